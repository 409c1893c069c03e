//! Quotations, verified word for word against the article that they are taken from.
//!
//! [`Haystack`] holds an article's passages in the normal form that [`normalise`] describes, and answers
//! where a quotation stands in them. A match begins and ends at word boundaries (UAX 29), case counts, and
//! nothing that the normal form keeps is forgiven.
//!
//! In a quotation,
//! - `[…]` or `[...]` is an omission: the parts on both sides of it stand in this order in one passage and
//!   have three words or more. At the very beginning or end of a quotation it is allowed and means nothing,
//!   but for the number of words beside it.
//! - Paragraphs match passages in order: passages that follow one another, or any later passage where an
//!   omission stands at the end of the one paragraph, at the beginning of the other, or between them.
//! - Other brackets are looked for as they are, where the article has them; then `[T]he` as that letter in
//!   either case, and other brackets as words of the editor, of which nothing stands in the article.
//!   Brackets that touch a word otherwise (`[un]likely`) change it and can only be found as they are.
//!   Replaced words are an insertion beside an omission: `[the president] […] said that`.
//! - Of several places in one passage the first counts. Beginning in several passages it is ambiguous,
//!   unless the link says which is meant.
//!
//! Links name words by Text Fragments (WICG, `#:~:text=`), which [`Haystack::fragment`] reads and
//! [`Haystack::directive`] writes.
//!
//! ```
//! use qantar::timeline::quotation::Haystack;
//!
//! let article = Haystack::new(["At the summit", "He said: “It was a terrorist war”."]);
//! let found = article.find(&["it was"], None);
//! assert!(found.is_err(), "case counts");
//! let found = article.find(&["[i]t was a terrorist war"], None).unwrap();
//! assert_eq!(found.parts[0].passage, 1);
//! ```

mod bounds;
mod fragment;
mod map;
mod nearest;
mod normal;
mod search;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod wording;

pub use normal::normalise;

use normal::Normalised;
use std::ops::Range;
use wording::{Fault, Needle, Wording};

/// An article's passages made ready for matching.
///
/// It takes about twice the memory of the visible text, and is made in time linear in it.
#[derive(Debug)]
pub struct Haystack {
    /// All passages in normal form, a line feed between them: no needle contains one.
    normal: Normalised,
    /// Where each passage begins in `normal.text`.
    starts: Vec<usize>,
    /// All passages as they were given, one after the other.
    source: String,
    /// Where each passage begins in `source`.
    origins: Vec<usize>,
}

/// Where a quotation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its parts, in order: one for each stretch without an omission or a change of passage; never none.
    pub parts: Vec<Part>,
}

/// Consecutive words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The passage's index, from 0.
    pub passage: usize,
    /// Bytes of the passage's visible text, as it was given.
    pub range: Range<usize>,
}

/// The place that a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A passage, by its index from 0 (`#p4` is 3): the quotation begins in it.
    Passage(usize),
    /// Words that [`Haystack::fragment`] has found: the quotation begins in one of their passages, and
    /// where it could begin at several places of it, the first that shares words with them counts.
    Text(Found),
}

/// Why a quotation or a text directive is not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// These words stand nowhere in the article.
    NotFound {
        /// The part that is not found, in normal form, without editorial brackets.
        words: String,
        /// What comes closest to it.
        nearest: Option<Nearest>,
    },
    /// Every part stands in the article, but not in this order in one passage or in adjacent passages.
    Apart {
        /// For each part, the first passage that has it.
        passages: Vec<usize>,
    },
    /// The quotation begins in these passages, and the link names another.
    Elsewhere {
        /// Indexes of passages, in order; at most [`MOST_PLACES`].
        passages: Vec<usize>,
    },
    /// The quotation begins in each of these passages, and the link names none of them.
    Ambiguous {
        /// Indexes of passages, in order, two or more; at most [`MOST_PLACES`].
        passages: Vec<usize>,
    },
    /// A part beside an omission has fewer than three words.
    ShortPart {
        /// The part, in normal form.
        words: String,
    },
    /// The quotation has no words of its own.
    Empty,
    /// The text directive is not of the form `[prefix-,]start[,end][,-suffix]`, or is not UTF-8.
    Directive,
}

