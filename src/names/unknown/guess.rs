//! What bears a name, where the texts show it.

use crate::text::capitals::CapitalName;

/// What a name seems to be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// It has a person's title, or speaks as one.
    Person,
    /// It ends or begins with a word for a body: Ministry, Party, Inc.
    Organisation,
    /// It is a people at arms or a movement: Brigade, Front.
    Group,
    /// Things happen in it, and it never speaks.
    Place,
}

impl Guess {
    /// The word for it: as an actor's `kind`; `place` is none.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Place => "place",
        }
    }
}

/// How often a name stands in a way that shows what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    titled: usize,
    speaks: usize,
    placed: usize,
    /// Followed by "who", or a person's age.
    who: usize,
    /// Behind "the".
    article: usize,
}

impl Signs {
    pub fn of(name: &CapitalName, speaks: bool, text: &str) -> Self {
        let after = text.get(name.range.end..).unwrap_or_default();
        let who = after.starts_with(", who ")
            || after.starts_with(" who ")
            || after.strip_prefix(", ").is_some_and(|rest| {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                (1..=2).contains(&digits) && rest[digits..].starts_with(',')
            });
        Self {
            titled: usize::from(name.titled),
            speaks: usize::from(speaks),
            placed: usize::from(name.placed),
            who: usize::from(who),
            article: usize::from(name.article),
        }
    }

    /// Whether the texts speak of a person: with a title, as one who speaks, and never in or behind
    /// "the".
    pub fn is_personal(self, several: bool, mentions: usize) -> bool {
        let personal = self.titled + self.who + if several { self.speaks } else { 0 };
        let often = personal * if several { 8 } else { 3 } >= mentions;
        personal > 0 && often && self.is_no_place(mentions)
    }

    /// Whether it hardly ever stands in a place's way, or behind "the".
    pub fn is_no_place(self, mentions: usize) -> bool {
        (self.placed + self.article) * 8 <= mentions
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            titled: self.titled + other.titled,
            speaks: self.speaks + other.speaks,
            placed: self.placed + other.placed,
            who: self.who + other.who,
            article: self.article + other.article,
        }
    }
}

/// Words for bodies, at a name's beginning or end.
const BODIES: [&str; 62] = [
    "Academy",
    "Administration",
    "Agency",
    "Airlines",
    "Airways",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Broadcasting",
    "Bureau",
    "Center",
    "Centre",
    "Church",
    "Club",
    "College",
    "Commission",
    "Committee",
    "Company",
    "Congress",
    "Corp.",
    "Corporation",
    "Council",
    "Court",
    "Department",
    "Federation",
    "Force",
    "Forces",
    "Foundation",
    "Fund",
    "Government",
    "Guard",
    "Inc",
    "Inc.",
    "Institute",
    "League",
    "Ltd",
    "Ministry",
    "Museum",
    "NATO",
    "News",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Party",
    "Police",
    "Post",
    "Press",
    "Senate",
    "Service",
    "Services",
    "Society",
    "Telegraph",
    "Times",
    "Trust",
    "UN",
    "Union",
    "University",
];
/// Words for groups.
const GROUPS: [&str; 8] = [
    "Brigade",
    "Brigades",
    "Caliphate",
    "Front",
    "Militia",
    "Movement",
    "Rebels",
    "Taliban",
];
/// Words for places, at a name's end.
const PLACES: [&str; 24] = [
    "Airport",
    "Avenue",
    "Bay",
    "Beach",
    "Bridge",
    "City",
    "County",
    "District",
    "Hill",
    "Island",
    "Islands",
    "Lake",
    "Mountain",
    "Mountains",
    "Ocean",
    "Park",
    "Province",
    "Region",
    "River",
    "Road",
    "Sea",
    "Square",
    "Station",
    "Street",
];

/// Whether a word at the beginning or end of a name says that it is a body or group.
pub(super) fn is_body(name: &str) -> bool {
    has(name, &BODIES) || has(name, &GROUPS)
}

fn has(name: &str, list: &[&str]) -> bool {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    list.binary_search(&first).is_ok() || list.binary_search(&last).is_ok()
}

/// What bears a name that stands so often and so.
pub(super) fn guess(name: &str, signs: Signs, mentions: usize) -> Option<Guess> {
    let last = name.rsplit(' ').next().unwrap_or_default();
    if has(name, &GROUPS) {
        return Some(Guess::Group);
    }
    if has(name, &BODIES) {
        return Some(Guess::Organisation);
    }
    if PLACES.contains(&last) {
        return Some(Guess::Place);
    }
    let acronym = name.chars().all(|c| c.is_uppercase() || c == '.');
    if !acronym && signs.is_personal(name.contains(' '), mentions) {
        return Some(Guess::Person);
    }
    let personal = signs.titled + signs.who;
    let place = signs.placed >= 2 && signs.placed * 3 >= mentions && signs.speaks == 0;
    (place && personal == 0 && !acronym).then_some(Guess::Place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_searched() {
        assert!(BODIES.is_sorted() && GROUPS.is_sorted() && PLACES.is_sorted());
    }

    #[test]
    fn a_guess_needs_a_sign() {
        let none = Signs::default();
        let titled = Signs { titled: 1, ..none };
        let placed = Signs { placed: 4, ..none };
        assert_eq!(guess("Sergei Lavrov", titled, 3), Some(Guess::Person));
        assert_eq!(guess("Sergei Lavrov", none, 3), None);
        assert_eq!(
            guess("Ministry of Health", none, 3),
            Some(Guess::Organisation)
        );
        assert_eq!(guess("Magnitogorsk", placed, 5), Some(Guess::Place));
        assert_eq!(guess("Lenin Street", none, 5), Some(Guess::Place));
        assert_eq!(guess("US", placed, 5), None);
    }
}
