//! Lay out: the timeline becomes pages (URL, template, view).
//!
//! To change what a page shows, change its file here and its view in [`view`]; to change how it
//! looks, its template. Rights are weighed here and nowhere later: what may not be shown is in
//! no view.

mod article;
mod cards;
mod cite;
mod data;
mod day;
mod event;
mod evidence;
mod figures;
mod files;
mod filter;
mod forms;
mod html;
mod linked_data;
mod lists;
mod markdown;
mod periods;
mod pictures;
mod proposal;
mod search;
mod share;
mod story;
mod subject;
pub mod urls;
pub mod view;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use self::forms::{FeedOf, Form, FormKind};
pub use self::share::Card;
use self::urls::{Claims, Owner, Urls, href, root};
use self::view::data::DataSet;
use self::view::{EventCard, LinkView, PageView, ProposalCard, SectionLink, SiteView, View};
use crate::content::document::{Head, PageDoc};
use crate::locale::Locale;
use crate::model::{Diagnostics, EventId, ProposalId};
use crate::site::Settings;
use crate::timeline::Timeline;

/// A page, laid out.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file below the output folder, parts joined by `/`.
    pub path: String,
    /// The template that prints it.
    pub template: String,
    /// What every page has.
    pub meta: PageView,
    /// What this one shows.
    pub view: View,
    /// The file that it is made from, by its path from the site folder.
    pub file: Option<String>,
    /// The day of its last change in substance.
    pub changed: Option<NaiveDate>,
}

/// A file that no template prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainFile {
    /// Its path below the output folder.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A site, laid out.
#[derive(Debug)]
pub struct Pages {
    /// What is the same on all pages.
    pub site: SiteView,
    /// The pages.
    pub pages: Vec<Page>,
    /// The other files.
    pub files: Vec<PlainFile>,
    /// The machine forms, written from `data`.
    pub forms: Vec<Form>,
    /// The site as data.
    pub data: DataSet,
    /// Pictures to be drawn for those who share a page's address.
    pub cards: Vec<Card>,
}

/// What laying out needs to know besides the timeline.
#[derive(Clone, Copy)]
pub struct Setting<'s> {
    /// The site's settings.
    pub settings: &'s Settings,
    /// The interface's words.
    pub locale: &'s Locale,
    /// Whether it is the private reading of a bare folder.
    pub bare: bool,
    /// The paths of static files, which pages must not take.
    pub statics: &'s [String],
    /// Whether the site is to have a search page.
    pub search: bool,
}

/// Everything that pages are made from.
struct Layout<'t> {
    timeline: &'t Timeline,
    settings: &'t Settings,
    locale: &'t Locale,
    bare: bool,
    urls: Urls,
    site: SiteView,
    /// Events as lists show them, each made once.
    cards: BTreeMap<EventId, Arc<EventCard>>,
    /// Proposals as lists show them.
    proposal_cards: BTreeMap<ProposalId, Arc<ProposalCard>>,
    /// Where listed events stand in the order.
    positions: HashMap<EventId, usize>,
    /// What the pictures of all pages have in common.
    pictures: pictures::Frame,
    /// Where the figures stand.
    measures: figures::MeasurePaths,
}

/// Lays a site out. Two files that give one URL are errors.
pub fn lay_out(timeline: &Timeline, setting: &Setting<'_>) -> (Pages, Diagnostics) {
    let mut layout = Layout {
        timeline,
        settings: setting.settings,
        locale: setting.locale,
        bare: setting.bare,
        urls: Urls::new(timeline),
        site: site_view(timeline, setting),
        cards: BTreeMap::new(),
        proposal_cards: BTreeMap::new(),
        positions: timeline
            .order
            .iter()
            .enumerate()
            .map(|(at, id)| (id.clone(), at))
            .collect(),
        pictures: pictures::Frame::new(timeline),
        measures: figures::MeasurePaths::new(timeline),
    };
    layout.site.pages = layout.free_links();
    layout.cards = layout.make_cards();
    layout.site.feeds = layout.site_feeds();
    layout.proposal_cards = layout.make_proposal_cards();

    let mut found = Diagnostics::default();
    let mut claims = Claims::default();
    for path in setting.statics {
        claims.claim(path, Owner::File(format!("static/{path}")), &mut found);
    }
    let forms = layout.forms();
    let mut pages = layout.pages();
    pages.extend(layout.data_page(&forms));
    for page in &pages {
        let owner = page.file.clone().map_or(Owner::Generated, Owner::File);
        claims.claim(&page.path, owner, &mut found);
    }
    pages.extend(layout.redirects(&mut claims, &mut found));
    let cards = layout.deal_cards(&mut pages);
    if layout.has_section("search") {
        claims.claim(search::INDEX, Owner::Generated, &mut found);
    }
    let files = layout.plain_files(&pages);
    let generated = files.iter().map(|file| &file.path);
    let generated = generated.chain(forms.iter().map(|form| &form.path));
    for path in generated.chain(cards.iter().map(|card| &card.path)) {
        claims.claim(path, Owner::Generated, &mut found);
    }
    let data = layout.data();
    (
        Pages {
            site: layout.site,
            pages,
            files,
            forms,
            data,
            cards,
        },
        found,
    )
}

