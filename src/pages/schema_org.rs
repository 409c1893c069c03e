//! What the words of schema.org are given: values in the forms that its definitions ask for.

use serde_json::{Value, json};

use crate::model::Edtf;

/// A whole number without a point.
pub(super) fn number(value: f64) -> Value {
    // Above, not every whole number has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation)]
    if value.fract() == 0.0 && value.abs() <= EXACT {
        (value as i64).into()
    } else {
        value.into()
    }
}

/// A licence as schema.org wants it: an address where it has one that is known, else a work of
/// that name.
pub(super) fn licence(name: Option<&String>) -> Option<Value> {
    const CREATIVE: &str = "https://creativecommons.org";
    let name = name?.trim();
    if name.starts_with("http://") || name.starts_with("https://") {
        return Some(name.into());
    }
    let words: Vec<String> = name
        .split([' ', '-'])
        .map(str::to_ascii_lowercase)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let address = match words.as_slice() {
        ["cc0"] | ["cc0", "1.0"] => format!("{CREATIVE}/publicdomain/zero/1.0/"),
        ["cc", kinds @ .., version]
            if matches!(*version, "4.0" | "3.0")
                && matches!(
                    kinds.join("-").as_str(),
                    "by" | "by-sa" | "by-nc" | "by-nd" | "by-nc-sa" | "by-nc-nd"
                ) =>
        {
            format!("{CREATIVE}/licenses/{}/{version}/", kinds.join("-"))
        }
        _ => return Some(json!({ "@type": "CreativeWork", "name": name })),
    };
    Some(address.into())
}

/// What an actor of a kind is.
pub(super) fn actor_type(kind: Option<&str>) -> &'static str {
    match kind {
        Some("person") => "Person",
        Some("state") => "Country",
        Some("organisation" | "group") => "Organization",
        _ => "Thing",
    }
}

/// A date that ISO 8601-1 can say too.
pub(super) fn day_or_less(date: &Edtf) -> Option<String> {
    date.day()
        .or_else(|| date.earliest())
        .map(|day| day.to_string())
}

/// Several values as an array, one as itself, none as nothing.
pub(super) fn list(values: impl Iterator<Item = Value>) -> Value {
    let values: Vec<Value> = values.collect();
    match <[Value; 1]>::try_from(values) {
        Ok([one]) => one,
        Err(values) if values.is_empty() => Value::Null,
        Err(values) => values.into(),
    }
}

pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields
                .map(|(key, value)| (key, without_nulls(value)))
                .collect()
        }
        Value::Array(values) => values.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_that_have_an_address_get_it() {
        let of = |name: &str| licence(Some(&name.to_owned()));
        for (name, address) in [
            ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
            (
                "CC BY-SA 4.0",
                "https://creativecommons.org/licenses/by-sa/4.0/",
            ),
            (
                "CC0 1.0",
                "https://creativecommons.org/publicdomain/zero/1.0/",
            ),
            ("https://example.org/licence", "https://example.org/licence"),
        ] {
            assert_eq!(of(name), Some(address.into()), "{name}");
        }
        let named = json!({ "@type": "CreativeWork", "name": "Ask us" });
        assert_eq!(of("Ask us"), Some(named));
        assert_eq!(licence(None), None);
    }
}
