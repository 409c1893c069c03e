//! Word boundaries (UAX 29).

use std::iter::Peekable;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// The word boundaries of a text, asked for from its beginning on.
///
/// Most passages of English are plain ASCII, for which a few of the rules decide; looking them up
/// in the tables of all of Unicode would be the greater part of making a text ready.
pub(super) enum WordBounds<'t> {
    Ascii(&'t [u8]),
    Unicode(Peekable<UWordBoundIndices<'t>>),
}

impl<'t> WordBounds<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        if text.is_ascii() {
            Self::Ascii(text.as_bytes())
        } else {
            Self::Unicode(text.split_word_bound_indices().peekable())
        }
    }

    /// Whether a boundary stands before the byte `at`; each time a later one.
    pub(super) fn is_at(&mut self, at: usize) -> bool {
        match self {
            Self::Ascii(text) => !is_joined(text, at),
            Self::Unicode(bounds) => bounds.next_if(|(bound, _)| *bound == at).is_some(),
        }
    }
}

/// What a character of ASCII is to the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Underscore,
    Blank,
    /// Joins letters: `:`.
    MidLetter,
    /// Joins letters, or digits: `.` and `'`.
    MidBoth,
    /// Joins digits: `,` and `;`.
    MidDigit,
    Return,
    Feed,
    Other,
}

fn class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'_' => Class::Underscore,
        b' ' => Class::Blank,
        b':' => Class::MidLetter,
        b'.' | b'\'' => Class::MidBoth,
        b',' | b';' => Class::MidDigit,
        b'\r' => Class::Return,
        b'\n' => Class::Feed,
        _ => Class::Other,
    }
}

/// Whether the characters before and after `at` belong together (WB3 to WB13b).
fn is_joined(text: &[u8], at: usize) -> bool {
    let class_at = |at: Option<usize>| at.and_then(|at| text.get(at)).map(|byte| class(*byte));
    let before = class_at(at.checked_sub(1));
    let (Some(before), Some(after)) = (before, class_at(Some(at))) else {
        return false;
    };
    use Class::{Blank, Digit, Feed, Letter, MidBoth, MidDigit, MidLetter, Return, Underscore};
    match (before, after) {
        (Return, Feed) | (Blank, Blank) => true,
        (Letter | Digit | Underscore, Letter | Digit | Underscore) => true,
        (Letter, MidLetter | MidBoth) => class_at(Some(at + 1)) == Some(Letter),
        (MidLetter | MidBoth, Letter) => class_at(at.checked_sub(2)) == Some(Letter),
        (Digit, MidDigit | MidBoth) => class_at(Some(at + 1)) == Some(Digit),
        (MidDigit | MidBoth, Digit) => class_at(at.checked_sub(2)) == Some(Digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ours(text: &str) -> Vec<usize> {
        let mut bounds = WordBounds::of(text);
        (0..text.len()).filter(|at| bounds.is_at(*at)).collect()
    }

    fn all(text: &str) -> Vec<usize> {
        text.split_word_bound_indices().map(|(at, _)| at).collect()
    }

    #[test]
    fn every_short_text_of_one_of_each_kind_is_parted_as_unicode_says() {
        let kinds = [
            "a", "Z", "7", "_", " ", ":", ".", "'", ",", ";", "\r", "\n", "\t", "-", "\"", "\0",
        ];
        for first in kinds {
            for second in kinds {
                for third in kinds {
                    for fourth in kinds {
                        let text = [first, second, third, fourth].concat();
                        assert_eq!(ours(&text), all(&text), "{text:?}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn ascii_is_parted_as_unicode_says(text in "[\\x00-\\x7f]{0,40}") {
            prop_assert_eq!(ours(&text), all(&text));
        }
    }
}
