//! One build at a time: a locked file in the work folder.
//!
//! The lock is the operating system's and ends with the process, however that ends. The file
//! itself and the work folder go away with the publication; only a killed build leaves them, for
//! the next one to take over.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::target::Places;
use super::{PublishError, platform};

/// Holds the lock until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the work folder and locks it.
    ///
    /// # Errors
    /// [`PublishError::Busy`] where another build holds the lock.
    pub(super) fn acquire(places: &Places) -> Result<Lock, PublishError> {
        // A build that ends between our steps takes file and folder away: then we begin anew.
        for _ in 0..100 {
            make_work_folder(&places.work)?;
            let file = match open(&places.lock) {
                Ok(file) => file,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(PublishError::io("lock", &places.lock)(error)),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                // Better a build without a lock than none, where the file system knows no locks.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => {
                    return Err(PublishError::io("lock", &places.lock)(error));
                }
            }
            if still_there(&file, &places.lock) {
                return Ok(Lock { _file: file });
            }
        }
        Err(PublishError::Busy(places.out.clone()))
    }

    /// Takes the file and the work folder away, where nothing else is in it.
    pub(super) fn release(self, places: &Places) {
        // What another build finds in between is its own business: it checks that its file stands.
        let _ = fs::remove_file(&places.lock);
        let _ = fs::remove_dir(&places.work);
    }
}

fn make_work_folder(work: &Path) -> Result<(), PublishError> {
    match DirBuilder::new().create(work) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(PublishError::io("create", work)(error)),
    }
    // A symbolic link would have us clean up somewhere else.
    match fs::symlink_metadata(work) {
        Ok(meta) if !meta.is_dir() => Err(PublishError::InTheWay(work.to_owned())),
        _ => Ok(()),
    }
}

fn open(lock: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(lock)
}

fn still_there(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(there)) => platform::same_file(&held, &there),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_refused_until_the_first_is_done() {
        let temp = tempfile::tempdir().unwrap();
        let places = Places::of(&temp.path().join("public")).unwrap();
        let first = Lock::acquire(&places).unwrap();
        assert!(matches!(Lock::acquire(&places), Err(PublishError::Busy(_))));
        first.release(&places);
        assert!(!places.work.exists());
        Lock::acquire(&places).unwrap().release(&places);
    }

    #[test]
    fn many_at_once_never_hold_it_together() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let temp = tempfile::tempdir().unwrap();
        let places = Places::of(&temp.path().join("public")).unwrap();
        let holders = AtomicUsize::new(0);
        let acquired = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Ok(lock) = Lock::acquire(&places) else {
                            continue;
                        };
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        acquired.fetch_add(1, Ordering::SeqCst);
                        holders.fetch_sub(1, Ordering::SeqCst);
                        lock.release(&places);
                    }
                });
            }
        });
        assert!(acquired.load(Ordering::SeqCst) > 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_work_folder_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let places = Places::of(&temp.path().join("public")).unwrap();
        std::os::unix::fs::symlink(temp.path(), &places.work).unwrap();
        let refused = Lock::acquire(&places);
        assert!(matches!(refused, Err(PublishError::InTheWay(_))));
    }
}
