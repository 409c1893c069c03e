use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::{Bound, Edtf, Kind, MAX_DAYS, Point, Precision, Qualifier, Season};
use super::{edtf, ymd};

/// Canonical texts, with their first and last day.
const CANONICAL: [(&str, &str, &str); 31] = [
    ("2022-01-05", "2022-01-05", "2022-01-05"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("Y17000", "+17000-01-01", "+17000-12-31"),
    ("Y-17000", "-17000-01-01", "-17000-12-31"),
    ("2022-01-05T20:00", "2022-01-05", "2022-01-05"),
    ("2022-01-05T20:00:15", "2022-01-05", "2022-01-05"),
    ("2022-01-05T20:00Z", "2022-01-05", "2022-01-05"),
    ("2022-01-05T20:00:15+06:00", "2022-01-05", "2022-01-05"),
    ("2022-01-05T20:00-03:30~", "2022-01-05", "2022-01-05"),
    ("2022-01-05?", "2022-01-05", "2022-01-05"),
    ("2022-01~", "2022-01-01", "2022-01-31"),
    ("2022%", "2022-01-01", "2022-12-31"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("-004X", "-0049-01-01", "-0040-12-31"),
    ("-000X?", "-0009-01-01", "0000-12-31"),
    ("2022-XX", "2022-01-01", "2022-12-31"),
    ("2022-02-XX", "2022-02-01", "2022-02-28"),
    ("2022-XX-XX", "2022-01-01", "2022-12-31"),
    ("2022-21", "2022-03-01", "2022-05-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2022-01-04/2022-01-06", "2022-01-04", "2022-01-06"),
    ("2022-01~/2022-01-06?", "2022-01-01", "2022-01-06"),
    ("2022-01-05/2022-01", "2022-01-05", "2022-01-31"),
    (
        "2022-01-05T20:00/2022-01-06T05:00",
        "2022-01-05",
        "2022-01-06",
    ),
    ("[2022-01-04..2022-01-06]", "2022-01-04", "2022-01-06"),
    ("[2021..2022-02]", "2021-01-01", "2022-02-28"),
    ("[2022-01..2022-03]", "2022-01-01", "2022-03-31"),
];

#[test]
fn canonical_texts_are_read_and_written_unchanged() {
    for (text, earliest, latest) in CANONICAL {
        let date = edtf(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(date.earliest(), Some(ymd(earliest)), "{text}");
        assert_eq!(date.latest(), Some(ymd(latest)), "{text}");
    }
}

#[test]
fn other_spellings_of_a_zone_become_canonical() {
    assert_eq!(
        edtf("2022-01-05T20:00+06").to_string(),
        "2022-01-05T20:00+06:00"
    );
    assert_eq!(
        edtf("2022-01-05T20:00-00:00").to_string(),
        "2022-01-05T20:00Z"
    );
}

#[test]
fn open_and_unknown_ends_have_no_day() {
    for (text, earliest, latest) in [
        ("2022-01-05/..", Some("2022-01-05"), None),
        ("2022-01-05/", Some("2022-01-05"), None),
        ("../2022-01", None, Some("2022-01-31")),
        ("/2022-01-05", None, Some("2022-01-05")),
    ] {
        let date = edtf(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(
            (date.earliest(), date.latest()),
            (earliest.map(ymd), latest.map(ymd))
        );
        assert!(date.day().is_none() && date.days().next().is_none());
        assert!(!date.covers(ymd("2022-01-05")), "{text}");
    }
    let Kind::Interval { end, .. } = *edtf("2022-01-05/").kind() else {
        panic!("not an interval");
    };
    assert_eq!(end, Bound::Unknown);
}

#[test]
fn a_day_is_certain_for_days_times_and_intervals_within_one() {
    let day = Some(ymd("2022-01-05"));
    for text in [
        "2022-01-05",
        "2022-01-05?",
        "2022-01-05~",
        "2022-01-05T20:00",
        "2022-01-05/2022-01-05",
        "2022-01-05T08:00/2022-01-05T09:00",
        "2022-01-05T08:00/2022-01-05",
    ] {
        assert_eq!(edtf(text).day(), day, "{text}");
        assert_eq!(edtf(text).days().collect::<Vec<_>>(), [ymd("2022-01-05")]);
    }
    for text in [
        "2022-01",
        "2022-01-XX",
        "[2022-01-05..2022-01-06]",
        "2022-01-05/2022-01-06",
        "2022-01-05/..",
    ] {
        assert_eq!(edtf(text).day(), None, "{text}");
    }
}

#[test]
fn what_lasted_covers_each_of_its_days() {
    let raid = edtf("2022-01-05T20:00/2022-01-07");
    let days: Vec<NaiveDate> = raid.days().collect();
    assert_eq!(
        days,
        [ymd("2022-01-05"), ymd("2022-01-06"), ymd("2022-01-07")]
    );
    assert!(
        raid.covers(days[1]) && !raid.covers(ymd("2022-01-08")) && !raid.covers(ymd("2022-01-04"))
    );
    for text in [
        "2022-01",
        "2022-01/2022-02",
        "2022-01-05/2022-02",
        "[2022-01-04..2022-01-06]",
    ] {
        assert!(!edtf(text).covers(ymd("2022-01-05")), "{text}");
        assert_eq!(edtf(text).days().count(), 0);
    }
}

#[test]
fn the_list_of_days_is_bounded_and_covering_is_not() {
    let long = edtf("1000-01-01/9999-12-31");
    assert_eq!(long.days().count(), MAX_DAYS);
    assert!(long.covers(ymd("9999-12-31")));
}

#[test]
fn its_parts_can_be_asked_for() {
    let time = edtf("2022-01-05T20:00:15+06:00/..").time().unwrap();
    assert_eq!((time.hour, time.minute, time.second), (20, 0, Some(15)));
    assert_eq!(time.zone.unwrap().local_minus_utc(), 6 * 3600);
    assert_eq!(edtf("2022-01-05").time(), None);
    assert_eq!(
        edtf("2022?/2023~").qualifier(),
        Qualifier::UncertainApproximate
    );
    assert_eq!(edtf("2022-01-05/2023").precision(), Precision::Year);
    assert_eq!(edtf("2022-01-XX").precision(), Precision::Month);
    assert_eq!(edtf("20XX").precision(), Precision::Century);
    assert!(edtf("2022-01-05").is_precise() && !edtf("2022-01-05~").is_precise());
    assert!(edtf("[2021..2022]").is_choice() && edtf("2021/2022").is_interval());
    let Kind::Date(date) = *edtf("2022-23").kind() else {
        panic!("not a date");
    };
    assert_eq!(
        date.point,
        Point::Season {
            year: 2022,
            season: Season::Autumn
        }
    );
    assert_eq!(Edtf::from(ymd("2022-01-05")), edtf("2022-01-05"));
}

fn point() -> impl Strategy<Value = String> + Clone {
    let year = prop_oneof![
        (0..=9999_i32).prop_map(|y| format!("{y:04}")),
        (1..=9999_i32).prop_map(|y| format!("-{y:04}"))
    ];
    let day =
        (year.clone(), 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let zone = prop_oneof![
        Just(String::new()),
        Just("Z".to_owned()),
        (1..=14_u32).prop_map(|h| format!("-{h:02}:00"))
    ];
    let time = (0..24_u32, 0..60_u32).prop_map(|(h, m)| format!("T{h:02}:{m:02}"));
    prop_oneof![
        year.clone(),
        (year.clone(), 1..=12_u32).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (year.clone(), 21..=24_u32).prop_map(|(y, s)| format!("{y}-{s}")),
        (10_000..=262_000_i32).prop_map(|y| format!("Y{y}")),
        day.clone(),
        (day, time, zone).prop_map(|(d, t, z)| d + &t + &z),
        (0..=999_u32).prop_map(|y| format!("{y:03}X")),
        (year, 1..=12_u32).prop_map(|(y, m)| format!("{y}-{m:02}-XX")),
    ]
}

/// Texts most of which are dates.
fn dateish() -> impl Strategy<Value = String> {
    let qualified = (point(), "[?~%]?").prop_map(|(point, mark)| point + &mark);
    let bound =
        prop_oneof![4 => qualified.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![
        qualified,
        (bound.clone(), bound).prop_map(|(a, b)| format!("{a}/{b}")),
        (point(), point()).prop_map(|(a, b)| format!("[{a}..{b}]")),
    ]
}

proptest! {
    #[test]
    fn what_is_read_is_written_canonically(text in dateish()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in ".{0,60}", dateish in "[-0-9XYTZ/.?~%\\[\\]:+ –a-j]{0,40}") {
        for text in [text, dateish] {
            if let Err(error) = Edtf::parse(&text) {
                prop_assert!(text.get(error.at).is_some() && error.hint.is_some());
            }
        }
    }

    #[test]
    fn nothing_ends_before_it_begins(text in dateish(), zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())) {
        if let Ok(date) = Edtf::parse(&text) {
            for date in [date.in_zone(zone), date] {
                if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                    prop_assert!(first <= last, "{}", date);
                }
                prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
            }
        }
    }

    #[test]
    fn timelines_run_by_the_earliest_day(a in dateish(), b in dateish()) {
        if let (Ok(a), Ok(b)) = (Edtf::parse(&a), Edtf::parse(&b)) {
            if a.earliest() < b.earliest() {
                prop_assert!(a.sort_key() < b.sort_key());
            }
            if a.sort_key() <= b.sort_key() {
                prop_assert!(a.earliest() <= b.earliest());
            }
        }
    }
}
