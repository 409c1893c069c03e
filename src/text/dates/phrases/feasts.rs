//! Days with names: Christmas, New Year's Eve, Thanksgiving.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::lexicon::{Feast, Lex};
use super::super::scan::{Found, Scan};
use super::super::value::{Point, day_of, plus_days};

/// A feast by its name; its year is the one named after it, else the nearest.
pub(super) fn feast(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (feast, mut next) = name(scan, at)?;
    if !scan.capital(at) {
        return None;
    }
    let eve = scan.lex(next) == Lex::Eve;
    let day = scan.is(next, "day");
    if eve || day {
        next += 1;
    }
    if feast == Feast::NewYear && !eve && !day {
        return None;
    }
    let shift = if eve { -1 } else { 0 };
    if let Some((year, to)) = scan.year(next) {
        let day = plus_days(in_year(feast, year)?, shift);
        return Some(Found::point(at, to, "feast", Point::Day(day)));
    }
    let here = scan.today.year();
    let nearest = [here - 1, here, here + 1]
        .into_iter()
        .filter_map(|year| in_year(feast, year))
        .map(|day| plus_days(day, shift))
        .min_by_key(|day| (*day - scan.today).num_days().abs())?;
    Some(Found::point(at, next, "feast", Point::Day(nearest)).relative())
}

fn name(scan: &Scan<'_>, at: usize) -> Option<(Feast, usize)> {
    match scan.lex(at) {
        Lex::Feast(feast) => Some((feast, at + 1)),
        Lex::New if scan.is(at + 1, "year") && scan.capital(at + 1) => {
            let owned = scan.mark(at + 2, '\'') && scan.is(at + 3, "s");
            Some((Feast::NewYear, if owned { at + 4 } else { at + 2 }))
        }
        _ => None,
    }
}

fn in_year(feast: Feast, year: i32) -> Option<NaiveDate> {
    match feast {
        Feast::Christmas => day_of(year, 12, 25),
        Feast::NewYear => day_of(year, 1, 1),
        Feast::Halloween => day_of(year, 10, 31),
        Feast::Thanksgiving => NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Thu, 4),
        Feast::Easter => easter(year),
    }
}

/// Western Easter, by the calendar's own arithmetic (golden number, century, epact).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let skipped = century - century.div_euclid(4) - (8 * century + 13).div_euclid(25);
    let epact = (skipped + 19 * golden + 15).rem_euclid(30);
    let moon = epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday =
        (year + year.div_euclid(4) + moon + 2 - century + century.div_euclid(4)).rem_euclid(7);
    let days = moon - weekday;
    Some(plus_days(day_of(year, 3, 28)?, i64::from(days)))
}
