//! Files that are not yet written, linked in memory with those that are there: what `qantar check`
//! would say of them is known before the first is written.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::content::document::Head;
use crate::content::{self, Documents};
use crate::model::{Diagnostic, Diagnostics, Place, SourceId};
use crate::names::Gazetteer;
use crate::site::{ContentFile, Origin, Section, Site};
use crate::timeline::{self, LinkOptions, Memo, Timeline};

/// A file that is going to be written.
pub(super) struct PlannedFile<'a> {
    pub(super) section: Section,
    /// Its path below its section's folder.
    pub(super) name: &'a str,
    pub(super) text: String,
}

/// How planned files are linked.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Drafts too.
    pub(super) drafts: bool,
    /// What is merely fragile is warned of.
    pub(super) strict: bool,
}

/// A site as it would be with the planned files.
pub(super) struct Linked {
    pub(super) timeline: Timeline,
    pub(super) found: Diagnostics,
    sources: BTreeMap<SourceId, usize>,
    paths: BTreeMap<PathBuf, usize>,
}

impl Linked {
    /// What is wrong with each planned file, by its number in the plan: of what counts, the first.
    pub(super) fn faults(&self, counts: impl Fn(&Diagnostic) -> bool) -> BTreeMap<usize, String> {
        let mut faults = BTreeMap::new();
        for diagnostic in self.found.iter().filter(|one| counts(one)) {
            let owner = match &diagnostic.place {
                Place::Words(source, _) => self.sources.get(source),
                Place::Path(path) => self.paths.get(path),
            };
            if let Some(owner) = owner {
                let message = || diagnostic.message.clone();
                faults.entry(*owner).or_insert_with(message);
            }
        }
        faults
    }
}

/// Links planned files with all that a site has; one stands in the place of a document that has its
/// path.
pub(super) fn link(
    site: &mut Site,
    documents: &Documents,
    gazetteer: &Gazetteer,
    planned: &[PlannedFile<'_>],
    manner: Manner,
) -> Linked {
    let mut sources = BTreeMap::new();
    let mut paths = BTreeMap::new();
    let mut files = Vec::with_capacity(planned.len());
    for (index, file) in planned.iter().enumerate() {
        let path = format!("content/{}/{}", file.section.folder(), file.name);
        paths.insert(PathBuf::from(&path), index);
        let source = site.sources.add(path, Origin::Planned(file.text.clone()));
        sources.insert(source, index);
        files.push(ContentFile {
            source,
            section: file.section,
            path: file.name.to_owned(),
        });
    }
    let (new, mut found) = content::read_files(site, &files, None);
    let mut all = documents.clone();
    join(&mut all.articles, new.articles, |doc| {
        (&doc.head, doc.id.as_str())
    });
    join(&mut all.events, new.events, |doc| {
        (&doc.head, doc.id.as_str())
    });
    join(&mut all.questions, new.questions, |doc| {
        (&doc.head, doc.id.as_str())
    });
    join(&mut all.actors, new.actors, |doc| {
        (&doc.head, doc.id.as_str())
    });
    join(&mut all.regions, new.regions, |doc| {
        (&doc.head, doc.id.as_str())
    });
    join(&mut all.pages, new.pages, |doc| {
        (&doc.head, doc.id.as_str())
    });
    let (timeline, problems) = link_documents(site, all, gazetteer, manner);
    found.append(problems);
    Linked {
        timeline,
        found,
        sources,
        paths,
    }
}

/// Links documents, drafting nothing.
pub(super) fn link_documents(
    site: &Site,
    documents: Documents,
    gazetteer: &Gazetteer,
    manner: Manner,
) -> (Timeline, Diagnostics) {
    let options = LinkOptions {
        drafts: manner.drafts,
        strict: manner.strict,
        statics: site.theme.statics.keys().cloned().collect(),
    };
    timeline::link(
        documents,
        &[],
        gazetteer,
        &site.settings,
        &options,
        &mut Memo::default(),
    )
}

/// Adds documents, each in the place of that with its path, and sorts them by id.
fn join<D>(there: &mut Vec<Arc<D>>, new: Vec<Arc<D>>, key: impl Fn(&D) -> (&Head, &str)) {
    let paths: HashSet<&str> = new.iter().map(|doc| key(doc).0.path.as_str()).collect();
    there.retain(|doc| !paths.contains(key(doc).0.path.as_str()));
    there.extend(new);
    there.sort_by(|a, b| key(a).1.cmp(key(b).1));
}
