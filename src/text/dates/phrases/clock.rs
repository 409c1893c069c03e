//! Times of day: `10:35 a.m.`, `18:00 UTC`, `noon`, and the day that they are given with.

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::token::Form;
use super::super::value::Point;

/// A time of day with the day named beside it; else that of the day named last.
pub(super) fn time(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let clock = clock(scan, at)?;
    let mut day_at = scan.after_comma(clock.to);
    if scan.lex(day_at) == Lex::On {
        day_at += 1;
    }
    let day = matches!(
        scan.lex(day_at),
        Lex::Weekday(_)
            | Lex::Month(_)
            | Lex::ShortMonth(_)
            | Lex::Today
            | Lex::Yesterday
            | Lex::Tomorrow
            | Lex::Number(..)
    )
    .then(|| {
        super::calendar::date(scan, day_at)
            .or_else(|| super::parts::day_word(scan, day_at))
            .or_else(|| super::parts::weekday_of(scan, at, day_at))
    })
    .flatten();
    if let Some(found) = day
        && let Some(Point::Day(day)) = found.date()
    {
        let point = Point::Time(day, clock.hour, clock.minute, clock.utc);
        return Some(Found {
            relative: found.relative,
            ..Found::point(at, found.to, "time of day", point)
        });
    }
    let focus = match scan.story.focus {
        Some(Point::Day(day) | Point::Part(day, _) | Point::Time(day, ..)) => day,
        _ => scan.today,
    };
    let point = Point::Time(focus, clock.hour, clock.minute, clock.utc);
    Some(Found::point(at, clock.to, "time of day", point).relative())
}

struct Clock {
    hour: u32,
    minute: Option<u32>,
    utc: bool,
    to: usize,
}

fn clock(scan: &Scan<'_>, at: usize) -> Option<Clock> {
    let named = match scan.lex(at) {
        Lex::Noon if at == 0 || !scan.is(at - 1, "high") => Some(12),
        Lex::Midnight => Some(24),
        _ => None,
    };
    if let Some(hour) = named {
        return Some(Clock {
            hour,
            minute: Some(0),
            utc: false,
            to: at + 1,
        });
    }
    let (hour, minute, next) = match scan.lex(at) {
        // `1922 UTC`
        Lex::Number(clock, 4, Form::Plain) if clock < 2400 && clock % 100 < 60 => {
            let (utc, to) = zone(scan, at + 1)?;
            return Some(Clock {
                hour: clock / 100,
                minute: Some(clock % 100),
                utc,
                to,
            });
        }
        Lex::Number(hour @ 0..=24, 1..=2, Form::Plain) => match minute(scan, at + 1) {
            Some((minute, next)) => (hour, Some(minute), next),
            None => (hour, None, at + 1),
        },
        Lex::Cardinal(hour @ 1..=12) => (hour, None, at + 1),
        _ => return None,
    };
    let (hour, next) = match half_of_day(scan, next) {
        Some((pm, next)) if (1..=12).contains(&hour) => (hour % 12 + if pm { 12 } else { 0 }, next),
        _ if minute.is_some() && matches!(scan.lex(at), Lex::Number(_, 2, _)) => (hour, next),
        _ if minute.is_some() && zone(scan, next).is_some() => (hour, next),
        _ => return None,
    };
    let (utc, to) = zone(scan, next).unwrap_or((false, next));
    Some(Clock {
        hour,
        minute,
        utc,
        to,
    })
}

fn minute(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let colon = scan.mark(at, ':') && scan.glued(at) && scan.glued(at + 1);
    match scan.lex(at + 1) {
        Lex::Number(minute @ 0..60, 2, Form::Plain) if colon => {
            // A score of 3:10:44 or a verse is no time of day.
            let more = scan.mark(at + 2, ':') && scan.glued(at + 2);
            (!more).then_some((minute, at + 2))
        }
        _ => None,
    }
}

/// `a.m.`, `pm`, `o'clock`, `in the morning`: whether after noon.
fn half_of_day(scan: &Scan<'_>, at: usize) -> Option<(bool, usize)> {
    match scan.lex(at) {
        Lex::Am if !scan.is(at + 1, "i") => return Some((false, at + 1)),
        Lex::Pm => return Some((true, at + 1)),
        _ => {}
    }
    let dotted = scan.mark(at + 1, '.') && scan.glued(at + 1) && scan.is(at + 2, "m");
    if dotted && (scan.is(at, "a") || scan.is(at, "p")) {
        return Some((scan.is(at, "p"), scan.after_stop(at + 3)));
    }
    if scan.is(at, "o") && scan.mark(at + 1, '\'') && scan.is(at + 2, "clock") {
        let more = part_named(scan, at + 3);
        return Some(more.unwrap_or((false, at + 3)));
    }
    part_named(scan, at)
}

/// `in the morning`: whether after noon.
fn part_named(scan: &Scan<'_>, at: usize) -> Option<(bool, usize)> {
    if scan.lex(at) == Lex::In && scan.lex(at + 1) == Lex::The {
        return match scan.word(at + 2) {
            "morning" => Some((false, at + 3)),
            "afternoon" | "evening" => Some((true, at + 3)),
            _ => None,
        };
    }
    None
}

/// `UTC`, `EDT`: whether it is UTC.
fn zone(scan: &Scan<'_>, at: usize) -> Option<(bool, usize)> {
    let bracket = usize::from(scan.mark(at, '('));
    let here = at + bracket;
    if scan.lex(here) != Lex::Zone || !scan.capital(here) {
        return None;
    }
    let utc = scan.is(here, "utc") || scan.is(here, "gmt");
    Some((utc, here + 1 + bracket))
}
