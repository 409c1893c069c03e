use super::{mentions, numbers};
use proptest::prelude::*;

/// The numbers in a text, as words and readings.
fn read(text: &str) -> Vec<(&str, Vec<f64>)> {
    let all = numbers(text).into_iter();
    all.map(|number| (&text[number.range], number.readings))
        .collect()
}

#[test]
fn digits_are_read_in_every_notation() {
    let table: [(&str, &[f64]); 32] = [
        ("8000", &[8000.0]),
        ("8,000", &[8000.0, 8.0]),
        ("8.000", &[8000.0, 8.0]),
        ("8.125", &[8125.0, 8.125]),
        ("8 000", &[8000.0]),
        ("8\u{A0}000", &[8000.0]),
        ("8\u{202F}000\u{2009}000", &[8_000_000.0]),
        ("8'000", &[8000.0]),
        ("8’000’000", &[8_000_000.0]),
        ("8,000,000", &[8_000_000.0]),
        ("8.000.000", &[8_000_000.0]),
        ("12,34,567", &[1_234_567.0]),
        ("1,00,000", &[100_000.0]),
        ("2.5", &[2.5]),
        ("2,5", &[2.5]),
        ("0.125", &[0.125]),
        ("1234.567", &[1234.567]),
        ("8,000.50", &[8000.5]),
        ("8.000,50", &[8000.5]),
        ("8 000,5", &[8000.5]),
        ("78 billion", &[78e9]),
        ("78.3bn", &[78.3e9]),
        ("2.500 million", &[2_500_000_000.0, 2_500_000.0]),
        ("5m", &[5e6, 5.0]),
        ("10k", &[10_000.0, 10.0]),
        ("8 мың", &[8000.0]),
        ("8 мыңнан", &[8000.0]),
        ("8 тыс", &[8000.0]),
        ("1 млн 200 тыс", &[1_200_000.0]),
        ("3,2 миллиарда", &[3.2e9]),
        ("2 hundred thousand", &[200_000.0]),
        ("9007199254740992", &[9_007_199_254_740_992.0]),
    ];
    for (text, readings) in table {
        assert_eq!(read(text), [(text, readings.to_vec())], "{text:?}");
        let sentence = format!("About ({text}), he said.");
        assert_eq!(read(&sentence), [(text, readings.to_vec())], "{sentence:?}");
    }
}

#[test]
fn number_words_are_read() {
    let table = [
        ("eight thousand", 8000.0),
        ("Eight Thousand", 8000.0),
        ("two hundred and twenty-five", 225.0),
        ("two hundred twenty five", 225.0),
        ("a hundred", 100.0),
        ("a thousand and one", 1001.0),
        ("one hundred and fifty thousand", 150_000.0),
        ("fifteen hundred", 1500.0),
        ("two thousand million", 2e9),
        (
            "two billion three million four thousand and five",
            2_003_004_005.0,
        ),
        ("nineteen", 19.0),
        ("zero", 0.0),
        ("a dozen", 12.0),
        ("two dozen", 24.0),
        ("восемь тысяч", 8000.0),
        ("восьми тысяч", 8000.0),
        ("двести двадцать пять", 225.0),
        ("девятьсот девяносто девять", 999.0),
        ("сто сорок четыре", 144.0),
        ("тысяча", 1000.0),
        ("два миллиона триста тысяч", 2_300_000.0),
        ("сегіз мың", 8000.0),
        ("екі жүз жиырма бес", 225.0),
        ("жүз", 100.0),
        ("мың", 1000.0),
        ("тоғыз жүз тоқсан тоғыз", 999.0),
        ("үш миллиард", 3e9),
        ("он бір", 11.0),
    ];
    for (text, value) in table {
        assert_eq!(read(text), [(text, vec![value])], "{text:?}");
    }
    assert_eq!(read("Қазақ он адам"), [("он", vec![10.0])]);
}

