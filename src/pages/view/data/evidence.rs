//! The words that something rests on, and where they stand.

use schemars::JsonSchema;
use serde::Serialize;

/// Who says something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpeakerRecord {
    /// As the editor wrote it.
    pub name: String,
    /// The actor whom that names, by id.
    pub actor: Option<String>,
}

/// Where words stand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceRecord {
    /// The source, by id.
    pub source: String,
    /// The source's page on this site, at the passage where it is shown.
    pub source_url: String,
    /// The source's own address.
    pub original_url: Option<String>,
    /// Its passages (`p4` is the fourth); none for the source as a whole.
    pub passages: Vec<String>,
    /// `supports`, `disputes`, `context`; in a question also `answer`.
    pub stance: &'static str,
    /// In a question: the answer that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A verified quotation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuotationRecord {
    /// Its anchor on the page that quotes it.
    pub id: String,
    /// The words, a string a paragraph; `[…]` is an omission.
    pub words: Vec<String>,
    /// A translation, a string a paragraph.
    pub translation: Vec<String>,
    /// The language of the words (BCP 47).
    pub language: Option<String>,
    /// Who says them.
    pub speaker: Option<SpeakerRecord>,
    /// Whether they are the source's own words (`quoted`) or our summary of it (`summary`).
    pub label: &'static str,
    /// Where they stand.
    #[serde(flatten)]
    pub evidence: EvidenceRecord,
}

/// A link to a source, with no words taken from it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CitationRecord {
    /// Its anchor on the page that cites it.
    pub id: String,
    /// The link's text; for an account, what the speaker is said to have said.
    pub text: String,
    /// Who says it, where it is an account.
    pub account_by: Option<SpeakerRecord>,
    /// What it points at.
    #[serde(flatten)]
    pub evidence: EvidenceRecord,
}

/// That something rests on words of a source.
#[derive(Clone, Debug)]
pub struct AnnotationRecord {
    /// The evidence on its page, which is also what tells it from others.
    pub url: String,
    /// The page that rests on the words.
    pub page: String,
    /// That page's title.
    pub title: String,
    /// `supports`, `disputes`, `context`, `answer`.
    pub stance: &'static str,
    /// The words.
    pub targets: Vec<WordsRecord>,
}

/// Words of a source, as far as they may be shown.
#[derive(Clone, Debug)]
pub struct WordsRecord {
    /// The source's page on this site.
    pub source: String,
    /// The source's own address.
    pub original_url: Option<String>,
    /// The passage's anchor on that page, where it is shown.
    pub passage: Option<String>,
    /// The words; nothing for a passage or source as a whole.
    pub exact: Option<String>,
    /// What stands around them, and where they begin and end in the passage's text, counted in
    /// code points; nothing where rights withhold the passage.
    pub around: Option<Around>,
}

/// Words in their passage.
#[derive(Clone, Debug)]
pub struct Around {
    /// What stands before.
    pub prefix: String,
    /// What stands after.
    pub suffix: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}
