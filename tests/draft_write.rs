//! `draft --write`: files that pass `check --strict` as they are, written once and over nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, same, tree};
use proptest::prelude::*;
use serde_json::Value;

const REPORT: &str = include_str!("../content/articles/2022-01-11-agency-report.txt");
const SETTINGS: &str = include_str!("../qantar.toml");

/// The agency report in a site of its own, with its actors, regions, kinds and measures.
fn site() -> Folder {
    let folder = Folder::with(&[
        ("qantar.toml", SETTINGS),
        ("content/articles/2022-01-11-agency-report.txt", REPORT),
    ]);
    for section in ["actors", "regions"] {
        let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("content")
            .join(section);
        for entry in std::fs::read_dir(own).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if name == "boundaries.geojson" {
                folder.file(
                    "content/regions/boundaries.geojson",
                    std::fs::read(&path).unwrap(),
                );
                continue;
            }
            if let Some(head) = std::fs::read_to_string(&path).unwrap().strip_prefix("+++") {
                // Their introductions quote other articles.
                let head = head.split("+++").next().unwrap();
                folder.file(
                    &format!("content/{section}/{name}"),
                    format!("+++{head}+++\n"),
                );
            }
        }
    }
    folder.qantar(&["check", "--strict"]).is(0).quiet();
    folder
}

/// A site with one article and nobody in it.
fn small(article: &str) -> Folder {
    Folder::with(&[
        ("qantar.toml", "title = \"T\"\n"),
        ("content/articles/2024-05-15-report.txt", article),
    ])
}

fn events(folder: &Folder) -> Vec<(String, String)> {
    let path = folder.path("content/events");
    if !path.is_dir() {
        return Vec::new();
    }
    let files = tree(&path).into_iter();
    files
        .map(|(name, text)| (name, String::from_utf8(text).unwrap()))
        .collect()
}

fn one<'e>(events: &'e [(String, String)], words: &str) -> &'e str {
    let mut those = events.iter().filter(|(_, text)| text.contains(words));
    let (_, text) = those
        .next()
        .unwrap_or_else(|| panic!("`{words}` is in no file"));
    assert!(those.next().is_none(), "`{words}` is in one file");
    text
}

fn proposed(folder: &Folder) -> Vec<Value> {
    let run = folder.qantar(&["draft", "--format", "jsonl"]).is(0);
    let dates = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    dates
        .flat_map(|date| date["events"].as_array().unwrap().clone())
        .collect()
}

#[test]
fn all_of_the_agency_report_is_written_once_and_passes_check() {
    let folder = site();
    let count = proposed(&folder).len();
    let run = folder.qantar(&["draft", "--write"]).is(0).quiet();
    assert!(
        run.out.contains(&format!("{count} events written")),
        "{}",
        run.out
    );
    assert_eq!(events(&folder).len(), count);
    folder.qantar(&["check", "--strict"]).is(0).quiet();
    let before = tree(folder.root());
    let run = folder.qantar(&["draft", "--write"]).is(0).quiet();
    assert!(run.out.contains("0 events written"), "{}", run.out);
    assert_eq!(proposed(&folder), Vec::<Value>::new());
    same(&before, &tree(folder.root()));
}

