use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

/// Tuesday 11 January 2022.
fn tuesday() -> Reference {
    Reference::day(NaiveDate::from_ymd_opt(2022, 1, 11).unwrap())
}

fn shown(text: &str) -> Vec<(String, String)> {
    dates(text, tuesday())
        .into_iter()
        .map(|found| (text[found.range].to_owned(), found.value))
        .collect()
}

fn one(text: &str) -> (String, String) {
    let found = shown(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].clone()
}

fn when(text: &str) -> Option<String> {
    dates(text, tuesday())
        .last()
        .and_then(|found| found.when.as_ref())
        .map(ToString::to_string)
}

#[test]
fn each_rule_reads_its_example() {
    for rule in RULES {
        let start = rule.example.find('[').unwrap();
        let end = rule.example.find(']').unwrap() - 1;
        let text = rule.example.replace(['[', ']'], "");
        let all = dates(&text, tuesday());
        let found = all.iter().find(|found| found.range == (start..end));
        let found = found.unwrap_or_else(|| panic!("{}: {all:?}", rule.example));
        assert_eq!(
            (found.rule, found.value.as_str()),
            (rule.name, rule.value),
            "{}",
            rule.example
        );
    }
}

#[test]
fn the_seed_articles_words_are_read() {
    assert_eq!(
        one("Kazakhstan President Tokayev said on Monday that the attacks were planned."),
        ("Monday".into(), "2022-01-10".into())
    );
    assert_eq!(
        when("The attacks in early January were planned.").as_deref(),
        Some("[2022-01-01..2022-01-10]")
    );
    assert_eq!(
        when("About 8,000 people have been arrested and 2,030 peacekeepers sent."),
        None
    );
}

#[test]
fn tense_says_whether_a_weekday_is_past() {
    assert_eq!(one("He arrived on Wednesday in Almaty.").1, "2022-01-05");
    assert_eq!(one("On Wednesday they are to meet.").1, "2022-01-12");
    assert_eq!(
        one("The minister said Tuesday that it was over.").1,
        "2022-01-11"
    );
    assert_eq!(one("Next Tuesday the court sits.").1, "2022-01-18");
    assert_eq!(one("Last Tuesday the court sat.").1, "2022-01-04");
    assert_eq!(
        one("He died on Saturday, reportedly due to wounds.").1,
        "2022-01-08"
    );
}

