//! Sentences as bags of words: terms, their weights, and how alike two sentences are.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// Russian words of the same kind.
const STOP_RUSSIAN: &[&str] = &[
    "а",
    "без",
    "более",
    "бы",
    "был",
    "была",
    "были",
    "было",
    "быть",
    "в",
    "вам",
    "вас",
    "весь",
    "во",
    "вот",
    "все",
    "всего",
    "всех",
    "вы",
    "где",
    "да",
    "даже",
    "для",
    "до",
    "его",
    "ее",
    "если",
    "есть",
    "еще",
    "её",
    "ещё",
    "же",
    "за",
    "и",
    "из",
    "или",
    "им",
    "их",
    "к",
    "как",
    "какой",
    "когда",
    "кто",
    "ли",
    "либо",
    "между",
    "меня",
    "мне",
    "может",
    "мы",
    "на",
    "над",
    "не",
    "него",
    "нее",
    "нет",
    "ни",
    "них",
    "но",
    "ну",
    "о",
    "об",
    "однако",
    "он",
    "она",
    "они",
    "оно",
    "от",
    "очень",
    "по",
    "под",
    "после",
    "при",
    "с",
    "сам",
    "сказал",
    "сказала",
    "со",
    "сообщил",
    "сообщила",
    "так",
    "также",
    "такой",
    "там",
    "тем",
    "то",
    "того",
    "тоже",
    "только",
    "том",
    "ты",
    "у",
    "уже",
    "хотя",
    "чего",
    "чем",
    "что",
    "чтобы",
    "эта",
    "эти",
    "это",
    "этого",
    "этой",
    "этом",
    "этот",
    "я",
];

/// Kazakh words of the same kind.
const STOP_KAZAKH: &[&str] = &[
    "ал",
    "арқылы",
    "баласы",
    "бар",
    "барлық",
    "бойынша",
    "болады",
    "болған",
    "болды",
    "болып",
    "бұл",
    "бір",
    "бірақ",
    "да",
    "де",
    "деді",
    "деп",
    "дейін",
    "еді",
    "екен",
    "емес",
    "ең",
    "және",
    "жоқ",
    "кейін",
    "мен",
    "менің",
    "не",
    "немесе",
    "олар",
    "осы",
    "ол",
    "оның",
    "пен",
    "сол",
    "та",
    "те",
    "туралы",
    "тағы",
    "үшін",
    "қана",
    "әрі",
    "өз",
];

/// Takes a number that is a hash as it is.
#[derive(Debug, Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A sentence's terms with their weights, in the order of the terms, of length one.
pub(super) type Vector = Vec<(u64, f32)>;

/// How many articles have each term.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    articles: HashMap<u64, u32, BuildHasherDefault<Plain>>,
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

    /// Takes back what [`add`](Self::add) counted.
    pub fn remove(&mut self, terms: &[u64]) {
        self.count -= 1;
        for term in terms {
            if let Some(articles) = self.articles.get_mut(term) {
                *articles -= 1;
            }
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

/// How many terms two vectors share.
pub(super) fn common(a: &Vector, b: &Vector) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared =
        |(term, _): &&(u64, f32)| long.binary_search_by_key(term, |(term, _)| *term).is_ok();
    short.iter().filter(shared).count()
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
        .filter(|word| word.len() > 1 && !is_stop(word))
        .map(|word| hash(term(&word).as_bytes()))
        .collect()
}

fn is_stop(word: &str) -> bool {
    let list = if word.is_ascii() {
        return STOP.binary_search(&word).is_ok();
    } else {
        [STOP_RUSSIAN, STOP_KAZAKH]
    };
    list.iter().any(|list| list.contains(&word))
}

/// The letters of a Cyrillic word that its cases share: what follows is an ending, more often than not.
const STEM: usize = 6;

/// A word without its ending: the plural's of an English word, a case's of a Cyrillic one.
pub(super) fn term(word: &str) -> &str {
    if let Some(stem) = word.strip_suffix('s') {
        return if stem.len() > 2 && !stem.ends_with('s') {
            stem
        } else {
            word
        };
    }
    if !word.starts_with(|c| matches!(c, '\u{400}'..='\u{52f}')) {
        return word;
    }
    let cut = word
        .char_indices()
        .nth(STEM)
        .map_or(word.len(), |(at, _)| at);
    let stem = word[..cut].trim_end_matches(VOWELS);
    if stem.chars().count() > 2 { stem } else { word }
}

/// What the endings of short Cyrillic words are made of.
const VOWELS: [char; 16] = [
    'а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'й', 'ь', 'і', 'ә', 'ұ', 'ү',
];

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
    fn the_cases_of_a_cyrillic_word_are_one_term() {
        for same in [
            ["газ", "газа", "газу"],
            ["президент", "президента", "президентом"],
            ["алматы", "алматыда", "алматы"],
        ] {
            let terms: Vec<&str> = same.iter().map(|word| term(word)).collect();
            assert!(terms.iter().all(|term| *term == terms[0]), "{terms:?}");
        }
        assert_ne!(term("газ"), term("город"));
        assert!(terms("и на это").is_empty());
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
