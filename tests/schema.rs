//! The table of keys says what the program reads: no key, no table and no word more or less. Each
//! is tried on the command itself, so that neither can change without the other.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Folder, Found};
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::{Map, Value, json};

const KINDS: [&str; 6] = ["article", "event", "question", "actor", "region", "page"];

/// What `qantar schema` prints.
fn schema(what: &str) -> Value {
    let run = Folder::empty().qantar(&["schema", what]).is(0).quiet();
    serde_json::from_str(&run.out).unwrap()
}

fn toml(table: &Map<String, Value>) -> String {
    toml::to_string(table).unwrap()
}

fn file(kind: &str, name: &str) -> String {
    format!("content/{kind}s/{name}.md")
}

fn front_matter(table: &Map<String, Value>) -> String {
    format!("+++\n{}+++\n\nSome words.\n", toml(table))
}

fn example(property: &Value) -> Value {
    property["examples"][0].clone()
}

fn examples(properties: &Map<String, Value>) -> Map<String, Value> {
    let pairs = properties.iter();
    pairs
        .map(|(name, property)| (name.clone(), example(property)))
        .collect()
}

/// How a key's value is made of a table in it.
type Wrap = fn(Value) -> Value;

/// A table in the value of a key: its schema's properties, and how the value is made of one.
struct Inner<'s> {
    key: &'s str,
    properties: &'s Map<String, Value>,
    wrap: Wrap,
}

fn inner(properties: &Map<String, Value>) -> Vec<Inner<'_>> {
    let mut found = Vec::new();
    for (key, property) in properties {
        let places: [(&Value, Wrap); 3] = [
            (property, |table| table),
            (&property["items"], |table| json!([table])),
            (
                &property["additionalProperties"],
                |table| json!({ "key": table }),
            ),
        ];
        for (schema, wrap) in places {
            let choices = schema["anyOf"].as_array().into_iter().flatten();
            for schema in choices.chain([schema]) {
                if let Some(properties) = schema["properties"].as_object() {
                    found.push(Inner {
                        key,
                        properties,
                        wrap,
                    });
                }
            }
        }
    }
    found
}

/// Every word that could be a key, since it stands in quotation marks in what reads them.
fn candidates() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [
        "content/head",
        "content/article",
        "content/sealed/read",
        "content/event",
        "content/own",
        "site/settings",
    ];
    let mut found = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(root.join(format!("src/{file}.rs"))).unwrap();
        let code = text.split("mod tests {").next().unwrap();
        let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let words = code
            .split('"')
            .filter(|word| !word.is_empty() && word.chars().all(is_key));
        found.extend(words.map(str::to_owned));
    }
    assert!(found.len() > 100, "{found:?}");
    found
}

/// The keys that are unknown to the program, by file.
fn unknown(found: &Found) -> BTreeMap<String, BTreeSet<String>> {
    let mut unknown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for one in found.0.iter().filter(|one| one["code"] == "unknown-key") {
        let key = one["message"].as_str().unwrap().split('`').nth(1).unwrap();
        let keys = unknown.entry(common::place(one).0.to_owned()).or_default();
        keys.insert(key.to_owned());
    }
    unknown
}

/// What the program says of values that it does not take.
const REFUSED: [&str; 10] = [
    "unknown-key",
    "wrong-type",
    "unknown-word",
    "missing-key",
    "bad-date",
    "bad-url",
    "bad-colour",
    "bad-importance",
    "bad-coordinates",
    "bad-timezone",
];

#[test]
fn what_the_schemas_give_as_examples_is_taken() {
    let folder = Folder::empty();
    for what in KINDS.into_iter().chain(["settings"]) {
        let schema = schema(what);
        let mut compiler = boon::Compiler::new();
        let mut schemas = boon::Schemas::new();
        compiler
            .add_resource("qantar.json", schema.clone())
            .unwrap();
        let compiled = compiler.compile("qantar.json", &mut schemas).unwrap();
        let mut all = examples(schema["properties"].as_object().unwrap());
        if let Some(value) = all.get_mut("tag") {
            *value = json!("example.org,2019");
        }
        let value = Value::Object(all.clone());
        if let Err(why) = schemas.validate(&value, compiled) {
            panic!("{what}: {why}");
        }
        if what == "settings" {
            folder.file("qantar.toml", toml(&all));
        } else {
            folder.file(&file(what, "all"), front_matter(&all));
        }
    }
    let found = folder.check();
    let refused = found.0.iter();
    let refused: Vec<_> = refused
        .filter(|one| REFUSED.contains(&one["code"].as_str().unwrap()))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(!found.0.is_empty(), "ids that lead nowhere are still seen");
}

