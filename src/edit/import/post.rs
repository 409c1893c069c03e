//! A text from Zola, Hugo, Jekyll or another generator becomes an article.

use super::plan::{Head, Plan};
use crate::content::front_matter;
use crate::model::{Diagnostics, Edtf, SourceId};
use crate::site::Section;
use crate::site::fields::{Table, Value};

/// Keys that are carried over; others are said.
const CARRIED: [&str; 14] = [
    "title",
    "date",
    "description",
    "summary",
    "author",
    "authors",
    "language",
    "lang",
    "draft",
    "published",
    "publisher",
    "url",
    "updated",
    "lastmod",
];
/// Keys that say nothing of the text: how its old site showed it.
const SILENT: [&str; 7] = [
    "layout", "template", "type", "weight", "toc", "comments", "math",
];

pub(super) fn read(from: &str, stem: &str, text: &str, plan: &mut Plan) {
    if stem == "_index" || stem == "index" && !text.trim_start().starts_with(['+', '-']) {
        return plan.note(from, "is the page of a section: left out");
    }
    let mut found = Diagnostics::default();
    let front = front_matter::split(text, SourceId(u32::MAX), &mut found);
    if let Some(problem) = found
        .iter()
        .find(|d| d.severity == crate::model::Severity::Error)
    {
        return plan.refuse(
            from,
            format!("its front matter cannot be read: {}", problem.message),
        );
    }
    let mut table = front.table;
    // Zola keeps what is not its own in `[extra]`.
    if let Some(Value::Table(extra)) = value(&table, "extra").cloned() {
        for entry in extra.entries {
            if value(&table, &entry.key).is_none() {
                table.entries.push(entry);
            }
        }
    }
    let words = |names: &[&str]| names.iter().find_map(|name| scalar(value(&table, name)?));
    let given = words(&["date"])
        .or_else(|| stem.get(..10).map(str::to_owned))
        .and_then(|date| super::dates::written(&date, ""));
    // Some generators know the day of a post from its address alone.
    let address = || super::dates::in_url(&words(&["path", "permalink", "slug", "url"])?);
    if given.is_none() && address().is_some() {
        plan.note(from, "has no `date`: the day is that of its address");
    }
    let date = given
        .or_else(address)
        .and_then(|date| Edtf::parse(&date).ok())
        .map(|date| date.in_zone(plan.timezone));
    let Some((date, day)) = date.and_then(|date| Some((date.to_string(), date.earliest()?))) else {
        return plan.refuse(
            from,
            "has no date of publication: give a `date` in its front matter, or begin its name with the day"
                .to_owned(),
        );
    };
    let url = words(&[
        "url",
        "canonical",
        "canonical_url",
        "canonicalURL",
        "source_url",
    ])
    .filter(|url| url.starts_with("http"));
    if let Some(path) = url.as_deref().and_then(|url| plan.published_at(url)) {
        return plan.note(from, format!("is in the site already: content/{path}"));
    }
    let title = words(&["title"]);
    let mut head = Head::default();
    head.text("title", title.as_deref().unwrap_or_default())
        .text("date", &date)
        .text(
            "description",
            &words(&["description", "summary"]).unwrap_or_default(),
        )
        .text("publisher", &words(&["publisher"]).unwrap_or_default())
        .list("authors", &authors(&table))
        .text("url", url.as_deref().unwrap_or_default())
        .text(
            "language",
            &words(&["language", "lang"]).unwrap_or_default(),
        );
    let hidden = words(&["draft"]).as_deref() == Some("true")
        || words(&["published"]).as_deref() == Some("false");
    let left: Vec<&str> = table
        .entries
        .iter()
        .map(|entry| entry.key.as_str())
        .filter(|key| *key != "extra" && !CARRIED.contains(key) && !SILENT.contains(key))
        .filter(|key| !key.starts_with("canonical") && *key != "source_url")
        .collect();
    if !left.is_empty() {
        plan.note(
            from,
            format!("left out of its front matter: {}", left.join(", ")),
        );
    }
    let first = text[..front.body].lines().count() + 1;
    let (body, tags) = without_tags(&text[front.body..], first);
    for (line, tag) in tags {
        plan.note(&format!("{from}:{line}"), format!("`{tag}` was left out"));
    }
    let day = day.to_string();
    let name = stem.strip_prefix(&format!("{day}-")).unwrap_or(stem);
    let stem = match name {
        // A bundle's text lies in a folder that bears its name.
        "index" => Plan::stem(&day, title.as_deref().unwrap_or("post")),
        name => Plan::stem(&day, name),
    };
    let draft = hidden.then(|| "it was one where it comes from".to_owned());
    let path = plan.add(Section::Articles, from, &stem, &head, &body, draft);
    if let Some(url) = url {
        plan.remember(&url, &path);
    }
}

