//! Dates of the calendar: `5 January 2022`, `Jan. 5`, `January 2022`, `2022-01-05`, `1998`, `the 1990s`.

use chrono::{Datelike, NaiveDate};

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::tense::Tense;
use super::super::token::Form;
use super::super::value::{Point, day_of, monday, plus_days};

/// A date with a month's name, or in digits.
pub(super) fn date(scan: &Scan<'_>, at: usize) -> Option<Found> {
    iso(scan, at)
        .or_else(|| digits(scan, at))
        .or_else(|| one_more_day(scan, at))
        .or_else(|| week_of(scan, at))
        .or_else(|| month_first(scan, at))
        .or_else(|| day_first(scan, at))
}

/// `25` in `April 24 and 25`
fn one_more_day(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let joined = scan.before(at) == Lex::And && scan.previous + 1 == at;
    let (Some(Point::Day(before)), true) = (scan.story.focus, joined) else {
        return None;
    };
    let (day, to) = scan.day_of_month(at)?;
    let counts = matches!(
        scan.lex(to),
        Lex::Counted
            | Lex::Unit(_)
            | Lex::Units(_)
            | Lex::Hundred
            | Lex::Month(_)
            | Lex::ShortMonth(_)
    );
    let day = day_of(before.year(), before.month(), day).filter(|day| !counts && *day > before)?;
    let named = (at..to).all(|at| matches!(scan.lex(at), Lex::Number(..)))
        && !scan.mark(to, '%')
        && matches!(scan.lex(at - 2), Lex::Number(..));
    named.then(|| Found::point(at, to, "one more day", Point::Day(day)).relative())
}

/// `the week of March 6`
fn week_of(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(scan.lex(at) == Lex::The);
    if !scan.is(start, "week") || scan.lex(start + 1) != Lex::Of {
        return None;
    }
    let found = month_first(scan, start + 2).or_else(|| day_first(scan, start + 2))?;
    let Some(Point::Day(day)) = found.date() else {
        return None;
    };
    let week = Point::Week(monday(day));
    Some(Found {
        relative: found.relative,
        ..Found::point(at, found.to, "week of a day", week)
    })
}

/// `2022-01-05`
fn iso(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let part = |at| match scan.lex(at) {
        Lex::Number(value, 2, Form::Plain) if scan.glued(at) => Some(value),
        _ => None,
    };
    let (year, _) = scan.year(at)?;
    let dash = |at| scan.mark(at, '-') && scan.glued(at);
    let (true, true) = (dash(at + 1), dash(at + 3)) else {
        return None;
    };
    let day = day_of(year, part(at + 2)?, part(at + 4)?)?;
    Some(Found::point(at, at + 5, "day in digits", Point::Day(day)))
}

/// `7/8/07`, `13/1/2022`, `11.01.2022`
fn digits(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let part = |at| match scan.lex(at) {
        Lex::Number(value, digits, Form::Plain) => Some((value, digits)),
        _ => None,
    };
    let mark = if scan.mark(at + 1, '/') { '/' } else { '.' };
    let glued = (at + 1..at + 5).all(|at| scan.glued(at));
    if !glued || !scan.mark(at + 1, mark) || !scan.mark(at + 3, mark) {
        return None;
    }
    let ((first, a), (second, b), (year, y)) = (part(at)?, part(at + 2)?, part(at + 4)?);
    if a > 2 || b > 2 || !matches!(y, 2 | 4) {
        return None;
    }
    let year = match (i32::try_from(year).ok()?, y) {
        (year, 4) => year,
        (year @ 0..50, _) => 2000 + year,
        (year, _) => 1900 + year,
    };
    let day = if mark == '/' {
        day_of(year, first, second).or_else(|| day_of(year, second, first))
    } else {
        day_of(year, second, first)
    }?;
    Some(Found::point(at, at + 5, "day in digits", Point::Day(day)))
}

