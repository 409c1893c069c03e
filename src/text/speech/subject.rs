//! Who a verb's subject is, from the words alone.

use super::small::Small;
use super::tokens::{Kind, Paragraph, Token};
use std::ops::Range;

/// How far from its verb a subject is looked for, in tokens.
const REACH: usize = 60;

/// The subject before the verb at `verb`, as tokens; `from` is where its sentence begins.
pub(super) fn before(paragraph: &Paragraph<'_>, from: usize, verb: usize) -> Option<Range<usize>> {
    let from = from.max(verb.saturating_sub(REACH));
    let mut end = verb;
    while end > from && is_helper(&paragraph.tokens[end - 1]) {
        end -= 1;
    }
    end = skip_parenthesis(paragraph, from, end);
    let last = paragraph.tokens.get(end.checked_sub(1)?)?;
    if end <= from {
        return None;
    }
    match last.kind {
        Kind::Word if last.is(Small::Pronoun) => Some(end - 1..end),
        Kind::Word if last.is(Small::Relative) || last.is(Small::That) => {
            antecedent(paragraph, from, end - 1)
        }
        Kind::Word if last.is(Small::Joiner) || last.is(Small::To) || last.is(Small::Time) => {
            of_clause(paragraph, from, end)
        }
        Kind::Word => {
            phrase_before(paragraph, from, end).or_else(|| of_clause(paragraph, from, end))
        }
        Kind::Comma | Kind::Dash => of_clause(paragraph, from, end),
        _ => None,
    }
}

/// Words that may stand between a subject and its verb.
fn is_helper(token: &Token) -> bool {
    token.is_word()
        && !token.capital
        && matches!(
            token.small,
            Some(Small::Auxiliary | Small::Be | Small::Adverb)
        )
}

fn skip_parenthesis(paragraph: &Paragraph<'_>, from: usize, end: usize) -> usize {
    let tokens = &paragraph.tokens[from..end];
    if !tokens.last().is_some_and(|token| token.kind == Kind::Close) {
        return end;
    }
    let open = tokens.iter().rposition(|token| token.kind == Kind::Open);
    open.map_or(end, |open| from + open)
}

/// Whom `who` stands for.
fn antecedent(paragraph: &Paragraph<'_>, from: usize, who: usize) -> Option<Range<usize>> {
    let mut end = who;
    while end > from && matches!(paragraph.tokens[end - 1].kind, Kind::Comma) {
        end -= 1;
    }
    end = skip_parenthesis(paragraph, from, end);
    if end <= from {
        return None;
    }
    phrase_before(paragraph, from, end)
}

/// Where no noun phrase goes on to the left.
fn parts(token: &Token) -> bool {
    match token.kind {
        Kind::Word => {
            matches!(
                token.small,
                Some(
                    Small::Subordinator
                        | Small::That
                        | Small::Relative
                        | Small::Auxiliary
                        | Small::Be
                        | Small::Verb
                        | Small::To
                        | Small::Pronoun
                )
            ) && !token.capital
                || (token.verb.is_some() && !token.capital && !is_nominal(token))
        }
        Kind::Other | Kind::Open | Kind::Close => false,
        _ => true,
    }
}

/// A participle may qualify a noun: `the proposed law`.
fn is_nominal(token: &Token) -> bool {
    use super::verbs::Form;
    token.verb.is_some_and(|verb| verb.form == Form::Base)
}

/// The name that ends before `end`.
pub(super) fn name_before(
    paragraph: &Paragraph<'_>,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let tokens = paragraph.tokens.get(from..end)?;
    let len = tokens
        .iter()
        .rev()
        .take_while(|token| token.capital && !token.is(Small::Time))
        .count();
    (len > 0).then_some(end - len..end)
}

/// The noun phrase that ends before `end`.
fn phrase_before(paragraph: &Paragraph<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let tokens = &paragraph.tokens;
    let mut start = end;
    while start > from && !parts(&tokens[start - 1]) {
        start -= 1;
    }
    trim(paragraph, start..end)
}

/// A clause's chunk without what stands before its noun phrase: `On Monday Smith` → `Smith`.
fn trim(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let tokens = &paragraph.tokens;
    let mut start = range.start;
    let end = range.end;
    while start < end && leads(&tokens[start]) {
        start += 1;
    }
    if start < end && is_linking(&tokens[start]) {
        // An adverbial without a comma: the subject is what follows its noun.
        let noun = last_noun(paragraph, start..end);
        if noun.start > start + 1 || noun.end < end {
            return Some(noun);
        }
        return None;
    }
    let has_word = tokens[start..end].iter().any(Token::is_word);
    has_word.then_some(start..end)
}

fn leads(token: &Token) -> bool {
    match token.kind {
        Kind::Word => matches!(
            token.small,
            Some(Small::Adverb | Small::Joiner | Small::Time)
        ),
        _ => true,
    }
}

fn is_linking(token: &Token) -> bool {
    matches!(
        token.small,
        Some(Small::Preposition | Small::Of | Small::By | Small::Subordinator | Small::To)
    )
}

