//! By what readers can filter a list of events.

use std::collections::BTreeMap;

use super::Layout;
use super::evidence::public_title;
use super::view::{CardKeys, FilterField, FilterOption, FilterView};
use crate::timeline::{Article, Event};

/// The fewest events that a filter is of use for.
const FEWEST: usize = 2;

impl Layout<'_> {
    /// The keys of an event.
    pub(super) fn card_keys(&self, event: &Event) -> CardKeys {
        let day = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        CardKeys {
            who: joined(event.actors.iter().map(|id| key(id.as_str()))),
            place: joined(event.regions.iter().map(|id| key(id.as_str()))),
            kind: event.kind.as_deref().map(key).unwrap_or_default(),
            source: joined(self.publishers(event).map(|name| key(&name))),
            from: day(event.date.earliest()),
            to: day(event.date.latest()),
        }
    }

    fn publishers<'e>(&'e self, event: &'e Event) -> impl Iterator<Item = String> + 'e {
        event
            .sources()
            .into_iter()
            .filter_map(|id| self.timeline.articles.get(id))
            .map(publisher)
    }

    /// What a list of these events can be filtered by; nothing for a list that needs none.
    pub(super) fn filter(&self, events: &[&Event]) -> Option<FilterView> {
        if events.len() < FEWEST {
            return None;
        }
        let mut fields: [(&'static str, BTreeMap<String, String>); 5] =
            ["who", "place", "kind", "source", "review"].map(|id| (id, BTreeMap::new()));
        let [who, place, kind, source, review] = &mut fields;
        let enter = |field: &mut (_, BTreeMap<String, String>), name: String, label: String| {
            field.1.entry(key(&name)).or_insert(label);
        };
        for event in events {
            for id in &event.actors {
                if let Some(entry) = self.timeline.actors.get(id) {
                    enter(who, id.to_string(), entry.doc.title.clone());
                }
            }
            for id in &event.regions {
                if let Some(entry) = self.timeline.regions.get(id) {
                    enter(place, id.to_string(), entry.doc.title.clone());
                }
            }
            if let Some(id) = &event.kind {
                enter(kind, id.clone(), self.kind(id).label);
            }
            for name in self.publishers(event) {
                enter(source, name.clone(), name);
            }
            if let Some(card) = self.cards.get(&event.id) {
                let state = [("state", card.review.into())];
                let label = self.locale.text("review-state", &state);
                enter(review, card.review.to_owned(), label.unwrap_or_default());
            }
        }
        let fields = fields
            .into_iter()
            .filter(|(_, options)| !options.is_empty())
            .map(|(id, options)| FilterField {
                id,
                options: by_label(options),
            })
            .collect();
        let first = events
            .iter()
            .filter_map(|event| event.date.earliest())
            .min();
        let last = events.iter().filter_map(|event| event.date.latest()).max();
        Some(FilterView {
            fields,
            from: first.map(|day| day.to_string()),
            to: last.map(|day| day.to_string()),
            events: events.len(),
        })
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