fn value<'t>(table: &'t Table, key: &str) -> Option<&'t Value> {
    let entry = table.entries.iter().find(|entry| entry.key == key);
    entry.map(|entry| &entry.node.value)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) | Value::Date(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

fn authors(table: &Table) -> Vec<String> {
    let found = value(table, "authors").or_else(|| value(table, "author"));
    match found {
        Some(Value::List(items)) => items
            .iter()
            .filter_map(|item| scalar(&item.node_value()))
            .collect(),
        Some(Value::Table(fields)) => value(fields, "name").and_then(scalar).into_iter().collect(),
        Some(one) => scalar(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The value of an item of a list.
trait NodeValue {
    fn node_value(&self) -> Value;
}

impl NodeValue for crate::site::fields::Node {
    fn node_value(&self) -> Value {
        match &self.value {
            Value::Table(fields) => value(fields, "name").cloned().unwrap_or(Value::Null),
            other => other.clone(),
        }
    }
}

/// The text without Liquid's tags, Hugo's and Zola's shortcodes, and these with their lines. Code
/// between fences stays as it is, and so does what stands between Liquid's `raw` and `endraw`,
/// which are no loss.
fn without_tags(text: &str, first: usize) -> (String, Vec<(usize, String)>) {
    let mut kept = String::with_capacity(text.len());
    let mut tags = Vec::new();
    let mut fenced = false;
    let mut rest = text;
    let mut line = first;
    while !rest.is_empty() {
        let begins = kept.is_empty() || kept.ends_with('\n');
        if begins && (rest.starts_with("```") || rest.starts_with("~~~")) {
            fenced = !fenced;
        }
        let end = match () {
            () if fenced => None,
            () if rest.starts_with("{%") => rest.find("%}"),
            () if rest.starts_with("{{") => rest.find("}}"),
            () => None,
        };
        let Some(end) = end else {
            let mut chars = rest.chars();
            if let Some(c) = chars.next() {
                kept.push(c);
                line += usize::from(c == '\n');
            }
            rest = chars.as_str();
            // In code, nothing is a tag up to the next line.
            if fenced
                && !kept.ends_with('\n')
                && let Some(length) = rest.find('\n')
            {
                kept.push_str(&rest[..length]);
                rest = &rest[length..];
            }
            continue;
        };
        let (tag, after) = rest.split_at(end + 2);
        if is_tag(tag, "raw")
            && let Some((whole, last)) = raw(after)
        {
            kept.push_str(whole);
            line += tag.matches('\n').count() + whole.matches('\n').count();
            line += last.matches('\n').count();
            rest = &after[whole.len() + last.len()..];
            continue;
        }
        tags.push((line, tag.replace('\n', " ")));
        line += tag.matches('\n').count();
        rest = after;
    }
    (kept, tags)
}

/// Whether a tag of Liquid has this name and nothing else in it.
fn is_tag(tag: &str, name: &str) -> bool {
    let inner = tag
        .strip_prefix("{%")
        .and_then(|tag| tag.strip_suffix("%}"));
    inner.is_some_and(|inner| inner.trim_matches('-').trim() == name)
}

/// What stands before the tag that ends raw text, and that tag.
fn raw(text: &str) -> Option<(&str, &str)> {
    text.match_indices("{%").find_map(|(at, _)| {
        let length = text[at..].find("%}")? + 2;
        let tag = &text[at..at + length];
        is_tag(tag, "endraw").then(|| (&text[..at], tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out_and_code_is_left_alone() {
        let text = "One {{ site.name }} two\n{% include x %}\n\n```\n{{ code }}\n```\n{{< youtube\n  a >}}\nend\n";
        let (kept, tags) = without_tags(text, 5);
        assert_eq!(kept, "One  two\n\n\n```\n{{ code }}\n```\n\nend\n");
        let lines: Vec<usize> = tags.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [5, 6, 11]);
    }

    #[test]
    fn what_is_said_to_be_raw_is_text() {
        let text = "Write {% raw %}`{{ page.title }}`{% endraw %}, {%- raw -%}\n{% if %}{%endraw%}\n{{ gone }}";
        let (kept, tags) = without_tags(text, 1);
        assert_eq!(kept, "Write `{{ page.title }}`, \n{% if %}\n");
        assert_eq!(tags, [(3, "{{ gone }}".to_owned())]);
        let (kept, tags) = without_tags("{% raw %} never {{ ends }}", 1);
        assert_eq!((kept.as_str(), tags.len()), (" never ", 2));
    }
}
