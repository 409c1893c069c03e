//! A paragraph as words, points and whole quotations, parted into sentences.

use super::marks::Quotation;
use super::small::{Small, is_abbreviation, small};
use super::verbs::{Verb, verb};
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Comma,
    /// What ends a sentence.
    Stop,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// A quotation, by its number in the paragraph.
    Quote(usize),
    Other,
}

/// A word, a point, or a quotation with all that is in it.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Bytes of the paragraph.
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    pub(super) small: Option<Small>,
    pub(super) verb: Option<Verb>,
    /// It begins with a capital.
    pub(super) capital: bool,
    /// It bears a possessive or a shortened verb: `Tokayev's`, `he's`.
    pub(super) clitic: bool,
}

impl Token {
    pub(super) fn is(&self, class: Small) -> bool {
        self.small == Some(class)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// A paragraph, read.
#[derive(Debug)]
pub(super) struct Paragraph<'t> {
    pub(super) text: &'t str,
    pub(super) quotations: Vec<Quotation>,
    pub(super) tokens: Vec<Token>,
    /// Tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'t> Paragraph<'t> {
    pub(super) fn read(text: &'t str, quotations: Vec<Quotation>) -> Paragraph<'t> {
        let mut paragraph = Paragraph {
            text,
            quotations,
            tokens: Vec::new(),
            sentences: Vec::new(),
        };
        let mut at = 0;
        for n in 0..paragraph.quotations.len() {
            let range = paragraph.quotations[n].range.clone();
            paragraph.plain(at, range.start);
            at = range.end;
            paragraph.push(range, Kind::Quote(n));
        }
        paragraph.plain(at, text.len());
        paragraph.split();
        paragraph
    }

    /// The words of a token.
    pub(super) fn words(&self, token: &Token) -> &'t str {
        self.text.get(token.range.clone()).unwrap_or_default()
    }

    /// Whether a token is this word, whatever its capitals.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.words(token).eq_ignore_ascii_case(word))
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        self.tokens.push(Token {
            range,
            kind,
            small: None,
            verb: None,
            capital: false,
            clitic: false,
        });
    }

    fn plain(&mut self, start: usize, end: usize) {
        let mut lower = String::new();
        let mut at = start;
        while let Some(c) = self.text[at..end].chars().next() {
            let next = at + c.len_utf8();
            if c.is_alphanumeric() || c == '$' || c == '@' || c == '#' {
                at = self.word(at, end, &mut lower);
                continue;
            }
            let kind = match c {
                ',' => Some(Kind::Comma),
                '.' | '!' | '?' | '…' => Some(Kind::Stop),
                ':' => Some(Kind::Colon),
                ';' => Some(Kind::Semicolon),
                '—' | '–' | '―' => Some(Kind::Dash),
                '-' if self.text[next..end].starts_with(['-', ' ']) => Some(Kind::Dash),
                '(' | '[' => Some(Kind::Open),
                ')' | ']' => Some(Kind::Close),
                // A line's end is a sentence's end only after a point.
                '\n' if self.ends_line() => Some(Kind::Stop),
                c if c.is_whitespace() => None,
                _ => Some(Kind::Other),
            };
            if let Some(kind) = kind {
                self.push(at..next, kind);
            }
            at = next;
        }
    }

    /// Whether what was read last can end a line for good.
    fn ends_line(&self) -> bool {
        self.tokens.last().is_some_and(|last| match last.kind {
            Kind::Stop => true,
            Kind::Quote(_) => ends_full(self.words(last)),
            _ => self.is_signed(),
        })
    }

    /// Whether the line is a quotation with its speaker's name behind a dash.
    fn is_signed(&self) -> bool {
        let names = self
            .tokens
            .iter()
            .rev()
            .take(6)
            .take_while(|token| token.capital)
            .count();
        let mut before = self.tokens.iter().rev().skip(names);
        names > 0
            && before.next().is_some_and(|dash| dash.kind == Kind::Dash)
            && before
                .next()
                .is_some_and(|quote| matches!(quote.kind, Kind::Quote(_)))
    }

