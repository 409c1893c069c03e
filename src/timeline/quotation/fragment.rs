//! Text Fragments (WICG): `#:~:text=[prefix-,]start[,end][,-suffix]`, read and written.
//!
//! Unlike a browser, which forgives case and takes the first of several matches, words are compared as those
//! of quotations are, and a directive that matches in several passages is refused: it names none of them.

use super::normal::normalise;
use super::wording::Needle;
use super::{Found, Haystack, MOST_PLACES, Miss};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::ops::Range;

/// All but letters, digits and what neither a URL, a directive nor Markdown gives a meaning.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.');

/// The longest stretch that a directive names by all of its words.
const EXACT_WORDS: usize = 8;

/// A directive's terms.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Terms {
    prefix: Option<Needle>,
    start: Needle,
    end: Option<Needle>,
    suffix: Option<Needle>,
}

impl Haystack {
    /// Finds the words that a text directive names: what follows `#:~:text=` in a link, percent-encoded.
    /// Several directives are joined by `&text=`. Words that reach over several passages give a part for
    /// each of them.
    ///
    /// # Errors
    ///
    /// [`Miss::NotFound`], [`Miss::Ambiguous`] where they stand in several passages, or
    /// [`Miss::Directive`]. The words after `start,` are named as missing where `start` stands alone.
    pub fn fragment(&self, directive: &str) -> Result<Found, Miss> {
        let mut parts = Vec::new();
        for (n, directive) in directive.split('&').enumerate() {
            let terms = match directive.strip_prefix("text=") {
                Some(terms) => terms,
                None if n == 0 => directive,
                None => return Err(Miss::Directive),
            };
            let terms = Terms::parse(terms).ok_or(Miss::Directive)?;
            let span = self.verify(&terms)?;
            parts.extend(self.split(span).map(|hit| self.part(hit)));
        }
        Ok(Found { parts })
    }

    /// The passages, by index, in which what a text directive names besides its words stands: its
    /// prefix and its suffix may stand in the passages before and after. None where the
    /// directive is not verified.
    pub fn surroundings(&self, directive: &str) -> Vec<usize> {
        let mut passages = Vec::new();
        for directive in directive.split('&') {
            let terms = Terms::parse(directive.strip_prefix("text=").unwrap_or(directive));
            let Some((terms, span)) =
                terms.and_then(|terms| self.locate(&terms, 0).map(|span| (terms, span)))
            else {
                continue;
            };
            if terms.prefix.is_some() {
                let before = self.normal.text.get(..span.start).unwrap_or_default();
                passages.push(self.passage_at(before.trim_end().len().saturating_sub(1)));
            }
            if terms.suffix.is_some() {
                passages.push(self.passage_at(self.skip_blanks(span.end)));
            }
        }
        passages
    }

    /// The shortest text directive that names these bytes of a passage's visible text and nothing before
    /// them, to stand after `#:~:text=`: all words of a short stretch, the first and last ones of a longer
    /// one, with words around them where the same words stand elsewhere too.
    ///
    /// A range that cuts words is widened to whole words. Where nothing tells two places apart (the same
    /// passage twice, with the same neighbours), the directive is as ambiguous as they are. It is empty
    /// where the range is.
    pub fn directive(&self, passage: usize, range: Range<usize>) -> String {
        let Some(span) = self.span(passage, range) else {
            return String::new();
        };
        let mut last = String::new();
        for written in self.spellings(&span) {
            if Terms::parse(&written).is_some_and(|terms| self.names(&terms, &span)) {
                return written;
            }
            if last.is_empty() {
                last = written;
            }
        }
        last
    }

    fn verify(&self, terms: &Terms) -> Result<Range<usize>, Miss> {
        let Some(span) = self.locate(terms, 0) else {
            let every = [
                terms.prefix.as_ref(),
                Some(&terms.start),
                terms.end.as_ref(),
                terms.suffix.as_ref(),
            ];
            let missing = every
                .into_iter()
                .flatten()
                .find(|term| self.first(term).is_none());
            return Err(self.not_found(missing.unwrap_or(&terms.start)));
        };
        let mut passages = vec![self.passage_at(span.start)];
        while passages.len() < MOST_PLACES
            && let Some(last) = passages.last()
            && let Some(next) = self.passage(last + 1)
            && let Some(other) = self.locate(terms, next.start)
        {
            passages.push(self.passage_at(other.start));
        }
        if passages.len() > 1 {
            return Err(Miss::Ambiguous { passages });
        }
        Ok(span)
    }

