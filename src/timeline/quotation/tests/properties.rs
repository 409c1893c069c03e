//! What holds for every text: words that stand in it are found where they stand, others are not.

use super::super::{Haystack, Miss, Target, normalise};
use proptest::prelude::*;

/// A word with what the normal form deletes, composes or rewrites.
fn word() -> impl Strategy<Value = String> {
    let stem = prop::sample::select(vec![
        "war",
        "Almaty",
        "cafe\u{301}",
        "қаңтар",
        "8,000",
        "o’clock",
        "it",
        "It",
        "ar\u{AD}rest",
        "naïve",
        "2.5",
        "𝒜b",
        "x\u{323}\u{307}y",
        "Kazakhstan's",
        "\u{1112}\u{1161}\u{11ab}",
        "zero\u{200B}width",
    ]);
    let around = prop::sample::select(vec![
        ("", ""),
        ("", ""),
        ("", ""),
        ("“", "”"),
        ("\"", "\""),
        ("«\u{202F}", "\u{202F}»"),
        ("‘", "’"),
        ("", ","),
        ("(", ")"),
        ("", "..."),
        ("", "…"),
        ("\u{200E}", "\u{2060}"),
        ("", "."),
    ]);
    (stem, around).prop_map(|(stem, (before, after))| format!("{before}{stem}{after}"))
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " ", " ", " ", "\u{A0}", "  ", "\n", " — ", "–", " -- ", "-", "\u{202F}", " “” ",
    ])
}

fn passage() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec((word(), blank()), 1..12).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, blank)| [word, blank.to_owned()])
            .collect()
    })
}

/// Passages as words and blanks, one of them, and two of its words.
fn cut() -> impl Strategy<Value = (Vec<Vec<String>>, usize, usize, usize)> {
    prop::collection::vec(passage(), 1..5).prop_flat_map(|passages| {
        (
            Just(passages),
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
        )
            .prop_map(|(passages, at, from, to)| {
                let at = at.index(passages.len());
                let words = passages[at].len() / 2;
                let (from, to) = (from.index(words), to.index(words));
                (passages, at, from.min(to), from.max(to))
            })
    })
}

fn joined(passages: &[Vec<String>]) -> Vec<String> {
    passages.iter().map(|passage| passage.concat()).collect()
}

/// The same words with other marks, all of which the normal form makes equal.
fn disguise(text: &str) -> String {
    let mut text = text
        .replace(" -- ", "—")
        .replace('\u{A0}', " \n")
        .replace("...", "…");
    text = text
        .replace(['“', '”'], "")
        .replace("cafe\u{301}", "café")
        .replace('’', "'");
    text.replace("it", "i\u{AD}t")
        .replace("war", "\"war\u{200B}\"")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_of_the_article_are_found((passages, at, from, to) in cut(), disguised in any::<bool>()) {
        let quote = passages[at][from * 2..to * 2 + 1].concat();
        let quote = if disguised { disguise(&quote) } else { quote };
        let passages = joined(&passages);
        let haystack = Haystack::new(passages.iter().map(String::as_str));
        match haystack.find(&[&quote], None) {
            Ok(found) => {
                prop_assert_eq!(found.parts.len(), 1);
                let part = &found.parts[0];
                prop_assert_eq!(part.passage, at);
                prop_assert_eq!(normalise(&passages[at][part.range.clone()]), normalise(&quote));
            }
            Err(Miss::Ambiguous { passages }) => prop_assert!(passages.contains(&at)),
            Err(miss) => prop_assert!(false, "{miss:?}"),
        }
        let found = haystack.find(&[&quote], Some(&Target::Passage(at))).unwrap();
        let range = found.parts[0].range.clone();
        prop_assert_eq!(normalise(&passages[at][range]), normalise(&quote));
    }

    #[test]
    fn one_other_word_is_enough_to_fail((passages, at, from, to) in cut(), which in any::<prop::sample::Index>()) {
        let mut words = passages[at][from * 2..to * 2 + 1].to_vec();
        let which = which.index(words.len()) / 2 * 2;
        words[which] = "zebra".to_owned();
        let passages = joined(&passages);
        let haystack = Haystack::new(passages.iter().map(String::as_str));
        let is_miss = matches!(haystack.find(&[&words.concat()], None), Err(Miss::NotFound { .. }));
        prop_assert!(is_miss);
    }

    #[test]
    fn paragraphs_and_omissions_are_found((passages, at, from, to) in cut()) {
        let passages = joined(&passages);
        let haystack = Haystack::new(passages.iter().map(String::as_str));
        let all: Vec<&str> = passages.iter().map(String::as_str).collect();
        let found = haystack.find(&all, Some(&Target::Passage(0))).unwrap();
        prop_assert_eq!(found.parts.len(), passages.len());
        let text = "one two three ".to_owned() + &passages[at] + " four five six";
        let quote = format!("one two three […] {}", "four five six");
        prop_assert_eq!(Haystack::new([text.as_str()]).find(&[&quote], None).unwrap().parts.len(), 2);
        prop_assert!(from <= to);
    }

    #[test]
    fn a_directive_leads_back((passages, at, from, to) in cut()) {
        let quote = passages[at][from * 2..to * 2 + 1].concat();
        let passages = joined(&passages);
        let haystack = Haystack::new(passages.iter().map(String::as_str));
        let found = haystack.find(&[&quote], Some(&Target::Passage(at))).unwrap();
        let directive = haystack.directive(at, found.parts[0].range.clone());
        prop_assert!(directive.is_ascii());
        match haystack.fragment(&directive) {
            Ok(again) => prop_assert_eq!(again, found),
            Err(Miss::Ambiguous { .. }) => {
                let is_twice = matches!(haystack.find(&[&quote], None), Err(Miss::Ambiguous { .. }));
                prop_assert!(is_twice, "{directive}");
            }
            Err(miss) => prop_assert!(false, "{directive}: {miss:?}"),
        }
    }

    #[test]
    fn nothing_panics(
        passages in prop::collection::vec("[\\PC\n]{0,20}|[a-c \"'’.…\\[\\]\u{301}\u{AD}—-]{0,20}", 0..4),
        quote in prop::collection::vec("[\\PC\n]{0,9}|[a-c \"'’.…\\[\\]\u{301}\u{AD}—-]{0,16}", 0..4),
        directive in "\\PC{0,12}|[a-c,%2&=-]{0,12}",
        passage in 0..5_usize,
        start in 0..30_usize,
        end in 0..30_usize,
    ) {
        let haystack = Haystack::new(passages.iter().map(String::as_str));
        let quote: Vec<&str> = quote.iter().map(String::as_str).collect();
        for target in [None, Some(Target::Passage(passage))] {
            if let Ok(found) = haystack.find(&quote, target.as_ref()) {
                for part in &found.parts {
                    prop_assert!(passages[part.passage].get(part.range.clone()).is_some());
                }
                let _ = haystack.find(&quote, Some(&Target::Text(found)));
            }
        }
        if let Ok(found) = haystack.fragment(&directive) {
            for part in &found.parts {
                prop_assert!(passages[part.passage].get(part.range.clone()).is_some());
            }
        }
        let directive = haystack.directive(passage, start..end);
        prop_assert!(directive.is_empty() || !matches!(haystack.fragment(&directive), Err(Miss::Directive)));
    }
}
