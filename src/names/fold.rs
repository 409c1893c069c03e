//! A text as names are looked for in it: NFC, without soft hyphens, and the way back.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Says where a word may be parted at a line's end; no sign of its own.
const SOFT_HYPHEN: char = '\u{AD}';

/// A folded text. Nearly all texts are as they should be and are borrowed.
pub(super) struct Folded<'t> {
    /// The text without soft hyphens, base letters and marks composed.
    pub text: Cow<'t, str>,
    /// Where a run of it that is as in the original begins: in it, and in the original.
    runs: Vec<(usize, usize)>,
}

/// Folds `text`.
pub(super) fn fold(text: &str) -> Folded<'_> {
    if !has_marks(text) && !text.contains(SOFT_HYPHEN) {
        return Folded {
            text: Cow::Borrowed(text),
            runs: Vec::new(),
        };
    }
    let mut folded = String::with_capacity(text.len());
    let mut runs = vec![(0, 0)];
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let rest = &text[from + first.len_utf8()..];
        let marks = rest.find(|c| !is_combining_mark(c)).unwrap_or(rest.len());
        let cluster = &text[from..from + first.len_utf8() + marks];
        from += cluster.len();
        let before = folded.len();
        if marks > 0 {
            folded.extend(cluster.nfc());
        } else if first != SOFT_HYPHEN {
            folded.push(first);
        }
        if folded.len() - before != cluster.len() {
            runs.push((folded.len(), from));
        }
    }
    Folded {
        text: Cow::Owned(folded),
        runs,
    }
}

impl Folded<'_> {
    /// The byte of the original that answers to a byte of the folded text.
    pub fn original(&self, at: usize) -> usize {
        let after = self.runs.partition_point(|(folded, _)| *folded <= at);
        match after.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((folded, original)) => original + (at - folded),
            None => at,
        }
    }
}

/// Whether the text may hold combining marks (U+0300 to U+036F). In pieces without a way out, so
/// that the compiler can look at many bytes at once.
fn has_marks(text: &str) -> bool {
    text.as_bytes().chunks(256).any(|piece| {
        piece
            .iter()
            .fold(false, |any, byte| any | (*byte == 0xCC) | (*byte == 0xCD))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_order_is_borrowed() {
        assert!(matches!(fold("Tokayev Токаев").text, Cow::Borrowed(_)));
    }

    #[test]
    fn marks_are_composed_and_soft_hyphens_go() {
        let text = "й Alma\u{AD}ty o\u{308}z";
        let folded = fold(text);
        assert_eq!(folded.text, "й Almaty öz");
        let almaty = folded.text.find("Almaty").unwrap_or_default();
        let end = almaty + "Almaty".len();
        assert_eq!(
            &text[folded.original(almaty)..folded.original(end)],
            "Alma\u{AD}ty"
        );
        let oz = folded.text.find("öz").unwrap_or_default();
        assert_eq!(
            &text[folded.original(oz)..folded.original(folded.text.len())],
            "o\u{308}z"
        );
    }
}
