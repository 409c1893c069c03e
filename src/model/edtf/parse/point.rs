//! A single date: its calendar part, its unknown digits, its qualifier.

use chrono::{Datelike, NaiveDate};

use super::clock::time;
use super::{Date, EdtfError, Piece, Point, Qualifier, Read};
use crate::model::edtf::Season;
use crate::model::edtf::date::MAX_YEAR;

/// One date, with its qualifier.
pub(super) fn date(piece: Piece<'_>) -> Read<Date> {
    let (body, qualifier) = match piece.text.as_bytes().last() {
        Some(b'?') => (piece.to(piece.text.len() - 1), Qualifier::Uncertain),
        Some(b'~') => (piece.to(piece.text.len() - 1), Qualifier::Approximate),
        Some(b'%') => (
            piece.to(piece.text.len() - 1),
            Qualifier::UncertainApproximate,
        ),
        _ => (piece, Qualifier::None),
    };
    if let Some(mark) = body.text.find(['?', '~', '%']) {
        let error = body
            .part(mark..mark + 1)
            .error("?, ~ or % stands once, at the end of a date");
        return Err(error.hint(format!(
            "write {}%, if it is both uncertain and approximate; else ? or ~ at its end",
            body.text.replace(['?', '~', '%'], "")
        )));
    }
    let point = point(body)?;
    Ok(Date { point, qualifier })
}

fn point(piece: Piece<'_>) -> Read<Point> {
    if let Some(rest) = piece.text.strip_prefix('Y') {
        return far_year(piece, rest);
    }
    match piece.text.find(['T', ' ']) {
        None => calendar(piece),
        Some(cut) => {
            let left = piece.to(cut);
            // A wrong day is pointed at; else it is the whole that is no date.
            let day = calendar(left).map_err(|error| match error.at == left.at() {
                true => piece.no_date(),
                false => error,
            })?;
            let Point::Day(day) = day else {
                return Err(piece.no_date());
            };
            let clock = piece.from(cut + 1);
            if piece.text.as_bytes().get(cut) == Some(&b' ') {
                let looks_like_time = clock.text.starts_with(|c: char| c.is_ascii_digit());
                return match looks_like_time {
                    true => piece.fail("a T, not a blank, stands between day and time"),
                    false => Err(piece.no_date()),
                };
            }
            let time = time(clock)?;
            Ok(Point::Time { day, time })
        }
    }
}

/// `Y17000`.
fn far_year(piece: Piece<'_>, digits: &str) -> Read<Point> {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return piece.fail("after Y stands a year of more than four digits, like Y17000");
    }
    let trimmed = unsigned.trim_start_matches('0');
    if trimmed.len() < 5 || trimmed.len() < unsigned.len() {
        let error = piece.error("Y is for years of more than four digits");
        let sign = if digits.starts_with('-') { "-" } else { "" };
        let prefix = if trimmed.len() < 5 { "" } else { "Y" };
        return Err(error.hint(format!("write {prefix}{sign}{trimmed:0>4}")));
    }
    match digits.parse::<i32>() {
        Ok(year) if year.abs() <= MAX_YEAR => Ok(Point::Year(year)),
        _ => piece.fail(format!("years go from Y-{MAX_YEAR} to Y{MAX_YEAR}")),
    }
}

/// A year, month or day, with its unknown digits.
fn calendar(piece: Piece<'_>) -> Read<Point> {
    let negative = piece.text.starts_with('-');
    let unsigned = piece.from(usize::from(negative));
    let mut fields = unsigned.text.split('-');
    let (year, month, day) = (
        fields.next().unwrap_or_default(),
        fields.next(),
        fields.next(),
    );
    let shaped = year.len() == 4
        && [month, day]
            .into_iter()
            .flatten()
            .all(|field| field.len() == 2)
        && fields.next().is_none()
        && unsigned
            .text
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'X' || b == b'-');
    if !shaped {
        return Err(piece.no_date());
    }
    let known = year.trim_end_matches('X');
    let Ok(number) = known.parse::<i32>() else {
        return Err(piece.no_date());
    };
    if negative && year == "0000" {
        let error = piece.error("there is no year -0000");
        return Err(error.hint("the year 1 BCE is written 0000, 2 BCE is -0001"));
    }
    if year.len() != known.len() {
        return years(piece, negative, known.len(), number, month.is_some());
    }
    let year = if negative { -number } else { number };
    match (month, day) {
        (None, _) => Ok(Point::Year(year)),
        (Some(_), None) => month_of(piece, year, unsigned.part(5..7)),
        (Some(_), Some(_)) => day_of(piece, year, unsigned.part(5..7), unsigned.part(8..10)),
    }
}