fn site_view(timeline: &Timeline, setting: &Setting<'_>) -> SiteView {
    let settings = setting.settings;
    let untitled = || {
        setting
            .locale
            .text("site-untitled", &[])
            .unwrap_or_default()
    };
    let contact = settings.contact.url.clone();
    SiteView {
        title: settings.title.clone().unwrap_or_else(untitled),
        description: settings.description.clone(),
        language: settings.language.clone(),
        rtl: is_rtl(&settings.language),
        logo: settings.site.logo.as_deref().map(href),
        footer: settings.site.footer.clone(),
        licence_texts: settings.site.licence_texts.clone(),
        licence_data: settings.site.licence_data.clone(),
        contact: contact.or_else(|| {
            settings
                .contact
                .email
                .as_ref()
                .map(|email| format!("mailto:{email}"))
        }),
        repository: settings.repository.url.clone(),
        colours: settings.site.accent.is_some() || settings.site.accent_dark.is_some(),
        sections: sections(timeline, setting),
        pages: Vec::new(),
        bare: setting.bare,
        feeds: Vec::new(),
    }
}

/// The sections that have something to show; the timeline is always there.
fn sections(timeline: &Timeline, setting: &Setting<'_>) -> Vec<SectionLink> {
    let corrections = timeline
        .events
        .values()
        .any(|event| !event.corrections.is_empty());
    let figures = timeline.standing().any(|event| !event.figures.is_empty());
    [
        ("timeline", "index.html", true),
        (
            "questions",
            "questions/index.html",
            !timeline.questions.is_empty(),
        ),
        ("figures", "figures/index.html", figures),
        ("actors", "actors/index.html", !timeline.actors.is_empty()),
        (
            "regions",
            "regions/index.html",
            !timeline.regions.is_empty(),
        ),
        (
            "articles",
            "articles/index.html",
            !timeline.articles.is_empty(),
        ),
        ("corrections", "corrections/index.html", corrections),
        (
            "search",
            search::PATH,
            search::is_searched(timeline, setting),
        ),
    ]
    .into_iter()
    .filter(|(_, _, shown)| *shown)
    .map(|(id, url, _)| SectionLink { id, url })
    .collect()
}

/// Languages that are written from right to left.
fn is_rtl(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    matches!(
        primary,
        "ar" | "he" | "fa" | "ur" | "ps" | "ug" | "yi" | "dv" | "ckb"
    )
}

impl Layout<'_> {
    fn pages(&self) -> Vec<Page> {
        let timeline = self.timeline;
        let mut pages = vec![self.front_page()];
        pages.par_extend(
            timeline
                .events
                .par_iter()
                .filter_map(|(_, event)| self.event_page(event)),
        );
        pages.par_extend(
            timeline
                .proposed
                .par_iter()
                .filter_map(|(_, proposed)| self.proposal_page(proposed)),
        );
        pages.par_extend(
            timeline
                .articles
                .par_iter()
                .filter_map(|(_, article)| self.article_page(article)),
        );
        pages.par_extend(
            timeline
                .actors
                .par_iter()
                .map(|(id, entry)| self.actor_page(id, entry)),
        );
        pages.par_extend(
            timeline
                .regions
                .par_iter()
                .map(|(id, entry)| self.region_page(id, entry)),
        );
        pages.par_extend(
            timeline
                .questions
                .par_iter()
                .map(|(_, question)| self.question_page(question)),
        );
        pages.par_extend(
            timeline
                .pages
                .par_iter()
                .map(|(_, entry)| self.free_page(entry)),
        );
        pages.extend(self.day_pages());
        pages.extend(self.period_pages());
        pages.extend(self.subject_event_pages());
        pages.extend(self.list_pages());
        pages.extend(self.search_page());
        pages.push(self.not_found_page());
        pages
    }

    /// A page with what every page has.
    fn page(&self, path: &str, template: &str, title: &str, section: &str, view: View) -> Page {
        Page {
            path: path.to_owned(),
            template: template.to_owned(),
            meta: PageView {
                url: href(path),
                root: root(path),
                title: title.to_owned(),
                description: None,
                canonical: self.absolute(path),
                // What nobody has reviewed is not for search engines.
                noindex: self.bare || view.shows_proposed(),
                section: section.to_owned(),
                edit_url: None,
                feed: None,
                card: None,
                linked_data: None,
            },
            view,
            file: None,
            changed: None,
        }
    }

    /// A page made from a file that can be edited.
    fn with_file(&self, mut page: Page, head: &Head) -> Page {
        page.meta.edit_url = self
            .settings
            .repository
            .edit
            .as_ref()
            .map(|edit| format!("{edit}{}#L{}", href(&head.path), head.line));
        page.file = Some(head.path.clone());
        page.changed = head.updated;
        page
    }

    fn has_section(&self, id: &str) -> bool {
        self.site.sections.iter().any(|section| section.id == id)
    }

    fn free_links(&self) -> Vec<LinkView> {
        let mut pages: Vec<&PageDoc> = self
            .timeline
            .pages
            .values()
            .map(|entry| &entry.doc)
            .collect();
        pages.sort_by(|a, b| (a.weight, &a.title).cmp(&(b.weight, &b.title)));
        let link = |page: &PageDoc| LinkView {
            url: href(self.urls.page(&page.id)),
            text: page.title.clone(),
        };
        pages.into_iter().map(link).collect()
    }

    /// A path's absolute address, where the site's is known. The front page is its folder.
    fn absolute(&self, path: &str) -> Option<String> {
        let base = self.settings.base_url.as_ref()?;
        Some(if path == "index.html" {
            base.clone()
        } else {
            format!("{base}{}", href(path))
        })
    }

    /// The path part of the base URL, with slashes at both ends.
    fn base_path(&self) -> String {
        let base = self.settings.base_url.as_deref().unwrap_or_default();
        let after_scheme = base.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .split_once('/')
            .map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
    }
}
