//! `qantar read`: what is read in texts, for people and for other programs.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Folder;
use serde_json::Value;

/// An agency's text in its wire form, with a letter of two bytes in front of what is looked for.
const TEXT: &str = " date 2022-01-11 Kazakhstan’s president said on Monday that 8,000 people had been arrested.\n\n\
                    \"It was a terrorist war,\" Tokayev said.\n";

fn record(folder: &Folder) -> Value {
    let run = folder
        .qantar(&["read", ".", "--format", "jsonl"])
        .is(0)
        .quiet();
    let mut lines = run.out.lines();
    let record = serde_json::from_str(lines.next().unwrap()).unwrap();
    assert_eq!(lines.next(), None, "one line an article");
    record
}

fn words(record: &Value, start: &str, end: &str) -> String {
    let byte = |pointer: &str| {
        usize::try_from(record.pointer(pointer).unwrap().as_u64().unwrap()).unwrap()
    };
    TEXT[byte(start)..byte(end)].to_owned()
}

#[test]
fn every_span_counts_the_bytes_of_the_file() {
    let folder = Folder::with(&[("report.txt", TEXT)]);
    let record = record(&folder);
    assert_eq!(record["file"], "report.txt");
    assert_eq!(words(&record, "/dates/0/start", "/dates/0/end"), "Monday");
    assert_eq!(
        record["dates"][0]["value"], "2022-01-10",
        "the Monday before the Tuesday"
    );
    let sentence = words(&record, "/sentences/0/0", "/sentences/0/1");
    assert!(
        sentence.starts_with("Kazakhstan’s") && sentence.ends_with("arrested."),
        "{sentence}"
    );
    let direct = record["speech"]
        .as_array()
        .unwrap()
        .iter()
        .position(|s| s["kind"] == "direct")
        .unwrap();
    let at = |part: &str| format!("/speech/{direct}/{part}");
    assert_eq!(
        words(&record, &at("quote/0"), &at("quote/1")),
        "\"It was a terrorist war,\""
    );
    assert_eq!(
        words(&record, &at("speaker/start"), &at("speaker/end")),
        "Tokayev"
    );
    assert_eq!(record["figures"][0]["value"], 8000.0);
    assert_eq!(record["figures"][0]["counted"], "people");
}

#[test]
fn a_listing_for_people_gives_words_and_rules() {
    let folder = Folder::with(&[("report.txt", TEXT)]);
    let run = folder.qantar(&["read", "report.txt"]).is(0).quiet();
    for words in [
        "“Monday”  DATE 2022-01-10",
        "FIGURE 8000",
        "Tokayev says: \"It was a terrorist war,\"",
    ] {
        assert!(run.out.contains(words), "`{words}` is not in\n{}", run.out);
    }
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::empty();
    folder
        .qantar(&["read", "nowhere"])
        .is(2)
        .says(&["there is no folder `nowhere`"]);
}
