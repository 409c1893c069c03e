//! The front matter of a sealed article: what was there, what the text alone had told, the seal.

use std::fmt::Write as _;

use crate::content::document::ArticleDoc;
use crate::content::front_matter::{self, FrontMatter};
use crate::content::sealed::{Kept, Seal};
use crate::content::{date_in_name, text_begins};
use crate::edit::new::quoted;
use crate::model::{Diagnostics, SourceId};

/// Front matter that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    yaml: bool,
    /// The keys between the fences, `sealed` left out.
    keys: String,
    /// The names of the keys.
    names: Vec<String>,
    /// The byte at which the text begins.
    pub(super) body: usize,
}

impl Head {
    /// The front matter of an article's file; empty where it has none.
    pub(super) fn of(text: &str, is_html: bool) -> Result<Self, String> {
        let front = split(text);
        let head = text.get(front.span.range()).unwrap_or_default();
        let yaml = front.present && head.starts_with("---");
        let inner = match front.present {
            true => between_fences(head),
            false => "",
        };
        let keys = without_seal(inner, yaml);
        // What it reads as says whether the table is out.
        let again = split(&write(yaml, &keys));
        let names: Vec<String> = again.table.entries.into_iter().map(|e| e.key).collect();
        if names.iter().any(|name| name == "sealed") {
            return Err(
                "its table `sealed` is not as `qantar seal` writes it: take it out by hand"
                    .to_owned(),
            );
        }
        Ok(Self {
            yaml,
            keys,
            names,
            body: text_begins(text, is_html),
        })
    }

    /// With the facts that only the whole text or a page's metadata tells.
    pub(super) fn with_facts(mut self, doc: &ArticleDoc) -> Self {
        let mut facts = String::new();
        let mut fact = |names: &[&str], value: Option<String>| {
            let there = self.names.iter().any(|name| names.contains(&name.as_str()));
            if let (false, Some(value)) = (there, value) {
                let sign = if self.yaml { ":" } else { " =" };
                let _ = writeln!(facts, "{}{sign} {value}", names[0]);
            }
        };
        let text = |text: &String| quoted_as(self.yaml, text);
        let title = (!doc.title_from_text).then(|| text(&doc.title));
        fact(&["title"], title);
        let stem = doc.id.as_str().rsplit('/').next().unwrap_or_default();
        let date = match date_in_name(stem) {
            Some(_) => None,
            None => doc.published.as_ref().map(|date| text(&date.to_string())),
        };
        fact(&["date"], date);
        fact(&["publisher"], doc.publisher.as_ref().map(text));
        let authors: Vec<String> = doc.authors.iter().map(text).collect();
        let authors = (!authors.is_empty()).then(|| format!("[{}]", authors.join(", ")));
        fact(&["authors", "author"], authors);
        fact(&["agency"], doc.agency.as_ref().map(text));
        fact(&["url"], doc.url.as_ref().map(text));
        fact(&["language", "lang"], doc.language.as_ref().map(text));
        self.keys.insert_str(0, &facts);
        self
    }

    /// The front matter with its fences, and with a seal at its end.
    pub(super) fn write(&self, seal: Option<&Seal>) -> String {
        let mut keys = self.keys.clone();
        if let Some(seal) = seal {
            if !keys.is_empty() {
                keys.push('\n');
            }
            keys.push_str(&match self.yaml {
                true => yaml(seal),
                false => toml(seal),
            });
        }
        write(self.yaml, &keys)
    }

    /// Whether it says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.trim().is_empty()
    }
}

fn split(text: &str) -> FrontMatter {
    front_matter::split(text, SourceId(0), &mut Diagnostics::default())
}

fn write(yaml: bool, keys: &str) -> String {
    let fence = if yaml { "---" } else { "+++" };
    format!("{fence}\n{keys}{fence}\n")
}

fn quoted_as(yaml: bool, text: &str) -> String {
    match yaml {
        // A string of JSON is one of YAML.
        true => serde_json::Value::from(text).to_string(),
        false => quoted(text),
    }
}

fn between_fences(head: &str) -> &str {
    let start = head.find('\n').map_or(head.len(), |at| at + 1);
    let closed = head.trim_end();
    let end = closed.rfind('\n').map_or(start, |at| at + 1);
    head.get(start..end.max(start)).unwrap_or_default()
}

