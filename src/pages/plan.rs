//! Which pages a site has: listed cheaply, and laid out one by one.
//!
//! A view is made when its page is asked for and goes when it has been printed: all views of a
//! large site are far larger than the timeline that they are made from.

use std::collections::{HashMap, HashSet};
use std::mem::discriminant;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::embed::Framed;
use super::files::Redirect;
use super::linked_data::DATA_PAGE;
use super::lists::{List, part_count};
use super::parts::Strand;
use super::periods::{Period, Subject};
use super::search;
use super::urls::{self, Claims, Owner};
use super::view::SiteView;
use super::view::data::DataSet;
use super::{Card, Form, Layout, Page, PlainFile, Setting};
use crate::content::document::{ActorDoc, PageDoc, RegionDoc};
use crate::model::{ActorSlug, Diagnostics, RegionSlug};
use crate::timeline::{Article, Entry, Event, Proposed, Question, Timeline};

/// The pages of a site and what they are made from.
pub struct Plan<'t> {
    layout: Layout<'t>,
    pages: Vec<Planned<'t>>,
    /// Which page has which path.
    places: HashMap<String, usize>,
    files: Vec<PlainFile>,
    forms: Vec<Form>,
    /// The site as data, made when a form asks for it.
    data: OnceLock<DataSet>,
}

/// A page before it is laid out.
struct Planned<'t> {
    path: String,
    kind: Kind<'t>,
    /// The file that it is made from, by its path from the site folder.
    file: Option<&'t str>,
}

