//! Linking, step by step: what exists, what each text rests on, who is named where.

mod check;
mod evidence;
mod figures;
mod known;
mod memo;
mod rests;
mod story;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::memo::Memo;

use self::known::{Known, KnownArticle};
use self::memo::{Keep, Kept, Linked, Uses, linked};
use super::article::Named;
use super::index::is_listed;
use super::{
    Article, Covers, Destination, Directory, Entry, Event, Index, Place, Question, Story, Timeline,
};
use crate::content::Documents;
use crate::content::document::{ActorDoc, ArticleDoc, EventDoc, Head, QuestionDoc, RegionDoc};
use crate::content::prose::Prose;
use crate::draft::DraftDate;
use crate::model::{ArticleId, Diagnostic, Diagnostics, EventId, RegionSlug, SourceId};
use crate::names::{Gazetteer, Name};
use crate::site::Settings;

/// What linking needs to know besides the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkOptions {
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether what is merely fragile is warned of.
    pub strict: bool,
    /// The paths of the site's static files.
    pub statics: BTreeSet<String>,
}

/// What every step of linking looks things up in.
#[derive(Clone, Copy)]
struct World<'d> {
    known: &'d Known<'d>,
    directory: &'d Directory,
    gazetteer: &'d Gazetteer,
    settings: &'d Settings,
    options: &'d LinkOptions,
    /// Whether every file gave a document. Where one did not, what is missing for that is passed
    /// over without a word, and nothing that was linked so may be kept.
    whole: bool,
    /// Where all paths lead where they led at the last linking: the articles that are others.
    changed: Option<&'d HashSet<ArticleId>>,
}

impl<'d> World<'d> {
    fn linker(&self) -> Linker<'d> {
        Linker {
            known: self.known,
            directory: self.directory,
            gazetteer: self.gazetteer,
            settings: self.settings,
            options: self.options,
            uses: RefCell::default(),
        }
    }
}

/// Links one document, and remembers what it looked up.
pub(super) struct Linker<'d> {
    pub(super) known: &'d Known<'d>,
    directory: &'d Directory,
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) settings: &'d Settings,
    pub(super) options: &'d LinkOptions,
    uses: RefCell<Uses>,
}

/// What the events of a site cover, published or not; a dismissed event and a draft do too.
///
/// What is wrong with them is for [`link`] to say.
pub fn covers(documents: &Documents, gazetteer: &Gazetteer, settings: &Settings) -> Covers {
    let directory = Directory::new(documents);
    let world = World {
        known: &Known::new(documents, HashMap::new()),
        directory: &directory,
        gazetteer,
        settings,
        options: &LinkOptions::default(),
        whole: false,
        changed: None,
    };
    world.covers(&documents.events)
}