#[test]
fn a_file_reads_as_an_editor_would_have_written_it() {
    let folder = site();
    folder.qantar(&["draft", "--write"]).is(0);
    let events = events(&folder);
    let arrested = one(&events, "value = 8000");
    for line in [
        "title = \"Tokayev says about 8,000 people have been arrested by the police, 116 weapons have been seized\"",
        "date = \"2022-01-10\"   # said on that day: “Monday” elsewhere in the article",
        "actors = [\"tokayev\", \"police\"]",
        "kind = \"statement\"",
        "measure = \"detained\"",
        "bound = \"about\"",
        "said_by = \"tokayev\"",
        "quote = \"About 8,000 people have been arrested by the police\"",
        "> About 8,000 people have been arrested by the police, 116 weapons have been seized, he said.",
    ] {
        assert!(
            arrested.lines().any(|one| one == line),
            "{line}\n{arrested}"
        );
    }
    assert!(!arrested.contains("reviewed ="), "nobody has");
    assert!(
        arrested.contains(
            "> — [ANI, 11 January 2022](../articles/2022-01-11-agency-report.txt#:~:text="
        ),
        "the reporter's words are not Tokayev's: {arrested}"
    );
    let own = one(&events, "> The organizers used the discontent");
    assert!(
        own.contains("as a pretext\n>\n> — Kassym-Jomart Tokayev, [ANI,"),
        "{own}"
    );
    let early = one(&events, "date = \"[2022-01-01..2022-01-10]\"");
    assert!(early.contains("# “early January”"), "{early}");
    for (measure, value) in [
        ("troops", 2030),
        ("equipment", 250),
        ("flights", 180),
        ("weapons_seized", 116),
    ] {
        let text = one(&events, &format!("value = {value}\n"));
        assert!(
            text.contains(&format!("measure = \"{measure}\"\nvalue = {value}\n")),
            "{text}"
        );
    }
    let unclear = one(
        &events,
        "gathering of militants around the presidential residence and",
    );
    assert!(
        unclear.contains("# no figure: ") && !unclear.contains("[[figures]]"),
        "{unclear}"
    );
    for (name, _) in &events {
        assert!(name.starts_with("2022-01-") && name.is_ascii(), "{name}");
    }
}

#[test]
fn only_the_named_proposals_are_written() {
    let folder = site();
    let all = proposed(&folder);
    let flights = all
        .iter()
        .find(|event| event["text"].as_str().unwrap().contains("180"))
        .unwrap();
    let id = flights["id"].as_str().unwrap();
    folder
        .qantar(&["draft", "--write", id, "2022-01-10-00000000"])
        .is(2)
        .says(&["2022-01-10-00000000", "help:"]);
    assert!(events(&folder).is_empty(), "all or none");
    folder.qantar(&["draft", "--write", id]).is(0).quiet();
    assert_eq!(events(&folder).len(), 1);
    let run = folder.qantar(&["draft", "--write", id]).is(0).quiet();
    assert!(
        run.out
            .contains("0 events written; 1 proposal is covered by an event"),
        "{}",
        run.out
    );
    // An editor's title and another name for the file change nothing of that.
    let (name, text) = events(&folder).remove(0);
    std::fs::remove_file(folder.path("content/events").join(name)).unwrap();
    folder.file(
        "content/events/flights.md",
        text.replacen("title = \"", "title = \"My own: ", 1),
    );
    let run = folder.qantar(&["draft", "--write", id]).is(0).quiet();
    assert!(run.out.contains("0 events written"), "{}", run.out);
}

const BRIDGE: &str = "The council of Springfield closed the old bridge over the river on Monday.\n";

#[test]
fn what_is_dismissed_is_not_written_again() {
    let folder = small(BRIDGE);
    folder.qantar(&["draft", "--write"]).is(0).quiet();
    let (name, text) = events(&folder).remove(0);
    folder.file(
        &format!("content/events/{name}"),
        text.replacen("title =", "dismissed = \"of no interest\"\ntitle =", 1),
    );
    folder.check().nothing();
    let run = folder.qantar(&["draft", "--write"]).is(0).quiet();
    assert!(run.out.contains("0 events written"), "{}", run.out);
    assert_eq!(events(&folder).len(), 1);
}

#[test]
fn a_taken_name_is_left_to_who_has_it() {
    let folder = small(BRIDGE);
    folder.qantar(&["draft", "--write"]).is(0);
    let (name, _) = events(&folder).remove(0);
    assert_eq!(
        name,
        "2024-05-13-the-council-of-springfield-closed-the-old-bridge-over-the.md"
    );
    // Another's file of that name, on another day: it covers nothing.
    let other = "+++\ntitle = \"Other\"\ndate = \"2020-01-01\"\n+++\n\n[Report](../articles/2024-05-15-report.txt)\n";
    folder.file(&format!("content/events/{name}"), other);
    folder.qantar(&["draft", "--write"]).is(0).quiet();
    assert_eq!(folder.read(&format!("content/events/{name}")), other);
    let second = name.replace(".md", "-2.md");
    assert!(events(&folder).iter().any(|(name, _)| *name == second));
    folder.qantar(&["check", "--strict"]).is(0).quiet();
}

