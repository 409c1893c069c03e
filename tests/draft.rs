//! Events proposed from articles alone: the agency report that the sample site began with.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Folder;
use serde_json::Value;

const REPORT: &str = include_str!("../content/articles/2022-01-11-agency-report.txt");
const FILE: &str = "2022-01-11-agency-report.txt";

/// What is drafted from texts alone: one object a date.
fn drafted(files: &[(&str, &str)], options: &[&str]) -> Vec<Value> {
    let folder = Folder::with(files);
    let root = folder.root().display().to_string();
    let arguments = [&["draft", root.as_str(), "--format", "jsonl"], options].concat();
    let run = common::run(&mut common::command(&arguments)).is(0);
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn events(dates: &[Value]) -> Vec<(&str, &Value)> {
    let each = dates.iter().flat_map(|date| {
        let events = date["events"].as_array().unwrap();
        events
            .iter()
            .map(|event| (date["date"].as_str().unwrap(), event))
    });
    each.collect()
}

fn the<'d>(dates: &'d [Value], words: &str) -> (&'d str, &'d Value) {
    let all = events(dates);
    let mut those = all
        .iter()
        .filter(|(_, event)| event["text"].as_str().unwrap().contains(words));
    let only = those
        .next()
        .unwrap_or_else(|| panic!("“{words}” is proposed"));
    assert!(those.next().is_none(), "“{words}” is proposed once");
    *only
}

#[test]
fn the_speech_was_on_monday_and_the_article_is_of_tuesday() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    let (date, event) = the(&dates, "as a pretext");
    assert_eq!(date, "2022-01-10");
    assert_eq!(event["reason"]["basis"], "named");
    assert_eq!(event["reason"]["words"], "Monday");
    assert_eq!(event["speaker"]["actor"], "tokayev");
    assert!(dates.iter().all(|date| date["date"] != "2022-01-11"));
}

#[test]
fn early_january_is_no_day() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    let (date, event) = the(&dates, "in early January");
    assert_eq!(date, "[2022-01-01..2022-01-10]");
    assert_eq!(event["reason"]["words"], "early January");
}

#[test]
fn each_figure_is_said_by_tokayev() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    for (value, words, bound) in [
        (8000.0, "8,000 people", "about"),
        (116.0, "116 weapons", "exact"),
        (2030.0, "2,030 peacekeepers", "exact"),
        (250.0, "250 pieces of equipment", "exact"),
        (180.0, "180 flights", "exact"),
    ] {
        let all = events(&dates);
        let those: Vec<_> = all
            .iter()
            .filter_map(|(date, event)| {
                let figures = event["figures"].as_array().unwrap();
                let figure = figures.iter().find(|figure| figure["value"] == value)?;
                Some((date, event, figure))
            })
            .collect();
        let [(date, event, figure)] = those[..] else {
            panic!("{words}: {those:?}")
        };
        assert_eq!(*date, "2022-01-10", "{words}");
        assert_eq!(event["speaker"]["actor"], "tokayev", "{words}");
        assert_eq!(figure["words"], words);
        assert_eq!(figure["bound"], bound, "{words}");
    }
}

#[test]
fn what_stands_twice_is_proposed_once_and_both_places_are_named() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    let (_, event) = the(&dates, "About 8,000 people");
    let mut places: Vec<&str> = vec![event["source"]["passage"].as_str().unwrap()];
    places.extend(
        event["sources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|other| other["passage"].as_str().unwrap()),
    );
    places.sort_unstable();
    assert_eq!(places, ["p13", "p4"]);
}

#[test]
fn every_text_is_the_sources_own_and_no_note_is_proposed() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    assert!(events(&dates).len() >= 8);
    for (_, event) in events(&dates) {
        let text = event["text"].as_str().unwrap();
        let span: Vec<usize> = event["source"]["span"]
            .as_array()
            .unwrap()
            .iter()
            .map(|at| at.as_u64().unwrap() as usize)
            .collect();
        assert_eq!(&REPORT[span[0]..span[1]], text);
        assert!(
            !text.contains("auto-published") && !text.contains("ANI"),
            "{text}"
        );
    }
}

#[test]
fn the_attacks_on_11_regions_are_one_event() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    let all = events(&dates);
    let attacks: Vec<_> = all
        .iter()
        .filter(|(_, event)| {
            event["text"]
                .as_str()
                .unwrap()
                .contains("simultaneously covered")
        })
        .collect();
    let [(_, event)] = attacks[..] else {
        panic!("{attacks:?}")
    };
    let sources = event["sources"].as_array().unwrap();
    let places = sources.iter().map(|other| &other["passage"]);
    let places: Vec<_> = places.chain([&event["source"]["passage"]]).collect();
    for passage in ["p3", "p8"] {
        assert!(places.iter().any(|place| **place == *passage), "{places:?}");
    }
    let with_figures = sources
        .iter()
        .filter(|other| other["figures"][0]["value"] == 11.0);
    assert_eq!(with_figures.count(), 1);
}

#[test]
fn no_quotation_mark_stands_alone() {
    let dates = drafted(&[(FILE, REPORT)], &[]);
    for (_, event) in events(&dates) {
        let text = event["text"].as_str().unwrap();
        assert_eq!(text.matches('"').count() % 2, 0, "{text}");
    }
}

#[test]
fn the_same_articles_give_the_same_ids_and_a_copy_counts_once() {
    let files = [(FILE, REPORT), ("2022-01-11-copy.txt", REPORT)];
    let (one, two) = (drafted(&[files[0]], &[]), drafted(&files, &[]));
    let ids = |dates: &[Value]| -> Vec<String> {
        events(dates)
            .iter()
            .map(|(_, event)| event["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&two), ids(&drafted(&files, &[])));
    assert_eq!(ids(&one).len(), ids(&two).len());
    let count = |dates: &[Value]| {
        dates
            .iter()
            .find(|date| date["date"] == "2022-01-10")
            .unwrap()["articles"]
            .clone()
    };
    assert_eq!(count(&one), count(&two));
}

#[test]
fn as_many_days_and_sentences_as_asked_for() {
    let text = "The oil spill began on 20 April 2010 off the coast.\n\nOn 22 April 2010 the rig sank with its oil.\n\n\
                On 22 April 2010 the crews gave up the search for eleven missing workers.\n\n\
                Nothing at all happened on 1 May 2010 in the village.\n";
    let dates = drafted(
        &[("2010-05-03-report.txt", text)],
        &["--days", "2", "--sentences", "1", "--topic", "oil"],
    );
    let days: Vec<&str> = dates
        .iter()
        .map(|date| date["date"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2010-04-20", "2010-04-22"]);
    assert_eq!(events(&dates).len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_the_command_lines_fault() {
    common::run(&mut common::command(&["draft", "no/such/folder"])).is(2);
}
