//! Days and months with Russian and Kazakh names: `5 января 2022 года`, `5–6 қаңтар`, `2022 жылғы 5 қаңтар`.

use chrono::Datelike;

use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::value::{Point, day_of};
use super::calendar::{days_of_month, year_of_day};

pub(super) fn date(scan: &Scan<'_>, at: usize) -> Option<Found> {
    year_first(scan, at)
        .or_else(|| day_first(scan, at))
        .or_else(|| month(scan, at))
}

/// `2022 жылғы 5 қаңтар`
fn year_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (year, next) = scan.year(at)?;
    if scan.lex(next) != Lex::CyrillicYear {
        return None;
    }
    let (day, after) = scan.day_of_month(next + 1)?;
    let (month, to) = month_name(scan, after)?;
    let day = day_of(year, month, day)?;
    Some(Found::point(at, to, "day, month and year", Point::Day(day)))
}

fn month_name(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    match scan.lex(at) {
        Lex::CyrillicMonth(month) => Some((month, at + 1)),
        _ => None,
    }
}

/// The year after a month: `2022 года`, `2022 г.`, `2022`.
fn year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let (year, next) = scan.year(at)?;
    let named = scan.lex(next) == Lex::CyrillicYear;
    Some((year, if named { next + 1 } else { next }))
}

fn day_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (day, after) = scan.day_of_month(at)?;
    let mut last = None;
    let mut next = after;
    if matches!(scan.lex(after), Lex::Mark('-' | '–'))
        && let Some((day, after)) = scan.day_of_month(after + 1)
    {
        last = Some(day);
        next = after;
    }
    let (month, to) = month_name(scan, next)?;
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
    // Алма, Мамыр and Қазан are names too: a month alone wants the case that says "in".
    let word = scan.word(at).to_lowercase();
    if ![
        "январе",
        "феврале",
        "марте",
        "апреле",
        "мае",
        "июне",
        "июле",
        "августе",
        "бре",
    ]
    .iter()
    .any(|end| word.ends_with(end))
    {
        return None;
    }
    let here = scan.today;
    let year = here.year() - i32::from(month > here.month());
    Some(Found::point(at, next, "month", Point::Month(year, month)).relative())
}