/// Links all documents, and enters what was drafted from the articles and no event covers.
///
/// What `memo` holds of an earlier linking is used again where it would come out the same.
pub fn link(
    mut documents: Documents,
    drafted: &[DraftDate],
    gazetteer: &Gazetteer,
    settings: &Settings,
    options: &LinkOptions,
    memo: &mut Memo,
) -> (Timeline, Diagnostics) {
    let mut found = Diagnostics::default();
    memo.begin(&documents, settings, options);
    known::refuse_twins(&mut documents, &mut found);
    let unpublished = known::take_unpublished(&mut documents, options.drafts);
    let (directory, changed) = memo.directory(&documents);
    let world = World {
        known: &Known::new(&documents, unpublished.why),
        directory: &directory,
        gazetteer,
        settings,
        options,
        whole: documents.broken.is_empty(),
        changed: changed.as_ref(),
    };

    let mut timeline = Timeline {
        directory: Arc::clone(&directory),
        ..Timeline::default()
    };
    // What readers are not to see covers what it cites too; what is wrong with it is no matter.
    let mut covers = Covers::over(drafted);
    memo.forget_hidden(if drafted.is_empty() {
        &[]
    } else {
        &unpublished.events
    });
    if !drafted.is_empty() {
        let hidden = map(&unpublished.events, |doc| {
            let link = |linker: &Linker<'_>, found: &mut _| Arc::new(linker.event(doc, found));
            linked(&memo.hidden, doc.head.source, doc, &world, link)
        });
        for event in taken(hidden, &mut memo.hidden, &mut Diagnostics::default()) {
            covers.enter(&event);
        }
    }
    let events = map(&documents.events, |doc| {
        let link = |linker: &Linker<'_>, found: &mut _| Arc::new(linker.event(doc, found));
        linked(&memo.events, doc.head.source, doc, &world, link)
    });
    let events = taken(events, &mut memo.events, &mut found);
    events.iter().for_each(|event| covers.enter(event));
    timeline.events = events
        .into_iter()
        .map(|event| (event.id.clone(), event))
        .collect();
    for doc in &documents.questions {
        let question = world.linker().question(doc, &mut found);
        timeline.questions.insert(question.id.clone(), question);
    }
    world.subjects(&documents, memo, &mut timeline, &mut found);
    let articles = map(&documents.articles, |doc| {
        let link = |linker: &Linker<'_>, found: &mut _| linker.named(doc, found);
        linked(&memo.articles, doc.head.source, doc, &world, link)
    });
    let named = taken(articles, &mut memo.articles, &mut found);
    timeline.articles = documents
        .articles
        .iter()
        .zip(named)
        .map(|(doc, named)| (doc.id.clone(), Article::new(Arc::clone(doc), named)))
        .collect();
    timeline.boundaries = documents
        .boundaries
        .iter()
        .map(|shape| (shape.id.clone(), Arc::clone(shape)))
        .collect();

    name_questions(&mut timeline);
    timeline.standing = standing(&timeline.events);
    timeline.order = timeline
        .standing
        .iter()
        .map(|event| event.id.clone())
        .collect();
    rests::enter(&mut timeline);
    let proposals = drafted.iter().flat_map(|date| &date.proposals);
    timeline.propose(proposals.filter(|proposal| !covers.covers(proposal)));
    timeline.index = Index::new(&timeline, &mut memo.passages, &mut memo.lists);
    (timeline, found)
}

fn map<D: Sync + Send, L: Send>(
    docs: &[Arc<D>],
    link: impl Fn(&Arc<D>) -> L + Sync + Send,
) -> Vec<L> {
    docs.par_iter().map(link).collect()
}

/// The results in their order; what of them may be kept is.
fn taken<D, L>(
    results: Vec<Linked<D, L>>,
    kept: &mut Kept<D, L>,
    found: &mut Diagnostics,
) -> Vec<L> {
    results
        .into_iter()
        .map(|(linked, problems, keep)| {
            found.append(problems);
            match keep {
                Keep::Same => {}
                Keep::New(source, result) => _ = kept.insert(source, *result),
                Keep::Nothing(source) => _ = kept.remove(&source),
            }
            linked
        })
        .collect()
}

fn standing(events: &BTreeMap<EventId, Arc<Event>>) -> Vec<Arc<Event>> {
    let listed = events.par_iter().map(|(_, event)| event);
    let listed = listed.filter(|event| is_listed(event.standing));
    let mut listed: Vec<(_, &Arc<Event>)> =
        listed.map(|event| (event.order_key(), event)).collect();
    listed.sort_unstable_by_key(|(key, _)| *key);
    let in_order = listed.into_iter().map(|(_, event)| Arc::clone(event));
    in_order.collect()
}

/// Tells every event which questions it is part of.
fn name_questions(timeline: &mut Timeline) {
    for question in timeline.questions.values() {
        for id in &question.events {
            if let Some(event) = timeline.events.get_mut(id) {
                Arc::make_mut(event).questions.push(question.id.clone());
            }
        }
    }
}

