//! TOML (version 1.1) into a [`Table`] with places.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, Table, Value};
use crate::model::Span;

/// What the notation's parser could not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// In the parser's words.
    pub message: String,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What to do, where we know it.
    pub hint: Option<String>,
}

/// Reads a TOML text that begins `offset` bytes into its file.
///
/// # Errors
/// The first syntax error.
pub fn parse_toml(text: &str, offset: usize) -> Result<Table, Vec<SyntaxError>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(convert_table(table.get_ref(), offset));
    }
    // One slip, such as a quotation mark left open, makes the parser stumble over all that follows.
    Err(errors
        .into_iter()
        .take(1)
        .map(|error| {
            let range = error.span().unwrap_or(text.len()..text.len());
            SyntaxError {
                message: error.message().to_owned(),
                hint: hint(text, range.start),
                span: Span::from(range).shifted(offset),
            }
        })
        .collect())
}

/// The slips that editors make most: a partial date without quotation marks.
fn hint(text: &str, at: usize) -> Option<String> {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))?;
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line = text[line_start..].lines().next()?;
    let (_, value) = line.split_once('=')?;
    let value = value.trim();
    let partial = value.len() >= 7
        && value.bytes().take(4).all(|b| b.is_ascii_digit())
        && value.as_bytes().get(4) == Some(&b'-');
    partial.then(|| format!("put the date in quotation marks: \"{value}\""))
}

fn convert_table(table: &DeTable<'_>, offset: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: Span::from(key.span()).shifted(offset),
            node: convert(value, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries }
}

fn convert(value: &Spanned<DeValue<'_>>, offset: usize) -> Node {
    let converted = match value.get_ref() {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::String(number.as_str().to_owned()),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) => Value::Float(number),
            Err(_) => Value::String(number.as_str().to_owned()),
        },
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(datetime) => Value::Date(datetime.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| convert(item, offset)).collect())
        }
        DeValue::Table(table) => Value::Table(convert_table(table, offset)),
    };
    Node {
        value: converted,
        span: Span::from(value.span()).shifted(offset),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_the_file() {
        let table = parse_toml("a = 1\nb = \"x\"\n", 4).unwrap();
        assert_eq!(table.entries[1].key_span, Span::new(10, 11));
        assert_eq!(table.entries[1].node.span, Span::new(14, 17));
    }

    #[test]
    fn a_bare_month_gets_the_hint_to_quote_it() {
        let errors = parse_toml("title = \"x\"\ndate = 2022-01\n", 0).unwrap_err();
        assert_eq!(
            errors[0].hint.as_deref(),
            Some("put the date in quotation marks: \"2022-01\"")
        );
    }

    #[test]
    fn dates_keep_their_text() {
        let table = parse_toml("date = 2022-01-05\n", 0).unwrap();
        assert_eq!(
            table.entries[0].node.value,
            Value::Date("2022-01-05".into())
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_an_error() {
        assert!(!parse_toml("a = 1\na = 2\n", 0).unwrap_err().is_empty());
    }
}
