//! Each sentence of the rules for quotations, tried against the whole.

mod fragments;
mod misses;
mod properties;
mod rules;
mod wordings;

use super::{Found, Haystack, Miss};

/// The found parts as passage and text.
fn texts<'a>(passages: &[&'a str], found: &Found) -> Vec<(usize, &'a str)> {
    let text = |part: &super::Part| (part.passage, &passages[part.passage][part.range.clone()]);
    found.parts.iter().map(text).collect()
}

fn find<'a>(passages: &[&'a str], quote: &[&str]) -> Result<Vec<(usize, &'a str)>, Miss> {
    let found = Haystack::new(passages.iter().copied()).find(quote, None)?;
    Ok(texts(passages, &found))
}

/// What a quotation of one paragraph matches in an article of one passage.
fn one<'a>(source: &'a str, quote: &str) -> Option<Vec<&'a str>> {
    let found = find(&[source], &[quote]).ok()?;
    Some(found.into_iter().map(|(_, text)| text).collect())
}
