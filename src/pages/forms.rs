//! Which machine forms a site has, and where they stand.

use super::linked_data::DATA_PAGE;
use super::urls::href;
use super::view::{DataPageView, FormRow, LinkView, View};
use super::{Layout, Page};
use crate::model::{ActorSlug, RegionSlug};

/// A machine form: a file that the site's data is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its path below the output folder.
    pub path: String,
    /// What it is.
    pub kind: FormKind,
    /// Its name for readers.
    pub title: String,
}

/// What a machine form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Events as an Atom feed (RFC 4287).
    Atom(FeedOf),
    /// Events as a JSON Feed, version 1.1.
    JsonFeed,
    /// Events as a calendar (iCalendar, RFC 5545).
    Calendar,
    /// All data as JSON.
    Events,
    /// The JSON Schema of that.
    Schema,
    /// Events as a table (CSV, RFC 4180).
    EventTable,
    /// Figures as a table (CSV, RFC 4180).
    FigureTable,
    /// Events on the map (GeoJSON, RFC 7946).
    Map,
    /// Events for TimelineJS 3.
    TimelineJs,
    /// What rests on which words (W3C Web Annotation).
    Annotations,
    /// How a page is shown on another site (oEmbed 1.0).
    Oembed,
}

/// What a feed is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedOf {
    /// All events.
    Site,
    /// All corrections.
    Corrections,
    /// An actor's events.
    Actor(ActorSlug),
    /// A region's events.
    Region(RegionSlug),
}

impl FormKind {
    /// The name by which the interface's words know it (`form-ID`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::Atom(FeedOf::Corrections) => "corrections",
            Self::Atom(_) => "atom",
            Self::JsonFeed => "json-feed",
            Self::Calendar => "calendar",
            Self::Events => "events",
            Self::Schema => "schema",
            Self::EventTable => "event-table",
            Self::FigureTable => "figure-table",
            Self::Map => "map",
            Self::TimelineJs => "timelinejs",
            Self::Annotations => "annotations",
            Self::Oembed => "oembed",
        }
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Atom(_) => "application/atom+xml",
            Self::JsonFeed => "application/feed+json",
            Self::Calendar => "text/calendar",
            Self::Events => "application/json",
            Self::Schema => "application/schema+json",
            Self::EventTable | Self::FigureTable => "text/csv",
            Self::Map => "application/geo+json",
            Self::TimelineJs => "application/json",
            Self::Annotations => "application/ld+json",
            Self::Oembed => "application/json",
        }
    }
}

/// The path of a page's feed: its own with another extension.
fn feed_path(page: &str) -> String {
    format!("{}.xml", page.strip_suffix(".html").unwrap_or(page))
}

impl Layout<'_> {
    /// The forms in the order in which the page of data lists them. A private reading has none:
    /// what it shows nobody has reviewed.
    pub(super) fn forms(&self) -> Vec<Form> {
        if self.bare {
            return Vec::new();
        }
        let form = |path: &str, kind| Form {
            path: path.to_owned(),
            kind,
            title: self.site.title.clone(),
        };
        let mut forms = vec![
            form("data/events.json", FormKind::Events),
            form("data/events.schema.json", FormKind::Schema),
            form("data/events.csv", FormKind::EventTable),
            form("data/figures.csv", FormKind::FigureTable),
            form("data/events.geojson", FormKind::Map),
            form("data/timelinejs.json", FormKind::TimelineJs),
            form("data/annotations.jsonld", FormKind::Annotations),
            form("timeline.ics", FormKind::Calendar),
        ];
        if self.has_feeds() {
            forms.push(form("feed.json", FormKind::JsonFeed));
            forms.extend(self.feeds());
        }
        forms.extend(self.oembed_forms());
        forms
    }

    /// Entries of feeds have absolute ids and addresses, which only a site that knows its own can
    /// give; and a feed without entries would have no date.
    pub(super) fn has_feeds(&self) -> bool {
        !self.bare && self.settings.base_url.is_some() && !self.timeline.order.is_empty()
    }

    fn feeds(&self) -> Vec<Form> {
        let site = self.site.title.as_str();
        let titled = |title: &str| {
            let args = [("title", title.into()), ("site", site.into())];
            let words = self.locale.text("page-title", &args);
            words.unwrap_or_else(|| title.to_owned())
        };
        let feed = |path: String, of, title| Form {
            path,
            kind: FormKind::Atom(of),
            title,
        };
        let mut feeds = vec![feed("feed.xml".to_owned(), FeedOf::Site, site.to_owned())];
        if self.has_section("corrections") {
            let words = self.locale.text("nav-corrections", &[]).unwrap_or_default();
            let path = "corrections/feed.xml".to_owned();
            feeds.push(feed(path, FeedOf::Corrections, titled(&words)));
        }
        let index = &self.timeline.index;
        for id in index.by_actor.keys() {
            if let Some(entry) = self.timeline.actors.get(id) {
                let of = FeedOf::Actor(id.clone());
                feeds.push(feed(
                    feed_path(self.urls.actor(id)),
                    of,
                    titled(&entry.doc.title),
                ));
            }
        }
        for id in index.by_region.keys() {
            if let Some(entry) = self.timeline.regions.get(id) {
                let of = FeedOf::Region(id.clone());
                feeds.push(feed(
                    feed_path(self.urls.region(id)),
                    of,
                    titled(&entry.doc.title),
                ));
            }
        }
        feeds
    }

    /// The feeds of the whole site as pages link to them.
    pub(super) fn site_feeds(&self) -> Vec<LinkView> {
        if !self.has_feeds() {
            return Vec::new();
        }
        let feeds = self.feeds().into_iter();
        feeds
            .filter(|form| {
                matches!(
                    form.kind,
                    FormKind::Atom(FeedOf::Site | FeedOf::Corrections)
                )
            })
            .map(|form| LinkView {
                url: href(&form.path),
                text: form.title,
            })
            .collect()
    }

    /// The page that lists the forms; none in a private reading.
    pub(super) fn data_page(&self, forms: &[Form]) -> Option<Page> {
        if forms.is_empty() {
            return None;
        }
        let row = |form: &Form| FormRow {
            id: form.kind.id(),
            url: href(&form.path),
            path: form.path.clone(),
            media_type: form.kind.media_type(),
        };
        let is_listed = |form: &&Form| form.kind != FormKind::Oembed;
        let is_feed = |form: &&Form| matches!(form.kind, FormKind::Atom(_) | FormKind::JsonFeed);
        let is_own = |form: &&Form| {
            matches!(
                form.kind,
                FormKind::Atom(FeedOf::Actor(_) | FeedOf::Region(_))
            )
        };
        let view = DataPageView {
            files: forms
                .iter()
                .filter(|form| !is_feed(form) && is_listed(form))
                .map(row)
                .collect(),
            feeds: forms
                .iter()
                .filter(|form| is_feed(form) && !is_own(form))
                .map(row)
                .collect(),
            own_feeds: forms.iter().filter(is_own).count(),
        };
        let title = self.locale.text("data-title", &[]).unwrap_or_default();
        let mut page = self.page(DATA_PAGE, "data.html", &title, "data", View::Data(view));
        page.meta.description = self.locale.text("data-note", &[]);
        page.meta.linked_data = self.describe_data(forms);
        Some(page)
    }

    /// The feed of an actor's or region's page, where it has events.
    pub(super) fn own_feed(&self, path: &str, title: &str, events: usize) -> Option<LinkView> {
        (self.has_feeds() && events > 0).then(|| LinkView {
            url: href(&feed_path(path)),
            text: title.to_owned(),
        })
    }
}
