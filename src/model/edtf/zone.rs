//! From times with a zone to the local time of a place.

use chrono::{Datelike, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;

use super::{Bound, Date, Edtf, Kind, Point, Time};

impl Edtf {
    /// The same moment in the local time of `zone`, so that the day on which it falls is the
    /// day there. Times that name a zone lose it; all else stays as it is.
    ///
    /// Where the clocks go back within an interval, its end is held at its start, so that no
    /// interval ends before it begins.
    pub fn in_zone(&self, zone: Tz) -> Edtf {
        let kind = match self.kind {
            Kind::Date(date) => Kind::Date(local(date, zone)),
            Kind::Interval { start, end } => local_interval(start, end, zone),
            // The ends of a choice are never times.
            choice @ Kind::Choice { .. } => choice,
        };
        Edtf { kind }
    }
}

fn local_interval(start: Bound, end: Bound, zone: Tz) -> Kind {
    let move_bound = |bound| match bound {
        Bound::Known(date) => Bound::Known(local(date, zone)),
        other => other,
    };
    let (start, mut end) = (move_bound(start), move_bound(end));
    if let (Bound::Known(first), Bound::Known(last)) = (start, &mut end)
        && first.first() > last.last()
    {
        last.point = first.point;
    }
    Kind::Interval { start, end }
}

fn local(date: Date, zone: Tz) -> Date {
    let point = match date.point {
        Point::Time { day, time } => local_time(day.and_time(time.naive(0)), time, zone),
        point => point,
    };
    Date { point, ..date }
}

fn local_time(written: NaiveDateTime, time: Time, zone: Tz) -> Point {
    let moved = time
        .zone
        .and_then(|offset| written.checked_sub_offset(offset))
        .map(|utc| zone.from_utc_datetime(&utc).naive_local())
        // Days beyond these years cannot be written.
        .filter(|there| (-9999..=9999).contains(&there.year()))
        .unwrap_or(written);
    let time = Time {
        hour: moved.hour(),
        minute: moved.minute(),
        // Old local mean times are offset by odd seconds.
        second: time.second.map(|_| moved.second()),
        zone: None,
    };
    Point::Time {
        day: moved.date(),
        time,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn in_almaty(text: &str) -> String {
        let almaty: Tz = "Asia/Almaty".parse().unwrap();
        Edtf::parse(text).unwrap().in_zone(almaty).to_string()
    }

    #[test]
    fn the_place_decides_the_day() {
        assert_eq!(in_almaty("2022-01-05T20:00Z"), "2022-01-06T02:00");
        assert_eq!(
            in_almaty("2022-01-05T20:00:07+03:00~"),
            "2022-01-05T23:00:07~"
        );
        assert_eq!(
            in_almaty("2022-01-05T17:00Z/2022-01-05T18:00Z"),
            "2022-01-05T23:00/2022-01-06T00:00"
        );
        assert_eq!(in_almaty("2022-01-05T20:00Z/.."), "2022-01-06T02:00/..");
    }

    #[test]
    fn what_names_no_zone_stays() {
        for text in [
            "2022-01-05T20:00",
            "2022-01-05",
            "[2022..2023]",
            "2022-01/..",
        ] {
            assert_eq!(in_almaty(text), text);
        }
        assert_eq!(in_almaty("9999-12-31T23:00Z"), "9999-12-31T23:00");
    }

    #[test]
    fn an_interval_over_the_hour_that_is_repeated_does_not_end_before_it_begins() {
        let oslo: Tz = "Europe/Oslo".parse().unwrap();
        let night = Edtf::parse("2022-10-30T00:50Z/2022-10-30T01:10Z").unwrap();
        let there = night.in_zone(oslo).to_string();
        assert_eq!(there, "2022-10-30T02:50/2022-10-30T02:50");
    }
}
