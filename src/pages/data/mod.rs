//! The records from which the machine forms are written: rights are weighed here as they are for
//! pages, and what is taken back is left out.

mod annotations;
mod event;
mod subjects;

pub(super) use event::changed;

use chrono_tz::Tz;
use rayon::prelude::*;

use super::Layout;
use super::urls::href;
use super::view::data::{CorrectionEntry, DataSet, MeasureRecord, SiteRecord, When};
use crate::content::document::Standing;
use crate::model::Edtf;
use crate::model::edtf::Precision;

/// The year in which host names count as given, where `[site] tag` names no other.
const TAG_YEAR: &str = "2026";

/// The version of `data/events.json`.
const VERSION: u32 = 1;

impl Layout<'_> {
    /// The whole site as data.
    pub(super) fn data(&self) -> DataSet {
        let timeline = self.timeline;
        let standing: Vec<_> = timeline.standing().collect();
        DataSet {
            schema: "events.schema.json",
            version: VERSION,
            site: self.site_record(),
            events: standing
                .par_iter()
                .map(|event| self.event_record(event))
                .collect(),
            sources: timeline
                .articles
                .values()
                .map(|article| self.source_record(article))
                .collect(),
            actors: timeline
                .actors
                .iter()
                .map(|(id, entry)| self.actor_record(id, &entry.doc))
                .collect(),
            regions: timeline
                .regions
                .iter()
                .map(|(id, entry)| self.region_record(id, &entry.doc))
                .collect(),
            questions: timeline
                .questions
                .values()
                .map(|question| self.question_record(question))
                .collect(),
            corrections: self.correction_entries(),
            annotations: self.annotations(),
            embeds: self.embed_records(),
        }
    }

    /// A page's address in data files: absolute, or relative to `data/`.
    pub(super) fn data_url(&self, path: &str) -> String {
        self.data_address(&href(path))
    }

    /// The same for a link that a page would write.
    fn data_address(&self, link: &str) -> String {
        format!("{}{link}", self.data_root())
    }

    fn data_root(&self) -> &str {
        self.settings.base_url.as_deref().unwrap_or("../")
    }

    fn site_record(&self) -> SiteRecord {
        let settings = self.settings;
        let measures = settings.measures.iter().map(|(id, measure)| {
            let record = MeasureRecord {
                label: measure.label.clone(),
                unit: measure.unit.clone(),
            };
            (id.clone(), record)
        });
        SiteRecord {
            title: self.site.title.clone(),
            description: self.site.description.clone(),
            url: settings.base_url.clone(),
            language: settings.language.clone(),
            timezone: settings.timezone.name().to_owned(),
            licence: settings.site.licence_data.clone(),
            licence_texts: settings.site.licence_texts.clone(),
            kinds: settings.kinds.clone(),
            measures: measures.collect(),
            scopes: settings.scopes.clone(),
            tag: self.tag(),
        }
    }

    /// `tag:HOST,YEAR:PATH/` (RFC 4151), under which the site's feeds and their entries have ids.
    fn tag(&self) -> Option<String> {
        let base = self.settings.base_url.as_deref()?;
        if let Some(tag) = &self.settings.site.tag {
            return Some(format!("tag:{tag}:"));
        }
        let (_, rest) = base.split_once("://")?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = authority.rsplit('@').next().unwrap_or(authority);
        let host = host.split(':').next().unwrap_or(host).to_ascii_lowercase();
        Some(format!("tag:{host},{TAG_YEAR}:{path}"))
    }

    fn when(&self, date: &Edtf, zone: Tz) -> When {
        let qualifier = date.qualifier();
        When {
            edtf: date.to_string(),
            words: self.locale.date(date),
            earliest: date.earliest().map(|day| day.to_string()),
            latest: date.latest().map(|day| day.to_string()),
            precision: match date.precision() {
                Precision::Century => "century",
                Precision::Decade => "decade",
                Precision::Year => "year",
                Precision::Season => "season",
                Precision::Month => "month",
                Precision::Day => "day",
                Precision::Minute | Precision::Second => "time",
            },
            approximate: qualifier.is_approximate(),
            uncertain: qualifier.is_uncertain(),
            choice: date.is_choice(),
            timezone: zone.name().to_owned(),
            date: date.clone(),
            zone,
        }
    }

    /// The latest first; of one day those of one event in their order.
    fn correction_entries(&self) -> Vec<CorrectionEntry> {
        let mut entries = Vec::new();
        for event in self.timeline.events.values() {
            for (index, correction) in event.corrections.iter().enumerate() {
                entries.push(CorrectionEntry {
                    event: event.id.to_string(),
                    url: format!("{}#corrections", self.data_url(self.urls.event(&event.id))),
                    title: event.title.clone(),
                    retracted: event.standing == Standing::Retracted,
                    date: correction.date.to_string(),
                    note: correction.note.clone(),
                    number: index + 1,
                    day: correction.date,
                });
            }
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.day));
        entries
    }
}
