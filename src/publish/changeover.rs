//! From the old tree to the new one, and back to order after an interruption.
//!
//! With an exchange there is no moment without a whole site. Without one, the old tree is renamed
//! to `old` in the work folder and the new tree into its place. The names are the journal:
//!
//! | `old` | `new` | output | what happened | [`recover`] |
//! | --- | --- | --- | --- | --- |
//! | – | there | any | interrupted before the change-over | removes `new` |
//! | there | there | missing or empty | interrupted between the two renames | puts `old` back |
//! | there | there | something else | and somebody put it there | says so |
//! | there | – | there | interrupted while removing `old` | goes on with that |
//! | there | – | missing | and somebody removed the output | puts `old` back |
//!
//! An exchange leaves the old tree as `new`, which is renamed to `old` at once. A build killed
//! between these two leaves an old tree that `recover` removes as if it were an unfinished new
//! one. Nothing is lost by that, as everything in it that is not ours is in the output as well.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::target::{Places, is_empty};
use super::{PublishError, platform, removal};

/// How two folders are exchanged in one step.
pub(super) type Exchange = fn(&Path, &Path) -> io::Result<()>;

/// Puts the tree `new` in the place of the output folder. The old tree, if there was one, is
/// `old` afterwards. On an error everything is as it was.
pub(super) fn change_over(places: &Places, exchange: Exchange) -> Result<(), PublishError> {
    if !exists(&places.out)? {
        return bring_in(places);
    }
    match exchange(&places.new, &places.out) {
        Ok(()) => {
            // The new site stands already. Under either name the old tree is removed later.
            let _ = fs::rename(&places.new, &places.old);
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            set_aside(places)?;
            bring_in(places).inspect_err(|_| {
                // The error to tell is the first; should this fail too, `recover` tries again.
                let _ = put_back(places);
            })
        }
        Err(error) => Err(PublishError::io("replace", &places.out)(error)),
    }
}

/// The first of the two renames that stand for an exchange.
fn set_aside(places: &Places) -> Result<(), PublishError> {
    fs::rename(&places.out, &places.old).map_err(PublishError::io("rename", &places.out))
}

/// The second one. It replaces an empty folder and fails at any other.
fn bring_in(places: &Places) -> Result<(), PublishError> {
    fs::rename(&places.new, &places.out).map_err(|error| match error.kind() {
        ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            PublishError::ChangedMeanwhile(places.out.clone())
        }
        _ => PublishError::io("create", &places.out)(error),
    })
}

fn put_back(places: &Places) -> Result<(), PublishError> {
    fs::rename(&places.old, &places.out).map_err(PublishError::io("restore", &places.out))
}

/// Finishes or takes back what an earlier publication began, until only the site is left.
///
/// # Errors
/// [`PublishError::Interrupted`] where something else stands in the site's place.
pub(super) fn recover(places: &Places) -> Result<(), PublishError> {
    let (old, new) = (exists(&places.old)?, exists(&places.new)?);
    if old {
        let out = exists(&places.out)?;
        if !out || (new && is_empty(&places.out)?) {
            put_back(places)?;
        } else if new {
            return Err(PublishError::Interrupted {
                out: places.out.clone(),
                old: places.old.clone(),
            });
        } else {
            removal::remove_old(places)?;
        }
    }
    if new {
        removal::remove_tree(&places.new)?;
    }
    Ok(())
}

fn exists(path: &Path) -> Result<bool, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PublishError::io("read", path)(error)),
    }
}

