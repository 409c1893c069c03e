//! Which pages a site has: listed cheaply, and laid out one by one.
//!
//! A view is made when its page is asked for and goes when it has been printed: all views of a
//! large site are far larger than the timeline that they are made from.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::mem::discriminant;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::embed::Framed;
use super::files::Redirect;
use super::linked_data::DATA_PAGE;
use super::lists::{List, part_count};
use super::parts::Strand;
use super::periods::{Period, Subject};
use super::search;
use super::urls::{self, Address, Claims, Owner, Urls};
use super::view::SiteView;
use super::view::data::DataSet;
use super::{Card, Form, Layout, Page, PlainFile, Setting};
use crate::model::Diagnostics;
use crate::timeline::{Destination, Proposed, Timeline};

/// The pages of a site and what they are made from.
///
/// First comes the front page, then the pages of documents, which the [`Urls`] number, then the
/// others.
pub struct Plan<'t> {
    layout: Layout<'t>,
    /// The pages of no document.
    others: Vec<Planned<'t>>,
    /// Which of those has which path.
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

/// A page by its number.
enum Numbered<'p, 't> {
    Document(&'p Address),
    Other(&'p Planned<'t>),
}

/// What a page shows that is no document's.
enum Kind<'t> {
    Front,
    Proposal(&'t Proposed),
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

impl<'t> Plan<'t> {
    /// Lists the pages of a timeline.
    pub fn new(timeline: &'t Timeline, setting: &Setting<'t>, urls: &Arc<Urls>) -> Self {
        let layout = Layout::new(timeline, setting, Arc::clone(urls));
        let mut plan = Self {
            others: Vec::new(),
            places: HashMap::new(),
            files: layout.plain_files(),
            forms: layout.forms(),
            data: OnceLock::new(),
            layout,
        };
        plan.add_all(timeline);
        let places = plan.others.iter().enumerate();
        plan.places = places.map(|(at, page)| (page.path.clone(), at)).collect();
        plan
    }

    fn add_all(&mut self, timeline: &'t Timeline) {
        self.add("index.html", Kind::Front, None);
        for (id, proposed) in &timeline.proposed {
            self.add(urls::proposal(id), Kind::Proposal(proposed), None);
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
        self.others.push(Planned { path, kind, file });
    }

    /// Two files that give one URL are errors.
    pub fn check(&self, statics: &[String]) -> Diagnostics {
        let mut found = Diagnostics::default();
        let mut claims = Claims::default();
        self.claims(statics, |path, file| {
            let owner = file.map_or(Owner::Generated, |file| Owner::File(file.into_owned()));
            claims.claim(path, owner, &mut found);
        });
        found
    }

    /// A hash of all that [`check`](Self::check) looks at.
    pub fn addresses(&self, statics: &[String]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut bytes = Vec::new();
        self.claims(statics, |path, file| {
            bytes.extend_from_slice(path.as_bytes());
            bytes.push(0);
            bytes.extend_from_slice(file.as_deref().unwrap_or_default().as_bytes());
            bytes.push(1 + u8::from(file.is_some()));
        });
        hasher.update(&bytes);
        hasher.finalize()
    }

    /// Every path of the site, with the file that it comes from; nothing for what is generated.
    fn claims(&self, statics: &[String], mut claim: impl FnMut(&str, Option<Cow<'_, str>>)) {
        for path in statics {
            claim(path, Some(format!("static/{path}").into()));
        }
        for address in self.layout.urls.all() {
            claim(&address.path, Some(Cow::Borrowed(&address.file)));
        }
        for page in &self.others {
            claim(&page.path, page.file.map(Cow::Borrowed));
        }
        if self.is_searched() {
            claim(search::INDEX, None);
        }
        let sitemap = self.layout.has_sitemap().then_some(super::files::SITEMAP);
        let files = self.files.iter().map(|file| file.path.as_str());
        let forms = self.forms.iter().map(|form| form.path.as_str());
        for path in files.chain(forms).chain(sitemap) {
            claim(path, None);
        }
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
        self.layout.urls.all().len() + self.others.len()
    }

    /// Whether there are none; there is always a front page.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the page with that path.
    pub fn find(&self, path: &str) -> Option<usize> {
        let other = || self.places.get(path).map(|at| self.number_of_other(*at));
        let document = self.layout.urls.find(path).map(|at| at + 1);
        document.or_else(other)
    }

    /// The path of a page.
    pub fn path(&self, number: usize) -> Option<&str> {
        match self.numbered(number)? {
            Numbered::Document(address) => Some(&address.path),
            Numbered::Other(page) => Some(&page.path),
        }
    }

    fn numbered(&self, number: usize) -> Option<Numbered<'_, 't>> {
        let documents = self.layout.urls.all();
        match number {
            0 => self.others.first().map(Numbered::Other),
            of if of <= documents.len() => documents.get(of - 1).map(Numbered::Document),
            of => self.others.get(of - documents.len()).map(Numbered::Other),
        }
    }

    fn number_of_other(&self, at: usize) -> usize {
        match at {
            0 => 0,
            at => self.layout.urls.all().len() + at,
        }
    }

    /// For each kind of page the first of it.
    pub fn first_of_each_kind(&self) -> Vec<usize> {
        let documents = self.layout.urls.all();
        let kinds = documents.iter().map(|page| discriminant(&page.shows));
        let mut seen = HashSet::new();
        let first = kinds.enumerate().filter(|(_, kind)| seen.insert(*kind));
        let mut firsts: Vec<usize> = first.map(|(at, _)| at + 1).collect();
        let mut seen = HashSet::new();
        let others = self.others.iter().enumerate().filter(|(_, page)| {
            let list = match page.kind {
                Kind::List(list, _) => Some(list.section()),
                _ => None,
            };
            seen.insert((discriminant(&page.kind), list))
        });
        firsts.extend(others.map(|(at, _)| self.number_of_other(at)));
        firsts
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
        let mut page = match self.numbered(number)? {
            Numbered::Document(address) => layout.document_page(&address.shows)?,
            Numbered::Other(page) => self.other_page(&page.kind)?,
        };
        if let Some(framed) = self.framed(number) {
            layout.tell_embed(&mut page, &framed);
        }
        let card = layout.deal_card(&mut page);
        Some((page, card))
    }

    /// What of a page can be shown in a frame.
    fn framed(&self, number: usize) -> Option<Framed<'t>> {
        match self.numbered(number)? {
            Numbered::Other(page) => matches!(page.kind, Kind::Front).then_some(Framed::Timeline),
            Numbered::Document(address) => match &address.shows {
                Destination::Event(id) => self
                    .layout
                    .timeline
                    .events
                    .get(id)
                    .map(|event| Framed::Event(event)),
                Destination::Actor(id) => Some(Framed::Actor(id.clone())),
                Destination::Region(id) => Some(Framed::Region(id.clone())),
                _ => None,
            },
        }
    }

    fn other_page(&self, kind: &Kind<'_>) -> Option<Page> {
        let layout = &self.layout;
        Some(match kind {
            Kind::Front => layout.front_page(),
            Kind::Proposal(proposed) => layout.proposal_page(proposed)?,
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
        })
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

impl Layout<'_> {
    /// The page of a document.
    fn document_page(&self, document: &Destination) -> Option<Page> {
        let timeline = self.timeline;
        Some(match document {
            Destination::Event(id) => self.event_page(timeline.events.get(id)?)?,
            Destination::Article(id) => self.article_page(timeline.articles.get(id)?)?,
            Destination::Actor(id) => self.actor_page(id, timeline.actors.get(id)?),
            Destination::Region(id) => self.region_page(id, timeline.regions.get(id)?),
            Destination::Question(id) => self.question_page(timeline.questions.get(id)?),
            Destination::Page(id) => self.free_page(timeline.pages.get(id)?),
        })
    }
}

impl Page {
    /// What the sitemap says of it; nothing where search engines are asked to leave it out.
    pub fn listed(&self) -> Option<Listed> {
        let changed = self.changed;
        (!self.meta.noindex).then_some(Listed { changed })
    }
}
