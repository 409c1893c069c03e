//! Dates in words.
//!
//! A date is put together from messages: its parts first, then their joining, so that what two
//! dates share (month, year, day) is said once and doubt is said in words. Each part knows the
//! place in which it stands ([`Place`]), so that a language can inflect it there.

mod one;
mod span;

use chrono::{Datelike, NaiveDate};
use fluent::{FluentArgs, FluentValue};

use super::Locale;
use crate::model::edtf::{Bound, Edtf, Kind};

/// The place of a date within a longer one: an attribute of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Alone,
    Start,
    End,
    Between,
    From,
    Until,
    About,
}

impl Place {
    fn attribute(self) -> Option<&'static str> {
        match self {
            Place::Alone => None,
            Place::Start => Some("start"),
            Place::End => Some("end"),
            Place::Between => Some("between"),
            Place::From => Some("from"),
            Place::Until => Some("until"),
            Place::About => Some("about"),
        }
    }
}

/// How much of a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    InYear,
    InMonth,
}

/// Puts dates in words, in one manner.
#[derive(Clone, Copy)]
struct Words<'a> {
    locale: &'a Locale,
    short: bool,
    /// Whether the year is said of a single day or month.
    year: bool,
}

type Args<'a> = [(&'static str, FluentValue<'a>)];

impl Locale {
    /// A date in words, its doubt included: "5 January 2022", "on or about 5 January 2022",
    /// "between 4 and 6 January 2022". Where the locale lacks the words, its EDTF.
    pub fn date(&self, date: &Edtf) -> String {
        self.words(false, true).say_or_edtf(date)
    }

    /// A date in few words, for lists: "5 Jan", "4–6 Jan", with the year if asked for (and
    /// always where it belongs to two years).
    pub fn date_short(&self, date: &Edtf, year: bool) -> String {
        self.words(true, year).say_or_edtf(date)
    }

    /// A day: "5 January 2022".
    pub fn day(&self, day: NaiveDate) -> String {
        self.date(&Edtf::from_day(day))
    }

    /// A day with its weekday: "Wednesday, 5 January 2022".
    pub fn weekday_day(&self, day: NaiveDate) -> String {
        let words = self.words(false, true);
        let said = words.say("weekday-day", Place::Alone, &words.of_day(day));
        said.unwrap_or_else(|| self.day(day))
    }

    /// A month, 1 to 12, of a year: "January 2022".
    pub fn month(&self, year: i32, month: u32) -> String {
        let words = self.words(false, true);
        let said = (1..=12)
            .contains(&month)
            .then(|| words.say("month", Place::Alone, &words.of_month(year, month)));
        said.flatten()
            .unwrap_or_else(|| format!("{year:04}-{month:02}"))
    }

    /// A year: "2022".
    pub fn year(&self, year: i32) -> String {
        let words = self.words(false, true);
        let text = words.year_text(year);
        let said = words.say("year", Place::Alone, &[("year", text.clone().into())]);
        said.unwrap_or(text)
    }

    /// A time of day: "20:05".
    pub fn time(&self, hour: u32, minute: u32) -> String {
        let said = self.words(false, true).clock(hour, minute, None);
        said.unwrap_or_else(|| format!("{hour:02}:{minute:02}"))
    }

    fn words(&self, short: bool, year: bool) -> Words<'_> {
        Words {
            locale: self,
            short,
            year,
        }
    }
}

impl Words<'_> {
    fn say_or_edtf(&self, date: &Edtf) -> String {
        self.edtf(date).unwrap_or_else(|| date.to_string())
    }

    fn edtf(&self, date: &Edtf) -> Option<String> {
        let (key, place, date) = match *date.kind() {
            Kind::Date(date) => return self.date(date, Place::Alone),
            Kind::Choice { first, last } => return self.between(first.point, last.point),
            Kind::Interval { start, end } => match (start, end) {
                (Bound::Known(start), Bound::Known(end)) => return self.span(start, end),
                (Bound::Known(start), Bound::Open) => ("from", Place::From, start),
                (Bound::Known(start), Bound::Unknown) => ("from-unknown-end", Place::From, start),
                (Bound::Open, Bound::Known(end)) => ("until", Place::Until, end),
                (Bound::Unknown, Bound::Known(end)) => ("until-unknown-start", Place::Until, end),
                // There is no interval without a known end.
                _ => return None,
            },
        };
        let text = self.date(date, place)?;
        self.say(key, Place::Alone, &[("date", text.into())])
    }

    /// The message `date-KEY`, or `date-short-KEY` where that is wanted and there, in the form
    /// for its place.
    fn say(&self, key: &str, place: Place, args: &Args<'_>) -> Option<String> {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        let short = format!("date-short-{key}");
        let name = if self.short && self.locale.has(&short) {
            short
        } else {
            format!("date-{key}")
        };
        place
            .attribute()
            .and_then(|attribute| self.locale.format(&name, Some(attribute), &values))
            .or_else(|| self.locale.format(&name, None, &values))
    }

    fn of_day(&self, day: NaiveDate) -> [(&'static str, FluentValue<'static>); 4] {
        let [year, month] = self.of_month(day.year(), day.month());
        let weekday = day.weekday().number_from_monday();
        [
            year,
            month,
            ("day", day.day().into()),
            ("weekday", weekday.into()),
        ]
    }

    fn of_month(&self, year: i32, month: u32) -> [(&'static str, FluentValue<'static>); 2] {
        [
            ("year", self.year_text(year).into()),
            ("month", month.into()),
        ]
    }

    /// A year in digits, said as before the common era where it is. Year 0 is 1 BCE.
    fn year_text(&self, year: i32) -> String {
        if year > 0 {
            return year.to_string();
        }
        let before = (1 - year).to_string();
        let args = [("year", before.into())];
        let said = self.say("year-bce", Place::Alone, &args);
        said.unwrap_or_else(|| year.to_string())
    }
}
