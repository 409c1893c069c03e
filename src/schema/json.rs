//! JSON Schemas, in draft 7: the latest that the usual editors' extensions for TOML and YAML know.

use serde_json::{Map, Value, json};

use super::Subject;
use super::key::{Key, Shape};

/// The JSON Schema of front matter or settings. Every value has an example.
pub fn schema(subject: Subject) -> Value {
    let mut schema = table(subject.keys());
    schema.insert(
        "$schema".to_owned(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    schema.insert("title".to_owned(), json!(subject.title()));
    Value::Object(schema)
}

fn table<'k>(keys: impl IntoIterator<Item = &'k Key>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in keys {
        let mut value = value(&key.shape);
        value.insert("description".to_owned(), json!(key.what));
        for also in key.also {
            let mut value = value.clone();
            let same = format!("The same as `{}`. {}", key.name, key.what);
            value.insert("description".to_owned(), json!(same));
            properties.insert((*also).to_owned(), Value::Object(value));
        }
        properties.insert(key.name.to_owned(), Value::Object(value));
        if key.required {
            required.push(json!(key.name));
        }
    }
    let mut schema = object(json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    }));
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    schema
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn value(shape: &Shape) -> Map<String, Value> {
    match shape {
        Shape::Text | Shape::LongText | Shape::Listed(_) => {
            object(json!({ "type": "string", "examples": ["words"] }))
        }
        Shape::File => object(json!({ "type": "string", "examples": ["media/picture.jpg"] })),
        Shape::Id(_) => object(json!({ "type": "string", "examples": ["an-id"] })),
        Shape::Zone => object(json!({ "type": "string", "examples": ["Asia/Almaty"] })),
        Shape::Web => object(json!({
            "type": "string", "pattern": "^https?://", "examples": ["https://example.org/report"],
        })),
        // TOML's own days and times reach a schema as strings.
        Shape::Day => object(json!({
            "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}", "examples": ["2022-01-05"],
        })),
        Shape::DayOrHidden => object(json!({
            "anyOf": [value(&Shape::Day), { "const": false }], "examples": ["2022-01-05"],
        })),
        Shape::Edtf => object(json!({
            "type": ["string", "integer"], "examples": ["2022-01-05", "2022-01"],
        })),
        Shape::Flag => object(json!({ "type": "boolean", "examples": [true] })),
        Shape::Whole(least, most) => number("integer", *least, *most),
        Shape::Number(least, most) => number("number", *least, *most),
        Shape::Words(words) => object(json!({ "enum": words, "examples": words })),
        Shape::Colour => object(json!({
            "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$", "examples": ["#0b6bcb"],
        })),
        Shape::List(item) => list(value(item)),
        Shape::OneOrMore(item) => {
            let one = value(item);
            let example = one.get("examples").cloned().unwrap_or_default();
            object(json!({ "anyOf": [one, list(one.clone())], "examples": example }))
        }
        Shape::TextOrTable(keys) => {
            let table = with_example(table(*keys));
            let example = table.get("examples").cloned().unwrap_or_default();
            object(json!({ "anyOf": [{ "type": "string" }, table], "examples": example }))
        }
        Shape::Table(keys) => with_example(table(*keys)),
        Shape::Named(item) => {
            let item = value(item);
            let example = first_example(&item);
            object(json!({
                "type": "object", "additionalProperties": item, "examples": [{ "key": example }],
            }))
        }
        Shape::Any => object(json!({ "examples": [{ "anything": 1 }] })),
    }
}

fn number(kind: &str, least: Option<i64>, most: Option<i64>) -> Map<String, Value> {
    let mut schema = object(json!({ "type": kind, "examples": [least.unwrap_or(1)] }));
    for (name, end) in [("minimum", least), ("maximum", most)] {
        if let Some(end) = end {
            schema.insert(name.to_owned(), json!(end));
        }
    }
    schema
}

fn list(item: Map<String, Value>) -> Map<String, Value> {
    let example = first_example(&item);
    object(json!({ "type": "array", "items": item, "examples": [[example]] }))
}

fn first_example(schema: &Map<String, Value>) -> Value {
    let examples = schema.get("examples").and_then(Value::as_array);
    examples
        .and_then(|all| all.first().cloned())
        .unwrap_or_default()
}

/// A table's example has all its keys, synonyms left out.
fn with_example(mut table: Map<String, Value>) -> Map<String, Value> {
    let mut example = Map::new();
    if let Some(Value::Object(properties)) = table.get("properties") {
        for (name, property) in properties {
            let what = property["description"].as_str().unwrap_or_default();
            if let Value::Object(property) = property
                && !what.starts_with("The same as")
            {
                example.insert(name.clone(), first_example(property));
            }
        }
    }
    table.insert("examples".to_owned(), json!([example]));
    table
}