    /// Whether the terms lead to `span` first, and to no other passage.
    fn names(&self, terms: &Terms, span: &Range<usize>) -> bool {
        let next = self.passage(self.passage_at(span.start) + 1);
        self.locate(terms, 0).as_ref() == Some(span)
            && next.is_none_or(|next| self.locate(terms, next.start).is_none())
    }

    /// The first stretch that the terms name and that begins at `from` or later.
    fn locate(&self, terms: &Terms, from: usize) -> Option<Range<usize>> {
        let len = self.normal.text.len();
        // A prefix may stand in the passage before.
        let mut at = if terms.prefix.is_some() { 0 } else { from };
        loop {
            let start = match &terms.prefix {
                None => self.next(&terms.start, at..len)?,
                Some(prefix) => {
                    let before = self.next(prefix, at..len)?;
                    at = self.normal.bounds.after(before.start)?;
                    let begin = self.skip_blanks(before.end);
                    match self.matches_at(&terms.start, begin) {
                        Some(end) if begin >= from && self.normal.bounds.contains(begin) => {
                            begin..end
                        }
                        _ => continue,
                    }
                }
            };
            match &terms.end {
                // If no end follows here, none follows any later start.
                Some(end) => return Some(start.start..self.ending(terms, end, start.end)?),
                None if self.suffix_follows(terms, start.end) => return Some(start),
                None => {}
            }
            if terms.prefix.is_none() {
                at = self.normal.bounds.after(start.start)?;
            }
        }
    }

    fn ending(&self, terms: &Terms, end: &Needle, mut from: usize) -> Option<usize> {
        loop {
            let hit = self.next(end, from..self.normal.text.len())?;
            if self.suffix_follows(terms, hit.end) {
                return Some(hit.end);
            }
            from = self.normal.bounds.after(hit.start)?;
        }
    }

    fn suffix_follows(&self, terms: &Terms, end: usize) -> bool {
        terms
            .suffix
            .as_ref()
            .is_none_or(|suffix| self.matches_at(suffix, self.skip_blanks(end)).is_some())
    }

    fn skip_blanks(&self, at: usize) -> usize {
        let rest = self.normal.text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start().len()
    }

    /// A stretch, passage by passage, without passages in which it has no words.
    fn split(&self, span: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let passages = self.passage_at(span.start)..=self.passage_at(span.end);
        passages
            .filter_map(|passage| self.passage(passage))
            .map(move |passage| passage.start.max(span.start)..passage.end.min(span.end))
            .filter(|hit| !hit.is_empty())
    }

    /// The words of a passage that these bytes of its visible text touch, as bytes of the normalised text.
    fn span(&self, passage: usize, range: Range<usize>) -> Option<Range<usize>> {
        let bytes = self.passage(passage)?;
        let origin = *self.origins.get(passage)?;
        let to_normal = |at: usize| {
            let at = self
                .normal
                .runs
                .normalised(origin.saturating_add(at), bytes.end);
            at.clamp(bytes.start, bytes.end)
        };
        let bounds = &self.normal.bounds;
        let mut start = to_normal(range.start);
        if !bounds.contains(start) {
            start = bounds.before(start)?;
        }
        let mut end = to_normal(range.end);
        if !bounds.contains(end) {
            end = bounds.after(end)?;
        }
        let text = self.normal.text.get(start..end)?;
        let start = start + text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        (start < end).then_some(start..end)
    }

    /// Directives for a stretch, the shortest first.
    fn spellings(&self, span: &Range<usize>) -> Vec<String> {
        let words = self.words(span.clone());
        let term = |range: Range<usize>| encode(&self.source[self.normal.runs.source(range)]);
        let exact = || term(span.clone());
        let ends = |count: usize| {
            let first = words.get(count - 1).map_or(span.end, |word| word.end);
            let last = words
                .get(words.len() - count)
                .map_or(span.start, |word| word.start);
            format!("{},{}", term(span.start..first), term(last..span.end))
        };
        let mut all: Vec<String> = if words.len() <= EXACT_WORDS {
            vec![exact()]
        } else {
            let counts = [3, 4, 6, 9, 14, 20];
            let fitting = counts.into_iter().filter(|count| count * 2 < words.len());
            fitting.map(ends).collect()
        };
        let bare = all.first().cloned().unwrap_or_else(exact);
        for count in [1, 2, 3, 5, 8, 13] {
            let before = self.before(span.start, count).map(|text| encode(&text));
            let after = self.after(span.end, count).map(|text| encode(&text));
            all.extend(before.iter().map(|before| format!("{before}-,{bare}")));
            all.extend(after.iter().map(|after| format!("{bare},-{after}")));
            let both = before.iter().zip(&after);
            all.extend(both.map(|(before, after)| format!("{before}-,{bare},-{after}")));
        }
        if words.len() > EXACT_WORDS {
            all.push(exact());
        }
        all
    }

