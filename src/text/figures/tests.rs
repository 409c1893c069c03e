use super::{Bound, figures};
use proptest::prelude::*;

/// Rule, value, counted, predicate.
type Row<'t> = (&'static str, f64, &'t str, &'t str);

fn read(text: &str) -> Vec<Row<'_>> {
    let words = |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &text[range]);
    let found = figures(text).into_iter();
    found
        .map(|figure| {
            (
                figure.rule,
                figure.value,
                words(figure.counted),
                words(figure.predicate),
            )
        })
        .collect()
}

#[test]
fn each_rule_finds_its_example() {
    let table: [(&str, Row<'_>); 24] = [
        (
            "About 8,000 people have been arrested by the police",
            ("counted", 8000.0, "people", "arrested"),
        ),
        (
            "116 weapons have been seized.",
            ("counted", 116.0, "weapons", "seized"),
        ),
        (
            "there are 2,030 peacekeepers and others",
            ("counted", 2030.0, "peacekeepers", ""),
        ),
        (
            "peacekeepers made 180 flights to Kazakhstan",
            ("counted", 180.0, "flights", "made"),
        ),
        (
            "the attacks covered 11 regions.",
            ("counted", 11.0, "regions", "covered"),
        ),
        (
            "twelve police officers were also killed",
            ("counted", 12.0, "police officers", "killed"),
        ),
        (
            "three Russian military planes landed",
            ("counted", 3.0, "Russian military planes", "landed"),
        ),
        (
            "one person was killed",
            ("counted", 1.0, "person", "killed"),
        ),
        (
            "2000 protesters gathered",
            ("counted", 2000.0, "protesters", "gathered"),
        ),
        (
            "250 pieces of equipment",
            ("pieces-of", 250.0, "pieces of equipment", ""),
        ),
        (
            "12 of the protesters were killed",
            ("out-of", 12.0, "protesters", "killed"),
        ),
        ("78 billion tenge in damage", ("money", 78e9, "tenge", "")),
        ("worth $8 million", ("money", 8e6, "$", "")),
        ("by 50 percent", ("per-cent", 50.0, "percent", "")),
        ("by 50 per cent", ("per-cent", 50.0, "per cent", "")),
        ("some 3.5% more", ("per-cent", 3.5, "%", "")),
        ("at least 12 were killed", ("bare", 12.0, "", "killed")),
        ("leaving 164 dead.", ("bare", 164.0, "", "dead")),
        (
            "seven motorcyclists dead",
            ("counted", 7.0, "motorcyclists", "dead"),
        ),
        ("at 100 mph", ("counted", 100.0, "mph", "")),
        (
            "The death toll rose to 225.",
            ("toll", 225.0, "death toll", ""),
        ),
        (
            "The number of arrests reached 8,000.",
            ("number-of", 8000.0, "arrests", ""),
        ),
        (
            "killing at least 12 people",
            ("counted", 12.0, "people", "killing"),
        ),
        ("1.2 million people", ("counted", 1.2e6, "people", "")),
    ];
    for (text, row) in table {
        assert_eq!(read(text), [row], "{text:?}");
    }
}

#[test]
fn bounds_are_read_from_the_words_beside() {
    for (text, bound) in [
        ("8 people", Bound::Exact),
        ("about 8 people", Bound::About),
        ("Some 8 people", Bound::About),
        ("an estimated 8 people", Bound::About),
        ("at least 8 people", Bound::AtLeast),
        ("more than eight people", Bound::AtLeast),
        ("no fewer than 8 people", Bound::AtLeast),
        ("over $8 million", Bound::AtLeast),
        ("8 or more people", Bound::AtLeast),
        ("up to 8 people", Bound::AtMost),
        ("no more than 8 people", Bound::AtMost),
        ("fewer than 8 people", Bound::AtMost),
    ] {
        let found = figures(text);
        assert_eq!(
            found.iter().map(|figure| figure.bound).collect::<Vec<_>>(),
            [bound],
            "{text:?}"
        );
        assert_eq!(
            found[0].range,
            0..text.len().min(found[0].range.end),
            "{text:?}"
        );
    }
}

#[test]
fn ranges_have_two_ends() {
    for (text, low, high) in [
        ("between 40 and 50 people", 40.0, 50.0),
        ("two to three buses", 2.0, 3.0),
        ("8,000–10,000 protesters", 8000.0, 10_000.0),
        ("8 to 10 million people", 8e6, 10e6),
        ("from 40 to 50 people", 40.0, 50.0),
    ] {
        let found = figures(text);
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!(
            (found[0].value, found[0].high),
            (low, Some(high)),
            "{text:?}"
        );
        assert_eq!(found[0].range, 0..text.len(), "{text:?}");
    }
}

#[test]
fn what_counts_nothing_is_no_figure() {
    for text in [
        "in 2022 people protested",
        "on 10 January 2022",
        "on January 10, 2022, he said",
        "at 6 p.m. on Monday",
        "for three days",
        "aged 25",
        "a 25-year-old man",
        "25 years old",
        "Article 5 of the treaty",
        "No. 2 officials",
        "the 18-member commission",
        "the 1990s",
        "the 8th floor",
        "one of the largest cities was damaged",
        "a category 4 hurricane",
        "at 619 Dostyk Avenue",
        "two thirds of voters",
        "Smith, 34, said",
        "COVID-19 cases",
        "",
    ] {
        assert_eq!(read(text), [], "{text:?}");
    }
}

#[test]
fn the_agency_report_is_read_right() {
    let report = include_str!("../../../content/articles/2022-01-11-agency-report.txt");
    let rows = read(report);
    let arrested = ("counted", 8000.0, "people", "arrested");
    let seized = ("counted", 116.0, "weapons", "seized");
    let covered = ("counted", 11.0, "regions", "covered");
    assert_eq!(
        rows,
        [
            ("counted", 9.0, "regions", ""),
            covered,
            arrested,
            seized,
            covered,
            ("counted", 9.0, "regions", ""),
            ("counted", 2030.0, "peacekeepers", ""),
            ("pieces-of", 250.0, "pieces of equipment", ""),
            arrested,
            seized,
            ("counted", 180.0, "flights", "made"),
        ]
    );
    let about: Vec<_> = figures(report)
        .into_iter()
        .filter(|figure| figure.value == 8000.0)
        .collect();
    assert!(about.iter().all(|figure| figure.bound == Bound::About));
    assert_eq!(
        &report[about[0].range.clone()],
        "About 8,000 people have been arrested"
    );
}

#[test]
fn long_texts_take_linear_time() {
    for unit in ["8 ", "at least ", "8 people ", "two to ", "a", " "] {
        assert!(figures(&unit.repeat(30_000)).len() <= 30_000);
    }
}

proptest! {
    #[test]
    fn nothing_panics(
        text in "\\PC{0,30}|([0-9]{1,4}|[ ,.$%€’'\n-]|two |hundred |and |people |about |between | to |of the |were killed|мың|toll ){0,16}",
    ) {
        let mut end = 0;
        for figure in figures(&text) {
            prop_assert!(figure.number.start >= end && !figure.number.is_empty());
            prop_assert!(figure.range.start <= figure.number.start && figure.range.end >= figure.number.end);
            for range in [Some(figure.range), figure.counted, figure.predicate].into_iter().flatten() {
                prop_assert!(text.get(range).is_some_and(|words| !words.is_empty()));
            }
            prop_assert!(figure.high.is_none_or(|high| high > figure.value));
            end = figure.number.end;
        }
    }
}
