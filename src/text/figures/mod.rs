//! Figures in English news: a number, what it counts, and how sure the text is of it.
//!
//! Not every number is a figure: years, days of a month, times, durations, ages, ordinals, numbers
//! in names (`Article 5`, `No. 2`) and numbers joined to a word (`18-member`) count nothing. Nor is
//! a number a figure whose noun cannot be told from the words after it. A bare "one" is a figure
//! only with something done to what it counts. Each figure names its rule:
//!
//! | rule | example | counted | predicate |
//! | --- | --- | --- | --- |
//! | `counted` | About 8,000 people have been arrested | people | arrested |
//! | `counted` | peacekeepers made 180 flights | flights | made |
//! | `pieces-of` | 250 pieces of equipment | pieces of equipment | |
//! | `out-of` | 12 of the protesters were killed | protesters | killed |
//! | `money` | 78 billion tenge, $8 million | tenge, $ | |
//! | `per-cent` | 50 percent, 3.5% | percent, % | |
//! | `bare` | at least 12 were killed, 164 dead | | killed, dead |
//! | `toll` | the death toll rose to 225 | death toll | |
//! | `number-of` | the number of arrests reached 8,000 | arrests | |
//!
//! ```
//! use qantar::text::figures::{Bound, figures};
//!
//! let text = "About 8,000 people have been arrested by the police.";
//! let found = figures(text);
//! assert_eq!((found[0].value, found[0].bound), (8000.0, Bound::About));
//! assert_eq!(&text[found[0].counted.clone().unwrap()], "people");
//! ```

mod bounds;
mod nouns;
mod phrase;
mod small;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod words;

use super::numbers::{Number, numbers};
use std::ops::Range;

/// A number that a text reports.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureSpan {
    /// Bytes of the text: the bound, the number, what it counts and the predicate, as far as they
    /// are there, from the first to the last.
    pub range: Range<usize>,
    /// Bytes of the number; of a range both ends and what joins them.
    pub number: Range<usize>,
    /// The number, or the low end of a range.
    pub value: f64,
    /// The high end of a range.
    pub high: Option<f64>,
    /// What the words around the number make of it.
    pub bound: Bound,
    /// The noun phrase that is counted, without an article; its head is its last word, or the word before "of".
    pub counted: Option<Range<usize>>,
    /// What is said of what is counted: `arrested`.
    pub predicate: Option<Range<usize>>,
    /// The name of the rule that found it.
    pub rule: &'static str,
}

/// How a reported number stands to the number meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// No word says otherwise.
    Exact,
    /// `about`, `some`, `nearly`, `an estimated`.
    About,
    /// `at least`, `more than`, `over`; `or more` behind it.
    AtLeast,
    /// `up to`, `fewer than`, `as many as`.
    AtMost,
}

/// The figures in a text, in order; their numbers do not overlap.
///
/// Time is linear in the text.
pub fn figures(text: &str) -> Vec<FigureSpan> {
    let numbers = numbers(text);
    let mut found: Vec<FigureSpan> = Vec::new();
    let mut at = 0;
    while let Some(first) = numbers.get(at) {
        let second = numbers.get(at + 1);
        let amount = second.and_then(|second| Amount::range(text, first, second));
        let step = if amount.is_some() { 2 } else { 1 };
        let amount = amount.unwrap_or_else(|| Amount::single(first));
        found.extend(phrase::figure(text, &amount));
        at += step;
    }
    found
}

/// One number, or two that are the ends of a range.
struct Amount {
    range: Range<usize>,
    low: f64,
    high: Option<f64>,
}

impl Amount {
    fn single(number: &Number) -> Amount {
        Amount {
            range: number.range.clone(),
            low: number.value(),
            high: None,
        }
    }

    /// `between 40 and 50`, `two to three`, `8,000–10,000`, `8 to 10 million`.
    fn range(text: &str, first: &Number, second: &Number) -> Option<Amount> {
        let between = text.get(first.range.end..second.range.start)?;
        if between.len() > 12 {
            return None;
        }
        let joins = match between.trim() {
            "to" | "or" | "-" | "–" | "‐" | "‑" => true,
            "and" => words::before(text, first.range.start)
                .is_some_and(|word| words::is(text, &word, "between")),
            _ => false,
        };
        let high = second.value();
        let low = first.value() * words::scale_left_out(text, &first.range, &second.range);
        (joins && low < high).then_some(Amount {
            range: first.range.start..second.range.end,
            low,
            high: Some(high),
        })
    }
}
