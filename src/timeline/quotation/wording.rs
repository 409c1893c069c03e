//! A quotation as it is written: words, omissions and editorial brackets.

use super::normal::Normalised;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The fewest words that may stand beside an omission.
const FEWEST_WORDS: usize = 3;

/// How many readings of a quotation's brackets are tried at most.
const MOST_READINGS: usize = 64;

/// Words to be found as they are, but for the case of some letters.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    /// Normalised, never empty.
    pub(super) text: String,
    /// Byte offsets in `text` of the letters whose case is forgiven.
    pub(super) either_case: Vec<usize>,
}

/// A paragraph: its parts, to be found in one passage in this order.
pub(super) type Paragraph = Vec<Needle>;

/// Paragraphs to be found in passages that follow one another.
pub(super) type Block = Vec<Paragraph>;

/// Why a quotation, read in one way, cannot be looked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has no words.
    Empty,
    /// This part beside an omission has fewer than three words.
    Short(String),
}

/// What can be made of a pair of brackets, in the order in which it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The source has the brackets too.
    Literal,
    /// `[T]he`: the letter stands in the source, in either case.
    EitherCase,
    /// Words that the editor inserted: nothing of them stands in the source.
    Inserted,
}

#[derive(Debug)]
enum Piece {
    Words(Range<usize>),
    Omission,
    /// The brackets included; the number counts through the whole quotation.
    Bracket(Range<usize>, usize),
}

/// A quotation taken apart.
#[derive(Debug)]
pub(super) struct Wording {
    paragraphs: Vec<(String, Vec<Piece>)>,
    /// What is possible for each pair of brackets.
    readings: Vec<Vec<Reading>>,
}

impl Wording {
    /// Takes the paragraphs apart; `in_source` says whether the article has these words, brackets included.
    pub(super) fn new(paragraphs: &[&str], in_source: impl Fn(&str) -> bool) -> Wording {
        let mut wording = Wording {
            paragraphs: Vec::with_capacity(paragraphs.len()),
            readings: Vec::new(),
        };
        for paragraph in paragraphs {
            let mut normal = Normalised::default();
            normal.append(paragraph, 0);
            let pieces = wording.pieces(&normal.text, &in_source);
            wording.paragraphs.push((normal.text, pieces));
        }
        wording
    }

    fn pieces(&mut self, text: &str, in_source: impl Fn(&str) -> bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut done = 0;
        for bracket in outer_brackets(text) {
            if done < bracket.start {
                pieces.push(Piece::Words(done..bracket.start));
            }
            done = bracket.end;
            if text[bracket.start + 1..bracket.end - 1].trim() == "…" {
                pieces.push(Piece::Omission);
            } else {
                let readings = readings(text, bracket.clone(), &in_source);
                pieces.push(Piece::Bracket(bracket, self.readings.len()));
                self.readings.push(readings);
            }
        }
        if done < text.len() {
            pieces.push(Piece::Words(done..text.len()));
        }
        pieces
    }

    /// The ways to read the quotation, the most literal one first and the most editorial one last.
    pub(super) fn versions(&self) -> impl Iterator<Item = Result<Vec<Block>, Fault>> {
        let literal = self.readings.iter().filter_map(|r| r.first().copied());
        std::iter::once(literal.collect())
            .chain(self.mixtures())
            .map(|choice: Vec<Reading>| self.blocks(&choice))
    }

    /// Combinations of readings, the last bracket changing fastest. Where there are too many of them, the
    /// later brackets are taken as editorial only.
    fn mixtures(&self) -> impl Iterator<Item = Vec<Reading>> {
        let mut total = 1;
        let mut open: Vec<&[Reading]> = Vec::with_capacity(self.readings.len());
        for readings in &self.readings {
            let last = readings.len().saturating_sub(1);
            if total * readings.len() <= MOST_READINGS {
                total *= readings.len();
                open.push(readings);
            } else {
                open.push(&readings[last..]);
            }
        }
        (0..total).map(move |mut number| {
            let digits = open.iter().rev().filter_map(|readings| {
                let reading = readings.get(number % readings.len()).copied();
                number /= readings.len();
                reading
            });
            let mut choice: Vec<Reading> = digits.collect();
            choice.reverse();
            choice
        })
    }

    fn blocks(&self, choice: &[Reading]) -> Result<Vec<Block>, Fault> {
        let steps = self.steps(choice);
        check(&steps)?;
        let mut blocks: Vec<Block> = Vec::new();
        let (mut gap, mut begins) = (true, true);
        for step in steps {
            match step {
                Step::Break => begins = true,
                Step::Omission => gap = true,
                Step::Part(needle) => {
                    let place = match blocks.last_mut() {
                        Some(block) if begins && !gap => {
                            block.push(Vec::new());
                            block.last_mut()
                        }
                        Some(block) if !begins => block.last_mut(),
                        _ => None,
                    };
                    match place {
                        Some(paragraph) => paragraph.push(needle),
                        None => blocks.push(vec![vec![needle]]),
                    }
                    (gap, begins) = (false, false);
                }
            }
        }
        Ok(blocks)
    }

