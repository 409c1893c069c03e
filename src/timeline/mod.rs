//! Link: all documents become the [`Timeline`], in which every id leads somewhere and every
//! quotation stands in its source.

mod article;
mod cover;
mod directory;
mod event;
mod index;
mod link;
mod proposal;
pub mod quotation;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use article::{Article, Mention, Rest, Rester};
pub use cover::Covers;
pub use directory::{Destination, Directory};
pub use event::{
    Citation, Day, Event, Evidence, Figure, Mark, Place, Question, Quotation, Speaker, Stance,
    Story,
};
pub use index::{Index, Passages, Spoken};
pub use link::{LinkOptions, Memo, covers, link};
pub use proposal::{Basis, DateReason, FoundFigure, NameReason, Proposed, ProposedHere, Report};

use crate::content::document::{ActorDoc, ArticleDoc, Boundary, PageDoc, RegionDoc};
use crate::model::{ActorSlug, ArticleId, EventId, PageId, ProposalId, QuestionId, RegionSlug};

/// A region or an actor with its introduction linked.
#[derive(Clone, Debug)]
pub struct Entry<D> {
    /// What its file says.
    pub doc: Arc<D>,
    /// Its introduction.
    pub story: Story,
}

/// Everything that the site shows, linked.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The source texts, by id.
    pub articles: BTreeMap<ArticleId, Article>,
    /// The published events, by id; retracted ones too.
    pub events: BTreeMap<EventId, Arc<Event>>,
    /// The published events that stand or are disputed, in the order in which they happened.
    pub order: Vec<EventId>,
    /// The same, as they are.
    standing: Vec<Arc<Event>>,
    /// What a program found in the articles and no event covers, by id; empty where it is hidden.
    pub proposed: BTreeMap<ProposalId, Proposed>,
    /// The proposals, in the order in which they are said to have happened.
    pub proposed_order: Vec<ProposalId>,
    /// The questions, by id.
    pub questions: BTreeMap<QuestionId, Question>,
    /// The actors, by slug.
    pub actors: BTreeMap<ActorSlug, Entry<ActorDoc>>,
    /// The regions, by slug.
    pub regions: BTreeMap<RegionSlug, Entry<RegionDoc>>,
    /// The free pages, by id.
    pub pages: BTreeMap<PageId, Entry<PageDoc>>,
    /// The regions' shapes, by the id that `boundary` names.
    pub boundaries: BTreeMap<String, Arc<Boundary>>,
    /// Where the content's files lead.
    pub directory: Arc<Directory>,
    /// What belongs to whom.
    pub index: Index,
}

impl Timeline {
    /// The events of a list, in the order in which they happened.
    pub fn in_order<'t>(&'t self, ids: impl IntoIterator<Item = &'t EventId>) -> Vec<&'t Event> {
        let mut events: Vec<&Event> = ids
            .into_iter()
            .filter_map(|id| self.events.get(id).map(Arc::as_ref))
            .collect();
        events.sort_by_cached_key(|event| event.order_key());
        events
    }

    /// All published events that stand or are disputed, in the order in which they happened.
    pub fn standing(&self) -> impl Iterator<Item = &Event> {
        self.standing.iter().map(Arc::as_ref)
    }

    /// The articles whose texts are sealed.
    pub fn sealed(&self) -> impl Iterator<Item = &ArticleDoc> {
        let docs = self.articles.values().map(|article| &*article.doc);
        docs.filter(|doc| doc.sealed.is_some())
    }

    /// How many quotations were verified.
    pub fn quotations(&self) -> usize {
        let events = self.events.values().map(|event| &event.story);
        let questions = self.questions.values().map(|question| &question.story);
        let subjects = self.actors.values().map(|entry| &entry.story);
        let places = self.regions.values().map(|entry| &entry.story);
        let pages = self.pages.values().map(|entry| &entry.story);
        let stories = events
            .chain(questions)
            .chain(subjects)
            .chain(places)
            .chain(pages);
        stories.map(|story| story.quotations.len()).sum()
    }
}
