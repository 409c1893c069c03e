//! The site as it was last built, in memory.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

/// A site's files by their path.
pub(super) type Files = HashMap<String, Arc<[u8]>>;

/// The last good site, and a number that grows with each.
#[derive(Debug)]
pub(super) struct Memory {
    files: RwLock<Arc<Files>>,
    /// What is slow to make and comes after the rest: the search index.
    late: RwLock<Arc<Files>>,
    version: watch::Sender<u64>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            files: RwLock::default(),
            late: RwLock::default(),
            version: watch::Sender::new(0),
        }
    }
}

impl Memory {
    /// Puts a new site in the place of the old one, if anything in it differs.
    pub(super) fn replace(&self, files: Files) {
        let mut current = self.files.write().unwrap_or_else(PoisonError::into_inner);
        if **current == files {
            return;
        }
        *current = Arc::new(files);
        drop(current);
        self.version.send_modify(|version| *version += 1);
    }

    /// Puts new late files in the place of the old ones. No page shows them by itself, so none has
    /// to be loaded again.
    pub(super) fn replace_late(&self, files: Files) {
        *self.late.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(files);
    }

    /// The late files.
    pub(super) fn late(&self) -> Arc<Files> {
        Arc::clone(&self.late.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file at that path.
    pub(super) fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let files = self.files.read().unwrap_or_else(PoisonError::into_inner);
        let found = files.get(path).cloned();
        found.or_else(|| self.late().get(path).cloned())
    }

    /// Tells when a new site has come.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }
}