/// `202X`, `20XX`.
fn years(piece: Piece<'_>, negative: bool, known: usize, number: i32, more: bool) -> Read<Point> {
    if more {
        return piece.fail("a month or day needs a known year");
    }
    let count = match known {
        3 => 10,
        2 => 100,
        _ => return piece.fail("of a year the last two digits at most can be unknown"),
    };
    let (near, far) = (number * count, number * count + count - 1);
    let (first, last) = if negative { (-far, -near) } else { (near, far) };
    Ok(Point::Years { first, last })
}

/// A field of two digits, or none for `XX`.
fn two_digits(field: Piece<'_>, what: &str) -> Read<Option<u32>> {
    match field.text {
        "XX" => Ok(None),
        digits if digits.contains('X') => {
            let error = field.error(format!("a {what} is known or unknown as a whole"));
            Err(error.hint("write XX"))
        }
        digits => match digits.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(field.no_date()),
        },
    }
}

fn month_of(piece: Piece<'_>, year: i32, field: Piece<'_>) -> Read<Point> {
    let season = match two_digits(field, "month")? {
        None => return Ok(Point::UnknownMonth { year }),
        Some(month @ 1..=12) => return Ok(Point::Month { year, month }),
        Some(21) => Season::Spring,
        Some(22) => Season::Summer,
        Some(23) => Season::Autumn,
        Some(24) => Season::Winter,
        Some(25..=41) => {
            let error = field.error("of the seasons only 21 (spring) to 24 (winter) are read");
            return Err(error.hint(format!(
                "write an interval of months: {year:04}-01/{year:04}-03"
            )));
        }
        Some(month) => return Err(no_month(piece, field, month)),
    };
    Ok(Point::Season { year, season })
}

fn no_month(piece: Piece<'_>, field: Piece<'_>, month: u32) -> EdtfError {
    let error = field.error(format!("there is no month {month:02}"));
    let swapped = piece.text.get(..5).zip(piece.text.get(8..10));
    match swapped {
        Some((year, day))
            if (13..=31).contains(&month) && (1..=12).contains(&day.parse().unwrap_or(0)) =>
        {
            error.hint(format!(
                "the month comes before the day: {year}{day}-{month:02}"
            ))
        }
        _ => error.hint("months go from 01 to 12"),
    }
}

fn day_of(piece: Piece<'_>, year: i32, month: Piece<'_>, day: Piece<'_>) -> Read<Point> {
    match (two_digits(month, "month")?, two_digits(day, "day")?) {
        (Some(number), _) if !(1..=12).contains(&number) => Err(no_month(piece, month, number)),
        (month, None) => Ok(Point::UnknownDay { year, month }),
        (None, Some(_)) => {
            let error = piece.error("a day needs a known month");
            Err(error.hint(format!("write {}", Point::UnknownDay { year, month: None })))
        }
        (Some(month), Some(number)) => match NaiveDate::from_ymd_opt(year, month, number) {
            Some(day) => Ok(Point::Day(day)),
            None => Err(no_day(day, year, month)),
        },
    }
}

fn no_day(field: Piece<'_>, year: i32, month: u32) -> EdtfError {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return field.no_date();
    };
    let days = first.num_days_in_month();
    let name = first.format("%B");
    let last = first.with_day(u32::from(days)).unwrap_or(first);
    field
        .error(format!("{name} {} has {days} days", first.year()))
        .hint(format!(
            "days go from 01 to {days}; the last day is {}",
            Point::Day(last)
        ))
}
