//! A single date, from a century down to a second.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// A date with its doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// When.
    pub point: Point,
    /// How well that is known.
    pub qualifier: Qualifier,
}

/// What a date names. Years are astronomical: 0 is 1 BCE, −43 is 44 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// `202X`, `20XX`: some year of a decade or a century.
    Years {
        /// The first year of the ten or hundred.
        first: i32,
        /// The last one.
        last: i32,
    },
    /// `2022`, `Y17000`.
    Year(i32),
    /// `2022-XX`: some month of a year.
    UnknownMonth {
        /// The year.
        year: i32,
    },
    /// `2022-01-XX`, `2022-XX-XX`: some day of a month or of a year.
    UnknownDay {
        /// The year.
        year: i32,
        /// The month, 1 to 12, where it is known.
        month: Option<u32>,
    },
    /// `2022-21`.
    Season {
        /// The year; for winter the one in which it begins.
        year: i32,
        /// The season.
        season: Season,
    },
    /// `2022-01`.
    Month {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// `2022-01-05`.
    Day(NaiveDate),
    /// `2022-01-05T20:00`.
    Time {
        /// The day, at the place that the time is given for.
        day: NaiveDate,
        /// The time of day.
        time: Time,
    },
}

/// How well a date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Known.
    #[default]
    None,
    /// `?`: the source is doubtful.
    Uncertain,
    /// `~`: it is an estimate.
    Approximate,
    /// `%`: a doubtful estimate.
    UncertainApproximate,
}

/// A season as EDTF numbers them. Where bounds are asked for, they are the meteorological
/// seasons of the northern hemisphere, and winter begins in December of the year named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 21, from March to May.
    Spring,
    /// 22, from June to August.
    Summer,
    /// 23, from September to November.
    Autumn,
    /// 24, from December to February.
    Winter,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59, where it is given.
    pub second: Option<u32>,
    /// The offset from UTC, where it is given. Without one the time is that of the place.
    pub zone: Option<FixedOffset>,
}

/// How finely a date is given, coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Some year of a hundred.
    Century,
    /// Some year of ten.
    Decade,
    /// A year, or an unknown month or day in one.
    Year,
    /// A season.
    Season,
    /// A month, or an unknown day in one.
    Month,
    /// A day.
    Day,
    /// A time to the minute.
    Minute,
    /// A time to the second.
    Second,
}

/// The years that chrono can reckon with, a little less.
pub(super) const MAX_YEAR: i32 = 262_000;

impl Date {
    /// The first moment in it, in the time of the place.
    pub fn first(&self) -> NaiveDateTime {
        match self.point {
            Point::Time { day, time } => day.and_time(time.naive(0)),
            point => point.first_day().and_time(NaiveTime::MIN),
        }
    }

    /// The last second in it, in the time of the place.
    pub fn last(&self) -> NaiveDateTime {
        match self.point {
            Point::Time { day, time } => day.and_time(time.naive(59)),
            point => point
                .last_day()
                .and_hms_opt(23, 59, 59)
                .unwrap_or(NaiveDateTime::MAX),
        }
    }
}

impl Point {
    fn first_day(self) -> NaiveDate {
        match self {
            Point::Years { first: year, .. }
            | Point::Year(year)
            | Point::UnknownMonth { year }
            | Point::UnknownDay { year, month: None } => first_of(year, 1),
            Point::UnknownDay {
                year,
                month: Some(month),
            }
            | Point::Month { year, month } => first_of(year, month),
            Point::Season { year, season } => first_of(year, season.first_month()),
            Point::Day(day) | Point::Time { day, .. } => day,
        }
    }

    fn last_day(self) -> NaiveDate {
        match self {
            Point::Years { last: year, .. }
            | Point::Year(year)
            | Point::UnknownMonth { year }
            | Point::UnknownDay { year, month: None } => last_of(year, 12),
            Point::UnknownDay {
                year,
                month: Some(month),
            }
            | Point::Month { year, month } => last_of(year, month),
            Point::Season { year, season } => match season.first_month() + 2 {
                month @ ..=12 => last_of(year, month),
                month => last_of(year + 1, month - 12),
            },
            Point::Day(day) | Point::Time { day, .. } => day,
        }
    }