/// The last name or pronoun of an adverbial with its subject, or what its last article begins.
fn last_noun(paragraph: &Paragraph<'_>, range: Range<usize>) -> Range<usize> {
    let tokens = &paragraph.tokens;
    let end = range.end;
    let mut start = end - 1;
    let is_name = |token: &Token| token.capital && token.small != Some(Small::Time);
    if is_name(&tokens[start]) {
        while start > range.start && is_name(&tokens[start - 1]) && !tokens[start - 1].clitic {
            start -= 1;
        }
    } else {
        while start > range.start
            && !tokens[start].is(Small::Article)
            && !is_linking(&tokens[start - 1])
        {
            start -= 1;
        }
    }
    start..end
}

/// The subject of the clause that `from` begins: its first noun phrase, past adverbials.
pub(super) fn of_clause(
    paragraph: &Paragraph<'_>,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let tokens = &paragraph.tokens;
    let end = end.min(tokens.len());
    let mut at = clause_start(paragraph, from, end);
    while at < end {
        while at < end && leads(&tokens[at]) {
            at += 1;
        }
        let first = tokens.get(at).filter(|_| at < end)?;
        if !is_adverbial(paragraph, first) {
            return phrase_after(paragraph, at, end);
        }
        let comma = tokens[at..end]
            .iter()
            .position(|token| token.kind == Kind::Comma);
        match comma {
            Some(comma) => at += comma + 1,
            None => return past_adverbial(paragraph, at, end),
        }
    }
    None
}

/// The last place in front of `end` at which a clause with a subject of its own begins.
fn clause_start(paragraph: &Paragraph<'_>, from: usize, end: usize) -> usize {
    let tokens = &paragraph.tokens;
    let first = from.max(end.saturating_sub(REACH));
    let mut start = first;
    for at in first..end {
        match tokens[at].kind {
            Kind::Semicolon | Kind::Colon | Kind::Quote(_) | Kind::Stop => start = at + 1,
            Kind::Comma
                if tokens
                    .get(at + 1)
                    .is_some_and(|token| token.is(Small::Joiner))
                    && at + 2 < end
                    && begins_clause(paragraph, at + 2, end) =>
            {
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < end { start } else { from }
}

/// Whether a subject and its verb follow: `, and Smith said`, but not `, and later said`.
fn begins_clause(paragraph: &Paragraph<'_>, at: usize, end: usize) -> bool {
    let Some(token) = paragraph.tokens.get(at).filter(|_| at + 1 < end) else {
        return false;
    };
    token.is(Small::Pronoun) || ((token.capital || token.is(Small::Article)) && at + 2 < end)
}

/// Whether a word begins an adverbial: `On Monday, …`, `Asked about it, …`, `Speaking in Iowa, …`
fn is_adverbial(paragraph: &Paragraph<'_>, first: &Token) -> bool {
    if is_linking(first) || first.is(Small::That) {
        return true;
    }
    let word = paragraph.words(first);
    first.small.is_none()
        && ((word.ends_with("ing") && word.len() > 5) || (word.ends_with("ed") && word.len() > 4))
}

/// The subject after an adverbial that no comma closes: the first name or pronoun after its own noun.
fn past_adverbial(paragraph: &Paragraph<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let tokens = &paragraph.tokens;
    let pronoun = (at + 1..end).find(|&n| tokens[n].is(Small::Pronoun));
    if let Some(pronoun) = pronoun {
        return Some(pronoun..pronoun + 1);
    }
    let mut names: Vec<Range<usize>> = Vec::new();
    for (n, token) in tokens.iter().enumerate().take(end).skip(at + 1) {
        if token.capital && !token.is(Small::Time) {
            match names.last_mut() {
                Some(last) if last.end == n => last.end = n + 1,
                _ => names.push(n..n + 1),
            }
        }
    }
    names.pop()
}

/// The noun phrase that begins at `at`.
pub(super) fn phrase_after(
    paragraph: &Paragraph<'_>,
    at: usize,
    end: usize,
) -> Option<Range<usize>> {
    let tokens = &paragraph.tokens;
    let first = tokens.get(at).filter(|first| at < end && first.is_word())?;
    if first.is(Small::Pronoun) {
        return Some(at..at + 1);
    }
    let mut stop = at;
    let mut depth = 0_usize;
    while stop < end.min(at + REACH) {
        let token = &tokens[stop];
        let ends = match token.kind {
            Kind::Word => stop > at && ends_phrase(paragraph, stop),
            Kind::Open => {
                depth += 1;
                false
            }
            Kind::Close => {
                depth = depth.saturating_sub(1);
                false
            }
            Kind::Other => false,
            _ => depth == 0,
        };
        if ends {
            break;
        }
        stop += 1;
    }
    (stop > at).then_some(at..stop)
}

/// Whether a word cannot be in a noun phrase that it does not begin.
fn ends_phrase(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let token = &paragraph.tokens[at];
    if token.capital {
        return token.is(Small::Time);
    }
    let previous_is_name = paragraph.tokens[at - 1].capital;
    match token.small {
        Some(Small::Of | Small::Article) => false,
        Some(Small::Joiner) => !paragraph
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.capital),
        Some(Small::Preposition) => !matches!(
            paragraph.words(token),
            "for" | "at" | "from" | "with" | "in"
        ),
        Some(Small::Time) => true,
        Some(_) => true,
        None => {
            let word = paragraph.words(token);
            (token.verb.is_some() && !is_nominal(token))
                || (word.ends_with("ed") && word.len() > 4)
                || (previous_is_name && word.ends_with('s') && !word.ends_with("ss"))
        }
    }
}
