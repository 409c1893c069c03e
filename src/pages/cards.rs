//! Events in lists: each made once, shown in many places.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Layout;
use super::urls::{day, href};
use super::view::{DayGroup, EventCard, QuoteLine};
use crate::content::document::Standing;
use crate::model::EventId;
use crate::timeline::{Day, Event, Stance, Timeline};

/// The longest span, in days, whose events stand where it begins.
const SHORT: i64 = 3;

impl Layout<'_> {
    /// An event as lists show it.
    pub(super) fn event_card(&self, id: &EventId) -> Option<&Arc<EventCard>> {
        let event = self.timeline.events.get(id)?;
        let card = self.cards.get(self.urls.event_number(id)?)?;
        Some(card.get_or_init(|| Arc::new(self.card(event))))
    }

    fn card(&self, event: &Event) -> EventCard {
        let disputed = event.standing == Standing::Disputed
            || event
                .story
                .evidence()
                .any(|evidence| evidence.stance == Stance::Disputes);
        let named: Vec<String> = self
            .region_links(&event.regions)
            .into_iter()
            .map(|link| link.text)
            .collect();
        EventCard {
            id: event.id.to_string(),
            url: href(self.urls.event(&event.id)),
            title: event.title.clone(),
            date: self.date(&event.date),
            summary: self.summary(&event.story, &event.head),
            kind: event.kind.as_deref().map(|kind| self.kind(kind)),
            importance: event.importance,
            disputed,
            places: event
                .places
                .iter()
                .map(|place| place.name.clone())
                .filter(|name| !named.contains(name))
                .collect(),
            regions: self.region_links(&event.regions),
            actors: self.actor_links(&event.actors),
            quote: self.quote_line(event),
            sources: event.sources().len(),
            reviewed: self.is_reviewed(event),
            review: if self.is_reviewed(event) {
                "reviewed"
            } else {
                "open"
            },
            keys: self.card_keys(event),
        }
    }

    pub(super) fn is_reviewed(&self, event: &Event) -> bool {
        let people: BTreeSet<String> = event
            .reviewed
            .iter()
            .map(|review| review.by.trim().to_lowercase())
            .collect();
        people.len() >= self.settings.reviews_required.max(1) as usize
    }

    /// The strongest quotation: the first that supports the event and names its speaker, else the
    /// first that supports it.
    fn quote_line(&self, event: &Event) -> Option<QuoteLine> {
        let supporting = || {
            event
                .story
                .quotations
                .iter()
                .filter(|q| q.evidence.stance == Stance::Supports)
        };
        let quotation = supporting()
            .find(|q| q.speaker.is_some())
            .or_else(|| supporting().next())?;
        let view = self.quotation(quotation, String::new())?;
        Some(QuoteLine {
            words: view.paragraphs.into_iter().next()?,
            lang: view.lang,
            speaker: view.speaker,
            url: view.url,
            source: view.source.publisher.unwrap_or(view.source.title),
        })
    }

    /// Events, which are in order, under the days on which they happened. What is known to lie
    /// in a longer span stands at its end: there a reader knows the days that it may lie on.
    pub(super) fn groups<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> Vec<DayGroup> {
        let mut groups: Vec<(Day, DayGroup)> = Vec::new();
        for event in events {
            let Some(card) = self.event_card(&event.id) else {
                continue;
            };
            let key = event.day();
            match groups
                .iter_mut()
                .rev()
                .take(2)
                .find(|(other, _)| *other == key)
            {
                Some((_, group)) => group.events.push(card.clone()),
                None => {
                    let mut group = self.group(&key);
                    group.events.push(card.clone());
                    groups.push((key, group));
                }
            }
        }
        groups.sort_by_key(|(_, group)| group.place);
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The anchor of the events under one date, wherever they are listed.
    pub(super) fn anchor(&self, key: &Day) -> String {
        let date = match key {
            Day::On(date) => return format!("d{date}"),
            Day::Loosely(date) => date.to_string(),
        };
        let plain: String = date
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        format!("d{}", plain.trim_matches('-'))
    }

    pub(super) fn group(&self, key: &Day) -> DayGroup {
        match key {
            Day::On(date) => {
                let words = self.day_words(*date);
                DayGroup {
                    anchor: self.anchor(key),
                    date: words.date.clone(),
                    heading: words.heading.clone(),
                    url: Some(href(&day(*date))),
                    events: Vec::new(),
                    place: place(key),
                    proposed: Vec::new(),
                    more_proposed: 0,
                    more_keys: Vec::new(),
                }
            }
            Day::Loosely(date) => {
                let view = self.date(date);
                DayGroup {
                    anchor: self.anchor(key),
                    heading: sentence_case(&view.words),
                    date: view,
                    url: None,
                    events: Vec::new(),
                    place: place(key),
                    proposed: Vec::new(),
                    more_proposed: 0,
                    more_keys: Vec::new(),
                }
            }
        }
    }

    pub(super) fn cards_of<'e>(
        &self,
        ids: impl IntoIterator<Item = &'e EventId>,
    ) -> Vec<Arc<EventCard>> {
        ids.into_iter()
            .filter_map(|id| self.event_card(id).cloned())
            .collect()
    }
}

/// The listed events as a reader meets them in lists: by the place of their day, each day's
/// together, and in the timeline's order within it.
pub(super) fn list_order(timeline: &Timeline) -> Vec<EventId> {
    let mut first: Vec<Day> = Vec::new();
    let mut order: Vec<((NaiveDate, i8), usize, &EventId)> = Vec::new();
    for event in timeline.standing() {
        let key = event.day();
        // As `Layout::groups` does it.
        let mut near = first.iter().enumerate().rev().take(2);
        let at = near.find(|(_, other)| **other == key).map(|(at, _)| at);
        let at = at.unwrap_or_else(|| {
            first.push(key.clone());
            first.len() - 1
        });
        order.push((place(&key), at, &event.id));
    }
    order.sort_by_key(|(place, group, _)| (*place, *group));
    order.into_iter().map(|(_, _, id)| id.clone()).collect()
}

/// Where a group stands among the others: before a day, on it, after it.
fn place(day: &Day) -> (NaiveDate, i8) {
    match day {
        Day::On(day) => (*day, 0),
        Day::Loosely(date) => match (date.earliest(), date.latest()) {
            (Some(first), Some(last)) if (last - first).num_days() > SHORT => (last, 1),
            (Some(first), _) => (first, -1),
            (None, last) => (last.unwrap_or(NaiveDate::MIN), 1),
        },
    }
}

/// A heading begins with a capital, whatever it is made of.
fn sentence_case(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
