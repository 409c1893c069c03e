//! From a text to the names in it: hits, the longest of those that overlap, whose they are.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Found;
use super::boundary::is_boundary;
use super::fold::fold;
use super::gazetteer::{Gazetteer, Holder, Right};

/// How far back the word before a name is looked for, in signs.
const WORD_LENGTH: usize = 40;

/// What an article has named so far, and what it is known not to name.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// When each bearer was last named beyond doubt, by a running count.
    named: HashMap<usize, usize>,
    count: usize,
    excluded: HashSet<usize>,
}

impl Context {
    /// Takes down that a bearer was named beyond doubt.
    pub fn name(&mut self, bearer: usize) {
        self.count += 1;
        self.named.insert(bearer, self.count);
    }

    /// A bearer that is not to be found.
    pub fn exclude(&mut self, bearer: usize) {
        self.excluded.insert(bearer);
    }

    fn last_named(&self, holder: &Holder) -> Option<usize> {
        self.named.get(&holder.bearer).copied()
    }
}

/// A spelling that stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hit {
    start: usize,
    end: usize,
    inflected: bool,
    spelling: usize,
}

impl Gazetteer {
    /// The names in `text`, which goes on from where `context` stands.
    pub(super) fn find_in(&self, text: &str, context: &mut Context) -> Vec<Found> {
        let folded = fold(text);
        let mut hits = self.hits(&folded.text);
        hits.retain(|hit| {
            let holders = &self.spellings[hit.spelling].holders;
            !holders
                .iter()
                .all(|holder| context.excluded.contains(&holder.bearer))
        });
        let mut found = Vec::new();
        for same in longest(hits).chunk_by(|a, b| a.start == b.start) {
            let Some((holder, hit)) = self.settle(&folded.text, same, context) else {
                continue;
            };
            let range = folded.original(hit.start)..folded.original(hit.end);
            if text.get(range.clone()).is_some() {
                found.push(Found {
                    range,
                    name: self.bearers[holder.bearer].name.clone(),
                    town: holder.town.map(|town| self.towns[town].1.clone()),
                    inflected: hit.inflected,
                });
            }
        }
        found
    }

    /// All spellings that stand in the text, overlapping ones too.
    fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(automaton) = &self.automaton else {
            return hits;
        };
        for found in automaton.find_overlapping_iter(text) {
            let start = found.start();
            if !text.is_char_boundary(start) || !is_boundary(text, start) {
                continue;
            }
            for &spelling in &self.beginnings[found.pattern().as_usize()] {
                if let Some(found) = self.spellings[spelling].spelling.matches(text, start) {
                    hits.push(Hit {
                        start,
                        end: found.end,
                        inflected: found.inflected,
                        spelling,
                    });
                }
            }
        }
        hits
    }

    /// Whose name it is that stands at one place, of all who hold it: him whom the text named
    /// last; else the only one whose full name it is, as spelled before bent; else nobody.
    fn settle(&self, text: &str, hits: &[Hit], context: &mut Context) -> Option<(Holder, Hit)> {
        let candidates = self.candidates(text, hits, context);
        if let [(holder, hit)] = candidates[..] {
            context.name(holder.bearer);
            return Some((holder, hit));
        }
        let before = candidates
            .iter()
            .max_by_key(|(holder, _)| context.last_named(holder));
        if let Some((holder, hit)) = before
            && context.last_named(holder).is_some()
        {
            return Some((*holder, *hit));
        }
        [false, true].into_iter().find_map(|inflected| {
            let mut titled = candidates
                .iter()
                .filter(|(holder, hit)| holder.right == Right::Title && hit.inflected == inflected);
            let only = titled.next()?;
            Some(titled.next().is_none().then_some(*only))
        })?
    }

    /// Each bearer who may be meant, once, by his best right.
    fn candidates(&self, text: &str, hits: &[Hit], context: &Context) -> Vec<(Holder, Hit)> {
        let mut candidates: Vec<(Holder, Hit)> = Vec::new();
        for hit in hits {
            for holder in &self.spellings[hit.spelling].holders {
                let implied_in_vain = holder.right == Right::Implied
                    && (context.last_named(holder).is_none() || after_capitals(text, hit.start));
                if implied_in_vain || context.excluded.contains(&holder.bearer) {
                    continue;
                }
                let rank = |holder: &Holder, hit: &Hit| (!hit.inflected, holder.right);
                match candidates
                    .iter_mut()
                    .find(|(known, _)| known.bearer == holder.bearer)
                {
                    Some(known) if rank(holder, hit) > rank(&known.0, &known.1) => {
                        *known = (*holder, *hit)
                    }
                    Some(_) => {}
                    None => candidates.push((*holder, *hit)),
                }
            }
        }
        candidates
    }
}

/// Of hits that overlap the longest, in the order of the text; those of one place stay together.
fn longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    let length = |hit: &Hit| hit.end - hit.start;
    hits.sort_by_key(|hit| (std::cmp::Reverse(length(hit)), hit.start, hit.spelling));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    hits.retain(|hit| {
        if taken.get(&hit.start) == Some(&hit.end) {
            return true;
        }
        let before = taken.range(..hit.end).next_back();
        let free = before.is_none_or(|(_, end)| *end <= hit.start);
        if free {
            taken.insert(hit.start, hit.end);
        }
        free
    });
    hits.sort_by_key(|hit| (hit.start, hit.spelling));
    hits
}

/// Whether a word with a capital stands right before: a bare surname after it may be that of
/// somebody else (`Ruslan Iskakov` … `Nurlan Iskakov`).
fn after_capitals(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let mut signs = before
        .chars()
        .rev()
        .take(WORD_LENGTH)
        .skip_while(|c| c.is_whitespace());
    if !before.ends_with(char::is_whitespace) {
        return false;
    }
    let mut first = None;
    for c in signs
        .by_ref()
        .take_while(|c| c.is_alphabetic() || *c == '-')
    {
        first = Some(c);
    }
    first.is_some_and(char::is_uppercase)
}
