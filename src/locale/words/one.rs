//! A single date in words.

use chrono::NaiveDate;

use super::{Extent, Place, Words};
use crate::model::edtf::{Date, Point, Qualifier, Time};

impl Words<'_> {
    /// A date with its doubt.
    pub(super) fn date(&self, date: Date, place: Place) -> Option<String> {
        self.doubted(date.point, date.qualifier, place, |place| {
            self.point(date.point, date.qualifier, Extent::Whole, place)
        })
    }

    /// Something said, with the doubt of a qualifier around it. `point` decides the wording.
    pub(super) fn doubted(
        &self,
        point: Point,
        doubt: Qualifier,
        place: Place,
        said: impl Fn(Place) -> Option<String>,
    ) -> Option<String> {
        let is_time = point.time().is_some();
        // Of a time only the hour is approximate: `point` has said so.
        let mut text = if doubt.is_approximate() && !is_time {
            let key = match point {
                Point::Day(_) => "about-day",
                _ => "about",
            };
            let date = said(Place::About)?;
            self.say(key, place, &[("date", date.into())])?
        } else {
            said(place)?
        };
        if doubt.is_uncertain() {
            let key = if is_time {
                "uncertain-time"
            } else {
                "uncertain"
            };
            text = self.say(key, place, &[("date", text.into())])?;
        }
        Some(text)
    }

    /// A date without its doubt, but for a time's "about".
    pub(super) fn point(
        &self,
        point: Point,
        doubt: Qualifier,
        extent: Extent,
        place: Place,
    ) -> Option<String> {
        let in_year = extent != Extent::Whole || !self.year;
        match point {
            Point::Years { first, last } if first >= 0 && last - first < 10 => {
                self.say("decade", place, &[("year", self.year_text(first).into())])
            }
            Point::Years { first, last } => self.between(Point::Year(first), Point::Year(last)),
            Point::Year(year) => self.say("year", place, &[("year", self.year_text(year).into())]),
            Point::UnknownMonth { year } => self.unknown("month-unknown", Point::Year(year), place),
            Point::UnknownDay { year, month: None } => {
                self.unknown("day-unknown", Point::Year(year), place)
            }
            Point::UnknownDay {
                year,
                month: Some(month),
            } => self.unknown("day-unknown", Point::Month { year, month }, place),
            Point::Season { year, season } => {
                let year = self.year_text(year).into();
                self.say(
                    "season",
                    place,
                    &[("year", year), ("season", season.number().into())],
                )
            }
            Point::Month { year, month } => {
                let key = if in_year { "month-in-year" } else { "month" };
                self.say(key, place, &self.of_month(year, month))
            }
            Point::Day(day) => {
                let key = match extent {
                    Extent::InMonth => "day-in-month",
                    _ if in_year => "day-in-year",
                    _ => "day",
                };
                self.say(key, place, &self.of_day(day))
            }
            Point::Time { day, time } => self.day_and_time(day, time, doubt, place),
        }
    }

    fn unknown(&self, key: &str, known: Point, place: Place) -> Option<String> {
        let date = self.point(known, Qualifier::None, Extent::Whole, place)?;
        self.say(key, place, &[("date", date.into())])
    }

    fn day_and_time(
        &self,
        day: NaiveDate,
        time: Time,
        doubt: Qualifier,
        place: Place,
    ) -> Option<String> {
        let date = self.point(Point::Day(day), Qualifier::None, Extent::Whole, place)?;
        let time = self.time(time, doubt)?;
        self.say(
            "day-time",
            place,
            &[("date", date.into()), ("time", time.into())],
        )
    }

    /// A time with its zone and its "about".
    pub(super) fn time(&self, time: Time, doubt: Qualifier) -> Option<String> {
        let mut text = self.clock(time.hour, time.minute, time.second)?;
        if let Some(zone) = time.zone {
            let args = [("time", text.into()), ("offset", zone.to_string().into())];
            let key = match zone.local_minus_utc() {
                0 => "time-utc",
                _ => "time-offset",
            };
            text = self.say(key, Place::Alone, &args)?;
        }
        match doubt.is_approximate() {
            true => self.say("about-time", Place::Alone, &[("time", text.into())]),
            false => Some(text),
        }
    }

    pub(super) fn clock(&self, hour: u32, minute: u32, second: Option<u32>) -> Option<String> {
        let two = |number: u32| format!("{number:02}").into();
        let args = [
            ("hour", two(hour)),
            ("minute", two(minute)),
            ("second", two(second.unwrap_or(0))),
        ];
        let key = match second {
            Some(_) => "time-second",
            None => "time",
        };
        self.say(key, Place::Alone, &args)
    }
}
