//! Ambiguity, targets, and what is nearest.

use super::super::{Found, Haystack, Miss, Part, Target};
use super::{find, texts};

const TWICE: [&str; 3] = [
    "It was a war, he said.",
    "No.",
    "He said it again: It was a war.",
];

#[test]
fn in_several_passages_a_quotation_is_ambiguous() {
    let ambiguous = |passages: &[usize]| {
        Err(Miss::Ambiguous {
            passages: passages.to_vec(),
        })
    };
    assert_eq!(find(&TWICE, &["It was a war"]), ambiguous(&[0, 2]));
    assert_eq!(
        find(&["war, war and war"], &["war"]),
        Ok(vec![(0, "war")]),
        "one passage"
    );
    assert_eq!(
        find(&["a b c", "d", "a b c", "d"], &["a b c", "d"]),
        ambiguous(&[0, 2])
    );
    let many = vec!["the same words"; 100];
    assert_eq!(
        find(&many, &["same words"]),
        ambiguous(&[0, 1, 2, 3, 4, 5, 6, 7])
    );
}

#[test]
fn a_link_to_a_passage_says_which() {
    let haystack = Haystack::new(TWICE);
    let at = |passage| haystack.find(&["It was a war"], Some(&Target::Passage(passage)));
    assert_eq!(texts(&TWICE, &at(2).unwrap()), [(2, "It was a war")]);
    assert_eq!(at(0).unwrap().parts[0].passage, 0);
    let elsewhere = Err(Miss::Elsewhere {
        passages: vec![0, 2],
    });
    assert_eq!(at(1), elsewhere);
    assert_eq!(at(99), elsewhere, "no such passage");
    let found = haystack.find(&["It was", "No."], Some(&Target::Passage(0)));
    assert_eq!(found.unwrap().parts.len(), 2, "it begins there");
    let found = haystack.find(&["It was", "No."], Some(&Target::Passage(1)));
    assert_eq!(found, Err(Miss::Elsewhere { passages: vec![0] }));
}

#[test]
fn a_link_to_words_prefers_the_place_that_shares_them() {
    let passages = ["the war, the men, the war, the end"];
    let haystack = Haystack::new(passages);
    let named = |directive: &str| Target::Text(haystack.fragment(directive).unwrap());
    let start = |target: &Target| {
        haystack.find(&["the war"], Some(target)).unwrap().parts[0]
            .range
            .start
    };
    assert_eq!(start(&named("the%20war")), 0);
    assert_eq!(start(&named("men%2C-,the%20war")), 18);
    assert_eq!(
        start(&named("the%20men")),
        0,
        "no words shared: the first in the passage"
    );
    let part = |passage| Part {
        passage,
        range: 0..3,
    };
    let several = Target::Text(Found {
        parts: vec![part(1), part(2)],
    });
    let found = Haystack::new(TWICE)
        .find(&["It was a war"], Some(&several))
        .unwrap();
    assert_eq!(found.parts[0].passage, 2);
}

#[test]
fn the_nearest_text_is_told() {
    let passages = [
        "Police arrested many people in the city on Monday.",
        "About 8,000 people have been arrested by the police, the ministry said.",
        "Nothing of the sort happened in the north of the country.",
    ];
    let haystack = Haystack::new(passages);
    let nearest = |quote: &str| match haystack.find(&[quote], None) {
        Err(Miss::NotFound { nearest, .. }) => nearest.map(|near| {
            let text = &passages[near.passage][near.range];
            (near.passage, text, near.edits)
        }),
        other => panic!("{other:?}"),
    };
    let arrested = "8,000 people have been arrested by the police";
    assert_eq!(
        nearest("8,000 people were arrested by the police"),
        Some((1, arrested, 2))
    );
    assert_eq!(
        nearest("8,000 People have been arrested by the police"),
        Some((1, arrested, 0))
    );
    assert_eq!(
        nearest("nothing happened in the south"),
        Some((2, "happened in the north", 2))
    );
    assert_eq!(nearest("quite other words stand here"), None);
    assert_eq!(nearest("xyzzy"), None);
    assert_eq!(
        Haystack::new([]).find(&["a"], None),
        Err(Miss::NotFound {
            words: "a".into(),
            nearest: None
        })
    );
    // The part that is missing is told, without what the editor inserted.
    let miss = haystack.find(
        &["About 8,000 people […] by [all of] the army forces"],
        None,
    );
    assert!(matches!(miss, Err(Miss::NotFound { words, .. }) if words == "by the army forces"));
}

#[test]
fn large_and_repetitive_articles_are_no_trouble() {
    let long = "a ".repeat(200_000) + "end";
    let haystack = Haystack::new([long.as_str(), "b"]);
    let quote = "a ".repeat(500);
    assert!(haystack.find(&[&format!("{quote}b")], None).is_err());
    assert!(haystack.find(&[&format!("{quote}end")], None).is_ok());
    assert!(haystack.find(&["[A] a […] a a a […] a a b"], None).is_err());
    let glued = "a".repeat(300_000);
    let haystack = Haystack::new([glued.as_str()]);
    assert!(haystack.find(&[&"a".repeat(1000)], None).is_err());
    let passages = vec!["a b c"; 20_000];
    let haystack = Haystack::new(passages);
    assert!(haystack.find(&["a b c", "[…]", "x y z"], None).is_err());
    assert!(haystack.find(&["a b c […] d e f"], None).is_err());
}
