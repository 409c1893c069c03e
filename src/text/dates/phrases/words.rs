//! Words that point without saying when: `now`, `recently`, `soon`, `in the future`.

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::Point;

pub(super) fn vague(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let found = |to, rule, point| Some(Found::point(at, to, rule, point));
    match scan.lex(at) {
        Lex::Now => found(at + 1, "now", Point::Present),
        Lex::Currently => found(at + 1, "now", Point::Present),
        Lex::Current if scan.is(at, "current") && !scan.capital(at) => {
            found(at + 1, "now", Point::Present)
        }
        Lex::Recently => found(at + 1, "vague past", Point::Past),
        Lex::Recent => {
            let units = matches!(scan.lex(at + 1), Lex::Units(_));
            found(at + 1 + usize::from(units), "vague past", Point::Past)
        }
        Lex::Soon if scan.is(at + 1, "as") && scan.is(at + 2, "possible") => {
            found(at + 3, "vague future", Point::Future)
        }
        Lex::Soon if !scan.is(at + 1, "after") && !scan.is(at + 1, "as") => {
            found(at + 1, "vague future", Point::Future)
        }
        Lex::Future if matches!(scan.lex(at + 1), Lex::Units(_)) => {
            found(at + 2, "vague future", Point::Future)
        }
        Lex::The => {
            let next = at
                + 1
                + usize::from(
                    ["near", "foreseeable", "immediate", "distant"]
                        .iter()
                        .any(|word| scan.is(at + 1, word)),
                );
            let future =
                scan.lex(next) == Lex::Future || (next > at + 1 && scan.lex(next) == Lex::Term);
            let counts =
                future && matches!(scan.before(at), Lex::In | Lex::For | Lex::Over | Lex::Of);
            if counts {
                found(next + 1, "vague future", Point::Future)
            } else {
                None
            }
        }
        _ => None,
    }
}
