//! What events cover: proposals that say again what an editor has entered, or dismissed.

use std::collections::{HashMap, HashSet};

use super::Event;
use crate::draft::{DraftDate, Proposal};
use crate::model::{ArticleId, Edtf, PassageNo};

/// The passages that events quote or cite, each with the dates of those events.
///
/// An event covers a proposal that shares a passage and a date with it: a passage of any of the
/// proposal's sources, and a day on which both can lie. An article that is cited as a whole
/// covers nothing.
#[derive(Clone, Debug, Default)]
pub struct Covers {
    dates: HashMap<(ArticleId, PassageNo), Vec<Edtf>>,
    /// The passages that matter; none where all do.
    over: Option<HashSet<(ArticleId, PassageNo)>>,
}

impl Covers {
    /// What is covered of these proposals; other passages are left out.
    pub(super) fn over(drafted: &[DraftDate]) -> Self {
        let proposals = drafted.iter().flat_map(|date| &date.proposals);
        let sources = proposals.flat_map(|one| std::iter::once(&one.source).chain(&one.sources));
        let over = sources.map(|source| (source.article.clone(), source.passage));
        Self {
            over: Some(over.collect()),
            ..Self::default()
        }
    }

    /// Enters what an event covers.
    pub(super) fn enter(&mut self, event: &Event) {
        if self.over.as_ref().is_some_and(HashSet::is_empty) {
            return;
        }
        let figures = event.figures.iter().map(|figure| &figure.evidence);
        for evidence in event.story.evidence().chain(figures) {
            for mark in &evidence.marks {
                let key = (evidence.article.clone(), mark.passage);
                if self.over.as_ref().is_some_and(|over| !over.contains(&key)) {
                    continue;
                }
                let dates = self.dates.entry(key).or_default();
                if !dates.contains(&event.date) {
                    dates.push(event.date.clone());
                }
            }
        }
    }

    /// Whether an event covers a proposal.
    pub fn covers(&self, proposal: &Proposal) -> bool {
        let mut sources = std::iter::once(&proposal.source).chain(&proposal.sources);
        sources.any(|source| {
            let dates = self.dates.get(&(source.article.clone(), source.passage));
            dates.is_some_and(|dates| dates.iter().any(|date| date.overlaps(&proposal.date)))
        })
    }

    /// Takes out what events cover, and the dates that have nothing left.
    pub fn take_out(&self, drafted: &mut Vec<DraftDate>) {
        for date in drafted.iter_mut() {
            date.proposals.retain(|proposal| !self.covers(proposal));
        }
        drafted.retain(|date| !date.proposals.is_empty());
    }
}
