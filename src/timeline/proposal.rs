//! A proposal, linked: what a program found in articles, and the words that it rests on.
//!
//! It is no [`Event`](super::Event), and no list of events ever holds one.

use crate::draft::{Proposal, ProposalSource};
use crate::model::{ActorSlug, ArticleId, Edtf, PassageNo, ProposalId, RegionSlug};

use super::{Day, Mark, Speaker, Timeline};

pub use crate::draft::{Basis, DateReason, Figure as FoundFigure, NameReason};

/// An event that a program found in articles and that no event covers.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its id.
    pub id: ProposalId,
    /// When.
    pub date: Edtf,
    /// Why then.
    pub reason: DateReason,
    /// The sentence that is proposed, and where it stands.
    pub words: Report,
    /// Other sentences that report the same.
    pub others: Vec<Report>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// What they say, as a title, where the sentence does no more than report it.
    pub said: Option<String>,
    /// Whom the sentence names, and the words that do.
    pub actors: Vec<NameReason<ActorSlug>>,
    /// Where, and the words that say so.
    pub regions: Vec<NameReason<RegionSlug>>,
}

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// Where it stands.
    pub mark: Mark,
    /// The sentence.
    pub text: String,
    /// The numbers in it.
    pub figures: Vec<FoundFigure>,
}

/// That a sentence of a passage is proposed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProposedHere {
    /// The passage.
    pub passage: PassageNo,
    /// As what.
    pub by: ProposalId,
}

impl Proposed {
    /// The sentences that it rests on: its own first.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        std::iter::once(&self.words).chain(&self.others)
    }

    /// On how many articles it rests.
    pub fn sources(&self) -> usize {
        let articles: std::collections::BTreeSet<&ArticleId> =
            self.reports().map(|report| &report.article).collect();
        articles.len()
    }

    /// Whom it concerns: who is named, and who says it.
    pub fn concerned(&self) -> Vec<&ActorSlug> {
        let mut actors: Vec<&ActorSlug> = self.actors.iter().map(|named| &named.id).collect();
        let speaker = self
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.actor.as_ref());
        if let Some(speaker) = speaker
            && !actors.contains(&speaker)
        {
            actors.push(speaker);
        }
        actors
    }

    /// Under which heading it stands in a list.
    pub fn day(&self) -> Day {
        Day::of(&self.date)
    }
}

impl Timeline {
    /// All proposals, in the order in which they are said to have happened.
    pub fn proposed(&self) -> impl Iterator<Item = &Proposed> {
        self.proposed_order
            .iter()
            .filter_map(|id| self.proposed.get(id))
    }

    /// Enters what was drafted and nothing covers. What leads to an article, an actor or a
    /// region that is not published is left out.
    pub(super) fn propose<'p>(&mut self, proposals: impl Iterator<Item = &'p Proposal>) {
        for proposal in proposals {
            let Some(words) = self.report(&proposal.source) else {
                continue;
            };
            let mut others: Vec<Report> = Vec::new();
            for report in proposal.sources.iter().filter_map(|one| self.report(one)) {
                if report != words && !others.contains(&report) {
                    others.push(report);
                }
            }
            let said = self.said(proposal);
            let (mut actors, mut regions) = (proposal.actors.clone(), proposal.regions.clone());
            actors.retain(|named| self.actors.contains_key(&named.id));
            regions.retain(|named| self.regions.contains_key(&named.id));
            let speaker = proposal.speaker.clone().map(|speaker| Speaker {
                words: speaker.words,
                actor: speaker
                    .actor
                    .filter(|actor| self.actors.contains_key(actor)),
            });
            let proposed = Proposed {
                id: ProposalId::new(&proposal.id),
                date: proposal.date.clone(),
                reason: proposal.reason.clone(),
                words,
                others,
                speaker,
                said,
                actors,
                regions,
            };
            self.enter_proposed(proposed);
        }
        // Those of a date stay as they were drafted: the weightiest first.
        let key = |id: &ProposalId| self.proposed.get(id).map(|one| one.date.sort_key());
        self.proposed_order.sort_by_cached_key(key);
        for article in self.articles.values_mut() {
            article.proposed.sort();
            article.proposed.dedup();
        }
    }

    /// A title that says who says what. Any other would be the program's word for a sentence of
    /// which nobody knows whose it is.
    fn said(&self, proposal: &Proposal) -> Option<String> {
        let actor = proposal.speaker.as_ref()?.actor.as_ref()?;
        let name = self.actors.get(actor)?.doc.title.as_str();
        let title = proposal.title(Some(name));
        title.starts_with(&format!("{name} says")).then_some(title)
    }

    fn enter_proposed(&mut self, proposed: Proposed) {
        if self.proposed.contains_key(&proposed.id) {
            return;
        }
        for report in proposed.reports() {
            if let Some(article) = self.articles.get_mut(&report.article) {
                article.proposed.push(ProposedHere {
                    passage: report.mark.passage,
                    by: proposed.id.clone(),
                });
            }
        }
        self.proposed_order.push(proposed.id.clone());
        self.proposed.insert(proposed.id.clone(), proposed);
    }

    fn report(&self, source: &ProposalSource) -> Option<Report> {
        let article = self.articles.get(&source.article)?;
        let passage = article.doc.body.passage(source.passage)?;
        let range = passage
            .text
            .find(&source.text)
            .map(|start| start..start + source.text.len());
        Some(Report {
            article: source.article.clone(),
            mark: Mark {
                passage: source.passage,
                range,
            },
            text: source.text.clone(),
            figures: source.figures.clone(),
        })
    }
}
