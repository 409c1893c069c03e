//! Reporting clauses of a sentence: the words that say that somebody speaks, and who.

use super::small::Small;
use super::subject;
use super::tokens::{Kind, Paragraph, Token};
use super::verbs::{Form, Strength, is_noun_too};
use std::ops::Range;

/// A reporting clause.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its verb, or `according to`, as tokens.
    pub(super) at: Range<usize>,
    /// Who speaks, as tokens.
    pub(super) speaker: Option<Range<usize>>,
    /// Whether it can report words that stand in no quotation marks.
    pub(super) strength: Strength,
    /// How the speaker was found.
    pub(super) rule: &'static str,
}

/// The reporting clauses of a sentence, in order.
pub(super) fn cues(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut from = sentence.start;
    for at in sentence.clone() {
        let token = &paragraph.tokens[at];
        match token.kind {
            Kind::Quote(_) => from = at + 1,
            Kind::Word => {
                let last = found.last();
                let scope = Scope {
                    paragraph,
                    sentence,
                    from,
                    last,
                };
                found.extend(scope.cue(at));
            }
            _ => {}
        }
    }
    found
}

/// What a cue is looked for in.
struct Scope<'a, 't> {
    paragraph: &'a Paragraph<'t>,
    sentence: &'a Range<usize>,
    /// Past the last quotation.
    from: usize,
    last: Option<&'a Cue>,
}

