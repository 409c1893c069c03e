//! The strict reader of EDTF. What it says of a slip comes from here, how to mend the slip
//! mostly from [`hint`](super::hint).

mod clock;
mod piece;
mod point;

use piece::Piece;
use point::date;

use super::{Bound, Date, Edtf, EdtfError, Kind, Point, Qualifier};

type Read<T> = Result<T, EdtfError>;

/// Reads a date; the error has a hint only where one follows from the error itself.
pub(super) fn parse(text: &str) -> Read<Edtf> {
    let whole = Piece { text, start: 0 };
    // All that follows may count bytes as characters.
    if !text.is_ascii() {
        return Err(whole.no_date());
    }
    let kind = match text.as_bytes().first() {
        Some(b'[') => choice(whole)?,
        Some(b'{') => {
            let error = whole.error("sets of dates, {…}, are not read");
            return Err(
                error.hint("write one event for each date, or an interval: 2022-01-04/2022-01-06")
            );
        }
        _ if text.contains('/') => interval(whole)?,
        _ => Kind::Date(date(whole)?),
    };
    Ok(Edtf { kind })
}

/// `[a..b]`.
fn choice(whole: Piece<'_>) -> Read<Kind> {
    let Some(inner) = whole
        .text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
    else {
        let error = whole.error("the bracket is not closed");
        return Err(error.hint("write [2022-01-04..2022-01-06]"));
    };
    let inner = whole.part(1..1 + inner.len());
    if inner.text.contains(',') {
        let error = inner.error("a list of possible dates is not read");
        return Err(error.hint("give the first and the last: [2022-01-04..2022-01-06]"));
    }
    let Some(dots) = inner.text.find("..") else {
        let error = inner.error("a choice names its first and its last date");
        return Err(error.hint("write [2022-01-04..2022-01-06]"));
    };
    let (first, last) = (inner.to(dots), inner.from(dots + 2));
    if first.text.is_empty() || last.text.is_empty() {
        return Err(half_choice(whole, first, last));
    }
    let (first, last) = (choice_end(first)?, choice_end(last)?);
    in_order(whole, first, last, "the choice")?;
    if first == last {
        let error = whole.error("the choice has one date only");
        return Err(error.hint(format!("write {first}")));
    }
    Ok(Kind::Choice { first, last })
}

fn half_choice(whole: Piece<'_>, first: Piece<'_>, last: Piece<'_>) -> EdtfError {
    let (message, hint) = match (first.text, last.text) {
        ("", "") => (
            "the choice names no date",
            "write [2022-01-04..2022-01-06]".into(),
        ),
        ("", last) => (
            "a choice names its first date too",
            format!(
                "give the earliest possible date before the “..”; for what lasted until then write ../{last}"
            ),
        ),
        (first, _) => (
            "a choice names its last date too",
            format!(
                "give the latest possible date after the “..”; for what lasted from then on write {first}/.."
            ),
        ),
    };
    whole.error(message).hint(hint)
}

fn choice_end(piece: Piece<'_>) -> Read<Date> {
    let end = date(piece)?;
    if end.qualifier != Qualifier::None {
        let error = piece.error("the ends of a choice are not qualified");
        return Err(error.hint("leave out the ?, ~ or % and make the choice wider"));
    }
    match end.point {
        Point::Day(_) | Point::Month { .. } | Point::Year(_) => Ok(end),
        Point::Time { day, .. } => {
            let error = piece.error("the ends of a choice are days, months or years");
            Err(error.hint(format!("leave out the time: {}", Point::Day(day))))
        }
        _ => piece.fail("the ends of a choice are known days, months or years"),
    }
}

/// `a/b`.
fn interval(whole: Piece<'_>) -> Read<Kind> {
    let Some((start, end)) = whole.text.split_once('/') else {
        return Err(whole.no_date());
    };
    if end.contains('/') {
        return whole.fail("an interval has two ends, parted by one “/”");
    }
    let (first, last) = (whole.to(start.len()), whole.from(start.len() + 1));
    let (start, end) = (bound(first)?, bound(last)?);
    match (start, end) {
        (Bound::Known(from), Bound::Known(to)) => {
            zones_agree(whole, from, to)?;
            in_order(whole, from, to, "the interval")?;
        }
        (Bound::Known(_), _) | (_, Bound::Known(_)) => {}
        _ => return whole.fail("an interval has one known end at least"),
    }
    Ok(Kind::Interval { start, end })
}

fn bound(piece: Piece<'_>) -> Read<Bound> {
    match piece.text {
        "" => return Ok(Bound::Unknown),
        ".." => return Ok(Bound::Open),
        _ => {}
    }
    let end = date(piece)?;
    let coarser = match end.point {
        Point::UnknownMonth { year } | Point::UnknownDay { year, month: None } => Point::Year(year),
        Point::UnknownDay {
            year,
            month: Some(month),
        } => Point::Month { year, month },
        Point::Years { first, last } => {
            let error = piece.error("the end of an interval has no unknown digits");
            return Err(error.hint(format!(
                "write its first year, {first:04}, or its last, {last:04}"
            )));
        }
        _ => return Ok(Bound::Known(end)),
    };
    let error = piece.error("the end of an interval has no unknown digits");
    Err(error.hint(format!("write {coarser}{}", end.qualifier)))
}

/// Without a zone at both ends or at neither, which end is the later would depend on the place.
fn zones_agree(whole: Piece<'_>, start: Date, end: Date) -> Read<()> {
    let zoned = |date: Date| date.point.time().is_some_and(|time| time.zone.is_some());
    if zoned(start) == zoned(end) {
        return Ok(());
    }
    let error = whole.error("one end of the interval names a zone and the other does not");
    Err(error.hint("give both ends a time with a zone, or leave the zone out"))
}

fn in_order(whole: Piece<'_>, start: Date, end: Date, what: &str) -> Read<()> {
    let shift = |date: Date| {
        let seconds = date.point.time().and_then(|time| time.zone);
        chrono::TimeDelta::seconds(i64::from(seconds.map_or(0, |zone| zone.local_minus_utc())))
    };
    // The shift is under a day, and the years end well before chrono's do.
    if start.first() - shift(start) <= end.last() - shift(end) {
        return Ok(());
    }
    let swapped = match what {
        "the choice" => format!("[{end}..{start}]"),
        _ => format!("{end}/{start}"),
    };
    let error = whole.error(format!("{what} ends before it begins"));
    Err(error.hint(format!("write {swapped}")))
}
