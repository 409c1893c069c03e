//! Direct and indirect speech in English news: the words, the cue, and who speaks.
//!
//! A paragraph is read as words, points and whole quotations, and parted into sentences outside
//! the quotations. In each sentence the reporting clauses are found (`said`, `told`, `according
//! to`, verbs that give quoted words to their subject: `called it "a war"`) with their subjects,
//! from the order of the words alone: no parser, no model. Then every quotation gets the clause
//! that leads to it, that follows it or that governs its sentence. Each answer names its rule:
//!
//! | rule | example |
//! | --- | --- |
//! | `subject-verb` | "…," Tokayev said; Tokayev said, "…"; Tokayev said it was "…" |
//! | `verb-subject` | "…," said Berik Uali, a spokesman |
//! | `same-subject` | Tokayev stood up and said, "…"; he condemned what he called "…" |
//! | `participle` | Tokayev spoke, adding that "…" |
//! | `infinitive` | Tokayev went on to say "…" |
//! | `who` | Tokayev, who said "…", left |
//! | `passive-by` | it was described by Tokayev as "…" |
//! | `according-to` | according to the ministry, "…" |
//! | `put-it` | "…," as the ministry put it |
//! | `label` | TOKAYEV: "…" |
//! | `signature` | "…" — Aigerim |
//! | `colon` | The minister took the floor: "…" |
//! | `subject` | Tokayev took to the "…" (four words or more) |
//! | `subject-after` | "…," the letter runs |
//! | `same-paragraph` | "…," he said. "…" |
//! | `announced` | He said: ¶ "…" |
//! | `continued` | "… ¶ "… |
//! | `lone` | "…," he said. ¶ "…" |
//! | `none` | a quotation that nobody is said to speak |
//! | `said-that`, `said-clause` | Tokayev said (that) it was over |
//! | `told-someone` | Tokayev told Putin it was over |
//! | `clause-said` | It was over, he said; it was over, said Tokayev |
//!
//! Quoted words without a clause that reports them are no speech where they are few (scare
//! quotes) or a title (each word with a capital). A quotation within another is part of it.
//!
//! ```
//! use qantar::text::speech::speech;
//!
//! let text = "\"It is over,\" said Tokayev.";
//! let found = speech(&[text]);
//! let speaker = found[0].speaker.as_ref().unwrap();
//! assert_eq!(&text[speaker.range.clone()], "Tokayev");
//! ```

mod cues;
mod direct;
mod indirect;
mod marks;
mod reader;
mod small;
mod subject;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod tokens;
mod verbs;

use std::ops::Range;

/// Words that somebody said, as a text reports them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// Bytes of the paragraph: with the quotation marks, where there are any.
    pub quote: Range<usize>,
    /// Whether the words stand in quotation marks.
    pub kind: Kind,
    /// Bytes of the same paragraph: the reporting verb or phrase, where one reports these words.
    pub cue: Option<Range<usize>>,
    /// Who speaks, in the words nearest to the quotation: `he` for "he added".
    pub speaker: Option<SpeakerSpan>,
    /// Where the speaker is `he`, `she` or `they`: the last speaker before who was named.
    pub named: Option<SpeakerSpan>,
    /// The name of the rule that found it.
    pub rule: &'static str,
}

/// Whether speech is quoted or retold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In quotation marks.
    Direct,
    /// A clause of the reporter's: `he said that …`. Words in it may stand in quotation marks.
    Indirect,
}

/// Where the words for a speaker stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerSpan {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// Bytes of that paragraph.
    pub range: Range<usize>,
}

/// The speech in the paragraphs of one text, in order; of a paragraph the direct speech first.
///
/// Time is linear in the text.
pub fn speech(paragraphs: &[&str]) -> Vec<Speech> {
    reader::read(paragraphs)
}
