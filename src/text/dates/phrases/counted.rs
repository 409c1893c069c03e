//! Lengths of time, and what lies so far away: `two years`, `a 10-day`, `three days later`, `a week ago`.

use super::super::Modifier;
use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::token::Form;
use super::super::value::{Amount, Point, Unit, Value, plus_days};

/// An age, which is no time: `25-year-old`, `5 years old`, `aged 30`.
pub(super) fn age(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let to = if scan.lex(at) == Lex::Aged {
        let (_, next) = scan.number(at + 1)?;
        next
    } else {
        let start = at + usize::from(matches!(scan.lex(at), Lex::The | Lex::Own));
        if !matches!(scan.lex(start), Lex::Number(..) | Lex::Cardinal(_) | Lex::A) {
            return None;
        }
        let (_, _, next) = scan.length(start)?;
        let old = scan.after_hyphen(next);
        let of_age = scan.lex(next) == Lex::Of && scan.lex(next + 1) == Lex::Aged;
        if of_age {
            next + 2
        } else if matches!(scan.lex(old), Lex::Old) {
            old + 1
        } else {
            return None;
        }
    };
    Some(Found {
        from: at,
        to,
        value: None,
        modifier: None,
        rule: "age",
        relative: false,
    })
}

/// `two weeks ago`, `three days later`, `a day earlier`, `five years from now`
pub(super) fn away(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (amount, unit, next) = away_length(scan, at)?;
    let (sign, from_now, to) = match scan.lex(next) {
        Lex::Ago => (-1, true, next + 1),
        Lex::Earlier => (-1, false, next + 1),
        Lex::Previous if scan.lex(next + 1) != Lex::To => (-1, false, next + 1),
        Lex::Later => (1, false, next + 1),
        Lex::From if scan.lex(next + 1) == Lex::Now => (1, true, next + 2),
        Lex::Before | Lex::After if ends(scan, next + 1) => {
            let sign = if scan.lex(next) == Lex::Before { -1 } else { 1 };
            (sign, false, next + 1)
        }
        _ => return None,
    };
    let rule = if from_now {
        "distance from now"
    } else {
        "distance in the story"
    };
    let from = match scan.story.focus.and_then(Point::day) {
        Some(day) if !from_now => day,
        _ => scan.today,
    };
    let point = match (amount.count(), amount, unit) {
        (Some(0), ..) | (_, Amount::Vague, Unit::Second | Unit::Minute | Unit::Hour) => {
            return length(scan, at);
        }
        (None, Amount::Vague, _) if sign < 0 => Point::Past,
        (None, Amount::Vague, _) if from_now => Point::Future,
        (None, ..) => return length(scan, at),
        (Some(_), _, Unit::Second | Unit::Minute | Unit::Hour) => return length(scan, at),
        (Some(n), ..) if n > 3000 => return None,
        (Some(n), _, Unit::Day) if !from_now => Point::Day(plus_days(from, i64::from(sign * n))),
        (Some(n), _, Unit::Decade) => Point::Year(chrono::Datelike::year(&from) + sign * n * 10),
        (Some(n), ..) => Point::around(from, unit, sign * n),
    };
    Some(Found::point(at, to, rule, point).relative())
}

fn away_length(scan: &Scan<'_>, at: usize) -> Option<(Amount, Unit, usize)> {
    if let Lex::Units(unit) = scan.lex(at) {
        return Some((Amount::Vague, unit, at + 1));
    }
    scan.length(at)
}

/// Whether a phrase ends here: "the day before." but not "the day before the vote".
fn ends(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.lex(at), Lex::Mark('.' | ',' | ';' | '\n')) || at >= scan.tokens.len()
}

