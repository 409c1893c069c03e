//! What an event covers is not proposed again.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Folder;
use serde_json::Value;

const ARTICLE: &str = "content/articles/2024-05-15-report.txt";

const REPORT: &str = "\
The council of Springfield met on Tuesday to talk about the old bridge over the river.

On Monday 12 divers had found three cracks in the second pier of the bridge, the council said.

The bridge was closed to all cars on Monday, and 400 people had to take the ferry instead.
";

/// A site with the report and these events.
fn site(events: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[("qantar.toml", "title = \"Bridge\"\n"), (ARTICLE, REPORT)]);
    for (name, text) in events {
        folder.file(&format!("content/events/{name}.md"), text);
    }
    folder
}

fn event(date: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = \"The divers\"\ndate = \"{date}\"\n{more}+++\n\n{body}\n")
}

const DIVERS: &str = "> 12 divers had found three cracks in the second pier of the bridge\n>\n\
                      > — The council, [report](../articles/2024-05-15-report.txt)";

/// The sentences that are proposed, by their passages.
fn proposed(folder: &Folder) -> Vec<String> {
    let run = folder.qantar(&["draft", "--format", "jsonl"]).is(0);
    let mut passages: Vec<String> = run
        .out
        .lines()
        .flat_map(|line| {
            let date: Value = serde_json::from_str(line).unwrap();
            let events = date["events"].as_array().unwrap().clone();
            events
                .into_iter()
                .map(|event| event["source"]["passage"].as_str().unwrap().to_owned())
        })
        .collect();
    passages.sort();
    passages
}

#[test]
fn without_events_all_is_proposed() {
    assert_eq!(proposed(&site(&[])), ["p1", "p2", "p3"]);
}

#[test]
fn an_event_covers_what_shares_a_passage_and_a_date_with_it() {
    let quoted = event("2024-05-13", "", DIVERS);
    assert_eq!(proposed(&site(&[("divers", &quoted)])), ["p1", "p3"]);
    let cited = event(
        "2024-05-10/2024-05-13",
        "",
        "Divers [found cracks](../articles/2024-05-15-report.txt#p2).",
    );
    assert_eq!(proposed(&site(&[("divers", &cited)])), ["p1", "p3"]);
}

#[test]
fn a_passage_alone_or_a_date_alone_covers_nothing() {
    let another_day = event("2024-05-10", "", DIVERS);
    assert_eq!(
        proposed(&site(&[("divers", &another_day)])),
        ["p1", "p2", "p3"]
    );
    let whole = event(
        "2024-05-13",
        "",
        "The [report](../articles/2024-05-15-report.txt) tells of it.",
    );
    assert_eq!(proposed(&site(&[("divers", &whole)])), ["p1", "p2", "p3"]);
}

#[test]
fn a_dismissed_event_and_a_draft_cover_too() {
    for more in ["dismissed = \"of no interest\"\n", "draft = true\n"] {
        let event = event("2024-05-13", more, DIVERS);
        assert_eq!(
            proposed(&site(&[("divers", &event)])),
            ["p1", "p3"],
            "{more}"
        );
    }
}

#[test]
fn an_event_on_the_passage_that_a_figure_names_covers_it() {
    let figure = "[[figures]]\nmeasure = \"people\"\nvalue = 400\n\
                  quote = \"400 people had to take the ferry\"\nsource = \"2024-05-15-report\"\n";
    let with_figure = event("2024-05-13", figure, DIVERS);
    assert_eq!(proposed(&site(&[("divers", &with_figure)])), ["p1"]);
}
