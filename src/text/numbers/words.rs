//! Numbers written out in words.

use super::lexicon::{Term, is_ordinal, is_russian_too, is_vague, term};
use super::{LONGEST, Number, is_blank, word_len};
use std::ops::Range;

/// A number in the making.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// What stands before the last scale, scales included.
    total: u64,
    /// What stands after it, up to 999, if anything does.
    group: Option<u64>,
    /// The next addend to the group must be smaller than this; 0 stands for none yet.
    below: u64,
    /// The last scale.
    scale: Option<u32>,
}

impl Sum {
    /// The sum with one more word, if the word can stand here.
    fn with(self, term: Term) -> Option<Sum> {
        match term {
            Term::Article => None,
            Term::Unit(0) => self.is_empty().then_some(Sum {
                group: Some(0),
                below: 1,
                ..self
            }),
            Term::Unit(n) => self.plus(n, 1),
            Term::Ten(n) => self.plus(n, 10),
            Term::Hundreds(n) => self.plus(n, 100),
            Term::Hundred { bare } => match self.group {
                None if bare => self.plus(100, 100),
                // "fifteen hundred", but not "five hundred hundred" and not "twenty hundred".
                Some(n @ (1..=9 | 11..=19)) => Some(Sum {
                    group: Some(n * 100),
                    below: 100,
                    ..self
                }),
                _ => None,
            },
            Term::Dozen => match self.group {
                Some(n @ 1..=99) if self.total == 0 => Some(Sum {
                    group: Some(n * 12),
                    below: 1,
                    ..self
                }),
                _ => None,
            },
            Term::Scale { exponent, bare } => self.scaled(exponent, bare),
        }
    }

    fn scaled(self, exponent: u32, bare: bool) -> Option<Sum> {
        let power = 10_u64.checked_pow(exponent)?;
        let total = match (self.group, self.scale) {
            // "a thousand million"
            (None, Some(scale)) if scale < exponent => self.total.checked_mul(power)?,
            (Some(1..), Some(scale)) if scale <= exponent => return None,
            (Some(count @ 1..), _) => self.total.checked_add(count.checked_mul(power)?)?,
            (None, None) if bare => power,
            _ => return None,
        };
        Some(Sum {
            total,
            group: None,
            below: 0,
            scale: Some(exponent),
        })
    }

    fn plus(self, n: u64, below: u64) -> Option<Sum> {
        let fits = self.below == 0 || n < self.below;
        fits.then(|| Sum {
            group: Some(self.group.unwrap_or(0) + n),
            below,
            ..self
        })
    }

    fn is_empty(self) -> bool {
        self.group.is_none() && self.scale.is_none()
    }

    /// Whether "and" can stand here: "two hundred and", "a thousand and".
    fn takes_and(self) -> bool {
        match self.group {
            Some(n) => self.below == 100 && n >= 100,
            None => self.scale.is_some(),
        }
    }

    fn value(self) -> u64 {
        self.total + self.group.unwrap_or(0)
    }
}

/// Reads a number that begins with this word. Gives where to read on, and the number, if there is one.
pub(super) fn read(text: &str, first: Range<usize>, kazakh: bool) -> (usize, Option<Number>) {
    let after_first = first.end;
    let mut sum = Sum::default();
    let mut end = first.start;
    let mut plain = false;
    let mut next = Some(first.clone());
    while let Some(range) = next {
        let Some(term) = known(text, &range) else {
            break;
        };
        let more = match term {
            Term::Article if sum.is_empty() => article(text, &range),
            _ => sum.with(term),
        };
        let Some(more) = more else { break };
        sum = more;
        end = range.end;
        if term != Term::Article {
            let word = text[range].to_lowercase();
            plain |= !is_russian_too(&word);
        }
        next = follow(text, end).and_then(|range| skip_and(text, range, sum));
    }
    if end == first.start {
        return (after_first, None);
    }
    let is_number =
        (plain || kazakh) && !is_part_of_ordinal(text, end) && !is_vague_count(text, &first);
    let number = is_number.then(|| Number {
        range: first.start..end,
        #[allow(clippy::cast_precision_loss, reason = "documented: exact up to 2^53")]
        readings: vec![sum.value() as f64],
    });
    (end, number)
}

fn known(text: &str, range: &Range<usize>) -> Option<Term> {
    let word = text
        .get(range.clone())
        .filter(|word| word.len() <= LONGEST)?;
    term(&word.to_lowercase())
}

/// "a" counts as one where a hundred, a scale or a dozen follows.
fn article(text: &str, range: &Range<usize>) -> Option<Sum> {
    let next = follow(text, range.end)?;
    match known(text, &next)? {
        Term::Hundred { .. } | Term::Dozen | Term::Scale { .. } => Some(Sum {
            group: Some(1),
            below: 1,
            ..Sum::default()
        }),
        _ => None,
    }
}

/// The word that follows after blanks or a hyphen.
fn follow(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let joined = rest
        .strip_prefix(['-', '‐', '‑'])
        .unwrap_or_else(|| rest.trim_start_matches(is_blank));
    let start = text.len() - joined.len();
    let len = word_len(joined);
    (start > at && len > 0).then_some(start..start + len)
}

/// Passes over "and" where it can join what follows to the number, and a smaller number follows.
fn skip_and(text: &str, range: Range<usize>, sum: Sum) -> Option<Range<usize>> {
    if !text[range.clone()].eq_ignore_ascii_case("and") {
        return Some(range);
    }
    let next = follow(text, range.end)?;
    let is_small = matches!(known(text, &next)?, Term::Unit(1..) | Term::Ten(_));
    (sum.takes_and() && is_small).then_some(next)
}

/// Whether the number is the beginning of an ordinal: "twenty-first".
fn is_part_of_ordinal(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let Some(word) = rest.strip_prefix('-').map(|rest| &rest[..word_len(rest)]) else {
        return false;
    };
    word.len() <= LONGEST && is_ordinal(&word.to_lowercase())
}

/// Whether a bare scale stands after "several": `несколько тысяч`, `бірнеше мың`.
fn is_vague_count(text: &str, first: &Range<usize>) -> bool {
    let bare = matches!(
        known(text, first),
        Some(Term::Scale { .. } | Term::Hundred { .. })
    );
    let before = text[..first.start].trim_end_matches(is_blank);
    let letters = before.char_indices().rev().take(LONGEST);
    let start = letters.take_while(|(_, c)| c.is_alphabetic()).last();
    let word = start.and_then(|(start, _)| before.get(start..));
    bare && word.is_some_and(|word| is_vague(&word.to_lowercase()))
}
