//! The tree that is being built: files written anew, and files linked from the old tree.

use std::collections::HashSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{PublishError, platform};

/// A tree under construction. Many threads may add to it.
#[derive(Debug)]
pub(super) struct Staging {
    root: PathBuf,
    /// Folders that are known to exist, relative to the root.
    made: Mutex<HashSet<PathBuf>>,
}

impl Staging {
    /// Makes the empty folder `root`, with the permissions of the folder it is to replace.
    pub(super) fn create(root: &Path, replaces: Option<&Metadata>) -> Result<Self, PublishError> {
        fs::create_dir(root).map_err(PublishError::io("create", root))?;
        if let Some(meta) = replaces {
            platform::copy_permissions(meta, root)
                .map_err(PublishError::io("set the permissions of", root))?;
        }
        Ok(Staging {
            root: root.to_owned(),
            made: Mutex::default(),
        })
    }

    /// Writes a new file and the folders it needs.
    pub(super) fn write(&self, name: &Path, bytes: &[u8]) -> Result<(), PublishError> {
        self.make_folder_of(name)?;
        let path = self.root.join(name);
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(PublishError::io("write", path))
    }

    /// Puts the file `name` of the tree `from` into this one: the same file by a hard link, or a
    /// copy with its time where the file system has none. A symbolic link stays one.
    ///
    /// # Errors
    /// [`PublishError::ChangedMeanwhile`] where the file has gone.
    pub(super) fn link(&self, from: &Path, name: &Path) -> Result<(), PublishError> {
        self.make_folder_of(name)?;
        let (source, target) = (from.join(name), self.root.join(name));
        let outcome = match fs::hard_link(&source, &target) {
            Err(error) if may_copy(error.kind()) => copy(&source, &target),
            other => other,
        };
        outcome.map_err(|error| match error.kind() {
            ErrorKind::NotFound => PublishError::ChangedMeanwhile(source),
            _ => PublishError::io("link or copy", source)(error),
        })
    }

    /// Makes a folder and those around it, each once.
    pub(super) fn make_folder(&self, folder: &Path) -> Result<(), PublishError> {
        if folder.as_os_str().is_empty() || self.known().contains(folder) {
            return Ok(());
        }
        // Two threads may come here for the same folder; making it twice does no harm.
        let path = self.root.join(folder);
        fs::create_dir_all(&path).map_err(PublishError::io("create", path))?;
        self.known().insert(folder.to_owned());
        Ok(())
    }

    fn make_folder_of(&self, name: &Path) -> Result<(), PublishError> {
        name.parent()
            .map_or(Ok(()), |folder| self.make_folder(folder))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashSet<PathBuf>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a copy may succeed where a hard link did not: another file system, one without hard
/// links, too many of them, or somebody else's file.
fn may_copy(kind: ErrorKind) -> bool {
    !matches!(
        kind,
        ErrorKind::NotFound
            | ErrorKind::AlreadyExists
            | ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
    )
}

fn copy(source: &Path, target: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(source)?;
    if meta.is_symlink() {
        return platform::copy_symlink(source, target);
    }
    // Opening a pipe would wait for whoever is at its other end.
    if !meta.is_file() {
        return Err(ErrorKind::Unsupported.into());
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(target)?;
    io::copy(&mut File::open(source)?, &mut file)?;
    file.set_modified(meta.modified()?)?;
    platform::copy_permissions(&meta, target)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_copy_keeps_bytes_time_and_permissions() {
        let temp = tempfile::tempdir().unwrap();
        let (source, target) = (temp.path().join("a"), temp.path().join("b"));
        fs::write(&source, "text").unwrap();
        let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        File::options()
            .write(true)
            .open(&source)
            .unwrap()
            .set_modified(past)
            .unwrap();
        let mut permissions = fs::metadata(&source).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&source, permissions.clone()).unwrap();
        copy(&source, &target).unwrap();
        let meta = fs::metadata(&target).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"text");
        assert_eq!(meta.modified().unwrap(), past);
        assert_eq!(meta.permissions(), permissions);
    }

    #[cfg(unix)]
    #[test]
    fn a_copied_link_leads_where_the_first_does() {
        let temp = tempfile::tempdir().unwrap();
        let (source, target) = (temp.path().join("a"), temp.path().join("b"));
        std::os::unix::fs::symlink("no/where", &source).unwrap();
        copy(&source, &target).unwrap();
        assert_eq!(fs::read_link(&target).unwrap(), Path::new("no/where"));
    }

    #[test]
    fn what_has_gone_is_named() {
        let temp = tempfile::tempdir().unwrap();
        let staging = Staging::create(&temp.path().join("new"), None).unwrap();
        let error = staging.link(temp.path(), Path::new("gone")).unwrap_err();
        assert!(matches!(error, PublishError::ChangedMeanwhile(path) if path.ends_with("gone")));
    }
}
