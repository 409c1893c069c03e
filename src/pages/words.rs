//! Dates, terms and names as views show them.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use chrono::NaiveDate;

use super::Layout;
use super::urls::href;
use super::view::{DateView, LinkView, SpeakerView, Term};
use crate::content::document::Names;
use crate::model::edtf::{Kind, Point, Qualifier};
use crate::model::{ActorSlug, Edtf, RegionSlug};
use crate::timeline::Speaker;

/// A day in words.
#[derive(Debug)]
pub(super) struct DayWords {
    /// As dates are shown.
    pub date: DateView,
    /// With the weekday.
    pub heading: String,
}

impl Layout<'_> {
    pub(super) fn date(&self, date: &Edtf) -> DateView {
        match date.day().filter(|day| *date == Edtf::from_day(*day)) {
            Some(day) => self.day(day),
            None => self.put_in_words(date),
        }
    }

    pub(super) fn day(&self, day: NaiveDate) -> DateView {
        self.day_words(day).date.clone()
    }

    /// A day in words: many lists of a large site say each of its days.
    pub(super) fn day_words(&self, day: NaiveDate) -> Arc<DayWords> {
        let known = self.days_said.read();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = known.get(&day) {
            return Arc::clone(words);
        }
        drop(known);
        let words = Arc::new(DayWords {
            date: self.put_in_words(&Edtf::from_day(day)),
            heading: self.locale.weekday_day(day),
        });
        let known = self.days_said.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(day, Arc::clone(&words));
        words
    }

    fn put_in_words(&self, date: &Edtf) -> DateView {
        DateView {
            datetime: datetime(date),
            edtf: date.to_string(),
            words: self.locale.date(date),
            short: self.locale.date_short(date, true),
        }
    }

    pub(super) fn actor_link(&self, id: &ActorSlug) -> Option<LinkView> {
        let entry = self.timeline.actors.get(id)?;
        Some(LinkView {
            url: href(self.urls.actor(id)),
            text: entry.doc.title.clone(),
        })
    }

    pub(super) fn region_link(&self, id: &RegionSlug) -> Option<LinkView> {
        let entry = self.timeline.regions.get(id)?;
        Some(LinkView {
            url: href(self.urls.region(id)),
            text: entry.doc.title.clone(),
        })
    }

    pub(super) fn actor_links<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i ActorSlug>,
    ) -> Vec<LinkView> {
        ids.into_iter()
            .filter_map(|id| self.actor_link(id))
            .collect()
    }

    pub(super) fn region_links<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i RegionSlug>,
    ) -> Vec<LinkView> {
        ids.into_iter()
            .filter_map(|id| self.region_link(id))
            .collect()
    }

    pub(super) fn speaker(&self, speaker: &Speaker) -> SpeakerView {
        let url = speaker.actor.as_ref().map(|id| href(self.urls.actor(id)));
        SpeakerView {
            words: speaker.words.clone(),
            url: url.filter(|url| !url.is_empty()),
        }
    }

    /// What readers call a kind of event.
    pub(super) fn kind(&self, id: &str) -> Term {
        let label = self
            .settings
            .kinds
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_owned());
        Term {
            id: id.to_owned(),
            label,
        }
    }

    /// What a figure counts: a region's name or a scope's.
    pub(super) fn scope(&self, id: &str) -> String {
        let region = self
            .timeline
            .regions
            .get(id)
            .map(|entry| entry.doc.title.clone());
        region
            .or_else(|| self.settings.scopes.get(id).cloned())
            .unwrap_or_else(|| id.to_owned())
    }

    /// Other spellings, those once that differ in capitals only: matching needs them all, readers
    /// do not.
    pub(super) fn spellings(&self, also_known_as: &[String], title: &str) -> Vec<String> {
        let mut seen = BTreeSet::from([title.to_lowercase()]);
        also_known_as
            .iter()
            .filter(|name| seen.insert(name.to_lowercase()))
            .cloned()
            .collect()
    }

    /// Names in other languages than the interface's.
    pub(super) fn names(&self, names: &Names, title: &str) -> Vec<super::view::NameView> {
        names
            .iter()
            .filter(|(_, name)| name != title)
            .map(|(lang, name)| super::view::NameView {
                lang: lang.clone(),
                name: name.clone(),
            })
            .collect()
    }
}

/// What `<time datetime>` can say: one year, month, day or local time, whatever its doubt.
fn datetime(date: &Edtf) -> Option<String> {
    let Kind::Date(date) = date.kind() else {
        return None;
    };
    match date.point {
        Point::Year(_) | Point::Month { .. } | Point::Day(_) | Point::Time { .. } => {
            let plain = crate::model::edtf::Date {
                qualifier: Qualifier::None,
                ..*date
            };
            let text = plain.to_string();
            text.starts_with(|c: char| c.is_ascii_digit())
                .then_some(text)
        }
        _ => None,
    }
}
