//! Time expressions: what in a text says when, with its type and value as in TIMEX3 (ISO-TimeML).
//!
//! English is read, and dates with a month's name in Russian and Kazakh. News looks back: a bare weekday is
//! the latest one not after the reference day, unless the clause speaks of what is to come ("will", "is to",
//! "next"). A text's own story moves a second reference on: "the next day" is counted from the day that the
//! text has named last, within [`Reader`] also across passages.
//!
//! ```
//! use chrono::NaiveDate;
//! use qantar::text::dates::{Reference, dates};
//!
//! let tuesday = NaiveDate::from_ymd_opt(2022, 1, 11).map(Reference::day).unwrap_or_default();
//! let found = dates("On Monday he spoke of attacks in early January.", tuesday);
//! assert_eq!(found[0].value, "2022-01-10");
//! assert_eq!(found[1].when.as_ref().map(ToString::to_string).as_deref(), Some("[2022-01-01..2022-01-10]"));
//! ```
//!
//! What is got wrong on purpose, since the other reading is commoner in news:
//! - "last week" is the week before, from Monday to Sunday, never the last seven days.
//! - "the third quarter" is the calendar's, whatever a company's fiscal year.
//! - "a year ago" after a quarter is that quarter a year before; else it is a year, not a day.
//! - The south's seasons: "last summer" is the north's.
//! - "7/8/07" is 8 July where both readings are possible; with points, "7.8.2007", it is 7 August.
//! - "once", "then", "already", "at the time" say when only to who knows the story: they are left out.

mod lexicon;
mod phrases;
mod rules;
mod scan;
mod tense;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod token;
mod value;
mod when;

use std::ops::Range;

use chrono::NaiveDate;

pub use rules::{RULES, Rule};

use crate::model::Edtf;
use lexicon::Lex;
use scan::{Found, Scan};
use value::{Point, Value};

/// The most tokens before the day of a dateline.
const LONGEST_PLACE: usize = 8;

/// The type of a time expression, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A day, or a wider span of the calendar.
    Date,
    /// A time of day, or a part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

/// How an expression narrows or loosens its value, as TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "nearly".
    Approx,
    /// "at least".
    EqualOrMore,
    /// "at most", "within".
    EqualOrLess,
    /// "more than".
    MoreThan,
    /// "less than".
    LessThan,
}

/// The width of what a date names, fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// An hour or minute.
    Time,
    /// A morning, a night.
    PartOfDay,
    /// A day, or a few days named one by one.
    Day,
    /// A week or weekend.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season, or half a year.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// The day from which a text looks at the world: that of its publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference(Option<NaiveDate>);

/// A time expression in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its type.
    pub kind: Type,
    /// Its value in TIMEX3: `2022-01-05`, `2022-W01`, `P3D`, `PAST_REF`. What hangs on a reference day that is
    /// not known has `X` in place of digits.
    pub value: String,
    /// How wide a date is; none for durations, sets and `PAST_REF` and the like.
    pub granularity: Option<Granularity>,
    /// How it narrows or loosens its value.
    pub modifier: Option<Modifier>,
    /// The [rule](RULES) that found it.
    pub rule: &'static str,
    /// When that can have been; none for durations and sets, and where no reference day is known.
    pub when: Option<Edtf>,
}

impl Reference {
    /// A known day.
    pub fn day(day: NaiveDate) -> Self {
        Self(Some(day))
    }

    /// No known day: only what is complete in itself gets a value.
    pub fn none() -> Self {
        Self(None)
    }
}

impl From<Option<NaiveDate>> for Reference {
    fn from(day: Option<NaiveDate>) -> Self {
        Self(day)
    }
}

impl Type {
    /// Its name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

impl Modifier {
    /// Its name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
        }
    }
}

