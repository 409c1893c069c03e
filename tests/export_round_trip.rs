//! What `data/events.json` says is enough to write the content files again: a site made from them
//! says the same.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, tree};
use serde_json::{Map, Value};

/// A site's files but its events and questions, which are written from its data.
fn again(root: &str) -> (Value, Value) {
    let first = Folder::empty();
    let second = Folder::empty();
    for (path, bytes) in tree(root.as_ref()) {
        let inner = ["content/", "static/", "qantar.toml"];
        if inner.iter().any(|start| path.starts_with(start)) {
            first.file(&path, &bytes);
            if !path.starts_with("content/events/") && !path.starts_with("content/questions/") {
                second.file(&path, &bytes);
            }
        }
    }
    // No index: it would take most of the time, and says nothing of the data.
    for folder in [&first, &second] {
        let settings = folder.read("qantar.toml");
        folder.file("qantar.toml", settings + "\n[search]\nenabled = false\n");
    }
    let told = data(&first);
    for event in told["events"].as_array().unwrap() {
        write(&second, "events", event, front_matter(event));
    }
    for question in told["questions"].as_array().unwrap() {
        let head = some(
            question,
            &[
                "title",
                "slug",
                "aliases",
                "description",
                "actors",
                "regions",
                "events",
                "measure",
            ],
        );
        write(&second, "questions", question, head);
    }
    let retold = data(&second);
    (told, retold)
}

fn data(folder: &Folder) -> Value {
    folder
        .qantar(&["build", "--base-url", "https://example.org/"])
        .is(0);
    serde_json::from_str(&folder.read("public/data/events.json")).unwrap()
}

fn write(folder: &Folder, section: &str, record: &Value, head: Map<String, Value>) {
    let head = toml::to_string(&Value::Object(head)).unwrap();
    let (id, text) = (
        record["id"].as_str().unwrap(),
        record["text"].as_str().unwrap(),
    );
    let file = format!("content/{section}/{id}.md");
    folder.file(&file, format!("+++\n{head}+++\n\n{text}\n"));
}

/// The fields that say something.
fn some(record: &Value, keys: &[&str]) -> Map<String, Value> {
    let said = keys.iter().filter(|key| !record[**key].is_null());
    said.map(|key| ((*key).to_owned(), record[*key].clone()))
        .collect()
}

fn front_matter(event: &Value) -> Map<String, Value> {
    let mut head = some(
        event,
        &[
            "title",
            "slug",
            "aliases",
            "description",
            "actors",
            "regions",
            "kind",
            "importance",
            "published",
            "updated",
            "standing",
            "warning",
        ],
    );
    head.insert("date".to_owned(), event["date"]["edtf"].clone());
    let each = |key: &str, keys: &[&str]| -> Value {
        let records = event[key].as_array().unwrap().iter();
        records
            .map(|record| Value::Object(some(record, keys)))
            .collect()
    };
    head.insert("places".to_owned(), each("places", &["name", "lat", "lon"]));
    head.insert("reviewed".to_owned(), each("reviews", &["by", "on"]));
    head.insert(
        "corrections".to_owned(),
        each("corrections", &["date", "note"]),
    );
    head.insert(
        "media".to_owned(),
        each("media", &["src", "alt", "caption", "credit", "source_url"]),
    );
    let figures = event["figures"].as_array().unwrap().iter().map(|figure| {
        let mut table = some(
            figure,
            &[
                "measure", "low", "high", "bound", "scope", "counted", "as_of", "quote", "standing",
            ],
        );
        let source = figure["source"].as_str().unwrap();
        let source = match figure["passages"][0].as_str() {
            Some(passage) => format!("{source}#{passage}"),
            None => source.to_owned(),
        };
        table.insert("source".to_owned(), source.into());
        if let Some(name) = figure["said_by"]["name"].as_str() {
            table.insert("said_by".to_owned(), name.into());
        }
        Value::Object(table)
    });
    head.insert("figures".to_owned(), figures.collect());
    head
}

/// Wants two records to say the same, and names the first field in which they differ.
fn same(told: &Value, retold: &Value, way: &str, differ: &mut Vec<String>) {
    match (told, retold) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter()
                .for_each(|(key, value)| same(value, &b[key], &format!("{way}.{key}"), differ));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                same(a, b, &format!("{way}[{index}]"), differ);
            }
        }
        (a, b) if a == b => {}
        (a, b) => differ.push(format!("{way}:\n  {a}\n  {b}")),
    }
}

fn survives(root: &str) {
    let (told, retold) = again(root);
    let mut differ = Vec::new();
    for key in ["events", "questions", "sources", "actors", "regions"] {
        assert!(!told[key].as_array().unwrap().is_empty(), "{key}");
        same(&told[key], &retold[key], key, &mut differ);
    }
    let first: Vec<_> = differ.iter().take(8).cloned().collect();
    assert!(
        differ.is_empty(),
        "{} differ:\n{}",
        differ.len(),
        first.join("\n")
    );
}

#[test]
fn the_fixture_survives() {
    survives(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/site"));
}

#[test]
fn the_content_of_this_repository_survives() {
    survives(env!("CARGO_MANIFEST_DIR"));
}
