//! Reading what the front matter of all kinds of documents has in common.

use chrono::NaiveDate;

use super::document::Head;
use super::front_matter::FrontMatter;
use crate::model::{Diagnostic, SourceId, Spanned};
use crate::site::fields::{Fields, FromNode, Node, Table, Value};

/// Reads the common keys.
pub(super) fn read(fields: &Fields<'_>, front: &FrontMatter, source: SourceId, path: &str) -> Head {
    let permalink = fields.take::<String>(&["permalink"]);
    let mut aliases: Vec<Spanned<String>> = fields
        .value(&["aliases", "redirect_from"])
        .unwrap_or_default();
    aliases.retain(|alias| safe_alias(alias, fields));
    // Jekyll's `permalink` says where the page was; here it goes on leading to it.
    aliases.extend(permalink.filter(|alias| safe_alias(alias, fields)));
    let _ = fields.node(&["extra"]);
    Head {
        source,
        path: path.to_owned(),
        span: front.span,
        line: front.line,
        title: fields
            .take::<String>(&["title"])
            .filter(|title| not_empty(title, "title", fields)),
        description: fields.value(&["description", "summary"]),
        slug: fields
            .take::<String>(&["slug"])
            .filter(|slug| safe_slug(slug, fields))
            .map(|slug| slug.value),
        aliases,
        draft: draft(fields),
        updated: fields.value::<NaiveDate>(&["updated", "lastmod", "last_modified_at"]),
    }
}

/// `draft = true`, or Jekyll's `published: false`; a `published` day is an event's own key.
fn draft(fields: &Fields<'_>) -> bool {
    let hidden = matches!(
        fields.node(&["published"]).map(|node| &node.value),
        Some(Value::Bool(false))
    );
    fields.value::<bool>(&["draft"]).unwrap_or(false) || hidden
}

/// A key's day, unless the key says `true` or `false`.
pub(super) fn day_unless_bool(fields: &Fields<'_>, name: &'static str) -> Option<NaiveDate> {
    let node = fields.node(&[name])?;
    if matches!(node.value, Value::Bool(_)) {
        None
    } else {
        NaiveDate::from_node(node, fields)
    }
}

pub(super) fn not_empty(text: &Spanned<String>, key: &str, fields: &Fields<'_>) -> bool {
    if text.value.is_empty() {
        fields.report(Diagnostic::error(
            "empty",
            fields.source(),
            text.span,
            format!("`{key}` is empty"),
        ));
    }
    !text.value.is_empty()
}

/// A slug is one part of a path.
fn safe_slug(slug: &Spanned<String>, fields: &Fields<'_>) -> bool {
    let bad = slug.value.is_empty()
        || slug.value.starts_with('.')
        || slug
            .value
            .contains(|c: char| c.is_control() || "/\\?#%:*\"<>|".contains(c));
    if bad {
        fields.report(
            Diagnostic::error(
                "bad-slug",
                fields.source(),
                slug.span,
                format!("`{}` cannot be part of a URL", slug.value),
            )
            .hint("use letters, digits and hyphens; a slug changes the last part of the URL only"),
        );
    }
    !bad
}

/// An old URL is a path below the site.
fn safe_alias(alias: &Spanned<String>, fields: &Fields<'_>) -> bool {
    let path = alias.value.trim_start_matches('/');
    let bad = path.is_empty()
        || path.split('/').any(|part| part == ".." || part == ".")
        || path.contains(|c: char| c.is_control() || "\\?#:*\"<>|".contains(c));
    if bad {
        fields.report(
            Diagnostic::error(
                "bad-alias",
                fields.source(),
                alias.span,
                format!("`{}` is no path of this site", alias.value),
            )
            .hint("write the old URL without the host, such as \"2022/old-name.html\""),
        );
    }
    !bad
}

/// Reads a list of tables, each with `read`; unknown keys in them are warned of.
pub(super) fn tables<T>(
    fields: &Fields<'_>,
    name: &'static str,
    read: impl Fn(&Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.node(&[name]) else {
        return Vec::new();
    };
    let Value::List(items) = &node.value else {
        let example = format!("a list of tables: `[[{name}]]` or `{name} = [{{ … }}]`");
        fields.report_type(node.span, &example, node.value.kind());
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|item| table(fields, item, &read))
        .collect()
}

/// Reads one table inside another.
pub(super) fn table<T>(
    fields: &Fields<'_>,
    node: &Node,
    read: impl Fn(&Fields<'_>) -> Option<T>,
) -> Option<T> {
    let inner = fields.inner(node)?;
    let value = read(&inner);
    fields.absorb(inner.finish());
    value
}

/// The value of a key that must be there.
pub(super) fn required<T: FromNode>(
    fields: &Fields<'_>,
    name: &'static str,
    hint: &str,
) -> Option<Spanned<T>> {
    if fields.node(&[name]).is_none() {
        fields.report(
            Diagnostic::error(
                "missing-key",
                fields.source(),
                fields.span(),
                format!("`{name}` is missing"),
            )
            .hint(hint),
        );
        return None;
    }
    fields.take(&[name])
}

/// `names = { kk = "…", ru = "…" }`.
pub(super) fn names(fields: &Fields<'_>) -> super::document::Names {
    let Some(node) = fields.node(&["names"]) else {
        return Vec::new();
    };
    let Value::Table(Table { entries }) = &node.value else {
        fields.report_type(
            node.span,
            "a table such as { kk = \"…\", ru = \"…\" }",
            node.value.kind(),
        );
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), String::from_node(&entry.node, fields)?)))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}
