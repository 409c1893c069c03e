//! An article, linked: what it names, and what rests on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Mark, ProposedHere};
use crate::content::document::ArticleDoc;
use crate::model::{ActorSlug, EventId, QuestionId, RegionSlug};

pub use crate::names::Mention;

/// What rests on an article's words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rester {
    /// An event.
    Event(EventId),
    /// A question.
    Question(QuestionId),
    /// An actor's introduction.
    Actor(ActorSlug),
    /// A region's introduction.
    Region(RegionSlug),
    /// A free page.
    Page(crate::model::PageId),
}

/// That something rests on certain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// What rests on them.
    pub by: Rester,
    /// The words.
    pub mark: Mark,
    /// Whether they are quoted (and not only cited).
    pub quoted: bool,
}

/// A source text, linked.
#[derive(Clone, Debug)]
pub struct Article {
    /// What its file says.
    pub doc: Arc<ArticleDoc>,
    /// Names of actors and regions found in it, in reading order.
    pub mentions: Arc<[Mention]>,
    /// What rests on its words, in the order of the words.
    pub rests: Vec<Rest>,
    /// What a program proposes from its words, in their order.
    pub proposed: Vec<ProposedHere>,
    /// What links to it as a whole.
    pub cited_by: BTreeSet<Rester>,
    /// Actors that it names or is about.
    pub actors: Arc<BTreeSet<ActorSlug>>,
    /// Regions that it names or is about.
    pub regions: Arc<BTreeSet<RegionSlug>>,
}

/// Whom and what an article names. Finding it is the dear part of linking, and it is shared.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub mentions: Arc<[Mention]>,
    pub actors: Arc<BTreeSet<ActorSlug>>,
    pub regions: Arc<BTreeSet<RegionSlug>>,
}

impl Article {
    /// An article on which nothing rests yet.
    pub(super) fn new(doc: Arc<ArticleDoc>, named: Named) -> Self {
        Self {
            doc,
            mentions: named.mentions,
            rests: Vec::new(),
            proposed: Vec::new(),
            cited_by: BTreeSet::new(),
            actors: named.actors,
            regions: named.regions,
        }
    }
}
