//! Names that recur in articles and that no actor or region bears yet.
//!
//! [`crate::text::capitals`] gives the capitalised names of each passage; left out are those that
//! the gazetteer finds, and words that other passages have in small letters. Surnames are counted
//! with the one full name that ends with them, initials with the name without them, and an
//! acronym with the one name that it stands for (`fold`). What kind of thing bears a name is said
//! only where the texts show it (`guess`).

mod fold;
mod guess;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

pub use guess::Guess;

use super::{Gazetteer, Mention};
use crate::content::document::{ActorDoc, ArticleDoc, ArticleKind, RegionDoc};
use crate::model::{ArticleId, PassageNo, PassageRole};
use crate::text::capitals::{CapitalName, capitals};
use crate::text::sentences::sentences;
use crate::text::speech::speech;
use guess::Signs;

/// How many articles, or else how many mentions, make a name recur.
const ARTICLES: usize = 2;
const MENTIONS: usize = 3;

/// A name that recurs and that nothing in the gazetteer bears.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownName {
    /// The name as it stands most often in full.
    pub name: String,
    /// The shorter and other forms in which it stands, in order.
    pub also: Vec<String>,
    /// How many articles have it.
    pub articles: usize,
    /// How often it stands in them.
    pub mentions: usize,
    /// What bears it, where the texts show it.
    pub kind: Option<Guess>,
    /// One sentence with it.
    pub example: Example,
}

/// A name in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub passage: PassageNo,
    /// The sentence.
    pub text: String,
    /// Bytes of the sentence that hold the name.
    pub range: Range<usize>,
}

/// Where a name stands.
#[derive(Clone, Debug)]
struct Occurrence {
    /// An index into the articles.
    article: usize,
    passage: usize,
    range: Range<usize>,
    /// Whether it begins its sentence.
    first: bool,
    signs: Signs,
}

/// A form of a name, where it stands.
type Named = (String, Occurrence);

/// The forms of one name, and where they stand.
type Forms = BTreeMap<String, Vec<Occurrence>>;

/// The names that recur in articles and that nobody of `actors` and `regions` bears, the most
/// frequent first.
pub fn unknown_names(
    articles: &[Arc<ArticleDoc>],
    actors: &[Arc<ActorDoc>],
    regions: &[Arc<RegionDoc>],
    gazetteer: &Gazetteer,
) -> Vec<UnknownName> {
    let read: Vec<(Vec<Named>, HashSet<String>)> = articles
        .par_iter()
        .enumerate()
        .map(|(at, article)| of_article(at, article, gazetteer))
        .collect();
    let small: HashSet<String> = read
        .iter()
        .flat_map(|(_, small)| small.iter().cloned())
        .collect();
    let known = known_words(actors, regions);
    let mut forms = Forms::new();
    for (name, occurrence) in read.into_iter().flat_map(|(names, _)| names) {
        let Some((name, cut)) = without_first_word(&name, &occurrence, &small) else {
            continue;
        };
        if is_known(&name, &known) {
            continue;
        }
        let mut occurrence = occurrence;
        occurrence.first &= cut == 0;
        occurrence.range.start += cut;
        forms.entry(name).or_default().push(occurrence);
    }
    // A single word that only ever begins sentences may be any word, if it is no full name's last.
    let last = |name: &String| name.rsplit_once(' ').map(|(_, last)| last.to_owned());
    let surnames: HashSet<String> = forms.keys().filter_map(last).collect();
    forms.retain(|name, places| {
        name.contains(' ') || surnames.contains(name) || places.iter().any(|place| !place.first)
    });
    let mut names: Vec<UnknownName> = fold::fold(forms, articles)
        .into_iter()
        .filter_map(|(name, forms)| unknown(name, &forms, articles))
        .collect();
    names.sort_by(|a, b| {
        (b.articles, b.mentions)
            .cmp(&(a.articles, a.mentions))
            .then_with(|| a.name.cmp(&b.name))
    });
    names
}

fn unknown(name: String, forms: &Forms, articles: &[Arc<ArticleDoc>]) -> Option<UnknownName> {
    let all: Vec<&Occurrence> = forms.values().flatten().collect();
    let different: BTreeSet<usize> = all.iter().map(|place| place.article).collect();
    if different.len() < ARTICLES && all.len() < MENTIONS {
        return None;
    }
    let signs = all
        .iter()
        .fold(Signs::default(), |sum, place| sum.and(place.signs));
    let first = forms
        .get(&name)
        .and_then(|places| places.first())
        .or(all.first().copied())?;
    Some(UnknownName {
        kind: guess::guess(&name, signs, all.len()),
        example: example(first, articles)?,
        also: forms
            .keys()
            .filter(|form| **form != name)
            .cloned()
            .collect(),
        articles: different.len(),
        mentions: all.len(),
        name,
    })
}

