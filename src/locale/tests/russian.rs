//! A language with cases and three plural forms, and with nothing of English left in it.

use super::super::{Arg, Locale, LocaleSource};
use super::edtf;

const SOURCE: &str = r#"
number-group = {"\u00A0"}
number-group-from = 5
number-decimal = ,
list-separator-last = {" и "}
list-separator = {", "}

months = { $month ->
   [1] январь
   [2] февраль
   [3] март
   *[12] декабрь
    }
months-genitive = { $month ->
   [1] января
   [2] февраля
   [3] марта
   *[12] декабря
    }
months-instrumental = { $month ->
   [1] январём
   [2] февралём
   [3] мартом
   *[12] декабрём
    }
weekdays = { $weekday ->
   [3] среда
   *[7] воскресенье
    }

date-year = { $year } год
    .from = { $year } года
date-month = { months } { $year } года
    .from = { months-genitive } { $year } года
    .about = { months-genitive } { $year } года
date-month-in-year = { months }
    .between = { months-instrumental }
date-day = { $day } { months-genitive } { $year } года
date-day-in-year = { $day } { months-genitive }
date-day-in-month = { $day }
date-weekday-day = { weekdays }, { date-day }
date-about = около { $date }
date-about-day = около { $date }
date-span = { $start } – { $end }
date-span-in-year = { $start } – { $end } { $year } года
date-span-in-month = { $start }–{ $end } { months-genitive } { $year } года
date-between-in-month = между { $start } и { $end } { months-genitive } { $year } года
date-between-in-year = между { $start } и { $end } { $year } года
date-from = с { $date }

events =
    { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[many] { $count } событий
    }
"#;

fn russian() -> Locale {
    let source = LocaleSource {
        name: "ru.ftl",
        text: SOURCE,
    };
    Locale::load("ru", &[source]).unwrap()
}

#[test]
fn months_take_the_case_that_their_place_asks_for() {
    let locale = russian();
    for (text, words) in [
        ("2022-01-05", "5 января 2022 года"),
        ("2022-01", "январь 2022 года"),
        ("2022-01/..", "с января 2022 года"),
        ("2022/..", "с 2022 года"),
        ("2022-01~", "около января 2022 года"),
        ("2022-01-05~", "около 5 января 2022 года"),
        ("2022-01-04/2022-01-06", "4–6 января 2022 года"),
        ("2022-01-28/2022-02-03", "28 января – 3 февраля 2022 года"),
        ("2022-01/2022-03", "январь – март 2022 года"),
        ("[2022-01-04..2022-01-06]", "между 4 и 6 января 2022 года"),
        ("[2022-01..2022-03]", "между январём и мартом 2022 года"),
    ] {
        assert_eq!(locale.date(&edtf(text)), words, "{text}");
    }
    let day = edtf("2022-01-05").day().unwrap();
    assert_eq!(locale.weekday_day(day), "среда, 5 января 2022 года");
}

#[test]
fn plurals_follow_the_language() {
    let locale = russian();
    for (count, words) in [
        (1.0, "1 событие"),
        (3.0, "3 события"),
        (5.0, "5 событий"),
        (21.0, "21 событие"),
        (12_000.0, "12\u{A0}000 событий"),
    ] {
        let said = locale.text("events", &[("count", Arg::Number(count))]);
        assert_eq!(said.as_deref(), Some(words));
    }
    assert_eq!(locale.number(8000.5), "8000,5");
    let names = ["a", "b", "c"].map(String::from);
    assert_eq!(locale.list(&names), "a, b и c");
}

#[test]
fn a_date_for_which_there_are_no_words_is_given_in_edtf() {
    assert_eq!(
        russian().date(&edtf("2022-01-05T20:00")),
        "2022-01-05T20:00"
    );
    assert_eq!(russian().time(8, 5), "08:05");
}
