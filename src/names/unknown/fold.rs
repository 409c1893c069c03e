//! Forms of one name, put together.

use std::collections::BTreeMap;

use super::Forms;
use crate::content::document::ArticleDoc;

/// Puts the forms of each name together under its fullest.
pub(super) fn fold(forms: Forms, articles: &[ArticleDoc]) -> Vec<(String, Forms)> {
    let mut names: BTreeMap<String, Forms> = BTreeMap::new();
    let full: Vec<String> = forms.keys().filter(|name| name.contains(' ')).cloned().collect();
    let owner = owners(&full, &forms, articles);
    for (form, places) in forms {
        let name = owner.get(&form).cloned().unwrap_or_else(|| form.clone());
        names.entry(name).or_default().insert(form, places);
    }
    names.into_iter().collect()
}

/// For each form the fuller name that it stands for.
fn owners(full: &[String], forms: &Forms, articles: &[ArticleDoc]) -> BTreeMap<String, String> {
    let count = |name: &str| forms.get(name).map_or(0, Vec::len);
    let mut owner: BTreeMap<String, String> = BTreeMap::new();
    // John F. Kennedy and John Kennedy: the one that stands more often.
    let mut plain: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for name in full {
        plain.entry(without_initials(name)).or_default().push(name);
    }
    for same in plain.values() {
        let best = same.iter().max_by_key(|name| (count(name), std::cmp::Reverse(name.len())));
        if let Some(best) = best {
            for name in same.iter().filter(|name| *name != best) {
                owner.insert((*name).clone(), (*best).clone());
            }
        }
    }
    let heads: Vec<&String> = full.iter().filter(|name| !owner.contains_key(*name)).collect();
    let mut surnames: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for name in &heads {
        let last = name.rsplit(' ').next().unwrap_or_default();
        surnames.entry(last).or_default().push(name);
    }
    for form in forms.keys().filter(|form| !form.contains(' ')) {
        if let Some([only]) = surnames.get(form.as_str()).map(Vec::as_slice) {
            if is_person_like(only) {
                owner.insert(form.clone(), (*only).clone());
            }
        } else if let Some(name) = stands_for(form, &heads, articles) {
            owner.insert(form.clone(), name);
        }
    }
    owner
}

/// A name of two or three words, all with capitals: "Ministry of Health" is no Health.
fn is_person_like(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || is_particle(word))
        && !super::guess::is_body(name)
}

fn is_particle(word: &str) -> bool {
    word.starts_with("al-")
        || matches!(word, "bin" | "ibn" | "van" | "von" | "de" | "der" | "da" | "di" | "el" | "al")
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
fn stands_for(form: &str, full: &[&String], articles: &[ArticleDoc]) -> Option<String> {
    let acronym = (2..=8).contains(&form.chars().count()) && form.chars().all(char::is_uppercase);
    if !acronym {
        return None;
    }
    let mut fitting = full.iter().filter(|name| initials(name) == form);
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    let written = format!("{only} ({form})");
    let mut texts = articles.iter().flat_map(|article| &article.body.passages);
    texts.any(|passage| passage.text.contains(&written)).then(|| (**only).clone())
}

fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}
