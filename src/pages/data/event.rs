//! Events as records.

use chrono::NaiveDate;

use super::super::evidence::stance_word;
use super::super::html::escaped;
use super::super::story::{citation_anchor, quotation_anchor};
use super::super::urls::href;
use super::super::view::data::{
    CitationRecord, CorrectionRecord, EventRecord, EvidenceRecord, FigureRecord, MediaRecord,
    PlaceRecord, QuotationRecord, ReviewRecord, SpeakerRecord,
};
use super::super::view::{Piece, QuotationView};
use super::super::{Layout, event::media_kind};
use crate::content::document::{ArticleKind, Bound, FigureStanding, Head, Media, Standing};
use crate::timeline::{Event, Evidence, Figure, Place, Speaker, Stance, Story};

/// The days that feeds and calendars can name.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 2) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const LAST: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

impl Layout<'_> {
    pub(super) fn event_record(&self, event: &Event) -> EventRecord {
        let card = self.event_card(&event.id);
        let zone = event.regions.iter().find_map(|region| {
            let entry = self.timeline.regions.get(region)?;
            entry.doc.timezone
        });
        let changed = changed(event);
        EventRecord {
            id: event.id.to_string(),
            url: self.data_url(self.urls.event(&event.id)),
            slug: event.head.slug.clone(),
            aliases: aliases(&event.head),
            title: event.title.clone(),
            date: self.when(&event.date, zone.unwrap_or(self.settings.timezone)),
            summary: card.and_then(|card| card.summary.clone()),
            description: event.head.description.clone(),
            kind: event.kind.clone(),
            kind_label: event.kind.as_deref().map(|kind| self.kind(kind).label),
            importance: event.importance,
            standing: match event.standing {
                Standing::Stands => "stands",
                Standing::Disputed => "disputed",
                Standing::Retracted => "retracted",
            },
            disputed: card.is_some_and(|card| card.disputed),
            warning: event.warning.clone(),
            reviewed: card.is_some_and(|card| card.reviewed),
            reviews: event
                .reviewed
                .iter()
                .map(|review| ReviewRecord {
                    by: review.by.clone(),
                    on: review.on.map(|day| day.to_string()),
                })
                .collect(),
            published: event.first_published.map(|day| day.to_string()),
            updated: event.head.updated.map(|day| day.to_string()),
            changed: changed.map(|day| day.to_string()),
            actors: event.actors.iter().map(ToString::to_string).collect(),
            regions: event.regions.iter().map(ToString::to_string).collect(),
            places: event.places.iter().map(place).collect(),
            quotations: self.quotation_records(&event.story),
            citations: self.citation_records(&event.story),
            figures: event
                .figures
                .iter()
                .map(|f| self.figure_record(f))
                .collect(),
            corrections: event
                .corrections
                .iter()
                .map(|correction| CorrectionRecord {
                    date: correction.date.to_string(),
                    note: correction.note.clone(),
                })
                .collect(),
            media: event
                .media
                .iter()
                .map(|media| self.media_record(media))
                .collect(),
            questions: event.questions.iter().map(ToString::to_string).collect(),
            sources: event
                .sources()
                .into_iter()
                .map(ToString::to_string)
                .collect(),
            text: self.markdown(&event.story, &event.head),
            html: self.account(event),
            stamp: changed
                .unwrap_or_else(|| self.stamp(event))
                .clamp(FIRST, LAST),
        }
    }

    /// The day by which feeds know an event that says nothing of its own publication.
    fn stamp(&self, event: &Event) -> NaiveDate {
        let articles = event.sources().into_iter();
        let days = articles.filter_map(|id| {
            self.timeline
                .articles
                .get(id)?
                .doc
                .published
                .as_ref()?
                .latest()
        });
        days.max()
            .or_else(|| event.date.latest())
            .or_else(|| event.date.earliest())
            .unwrap_or(FIRST)
    }

    /// An event's account as HTML that stands alone.
    fn account(&self, event: &Event) -> String {
        let told = self.told(&event.story, &event.head, self.data_root());
        let mut html = String::new();
        for piece in &told.body {
            match piece {
                Piece::Prose { html: prose } => html.push_str(&prose.0),
                Piece::Quotation(view) => self.quotation_html(view, &mut html),
            }
        }
        for view in told
            .supporting
            .iter()
            .chain(&told.disputing)
            .chain(&told.cited)
        {
            self.quotation_html(view, &mut html);
        }
        html
    }

    fn quotation_html(&self, view: &QuotationView, html: &mut String) {
        if let Some(account) = &view.account {
            html.push_str(&format!("<p>{}</p>", escaped(account)));
        }
        if !view.paragraphs.is_empty() {
            html.push_str("<blockquote>");
            for paragraph in &view.paragraphs {
                html.push_str(&format!("<p>{}</p>", escaped(paragraph)));
            }
            html.push_str("</blockquote>");
        }
        for paragraph in &view.translation {
            html.push_str(&format!("<p>{}</p>", escaped(paragraph)));
        }
        let speaker = view
            .speaker
            .as_ref()
            .map(|speaker| format!("{}, ", escaped(&speaker.words)));
        html.push_str(&format!(
            "<p>— {}<a href=\"{}\">{}</a></p>",
            speaker.unwrap_or_default(),
            escaped(&self.data_address(&view.url)),
            escaped(&view.source.title),
        ));
    }

    pub(super) fn quotation_records(&self, story: &Story) -> Vec<QuotationRecord> {
        let record = |(index, quotation): (usize, &crate::timeline::Quotation)| {
            let article = self.timeline.articles.get(&quotation.evidence.article)?;
            Some(QuotationRecord {
                id: quotation_anchor(index),
                words: quotation.paragraphs.clone(),
                translation: quotation.translation.clone(),
                language: article.doc.language.clone(),
                speaker: quotation.speaker.as_ref().map(speaker),
                label: match article.doc.kind {
                    ArticleKind::Text => "quoted",
                    ArticleKind::Summary => "summary",
                },
                evidence: self.evidence_record(&quotation.evidence)?,
            })
        };
        story
            .quotations
            .iter()
            .enumerate()
            .filter_map(record)
            .collect()
    }

    pub(super) fn citation_records(&self, story: &Story) -> Vec<CitationRecord> {
        let record = |(index, citation): (usize, &crate::timeline::Citation)| {
            Some(CitationRecord {
                id: citation_anchor(index),
                text: citation.text.clone(),
                account_by: citation.account_by.as_ref().map(speaker),
                evidence: self.evidence_record(&citation.evidence)?,
            })
        };
        story
            .citations
            .iter()
            .enumerate()
            .filter_map(record)
            .collect()
    }

    fn evidence_record(&self, evidence: &Evidence) -> Option<EvidenceRecord> {
        let article = self.timeline.articles.get(&evidence.article)?;
        let mut passages: Vec<String> = Vec::new();
        for mark in &evidence.marks {
            let passage = mark.passage.to_string();
            if !passages.contains(&passage) {
                passages.push(passage);
            }
        }
        Some(EvidenceRecord {
            source: evidence.article.to_string(),
            source_url: self.data_address(&self.evidence_url(article, evidence)),
            original_url: article.doc.url.clone(),
            passages,
            stance: stance_word(&evidence.stance),
            answer: match &evidence.stance {
                Stance::Answer(answer) => Some(answer.clone()),
                _ => None,
            },
        })
    }

    fn figure_record(&self, figure: &Figure) -> FigureRecord {
        let measure = self.settings.measures.get(&figure.measure);
        let label = measure.map(|measure| measure.label.clone());
        FigureRecord {
            measure: figure.measure.clone(),
            label: label
                .filter(|label| !label.is_empty())
                .unwrap_or_else(|| figure.measure.replace('_', " ")),
            unit: measure.and_then(|measure| measure.unit.clone()),
            low: figure.low,
            high: figure.high,
            bound: match figure.bound {
                Bound::Exact => "exact",
                Bound::About => "about",
                Bound::AtLeast => "at least",
                Bound::AtMost => "at most",
            },
            counted: figure.counted.clone(),
            scope: figure.scope.clone(),
            said_by: figure.said_by.as_ref().map(speaker),
            as_of: figure.as_of.to_string(),
            quote: figure.quote.clone(),
            standing: match figure.standing {
                FigureStanding::Stands => "stands",
                FigureStanding::Superseded => "superseded",
                FigureStanding::Retracted => "retracted",
            },
            evidence: self
                .evidence_record(&figure.evidence)
                .unwrap_or_else(|| EvidenceRecord {
                    source: figure.evidence.article.to_string(),
                    source_url: String::new(),
                    original_url: None,
                    passages: Vec::new(),
                    stance: stance_word(&figure.evidence.stance),
                    answer: None,
                }),
        }
    }

    fn media_record(&self, media: &Media) -> MediaRecord {
        MediaRecord {
            url: self.data_address(&href(&media.src.value)),
            src: media.src.value.clone(),
            kind: media_kind(&media.src.value),
            alt: media.alt.clone(),
            caption: media.caption.clone(),
            credit: media.credit.clone(),
            source_url: media.source_url.clone(),
        }
    }
}

/// Former addresses, as the file writes them.
pub(super) fn aliases(head: &Head) -> Vec<String> {
    let written = head.aliases.iter();
    written.map(|alias| alias.value.clone()).collect()
}

/// The last of the days on which an event's page is known to have changed.
pub(in super::super) fn changed(event: &Event) -> Option<NaiveDate> {
    let corrections = event.corrections.iter().map(|correction| correction.date);
    corrections
        .chain(event.first_published)
        .chain(event.head.updated)
        .max()
}

fn speaker(speaker: &Speaker) -> SpeakerRecord {
    SpeakerRecord {
        name: speaker.words.clone(),
        actor: speaker.actor.as_ref().map(ToString::to_string),
    }
}

fn place(place: &Place) -> PlaceRecord {
    PlaceRecord {
        name: place.name.clone(),
        lat: place.at.map(|(lat, _)| lat),
        lon: place.at.map(|(_, lon)| lon),
        region: place.region.as_ref().map(ToString::to_string),
    }
}