#[test]
fn what_is_no_quantity_is_passed_over() {
    let table = [
        "",
        "dozens of people",
        "hundreds",
        "thousands of men",
        "several hundred people",
        "a few thousand men",
        "a man",
        "8th",
        "the 1990s",
        "at 20:00",
        "24/7",
        "11/01/2022",
        "2022-01-11",
        "11.01.2022",
        "v1.2.3",
        "1.2.3",
        "B52",
        "Tu-154",
        "COVID-19",
        "twenty-first",
        "несколько тысяч",
        "несколько сот человек",
        "бірнеше мың",
        "он сказал",
        "5G",
        "someone",
        "weighty",
        "стол",
    ];
    for text in table {
        assert_eq!(read(text), [], "{text:?}");
    }
}

#[test]
fn neighbours_are_told_apart() {
    let table: [(&str, &[f64]); 13] = [
        ("10 January 2022", &[10.0, 2022.0]),
        ("in 2022 164 people", &[2022.0, 164.0]),
        ("8-10 people", &[8.0, 10.0]),
        ("from 2020-2022", &[2020.0, 2022.0]),
        ("25-year-old", &[25.0]),
        ("50% and $8", &[50.0, 8.0]),
        ("1, 2 and 3", &[1.0, 2.0, 3.0]),
        ("1,2,3", &[1.0, 2.0, 3.0]),
        ("two and three", &[2.0, 3.0]),
        ("8 million. 5 thousand", &[8e6, 5000.0]),
        ("8 млн. 500 тыс. человек", &[8.5e6]),
        ("five hundred and protesters", &[500.0]),
        ("one two", &[1.0, 2.0]),
    ];
    for (text, values) in table {
        let found: Vec<f64> = numbers(text).iter().map(super::Number::value).collect();
        assert_eq!(found, values, "{text:?}");
    }
    assert_eq!(read("at −5 degrees"), [("5", vec![5.0, -5.0])]);
    let range = [
        ("8,000", vec![8000.0, 8.0]),
        ("10,000", vec![10_000.0, 10.0]),
    ];
    assert_eq!(read("8,000–10,000"), range);
    assert_eq!(read("8,000-10,000"), range);
}

#[test]
fn mentions_finds_the_number_and_no_part_of_another() {
    for text in [
        "8,000",
        "8 000",
        "8.000",
        "8000",
        "eight thousand",
        "8 мың",
        "сегіз мың",
        "8 thousand",
        "8k",
    ] {
        assert_eq!(
            mentions(&format!("About {text} people"), 8000.0),
            Some(6..6 + text.len()),
            "{text:?}"
        );
    }
    for text in [
        "18,000",
        "8,000,000",
        "8000.5",
        "80,000",
        "8 thousand million",
        "08:000",
        "8,0001",
        "X8000",
    ] {
        assert_eq!(mentions(text, 8000.0), None, "{text:?}");
    }
    assert_eq!(mentions("78 billion tenge", 78_000_000_000.0), Some(0..10));
    assert_eq!(mentions("78 billion tenge", 78.0), None);
    assert_eq!(mentions("18 000", 18.0), None);
    assert_eq!(mentions("", 0.0), None);
    assert_eq!(mentions("8", f64::NAN), None);
    // Long rows are read in linear time.
    assert_eq!(numbers(&"7 ".repeat(100_000)).len(), 100_000);
    assert_eq!(numbers(&"7,".repeat(100_000)).len(), 100_000);
    assert_eq!(
        numbers(&"9".repeat(100_000)).len(),
        0,
        "beyond what a value can be"
    );
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,30}|([0-9]{1,4}|[ ,.:'’/-]|two|hundred|and|a|млн|мың|k|он|\u{301}|\u{A0}){0,12}") {
        let mut end = 0;
        for number in numbers(&text) {
            prop_assert!(number.range.start >= end && !number.range.is_empty());
            prop_assert!(!number.readings.is_empty());
            prop_assert!(text.get(number.range.clone()).is_some());
            end = number.range.end;
        }
    }

    #[test]
    fn every_grouping_is_understood(value in 0..2_000_000_000_u32, sign in prop::sample::select(vec![",", ".", " ", "\u{A0}", "'"])) {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n) % 3 == 0 {
                grouped.push_str(sign);
            }
            grouped.push(digit);
        }
        prop_assert_eq!(mentions(&grouped, f64::from(value)), Some(0..grouped.len()));
        prop_assert_eq!(mentions(&format!("1{grouped} "), f64::from(value)), None);
    }
}
