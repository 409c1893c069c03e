//! Long lists on the pages of actors and regions: their words, figures and passages, in parts.
//!
//! The subject's own page holds the first part of each list, and pages of their own hold the
//! others, so that everything is reached and no page grows with the site.

use std::collections::{BTreeSet, HashMap};

use super::lists::{PART, pager, part_count};
use super::periods::Subject;
use super::story::quotation_anchor;
use super::urls::{href, subject_part};
use super::view::{LinkView, Pager, PassageList, QuotationView, SubjectPartView, View};
use super::{Layout, Page};
use crate::model::{ArticleId, Edtf, PassageNo};
use crate::timeline::{Article, Event, Figure, Quotation, Rester, Spoken, Story, Timeline};

/// A list on a subject's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strand {
    /// What an actor is quoted as saying.
    Words,
    /// The figures that an actor gave, or that count something in a region.
    Figures,
    /// The passages that name it.
    Passages,
}

impl Strand {
    const ALL: [Self; 3] = [Self::Words, Self::Figures, Self::Passages];

    /// Its anchor on the subject's page, and the name of its further parts.
    fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Figures => "figures",
            Self::Passages => "passages",
        }
    }
}

/// What a subject's lists hold, in their order.
#[derive(Debug, Default)]
pub(super) struct Holdings<'t> {
    words: Vec<&'t Spoken>,
    figures: Vec<(&'t Event, &'t Figure)>,
    passages: Vec<(&'t Article, PassageNo)>,
}

impl Holdings<'_> {
    fn len(&self, strand: Strand) -> usize {
        match strand {
            Strand::Words => self.words.len(),
            Strand::Figures => self.figures.len(),
            Strand::Passages => self.passages.len(),
        }
    }
}

/// The figures of listed events by whom and what they concern.
#[derive(Debug, Default)]
pub(super) struct FiguresOf<'t> {
    by_actor: HashMap<&'t str, Vec<(&'t Event, &'t Figure)>>,
    by_region: HashMap<&'t str, Vec<(&'t Event, &'t Figure)>>,
}

impl<'t> FiguresOf<'t> {
    fn new(timeline: &'t Timeline) -> Self {
        let mut all = Self::default();
        for event in timeline.standing() {
            for figure in &event.figures {
                let actor = figure.said_by.as_ref().and_then(|by| by.actor.as_ref());
                if let Some(actor) = actor {
                    let of_actor = all.by_actor.entry(actor.as_str()).or_default();
                    of_actor.push((event, figure));
                }
                if let Some(scope) = &figure.scope {
                    let of_region = all.by_region.entry(scope).or_default();
                    of_region.push((event, figure));
                }
            }
        }
        all
    }

    fn of(&self, subject: &Subject) -> &[(&'t Event, &'t Figure)] {
        let found = match subject {
            Subject::Actor(id) => self.by_actor.get(id.as_str()),
            Subject::Region(id) => self.by_region.get(id.as_str()),
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

impl<'t> Layout<'t> {
    /// What a subject's lists hold, put in order once.
    fn holdings(&self, subject: &Subject) -> Option<&Holdings<'t>> {
        let holdings = self.holdings.get(subject)?;
        Some(holdings.get_or_init(|| self.hold(subject)))
    }

    fn hold(&self, subject: &Subject) -> Holdings<'t> {
        let index = &self.timeline.index;
        let (spoken, passages) = match subject {
            Subject::Actor(id) => (index.spoken.get(id), index.actor_passages.get(id)),
            Subject::Region(id) => (None, index.region_passages.get(id)),
        };
        let mut figures = self.figures_of().of(subject).to_vec();
        figures.sort_by_cached_key(|(_, figure)| self.measure_label(&figure.measure));
        let mut named: Vec<(&Article, &[PassageNo])> = passages
            .into_iter()
            .flatten()
            .filter_map(|(id, numbers)| Some((self.article(id)?, numbers.as_slice())))
            .collect();
        named.sort_by_cached_key(|(article, _)| article.doc.published.as_ref().map(Edtf::sort_key));
        Holdings {
            words: self.told_apart(spoken.map(Vec::as_slice).unwrap_or_default()),
            figures,
            passages: named
                .into_iter()
                .flat_map(|(article, numbers)| numbers.iter().map(move |n| (article, *n)))
                .collect(),
        }
    }

    fn article(&self, id: &ArticleId) -> Option<&'t Article> {
        self.timeline.articles.get(id)
    }

