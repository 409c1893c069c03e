//! Numbers written in digits.

use super::lexicon::{Term, scale};
use super::{LONGEST, Number, is_blank, word_len};
use std::ops::Range;

/// How many groups of digits are looked at together: in a long table each row of digits goes on for ever.
const MOST_GROUPS: usize = 12;

/// Digits as they can be read, without a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decimal {
    /// Before the decimal sign, without grouping.
    whole: String,
    /// After it.
    fraction: String,
}

impl Decimal {
    /// The value nearest to the decimal times ten to the power of `exponent`.
    fn times(&self, exponent: u32) -> Option<f64> {
        let Decimal { whole, fraction } = self;
        let value = format!("{whole}.{fraction}0e{exponent}")
            .parse::<f64>()
            .ok();
        value.filter(|value| value.is_finite())
    }
}

/// Reads the number whose first digit is at `start`. Gives where to read on, and the number, if it is one.
pub(super) fn read(text: &str, start: usize) -> (usize, Option<Number>) {
    let chain = chain(text, start);
    let after = chain.last().map_or(start, |group| group.end);
    if is_joined_before(text, start) || is_no_quantity(text, &chain) {
        return (skip_word(text, after), None);
    }
    let Some((count, decimals)) = decimals(text, &chain) else {
        return (skip_word(text, after), None);
    };
    let end = chain.get(count - 1).map_or(after, |group| group.end);
    let scaled = Scaled::read(text, end);
    if scaled.is_none() && text[end..].starts_with(char::is_alphabetic) {
        return (skip_word(text, end), None);
    }
    let scaled = scaled.unwrap_or(Scaled {
        end,
        exponents: vec![0],
    });
    let mut readings: Vec<f64> = Vec::new();
    for decimal in &decimals {
        readings.extend(
            scaled
                .exponents
                .iter()
                .filter_map(|&exponent| decimal.times(exponent)),
        );
    }
    let mut number = Number {
        range: start..scaled.end,
        readings,
    };
    add_smaller(text, &mut number, &scaled);
    if is_minus_before(text, start) {
        let negative: Vec<f64> = number.readings.iter().map(|value| -value).collect();
        number.readings.extend(negative);
    }
    let end = number.range.end;
    (end, (!number.readings.is_empty()).then_some(number))
}

/// Runs of digits with one separator between each two of them, as many as a number can have.
fn chain(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut chain = Vec::new();
    let mut at = start;
    loop {
        let rest = &text[at..];
        let len = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        chain.push(at..at + len);
        let end = at + len;
        let mut after = text[end..].chars();
        match (after.next(), after.next()) {
            (Some(c), Some(digit))
                if is_separator(c) && digit.is_ascii_digit() && chain.len() < MOST_GROUPS =>
            {
                at = end + c.len_utf8();
            }
            _ => return chain,
        }
    }
}

fn is_separator(c: char) -> bool {
    is_grouping_blank(c) || is_apostrophe(c) || matches!(c, ',' | '.' | ':' | '/' | '-' | '‐' | '‑')
}

fn is_grouping_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The kind of separator between the group `n` and the next: all blanks are alike, all apostrophes too.
fn separator(text: &str, chain: &[Range<usize>], n: usize) -> Option<char> {
    let (before, after) = (chain.get(n)?, chain.get(n + 1)?);
    let c = text[before.end..after.start].chars().next()?;
    Some(match c {
        c if is_grouping_blank(c) => ' ',
        c if is_apostrophe(c) => '\'',
        '‐' | '‑' => '-',
        c => c,
    })
}

/// Times, dates in digits, fractions and versions.
fn is_no_quantity(text: &str, chain: &[Range<usize>]) -> bool {
    let first = separator(text, chain, 0);
    let second = separator(text, chain, 1);
    match (first, second) {
        (Some(':' | '/'), _) => true,
        (Some('-'), Some('-')) => true,
        (Some('.'), Some('.')) => !grouped(chain, 1..3),
        _ => false,
    }
}

fn grouped(chain: &[Range<usize>], groups: Range<usize>) -> bool {
    chain
        .get(groups)
        .is_some_and(|groups| groups.iter().all(|group| group.len() == 3))
}

/// How many groups at the head of the chain are one number, and the ways to read them.
fn decimals(text: &str, chain: &[Range<usize>]) -> Option<(usize, Vec<Decimal>)> {
    let first = chain.first()?;
    let digits = |groups: &[Range<usize>]| {
        groups
            .iter()
            .map(|group| &text[group.clone()])
            .collect::<String>()
    };
    let decimal = |whole: &[Range<usize>], fraction: &[Range<usize>]| Decimal {
        whole: digits(whole),
        fraction: digits(fraction),
    };
    if is_listed(text, first.start) {
        return Some((1, vec![decimal(&chain[..1], &[])]));
    }
    let count = grouping(text, chain);
    let (head, rest) = chain.split_at_checked(count)?;
    let sign = separator(text, chain, count - 1).filter(|sign| matches!(sign, '.' | ','));
    let inner = separator(text, chain, 0).filter(|_| count > 1);
    // A decimal sign differs from the one that groups, and digits with the same sign after them are a list.
    if let (Some(sign), Some(fraction)) = (sign, rest.first())
        && inner != Some(sign)
    {
        if separator(text, chain, count) != Some(sign) {
            return Some((
                count + 1,
                vec![decimal(head, std::slice::from_ref(fraction))],
            ));
        }
        if sign == '.' {
            return None;
        }
    }
    let mut readings = vec![decimal(head, &[])];
    if count == 2 && matches!(inner, Some('.' | ',')) {
        readings.push(decimal(&head[..1], &head[1..]));
    }
    if first.len() > 1 && count > 1 && text[first.clone()].starts_with('0') {
        return None;
    }
    Some((count, readings))
}

