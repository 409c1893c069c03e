use super::{Kind, speech};
use proptest::prelude::*;

/// Speech as (rule, speaker, quote), the direct first.
fn read<'t>(paragraphs: &[&'t str]) -> Vec<(&'static str, &'t str, &'t str)> {
    let found = speech(paragraphs).into_iter();
    found
        .map(|speech| {
            let speaker = speech
                .speaker
                .map_or("-", |speaker| &paragraphs[speaker.paragraph][speaker.range]);
            (
                speech.rule,
                speaker,
                &paragraphs[speech.paragraph][speech.quote],
            )
        })
        .collect()
}

fn direct<'t>(paragraphs: &[&'t str]) -> Vec<(&'static str, &'t str)> {
    let quoted = read(paragraphs).into_iter();
    quoted
        .filter(|(.., quote)| quote.starts_with(['"', '“', '«', '‘']))
        .map(|(rule, speaker, _)| (rule, speaker))
        .collect()
}

#[test]
fn each_rule_finds_the_speaker_of_its_example() {
    let table = [
        ("subject-verb", "\"It is over,\" Tokayev said.", "Tokayev"),
        ("subject-verb", "Tokayev said: “It is over.”", "Tokayev"),
        (
            "subject-verb",
            "Yerlan Karin, the state secretary, told reporters it was \"over.\"",
            "Yerlan Karin",
        ),
        (
            "subject-verb",
            "In a statement on Monday, the ministry said it was «over».",
            "the ministry",
        ),
        (
            "subject-verb",
            "“Why?” the mayor of Aktau asked.",
            "the mayor of Aktau",
        ),
        (
            "subject-verb",
            "‘It’s over,’ Rep. John Smith (R-Tex.) said.",
            "Rep. John Smith",
        ),
        (
            "verb-subject",
            "“It is over,” said Berik Uali, a spokesman.",
            "Berik Uali",
        ),
        (
            "verb-subject",
            "“It is over,” said a spokesman for the ministry.",
            "a spokesman for the ministry",
        ),
        (
            "same-subject",
            "Tokayev blamed Kazakhs and called them “bandits.”",
            "Tokayev",
        ),
        (
            "same-subject",
            "Tokayev accused them of what he called “a coup.”",
            "Tokayev",
        ),
        (
            "participle",
            "Tokayev thanked them, adding that it was “over.”",
            "Tokayev",
        ),
        (
            "infinitive",
            "Tokayev went on to say “it is over.”",
            "Tokayev",
        ),
        ("who", "Tokayev, who said “it is over,” left.", "Tokayev"),
        (
            "passive-by",
            "It was described by Tokayev as “a coup.”",
            "Tokayev",
        ),
        (
            "according-to",
            "According to the ministry, “all is calm.”",
            "the ministry",
        ),
        (
            "put-it",
            "It was “a dark day,” as the ministry put it.",
            "the ministry",
        ),
        ("label", "TOKAYEV: “It is over.”", "TOKAYEV"),
        (
            "signature",
            "“It is over.” — Aigerim Kassenova",
            "Aigerim Kassenova",
        ),
        (
            "colon",
            "The minister took the floor: “It is over.”",
            "The minister",
        ),
        (
            "subject",
            "Tokayev gave his word “that no one will be spared.”",
            "Tokayev",
        ),
        (
            "subject-after",
            "“It is all over now,” the letter runs.",
            "the letter runs",
        ),
    ];
    for (rule, text, speaker) in table {
        assert_eq!(direct(&[text]), [(rule, speaker)], "{text:?}");
    }
}

#[test]
fn quotations_share_the_speaker_of_their_paragraph_and_go_on_in_the_next() {
    let shared = ["“One,” said Smith. “Two.”", "“Three.” “Four,” he said."];
    assert_eq!(
        direct(&shared),
        [
            ("verb-subject", "Smith"),
            ("same-paragraph", "Smith"),
            ("same-paragraph", "he"),
            ("subject-verb", "he")
        ]
    );
    let announced = ["He said:", "“One.”"];
    assert_eq!(direct(&announced), [("announced", "He")]);
    let long = ["“One,” said Smith. “Two.", "“Three.", "“Four.”", "“Five.”"];
    let rules: Vec<_> = direct(&long).into_iter().skip(2).collect();
    assert_eq!(
        rules,
        [
            ("continued", "Smith"),
            ("continued", "Smith"),
            ("lone", "Smith")
        ]
    );
    assert_eq!(direct(&["“No one says this.”"]), [("none", "-")]);
}

