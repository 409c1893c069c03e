//! Pictures of many events at once: the strip, the grid, the map.
//!
//! Here is counted what they show and said in words what is to be seen; the templates in
//! `templates/components/` draw it.

mod axis;
mod grid;
mod map;
mod outlines;
mod projection;
mod shade;
mod simplify;
mod strip;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use self::axis::{Axis, Days, Part, Slot, Unit};
use self::outlines::Outlines;
pub(super) use self::strip::Room;
use super::Layout;
use crate::locale::Arg;
use crate::model::Edtf;
use crate::timeline::{Day, Event, Timeline};

/// How many kinds of events have a shade of their own.
const KINDS: usize = 7;

/// What the pictures of all pages have in common.
#[derive(Debug, Default)]
pub(super) struct Frame {
    axis: Option<Axis>,
    outlines: Option<Outlines>,
    /// The kinds that have a shade of their own, the most frequent first.
    kinds: Vec<String>,
}

impl Frame {
    pub fn new(timeline: &Timeline) -> Self {
        let days: Vec<Days> = timeline.standing().filter_map(days_of).collect();
        let mut kinds: BTreeMap<&String, usize> = BTreeMap::new();
        for kind in timeline.standing().filter_map(|event| event.kind.as_ref()) {
            *kinds.entry(kind).or_default() += 1;
        }
        let mut kinds: Vec<(&String, usize)> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, count)| Reverse(*count));
        Self {
            axis: Axis::of(&days),
            outlines: Outlines::new(timeline),
            kinds: kinds
                .into_iter()
                .take(KINDS)
                .map(|(kind, _)| kind.clone())
                .collect(),
        }
    }

    /// The slot of the axis under which an event is counted: the one in which it began.
    fn slot(&self, event: &Event) -> Option<usize> {
        self.axis.as_ref()?.slot(days_of(event)?)
    }

    /// The shade of its kind; the last is that of all others.
    fn shade(&self, event: &Event) -> usize {
        let kind = event.kind.as_ref();
        self.kinds
            .iter()
            .position(|other| Some(other) == kind)
            .unwrap_or(self.kinds.len())
    }
}

/// The days between which an event began; none where that is open.
fn days_of(event: &Event) -> Option<Days> {
    match event.day() {
        Day::On(day) => Some((day, day)),
        Day::Loosely(date) => Some((date.earliest()?, date.latest()?)),
    }
}

impl Layout<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.locale.text(key, args).unwrap_or_default()
    }

    fn count_words(&self, count: usize) -> String {
        self.say("event-count", &[("count", count.into())])
    }

    /// What the shades of a picture stand for: "1", "2–5".
    fn shade_words(&self, shades: &shade::Shades) -> Vec<String> {
        let number = |count: usize| self.locale.number(count as f64);
        let range = |(low, high): (usize, usize)| {
            let args = [("low", number(low).into()), ("high", number(high).into())];
            if low == high {
                number(low)
            } else {
                self.say("picture-range", &args)
            }
        };
        shades.ranges().into_iter().map(range).collect()
    }

    /// A slot in words: "5 January 2022", "before 31 December 2021".
    fn slot_words(&self, slot: &Slot) -> String {
        if slot.unit == Unit::Century && !slot.is_whole() {
            let (key, day) = match slot.part {
                Part::Before => ("picture-before", slot.last.succ_opt()),
                _ => ("picture-after", slot.first.pred_opt()),
            };
            let day = self.locale.day(day.unwrap_or(slot.first));
            return self.say(key, &[("date", day.into())]);
        }
        self.span_words(slot.first, slot.last, slot.unit)
    }

    /// The time from one day to another, in words that fit the unit.
    fn span_words(&self, first: NaiveDate, last: NaiveDate, unit: Unit) -> String {
        if first == last {
            return self.locale.day(first);
        }
        written(first, last, unit).map_or_else(|| first.to_string(), |date| self.locale.date(&date))
    }

    /// The slots with the most events, and how many: "5 January 2022 (31), 7 January 2022 (23)".
    fn most_words<'n>(&self, counts: impl Iterator<Item = (String, usize)> + 'n) -> String {
        let mut counts: Vec<(String, usize)> = counts.filter(|(_, count)| *count > 0).collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        let words: Vec<String> = counts
            .into_iter()
            .take(3)
            .map(|(name, count)| {
                self.say(
                    "picture-most-one",
                    &[("name", name.into()), ("count", count.into())],
                )
            })
            .collect();
        self.locale.list(&words)
    }
}

/// The EDTF of a time: of a whole month or year as such, else of its days.
fn written(first: NaiveDate, last: NaiveDate, unit: Unit) -> Option<Edtf> {
    let year = |day: NaiveDate| match day.year() {
        year if year < 0 => format!("-{:04}", -year),
        year => format!("{year:04}"),
    };
    let month = |day: NaiveDate| format!("{}-{:02}", year(day), day.month());
    let begins_year = first.ordinal() == 1;
    let ends_year = last.month() == 12 && last.day() == 31;
    let ends_month = last.succ_opt().is_some_and(|next| next.day() == 1);
    let (from, to) = if begins_year && ends_year && unit >= Unit::Year {
        (year(first), year(last))
    } else if first.day() == 1 && ends_month && unit >= Unit::Month {
        (month(first), month(last))
    } else {
        let day = |day: NaiveDate| format!("{}-{:02}", month(day), day.day());
        (day(first), day(last))
    };
    let text = if from == to {
        from
    } else {
        format!("{from}/{to}")
    };
    Edtf::parse(&text).ok()
}
