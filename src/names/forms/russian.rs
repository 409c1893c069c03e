//! Which endings a word's oblique cases have in Russian, read off its last letters.
//!
//! Only the singular bends (a family is not the person), besides common nouns and adjectives
//! that are plural themselves (`силы`, `протестующие`).

use super::Position;

type Endings = &'static [&'static str];

/// What a word ends in, how much of that its oblique cases replace, and by what. The first that
/// fits counts.
type Rule = (&'static [&'static str], &'static str, Endings);

const ADJECTIVES: &[Rule] = &[
    (&["ая"], "ая", &["ой", "ую", "ою"]),
    (&["яя"], "яя", &["ей", "юю", "ею"]),
    (&["ое"], "ое", &["ого", "ому", "ым", "им", "ом"]),
    (&["ее"], "ее", &["его", "ему", "им", "ем"]),
    (&["ые"], "ые", &["ых", "ым", "ыми"]),
    (
        &["кие", "гие", "хие", "жие", "шие", "щие", "чие"],
        "ие",
        &["их", "им", "ими"],
    ),
    (&["ый"], "ый", &["ого", "ому", "ым", "ом"]),
];

/// `Уральский`, but not the given name `Георгий`.
const ADJECTIVES_NOT_GIVEN: &[Rule] = &[
    (&["кий", "гий", "хий"], "ий", &["ого", "ому", "им", "ом"]),
    (
        &["жий", "ший", "щий", "чий"],
        "ий",
        &["его", "ему", "им", "ем"],
    ),
];

/// `Толстой`, and women's surnames, which do not bend as nouns do (`Назарбаевой`).
const SURNAMES: &[Rule] = &[
    (&["ой"], "ой", &["ого", "ому", "ым", "им", "ом"]),
    (
        &["ова", "ева", "ёва", "ина", "ына"],
        "а",
        &["ой", "у", "ою"],
    ),
];

/// A surname that stands before the given name; `Ирина` is more often no surname there.
const SURNAMES_FIRST: &[Rule] = &[(&["ова", "ева", "ёва"], "а", &["ой", "у", "ою"])];

const NOUNS: &[Rule] = &[
    (&["ие", "ье"], "е", &["я", "ю", "ем", "и"]),
    (
        &["ство", "ово", "ево", "ино", "ыно"],
        "о",
        &["а", "у", "ом", "е"],
    ),
    (&["ия"], "я", &["и", "ю", "ей", "ею"]),
    (&["я"], "я", &["и", "е", "ю", "ей", "ёй", "ею"]),
    (&["га", "ка", "ха"], "а", &["и", "е", "у", "ой", "ою"]),
    (&["жа", "ша", "ча", "ща"], "а", &["и", "е", "у", "ей", "ой"]),
    (&["ца"], "а", &["ы", "е", "у", "ей", "ой"]),
    (&["а"], "а", &["ы", "е", "у", "ой", "ою"]),
    (&["ь"], "ь", &["я", "ю", "ем", "ём", "е", "и", "ью"]),
    (&["ий"], "й", &["я", "ю", "ем", "и"]),
    (&["й"], "й", &["я", "ю", "ем", "ём", "е"]),
    (
        &["ов", "ев", "ёв", "ин", "ын"],
        "",
        &["а", "у", "ым", "ом", "е"],
    ),
    (&["ж", "ш", "ч", "щ", "ц"], "", &["а", "у", "ем", "ом", "е"]),
    (
        &[
            "б", "в", "г", "д", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х",
        ],
        "",
        &["а", "у", "ом", "е"],
    ),
];

/// Common nouns in the plural; a name in `-ы` or `-и` (`Алматы`) does not bend.
const PLURALS: &[Rule] = &[
    (&["ы"], "ы", &["", "ов", "ам", "ами", "ах"]),
    (
        &["и"],
        "и",
        &["", "ов", "ей", "ам", "ям", "ами", "ями", "ах", "ях"],
    ),
];

/// The bytes at the word's end that its oblique cases replace, and what stands there instead.
pub(super) fn endings(word: &str, position: Position) -> (usize, Endings) {
    let common = word.chars().next().is_some_and(char::is_lowercase);
    let of_position: [&[Rule]; 2] = match position {
        Position::Surname => [ADJECTIVES_NOT_GIVEN, SURNAMES],
        Position::GivenName => [SURNAMES_FIRST, &[]],
        Position::Other => [ADJECTIVES_NOT_GIVEN, &[]],
    };
    let plurals = if common { PLURALS } else { &[] };
    let tables = [ADJECTIVES, of_position[0], of_position[1], NOUNS, plurals];
    tables
        .into_iter()
        .flatten()
        .find(|(ends, _, _)| ends.iter().any(|end| word.ends_with(end)))
        .map_or((0, &[]), |(_, cut, endings)| (cut.len(), *endings))
}