impl World<'_> {
    fn covers(&self, events: &[Arc<EventDoc>]) -> Covers {
        let mut covers = Covers::default();
        for event in map(events, |doc| {
            self.linker().event(doc, &mut Diagnostics::default())
        }) {
            covers.enter(&event);
        }
        covers
    }

    fn subjects(
        &self,
        documents: &Documents,
        memo: &mut Memo,
        timeline: &mut Timeline,
        found: &mut Diagnostics,
    ) {
        let actors = map(&documents.actors, |doc| {
            let link = |linker: &Linker<'_>, found: &mut _| linker.actor(doc, found);
            linked(&memo.actors, doc.head.source, doc, self, link)
        });
        let actors = taken(actors, &mut memo.actors, found);
        timeline.actors = entries(&documents.actors, actors, |doc| doc.id.clone());
        let shapes: BTreeSet<&str> = documents
            .boundaries
            .iter()
            .map(|shape| shape.id.as_str())
            .collect();
        for doc in &documents.regions {
            check_boundary(doc, &shapes, found);
        }
        let regions = map(&documents.regions, |doc| {
            let link =
                |linker: &Linker<'_>, found: &mut _| linker.other(&doc.prose, &doc.head, found);
            linked(&memo.regions, doc.head.source, doc, self, link)
        });
        let regions = taken(regions, &mut memo.regions, found);
        timeline.regions = entries(&documents.regions, regions, |doc| doc.id.clone());
        let pages = map(&documents.pages, |doc| {
            let link =
                |linker: &Linker<'_>, found: &mut _| linker.other(&doc.prose, &doc.head, found);
            linked(&memo.pages, doc.head.source, doc, self, link)
        });
        let pages = taken(pages, &mut memo.pages, found);
        timeline.pages = entries(&documents.pages, pages, |doc| doc.id.clone());
    }
}

fn entries<D, Id: Ord>(
    docs: &[Arc<D>],
    stories: Vec<Story>,
    id: impl Fn(&D) -> Id,
) -> BTreeMap<Id, Entry<D>> {
    let entry = |(doc, story): (&Arc<D>, Story)| {
        let doc = Arc::clone(doc);
        (id(&doc), Entry { doc, story })
    };
    docs.iter().zip(stories).map(entry).collect()
}

/// A region's shape is one of those that the site has.
fn check_boundary(doc: &RegionDoc, shapes: &BTreeSet<&str>, found: &mut Diagnostics) {
    let Some(boundary) = &doc.boundary else {
        return;
    };
    if shapes.contains(boundary.value.as_str()) {
        return;
    }
    let near = crate::model::diagnostic::did_you_mean(&boundary.value, shapes.iter().copied());
    let message = format!(
        "no shape in boundaries.geojson has the id `{}`",
        boundary.value
    );
    found.push(
        Diagnostic::error("unknown-boundary", doc.head.source, boundary.span, message)
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
    );
}

impl<'d> Linker<'d> {
    /// What stands at that path.
    pub(super) fn find(&self, path: &str) -> Option<&'d Destination> {
        let destination = self.directory.find(path);
        self.uses.borrow_mut().path(path, destination);
        destination
    }

    /// The article of that id.
    pub(super) fn known_article(&self, id: &ArticleId) -> Option<&'d KnownArticle<'d>> {
        let article = self.known.article(id);
        self.uses
            .borrow_mut()
            .article(article.map(|article| article.doc));
        article
    }

    /// The article that a figure's `source` names.
    pub(super) fn known_article_named(&self, name: &str) -> Option<&'d KnownArticle<'d>> {
        let article = self.known.article_named(name);
        let mut uses = self.uses.borrow_mut();
        uses.name(name, article.map(|article| &article.doc.id));
        uses.article(article.map(|article| article.doc));
        article
    }

    /// The paths of the content's files, for "did you mean".
    pub(super) fn paths(&self) -> impl Iterator<Item = &'d str> {
        self.directory.paths()
    }
}

impl Linker<'_> {
    fn actor(&self, doc: &ActorDoc, found: &mut Diagnostics) -> Story {
        self.known.actors(&doc.member_of, doc.head.source, found);
        if let Some(image) = &doc.image {
            self.check_static(image, doc.head.source, found);
        }
        self.other(&doc.prose, &doc.head, found)
    }

    fn other(&self, prose: &Prose, head: &Head, found: &mut Diagnostics) -> Story {
        self.story(prose, head, story::Kind::Other, found)
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

    /// Whom and what an article names.
    fn named(&self, doc: &ArticleDoc, found: &mut Diagnostics) -> Named {
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
        Named {
            mentions: mentions.into(),
            actors: Arc::new(actors),
            regions: Arc::new(regions),
        }
    }
}