/// A month by its name, and the token after it (and after its stop).
pub(super) fn month(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    match scan.lex(at) {
        Lex::Month(month) if scan.capital(at) => Some((month, at + 1)),
        Lex::ShortMonth(month) if scan.capital(at) => {
            let next = scan.after_stop(at + 1);
            let counts = next > at + 1 || matches!(scan.lex(next), Lex::Number(..));
            (counts || scan.before(at) == Lex::In).then_some((month, next))
        }
        _ => None,
    }
}

/// `January 5, 2022`, `Jan. 5-7`, `January 2022`, `June last year`, `January`
fn month_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (month, next) = month(scan, at)?;
    let day_at = if scan.lex(next) == Lex::The {
        next + 1
    } else {
        next
    };
    if let Some((day, after)) = scan.day_of_month(day_at) {
        return month_day(scan, at, month, day, after);
    }
    let of = if matches!(scan.lex(next), Lex::Of | Lex::Mark(',')) {
        next + 1
    } else {
        next
    };
    if let Some((year, after)) = scan.year(of) {
        return Some(Found::point(
            at,
            after,
            "month and year",
            Point::Month(year, month),
        ));
    }
    if let Some((year, after)) = year_word(scan, of) {
        let found = Found::point(at, after, "month of this year", Point::Month(year, month));
        return Some(found.relative());
    }
    if is_no_month(scan, at, next) {
        return None;
    }
    let point = Point::Month(year_of_month(scan, at, next, month), month);
    Some(Found::point(at, next, "month", point).relative())
}

/// `last year`, `this year`, `next year` after a month.
fn year_word(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let step = match scan.lex(at) {
        Lex::Last => -1,
        Lex::This => 0,
        Lex::Next => 1,
        _ => return None,
    };
    (scan.is(at + 1, "year")).then(|| (scan.today.year() + step, at + 2))
}

/// "May" that asks, "March" that marches, "April" that is called so.
fn is_no_month(scan: &Scan<'_>, at: usize, next: usize) -> bool {
    let first = at == 0
        || matches!(
            scan.before(at),
            Lex::Mark('.' | '\n' | '"' | '“' | '\'' | '?')
        );
    let after = scan.lex(next);
    match scan.lex(at) {
        Lex::Month(5) if first => !matches!(after, Lex::Mark(_) | Lex::Was | Lex::Of),
        Lex::Month(3) if first => after == Lex::Other || after == Lex::On,
        Lex::Month(3) => {
            matches!(after, Lex::On | Lex::To | Lex::For) && scan.before(at) != Lex::In
        }
        Lex::Month(4 | 6 | 8) => scan.capital(next) && after == Lex::Other && first,
        _ => false,
    }
}

fn month_day(scan: &Scan<'_>, at: usize, month: u32, day: u32, after: usize) -> Option<Found> {
    let last = range_end(scan, after);
    let after_days = last.map_or(after, |(_, after)| after);
    with_year(scan, at, month, day, last.map(|(day, _)| day), after_days)
}

/// The last day of `5-7`, and the token after it.
fn range_end(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let joined = matches!(scan.lex(at), Lex::Mark('-' | '–'));
    let (day, after) = scan.day_of_month(at + 1).filter(|_| joined)?;
    matches!(scan.lex(at + 1), Lex::Number(..)).then_some((day, after))
}

/// A day of a month, and its year if one follows; else the year nearest to the reference day.
fn with_year(
    scan: &Scan<'_>,
    at: usize,
    month: u32,
    day: u32,
    last: Option<u32>,
    after: usize,
) -> Option<Found> {
    let comma = scan.after_comma(after);
    let (year, to, relative) = match scan.year(comma).or_else(|| scan.year(after)) {
        Some((year, to)) => (year, to, false),
        None => match year_word(scan, comma) {
            Some((year, to)) => (year, to, true),
            None => (year_of_day(scan, at, after, month, day)?, after, true),
        },
    };
    days_of_month(at, to, (year, month, day), last, relative)
}

