//! Whom quoted words belong to.

use super::cues::Cue;
use super::small::Small;
use super::subject;
use super::tokens::{Kind, Paragraph, Token};
use std::ops::Range;

/// Fewer quoted words than these are speech only where a clause reports them.
const FEW: usize = 4;

/// Who says a quotation, and by what rule.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) cue: Option<Range<usize>>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) rule: &'static str,
}

/// A sentence with its reporting clauses.
pub(super) struct Sentence<'a, 't> {
    pub(super) paragraph: &'a Paragraph<'t>,
    pub(super) tokens: Range<usize>,
    pub(super) cues: &'a [Cue],
}

impl Sentence<'_, '_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.paragraph
            .tokens
            .get(at)
            .filter(|_| self.tokens.contains(&at))
    }

    /// Whether nothing but quotations stands in it.
    pub(super) fn is_bare(&self) -> bool {
        let tokens = &self.paragraph.tokens[self.tokens.clone()];
        tokens.iter().all(|token| !token.is_word())
    }

    /// The attribution of the quotation at the token `at` within the sentence.
    pub(super) fn attribute(&self, at: usize) -> Option<Attribution> {
        let split = self.cues.partition_point(|cue| cue.at.start < at);
        let near = split.checked_sub(1).and_then(|n| self.cues.get(n));
        let farther = split.checked_sub(2).and_then(|n| self.cues.get(n));
        // A relative clause ends before the words of the one who tells of it.
        let left = match (near, farther) {
            (Some(near), Some(farther)) if near.rule == "who" && !self.leads_to(near, at) => {
                Some(farther)
            }
            _ => near,
        };
        let right = self.cues.get(split);
        let by = |cue: &Cue| {
            Some(Attribution {
                cue: Some(cue.at.clone()),
                speaker: cue.speaker.clone(),
                rule: cue.rule,
            })
        };
        if let Some(left) = left
            && self.leads_to(left, at)
        {
            return by(left);
        }
        if let Some(label) = self.label(at).or_else(|| self.signature(at)) {
            return Some(label);
        }
        if let Some(right) = right
            && self.follows(right, at)
        {
            return by(right);
        }
        if left.is_none() && self.before(at) == Some(Kind::Colon) {
            return self.subject(at, "colon");
        }
        left.or(right).filter(|_| !self.is_title(at)).and_then(by)
    }

    /// The words of the quotation at a token, without its marks.
    fn inner(&self, at: usize) -> &str {
        match self.paragraph.tokens[at].kind {
            Kind::Quote(n) => self
                .paragraph
                .quotations
                .get(n)
                .map_or("", |quotation| quotation.words(self.paragraph.text)),
            _ => "",
        }
    }

    fn count(&self, at: usize) -> usize {
        self.inner(at).split_whitespace().take(FEW).count()
    }

    /// Whether quoted words are a title: `“Fox News Sunday”`, `"Meet the Press"`.
    fn is_title(&self, at: usize) -> bool {
        let words = self.inner(at);
        let long = words.split_whitespace().filter(|word| word.len() > 3);
        words.len() < 60
            && words.starts_with(char::is_uppercase)
            && words.contains(' ')
            && !words.ends_with([',', '.', '?', '!'])
            && long.clone().count() > 0
            && long
                .into_iter()
                .all(|word| word.starts_with(|c: char| !c.is_lowercase()))
    }

    fn before(&self, at: usize) -> Option<Kind> {
        self.token(at.checked_sub(1)?).map(|token| token.kind)
    }

    /// The attribution of a quotation in a sentence without a cue.
    pub(super) fn uncued(&self, at: usize) -> Option<Attribution> {
        if self.is_title(at) || self.count(at) < FEW {
            return None;
        }
        let is_first = !self.paragraph.tokens[self.tokens.start..at]
            .iter()
            .any(Token::is_word);
        if !is_first {
            return self.subject(at, "subject");
        }
        if !self.inner(at).ends_with([',', '?', '!']) {
            return None;
        }
        let speaker = subject::phrase_after(self.paragraph, at + 1, self.tokens.end)?;
        Some(Attribution {
            cue: None,
            speaker: Some(speaker),
            rule: "subject-after",
        })
    }

    /// Only points and `that` stand between the cue and the quotation.
    fn leads_to(&self, cue: &Cue, at: usize) -> bool {
        let between = &self.paragraph.tokens[cue.at.end.min(at)..at];
        between.iter().all(|token| {
            !token.is_word() && !matches!(token.kind, Kind::Quote(_)) || token.is(Small::That)
        })
    }

    /// The quotation ends as one does before its reporting clause, and the clause follows.
    fn follows(&self, cue: &Cue, at: usize) -> bool {
        let words = self.inner(at);
        let comma_after = self
            .token(at + 1)
            .is_some_and(|next| next.kind == Kind::Comma);
        let starts = cue
            .speaker
            .as_ref()
            .is_some_and(|speaker| speaker.start <= at + 3 && speaker.start > at);
        let after = if comma_after { at + 2 } else { at + 1 };
        let joins = self
            .token(after)
            .is_some_and(|next| matches!(next.small, Some(Small::Subordinator | Small::Joiner)));
        !joins
            && (words.ends_with([',', '?', '!', '—', '―', '…']) || comma_after)
            && (starts || cue.at.start <= at + 3)
    }

    /// `WALLACE: “…”`
    fn label(&self, at: usize) -> Option<Attribution> {
        let colon = at.checked_sub(1).filter(|&colon| {
            self.token(colon)
                .is_some_and(|token| token.kind == Kind::Colon)
        })?;
        let name = self.tokens.start..colon;
        let is_name = name.len() <= 5
            && self.paragraph.tokens[name.clone()]
                .iter()
                .all(|token| token.is_word() && token.capital);
        (is_name && !name.is_empty()).then_some(Attribution {
            cue: None,
            speaker: Some(name),
            rule: "label",
        })
    }

    /// `“…” — Aigerim Kassenova`
    fn signature(&self, at: usize) -> Option<Attribution> {
        self.token(at + 1)
            .filter(|token| token.kind == Kind::Dash)?;
        let name = at + 2..self.tokens.end;
        let tokens = self.paragraph.tokens.get(name.clone())?;
        let words = tokens
            .iter()
            .take_while(|token| token.is_word() && token.capital)
            .count();
        let rest = tokens
            .get(words)
            .is_none_or(|token| matches!(token.kind, Kind::Comma | Kind::Stop));
        (words > 0 && tokens.len() <= 12 && rest).then(|| Attribution {
            cue: None,
            speaker: Some(name.start..name.start + words),
            rule: "signature",
        })
    }

    /// The sentence's own subject, where quoted words go on what it does: `Gingrich dismissed it as “…”`.
    fn subject(&self, at: usize, rule: &'static str) -> Option<Attribution> {
        let speaker = subject::of_clause(self.paragraph, self.tokens.start, at)?;
        Some(Attribution {
            cue: None,
            speaker: Some(speaker),
            rule,
        })
    }
}
