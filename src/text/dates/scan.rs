//! A text under the rules: its tokens, and the small parts that all phrases are made of.

use chrono::NaiveDate;

use super::lexicon::Lex;
use super::token::{Form, Token};
use super::value::{Amount, Point, Unit, Value};
use super::{Modifier, Story};

/// A text being read.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The reference day.
    pub(super) today: NaiveDate,
    pub(super) story: Story,
    /// The token after the expression before.
    pub(super) previous: usize,
}

/// What a rule found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its first token.
    pub(super) from: usize,
    /// The token after its last.
    pub(super) to: usize,
    /// What it means; none for what looks like a time and is not, such as an age.
    pub(super) value: Option<Value>,
    pub(super) modifier: Option<Modifier>,
    pub(super) rule: &'static str,
    /// Whether its value hangs on the reference day.
    pub(super) relative: bool,
}

impl Found {
    pub(super) fn point(from: usize, to: usize, rule: &'static str, point: Point) -> Self {
        Self::value(from, to, rule, Value::Point(point))
    }

    pub(super) fn value(from: usize, to: usize, rule: &'static str, value: Value) -> Self {
        Self {
            from,
            to,
            value: Some(value),
            modifier: None,
            rule,
            relative: false,
        }
    }

    pub(super) fn relative(mut self) -> Self {
        self.relative = true;
        self
    }

    pub(super) fn modified(mut self, modifier: Modifier) -> Self {
        self.modifier = self.modifier.or(Some(modifier));
        self
    }

    pub(super) fn from(mut self, from: usize) -> Self {
        self.from = from;
        self
    }

    /// The date that it is.
    pub(super) fn date(&self) -> Option<Point> {
        match self.value {
            Some(Value::Point(point)) => Some(point),
            _ => None,
        }
    }
}