fn example(place: &Occurrence, articles: &[Arc<ArticleDoc>]) -> Option<Example> {
    let article = &articles[place.article];
    let text = &article.body.passages.get(place.passage)?.text;
    let sentence = sentences(text)
        .into_iter()
        .find(|sentence| sentence.contains(&place.range.start))?;
    Some(Example {
        article: article.id.clone(),
        passage: PassageNo::from_index(place.passage),
        text: text.get(sentence.clone())?.to_owned(),
        range: place.range.start - sentence.start
            ..place.range.end.min(sentence.end) - sentence.start,
    })
}

/// The names of an article that the gazetteer does not find, and its words in small letters.
fn of_article(
    at: usize,
    article: &ArticleDoc,
    gazetteer: &Gazetteer,
) -> (Vec<Named>, HashSet<String>) {
    let mut names = Vec::new();
    let mut small = HashSet::new();
    if article.kind != ArticleKind::Text {
        return (names, small);
    }
    let mentions = gazetteer.annotate(article);
    let passages = || {
        let all = article.body.passages.iter().enumerate();
        all.filter(|(_, passage)| passage.role == PassageRole::Text)
    };
    let texts: Vec<&str> = passages()
        .map(|(_, passage)| passage.text.as_str())
        .collect();
    let said = speech(&texts);
    for (paragraph, (index, passage)) in passages().enumerate() {
        let words = passage.text.split(|c: char| !c.is_alphanumeric());
        small.extend(
            words
                .filter(|word| word.starts_with(char::is_lowercase))
                .map(str::to_owned),
        );
        let speakers: Vec<&Range<usize>> = said
            .iter()
            .flat_map(|said| [&said.speaker, &said.named])
            .flatten()
            .filter(|speaker| speaker.paragraph == paragraph)
            .map(|speaker| &speaker.range)
            .collect();
        for found in capitals(&passage.text) {
            if is_found(&found, index, &mentions) {
                continue;
            }
            let Some(written) = passage.text.get(found.range.clone()) else {
                continue;
            };
            let speaks = speakers
                .iter()
                .any(|range| range.start <= found.range.start && found.range.end <= range.end);
            let occurrence = Occurrence {
                article: at,
                passage: index,
                range: found.range.clone(),
                first: found.first,
                signs: Signs::of(&found, speaks, &passage.text),
            };
            let name = written.replace('\u{AD}', "");
            names.push((name, occurrence));
        }
    }
    (names, small)
}

/// Whether the gazetteer finds somebody there: in all of it, or in its last word, as a surname.
fn is_found(name: &CapitalName, passage: usize, mentions: &[Mention]) -> bool {
    let from = mentions.partition_point(|mention| mention.passage.index() < passage);
    let there = mentions[from..]
        .iter()
        .take_while(|mention| mention.passage.index() == passage);
    let mut there = there.filter(|mention| {
        mention.range.start < name.range.end && name.range.start < mention.range.end
    });
    there.any(|mention| mention.range.end >= name.range.end)
}

/// The words of all names of each actor and region.
fn known_words(actors: &[Arc<ActorDoc>], regions: &[Arc<RegionDoc>]) -> Vec<HashSet<String>> {
    let of = |title: &str, names: &[(String, String)], also: &[String]| {
        let names = names.iter().map(|(_, name)| name.as_str());
        let all = names.chain(also.iter().map(String::as_str)).chain([title]);
        all.flat_map(parts).collect::<HashSet<String>>()
    };
    let actors = actors
        .iter()
        .map(|doc| of(&doc.title, &doc.names, &doc.also_known_as));
    let regions = regions
        .iter()
        .map(|doc| of(&doc.title, &doc.names, &doc.also_known_as));
    actors.chain(regions).collect()
}

fn parts(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether all words of a name stand in the names of one actor or region.
fn is_known(name: &str, known: &[HashSet<String>]) -> bool {
    let words = parts(name);
    known
        .iter()
        .any(|known| words.iter().all(|word| known.contains(word)))
}

/// A name without a first word that other sentences have in small letters, and how many bytes that
/// takes off; none where nothing is left.
fn without_first_word(
    name: &str,
    place: &Occurrence,
    small: &HashSet<String>,
) -> Option<(String, usize)> {
    if !place.first {
        return Some((name.to_owned(), 0));
    }
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    if !small.contains(&first.to_lowercase()) {
        return Some((name.to_owned(), 0));
    }
    let rest = rest.trim_start_matches("of ").trim_start_matches("the ");
    rest.starts_with(char::is_uppercase)
        .then(|| (rest.to_owned(), name.len() - rest.len()))
}