    fn word(&mut self, start: usize, end: usize, lower: &mut String) -> usize {
        let rest = &self.text[start..end];
        let mut len = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let joins = matches!(c, '\'' | '’' | '-' | '&' | '.' | ',' | '/' | '_' | '‑')
                && at > 0
                && chars.peek().is_some_and(|&(_, next)| match c {
                    ',' => {
                        next.is_ascii_digit() && rest[..at].ends_with(|c: char| c.is_ascii_digit())
                    }
                    _ => next.is_alphanumeric(),
                });
            if c.is_alphanumeric() || joins || matches!(c, '$' | '@' | '#' | '%') || is_mark(c) {
                len = at + c.len_utf8();
            } else {
                break;
            }
        }
        let len = len.max(rest.chars().next().map_or(1, char::len_utf8));
        let mut word = &rest[..len];
        let stem_len = word.find(['\'', '’']).filter(|&at| at > 0);
        let stem = stem_len.map_or(word, |at| &word[..at]);
        lower.clear();
        // What is longer is in no list.
        if stem.len() <= 24 {
            lower.extend(stem.chars().flat_map(char::to_lowercase));
        }
        if rest[len..].starts_with('.') && is_shortened(word, lower, &rest[len + 1..]) {
            word = &rest[..=len];
        }
        // "the workers' union"
        let plural = rest[word.len()..].starts_with(['\'', '’']) && word.ends_with('s');
        let capital = word.starts_with(char::is_uppercase);
        let token = Token {
            range: start..start + word.len(),
            kind: Kind::Word,
            small: small(lower),
            verb: if stem_len.is_none() {
                verb(lower)
            } else {
                None
            },
            capital,
            clitic: stem_len.is_some() || plural,
        };
        let next = token.range.end;
        self.tokens.push(token);
        next
    }

    /// Parts the tokens into sentences.
    fn split(&mut self) {
        let mut start = 0;
        for at in 0..self.tokens.len() {
            if self.ends_sentence(at) {
                self.sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < self.tokens.len() {
            self.sentences.push(start..self.tokens.len());
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let next = self.tokens.get(at + 1);
        match token.kind {
            // `...` and `. )` are one.
            Kind::Stop => !next.is_some_and(|next| {
                matches!(next.kind, Kind::Stop | Kind::Close)
                    || (next.is_word()
                        && !next.capital
                        && self.text[token.range.end..].starts_with(' ')
                        && self.words(next).starts_with(char::is_lowercase))
            }),
            Kind::Quote(_) => self.quotation_ends(at),
            _ => false,
        }
    }

    /// Whether a sentence ends with a quotation: `“Yes.” He left.`, but not `“Yes?” he said.`
    fn quotation_ends(&self, at: usize) -> bool {
        let words = self.words(&self.tokens[at]);
        let Some(next) = self.tokens.get(at + 1) else {
            return true;
        };
        if !ends_full(words) {
            return false;
        }
        match next.kind {
            Kind::Quote(_) => true,
            Kind::Word if next.capital || next.range.len() == 1 => !self.is_tagged(at + 1, words),
            Kind::Word => {
                !next.capital && self.words(next).starts_with(|c: char| !c.is_lowercase())
            }
            _ => false,
        }
    }

    /// Whether a clause such as `Smith asked.` follows.
    fn is_tagged(&self, at: usize, words: &str) -> bool {
        let is_statement = words
            .trim_end_matches(['”', '"', '’', '\'', '»'])
            .ends_with('.');
        let reach = if is_statement { 5 } else { 12 };
        let clause = self.tokens.iter().enumerate().skip(at).take(reach);
        for (n, token) in clause {
            if matches!(token.kind, Kind::Stop | Kind::Quote(_)) {
                return false;
            }
            if token.verb.is_some() && !token.capital && n > at {
                let after = self.tokens.get(n + 1);
                return !is_statement || after.is_none_or(|after| after.kind == Kind::Stop);
            }
        }
        false
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether quoted words end as a sentence does.
fn ends_full(words: &str) -> bool {
    words
        .trim_end_matches(['”', '"', '’', '\'', '»', '“', '«', ')', ' '])
        .ends_with(['.', '!', '?', '…', '―', '—'])
}

/// Whether the full stop after a word is the word's own: `Sen.`, `J.`, `U.S.`
fn is_shortened(word: &str, lower: &str, rest: &str) -> bool {
    let goes_on = rest
        .trim_start()
        .starts_with(|c: char| c.is_alphanumeric() || c == '(' || c == ',')
        || rest.starts_with([',', ')', ';', ':']);
    let is_initial =
        word.chars().count() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    let is_dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    let before_lower = rest.trim_start().starts_with(char::is_lowercase) || rest.starts_with(',');
    (goes_on && (is_initial || is_abbreviation(lower)))
        || (is_dotted
            && (before_lower
                || rest.trim_start().starts_with(char::is_uppercase)
                || rest.starts_with([')', ','])))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::super::marks::quotations;
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let paragraph = Paragraph::read(text, quotations(text, false));
        let spans = paragraph.sentences.iter().map(|tokens| {
            let (first, last) = (
                &paragraph.tokens[tokens.start],
                &paragraph.tokens[tokens.end - 1],
            );
            &text[first.range.start..last.range.end]
        });
        spans.collect()
    }

    #[test]
    fn sentences_end_outside_quotations() {
        for (text, count) in [
            ("“Yes. No,” he said. He left.", 2),
            ("“Yes?” he asked. “No.”", 2),
            ("“Yes!” Smith cried. “No.” Then it rained.", 3),
            ("Sen. John Q. Smith of the U.S. Senate said so.", 1),
            ("He said “yes.” They left.", 2),
            ("Well ... he did.", 1),
            ("Yes.\nNo", 2),
            ("“One.” “Two.”", 2),
            ("", 0),
        ] {
            assert_eq!(
                sentences(text).len(),
                count,
                "{text:?}: {:?}",
                sentences(text)
            );
        }
    }
}
