//! One spelling of a name, made ready to be compared with a text.

use unicode_normalization::UnicodeNormalization;

use super::boundary::is_boundary;
use super::forms::{KAZAKH_LETTERS, Position, Word, bends};

/// No ending is longer, in bytes; a tail of letters that is longer is another word.
const LONGEST_TAIL: usize = 32;

/// A spelling: what must stand in the text, part by part.
#[derive(Debug)]
pub(super) struct Spelling {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    /// Signs that stand as they are.
    Literal(Box<str>),
    /// A word that bends.
    Word(Word),
}

/// Where a spelling was found to end, and whether one of its words was bent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub end: usize,
    pub inflected: bool,
}

/// A sign as it is compared: apostrophes, hyphens, quotation marks and blanks each as one sign,
/// since the forms that keyboards and typesetters give them do not make another name.
fn canonical(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '«' | '»' | '“' | '”' | '„' | '‟' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A spelling as it is compared and looked up: NFC, canonical signs, runs of white space as one
/// blank, nothing before its first letter or digit. Empty if it has none.
pub(super) fn normalize(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for c in text.nfc().map(canonical).filter(|c| *c != '\u{AD}') {
        let skipped =
            (normal.is_empty() && !c.is_alphanumeric()) || (c == ' ' && normal.ends_with(' '));
        if !skipped {
            normal.push(c);
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

impl Spelling {
    /// Takes a spelling apart that [`normalize`] gave.
    pub fn new(normal: &str, person: bool) -> Self {
        let kazakh_only = normal.contains(KAZAKH_LETTERS);
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = normal;
        while !rest.is_empty() {
            let (word, after) = split_where(rest, |c| !c.is_alphanumeric());
            let whole = bends(word) && !after.starts_with(['-', '.']);
            if whole {
                let position = match (person, after.is_empty()) {
                    (true, true) => Position::Surname,
                    (true, false) => Position::GivenName,
                    (false, _) => Position::Other,
                };
                push_literal(&mut parts, &mut literal);
                parts.push(Part::Word(Word::new(word, position, kazakh_only)));
            } else {
                literal.push_str(word);
            }
            let (signs, next) = split_where(after, char::is_alphanumeric);
            literal.push_str(signs);
            rest = next;
        }
        push_literal(&mut parts, &mut literal);
        Self { parts }
    }

    /// What every text that holds the spelling holds at its beginning, in each way of writing it.
    pub fn beginnings(&self) -> Vec<String> {
        let first = match self.parts.first() {
            Some(Part::Literal(text)) => text,
            Some(Part::Word(word)) => &word.stem,
            None => return Vec::new(),
        };
        let several = |c: char| matches!(c, '\'' | '-' | '"' | ' ' | 'ё' | 'Ё');
        let plain = first.split(several).next().unwrap_or_default();
        match first.chars().next() {
            Some('ё') if plain.is_empty() => vec!["ё".to_owned(), "е".to_owned()],
            Some('Ё') if plain.is_empty() => vec!["Ё".to_owned(), "Е".to_owned()],
            _ if plain.is_empty() => Vec::new(),
            _ => vec![plain.to_owned()],
        }
    }

    /// Compares it with `text` from byte `start` on. It must end a word there, or stand before
    /// the `'s` of an English possessive.
    pub fn matches(&self, text: &str, start: usize) -> Option<Match> {
        let mut at = start;
        let mut inflected = false;
        for part in &self.parts {
            match part {
                Part::Literal(literal) => at = match_literal(literal, text, at)?,
                Part::Word(word) => {
                    at = match_literal(&word.stem, text, at)?;
                    let tail = letters(&text[at..])?;
                    inflected |= word.accepts(tail)?;
                    at += tail.len();
                }
            }
        }
        (is_boundary(text, at)
            || possessive(&text[at..]).is_some_and(|length| is_boundary(text, at + length)))
        .then_some(Match { end: at, inflected })
    }
}

fn push_literal(parts: &mut Vec<Part>, literal: &mut String) {
    if !literal.is_empty() {
        parts.push(Part::Literal(std::mem::take(literal).into_boxed_str()));
    }
}

fn split_where(text: &str, end: impl FnMut(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

/// The byte of `text` after the signs of `literal`, if they stand at byte `at`.
fn match_literal(literal: &str, text: &str, mut at: usize) -> Option<usize> {
    for expected in literal.chars() {
        let c = text[at..].chars().next()?;
        let same = match expected {
            // Russian texts may leave out the dots.
            'ё' => matches!(c, 'ё' | 'е'),
            'Ё' => matches!(c, 'Ё' | 'Е'),
            _ => expected == c || expected == canonical(c),
        };
        if !same {
            return None;
        }
        at += c.len_utf8();
        if expected == ' ' {
            at += text[at..].len() - text[at..].trim_start().len();
        }
    }
    Some(at)
}

/// The letters at the head of `text`; none where they are too many for an ending.
fn letters(text: &str) -> Option<&str> {
    let mut end = 0;
    for c in text.chars().take_while(|c| c.is_alphabetic()) {
        end += c.len_utf8();
        if end > LONGEST_TAIL {
            return None;
        }
    }
    Some(&text[..end])
}

/// The bytes of an English possessive's ending at the head of `text`.
pub(super) fn possessive(text: &str) -> Option<usize> {
    let mut signs = text.chars();
    let apostrophe = signs.next().filter(|c| canonical(*c) == '\'')?;
    let s = signs.next().filter(|c| *c == 's' || *c == 'S')?;
    Some(apostrophe.len_utf8() + s.len_utf8())
}