/// Whether the digits go on a list such as `1,2,3`.
fn is_listed(text: &str, start: usize) -> bool {
    text[..start]
        .strip_suffix(',')
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// How many groups at the head of the chain belong together as thousands.
fn grouping(text: &str, chain: &[Range<usize>]) -> usize {
    let starts_well = chain
        .first()
        .is_some_and(|first| first.len() <= 3 && !text[first.clone()].starts_with('0'));
    let Some(sign @ (',' | '.' | ' ' | '\'')) = separator(text, chain, 0).filter(|_| starts_well)
    else {
        return 1;
    };
    let same = (0..)
        .take_while(|&n| separator(text, chain, n) == Some(sign))
        .count()
        + 1;
    let is_group = |n: usize, len: usize| chain.get(n).is_some_and(|group| group.len() == len);
    let threes = (1..same).take_while(|&n| is_group(n, 3)).count();
    // Blanks part words as well: what no longer fits is the next number.
    if threes + 1 == same || (sign == ' ' && threes > 0) {
        return threes + 1;
    }
    let is_indian = sign == ','
        && same > 2
        && is_group(same - 1, 3)
        && (1..same - 1).all(|n| is_group(n, 2))
        && chain.first().is_some_and(|first| first.len() <= 2);
    if is_indian { same } else { 1 }
}

/// `B52`, `Tu-154`: digits that belong to a name.
fn is_joined_before(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some('-' | '‐' | '‑') => before.next().is_some_and(char::is_alphabetic),
        // What is left of `v1.2.3`.
        Some('.') => before.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphabetic() || c == '_',
        None => false,
    }
}

fn is_minus_before(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    matches!(before.next(), Some('-' | '−'))
        && before.next().is_none_or(|c| is_blank(c) || c == '(')
}

/// Past letters and digits that are joined to what was read.
fn skip_word(text: &str, at: usize) -> usize {
    at + word_len(&text[at..])
}

/// A scale that follows digits.
struct Scaled {
    end: usize,
    /// What it can mean, as powers of ten.
    exponents: Vec<u32>,
}

impl Scaled {
    /// One scale, or several that grow: "hundred thousand", "thousand million".
    fn read(text: &str, at: usize) -> Option<Scaled> {
        let mut scaled = Scaled::one(text, at)?;
        while let [exponent] = scaled.exponents.as_mut_slice()
            && let Some(next) = Scaled::one(text, scaled.end)
            && let [more] = next.exponents.as_slice()
            && *more > *exponent
        {
            *exponent += more;
            scaled.end = next.end;
        }
        Some(scaled)
    }

    fn one(text: &str, at: usize) -> Option<Scaled> {
        let rest = &text[at..];
        let joined = rest.strip_prefix(['-', '‐', '‑']);
        let word = joined.unwrap_or_else(|| rest.trim_start_matches(is_blank));
        let start = text.len() - word.len();
        let end = start + word_len(word);
        let word = text.get(start..end).filter(|word| word.len() <= LONGEST)?;
        let exponents = match word.to_lowercase().as_str() {
            "m" if start == at => vec![6, 0],
            "k" if start == at => vec![3, 0],
            "hundred" | "жүз" => vec![2],
            word => match scale(word)? {
                Term::Scale { exponent, .. } => vec![exponent],
                _ => return None,
            },
        };
        Some(Scaled { end, exponents })
    }
}

/// `1 млн 200 тыс.`: a smaller number with a smaller scale, right after.
fn add_smaller(text: &str, number: &mut Number, scaled: &Scaled) {
    let mut last = match scaled.exponents.as_slice() {
        [exponent] if *exponent >= 3 => *exponent,
        _ => return,
    };
    loop {
        let rest = after_abbreviation(text, number.range.end).trim_start_matches(is_blank);
        let start = text.len() - rest.len();
        let len = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let digits = &rest[..len];
        if start == number.range.end || !(1..=3).contains(&len) {
            return;
        }
        let Some(next) = Scaled::read(text, start + len) else {
            return;
        };
        let (Some(&exponent), Ok(count)) = (next.exponents.first(), digits.parse::<u32>()) else {
            return;
        };
        if next.exponents.len() > 1 || exponent >= last {
            return;
        }
        let more = f64::from(count) * 10_f64.powi(i32::try_from(exponent).unwrap_or(0));
        for reading in &mut number.readings {
            *reading += more;
        }
        number.range.end = next.end;
        last = exponent;
    }
}

/// What follows at `at`, without the full stop of `тыс.` or `млн.`, which ends no sentence.
fn after_abbreviation(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let shortened = ["тыс", "млн", "млрд", "трлн"]
        .into_iter()
        .any(|word| text[..at].ends_with(word));
    if shortened {
        rest.strip_prefix('.').unwrap_or(rest)
    } else {
        rest
    }
}
