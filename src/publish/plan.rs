//! What the new site will consist of, gathered from many threads.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::manifest::{Fingerprint, Manifest};
use super::{PublishError, name};

/// The files put so far.
#[derive(Debug, Default)]
pub(super) struct Plan {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    files: HashMap<String, Planned>,
    folders: HashSet<String>,
}

#[derive(Debug, Clone, Copy)]
struct Planned {
    print: Fingerprint,
    unchanged: bool,
}

impl Plan {
    /// Takes a file in.
    ///
    /// # Errors
    /// [`PublishError::Twice`] and [`PublishError::FileAndFolder`] where it clashes with another.
    pub(super) fn add(
        &self,
        file: &str,
        print: Fingerprint,
        unchanged: bool,
    ) -> Result<(), PublishError> {
        let mut inner = self.lock();
        if inner.files.contains_key(file) {
            return Err(PublishError::Twice(file.to_owned()));
        }
        if inner.folders.contains(file) {
            return Err(PublishError::FileAndFolder(file.to_owned()));
        }
        for folder in name::folders(file) {
            if inner.files.contains_key(folder) {
                return Err(PublishError::FileAndFolder(folder.to_owned()));
            }
            // The folders around a known one are known as well.
            if !inner.folders.insert(folder.to_owned()) {
                break;
            }
        }
        let planned = Planned { print, unchanged };
        inner.files.insert(file.to_owned(), planned);
        Ok(())
    }

    /// The manifest of the new site, and the names of the files to link from the old one, sorted.
    pub(super) fn close(&self) -> (Manifest, Vec<String>) {
        let inner = std::mem::take(&mut *self.lock());
        let mut unchanged: Vec<String> = inner
            .files
            .iter()
            .filter(|(_, planned)| planned.unchanged)
            .map(|(name, _)| name.clone())
            .collect();
        unchanged.sort_unstable();
        let files = inner
            .files
            .into_iter()
            .map(|(name, planned)| (name, planned.print))
            .collect();
        (Manifest { files }, unchanged)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn names_may_not_clash() {
        let plan = Plan::default();
        let add = |name: &str| plan.add(name, Fingerprint::of(b""), false);
        add("a/b/c").unwrap();
        add("a/b/d").unwrap();
        assert!(matches!(add("a/b/c"), Err(PublishError::Twice(_))));
        assert!(matches!(add("a"), Err(PublishError::FileAndFolder(name)) if name == "a"));
        assert!(matches!(add("a/b"), Err(PublishError::FileAndFolder(_))));
        assert!(matches!(
            add("a/b/c/d/e"),
            Err(PublishError::FileAndFolder(name)) if name == "a/b/c"
        ));
        add("a/bc").unwrap();
    }
}
