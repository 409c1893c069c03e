//! From the files of actors and regions to a [`Gazetteer`].

use std::collections::HashMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Name;
use super::gazetteer::{Bearer, Entry, Gazetteer, Holder, Nature, Right};
use super::spelling::{Spelling, normalize};
use crate::content::document::{ActorDoc, Head, RegionDoc};
use crate::model::{Diagnostic, Diagnostics, Place, RegionSlug, Span};

/// Up to so many bytes of patterns the automaton is a full table (fastest, a few megabytes).
const TABLE_LIMIT: usize = 100_000;

/// A gazetteer in the making.
#[derive(Default)]
pub(super) struct Builder {
    /// By the normalised spelling and whether it bends as a person's name does.
    index: HashMap<(String, bool), usize>,
    entries: Vec<Entry>,
    bearers: Vec<Bearer>,
    /// Where each bearer's title stands.
    places: Vec<Place>,
    towns: Vec<(RegionSlug, Arc<crate::content::document::Spot>)>,
    town_names: HashMap<String, Option<usize>>,
    /// Each full name and who bears it.
    titles: HashMap<String, Vec<usize>>,
    found: Diagnostics,
}

impl Builder {
    pub fn actor(&mut self, doc: &ActorDoc) {
        let nature = match doc.kind.as_deref() {
            Some("person") => Nature::Person,
            Some("organisation" | "group") => Nature::Body,
            _ => Nature::Other,
        };
        let bearer = self.bearer(Name::Actor(doc.id.clone()), nature, &doc.head);
        let names = doc.names.iter().map(|(_, name)| name);
        for title in std::iter::once(&doc.title).chain(names) {
            self.title(title, bearer);
            if nature == Nature::Person
                && let Some(surname) = surname(title)
            {
                self.spelling(
                    surname,
                    Holder {
                        bearer,
                        town: None,
                        right: Right::Implied,
                    },
                );
            }
        }
        self.listed(&doc.also_known_as, bearer, None);
    }

    pub fn region(&mut self, doc: &RegionDoc) {
        let bearer = self.bearer(Name::Region(doc.id.clone()), Nature::Other, &doc.head);
        let names = doc.names.iter().map(|(_, name)| name);
        for title in std::iter::once(&doc.title).chain(names) {
            self.title(title, bearer);
        }
        self.listed(&doc.also_known_as, bearer, None);
        for spot in &doc.towns {
            let town = self.towns.len();
            self.towns.push((doc.id.clone(), Arc::new(spot.clone())));
            let spellings = std::iter::once(&spot.name).chain(&spot.also_known_as);
            for name in spellings.clone() {
                self.town_names
                    .entry(normalize(name))
                    .and_modify(|known| *known = known.filter(|known| *known == town))
                    .or_insert(Some(town));
            }
            self.listed(spellings, bearer, Some(town));
        }
    }

    fn bearer(&mut self, name: Name, nature: Nature, head: &Head) -> usize {
        let span = head.title.as_ref().map_or(head.span, |title| title.span);
        self.bearers.push(Bearer { name, nature });
        self.places.push(Place::Words(head.source, span));
        self.bearers.len() - 1
    }

    fn title(&mut self, title: &str, bearer: usize) {
        let bearers = self.titles.entry(normalize(title)).or_default();
        if !bearers.contains(&bearer) {
            bearers.push(bearer);
        }
        self.spelling(
            title,
            Holder {
                bearer,
                town: None,
                right: Right::Title,
            },
        );
    }

