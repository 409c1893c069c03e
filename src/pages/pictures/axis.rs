//! The axis of time that the strip and the grid share.
//!
//! A site is mostly about a few weeks or years and has some events long before or after. So the
//! axis has a core, in the finest unit in which at most [`MOST`] slots hold most events, and on
//! either side of it what lies outside, in a coarser unit or as one slot.

use chrono::{Datelike, NaiveDate};

/// The most slots of the core.
pub(super) const MOST: i64 = 62;

/// The most slots on either side of it.
const MOST_BESIDE: i64 = 12;

/// Fewer events than this beside the core get one slot.
const FEW: usize = 4;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Month,
    Year,
    Decade,
    Century,
}

const UNITS: [Unit; 5] = [
    Unit::Day,
    Unit::Month,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
];

impl Unit {
    /// The number of the unit that holds a day; the next has the next number.
    fn index(self, day: NaiveDate) -> i64 {
        let year = i64::from(day.year());
        match self {
            Self::Day => i64::from(day.num_days_from_ce()),
            Self::Month => year * 12 + i64::from(day.month0()),
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// Its first day; none beyond the years that the calendar of the machine knows.
    fn first(self, index: i64) -> Option<NaiveDate> {
        let year = |year: i64| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 1, 1);
        match self {
            Self::Day => NaiveDate::from_num_days_from_ce_opt(i32::try_from(index).ok()?),
            Self::Month => {
                let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
                year(index.div_euclid(12))?.with_month(month)
            }
            Self::Year => year(index),
            Self::Decade => year(index * 10),
            Self::Century => year(index * 100),
        }
    }

    fn slot(self, index: i64) -> Option<Slot> {
        Some(Slot {
            first: self.first(index)?,
            last: self.first(index + 1)?.pred_opt()?,
            unit: self,
            part: Part::Core,
        })
    }
}

/// On which side of the core a slot lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Before,
    Core,
    After,
}

/// A slot of the axis: the days from `first` to `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub unit: Unit,
    pub part: Part,
}

impl Slot {
    /// Whether it is one whole day, month, year.
    pub fn is_whole(&self) -> bool {
        self.unit
            .slot(self.unit.index(self.first))
            .is_some_and(|whole| (whole.first, whole.last) == (self.first, self.last))
    }
}

/// The days between which something happened: twice the same where the day is known.
pub(super) type Days = (NaiveDate, NaiveDate);

/// The axis. Its slots are in order and do not overlap.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// The core's unit.
    pub unit: Unit,
    pub slots: Vec<Slot>,
}

impl Axis {
    /// The axis on which these are shown best; none where there is nothing to show.
    pub fn of(all: &[Days]) -> Option<Self> {
        let (unit, first, last) = UNITS
            .into_iter()
            .find_map(|unit| {
                core(all, unit)
                    .filter(|core| core.enough)
                    .map(|core| (unit, core))
            })
            .or_else(|| core(all, Unit::Century).map(|core| (Unit::Century, core)))
            .map(|(unit, core)| (unit, core.first, core.last))?;
        let core: Vec<Slot> = (first..=last)
            .filter_map(|index| unit.slot(index))
            .collect();
        let (start, end) = (core.first()?.first, core.last()?.last);
        let before: Vec<Days> = all.iter().copied().filter(|days| days.1 < start).collect();
        let after: Vec<Days> = all.iter().copied().filter(|days| days.0 > end).collect();
        let mut slots = beside(&before, unit, Part::Before, start.pred_opt());
        slots.extend(core);
        slots.extend(beside(&after, unit, Part::After, end.succ_opt()));
        Some(Self { unit, slots })
    }

    /// The slot in which something happened; none where it may have been another.
    pub fn slot(&self, days: Days) -> Option<usize> {
        let slot = self.slots.partition_point(|slot| slot.last < days.0);
        self.slots
            .get(slot)
            .is_some_and(|found| found.first <= days.0 && days.1 <= found.last)
            .then_some(slot)
    }
}

struct Core {
    first: i64,
    last: i64,
    /// Whether it holds most of what there is.
    enough: bool,
}

/// The window of at most [`MOST`] units that is worth its length: each slot costs a seventh of
/// what it would hold if all were spread evenly.
fn core(all: &[Days], unit: Unit) -> Option<Core> {
    let mut indexes: Vec<i64> = all
        .iter()
        .filter(|(first, last)| unit.index(*first) == unit.index(*last))
        .map(|(first, _)| unit.index(*first))
        .collect();
    indexes.sort_unstable();
    let (&first, &last) = (indexes.first()?, indexes.last()?);
    let placed = indexes.len();
    if last - first < MOST {
        let enough = placed * 10 >= all.len() * 6;
        return Some(Core {
            first,
            last,
            enough,
        });
    }
    let cost = all.len() as f64 / (MOST * 7) as f64;
    let mut best: Option<(f64, usize, usize)> = None;
    for start in 0..placed {
        if start > 0 && indexes[start] == indexes[start - 1] {
            continue;
        }
        for end in start..placed {
            let length = indexes[end] - indexes[start] + 1;
            if length > MOST {
                break;
            }
            let worth = (end - start + 1) as f64 - cost * length as f64;
            if best.is_none_or(|(most, _, _)| worth > most) {
                best = Some((worth, start, end));
            }
        }
    }
    let (_, start, end) = best?;
    Some(Core {
        first: indexes[start],
        last: indexes[end],
        enough: (end - start + 1) * 10 >= all.len() * 6,
    })
}

