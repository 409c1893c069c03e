//! Speech that is retold: `Tokayev said the attacks covered 11 regions`.

use super::cues::Cue;
use super::small::Small;
use super::tokens::{Kind, Paragraph, Token};
use super::verbs::Strength;
use std::ops::Range;

/// A clause that retells what somebody said.
#[derive(Debug)]
pub(super) struct Retold<'c> {
    pub(super) cue: &'c Cue,
    /// What was said, as tokens.
    pub(super) content: Range<usize>,
    pub(super) rule: &'static str,
}

/// How far behind its verb a clause with `that` may begin: `said in a statement on Monday that`.
const REACH: usize = 12;

/// The retold clauses of a sentence, one not within another.
pub(super) fn retold<'c>(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    cues: &'c [Cue],
) -> Vec<Retold<'c>> {
    let mut found: Vec<Retold<'c>> = Vec::new();
    for (n, cue) in cues.iter().enumerate() {
        if cue.strength != Strength::Clause || cue.speaker.is_none() {
            continue;
        }
        let inner = found
            .last()
            .is_some_and(|last| last.content.contains(&cue.at.start));
        if inner {
            continue;
        }
        let parted = |next: &&Cue| {
            let before = next
                .at
                .start
                .checked_sub(1)
                .and_then(|before| paragraph.tokens.get(before));
            next.rule == "participle" && before.is_some_and(|before| before.kind == Kind::Comma)
        };
        let end = cues.get(n + 1).filter(parted);
        let end = end.map_or(sentence.end, |next| next.at.start);
        let made = if cue.rule == "according-to" {
            according(paragraph, sentence, cue)
        } else {
            after(paragraph, end, cue).or_else(|| before(paragraph, sentence, cue))
        };
        if let Some((content, rule)) = made
            && let Some(content) = trimmed(paragraph, content)
        {
            found.push(Retold { cue, content, rule });
        }
    }
    found
}

/// `Tokayev said (that) …`
fn after(paragraph: &Paragraph<'_>, end: usize, cue: &Cue) -> Option<(Range<usize>, &'static str)> {
    let tokens = &paragraph.tokens;
    let behind = cue
        .speaker
        .as_ref()
        .map_or(cue.at.end, |speaker| speaker.end)
        .max(cue.at.end);
    if behind > cue.at.end && cue.rule != "passive-by" {
        // The speaker stands behind the verb, so that the words stand before it.
        return None;
    }
    let start = cue.at.end;
    let first = tokens
        .get(start)
        .filter(|first| start < end && first.is_word())?;
    let tells = paragraph.is(cue.at.start, "told") || paragraph.is(cue.at.start, "tells");
    let leaves = matches!(
        first.small,
        Some(
            Small::Preposition
                | Small::Time
                | Small::Joiner
                | Small::Of
                | Small::By
                | Small::To
                | Small::Auxiliary
                | Small::Be
        )
    );
    let reach = tokens[start..end.min(start + REACH)].iter();
    let that = reach
        .take_while(|token| token.is_word())
        .position(|token| token.is(Small::That));
    if let Some(that) = that.filter(|&that| that == 0 || tells || leaves) {
        return Some((start + that + 1..end, "said-that"));
    }
    if tells {
        let names = tokens[start..end]
            .iter()
            .take_while(|token| token.capital)
            .count();
        let object = if first.is(Small::Article) {
            2
        } else {
            names.max(1)
        };
        return Some((start + object..end, "told-someone"));
    }
    let subordinate = first.is(Small::Subordinator)
        && !paragraph.is(start, "whether")
        && !paragraph.is(start, "if");
    (!leaves && !subordinate).then_some((start..end, "said-clause"))
}

/// `The attacks covered 11 regions, he said.`
fn before(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    cue: &Cue,
) -> Option<(Range<usize>, &'static str)> {
    let clause = cue
        .speaker
        .as_ref()
        .map_or(cue.at.start, |speaker| speaker.start.min(cue.at.start));
    let comma = clause
        .checked_sub(1)
        .filter(|&comma| comma > sentence.start)?;
    let is_comma = paragraph.tokens.get(comma)?.kind == Kind::Comma;
    is_comma.then_some((sentence.start..comma, "clause-said"))
}

/// `According to the ministry, …`, `…, according to the ministry`
fn according(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    cue: &Cue,
) -> Option<(Range<usize>, &'static str)> {
    let speaker = cue.speaker.as_ref()?;
    let tokens = &paragraph.tokens;
    if tokens[sentence.start..cue.at.start]
        .iter()
        .any(Token::is_word)
    {
        return Some((sentence.start..cue.at.start, "according-to"));
    }
    let rest = tokens.get(speaker.end..sentence.end)?;
    let comma = rest.iter().position(|token| token.kind == Kind::Comma)?;
    Some((speaker.end + comma + 1..sentence.end, "according-to"))
}

/// Without points at its ends, if words are left that are not all quoted.
fn trimmed(paragraph: &Paragraph<'_>, content: Range<usize>) -> Option<Range<usize>> {
    let is_edge = |at: &usize| {
        !matches!(
            paragraph.tokens[*at].kind,
            Kind::Word | Kind::Quote(_) | Kind::Open | Kind::Close
        )
    };
    let start = content.clone().find(|at| !is_edge(at))?;
    let end = content.clone().rfind(|at| !is_edge(at))? + 1;
    let words = paragraph
        .tokens
        .get(start..end)?
        .iter()
        .filter(|token| token.is_word())
        .count();
    (words >= 2).then_some(start..end)
}