    fn listed<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n String>,
        bearer: usize,
        town: Option<usize>,
    ) {
        for name in names {
            self.spelling(
                name,
                Holder {
                    bearer,
                    town,
                    right: Right::Listed,
                },
            );
        }
    }

    fn spelling(&mut self, text: &str, holder: Holder) {
        let normal = normalize(text);
        let person = self.bearers[holder.bearer].nature == Nature::Person;
        if normal.is_empty() {
            let (source, span) = match self.places[holder.bearer] {
                Place::Words(source, span) => (source, span),
                Place::Path(_) => return,
            };
            self.found.push(empty_spelling(source, span, text));
            return;
        }
        let next = self.entries.len();
        let index = *self
            .index
            .entry((normal, person))
            .or_insert_with_key(|(normal, person)| {
                let spelling = Spelling::new(normal, *person);
                self.entries.push(Entry {
                    spelling,
                    holders: Vec::new(),
                });
                next
            });
        add(&mut self.entries[index].holders, holder);
    }

    pub fn finish(mut self) -> (Gazetteer, Diagnostics) {
        self.town_names.remove("");
        self.warn_of_shared_titles();
        let mut patterns: HashMap<String, usize> = HashMap::new();
        let mut texts: Vec<String> = Vec::new();
        let mut beginnings: Vec<Vec<usize>> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for beginning in entry.spelling.beginnings() {
                let pattern = *patterns.entry(beginning).or_insert_with_key(|text| {
                    texts.push(text.clone());
                    beginnings.push(Vec::new());
                    texts.len() - 1
                });
                beginnings[pattern].push(index);
            }
        }
        let automaton = self.automaton(&texts);
        let gazetteer = Gazetteer {
            automaton,
            beginnings,
            spellings: self.entries,
            indexes: indexes(&self.bearers),
            bearers: self.bearers,
            towns: self.towns,
            town_names: self.town_names,
        };
        self.found.sort();
        (gazetteer, self.found)
    }

    fn automaton(&mut self, patterns: &[String]) -> Option<AhoCorasick> {
        if patterns.is_empty() {
            return None;
        }
        let small = patterns.iter().map(String::len).sum::<usize>() <= TABLE_LIMIT;
        let built = AhoCorasick::builder()
            .kind(small.then_some(AhoCorasickKind::DFA))
            .build(patterns);
        built
            .map_err(|error| {
                self.found.push(Diagnostic::path_error(
                    "gazetteer-too-large",
                    "content",
                    format!("the names of actors and regions are too many: {error}"),
                ));
            })
            .ok()
    }

    fn warn_of_shared_titles(&mut self) {
        for (title, bearers) in &self.titles {
            let [first, others @ ..] = &bearers[..] else {
                continue;
            };
            let (Place::Words(source, span), false) =
                (&self.places[*first], others.is_empty() || title.is_empty())
            else {
                continue;
            };
            let mut warning = Diagnostic::warning(
                "shared-name",
                *source,
                *span,
                format!(
                    "`{title}` is the full name of several; a text that has not named one of them otherwise names nobody by it"
                ),
            )
            .hint("give each a title of its own, such as one with a patronymic or an office");
            for other in others {
                warning = warning.related(self.places[*other].clone(), "bears the same name");
            }
            self.found.push(warning);
        }
    }
}

/// Of two that bear one id the first.
fn indexes(bearers: &[Bearer]) -> HashMap<Name, usize> {
    let named = bearers.iter().enumerate().rev();
    named
        .map(|(at, bearer)| (bearer.name.clone(), at))
        .collect()
}

fn empty_spelling(source: crate::model::SourceId, span: Span, text: &str) -> Diagnostic {
    Diagnostic::warning(
        "empty-spelling",
        source,
        span,
        format!("the spelling `{text}` has neither letters nor digits and is never found"),
    )
    .hint("remove it from `names` or `also_known_as`")
}

/// Each bearer holds a spelling once, by its best right; a town's place on the map is kept.
fn add(holders: &mut Vec<Holder>, holder: Holder) {
    match holders
        .iter_mut()
        .find(|known| known.bearer == holder.bearer)
    {
        Some(known) => {
            known.right = known.right.max(holder.right);
            known.town = known.town.or(holder.town);
        }
        None => holders.push(holder),
    }
}

/// The last word of a full name, if it can stand for the person.
fn surname(full: &str) -> Option<&str> {
    let (before, last) = full.trim().rsplit_once(char::is_whitespace)?;
    let fits = last.chars().count() > 2
        && last.chars().next().is_some_and(char::is_uppercase)
        && last.chars().all(|c| c.is_alphabetic() || c == '-');
    (fits && !before.trim().is_empty()).then_some(last)
}
