//! The numbers of a sentence, and what they count.

use super::proposal::Figure;
use super::statement::Statement;
use super::words::{hash, term};
use crate::content::document::Bound;
use crate::text::dates::Expression;
use crate::text::numbers::numbers;

/// Words after a number that say what it counts.
const COUNTED: usize = 3;
/// Words behind which something else begins.
const PARTING: [&str; 6] = ["and", "to", "in", "were", "have", "had"];
/// Words that nothing ends with.
const LOOSE: [&str; 5] = ["of", "the", "a", "an", "that"];

/// Each number in digits with the word after it, as one number: a cheap look by which reports of one event
/// know each other. What a number is exactly, the proposal says.
pub(super) fn counts(sentence: &str, start: usize, times: &[&Expression]) -> Vec<u64> {
    let bytes = sentence.as_bytes();
    let mut counts = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let from = at + offset;
        let of_number = |b: &u8| b.is_ascii_digit() || *b == b',' || *b == b'.';
        let length = bytes[from..].iter().take_while(|b| of_number(b)).count();
        at = from + length;
        let timed = times
            .iter()
            .any(|time| time.range.contains(&(from + start)));
        if !timed {
            let digits = bytes[from..at].iter().filter(|b| b.is_ascii_digit());
            let mut content: Vec<u8> = digits.copied().collect();
            let next = sentence[at..].split_whitespace().next().unwrap_or_default();
            let noun = next
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            content.push(b' ');
            content.extend(term(&noun).bytes());
            counts.push(hash(&content));
        }
    }
    counts.sort_unstable();
    counts.dedup();
    counts
}

/// The numbers of a sentence, without those of its dates.
pub(super) fn figures(passage: &str, statement: &Statement) -> Vec<Figure> {
    let sentence = passage.get(statement.range.clone()).unwrap_or_default();
    let found = numbers(sentence).into_iter().filter(|number| {
        let at = number.range.start + statement.range.start;
        !statement.times.iter().any(|time| time.contains(&at))
    });
    found
        .map(|number| {
            let rest = &sentence[number.range.end..];
            let end = rest
                .find([',', '.', ';', '"', '”', ':'])
                .unwrap_or(rest.len());
            let after = rest[..end].split_whitespace().take(COUNTED);
            let mut after: Vec<&str> = after.take_while(|word| !PARTING.contains(word)).collect();
            while after.last().is_some_and(|word| LOOSE.contains(word)) {
                after.pop();
            }
            let digits = &sentence[number.range.clone()];
            let words = [digits, &after.join(" ")].join(" ").trim_end().to_owned();
            Figure {
                value: number.value(),
                bound: bound(&sentence[..number.range.start]),
                words,
            }
        })
        .collect()
}

fn bound(before: &str) -> Bound {
    let before = before.trim_end().to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&["at least", "more than", "over", "no fewer than"]) {
        Bound::AtLeast
    } else if ends(&[
        "at most",
        "up to",
        "fewer than",
        "less than",
        "no more than",
    ]) {
        Bound::AtMost
    } else if ends(&[
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "roughly",
        "approximately",
    ]) {
        Bound::About
    } else {
        Bound::Exact
    }
}
