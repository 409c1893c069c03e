//! What the words that the rules know mean to them.

mod words;

use words::{WORDS, kazakh_month};

use super::token::Form;
use super::value::{Part, Season, Unit};

/// What a word means to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing.
    Other,
    /// A mark, dashes and quotes unified.
    Mark(char),
    /// Digits: the value (tenths where decimal), how many digits, how they are written.
    Number(u32, u8, Form),
    /// `one` to `ninety`.
    Cardinal(u32),
    Hundred,
    Thousand,
    /// `first` to `thirtieth`.
    Ordinal(u32),
    /// A month by its name, 1 to 12.
    Month(u32),
    /// A month cut short, which wants a stop or a number after it.
    ShortMonth(u32),
    /// A month in Russian (in the genitive, as in dates) or Kazakh.
    CyrillicMonth(u32),
    /// `года`, `жыл`.
    CyrillicYear,
    /// 1 for `понедельник`, `дүйсенбі`.
    CyrillicWeekday(u32),
    /// `вчера`: days from the reference day.
    CyrillicDay(i64),
    /// `начале`, `середине`, `конце`: which third of what follows.
    CyrillicThird(u8),
    /// 1 for Monday.
    Weekday(u32),
    /// `Mon`, which wants a stop or comma after it.
    ShortWeekday(u32),
    /// `Mondays`.
    Weekdays(u32),
    Unit(Unit),
    Units(Unit),
    Part(Part),
    Parts(Part),
    Season(Season),
    Weekend,
    Weekends,
    Period,
    Term,
    The,
    A,
    Own,
    Last,
    Next,
    This,
    That,
    These,
    Past,
    Previous,
    Following,
    Coming,
    Latest,
    Current,
    Same,
    Each,
    Every,
    Full,
    Few,
    Several,
    Couple,
    Dozen,
    Many,
    Half,
    Early,
    Late,
    Mid,
    Later,
    Earlier,
    Ago,
    Before,
    After,
    From,
    Since,
    Until,
    By,
    For,
    In,
    On,
    At,
    To,
    Within,
    Over,
    Of,
    And,
    Or,
    Beginning,
    Middle,
    End,
    Ended,
    Fiscal,
    Yesterday,
    Today,
    Tomorrow,
    Tonight,
    Overnight,
    Now,
    Currently,
    Recently,
    Recent,
    Soon,
    Future,
    /// `daily`, with how much of which unit.
    Adverb(Unit),
    About,
    More,
    Less,
    Least,
    Than,
    Old,
    Aged,
    Am,
    Pm,
    Noon,
    Midnight,
    Clock,
    Zone,
    /// A day of the year by its name.
    Feast(Feast),
    Eve,
    New,
    Per,
    /// What comes after a number that counts and is no year.
    Counted,
    /// Words that say that a clause is about what is to come.
    ToCome,
    /// The same, where they stand before the date; after it they can be about anything.
    Plans,
    /// Verbs that say that it is about what was.
    Was,
    /// Verbs of saying, which say nothing about when.
    Said,
    /// What cannot be a year after: `No.`, `flight`.
    Numbered,
}

impl Lex {
    /// Whether an expression can begin with it.
    pub(super) fn begins(self) -> bool {
        match self {
            Self::Number(_, digits, _) => digits <= 6,
            Self::Mark(mark) => mark == '\'',
            Self::Other
            | Self::Counted
            | Self::ToCome
            | Self::Plans
            | Self::Was
            | Self::Said
            | Self::Numbered
            | Self::To
            | Self::Of
            | Self::And
            | Self::Or
            | Self::Before
            | Self::After
            | Self::Ago
            | Self::Thousand
            | Self::Hundred
            | Self::Zone
            | Self::Old => false,
            _ => true,
        }
    }
}

/// Days with names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    Christmas,
    NewYear,
    Thanksgiving,
    Halloween,
    Easter,
}

/// The meaning of a word in lower case.
pub(super) fn meaning(word: &str) -> Lex {
    let known = WORDS.get(word).copied();
    // Letters of two bytes: what follows the stem is not looked for in English words.
    let kazakh = || (!word.is_ascii()).then(|| kazakh_month(word)).flatten();
    known.or_else(kazakh).unwrap_or(Lex::Other)
}
