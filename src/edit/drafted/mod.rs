//! `qantar draft --write`: proposals become files of events, from then on the editor's.
//!
//! Each file is what an editor would have begun with: a title, a date with the words that gave it,
//! the names, the numbers whose measure can be told, and the source's words as quotations. All of
//! them are linked as `qantar check --strict` would before the first is written; what would not
//! pass is not written, and said. Nothing that exists is written over.

mod event;
mod figures;
mod markdown;
mod quote;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::EditError;
use super::files::write_all;
use super::planned::{self, Manner, PlannedFile};
use crate::content::Documents;
use crate::content::document::{ActorDoc, ArticleDoc};
use crate::draft::Proposal;
use crate::locale::Locale;
use crate::model::{ActorSlug, ArticleId};
use crate::names::Gazetteer;
use crate::site::{Section, Site};
use crate::timeline::quotation::Haystack;

/// What was made of proposals.
#[derive(Debug, Default)]
pub struct Written {
    /// Each new file, below the site's folder, and the proposal that it was made from.
    pub files: Vec<(PathBuf, String)>,
    /// Proposals that gave no file that would pass `check`, and why not.
    pub refused: Vec<(String, String)>,
}

/// A proposal as a file, not yet written.
struct Planned {
    /// The proposal's id.
    id: String,
    /// Its name in `content/events/`.
    name: String,
    text: String,
    /// The same without figures.
    without_figures: String,
}

/// Writes proposals as events of the site. `documents` are the site's articles, actors, regions
/// and events; `locale` says how a date is written in the links to the sources.
///
/// # Errors
/// Where the folder is bare or a file cannot be written. Then none is.
pub fn write_events(
    site: &mut Site,
    documents: &Documents,
    gazetteer: &Gazetteer,
    locale: &Locale,
    proposals: &[&Proposal],
) -> Result<Written, EditError> {
    if site.bare {
        return Err(EditError::Bare(site.root.clone()));
    }
    let context = Context::new(documents, site, locale);
    let drawn: Vec<Result<event::Drawn, String>> = proposals
        .par_iter()
        .map(|proposal| {
            Draftable {
                proposal,
                context: &context,
            }
            .draw()
        })
        .collect();
    let mut written = Written::default();
    let mut planned = Vec::new();
    let mut taken = taken(site, documents);
    for (proposal, drawn) in proposals.iter().zip(drawn) {
        match drawn {
            Ok(drawn) => planned.push(Planned {
                id: proposal.id.clone(),
                name: free(&drawn.name, &mut taken),
                text: drawn.text,
                without_figures: drawn.without_figures,
            }),
            Err(why) => written.refused.push((proposal.id.clone(), why)),
        }
    }
    let faults = faults(site, documents, gazetteer, &planned);
    for file in &mut planned {
        if faults.contains_key(&file.id) {
            file.text.clone_from(&file.without_figures);
        }
    }
    let faults = match faults.is_empty() {
        true => faults,
        false => self::faults(site, documents, gazetteer, &planned),
    };
    planned.retain(|file| match faults.get(&file.id) {
        Some(why) => {
            written.refused.push((file.id.clone(), why.clone()));
            false
        }
        None => true,
    });
    let folder = PathBuf::from("content/events");
    let files: Vec<(PathBuf, String)> = planned
        .iter()
        .map(|file| (site.root.join(&folder).join(&file.name), file.text.clone()))
        .collect();
    write_all(&files)?;
    written.files = planned
        .into_iter()
        .map(|file| (folder.join(file.name), file.id))
        .collect();
    Ok(written)
}

/// What is wrong with planned files, by proposal: all that `check --strict` would say of them.
fn faults(
    site: &mut Site,
    documents: &Documents,
    gazetteer: &Gazetteer,
    planned: &[Planned],
) -> BTreeMap<String, String> {
    let files: Vec<PlannedFile<'_>> = planned
        .iter()
        .map(|file| PlannedFile {
            section: Section::Events,
            name: &file.name,
            text: file.text.clone(),
        })
        .collect();
    let manner = Manner {
        strict: true,
        ..Manner::default()
    };
    let linked = planned::link(site, documents, gazetteer, &files, manner);
    let faults = linked.faults(|_| true).into_iter();
    faults
        .filter_map(|(index, why)| Some((planned.get(index)?.id.clone(), why)))
        .collect()
}

/// The names of events that there are, in lower case: of files, and those that their pages bear.
fn taken(site: &Site, documents: &Documents) -> BTreeSet<String> {
    let files = site
        .files
        .iter()
        .filter(|file| file.section == Section::Events);
    let stems = files.filter_map(|file| {
        let name = file.path.rsplit('/').next()?;
        Some(
            name.rsplit_once('.')
                .map_or(name, |(stem, _)| stem)
                .to_lowercase(),
        )
    });
    let slugs = documents
        .events
        .iter()
        .filter_map(|event| event.head.slug.as_ref());
    let mut taken: BTreeSet<String> = stems.chain(slugs.map(|slug| slug.to_lowercase())).collect();
    // What lies in the folder and is read for no event: a template, another's draft.
    if let Ok(entries) = std::fs::read_dir(site.root.join("content/events")) {
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            taken.insert(
                name.rsplit_once('.')
                    .map_or(name.clone(), |(stem, _)| stem.to_owned()),
            );
        }
    }
    taken
}

/// The name with an ending that nothing has yet, and takes it.
pub(super) fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let endings = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(endings);
    let free = names.find(|name| taken.insert(name.to_lowercase()));
    format!("{}.md", free.as_deref().unwrap_or(name))
}

/// What all proposals are written with.
struct Context<'a> {
    articles: BTreeMap<&'a str, (&'a ArticleDoc, OnceLock<Haystack>)>,
    actors: BTreeMap<&'a str, &'a ActorDoc>,
    regions: BTreeSet<&'a str>,
    site: &'a Site,
    locale: &'a Locale,
}

impl<'a> Context<'a> {
    fn new(documents: &'a Documents, site: &'a Site, locale: &'a Locale) -> Self {
        let articles = documents.articles.iter();
        let actors = documents.actors.iter().filter(|doc| !doc.head.draft);
        let regions = documents.regions.iter().filter(|doc| !doc.head.draft);
        Self {
            articles: articles
                .map(|doc| (doc.id.as_str(), (&**doc, OnceLock::new())))
                .collect(),
            actors: actors.map(|doc| (doc.id.as_str(), &**doc)).collect(),
            regions: regions.map(|doc| doc.id.as_str()).collect(),
            site,
            locale,
        }
    }

    fn article(&self, id: &ArticleId) -> Option<&'a ArticleDoc> {
        self.articles.get(id.as_str()).map(|(doc, _)| *doc)
    }

    fn haystack(&self, id: &ArticleId) -> Option<&Haystack> {
        let (doc, haystack) = self.articles.get(id.as_str())?;
        let texts = || {
            doc.body
                .passages
                .iter()
                .map(|passage| passage.text.as_str())
        };
        Some(haystack.get_or_init(|| Haystack::new(texts())))
    }

    fn actor(&self, id: &ActorSlug) -> Option<&'a ActorDoc> {
        self.actors.get(id.as_str()).copied()
    }
}

/// A proposal and what it is written with.
struct Draftable<'a> {
    proposal: &'a Proposal,
    context: &'a Context<'a>,
}
