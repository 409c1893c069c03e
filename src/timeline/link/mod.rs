//! Linking, step by step: what exists, what each text rests on, who is named where.

mod check;
mod evidence;
mod figures;
mod known;
mod rests;
mod story;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use self::known::Known;
use super::index::is_listed;
use super::{Article, Covers, Directory, Entry, Event, Index, Place, Question, Story, Timeline};
use crate::content::Documents;
use crate::content::document::{ArticleDoc, EventDoc, QuestionDoc};
use crate::content::prose::Prose;
use crate::draft::DraftDate;
use crate::model::{Diagnostic, Diagnostics, EventId, RegionSlug, SourceId};
use crate::names::{Gazetteer, Name};
use crate::site::Settings;

/// What linking needs to know besides the documents.
#[derive(Clone, Debug, Default)]
pub struct LinkOptions {
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether what is merely fragile is warned of.
    pub strict: bool,
    /// The paths of the site's static files.
    pub statics: BTreeSet<String>,
}

/// What every step of linking looks things up in.
pub(super) struct Linker<'d> {
    pub(super) known: Known<'d>,
    pub(super) directory: &'d Directory,
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) settings: &'d Settings,
    pub(super) options: &'d LinkOptions,
}

/// What the events of a site cover, published or not; a dismissed event and a draft do too.
///
/// What is wrong with them is for [`link`] to say.
pub fn covers(documents: &Documents, gazetteer: &Gazetteer, settings: &Settings) -> Covers {
    let directory = Directory::new(documents);
    let linker = Linker {
        known: Known::new(documents, HashMap::new()),
        directory: &directory,
        gazetteer,
        settings,
        options: &LinkOptions::default(),
    };
    linker.covers(&documents.events)
}

/// Links all documents, and enters what was drafted from the articles and no event covers.
pub fn link(
    mut documents: Documents,
    mut drafted: Vec<DraftDate>,
    gazetteer: &Gazetteer,
    settings: &Settings,
    options: &LinkOptions,
) -> (Timeline, Diagnostics) {
    let mut found = Diagnostics::default();
    known::refuse_twins(&mut documents, &mut found);
    let unpublished = known::take_unpublished(&mut documents, options.drafts);
    let directory = Directory::new(&documents);
    let linker = Linker {
        known: Known::new(&documents, unpublished.why),
        directory: &directory,
        gazetteer,
        settings,
        options,
    };

    let mut timeline = Timeline {
        directory: directory.clone(),
        ..Timeline::default()
    };
    // What readers are not to see covers what it cites too; what is wrong with it is no matter.
    let mut covers = if drafted.is_empty() {
        Covers::default()
    } else {
        linker.covers(&unpublished.events)
    };
    for (event, problems) in map(&documents.events, |doc, found| linker.event(doc, found)) {
        found.append(problems);
        covers.enter(&event);
        timeline.events.insert(event.id.clone(), event);
    }
    for (question, problems) in map(&documents.questions, |doc, found| {
        linker.question(doc, found)
    }) {
        found.append(problems);
        timeline.questions.insert(question.id.clone(), question);
    }
    linker.subjects(&documents, &mut timeline, &mut found);
    for (article, problems) in map(&documents.articles, |doc, found| linker.article(doc, found)) {
        found.append(problems);
        timeline.articles.insert(article.doc.id.clone(), article);
    }
    timeline.boundaries = documents
        .boundaries
        .iter()
        .map(|shape| (shape.id.clone(), shape.clone()))
        .collect();

    timeline.order = order(&timeline.events);
    name_questions(&mut timeline);
    rests::enter(&mut timeline);
    covers.take_out(&mut drafted);
    timeline.propose(drafted);
    timeline.index = Index::new(&timeline);
    (timeline, found)
}

fn map<D: Sync, L: Send>(
    docs: &[D],
    link: impl Fn(&D, &mut Diagnostics) -> L + Sync,
) -> Vec<(L, Diagnostics)> {
    docs.par_iter()
        .map(|doc| {
            let mut found = Diagnostics::default();
            let linked = link(doc, &mut found);
            (linked, found)
        })
        .collect()
}

fn order(events: &BTreeMap<EventId, Event>) -> Vec<EventId> {
    let mut listed: Vec<&Event> = events
        .values()
        .filter(|event| is_listed(event.standing))
        .collect();
    listed.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
    listed.into_iter().map(|event| event.id.clone()).collect()
}

/// Tells every event which questions it is part of.
fn name_questions(timeline: &mut Timeline) {
    for question in timeline.questions.values() {
        for id in &question.events {
            if let Some(event) = timeline.events.get_mut(id) {
                event.questions.push(question.id.clone());
            }
        }
    }
}

