//! The stretch of an article that is most like words that do not stand in it.
//!
//! A window as long as the quotation slides over the article's words and counts those that it shares with
//! the quotation, pairs of neighbours counting more; the best few windows are then compared by word edit
//! distance. Time is linear in the article.

use super::{Haystack, Nearest};
use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// How many words of a quotation are compared; the edit distance is quadratic in it.
const MOST_WORDS: usize = 300;

/// How many windows are compared closely.
const CANDIDATES: usize = 3;

impl Haystack {
    /// The stretch most like `words`, if any has about half of them.
    pub(super) fn nearest(&self, words: &str) -> Option<Nearest> {
        let wanted: Vec<String> = word_ranges(words)
            .take(MOST_WORDS)
            .map(|range| fold(&words[range]))
            .collect();
        let mut closest: Option<(usize, usize, Range<usize>)> = None;
        for (_, passage, window) in self.windows(&wanted) {
            if let Some((edits, hit)) = self.closest_in(&wanted, passage, window)
                && closest.as_ref().is_none_or(|(fewest, ..)| edits < *fewest)
            {
                closest = Some((edits, passage, hit));
            }
        }
        let (edits, passage, hit) = closest?;
        let alike = edits * 5 <= wanted.len() * 3;
        alike.then(|| Nearest {
            passage,
            range: self.part(hit).range,
            edits,
        })
    }

    /// The best windows, one for a passage: score, passage, bytes of the normalised text.
    fn windows(&self, wanted: &[String]) -> Vec<(usize, usize, Range<usize>)> {
        let mut best: Vec<(usize, usize, Range<usize>)> = Vec::new();
        let mut window = Window::new(wanted);
        for passage in 0..self.starts.len() {
            let Some(bytes) = self.passage(passage) else {
                break;
            };
            if let Some((score, range)) = window.slide(&self.normal.text, bytes) {
                let place = best.partition_point(|(other, ..)| *other >= score);
                if place < CANDIDATES {
                    best.insert(place, (score, passage, range));
                    best.truncate(CANDIDATES);
                }
            }
        }
        best
    }

    /// The stretch in or around a window with the fewest edits, and their number.
    fn closest_in(
        &self,
        wanted: &[String],
        passage: usize,
        window: Range<usize>,
    ) -> Option<(usize, Range<usize>)> {
        let bytes = self.passage(passage)?;
        let text = self.normal.text.as_str();
        let margin = wanted.len() / 2 + 1;
        let mut start = window.start;
        for _ in 0..margin {
            match self.normal.bounds.before(start) {
                Some(before) if before >= bytes.start => start = before,
                _ => break,
            }
        }
        let words: Vec<(Range<usize>, String)> = word_ranges(&text[start..bytes.end])
            .take(wanted.len() * 2 + 2)
            .map(|range| start + range.start..start + range.end)
            .map(|range| (range.clone(), fold(&text[range])))
            .collect();
        align(wanted, &words)
    }
}

/// Edit distance of `wanted` to the most similar stretch of `words`, and that stretch.
fn align(wanted: &[String], words: &[(Range<usize>, String)]) -> Option<(usize, Range<usize>)> {
    // Row by row: for each word, the fewest edits of an alignment that ends before it, and its first word.
    let mut row: Vec<(usize, usize)> = (0..=words.len()).map(|start| (0, start)).collect();
    for (n, want) in wanted.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push((n + 1, 0));
        for (m, (_, word)) in words.iter().enumerate() {
            let change = row
                .get(m)
                .map(|&(edits, start)| (edits + usize::from(want != word), start));
            let missing = row.get(m + 1).map(|&(edits, start)| (edits + 1, start));
            let extra = next
                .get(m)
                .map(|&(edits, start): &(usize, usize)| (edits + 1, start));
            // Of equally good alignments the shortest.
            let better = |&(edits, start): &(usize, usize)| (edits, usize::MAX - start);
            next.extend(
                [change, missing, extra]
                    .into_iter()
                    .flatten()
                    .min_by_key(better),
            );
        }
        row = next;
    }
    let ends = row
        .iter()
        .enumerate()
        .filter(|(end, (_, start))| end > start);
    let by_edits_and_length = |(end, (edits, start)): &(usize, &(usize, usize))| {
        (*edits, (end - start).abs_diff(wanted.len()))
    };
    let (end, &(edits, start)) = ends.min_by_key(by_edits_and_length)?;
    let first = words.get(start)?;
    let last = words.get(end - 1)?;
    Some((edits, first.0.start..last.0.end))
}

