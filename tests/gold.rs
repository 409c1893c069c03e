//! How well texts are read, measured on texts that others have annotated (`tests/gold/README.md`).
//!
//! A figure that falls by more than its margin fails; one that rises is written here.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;
use std::ops::Range;

use qantar::text::dates::{RULES, Reader, Reference};
use qantar::text::sentences::sentences;
use serde::Deserialize;

#[derive(Deserialize)]
struct Dated {
    /// The day of publication, with a time in some.
    dct: Option<String>,
    text: String,
    timex: Vec<Timex>,
}

/// A time expression, offsets in characters.
#[derive(Deserialize)]
struct Timex {
    b: usize,
    e: usize,
    value: String,
}

#[derive(Deserialize)]
struct Parted {
    text: String,
    /// The byte after each sentence.
    ends: Vec<usize>,
}

/// An expression, in bytes.
struct Expression {
    range: Range<usize>,
    value: String,
}

/// The harmonic mean of precision and recall, in per cent.
fn f1(precision: f64, recall: f64) -> f64 {
    200.0 * precision * recall / (precision + recall)
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

/// Without what is neither letter nor digit at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len()
        - words
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len();
    let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
    start..start + inner.len()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// What is read in a text whose lines are its passages.
fn read(text: &str, dct: Option<&str>) -> Vec<Expression> {
    let day = dct.and_then(|dct| dct.get(..10)?.parse().ok());
    let mut reader = Reader::new(Reference::from(day));
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        for expression in reader.read(line) {
            assert!(RULES.iter().any(|rule| rule.name == expression.rule));
            let range = expression.range.start + at..expression.range.end + at;
            found.push(Expression {
                range: trimmed(text, range),
                value: expression.value,
            });
        }
        at += line.len();
    }
    found
}

fn gold(doc: &Dated) -> Vec<Expression> {
    let mut bytes: Vec<usize> = doc.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(doc.text.len());
    let expressions = doc.timex.iter().map(|timex| Expression {
        range: trimmed(&doc.text, bytes[timex.b]..bytes[timex.e]),
        value: timex.value.clone(),
    });
    expressions.collect()
}

/// Value F1 as in TempEval-3: F1 of finding the expressions at all, times the share of right values among them.
fn value_f1(docs: &[Dated]) -> f64 {
    let (mut in_gold, mut in_ours, mut found, mut wanted, mut right) = (0, 0, 0, 0, 0);
    for doc in docs {
        let (gold, ours) = (gold(doc), read(&doc.text, doc.dct.as_deref()));
        in_gold += gold.len();
        in_ours += ours.len();
        let meets = |a: &Expression, b: &Expression| overlap(&a.range, &b.range) > 0;
        wanted += ours
            .iter()
            .filter(|x| gold.iter().any(|t| meets(t, x)))
            .count();
        for timex in &gold {
            let same = ours.iter().find(|x| x.range == timex.range);
            let nearest = || {
                ours.iter()
                    .rev()
                    .max_by_key(|x| overlap(&x.range, &timex.range))
            };
            if let Some(x) = same.or_else(nearest).filter(|x| meets(timex, x)) {
                found += 1;
                right += usize::from(x.value == timex.value);
            }
        }
    }
    f1(share(wanted, in_ours), share(found, in_gold)) * share(right, found)
}

#[test]
fn dates_of_meantime() {
    let docs: Vec<Dated> = serde_json::from_str(include_str!("gold/meantime.json")).unwrap();
    let measured = value_f1(&docs);
    assert!(
        measured >= MEANTIME - MARGIN,
        "value F1 {measured:.1}, was {MEANTIME}"
    );
}

#[test]
fn sentences_of_wikinews() {
    let docs: Vec<Parted> =
        serde_json::from_str(include_str!("gold/wikinews-sentences.json")).unwrap();
    let (mut in_gold, mut in_ours, mut both) = (0, 0, 0);
    for doc in &docs {
        let at = |end: &usize| doc.text[..*end].trim_end().len();
        let gold: HashSet<usize> = doc.ends.iter().map(at).collect();
        let ours: HashSet<usize> = sentences(&doc.text).iter().map(|range| range.end).collect();
        in_gold += gold.len();
        in_ours += ours.len();
        both += gold.intersection(&ours).count();
    }
    let measured = f1(share(both, in_ours), share(both, in_gold));
    assert!(
        measured >= SENTENCES - MARGIN,
        "boundary F1 {measured:.2}, was {SENTENCES}"
    );
}

/// What was measured last.
const MEANTIME: f64 = 84.6;
const SENTENCES: f64 = 99.8;

/// How much a change may cost here for what it gains elsewhere.
const MARGIN: f64 = 0.7;