impl Scan<'_> {
    /// The meaning of a token; nothing beyond the last.
    pub(super) fn lex(&self, at: usize) -> Lex {
        self.tokens.get(at).map_or(Lex::Other, |token| token.lex)
    }

    /// The meaning of the token before.
    pub(super) fn before(&self, at: usize) -> Lex {
        at.checked_sub(1).map_or(Lex::Other, |at| self.lex(at))
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.lex(at) == Lex::Mark(mark)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether there is nothing between a token and the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0
            && self
                .tokens
                .get(at)
                .is_some_and(|token| self.tokens[at - 1].end == token.start)
    }

    /// The token after a hyphen, if one stands here.
    pub(super) fn after_hyphen(&self, at: usize) -> usize {
        if self.mark(at, '-') { at + 1 } else { at }
    }

    /// The token after a stop that belongs to the word before.
    pub(super) fn after_stop(&self, at: usize) -> usize {
        if self.mark(at, '.') && self.glued(at) {
            at + 1
        } else {
            at
        }
    }

    pub(super) fn after_comma(&self, at: usize) -> usize {
        if self.mark(at, ',') { at + 1 } else { at }
    }

    /// A number in digits or words, and the token after it.
    pub(super) fn number(&self, at: usize) -> Option<(Amount, usize)> {
        match self.lex(at) {
            Lex::Number(value, digits, Form::Plain) if digits <= 6 => {
                let fraction = self.lex(at + 1) == Lex::Number(1, 1, Form::Plain)
                    && self.mark(at + 2, '/')
                    && self.lex(at + 3) == Lex::Number(2, 1, Form::Plain);
                Some(if fraction {
                    (Amount::Halves(value * 2 + 1), at + 4)
                } else if self.mark(at + 1, '½') {
                    (Amount::Halves(value * 2 + 1), at + 2)
                } else {
                    (Amount::whole(value), at + 1)
                })
            }
            Lex::Number(tenths, _, Form::Decimal) => Some((Amount::Halves(tenths / 5), at + 1)),
            Lex::Number(_, _, Form::Grouped) => {
                let value = self.word(at).replace(',', "").parse().ok()?;
                Some((Amount::whole(value), at + 1))
            }
            Lex::Cardinal(_) => {
                let (value, next) = self.cardinal(at)?;
                Some((Amount::whole(value), next))
            }
            Lex::A => match self.lex(at + 1) {
                Lex::Hundred => Some((Amount::whole(100), at + 2)),
                Lex::Thousand => Some((Amount::whole(1000), at + 2)),
                Lex::Few | Lex::Couple | Lex::Dozen => self.number(at + 1),
                _ => None,
            },
            Lex::Couple => {
                let of = usize::from(self.lex(at + 1) == Lex::Of);
                Some((Amount::whole(2), at + 1 + of))
            }
            Lex::Dozen => Some((Amount::whole(12), at + 1)),
            Lex::Few | Lex::Several | Lex::Many => Some((Amount::Vague, at + 1)),
            _ => None,
        }
    }

    /// A number in words.
    fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        let Lex::Cardinal(mut value) = self.lex(at) else {
            return None;
        };
        let mut next = at + 1;
        let unit = self.after_hyphen(next);
        if value >= 20
            && let Lex::Cardinal(more @ 1..=9) = self.lex(unit)
        {
            value += more;
            next = unit + 1;
        }
        match self.lex(next) {
            Lex::Hundred => Some((value * 100, next + 1)),
            Lex::Thousand => Some((value * 1000, next + 1)),
            _ => Some((value, next)),
        }
    }

    /// A length of time without its article's neighbours: `two years`, `30-day`, `a year and a half`.
    pub(super) fn length(&self, at: usize) -> Option<(Amount, Unit, usize)> {
        if self.lex(at) == Lex::Half && self.lex(at + 1) == Lex::A {
            let (unit, next) = self.unit(at + 2)?;
            return Some((Amount::Halves(1), unit, next));
        }
        let (mut amount, mut next) = match self.number(at) {
            Some(found) => found,
            None if self.lex(at) == Lex::A && self.lex(at + 1) == Lex::Half => {
                let unit = self.after_hyphen(at + 2);
                let (unit, next) = self.unit(unit)?;
                return Some((Amount::Halves(1), unit, next));
            }
            None if self.lex(at) == Lex::A => (Amount::Halves(2), at + 1),
            None => return None,
        };
        let bare_article = next == at + 1 && self.lex(at) == Lex::A;
        if !bare_article
            && self.lex(next) == Lex::And
            && self.lex(next + 1) == Lex::A
            && self.lex(next + 2) == Lex::Half
        {
            amount = add_half(amount);
            next += 3;
        }
        next = self.after_hyphen(next);
        if matches!(self.lex(next), Lex::More | Lex::Full)
            || PADDING.iter().any(|word| self.is(next, word))
        {
            next += 1;
        }
        let (unit, mut next) = self.unit(next).or_else(|| {
            let second = self.is(next, "second") && self.mark(next.wrapping_sub(1), '-');
            second.then_some((Unit::Second, next + 1))
        })?;
        if self.lex(next) == Lex::And
            && self.lex(next + 1) == Lex::A
            && self.lex(next + 2) == Lex::Half
        {
            amount = add_half(amount);
            next += 3;
        }
        Some((amount, unit, next))
    }

    /// A unit, singular or plural.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        match self.lex(at) {
            Lex::Unit(unit) | Lex::Units(unit) => Some((unit, at + 1)),
            _ => None,
        }
    }

    /// A number that can be a year, and the token after it: `1998`, `nineteen ninety-six`, `two thousand`.
    pub(super) fn year(&self, at: usize) -> Option<(i32, usize)> {
        match self.lex(at) {
            Lex::Number(year @ 1000..=2100, 4, Form::Plain) => {
                let year = i32::try_from(year).ok()?;
                let part_of_more = self.glued(at + 1)
                    && matches!(self.lex(at + 1), Lex::Mark('%' | ':' | '/') | Lex::Other);
                (!part_of_more).then_some((year, at + 1))
            }
            Lex::Cardinal(century @ (18..=20)) => {
                let Lex::Cardinal(tens @ 10..=99) = self.lex(at + 1) else {
                    return None;
                };
                let (rest, next) = if tens >= 20 {
                    self.cardinal(at + 1)?
                } else {
                    (tens, at + 2)
                };
                let year = i32::try_from(century * 100 + rest).ok()?;
                (rest < 100).then_some((year, next))
            }
            Lex::Cardinal(2) if self.lex(at + 1) == Lex::Thousand => match self.lex(at + 2) {
                Lex::Cardinal(n @ 1..=19) => Some((2000 + i32::try_from(n).ok()?, at + 3)),
                _ if self.lex(at + 2) == Lex::Counted => None,
                _ => Some((2000, at + 2)),
            },
            _ => None,
        }
    }

    /// A day of the month, in digits or as an ordinal: `5`, `5th`, `eighth`.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(u32, usize)> {
        match self.lex(at) {
            Lex::Number(day @ 1..=31, 1..=2, Form::Plain | Form::Ordinal) => {
                let of_time = self.mark(at + 1, ':') && self.glued(at + 1) && self.glued(at + 2);
                (!of_time).then_some((day, at + 1))
            }
            Lex::Ordinal(day @ 1..=30) => Some((day, at + 1)),
            _ => None,
        }
    }
}

/// Words between a number and its unit that do not change the length.
const PADDING: &[&str] = &[
    "consecutive",
    "straight",
    "trading",
    "business",
    "calendar",
    "working",
    "additional",
    "long",
    "successive",
];

fn add_half(amount: Amount) -> Amount {
    match amount {
        Amount::Halves(n) => Amount::Halves(n.saturating_add(1)),
        Amount::Vague => Amount::Vague,
    }
}