    /// The words in a stretch of the normalised text.
    fn words(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut start = within.start;
        while start < within.end {
            let end = self
                .normal
                .bounds
                .after(start)
                .unwrap_or(within.end)
                .min(within.end);
            let text = self.normal.text.get(start..end).unwrap_or_default();
            if text.contains(char::is_alphanumeric) {
                words.push(start..end);
            }
            start = end;
        }
        words
    }

    /// The text that reaches back from `at` over `count` words, in this passage or else the one before.
    fn before(&self, at: usize, count: usize) -> Option<String> {
        let mut passage = self.passage_at(at);
        let mut end = at;
        while self.passage(passage)?.start == end {
            passage = passage.checked_sub(1)?;
            end = self.passage(passage)?.end;
        }
        let first = self.passage(passage)?.start;
        let mut start = end;
        let mut words = 0;
        while words < count
            && start > first
            && let Some(before) = self.normal.bounds.before(start).filter(|&at| at >= first)
        {
            let text = self.normal.text.get(before..start)?;
            words += usize::from(text.contains(char::is_alphanumeric));
            start = before;
        }
        let text = self.normal.text.get(start..end)?.trim();
        // Up to the stretch itself, so that a browser finds quotation marks between them too.
        let source = self.normal.runs.source(start..end);
        let until = match passage == self.passage_at(at) {
            true => self.normal.runs.source(at..at).start,
            false => source.end,
        };
        let source = self.source.get(source.start..until.max(source.end))?;
        (!text.is_empty()).then(|| source.to_owned())
    }

    /// The text that reaches on from `at` over `count` words, in this passage or else the next.
    fn after(&self, at: usize, count: usize) -> Option<String> {
        let mut passage = self.passage_at(at);
        let mut start = at;
        while self.passage(passage)?.end == start {
            passage += 1;
            start = self.passage(passage)?.start;
        }
        let last = self.passage(passage)?.end;
        let mut end = start;
        let mut words = 0;
        while words < count
            && end < last
            && let Some(after) = self.normal.bounds.after(end).filter(|&at| at <= last)
        {
            let text = self.normal.text.get(end..after)?;
            words += usize::from(text.contains(char::is_alphanumeric));
            end = after;
        }
        let text = self.normal.text.get(start..end)?.trim();
        let from = match start == at {
            true => self.normal.runs.source(at.checked_sub(1)?..at).end,
            false => self.normal.runs.source(start..end).start,
        };
        let source = self
            .source
            .get(from..self.normal.runs.source(start..end).end)?;
        (!text.is_empty()).then(|| source.to_owned())
    }
}

impl Terms {
    fn parse(directive: &str) -> Option<Terms> {
        let mut terms: Vec<&str> = directive.split(',').collect();
        let prefix = terms.first().and_then(|term| term.strip_suffix('-'));
        if prefix.is_some() {
            terms.remove(0);
        }
        let suffix = terms.last().and_then(|term| term.strip_prefix('-'));
        if suffix.is_some() {
            terms.pop();
        }
        let (start, end) = match terms.as_slice() {
            [start] => (*start, None),
            [start, end] => (*start, Some(*end)),
            _ => return None,
        };
        Some(Terms {
            prefix: decode_some(prefix)?,
            start: decode(start)?,
            end: decode_some(end)?,
            suffix: decode_some(suffix)?,
        })
    }
}

/// None where there is a term and it is malformed.
fn decode_some(term: Option<&str>) -> Option<Option<Needle>> {
    match term {
        None => Some(None),
        Some(term) => decode(term).map(Some),
    }
}

fn decode(term: &str) -> Option<Needle> {
    let text = percent_decode_str(term).decode_utf8().ok()?;
    let text = normalise(&text);
    (!text.is_empty()).then(|| Needle::plain(text))
}

/// A term: its white space as blanks, trimmed, percent-encoded.
fn encode(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    utf8_percent_encode(&words.join(" "), ENCODED).to_string()
}
