//! Days: all that happened, by time where it is known and by region.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::NaiveDate;

use super::lists::{PART, pager_of, part_count};
use super::urls::{day, day_part, href};
use super::view::{DayPart, DayView, LinkView, View};
use super::{Layout, Page};
use crate::model::{ProposalId, RegionSlug};
use crate::timeline::Event;

/// The fewest events without a time that are parted by region.
const FEW: usize = 6;

impl Layout<'_> {
    /// How many parts a day's page has: one, but for a very full day.
    pub(super) fn day_parts(&self, date: NaiveDate) -> usize {
        let all = self.timeline.index.by_day.get(&date);
        if all.is_none_or(|events| part_count(events.len()) == 1) {
            return 1;
        }
        let events = self.listed(all);
        let begins = |event: &&&Event| event.date.earliest() == Some(date);
        part_count(events.iter().filter(begins).count())
    }

    /// A day's page, or a part of it, counted from 1; what else concerns the day stands on the
    /// first.
    pub(super) fn day_page(&self, date: NaiveDate, number: usize) -> Page {
        let index = &self.timeline.index;
        let link = |date: &NaiveDate| LinkView {
            url: href(&day(*date)),
            text: self.locale.day(*date),
        };
        let previous = self.days.range(..date).next_back().map(link);
        let after = (Bound::Excluded(date), Bound::Unbounded);
        let next = self.days.range(after).next().map(link);
        let events = self.listed(index.by_day.get(&date));
        let (starting, continuing): (Vec<&Event>, Vec<&Event>) = events
            .into_iter()
            .partition(|event| event.date.earliest() == Some(date));
        let of = part_count(starting.len());
        let shown = starting.chunks(PART).nth(number - 1).unwrap_or_default();
        let perhaps = index.perhaps.get(&date).filter(|_| number == 1);
        let proposed = |ids: Option<&Vec<ProposalId>>| {
            let ids = ids.filter(|_| number == 1);
            self.proposal_cards(ids.into_iter().flatten())
        };
        let continuing = continuing.iter().filter(|_| number == 1);
        let view = DayView {
            date: self.day(date),
            heading: self.locale.weekday_day(date),
            parts: self.by_time_and_region(shown),
            events: starting.len(),
            pager: pager_of(number, of, |part| day_part(date, part)),
            continuing: self.cards_of(continuing.map(|event| &event.id)),
            perhaps: self.cards_of(perhaps.into_iter().flatten()),
            proposed: proposed(index.proposed_by_day.get(&date)),
            perhaps_proposed: proposed(index.perhaps_proposed.get(&date)),
            previous,
            next,
        };
        let title = self.locale.day(date);
        let mut page = self.page(
            &day_part(date, number),
            "day.html",
            &self.part_title(&title, number),
            "timeline",
            View::Day(Box::new(view)),
        );
        let args = [
            ("date", title.as_str().into()),
            ("count", starting.len().into()),
        ];
        page.meta.description = self.locale.text("day-description", &args);
        page
    }

    /// What has a time comes first, by the clock; the rest by region, the fullest first, then
    /// what concerns several regions, then what names none. A short day needs no parts.
    fn by_time_and_region(&self, events: &[&Event]) -> Vec<DayPart> {
        let part = |id, region, events: Vec<&Event>| DayPart {
            id,
            region,
            events: self.cards_of(events.iter().map(|event| &event.id)),
        };
        let (timed, rest): (Vec<&Event>, Vec<&Event>) = events
            .iter()
            .copied()
            .partition(|event| event.date.time().is_some());
        if rest.len() < FEW {
            return vec![part("all", None, events.to_vec())];
        }
        let mut regions: BTreeMap<&RegionSlug, Vec<&Event>> = BTreeMap::new();
        let (mut several, mut nowhere) = (Vec::new(), Vec::new());
        for event in rest {
            match event.regions.as_slice() {
                [] => nowhere.push(event),
                [region] => regions.entry(region).or_default().push(event),
                _ => several.push(event),
            }
        }
        let mut regions: Vec<(&RegionSlug, Vec<&Event>)> = regions.into_iter().collect();
        regions.sort_by_key(|(_, events)| Reverse(events.len()));
        let mut parts = vec![part("time", None, timed)];
        parts.extend(
            regions
                .into_iter()
                .map(|(id, events)| part("region", self.region_link(id), events)),
        );
        parts.push(part("several", None, several));
        parts.push(part("nowhere", None, nowhere));
        parts.retain(|part| !part.events.is_empty());
        if parts.len() == 1 {
            parts.iter_mut().for_each(|part| part.id = "all");
        }
        parts
    }
}
