//! A figure around a number: its bound, what it counts, and what is said of it.

use super::{Amount, Bound, FigureSpan, bounds, nouns, small, words};
use std::ops::Range;

/// How many words a noun phrase is read on for.
const LONGEST: usize = 5;

/// The figure that a number is, if it is one.
pub(super) fn figure(text: &str, amount: &Amount) -> Option<FigureSpan> {
    if is_no_count(text, amount) {
        return None;
    }
    let (mut bound, start) = bounds::bound(text, &amount.range);
    let mut end = amount.range.end;
    if let Some(more) = bounds::or_more(text, end) {
        bound = Bound::AtLeast;
        end = more;
    }
    let found = counted(text, amount, end)?;
    let behind = found
        .counted
        .as_ref()
        .map_or(end, |counted| counted.end.max(end));
    let predicate = found
        .predicate
        .or_else(|| predicate_after(text, behind))
        .or_else(|| predicate_before(text, start));
    if amount.low == 1.0 && amount.high.is_none() && predicate.is_none() {
        return None;
    }
    let spans = [found.counted.as_ref(), predicate.as_ref()];
    let spans = || spans.iter().flatten();
    let first = spans()
        .map(|span| span.start)
        .min()
        .unwrap_or(start)
        .min(start);
    let last = spans().map(|span| span.end).max().unwrap_or(end).max(end);
    Some(FigureSpan {
        range: first..last,
        number: amount.range.clone(),
        value: amount.low,
        high: amount.high,
        bound,
        counted: found.counted,
        predicate,
        rule: found.rule,
    })
}

/// What a number counts, and by what rule.
struct Counted {
    counted: Option<Range<usize>>,
    predicate: Option<Range<usize>>,
    rule: &'static str,
}

fn by(rule: &'static str, counted: Range<usize>) -> Option<Counted> {
    Some(Counted {
        counted: Some(counted),
        predicate: None,
        rule,
    })
}

fn lower(text: &str, range: &Range<usize>) -> String {
    text.get(range.clone())
        .map(str::to_lowercase)
        .unwrap_or_default()
}

fn counted(text: &str, amount: &Amount, end: usize) -> Option<Counted> {
    let rest = text.get(end..)?;
    if let Some(after) = rest.strip_prefix('%').or_else(|| rest.strip_prefix(" %")) {
        let at = text.len() - after.len() - 1;
        return by("per-cent", at..at + 1);
    }
    let sign = bounds::sign_start(text, amount.range.start);
    if sign < amount.range.start && !text[sign..].starts_with(['~', '≈']) {
        return by("money", sign..amount.range.start);
    }
    let next = words::after(text, end);
    if let Some(next) = &next {
        let word = lower(text, next);
        if matches!(word.as_str(), "percent" | "pct") {
            return by("per-cent", next.clone());
        }
        if word == "per" {
            let cent = words::after(text, next.end).filter(|cent| words::is(text, cent, "cent"))?;
            return by("per-cent", next.start..cent.end);
        }
        if nouns::is_currency(&word) {
            return by("money", next.clone());
        }
        if let Some(bare) = bare(text, next, &word) {
            return Some(bare);
        }
        if matches!(word.as_str(), "thirds" | "quarters" | "fifths") {
            return None;
        }
        if word == "of" {
            // "one of the largest" counts nothing.
            if amount.low <= 1.0 {
                return None;
            }
            return out_of(text, next.end).and_then(|counted| by("out-of", counted));
        }
        if let Some(noun) = noun(text, next.start).filter(|noun| is_countable(text, amount, noun)) {
            let pieces = pieces(text, noun.clone());
            return if pieces.end > noun.end {
                by("pieces-of", pieces)
            } else {
                by("counted", noun)
            };
        }
    }
    total(text, amount.range.start)
}

/// `12 were killed`, `164 dead`
fn bare(text: &str, next: &Range<usize>, word: &str) -> Option<Counted> {
    let state = nouns::is_state(word)
        && !words::after(text, next.end)
            .is_some_and(|after| nouns::is_plural(&lower(text, &after)));
    let predicate = if state || matches!(word, "arrested" | "killed" | "detained") {
        Some(next.clone())
    } else if small::is_auxiliary(word) {
        predicate_after(text, next.start)
    } else {
        None
    };
    predicate.map(|predicate| Counted {
        counted: None,
        predicate: Some(predicate),
        rule: "bare",
    })
}

/// `of the protesters`
fn out_of(text: &str, at: usize) -> Option<Range<usize>> {
    let article = words::after(text, at)?;
    let word = lower(text, &article);
    match word.as_str() {
        "them" => Some(article),
        "the" | "those" | "these" | "his" | "her" | "its" | "their" => noun(text, article.end),
        _ => None,
    }
}

