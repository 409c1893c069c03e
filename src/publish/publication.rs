//! One publication, from the first file to the change-over.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::SystemTime;

use rayon::prelude::*;

use super::changeover::{self, Exchange};
use super::lock::Lock;
use super::manifest::{Fingerprint, MARKER, Manifest};
use super::plan::Plan;
use super::staging::Staging;
use super::strangers::Strangers;
use super::target::Places;
use super::{PublishError, name, platform, removal};

/// What a publication did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written: new ones and those whose bytes changed.
    pub written: u64,
    /// Files that stayed as they were, with their time stamps.
    pub unchanged: u64,
    /// Files of the earlier site that no longer belong.
    pub removed: u64,
    /// Bytes in the files written.
    pub bytes: u64,
    /// Bytes in all files of the site.
    pub total: u64,
    /// Where the old tree is, if it could not be removed. The site is published all the same, and
    /// the next build tries again.
    pub left_over: Option<PathBuf>,
}

/// A site on its way to the output folder. Many threads may put files into it.
///
/// Dropped before [`finish`](Self::finish), it leaves the old site and nothing else.
#[derive(Debug)]
pub struct Publication {
    places: Places,
    /// Taken when the publication ends.
    lock: Option<Lock>,
    /// Folders around the output that did not exist before, innermost first.
    made: Vec<PathBuf>,
    old: Old,
    staging: Staging,
    plan: Plan,
    written: AtomicU64,
    bytes: AtomicU64,
    failed: AtomicBool,
    exchange: Exchange,
}

/// The site that stands in the output folder.
#[derive(Debug)]
struct Old {
    manifest: Manifest,
    /// When its marker was written; `None` where there is no site of ours.
    marked: Option<SystemTime>,
}

impl Publication {
    /// Locks the output folder and clears away what a killed build left.
    ///
    /// # Errors
    /// Those of [`check_target`](super::check_target); [`PublishError::Busy`] while another build
    /// publishes there; [`PublishError::Io`] where the folder around the output is not writable.
    pub fn begin(out: &Path) -> Result<Publication, PublishError> {
        let places = Places::of(out)?;
        let made = make_parents(&places.out)?;
        let lock = Lock::acquire(&places).inspect_err(|_| remove_folders(&made))?;
        match prepare(&places) {
            Ok((old, staging)) => Ok(Publication {
                places,
                lock: Some(lock),
                made,
                old,
                staging,
                plan: Plan::default(),
                written: AtomicU64::new(0),
                bytes: AtomicU64::new(0),
                failed: AtomicBool::new(false),
                exchange: platform::exchange,
            }),
            Err(error) => {
                lock.release(&places);
                remove_folders(&made);
                Err(error)
            }
        }
    }

