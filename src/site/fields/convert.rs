//! From a value to the type that a key wants.

use chrono::{DateTime, NaiveDate};

use super::{Fields, Node, Value};
use crate::model::{ActorSlug, ArticleId, Diagnostic, Edtf, EventId, RegionSlug, Spanned};

/// A type that a key's value can have.
pub trait FromNode: Sized {
    /// Reads the value; what is wrong with it is reported to `fields`.
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self>;
}

impl FromNode for String {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            Value::String(text) => Some(text.trim().to_owned()),
            other => {
                fields.report_type(node.span, "a string", other.kind());
                None
            }
        }
    }
}

impl FromNode for bool {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            Value::Bool(truth) => Some(*truth),
            other => {
                fields.report_type(node.span, "true or false", other.kind());
                None
            }
        }
    }
}

impl FromNode for f64 {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            #[allow(clippy::cast_precision_loss)]
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) if number.is_finite() => Some(*number),
            other => {
                fields.report_type(node.span, "a number", other.kind());
                None
            }
        }
    }
}

impl FromNode for i64 {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            Value::Integer(number) => Some(*number),
            other => {
                fields.report_type(node.span, "a whole number", other.kind());
                None
            }
        }
    }
}

impl FromNode for u32 {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            Value::Integer(number) if u32::try_from(*number).is_ok() => u32::try_from(*number).ok(),
            other => {
                fields.report_type(node.span, "a whole number from 0 on", other.kind());
                None
            }
        }
    }
}

impl<T: FromNode> FromNode for Vec<Spanned<T>> {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(
                items
                    .iter()
                    .filter_map(|item| Some(Spanned::new(T::from_node(item, fields)?, item.span)))
                    .collect(),
            ),
            Value::Null => Some(Vec::new()),
            other => {
                fields.report_type(node.span, "a list in square brackets", other.kind());
                None
            }
        }
    }
}

impl FromNode for Vec<String> {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let items: Vec<Spanned<String>> = FromNode::from_node(node, fields)?;
        Some(items.into_iter().map(|item| item.value).collect())
    }
}

macro_rules! id_from_node {
    ($($id:ident),*) => {$(
        impl FromNode for $id {
            fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
                String::from_node(node, fields).map($id::new)
            }
        }
    )*};
}

id_from_node!(ActorSlug, ArticleId, EventId, RegionSlug);

/// The text of a date, whether the notation has a type for it or it was quoted; a bare year is
/// a whole number in both notations.
fn date_text(node: &Node, fields: &Fields<'_>, expected: &str) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Date(text) => Some(text.trim().to_owned()),
        Value::Integer(year) if (0..=9999).contains(year) => Some(format!("{year:04}")),
        other => {
            fields.report_type(node.span, expected, other.kind());
            None
        }
    }
}

impl FromNode for Edtf {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let text = date_text(node, fields, "a date (EDTF) in quotation marks")?;
        // TOML allows a blank where ISO 8601 wants a `T`, and seconds that say no more.
        let text = if matches!(node.value, Value::Date(_)) {
            text.replacen(' ', "T", 1)
        } else {
            text
        };
        match Edtf::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                fields.report(
                    Diagnostic::error("bad-date", fields.source(), node.span, error.message)
                        .maybe_hint(error.hint),
                );
                None
            }
        }
    }
}

impl FromNode for NaiveDate {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let text = date_text(node, fields, "a day such as 2022-01-05")?;
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .ok()
            .or_else(|| {
                DateTime::parse_from_rfc3339(&text)
                    .ok()
                    .map(|time| time.date_naive())
            });
        if day.is_none() {
            let hint = Edtf::parse(&text).err().and_then(|error| error.hint);
            fields.report(
                Diagnostic::error(
                    "bad-date",
                    fields.source(),
                    node.span,
                    format!("`{text}` is not a day"),
                )
                .hint(hint.unwrap_or_else(|| "write it as year-month-day: 2022-01-05".to_owned())),
            );
        }
        day
    }
}
