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
mod embed;
mod event;
mod evidence;
mod figures;
mod files;
mod filter;
mod forms;
mod glance;
mod html;
mod linked_data;
mod lists;
mod markdown;
mod parts;
mod periods;
mod pictures;
mod plan;
mod proposal;
mod schema_org;
mod search;
mod share;
mod story;
mod subject;
pub mod urls;
pub mod view;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock, RwLock};

use chrono::NaiveDate;

pub use self::forms::{FeedOf, Form, FormKind};
pub use self::plan::{Listed, Plan};
pub use self::share::Card;
pub use self::urls::Urls;
use self::urls::{href, root};
use self::view::{
    EventCard, LinkView, MeasureRow, PageView, ProposalCard, SectionLink, SiteView, SourceRef, View,
};
use crate::content::document::{Head, PageDoc};
use crate::locale::Locale;
use crate::model::{ArticleId, EventId, ProposalId};
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

/// What laying out needs to know besides the timeline.
#[derive(Clone, Copy)]
pub struct Setting<'s> {
    /// The site's settings.
    pub settings: &'s Settings,
    /// The interface's words.
    pub locale: &'s Locale,
    /// Whether it is the private reading of a bare folder.
    pub bare: bool,
    /// Whether the site is to have a search page.
    pub search: bool,
}

/// Everything that pages are made from.
struct Layout<'t> {
    timeline: &'t Timeline,
    settings: &'t Settings,
    locale: &'t Locale,
    bare: bool,
    urls: Arc<Urls>,
    site: SiteView,
    /// Events as lists show them, by number, each made once, when a list first shows it.
    cards: Vec<OnceLock<Arc<EventCard>>>,
    /// Proposals as lists show them.
    proposal_cards: OnceLock<BTreeMap<ProposalId, Arc<ProposalCard>>>,
    /// The listed events in the order in which lists show them.
    order: OnceLock<Vec<EventId>>,
    /// Where listed events stand in the order.
    positions: OnceLock<HashMap<EventId, usize>>,
    /// Days in words, each when it is first said.
    days_said: RwLock<HashMap<NaiveDate, Arc<words::DayWords>>>,
    /// The days that have a page.
    days: BTreeSet<NaiveDate>,
    /// Sources as evidence names them, by number, each made once.
    sources: Vec<OnceLock<Box<SourceRef>>>,
    /// Articles in the order of their list.
    articles: OnceLock<Vec<ArticleId>>,
    /// The periods of a long timeline.
    periods: OnceLock<BTreeMap<periods::Period, Vec<EventId>>>,
    /// What the lists of actors and regions hold, each put in order when a page first asks.
    holdings: BTreeMap<periods::Subject, OnceLock<parts::Holdings<'t>>>,
    /// The figures by whom and what they concern.
    figures_of: OnceLock<parts::FiguresOf<'t>>,
    /// What the pictures of all pages have in common.
    pictures: OnceLock<pictures::Frame>,
    /// Where the figures stand.
    measures: OnceLock<figures::MeasurePaths>,
    /// The measures of their list, and their pages.
    figures: OnceLock<(Vec<MeasureRow>, Vec<Page>)>,
    /// The picture of pages that have none of their own.
    site_card: OnceLock<Option<Card>>,
}

impl<'t> Layout<'t> {
    fn new(timeline: &'t Timeline, setting: &Setting<'t>, urls: Arc<Urls>) -> Self {
        let days = timeline.index.by_day.keys();
        let mut layout = Self {
            timeline,
            settings: setting.settings,
            locale: setting.locale,
            bare: setting.bare,
            site: site_view(timeline, setting),
            cards: urls.all().iter().map(|_| OnceLock::new()).collect(),
            proposal_cards: OnceLock::new(),
            order: OnceLock::new(),
            positions: OnceLock::new(),
            days_said: RwLock::default(),
            days: days
                .chain(timeline.index.proposed_by_day.keys())
                .copied()
                .collect(),
            sources: urls.all().iter().map(|_| OnceLock::new()).collect(),
            urls,
            articles: OnceLock::new(),
            periods: OnceLock::new(),
            holdings: timeline
                .actors
                .keys()
                .map(|id| periods::Subject::Actor(id.clone()))
                .chain(
                    timeline
                        .regions
                        .keys()
                        .map(|id| periods::Subject::Region(id.clone())),
                )
                .map(|subject| (subject, OnceLock::new()))
                .collect(),
            figures_of: OnceLock::new(),
            pictures: OnceLock::new(),
            measures: OnceLock::new(),
            figures: OnceLock::new(),
            site_card: OnceLock::new(),
        };
        layout.site.pages = layout.free_links();
        layout.site.feeds = layout.site_feeds();
        layout
    }
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
    /// The listed events in the order in which lists show them.
    fn order(&self) -> &[EventId] {
        let make = || cards::list_order(self.timeline);
        self.order.get_or_init(make)
    }

    /// Where listed events stand in the order.
    fn position(&self, id: &EventId) -> Option<usize> {
        let positions = self.positions.get_or_init(|| {
            let order = self.order().iter().enumerate();
            order.map(|(at, id)| (id.clone(), at)).collect()
        });
        positions.get(id).copied()
    }

    /// What the pictures of all pages have in common.
    fn pictures(&self) -> &pictures::Frame {
        let make = || pictures::Frame::new(self.timeline);
        self.pictures.get_or_init(make)
    }

    /// Where the figures stand.
    fn measures(&self) -> &figures::MeasurePaths {
        let make = || figures::MeasurePaths::new(self.timeline);
        self.measures.get_or_init(make)
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
                embed: None,
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
            .map(|entry| &*entry.doc)
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