#[test]
fn ages_and_numbers_are_no_dates() {
    for text in [
        "A 25-year-old man and a 12-year-old girl died.",
        "She is 44 years old.",
        "The 50-year-old alliance met; a man aged 44 spoke.",
        "Some 2000 people came.",
        "It cost $1999.",
        "Flight 1998 landed.",
        "A 2000-member guild.",
        "The index fell to 1462.93.",
        "You may be right. May I go? They march on.",
        "Room 1905, No. 1917.",
        "three-quarters of its food",
        "Statues of Easter Island; Person of the Year; on ABC's This Week",
        "Park Won-soon, the quarter century, 75 miles per hour",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}

#[test]
fn a_story_moves_its_own_reference_across_passages() {
    let mut reader = Reader::new(tuesday());
    reader.read("On 2 January 2022 the protests began.");
    let found =
        reader.read("Two days later they reached Almaty, and the following day the airport fell.");
    let values: Vec<&str> = found.iter().map(|found| found.value.as_str()).collect();
    assert_eq!(values, ["2022-01-04", "2022-01-05"]);
}

#[test]
fn a_dateline_says_from_when_a_text_looks() {
    let mut reader = Reader::new(tuesday());
    let found = reader.read("ALMATY, Jan 6 (Reuters) - Troops came on Wednesday and shot today.");
    let values: Vec<&str> = found.iter().map(|found| found.value.as_str()).collect();
    assert_eq!(values, ["2022-01-06", "2022-01-05", "2022-01-06"]);
}

#[test]
fn without_a_reference_only_complete_dates_have_values() {
    let found = dates("On Monday, as on 5 January 2022.", Reference::none());
    assert_eq!(
        (found[0].value.as_str(), &found[0].when),
        ("XXXX-XX-XX", &None)
    );
    assert_eq!(found[1].value, "2022-01-05");
    assert!(found[1].when.is_some());
}

#[test]
fn what_can_have_been_when_is_an_edtf_date() {
    for (text, expected) in [
        ("on 5 January", "2022-01-05"),
        ("on 5–6 January", "2022-01-05/2022-01-06"),
        ("in January", "2022-01"),
        ("late December", "[2021-12-21..2021-12-31]"),
        ("last week", "[2022-01-03..2022-01-09]"),
        ("in mid-2021", "[2021-05..2021-08]"),
        ("last summer", "2021-22"),
        ("the first quarter of 2021", "[2021-01..2021-03]"),
        ("in the 1990s", "199X"),
        ("at 20:30 on 5 January", "2022-01-05T20:30"),
        ("since 2019", "2019/.."),
    ] {
        assert_eq!(when(text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(when("for three days"), None);
    assert_eq!(when("recently"), None);
}

#[test]
fn dates_in_russian_and_kazakh_are_read() {
    for (text, value) in [
        ("5 января 2022 года", "2022-01-05"),
        ("5 января 2022 г.", "2022-01-05"),
        ("5 января", "2022-01-05"),
        ("5 қаңтар 2022", "2022-01-05"),
        ("5 қаңтарда", "2022-01-05"),
        ("5-қаңтар", "2022-01-05"),
        ("5-қаңтарда", "2022-01-05"),
        ("5 қаңтар 2022 жыл", "2022-01-05"),
        ("5 қаңтар 2022 жылы", "2022-01-05"),
        ("2022 жылдың 5 қаңтарында", "2022-01-05"),
        ("2021 жылғы 12 қыркүйегінде", "2021-09-12"),
        ("к 5 января", "2022-01-05"),
        ("5-го января", "2022-01-05"),
        ("20 декабря", "2021-12-20"),
        ("с 5 по 7 января 2022 года", "2022-01-05/2022-01-07"),
        ("5 – 7 қаңтарда", "2022-01-05/2022-01-07"),
        ("в декабре 2021 года", "2021-12"),
        ("к январю 2022 года", "2022-01"),
        ("2022 жылғы қаңтарда", "2022-01"),
        ("қаңтар айында", "2022-01"),
        ("Қаңтарда болды", "2022-01"),
        ("в 2019 году", "2019"),
        ("в конце декабря", "2021-12"),
        ("во вторник", "2022-01-11"),
        ("в среду", "2022-01-05"),
        ("Выборы будут в пятницу", "2022-01-14"),
        ("сәрсенбі күні", "2022-01-05"),
        ("вчера", "2022-01-10"),
        ("Бүгін", "2022-01-11"),
        ("11.01.2022", "2022-01-11"),
    ] {
        assert_eq!(one(text).1, value, "{text}");
    }
    // The bloody January, a name and a pot are no dates.
    for text in ["Қаңтар оқиғасы", "Мамыр ауылы", "март", "пятница"]
    {
        assert_eq!(dates(text, tuesday()), [], "{text}");
    }
}

#[test]
fn a_long_text_of_nothing_but_triggers_is_read() {
    for word in [
        "the ",
        "1 ",
        "5-",
        "last ",
        "May ",
        "a ",
        "to ",
        "5 1/2 ",
        "\n",
        "'",
        "week of ",
        "5 o'clock'o'clock",
        "fiscal ",
        "the early mid-",
        "about ",
        "year-",
    ] {
        dates(&word.repeat(20_000), tuesday());
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "the",
            "last",
            "next",
            "May",
            "January",
            "Jan.",
            "5",
            "31",
            "1998",
            "1990s",
            "two",
            "years",
            "year",
            "ago",
            "-",
            "–",
            ",",
            "of",
            "and",
            "half",
            "a",
            "Monday",
            "night",
            "early",
            "end",
            "fiscal",
            "quarter",
            "third",
            "Easter",
            "2000000000",
            "99999999",
            "0",
            ":",
            "30",
            "a.m.",
            "января",
            "жылғы",
            "'80s",
            "\n\n",
            "every",
            "this",
            "later",
            "century",
            "decades",
            "hundred",
            "1/2",
            ".",
            "2.5",
            "New Year's",
            "февраля",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn expressions_are_ordered_and_on_character_boundaries(text in words(), days in -800_000i32..800_000) {
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for reference in [Reference::day(day), Reference::none()] {
            let mut end = 0;
            for found in dates(&text, reference) {
                prop_assert!(end <= found.range.start && found.range.start < found.range.end);
                prop_assert!(text.get(found.range.clone()).is_some());
                prop_assert!(!found.value.is_empty());
                prop_assert!(RULES.iter().any(|rule| rule.name == found.rule), "{}", found.rule);
                end = found.range.end;
            }
        }
    }
}
