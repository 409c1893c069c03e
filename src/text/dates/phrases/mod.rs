//! The rules, by what they are about. Each function tries to read a phrase that begins at a token.

mod calendar;
mod clock;
mod counted;
mod cyrillic;
mod determined;
mod feasts;
mod parts;
mod quarters;
mod sets;
mod shades;
mod words;
mod years;

pub(super) use quarters::{COMPARED, REPORTED};

use super::Modifier;
use super::lexicon::Lex;
use super::scan::{Found, Scan};
use super::value::Unit;

/// The phrase that begins at a token, if one does.
pub(super) fn at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let found = counted::age(scan, at)
        .or_else(|| sets::set(scan, at))
        .or_else(|| approximate(scan, at))
        .or_else(|| date(scan, at))
        .or_else(|| counted::length(scan, at))
        .or_else(|| words::vague(scan, at))?;
    Some(if is_title(scan, &found) {
        Found {
            value: None,
            ..found
        }
    } else {
        found
    })
}

/// "This Week", "60 Minutes", "Person of the Year": units with capitals are of names.
fn is_title(scan: &Scan<'_>, found: &Found) -> bool {
    let last = found.to - 1;
    let unit = match scan.lex(last) {
        Lex::Unit(unit) | Lex::Units(unit) => unit != Unit::Century,
        _ => false,
    };
    unit && last > found.from && scan.capital(last) && found.rule != "feast"
}

/// A phrase that names a time, with its shades.
fn date(scan: &Scan<'_>, at: usize) -> Option<Found> {
    cyrillic::date(scan, at)
        .or_else(|| clock::time(scan, at))
        .or_else(|| shades::shaded(scan, at))
        .or_else(|| plain_date(scan, at))
        .or_else(|| counted::away(scan, at))
}

/// A phrase that names a time, without "early", "the end of" and their like.
fn plain_date(scan: &Scan<'_>, at: usize) -> Option<Found> {
    calendar::date(scan, at)
        .or_else(|| feasts::feast(scan, at))
        .or_else(|| parts::day_word(scan, at))
        .or_else(|| parts::weekday(scan, at))
        .or_else(|| quarters::quarter(scan, at))
        .or_else(|| determined::determined(scan, at))
        .or_else(|| years::year(scan, at))
}

/// "about two years", "at least 30 days", "more than a decade ago", "within a week".
fn approximate(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (next, modifier) = match scan.lex(at) {
        Lex::About => (at + 1, Modifier::Approx),
        Lex::At if scan.lex(at + 1) == Lex::Least => (at + 2, Modifier::EqualOrMore),
        Lex::More if scan.lex(at + 1) == Lex::Than => (at + 2, Modifier::MoreThan),
        Lex::Less if scan.lex(at + 1) == Lex::Than => (at + 2, Modifier::LessThan),
        Lex::Within => (at + 1, Modifier::EqualOrLess),
        _ => return None,
    };
    let mut found = counted::age(scan, next)
        .or_else(|| date(scan, next))
        .or_else(|| counted::length(scan, next))?;
    // "some Friday", "get around Wednesday's ruling": a weekday stays what it is.
    let owner = scan.mark(found.to, '\'') && scan.is(found.to + 1, "s");
    if scan.lex(at) == Lex::About && found.date().is_some() && (owner || scan.is(at, "some")) {
        return Some(found);
    }
    if found.value.is_some() {
        found = found.from(at).modified(modifier);
    }
    Some(found)
}