impl Granularity {
    /// A word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::PartOfDay => "part of day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// The time expressions in `text`, in order; they do not overlap. Time is linear in the text.
pub fn dates(text: &str, reference: Reference) -> Vec<Expression> {
    Reader::new(reference).read(text)
}

/// Reads the passages of one article, one after the other: what an earlier one has named is what "the next
/// day" in a later one is counted from.
#[derive(Clone, Debug)]
pub struct Reader {
    reference: Reference,
    /// The day of the dateline, from which the text itself looks at the world.
    dateline: Option<NaiveDate>,
    story: Story,
}

/// What a text has named so far.
#[derive(Clone, Copy, Debug, Default)]
struct Story {
    /// The last date.
    focus: Option<Point>,
    /// The quarter that it reports on.
    quarter: Option<(i32, u32)>,
    /// The months that it reports on, named after the quarter: "the first nine months".
    months: Option<Value>,
}

impl Reader {
    /// Begins an article that looks at the world from `reference`.
    pub fn new(reference: Reference) -> Self {
        Self {
            reference,
            dateline: None,
            story: Story::default(),
        }
    }

    /// The time expressions in the next passage, in order; they do not overlap.
    pub fn read(&mut self, text: &str) -> Vec<Expression> {
        let tokens = token::tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        let mut previous = 0;
        while at < tokens.len() {
            if !tokens[at].lex.begins() {
                at += 1;
                continue;
            }
            let scan = Scan {
                text,
                tokens: &tokens,
                // Years far from ours: what is computed from them is not shown.
                today: self.dateline.or(self.reference.0).unwrap_or_default(),
                story: self.story,
                previous,
            };
            match phrases::at(&scan, at) {
                Some(phrase) => {
                    at = phrase.to.max(at + 1);
                    previous = phrase.to;
                    if let Some(value) = phrase.value {
                        self.tell(value, &phrase);
                        self.look_from_dateline(&scan, &phrase);
                        found.push(self.expression(&scan, &phrase, value));
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    /// Takes note of what the text has named.
    fn tell(&mut self, value: Value, phrase: &Found) {
        let known = !phrase.relative || self.reference.0.is_some();
        // What a report is compared with is not what it is about.
        if phrase.rule == phrases::COMPARED {
            return;
        }
        if phrase.rule == phrases::REPORTED {
            self.story.months = Some(value);
        }
        if let (Value::Point(point), true) = (value, known)
            && point.day().is_some()
        {
            self.story.focus = Some(point);
            if let Point::Quarter(year, quarter) = point {
                self.tell_quarter(year, quarter);
            }
        }
    }

    /// Takes note of the quarter that a report is about: neither one to come nor the one of the year before
    /// with which it is compared.
    fn tell_quarter(&mut self, year: i32, quarter: u32) {
        let begun = Point::Quarter(year, quarter).day() <= self.reference.0;
        let compared = self.story.quarter == Some((year + 1, quarter));
        if begun && !compared {
            self.story.quarter = Some((year, quarter));
            self.story.months = None;
        }
    }

    /// "ALMATY, Jan 5 (Reuters) -": the text was written on that day, whatever day it was published.
    fn look_from_dateline(&mut self, scan: &Scan<'_>, phrase: &Found) {
        let place = scan.word(0);
        let headed = phrase.from <= LONGEST_PLACE
            && place.chars().count() > 2
            && place.chars().all(char::is_uppercase)
            && scan.before(phrase.from) == Lex::Mark(',')
            && matches!(scan.lex(phrase.to), Lex::Mark('(' | '-' | '–' | '_'));
        if let (true, Some(Point::Day(day)), Some(published)) =
            (headed, phrase.date(), self.reference.0)
        {
            let days = (published - day).num_days();
            self.dateline = (0..=14).contains(&days).then_some(day).or(self.dateline);
        }
    }

    fn expression(&self, scan: &Scan<'_>, phrase: &Found, value: Value) -> Expression {
        let unknown = phrase.relative && self.reference.0.is_none();
        let (point, kind) = match value {
            Value::Point(point @ (Point::Part(..) | Point::Time(..))) => (Some(point), Type::Time),
            Value::Point(point) => (Some(point), Type::Date),
            Value::Duration(..) => (None, Type::Duration),
            _ => (None, Type::Set),
        };
        let since = phrase.from > 0 && scan.lex(phrase.from - 1) == Lex::Since;
        Expression {
            range: scan.tokens[phrase.from].start..scan.tokens[phrase.to - 1].end,
            kind,
            value: match point {
                Some(point) if unknown => point.placeholder(),
                _ => value.to_string(),
            },
            granularity: point.and_then(Point::granularity),
            modifier: phrase.modifier,
            rule: phrase.rule,
            when: point
                .filter(|_| !unknown)
                .and_then(|point| point.when(phrase.modifier, since)),
        }
    }
}
