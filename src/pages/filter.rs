//! By what readers can filter a list of events.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Layout;
use super::evidence::public_title;
use super::view::{CardKeys, FilterField, FilterOption, FilterView};
use crate::model::{ActorSlug, Edtf, RegionSlug};
use crate::timeline::{Article, Event, Proposed};

/// The fields of a filter, in their order.
const FIELDS: [&str; 5] = ["who", "place", "kind", "source", "review"];

/// The fewest events that a filter is of use for.
const FEWEST: usize = 2;

impl Layout<'_> {
    /// The keys of an event.
    pub(super) fn card_keys(&self, event: &Event) -> CardKeys {
        let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        CardKeys {
            who: joined(event.actors.iter().map(|id| key(id.as_str()))),
            place: joined(event.regions.iter().map(|id| key(id.as_str()))),
            kind: event.kind.as_deref().map(key).unwrap_or_default(),
            source: joined(self.publishers(event).map(|name| key(&name))),
            from: day(event.date.earliest()),
            to: day(event.date.latest()),
        }
    }

    /// The keys of a proposal.
    pub(super) fn proposal_keys(&self, proposed: &Proposed) -> CardKeys {
        let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        CardKeys {
            who: joined(proposed.concerned().into_iter().map(|id| key(id.as_str()))),
            place: joined(proposed.regions.iter().map(|named| key(named.id.as_str()))),
            kind: String::new(),
            source: joined(self.reporters(proposed).map(|name| key(&name))),
            from: day(proposed.date.earliest()),
            to: day(proposed.date.latest()),
        }
    }

    fn reporters<'e>(&'e self, proposed: &'e Proposed) -> impl Iterator<Item = String> + 'e {
        proposed
            .reports()
            .filter_map(|report| self.timeline.articles.get(&report.article))
            .map(publisher)
    }

    fn publishers<'e>(&'e self, event: &'e Event) -> impl Iterator<Item = String> + 'e {
        event
            .sources()
            .into_iter()
            .filter_map(|id| self.timeline.articles.get(id))
            .map(publisher)
    }

    /// What a list of these events and proposals can be filtered by; nothing for a list that needs
    /// none.
    pub(super) fn filter<'p>(
        &self,
        events: &[&Event],
        proposed: impl Iterator<Item = &'p Proposed>,
    ) -> Option<FilterView> {
        let mut choices = Choices::default();
        let mut listed = events.len();
        for event in events {
            event.actors.iter().for_each(|id| choices.actor(self, id));
            event.regions.iter().for_each(|id| choices.region(self, id));
            if let Some(id) = &event.kind {
                choices.enter("kind", id, self.kind(id).label);
            }
            for name in self.publishers(event) {
                choices.enter("source", &name, name.clone());
            }
            let state = self
                .event_card(&event.id)
                .map_or("open", |card| card.review);
            choices.review(self, state);
            choices.days(&event.date);
        }
        for proposed in proposed {
            listed += 1;
            for id in proposed.concerned() {
                choices.actor(self, id);
            }
            for named in &proposed.regions {
                choices.region(self, &named.id);
            }
            for name in self.reporters(proposed) {
                choices.enter("source", &name, name.clone());
            }
            choices.review(self, "proposed");
            choices.days(&proposed.date);
        }
        (listed >= FEWEST).then(|| choices.view(listed))
    }
}

/// What there is to choose from, gathered.
#[derive(Default)]
struct Choices {
    fields: BTreeMap<&'static str, BTreeMap<String, String>>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl Choices {
    fn enter(&mut self, field: &'static str, name: &str, label: String) {
        let options = self.fields.entry(field).or_default();
        options.entry(key(name)).or_insert(label);
    }

    fn actor(&mut self, layout: &Layout<'_>, id: &ActorSlug) {
        if let Some(entry) = layout.timeline.actors.get(id) {
            self.enter("who", id.as_str(), entry.doc.title.clone());
        }
    }

    fn region(&mut self, layout: &Layout<'_>, id: &RegionSlug) {
        if let Some(entry) = layout.timeline.regions.get(id) {
            self.enter("place", id.as_str(), entry.doc.title.clone());
        }
    }

    fn review(&mut self, layout: &Layout<'_>, state: &'static str) {
        let label = layout
            .locale
            .text("review-state", &[("state", state.into())]);
        self.enter("review", state, label.unwrap_or_default());
    }

    fn days(&mut self, date: &Edtf) {
        self.first = [self.first, date.earliest()].into_iter().flatten().min();
        self.last = self.last.max(date.latest());
    }

    fn view(mut self, events: usize) -> FilterView {
        let field = |id| {
            let options = by_label(self.fields.remove(id)?);
            Some(FilterField { id, options })
        };
        FilterView {
            fields: FIELDS.into_iter().filter_map(field).collect(),
            from: self.first.map(|day| day.to_string()),
            to: self.last.map(|day| day.to_string()),
            events,
        }
    }
}

/// Whom a source is known by.
fn publisher(article: &Article) -> String {
    let doc = &article.doc;
    doc.publisher
        .clone()
        .or_else(|| doc.agency.clone())
        .unwrap_or_else(|| public_title(article))
}

fn by_label(options: BTreeMap<String, String>) -> Vec<FilterOption> {
    let mut options: Vec<FilterOption> = options
        .into_iter()
        .map(|(key, label)| FilterOption { key, label })
        .collect();
    options.sort_by_cached_key(|option| (option.label.to_lowercase(), option.key.clone()));
    options
}

/// A name as it stands in an address: its letters and digits in lower case, hyphens between.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

fn joined(keys: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for key in keys {
        if !key.is_empty() && !all.contains(&key) {
            all.push(key);
        }
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_word_in_any_script() {
        assert_eq!(
            key("The Daily Ripple (repost of RFE/RL)"),
            "the-daily-ripple-repost-of-rfe-rl"
        );
        assert_eq!(key("almaty-city"), "almaty-city");
        assert_eq!(key("  Мой  Город! "), "мой-город");
        assert_eq!(key("«»"), "");
    }

    #[test]
    fn keys_are_joined_once_each() {
        let keys = ["a", "b", "a", ""].map(str::to_owned);
        assert_eq!(joined(keys.into_iter()), "a b");
    }
}