    fn figures_of(&self) -> &FiguresOf<'t> {
        self.figures_of
            .get_or_init(|| FiguresOf::new(self.timeline))
    }

    /// The same words are often quoted for an event and for a question: they are shown once.
    fn told_apart(&self, spoken: &'t [Spoken]) -> Vec<&'t Spoken> {
        let mut seen = BTreeSet::new();
        let new = |spoken: &&Spoken| {
            let quotation = self.quotation_of(spoken);
            quotation.is_some_and(|q| seen.insert((&q.evidence.article, &q.paragraphs)))
        };
        spoken.iter().filter(new).collect()
    }

    fn story_of(&self, by: &Rester) -> Option<&'t Story> {
        match by {
            Rester::Event(id) => Some(&self.timeline.events.get(id)?.story),
            Rester::Question(id) => Some(&self.timeline.questions.get(id)?.story),
            _ => None,
        }
    }

    fn quotation_of(&self, spoken: &Spoken) -> Option<&'t Quotation> {
        let story = self.story_of(&spoken.by)?;
        story.quotations.get(spoken.quotation)
    }

    /// The parts of subjects' lists that have pages of their own, by strand and number: all but
    /// the first.
    pub(super) fn further_parts(&self) -> Vec<(Subject, Strand, usize)> {
        let mut parts = Vec::new();
        for subject in self
            .holdings
            .keys()
            .filter(|subject| self.may_be_long(subject))
        {
            let Some(holdings) = self.holdings(subject) else {
                continue;
            };
            for strand in Strand::ALL {
                let of = part_count(holdings.len(strand));
                parts.extend((2..=of).map(|number| (subject.clone(), strand, number)));
            }
        }
        parts
    }

    /// Whether a subject may have a list of more than one part, found without putting it in order.
    fn may_be_long(&self, subject: &Subject) -> bool {
        let index = &self.timeline.index;
        let (spoken, passages) = match subject {
            Subject::Actor(id) => (index.spoken.get(id), index.actor_passages.get(id)),
            Subject::Region(id) => (None, index.region_passages.get(id)),
        };
        let named = passages.into_iter().flatten();
        let named: usize = named.map(|(_, numbers)| numbers.len()).sum();
        let figures = self.figures_of().of(subject).len();
        [spoken.map_or(0, Vec::len), named, figures]
            .into_iter()
            .any(|entries| entries > PART)
    }

    /// The path of a further part.
    pub(super) fn subject_part_path(
        &self,
        subject: &Subject,
        strand: Strand,
        number: usize,
    ) -> String {
        subject_part(self.subject_path(subject), strand.name(), number)
    }

    fn subject_path(&self, subject: &Subject) -> &str {
        match subject {
            Subject::Actor(id) => self.urls.actor(id),
            Subject::Region(id) => self.urls.region(id),
        }
    }

    /// A part of what somebody is quoted as saying, by the date of the event.
    pub(super) fn words_part(&self, subject: &Subject, number: usize) -> Vec<QuotationView> {
        let all = self.holdings(subject).map(|holdings| &*holdings.words);
        let numbered = part(all.unwrap_or_default(), number);
        let words = numbered.filter_map(|(at, spoken)| self.in_their_words(spoken, at));
        words.collect()
    }

    fn in_their_words(&self, spoken: &Spoken, at: usize) -> Option<QuotationView> {
        let (path, title, date) = match &spoken.by {
            Rester::Event(id) => {
                let event = self.timeline.events.get(id)?;
                (self.urls.event(id), &event.title, Some(&event.date))
            }
            Rester::Question(id) => {
                let question = self.timeline.questions.get(id)?;
                (self.urls.question(id), &question.title, None)
            }
            _ => return None,
        };
        let quotation = self.quotation_of(spoken)?;
        let mut view = self.quotation(quotation, quotation_anchor(at))?;
        view.quoted_on = date.map(|date| self.date(date));
        view.quoted_in = Some(LinkView {
            url: format!("{}#{}", href(path), quotation_anchor(spoken.quotation)),
            text: title.clone(),
        });
        Some(view)
    }

    /// A part of a subject's figures, each with its event, by measure.
    pub(super) fn figures_part(
        &self,
        subject: &Subject,
        number: usize,
    ) -> Vec<super::view::FigureView> {
        let all = self.holdings(subject).map(|holdings| &*holdings.figures);
        let numbered = part(all.unwrap_or_default(), number);
        let figures = numbered.filter_map(|(_, (event, figure))| self.figure_in(event, figure));
        figures.collect()
    }

    /// A part of the passages that name a subject, by the date of their articles.
    pub(super) fn passages_part(&self, subject: &Subject, number: usize) -> Vec<PassageList> {
        let all = self.holdings(subject).map(|holdings| &*holdings.passages);
        let passages: Vec<(&Article, PassageNo)> = part(all.unwrap_or_default(), number)
            .map(|(_, passage)| *passage)
            .collect();
        let of_one =
            |a: &(&Article, PassageNo), b: &(&Article, PassageNo)| a.0.doc.id == b.0.doc.id;
        let lists = passages.chunk_by(of_one);
        lists
            .filter_map(|list| {
                let (article, _) = list.first()?;
                let quotes = list
                    .iter()
                    .map(|(_, number)| self.passage(article, *number));
                Some(PassageList {
                    source: self.source(&article.doc.id)?,
                    passages: quotes.collect(),
                })
            })
            .collect()
    }

    /// The way through a list's parts: the first stands on the subject's page.
    pub(super) fn parts_of(
        &self,
        subject: &Subject,
        strand: Strand,
        number: usize,
    ) -> Option<Pager> {
        let of = part_count(self.holdings(subject)?.len(strand));
        let first = || format!("{}#{}", href(self.subject_path(subject)), strand.name());
        pager(number, of, |part| match part {
            1 => first(),
            part => href(&self.subject_part_path(subject, strand, part)),
        })
    }

    /// A further part of a list, with a page of its own.
    pub(super) fn subject_part_page(
        &self,
        subject: &Subject,
        strand: Strand,
        number: usize,
    ) -> Option<Page> {
        let (section, of) = match subject {
            Subject::Actor(id) => ("actors", self.actor_link(id)?),
            Subject::Region(id) => ("regions", self.region_link(id)?),
        };
        let args = [("name", of.text.as_str().into())];
        let title = self
            .locale
            .text(&format!("subject-{}-title", strand.name()), &args);
        let title = self.part_title(&title.unwrap_or_default(), number);
        let mut view = SubjectPartView {
            of,
            words: Vec::new(),
            figures: Vec::new(),
            passages: Vec::new(),
            pager: self.parts_of(subject, strand, number),
        };
        match strand {
            Strand::Words => view.words = self.words_part(subject, number),
            Strand::Figures => view.figures = self.figures_part(subject, number),
            Strand::Passages => view.passages = self.passages_part(subject, number),
        }
        let path = self.subject_part_path(subject, strand, number);
        let view = View::SubjectPart(Box::new(view));
        Some(self.page(&path, "subject_part.html", &title, section, view))
    }
}

/// The entries of a part, counted from 1, each with its place in the whole list.
fn part<T>(all: &[T], number: usize) -> impl Iterator<Item = (usize, &T)> {
    let from = (number - 1) * PART;
    all.iter().enumerate().skip(from).take(PART)
}