#[test]
fn a_plain_folder_of_texts_is_not_written_into() {
    let folder = Folder::with(&[("2024-05-15-report.txt", BRIDGE)]);
    let before = tree(folder.root());
    for words in [&["draft", "--write"][..], &["draft", "--names", "--write"]] {
        folder
            .qantar(words)
            .is(2)
            .says(&["qantar init", "content/articles/"]);
    }
    same(&before, &tree(folder.root()));
}

#[test]
fn while_the_content_has_errors_nothing_is_written() {
    let folder = small(BRIDGE);
    folder.file("content/events/broken.md", "+++\ntitle = \n+++\n");
    let before = tree(folder.root());
    folder
        .qantar(&["draft", "--write"])
        .is(1)
        .says(&["nothing was written", "broken.md"]);
    same(&before, &tree(folder.root()));
}

#[test]
fn several_sources_are_quoted_each() {
    let folder =
        small("Fire killed 12 workers in the old mill of Springfield on Monday, the mayor said.\n");
    folder.file(
        "content/articles/2024-05-14-other.md",
        "+++\npublisher = \"The Gazette\"\n+++\n\nFire killed 12 workers in the old mill of Springfield on Monday.\n",
    );
    folder.qantar(&["draft", "--write"]).is(0).quiet();
    let events = events(&folder);
    assert_eq!(events.len(), 1, "{events:#?}");
    let text = &events[0].1;
    assert_eq!(text.matches("> — ").count(), 2, "{text}");
    assert!(
        text.contains("[The Gazette, 14 May 2024](../articles/2024-05-14-other.md#"),
        "{text}"
    );
    assert!(
        text.contains("measure = \"killed\"\nvalue = 12\n"),
        "{text}"
    );
    folder.qantar(&["check", "--strict"]).is(0).quiet();
}

#[test]
fn strange_sentences_are_quoted_so_that_they_are_verified() {
    let sentences = [
        "1. The council closed the *old* bridge on Monday, 13 May 2024.",
        "# The council closed the _old_ bridge on Monday, 13 May 2024.",
        "- The council <b>closed</b> the `old` bridge on Monday, 13 May 2024.",
        "He [the mayor] said on Monday, 13 May 2024 the bridge [...] was closed to all cars.",
        "The coun\u{AD}cil clo\u{AD}sed the old bridge on Monday, 13 May 2024, it said.",
        "The council said the \"old bridge is closed on Monday, 13 May 2024 for good.",
        "«Мы закрыли старый мост через реку навсегда», сказал мэр 13 мая 2024 года.",
        "市议会于 13 May 2024 关闭了 桥 a b c d e f g.",
        "The council | closed & locked the bridge &amp; road \\ on Monday, 13 May 2024.",
        "It closed https://example.org/a_b_(c) and the old bridge on 13 May 2024, it said.",
        "The “old bridge” was closed on Monday, 13 May 2024 -- for [good … or bad] reasons.",
    ];
    for sentence in sentences {
        let folder = small(&format!("{sentence}\n"));
        let count = proposed(&folder).len();
        let run = folder.qantar(&["draft", "--write"]);
        let written = events(&folder);
        assert_eq!((run.code, written.len()), (0, count), "{sentence}\n{run:?}");
        folder.qantar(&["check", "--strict"]).is(0).quiet();
        let run = folder.qantar(&["draft", "--write"]).is(0);
        assert!(
            run.out.contains("0 events written"),
            "{sentence}\n{}",
            run.out
        );
    }
}