#[test]
fn the_keys_of_front_matter_are_those_that_are_read() {
    let folder = Folder::site();
    let candidates = candidates();
    let mut expected = BTreeMap::new();
    let mut add = |path: String, table: Map<String, Value>, unknown: BTreeSet<String>| {
        folder.file(&path, front_matter(&table));
        expected.insert(path, unknown);
    };
    for kind in KINDS {
        let schema = schema(kind);
        let properties = schema["properties"].as_object().unwrap();
        let (table, left) = with_candidates(properties, &candidates);
        add(file(kind, "2022-01-05-top"), table, left);
        for inner in inner(properties) {
            let (table, left) = with_candidates(inner.properties, &candidates);
            let value = (inner.wrap)(Value::Object(table));
            let table = Map::from_iter([(inner.key.to_owned(), value)]);
            add(
                file(kind, &format!("2022-01-05-{}", inner.key)),
                table,
                left,
            );
        }
    }
    assert!(
        expected.len() > 12,
        "tables within are found: {}",
        expected.len()
    );
    assert_eq!(unknown(&folder.check()), expected);
}

/// A table with all that its schema knows and all that it does not, and the latter's names.
fn with_candidates(
    properties: &Map<String, Value>,
    candidates: &BTreeSet<String>,
) -> (Map<String, Value>, BTreeSet<String>) {
    let mut table = examples(properties);
    let left = candidates
        .iter()
        .filter(|key| !properties.contains_key(*key));
    let left: BTreeSet<String> = left.cloned().collect();
    table.extend(left.iter().map(|key| (key.clone(), json!("words"))));
    (table, left)
}

#[test]
fn the_keys_of_the_settings_are_those_that_are_read() {
    let schema = schema("settings");
    let properties = schema["properties"].as_object().unwrap();
    let candidates = candidates();
    let folder = Folder::site();
    let check = |table: Map<String, Value>, left: BTreeSet<String>| {
        folder.file("qantar.toml", toml(&table));
        let expected = BTreeMap::from([("qantar.toml".to_owned(), left)]);
        assert_eq!(unknown(&folder.check()), expected);
    };
    let (table, left) = with_candidates(properties, &candidates);
    check(table, left);
    let inner = inner(properties);
    assert!(inner.len() > 6);
    for inner in inner {
        let (table, left) = with_candidates(inner.properties, &candidates);
        let value = (inner.wrap)(Value::Object(table));
        check(Map::from_iter([(inner.key.to_owned(), value)]), left);
    }
}

