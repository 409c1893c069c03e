//! Pages of actors, regions and questions, and free pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::evidence::is_shown;
use super::lists::PART;
use super::parts::Strand;
use super::periods::{Subject, choose};
use super::pictures::Room;
use super::story::{citation_anchor, quotation_anchor};
use super::urls::{href, root};
use super::view::{
    AccountView, ActorView, AnswerView, FigureView, FreeView, LinkView, PassageQuote, QuestionView,
    QuotationView, RegionView, TownView, View,
};
use super::{Layout, Page};
use crate::content::document::{ActorDoc, PageDoc, RegionDoc};
use crate::model::{ActorSlug, EventId, PassageNo, ProposalId, QuestionId, RegionSlug};
use crate::text::sentences;
use crate::timeline::{Article, Entry, Event, Evidence, Figure, Question, Stance, Story};

/// The longest passage in a list, in characters.
const PASSAGE_LENGTH: usize = 280;

/// How many names a list of company shows.
const TOGETHER: usize = 24;

impl Layout<'_> {
    pub(super) fn actor_page(&self, id: &ActorSlug, entry: &Entry<ActorDoc>) -> Page {
        let doc = &entry.doc;
        let path = self.urls.actor(id);
        let index = &self.timeline.index;
        let events = self.listed(index.by_actor.get(id));
        let proposed = listed_proposals(index.proposed_by_actor.get(id));
        let groups = self.with_proposed(self.groups(choose(events.clone(), PART).shown), proposed);
        let subject = Subject::Actor(id.clone());
        let view = ActorView {
            name: doc.title.clone(),
            names: self.names(&doc.names, &doc.title),
            also_known_as: self.spellings(&doc.also_known_as, &doc.title),
            kind: doc.kind.clone(),
            role: doc.role.clone(),
            member_of: self.actor_links(doc.member_of.iter().map(|group| &group.value)),
            members: self.actor_links(index.members.get(id).into_iter().flatten()),
            wikidata: doc.wikidata.clone(),
            image: doc.image.as_ref().map(|image| href(&image.value)),
            body: self.told(&entry.story, &doc.head, &root(path)).body,
            events: events.len(),
            proposed: proposed.len(),
            in_their_words: self.words_part(&subject, 1),
            words_pager: self.parts_of(&subject, Strand::Words, 1),
            figures: self.figures_part(&subject, 1),
            figures_pager: self.parts_of(&subject, Strand::Figures, 1),
            questions: self.question_links(index.questions_by_actor.get(id).into_iter().flatten()),
            together: self.actor_links(most_often(
                events.iter().flat_map(|e| &e.actors).filter(|a| *a != id),
            )),
            regions: self.region_links(most_often(events.iter().flat_map(|e| &e.regions))),
            passages: self.passages_part(&subject, 1),
            passages_pager: self.parts_of(&subject, Strand::Passages, 1),
            all_events: self.all_events_url(index.by_actor.get(id), path),
            strip: self.strip(&events, &groups, Room::Column),
            groups,
        };
        let (description, count) = (doc.role.clone(), view.events);
        let mut page = self.page(
            path,
            "actor.html",
            &doc.title,
            "actors",
            View::Actor(Box::new(view)),
        );
        let description = doc.head.description.clone().or(description);
        page.meta.description = description.or_else(|| self.about_subject(&doc.title, count));
        page.meta.feed = self.own_feed(path, &doc.title, count);
        page.meta.linked_data = self.describe_actor(doc);
        self.with_file(page, &doc.head)
    }

    pub(super) fn region_page(&self, id: &RegionSlug, entry: &Entry<RegionDoc>) -> Page {
        let doc = &entry.doc;
        let path = self.urls.region(id);
        let index = &self.timeline.index;
        let events = self.listed(index.by_region.get(id));
        let proposed = listed_proposals(index.proposed_by_region.get(id));
        let groups = self.with_proposed(self.groups(choose(events.clone(), PART).shown), proposed);
        let subject = Subject::Region(id.clone());
        let view = RegionView {
            name: doc.title.clone(),
            names: self.names(&doc.names, &doc.title),
            also_known_as: self.spellings(&doc.also_known_as, &doc.title),
            kind: doc.kind.clone(),
            iso: doc.iso.clone(),
            capital: doc.capital.clone(),
            towns: doc
                .towns
                .iter()
                .map(|town| TownView {
                    name: town.name.clone(),
                })
                .collect(),
            valid_from: doc.valid_from.as_ref().map(|date| self.date(date)),
            valid_until: doc.valid_until.as_ref().map(|date| self.date(date)),
            body: self.told(&entry.story, &doc.head, &root(path)).body,
            events: events.len(),
            proposed: proposed.len(),
            figures: self.figures_part(&subject, 1),
            figures_pager: self.parts_of(&subject, Strand::Figures, 1),
            questions: self.question_links(index.questions_by_region.get(id).into_iter().flatten()),
            actors: self.actor_links(most_often(events.iter().flat_map(|e| &e.actors))),
            passages: self.passages_part(&subject, 1),
            passages_pager: self.parts_of(&subject, Strand::Passages, 1),
            all_events: self.all_events_url(index.by_region.get(id), path),
            map: self.region_map(id),
            strip: self.strip(&events, &groups, Room::Column),
            groups,
        };
        let count = view.events;
        let mut page = self.page(
            path,
            "region.html",
            &doc.title,
            "regions",
            View::Region(Box::new(view)),
        );
        let description = doc.head.description.clone();
        page.meta.description = description.or_else(|| self.about_subject(&doc.title, count));
        page.meta.feed = self.own_feed(path, &doc.title, count);
        page.meta.linked_data = self.describe_region(doc);
        self.with_file(page, &doc.head)
    }

    pub(super) fn question_page(&self, question: &Question) -> Page {
        let path = self.urls.question(&question.id);
        let of_measure = |figure: &Figure| Some(&figure.measure) == question.measure.as_ref();
        let concerned = self.timeline.in_order(&question.events);
        // Where the question names its events, only their figures belong in it.
        let counted: Vec<&Event> = if concerned.is_empty() {
            self.timeline.standing().collect()
        } else {
            concerned.clone()
        };
        let view = QuestionView {
            title: question.title.clone(),
            body: self.prose_only(&question.story, &question.head, &root(path)),
            answers: self.answers(&question.story),
            figures: self.figures_where(counted, of_measure),
            groups: self.groups(concerned),
            actors: self.actor_links(&question.actors),
            regions: self.region_links(&question.regions),
        };
        let linked_data = self.describe_question(path, &view);
        let mut page = self.page(
            path,
            "question.html",
            &question.title,
            "questions",
            View::Question(Box::new(view)),
        );
        page.meta.linked_data = linked_data;
        let description = self.summary(&question.story, &question.head);
        page.meta.description = description.or_else(|| self.locale.text("questions-note", &[]));
        self.with_file(page, &question.head)
    }

    pub(super) fn free_page(&self, entry: &Entry<PageDoc>) -> Page {
        let doc = &entry.doc;
        let path = self.urls.page(&doc.id);
        let view = FreeView {
            body: self.told(&entry.story, &doc.head, &root(path)).body,
        };
        let mut page = self.page(path, "page.html", &doc.title, &href(path), View::Free(view));
        page.meta.description = self.summary(&entry.story, &doc.head);
        self.with_file(page, &doc.head)
    }

    /// One sentence on an actor or a region of which its file says none.
    fn about_subject(&self, name: &str, events: usize) -> Option<String> {
        let args = [("name", name.into()), ("count", events.into())];
        self.locale.text("subject-description", &args)
    }

    /// The accounts of a question by answer, in the order in which the answers were first given.
    pub(super) fn answers(&self, story: &Story) -> Vec<AnswerView> {
        let quoted = story
            .quotations
            .iter()
            .enumerate()
            .filter_map(|(index, quotation)| {
                Some((
                    &quotation.evidence,
                    self.quotation(quotation, quotation_anchor(index))?,
                ))
            });
        let told = story
            .citations
            .iter()
            .enumerate()
            .filter_map(|(index, citation)| {
                let mut view = self.citation(citation, citation_anchor(index))?;
                view.account.get_or_insert_with(|| citation.text.clone());
                Some((&citation.evidence, view))
            });
        let mut accounts: Vec<(&Evidence, QuotationView)> = quoted.chain(told).collect();
        accounts.sort_by_key(|(evidence, _)| self.said_on(evidence));
        let mut answers: Vec<AnswerView> = Vec::new();
        for (evidence, quotation) in accounts {
            let answer = match &evidence.stance {
                Stance::Answer(answer) => Some(answer.clone()),
                _ => None,
            };
            let account = AccountView {
                speaker: quotation.speaker.clone(),
                said: quotation.source.date.clone(),
                quotation,
            };
            match answers.iter_mut().find(|other| other.answer == answer) {
                Some(same) => same.accounts.push(account),
                None => answers.push(AnswerView {
                    answer,
                    accounts: vec![account],
                }),
            }
        }
        // What gives no answer is context, and stands last.
        answers.sort_by_key(|answer| answer.answer.is_none());
        answers
    }

    /// Sources whose day is not known stand after the others: nobody knows that they came first.
    fn said_on(&self, evidence: &Evidence) -> (bool, Option<crate::model::edtf::SortKey>) {
        let article = self.timeline.articles.get(&evidence.article);
        let published = article.and_then(|article| article.doc.published.as_ref());
        let dated = published.is_some_and(|date| date.day().is_some());
        (!dated, published.map(crate::model::Edtf::sort_key))
    }

    pub(super) fn question_links<'q>(
        &self,
        ids: impl IntoIterator<Item = &'q QuestionId>,
    ) -> Vec<LinkView> {
        let questions = ids
            .into_iter()
            .filter_map(|id| self.timeline.questions.get(id));
        questions
            .map(|q| LinkView {
                url: href(self.urls.question(&q.id)),
                text: q.title.clone(),
            })
            .collect()
    }

    pub(super) fn listed(&self, ids: Option<&Vec<EventId>>) -> Vec<&Event> {
        ids.into_iter()
            .flatten()
            .filter_map(|id| self.timeline.events.get(id).map(Arc::as_ref))
            .collect()
    }

    /// Figures of events that fit, each with its event, by measure.
    pub(super) fn figures_where<'e>(
        &self,
        events: impl IntoIterator<Item = &'e Event>,
        fits: impl Fn(&Figure) -> bool,
    ) -> Vec<FigureView> {
        let mut figures: Vec<FigureView> = Vec::new();
        for event in events {
            for figure in event.figures.iter().filter(|figure| fits(figure)) {
                figures.extend(self.figure_in(event, figure));
            }
        }
        figures.sort_by(|a, b| a.measure.cmp(&b.measure));
        figures
    }

    /// A figure with the event that reports it.
    pub(super) fn figure_in(&self, event: &Event, figure: &Figure) -> Option<FigureView> {
        let mut view = self.figure(figure)?;
        view.event = Some(LinkView {
            url: href(self.urls.event(&event.id)),
            text: event.title.clone(),
        });
        Some(view)
    }

    /// A passage in a list.
    pub(super) fn passage(&self, article: &Article, number: PassageNo) -> PassageQuote {
        let shown = is_shown(article, number);
        let text = article.doc.body.passage(number).filter(|_| shown);
        PassageQuote {
            url: self.passage_url(article, Some(number)),
            anchor: number.to_string(),
            words: text.map(|passage| sentences::shorten(&passage.text, PASSAGE_LENGTH)),
            lang: article.doc.language.clone(),
        }
    }
}

fn listed_proposals(ids: Option<&Vec<ProposalId>>) -> &[ProposalId] {
    ids.map(Vec::as_slice).unwrap_or_default()
}

/// Each id once, the most frequent first.
fn most_often<'i, Id: Ord>(ids: impl Iterator<Item = &'i Id>) -> Vec<&'i Id> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    let mut ordered: Vec<(&Id, usize)> = counts.into_iter().collect();
    ordered.sort_by_key(|(_, count)| Reverse(*count));
    ordered
        .into_iter()
        .map(|(id, _)| id)
        .take(TOGETHER)
        .collect()
}