#[test]
fn the_same_sentence_twice_leads_to_its_place() {
    let folder = small(&format!(
        "{BRIDGE}\nSome other words stand between the two of them.\n\n{BRIDGE}"
    ));
    folder.qantar(&["draft", "--write"]).is(0).quiet();
    let events = events(&folder);
    let text = one(&events, "> The council of Springfield");
    assert_eq!(text.matches("> — ").count(), 1, "{text}");
    folder.qantar(&["check", "--strict"]).is(0).quiet();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_sentence_is_written_verified_or_not_at_all(
        words in proptest::collection::vec("[a-zA-Zа-яқ0-9.,:;'’\"“”«»()\\[\\]<>&*_#`~|\\\\$%+=/…–-]{1,9}|\\PC{1,5}", 6..20)
    ) {
        let folder = small(&format!("On 13 May 2024 the {} it said.\n", words.join(" ")));
        let run = folder.qantar(&["draft", "--write"]);
        prop_assert!(run.code == 0 || run.err.contains("not written"), "{:?}", run);
        let check = folder.qantar(&["check", "--strict"]);
        prop_assert_eq!((check.code, &check.err[..]), (0, ""), "{:?}", events(&folder));
    }
}

const NAMES: &str = "\
Foreign Minister Sergei Lavrov met John F. Kennedy in Springfield on Monday. The Kazakh side was there.

Lavrov said that the Ministry of Health had agreed. \"We agree,\" Sergei Lavrov said.

The Ministry of Health (MH) did not answer. In January the MH in Springfield will. He saw John Kennedy there. Kennedy left Springfield.
";

#[test]
fn names_that_recur_are_listed_and_written() {
    let folder = small(NAMES);
    let run = folder
        .qantar(&["draft", "--names", "--format", "jsonl"])
        .is(0)
        .quiet();
    let names: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let named = |name: &str| {
        names
            .iter()
            .find(|one| one["name"] == name)
            .unwrap_or_else(|| panic!("{name}: {names:#?}"))
    };
    let lavrov = named("Sergei Lavrov");
    assert_eq!(
        (lavrov["kind"].as_str(), lavrov["mentions"].as_u64()),
        (Some("person"), Some(3))
    );
    assert_eq!(lavrov["also"], serde_json::json!(["Lavrov"]));
    assert_eq!(named("Ministry of Health")["kind"], "organisation");
    assert_eq!(
        named("Ministry of Health")["also"],
        serde_json::json!(["MH"])
    );
    assert_eq!(named("Springfield")["kind"], "place");
    for none in ["Kazakh", "Monday", "January", "Foreign Minister", "He"] {
        assert!(names.iter().all(|one| one["name"] != none), "{none}");
    }
    let run = folder.qantar(&["draft", "--names"]).is(0).quiet();
    assert!(
        run.out
            .contains("Sergei Lavrov  (person?)\n    3 mentions in 1 article\n"),
        "{}",
        run.out
    );

    let run = folder
        .qantar(&["draft", "--names", "--write"])
        .is(0)
        .quiet();
    assert!(
        run.out.contains("content/actors/sergei-lavrov.md"),
        "{}",
        run.out
    );
    let text = folder.read("content/actors/sergei-lavrov.md");
    assert!(
        text.contains(
            "title = \"Sergei Lavrov\"\nkind = \"person\"\nalso_known_as = [\"Lavrov\"]\n"
        ),
        "{text}"
    );
    assert!(
        !folder.path("content/actors/springfield.md").exists(),
        "a place is no actor"
    );
    folder.qantar(&["check", "--strict"]).is(0).quiet();
    // What the gazetteer knows now, in any of its forms, is no longer unknown.
    let run = folder.qantar(&["draft", "--names"]).is(0).quiet();
    assert!(
        !run.out.contains("Lavrov  ") && !run.out.contains("Ministry of Health  "),
        "{}",
        run.out
    );
    folder
        .qantar(&["draft", "--names", "--write", "Nobody"])
        .is(2)
        .says(&["Nobody", "help:"]);
}

#[test]
fn a_name_is_written_over_nothing() {
    let folder = small(NAMES);
    let mine = "+++\ntitle = \"Somebody else\"\n+++\n";
    folder.file("content/actors/sergei-lavrov.md", mine);
    folder
        .qantar(&["draft", "--names", "--write", "Sergei Lavrov"])
        .is(0)
        .quiet();
    assert_eq!(folder.read("content/actors/sergei-lavrov.md"), mine);
    assert!(
        folder
            .read("content/actors/sergei-lavrov-2.md")
            .contains("Sergei Lavrov")
    );
    folder.qantar(&["check", "--strict"]).is(0).quiet();
}
