//! `qantar draft --names`

use std::fmt::Write as _;

use serde_json::json;

use super::{Desk, write};
use crate::cli::report::counted;
use crate::cli::{CONTENT, DraftFormat, MACHINE};
use crate::edit;
use crate::names::{Guess, UnknownName, unknown_names};

impl Desk {
    pub(super) fn names(&self) -> Vec<UnknownName> {
        let documents = &self.documents;
        unknown_names(
            &documents.articles,
            &documents.actors,
            &documents.regions,
            &self.gazetteer,
        )
    }
}

/// Names for an editor, or one JSON object each.
pub(super) fn list(names: &[UnknownName], format: DraftFormat) -> String {
    let mut text = String::new();
    for name in names {
        match format {
            DraftFormat::Text => entry(name, &mut text),
            DraftFormat::Jsonl => {
                let example = json!({
                    "article": name.example.article,
                    "passage": name.example.passage,
                    "text": name.example.text,
                    "span": [name.example.range.start, name.example.range.end],
                });
                let record = json!({
                    "name": name.name,
                    "also": name.also,
                    "kind": name.kind.map(Guess::name),
                    "articles": name.articles,
                    "mentions": name.mentions,
                    "example": example,
                });
                let _ = writeln!(text, "{record}");
            }
        }
    }
    text
}

fn entry(name: &UnknownName, text: &mut String) {
    let kind = name.kind.map(|kind| format!("  ({}?)", kind.name()));
    let _ = writeln!(text, "{}{}", name.name, kind.unwrap_or_default());
    let _ = writeln!(
        text,
        "    {} in {}",
        counted(name.mentions, "mention"),
        counted(name.articles, "article")
    );
    if !name.also.is_empty() {
        let _ = writeln!(text, "    also     {}", name.also.join(", "));
    }
    let words: Vec<&str> = name.example.text.split_whitespace().collect();
    let _ = writeln!(
        text,
        "    in       {}#{}: {}\n",
        name.example.article,
        name.example.passage,
        words.join(" ")
    );
}

/// Writes files for these names; where none is given, for all that seem to be persons,
/// organisations or groups.
pub(super) fn write(desk: &mut Desk, names: &[UnknownName], wanted: &[String]) -> u8 {
    if desk.found.errors() > 0 {
        eprintln!("nothing was written: repair the files below first");
        return CONTENT;
    }
    let mut chosen: Vec<&UnknownName> = Vec::new();
    let mut missing = 0;
    for want in wanted {
        let named = |name: &&UnknownName| name.name == *want || name.also.contains(want);
        match names.iter().find(named) {
            Some(name) if chosen.iter().all(|known| known.name != name.name) => chosen.push(name),
            Some(_) => {}
            None => {
                eprintln!("error: `{want}` is no name that recurs and that nobody bears");
                missing += 1;
            }
        }
    }
    if missing > 0 {
        eprintln!(
            "help: `qantar draft --names` lists them; the site's folder stands before --names"
        );
        return MACHINE;
    }
    let is_actor = |name: &&UnknownName| name.kind.is_some_and(|kind| kind != Guess::Place);
    if wanted.is_empty() {
        chosen = names.iter().filter(is_actor).collect();
    }
    match edit::write_actors(&mut desk.site, &chosen) {
        Ok(new) => {
            for actor in &new {
                println!("{}", actor.path.display());
            }
            println!("{} written", counted(new.len(), "actor"));
            0
        }
        Err(error) => write::fail(&error),
    }
}
