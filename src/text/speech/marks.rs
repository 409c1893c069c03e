//! Quotation marks: which belong together, within a paragraph and over several.
//!
//! English, French and German marks, curly, straight and single ones. Marks within a quotation
//! are its own; only the outermost make a quotation. An apostrophe is told from a single mark
//! by the letters beside it.

use std::ops::Range;

/// What stands between quotation marks, with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Bytes of the paragraph, the marks included.
    pub(super) range: Range<usize>,
    /// It goes on a quotation that the paragraph before left open.
    pub(super) goes_on: bool,
    /// No closing mark: the next paragraph may go on with it.
    pub(super) open: bool,
}

impl Quotation {
    /// The words within the marks.
    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        let inner = text.get(self.range.clone()).unwrap_or_default();
        inner.trim_matches(|c: char| is_mark(c) || c.is_whitespace())
    }
}

/// A kind of marks that close what the same kind opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Curly,
    Straight,
    Angled,
    Inverted,
    Low,
    Single,
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '\'' | '‚'
    )
}

/// The quotations of a paragraph. `carried`: the paragraph before left one open.
pub(super) fn quotations(text: &str, carried: bool) -> Vec<Quotation> {
    let mut reader = Reader {
        text,
        found: Vec::new(),
        open: None,
        balanced: text.matches('“').count() == text.matches('”').count(),
    };
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_mark(c) {
            let after = chars.peek().map(|&(_, c)| c);
            reader.mark(at, c, before, after);
        }
        before = Some(c);
    }
    reader.finish(carried)
}

struct Open {
    start: usize,
    family: Family,
    /// Marks of the same family opened within it.
    depth: usize,
    /// Where a single quotation may end, if no better place comes.
    candidate: Option<usize>,
}

struct Reader<'t> {
    text: &'t str,
    found: Vec<Quotation>,
    open: Option<Open>,
    /// As many curly marks open as close.
    balanced: bool,
}

impl Reader<'_> {
    fn mark(&mut self, at: usize, c: char, before: Option<char>, after: Option<char>) {
        let end = at + c.len_utf8();
        let single = self
            .open
            .as_ref()
            .filter(|open| open.family == Family::Single);
        if let Some(open) = single
            && let Some(family) = opens(c, before, after)
            && family != Family::Single
        {
            // A double mark within what may have been an apostrophe: start over from it.
            if let Some(end) = open.candidate {
                self.push(open.start..end, false);
            }
            self.start(at, family);
            return;
        }
        match &mut self.open {
            None => {
                if let Some(family) = opens(c, before, after) {
                    self.start(at, family);
                }
            }
            Some(open) => match closes(open.family, c, before, after) {
                Turn::Close if open.depth > 0 => open.depth -= 1,
                Turn::Close => {
                    let start = open.start;
                    self.push(start..end, false);
                    self.open = None;
                }
                Turn::Perhaps => open.candidate = Some(end),
                Turn::Open if self.balanced => open.depth += 1,
                Turn::Open => {
                    // The closing mark of the first was forgotten.
                    let start = open.start;
                    self.push(start..at, false);
                    self.start(at, Family::Curly);
                }
                Turn::None => {}
            },
        }
    }

    fn start(&mut self, start: usize, family: Family) {
        self.open = Some(Open {
            start,
            family,
            depth: 0,
            candidate: None,
        });
    }

    fn push(&mut self, range: Range<usize>, open: bool) {
        let range = range.start..range.start + self.text[range].trim_end().len();
        self.found.push(Quotation {
            range,
            goes_on: false,
            open,
        });
    }

    fn finish(mut self, carried: bool) -> Vec<Quotation> {
        if let Some(open) = self.open.take() {
            if open.family == Family::Single {
                if let Some(end) = open.candidate {
                    self.push(open.start..end, false);
                }
            } else {
                let end = self.text.len();
                self.push(open.start..end, true);
            }
        }
        let indent = self.text.len() - self.text.trim_start().len();
        if let Some(first) = self.found.first_mut() {
            first.goes_on = carried && first.range.start == indent;
        }
        self.found
    }
}

/// What a mark does to an open quotation.
enum Turn {
    Open,
    Close,
    Perhaps,
    None,
}

fn begins_word(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([—–-―/".contains(c))
        && after.is_some_and(|c| !c.is_whitespace())
}

/// The family that a mark opens, where it can.
fn opens(c: char, before: Option<char>, after: Option<char>) -> Option<Family> {
    let begins = begins_word(before, after);
    match c {
        '“' => Some(Family::Curly),
        '«' => Some(Family::Angled),
        '„' | '‟' => Some(Family::Low),
        '"' if begins || (after.is_some_and(char::is_alphanumeric) && before == Some(':')) => {
            Some(Family::Straight)
        }
        '»' if begins => Some(Family::Inverted),
        '‘' | '\'' if begins && after.is_some_and(char::is_alphabetic) => Some(Family::Single),
        _ => None,
    }
}

fn closes(family: Family, c: char, before: Option<char>, after: Option<char>) -> Turn {
    match (family, c) {
        (Family::Curly, '“') if begins_word(before, after) => Turn::Open,
        (Family::Curly, '”')
        | (Family::Angled, '»')
        | (Family::Inverted, '«')
        | (Family::Low, '“' | '”')
        | (Family::Straight, '"') => Turn::Close,
        // One mark by mistake for the other.
        (Family::Curly, '"') if !begins_word(before, after) => Turn::Close,
        (Family::Straight, '”') => Turn::Close,
        (Family::Angled, '«') | (Family::Low, '„') => Turn::Open,
        (Family::Single, '’' | '\'') if after.is_none_or(|c| !c.is_alphanumeric()) => {
            match before {
                Some('.' | ',' | '?' | '!' | '…') => Turn::Close,
                // "the workers’ rights"
                Some('s') if after.is_some_and(char::is_whitespace) => Turn::Perhaps,
                Some(c) if !c.is_whitespace() => Turn::Close,
                _ => Turn::None,
            }
        }
        _ => Turn::None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let found = quotations(text, false);
        found.into_iter().map(|quote| &text[quote.range]).collect()
    }

    #[test]
    fn marks_of_every_kind_make_quotations() {
        let table: [(&str, &[&str]); 14] = [
            ("He said “yes” and \"no\".", &["“yes”", "\"no\""]),
            ("«Да», he said.", &["«Да»"]),
            ("„Ja“, he said.", &["„Ja“"]),
            ("»Ja«, he said.", &["»Ja«"]),
            ("‘Yes,’ she said. ‘I can’t.’", &["‘Yes,’", "‘I can’t.’"]),
            ("the 'Almaty tragedy' of", &["'Almaty tragedy'"]),
            ("Kazakhstan's and the workers' own", &[]),
            ("“They said ‘no’ to it,” he", &["“They said ‘no’ to it,”"]),
            ("“a “b” c” d", &["“a “b” c”"]),
            ("“a. “b” c", &["“a.", "“b”"]),
            ("“never closed", &["“never closed"]),
            ("a 6\" pipe", &[]),
            ("‘the workers’ rights’ and", &["‘the workers’ rights’"]),
            ("\"as the 'tragedy,'\" he", &["\"as the 'tragedy,'\""]),
        ];
        for (text, quotes) in table {
            assert_eq!(read(text), quotes, "{text:?}");
        }
    }

    #[test]
    fn a_quotation_that_goes_on_is_known() {
        let first = quotations("He said: “It was", false);
        assert!(first.last().unwrap().open);
        assert!(quotations("“It is.”", true).first().unwrap().goes_on);
        assert!(!quotations("It “is.”", true).first().unwrap().goes_on);
    }
}
