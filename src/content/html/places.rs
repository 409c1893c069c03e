//! Where words of a page's main text stand in its file.

use crate::content::markdown::visible_text;
use crate::model::{SourceMap, Span};

/// So many letters at the head of a passage are enough to find it where not all of it is found.
const HEAD: usize = 24;

/// A page's visible text without blanks, and where each of its letters stands.
pub(super) struct Places {
    text: String,
    /// The byte of `text` at which a letter begins, and its bytes in the file.
    letters: Vec<(usize, Span)>,
    /// The byte of `text` up to which passages have been found.
    found: usize,
    /// Where the last of them ends in the file.
    last: usize,
}

impl Places {
    /// Of a page that begins `offset` bytes into its file.
    pub(super) fn new(html: &str, offset: usize) -> Self {
        let body = html.find("<body").unwrap_or(0);
        let mut places = Self {
            text: String::with_capacity(html.len() / 4),
            letters: Vec::new(),
            found: 0,
            last: offset,
        };
        for (piece, range) in visible_text(html) {
            let linear = piece.len() == range.len();
            for (at, c) in piece.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let span = match linear {
                    true => Span::new(range.start + at, range.start + at + c.len_utf8()),
                    false => Span::new(range.start, range.end),
                };
                if span.start < body {
                    places.found = places.text.len() + c.len_utf8();
                }
                places
                    .letters
                    .push((places.text.len(), span.shifted(offset)));
                places.text.push(c);
            }
        }
        places
    }

    /// The way back of the passage `text`, which stands after those that were asked for before.
    pub(super) fn of(&mut self, text: &str) -> SourceMap {
        let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut map = SourceMap::default();
        match self.find(&letters) {
            Some(at) if !letters.is_empty() => self.letter_by_letter(text, at, &mut map),
            _ => map.push(text.len(), self.near(&letters)),
        }
        map
    }

    fn find(&self, letters: &str) -> Option<usize> {
        let after = self.text.get(self.found..)?.find(letters);
        after
            .map(|at| self.found + at)
            .or_else(|| self.text.find(letters))
    }

    fn letter_by_letter(&mut self, text: &str, at: usize, map: &mut SourceMap) {
        let mut next = self.letters.partition_point(|(start, _)| *start < at);
        let mut end = self
            .letters
            .get(next)
            .map_or(self.last, |(_, span)| span.start);
        for c in text.chars() {
            let following = self.letters.get(next).map(|(_, span)| *span);
            let span = match following {
                Some(span) if !c.is_whitespace() => {
                    next += 1;
                    span
                }
                // A blank is what stands between two letters: a line end, tags.
                Some(span) => Span::new(end, span.start.max(end)),
                None => Span::new(end, end),
            };
            map.push(c.len_utf8(), span);
            end = span.end;
        }
        let after = self
            .letters
            .get(next)
            .map_or(self.text.len(), |(start, _)| *start);
        if after > self.found {
            self.found = after;
            self.last = end;
        }
    }

    /// Where a passage must be that was not found as a whole.
    fn near(&mut self, letters: &str) -> Span {
        let head: String = letters.chars().take(HEAD).collect();
        let found = (!head.is_empty()).then(|| self.find(&head)).flatten();
        let Some(at) = found else {
            return Span::new(self.last, self.last);
        };
        let first = self.letters.partition_point(|(start, _)| *start < at);
        let last = (first + head.chars().count()).saturating_sub(1);
        match (self.letters.get(first), self.letters.get(last)) {
            (Some((_, first)), Some((_, last))) => Span::new(first.start, last.end),
            _ => Span::new(self.last, self.last),
        }
    }
}
