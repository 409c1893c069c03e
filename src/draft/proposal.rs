//! What is proposed, and why.

use std::ops::Range;

use chrono::NaiveDate;

use crate::content::document::Bound;
use crate::model::{ActorSlug, ArticleId, Edtf, PassageNo, RegionSlug, Span};

/// What the editor asks for.
#[derive(Clone, Debug, Default)]
pub struct DraftOptions {
    /// How many days; none: as many as stand out (the knee of the curve), and approximate dates too.
    pub days: Option<usize>,
    /// How many events a day at most; none: [`super::SENTENCES`].
    pub sentences: Option<usize>,
    /// Words that sentences on the topic begin words with, in any case.
    pub topic: Vec<String>,
}

/// What happened on a date.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftDate {
    /// A day, or a choice of days where no sentence says which.
    pub date: Edtf,
    /// How many different articles name it in a sentence on the topic or with a known actor.
    pub articles: usize,
    /// The events, the weightiest first.
    pub proposals: Vec<Proposal>,
}

/// An event that a program found in articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The same from run to run, as long as the sentence, its article and its date are.
    pub id: String,
    /// When.
    pub date: Edtf,
    /// Why then.
    pub reason: DateReason,
    /// The source's own sentence.
    pub text: String,
    /// Where it stands.
    pub source: ProposalSource,
    /// Whom the sentence names, in the order of first mention.
    pub actors: Vec<NameReason<ActorSlug>>,
    /// Where, as the sentence names it.
    pub regions: Vec<NameReason<RegionSlug>>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The numbers in it; those of its date are none.
    pub figures: Vec<Figure>,
    /// Other places that report it, those of the same article too.
    pub sources: Vec<ProposalSource>,
}

/// A sentence in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalSource {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub passage: PassageNo,
    /// Bytes of the file's text.
    pub span: Span,
    /// The sentence.
    pub text: String,
    /// When its article was published.
    pub published: Option<NaiveDate>,
    /// The numbers in it; those of its dates are none.
    pub figures: Vec<Figure>,
    /// Who says it.
    pub speaker: Option<Speaker>,
}

/// How a sentence came to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The sentence names it.
    Named,
    /// It was said on that day: the article names one day alone on which its speaker spoke.
    Spoken,
    /// The paragraph named it last.
    Paragraph,
    /// It is the article's own date, implied in its lead.
    Implied,
}

impl Basis {
    /// A word for it in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Spoken => "spoken",
            Self::Paragraph => "paragraph",
            Self::Implied => "implied",
        }
    }
}

/// Why a sentence is dated so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReason {
    /// How it came to the date.
    pub basis: Basis,
    /// The words that name it; none where it is implied.
    pub words: Option<String>,
    /// The rule of [`crate::text::dates`] that read them; `published` where it is implied.
    pub rule: &'static str,
}

/// A name and the words that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameReason<T> {
    /// Who or where.
    pub id: T,
    /// The words in the sentence.
    pub words: String,
}

/// Who says what a sentence tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// In the article's words; a name before "he".
    pub words: String,
    /// The actor, where the words name one.
    pub actor: Option<ActorSlug>,
    /// The rule of [`crate::text::speech`] that found it.
    pub rule: &'static str,
    /// Bytes of the sentence: the words that are said, quotation marks included.
    pub said: Range<usize>,
    /// Whether they are quoted, and not the reporter's own words for them.
    pub direct: bool,
}

/// A number that a sentence reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its likeliest reading.
    pub value: f64,
    /// How far it binds.
    pub bound: Bound,
    /// The number and the words after it that say what it counts.
    pub words: String,
}