/// Has the change-over written to the disk before the old tree goes.
pub(super) fn flush(places: &Places) {
    if let Some(parent) = places.out.parent() {
        platform::flush_folder(parent);
    }
    platform::flush_folder(&places.work);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::publish::manifest::{MARKER, Manifest};

    struct Scene {
        _temp: tempfile::TempDir,
        places: Places,
    }

    /// An output folder "A", and a new tree "B" that is ready in the work folder.
    fn scene() -> Scene {
        let temp = tempfile::tempdir().unwrap();
        let places = Places::of(&temp.path().join("public")).unwrap();
        tree(&places.out, "A");
        fs::create_dir(&places.work).unwrap();
        tree(&places.new, "B");
        Scene {
            _temp: temp,
            places,
        }
    }

    fn tree(root: &Path, text: &str) {
        fs::create_dir(root).unwrap();
        fs::write(root.join(MARKER), Manifest::default().text()).unwrap();
        fs::write(root.join("site"), text).unwrap();
    }

    fn site(places: &Places) -> String {
        fs::read_to_string(places.out.join("site")).unwrap()
    }

    fn work_is_empty(places: &Places) -> bool {
        is_empty(&places.work).unwrap()
    }

    fn missing(_: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    #[test]
    fn both_ways_lead_to_the_same() {
        for exchange in [platform::exchange as Exchange, missing] {
            let Scene { places, .. } = &scene();
            change_over(places, exchange).unwrap();
            assert_eq!(site(places), "B");
            assert_eq!(fs::read_to_string(places.old.join("site")).unwrap(), "A");
            assert!(!places.new.exists());
            recover(places).unwrap();
            assert_eq!(site(places), "B");
            // "site" is in no manifest, so it counts as a stranger's that both trees have.
            assert!(work_is_empty(places));
        }
    }

    #[test]
    fn before_the_change_over_the_old_site_stays() {
        let Scene { places, .. } = &scene();
        recover(places).unwrap();
        assert_eq!(site(places), "A");
        assert!(work_is_empty(places));
    }

    #[test]
    fn between_the_renames_the_old_site_comes_back() {
        let Scene { places, .. } = &scene();
        set_aside(places).unwrap();
        assert!(!places.out.exists());
        recover(places).unwrap();
        assert_eq!(site(places), "A");
        assert!(work_is_empty(places));
    }

    #[test]
    fn an_empty_folder_in_between_is_no_obstacle() {
        let Scene { places, .. } = &scene();
        set_aside(places).unwrap();
        fs::create_dir(&places.out).unwrap();
        recover(places).unwrap();
        assert_eq!(site(places), "A");
        assert!(work_is_empty(places));
    }

    #[test]
    fn a_strangers_folder_in_between_is_left_alone_and_so_is_the_old_site() {
        let Scene { places, .. } = &scene();
        set_aside(places).unwrap();
        tree(&places.out, "C");
        let error = recover(places).unwrap_err();
        assert!(error.hint().unwrap().contains(".public.qantar-work"));
        assert_eq!(site(places), "C");
        assert_eq!(fs::read_to_string(places.old.join("site")).unwrap(), "A");
    }

    #[test]
    fn after_the_renames_the_new_site_stays() {
        let Scene { places, .. } = &scene();
        set_aside(places).unwrap();
        bring_in(places).unwrap();
        recover(places).unwrap();
        assert_eq!(site(places), "B");
        assert!(work_is_empty(places));
    }

    #[test]
    fn an_exchange_without_its_last_rename_leaves_the_new_site() {
        let Scene { places, .. } = &scene();
        if platform::exchange(&places.new, &places.out).is_err() {
            return; // This file system has none: the tests above are about it.
        }
        recover(places).unwrap();
        assert_eq!(site(places), "B");
        assert!(work_is_empty(places));
    }

    #[test]
    fn a_failed_second_rename_is_taken_back() {
        let Scene { places, .. } = &scene();
        fn loses_new(new: &Path, _: &Path) -> io::Result<()> {
            fs::remove_dir_all(new)?;
            Err(ErrorKind::Unsupported.into())
        }
        change_over(places, loses_new).unwrap_err();
        assert_eq!(site(places), "A");
        assert!(work_is_empty(places));
    }

    #[test]
    fn other_errors_change_nothing() {
        let Scene { places, .. } = &scene();
        let busy: Exchange = |_, _| Err(ErrorKind::ResourceBusy.into());
        let error = change_over(places, busy).unwrap_err();
        assert!(error.hint().is_some());
        assert_eq!(site(places), "A");
    }
}