/// The keys without the table that `qantar seal` has written.
fn without_seal(keys: &str, yaml: bool) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in keys.split_inclusive('\n') {
        let begins = match yaml {
            true => line.starts_with("sealed:"),
            false => line.starts_with("[sealed") || line.starts_with("[[sealed"),
        };
        let ends = match yaml {
            true => !line.starts_with([' ', '-', '\t']) && !line.trim().is_empty(),
            false => line.starts_with('['),
        };
        inside = begins || (inside && !ends);
        if !inside {
            kept.push_str(line);
        }
    }
    match kept.trim_end() {
        "" => String::new(),
        kept => format!("{kept}\n"),
    }
}

fn toml(seal: &Seal) -> String {
    let mut out = format!(
        "[sealed]\nsha256 = \"{}\"\nfile_sha256 = \"{}\"\npassages = {}\n",
        seal.sha256, seal.file_sha256, seal.passages
    );
    for (name, ids) in named(seal) {
        let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
        let _ = writeln!(out, "{name} = [{}]", ids.join(", "));
    }
    for kept in &seal.kept {
        let Kept {
            sha256, windows, ..
        } = kept;
        let _ = write!(
            out,
            "\n[[sealed.kept]]\npassage = {}\nsha256 = \"{sha256}\"\n",
            kept.passage.index() + 1
        );
        if !windows.is_empty() {
            out.push_str("windows = [\n");
            for window in windows {
                let _ = writeln!(
                    out,
                    "  {{ start = {}, end = {}, sha256 = \"{}\" }},",
                    window.range.start, window.range.end, window.sha256
                );
            }
            out.push_str("]\n");
        }
    }
    out
}

fn yaml(seal: &Seal) -> String {
    let mut out = format!(
        "sealed:\n  sha256: \"{}\"\n  file_sha256: \"{}\"\n  passages: {}\n",
        seal.sha256, seal.file_sha256, seal.passages
    );
    for (name, ids) in named(seal) {
        let ids: Vec<String> = ids.iter().map(|id| quoted_as(true, id)).collect();
        let _ = writeln!(out, "  {name}: [{}]", ids.join(", "));
    }
    if !seal.kept.is_empty() {
        out.push_str("  kept:\n");
    }
    for kept in &seal.kept {
        let _ = writeln!(
            out,
            "    - passage: {}\n      sha256: \"{}\"",
            kept.passage.index() + 1,
            kept.sha256
        );
        if !kept.windows.is_empty() {
            out.push_str("      windows:\n");
        }
        for window in &kept.windows {
            let _ = writeln!(
                out,
                "        - {{ start: {}, end: {}, sha256: \"{}\" }}",
                window.range.start, window.range.end, window.sha256
            );
        }
    }
    out
}

/// Whom and what the whole text names, where there are any.
fn named(seal: &Seal) -> Vec<(&'static str, Vec<&str>)> {
    let actors = seal.actors.iter().map(|id| id.value.as_str()).collect();
    let regions = seal.regions.iter().map(|id| id.value.as_str()).collect();
    let mut named: Vec<(&'static str, Vec<&str>)> = vec![("actors", actors), ("regions", regions)];
    named.retain(|(_, ids)| !ids.is_empty());
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_is_taken_out_and_nothing_else() {
        let seal = Seal {
            sha256: "aa".into(),
            file_sha256: "bb".into(),
            passages: 3,
            kept: vec![Kept {
                passage: crate::model::PassageNo::from_index(1),
                sha256: "cc".into(),
                windows: vec![crate::content::sealed::Window {
                    range: 0..4,
                    sha256: "dd".into(),
                }],
            }],
            ..Seal::default()
        };
        for text in [
            "+++\ntitle = \"A\"\n[extra]\nb = 1\n+++\n\nText.\n",
            "---\ntitle: A\nextra:\n  b: 1\n---\n\nText.\n",
            "Text without a head.\n",
        ] {
            let head = Head::of(text, false);
            let Ok(head) = head else { panic!("{head:?}") };
            let sealed = format!("{}\nText.\n", head.write(Some(&seal)));
            assert!(
                sealed.contains("sealed") && sealed.contains("dd"),
                "{sealed}"
            );
            let again = Head::of(&sealed, false);
            let Ok(again) = again else {
                panic!("{again:?}")
            };
            assert_eq!(again.keys, head.keys, "{sealed}");
            assert_eq!(&sealed[again.body..], "\nText.\n");
        }
        let between = "[sealed]\nsha256 = \"a\"\n\n[extra]\nb = 1\n";
        assert_eq!(without_seal(between, false), "[extra]\nb = 1\n");
    }
}
