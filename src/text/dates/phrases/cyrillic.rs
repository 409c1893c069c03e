//! Days and months with Russian and Kazakh names: `5 января 2022 года`, `5–6 қаңтар`, `2022 жылғы 5 қаңтар`,
//! `в понедельник`, `вчера`, `в начале января`.

use chrono::Datelike;

use super::super::Modifier;
use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::{Point, plus_days};
use super::calendar::{days_of_month, weekday_near, year_of_day};

pub(super) fn date(scan: &Scan<'_>, at: usize) -> Option<Found> {
    year_first(scan, at)
        .or_else(|| day_first(scan, at))
        .or_else(|| month(scan, at))
        .or_else(|| third(scan, at))
        .or_else(|| weekday(scan, at))
        .or_else(|| day_word(scan, at))
}

/// `2022 жылғы 5 қаңтар`, `2022 жылдың қаңтарында`, `2022 году`
fn year_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (year, next) = scan.year(at)?;
    if scan.lex(next) != Lex::CyrillicYear {
        return None;
    }
    if let Some((month, day, last, to)) = day_of_named_month(scan, next + 1) {
        return days_of_month(at, to, (year, month, day), last, false);
    }
    Some(match month_name(scan, next + 1) {
        Some((month, to)) => Found::point(at, to, "month and year", Point::Month(year, month)),
        None => Found::point(at, next + 1, "year", Point::Year(year)),
    })
}

fn month_name(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    match scan.lex(at) {
        Lex::CyrillicMonth(month) => Some((month, at + 1)),
        _ => None,
    }
}

/// `5 января`, `5-қаңтар`, `5–6 января`, `5 по 7 января`, `5-го января`: month, day, last day, what is next.
fn day_of_named_month(scan: &Scan<'_>, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
    let (day, next) = scan.day_of_month(at)?;
    let joins =
        matches!(scan.lex(next), Lex::Mark('-' | '–')) || scan.is_cyrillic(next, &["по", "мен"]);
    let last = scan.day_of_month(next + 1).filter(|_| joins);
    let next = last.map_or(next, |(_, after)| after);
    let bare = scan.after_hyphen(next);
    let ending = bare > next && scan.is_cyrillic(bare, &["го", "е", "ое", "му", "ші", "шы", "і"]);
    let (month, to) = month_name(scan, if ending { bare + 1 } else { bare })?;
    Some((month, day, last.map(|(day, _)| day), to))
}

/// The year after a month: `2022 года`, `2022 г.`, `2022`.
fn year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let (year, next) = scan.year(at)?;
    let named = scan.lex(next) == Lex::CyrillicYear;
    Some((year, if named { next + 1 } else { next }))
}

fn day_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (month, day, last, to) = day_of_named_month(scan, at)?;
    let (year, to, relative) = match year(scan, to) {
        Some((year, to)) => (year, to, false),
        None => (year_of_day(scan, at, to, month, day)?, to, true),
    };
    days_of_month(at, to, (year, month, day), last, relative)
}

/// `января 2022 года`, `в январе`
fn month(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (month, next) = month_name(scan, at)?;
    if let Some((year, to)) = year(scan, next) {
        let point = Point::Month(year, month);
        return Some(Found::point(at, to, "month and year", point));
    }
    // Март, Мамыр and Қазан are names too: a month alone wants the case that says "in".
    let word = scan.word(at).to_lowercase();
    let within = WITHIN.iter().any(|end| word.ends_with(end));
    let named = scan.is_cyrillic(next, &["айында", "айының"]);
    (within || named).then(|| this_month(scan, at, next + usize::from(named), month))
}

/// How a month's name ends that says "in".
const WITHIN: &[&str] = &[
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "бре",
    "да",
    "де",
    "та",
    "те",
    "нда",
    "нде",
];

/// A month of the last twelve.
fn this_month(scan: &Scan<'_>, at: usize, to: usize, month: u32) -> Found {
    let here = scan.today;
    let year = here.year() - i32::from(month > here.month());
    Found::point(at, to, "month", Point::Month(year, month)).relative()
}

/// `начале января`, `конце 2021 года`; in Kazakh the month stands before: `қаңтардың басында`.
fn third(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let shade = |third| match third {
        0 => Modifier::Start,
        1 => Modifier::Mid,
        _ => Modifier::End,
    };
    let (found, third) = match (scan.lex(at), scan.lex(at + 1)) {
        (Lex::CyrillicThird(third), Lex::CyrillicMonth(month)) => {
            let found = match year(scan, at + 2) {
                Some((year, to)) => Found::point(at, to, "", Point::Month(year, month)),
                None => this_month(scan, at, at + 2, month),
            };
            (found, third)
        }
        (Lex::CyrillicThird(third), _) => {
            let (year, to) = year(scan, at + 1)?;
            (Found::point(at, to, "", Point::Year(year)), third)
        }
        (Lex::CyrillicMonth(month), Lex::CyrillicThird(third)) => {
            (this_month(scan, at, at + 2, month), third)
        }
        _ => return None,
    };
    let found = found.modified(shade(third));
    Some(Found {
        rule: "part of a span",
        ..found
    })
}

/// `в понедельник`, `дүйсенбі күні`: the latest one not after the reference day, unless the words before say
/// that it is to come.
fn weekday(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let Lex::CyrillicWeekday(weekday) = scan.lex(at) else {
        return None;
    };
    let on = at > 0 && scan.is_cyrillic(at - 1, &["в", "во", "на", "до"]);
    let named = scan.is_cyrillic(at + 1, &["күні", "күнгі"]);
    if !on && !named {
        return None;
    }
    let within = |at: &usize| !scan.mark(*at, '.');
    let before = (at.saturating_sub(CLAUSE)..at).rev().take_while(within);
    let after = (at..at + CLAUSE).take_while(within);
    let forward = before.chain(after).any(|at| scan.is_cyrillic(at, COMING));
    let day = weekday_near(scan.today, weekday, forward);
    let to = at + 1 + usize::from(named);
    Some(Found::point(at, to, "weekday", Point::Day(day)).relative())
}

/// How far they are looked for, in words.
const CLAUSE: usize = 10;

/// Words of clauses about what is to come.
const COMING: &[&str] = &[
    "будет",
    "будут",
    "планирует",
    "планируют",
    "следующий",
    "следующую",
    "следующее",
    "намерен",
    "келесі",
    "болады",
];

/// `вчера`, `бүгін`
fn day_word(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let Lex::CyrillicDay(days) = scan.lex(at) else {
        return None;
    };
    let day = Point::Day(plus_days(scan.today, days));
    Some(Found::point(at, at + 1, "day by its distance", day).relative())
}

impl Scan<'_> {
    /// Whether a word is one of these, in lower case or with a capital.
    fn is_cyrillic(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        let lower = |known: &&str| word.chars().flat_map(char::to_lowercase).eq(known.chars());
        !word.is_empty() && !word.is_ascii() && words.iter().any(lower)
    }
}
