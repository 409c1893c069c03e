//! Forms of one name, put together.

use std::sync::Arc;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::guess::Signs;
use super::{Forms, Occurrence};
use crate::content::document::ArticleDoc;
use crate::text::capitals::is_direction;

/// Puts the forms of each name together under its fullest. A surname goes to the one person of its
/// article who bears it, else to the person who bears it much more often than all others.
pub(super) fn fold(forms: Forms, articles: &[Arc<ArticleDoc>]) -> Vec<(String, Forms)> {
    let count = |name: &str| forms.get(name).map_or(0, Vec::len);
    let full: Vec<&String> = forms.keys().filter(|name| name.contains(' ')).collect();
    let same = same_names(&full, &count);
    let heads: Vec<&String> = full
        .iter()
        .filter(|name| !same.contains_key(**name))
        .copied()
        .collect();
    let mut bearers: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for name in &heads {
        if is_person_like(name, &forms) {
            let last = name.rsplit(' ').next().unwrap_or_default();
            bearers.entry(last).or_default().push(name);
        }
    }
    let mut within: HashMap<&str, HashSet<usize>> = HashMap::new();
    for name in bearers.values().flatten() {
        let there = forms
            .get(*name)
            .into_iter()
            .flatten()
            .map(|place| place.article);
        within.entry(name.as_str()).or_default().extend(there);
    }
    let mut names: BTreeMap<String, Forms> = BTreeMap::new();
    for (form, places) in &forms {
        let all = match sum(places).is_no_place(places.len()) {
            true => bearers.get(form.as_str()).map_or(&[][..], Vec::as_slice),
            // Washington is a city oftener than an actor.
            false => &[],
        };
        let usual = usual(all, &count);
        for place in places {
            let mut here = all.iter().filter(|name| {
                within
                    .get(name.as_str())
                    .is_some_and(|there| there.contains(&place.article))
            });
            let owner = match (here.next(), here.next()) {
                (Some(only), None) => Some((**only).clone()),
                (None, _) => usual.cloned(),
                _ => None,
            };
            let owner = owner
                .or_else(|| same.get(form).cloned())
                .unwrap_or_else(|| form.clone());
            let forms = names.entry(owner).or_default();
            forms.entry(form.clone()).or_default().push(place.clone());
        }
    }
    acronyms(&mut names, &heads, articles);
    names.into_iter().collect()
}

/// Names that are others with or without initials: John F. Kennedy is John Kennedy.
fn same_names(full: &[&String], count: &impl Fn(&str) -> usize) -> BTreeMap<String, String> {
    let mut plain: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for name in full {
        plain.entry(without_initials(name)).or_default().push(name);
    }
    let mut same = BTreeMap::new();
    for names in plain.values() {
        let best = names
            .iter()
            .max_by_key(|name| (count(name), std::cmp::Reverse(name.len())));
        let others = names.iter().filter(|name| Some(*name) != best);
        same.extend(others.filter_map(|name| Some(((*name).clone(), (**best?).clone()))));
    }
    same
}

/// Who bears a surname much more often in full than all others together.
fn usual<'n>(bearers: &[&'n String], count: &impl Fn(&str) -> usize) -> Option<&'n String> {
    let best = bearers.iter().max_by_key(|name| count(name))?;
    let all: usize = bearers.iter().map(|name| count(name)).sum();
    (count(best) * 4 >= all * 3).then_some(*best)
}

/// Puts each acronym to the one name that it stands for.
fn acronyms(names: &mut BTreeMap<String, Forms>, heads: &[&String], articles: &[Arc<ArticleDoc>]) {
    let short: Vec<String> = names
        .keys()
        .filter(|name| !name.contains(' '))
        .cloned()
        .collect();
    for form in short {
        if let Some(full) = stands_for(&form, heads, articles)
            && let Some(forms) = names.remove(&form)
        {
            names.entry(full).or_default().extend(forms);
        }
    }
}

/// Whether a name can be a person's: its words bear capitals, it is no body's, and it stands
/// neither in nor behind "the".
fn is_person_like(name: &str, forms: &Forms) -> bool {
    let places = forms.get(name).map_or(&[][..], Vec::as_slice);
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && !is_direction(words[0])
        && words.iter().all(|word| {
            let inner = word.strip_prefix("al-").unwrap_or(word);
            inner.starts_with(char::is_uppercase) || is_particle(word)
        })
        && words
            .iter()
            .all(|word| word.chars().any(char::is_lowercase) || word.ends_with('.'))
        && !super::guess::is_body(name)
        && sum(places).is_personal(true, places.len())
}

fn sum(places: &[Occurrence]) -> Signs {
    places
        .iter()
        .fold(Signs::default(), |sum, place| sum.and(place.signs))
}

fn is_particle(word: &str) -> bool {
    word.starts_with("al-")
        || matches!(
            word,
            "bin" | "ibn" | "van" | "von" | "de" | "der" | "da" | "di" | "el" | "al"
        )
}

fn without_initials(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let kept = words.iter().enumerate().filter(|(at, word)| {
        let initial = word.ends_with('.') && word.chars().count() <= 2;
        !(initial && *at > 0 && *at < last)
    });
    kept.map(|(_, word)| *word).collect::<Vec<&str>>().join(" ")
}

/// The one name that an acronym stands for: its initials, and once `Name (ACRONYM)` in a text.
fn stands_for(form: &str, full: &[&String], articles: &[Arc<ArticleDoc>]) -> Option<String> {
    let acronym = (2..=8).contains(&form.chars().count()) && form.chars().all(char::is_uppercase);
    if !acronym {
        return None;
    }
    let mut fitting = full.iter().filter(|name| initials(name) == form);
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    let written = format!("{only} ({form})");
    let mut texts = articles.iter().flat_map(|article| &article.body.passages);
    texts
        .any(|passage| passage.text.contains(&written))
        .then(|| (**only).clone())
}

fn initials(name: &str) -> String {
    let words = name
        .split([' ', '-'])
        .filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}
