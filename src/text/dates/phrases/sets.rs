//! What comes again: `every Monday`, `each month`, `daily`, `$3 a year`, `Tuesday nights`.

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::{Amount, Unit, Value};

pub(super) fn set(scan: &Scan<'_>, at: usize) -> Option<Found> {
    every(scan, at)
        .or_else(|| adverb(scan, at))
        .or_else(|| rate(scan, at))
        .or_else(|| plural(scan, at))
}

fn every(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !matches!(scan.lex(at), Lex::Every | Lex::Each) {
        return None;
    }
    let next = at + 1;
    let found = |to, value| Some(Found::value(at, to, "every", value));
    match scan.lex(next) {
        Lex::Unit(unit) => found(next + 1, Value::Every(Amount::whole(1), unit)),
        Lex::Weekday(day) => match scan.lex(next + 1) {
            Lex::Part(part) => found(next + 2, Value::EveryWeekday(day, Some(part))),
            _ => found(next + 1, Value::EveryWeekday(day, None)),
        },
        Lex::Weekend => found(next + 1, Value::EveryWeekend),
        Lex::Part(part) => found(next + 1, Value::EveryPart(part)),
        _ if scan.is(next, "other") => {
            let (unit, to) = scan.unit(next + 1)?;
            found(to, Value::Every(Amount::whole(2), unit))
        }
        _ => {
            let (amount, unit, to) = scan.length(next)?;
            found(to, Value::Every(amount, unit))
        }
    }
}

/// `daily`, `annually`; as part of a name ("Daily News") it is none.
fn adverb(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let Lex::Adverb(unit) = scan.lex(at) else {
        return None;
    };
    // "the daily Granma" is a newspaper.
    let name = scan.capital(at + 1) && (scan.capital(at) || matches!(scan.lex(at + 1), Lex::Other))
        || scan.capital(at) && at > 0 && scan.capital(at - 1);
    let value = Value::Every(Amount::whole(1), unit);
    (!name).then(|| Found::value(at, at + 1, "every", value))
}

/// `a year` after a number: how much in a year.
fn rate(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let per = scan.lex(at) == Lex::Per;
    if !per && scan.lex(at) != Lex::A {
        return None;
    }
    let Lex::Unit(unit) = scan.lex(at + 1) else {
        return None;
    };
    let counted = matches!(
        scan.before(at),
        Lex::Number(..) | Lex::Cardinal(_) | Lex::Counted | Lex::Units(_) | Lex::Mark('%')
    ) || ["once", "twice", "times", "dollars", "cents"]
        .iter()
        .any(|word| at > 0 && scan.is(at - 1, word));
    let away = matches!(
        scan.lex(at + 2),
        Lex::Ago | Lex::Earlier | Lex::Later | Lex::And | Lex::Before | Lex::Old | Lex::Mark('-')
    );
    let value = Value::Every(Amount::whole(1), unit);
    // Miles per hour are a speed.
    let small = matches!(unit, Unit::Second | Unit::Minute) || (per && unit == Unit::Hour);
    (!small && !away && (counted || per)).then(|| Found::value(at, at + 2, "rate", value))
}

/// `Mondays`, `Tuesday nights`, `weekends`
fn plural(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (to, value) = match (scan.lex(at), scan.lex(at + 1)) {
        (Lex::Weekdays(day), _) => (at + 1, Value::EveryWeekday(day, None)),
        (Lex::Weekday(day), Lex::Parts(part)) => (at + 2, Value::EveryWeekday(day, Some(part))),
        (Lex::Weekends, _) => (at + 1, Value::EveryWeekend),
        _ => return None,
    };
    Some(Found::value(at, to, "every", value))
}
