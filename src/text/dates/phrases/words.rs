//! Words that point without saying when: `now`, `recently`, `soon`, `in the future`.

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::{Amount, Point, Value};

pub(super) fn vague(scan: &Scan<'_>, at: usize) -> Option<Found> {
    // Won-soon is a name, "now-cancelled" a word of its own.
    if (scan.glued(at) && scan.mark(at - 1, '-')) || (scan.glued(at + 1) && scan.mark(at + 1, '-'))
    {
        return None;
    }
    let found = |to, rule, point| Some(Found::point(at, to, rule, point));
    match scan.lex(at) {
        Lex::Now => found(at + 1, "now", Point::Present),
        Lex::Currently => found(at + 1, "now", Point::Present),
        Lex::Current if scan.is(at, "current") && !scan.capital(at) => {
            found(at + 1, "now", Point::Present)
        }
        Lex::Recently => found(at + 1, "vague past", Point::Past),
        Lex::Recent => match scan.lex(at + 1) {
            Lex::Units(unit) => {
                let value = Value::Duration(Amount::Vague, unit);
                Some(Found::value(at, at + 2, "length up to now", value))
            }
            _ => found(at + 1, "vague past", Point::Past),
        },
        Lex::At if scan.is(at + 1, "present") => found(at + 2, "now", Point::Present),
        Lex::At if scan.lex(at + 1) == Lex::The && scan.is(at + 2, "moment") => {
            found(at + 3, "now", Point::Present)
        }
        Lex::These if scan.is(at + 1, "days") => found(at + 2, "now", Point::Present),
        Lex::Soon if scan.is(at + 1, "as") && scan.is(at + 2, "possible") => {
            found(at + 3, "vague future", Point::Future)
        }
        Lex::Soon if scan.is(at + 1, "after") || scan.is(at + 1, "as") || told(scan, at) => None,
        Lex::Soon => found(at + 1, "vague future", Point::Future),
        Lex::Future if matches!(scan.lex(at + 1), Lex::Units(_)) => {
            found(at + 2, "vague future", Point::Future)
        }
        Lex::The => {
            let next = at
                + 1
                + usize::from(
                    ["near", "short", "foreseeable", "immediate", "distant"]
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

/// "was soon released", "soon became": a story's own next step, long past.
fn told(scan: &Scan<'_>, at: usize) -> bool {
    let past = |at: usize| {
        let word = scan.word(at);
        scan.lex(at) == Lex::Was || (word.len() > 4 && word.ends_with("ed"))
    };
    past(at + 1) || at > 0 && scan.lex(at - 1) == Lex::Was
}