    /// Adds a file. The name is relative and its parts are separated by `/`.
    ///
    /// # Errors
    /// A bad or clashing name, a stranger's file in its place, or what the system says. After an
    /// error the publication can no longer be finished.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.try_put(name, bytes)
            .inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
    }

    /// Keeps the files of ours below `folder` as they stand, where the file `stamp` among them
    /// holds just these bytes and nobody has touched them since. `false` where it cannot: then all
    /// of them have to be put, the stamp too.
    ///
    /// # Errors
    /// A clash with a name that was put, or what the system says. After an error the publication
    /// can no longer be finished.
    pub fn keep(&self, folder: &str, stamp: &str, bytes: &[u8]) -> Result<bool, PublishError> {
        self.try_keep(folder, stamp, bytes)
            .inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
    }

    fn try_keep(&self, folder: &str, stamp: &str, bytes: &[u8]) -> Result<bool, PublishError> {
        let files = &self.old.manifest.files;
        if files.get(stamp) != Some(&Fingerprint::of(bytes)) {
            return Ok(false);
        }
        let below = format!("{folder}/");
        let kept: Vec<_> = files
            .range(below.clone()..)
            .take_while(|(name, _)| name.starts_with(&below))
            .collect();
        for (name, print) in &kept {
            if !self.old.has(&self.places.out, name, **print)? {
                return Ok(false);
            }
        }
        for (name, print) in kept {
            self.plan.add(name, *print, true)?;
        }
        Ok(true)
    }

    fn try_put(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        name::check(name)?;
        let print = Fingerprint::of(bytes);
        let unchanged = self.old.has(&self.places.out, name, print)?;
        self.plan.add(name, print, unchanged)?;
        if !unchanged {
            self.staging.write(Path::new(name), bytes)?;
            self.written.fetch_add(1, Ordering::Relaxed);
            self.bytes.fetch_add(print.size, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Changes the new site over for the old one, unless they are the same.
    ///
    /// # Errors
    /// [`PublishError::Incomplete`] after a failed [`put`](Self::put), and whatever keeps the new
    /// tree from becoming whole. The old site then stands as it did.
    pub fn finish(self) -> Result<Published, PublishError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(PublishError::Incomplete);
        }
        let (new, unchanged) = self.plan.close();
        let old = &self.old.manifest;
        let mut published = Published {
            written: self.written.load(Ordering::Relaxed),
            unchanged: unchanged.len() as u64,
            removed: old
                .files
                .keys()
                .filter(|name| !new.files.contains_key(*name))
                .count() as u64,
            bytes: self.bytes.load(Ordering::Relaxed),
            total: new.files.values().map(|print| print.size).sum(),
            left_over: None,
        };
        if published.written == 0 && self.old.marked.is_some() && new == *old {
            return Ok(published);
        }
        self.complete(&new, &unchanged)?;
        changeover::change_over(&self.places, self.exchange)?;
        changeover::flush(&self.places);
        // From here on the new site stands, and nothing may be reported as a failure.
        if removal::remove_old(&self.places).is_err() {
            published.left_over = Some(self.places.old.clone());
        }
        Ok(published)
    }

    /// Makes the new tree whole and lasting.
    fn complete(&self, new: &Manifest, unchanged: &[String]) -> Result<(), PublishError> {
        let (out, staging) = (&self.places.out, &self.staging);
        unchanged
            .par_iter()
            .try_for_each(|name| staging.link(out, Path::new(name)))?;
        if out.is_dir() {
            Strangers::find(out, &self.old.manifest, new, unchanged)?.carry_over(
                out,
                staging,
                &self.places.new,
            )?;
        }
        // Last of all files: what is younger than the marker was touched by somebody else.
        staging.write(Path::new(MARKER), new.text().as_bytes())?;
        platform::flush_all(&self.places.new)
            .map_err(PublishError::io("write to the disk", &self.places.new))
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // Whatever happened so far: the same as a later build would do about it.
        let _ = changeover::recover(&self.places);
        if let Some(lock) = self.lock.take() {
            lock.release(&self.places);
        }
        if !self.places.out.exists() {
            remove_folders(&self.made);
        }
    }
}

impl Old {
    fn read(out: &Path) -> Result<Self, PublishError> {
        let (manifest, marked) = Manifest::read(out)?.unzip();
        Ok(Old {
            manifest: manifest.unwrap_or_default(),
            marked,
        })
    }

    /// Whether the file `name` stands in the output with just these bytes.
    ///
    /// # Errors
    /// [`PublishError::InTheWay`] if a file stands there that is not ours and is another.
    fn has(&self, out: &Path, name: &str, print: Fingerprint) -> Result<bool, PublishError> {
        let Some(marked) = self.marked else {
            return Ok(false);
        };
        let ours = self.manifest.files.get(name);
        if ours.is_some_and(|ours| *ours != print) {
            return Ok(false);
        }
        let path = out.join(name);
        let meta = match fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            // Folders are looked into when all files are known.
            Err(error) if is_absent(error.kind()) => return Ok(false),
            Err(error) => return Err(PublishError::io("read", path)(error)),
        };
        let trusted = ours.is_some() && meta.modified().is_ok_and(|time| time <= marked);
        let same = meta.is_file()
            && meta.len() == print.size
            && (trusted || is_content(&path, &meta, print)?);
        if ours.is_none() && !same && !meta.is_dir() {
            return Err(PublishError::InTheWay(path));
        }
        Ok(same)
    }
}

