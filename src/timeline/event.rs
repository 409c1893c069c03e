//! An event, linked: who, where, when, and the words that it rests on.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::content::document::{Bound, Correction, FigureStanding, Head, Media, Review, Standing};
use crate::model::edtf::SortKey;
use crate::model::{
    ActorSlug, ArticleId, Body, Edtf, EventId, PassageNo, QuestionId, RegionSlug, Span,
};

/// One of our own texts, linked.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Its blocks; `Block::Quotation(i)` is `quotations[i]`.
    pub body: Arc<Body>,
    /// Its quotations, verified.
    pub quotations: Vec<Quotation>,
    /// What it cites beside them.
    pub citations: Vec<Citation>,
}

impl Story {
    /// Every piece of evidence that the text rests on: quotations first.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.quotations
            .iter()
            .map(|q| &q.evidence)
            .chain(self.citations.iter().map(|c| &c.evidence))
    }

    /// Whether it rests on anything.
    pub fn has_evidence(&self) -> bool {
        self.evidence().next().is_some()
    }
}

/// Words of an article that something rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The passage.
    pub passage: PassageNo,
    /// Bytes of its visible text; nothing for the passage as a whole.
    pub range: Option<Range<usize>>,
}

/// How a source stands to what it is quoted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// It supports it.
    #[default]
    Supports,
    /// It disputes it.
    Disputes,
    /// It says what happened around it.
    Context,
    /// In a question: it gives this answer.
    Answer(String),
}

/// What a quotation or citation points at.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The article.
    pub article: ArticleId,
    /// The words or passages; none for the article as a whole.
    pub marks: Vec<Mark>,
    /// How it stands to what it is quoted for.
    pub stance: Stance,
    /// The text directive (`text=…`) that leads a browser to the words, for articles elsewhere.
    pub directive: Option<String>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// As the editor wrote it.
    pub words: String,
    /// The actor that the words name.
    pub actor: Option<ActorSlug>,
}

/// A quotation whose words stand in its source.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Its paragraphs as quoted.
    pub paragraphs: Vec<String>,
    /// Its translation, a string a paragraph.
    pub translation: Vec<String>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// Where the words stand.
    pub evidence: Evidence,
}

/// A link to an article or its passage, with no words taken from it.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The link's text; for an account, what the speaker is said to have said.
    pub text: String,
    /// Where the link stands in its text: finds it there again.
    pub span: Span,
    /// Who says it, where it is an account.
    pub account_by: Option<Speaker>,
    /// What it points at.
    pub evidence: Evidence,
}

/// A place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub at: Option<(f64, f64)>,
    /// The region whose town it is.
    pub region: Option<RegionSlug>,
}

/// A reported number, verified.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The series that it belongs to.
    pub measure: String,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The upper end; the same as `low` for one number.
    pub high: f64,
    /// How far it binds.
    pub bound: Bound,
    /// The words that hold it, as quoted.
    pub quote: Option<String>,
    /// Where they stand.
    pub evidence: Evidence,
    /// Who said it.
    pub said_by: Option<Speaker>,
    /// The day that it is said of.
    pub as_of: Edtf,
    /// What it counts; nothing for the site's whole.
    pub scope: Option<String>,
    /// Who or what is counted; nothing for all.
    pub counted: Option<String>,
    /// Whether it still holds.
    pub standing: FigureStanding,
}

/// An event, linked.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// What all documents have.
    pub head: Head,
    /// What happened.
    pub title: String,
    /// When, in local time.
    pub date: Edtf,
    /// Who.
    pub actors: Vec<ActorSlug>,
    /// Where: its own regions and those of its places.
    pub regions: Vec<RegionSlug>,
    /// Where exactly.
    pub places: Vec<Place>,
    /// What kind of event.
    pub kind: Option<String>,
    /// 1 to 5.
    pub importance: u8,
    /// When its page first appeared.
    pub first_published: Option<NaiveDate>,
    /// Who checked it.
    pub reviewed: Vec<Review>,
    /// Whether it stands.
    pub standing: Standing,
    /// What a reader should know before seeing it.
    pub warning: Option<String>,
    /// Reported numbers.
    pub figures: Vec<Figure>,
    /// What was changed.
    pub corrections: Vec<Correction>,
    /// Pictures and recordings.
    pub media: Vec<Media>,
    /// Its account.
    pub story: Story,
    /// The questions that it is part of.
    pub questions: Vec<QuestionId>,
}

/// The day under which a list shows an event, as far as it has one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Day {
    /// It happened on this day, or began on it.
    On(NaiveDate),
    /// Its date is less precise: the date as given.
    Loosely(Edtf),
}

impl Day {
    /// The day of a date.
    pub(super) fn of(date: &Edtf) -> Self {
        match date.day().or_else(|| date.days().next()) {
            Some(day) => Self::On(day),
            None => Self::Loosely(date.clone()),
        }
    }
}

impl Event {
    /// Orders events by when they happened, then by importance, then by id.
    pub fn order_key(&self) -> (SortKey, std::cmp::Reverse<u8>, &EventId) {
        (
            self.date.sort_key(),
            std::cmp::Reverse(self.importance),
            &self.id,
        )
    }

    /// Under which heading it stands in a list.
    pub fn day(&self) -> Day {
        Day::of(&self.date)
    }

    /// The articles that it rests on, each once, in the order of the account.
    pub fn sources(&self) -> Vec<&ArticleId> {
        let figures = self.figures.iter().map(|figure| &figure.evidence);
        let mut sources = Vec::new();
        for evidence in self.story.evidence().chain(figures) {
            if !sources.contains(&&evidence.article) {
                sources.push(&evidence.article);
            }
        }
        sources
    }
}

/// A question that sources answer differently, linked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What all documents have.
    pub head: Head,
    /// The question.
    pub title: String,
    /// Whom it concerns.
    pub actors: Vec<ActorSlug>,
    /// Where.
    pub regions: Vec<RegionSlug>,
    /// The events concerned.
    pub events: Vec<EventId>,
    /// The series whose figures belong in it.
    pub measure: Option<String>,
    /// Its accounts.
    pub story: Story,
}
