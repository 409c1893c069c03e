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

/// How near a verb of saying is that of the date itself.
const SAID: usize = 24;

impl Scan<'_> {
    /// The tense of the clause around the tokens `from..to`: that of the nearest verb before them, else after.
    pub(super) fn tense(&self, from: usize, to: usize) -> Tense {
        self.tense_before(from)
            .or_else(|| self.tense_after(to))
            .unwrap_or(Tense::Unknown)
    }

    fn tense_before(&self, from: usize) -> Option<Tense> {
        let mut infinitive = false;
        for at in (from.saturating_sub(BACK)..from).rev() {
            if self.parts_sentences(at) {
                break;
            }
            if self.lex(at) == Lex::Plans {
                return Some(Tense::Future);
            }
            match self.verb(at, from - at) {
                // "agreed to sell on Friday": later than the agreement, and no more is said.
                Some(Tense::Past) if infinitive => return Some(Tense::Unknown),
                None => {}
                tense => return tense,
            }
            infinitive |= self.lex(at) == Lex::To
                && matches!(self.lex(at + 1), Lex::Other)
                && !self.capital(at + 1);
        }
        infinitive.then_some(Tense::Unknown)
    }

    fn tense_after(&self, to: usize) -> Option<Tense> {
        (to..(to + ON).min(self.tokens.len()))
            .take_while(|at| !self.parts_sentences(*at))
            .find_map(|at| self.verb(at, at - to))
    }

    /// What a word says of the tense; verbs of saying only of the date right beside them.
    fn verb(&self, at: usize, distance: usize) -> Option<Tense> {
        let last = |words: &[&str]| words.iter().any(|word| at > 0 && self.is(at - 1, word));
        match self.lex(at) {
            // "had been due to expire": what was to come, and is told.
            Lex::ToCome if at > 1 && self.is(at - 1, "been") && self.is(at - 2, "had") => {
                Some(Tense::Past)
            }
            // "due to the storm" gives a reason, "would not comment" tells what was.
            Lex::ToCome if self.is(at, "due") && !last(&["is", "are", "s", "re"]) => None,
            Lex::ToCome if self.is(at, "would") && self.is(at + 1, "not") => None,
            Lex::ToCome | Lex::Tomorrow => Some(Tense::Future),
            Lex::Said if distance <= SAID => Some(Tense::Past),
            Lex::To
                if at > 1
                    && last(&["set"])
                    && ["is", "are"].iter().any(|word| self.is(at - 2, word)) =>
            {
                Some(Tense::Future)
            }
            Lex::To if self.is(at + 1, "be") || last(&["is", "are"]) => Some(Tense::Future),
            // "will be paid", "to be held", "was expected": the word before says it.
            Lex::Was | Lex::Other if last(&["be"]) => None,
            Lex::Was if matches!(self.lex(at + 1), Lex::ToCome | Lex::Plans) => None,
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