#[test]
fn choices_and_required_keys_are_those_of_the_program() {
    let folder = Folder::site();
    let mut expected = BTreeMap::new();
    for kind in KINDS {
        let schema = schema(kind);
        let properties = schema["properties"].as_object().unwrap();
        let none: Wrap = |table| table;
        let mut tables = vec![("", &schema, none)];
        for inner in inner(properties) {
            let property = &properties[inner.key];
            let schemas = [property, &property["items"]];
            let choices = schemas.into_iter().flat_map(|schema| {
                let any = schema["anyOf"].as_array().into_iter().flatten();
                any.chain([schema])
            });
            let schema = choices
                .into_iter()
                .find(|one| one["properties"].is_object());
            tables.push((inner.key, schema.unwrap(), inner.wrap));
        }
        for (key, schema, wrap) in tables {
            let properties = schema["properties"].as_object().unwrap();
            let words = properties.iter().filter(|(_, one)| one["enum"].is_array());
            let mut table = Map::new();
            let mut messages = BTreeSet::new();
            for (name, property) in words {
                table.insert(name.clone(), json!("none-of-these"));
                let words = property["enum"].as_array().unwrap().iter();
                let words: Vec<_> = words
                    .map(|word| format!("`{}`", word.as_str().unwrap()))
                    .collect();
                messages.insert(format!("`none-of-these` is none of {}", words.join(", ")));
            }
            // A head without any key is another error.
            if key.is_empty() {
                table.insert("draft".to_owned(), json!(true));
            }
            let required = schema["required"].as_array().into_iter().flatten();
            let required = required.map(|name| format!("`{}` is missing", name.as_str().unwrap()));
            messages.extend(required);
            let mut top = Map::new();
            if key.is_empty() {
                top = table;
            } else {
                top.insert("title".to_owned(), json!("T"));
                top.insert("date".to_owned(), json!("2022-01-05"));
                top.insert(key.to_owned(), wrap(Value::Object(table)));
            }
            let path = file(kind, &format!("2022-01-05-w{key}"));
            folder.file(&path, front_matter(&top));
            expected.insert(path, messages);
        }
    }
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in expected.keys() {
        said.insert(path.clone(), BTreeSet::new());
    }
    for one in &folder.check().0 {
        if ["unknown-word", "missing-key"].contains(&one["code"].as_str().unwrap()) {
            let messages = said.get_mut(common::place(one).0).unwrap();
            messages.insert(one["message"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(said, expected);
}

#[test]
fn the_cms_offers_every_key() {
    let folder = Folder::empty();
    folder.qantar(&["init", "--cms", "new"]).is(0).quiet();
    let text = folder.read("new/static/admin/config.yml");
    let all = Yaml::load_from_str(&text).unwrap();
    let collections = all[0]["collections"].as_sequence().unwrap();
    assert_eq!(collections.len(), KINDS.len());
    for (collection, kind) in collections.iter().zip(KINDS) {
        let plural = format!("{kind}s");
        assert_eq!(collection["name"].as_str(), Some(plural.as_str()));
        let folder = format!("content/{plural}");
        assert_eq!(collection["folder"].as_str(), Some(folder.as_str()));
        let schema = schema(kind);
        let mut names = offered(&collection["fields"], &schema);
        assert!(names.remove("body"), "{kind}: the text");
        assert_eq!(names, own(&schema), "{kind}");
    }
    // The page is not in the way of the site.
    folder.qantar(&["check", "--strict", "new"]).is(0).quiet();
    folder.qantar(&["build", "new"]).is(0);
    let page = folder.read("new/public/admin/index.html");
    assert!(page.contains("noindex") && page.contains("integrity=\"sha384-"));
    assert_eq!(folder.read("new/public/admin/config.yml"), text);
}

/// The names of fields; each has a widget, and tables have the keys of their schema.
fn offered(fields: &Yaml<'_>, schema: &Value) -> BTreeSet<String> {
    let fields = fields.as_sequence().unwrap().iter();
    let names = fields.map(|field| {
        let name = field["name"].as_str().unwrap();
        assert!(field["widget"].as_str().is_some(), "{name}");
        let property = &schema["properties"][name];
        if let Some(inner) = field.as_mapping_get("fields") {
            let table = [property, &property["items"]];
            let table = table.into_iter().find(|one| one["properties"].is_object());
            let table = table.unwrap_or_else(|| panic!("`{name}` has no tables"));
            assert_eq!(offered(inner, table), own(table), "{name}");
        }
        name.to_owned()
    });
    names.collect()
}

/// The keys of a schema without synonyms, what only others write, and what may be anything.
fn own(schema: &Value) -> BTreeSet<String> {
    let properties = schema["properties"].as_object().unwrap().iter();
    let own = properties.filter(|(_, property)| {
        let what = property["description"].as_str().unwrap();
        let typed = ["type", "enum", "anyOf"];
        !what.starts_with("The same as")
            && !what.starts_with("Jekyll's")
            && !what.starts_with("Made by `qantar seal`")
            && typed.iter().any(|name| !property[name].is_null())
    });
    own.map(|(name, _)| name.clone()).collect()
}

#[test]
fn the_cms_chooses_from_what_the_settings_list_and_is_not_written_over() {
    let folder = Folder::site();
    let settings = "[kinds]\nclash = \"Clash: \\\"armed\\\"\"\n[repository]\nurl = \"https://gitlab.com/a/b\"\n";
    folder.file("qantar.toml", settings);
    folder.qantar(&["init", "--cms"]).is(0).quiet();
    let text = folder.read("static/admin/config.yml");
    let all = Yaml::load_from_str(&text).unwrap();
    assert_eq!(all[0]["backend"]["name"].as_str(), Some("gitlab"));
    assert_eq!(all[0]["backend"]["repo"].as_str(), Some("a/b"));
    let events = &all[0]["collections"][1]["fields"];
    let mut fields = events.as_sequence().unwrap().iter();
    let kind = fields.find(|field| field["name"].as_str() == Some("kind"));
    let option = &kind.unwrap()["options"][0];
    assert_eq!(option["value"].as_str(), Some("clash"));
    assert_eq!(option["label"].as_str(), Some("Clash: \"armed\""));
    assert_eq!(folder.read("qantar.toml"), settings);
    let again = folder.qantar(&["init", "--cms"]).is(2);
    again.says(&["config.yml", "help:"]);
    assert_eq!(folder.read("static/admin/config.yml"), text);
}
