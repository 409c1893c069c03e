//! `qantar import`: saved pages, feeds, tables, timelines and other generators' texts become content
//! files.
//!
//! Every reader says what it could not carry over. What it plans is linked in memory as `qantar
//! check` would before the first file is written: an event that would not pass becomes a draft that
//! says why, another file is refused. Nothing that exists is written over, and all files are
//! written or none.

mod data;
mod dates;
mod event;
mod feed;
mod markdown;
mod page;
mod plan;
mod post;
mod table;
mod timelinejs;
mod warc;

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::EditError;
use crate::content::Documents;
use crate::names::Gazetteer;
use crate::site::Site;
use plan::Plan;

/// What was made of the files.
#[derive(Debug, Default)]
pub struct Imported {
    /// Each new file, below the site's folder, and what it was made from.
    pub files: Vec<(PathBuf, String)>,
    /// What could not be carried over, and where it stood.
    pub notes: Vec<(String, String)>,
    /// What gave no file, and why not.
    pub refused: Vec<(String, String)>,
}

/// Imports files, and all that lies in folders, into the site. `documents` are all that it has.
///
/// # Errors
/// Where the folder is bare or a file cannot be written. Then none is.
pub fn import(
    site: &mut Site,
    documents: &Documents,
    gazetteer: &Gazetteer,
    inputs: &[PathBuf],
) -> Result<Imported, EditError> {
    if site.bare {
        return Err(EditError::Bare(site.root.clone()));
    }
    let mut plan = Plan::new(site, documents);
    let mut tables = Vec::new();
    for path in files(inputs, &mut plan) {
        read(&path, &mut plan, &mut tables);
    }
    // Figures belong to the events of another table: all tables are read together.
    table::events_and_figures(tables, &mut plan);
    plan.carry_out(site, documents, gazetteer)
}

/// The files that are named, and those in the folders that are, sorted.
fn files(inputs: &[PathBuf], plan: &mut Plan) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for input in inputs {
        let walker = WalkDir::new(input)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
            });
        for entry in walker {
            match entry {
                Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => plan.refuse(&input.display().to_string(), error.to_string()),
            }
        }
    }
    files
}

fn read(path: &Path, plan: &mut Plan, tables: &mut Vec<table::Table>) {
    let from = path.display().to_string();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return plan.refuse(&from, format!("cannot be read: {error}")),
    };
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let extension = match name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.') {
        Some((_, extension)) => extension.to_owned(),
        None => String::new(),
    };
    match extension.as_str() {
        "warc" => warc::read(&from, &bytes, plan),
        "rss" | "atom" | "rdf" | "xml" => feed::read(&from, &bytes, plan),
        _ => match crate::site::text_of(&bytes) {
            Some(text) => read_text(path, &from, &extension, &text, plan, tables),
            None => plan.refuse(&from, "is no text".to_owned()),
        },
    }
}

fn read_text(
    path: &Path,
    from: &str,
    extension: &str,
    text: &str,
    plan: &mut Plan,
    tables: &mut Vec<table::Table>,
) {
    let text = text.trim_start_matches('\u{feff}');
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    match extension {
        // Hugo and Jekyll take HTML with front matter for content of theirs.
        "html" | "htm" | "xhtml" => page::read(from, &stem, text, None, plan),
        "md" | "markdown" => post::read(from, &stem, text, plan),
        "csv" | "tsv" => match table::Table::read(from, text, extension == "tsv") {
            Ok(table) => tables.push(table),
            Err(why) => plan.refuse(from, why),
        },
        "json" => match serde_json::from_str(text) {
            Ok(value) => json(from, &value, plan),
            Err(error) => plan.refuse(from, format!("is no JSON: {error}")),
        },
        _ => plan.refuse(
            from,
            "is of no kind that can be imported: .html, .md, .csv, .tsv, .json, .xml, .rss, .atom, .warc, .warc.gz"
                .to_owned(),
        ),
    }
}

fn json(from: &str, value: &serde_json::Value, plan: &mut Plan) {
    if value["events"].is_array() && value["sources"].is_array() && value["version"].is_u64() {
        data::read(from, value, plan);
    } else if value["events"].is_array() {
        timelinejs::read(from, value, plan);
    } else {
        plan.refuse(
            from,
            "holds no `events`: neither a timeline of qantar (data/events.json) nor one of TimelineJS"
                .to_owned(),
        );
    }
}
