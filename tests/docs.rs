//! The documents say what the program does: their links lead somewhere, and no diagnostic, no
//! setting and no key of a content file is missing in them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag};
use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// README.md, CONTRIBUTING.md and the like, and all of docs/.
fn documents() -> Vec<PathBuf> {
    let top = WalkDir::new(root()).max_depth(1);
    let docs = WalkDir::new(root().join("docs"));
    let files = top
        .into_iter()
        .chain(docs)
        .map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect()
}

/// The anchor that a code host gives a heading.
fn anchor(heading: &str) -> String {
    let letters = heading.trim().to_lowercase();
    letters
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                found.extend(heading.take().map(|text| anchor(&text)));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn relative_links_lead_somewhere() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for event in Parser::new_ext(&text, Options::all()) {
            let (Event::Start(Tag::Link { dest_url, .. })
            | Event::Start(Tag::Image { dest_url, .. })) = event
            else {
                continue;
            };
            if dest_url.contains("://") || dest_url.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (path, fragment) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let target = match path {
                "" => document.clone(),
                path => document.parent().unwrap().join(path),
            };
            let fits = target.exists()
                && (fragment.is_empty()
                    || anchors(&fs::read_to_string(&target).unwrap()).contains(fragment));
            if !fits {
                broken.push(format!("{}: {dest_url}", document.display()));
            }
        }
    }
    assert!(seen > 20, "links are found at all");
    assert_eq!(broken, Vec::<String>::new());
}

/// The sources below `folder` without their tests.
fn sources(folder: &str) -> Vec<String> {
    let files = WalkDir::new(root().join(folder)).sort_by_file_name();
    let paths = files.into_iter().map(|entry| entry.unwrap().into_path());
    let code = paths.filter(|path| {
        path.extension().is_some_and(|e| e == "rs")
            && !path
                .strip_prefix(root())
                .is_ok_and(|inner| inner.components().any(|c| c.as_os_str() == "tests"))
    });
    code.map(|path| {
        let text = fs::read_to_string(path).unwrap();
        text.split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default()
            .to_owned()
    })
    .collect()
}

/// The words `"…"` of small letters, digits, `-` and `_` that stand right behind `lead`.
fn literals_after(text: &str, lead: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(lead) {
        let rest = text[at + lead.len()..].trim_start();
        let word = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        if let Some((word, _)) = word
            && !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
        {
            found.insert(word.to_owned());
        }
    }
    found
}

/// The codes of all diagnostics: what stands first in a call of `error`, `warning` and their kin.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for text in sources("src") {
        for lead in ["error(", "warning("] {
            codes.extend(literals_after(&text, lead));
        }
        // Said by way of a variable.
        codes.extend(["toml-syntax", "yaml-syntax"].map(str::to_owned));
    }
    codes
}

#[test]
fn errors_and_warnings_are_told_apart() {
    let texts = sources("src").concat();
    let errors = literals_after(&texts, "error(");
    let warnings = literals_after(&texts, "warning(");
    let text = read("docs/checking.md");
    let mut rows = 0;
    for row in text.lines().filter_map(|line| line.strip_prefix("| `")) {
        let Some((code, rest)) = row.split_once("` | ") else {
            continue;
        };
        let severity = rest.split(" | ").next().unwrap_or_default();
        if severity.contains('W') {
            assert!(warnings.contains(code), "`{code}` is no warning");
        }
        if severity.contains('E') && !code.ends_with("-syntax") {
            assert!(errors.contains(code), "`{code}` is no error");
        }
        rows += 1;
    }
    assert!(rows > 50, "rows are found at all");
}

/// What the first cells of a document's tables name in backquotes.
fn first_cells(path: &str) -> BTreeSet<String> {
    let text = read(path);
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    let words = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    words.map(str::to_owned).collect()
}

#[test]
fn every_diagnostic_is_explained_and_no_other() {
    let codes = codes();
    let explained = first_cells("docs/checking.md");
    assert!(codes.len() > 50, "codes are found at all: {codes:?}");
    let missing: Vec<_> = codes.difference(&explained).collect();
    assert!(missing.is_empty(), "not in docs/checking.md: {missing:?}");
    let all = sources("src").concat();
    let gone: Vec<_> = explained
        .iter()
        .filter(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .filter(|code| !all.contains(&format!("\"{code}\"")))
        .collect();
    assert!(gone.is_empty(), "explained, but no longer said: {gone:?}");
}

/// The keys that a reader of tables asks for: `fields.value(&["title"])`, `section(&fields, "site", …)`.
fn keys(texts: &[String]) -> BTreeSet<String> {
    let leads = [
        "(&[",
        "(&fields, ",
        "(fields, ",
        "(fields, &[",
        "(&fields, &[",
    ];
    let text = texts.concat().replace("\n", " ").replace("  ", "");
    let text = text.replace("( &", "(&").replace("( fields", "(fields");
    leads
        .iter()
        .flat_map(|lead| literals_after(&text, lead))
        .collect()
}

/// The keys that no piece of code in a document names.
fn unnamed<'k>(keys: &'k BTreeSet<String>, path: &str) -> Vec<&'k String> {
    let text = read(path);
    let mut named = BTreeSet::new();
    for event in Parser::new_ext(&text, Options::all()) {
        if let Event::Code(code) = event {
            let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            named.extend(words.map(str::to_owned));
        }
    }
    keys.iter().filter(|key| !named.contains(*key)).collect()
}

#[test]
fn every_setting_is_documented() {
    let keys = keys(&[sources("src/site")
        .into_iter()
        .find(|text| text.contains("pub struct Settings"))
        .expect("the settings' source")]);
    assert!(keys.len() > 20, "keys are found at all: {keys:?}");
    let missing = unnamed(&keys, "docs/settings.md");
    assert!(missing.is_empty(), "not in docs/settings.md: {missing:?}");
}

#[test]
fn every_key_of_a_content_file_is_documented() {
    let keys = keys(&sources("src/content"));
    assert!(keys.len() > 50, "keys are found at all: {keys:?}");
    let missing = unnamed(&keys, "docs/content-format.md");
    assert!(
        missing.is_empty(),
        "not in docs/content-format.md: {missing:?}"
    );
}
