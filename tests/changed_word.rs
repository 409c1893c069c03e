//! The promise of the whole: change one word that is quoted, and the build stops.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, place, same, tree};

const ARTICLE: &str = "content/articles/2022-01-11-agency-report.txt";
const EVENT: &str = "content/events/2022-01-10-csto-flights.md";

/// A copy of this repository's site.
fn own_site() -> Folder {
    let folder = Folder::empty();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.file(
        "qantar.toml",
        std::fs::read(root.join("qantar.toml")).unwrap(),
    );
    for (path, bytes) in tree(&root.join("content")) {
        folder.file(&format!("content/{path}"), bytes);
    }
    folder
}

#[test]
fn one_changed_word_of_a_quoted_sentence_stops_the_build() {
    let folder = own_site();
    folder.build();
    let before = folder.public();
    folder.edit(
        ARTICLE,
        "peacekeepers made 180 flights",
        "peacekeepers flew 180 flights",
    );

    let text = folder.read(EVENT);
    let (at, line) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.starts_with("> "))
        .expect("the event quotes");
    let (line_number, column) = (at as u64 + 1, 3);
    assert!(line.contains("made 180 flights"), "{line}");

    for verb in ["build", "check"] {
        folder.qantar(&[verb]).is(1).says(&[
            "quotation-not-found",
            &format!("{EVENT}:{line_number}:{column}"),
            "peacekeepers made 180 flights to Kazakhstan",
            "peacekeepers flew 180 flights to Kazakhstan",
            "nearest text stands in passage p14",
            &format!("{ARTICLE}:"),
        ]);
    }
    let found = folder.check();
    let wrong: Vec<_> = found
        .0
        .iter()
        .filter(|one| place(one) == (EVENT, line_number, column))
        .collect();
    let [error] = wrong[..] else {
        panic!("{}", found.words())
    };
    assert_eq!(error["nearest"]["passage"], "p14");
    assert!(
        error["nearest"]["text"]
            .as_str()
            .unwrap()
            .contains("flew 180 flights")
    );
    same(&before, &folder.public());

    folder.edit(ARTICLE, "flew 180", "made 180");
    let run = folder.build();
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    same(&before, &folder.public());
}

/// A word inside and a word at either end, a letter's case, a digit: none of them passes.
#[test]
fn no_change_in_the_words_passes() {
    let folder = own_site();
    let original = folder.read(ARTICLE);
    for (from, to) in [
        ("made 180 flights", "made 180 flight"),
        ("made 180 flights", "Made 180 flights"),
        ("made 180 flights", "made 181 flights"),
        ("made 180 flights", "made about 180 flights"),
        ("made 180 flights", "made flights"),
    ] {
        folder.file(ARTICLE, original.replacen(from, to, 1));
        folder
            .check()
            .0
            .iter()
            .find(|one| one["code"] == "quotation-not-found")
            .unwrap_or_else(|| panic!("{to} passes"));
    }
}