impl Scope<'_, '_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.paragraph
            .tokens
            .get(at)
            .filter(|_| self.sentence.contains(&at))
    }

    fn before(&self, at: usize) -> Option<&Token> {
        self.token(at.checked_sub(1)?)
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        if self.paragraph.is(at, "according") && self.paragraph.is(at + 1, "to") {
            let speaker = subject::phrase_after(self.paragraph, at + 2, self.sentence.end)?;
            return Some(self.made(at..at + 2, Some(speaker), Strength::Clause, "according-to"));
        }
        if (self.paragraph.is(at, "put") || self.paragraph.is(at, "puts"))
            && self.paragraph.is(at + 1, "it")
        {
            let speaker = subject::before(self.paragraph, self.from, at)?;
            return Some(self.made(at..at + 2, Some(speaker), Strength::Quoted, "put-it"));
        }
        if (self.paragraph.is(at, "went") || self.paragraph.is(at, "goes"))
            && self.paragraph.is(at + 1, "on")
            && self
                .token(at + 2)
                .is_none_or(|next| !next.is_word() || self.paragraph.is(at + 2, "about"))
        {
            let speaker = subject::before(self.paragraph, self.from, at)?;
            return Some(self.made(at..at + 2, Some(speaker), Strength::Quoted, "subject-verb"));
        }
        self.verb(at)
    }

    fn made(
        &self,
        at: Range<usize>,
        speaker: Option<Range<usize>>,
        strength: Strength,
        rule: &'static str,
    ) -> Cue {
        Cue {
            at,
            speaker,
            strength,
            rule,
        }
    }

    fn verb(&self, at: usize) -> Option<Cue> {
        let token = self.token(at)?;
        let verb = token.verb?;
        if self.is_noun(at) || (token.capital && at != self.sentence.start) {
            return None;
        }
        let cue = |speaker, rule| Some(self.made(at..at + 1, speaker, verb.strength, rule));
        if verb.form == Form::Past && self.is_passive(at) {
            if !self.token(at + 1).is_some_and(|next| next.is(Small::By)) {
                return None;
            }
            let speaker = subject::phrase_after(self.paragraph, at + 2, self.sentence.end);
            return speaker.and_then(|speaker| cue(Some(speaker), "passive-by"));
        }
        if let Some(speaker) = self.inverted(at) {
            return cue(Some(speaker), "verb-subject");
        }
        if token.capital {
            return None;
        }
        if verb.form == Form::Past && self.is_reduced(at) {
            return None;
        }
        let qualified = |before: &Token| {
            before.is(Small::Article)
                || before.is(Small::Of)
                || (before.clitic && !before.is(Small::Pronoun))
        };
        if verb.form == Form::Ing && self.before(at).is_some_and(qualified) {
            return None;
        }
        if verb.form == Form::Ing && !self.before(at).is_some_and(is_being) {
            let name = self
                .before(at)
                .filter(|before| before.capital && self.last.is_none());
            let named = name.and_then(|_| subject::name_before(self.paragraph, self.from, at));
            return cue(named.or_else(|| self.shared(at)), "participle");
        }
        let before = self.before(at);
        if before.is_some_and(|before| before.is(Small::To)) {
            return cue(self.shared(at), "infinitive");
        }
        if before.is_some_and(|before| before.is(Small::Joiner)) && self.last.is_some() {
            return cue(self.shared(at), "same-subject");
        }
        let speaker = subject::before(self.paragraph, self.from, at);
        match speaker {
            Some(speaker) if self.is_same(&speaker) => cue(self.shared(at), "same-subject"),
            Some(speaker) if speaker.end < at && self.is_relative(speaker.end) => {
                cue(Some(speaker), "who")
            }
            Some(speaker) => cue(Some(speaker), "subject-verb"),
            None => cue(self.shared(at), "same-subject"),
        }
    }

    /// `Lynch said she recalled`, `accused it of what he called`: the pronoun is the speaker before.
    fn is_same(&self, speaker: &Range<usize>) -> bool {
        let is_pronoun = speaker.len() == 1
            && self
                .token(speaker.start)
                .is_some_and(|token| token.is(Small::Pronoun));
        let after_what = self
            .before(speaker.start)
            .is_some_and(|_| self.paragraph.is(speaker.start - 1, "what"));
        let after_cue = self.last.is_some_and(|last| {
            let between = last.at.end..speaker.start;
            last.speaker.is_some()
                && (between.is_empty()
                    || (between.len() == 1 && self.paragraph.is(between.start, "that")))
        });
        is_pronoun && (after_what || after_cue)
    }

    /// Whether `who` or `that` stands here, past a comma.
    fn is_relative(&self, at: usize) -> bool {
        let at = if self
            .token(at)
            .is_some_and(|token| token.kind == Kind::Comma)
        {
            at + 1
        } else {
            at
        };
        self.token(at)
            .is_some_and(|token| token.is(Small::Relative) || token.is(Small::That))
    }

    /// The subject of the cue before, or else of the sentence.
    fn shared(&self, at: usize) -> Option<Range<usize>> {
        match self.last.and_then(|last| last.speaker.clone()) {
            Some(last) => Some(last),
            None => {
                let near = subject::of_clause(self.paragraph, self.from, at);
                near.or_else(|| subject::of_clause(self.paragraph, self.sentence.start, self.from))
            }
        }
    }

    /// `a call`, `his remarks`, `the report says`
    fn is_noun(&self, at: usize) -> bool {
        let word = self.paragraph.words(&self.paragraph.tokens[at]);
        if !is_noun_too(&word.to_lowercase()) {
            return false;
        }
        let Some(before) = self.before(at) else {
            return true;
        };
        match before.small {
            Some(
                Small::Pronoun
                | Small::Auxiliary
                | Small::Be
                | Small::Relative
                | Small::Adverb
                | Small::To,
            ) => {
                before.is(Small::Adverb)
                    && self
                        .paragraph
                        .tokens
                        .get(at.wrapping_sub(2))
                        .is_some_and(|token| token.is(Small::Article))
            }
            Some(_) => !before.is(Small::Joiner) && !before.is(Small::Time),
            None if before.clitic => true,
            None if before.kind == Kind::Close => false,
            None if before.is_word() => {
                // "media reports" and "Trump reports": only what follows can tell.
                let many = before.capital || self.paragraph.words(before).ends_with('s');
                if word.ends_with('s') == (many && !before.capital) {
                    return true;
                }
                let next = self.token(at + 1);
                let takes = next.is_some_and(|next| {
                    next.is(Small::That)
                        || matches!(next.kind, Kind::Quote(_) | Kind::Colon)
                        || (before.capital
                            && (next.capital || next.is(Small::Pronoun) || next.is(Small::Article)))
                });
                !takes
            }
            None => before.kind != Kind::Comma || word.ends_with("ing"),
        }
    }

    /// `was asked`, `has been described`
    fn is_passive(&self, at: usize) -> bool {
        let mut n = at;
        while n > self.sentence.start && self.paragraph.tokens[n - 1].is(Small::Adverb) {
            n -= 1;
        }
        self.before(n).is_some_and(is_being)
    }

    /// `Asked about it, he said`, `a video posted on`
    fn is_reduced(&self, at: usize) -> bool {
        let starts = self
            .before(at)
            .is_none_or(|before| before.kind == Kind::Comma || before.is(Small::Subordinator));
        let Some(next) = self.token(at + 1) else {
            return false;
        };
        let is_asked = self.paragraph.is(at, "asked");
        (starts
            && (next.is(Small::By)
                || (is_asked && (next.is(Small::Subordinator) || next.is(Small::Preposition)))))
            || next.is(Small::By)
    }

    /// The subject behind the verb: `“…,” said Smith`.
    fn inverted(&self, at: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraph;
        let token = self.token(at)?;
        if paragraph.is(at, "told")
            || paragraph.is(at, "tells")
            || !matches!(token.verb?.form, Form::Past | Form::Present)
        {
            return None;
        }
        let mut n = at;
        while n > self.sentence.start && paragraph.tokens[n - 1].is(Small::Adverb) {
            n -= 1;
        }
        let opens = match self.before(n).map(|before| before.kind) {
            None => token.capital,
            Some(Kind::Quote(_)) => true,
            Some(Kind::Comma | Kind::Dash) => {
                let after_quote = n >= 2
                    && self
                        .token(n - 2)
                        .is_some_and(|token| matches!(token.kind, Kind::Quote(_)));
                if after_quote {
                    true
                } else {
                    return self.inverted_in_prose(at);
                }
            }
            _ => false,
        };
        let first = self.token(at + 1)?;
        let is_start = first.capital
            || first.is(Small::Article)
            || first.is(Small::Pronoun)
            || (first.small.is_none() && first.is_word());
        if !opens || !is_start || first.is(Small::Time) {
            return None;
        }
        let phrase = subject::phrase_after(paragraph, at + 1, self.sentence.end)?;
        let goes_on = first.is(Small::Pronoun)
            && self.token(phrase.end).is_some_and(|next| {
                next.is_word()
                    && !next.capital
                    && !next.is(Small::Adverb)
                    && !next.is(Small::Preposition)
            });
        (!goes_on).then_some(phrase)
    }

    /// `The war is over, said Smith.`
    fn inverted_in_prose(&self, at: usize) -> Option<Range<usize>> {
        let first = self.token(at + 1)?;
        if self.token(at)?.verb?.strength != Strength::Clause
            || !(first.capital || first.is(Small::Article))
            || first.is(Small::Time)
        {
            return None;
        }
        let phrase = subject::phrase_after(self.paragraph, at + 1, self.sentence.end)?;
        let closed = self
            .token(phrase.end)
            .is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma | Kind::Semicolon));
        closed.then_some(phrase)
    }
}

/// A form of "be": before a participle it makes the passive.
fn is_being(token: &Token) -> bool {
    token.is(Small::Be)
}
