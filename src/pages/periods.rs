//! A timeline too long for one page: its most important events on the front page, and pages by
//! month or year that hold them all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use chrono::{Datelike, NaiveDate};

use super::lists::{PART, pager_of, part_count};
use super::urls::{href, period, subject_events};
use super::view::{BeforeView, DayGroup, LinkView, PeriodLink, PeriodView, View};
use super::{Layout, Page};
use crate::model::{ActorSlug, EventId, RegionSlug};
use crate::timeline::Event;

/// The most events that the front page shows as they are. A filter works on what a page holds, so
/// that it holds all as long as it can: so many with their words are about 50 kB, compressed.
const WHOLE: usize = 500;

/// The most months that a timeline is parted into; one that has more is parted into years.
const MONTHS: usize = 60;

/// A background: groups that lie so many days before the rest …
const GAP: i64 = 90;

/// … and hold no more than one event in so many.
const BACKGROUND: usize = 20;

/// A stretch of time that has a page: a year, or a month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u32>,
}

/// Whose events fill a list of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// An actor.
    Actor(ActorSlug),
    /// A region.
    Region(RegionSlug),
}

/// The events that a page shows of many, and how many there are.
pub(super) struct Choice<'t> {
    /// In order.
    pub(super) shown: Vec<&'t Event>,
    /// How many there are.
    pub(super) all: usize,
}

/// All events if they are few enough, else the [`PART`] that matter most: by importance, then by
/// the number of their sources.
pub(super) fn choose<'t>(events: Vec<&'t Event>, most: usize) -> Choice<'t> {
    let all = events.len();
    let shown = if all <= most {
        events
    } else {
        matter_most(events, PART)
    };
    Choice { shown, all }
}

/// No more than `most` of some events: those that matter most, in order.
pub(super) fn matter_most(events: Vec<&Event>, most: usize) -> Vec<&Event> {
    let mut ranked: Vec<usize> = (0..events.len()).collect();
    ranked.sort_by_key(|&at| {
        (
            Reverse(events[at].importance),
            Reverse(events[at].sources().len()),
        )
    });
    ranked.truncate(most);
    ranked.sort_unstable();
    ranked.into_iter().map(|at| events[at]).collect()
}

