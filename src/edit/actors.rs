//! `qantar draft --names --write`: files for actors whose names recur in the articles.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::EditError;
use super::drafted::free;
use super::files;
use super::new::{file_name, quoted};
use crate::content;
use crate::names::{Guess, UnknownName};
use crate::site::{ContentFile, Origin, Section, Site};

/// A file for an actor that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActor {
    /// The file, from the site's folder on.
    pub path: PathBuf,
    /// The actor's name.
    pub name: String,
}

/// Writes a file for each name: its spellings, and its kind where the texts show it; no more is
/// known. Those that would not pass `check` are left out.
///
/// # Errors
/// Where the folder is bare or a file cannot be written. Then none is.
pub fn write_actors(site: &mut Site, names: &[&UnknownName]) -> Result<Vec<NewActor>, EditError> {
    if site.bare {
        return Err(EditError::Bare(site.root.clone()));
    }
    let mut taken = taken(site);
    let folder = PathBuf::from("content/actors");
    let mut new = Vec::new();
    let mut planned = Vec::new();
    for name in names {
        let Some(slug) = file_name(&name.name) else {
            continue;
        };
        let text = text(name);
        let file = free(&slug, &mut taken);
        if passes(site, &file, &text) {
            planned.push((site.root.join(&folder).join(&file), text));
            new.push(NewActor {
                path: folder.join(file),
                name: name.name.clone(),
            });
        }
    }
    files::write_all(&planned)?;
    Ok(new)
}

fn text(name: &UnknownName) -> String {
    let kind = match name.kind {
        Some(kind) if kind != Guess::Place => format!("kind = \"{}\"\n", kind.name()),
        _ => "# kind = \"\"   # person, organisation, state or group\n".to_owned(),
    };
    let also: Vec<String> = name.also.iter().map(|form| quoted(form)).collect();
    let also = match also.is_empty() {
        true => String::new(),
        false => format!("also_known_as = [{}]\n", also.join(", ")),
    };
    format!(
        "+++\n# Proposed by `qantar draft --names` ({}#{}) and not yet reviewed.\ntitle = {}\n{kind}{also}+++\n",
        name.example.article,
        name.example.passage,
        quoted(&name.name),
    )
}

/// The names of files in `content/actors/`, in lower case.
fn taken(site: &Site) -> BTreeSet<String> {
    let files = site
        .files
        .iter()
        .filter(|file| file.section == Section::Actors);
    let mut taken: BTreeSet<String> = files.map(|file| stem(&file.path)).collect();
    if let Ok(entries) = std::fs::read_dir(site.root.join("content/actors")) {
        let names = entries.flatten().map(|entry| entry.file_name());
        taken.extend(names.map(|name| stem(&name.to_string_lossy())));
    }
    taken
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_lowercase()
}

/// Whether the file can be read without a word of complaint.
fn passes(site: &mut Site, name: &str, text: &str) -> bool {
    let path = format!("content/actors/{name}");
    let source = site.sources.add(path, Origin::Planned(text.to_owned()));
    let file = ContentFile {
        source,
        section: Section::Actors,
        path: name.to_owned(),
    };
    let (documents, found) = content::read_files(site, &[file], None);
    found.is_empty() && documents.actors.len() == 1
}
