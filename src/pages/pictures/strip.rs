//! The strip: a bar for each slot of the axis, built up from kinds of events.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Weekday};

use super::super::Layout;
use super::super::urls::{day, href};
use super::super::view::{BarLink, BarPart, BarView, DayGroup, KindCount, LabelView, StripView};
use super::axis::{Axis, Part, Slot, Unit};
use super::written;
use crate::timeline::{Day, Event};

/// How many links lie side by side on a phone such that each can be hit with a finger (24 px).
const NARROW: usize = 12;

/// How much room a strip has on a wide screen.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Room {
    /// The whole page.
    Page,
    /// The text beside a column of facts.
    Column,
}

impl Room {
    /// How many links have room side by side.
    fn links(self) -> usize {
        match self {
            Self::Page => 46,
            Self::Column => 29,
        }
    }
}

/// The gap between the parts of the axis, in widths of a bar.
const GAP: f64 = 1.25;

/// Fewer events make no picture.
const FEWEST: usize = 2;

impl Layout<'_> {
    /// The strip of some events; its links lead to the groups of the list that stands on the
    /// same page, else to days.
    pub(in super::super) fn strip(
        &self,
        events: &[&Event],
        groups: &[DayGroup],
        room: Room,
    ) -> Option<StripView> {
        let axis = self.pictures().axis.as_ref()?;
        let mut slots: Vec<Vec<&Event>> = vec![Vec::new(); axis.slots.len()];
        for event in events {
            if let Some(slot) = self.pictures().slot(event) {
                slots[slot].push(event);
            }
        }
        let placed: usize = slots.iter().map(Vec::len).sum();
        if placed < FEWEST {
            return None;
        }
        let places = places(axis);
        let kinds = self.kinds_of(&slots);
        let anchors: HashSet<&str> = groups.iter().map(|group| group.anchor.as_str()).collect();
        let links = |most: usize| self.bar_links(axis, &slots, &places, most, &anchors);
        let (wide, narrow) = (links(room.links()), links(NARROW));
        let one_for_each = axis.slots.len() <= NARROW;
        Some(StripView {
            summary: self.strip_summary(axis, &slots, events.len() - placed),
            length: places.last().copied().unwrap_or_default() + 1.0,
            most: slots.iter().map(Vec::len).max().unwrap_or_default(),
            bars: self.bars(&slots, &places, &kinds),
            labels: self.labels(axis, &places),
            kinds,
            links: wide,
            narrow_links: if one_for_each { Vec::new() } else { narrow },
            without: events.len() - placed,
        })
    }

    /// The kinds of events that there are, by shade.
    fn kinds_of(&self, slots: &[Vec<&Event>]) -> Vec<KindCount> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for event in slots.iter().flatten() {
            *counts.entry(self.pictures().shade(event)).or_default() += 1;
        }
        let label = |shade: usize| match self.pictures().kinds.get(shade) {
            Some(kind) => self.kind(kind).label,
            None if self.pictures().kinds.is_empty() => self.say("strip-all", &[]),
            None => self.say("strip-other", &[]),
        };
        counts
            .into_iter()
            .map(|(shade, count)| KindCount {
                label: label(shade),
                count,
                shade,
            })
            .collect()
    }

    fn bars(&self, slots: &[Vec<&Event>], places: &[f64], kinds: &[KindCount]) -> Vec<BarView> {
        let counts: Vec<usize> = slots.iter().map(Vec::len).collect();
        let mut bars = Vec::new();
        for (index, events) in slots
            .iter()
            .enumerate()
            .filter(|(_, events)| !events.is_empty())
        {
            let mut below = 0;
            let mut parts = Vec::new();
            for (kind, KindCount { shade, .. }) in kinds.iter().enumerate() {
                let of_kind = |event: &&&Event| self.pictures().shade(event) == *shade;
                let count = events.iter().filter(of_kind).count();
                if count > 0 {
                    parts.push(BarPart { kind, below, count });
                }
                below += count;
            }
            let near = &counts[index.saturating_sub(2)..(index + 3).min(counts.len())];
            let before = &counts[index.saturating_sub(2)..index];
            let highest = near.iter().all(|other| *other <= below);
            bars.push(BarView {
                at: places[index],
                count: below,
                peak: highest && !before.contains(&below),
                parts,
            });
        }
        bars
    }

    /// Links over as many slots each that no more than `most` lie side by side.
    fn bar_links(
        &self,
        axis: &Axis,
        slots: &[Vec<&Event>],
        places: &[f64],
        most: usize,
        anchors: &HashSet<&str>,
    ) -> Vec<BarLink> {
        let each = axis.slots.len().div_ceil(most).max(1);
        let mut links = Vec::new();
        let mut start = 0;
        while start < slots.len() {
            let part = axis.slots[start].part;
            let end = (start + 1..slots.len())
                .take(each - 1)
                .take_while(|index| axis.slots[*index].part == part)
                .last()
                .unwrap_or(start);
            let events: Vec<&Event> = slots[start..=end].iter().flatten().copied().collect();
            if let Some((anchor, url)) = self.first_place(&events, anchors) {
                links.push(BarLink {
                    at: places[start],
                    width: places[end] - places[start] + 1.0,
                    text: self.link_words(&axis.slots[start..=end], &events),
                    anchor,
                    url,
                });
            }
            start = end + 1;
        }
        links
    }

    /// Where the first of some events is listed: an anchor on the page, else a day's page.
    fn first_place(
        &self,
        events: &[&Event],
        anchors: &HashSet<&str>,
    ) -> Option<(Option<String>, String)> {
        let first = events.first()?;
        let anchored = events
            .iter()
            .map(|event| self.anchor(&event.day()))
            .find(|anchor| anchors.contains(anchor.as_str()));
        let url = match first.day() {
            Day::On(date) => href(&day(date)),
            Day::Loosely(_) => href(self.urls.event(&first.id)),
        };
        Some((anchored, url))
    }

    /// "5 January 2022: 31 events".
    fn link_words(&self, slots: &[Slot], events: &[&Event]) -> String {
        let date = match slots {
            [one] => self.slot_words(one),
            [first, .., last] => self.span_words(first.first, last.last, first.unit),
            [] => String::new(),
        };
        let args = [
            ("name", date.into()),
            ("events", self.count_words(events.len()).into()),
        ];
        self.say("picture-count", &args)
    }

    fn strip_summary(&self, axis: &Axis, slots: &[Vec<&Event>], without: usize) -> String {
        let placed: usize = slots.iter().map(Vec::len).sum();
        let counts = axis
            .slots
            .iter()
            .zip(slots)
            .filter(|(slot, _)| slot.part == Part::Core)
            .map(|(slot, events)| (self.slot_words(slot), events.len()));
        let mut args = vec![
            ("events", self.count_words(placed).into()),
            ("unit", unit_word(axis.unit).into()),
            ("most", self.most_words(counts).into()),
        ];
        let mut summary = self.say("strip-summary", &args);
        if without > 0 {
            args.push(("count", without.into()));
            summary.push(' ');
            summary.push_str(&self.say("strip-without", &args));
        }
        summary
    }

    fn labels(&self, axis: &Axis, places: &[f64]) -> Vec<LabelView> {
        let core: Vec<usize> = (0..axis.slots.len())
            .filter(|index| axis.slots[*index].part == Part::Core)
            .collect();
        let mut labels = Vec::new();
        let first = core.first().copied().unwrap_or_default();
        for index in &core {
            if let Some(text) = self.label(&axis.slots[*index], *index == first, core.len()) {
                labels.push(LabelView {
                    at: places[*index],
                    slots: 1,
                    text,
                    minor: false,
                    part: false,
                });
            }
        }
        // The first says where the line begins; it gives way to one that stands too near.
        if labels.len() > 1 {
            let between = (labels[1].at - labels[0].at) / core.len() as f64;
            if between < 0.1 {
                labels.remove(0);
            } else {
                labels[0].minor = between < 0.2;
            }
        }
        for part in [Part::Before, Part::After] {
            labels.extend(self.part_labels(axis, places, part));
        }
        labels
    }

    /// What stands below a slot of the core, if anything.
    fn label(&self, slot: &Slot, first: bool, of: usize) -> Option<String> {
        let short = |year| {
            written(slot.first, slot.last, slot.unit)
                .map(|date| self.locale.date_short(&date, year))
        };
        let every = |step: i32| slot.first.year().rem_euclid(step) == 0;
        let step = if of > 30 {
            10
        } else if of > 12 {
            5
        } else {
            1
        };
        match slot.unit {
            Unit::Day if of <= 8 || first || slot.first.weekday() == Weekday::Mon => short(false),
            Unit::Month if slot.first.month() == 1 => Some(slot.first.year().to_string()),
            Unit::Month if first => short(true),
            Unit::Year if every(step) => Some(slot.first.year().to_string()),
            Unit::Decade if every(step * 10) => Some(slot.first.year().to_string()),
            Unit::Century if every(step * 100) => Some(slot.first.year().to_string()),
            _ => None,
        }
    }

    /// What stands below the slots beside the core.
    fn part_labels(&self, axis: &Axis, places: &[f64], part: Part) -> Vec<LabelView> {
        let indexes: Vec<usize> = (0..axis.slots.len())
            .filter(|index| axis.slots[*index].part == part)
            .collect();
        let Some(first) = indexes.first() else {
            return Vec::new();
        };
        let unit = match axis.slots[*first].unit {
            _ if indexes.len() == 1 => "one",
            unit => unit_word(unit),
        };
        let key = match part {
            Part::Before => "strip-earlier",
            _ => "strip-later",
        };
        let mut labels = vec![LabelView {
            at: places[*first],
            slots: indexes.len(),
            text: self.say(key, &[("unit", unit.into())]),
            minor: false,
            part: true,
        }];
        if indexes.len() > 1 && axis.slots[*first].unit >= Unit::Year {
            let ends = [indexes.first(), indexes.last()];
            labels.extend(ends.into_iter().flatten().map(|index| LabelView {
                at: places[*index],
                slots: 1,
                text: axis.slots[*index].first.year().to_string(),
                minor: true,
                part: false,
            }));
        }
        labels
    }
}

/// The unit as messages know it.
pub(super) fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
    }
}

/// Where each slot begins, in widths of a bar, with a gap between the axis's parts.
fn places(axis: &Axis) -> Vec<f64> {
    let mut at = 0.0;
    let mut part = None;
    axis.slots
        .iter()
        .map(|slot| {
            if part.is_some_and(|part| part != slot.part) {
                at += GAP;
            }
            part = Some(slot.part);
            at += 1.0;
            at - 1.0
        })
        .collect()
}
