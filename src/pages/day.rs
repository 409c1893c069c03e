//! Days: all that happened, by time where it is known and by region.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::lists::{PART, pager_of, part_count};
use super::urls::{day, day_part, href};
use super::view::{DayPart, DayView, LinkView, View};
use super::{Layout, Page};
use crate::model::{Edtf, RegionSlug};
use crate::timeline::Event;

/// The fewest events without a time that are parted by region.
const FEW: usize = 6;

impl Layout<'_> {
    pub(super) fn day_pages(&self) -> Vec<Page> {
        let index = &self.timeline.index;
        let days: BTreeSet<NaiveDate> = index
            .by_day
            .keys()
            .chain(index.proposed_by_day.keys())
            .copied()
            .collect();
        let days: Vec<NaiveDate> = days.into_iter().collect();
        let link = |date: &NaiveDate| LinkView {
            url: href(&day(*date)),
            text: self.locale.day(*date),
        };
        days.iter()
            .enumerate()
            .flat_map(|(index, date)| {
                let previous = index
                    .checked_sub(1)
                    .and_then(|index| days.get(index))
                    .map(link);
                let next = days.get(index + 1).map(link);
                self.day_parts(*date, previous.as_ref(), next.as_ref())
            })
            .collect()
    }

    /// A day's page; of a very full day its parts, what else concerns it on the first.
    fn day_parts(
        &self,
        date: NaiveDate,
        previous: Option<&LinkView>,
        next: Option<&LinkView>,
    ) -> Vec<Page> {
        let ids = self.timeline.index.by_day.get(&date);
        let events = self.listed(ids);
        let (starting, continuing): (Vec<&Event>, Vec<&Event>) = events
            .into_iter()
            .partition(|event| event.date.earliest() == Some(date));
        let perhaps = self
            .timeline
            .standing()
            .filter(|event| perhaps_on(&event.date, date))
            .map(|event| &event.id);
        let proposed = self.timeline.index.proposed_by_day.get(&date);
        let perhaps_proposed = self
            .timeline
            .proposed()
            .filter(|proposed| perhaps_on(&proposed.date, date))
            .map(|proposed| &proposed.id);
        let of = part_count(starting.len());
        let whole = DayView {
            date: self.day(date),
            heading: self.locale.weekday_day(date),
            parts: Vec::new(),
            events: starting.len(),
            pager: None,
            continuing: self.cards_of(continuing.iter().map(|event| &event.id)),
            perhaps: self.cards_of(perhaps),
            proposed: self.proposal_cards(proposed.into_iter().flatten()),
            perhaps_proposed: self.proposal_cards(perhaps_proposed),
            previous: previous.cloned(),
            next: next.cloned(),
        };
        let title = self.locale.day(date);
        let mut pages = Vec::new();
        for number in 1..=of {
            let shown: Vec<&Event> = starting
                .iter()
                .copied()
                .skip((number - 1) * PART)
                .take(PART)
                .collect();
            let mut view = DayView {
                parts: self.by_time_and_region(&shown),
                pager: pager_of(number, of, |part| day_part(date, part)),
                ..whole.clone()
            };
            if number > 1 {
                view.continuing.clear();
                view.perhaps.clear();
                view.proposed.clear();
                view.perhaps_proposed.clear();
            }
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
            pages.push(page);
        }
        pages
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

/// On some day of a span that holds this one.
fn perhaps_on(when: &Edtf, date: NaiveDate) -> bool {
    let within = when.earliest() <= Some(date) && when.latest().is_some_and(|last| date <= last);
    let short = match (when.earliest(), when.latest()) {
        (Some(first), Some(last)) => (last - first).num_days() <= 31,
        _ => false,
    };
    when.is_choice() && within && short
}
