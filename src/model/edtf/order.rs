//! The order in which a timeline shows dates.

use chrono::NaiveDateTime;

use super::{Edtf, Kind};

/// Where a date stands in a timeline.
///
/// 1. By the earliest moment, as it is written (see [`Edtf::in_zone`] for times that name a
///    zone); what has no known start comes before all.
/// 2. At the same moment the less precise first: a month before its first day, a choice of
///    days before the first of them, a day before its midnight.
/// 3. Then by the latest moment; what has no known end comes last.
///
/// Dates that differ in their qualifier only have equal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    start: Option<NaiveDateTime>,
    rank: u8,
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    At(NaiveDateTime),
    Open,
}

impl Edtf {
    /// The key by which timelines sort.
    pub fn sort_key(&self) -> SortKey {
        let (start, end) = self.bounds();
        let leading = start.or(end).map_or(0, |date| date.point.precision() as u8);
        // Even ranks are for choices: vaguer than what they choose from, finer than the unit above.
        let rank = match self.kind {
            Kind::Choice { .. } => (self.precision() as u8) * 2,
            Kind::Date(_) | Kind::Interval { .. } => leading * 2 + 1,
        };
        let (mut first, mut last) = (start.map(|date| date.first()), end.map(|date| date.last()));
        // As long as times are in different zones, the later one can be written earlier.
        if last.is_some() && last < first {
            std::mem::swap(&mut first, &mut last);
        }
        SortKey {
            start: first,
            rank,
            end: last.map_or(End::Open, End::At),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Edtf;

    #[test]
    fn a_timeline_runs_from_vague_to_fine_and_from_short_to_long() {
        let in_order = [
            "../2022-01-09",
            "20XX",
            "2021-12-31T23:59",
            "2022",
            "2022-01",
            "[2022-01-01..2022-01-03]",
            "2022-01-01",
            "2022-01-01/2022-01-02",
            "2022-01-01/..",
            "2022-01-01T00:00",
            "2022-01-01T00:00/2022-01-01T00:30",
            "2022-01-01T00:00:00",
            "2022-01-01T09:00",
            "2022-01-02",
        ];
        let read = |text: &&str| Edtf::parse(text).unwrap();
        let mut dates: Vec<Edtf> = in_order.iter().rev().map(read).collect();
        dates.sort_by_key(Edtf::sort_key);
        let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, in_order);
    }

    #[test]
    fn a_qualifier_does_not_move_a_date() {
        let key = |text| Edtf::parse(text).unwrap().sort_key();
        assert_eq!(key("2022-01-05"), key("2022-01-05%"));
        assert_ne!(key("2022-01-05"), key("2022-01-06"));
    }
}
