//! YAML 1.2 (core schema) into a [`Table`] with places.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use crate::model::Span;
use crate::site::fields::{Entry, Node, SyntaxError, Table, Value};

/// Reads a YAML text that begins `offset` bytes into its file.
///
/// # Errors
/// The first syntax error, or a document that is no mapping.
pub fn parse_yaml(text: &str, offset: usize) -> Result<Table, Vec<SyntaxError>> {
    let places = Places::new(text, offset);
    let documents = MarkedYaml::load_from_str(text).map_err(|error| {
        let at = places.byte(error.marker().index());
        vec![SyntaxError {
            message: error.info().to_owned(),
            span: Span::new(at, at),
            hint: hint(text),
        }]
    })?;
    let Some(root) = documents.into_iter().next() else {
        return Ok(Table::default());
    };
    let node = convert(&root, &places);
    match node.value {
        Value::Table(table) => unique(table).map_err(|error| vec![error]),
        Value::Null => Ok(Table::default()),
        other => Err(vec![SyntaxError {
            message: format!("expected keys and values, found {}", other.kind()),
            span: node.span,
            hint: None,
        }]),
    }
}

/// The slip that editors make most: a colon in a title.
fn hint(text: &str) -> Option<String> {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .any(|(_, value)| value.contains(": ") && !value.starts_with(['"', '\'']))
        .then(|| "put a value that holds a colon in quotation marks".to_owned())
}

/// The same key twice is an error in TOML, so it is one here.
fn unique(table: Table) -> Result<Table, SyntaxError> {
    for (index, entry) in table.entries.iter().enumerate() {
        if table.entries[..index]
            .iter()
            .any(|earlier| earlier.key == entry.key)
        {
            return Err(SyntaxError {
                message: format!("the key `{}` stands twice", entry.key),
                span: entry.key_span,
                hint: None,
            });
        }
    }
    Ok(table)
}

fn convert(node: &MarkedYaml<'_>, places: &Places) -> Node {
    let span = Span::new(
        places.byte(node.span.start.index()),
        places.byte(node.span.end.index()),
    );
    let value = match &node.data {
        YamlData::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(truth) => Value::Bool(*truth),
            Scalar::Integer(number) => Value::Integer(*number),
            Scalar::FloatingPoint(number) => Value::Float(number.into_inner()),
            Scalar::String(text) => Value::String(text.to_string()),
        },
        YamlData::Representation(text, _, _) => Value::String(text.to_string()),
        YamlData::Sequence(items) => {
            Value::List(items.iter().map(|item| convert(item, places)).collect())
        }
        YamlData::Mapping(mapping) => Value::Table(Table {
            entries: mapping
                .iter()
                .filter_map(|(key, value)| entry(key, value, places))
                .collect(),
        }),
        YamlData::Tagged(_, inner) => {
            return Node {
                span,
                ..convert(inner, places)
            };
        }
        YamlData::Alias(_) | YamlData::BadValue => Value::Null,
    };
    Node { value, span }
}

fn entry(key: &MarkedYaml<'_>, value: &MarkedYaml<'_>, places: &Places) -> Option<Entry> {
    let key = convert(key, places);
    let name = match key.value {
        Value::String(name) => name,
        Value::Integer(number) => number.to_string(),
        _ => return None,
    };
    Some(Entry {
        key: name,
        key_span: key.span,
        node: convert(value, places),
    })
}

/// The parser counts characters, we count bytes.
struct Places {
    /// The byte at which each character begins, and the end.
    bytes: Vec<usize>,
}

impl Places {
    fn new(text: &str, offset: usize) -> Self {
        let ends = std::iter::once(text.len());
        Self {
            bytes: text
                .char_indices()
                .map(|(byte, _)| byte)
                .chain(ends)
                .map(|byte| byte + offset)
                .collect(),
        }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes
            .get(character)
            .or(self.bytes.last())
            .copied()
            .unwrap_or(0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_types_and_places_in_bytes() {
        let text =
            "title: Қаңтар\ncount: 3\nlist: [a, b]\ndraft: true\ndate: 2022-01-05\nnothing:\n";
        let table = parse_yaml(text, 0).unwrap();
        let values: Vec<_> = table.entries.iter().map(|e| e.node.value.kind()).collect();
        assert_eq!(
            values,
            [
                "a string",
                "a whole number",
                "a list",
                "true or false",
                "a string",
                "nothing"
            ]
        );
        let title = &table.entries[0].node;
        assert_eq!(&text[title.span.range()], "Қаңтар");
        assert_eq!(&text[table.entries[1].key_span.range()], "count");
    }

    #[test]
    fn an_error_has_its_place_in_the_file() {
        let text = "title: a: b\n";
        let errors = parse_yaml(text, 4).unwrap_err();
        assert!(errors[0].span.start >= 4 && errors[0].span.start <= 4 + text.len());
        assert!(errors[0].hint.is_some());
    }

    #[test]
    fn a_key_that_stands_twice_is_an_error() {
        assert!(parse_yaml("a: 1\na: 2\n", 0).is_err());
    }

    #[test]
    fn an_empty_head_is_an_empty_table() {
        assert_eq!(parse_yaml("", 0).unwrap(), Table::default());
    }
}
