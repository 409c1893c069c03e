//! Years, decades and centuries: `1998`, `the 1990s`, `fiscal 1989`, `the 11th century`.

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::token::Form;
use super::super::value::Point;

/// `1998`, `the 1990s`, `the '80s`, `fiscal 1989`, `the 11th century`
pub(super) fn year(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = if scan.lex(at) == Lex::The { at + 1 } else { at };
    decade(scan, start)
        .or_else(|| century(scan, start))
        .or_else(|| fiscal(scan, start))
        .map(|found| found.from(at))
        .or_else(|| {
            let words = start > at && scan.is(start, "year");
            bare_year(scan, if words { start + 1 } else { at }).map(|found| found.from(at))
        })
}

fn decade(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (year, to) = match scan.lex(at) {
        Lex::Number(year @ 1000..2100, 4, Form::Plural) if year % 10 == 0 => (year, at + 1),
        Lex::Mark('\'') if scan.glued(at + 1) => match scan.lex(at + 1) {
            Lex::Number(year @ 10..100, 2, Form::Plural) => (1900 + year, at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let point = Point::Decade(i32::try_from(year / 10 * 10).ok()?);
    Some(Found::point(at, to, "decade", point))
}

fn century(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let number = match scan.lex(at) {
        Lex::Number(n @ 1..=21, _, Form::Ordinal) | Lex::Ordinal(n) => n,
        _ => return None,
    };
    let next = scan.after_hyphen(at + 1);
    let point = Point::Century(i32::try_from(number - 1).ok()? * 100);
    (scan.is(next, "century")).then(|| Found::point(at, next + 1, "century", point))
}

/// `fiscal 1989`, `fiscal year 1989`
fn fiscal(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if scan.lex(at) != Lex::Fiscal {
        return None;
    }
    let next = at + 1 + usize::from(scan.is(at + 1, "year"));
    let (year, to) = scan.year(next)?;
    Some(Found::point(at, to, "fiscal year", Point::Year(year)))
}

fn bare_year(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (year, to) = scan.year(at)?;
    let introduced = matches!(
        scan.before(at),
        Lex::In
            | Lex::Since
            | Lex::By
            | Lex::Until
            | Lex::From
            | Lex::Over
            | Lex::Of
            | Lex::After
            | Lex::Before
            | Lex::And
            | Lex::To
            | Lex::Mark('(' | '-' | '–')
            | Lex::Unit(_)
    );
    let plausible = (1800..=2060).contains(&year);
    let counted = matches!(scan.lex(to), Lex::Counted | Lex::Units(_) | Lex::Hundred)
        || (scan.mark(to, '-') && scan.glued(to) && !matches!(scan.lex(to + 1), Lex::Number(..)));
    let named =
        matches!(
            scan.before(at),
            Lex::Numbered | Lex::Mark('$' | '£' | '€' | '#' | '№' | '/')
        ) || (scan.before(at) == Lex::Mark('-') && scan.glued(at) && !follows_number(scan, at))
            || (scan.before(at) == Lex::Mark('.') && scan.glued(at))
            || (scan.before(at) == Lex::Mark('.') && at > 1 && scan.lex(at - 2) == Lex::Numbered)
            || scan.before(at) == Lex::About;
    if named || counted || !(plausible || introduced && year >= 1200) {
        return None;
    }
    Some(Found::point(at, to, "year", Point::Year(year)))
}

/// Whether the hyphen before a token joins two numbers, as in `2009-2011`.
fn follows_number(scan: &Scan<'_>, at: usize) -> bool {
    at > 1 && (matches!(scan.lex(at - 2), Lex::Number(..) | Lex::Mid) || scan.is(at - 2, "post"))
}
