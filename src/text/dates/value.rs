//! What an expression means, and how TIMEX3 writes it.

use std::fmt::{self, Write as _};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Granularity;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A place in time, of whatever width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Past,
    Present,
    Future,
    Century(i32),
    Decade(i32),
    Year(i32),
    Season(i32, Season),
    Half(i32, u32),
    Quarter(i32, u32),
    Month(i32, u32),
    /// The week that begins on this Monday.
    Week(NaiveDate),
    /// The weekend of the week that begins on this Monday.
    Weekend(NaiveDate),
    Day(NaiveDate),
    /// From the one day to the other.
    Days(NaiveDate, NaiveDate),
    Part(NaiveDate, Part),
    /// Hour and, where given, minute; whether in UTC.
    Time(NaiveDate, u32, Option<u32>, bool),
}

/// How many: halves, or an unknown number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Halves(u32),
    Vague,
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Point(Point),
    Duration(Amount, Unit),
    /// Every so much.
    Every(Amount, Unit),
    /// Every Monday, or a part of it.
    EveryWeekday(u32, Option<Part>),
    EveryWeekend,
    /// Every morning.
    EveryPart(Part),
}

impl Amount {
    pub(super) fn whole(n: u32) -> Self {
        Self::Halves(n.saturating_mul(2))
    }

    /// As a number, where it is a whole one that can be reckoned with.
    pub(super) fn count(self) -> Option<i32> {
        match self {
            Self::Halves(n) if n <= 20_000 => i32::try_from(n / 2).ok(),
            _ => None,
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

pub(super) fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    let size = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        day.checked_sub_days(size)
    } else {
        day.checked_add_days(size)
    };
    moved.unwrap_or(day)
}

fn plus_months(day: NaiveDate, months: i32) -> NaiveDate {
    let size = Months::new(months.unsigned_abs());
    let moved = if months < 0 {
        day.checked_sub_months(size)
    } else {
        day.checked_add_months(size)
    };
    moved.unwrap_or(day)
}

/// A day of a month, where there is such a day.
pub(super) fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

pub(super) fn quarter_of(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month0() / 3 + 1)
}

impl Point {
    /// A day in it from which others can be counted.
    pub(super) fn day(self) -> Option<NaiveDate> {
        let first = |year, month| day_of(year, month, 1);
        match self {
            Self::Past | Self::Present | Self::Future => None,
            Self::Century(year) | Self::Decade(year) | Self::Year(year) => first(year, 1),
            Self::Season(year, season) => first(year, season.first_month()),
            Self::Half(year, half) => first(year, half * 6 - 5),
            Self::Quarter(year, quarter) => first(year, quarter * 3 - 2),
            Self::Month(year, month) => first(year, month),
            Self::Week(day)
            | Self::Weekend(day)
            | Self::Day(day)
            | Self::Days(_, day)
            | Self::Part(day, _)
            | Self::Time(day, ..) => Some(day),
        }
    }

    /// The span of this unit that lies `count` units from the one around `day`.
    pub(super) fn around(day: NaiveDate, unit: Unit, count: i32) -> Self {
        let days = i64::from(count);
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Self::Day(day),
            Unit::Day => Self::Day(plus_days(day, days)),
            Unit::Week => Self::Week(monday(plus_days(day, days * 7))),
            Unit::Fortnight => Self::Week(monday(plus_days(day, days * 14))),
            Unit::Month => {
                let day = plus_months(day, count);
                Self::Month(day.year(), day.month())
            }
            Unit::Quarter => {
                let (year, quarter) = quarter_of(plus_months(day, count.saturating_mul(3)));
                Self::Quarter(year, quarter)
            }
            Unit::Year => Self::Year(day.year() + count),
            Unit::Decade => Self::Decade((day.year() + count * 10).div_euclid(10) * 10),
            Unit::Century => Self::Century((day.year() + count * 100).div_euclid(100) * 100),
        }
    }

    /// The like span so many years on.
    pub(super) fn plus_years(self, years: i32) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + years),
            Self::Season(year, season) => Self::Season(year + years, season),
            Self::Half(year, half) => Self::Half(year + years, half),
            Self::Quarter(year, quarter) => Self::Quarter(year + years, quarter),
            Self::Month(year, month) => Self::Month(year + years, month),
            Self::Day(day) => Self::Day(plus_months(day, years * 12)),
            other => other,
        }
    }

    pub(super) fn granularity(self) -> Option<Granularity> {
        Some(match self {
            Self::Past | Self::Present | Self::Future => return None,
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) => Granularity::Year,
            Self::Season(..) | Self::Half(..) => Granularity::Season,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Month(..) => Granularity::Month,
            Self::Week(_) | Self::Weekend(_) => Granularity::Week,
            Self::Day(_) | Self::Days(..) => Granularity::Day,
            Self::Part(..) => Granularity::PartOfDay,
            Self::Time(..) => Granularity::Time,
        })
    }

    /// What TIMEX3 writes where the reference day is not known.
    pub(super) fn placeholder(self) -> String {
        match self {
            Self::Past | Self::Present | Self::Future => self.to_string(),
            Self::Century(_) => "XX".to_owned(),
            Self::Decade(_) => "XXX".to_owned(),
            Self::Year(_) => "XXXX".to_owned(),
            Self::Season(_, season) => format!("XXXX-{}", season.code()),
            Self::Half(_, half) => format!("XXXX-H{half}"),
            Self::Quarter(_, quarter) => format!("XXXX-Q{quarter}"),
            Self::Month(_, month) => format!("XXXX-{month:02}"),
            Self::Week(_) => "XXXX-WXX".to_owned(),
            Self::Weekend(_) => "XXXX-WXX-WE".to_owned(),
            Self::Day(_) | Self::Days(..) | Self::Part(..) | Self::Time(..) => {
                "XXXX-XX-XX".to_owned()
            }
        }
    }
}

