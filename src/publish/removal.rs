//! Removing trees: an unfinished new one, or the old one after the change-over.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::manifest::{MARKER, Manifest};
use super::target::Places;
use super::{PublishError, platform};

/// Removes a tree of our making with all that is in it.
pub(super) fn remove_tree(root: &Path) -> Result<(), PublishError> {
    let first = fs::remove_dir_all(root);
    let outcome = match first {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            // Folders of strangers are carried over with their permissions, read-only ones too.
            make_writable(root);
            fs::remove_dir_all(root)
        }
        other => other,
    };
    match outcome {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(PublishError::io("remove", root)(error))
        }
        _ => Ok(()),
    }
}

fn make_writable(root: &Path) {
    for entry in walkdir::WalkDir::new(root) {
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_dir() {
            let _ = unlock_folder(entry.path());
        }
    }
}

fn unlock_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}

/// Removes the tree that the output folder replaced.
///
/// A stranger may have put or changed a file there after we last looked: what is not ours and not
/// in the new tree, or newer than there, is moved over instead. Without an old tree there is
/// nothing to do.
pub(super) fn remove_old(places: &Places) -> Result<(), PublishError> {
    if !places.old.exists() {
        return Ok(());
    }
    let manifest = |root| Ok(Manifest::read(root)?.map_or_else(Manifest::default, |(m, _)| m));
    let (old, new) = (manifest(&places.old)?, manifest(&places.out)?);
    rescue(places, &old, &new)?;
    // The marker goes last, so that an interrupted removal finds the manifest again.
    for entry in fs::read_dir(&places.old).map_err(PublishError::io("read", &places.old))? {
        let entry = entry.map_err(PublishError::io("read", &places.old))?;
        if entry.file_name() == MARKER {
            continue;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => remove_tree(&path)?,
            _ => fs::remove_file(&path).map_err(PublishError::io("remove", path))?,
        }
    }
    remove_tree(&places.old)
}

/// Moves into the new tree what strangers did in the old one while the two changed over.
fn rescue(places: &Places, old: &Manifest, new: &Manifest) -> Result<(), PublishError> {
    let old_folders = old.folders();
    let mut waiting = vec![places.old.clone()];
    while let Some(folder) = waiting.pop() {
        let reading = || PublishError::io("read", &folder);
        for entry in fs::read_dir(&folder).map_err(reading())? {
            let entry = entry.map_err(reading())?;
            let path = entry.path();
            let relative = path.strip_prefix(&places.old).unwrap_or(&path);
            let name = relative.to_str().unwrap_or_default();
            let target = places.out.join(relative);
            let folder = entry.file_type().map_err(reading())?.is_dir();
            if name == MARKER || old.files.contains_key(name) || new.files.contains_key(name) {
                continue;
            }
            if folder && (old_folders.contains(name) || target.is_dir()) {
                waiting.push(path);
            } else if is_missing_or_older(&target, &path) {
                move_over(&path, &target)?;
            }
        }
    }
    Ok(())
}

/// Whether `target` lacks what `path` has.
fn is_missing_or_older(target: &Path, path: &Path) -> bool {
    let (Ok(there), Ok(here)) = (fs::symlink_metadata(target), fs::symlink_metadata(path)) else {
        return true;
    };
    !platform::same_file(&there, &here) && there.modified().ok() < here.modified().ok()
}

fn move_over(path: &Path, target: &Path) -> Result<(), PublishError> {
    let folder = target.parent().unwrap_or(target);
    fs::create_dir_all(folder)
        .and_then(|()| fs::rename(path, target))
        .map_err(PublishError::io("keep", path))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::publish::manifest::Fingerprint;
    use std::path::PathBuf;
    use std::time::{Duration, SystemTime};

    fn write(root: &Path, files: &[(&str, &str)]) {
        for (name, text) in files {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn mark(root: &Path, names: &[&str]) {
        let files = names
            .iter()
            .map(|name| ((*name).to_owned(), Fingerprint::of(b"")))
            .collect();
        fs::write(root.join(MARKER), Manifest { files }.text()).unwrap();
    }

    fn places(temp: &Path) -> Places {
        let places = Places::of(&temp.join("public")).unwrap();
        fs::create_dir_all(&places.old).unwrap();
        fs::create_dir_all(&places.out).unwrap();
        places
    }

    #[test]
    fn late_files_of_strangers_are_moved_and_ours_removed() {
        let temp = tempfile::tempdir().unwrap();
        let places = places(temp.path());
        write(
            &places.old,
            &[("gone/ours", "o"), ("gone/late", "l"), ("dir/x/late", "l")],
        );
        mark(&places.old, &["gone/ours"]);
        mark(&places.out, &[]);
        remove_old(&places).unwrap();
        let text = |name: &str| fs::read_to_string(places.out.join(name)).ok();
        assert_eq!(text("gone/late").as_deref(), Some("l"));
        assert_eq!(text("dir/x/late").as_deref(), Some("l"));
        assert_eq!(text("gone/ours"), None);
        assert!(!places.old.exists());
    }

    #[test]
    fn of_two_versions_of_a_strangers_file_the_newer_stays() {
        let temp = tempfile::tempdir().unwrap();
        let places = places(temp.path());
        write(&places.old, &[("a", "old"), ("b", "late")]);
        write(&places.out, &[("a", "later"), ("b", "old")]);
        let day = |path: PathBuf, days: u64| {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400);
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(time).unwrap();
        };
        day(places.old.join("a"), 1);
        day(places.out.join("a"), 2);
        day(places.old.join("b"), 2);
        day(places.out.join("b"), 1);
        mark(&places.old, &[]);
        mark(&places.out, &[]);
        remove_old(&places).unwrap();
        assert_eq!(fs::read(places.out.join("a")).unwrap(), b"later");
        assert_eq!(fs::read(places.out.join("b")).unwrap(), b"late");
    }

    #[cfg(unix)]
    #[test]
    fn read_only_folders_are_removed_and_links_not_followed() {
        use std::os::unix::fs::PermissionsExt;
        let temp = tempfile::tempdir().unwrap();
        let (tree, outside) = (temp.path().join("tree"), temp.path().join("outside"));
        write(&tree, &[("a/b/c", "")]);
        write(&outside, &[("kept", "")]);
        std::os::unix::fs::symlink(&outside, tree.join("link")).unwrap();
        for folder in ["a/b", "a"] {
            fs::set_permissions(tree.join(folder), fs::Permissions::from_mode(0o555)).unwrap();
        }
        remove_tree(&tree).unwrap();
        assert!(!tree.exists());
        assert!(outside.join("kept").exists());
    }
}
