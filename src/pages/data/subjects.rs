//! Sources, actors, regions and questions as records.

use super::super::Layout;
use super::super::evidence::public_title;
use super::super::view::data::{
    ActorRecord, CaptureRecord, OriginalRecord, PlaceRecord, QuestionRecord, RegionRecord,
    SourceRecord,
};
use super::event::aliases;
use crate::content::document::{ActorDoc, ArticleKind, ArticleStanding, RegionDoc, Spot};
use crate::model::{ActorSlug, RegionSlug};
use crate::site::Rights;
use crate::timeline::{Article, Question};

impl Layout<'_> {
    pub(super) fn source_record(&self, article: &Article) -> SourceRecord {
        let doc = &article.doc;
        SourceRecord {
            id: doc.id.to_string(),
            url: self.data_url(self.urls.article(&doc.id)),
            title: public_title(article),
            title_by_us: doc.title_by_us,
            date: doc.published.as_ref().map(ToString::to_string),
            publisher: doc.publisher.clone(),
            agency: doc.agency.clone(),
            authors: doc.authors.clone(),
            original_url: doc.url.clone(),
            captures: doc
                .captures
                .iter()
                .map(|capture| CaptureRecord {
                    url: capture.url.clone(),
                    at: capture.at.as_ref().map(ToString::to_string),
                    by: capture.by.clone(),
                })
                .collect(),
            original: doc.original.as_ref().map(|original| OriginalRecord {
                file: original.file.clone(),
                sha256: original.sha256.clone(),
                locator: original.locator.clone(),
            }),
            language: doc.language.clone(),
            kind: match doc.kind {
                ArticleKind::Text => "text",
                ArticleKind::Summary => "summary",
            },
            standing: match doc.standing {
                ArticleStanding::Current => "current",
                ArticleStanding::Corrected => "corrected",
                ArticleStanding::Withdrawn => "withdrawn",
            },
            rights: match doc.rights {
                Rights::Full => "full",
                Rights::Excerpt => "excerpt",
                Rights::Link => "link",
            },
        }
    }

    pub(super) fn actor_record(&self, id: &ActorSlug, doc: &ActorDoc) -> ActorRecord {
        ActorRecord {
            id: id.to_string(),
            url: self.data_url(self.urls.actor(id)),
            slug: doc.head.slug.clone(),
            aliases: aliases(&doc.head),
            name: doc.title.clone(),
            names: doc.names.iter().cloned().collect(),
            also_known_as: doc.also_known_as.clone(),
            kind: doc.kind.clone(),
            role: doc.role.clone(),
            member_of: doc
                .member_of
                .iter()
                .map(|group| group.value.to_string())
                .collect(),
            wikidata: doc.wikidata.clone(),
        }
    }

    pub(super) fn region_record(&self, id: &RegionSlug, doc: &RegionDoc) -> RegionRecord {
        let boundary = doc.boundary.as_ref();
        let shape = boundary.and_then(|id| self.timeline.boundaries.get(&id.value));
        RegionRecord {
            id: id.to_string(),
            url: self.data_url(self.urls.region(id)),
            slug: doc.head.slug.clone(),
            aliases: aliases(&doc.head),
            name: doc.title.clone(),
            names: doc.names.iter().cloned().collect(),
            also_known_as: doc.also_known_as.clone(),
            kind: doc.kind.clone(),
            iso: doc.iso.clone(),
            capital: doc.capital.clone(),
            timezone: doc.timezone.map(|zone| zone.name().to_owned()),
            towns: doc.towns.iter().map(|town| place(town, id)).collect(),
            valid_from: doc.valid_from.as_ref().map(ToString::to_string),
            valid_until: doc.valid_until.as_ref().map(ToString::to_string),
            shape: shape
                .map(|shape| shape.polygons.clone())
                .unwrap_or_default(),
        }
    }

    /// Events that were taken back are left out here too.
    pub(super) fn question_record(&self, question: &Question) -> QuestionRecord {
        let events = question.events.iter();
        QuestionRecord {
            id: question.id.to_string(),
            url: self.data_url(self.urls.question(&question.id)),
            slug: question.head.slug.clone(),
            aliases: aliases(&question.head),
            title: question.title.clone(),
            description: question.head.description.clone(),
            actors: question.actors.iter().map(ToString::to_string).collect(),
            regions: question.regions.iter().map(ToString::to_string).collect(),
            events: events
                .filter(|id| self.position(id).is_some())
                .map(ToString::to_string)
                .collect(),
            measure: question.measure.clone(),
            quotations: self.quotation_records(&question.story),
            citations: self.citation_records(&question.story),
            text: self.markdown(&question.story, &question.head),
        }
    }
}

fn place(town: &Spot, region: &RegionSlug) -> PlaceRecord {
    PlaceRecord {
        name: town.name.clone(),
        lat: town.at.map(|(lat, _)| lat),
        lon: town.at.map(|(_, lon)| lon),
        region: Some(region.to_string()),
    }
}
