//! The timeline, days, and lists.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    ArticleRow, BeforeView, CardKeys, DateView, EventCard, FigureView, FilterView, GridView,
    LinkView, MapView, PeriodLink, ProposalCard, Step, StripView,
};

/// The front page: the timeline.
#[derive(Clone, Debug, Serialize)]
pub struct FrontView {
    /// What a reader wants to know first.
    pub glance: Option<GlanceView>,
    /// The events on a line of time.
    pub strip: Option<StripView>,
    /// The events by region and time.
    pub grid: Option<GridView>,
    /// The events by region.
    pub map: Option<MapView>,
    /// The events by day; of very many those that matter most.
    pub groups: Vec<DayGroup>,
    /// Those that lie long before the rest.
    pub before: Option<BeforeView>,
    /// What the events can be filtered by.
    pub filter: Option<FilterView>,
    /// How many events the page shows.
    pub shown: usize,
    /// Pages by month or year, where the page does not show all.
    pub periods: Vec<PeriodLink>,
    /// Questions on which accounts differ most.
    pub questions: Vec<QuestionRow>,
    /// How many questions there are.
    pub questions_all: usize,
    /// How many events.
    pub events: usize,
    /// How many proposals.
    pub proposed: usize,
    /// How many sources.
    pub articles: usize,
    /// For a site without events: its sources, the first of a long list.
    pub sources: Vec<ArticleRow>,
    /// Whether there are more.
    pub more_sources: bool,
    /// For a site without events: actors that its texts name.
    pub actors: Vec<ActorRow>,
    /// For a site without events: regions that its texts name.
    pub regions: Vec<RegionRow>,
}

/// The timeline at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct GlanceView {
    /// The first event, a background left aside.
    pub first: Option<Step>,
    /// The days with the most events.
    pub days: Vec<PlaceCount>,
    /// The regions with the most events.
    pub places: Vec<PlaceCount>,
    /// The figures that most accounts give.
    pub figures: Vec<GlanceFigure>,
}

/// A day or a region, and how many events it has.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceCount {
    /// Its page.
    pub url: String,
    /// Its name.
    pub text: String,
    /// How many.
    pub events: usize,
}

/// A series of figures in one line.
#[derive(Clone, Debug, Serialize)]
pub struct GlanceFigure {
    /// All of it.
    pub url: String,
    /// The measure's name.
    pub measure: String,
    /// What of it is counted; nothing for all of it.
    pub of: Option<String>,
    /// From the lowest to the highest number.
    pub range: String,
    /// How many accounts there are.
    pub accounts: String,
    /// The lowest figure, and the highest where it is another.
    pub ends: Vec<FigureView>,
}

/// Events under one date.
#[derive(Clone, Debug, Serialize)]
pub struct DayGroup {
    /// An anchor: `d2022-01-05`, or made from a less precise date.
    pub anchor: String,
    /// The date.
    pub date: DateView,
    /// With the weekday, where it is a day.
    pub heading: String,
    /// The day's page.
    pub url: Option<String>,
    /// The events.
    pub events: Vec<Arc<EventCard>>,
    /// What a program found and nobody has reviewed.
    pub proposed: Vec<Arc<ProposalCard>>,
    /// How many more of these the day's page shows.
    pub more_proposed: usize,
    /// By what these can be filtered; empty where they are too many for the page.
    pub more_keys: Vec<CardKeys>,
    /// Where it stands among others: a day, and whether before it, on it or after it.
    #[serde(skip)]
    pub place: (NaiveDate, i8),
}

/// Events of a day that have something in common.
#[derive(Clone, Debug, Serialize)]
pub struct DayPart {
    /// `all`, `time` (the time is known), `region`, `several` (regions), `nowhere` (none named).
    pub id: &'static str,
    /// The region.
    pub region: Option<LinkView>,
    /// The events.
    pub events: Vec<Arc<EventCard>>,
}

/// A day's page.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// The day.
    pub date: DateView,
    /// With the weekday.
    pub heading: String,
    /// What happened on it: by time where it is known, else by region.
    pub parts: Vec<DayPart>,
    /// How many events happened on it.
    pub events: usize,
    /// Which part of a long day.
    pub pager: Option<Pager>,
    /// What had begun before and was still going on.
    pub continuing: Vec<Arc<EventCard>>,
    /// What happened on some day of a span that holds it.
    pub perhaps: Vec<Arc<EventCard>>,
    /// What a program found of the day and nobody has reviewed.
    pub proposed: Vec<Arc<ProposalCard>>,
    /// What a program found of a span that holds it.
    pub perhaps_proposed: Vec<Arc<ProposalCard>>,
    /// The day before that has events.
    pub previous: Option<LinkView>,
    /// The day after that has events.
    pub next: Option<LinkView>,
}

/// A part of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Which part, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// The part before.
    pub previous: Option<String>,
    /// The part after.
    pub next: Option<String>,
    /// All parts; of very many those around this one and some of the others.
    pub parts: Vec<LinkView>,
    /// Which of them is this one, from 1.
    pub current: usize,
}

/// The list of actors.
#[derive(Clone, Debug, Serialize)]
pub struct ActorsView {
    /// By name.
    pub actors: Vec<ActorRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// An actor in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ActorRow {
    /// The page.
    pub url: String,
    /// The name.
    pub name: String,
    /// `person`, `organisation`, `state`, `group`.
    pub kind: Option<String>,
    /// What they were.
    pub role: Option<String>,
    /// How many events.
    pub events: usize,
    /// How many proposals.
    pub proposed: usize,
    /// How many passages name them.
    pub passages: usize,
}

/// The list of regions.
#[derive(Clone, Debug, Serialize)]
pub struct RegionsView {
    /// By name.
    pub regions: Vec<RegionRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// A region in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RegionRow {
    /// The page.
    pub url: String,
    /// The name.
    pub name: String,
    /// `region` or `city`.
    pub kind: Option<String>,
    /// Its capital.
    pub capital: Option<String>,
    /// How many events.
    pub events: usize,
    /// How many proposals.
    pub proposed: usize,
    /// How many passages name it.
    pub passages: usize,
}

/// The list of sources.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesView {
    /// By date.
    pub articles: Vec<ArticleRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// The list of questions.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsView {
    /// By title.
    pub questions: Vec<QuestionRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// A question in a list.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionRow {
    /// The page.
    pub url: String,
    /// The question.
    pub title: String,
    /// How many accounts.
    pub accounts: usize,
    /// The answers given, in the order in which they were.
    pub answers: Vec<String>,
}

/// The corrections page.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionsView {
    /// The latest first.
    pub corrections: Vec<CorrectionRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// A correction and its event.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionRow {
    /// The day.
    pub date: DateView,
    /// What was changed and why.
    pub note: String,
    /// The event.
    pub event: LinkView,
    /// Whether the event was retracted.
    pub retracted: bool,
}

/// `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {}

/// The page of data files and feeds.
#[derive(Clone, Debug, Serialize)]
pub struct DataPageView {
    /// The data files.
    pub files: Vec<FormRow>,
    /// The feeds of the whole site; none where its address is not known.
    pub feeds: Vec<FormRow>,
    /// How many pages have a feed of their own.
    pub own_feeds: usize,
}

/// A data file or feed. Its name is a word of the interface, `form-ID`; what is in it `form-ID-note`.
#[derive(Clone, Debug, Serialize)]
pub struct FormRow {
    /// What it is.
    pub id: &'static str,
    /// The file.
    pub url: String,
    /// Its path as readers see it.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
}