#[test]
fn retold_speech_is_found_with_its_clause() {
    let table = [
        (
            "said-that",
            "Tokayev said on Monday that it was over.",
            "Tokayev",
            "it was over",
        ),
        (
            "said-clause",
            "Tokayev said it was over, adding that all is calm.",
            "Tokayev",
            "it was over",
        ),
        (
            "told-someone",
            "Tokayev told Vladimir Putin it was over.",
            "Tokayev",
            "it was over",
        ),
        ("clause-said", "It was over, he said.", "he", "It was over"),
        (
            "clause-said",
            "It was over, said Tokayev.",
            "Tokayev",
            "It was over",
        ),
        (
            "according-to",
            "It was over, according to the ministry.",
            "the ministry",
            "It was over",
        ),
    ];
    for (rule, text, speaker, words) in table {
        assert_eq!(
            read(&[text]).first(),
            Some(&(rule, speaker, words)),
            "{text:?}"
        );
    }
}

#[test]
fn scare_quotes_and_titles_are_no_speech() {
    for text in [
        "The “so-called” reform failed.",
        "They watched “American Sniper” at home.",
        "He said he was on “Meet the Press” on Sunday and left.",
        "The reports of the workers' union are late.",
        "The state media and a note on the wall.",
        "",
    ] {
        assert_eq!(direct(&[text]), [], "{text:?}");
    }
}

#[test]
fn a_pronoun_keeps_its_words_and_points_to_who_was_named() {
    let text = "“One,” Tokayev said. “Two,” he added.";
    let found = speech(&[text]);
    let second = &found[1];
    assert_eq!(&text[second.speaker.clone().unwrap().range], "he");
    assert_eq!(&text[second.named.clone().unwrap().range], "Tokayev");
    assert_eq!(&text[second.cue.clone().unwrap()], "added");
}

#[test]
fn the_agency_report_is_read_right() {
    let report = include_str!("../../../content/articles/2022-01-11-agency-report.txt");
    let paragraphs: Vec<&str> = report.split("\n\n").collect();
    let found = read(&paragraphs);
    let said = |quote: &str| {
        let speech = found.iter().find(|(.., words)| words.contains(quote));
        speech.map(|&(_, speaker, _)| speaker)
    };
    assert_eq!(
        said("About 8,000 people have been arrested by the police, 116"),
        Some("he")
    );
    assert_eq!(said("We will fully defend"), Some("He"));
    assert_eq!(said("2,030 peacekeepers"), Some("He"));
    assert_eq!(said("180 flights"), Some("The Kazakhstan president"));
    assert_eq!(said("they fall under"), Some("Tokayev"));
    let pronouns = speech(&paragraphs).into_iter().filter(|speech| {
        let speaker = speech.speaker.as_ref();
        speaker.is_some_and(|speaker| {
            paragraphs[speaker.paragraph][speaker.range.clone()].eq_ignore_ascii_case("he")
        })
    });
    for speech in pronouns {
        let named = speech.named.unwrap();
        assert!(paragraphs[named.paragraph][named.range].contains("Tokayev"));
    }
    assert!(!found.iter().any(|(.., words)| words.contains("Disclaimer")));
}

#[test]
fn long_texts_take_linear_time() {
    for unit in [
        "“",
        "said ",
        "he said “",
        ", and said ",
        "( ",
        "‘a ",
        "Smith, who said ",
        "to say ",
    ] {
        let text = unit.repeat(20_000);
        assert!(speech(&[&text]).len() <= 40_000);
    }
}

proptest! {
    #[test]
    fn nothing_panics(
        texts in prop::collection::vec(
            "\\PC{0,20}|([\"“”«»„‘’'.,:;?!()—\n -]|said|told|that|according to|he|Smith|who|was|by|adding|қаңтар|and|the ){0,20}",
            0..4,
        ),
    ) {
        let paragraphs: Vec<&str> = texts.iter().map(String::as_str).collect();
        for speech in speech(&paragraphs) {
            let text = paragraphs[speech.paragraph];
            prop_assert!(text.get(speech.quote.clone()).is_some_and(|quote| !quote.is_empty()));
            prop_assert!(speech.cue.is_none_or(|cue| text.get(cue).is_some()));
            for speaker in speech.speaker.into_iter().chain(speech.named) {
                prop_assert!(paragraphs[speaker.paragraph].get(speaker.range).is_some_and(|words| !words.is_empty()));
            }
            let direct = text[speech.quote].starts_with(|c: char| "\"“«»„‟‘'".contains(c));
            prop_assert!(speech.kind == Kind::Indirect || direct);
        }
    }
}