/// How many passages a [`Miss`] names at most.
pub const MOST_PLACES: usize = 8;

/// The stretch of an article that is most like words that were not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The passage's index, from 0.
    pub passage: usize,
    /// Bytes of the passage's visible text.
    pub range: Range<usize>,
    /// How many words must be changed, added or left out to get from one to the other, case aside; 0 where
    /// only case or punctuation differs. Of long quotations only the first 300 words are compared.
    pub edits: usize,
}

impl Haystack {
    /// Normalises the passages' visible texts.
    pub fn new<'a>(passages: impl IntoIterator<Item = &'a str>) -> Haystack {
        let mut haystack = Haystack {
            normal: Normalised::default(),
            starts: Vec::new(),
            source: String::new(),
            origins: Vec::new(),
        };
        for passage in passages {
            if !haystack.starts.is_empty() {
                haystack.normal.text.push('\n');
            }
            haystack.starts.push(haystack.normal.text.len());
            haystack.origins.push(haystack.source.len());
            haystack.normal.append(passage, haystack.source.len());
            haystack.source.push_str(passage);
        }
        haystack
    }

    /// Finds a quotation, given as the visible text of its paragraphs (without the line that says who is
    /// quoted), at the place that the link names, if it names one.
    ///
    /// # Errors
    ///
    /// A [`Miss`] says why the quotation is not verified.
    pub fn find(&self, paragraphs: &[&str], only: Option<&Target>) -> Result<Found, Miss> {
        let wording = Wording::new(paragraphs, |words| self.normal.text.contains(words));
        let mut miss = Miss::Empty;
        for version in wording.versions() {
            let blocks = match version {
                Ok(blocks) => blocks,
                Err(Fault::Empty) => {
                    miss = Miss::Empty;
                    continue;
                }
                Err(Fault::Short(words)) => {
                    miss = Miss::ShortPart { words };
                    continue;
                }
            };
            let found = match only {
                Some(target) => self.at_target(&blocks, target),
                None => self.anywhere(&blocks)?,
            };
            match found {
                Some(found) => return Ok(found),
                None => miss = self.explain(&blocks, only),
            }
        }
        Err(miss)
    }

    /// Why the quotation was not found at the target, or anywhere.
    fn explain(&self, blocks: &[wording::Block], only: Option<&Target>) -> Miss {
        if only.is_some() {
            let passages = self.beginnings(blocks);
            if !passages.is_empty() {
                return Miss::Elsewhere { passages };
            }
        }
        let mut passages = Vec::new();
        let needles = || blocks.iter().flatten().flatten();
        for needle in needles() {
            match self.first(needle) {
                Some(hit) => passages.push(self.passage_at(hit.start)),
                None => return self.not_found(needle),
            }
        }
        Miss::Apart { passages }
    }

    fn not_found(&self, needle: &Needle) -> Miss {
        Miss::NotFound {
            words: needle.text.clone(),
            nearest: self.nearest(&needle.text),
        }
    }

    /// Bytes of the normalised text that hold this passage.
    fn passage(&self, passage: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(passage)?;
        let end = self
            .starts
            .get(passage + 1)
            .map_or(self.normal.text.len(), |next| next - 1);
        Some(start..end)
    }

    /// The passage that holds this byte of the normalised text.
    fn passage_at(&self, at: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= at)
            .saturating_sub(1)
    }

    /// From bytes of the normalised text within one passage to that passage's own bytes.
    fn part(&self, hit: Range<usize>) -> Part {
        let passage = self.passage_at(hit.start);
        let origin = self.origins.get(passage).copied().unwrap_or(0);
        let source = self.normal.runs.source(hit);
        Part {
            passage,
            range: source.start.saturating_sub(origin)..source.end.saturating_sub(origin),
        }
    }
}
