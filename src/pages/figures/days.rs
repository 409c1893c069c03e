//! The line of days of a chart: where the columns of days stand, and where it is broken.
//!
//! Figures crowd in a few weeks and come back months later. On an even line the crowd would be a
//! blot, so a gap that is much longer than the shortest is drawn shorter, and broken.

use chrono::NaiveDate;

use crate::model::Edtf;

/// The longest span, in days, that stands where it begins; a longer one stands at its end, where
/// all that it counts has been counted.
const SHORT: i64 = 3;

/// So many times the shortest gap fit on a telephone.
const UNITS: f64 = 14.0;

/// The longest gaps that are tried, in shortest gaps. The first keeps the line even.
const CAPS: [f64; 7] = [f64::INFINITY, 31.0, 14.0, 7.0, 4.0, 2.0, 1.0];

/// The margin at either end, as a share of the line.
const MARGIN: f64 = 0.04;

/// Where a date stands in time: the day, and whether before, on or after it.
pub(super) fn place(date: &Edtf) -> (NaiveDate, i8) {
    if let Some(day) = date.day() {
        return (day, 0);
    }
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) if (last - first).num_days() > SHORT => (last, 1),
        (Some(first), _) => (first, -1),
        (None, last) => (last.unwrap_or(NaiveDate::MIN), 1),
    }
}

/// The line of days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    days: Vec<NaiveDate>,
    /// Where each column stands, from 0 to 1.
    pub at: Vec<f64>,
    /// Between which columns, each by the one before, days are left out.
    pub breaks: Vec<usize>,
    /// Its length, in shortest gaps.
    pub units: f64,
}

impl Line {
    /// The line on which columns of these days, which are in order, can be told apart.
    pub fn of(days: &[NaiveDate]) -> Self {
        let gaps: Vec<f64> = days
            .windows(2)
            .map(|pair| ((pair[1] - pair[0]).num_days().max(1)) as f64)
            .collect();
        let least = gaps.iter().copied().fold(f64::INFINITY, f64::min);
        let length = |cap: f64| -> f64 { gaps.iter().map(|gap| (gap / least).min(cap)).sum() };
        let cap = CAPS.into_iter().find(|cap| length(*cap) <= UNITS);
        let cap = cap.unwrap_or(1.0);
        let units = length(cap);
        let mut at = Vec::with_capacity(days.len());
        let mut breaks = Vec::new();
        let mut passed = 0.0;
        for index in 0..days.len() {
            let share = if units > 0.0 { passed / units } else { 0.0 };
            at.push(MARGIN + share * (1.0 - 2.0 * MARGIN));
            if let Some(gap) = gaps.get(index) {
                passed += (gap / least).min(cap);
                if gap / least > cap {
                    breaks.push(index);
                }
            }
        }
        Self {
            days: days.to_vec(),
            at,
            breaks,
            units,
        }
    }

    /// Where a day stands that need have no column of its own.
    pub fn find(&self, day: NaiveDate) -> f64 {
        let next = self.days.partition_point(|other| *other < day);
        let (Some(after), Some(before)) = (self.days.get(next), next.checked_sub(1)) else {
            let edge = if next == 0 { 0.0 } else { 1.0 };
            return self
                .days
                .get(next)
                .filter(|d| **d == day)
                .map_or(edge, |_| self.at[next]);
        };
        let whole = (*after - self.days[before]).num_days().max(1) as f64;
        let part = (day - self.days[before]).num_days() as f64 / whole;
        self.at[before] + part * (self.at[next] - self.at[before])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn days(all: &[&str]) -> Vec<NaiveDate> {
        all.iter().map(|day| day.parse().unwrap()).collect()
    }

    #[test]
    fn days_near_each_other_stand_on_an_even_line() {
        let line = Line::of(&days(&["2022-01-05", "2022-01-06", "2022-01-10"]));
        assert!(line.breaks.is_empty());
        assert!((line.units - 5.0).abs() < 1e-9);
        assert!((line.at[1] - line.at[0]) * 4.0 - (line.at[2] - line.at[1]) < 1e-9);
        // Years are as even as days.
        let years = Line::of(&days(&["2019-06-01", "2020-06-01", "2021-06-01"]));
        assert!(years.breaks.is_empty());
    }

    #[test]
    fn a_long_gap_is_broken_and_days_in_it_still_have_a_place() {
        let all = days(&["2022-01-05", "2022-01-06", "2022-01-08", "2022-08-01"]);
        let line = Line::of(&all);
        assert_eq!(line.breaks, [2]);
        assert!(line.units <= UNITS);
        assert!(line.at.windows(2).all(|pair| pair[0] < pair[1]));
        let march = line.find("2022-03-01".parse().unwrap());
        assert!(line.at[2] < march && march < line.at[3]);
        assert!((line.find(all[1]) - line.at[1]).abs() < 1e-9);
        assert!((line.find("2021-01-01".parse().unwrap())).abs() < 1e-9);
    }

    #[test]
    fn a_month_stands_at_its_end_and_a_day_on_itself() {
        let at = |text: &str| place(&Edtf::parse(text).unwrap());
        assert_eq!(at("2022-01-05").0.to_string(), "2022-01-05");
        assert_eq!(at("2022-01").0.to_string(), "2022-01-31");
        assert_eq!(at("2022-01/2022-03").0.to_string(), "2022-03-31");
        assert!(at("2022-01-31") < at("2022-01"));
    }

    #[test]
    fn one_day_alone_has_a_line() {
        let line = Line::of(&days(&["2022-01-05"]));
        assert_eq!((line.at.len(), line.units), (1, 0.0));
        assert!(Line::of(&[]).at.is_empty());
    }
}
