//! The normal form in which a quotation and its source are compared.
//!
//! In this order, on both sides alike:
//! 1. Unicode normalisation form C (UAX 15).
//! 2. Soft hyphens, zero width spaces, word joiners, byte order marks, bidirectional controls and double
//!    quotation marks are deleted.
//! 3. `‘ ’ ʼ` become `'`, which is deleted unless it stands between letters.
//! 4. Every dash becomes `-`, and blanks around it are deleted.
//! 5. `...` becomes `…`.
//! 6. A run of white space becomes one blank; none is left at either end.
//!
//! Word boundaries (UAX 29) are taken before quotation marks and apostrophes are deleted, so that the words
//! on both sides of one are not glued together, but after white space has become plain: a narrow no-break
//! space would count as part of a word.

use super::bounds::WordBounds;
use super::map::{Offsets, Runs};
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The normal form of `text` (see the module's head), as it is compared with other text.
pub fn normalise(text: &str) -> String {
    let mut normal = Normalised::default();
    normal.append(text, 0);
    normal.text
}

/// Normalised text with the way back to its source and its word boundaries.
#[derive(Debug, Default)]
pub(super) struct Normalised {
    /// The text itself. It never contains a line feed, unless the owner adds one.
    pub(super) text: String,
    /// From bytes of `text` to bytes of the source.
    pub(super) runs: Runs,
    /// Offsets in `text` that are word boundaries; each of them is a character boundary.
    pub(super) bounds: Offsets,
}

impl Normalised {
    /// Adds the normal form of `source`, whose first byte the map calls `base`.
    pub(super) fn append(&mut self, source: &str, base: usize) {
        let composed = Composed::new(source);
        Writer::new(self, base).write(&composed);
    }
}

/// Text after step 1, without invisible characters, and with one kind of blank and of apostrophe.
#[derive(Default)]
struct Composed {
    text: String,
    runs: Runs,
}

impl Composed {
    fn new(source: &str) -> Self {
        let mut composed = Composed {
            text: String::with_capacity(source.len()),
            runs: Runs::default(),
        };
        if source.is_ascii() {
            let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
            composed.text.extend(source.chars().map(blank));
            composed.runs.push_all(0, 0, source.len());
            return composed;
        }
        if is_nfc_quick(source.chars()) == IsNormalized::Yes {
            for (at, c) in source.char_indices() {
                composed.push(c, at..at + c.len_utf8());
            }
            return composed;
        }
        let mut start = 0;
        for (at, c) in source.char_indices() {
            if at > start && begins_segment(c) {
                composed.push_segment(source, start..at);
                start = at;
            }
        }
        composed.push_segment(source, start..source.len());
        composed
    }

    /// A segment is normalised by itself: nothing in it combines with what stands before or after it.
    fn push_segment(&mut self, source: &str, range: Range<usize>) {
        let segment = &source[range.clone()];
        if is_nfc_quick(segment.chars()) == IsNormalized::Yes {
            for (at, c) in segment.char_indices() {
                let at = range.start + at;
                self.push(c, at..at + c.len_utf8());
            }
        } else {
            for c in segment.nfc() {
                self.push(c, range.clone());
            }
        }
    }

    fn push(&mut self, c: char, source: Range<usize>) {
        if is_invisible(c) {
            return;
        }
        let c = match c {
            '‘' | '’' | 'ʼ' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        self.runs.push(self.text.len(), c.len_utf8(), source);
        self.text.push(c);
    }
}

/// Whether composition can never reach back from `c` to what stands before it.
fn begins_segment(c: char) -> bool {
    c.is_ascii()
        || (canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe
            && std::iter::once(c)
                .nfd()
                .next()
                .is_some_and(|c| is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe))
}

/// What step 2 deletes besides quotation marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'
        // Bidirectional controls: UAX 9, table 1.
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Every character that Unicode names a double quotation mark, and the plain one.
fn is_double_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '«'
            | '»'
            | '\u{201C}'..='\u{201F}'
            | '\u{275D}'
            | '\u{275E}'
            | '\u{2760}'
            | '\u{2E42}'
            | '\u{301D}'..='\u{301F}'
            | '\u{FF02}'
            | '\u{1F676}'..='\u{1F678}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Steps 2 (quotation marks) to 6, in one pass over the composed text.
struct Writer<'a> {
    out: &'a mut Normalised,
    base: usize,
    /// Where this text begins in the output.
    first: usize,
    /// White space seen and not yet written, as source bytes.
    blank: Option<Range<usize>>,
    /// A word boundary met at a deleted character.
    bound: bool,
    /// Whether the last character before this one is a letter.
    after_letter: bool,
    /// Where the source of a single `-` begins, when that was the last character.
    hyphen: Option<usize>,
    /// How many full stops were written last, and where the source of the first begins.
    dots: (usize, usize),
}

impl<'a> Writer<'a> {
    fn new(out: &'a mut Normalised, base: usize) -> Self {
        let first = out.text.len();
        Writer {
            out,
            base,
            first,
            blank: None,
            bound: false,
            after_letter: false,
            hyphen: None,
            dots: (0, 0),
        }
    }

    fn write(mut self, composed: &Composed) {
        let text = composed.text.as_str();
        let mut cursor = composed.runs.cursor();
        let mut bounds = WordBounds::of(text);
        for (at, c) in text.char_indices() {
            let bound = bounds.is_at(at);
            let end = at + c.len_utf8();
            if is_double_quote(c) {
                self.skip(bound);
                continue;
            }
            if c == '\'' && !(self.after_letter && letter_follows(&text[end..])) {
                self.skip(bound);
            } else {
                let source = cursor.source(at..end);
                let source = source.start + self.base..source.end + self.base;
                self.put(c, source, bound);
            }
            if c.is_ascii() || !is_combining_mark(c) {
                self.after_letter = c.is_alphabetic();
            }
        }
        self.mark(self.out.text.len());
    }

    /// Passes over a deleted character.
    fn skip(&mut self, bound: bool) {
        if bound {
            self.bound = true;
            if self.blank.is_none() {
                self.mark(self.out.text.len());
            }
        }
    }

    fn put(&mut self, c: char, source: Range<usize>, bound: bool) {
        if c == ' ' {
            return self.put_blank(source, bound);
        }
        if is_dash(c) {
            return self.put_dash(c, source, bound);
        }
        self.flush_blank();
        self.hyphen = None;
        self.mark_here(bound);
        if c != '.' {
            self.dots.0 = 0;
            return self.emit(c, source);
        }
        if self.dots.0 == 0 {
            self.dots.1 = source.start;
        }
        self.dots.0 += 1;
        self.emit(c, source.clone());
        if self.dots.0 == 3 {
            self.join_dots(source.end);
        }
    }

    fn put_blank(&mut self, source: Range<usize>, bound: bool) {
        self.hyphen = None;
        self.dots.0 = 0;
        match &mut self.blank {
            Some(blank) => blank.end = source.end,
            None => {
                if bound {
                    self.mark(self.out.text.len());
                }
                self.blank = Some(source);
            }
        }
        self.bound = false;
    }

    fn put_dash(&mut self, c: char, source: Range<usize>, bound: bool) {
        self.blank = None;
        self.dots.0 = 0;
        if let (Some(start), '-') = (self.hyphen.take(), c) {
            let at = self.out.text.len() - 1;
            self.out.runs.truncate(at);
            self.out.runs.push(at, 1, start..source.end);
            self.bound = false;
            return;
        }
        if c == '-' {
            self.hyphen = Some(source.start);
        }
        self.mark_here(bound);
        self.emit('-', source);
    }

    fn join_dots(&mut self, end: usize) {
        let at = self.out.text.len() - 3;
        self.out.text.truncate(at);
        self.out.runs.truncate(at);
        self.out.bounds.remove(at + 1);
        self.out.bounds.remove(at + 2);
        let start = self.dots.1;
        self.emit('…', start..end);
        self.dots.0 = 0;
    }

    /// Writes the pending blank, unless it stands at the beginning or after a dash.
    fn flush_blank(&mut self) {
        if let Some(source) = self.blank.take() {
            let written = &self.out.text[self.first..];
            if !written.is_empty() && !written.ends_with('-') {
                self.emit(' ', source);
            }
        }
    }

    fn emit(&mut self, c: char, source: Range<usize>) {
        let at = self.out.text.len();
        self.out.runs.push(at, c.len_utf8(), source);
        self.out.text.push(c);
    }

    fn mark_here(&mut self, bound: bool) {
        if bound || self.bound {
            self.mark(self.out.text.len());
        }
        self.bound = false;
    }

    fn mark(&mut self, at: usize) {
        self.out.bounds.insert(at);
    }
}

fn letter_follows(rest: &str) -> bool {
    rest.chars()
        .find(|&c| !is_double_quote(c))
        .is_some_and(char::is_alphabetic)
}