/// A day of a month, or with `last` the days up to it. `relative`: the year was worked out.
pub(super) fn days_of_month(
    at: usize,
    to: usize,
    (year, month, day): (i32, u32, u32),
    last: Option<u32>,
    relative: bool,
) -> Option<Found> {
    let first = day_of(year, month, day)?;
    let point = match last.and_then(|last| day_of(year, month, last)) {
        Some(last) if last > first => Point::Days(first, last),
        _ => Point::Day(first),
    };
    let rule = if relative {
        "day and month"
    } else {
        "day, month and year"
    };
    Some(Found {
        relative,
        ..Found::point(at, to, rule, point)
    })
}

/// `5 January 2022`, `5–6 January`, `the 5th of January`
fn day_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = if scan.lex(at) == Lex::The { at + 1 } else { at };
    let (day, after) = scan.day_of_month(start)?;
    let last = range_end(scan, after);
    let after = last.map_or(after, |(_, after)| after);
    let of = if scan.lex(after) == Lex::Of {
        after + 1
    } else {
        after
    };
    let (month, next) = month(scan, of)?;
    // "by 2 May", but not "the first March" nor "killed 5 May 7".
    if matches!(scan.lex(start), Lex::Ordinal(_)) && of == after {
        return None;
    }
    if scan.day_of_month(next).is_some() && scan.year(next).is_none() && of == after {
        return None;
    }
    with_year(scan, at, month, day, last.map(|(day, _)| day), next)
}

/// The year of a day without one: looking back or on where the clause does, else the nearest.
pub(super) fn year_of_day(
    scan: &Scan<'_>,
    from: usize,
    to: usize,
    month: u32,
    day: u32,
) -> Option<i32> {
    let here = scan.today.year();
    let days = [here - 1, here, here + 1].map(|year| day_of(year, month, day));
    let nearest = days
        .into_iter()
        .flatten()
        .min_by_key(|day| (*day - scan.today).num_days().abs())?;
    let away = (nearest - scan.today).num_days();
    // Weeks away, the tense of a long sentence is a worse guide than nearness.
    let tense = match scan.before(from) {
        Lex::Ended if scan.is(from - 1, "ended") => return past_year(&days, scan.today),
        _ => scan.tense(from, to),
    };
    let better = match tense {
        Tense::Past | Tense::Unknown if away > 120 => {
            days.into_iter().flatten().rfind(|day| *day <= scan.today)
        }
        Tense::Past if away > 80 => days.into_iter().flatten().rfind(|day| *day <= scan.today),
        Tense::Future if away < -80 => days.into_iter().flatten().find(|day| *day >= scan.today),
        _ => None,
    };
    Some(better.unwrap_or(nearest).year())
}

/// The year of the latest of these days that is not to come.
fn past_year(days: &[Option<NaiveDate>], today: NaiveDate) -> Option<i32> {
    let past = days.iter().flatten().rfind(|day| **day <= today)?;
    Some(past.year())
}

/// The year of a month without one: that in which it was last or will be next, as the clause looks; else the
/// nearest, a little more readily the last.
pub(super) fn year_of_month(scan: &Scan<'_>, from: usize, to: usize, month: u32) -> i32 {
    let here = scan.today.year();
    let now = scan.today.month();
    let ahead = (month + 12 - now) % 12;
    let coming = match scan.before(from) {
        Lex::Since | Lex::Ended => false,
        Lex::Until | Lex::By => true,
        Lex::Over if scan.is(from - 1, "through") => true,
        _ => match scan.tense(from, to) {
            Tense::Past => false,
            Tense::Future => true,
            Tense::Unknown => (1..=4).contains(&ahead),
        },
    };
    match (month > now, coming) {
        (true, false) => here - 1,
        (false, true) if month < now => here + 1,
        _ => here,
    }
}

/// The latest such weekday not after `day`, or the first not before it.
pub(super) fn weekday_near(day: NaiveDate, weekday: u32, forward: bool) -> NaiveDate {
    let here = day.weekday().number_from_monday();
    let back = i64::from((here + 7 - weekday) % 7);
    if forward {
        plus_days(day, (7 - back) % 7)
    } else {
        plus_days(day, -back)
    }
}
