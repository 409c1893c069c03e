//! Text directives, read and written.

use super::super::{Haystack, Miss};
use super::texts;

const PASSAGES: [&str; 4] = [
    "The president said it was a war. It was a war - he said, “again”.",
    "",
    "The army’s men said it was over, well and truly over for good.",
    "Then it was quiet.",
];

fn read(directive: &str) -> Result<Vec<(usize, &'static str)>, Miss> {
    let found = Haystack::new(PASSAGES).fragment(directive)?;
    Ok(texts(&PASSAGES, &found))
}

#[test]
fn each_form_is_read() {
    let table: [(&str, &[(usize, &str)]); 10] = [
        ("it%20was%20quiet", &[(3, "it was quiet")]),
        ("a%20war", &[(0, "a war")]),
        ("army%27s%20men", &[(2, "army’s men")]),
        ("said-,it%20was,-over", &[(2, "it was")]),
        ("Then-,it%20was", &[(3, "it was")]),
        ("it%20was,-quiet", &[(3, "it was")]),
        (
            "The%20president,war",
            &[(0, "The president said it was a war")],
        ),
        (
            "The%20army%27s,over,-for",
            &[(2, "The army’s men said it was over, well and truly over")],
        ),
        // Context may stand in the next passage, and a range may reach over several.
        ("for%20good.-,Then", &[(3, "Then")]),
        (
            "well,Then",
            &[(2, "well and truly over for good."), (3, "Then")],
        ),
    ];
    for (directive, parts) in table {
        assert_eq!(read(directive).as_deref(), Ok(parts), "{directive}");
    }
    let two = read("a%20war&text=quiet").unwrap();
    assert_eq!(two, [(0, "a war"), (3, "quiet")]);
    assert_eq!(read("text=quiet"), Ok(vec![(3, "quiet")]));
}

#[test]
fn what_is_not_there_or_not_clear_is_refused() {
    assert_eq!(
        read("it%20was"),
        Err(Miss::Ambiguous {
            passages: vec![0, 2, 3]
        })
    );
    assert!(matches!(
        read("it%20was%20a%20wa"),
        Err(Miss::NotFound { .. })
    ));
    assert!(
        matches!(read("IT%20was"), Err(Miss::NotFound { .. })),
        "case counts"
    );
    assert!(
        matches!(read("Then,nowhere"), Err(Miss::NotFound { words, .. }) if words == "nowhere")
    );
    assert!(
        matches!(read("nowhere-,Then"), Err(Miss::NotFound { words, .. }) if words == "nowhere")
    );
    assert!(
        matches!(read("Then,president"), Err(Miss::NotFound { .. })),
        "order counts"
    );
    for malformed in [
        "", "-,", "a-,b,c,d", "a,b,c", "%FF", "a-", ",", "a&b", "%22",
    ] {
        assert_eq!(read(malformed), Err(Miss::Directive), "{malformed:?}");
    }
}

fn written(passage: usize, words: &str) -> String {
    let start = PASSAGES[passage].find(words).unwrap();
    Haystack::new(PASSAGES).directive(passage, start..start + words.len())
}

#[test]
fn directives_are_short_and_encoded() {
    assert_eq!(written(3, "it was quiet"), "it%20was%20quiet");
    assert_eq!(written(2, "army’s"), "army%E2%80%99s");
    assert_eq!(written(0, "war - he"), "war%20%2D%20he");
    assert_eq!(written(0, "It was a war"), "It%20was%20a%20war");
    assert_eq!(written(3, "it was"), "Then-,it%20was");
    assert_eq!(written(2, "over for good."), "over%20for%20good.");
    // The second "over" of its passage, and words that stand at a passage's edge.
    assert_eq!(written(2, "over for"), "over%20for");
    assert_eq!(
        written(2, PASSAGES[2]),
        "The%20army%E2%80%99s%20men,over%20for%20good."
    );
    let all = Haystack::new(["a b", "x", "a b"]);
    assert_eq!(all.directive(0, 0..3), "a%20b,-x");
    assert_eq!(all.directive(2, 0..3), "x-,a%20b");
    // Quotation marks between the words and their context stay, as a browser compares them.
    let marks = Haystack::new(["said “now” here", "and now here"]);
    assert_eq!(marks.directive(0, 8..11), "said%20%E2%80%9C-,now");
}

#[test]
fn odd_ranges_are_widened_or_empty() {
    let haystack = Haystack::new(PASSAGES);
    assert_eq!(haystack.directive(3, 1..2), "Then");
    assert_eq!(haystack.directive(3, 5..500), "it%20was%20quiet.");
    for (passage, range) in [(1, 0..9), (9, 0..1), (3, 4..4), (3, 400..500)] {
        assert_eq!(haystack.directive(passage, range), "", "{passage}");
    }
    #[allow(clippy::reversed_empty_ranges)]
    let reversed = haystack.directive(3, 9..2);
    assert_eq!(reversed, "");
    // The same passage twice with the same neighbours: nothing can tell them apart.
    let same = Haystack::new(["x", "a", "x", "a", "x"]);
    assert_eq!(same.directive(1, 0..1), "a");
}
