//! What stands in the output folder and was not written by us: it goes into the new tree as it is.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{MARKER, Manifest};
use super::staging::Staging;
use super::{PublishError, platform};

/// What is not ours in an output folder, relative to it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Strangers {
    /// Folders that hold nothing of ours, each before those inside it.
    folders: Vec<PathBuf>,
    /// Everything else: files, symbolic links, and whatever there is.
    files: Vec<PathBuf>,
}

impl Strangers {
    /// Looks through `out`, last published with `old` in it, before `new` takes its place.
    /// The names of `new` in `linked`, which is sorted, stand there already with the right bytes.
    ///
    /// # Errors
    /// [`PublishError::InTheWay`] for a stranger's file in the place of a file or folder of `new`.
    pub(super) fn find(
        out: &Path,
        old: &Manifest,
        new: &Manifest,
        linked: &[String],
    ) -> Result<Self, PublishError> {
        let (old_folders, new_folders) = (old.folders(), new.folders());
        let mut found = Strangers::default();
        // Folders still to read, and whether a file of ours goes into their place.
        let mut waiting = vec![(PathBuf::new(), false)];
        while let Some((folder, replaced)) = waiting.pop() {
            let path = out.join(&folder);
            let reading = || PublishError::io("read", &path);
            for entry in fs::read_dir(&path).map_err(reading())? {
                let entry = entry.map_err(reading())?;
                let kind = entry.file_type().map_err(reading())?;
                let entry = folder.join(entry.file_name());
                // No name of ours is anything but UTF-8.
                let name = entry.to_str().unwrap_or_default();
                if kind.is_dir() {
                    let ours = old_folders.contains(name) || new_folders.contains(name);
                    let replaced = replaced || new.files.contains_key(name);
                    if !ours && !replaced {
                        found.folders.push(entry.clone());
                    }
                    waiting.push((entry, replaced));
                } else if name == MARKER
                    || old.files.contains_key(name)
                    || linked
                        .binary_search_by(|file| file.as_str().cmp(name))
                        .is_ok()
                {
                    // Ours, to keep, replace or remove.
                } else if replaced || new_folders.contains(name) || new.files.contains_key(name) {
                    return Err(PublishError::InTheWay(out.join(entry)));
                } else {
                    found.files.push(entry);
                }
            }
        }
        Ok(found)
    }

    /// Puts them into the new tree, by hard links, so that both trees are whole.
    pub(super) fn carry_over(
        &self,
        out: &Path,
        staging: &Staging,
        new: &Path,
    ) -> Result<(), PublishError> {
        for folder in &self.folders {
            staging.make_folder(folder)?;
        }
        self.files
            .par_iter()
            .try_for_each(|file| staging.link(out, file))?;
        // Last and from the inside out, as a folder may be read-only and its time changes with
        // what is put into it.
        for folder in self.folders.iter().rev() {
            copy_attributes(&out.join(folder), &new.join(folder))?;
        }
        Ok(())
    }
}

fn copy_attributes(from: &Path, to: &Path) -> Result<(), PublishError> {
    let meta = fs::symlink_metadata(from).map_err(PublishError::io("read", from))?;
    platform::copy_permissions(&meta, to)
        .map_err(PublishError::io("set the permissions of", to))?;
    // A time is a nicety: nothing fails for the lack of it.
    if let (Ok(time), Ok(folder)) = (meta.modified(), File::open(to)) {
        let _ = folder.set_modified(time);
    }
    Ok(())
}
