//! Who speaks, where words name the speaker: `President Kassym-Jomart Tokayev`.
//!
//! Words about a speaker may name others too. Never taken for the speaker is who only owns or
//! rules him: a name with `'s` or in a case ending (`Tokayev's spokesman Berik Uali`,
//! `пресс-секретарь Токаева`), or after `of`, `for`, `to` or `from` (`Berik Uali, spokesman of
//! President Tokayev`). Of those who are left a person comes before organisations (`CSTO
//! Secretary General Stanislav Zas`), and of persons with nothing parting them the last is the
//! one meant (`Tokayev aide Yerlan Karin`); two persons side by side are no one speaker. Where
//! nobody is left an organisation stands for its nameless spokesman (`a spokesman for the
//! Interior Ministry`); a person never does (`Tokayev's spokesman`).

use super::gazetteer::{Gazetteer, Nature};
use super::spelling::possessive;
use super::{Found, Name};
use crate::model::ActorSlug;

/// Words that tie the name after them to a word before.
const TIES: [&str; 5] = ["of", "for", "to", "from", "under"];

/// Words that may stand between a tie and the name.
const TITLES: [&str; 13] = [
    "the",
    "president",
    "former",
    "ex-president",
    "first",
    "prime",
    "deputy",
    "minister",
    "akim",
    "mayor",
    "mr",
    "mrs",
    "ms",
];

/// What parts two speakers.
const PARTING: [&str; 9] = [
    ",",
    ";",
    "/",
    "&",
    " and ",
    " with ",
    " и ",
    " және ",
    " мен ",
];

impl Gazetteer {
    /// The actor who speaks, where the words name exactly one who can be meant.
    pub fn speaker(&self, words: &str) -> Option<ActorSlug> {
        let actors = self
            .find(words)
            .into_iter()
            .filter(|found| found.name.actor().is_some());
        let (tied, free): (Vec<Found>, Vec<Found>) =
            actors.partition(|found| is_tied(words, found));
        let meant = if free.is_empty() {
            self.only_of(&tied, Nature::Body)
        } else {
            only(&free)
                .or_else(|| self.only_of(&free, Nature::Person))
                .or_else(|| self.last_person(words, &free))
        };
        meant.and_then(|name| name.actor().cloned())
    }

    fn nature(&self, name: &Name) -> Nature {
        let bearer = self.bearers.iter().find(|bearer| bearer.name == *name);
        bearer.map_or(Nature::Other, |bearer| bearer.nature)
    }

    fn only_of<'f>(&self, found: &'f [Found], nature: Nature) -> Option<&'f Name> {
        only(
            found
                .iter()
                .filter(|found| self.nature(&found.name) == nature),
        )
    }

    /// The last of several persons, where nothing parts them.
    fn last_person<'f>(&self, words: &str, found: &'f [Found]) -> Option<&'f Name> {
        let mut persons = found
            .iter()
            .filter(|found| self.nature(&found.name) == Nature::Person);
        let first = persons.next()?;
        let last = persons.next_back()?;
        let between = &words[first.range.end..last.range.start];
        let parted = PARTING.iter().any(|sign| between.contains(sign));
        (!parted).then_some(&last.name)
    }
}

/// The one name that all bear.
fn only<'f>(found: impl IntoIterator<Item = &'f Found>) -> Option<&'f Name> {
    let mut names = found.into_iter().map(|found| &found.name);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// Whether the name is tied to another word and so does not speak itself.
fn is_tied(words: &str, found: &Found) -> bool {
    let after = &words[found.range.end..];
    let plural_possessive =
        words[..found.range.end].ends_with('s') && after.starts_with(['\'', '’']);
    if found.inflected || possessive(after).is_some() || plural_possessive {
        return true;
    }
    let before = words[..found.range.start].split_whitespace().rev();
    let mut before = before.map(|word| word.trim_end_matches('.').to_lowercase());
    let Some(tie) = before.find(|word| !TITLES.contains(&word.as_str())) else {
        return false;
    };
    TIES.contains(&tie.as_str()) && !(tie == "to" && before.next().as_deref() == Some("according"))
}
