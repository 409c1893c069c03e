//! Sentences as bags of words: terms, their weights, and how alike two sentences are.

use std::collections::HashMap;

/// English words that say nothing about what a sentence is about.
const STOP: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "may", "more", "most", "mr", "mrs", "ms", "no", "not", "of", "on", "or", "other", "our", "out",
    "over", "said", "say", "says", "she", "so", "some", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "up", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "will", "with", "would", "you", "your",
];

/// A sentence's terms with their weights, in the order of the terms, of length one.
pub(super) type Vector = Vec<(u64, f32)>;

/// How many articles have each term.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    articles: HashMap<u64, u32>,
    count: usize,
}

impl Frequencies {
    /// Counts an article by the different terms that it has.
    pub fn add(&mut self, terms: &[u64]) {
        self.count += 1;
        for term in terms {
            *self.articles.entry(*term).or_default() += 1;
        }
    }

    /// The terms of a sentence, weighed by how rare they are.
    pub fn vector(&self, terms: &[u64]) -> Vector {
        let mut sorted = terms.to_vec();
        sorted.sort_unstable();
        let all = self.count as f32 + 1.0;
        let weigh = |same: &[u64]| {
            let articles = self.articles.get(&same[0]).copied().unwrap_or(0) as f32;
            (
                same[0],
                (1.0 + (same.len() as f32).ln()) * (1.0 + (all / (articles + 1.0)).ln().max(0.0)),
            )
        };
        unit(sorted.chunk_by(|a, b| a == b).map(weigh).collect())
    }
}

/// The same direction, of length one.
pub(super) fn unit(mut vector: Vector) -> Vector {
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    vector
}

/// The middle of several vectors, of length one.
pub(super) fn centre<'v>(vectors: impl IntoIterator<Item = &'v Vector>) -> Vector {
    let mut all: Vector = vectors.into_iter().flatten().copied().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let sum = |same: &[(u64, f32)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum());
    unit(all.chunk_by(|a, b| a.0 == b.0).map(sum).collect())
}

/// The cosine of two vectors of length one: 1 for the same words, 0 for no word in common.
pub(super) fn likeness(a: &Vector, b: &Vector) -> f32 {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter_map(|(term, weight)| {
        let at = long.binary_search_by_key(term, |(term, _)| *term).ok()?;
        Some(weight * long[at].1)
    });
    shared.sum()
}

/// The words of a text in lower case, signs left out.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The terms of a text: words that say something, without the plural's ending.
pub(super) fn terms(text: &str) -> Vec<u64> {
    words(text)
        .filter(|word| word.len() > 1 && STOP.binary_search(&word.as_str()).is_err())
        .map(|word| hash(stem(&word).as_bytes()))
        .collect()
}

fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// The same number for the same bytes on every machine (FNV-1a, 64 bits).
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stop_words_can_be_searched() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn likeness_is_of_words_and_not_of_their_order() {
        let frequencies = Frequencies::default();
        let vector = |text: &str| frequencies.vector(&terms(text));
        let a = vector("Protesters took the airport");
        assert!(likeness(&a, &vector("the airport, taken by protester: took")) > 0.8);
        assert_eq!(likeness(&a, &vector("Gas prices rose")), 0.0);
        assert_eq!(likeness(&a, &vector("")), 0.0);
    }
}