    /// The day, where it is given to the day or finer.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Point::Day(day) | Point::Time { day, .. } => Some(day),
            _ => None,
        }
    }

    /// The time, where one is given.
    pub fn time(self) -> Option<Time> {
        match self {
            Point::Time { time, .. } => Some(time),
            _ => None,
        }
    }

    /// The year, where it is one year.
    pub fn year(self) -> Option<i32> {
        match self {
            Point::Years { .. } => None,
            Point::Year(year)
            | Point::UnknownMonth { year }
            | Point::UnknownDay { year, .. }
            | Point::Season { year, .. }
            | Point::Month { year, .. } => Some(year),
            Point::Day(day) | Point::Time { day, .. } => Some(day.year()),
        }
    }

    /// How finely it is given.
    pub fn precision(self) -> Precision {
        match self {
            Point::Years { first, last } if last - first > 9 => Precision::Century,
            Point::Years { .. } => Precision::Decade,
            Point::Year(_) | Point::UnknownMonth { .. } | Point::UnknownDay { month: None, .. } => {
                Precision::Year
            }
            Point::Season { .. } => Precision::Season,
            Point::Month { .. } | Point::UnknownDay { .. } => Precision::Month,
            Point::Day(_) => Precision::Day,
            Point::Time { time, .. } if time.second.is_none() => Precision::Minute,
            Point::Time { .. } => Precision::Second,
        }
    }
}

/// The first day of a month. Beyond the years that can be reckoned with, their end.
fn first_of(year: i32, month: u32) -> NaiveDate {
    let limit = if year < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(limit)
}

/// The last day of a month.
fn last_of(year: i32, month: u32) -> NaiveDate {
    let first = first_of(year, month);
    let days = u64::from(first.num_days_in_month()) - 1;
    first
        .checked_add_days(chrono::Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

impl Season {
    /// Its number in EDTF, 21 to 24.
    pub fn number(self) -> u32 {
        match self {
            Season::Spring => 21,
            Season::Summer => 22,
            Season::Autumn => 23,
            Season::Winter => 24,
        }
    }

    fn first_month(self) -> u32 {
        (self.number() - 20) * 3
    }
}

impl Qualifier {
    /// Whether it says that the date is an estimate.
    pub fn is_approximate(self) -> bool {
        matches!(
            self,
            Qualifier::Approximate | Qualifier::UncertainApproximate
        )
    }

    /// Whether it says that the source is doubtful.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Qualifier::Uncertain | Qualifier::UncertainApproximate)
    }

    /// Both doubts together.
    pub fn and(self, other: Qualifier) -> Qualifier {
        let approximate = self.is_approximate() || other.is_approximate();
        match (self.is_uncertain() || other.is_uncertain(), approximate) {
            (false, false) => Qualifier::None,
            (true, false) => Qualifier::Uncertain,
            (false, true) => Qualifier::Approximate,
            (true, true) => Qualifier::UncertainApproximate,
        }
    }
}

impl Time {
    /// As a time of chrono; `second` stands in where none is given.
    pub(super) fn naive(self, second: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(self.hour, self.minute, self.second.unwrap_or(second))
            .unwrap_or(NaiveTime::MIN)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.point, self.qualifier)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Point::Years { first, last } => write_years(f, first, last),
            Point::Year(year) => write_year(f, year),
            Point::UnknownMonth { year } => write_parts(f, year, "XX", None),
            Point::UnknownDay { year, month } => {
                let month = month.map_or("XX".to_owned(), |month| format!("{month:02}"));
                write_parts(f, year, &month, Some("XX"))
            }
            Point::Season { year, season } => {
                write_parts(f, year, &season.number().to_string(), None)
            }
            Point::Month { year, month } => write_parts(f, year, &format!("{month:02}"), None),
            Point::Day(day) => write_day(f, day),
            Point::Time { day, time } => {
                write_day(f, day)?;
                write!(f, "T{time}")
            }
        }
    }
}

fn write_year(f: &mut fmt::Formatter<'_>, year: i32) -> fmt::Result {
    match year {
        ..-9999 | 10_000.. => write!(f, "Y{year}"),
        ..0 => write!(f, "-{:04}", -year),
        0.. => write!(f, "{year:04}"),
    }
}

fn write_years(f: &mut fmt::Formatter<'_>, first: i32, last: i32) -> fmt::Result {
    let (sign, nearest) = if first < 0 { ("-", -last) } else { ("", first) };
    if last - first > 9 {
        write!(f, "{sign}{:02}XX", nearest / 100)
    } else {
        write!(f, "{sign}{:03}X", nearest / 10)
    }
}

fn write_parts(
    f: &mut fmt::Formatter<'_>,
    year: i32,
    month: &str,
    day: Option<&str>,
) -> fmt::Result {
    write_year(f, year)?;
    write!(f, "-{month}")?;
    day.map_or(Ok(()), |day| write!(f, "-{day}"))
}

fn write_day(f: &mut fmt::Formatter<'_>, day: NaiveDate) -> fmt::Result {
    write_year(f, day.year())?;
    write!(f, "-{:02}-{:02}", day.month(), day.day())
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Qualifier::None => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::UncertainApproximate => "%",
        })
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.zone {
            None => Ok(()),
            Some(zone) if zone.local_minus_utc() == 0 => f.write_str("Z"),
            Some(zone) => zone.fmt(f),
        }
    }
}
