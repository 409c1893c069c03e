//! Parts of a span: `early January`, `mid-1998`, `the end of the year`, `later this month`, `year-end`.

use chrono::Datelike;

use super::super::Modifier;
use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::{Part, Point};

/// The rule's name.
const RULE: &str = "part of a span";

pub(super) fn shaded(scan: &Scan<'_>, at: usize) -> Option<Found> {
    year_end(scan, at).or_else(|| {
        let mut next = at + usize::from(scan.lex(at) == Lex::The);
        next += usize::from(next > at && scan.is(next, "very"));
        let (modifier, inner) = shade(scan, next)?;
        if let Lex::Part(part) = scan.lex(inner) {
            return part_of_day(scan, at, inner, part, modifier);
        }
        let found = super::plain_date(scan, inner)?;
        let point = found.date()?;
        // "late" is a shade of what is past or to come too, but not of "now".
        point.day()?;
        let rule = if found.rule == "part of a day" {
            found.rule
        } else {
            RULE
        };
        let mut found = found.from(at).modified(modifier);
        found.rule = rule;
        Some(found)
    })
}

/// What narrows, and the token at which what is narrowed begins.
fn shade(scan: &Scan<'_>, at: usize) -> Option<(Modifier, usize)> {
    let hyphen = |at| scan.after_hyphen(at);
    match scan.lex(at) {
        Lex::Early => Some((Modifier::Start, hyphen(at + 1))),
        Lex::Late => Some((Modifier::End, hyphen(at + 1))),
        Lex::Mid => Some((Modifier::Mid, hyphen(at + 1))),
        Lex::Earlier | Lex::Later => {
            let modifier = if scan.lex(at) == Lex::Earlier {
                Modifier::Start
            } else {
                Modifier::End
            };
            let of = at + 1 + usize::from(matches!(scan.lex(at + 1), Lex::In | Lex::On));
            let spans = matches!(
                scan.lex(of),
                Lex::This
                    | Lex::That
                    | Lex::The
                    | Lex::Last
                    | Lex::Yesterday
                    | Lex::Today
                    | Lex::Weekday(_)
                    | Lex::Month(_)
            ) || scan.year(of).is_some() && of > at + 1;
            spans.then_some((modifier, of))
        }
        Lex::Beginning if scan.lex(at + 1) == Lex::Of => Some((Modifier::Start, at + 2)),
        Lex::Middle if scan.lex(at + 1) == Lex::Of => Some((Modifier::Mid, at + 2)),
        Lex::End if scan.lex(at + 1) == Lex::Of => Some((Modifier::End, at + 2)),
        _ => None,
    }
}

/// `year-end`, `year's end`, `month's end`
fn year_end(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(matches!(scan.lex(at), Lex::The));
    let next = start + 1;
    let owned = scan.mark(next, '\'') && scan.is(next + 1, "s");
    let end = if owned {
        next + 2
    } else {
        scan.after_hyphen(next)
    };
    if scan.lex(end) != Lex::End || scan.lex(end + 1) == Lex::Of {
        return None;
    }
    let point = match scan.word(start).to_ascii_lowercase().as_str() {
        "year" => Point::Year(scan.today.year()),
        "month" => Point::Month(scan.today.year(), scan.today.month()),
        _ => return None,
    };
    let found = Found::point(at, end + 1, RULE, point).relative();
    Some(found.modified(Modifier::End))
}

/// `late afternoon`, `early Friday morning` (which the weekday's rule reads from "Friday" on).
fn part_of_day(
    scan: &Scan<'_>,
    at: usize,
    inner: usize,
    part: Part,
    modifier: Modifier,
) -> Option<Found> {
    if let Some(found) = super::parts::day_word(scan, inner + 1)
        && let Some(Point::Day(day)) = found.date()
    {
        let found = Found::point(at, found.to, "part of a day", Point::Part(day, part));
        return Some(found.relative().modified(modifier));
    }
    let day = match scan.story.focus {
        Some(Point::Day(day) | Point::Part(day, _)) => day,
        _ => scan.today,
    };
    let found = Found::point(at, inner + 1, "part of a day", Point::Part(day, part));
    (scan.before(at) == Lex::In || scan.before(at) == Lex::The)
        .then(|| found.relative().modified(modifier))
}
