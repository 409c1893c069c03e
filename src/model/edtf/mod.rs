//! Dates in EDTF, the Extended Date/Time Format of ISO 8601-2:2019.
//!
//! An [`Edtf`] says when something happened and how well that is known. All of level 1 is
//! read, and of level 2 the choice `[a..b]`: on some day (in some month, some year) between.
//!
//! | text | meaning |
//! | --- | --- |
//! | `2022-01-05`, `2022-01`, `2022`, `-0043`, `Y17000` | a day, a month, a year |
//! | `2022-01-05T20:00`, `…T20:00:15`, `…T20:00Z`, `…T20:00+06:00` | a time |
//! | `2022-01-05?`, `2022-01-05~`, `2022-01-05%` | uncertain, approximate, both |
//! | `202X`, `20XX`, `2022-XX`, `2022-01-XX`, `2022-XX-XX` | digits not known |
//! | `2022-21` … `2022-24` | spring, summer, autumn, winter |
//! | `2022-01-04/2022-01-06`, `2022-01-05/..`, `2022-01-05/` | lasting; open end; unknown end |
//! | `[2022-01-04..2022-01-06]` | once, on some day between |
//!
//! Beyond the standard's letter, times may leave out the seconds and may be qualified, since
//! that is how accounts give them ("at about 20:00").
//!
//! ```
//! use qantar::model::edtf::Edtf;
//!
//! let raid: Edtf = "2022-01-05T20:00/2022-01-06T05:00".parse()?;
//! assert_eq!(raid.days().count(), 2);
//! assert!(raid.day().is_none());
//!
//! let slip = Edtf::parse("2022-02-30").unwrap_err();
//! assert_eq!(slip.message, "February 2022 has 28 days");
//! # Ok::<(), qantar::model::edtf::EdtfError>(())
//! ```

mod date;
mod error;
mod hint;
mod hint_words;
mod order;
mod parse;
#[cfg(test)]
mod tests;
mod zone;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

pub use date::{Date, Point, Precision, Qualifier, Season, Time};
pub use error::EdtfError;
pub use order::SortKey;

/// A date in EDTF: when something happened, as well as it is known. Always a valid one, since
/// it can only be made by reading one or from a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    kind: Kind,
}

/// What an [`Edtf`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One date, of whatever precision.
    Date(Date),
    /// `start/end`: something that lasted. At least one end is known.
    Interval {
        /// When it began.
        start: Bound,
        /// When it ended.
        end: Bound,
    },
    /// `[first..last]`: once, somewhere in this span. Neither end is qualified or a time.
    Choice {
        /// The first possible day, month or year.
        first: Date,
        /// The last possible day, month or year.
        last: Date,
    },
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date.
    Known(Date),
    /// `..`: there is no such end (it still goes on), or none is set.
    Open,
    /// Nothing: there is such an end, and it is not known.
    Unknown,
}

impl Bound {
    /// The date of a known end.
    pub fn date(self) -> Option<Date> {
        match self {
            Bound::Known(date) => Some(date),
            Bound::Open | Bound::Unknown => None,
        }
    }
}

/// The most days that [`Edtf::days`] gives.
pub const MAX_DAYS: usize = 400;

impl Edtf {
    /// Reads a date.
    ///
    /// # Errors
    /// A text that is no such date: what is wrong, where, and how to write it.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::parse(text).map_err(|error| hint::with_hint(error, text))
    }

    /// A day, known with certainty. Its year is expected to lie between −9999 and 9999, the
    /// years in which EDTF can name a day.
    pub fn from_day(day: NaiveDate) -> Edtf {
        let date = Date {
            point: Point::Day(day),
            qualifier: Qualifier::None,
        };
        Edtf {
            kind: Kind::Date(date),
        }
    }

    /// What it says, for those who put it in words.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The first known bound and the last known bound.
    fn bounds(&self) -> (Option<Date>, Option<Date>) {
        match self.kind {
            Kind::Date(date) => (Some(date), Some(date)),
            Kind::Interval { start, end } => (start.date(), end.date()),
            Kind::Choice { first, last } => (Some(first), Some(last)),
        }
    }

    /// The first day on which it can lie; none where the start is open or unknown. The
    /// qualifiers "approximate" and "uncertain" do not widen it.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.outer_days().0
    }

    /// The last day on which it can lie; none where the end is open or unknown.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.outer_days().1
    }

    /// The first and the last day. As long as times are in different zones, the later moment
    /// can have the earlier day.
    fn outer_days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (start, end) = self.bounds();
        let first = start.map(|date| date.first().date());
        let last = end.map(|date| date.last().date());
        match (first, last) {
            (Some(first), Some(last)) if last < first => (Some(last), Some(first)),
            days => days,
        }
    }

    /// The one day on which it lies. An approximate or uncertain day still counts as that day,
    /// and so does an interval within one day.
    pub fn day(&self) -> Option<NaiveDate> {
        let (first, last) = self.span_of_days()?;
        (first == last).then_some(first)
    }

    /// Whether it takes in this day: a day takes in itself, and something lasting, whose ends
    /// are known to the day, each day from the one to the other. Months, choices and open
    /// intervals take in no day, since they name none.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.span_of_days()
            .is_some_and(|(first, last)| first <= day && day <= last)
    }

    /// Whether there is a day on which both can lie. An end that is open or unknown reaches as
    /// far as it can.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        let begins_before_end = |a: &Edtf, b: &Edtf| match (a.earliest(), b.latest()) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }

    /// The days that it [covers](Edtf::covers), in order, [`MAX_DAYS`] at most.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let span = self.span_of_days();
        span.into_iter()
            .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
            .take(MAX_DAYS)
    }

    /// The days from the first to the last that it covers.
    fn span_of_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        if let Kind::Choice { .. } = self.kind {
            return None;
        }
        let (start, end) = self.bounds();
        start?.point.day().and(end?.point.day())?;
        let (first, last) = self.outer_days();
        first.zip(last)
    }

    /// Whether it is one known day, neither approximate nor uncertain.
    pub fn is_precise(&self) -> bool {
        self.day().is_some() && self.qualifier() == Qualifier::None
    }

    /// Whether it is a choice, `[a..b]`.
    pub fn is_choice(&self) -> bool {
        matches!(self.kind, Kind::Choice { .. })
    }

    /// Whether it is an interval, `a/b`.
    pub fn is_interval(&self) -> bool {
        matches!(self.kind, Kind::Interval { .. })
    }

    /// Its doubts; those of both ends together where it has two.
    pub fn qualifier(&self) -> Qualifier {
        let (first, last) = self.bounds();
        let of = |date: Option<Date>| date.map_or(Qualifier::None, |date| date.qualifier);
        of(first).and(of(last))
    }

    /// How finely it is given; where it has two ends, the coarser one.
    pub fn precision(&self) -> Precision {
        let (first, last) = self.bounds();
        let of = |date: Option<Date>| date.map(|date| date.point.precision());
        of(first)
            .into_iter()
            .chain(of(last))
            .min()
            .unwrap_or(Precision::Century)
    }

    /// The time at which it starts, where one is given.
    pub fn time(&self) -> Option<Time> {
        self.bounds().0.and_then(|date| date.point.time())
    }
}

impl From<NaiveDate> for Edtf {
    fn from(day: NaiveDate) -> Edtf {
        Edtf::from_day(day)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

/// The canonical text.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Date(date) => date.fmt(f),
            Kind::Interval { start, end } => write!(f, "{start}/{end}"),
            Kind::Choice { first, last } => write!(f, "[{first}..{last}]"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Known(date) => date.fmt(f),
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
        }
    }
}
