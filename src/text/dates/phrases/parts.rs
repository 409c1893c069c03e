//! Weekdays, "yesterday" and their like, and parts of days.

use super::super::Modifier;
use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::tense::Tense;
use super::super::value::{Part, Point, monday, plus_days};
use super::calendar::{self, weekday_near};

/// `today`, `yesterday morning`, `tonight`, `overnight`
pub(super) fn day_word(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (days, part) = match scan.lex(at) {
        Lex::Today => (0, None),
        Lex::Yesterday => (-1, None),
        Lex::Tomorrow => (1, None),
        Lex::Tonight => (0, Some(Part::Night)),
        Lex::Overnight => (-1, Some(Part::Night)),
        _ => return None,
    };
    let day = plus_days(scan.today, days);
    let found = match part {
        Some(part) => Found::point(at, at + 1, "day by its distance", Point::Part(day, part)),
        None => with_part(
            scan,
            Found::point(at, at + 1, "day by its distance", Point::Day(day)),
        ),
    };
    Some(found.relative())
}

/// `Friday`, `Friday night`, `Friday, Oct. 23`, `Tuesday at 10 a.m.`
pub(super) fn weekday(scan: &Scan<'_>, at: usize) -> Option<Found> {
    weekday_of(scan, at, at)
}

/// The same in a phrase that begins at `from`: "until 9 a.m. Tuesday".
pub(super) fn weekday_of(scan: &Scan<'_>, from: usize, at: usize) -> Option<Found> {
    let (weekday, next) = name(scan, at)?;
    let comma = scan.after_comma(next);
    if let Some(found) = calendar::date(scan, comma)
        && matches!(found.date(), Some(Point::Day(_)))
    {
        let digits = comma == next && found.rule == "day in digits";
        return Some(if digits { found } else { found.from(at) });
    }
    // "Until Friday, they had …" looks back, "have time until Friday" on.
    let limit = scan.before(from) == Lex::Until && !scan.capital(from - 1);
    let forward = limit || at_the_earliest(scan, from) || scan.tense(at, next) == Tense::Future;
    if let Some((week, to)) = week_after(scan, next) {
        let day = plus_days(
            monday(plus_days(scan.today, week * 7)),
            i64::from(weekday) - 1,
        );
        return Some(Found::point(at, to, "weekday of a week", Point::Day(day)).relative());
    }
    let ahead = weekday_near(scan.today, weekday, true);
    // Of a day a week on that is also yesterday's name one would say "next".
    let forward = forward && (ahead - scan.today).num_days() <= 5;
    let day = weekday_near(scan.today, weekday, forward);
    let found = Found::point(at, next, "weekday", Point::Day(day)).relative();
    Some(with_part(scan, found))
}

/// `as early as`, `as soon as` before a day: it is still to come.
fn at_the_earliest(scan: &Scan<'_>, from: usize) -> bool {
    from > 2
        && scan.is(from - 1, "as")
        && (scan.lex(from - 2) == Lex::Early || scan.lex(from - 2) == Lex::Soon)
        && scan.is(from - 3, "as")
}

/// `of last week`, `next week` after a weekday: how many weeks on, and the token after it.
fn week_after(scan: &Scan<'_>, at: usize) -> Option<(i64, usize)> {
    let start = at + usize::from(scan.lex(at) == Lex::Of);
    let week = match scan.lex(start) {
        Lex::Last => -1,
        Lex::This => 0,
        Lex::Next => 1,
        _ => return None,
    };
    scan.is(start + 1, "week").then_some((week, start + 2))
}

/// A weekday by its name, 1 for Monday, and the token after it.
pub(super) fn name(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    match scan.lex(at) {
        Lex::Weekday(weekday) if scan.capital(at) => Some((weekday, at + 1)),
        Lex::ShortWeekday(weekday) if scan.capital(at) => {
            let next = scan.after_stop(at + 1);
            let dated =
                |at| calendar::month(scan, at).is_some() || matches!(scan.lex(at), Lex::Number(..));
            dated(scan.after_comma(next)).then_some((weekday, next))
        }
        _ => None,
    }
}

/// A day with the part of it that follows: `morning`, `at 10 a.m.` is a phrase of its own.
pub(super) fn with_part(scan: &Scan<'_>, found: Found) -> Found {
    let Some(Point::Day(day)) = found.date() else {
        return found;
    };
    let (next, modifier) = match scan.lex(found.to) {
        Lex::Early => (found.to + 1, Some(Modifier::Start)),
        Lex::Late => (found.to + 1, Some(Modifier::End)),
        _ => (found.to, None),
    };
    let Lex::Part(part) = scan.lex(next) else {
        return found;
    };
    let whole = Found {
        relative: found.relative,
        ..Found::point(
            found.from,
            next + 1,
            "part of a day",
            Point::Part(day, part),
        )
    };
    modifier.map_or(whole, |modifier| whole.modified(modifier))
}
