//! Sealed articles: a text that may not be public, of which a file keeps the passages that are
//! quoted, and hashes of the rest.
//!
//! The file stays an article of the same name. Its front matter has a table `sealed` with the
//! SHA-256 (FIPS 180-4) of the whole text, of every passage that is kept and of every stretch in
//! it that was quoted when it was sealed; its text is the kept passages as Markdown, and between
//! them lines that say which are not there:
//!
//! ```text
//! [p1 to p3 are sealed]
//!
//! The words of passage four.
//! ```
//!
//! Passages keep their numbers. One that is not there is [`PassageRole::Sealed`] and has no words.

mod prove;
mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use sha2::{Digest, Sha256};

pub use prove::{Proofs, Whole, inner, prove, whole};
pub(super) use read::read;

use crate::model::{ActorSlug, Body, PassageNo, PassageRole, RegionSlug, Span, Spanned};

/// Where the full texts of a site's sealed articles lie, unless the command line says otherwise.
pub const ORIGINALS: &str = "originals";

/// What a sealed article says of the text that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seal {
    /// Where it stands in the front matter.
    pub span: Span,
    /// The SHA-256 of the whole text, see [`text_sha256`].
    pub sha256: String,
    /// The SHA-256 of the file that was sealed, byte by byte.
    pub file_sha256: String,
    /// How many passages the whole text has.
    pub passages: usize,
    /// Those that are kept, in their order.
    pub kept: Vec<Kept>,
    /// Actors that the whole text names.
    pub actors: Vec<Spanned<ActorSlug>>,
    /// Regions that the whole text names.
    pub regions: Vec<Spanned<RegionSlug>>,
}

/// A passage that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub passage: PassageNo,
    /// The SHA-256 of its visible text.
    pub sha256: String,
    /// The words in it that were verified when the article was sealed.
    pub windows: Vec<Window>,
}

/// Words that were verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Bytes of the passage's visible text.
    pub range: Range<usize>,
    /// Their SHA-256.
    pub sha256: String,
}

impl Seal {
    /// The seal of a text, read from a file of these bytes, that keeps these passages, each with
    /// the words in it that were verified.
    pub fn new(file: &[u8], body: &Body, kept: &BTreeMap<PassageNo, Vec<Range<usize>>>) -> Self {
        let kept = kept.iter().filter_map(|(number, ranges)| {
            let text = &body.passage(*number)?.text;
            let windows = ranges.iter().filter_map(|range| {
                Some(Window {
                    range: range.clone(),
                    sha256: sha256(text.get(range.clone())?.as_bytes()),
                })
            });
            Some(Kept {
                passage: *number,
                sha256: sha256(text.as_bytes()),
                windows: windows.collect(),
            })
        });
        Self {
            sha256: text_sha256(body),
            file_sha256: sha256(file),
            passages: body.passages.len(),
            kept: kept.collect(),
            ..Self::default()
        }
    }
}

impl Kept {
    /// Whether a passage has these words, and the windows their places in it.
    fn holds(&self, text: &str) -> bool {
        let is = |window: &Window| {
            let words = text.get(window.range.clone());
            words.is_some_and(|words| sha256(words.as_bytes()) == window.sha256)
        };
        sha256(text.as_bytes()) == self.sha256 && self.windows.iter().all(is)
    }
}

/// The SHA-256 of a text as the program reads it: the visible text of every passage in its order,
/// in UTF-8, each with a line feed (U+000A) after it.
pub fn text_sha256(body: &Body) -> String {
    let mut hasher = Sha256::new();
    for passage in &body.passages {
        hasher.update(passage.text.as_bytes());
        hasher.update(b"\n");
    }
    hexadecimal(&hasher.finalize())
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The line of a sealed text that stands for passages that are not there.
pub fn gap(first: PassageNo, last: PassageNo) -> String {
    if first == last {
        format!("[{first} is sealed]")
    } else {
        format!("[{first} to {last} are sealed]")
    }
}

/// The passages that a line stands for, if it is such a line.
fn gap_of(line: &str) -> Option<(PassageNo, PassageNo)> {
    let words: Vec<&str> = line
        .strip_prefix('[')?
        .strip_suffix(']')?
        .split(' ')
        .collect();
    let (first, last) = match words.as_slice() {
        [one, "is", "sealed"] => (*one, *one),
        [first, "to", last, "are", "sealed"] => (*first, *last),
        _ => return None,
    };
    Some((PassageNo::parse(first)?, PassageNo::parse(last)?))
}

/// Which passages are not there, as ranges.
pub fn gaps(body: &Body) -> Vec<(PassageNo, PassageNo)> {
    let mut gaps: Vec<(PassageNo, PassageNo)> = Vec::new();
    for (index, passage) in body.passages.iter().enumerate() {
        if passage.role != PassageRole::Sealed {
            continue;
        }
        let number = PassageNo::from_index(index);
        match gaps.last_mut() {
            Some((_, last)) if last.index() + 1 == index => *last = number,
            _ => gaps.push((number, number)),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-4, the example of one block.
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let body = crate::content::read_markdown("a *b*\n\n- c\n");
        assert_eq!(text_sha256(&body), sha256(b"a b\nc\n"));
    }

    #[test]
    fn a_gap_is_read_as_it_is_written() {
        let number = PassageNo::from_index;
        for (first, last) in [(0, 0), (0, 1), (3, 20)] {
            let line = gap(number(first), number(last));
            assert_eq!(gap_of(&line), Some((number(first), number(last))), "{line}");
        }
        for other in [
            "[p1 sealed]",
            "p1 is sealed",
            "[p0 is sealed]",
            "[p1 to p2 is sealed]",
        ] {
            assert_eq!(gap_of(other), None, "{other}");
        }
    }
}
