//! Keys and values with their places: what front matter and `qantar.toml` have in common.
//!
//! A file's table is read key by key, so that a wrong value is one diagnostic at its own place
//! and never the end of the reading. The keys that were asked for are the keys that are known:
//! [`Fields::finish`] warns of every other one.

mod convert;
mod toml;
mod value;

use std::cell::RefCell;

use crate::model::diagnostic::did_you_mean;
use crate::model::{Diagnostic, Diagnostics, SourceId, Span, Spanned};

pub use convert::FromNode;
pub use toml::{SyntaxError, parse_toml};
pub use value::{Entry, Node, Table, Value};

/// A table that is being read.
pub struct Fields<'t> {
    table: &'t Table,
    source: SourceId,
    /// Where the table is named, for errors that concern it as a whole.
    span: Span,
    /// Keys known in the table above, whose slipping down here deserves a hint.
    above: Vec<&'static str>,
    asked: RefCell<Vec<&'static str>>,
    found: RefCell<Diagnostics>,
}

impl<'t> Fields<'t> {
    /// Begins to read the table of file `source`, which as a whole stands at `span`.
    pub fn new(table: &'t Table, source: SourceId, span: Span) -> Self {
        Self {
            table,
            source,
            span,
            above: Vec::new(),
            asked: RefCell::default(),
            found: RefCell::default(),
        }
    }

    /// The file.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Begins to read a table inside this one.
    pub fn inner<'n>(&self, node: &'n Node) -> Option<Fields<'n>> {
        match &node.value {
            Value::Table(table) => {
                let mut inner = Fields::new(table, self.source, node.span);
                inner.above = self.asked.borrow().clone();
                Some(inner)
            }
            other => {
                self.report_type(node.span, "a table", other.kind());
                None
            }
        }
    }

    /// The value of the first of `names` that is there, read as a `T`. The first name is the one
    /// that the docs use; the others are synonyms.
    pub fn take<T: FromNode>(&self, names: &[&'static str]) -> Option<Spanned<T>> {
        let node = self.node(names)?;
        T::from_node(node, self).map(|value| Spanned::new(value, node.span))
    }

    /// As [`Self::take`], for callers that do not need the place.
    pub fn value<T: FromNode>(&self, names: &[&'static str]) -> Option<T> {
        self.take(names).map(|spanned| spanned.value)
    }

    /// An address that a page may link to (`http` or `https`).
    pub fn web_address(&self, names: &[&'static str]) -> Option<String> {
        self.web_address_at(names).map(|url| url.value)
    }

    /// As [`Self::web_address`], with its place.
    pub fn web_address_at(&self, names: &[&'static str]) -> Option<Spanned<String>> {
        let url = self.take::<String>(names)?;
        if url.value.starts_with("https://") || url.value.starts_with("http://") {
            return Some(url);
        }
        let message = format!("`{}` does not begin with https:// or http://", url.value);
        self.report(Diagnostic::error("bad-url", self.source, url.span, message));
        None
    }

    /// The node of the first of `names` that is there.
    pub fn node(&self, names: &[&'static str]) -> Option<&'t Node> {
        self.asked.borrow_mut().extend_from_slice(names);
        let mut entries = self
            .table
            .entries
            .iter()
            .filter(|entry| names.contains(&entry.key.as_str()));
        let first = entries.next()?;
        if let Some(second) = entries.next() {
            self.report(
                Diagnostic::warning(
                    "key-twice",
                    self.source,
                    second.key_span,
                    format!(
                        "`{}` says the same as `{}` above and is not used",
                        second.key, first.key
                    ),
                )
                .hint(format!("keep one of the two, best `{}`", names[0])),
            );
        }
        Some(&first.node)
    }

    /// Collects a diagnostic.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// Collects what an inner table has found.
    pub fn absorb(&self, inner: Diagnostics) {
        self.found.borrow_mut().append(inner);
    }

    /// Says that a value has the wrong type.
    pub fn report_type(&self, span: Span, expected: &str, found: &str) {
        self.report(Diagnostic::error(
            "wrong-type",
            self.source,
            span,
            format!("expected {expected}, found {found}"),
        ));
    }

    /// Ends the reading: keys that nobody asked for are warned of.
    pub fn finish(self) -> Diagnostics {
        let asked = self.asked.into_inner();
        let mut found = self.found.into_inner();
        for entry in &self.table.entries {
            if asked.contains(&entry.key.as_str()) {
                continue;
            }
            let warning = Diagnostic::warning(
                "unknown-key",
                self.source,
                entry.key_span,
                format!("unknown key `{}`; it has no effect", entry.key),
            );
            found.push(if self.above.contains(&entry.key.as_str()) {
                warning.hint(format!(
                    "`{}` belongs to the top of the front matter: move it above the first table",
                    entry.key
                ))
            } else {
                warning.maybe_hint(
                    did_you_mean(&entry.key, asked.iter().copied())
                        .map(|name| format!("did you mean `{name}`?")),
                )
            });
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Table {
        parse_toml(text, 0).unwrap()
    }

    #[test]
    fn an_unknown_key_gets_its_neighbour_named() {
        let table = read("titel = \"x\"\n");
        let fields = Fields::new(&table, SourceId(0), Span::default());
        assert!(fields.take::<String>(&["title"]).is_none());
        let found = fields.finish();
        let warning = found.iter().next().unwrap();
        assert_eq!(warning.code, "unknown-key");
        assert_eq!(warning.hints, ["did you mean `title`?"]);
    }

    #[test]
    fn a_key_that_slipped_into_a_table_is_sent_up() {
        let table = read("kind = \"x\"\n[[figures]]\nvalue = 3\ntitle = \"late\"\n");
        let fields = Fields::new(&table, SourceId(0), Span::default());
        fields.take::<String>(&["title"]);
        fields.take::<String>(&["kind"]);
        let node = fields.node(&["figures"]).unwrap();
        let Value::List(items) = &node.value else {
            panic!("a list")
        };
        let figure = fields.inner(&items[0]).unwrap();
        figure.take::<f64>(&["value"]);
        let found = figure.finish();
        assert!(found.iter().next().unwrap().hints[0].contains("move it above"));
    }

    #[test]
    fn a_wrong_type_is_an_error_at_the_value() {
        let text = "title = 5\n";
        let table = read(text);
        let fields = Fields::new(&table, SourceId(0), Span::default());
        assert!(fields.take::<String>(&["title"]).is_none());
        let found = fields.finish();
        let error = found.iter().next().unwrap();
        assert_eq!(error.message, "expected a string, found a whole number");
        assert_eq!(
            error.place,
            crate::model::Place::Words(SourceId(0), Span::new(8, 9))
        );
    }

    #[test]
    fn of_two_synonyms_the_second_is_warned_of() {
        let table = read("updated = \"a\"\nlastmod = \"b\"\n");
        let fields = Fields::new(&table, SourceId(0), Span::default());
        assert_eq!(
            fields.value::<String>(&["updated", "lastmod"]).as_deref(),
            Some("a")
        );
        assert_eq!(fields.finish().iter().next().unwrap().code, "key-twice");
    }
}