/// A window over an article's words.
struct Window<'a> {
    /// Each word of the quotation: its number.
    numbers: HashMap<&'a str, usize>,
    /// Each pair of neighbours in the quotation: its number, counted on from the words'.
    pairs: HashMap<(usize, usize), usize>,
    /// How often each word and pair occurs in the quotation, and now in the window.
    needed: Vec<usize>,
    present: Vec<usize>,
    /// What each word in the window adds: the word's number, the pair's number, its bytes.
    words: VecDeque<(Option<usize>, Option<usize>, Range<usize>)>,
    size: usize,
    score: usize,
}

impl<'a> Window<'a> {
    fn new(wanted: &'a [String]) -> Self {
        let mut window = Window {
            numbers: HashMap::new(),
            pairs: HashMap::new(),
            needed: Vec::new(),
            present: Vec::new(),
            words: VecDeque::new(),
            size: wanted.len(),
            score: 0,
        };
        let mut before = None;
        for word in wanted {
            let next = window.needed.len();
            let number = *window.numbers.entry(word).or_insert(next);
            window.need(number);
            if let Some(before) = before {
                let next = window.needed.len();
                let pair = *window.pairs.entry((before, number)).or_insert(next);
                window.need(pair);
            }
            before = Some(number);
        }
        window.present = vec![0; window.needed.len()];
        window
    }

    fn need(&mut self, number: usize) {
        match self.needed.get_mut(number) {
            Some(count) => *count += 1,
            None => self.needed.push(1),
        }
    }

    /// The best window in these bytes, if it shares anything, and its score.
    fn slide(&mut self, text: &str, bytes: Range<usize>) -> Option<(usize, Range<usize>)> {
        let mut best: Option<(usize, Range<usize>)> = None;
        let mut before = None;
        let mut folded = String::new();
        for range in word_ranges(&text[bytes.clone()]) {
            let range = bytes.start + range.start..bytes.start + range.end;
            folded.clear();
            folded.extend(text[range.clone()].chars().flat_map(char::to_lowercase));
            let number = self.numbers.get(folded.as_str()).copied();
            let pair = before
                .zip(number)
                .and_then(|pair| self.pairs.get(&pair).copied());
            before = number;
            if self.words.len() == self.size {
                self.drop_first();
            }
            self.score += self.add(number) + 2 * self.add(pair);
            self.words.push_back((number, pair, range.clone()));
            if self.score > best.as_ref().map_or(0, |(score, _)| *score)
                && let Some((.., first)) = self.words.front()
            {
                best = Some((self.score, first.start..range.end));
            }
        }
        while !self.words.is_empty() {
            self.drop_first();
        }
        best
    }

    fn drop_first(&mut self) {
        if let Some((number, pair, _)) = self.words.pop_front() {
            self.score -= self.remove(number) + 2 * self.remove(pair);
        }
    }

    /// 1 where one more of this is of use.
    fn add(&mut self, number: Option<usize>) -> usize {
        self.change(number, |present, needed| {
            *present += 1;
            *present <= needed
        })
    }

    /// 1 where one less of this is a loss.
    fn remove(&mut self, number: Option<usize>) -> usize {
        self.change(number, |present, needed| {
            *present -= 1;
            *present < needed
        })
    }

    fn change(&mut self, number: Option<usize>, by: impl Fn(&mut usize, usize) -> bool) -> usize {
        let Some(number) = number else { return 0 };
        match (self.present.get_mut(number), self.needed.get(number)) {
            (Some(present), Some(&needed)) => usize::from(by(present, needed)),
            _ => 0,
        }
    }
}

fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Runs of letters, digits, combining marks and apostrophes.
fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let of_word = |c: char| c.is_alphanumeric() || c == '\'' || is_combining_mark(c);
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(of_word)?;
        let len = text[start..].find(|c| !of_word(c));
        let end = len.map_or(text.len(), |len| start + len);
        at = end;
        Some(start..end)
    })
}
