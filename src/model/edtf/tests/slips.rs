use super::super::Edtf;
use super::edtf;

fn slip(text: &str) -> (String, String, String) {
    let error = Edtf::parse(text).expect_err(text);
    let at = text.get(error.at.clone()).unwrap().to_owned();
    (error.message, error.hint.unwrap(), at)
}

fn hint(text: &str) -> String {
    slip(text).1
}

#[test]
fn what_is_wrong_is_said_in_plain_words_and_where() {
    for (text, message, at) in [
        ("2022-02-30", "February 2022 has 28 days", "30"),
        ("2022-04-31/2022-05-02", "April 2022 has 30 days", "31"),
        ("2022-13", "there is no month 13", "13"),
        ("2022-00-05", "there is no month 00", "00"),
        ("2022-01-05T24:00", "the last hour of a day is 23", "24:00"),
        (
            "2022-01-05T20:75",
            "there is no minute 75; minutes go from 00 to 59",
            "20:75",
        ),
        (
            "2022-01-05T20",
            "a time is written with two digits each, like 20:00 or 20:00:15",
            "20",
        ),
        (
            "2022-01-05T20:00+20:00",
            "no zone is more than 14 hours from UTC",
            "+20:00",
        ),
        (
            "2022-01-05 20:00",
            "a T, not a blank, stands between day and time",
            "2022-01-05 20:00",
        ),
        (
            "2022-01-06/2022-01-04",
            "the interval ends before it begins",
            "2022-01-06/2022-01-04",
        ),
        (
            "[2022-01-06..2022-01-04]",
            "the choice ends before it begins",
            "[2022-01-06..2022-01-04]",
        ),
        (
            "[..2022-01-05]",
            "a choice names its first date too",
            "[..2022-01-05]",
        ),
        (
            "[2022-01-05..]",
            "a choice names its last date too",
            "[2022-01-05..]",
        ),
        (
            "[2022-01-05T20:00..2022-01-06]",
            "the ends of a choice are days, months or years",
            "2022-01-05T20:00",
        ),
        (
            "[2022-01-04,2022-01-06]",
            "a list of possible dates is not read",
            "2022-01-04,2022-01-06",
        ),
        ("../..", "an interval has one known end at least", "../.."),
        (
            "2022-01-05T20:00Z/2022-01-06",
            "one end of the interval names a zone and the other does not",
            "2022-01-05T20:00Z/2022-01-06",
        ),
        (
            "2022-?01",
            "?, ~ or % stands once, at the end of a date",
            "?",
        ),
        ("2022-1X", "a month is known or unknown as a whole", "1X"),
        ("2022-XX-05", "a day needs a known month", "2022-XX-05"),
        ("-0000", "there is no year -0000", "-0000"),
        ("Y999999", "years go from Y-262000 to Y262000", "Y999999"),
        (
            "2022-30",
            "of the seasons only 21 (spring) to 24 (winter) are read",
            "30",
        ),
        (
            "2022-01-XX/2022-02",
            "the end of an interval has no unknown digits",
            "2022-01-XX",
        ),
        ("", "the date is missing", ""),
        (
            "5 January 2022",
            "“5 January 2022” is not a date in EDTF",
            "5 January 2022",
        ),
        ("2022-02-30T20:00", "February 2022 has 28 days", "30"),
        ("пятое", "“пятое” is not a date in EDTF", "пятое"),
    ] {
        let (said, _, pointed_at) = slip(text);
        assert_eq!(
            (said.as_str(), pointed_at.as_str()),
            (message, at),
            "{text}"
        );
    }
}

#[test]
fn the_hint_gives_the_edtf_of_what_was_meant() {
    for (text, edtf) in [
        ("5 January 2022", "2022-01-05"),
        ("January 5th, 2022", "2022-01-05"),
        ("Wednesday, 5 Jan. 2022 at 20:00", "2022-01-05T20:00"),
        ("05.01.2022", "2022-01-05"),
        ("2022/01/05", "2022-01-05"),
        ("2022-1-5", "2022-01-05"),
        ("2022-1-5~", "2022-01-05~"),
        ("20220105", "2022-01-05"),
        ("2022/1", "2022-01"),
        ("13/01/2022", "2022-01-13"),
        (" 2022-01-05 ", "2022-01-05"),
        ("2022–01–05", "2022-01-05"),
        ("2022-01-05 20:00", "2022-01-05T20:00"),
        ("2022-01-05T8:00", "2022-01-05T08:00"),
        ("2022-01-05T20", "2022-01-05T20:00"),
        ("2022-01-05T20:00:15.250+0600", "2022-01-05T20:00:15+06:00"),
        ("2022-01-05t20:00z", "2022-01-05T20:00Z"),
        (
            "2022-01-05T20:00/22:00",
            "2022-01-05T20:00/2022-01-05T22:00",
        ),
        ("2022-01-06/2022-01-04", "2022-01-04/2022-01-06"),
        ("[2022-01-06..2022-01-04]", "[2022-01-04..2022-01-06]"),
        ("2022-01-04 to 2022-01-06", "2022-01-04/2022-01-06"),
        ("2022-01-04 – 2022-01-06", "2022-01-04/2022-01-06"),
        ("4–6 January 2022", "2022-01-04/2022-01-06"),
        ("from 4 to 6 January 2022", "2022-01-04/2022-01-06"),
        ("between 4 and 6 January 2022", "[2022-01-04..2022-01-06]"),
        ("since 5 January 2022", "2022-01-05/.."),
        ("early January 2022", "[2022-01-01..2022-01-10]"),
        ("late February 2022", "[2022-02-21..2022-02-28]"),
        ("about 5 January 2022", "2022-01-05~"),
        ("January 2022", "2022-01"),
        ("winter 2022", "2022-24"),
        ("the 2020s", "202X"),
        ("2022-01-05/open", "2022-01-05/.."),
        ("202u", "202X"),
        ("Y2022", "2022"),
        ("[2022-01-05..2022-01-05]", "2022-01-05"),
        ("2022-01-XX/2022-02", "2022-01"),
    ] {
        assert_eq!(hint(text), format!("write {edtf}"), "{text}");
        self::edtf(edtf);
    }
}

#[test]
fn a_hint_says_what_it_cannot_know() {
    assert_eq!(
        hint("early January"),
        "write [YYYY-01-01..YYYY-01-10], with the year for YYYY"
    );
    assert_eq!(
        hint("5 January"),
        "write YYYY-01-05, with the year for YYYY"
    );
    let both = hint("05/01/2022");
    assert!(
        both.contains("2022-01-05") && both.contains("2022-05-01"),
        "{both}"
    );
    let both = hint("2022-01-04..2022-01-06");
    assert!(
        both.contains("2022-01-04/2022-01-06") && both.contains("[2022-01-04..2022-01-06]"),
        "{both}"
    );
    assert!(hint("2022-02-30").contains("2022-02-28"));
    assert!(hint("2022-13-05").contains("2022-05-13"));
    assert!(hint("[..2022-01-05]").contains("../2022-01-05"));
    assert!(hint("[2022-01-05..]").contains("2022-01-05/.."));
    assert!(hint("some time ago").starts_with("a day is written 2022-01-05"));
    assert!(hint(&"9".repeat(100_000)).starts_with("a day is written"));
}