/// What a page shows.
enum Kind<'t> {
    Front,
    Event(&'t Event),
    Proposal(&'t Proposed),
    Article(&'t Article),
    Actor(&'t ActorSlug, &'t Entry<ActorDoc>),
    Region(&'t RegionSlug, &'t Entry<RegionDoc>),
    Question(&'t Question),
    Free(&'t Entry<PageDoc>),
    /// A part of a day.
    Day(NaiveDate, usize),
    Period(Period, usize),
    /// A part of the list of all events of an actor or a region.
    SubjectEvents(Subject, usize),
    /// A further part of a list on the page of an actor or a region.
    SubjectPart(Subject, Strand, usize),
    List(List, usize),
    /// A page of the figures, by its number among them.
    Figures(usize),
    Search,
    NotFound,
    Data,
    /// A page in small.
    Embed(Framed<'t>),
    Redirect(Redirect),
}

impl<'t> Kind<'t> {
    /// What of it can be shown in a frame.
    fn framed(&self) -> Option<Framed<'t>> {
        match self {
            Self::Front => Some(Framed::Timeline),
            Self::Event(event) => Some(Framed::Event(event)),
            Self::Actor(id, _) => Some(Framed::Actor((*id).clone())),
            Self::Region(id, _) => Some(Framed::Region((*id).clone())),
            _ => None,
        }
    }
}

impl<'t> Plan<'t> {
    /// Lists the pages of a timeline.
    pub fn new(timeline: &'t Timeline, setting: &Setting<'t>) -> Self {
        let layout = Layout::new(timeline, setting);
        let mut plan = Self {
            pages: Vec::new(),
            places: HashMap::new(),
            files: layout.plain_files(),
            forms: layout.forms(),
            data: OnceLock::new(),
            layout,
        };
        plan.add_all(timeline);
        let places = plan.pages.iter().enumerate();
        plan.places = places.map(|(at, page)| (page.path.clone(), at)).collect();
        plan
    }

    fn add_all(&mut self, timeline: &'t Timeline) {
        self.add("index.html", Kind::Front, None);
        for (id, event) in &timeline.events {
            let path = self.layout.urls.event(id).to_owned();
            self.add(path, Kind::Event(event), Some(&event.head.path));
        }
        for (id, proposed) in &timeline.proposed {
            self.add(urls::proposal(id), Kind::Proposal(proposed), None);
        }
        for (id, article) in &timeline.articles {
            let path = self.layout.urls.article(id).to_owned();
            self.add(path, Kind::Article(article), Some(&article.doc.head.path));
        }
        for (id, entry) in &timeline.actors {
            let path = self.layout.urls.actor(id).to_owned();
            self.add(path, Kind::Actor(id, entry), Some(&entry.doc.head.path));
        }
        for (id, entry) in &timeline.regions {
            let path = self.layout.urls.region(id).to_owned();
            self.add(path, Kind::Region(id, entry), Some(&entry.doc.head.path));
        }
        for (id, question) in &timeline.questions {
            let path = self.layout.urls.question(id).to_owned();
            self.add(path, Kind::Question(question), Some(&question.head.path));
        }
        for (id, entry) in &timeline.pages {
            let path = self.layout.urls.page(id).to_owned();
            self.add(path, Kind::Free(entry), Some(&entry.doc.head.path));
        }
        for date in self.layout.days.clone() {
            for number in 1..=self.layout.day_parts(date) {
                self.add(urls::day_part(date, number), Kind::Day(date, number), None);
            }
        }
        let periods = self.layout.periods().iter();
        let periods: Vec<_> = periods
            .map(|(of, events)| (*of, part_count(events.len())))
            .collect();
        for (of, parts) in periods {
            for number in 1..=parts {
                self.add(urls::period(of, number), Kind::Period(of, number), None);
            }
        }
        for (subject, parts) in self.layout.long_subjects() {
            for number in 1..=parts {
                let path = self.layout.subject_events_path(&subject, number);
                self.add(path, Kind::SubjectEvents(subject.clone(), number), None);
            }
        }
        for (subject, strand, number) in self.layout.further_parts() {
            let path = self.layout.subject_part_path(&subject, strand, number);
            self.add(path, Kind::SubjectPart(subject, strand, number), None);
        }
        for (list, parts) in self.layout.lists() {
            for number in 1..=parts {
                let path = urls::list(list.section(), number);
                self.add(path, Kind::List(list, number), None);
            }
        }
        let figures = self.layout.figures().1.iter().map(|page| page.path.clone());
        for (at, path) in figures.collect::<Vec<_>>().into_iter().enumerate() {
            self.add(path, Kind::Figures(at), None);
        }
        if self.is_searched() {
            self.add(search::PATH, Kind::Search, None);
        }
        self.add("404.html", Kind::NotFound, None);
        if !self.forms.is_empty() {
            self.add(DATA_PAGE, Kind::Data, None);
        }
        for framed in self.layout.framed() {
            self.add(framed.path(), Kind::Embed(framed), None);
        }
        for (redirect, file) in self.layout.redirects() {
            let path = redirect.path.clone();
            self.add(path, Kind::Redirect(redirect), Some(file));
        }
    }

    fn add(&mut self, path: impl Into<String>, kind: Kind<'t>, file: Option<&'t str>) {
        let path = path.into();
        self.pages.push(Planned { path, kind, file });
    }

    /// Two files that give one URL are errors.
    pub fn check(&self, statics: &[String]) -> Diagnostics {
        let mut found = Diagnostics::default();
        let mut claims = Claims::default();
        for path in statics {
            claims.claim(path, Owner::File(format!("static/{path}")), &mut found);
        }
        for page in &self.pages {
            let owner = page
                .file
                .map_or(Owner::Generated, |file| Owner::File(file.to_owned()));
            claims.claim(&page.path, owner, &mut found);
        }
        if self.is_searched() {
            claims.claim(search::INDEX, Owner::Generated, &mut found);
        }
        let sitemap = self.layout.has_sitemap().then_some(super::files::SITEMAP);
        let files = self.files.iter().map(|file| file.path.as_str());
        let forms = self.forms.iter().map(|form| form.path.as_str());
        for path in files.chain(forms).chain(sitemap) {
            claims.claim(path, Owner::Generated, &mut found);
        }
        found
    }

    /// What is the same on all pages.
    pub fn site(&self) -> &SiteView {
        &self.layout.site
    }

    /// Whether there is a search page.
    pub fn is_searched(&self) -> bool {
        self.layout.has_section("search")
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there are none; there is always a front page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The number of the page with that path.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.places.get(path).copied()
    }

    /// The path of a page.
    pub fn path(&self, number: usize) -> Option<&str> {
        self.pages.get(number).map(|page| page.path.as_str())
    }

    /// For each kind of page the first of it.
    pub fn first_of_each_kind(&self) -> Vec<usize> {
        let mut seen = HashSet::new();
        let pages = self.pages.iter().enumerate();
        pages
            .filter(|(_, page)| {
                let list = match page.kind {
                    Kind::List(list, _) => Some(list.section()),
                    _ => None,
                };
                seen.insert((discriminant(&page.kind), list))
            })
            .map(|(number, _)| number)
            .collect()
    }

    /// The files that no template prints, but for the sitemap.
    pub fn files(&self) -> &[PlainFile] {
        &self.files
    }

    /// The machine forms, written from [`data`](Self::data).
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The site as data.
    pub fn data(&self) -> &DataSet {
        self.data.get_or_init(|| self.layout.data())
    }

    /// The picture of all pages that have none of their own.
    pub fn site_card(&self) -> Option<&Card> {
        self.layout.site_card()
    }

    /// Lays a page out.
    pub fn page(&self, number: usize) -> Option<Page> {
        self.page_and_card(number).map(|(page, _)| page)
    }

    /// Lays a page out, and says which picture has to be drawn for it alone.
    pub fn page_and_card(&self, number: usize) -> Option<(Page, Option<Card>)> {
        let layout = &self.layout;
        let kind = &self.pages.get(number)?.kind;
        let mut page = match kind {
            Kind::Front => layout.front_page(),
            Kind::Event(event) => layout.event_page(event)?,
            Kind::Proposal(proposed) => layout.proposal_page(proposed)?,
            Kind::Article(article) => layout.article_page(article)?,
            Kind::Actor(id, entry) => layout.actor_page(id, entry),
            Kind::Region(id, entry) => layout.region_page(id, entry),
            Kind::Question(question) => layout.question_page(question),
            Kind::Free(entry) => layout.free_page(entry),
            Kind::Day(date, number) => layout.day_page(*date, *number),
            Kind::Period(of, number) => layout.period_page(*of, *number)?,
            Kind::SubjectEvents(subject, number) => layout.subject_events_page(subject, *number)?,
            Kind::SubjectPart(subject, strand, number) => {
                layout.subject_part_page(subject, *strand, *number)?
            }
            Kind::List(list, number) => layout.list_page(*list, *number),
            Kind::Figures(at) => layout.figures().1.get(*at)?.clone(),
            Kind::Search => layout.search_page(),
            Kind::NotFound => layout.not_found_page(),
            Kind::Data => layout.data_page(&self.forms)?,
            Kind::Embed(framed) => layout.embed_page(framed)?,
            Kind::Redirect(redirect) => layout.redirect_page(redirect),
        };
        if let Some(framed) = kind.framed() {
            layout.tell_embed(&mut page, &framed);
        }
        let card = layout.deal_card(&mut page);
        Some((page, card))
    }

    /// `sitemap.xml` (sitemaps.org 0.9), of the pages that search engines may list, each with its
    /// number. Absolute addresses only, so there is none without a base URL.
    pub fn sitemap(&self, mut listed: Vec<(usize, Listed)>) -> Option<PlainFile> {
        listed.sort_by_key(|(number, _)| *number);
        self.layout.sitemap(
            listed
                .iter()
                .filter_map(|(number, listed)| Some((self.path(*number)?, listed.changed))),
        )
    }
}

/// A page that search engines may list.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The day of its last change in substance.
    pub changed: Option<NaiveDate>,
}

impl Page {
    /// What the sitemap says of it; nothing where search engines are asked to leave it out.
    pub fn listed(&self) -> Option<Listed> {
        let changed = self.changed;
        (!self.meta.noindex).then_some(Listed { changed })
    }
}