/// The slots of what lies outside the core, up to (or from) its edge.
fn beside(outside: &[Days], core: Unit, part: Part, edge: Option<NaiveDate>) -> Vec<Slot> {
    let far = match part {
        Part::Before => outside.iter().map(|days| days.0).min(),
        _ => outside.iter().map(|days| days.1).max(),
    };
    let (Some(edge), Some(far)) = (edge, far) else {
        return Vec::new();
    };
    let (first, last) = (edge.min(far), edge.max(far));
    let coarser = UNITS
        .into_iter()
        .find(|unit| *unit > core && unit.index(last) - unit.index(first) < MOST_BESIDE);
    match coarser {
        Some(unit) if outside.len() >= FEW => (unit.index(first)..=unit.index(last))
            .filter_map(|index| unit.slot(index))
            .map(|slot| match part {
                Part::Before => Slot {
                    last: slot.last.min(edge),
                    part,
                    ..slot
                },
                _ => Slot {
                    first: slot.first.max(edge),
                    part,
                    ..slot
                },
            })
            .collect(),
        _ => vec![Slot {
            first,
            last,
            unit: Unit::Century,
            part,
        }],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn on(text: &str) -> Days {
        (day(text), day(text))
    }

    fn many(text: &str, count: usize) -> Vec<Days> {
        vec![on(text); count]
    }

    #[test]
    fn a_site_of_some_days_has_a_slot_for_each_of_them() {
        let axis = Axis::of(&[on("2022-01-02"), on("2022-01-05"), on("2022-02-20")]).unwrap();
        assert_eq!((axis.unit, axis.slots.len()), (Unit::Day, 50));
        assert_eq!(axis.slot(on("2022-01-05")), Some(3));
        assert_eq!(axis.slot((day("2022-01-05"), day("2022-01-06"))), None);
        assert_eq!(axis.slot(on("2022-02-21")), None);
    }

    #[test]
    fn what_lies_far_from_the_core_stands_beside_it_in_a_coarser_unit() {
        let mut all = vec![on("2011-12-16")];
        for date in 1..=20 {
            all.extend(many(&format!("2022-01-{date:02}"), 10));
        }
        for year in 2022..=2025 {
            all.extend(many(&format!("{year}-06-05"), 3));
        }
        let axis = Axis::of(&all).unwrap();
        assert_eq!(axis.unit, Unit::Day);
        let parts: Vec<_> = axis.slots.iter().map(|slot| slot.part).collect();
        let of = |part| parts.iter().filter(|other| **other == part).count();
        assert_eq!(
            (of(Part::Before), of(Part::Core), of(Part::After)),
            (1, 20, 4)
        );
        let rest = axis.slots[21];
        assert_eq!(
            (rest.first, rest.last),
            (day("2022-01-21"), day("2022-12-31"))
        );
        assert!(!rest.is_whole() && axis.slots[22].is_whole());
        // All of it has a slot, one that is known to the month too.
        assert!(all.iter().all(|days| axis.slot(*days).is_some()));
        assert_eq!(axis.slot((day("2022-08-01"), day("2022-08-31"))), Some(21));
    }

    #[test]
    fn a_site_over_years_has_months_and_one_over_centuries_years_or_more() {
        let months: Vec<Days> = (0..48)
            .map(|month| on(&format!("{}-{:02}-15", 2019 + month / 12, month % 12 + 1)))
            .collect();
        assert_eq!(Axis::of(&months).unwrap().unit, Unit::Month);
        let years: Vec<Days> = (1950..2010)
            .map(|year| on(&format!("{year}-05-01")))
            .collect();
        assert_eq!(Axis::of(&years).unwrap().unit, Unit::Year);
        let ages: Vec<Days> = (0..20)
            .map(|age| on(&format!("{:04}-05-01", 100 + age * 90)))
            .collect();
        let axis = Axis::of(&ages).unwrap();
        assert_eq!(axis.unit, Unit::Century);
        assert!(axis.slots.len() <= 62);
    }

    #[test]
    fn dates_that_name_no_day_make_a_coarser_axis() {
        let march = (day("2020-03-01"), day("2020-03-31"));
        assert_eq!(Axis::of(&[march, march]).unwrap().unit, Unit::Month);
        assert!(Axis::of(&[]).is_none());
    }

    proptest! {
        #[test]
        fn what_names_its_day_has_one_slot_whatever_the_axis(
            days in prop::collection::vec(-700_000i32..1_000_000, 1..120),
        ) {
            let all: Vec<Days> = days
                .into_iter()
                .map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
                .map(|day| (day, day))
                .collect();
            let axis = Axis::of(&all).unwrap();
            prop_assert!(axis.slots.len() as i64 <= MOST + 2 * MOST_BESIDE);
            for pair in axis.slots.windows(2) {
                prop_assert!(pair[0].first <= pair[0].last && pair[0].last < pair[1].first);
            }
            for days in all {
                prop_assert!(axis.slot(days).is_some());
            }
        }
    }
}
