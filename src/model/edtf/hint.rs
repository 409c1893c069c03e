//! What to write instead: the EDTF form of dates as people write them.
//!
//! Nothing here reads a date for good. A suggestion is made only where the strict reader takes
//! it, and it is for the editor to accept.

use super::hint_words;
use super::{EdtfError, parse};

/// Texts longer than this get no suggestion: they are no dates.
const LONGEST: usize = 100;

/// Adds the hint that the text suggests, unless the error has one of its own.
pub(super) fn with_hint(error: EdtfError, text: &str) -> EdtfError {
    if error.hint.is_some() {
        return error;
    }
    let hint = suggest(text).unwrap_or_else(|| {
        "a day is written 2022-01-05, a month 2022-01, a time 2022-01-05T20:00".to_owned()
    });
    error.hint(hint)
}

fn suggest(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain_characters(text.trim());
    if let Some(both) = either_order(&plain) {
        return Some(both);
    }
    if let Some(both) = dots_without_bracket(&plain) {
        return Some(both);
    }
    let edtf = rewrite(&plain)?;
    match edtf.contains("YYYY") {
        true => Some(format!("write {edtf}, with the year for YYYY")),
        false => Some(format!("write {edtf}")),
    }
}

/// The EDTF of a text, `YYYY` standing for a year that it does not give.
fn rewrite(text: &str) -> Option<String> {
    let valid = |candidate: String| {
        let with_year = candidate.replace("YYYY", "2024");
        parse::parse(&with_year).is_ok().then_some(candidate)
    };
    valid(text.to_owned())
        .or_else(|| valid(older_spelling(text)))
        .or_else(|| single(text).and_then(valid))
        .or_else(|| interval(text).and_then(valid))
        .or_else(|| hint_words::in_words(text).and_then(valid))
}

/// With the dashes, primes and blanks of typography made plain.
fn plain_characters(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

/// Drafts of EDTF wrote `open`, `unknown` and `u`; small letters and stray blanks are common.
fn older_spelling(text: &str) -> String {
    let mut text = text.to_ascii_lowercase();
    for (old, new) in [
        ("open", ".."),
        ("unknown", ""),
        ("now", ".."),
        ("?~", "%"),
        ("~?", "%"),
    ] {
        text = text.replace(old, new);
    }
    let clock = text.split_once(' ').is_some_and(|(day, rest)| {
        day.len() == 10 && rest.starts_with(|c: char| c.is_ascii_digit())
    });
    if clock && text.matches(' ').count() == 1 {
        text = text.replace(' ', "T");
    }
    let text = text.replace(' ', "");
    text.replace(['u', 'x'], "X")
        .replace('t', "T")
        .replace('z', "Z")
}

/// `05/01/2022` can be read in two ways.
fn either_order(text: &str) -> Option<String> {
    let fields = numbers(text, '/')?;
    let &[(a, _), (b, _), (year, 4)] = fields.as_slice() else {
        return None;
    };
    let form = |month: u32, day: u32| {
        let day = format!("{year:04}-{month:02}-{day:02}");
        parse::parse(&day).ok().map(|_| day)
    };
    match (form(b, a), form(a, b)) {
        (Some(one), Some(other)) if one != other => Some(format!(
            "write {one}, if the day comes first here, or {other}, if the month does"
        )),
        (one, other) => one.or(other).map(|day| format!("write {day}")),
    }
}

/// `2022-01-04..2022-01-06` may mean either of two things.
fn dots_without_bracket(text: &str) -> Option<String> {
    let (first, last) = text
        .split_once("..")
        .filter(|(a, b)| !a.is_empty() && !b.is_empty())?;
    let (lasting, choice) = (format!("{first}/{last}"), format!("[{first}..{last}]"));
    (parse::parse(&lasting).is_ok() && parse::parse(&choice).is_ok()).then(|| {
        format!(
            "write {lasting}, if it lasted, or {choice}, if it happened once on some day between"
        )
    })
}

/// Fields of digits, each with its length, parted by one character.
fn numbers(text: &str, by: char) -> Option<Vec<(u32, usize)>> {
    text.split(by)
        .map(|field| {
            let digits =
                !field.is_empty() && field.len() <= 4 && field.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| field.parse().ok().map(|number| (number, field.len())))?
        })
        .collect()
}

/// A date in digits: `2022-1-5`, `2022/01/05`, `05.01.2022`, `20220105`, `2022/1`, with a time.
pub(super) fn single(text: &str) -> Option<String> {
    let cut = text.len() - text.trim_end_matches(['?', '~', '%']).len();
    let (text, mark) = text.split_at_checked(text.len() - cut)?;
    if let Some((day, time)) = text.split_once(['T', ' ']) {
        let day = single(day).or_else(|| parse::parse(day).ok().map(|day| day.to_string()))?;
        return Some(format!("{day}T{}{mark}", clock(time)?));
    }
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if digits {
        return Some(format!(
            "{}-{}-{}{mark}",
            text.get(..4)?,
            text.get(4..6)?,
            text.get(6..)?
        ));
    }
    let fields = ['-', '/', '.']
        .into_iter()
        .find_map(|by| numbers(text, by).filter(|f| f.len() > 1))?;
    let date = match fields.as_slice() {
        &[(year, 4), (month, _)] | &[(month, _), (year, 4)] => format!("{year:04}-{month:02}"),
        &[(year, 4), (month, _), (day, _)] | &[(day, _), (month, _), (year, 4)] => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => return None,
    };
    Some(format!("{date}{mark}"))
}

/// A time as EDTF writes it: two digits each.
pub(super) fn clock(text: &str) -> Option<String> {
    let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(zone)?;
    // Seconds may carry a fraction, which is dropped.
    let clock = match clock.split_once(['.', ',']) {
        Some((whole, _)) if whole.matches(':').count() == 2 => whole,
        _ => clock,
    };
    let mut fields = numbers(clock, ':')?;
    match *fields.as_slice() {
        [(hour_and_minute, 4)] => {
            fields = vec![(hour_and_minute / 100, 2), (hour_and_minute % 100, 2)]
        }
        [hour] => fields = vec![hour, (0, 2)],
        _ => {}
    }
    let fields: Vec<String> = fields
        .iter()
        .map(|(number, _)| format!("{number:02}"))
        .collect();
    let zone = match (zone.get(..3), zone.get(3..)) {
        (Some(hours), Some(minutes)) if minutes.len() == 2 => format!("{hours}:{minutes}"),
        _ => zone.to_owned(),
    };
    Some(fields.join(":") + &zone)
}

/// Two dates: each end rewritten, a shortened end (`2022-01-05T20:00/22:00`) made whole.
fn interval(text: &str) -> Option<String> {
    let (start, end) = [" / ", " - ", " to ", "/"]
        .into_iter()
        .find_map(|by| text.split_once(by))?;
    let whole = |end: &str| {
        parse::parse(end)
            .ok()
            .map(|date| date.to_string())
            .or_else(|| single(end))
    };
    let start = whole(start.trim())?;
    let day = start.get(..10);
    let end = whole(end.trim()).or_else(|| {
        start
            .contains('T')
            .then(|| clock(end.trim()))?
            .map(|time| format!("{}T{time}", day.unwrap_or_default()))
    });
    let (start, end) = (start, end?);
    let swapped = format!("{end}/{start}");
    let straight = format!("{start}/{end}");
    match parse::parse(&straight) {
        Ok(_) => Some(straight),
        Err(_) => Some(swapped),
    }
}
