use chrono::NaiveDate;
use proptest::prelude::*;

use super::{edtf, english};
use crate::model::edtf::Edtf;

#[test]
fn dates_are_said_in_words_with_their_doubt() {
    let locale = english();
    for (text, words) in [
        ("2022-01-05", "5 January 2022"),
        ("2022-01-05~", "on or about 5 January 2022"),
        ("2022-01-05?", "5 January 2022 (date uncertain)"),
        ("2022-01-05%", "on or about 5 January 2022 (date uncertain)"),
        ("2022-01", "January 2022"),
        ("2022-01~", "about January 2022"),
        ("2022", "2022"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("0000", "1 BCE"),
        ("Y17000", "17000"),
        ("202X", "the 2020s"),
        ("20XX", "between 2000 and 2099"),
        ("-004X", "between 50 BCE and 41 BCE"),
        ("2022-XX", "2022 (month unknown)"),
        ("2022-01-XX", "January 2022 (day unknown)"),
        ("2022-XX-XX", "2022 (day unknown)"),
        ("2022-21", "spring 2022"),
        ("2022-24?", "winter 2022 (date uncertain)"),
        ("2022-01-05T20:00", "5 January 2022, 20:00"),
        ("2022-01-05T08:05:09", "5 January 2022, 08:05:09"),
        ("2022-01-05T20:00~", "5 January 2022, about 20:00"),
        (
            "2022-01-05T20:00%",
            "5 January 2022, about 20:00 (time uncertain)",
        ),
        ("2022-01-05T20:00Z", "5 January 2022, 20:00 UTC"),
        (
            "2022-01-05T20:00+06:00",
            "5 January 2022, 20:00 (UTC+06:00)",
        ),
    ] {
        assert_eq!(locale.date(&edtf(text)), words, "{text}");
    }
}

#[test]
fn what_two_dates_share_is_said_once() {
    let locale = english();
    for (text, words) in [
        ("2022-01-04/2022-01-06", "4 to 6 January 2022"),
        ("2022-01-04~/2022-01-06~", "about 4 to 6 January 2022"),
        (
            "2022-01-04?/2022-01-06",
            "4 January 2022 (date uncertain) to 6 January 2022",
        ),
        ("2022-01-28/2022-02-03", "28 January to 3 February 2022"),
        (
            "2021-12-28/2022-01-03",
            "28 December 2021 to 3 January 2022",
        ),
        ("2022-01-05/2022-01-05", "5 January 2022"),
        ("2022-01/2022-03", "January to March 2022"),
        ("2022-01-05/2022-03", "5 January to March 2022"),
        ("2020/2022", "2020 to 2022"),
        (
            "2022-01-05T20:00/2022-01-05T22:00",
            "5 January 2022, 20:00 to 22:00",
        ),
        (
            "2022-01-05T20:00~/2022-01-05T22:00",
            "5 January 2022, about 20:00 to 22:00",
        ),
        (
            "2022-01-05T20:00?/2022-01-05T22:00?",
            "5 January 2022, 20:00 to 22:00 (time uncertain)",
        ),
        (
            "2022-01-05T20:00/2022-01-06T05:00",
            "5 January 2022, 20:00 to 6 January 2022, 05:00",
        ),
        ("2022-01-05/..", "from 5 January 2022"),
        ("2022-01-05~/..", "from on or about 5 January 2022"),
        ("2022-01-05/", "from 5 January 2022 (end unknown)"),
        ("../2022-01", "until January 2022"),
        ("/2022-01", "until January 2022 (start unknown)"),
        ("[2022-01-04..2022-01-06]", "between 4 and 6 January 2022"),
        (
            "[2021-12-28..2022-01-03]",
            "between 28 December 2021 and 3 January 2022",
        ),
        (
            "[2022-01-28..2022-02-03]",
            "between 28 January and 3 February 2022",
        ),
        ("[2022-01..2022-03]", "between January and March 2022"),
        ("[2020..2022]", "between 2020 and 2022"),
    ] {
        assert_eq!(locale.date(&edtf(text)), words, "{text}");
    }
}

#[test]
fn short_dates_leave_the_year_out_unless_it_is_asked_for() {
    let locale = english();
    for (text, without, with) in [
        ("2022-01-05", "5 Jan", "5 Jan 2022"),
        ("2022-01-05~", "c. 5 Jan", "c. 5 Jan 2022"),
        ("2022-01-05?", "5 Jan?", "5 Jan 2022?"),
        ("2022-01", "Jan", "Jan 2022"),
        ("2022", "2022", "2022"),
        ("2022-01-05T20:00", "5 Jan, 20:00", "5 Jan 2022, 20:00"),
        ("2022-01-04/2022-01-06", "4–6 Jan", "4–6 Jan 2022"),
        (
            "2022-01-28/2022-02-03",
            "28 Jan – 3 Feb",
            "28 Jan – 3 Feb 2022",
        ),
        (
            "2021-12-28/2022-01-03",
            "28 Dec 2021 – 3 Jan 2022",
            "28 Dec 2021 – 3 Jan 2022",
        ),
        (
            "2022-01-05T20:00/2022-01-05T22:00",
            "5 Jan, 20:00–22:00",
            "5 Jan 2022, 20:00–22:00",
        ),
        (
            "[2022-01-04..2022-01-06]",
            "between 4 and 6 Jan",
            "between 4 and 6 Jan 2022",
        ),
        (
            "[2022-01-28..2022-02-03]",
            "between 28 Jan and 3 Feb",
            "between 28 Jan and 3 Feb 2022",
        ),
        ("2022-01-05/..", "from 5 Jan", "from 5 Jan 2022"),
        (
            "2022-01-04?/2022-01-06",
            "4 Jan? – 6 Jan",
            "4 Jan 2022? – 6 Jan 2022",
        ),
        (
            "2021-12-31?/2022-01-06",
            "31 Dec 2021? – 6 Jan 2022",
            "31 Dec 2021? – 6 Jan 2022",
        ),
        (
            "2022-01-05T20:00/2022-01-06T05:00",
            "5 Jan, 20:00 – 6 Jan, 05:00",
            "5 Jan 2022, 20:00 – 6 Jan 2022, 05:00",
        ),
    ] {
        assert_eq!(locale.date_short(&edtf(text), false), without, "{text}");
        assert_eq!(locale.date_short(&edtf(text), true), with, "{text}");
    }
}

#[test]
fn days_months_times_numbers_and_lists() {
    let locale = english();
    let day = NaiveDate::from_ymd_opt(2022, 1, 5).unwrap();
    assert_eq!(locale.day(day), "5 January 2022");
    assert_eq!(locale.weekday_day(day), "Wednesday, 5 January 2022");
    assert_eq!(locale.month(2022, 12), "December 2022");
    assert_eq!(locale.month(2022, 13), "2022-13");
    assert_eq!(locale.time(8, 5), "08:05");
    for (number, text) in [
        (0.0, "0"),
        (999.0, "999"),
        (8000.0, "8,000"),
        (-1_234_567.25, "−1,234,567.25"),
        (100_000.0, "100,000"),
        (f64::NAN, "NaN"),
        (f64::NEG_INFINITY, "−inf"),
    ] {
        assert_eq!(locale.number(number), text);
    }
    let list = |items: &[&str]| {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        locale.list(&items)
    };
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a and b");
    assert_eq!(list(&["a", "b", "c", "d"]), "a, b, c and d");
}

proptest! {
    #[test]
    fn every_date_has_words(year in 1000..3000_i32, month in 1..=12_u32, day in 1..=28_u32, form in 0..9_usize) {
        let day = format!("{year}-{month:02}-{day:02}");
        let text = match form {
            0 => format!("{day}?"),
            1 => format!("{day}/.."),
            2 => format!("/{day}~"),
            3 => format!("[{year}..{day}]"),
            4 => format!("{year}~/{day}%"),
            5 => format!("{day}T10:00Z/{day}T11:00+01:00"),
            6 => format!("{day}T10:00/{day}"),
            7 => format!("{year}-24/{}-XX", year + 1).replace("-XX", ""),
            _ => format!("{day}T10:00:01+05:30%"),
        };
        if let Ok(date) = Edtf::parse(&text) {
            let locale = english();
            for said in [locale.date(&date), locale.date_short(&date, false), locale.date_short(&date, true)] {
                prop_assert!(!said.contains(['{', '}', '/', '[']) && said != text, "{}", said);
            }
        }
    }
}
