//! Long lists of events: by what they can be filtered, and the parts that they come in.

use serde::Serialize;

use super::{DayGroup, LinkView, Pager};

/// By what an event in a list is filtered. Several keys of one field stand with blanks between.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardKeys {
    /// Who.
    pub who: String,
    /// Regions.
    pub place: String,
    /// Its kind.
    pub kind: String,
    /// Who published its sources.
    pub source: String,
    /// The first day on which it can have happened (ISO 8601); empty where that is open.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// What readers can filter a list of events by.
#[derive(Clone, Debug, Serialize)]
pub struct FilterView {
    /// Fields that have something to choose from.
    pub fields: Vec<FilterField>,
    /// The first day of the list (ISO 8601), if there is one.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// How many events the list has.
    pub events: usize,
}

/// A field of a filter. Its name is a word of the interface: `filter-ID`.
#[derive(Clone, Debug, Serialize)]
pub struct FilterField {
    /// `who`, `place`, `kind`, `source`, `review`.
    pub id: &'static str,
    /// What can be chosen, by name.
    pub options: Vec<FilterOption>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FilterOption {
    /// As it stands in the address and in [`CardKeys`].
    pub key: String,
    /// As readers know it.
    pub label: String,
}

/// Groups that stand far before the rest: the background, folded away.
#[derive(Clone, Debug, Serialize)]
pub struct BeforeView {
    /// The first date of the rest, in words.
    pub until: String,
    /// How many events.
    pub events: usize,
    /// The events by day.
    pub groups: Vec<DayGroup>,
}

/// A month or a year that has a page.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodLink {
    /// Its page.
    pub url: String,
    /// Its name.
    pub text: String,
    /// How many events begin in it.
    pub events: usize,
}

/// A page with a part of the events: those of a month or a year, or all those of a subject that
/// has more than its own page shows.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    /// What the events have in common: the period, or a page of its own.
    pub of: Option<LinkView>,
    /// How many events, on all parts together.
    pub events: usize,
    /// Those of this part, by day.
    pub groups: Vec<DayGroup>,
    /// What the events of this part can be filtered by.
    pub filter: Option<FilterView>,
    /// Which part.
    pub pager: Option<Pager>,
    /// The period before that has events.
    pub previous: Option<LinkView>,
    /// The period after.
    pub next: Option<LinkView>,
}
