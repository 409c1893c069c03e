//! Whether a clause looks back or forward.

use super::lexicon::Lex;
use super::scan::Scan;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// It has no verb that would say.
    Unknown,
}

/// How far verbs are looked for, in tokens.
const BACK: usize = 24;
const ON: usize = 12;

impl Scan<'_> {
    /// The tense of the clause around the tokens `from..to`: that of the nearest verb before them, else after.
    pub(super) fn tense(&self, from: usize, to: usize) -> Tense {
        let before = (from.saturating_sub(BACK)..from)
            .rev()
            .take_while(|at| !self.parts_sentences(*at))
            .find_map(|at| self.verb(at, from - at));
        let after = || {
            (to..(to + ON).min(self.tokens.len()))
                .take_while(|at| !self.parts_sentences(*at))
                .find_map(|at| self.verb(at, at - to))
        };
        before.or_else(after).unwrap_or(Tense::Unknown)
    }

    /// What a word says of the tense; verbs of saying only of the date right beside them.
    fn verb(&self, at: usize, distance: usize) -> Option<Tense> {
        match self.lex(at) {
            // "had been due to expire": what was to come, and is told.
            Lex::ToCome if self.before(at) == Lex::Was && !self.is(at - 1, "has") => {
                Some(Tense::Past)
            }
            Lex::ToCome | Lex::Tomorrow => Some(Tense::Future),
            Lex::Said if distance <= 3 => Some(Tense::Past),
            Lex::To if self.is(at + 1, "be") => Some(Tense::Future),
            Lex::To if ["is", "are", "set"].iter().any(|word| at > 0 && self.is(at - 1, word)) => {
                Some(Tense::Future)
            }
            // "agreed to sell": later than the agreement, and no more is said.
            Lex::To if self.lex(at + 1) == Lex::Other && !self.capital(at + 1) => {
                Some(Tense::Unknown)
            }
            // "will be paid", "to be held": the verb before says it.
            Lex::Was | Lex::Other if at > 0 && self.is(at - 1, "be") => None,
            Lex::Was => Some(Tense::Past),
            Lex::Other if !self.capital(at) => {
                let word = self.word(at);
                (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
                    .then_some(Tense::Past)
            }
            _ => None,
        }
    }

    /// A stop after a word of more than three letters, before a capital.
    fn parts_sentences(&self, at: usize) -> bool {
        match self.lex(at) {
            Lex::Mark('.') => {
                at > 0
                    && self.tokens[at - 1].end - self.tokens[at - 1].start > 3
                    && !self.glued(at + 1)
            }
            Lex::Mark('!' | '?' | '\n' | ';') => true,
            _ => false,
        }
    }
}