/// A part of the path may be a file now, where a folder was or will be.
fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether the bytes of a file, read from the disk, are the ones expected.
fn is_content(path: &Path, meta: &Metadata, print: Fingerprint) -> Result<bool, PublishError> {
    debug_assert!(meta.is_file(), "opening anything else could wait forever");
    let bytes = fs::read(path).map_err(PublishError::io("read", path))?;
    Ok(Fingerprint::of(&bytes) == print)
}

/// With the lock held: order after a killed build, a look at the old site, an empty new tree.
fn prepare(places: &Places) -> Result<(Old, Staging), PublishError> {
    changeover::recover(places)?;
    places.check_out()?;
    let old = Old::read(&places.out)?;
    let replaced = fs::metadata(&places.out).ok();
    let staging = Staging::create(&places.new, replaced.as_ref()).inspect_err(|_| {
        let _ = removal::remove_tree(&places.new);
    })?;
    Ok((old, staging))
}

/// Makes the folders around `out`, and says which did not exist, innermost first.
fn make_parents(out: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let missing: Vec<PathBuf> = out
        .ancestors()
        .skip(1)
        .take_while(|folder| !folder.exists())
        .map(Path::to_owned)
        .collect();
    if let Some(parent) = missing.first() {
        fs::create_dir_all(parent)
            .map_err(PublishError::io("create", parent))
            .inspect_err(|_| {
                remove_folders(&missing);
            })?;
    }
    Ok(missing)
}

/// Removes folders, innermost first, as far as they are empty.
fn remove_folders(folders: &[PathBuf]) {
    for folder in folders {
        let _ = fs::remove_dir(folder);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn missing(_: &Path, _: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    #[test]
    fn without_an_exchange_the_site_changes_all_the_same() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        for text in ["one", "two", "three"] {
            let mut publication = Publication::begin(&out).unwrap();
            publication.exchange = missing;
            publication.put("index.html", text.as_bytes()).unwrap();
            publication.put("same.css", b"same").unwrap();
            assert_eq!(publication.finish().unwrap().left_over, None);
            assert_eq!(fs::read(out.join("index.html")).unwrap(), text.as_bytes());
            assert!(out.join("same.css").exists());
            assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_folder_is_kept_while_its_stamp_and_its_files_are_the_same() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        let publish = |stamp: &[u8]| {
            let publication = Publication::begin(&out).unwrap();
            publication.put("index.html", stamp).unwrap();
            let kept = publication.keep("made", "made/stamp", stamp).unwrap();
            if !kept {
                publication.put("made/stamp", stamp).unwrap();
                publication.put("made/a/b", b"slow to make").unwrap();
                publication.put("made/c", stamp).unwrap();
            }
            publication.finish().unwrap();
            assert_eq!(fs::read(out.join("made/a/b")).unwrap(), b"slow to make");
            assert_eq!(fs::read(out.join("made/c")).unwrap(), stamp);
            kept
        };
        assert!(!publish(b"one"), "there is nothing to keep yet");
        assert!(publish(b"one"));
        assert!(!publish(b"two"), "another stamp");
        assert!(publish(b"two"));
        fs::write(out.join("made/c"), "edited").unwrap();
        assert!(!publish(b"two"), "an edited file");
        fs::remove_file(out.join("made/a/b")).unwrap();
        assert!(!publish(b"two"), "a lost file");
        assert!(publish(b"two"));
    }

    #[test]
    fn threads_may_share_it() {
        fn shared<T: Send + Sync>() {}
        shared::<Publication>();
        shared::<PublishError>();
    }
}
