//! Words before a number that make it less than exact.

use super::{Bound, words};
use std::ops::Range;

/// Phrases before a number, the longest of those with one end first.
const BEFORE: [(&[&str], Bound); 34] = [
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["in", "excess", "of"], Bound::AtLeast),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["more", "than"], Bound::AtLeast),
    (&["greater", "than"], Bound::AtLeast),
    (&["fewer", "than"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["upwards", "of"], Bound::AtLeast),
    (&["upward", "of"], Bound::AtLeast),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["circa"], Bound::About),
    (&["over"], Bound::AtLeast),
    (&["exceeding"], Bound::AtLeast),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["maximum"], Bound::AtMost),
    (&["minimum"], Bound::AtLeast),
];

/// The bound of the number at `number`, and where its words begin.
pub(super) fn bound(text: &str, number: &Range<usize>) -> (Bound, usize) {
    let start = sign_start(text, number.start);
    let start = match words::before(text, start) {
        Some(word)
            if words::is(text, &word, "between")
                || words::is(text, &word, "from") && is_range(text, number) =>
        {
            word.start
        }
        _ => start,
    };
    for (phrase, bound) in &BEFORE {
        if let Some(start) = starts(text, start, phrase) {
            return (*bound, start);
        }
    }
    (Bound::Exact, start)
}

/// Whether "from" begins a range.
fn is_range(text: &str, number: &Range<usize>) -> bool {
    text.get(number.clone())
        .is_some_and(|words| words.contains(" to "))
}

/// Where a phrase that ends before `end` begins.
fn starts(text: &str, end: usize, phrase: &[&str]) -> Option<usize> {
    let mut start = end;
    for part in phrase.iter().rev() {
        let word = words::before(text, start).filter(|word| words::is(text, word, part))?;
        // A full stop parts sentences.
        if text
            .get(word.end..start)
            .is_none_or(|between| between.contains('.'))
        {
            return None;
        }
        start = word.start;
    }
    Some(start)
}

/// The start of a number with the currency sign before it.
pub(super) fn sign_start(text: &str, start: usize) -> usize {
    let sign = text.get(..start).and_then(|head| head.chars().next_back());
    let sign = sign.filter(|c| matches!(c, '$' | '€' | '£' | '¥' | '₸' | '₽' | '₹' | '~' | '≈'));
    sign.map_or(start, |sign| start - sign.len_utf8())
}

/// Whether "or more" stands behind.
pub(super) fn or_more(text: &str, end: usize) -> Option<usize> {
    let or = words::after(text, end).filter(|word| words::is(text, word, "or"))?;
    let more = words::after(text, or.end).filter(|word| words::is(text, word, "more"))?;
    Some(more.end)
}
