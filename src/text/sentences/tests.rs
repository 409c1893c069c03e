use proptest::prelude::*;

use super::*;

/// The sentences of texts in which `|` stands where one ends and the next begins.
fn parted(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = marked.replace('|', "");
    let found: Vec<&str> = sentences(&text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn stops_end_sentences() {
    parted("He said so. | She did not! | Why? | Nobody knows.");
    parted("Он сказал. | Она нет.");
    parted("He won... and lost.");
}

#[test]
fn abbreviations_do_not() {
    parted("Sen. John Smith of the U.S. Senate met Mr. Jones at 5 p.m. Monday. | They spoke.");
    parted(
        "It is No. 2 in the list. | No. | It paid 2.5 million to J. K. Brown Co. Ltd. of Fla. in Jan. 2005.",
    );
    parted("Gen. H.R. McMaster left the U.S. | He flew home.");
    parted("The talks in Washington, D.C. ended at 5 p.m. | The minister left.");
    parted("He works for Acme Inc. | It is small.");
}

#[test]
fn quotation_marks_and_brackets_go_with_the_stop() {
    parted("“We won.” | He left. | (She stayed.) | It rained.");
    parted("\"We won,\" he said. | \"Did we?\" she asked.");
    parted("He said: \" It is done. \" | Then he left.");
    parted("It trailed off...” | “Yes,” she said.");
}

#[test]
fn blank_lines_part_and_line_ends_do_not() {
    parted("A headline\n\n | ALMATY, Jan 5 (Reuters) - Troops\nentered the city. | They stayed.");
}

#[test]
fn names_that_begin_small_begin_sentences() {
    parted("He showed it on stage. | iCloud comes later.");
}

#[test]
fn russian_abbreviations_end_no_sentence() {
    for parts in [
        &[
            "В г. Алматы на ул. Абая 5 января 2022 г. прошёл митинг.",
            "Задержаны 8 тыс. человек.",
        ][..],
        &["Это было в 2022 г.", "Полиция молчала."],
        &[
            "Выступил К. К. Токаев, затем Н.А. Назарбаев.",
            "Они молчали.",
        ],
        &["Ущерб составил 175 млн. 300 тыс. тенге."],
        &["Пострадали 4,5 тыс.", "Среди них дети."],
        &["Парк им. Абая, т.е. парк в центре, закрыт."],
        &["2022 ж. 5 қаңтарда Алматыда жиын өтті.", "Полиция келді."],
    ] {
        let text = parts.join(" ");
        let found: Vec<&str> = sentences(&text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, parts);
    }
}

#[test]
fn empty_texts_have_none() {
    assert!(sentences("").is_empty() && sentences(" \n\n ").is_empty());
}

#[test]
fn a_long_text_of_nothing_but_stops_is_parted() {
    for part in ["a.Bb", ". ", ".\"", "!(", "\n", "U.S. ", "... \" "] {
        sentences(&part.repeat(20_000));
    }
}

proptest! {
    #[test]
    fn sentences_are_ordered_trimmed_and_leave_only_blanks_out(text in "[\\PC\n.!?\"” A-Za-zа-я]{0,120}") {
        let mut at = 0;
        for range in sentences(&text) {
            prop_assert!(text[at..range.start].trim().is_empty());
            let sentence = &text[range.clone()];
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            at = range.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}

#[test]
fn the_first_sentence_ends_at_its_full_stop() {
    assert_eq!(first_sentence("  He said so. She did not."), "He said so.");
    assert_eq!(first_sentence(""), "");
}

#[test]
fn a_long_text_is_cut_at_a_word() {
    assert_eq!(shorten("one two three", 20), "one two three");
    assert_eq!(shorten("one two, three", 10), "one two…");
    assert_eq!(shorten("қаңтар оқиғасы", 8), "қаңтар…");
    assert_eq!(shorten("unbroken", 3), "unb…");
}