/// `two years`, `30-day`, `a week`, `the 10 days`, `for years`
pub(super) fn length(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(scan.lex(at) == Lex::The);
    if start > at || scan.is(at, "day") {
        if let Some(found) = day_before(scan, at, start) {
            return Some(found);
        }
        if matches!(scan.lex(start), Lex::A) {
            return None;
        }
    }
    if let Some(found) = long(scan, at) {
        return Some(found);
    }
    // "a years-long quarrel": the article is the quarrel's.
    if scan.lex(at) == Lex::A && long(scan, at + 1).is_some() {
        return None;
    }
    if let Lex::Units(unit) = scan.lex(at) {
        return bare(scan, at, unit);
    }
    let (amount, unit, to) = scan.length(start)?;
    if amount == Amount::Halves(0) || not_long(scan, at, start, to, unit) {
        return None;
    }
    let found = Found::value(at, to, "length", Value::Duration(amount, unit));
    Some(match (scan.lex(to), scan.lex(to + 1)) {
        (Lex::Or, Lex::More) => found.modified(Modifier::EqualOrMore),
        (Lex::Or, Lex::Less) => found.modified(Modifier::EqualOrLess),
        _ => found,
    })
}

/// `the day before`, `the day after`
fn day_before(scan: &Scan<'_>, at: usize, start: usize) -> Option<Found> {
    let sign = match (scan.is(start, "day"), scan.lex(start + 1)) {
        (true, Lex::Before) => -1,
        (true, Lex::After) => 1,
        _ => return None,
    };
    let next = start + 2;
    let base = super::parts::day_word(scan, next)
        .or_else(|| super::parts::weekday(scan, next))
        .or_else(|| super::calendar::date(scan, next));
    if let Some(base) = base
        && let Some(Point::Day(day)) = base.date()
    {
        let point = Point::Day(plus_days(day, sign));
        return Some(Found::point(at, base.to, "distance in the story", point).relative());
    }
    let focus = scan.story.focus.and_then(Point::day)?;
    let point = Point::Day(plus_days(focus, sign));
    ends(scan, next).then(|| Found::point(at, next, "distance in the story", point).relative())
}

/// What is written like a length and is none: "a second", "the one day", grades, prices.
fn not_long(scan: &Scan<'_>, at: usize, start: usize, to: usize, unit: Unit) -> bool {
    let money = matches!(scan.before(at), Lex::Mark('$' | '£' | '€'));
    let article = scan.lex(start) == Lex::A;
    let quarter =
        unit == Unit::Quarter && (article || scan.is(to - 1, "quarters") && scan.mark(to - 2, '-'));
    let article_alone = article
        && to == start + 2
        && matches!(
            unit,
            Unit::Second | Unit::Day | Unit::Minute | Unit::Hour | Unit::Quarter
        )
        && !matches!(
            scan.before(at),
            Lex::In
                | Lex::For
                | Lex::Within
                | Lex::Over
                | Lex::Than
                | Lex::About
                | Lex::After
                | Lex::Before
                | Lex::Least
        );
    let ordinal = matches!(
        scan.lex(start),
        Lex::Number(_, _, Form::Ordinal | Form::Plural)
    );
    money || quarter || article_alone || ordinal
}

/// `day-long`, `decades-long`
fn long(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let amount = match scan.lex(at) {
        Lex::Unit(_) => Amount::whole(1),
        Lex::Units(_) => Amount::Vague,
        _ => return None,
    };
    let (unit, next) = scan.unit(at)?;
    let joined = scan.mark(next, '-') && scan.is(next + 1, "long");
    let value = Value::Duration(amount, unit);
    joined.then(|| Found::value(at, next + 2, "length", value))
}

/// `for years`, `in weeks`, `months of`
fn bare(scan: &Scan<'_>, at: usize, unit: Unit) -> Option<Found> {
    let small = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    let led = matches!(
        scan.before(at),
        Lex::For | Lex::In | Lex::Within | Lex::Over | Lex::After
    );
    let of = scan.lex(at + 1) == Lex::Of && !matches!(scan.before(at), Lex::The | Lex::Other);
    let joined = scan.before(at) == Lex::Mark('-');
    let value = Value::Duration(Amount::Vague, unit);
    (!small && !joined && (led || of)).then(|| Found::value(at, at + 1, "vague length", value))
}