impl Linker<'_> {
    fn covers(&self, events: &[EventDoc]) -> Covers {
        let mut covers = Covers::default();
        for (event, _) in map(events, |doc, found| self.event(doc, found)) {
            covers.enter(&event);
        }
        covers
    }

    fn event(&self, doc: &EventDoc, found: &mut Diagnostics) -> Event {
        let source = doc.head.source;
        let actors = self.known.actors(&doc.actors, source, found);
        let mut regions = self.known.regions(&doc.regions, source, found);
        let places = self.places(doc, &mut regions);
        let zone = regions
            .iter()
            .find_map(|region| self.known.zone(region))
            .unwrap_or(self.settings.timezone);
        let story = self.story(&doc.prose, &doc.head, story::Kind::Event, found);
        if self.rests_on_nothing(&story, &doc.prose) {
            found.push(
                Diagnostic::error(
                    "no-evidence",
                    source,
                    doc.head.span,
                    "this event rests on nothing",
                )
                .hint("quote an article in a blockquote, or link to one in the text"),
            );
        }
        self.check_kind(doc, found);
        self.check_places(doc, found);
        self.check_media(doc, found);
        let date = doc.date.value.in_zone(zone);
        let figures = doc
            .figures
            .iter()
            .filter_map(|figure| self.figure(figure, &story, &date, source, found))
            .collect();
        Event {
            id: doc.id.clone(),
            head: doc.head.clone(),
            title: doc.title.clone(),
            date,
            actors,
            regions,
            places,
            kind: doc.kind.as_ref().map(|kind| kind.value.clone()),
            importance: doc.importance,
            first_published: doc.first_published,
            reviewed: doc.reviewed.clone(),
            standing: doc.standing,
            warning: doc.warning.clone(),
            figures,
            corrections: doc.corrections.clone(),
            media: doc.media.clone(),
            story,
            questions: Vec::new(),
        }
    }

    /// Whether a text has no evidence, and none that went wrong either: that is reported already.
    fn rests_on_nothing(&self, story: &Story, prose: &Prose) -> bool {
        let tried = prose.malformed || !prose.quotations.is_empty() || self.means_articles(prose);
        !story.has_evidence() && !tried
    }

    /// A town that a region lists has its coordinates and implies the region.
    fn places(&self, doc: &EventDoc, regions: &mut Vec<RegionSlug>) -> Vec<Place> {
        doc.places
            .iter()
            .map(|spot| {
                let town = self.gazetteer.town(&spot.value.name);
                if let Some((region, _)) = &town
                    && !regions.contains(region)
                {
                    regions.push((*region).clone());
                }
                Place {
                    name: spot.value.name.clone(),
                    at: spot
                        .value
                        .at
                        .or_else(|| town.as_ref().and_then(|(_, town)| town.at)),
                    region: town.map(|(region, _)| region.clone()),
                }
            })
            .collect()
    }

    fn question(&self, doc: &QuestionDoc, found: &mut Diagnostics) -> Question {
        let source = doc.head.source;
        let story = self.story(&doc.prose, &doc.head, story::Kind::Question, found);
        if self.rests_on_nothing(&story, &doc.prose) {
            found.push(
                Diagnostic::error("no-evidence", source, doc.head.span, "this question has no accounts")
                    .hint("give each as a quotation or as `- SPEAKER: [what they say](../articles/FILE \"answer: …\")`"),
            );
        }
        if let Some(measure) = &doc.measure {
            self.check_measure(measure, source, found);
        }
        Question {
            id: doc.id.clone(),
            head: doc.head.clone(),
            title: doc.title.clone(),
            actors: self.known.actors(&doc.actors, source, found),
            regions: self.known.regions(&doc.regions, source, found),
            events: self.known.events(&doc.events, source, found),
            measure: doc.measure.as_ref().map(|measure| measure.value.clone()),
            story,
        }
    }

    fn subjects(&self, documents: &Documents, timeline: &mut Timeline, found: &mut Diagnostics) {
        for doc in &documents.actors {
            self.known.actors(&doc.member_of, doc.head.source, found);
            if let Some(image) = &doc.image {
                self.check_static(image, doc.head.source, found);
            }
            let story = self.story(&doc.prose, &doc.head, story::Kind::Other, found);
            timeline.actors.insert(
                doc.id.clone(),
                Entry {
                    doc: doc.clone(),
                    story,
                },
            );
        }
        let shapes: BTreeSet<&str> = documents
            .boundaries
            .iter()
            .map(|shape| shape.id.as_str())
            .collect();
        for doc in &documents.regions {
            if let Some(boundary) = &doc.boundary
                && !shapes.contains(boundary.value.as_str())
            {
                let near =
                    crate::model::diagnostic::did_you_mean(&boundary.value, shapes.iter().copied());
                let message = format!(
                    "no shape in boundaries.geojson has the id `{}`",
                    boundary.value
                );
                found.push(
                    Diagnostic::error("unknown-boundary", doc.head.source, boundary.span, message)
                        .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
                );
            }
            let story = self.story(&doc.prose, &doc.head, story::Kind::Other, found);
            timeline.regions.insert(
                doc.id.clone(),
                Entry {
                    doc: doc.clone(),
                    story,
                },
            );
        }
        for doc in &documents.pages {
            let story = self.story(&doc.prose, &doc.head, story::Kind::Other, found);
            timeline.pages.insert(
                doc.id.clone(),
                Entry {
                    doc: doc.clone(),
                    story,
                },
            );
        }
    }

    fn article(&self, doc: &ArticleDoc, found: &mut Diagnostics) -> Article {
        let source: SourceId = doc.head.source;
        let mut actors: BTreeSet<_> = self
            .known
            .actors(&doc.actors, source, found)
            .into_iter()
            .collect();
        let mut regions: BTreeSet<_> = self
            .known
            .regions(&doc.regions, source, found)
            .into_iter()
            .collect();
        let not_actors = self.known.actors(&doc.not_actors, source, found);
        let not_regions = self.known.regions(&doc.not_regions, source, found);
        let mut mentions = self.gazetteer.annotate(doc);
        mentions.retain(|mention| match &mention.name {
            Name::Actor(actor) => !not_actors.contains(actor),
            Name::Region(region) => !not_regions.contains(region),
        });
        for mention in &mentions {
            match &mention.name {
                Name::Actor(actor) => _ = actors.insert(actor.clone()),
                Name::Region(region) => _ = regions.insert(region.clone()),
            }
        }
        Article {
            doc: doc.clone(),
            mentions,
            rests: Vec::new(),
            proposed: Vec::new(),
            cited_by: BTreeSet::new(),
            actors,
            regions,
        }
    }
}
