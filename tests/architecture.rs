//! A module uses only modules above its own: the table of the architecture, checked against the
//! paths that the sources write.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The order in which data passes through the modules, and which ones each may use.
///
/// `pipeline` is named by its own path only here; its items are the crate's own.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("locale", &["model"]),
    ("schema", &[]),
    ("site", &["model"]),
    ("publish", &["model"]),
    ("content", &["model", "site", "text"]),
    ("names", &["model", "content", "text"]),
    ("draft", &["model", "content", "names", "text"]),
    (
        "timeline",
        &["model", "content", "names", "draft", "site", "text"],
    ),
    (
        "pages",
        &[
            "model", "timeline", "locale", "content", "names", "site", "text",
        ],
    ),
    ("render", &["model", "pages", "locale", "site"]),
    ("export", &["model", "pages"]),
    ("search", &["model", "pages"]),
    (
        "edit",
        &[
            "model", "locale", "schema", "site", "content", "names", "draft", "timeline", "text",
        ],
    ),
    ("links", &["model"]),
    (
        "pipeline",
        &[
            "model", "locale", "site", "publish", "content", "draft", "names", "timeline", "pages",
            "render", "export", "search",
        ],
    ),
    (
        "serve",
        // A page that somebody asks for is laid out and printed alone.
        &[
            "model", "site", "pages", "render", "export", "search", "pipeline",
        ],
    ),
    (
        "cli",
        // `read` and `draft` print what `text` and `draft` find in the documents of `content`;
        // `timeline` says what of it the events cover.
        &[
            "model", "schema", "site", "content", "names", "draft", "timeline", "text", "edit",
            "links", "pipeline", "serve",
        ],
    ),
];

/// Who may open files.
const FILES: &[&str] = &["site", "content", "publish", "edit", "links", "serve"];

/// A source file: the module that it belongs to, its depth in it, its lines without comments.
struct Source {
    path: String,
    module: String,
    depth: usize,
    lines: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry
            .path()
            .extension()
            .is_none_or(|extension| extension != "rs")
        {
            continue;
        }
        let inner = entry.path().strip_prefix(&root).unwrap();
        let mut parts: Vec<String> = inner
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if parts.len() > 1 && parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        if matches!(parts[0].as_str(), "lib" | "main") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        all.push(Source {
            path: inner.display().to_string(),
            module: parts[0].clone(),
            depth: parts.len(),
            lines: without_comments(&text),
        });
    }
    assert!(all.len() > 100, "the sources are there");
    all
}

fn without_comments(text: &str) -> Vec<(usize, String)> {
    let lines = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.to_owned()));
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .collect()
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The names at the top of the crate that a line's paths begin with.
fn named(line: &str, depth: usize) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or_default();
                names.extend(list.split(',').map(|name| identifier(name.trim())));
            }
            None => names.push(identifier(rest)),
        }
    }
    // As many steps up as the module is deep lead to the crate's own level too.
    let up = "super::".repeat(depth);
    for (at, _) in line.match_indices(&up) {
        if !line[..at].ends_with("super::") {
            names.push(identifier(&line[at + up.len()..]));
        }
    }
    names
}

#[test]
fn a_module_uses_only_those_above_it() {
    let may_use: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(allowed) = may_use.get(source.module.as_str()) else {
            wrong.push(format!(
                "{}: `{}` is not in the table",
                source.path, source.module
            ));
            continue;
        };
        // Tests build what they test from files; what comes later is not for them either.
        let before = MAY_USE.iter().map(|(name, _)| *name);
        let before: Vec<&str> = before.take_while(|name| *name != source.module).collect();
        let in_tests = source.path.contains("/tests");
        let mut inline = 0;
        for (number, line) in &source.lines {
            if line.starts_with("mod tests {") {
                inline = 1;
            }
            let cut = line.contains("crate::{") && !line.contains('}');
            assert!(
                !cut,
                "{}:{number}: write a `use` for each module",
                source.path
            );
            for name in named(line, source.depth + inline) {
                let known = may_use.contains_key(name.as_str());
                let fine = name == source.module
                    || allowed.contains(&name.as_str())
                    || ((in_tests || inline > 0) && before.contains(&name.as_str()));
                if known && !fine {
                    wrong.push(format!("{}:{number}: uses `{name}`", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_names_only_modules_above() {
    let mut above = BTreeSet::new();
    for (module, allowed) in MAY_USE {
        for name in *allowed {
            assert!(above.contains(name), "`{module}` may not use `{name}`");
        }
        above.insert(module);
    }
    let there: BTreeSet<String> = sources().into_iter().map(|source| source.module).collect();
    let listed: BTreeSet<String> = MAY_USE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, listed, "every module is in the table and there");
}

#[test]
fn few_modules_open_files() {
    let mut wrong = Vec::new();
    for source in sources() {
        if FILES.contains(&source.module.as_str()) {
            continue;
        }
        for (number, line) in &source.lines {
            if ["std::fs", "fs::", "File::open", "tokio::fs"]
                .iter()
                .any(|name| line.contains(name))
            {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_found_however_they_are_written() {
    assert_eq!(named("use crate::pages::view;", 1), ["pages"]);
    assert_eq!(
        named("use crate::{model::Span, names};", 2),
        ["model", "names"]
    );
    assert_eq!(named("    crate::cli::run()", 1), ["cli"]);
    assert_eq!(named("use super::super::serve::x;", 2), ["serve"]);
    assert!(
        named("use super::serve::x;", 2).is_empty(),
        "a module of its own"
    );
}
