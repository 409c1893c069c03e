//! A site's own data (`data/events.json`, rows of `data/events.csv`) become its events and questions
//! again.

use serde_json::{Map, Value};

use super::plan::{Head, Plan};
use crate::site::Section;

pub(super) fn read(from: &str, value: &Value, plan: &mut Plan) {
    if value["version"].as_u64() != Some(1) {
        plan.note(
            from,
            "is of another version than this program writes: some of it may be left out",
        );
    }
    let list = |key: &str| value[key].as_array().cloned().unwrap_or_default();
    // Actors and regions first: events name them.
    for (section, key) in [(Section::Actors, "actors"), (Section::Regions, "regions")] {
        for record in list(key) {
            subject(from, section, &record, plan);
        }
    }
    for source in list("sources") {
        let id = text(&source["id"]);
        if !plan.articles.contains_key(&id) {
            let at = text(&source["original_url"]);
            let at = if at.is_empty() {
                String::new()
            } else {
                format!(", published at {at}")
            };
            plan.note(
                from,
                format!("the text of the source `{id}` is not in it{at}: put it into content/articles/ and import again"),
            );
        }
    }
    for record in list("events") {
        let from = format!("{from}, event {}", text(&record["id"]));
        event(&from, &record, plan);
    }
    for record in list("questions") {
        let from = format!("{from}, question {}", text(&record["id"]));
        let keys = [
            "title",
            "slug",
            "aliases",
            "description",
            "actors",
            "regions",
            "events",
            "measure",
        ];
        write(
            &from,
            Section::Questions,
            &record,
            some(&record, &keys),
            None,
            plan,
        );
    }
}

/// Plans an event from its record.
pub(super) fn event(from: &str, record: &Value, plan: &mut Plan) {
    let mut head = some(
        record,
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
    head.insert("date".to_owned(), record["date"]["edtf"].clone());
    let each = |key: &str, keys: &[&str]| -> Value {
        let records = record[key].as_array().cloned().unwrap_or_default();
        let tables = records
            .iter()
            .map(|record| Value::Object(some(record, keys)));
        tables.collect()
    };
    for (key, of, keys) in [
        ("places", "places", &["name", "lat", "lon"][..]),
        ("reviewed", "reviews", &["by", "on"]),
        ("corrections", "corrections", &["date", "note"]),
        (
            "media",
            "media",
            &["src", "alt", "caption", "credit", "source_url"],
        ),
    ] {
        head.insert(key.to_owned(), each(of, keys));
    }
    let figures = record["figures"].as_array().cloned().unwrap_or_default();
    head.insert("figures".to_owned(), figures.iter().map(figure).collect());
    let sources = record["sources"].as_array().cloned().unwrap_or_default();
    let missing: Vec<String> = sources
        .iter()
        .map(text)
        .filter(|id| !plan.articles.contains_key(id))
        .collect();
    let draft = (!missing.is_empty()).then(|| {
        let why = format!("the site does not have its source {}", missing.join(", "));
        plan.note(from, format!("is a draft: {why}"));
        why
    });
    write(from, Section::Events, record, head, draft, plan);
}

fn figure(figure: &Value) -> Value {
    let keys = [
        "measure", "low", "high", "bound", "scope", "counted", "as_of", "quote", "standing",
    ];
    let mut table = some(figure, &keys);
    let source = text(&figure["source"]);
    let source = match figure["passages"][0].as_str() {
        Some(passage) => format!("{source}#{passage}"),
        None => source,
    };
    table.insert("source".to_owned(), source.into());
    if let Some(name) = figure["said_by"]["name"].as_str() {
        table.insert("said_by".to_owned(), name.into());
    }
    Value::Object(table)
}

fn subject(from: &str, section: Section, record: &Value, plan: &mut Plan) {
    if plan.has(section, &text(&record["id"])) {
        return;
    }
    let mut head = some(
        record,
        &[
            "slug",
            "aliases",
            "names",
            "also_known_as",
            "kind",
            "role",
            "member_of",
            "wikidata",
            "iso",
            "capital",
            "timezone",
            "valid_from",
            "valid_until",
        ],
    );
    head.insert("title".to_owned(), record["name"].clone());
    if let Some(towns) = record["towns"].as_array() {
        let towns = towns
            .iter()
            .map(|town| Value::Object(some(town, &["name", "lat", "lon"])));
        head.insert("towns".to_owned(), towns.collect());
    }
    let from = format!("{from}, {}", text(&record["id"]));
    plan.note(
        &from,
        "the text and the picture or shape of its page are not in the data",
    );
    write(&from, section, record, head, None, plan);
}

fn write(
    from: &str,
    section: Section,
    record: &Value,
    head: Map<String, Value>,
    draft: Option<String>,
    plan: &mut Plan,
) {
    let id = text(&record["id"]);
    let safe = !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\', ':']);
    if !safe {
        return plan.refuse(from, format!("its id `{id}` cannot be the name of a file"));
    }
    if plan.has(section, &id) {
        return plan.refuse(
            from,
            format!("is in the site already: content/{}/{id}", section.folder()),
        );
    }
    let head: Map<String, Value> = head
        .into_iter()
        .filter(|(_, value)| !is_empty(value))
        .collect();
    match toml::to_string(&Value::Object(head)) {
        Ok(lines) => {
            let mut head = Head::default();
            head.line(lines.trim_end());
            plan.add(section, from, &id, &head, &text(&record["text"]), draft);
        }
        Err(error) => plan.refuse(from, format!("cannot be written as TOML: {error}")),
    }
}

/// The fields that say something.
fn some(record: &Value, keys: &[&str]) -> Map<String, Value> {
    let said = keys.iter().filter(|key| !record[**key].is_null());
    said.map(|key| ((*key).to_owned(), record[*key].clone()))
        .collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
