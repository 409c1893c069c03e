//! What belongs to whom: looked up by every page, made once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Mark, Timeline};
use crate::content::document::Standing;
use crate::model::{ActorSlug, ArticleId, EventId, PassageNo, ProposalId, QuestionId, RegionSlug};
use crate::names::Name;

/// Words that somebody is quoted as saying: the event or question, and which of its quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Where it is quoted.
    pub by: super::Rester,
    /// The index in its story's quotations.
    pub quotation: usize,
}

/// What belongs to whom. Event lists hold what stands or is disputed, in the order of happening.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// An actor's events.
    pub by_actor: BTreeMap<ActorSlug, Vec<EventId>>,
    /// A region's events.
    pub by_region: BTreeMap<RegionSlug, Vec<EventId>>,
    /// The events of a day: that happened on it, or lasted over it.
    pub by_day: BTreeMap<NaiveDate, Vec<EventId>>,
    /// The proposals that concern an actor, in order.
    pub proposed_by_actor: BTreeMap<ActorSlug, Vec<ProposalId>>,
    /// A region's proposals.
    pub proposed_by_region: BTreeMap<RegionSlug, Vec<ProposalId>>,
    /// The proposals of a day.
    pub proposed_by_day: BTreeMap<NaiveDate, Vec<ProposalId>>,
    /// Passages that name an actor.
    pub actor_passages: BTreeMap<ActorSlug, BTreeMap<ArticleId, BTreeSet<PassageNo>>>,
    /// Passages that name a region.
    pub region_passages: BTreeMap<RegionSlug, BTreeMap<ArticleId, BTreeSet<PassageNo>>>,
    /// An actor's questions.
    pub questions_by_actor: BTreeMap<ActorSlug, Vec<QuestionId>>,
    /// A region's questions.
    pub questions_by_region: BTreeMap<RegionSlug, Vec<QuestionId>>,
    /// What an actor is quoted as saying.
    pub spoken: BTreeMap<ActorSlug, Vec<Spoken>>,
    /// What an organisation's members are.
    pub members: BTreeMap<ActorSlug, Vec<ActorSlug>>,
}

impl Index {
    /// Makes the index of a timeline whose events are in order.
    pub(super) fn new(timeline: &Timeline) -> Self {
        let mut index = Self::default();
        for event in timeline.standing() {
            for actor in &event.actors {
                push_once(index.by_actor.entry(actor.clone()).or_default(), &event.id);
            }
            for region in &event.regions {
                push_once(
                    index.by_region.entry(region.clone()).or_default(),
                    &event.id,
                );
            }
            for day in event.date.days() {
                index.by_day.entry(day).or_default().push(event.id.clone());
            }
            index.enter_spoken(&super::Rester::Event(event.id.clone()), &event.story);
        }
        index.enter_proposed(timeline);
        for article in timeline.articles.values() {
            for mention in &article.mentions {
                let passages = match &mention.name {
                    Name::Actor(actor) => index.actor_passages.entry(actor.clone()).or_default(),
                    Name::Region(region) => {
                        index.region_passages.entry(region.clone()).or_default()
                    }
                };
                passages
                    .entry(article.doc.id.clone())
                    .or_default()
                    .insert(mention.passage);
            }
        }
        for question in timeline.questions.values() {
            for actor in &question.actors {
                push_once(
                    index.questions_by_actor.entry(actor.clone()).or_default(),
                    &question.id,
                );
            }
            for region in &question.regions {
                push_once(
                    index.questions_by_region.entry(region.clone()).or_default(),
                    &question.id,
                );
            }
            index.enter_spoken(
                &super::Rester::Question(question.id.clone()),
                &question.story,
            );
        }
        for (slug, actor) in &timeline.actors {
            for group in &actor.doc.member_of {
                push_once(index.members.entry(group.value.clone()).or_default(), slug);
            }
        }
        index
    }

    fn enter_proposed(&mut self, timeline: &Timeline) {
        for proposed in timeline.proposed() {
            let id = &proposed.id;
            for actor in proposed.concerned() {
                let of_actor = self.proposed_by_actor.entry(actor.clone()).or_default();
                push_once(of_actor, id);
            }
            for region in &proposed.regions {
                let of_region = self
                    .proposed_by_region
                    .entry(region.id.clone())
                    .or_default();
                push_once(of_region, id);
            }
            for day in proposed.date.days() {
                let of_day = self.proposed_by_day.entry(day).or_default();
                of_day.push(id.clone());
            }
        }
    }

    fn enter_spoken(&mut self, by: &super::Rester, story: &super::Story) {
        for (quotation, quote) in story.quotations.iter().enumerate() {
            if let Some(actor) = quote
                .speaker
                .as_ref()
                .and_then(|speaker| speaker.actor.as_ref())
            {
                self.spoken.entry(actor.clone()).or_default().push(Spoken {
                    by: by.clone(),
                    quotation,
                });
            }
        }
    }
}

fn push_once<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    if !list.contains(item) {
        list.push(item.clone());
    }
}

/// Whether an event belongs in lists.
pub(super) fn is_listed(standing: Standing) -> bool {
    standing != Standing::Retracted
}

/// Orders marks as a reader meets them.
pub(super) fn mark_order(mark: &Mark) -> (PassageNo, usize) {
    (
        mark.passage,
        mark.range.as_ref().map_or(0, |range| range.start),
    )
}