    fn steps(&self, choice: &[Reading]) -> Vec<Step> {
        let mut steps = Vec::new();
        for (text, pieces) in &self.paragraphs {
            let mut part = Part::default();
            for piece in pieces {
                match piece {
                    Piece::Words(range) => part.words(&text[range.clone()]),
                    Piece::Omission => {
                        steps.extend(std::mem::take(&mut part).finish());
                        steps.push(Step::Omission);
                    }
                    Piece::Bracket(range, number) => {
                        part.bracket(text, range.clone(), choice.get(*number).copied());
                    }
                }
            }
            steps.extend(part.finish());
            steps.push(Step::Break);
        }
        steps
    }
}

/// What a reading of a quotation comes to.
#[derive(Debug)]
enum Step {
    Part(Needle),
    Omission,
    /// The end of a paragraph.
    Break,
}

/// Whether there are words at all, and enough of them beside each omission.
fn check(steps: &[Step]) -> Result<(), Fault> {
    let mut any_word = false;
    let mut omitted = false;
    let mut short: Option<&str> = None;
    for step in steps {
        match step {
            Step::Break => {}
            Step::Omission => {
                if let Some(text) = short {
                    return Err(Fault::Short(text.to_owned()));
                }
                omitted = true;
            }
            Step::Part(needle) => {
                let words = needle.text.unicode_words().take(FEWEST_WORDS).count();
                any_word |= words > 0;
                short = (words < FEWEST_WORDS).then_some(needle.text.as_str());
                if let (true, Some(text)) = (omitted, short) {
                    return Err(Fault::Short(text.to_owned()));
                }
                omitted = false;
            }
        }
    }
    if any_word { Ok(()) } else { Err(Fault::Empty) }
}

/// A part in the making.
#[derive(Default)]
struct Part {
    needle: Needle,
    /// Whether the blank that begins the next words goes with a bracket left out.
    drop_blank: bool,
}

impl Part {
    fn words(&mut self, words: &str) {
        let words = if self.drop_blank {
            words.trim_start()
        } else {
            words
        };
        self.drop_blank = false;
        self.needle.text.push_str(words);
    }

    fn bracket(&mut self, text: &str, range: Range<usize>, reading: Option<Reading>) {
        let inner = &text[range.start + 1..range.end - 1];
        match reading {
            Some(Reading::EitherCase) => {
                self.drop_blank = false;
                self.needle.either_case.push(self.needle.text.len());
                self.needle.text.push_str(inner);
            }
            Some(Reading::Inserted) => self.leave_out(&text[range.end..]),
            Some(Reading::Literal) | None => self.words(&text[range]),
        }
    }

    /// Leaves a bracket out so that the words around it stand as they did without it.
    fn leave_out(&mut self, rest: &str) {
        let text = &mut self.needle.text;
        if rest.starts_with(' ') {
            self.drop_blank = text.is_empty() || text.ends_with([' ', '(', '[', '{', '-']);
        } else if rest.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '}', '…', '%', '-']) {
            text.truncate(text.trim_end().len());
        }
    }

    fn finish(mut self) -> Option<Step> {
        let text = &mut self.needle.text;
        let leading = text.len() - text.trim_start().len();
        text.drain(..leading);
        text.truncate(text.trim_end().len());
        for at in &mut self.needle.either_case {
            *at = at.saturating_sub(leading);
        }
        (!self.needle.text.is_empty()).then_some(Step::Part(self.needle))
    }
}

/// The brackets that stand in no other brackets, as byte ranges; one without its counterpart is a character
/// like any other.
fn outer_brackets(text: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut outer: Vec<Range<usize>> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop() {
                    while outer.last().is_some_and(|inner| inner.start > start) {
                        outer.pop();
                    }
                    outer.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    outer
}

fn readings(text: &str, bracket: Range<usize>, in_source: impl Fn(&str) -> bool) -> Vec<Reading> {
    let inner = &text[bracket.start + 1..bracket.end - 1];
    let after_word = text[..bracket.start]
        .chars()
        .next_back()
        .is_some_and(is_of_word);
    let before_word = text[bracket.end..].chars().next().is_some_and(is_of_word);
    let mut readings = Vec::new();
    if in_source(&text[bracket]) {
        readings.push(Reading::Literal);
    }
    if !after_word && is_letter(inner) {
        readings.push(Reading::EitherCase);
    }
    // What touches a word changes it, as in `[un]likely`: that is no insertion of words.
    if !after_word && !before_word {
        readings.push(Reading::Inserted);
    }
    if readings.is_empty() {
        readings.push(Reading::Literal);
    }
    readings
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}
