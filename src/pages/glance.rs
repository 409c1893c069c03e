//! The timeline at a glance: what a reader wants to know first, each with the way to its ground.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Layout;
use super::urls::{day, href};
use super::view::{DayGroup, GlanceView, PlaceCount, Step};
use crate::timeline::{Day, Event};

/// Fewer events are seen at a glance as they are.
const FEWEST: usize = 10;

/// How many places, and how many measures, are named.
const PLACES: usize = 3;
const MEASURES: usize = 2;

impl Layout<'_> {
    /// What the front page says first of these events, of which `groups` are shown below; nothing
    /// of few events.
    pub(super) fn glance(&self, events: &[&Event], groups: &[DayGroup]) -> Option<GlanceView> {
        if events.len() < FEWEST {
            return None;
        }
        let first = groups.iter().find_map(|group| group.events.first());
        Some(GlanceView {
            first: first.map(|card| Step {
                url: card.url.clone(),
                title: card.title.clone(),
                date: card.date.clone(),
            }),
            days: self.fullest_days(events),
            places: self.fullest_places(),
            figures: self.most_counted(MEASURES),
        })
    }

    /// The days on which most happened.
    fn fullest_days(&self, events: &[&Event]) -> Vec<PlaceCount> {
        let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for event in events {
            if let Day::On(day) = event.day() {
                *counts.entry(day).or_default() += 1;
            }
        }
        let row = |(date, events): (NaiveDate, usize)| PlaceCount {
            url: href(&day(date)),
            text: self.locale.day(date),
            events,
        };
        highest(counts).into_iter().map(row).collect()
    }

    /// The regions in which most happened.
    fn fullest_places(&self) -> Vec<PlaceCount> {
        let regions = self.timeline.index.by_region.iter();
        let counts = regions.map(|(id, events)| (id, events.len())).collect();
        let row = |(id, events)| {
            let link = self.region_link(id)?;
            Some(PlaceCount {
                url: link.url,
                text: link.text,
                events,
            })
        };
        highest(counts).into_iter().filter_map(row).collect()
    }
}

/// Those with the highest counts, the highest first; none where all are alike.
fn highest<K: Ord>(counts: BTreeMap<K, usize>) -> Vec<(K, usize)> {
    if counts.len() < 2 {
        return Vec::new();
    }
    let mut all: Vec<(K, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(_, count)| Reverse(*count));
    if all.first().map(|(_, count)| count) == all.last().map(|(_, count)| count) {
        return Vec::new();
    }
    all.truncate(PLACES);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out_is_named_and_nothing_where_nothing_does() {
        let counts = |all: &[(&'static str, usize)]| all.iter().copied().collect();
        assert_eq!(
            highest(counts(&[("a", 1), ("b", 5), ("c", 2), ("d", 2)])),
            [("b", 5), ("c", 2), ("d", 2)]
        );
        assert!(highest(counts(&[("a", 2), ("b", 2)])).is_empty());
        assert!(highest(counts(&[("a", 2)])).is_empty());
    }
}
