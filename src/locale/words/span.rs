//! Two dates in words: what lasted from one to the other, and what happened once in between.

use chrono::{Datelike, NaiveDate};

use super::{Extent, Place, Words};
use crate::model::edtf::{Date, Point, Qualifier};

/// What two dates have in common, to be said once.
enum Shared {
    Nothing,
    Year(i32),
    Month(NaiveDate),
    Day(NaiveDate),
}

impl Shared {
    fn by(start: Point, end: Point) -> Shared {
        let days_or_months = |point| matches!(point, Point::Day(_) | Point::Month { .. });
        match (start, end) {
            (Point::Day(a), Point::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => {
                Shared::Month(a)
            }
            (
                Point::Time { day: a, time },
                Point::Time {
                    day: b,
                    time: other,
                },
            ) if a == b && time.zone == other.zone => Shared::Day(a),
            _ if days_or_months(start) && days_or_months(end) && start.year() == end.year() => {
                start.year().map_or(Shared::Nothing, Shared::Year)
            }
            _ => Shared::Nothing,
        }
    }
}

impl Words<'_> {
    /// Something that lasted.
    pub(super) fn span(&self, start: Date, end: Date) -> Option<String> {
        if start == end {
            return self.date(start, Place::Alone);
        }
        let (doubt, other) = (around(start), around(end));
        if doubt != other {
            let words = self.with_years_that_differ(start.point, end.point);
            let (start, end) = (
                words.date(start, Place::Start)?,
                words.date(end, Place::End)?,
            );
            let args = [("start", start.into()), ("end", end.into())];
            return self.say("span", Place::Alone, &args);
        }
        // Two days within a doubt are no longer "on" a day.
        let frame = match start.point {
            Point::Day(day) => Point::Month {
                year: day.year(),
                month: day.month(),
            },
            point => point,
        };
        self.doubted(frame, doubt, Place::Alone, |_| {
            match Shared::by(start.point, end.point) {
                Shared::Day(day) => self.times_of(day, start, end),
                shared => self.pair("span", (start, Place::Start), (end, Place::End), shared),
            }
        })
    }

    /// Something that happened once, some time between.
    pub(super) fn between(&self, first: Point, last: Point) -> Option<String> {
        let known = |point| Date {
            point,
            qualifier: Qualifier::None,
        };
        let (first, last) = (known(first), known(last));
        let shared = Shared::by(first.point, last.point);
        self.pair(
            "between",
            (first, Place::Between),
            (last, Place::Between),
            shared,
        )
    }

    /// The message `key`, its two dates without what they share.
    fn pair(
        &self,
        key: &str,
        (first, first_place): (Date, Place),
        (last, last_place): (Date, Place),
        shared: Shared,
    ) -> Option<String> {
        let (extent, ending, common) = match shared {
            Shared::Month(day) => {
                let ending = if self.year {
                    "-in-month"
                } else {
                    "-in-month-only"
                };
                (Extent::InMonth, ending, self.of_day(day).to_vec())
            }
            Shared::Year(year) => {
                let ending = if self.year { "-in-year" } else { "" };
                let year = self.year_text(year).into();
                (Extent::InYear, ending, vec![("year", year)])
            }
            Shared::Nothing | Shared::Day(_) => (Extent::Whole, "", Vec::new()),
        };
        let words = self.with_years_that_differ(first.point, last.point);
        let mut args = common;
        for (name, date, place) in [("start", first, first_place), ("end", last, last_place)] {
            let text = words.point(date.point, date.qualifier, extent, place)?;
            args.push((name, text.into()));
        }
        self.say(&format!("{key}{ending}"), Place::Alone, &args)
    }

    /// Where two dates share no year, each needs its own.
    fn with_years_that_differ(&self, first: Point, last: Point) -> Self {
        Words {
            year: self.year || first.year() != last.year(),
            ..*self
        }
    }

    /// Two times of one day.
    fn times_of(&self, day: NaiveDate, start: Date, end: Date) -> Option<String> {
        let date = self.point(
            Point::Day(day),
            Qualifier::None,
            Extent::Whole,
            Place::Alone,
        )?;
        let from = self.time(start.point.time()?, start.qualifier)?;
        let to = self.time(end.point.time()?, end.qualifier)?;
        let args = [
            ("date", date.into()),
            ("start", from.into()),
            ("end", to.into()),
        ];
        self.say("span-in-day", Place::Alone, &args)
    }
}

/// The doubt that is said around a date, and not of its time.
fn around(date: Date) -> Qualifier {
    match (date.point.time(), date.qualifier.is_uncertain()) {
        (None, _) => date.qualifier,
        (Some(_), true) => Qualifier::Uncertain,
        (Some(_), false) => Qualifier::None,
    }
}
