//! What belongs to whom: looked up by every page, made once.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::article::Mention;
use super::{Event, Mark, Timeline};
use crate::content::document::Standing;
use crate::model::{
    ActorSlug, ArticleId, Edtf, EventId, PassageNo, ProposalId, QuestionId, RegionSlug,
};
use crate::names::Name;

/// Words that somebody is quoted as saying: the event or question, and which of its quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Where it is quoted.
    pub by: super::Rester,
    /// The index in its story's quotations.
    pub quotation: usize,
}

/// Passages by article: articles in the order of their ids, passages in reading order, each once.
pub type Passages = Vec<(ArticleId, Vec<PassageNo>)>;

/// What belongs to whom. Event lists hold what stands or is disputed, in the order of happening.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// An actor's events.
    pub by_actor: Arc<BTreeMap<ActorSlug, Vec<EventId>>>,
    /// A region's events.
    pub by_region: Arc<BTreeMap<RegionSlug, Vec<EventId>>>,
    /// The events of a day: that happened on it, or lasted over it.
    pub by_day: Arc<BTreeMap<NaiveDate, Vec<EventId>>>,
    /// The events that happened on some day of a span, by each day that it holds; spans of more
    /// than a month say nothing of a day.
    pub perhaps: Arc<BTreeMap<NaiveDate, Vec<EventId>>>,
    /// The proposals that concern an actor, in order.
    pub proposed_by_actor: BTreeMap<ActorSlug, Vec<ProposalId>>,
    /// A region's proposals.
    pub proposed_by_region: BTreeMap<RegionSlug, Vec<ProposalId>>,
    /// The proposals of a day.
    pub proposed_by_day: BTreeMap<NaiveDate, Vec<ProposalId>>,
    /// The proposals of some day of a span, as in `perhaps`.
    pub perhaps_proposed: BTreeMap<NaiveDate, Vec<ProposalId>>,
    /// Passages that name an actor, by article.
    pub actor_passages: Arc<BTreeMap<ActorSlug, Passages>>,
    /// Passages that name a region, by article.
    pub region_passages: Arc<BTreeMap<RegionSlug, Passages>>,
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
    pub(super) fn new(
        timeline: &Timeline,
        passages: &mut NamedPassages,
        lists: &mut EventLists,
    ) -> Self {
        rayon::join(|| passages.renew(timeline), || lists.renew(timeline));
        let mut index = Self {
            by_actor: Arc::clone(&lists.by_actor),
            by_region: Arc::clone(&lists.by_region),
            by_day: Arc::clone(&lists.by_day),
            perhaps: Arc::clone(&lists.perhaps),
            actor_passages: Arc::clone(&passages.of_actors),
            region_passages: Arc::clone(&passages.of_regions),
            ..Self::default()
        };
        for event in timeline.standing() {
            index.enter_spoken(&super::Rester::Event(event.id.clone()), &event.story);
        }
        index.enter_proposed(timeline);
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
            for day in possible_days(&proposed.date) {
                self.perhaps_proposed
                    .entry(day)
                    .or_default()
                    .push(id.clone());
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

/// The lists of events, kept from one linking to the next.
#[derive(Debug, Default)]
pub(super) struct EventLists {
    /// What they were made from: the events in order.
    made_from: Vec<Arc<Event>>,
    by_actor: Arc<BTreeMap<ActorSlug, Vec<EventId>>>,
    by_region: Arc<BTreeMap<RegionSlug, Vec<EventId>>>,
    by_day: Arc<BTreeMap<NaiveDate, Vec<EventId>>>,
    perhaps: Arc<BTreeMap<NaiveDate, Vec<EventId>>>,
}

impl EventLists {
    /// Makes them anew if an event stands elsewhere in the order, or in other lists.
    fn renew(&mut self, timeline: &Timeline) {
        let last = std::mem::replace(&mut self.made_from, timeline.standing.clone());
        let listed_alike = |(a, b): (&Arc<Event>, &Arc<Event>)| {
            Arc::ptr_eq(a, b)
                || a.id == b.id
                    && a.date == b.date
                    && a.actors == b.actors
                    && a.regions == b.regions
        };
        let events = &self.made_from;
        if last.len() == events.len() && last.iter().zip(events).all(listed_alike) {
            return;
        }
        let (mut by_actor, mut by_region) = (BTreeMap::new(), BTreeMap::new());
        let (mut by_day, mut perhaps) = (BTreeMap::new(), BTreeMap::new());
        for event in timeline.standing() {
            for actor in &event.actors {
                push_once(by_actor.entry(actor.clone()).or_default(), &event.id);
            }
            for region in &event.regions {
                push_once(by_region.entry(region.clone()).or_default(), &event.id);
            }
            for day in event.date.days() {
                let of_day: &mut Vec<EventId> = by_day.entry(day).or_default();
                of_day.push(event.id.clone());
            }
            for day in possible_days(&event.date) {
                let of_day: &mut Vec<EventId> = perhaps.entry(day).or_default();
                of_day.push(event.id.clone());
            }
        }
        self.by_actor = Arc::new(by_actor);
        self.by_region = Arc::new(by_region);
        self.by_day = Arc::new(by_day);
        self.perhaps = Arc::new(perhaps);
    }
}

/// The passages that name somebody or something, kept from one linking to the next.
#[derive(Debug, Default)]
pub(super) struct NamedPassages {
    /// What they were made from: the articles with the names in them.
    made_from: Vec<(ArticleId, Arc<[Mention]>)>,
    of_actors: Arc<BTreeMap<ActorSlug, Passages>>,
    of_regions: Arc<BTreeMap<RegionSlug, Passages>>,
}

impl NamedPassages {
    /// Makes them anew if an article or the names in one are others.
    fn renew(&mut self, timeline: &Timeline) {
        let articles = timeline.articles.values();
        let same = self.made_from.len() == articles.len()
            && self
                .made_from
                .iter()
                .zip(articles.clone())
                .all(|((id, mentions), article)| {
                    Arc::ptr_eq(mentions, &article.mentions) && *id == article.doc.id
                });
        if same {
            return;
        }
        let mut numbers: HashMap<&Name, usize> = HashMap::new();
        let mut lists: Vec<Passages> = Vec::new();
        for article in articles.clone() {
            for mention in article.mentions.iter() {
                let number = *numbers.entry(&mention.name).or_insert_with(|| {
                    lists.push(Passages::new());
                    lists.len() - 1
                });
                let passages = &mut lists[number];
                match passages.last_mut() {
                    Some((id, numbers)) if *id == article.doc.id => {
                        if numbers.last() != Some(&mention.passage) {
                            numbers.push(mention.passage);
                        }
                    }
                    _ => passages.push((article.doc.id.clone(), vec![mention.passage])),
                }
            }
        }
        let (mut actors, mut regions) = (BTreeMap::new(), BTreeMap::new());
        for (name, number) in numbers {
            let passages = std::mem::take(&mut lists[number]);
            match name {
                Name::Actor(actor) => _ = actors.insert(actor.clone(), passages),
                Name::Region(region) => _ = regions.insert(region.clone(), passages),
            }
        }
        self.of_actors = Arc::new(actors);
        self.of_regions = Arc::new(regions);
        let articles = articles.map(|one| (one.doc.id.clone(), Arc::clone(&one.mentions)));
        self.made_from = articles.collect();
    }
}

/// Everything is entered document by document, so what is there already stands last.
fn push_once<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    if list.last() != Some(item) {
        list.push(item.clone());
    }
}

/// The days of a span on some day of which something happened.
fn possible_days(date: &Edtf) -> impl Iterator<Item = NaiveDate> {
    let span = match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) if date.is_choice() && (last - first).num_days() <= 31 => {
            Some((first, last))
        }
        _ => None,
    };
    span.into_iter()
        .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
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