impl Season {
    /// Winter is named by the year in which it begins, as in EDTF.
    pub(super) fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

impl Part {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

/// As TIMEX3 writes it.
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Past => f.write_str("PAST_REF"),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
            Self::Century(year) => write!(f, "{:02}", year / 100),
            Self::Decade(year) => write!(f, "{:03}", year / 10),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season.code()),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(monday) => write!(f, "{}", monday.format("%G-W%V")),
            Self::Weekend(monday) => write!(f, "{}-WE", monday.format("%G-W%V")),
            Self::Day(day) => write!(f, "{day}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
            Self::Part(day, part) => write!(f, "{day}T{}", part.code()),
            Self::Time(day, hour, minute, utc) => {
                write!(f, "{day}T{hour:02}:{:02}", minute.unwrap_or(0))?;
                f.write_str(if utc { "Z" } else { "" })
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Point(point) => point.fmt(f),
            Self::Duration(amount, unit) | Self::Every(amount, unit) => {
                f.write_str(&period(amount, unit))
            }
            Self::EveryWeekday(day, None) => write!(f, "XXXX-WXX-{day}"),
            Self::EveryWeekday(day, Some(part)) => write!(f, "XXXX-WXX-{day}T{}", part.code()),
            Self::EveryWeekend => f.write_str("XXXX-WXX-WE"),
            Self::EveryPart(part) => write!(f, "XXXX-XX-XXT{}", part.code()),
        }
    }
}

/// A length of time as ISO 8601 writes it, halves as the next smaller unit.
fn period(amount: Amount, unit: Unit) -> String {
    let (times, letter, half) = match unit {
        Unit::Second => (1, "S", None),
        Unit::Minute => (1, "M", Some("30S")),
        Unit::Hour => (1, "H", Some("30M")),
        Unit::Day => (1, "D", Some("T12H")),
        Unit::Week => (1, "W", None),
        Unit::Fortnight => (2, "W", None),
        Unit::Month => (1, "M", None),
        Unit::Quarter => (1, "Q", None),
        Unit::Year => (1, "Y", Some("6M")),
        Unit::Decade => (10, "Y", None),
        Unit::Century => (100, "Y", None),
    };
    let clock = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    let mut text = if clock { "PT" } else { "P" }.to_owned();
    match amount {
        Amount::Vague => match unit {
            Unit::Decade => text.push_str("XE"),
            Unit::Century => text.push_str("XC"),
            _ => {
                text.push('X');
                text.push_str(letter);
            }
        },
        Amount::Halves(halves) => {
            let halves = halves.saturating_mul(times);
            let (whole, odd) = (halves / 2, halves % 2 == 1);
            // A string takes what is written to it.
            let _ = match (odd, half) {
                (true, Some(half)) if whole > 0 => write!(text, "{whole}{letter}{half}"),
                (true, Some(half)) => write!(text, "{half}"),
                (true, None) => write!(text, "{whole}.5{letter}"),
                (false, _) => write!(text, "{whole}{letter}"),
            };
        }
    }
    text
}