impl<'t> Layout<'t> {
    /// What the front page shows of the timeline.
    pub(super) fn front_choice(&self) -> Choice<'t> {
        choose(self.timeline.standing().collect(), WHOLE)
    }

    /// The periods that have pages, with their events; none where the front page shows all.
    pub(super) fn periods(&self) -> &BTreeMap<Period, Vec<EventId>> {
        self.periods.get_or_init(|| self.part_into_periods())
    }

    fn part_into_periods(&self) -> BTreeMap<Period, Vec<EventId>> {
        let events: Vec<&Event> = self.timeline.standing().collect();
        if events.len() <= WHOLE {
            return BTreeMap::new();
        }
        let months: BTreeSet<Period> = events.iter().map(|event| month_of(event)).collect();
        let by_month = months.len() <= MONTHS;
        let mut periods: BTreeMap<Period, Vec<EventId>> = BTreeMap::new();
        for event in events {
            let mut period = month_of(event);
            if !by_month {
                period.month = None;
            }
            periods.entry(period).or_default().push(event.id.clone());
        }
        periods
    }

    /// The way to each period.
    pub(super) fn period_links(&self) -> Vec<PeriodLink> {
        self.periods()
            .iter()
            .map(|(of, events)| PeriodLink {
                url: href(&period(*of, 1)),
                text: self.period_name(*of),
                events: events.len(),
            })
            .collect()
    }

    /// A period in words.
    pub(super) fn period_name(&self, of: Period) -> String {
        match of.month {
            Some(month) => self.locale.month(of.year, month),
            None => self.locale.year(of.year),
        }
    }

    /// A part of a period's page, counted from 1.
    pub(super) fn period_page(&self, of: Period, number: usize) -> Option<Page> {
        let link = |(of, _): (&Period, _)| LinkView {
            url: href(&period(*of, 1)),
            text: self.period_name(*of),
        };
        let periods = self.periods();
        let after = (Bound::Excluded(of), Bound::Unbounded);
        let previous = periods.range(..of).next_back().map(link);
        let next = periods.range(after).next().map(link);
        let path = |part| period(of, part);
        let title = self.period_name(of);
        let list = (periods.get(&of)?, title.as_str(), "timeline");
        Some(self.part(list, number, path, |view| PeriodView {
            previous,
            next,
            ..view
        }))
    }

    /// The actors and regions that have more events than their own pages show, each with the
    /// number of parts of their list.
    pub(super) fn long_subjects(&self) -> Vec<(Subject, usize)> {
        let index = &self.timeline.index;
        let actors = index.by_actor.iter();
        let actors = actors.map(|(id, events)| (Subject::Actor(id.clone()), events.len()));
        let regions = index.by_region.iter();
        let regions = regions.map(|(id, events)| (Subject::Region(id.clone()), events.len()));
        actors
            .chain(regions)
            .filter(|(_, events)| *events > PART)
            .map(|(subject, events)| (subject, part_count(events)))
            .collect()
    }

    /// The path of a part of the list of all events of a subject.
    pub(super) fn subject_events_path(&self, subject: &Subject, number: usize) -> String {
        match subject {
            Subject::Actor(id) => subject_events(self.urls.actor(id), number),
            Subject::Region(id) => subject_events(self.urls.region(id), number),
        }
    }

    /// A part of the list of all events of an actor or a region, counted from 1.
    pub(super) fn subject_events_page(&self, subject: &Subject, number: usize) -> Option<Page> {
        let index = &self.timeline.index;
        let (section, of, events) = match subject {
            Subject::Actor(id) => ("actors", self.actor_link(id)?, index.by_actor.get(id)?),
            Subject::Region(id) => ("regions", self.region_link(id)?, index.by_region.get(id)?),
        };
        let args = [("name", of.text.as_str().into())];
        let title = self.locale.text("subject-events-title", &args);
        let title = title.unwrap_or_default();
        let path = |part| self.subject_events_path(subject, part);
        let list = (events, title.as_str(), section);
        Some(self.part(list, number, path, |view| PeriodView {
            of: Some(of.clone()),
            ..view
        }))
    }

    /// The way to all events of a subject whose page at `path` shows some of them.
    pub(super) fn all_events_url(
        &self,
        events: Option<&Vec<EventId>>,
        path: &str,
    ) -> Option<String> {
        events
            .filter(|events| events.len() > PART)
            .map(|_| href(&subject_events(path, 1)))
    }

    /// A part of a list of events, with its title and section.
    fn part(
        &self,
        (ids, title, section): (&Vec<EventId>, &str, &str),
        number: usize,
        path: impl Fn(usize) -> String,
        finish: impl FnOnce(PeriodView) -> PeriodView,
    ) -> Page {
        let events = self.listed(Some(ids));
        let part = events.chunks(PART).nth(number - 1).unwrap_or_default();
        let view = finish(PeriodView {
            of: None,
            events: events.len(),
            groups: self.groups(part.iter().copied()),
            filter: self.filter(part, std::iter::empty()),
            pager: pager_of(number, part_count(events.len()), &path),
            previous: None,
            next: None,
        });
        let title = self.part_title(title, number);
        let view = View::Period(Box::new(view));
        self.page(&path(number), "period.html", &title, section, view)
    }
}

/// The month in which an event begins, or ends where its beginning is open.
fn month_of(event: &Event) -> Period {
    let day = event.date.earliest().or_else(|| event.date.latest());
    let day = day.unwrap_or(NaiveDate::MIN);
    Period {
        year: day.year(),
        month: Some(day.month()),
    }
}

/// Parts off the groups that lie long before the rest and hold little of it.
pub(super) fn part_before(groups: Vec<DayGroup>) -> (Option<BeforeView>, Vec<DayGroup>) {
    let count = |group: &DayGroup| group.events.len() + group.proposed.len();
    let all: usize = groups.iter().map(count).sum();
    let mut held = 0;
    let mut cut = 0;
    for (at, pair) in groups.windows(2).enumerate() {
        held += count(&pair[0]);
        if held * BACKGROUND > all {
            break;
        }
        if (pair[1].place.0 - pair[0].place.0).num_days() > GAP {
            cut = at + 1;
        }
    }
    let mut groups = groups;
    let rest = groups.split_off(cut);
    let before = rest.first().filter(|_| cut > 0).map(|next| BeforeView {
        until: next.date.words.clone(),
        events: groups.iter().map(count).sum(),
        groups: groups.clone(),
    });
    (before, rest)
}