/// The noun phrase that begins at `at`: modifiers, and a plural as its head.
fn noun(text: &str, at: usize) -> Option<Range<usize>> {
    let first = words::after(text, at)?;
    let mut head = None;
    let mut last = None;
    let mut next = Some(first.clone());
    for _ in 0..LONGEST {
        let Some(range) = next else { break };
        let word = lower(text, &range);
        let parted = last.as_ref().is_some_and(|last: &Range<usize>| {
            text.get(last.end..range.start)
                .is_none_or(|between| between.trim() != "")
        });
        if parted || small::ends_phrase(&word) || word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        if head.is_some() && nouns::is_state(&word) {
            break;
        }
        if nouns::is_plural(&word) {
            head = Some(range.end);
        } else if head.is_some() {
            break;
        }
        last = Some(range.clone());
        next = words::after(text, range.end);
    }
    // Without a plural the word next to the number must be the noun: "one person", "1 million".
    let end = head.or_else(|| {
        let next = last.as_ref().and_then(|last| words::after(text, last.end));
        let closed = next.is_none_or(|next| {
            small::ends_phrase(&lower(text, &next)) || nouns::is_participle(&lower(text, &next))
        });
        last.filter(|last| {
            closed && !nouns::is_participle(&lower(text, last)) && last.end - first.start < 40
        })
        .map(|last| last.end)
    })?;
    Some(first.start..end)
}

/// Many are counted in the plural, or in a unit: `619 Dostyk Avenue` is an address.
fn is_countable(text: &str, amount: &Amount, noun: &Range<usize>) -> bool {
    let words = text.get(noun.clone()).unwrap_or_default();
    let head = words.split_whitespace().next_back().unwrap_or_default();
    let is_unit = words == head && !head.starts_with(char::is_uppercase);
    amount.low <= 1.0 || nouns::is_plural(&head.to_lowercase()) || is_unit
}

/// `pieces of equipment`
fn pieces(text: &str, noun: Range<usize>) -> Range<usize> {
    let word = lower(text, &noun);
    let is_measure = matches!(
        word.as_str(),
        "pieces"
            | "units"
            | "tons"
            | "tonnes"
            | "barrels"
            | "rounds"
            | "cases"
            | "sets"
            | "members"
            | "kilograms"
            | "kilometres"
            | "kilometers"
            | "boxes"
            | "types"
            | "groups"
            | "acts"
            | "counts"
            | "samples"
            | "doses"
            | "square kilometers"
    );
    let of = words::after(text, noun.end).filter(|of| is_measure && words::is(text, of, "of"));
    let what = of.and_then(|of| words::after(text, of.end));
    let what = what.filter(|what| !small::ends_phrase(&lower(text, what)));
    let Some(what) = what else { return noun };
    let end = words::after(text, what.end)
        .filter(|next| {
            text.get(what.end..next.start) == Some(" ") && nouns::is_plural(&lower(text, next))
        })
        .map_or(what.end, |next| next.end);
    noun.start..end
}

/// `the death toll rose to 225`, `the number of arrests reached 8,000`
fn total(text: &str, number: usize) -> Option<Counted> {
    let mut at = number;
    for _ in 0..8 {
        let word = words::before(text, at)?;
        if text.get(word.end..at)?.contains(['.', ';', '\n']) {
            return None;
        }
        let name = lower(text, &word);
        if name == "toll" {
            let death =
                words::before(text, word.start).filter(|death| words::is(text, death, "death"));
            return by(
                "toll",
                death.map_or(word.start, |death| death.start)..word.end,
            );
        }
        if name == "number" {
            let of = words::after(text, word.end).filter(|of| words::is(text, of, "of"))?;
            return noun(text, of.end)
                .filter(|noun| noun.end < number)
                .and_then(|noun| by("number-of", noun));
        }
        at = word.start;
    }
    None
}

/// `have been arrested`, `arrested`
fn predicate_after(text: &str, at: usize) -> Option<Range<usize>> {
    let mut at = at;
    for _ in 0..5 {
        let word = words::after(text, at)?;
        let name = lower(text, &word);
        if nouns::is_participle(&name) && !nouns::is_reporting(&name) {
            return Some(word);
        }
        if !small::is_auxiliary(&name) && !small::is_adverb(&name) {
            return None;
        }
        at = word.end;
    }
    None
}

/// `killed 12 people`, `killing at least 12`
fn predicate_before(text: &str, start: usize) -> Option<Range<usize>> {
    let word = words::before(text, start)?;
    let between = text.get(word.end..start)?;
    let name = lower(text, &word);
    let is_verb = nouns::is_participle(&name) || (name.ends_with("ing") && name.len() > 5);
    let is_capital = text[word.start..].starts_with(char::is_uppercase);
    (is_verb && !is_capital && between.trim().is_empty() && !nouns::is_reporting(&name))
        .then_some(word)
}

/// Whether a number is a year, a day, an age, a time, or part of a name.
fn is_no_count(text: &str, amount: &Amount) -> bool {
    let Range { start, end } = amount.range;
    let number = text.get(start..end).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    if rest.starts_with(['-', '‐', '‑', '°']) || rest.starts_with("'s") || rest.starts_with("’s")
    {
        return true;
    }
    let (before, after) = (words::before(text, start), words::after(text, end));
    let of = |range: &Option<Range<usize>>| {
        range
            .as_ref()
            .and_then(|range| text.get(range.clone()))
            .unwrap_or_default()
    };
    let (before, after) = (of(&before), of(&after));
    if small::is_month(before) || small::is_month(after) || small::is_time(&after.to_lowercase()) {
        return true;
    }
    if small::is_numbered(&before.to_lowercase())
        || text
            .get(..start)
            .is_some_and(|head| head.ends_with(['#', '/', '§']))
    {
        return true;
    }
    let is_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = is_digits && number.len() == 4 && (1900.0..2100.0).contains(&amount.low);
    is_year
        && (small::leads_year(&before.to_lowercase()) || !nouns::is_plural(&after.to_lowercase()))
}
