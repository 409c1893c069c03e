//! YAML as far as a configuration needs it: block style, all texts in double quotation marks as
//! JSON writes them, which YAML 1.2 reads the same.

use std::fmt::Write;

/// A value whose keys keep their order.
pub(super) enum Yaml {
    Text(String),
    Flag(bool),
    Number(i64),
    List(Vec<Yaml>),
    Map(Vec<(&'static str, Yaml)>),
}

impl From<&str> for Yaml {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Yaml {
    /// Writes a map or a list as lines, each after `indent` blanks.
    pub(super) fn write(&self, out: &mut String, indent: usize) {
        match self {
            Self::Map(entries) => {
                for (key, value) in entries {
                    let _ = write!(out, "{:indent$}{key}:", "");
                    value.write_value(out, indent + 2);
                }
            }
            Self::List(items) => {
                for item in items {
                    let _ = write!(out, "{:indent$}-", "");
                    match item {
                        // The first key stands behind the hyphen, the others below it.
                        Self::Map(entries) if !entries.is_empty() => {
                            let mut inner = String::new();
                            item.write(&mut inner, indent + 2);
                            let _ = write!(out, " {}", inner.trim_start());
                        }
                        other => other.write_value(out, indent + 2),
                    }
                }
            }
            scalar => scalar.write_value(out, indent),
        }
    }

    fn write_value(&self, out: &mut String, indent: usize) {
        match self {
            Self::Text(text) => {
                let _ = writeln!(out, " {}", serde_json::Value::from(text.as_str()));
            }
            Self::Flag(flag) => {
                let _ = writeln!(out, " {flag}");
            }
            Self::Number(number) => {
                let _ = writeln!(out, " {number}");
            }
            Self::List(items) if items.is_empty() => out.push_str(" []\n"),
            Self::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
            inner => {
                out.push('\n');
                inner.write(out, indent);
            }
        }
    }
}
