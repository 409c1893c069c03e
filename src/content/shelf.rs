//! Documents kept from one reading of a site to the next.
//!
//! A document depends on its file's text, on the settings, and on nothing else: where both are
//! the same it is used again, so that after a change only the changed file is read.

use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::document::{Boundary, Documents};
use super::{Reading, boundaries, enter, read_file, text_of, withheld};
use crate::model::{Diagnostics, SourceId};
use crate::site::{ContentFile, Origin, Settings, Site};

/// What is known of a site's files since they were last read.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The paths, from the site folder, of files that changed.
    pub paths: HashSet<String>,
    /// Whether others may have changed as well.
    pub others: bool,
}

/// The documents of the last reading.
#[derive(Debug, Default)]
pub struct Shelf {
    basis: Option<Basis>,
    files: HashMap<SourceId, Kept>,
    shapes: Option<(blake3::Hash, Vec<Arc<Boundary>>, Diagnostics)>,
}

/// What every document depends on.
#[derive(Debug, PartialEq)]
struct Basis {
    settings: Settings,
    bare: bool,
    withheld: Option<String>,
}

#[derive(Debug)]
struct Kept {
    stamp: Option<Stamp>,
    /// Of the text after conversion to UTF-8; none where there was none.
    hash: Option<blake3::Hash>,
    reading: Reading,
}

/// What a file's entry in its folder says, as far as it changes with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    length: u64,
    /// The file's number, and when its entry changed: a file that was put in another's place may
    /// have its time and length.
    #[cfg(unix)]
    entry: (u64, i64, i64),
}

impl Shelf {
    /// Reads a site's files as [`super::read`] does, but those again only that changed.
    pub fn read(&mut self, site: &Site, changes: &Changes) -> (Documents, Diagnostics) {
        let basis = Basis {
            settings: site.settings.clone(),
            bare: site.bare,
            withheld: site.withheld.clone(),
        };
        if self.basis.as_ref() != Some(&basis) {
            *self = Self {
                basis: Some(basis),
                ..Self::default()
            };
        }
        let mut found = Diagnostics::default();
        let names = withheld(site, &mut found);
        let news: Vec<(SourceId, Kept)> = site
            .files
            .par_iter()
            .filter_map(|file| {
                let stamp = self.stamp_if_changed(site, file, changes)?;
                let mut found = Diagnostics::default();
                let text = text_of(site, file.source, &mut found);
                let hash = text.as_deref().map(|text| blake3::hash(text.as_bytes()));
                let same = self
                    .files
                    .get(&file.source)
                    .filter(|kept| kept.hash == hash && hash.is_some());
                let reading = match same {
                    Some(kept) => kept.reading.clone(),
                    None => read_file(site, file, text.as_deref(), names.as_ref(), found),
                };
                let kept = Kept {
                    stamp,
                    hash,
                    reading,
                };
                Some((file.source, kept))
            })
            .collect();
        self.files.extend(news);
        if self.files.len() > site.files.len() {
            let there: HashSet<SourceId> = site.files.iter().map(|file| file.source).collect();
            self.files.retain(|source, _| there.contains(source));
        }
        let mut documents = Documents::default();
        for file in &site.files {
            if let Some(kept) = self.files.get(&file.source) {
                enter(site, file, kept.reading.clone(), &mut documents, &mut found);
            }
        }
        self.read_shapes(site, &mut documents, &mut found);
        (documents, found)
    }

    /// The stamp of a file that has to be looked at; nothing for one that is as it was.
    fn stamp_if_changed(
        &self,
        site: &Site,
        file: &ContentFile,
        changes: &Changes,
    ) -> Option<Option<Stamp>> {
        let kept = self.files.get(&file.source);
        let told = changes.paths.contains(site.sources.path(file.source));
        if kept.is_some() && !told && !changes.others {
            return None;
        }
        let origin = site.sources.file(file.source).map(|file| &file.origin);
        let stamp = match origin {
            Some(Origin::File(path)) => std::fs::metadata(path).ok().and_then(|meta| stamp(&meta)),
            _ => None,
        };
        let same = kept.is_some_and(|kept| kept.stamp.is_some() && kept.stamp == stamp);
        (told || !same).then_some(stamp)
    }

    /// Region shapes: one file that every map needs whole.
    fn read_shapes(&mut self, site: &Site, documents: &mut Documents, found: &mut Diagnostics) {
        let Some(source) = site.boundaries else {
            self.shapes = None;
            return;
        };
        let Some(text) = text_of(site, source, found) else {
            return;
        };
        let hash = blake3::hash(text.as_bytes());
        let (_, shapes, problems) = match self.shapes.take() {
            Some(kept) if kept.0 == hash => self.shapes.insert(kept),
            _ => {
                let mut problems = Diagnostics::default();
                let shapes = boundaries::read(&text, source, &mut problems);
                let shapes = shapes.into_iter().map(Arc::new).collect();
                self.shapes.insert((hash, shapes, problems))
            }
        };
        documents.boundaries.clone_from(shapes);
        found.append(problems.clone());
    }
}

fn stamp(meta: &Metadata) -> Option<Stamp> {
    #[cfg(unix)]
    use std::os::unix::fs::MetadataExt;
    Some(Stamp {
        modified: meta.modified().ok()?,
        length: meta.len(),
        #[cfg(unix)]
        entry: (meta.ino(), meta.ctime(), meta.ctime_nsec()),
    })
}
