//! Quarters and halves of years, and what reports compare them with: `the third quarter of 1989`, `first half`,
//! `the first nine months`, `the year-ago period`, `a year earlier`.

use chrono::Datelike;

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::tense::Tense;
use super::super::value::{Point, Unit, Value};
use super::determined::reported_quarter;

const QUARTER: &str = "quarter";

/// The rule for what a report is compared with.
pub(in super::super) const COMPARED: &str = "year before";

/// The rule for the months that a report is about.
pub(in super::super) const REPORTED: &str = "length of a report";

/// A quarter or half, with or without its year.
pub(super) fn quarter(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let mut next = at;
    if matches!(scan.lex(next), Lex::The | Lex::Own | Lex::A) {
        next += 1;
    }
    if scan.lex(next) == Lex::Full {
        next += 1;
    }
    year_ago(scan, at, next).or_else(|| {
        let (year, next) = match scan.year(next) {
            Some((year, after)) if next > at || matches!(scan.lex(after), Lex::Ordinal(_)) => {
                (Some(year), after)
            }
            _ => (None, next),
        };
        named(scan, at, next, year)
    })
}

/// `third quarter`, `fiscal-third quarter`, `last half`, `first nine months`, `1988 period`
fn named(scan: &Scan<'_>, at: usize, next: usize, year: Option<i32>) -> Option<Found> {
    let mut next = next;
    while scan.lex(next) == Lex::Fiscal {
        next = scan.after_hyphen(next + 1);
    }
    if let Some(year) = year
        && scan.lex(next) == Lex::Period
    {
        let point = match scan.story.quarter {
            Some((_, quarter)) if scan.story.months.is_none() => Point::Quarter(year, quarter),
            _ => Point::Year(year),
        };
        return Some(Found::point(at, next + 1, QUARTER, point));
    }
    let number = match scan.lex(next) {
        Lex::Ordinal(n) => n,
        Lex::Number(n, 1, super::super::token::Form::Ordinal) => n,
        Lex::Last => 0,
        _ if year.is_some() => return months(scan, at, next),
        _ => return None,
    };
    let head = scan.after_hyphen(next + 1);
    match scan.lex(head) {
        // Reports say "third-period net" for the third quarter's.
        Lex::Unit(Unit::Quarter) | Lex::Period if number <= 4 => {
            let number = if number == 0 { 4 } else { number };
            let last_without_year =
                scan.lex(next) == Lex::Last && year.is_none() && scan.lex(head + 1) != Lex::Of;
            if last_without_year {
                return None;
            }
            Some(dated(
                scan,
                at,
                head + 1,
                year,
                |year| Point::Quarter(year, number),
                number * 3 - 2,
            ))
        }
        Lex::Half if number <= 2 => {
            let number = if number == 0 { 2 } else { number };
            if scan.lex(next) == Lex::Last && scan.lex(head + 1) != Lex::Of {
                return None;
            }
            let found = dated(
                scan,
                at,
                head + 1,
                year,
                |year| Point::Half(year, number),
                number * 6 - 5,
            );
            Some(found)
        }
        _ => months(scan, at, next + 1),
    }
}

/// `nine months` after "the first", "the latest", "the 1989".
fn months(scan: &Scan<'_>, at: usize, next: usize) -> Option<Found> {
    let (amount, after) = scan.number(next)?;
    match scan.lex(after) {
        Lex::Units(unit @ (Unit::Month | Unit::Week | Unit::Quarter | Unit::Year | Unit::Day)) => {
            Some(Found::value(
                at,
                after + 1,
                REPORTED,
                Value::Duration(amount, unit),
            ))
        }
        _ => None,
    }
}

/// With the year that follows it; else the latest that has begun, or the next where the clause looks on.
fn dated(
    scan: &Scan<'_>,
    at: usize,
    to: usize,
    year: Option<i32>,
    point: impl Fn(i32) -> Point,
    first_month: u32,
) -> Found {
    if let Some(year) = year {
        return Found::point(at, to, QUARTER, point(year));
    }
    let of = to + usize::from(matches!(scan.lex(to), Lex::Of | Lex::Mark(',')));
    let of = of + usize::from(of > to && scan.lex(of) == Lex::Fiscal);
    if let Some((year, after)) = scan.year(of) {
        return Found::point(at, after, QUARTER, point(year));
    }
    let here = scan.today.year();
    let step = match scan.lex(of) {
        Lex::Last => Some(-1),
        Lex::This => Some(0),
        Lex::Next => Some(1),
        _ => None,
    };
    if let Some(step) = step
        && scan.is(of + 1, "year")
    {
        return Found::point(at, of + 2, QUARTER, point(here + step)).relative();
    }
    let begun = first_month <= scan.today.month();
    let ahead = begun || scan.tense(at, to) == Tense::Future;
    let year = if ahead { here } else { here - 1 };
    Found::point(at, to, QUARTER, point(year)).relative()
}

/// `year-ago`, `year-earlier quarter`, `a year ago`, `a year earlier`: what a report compares with.
fn year_ago(scan: &Scan<'_>, at: usize, next: usize) -> Option<Found> {
    if !scan.is(next, "year") {
        return None;
    }
    let after = scan.after_hyphen(next + 1);
    if !matches!(scan.lex(after), Lex::Ago | Lex::Earlier) {
        return None;
    }
    let article = scan.lex(at) == Lex::A;
    if !article && after == next + 1 {
        return None;
    }
    let mut to = after + 1;
    if !article && let Some(found) = months(scan, at, to) {
        return Some(found);
    }
    let head = scan.lex(to);
    if !article && matches!(head, Lex::Period | Lex::Unit(Unit::Quarter | Unit::Month)) {
        to += 1;
    }
    if let (Lex::Period, Some(months), true) = (head, scan.story.months, to > after + 1) {
        return Some(Found::value(at, to, COMPARED, months));
    }
    let point = match (head, scan.story.focus) {
        (Lex::Unit(Unit::Quarter), _) => reported_quarter(scan).plus_years(-1),
        _ if scan.story.months.is_some() => Point::Year(scan.today.year() - 1),
        (_, Some(point @ (Point::Quarter(..) | Point::Half(..)))) => point.plus_years(-1),
        (_, Some(point)) if scan.lex(after) == Lex::Earlier && scan.story.quarter.is_none() => {
            Point::Year(point.day()?.year() - 1)
        }
        _ => match scan.story.quarter {
            Some((year, quarter)) => Point::Quarter(year, quarter).plus_years(-1),
            None => Point::Year(scan.today.year() - 1),
        },
    };
    Some(Found::point(at, to, COMPARED, point).relative())
}
