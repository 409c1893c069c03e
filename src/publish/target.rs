//! Where a site may be published, and the paths that a publication uses there.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::error::Collision;
use super::manifest::Manifest;
use super::{PublishError, platform};

/// A folder that the build reads and that the output therefore may not touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    path: PathBuf,
    role: String,
    inside_too: bool,
}

impl Protected {
    /// A folder of input, such as `content/`: the output may be neither it, nor around it, nor
    /// inside it. The role is what messages call it.
    pub fn input(path: impl Into<PathBuf>, role: impl Into<String>) -> Self {
        Protected {
            path: path.into(),
            role: role.into(),
            inside_too: true,
        }
    }

    /// The folder of a whole site: the output may lie inside it, as `public/` does, but be
    /// neither it nor around it.
    pub fn site(path: impl Into<PathBuf>) -> Self {
        Protected {
            path: path.into(),
            role: "the site folder".into(),
            inside_too: false,
        }
    }

    fn check(&self, out: &Path) -> Result<(), PublishError> {
        let path = resolve(&self.path)?;
        let collision = if out == path {
            Collision::Same
        } else if path.starts_with(out) {
            Collision::Around
        } else if self.inside_too && out.starts_with(&path) {
            Collision::Inside
        } else {
            return Ok(());
        };
        Err(PublishError::Protected {
            out: out.to_owned(),
            path,
            role: self.role.clone(),
            collision,
        })
    }
}

/// Checks that a site may be published into `out`, before a build begins work.
///
/// A symbolic link to a folder stands for the folder it leads to. A folder that does not exist is
/// fine, and so is an empty one.
///
/// # Errors
/// [`PublishError`] where `out` collides with a protected folder, is no folder, is a mount point
/// or the root, or holds files and no marker of ours.
pub fn check_target(out: &Path, protected: &[Protected]) -> Result<(), PublishError> {
    let places = Places::of(out)?;
    for folder in protected {
        folder.check(&places.out)?;
    }
    places.check_out()
}

/// The paths of one publication. All that is not the site itself is in one hidden folder beside
/// it, which exists only while a build runs or after one was killed.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The output folder, without symbolic links in its path.
    pub(super) out: PathBuf,
    /// `.NAME.qantar-work` beside it.
    pub(super) work: PathBuf,
    /// The lock file in the work folder.
    pub(super) lock: PathBuf,
    /// The tree that is being built, in the work folder.
    pub(super) new: PathBuf,
    /// The tree that stood before, in the work folder, until it is removed.
    pub(super) old: PathBuf,
}

impl Places {
    /// # Errors
    /// [`PublishError`] where `out` has no folder around it or leads through something else.
    pub(super) fn of(out: &Path) -> Result<Self, PublishError> {
        let out = resolve(out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(PublishError::NoParent(out));
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".qantar-work");
        let work = parent.join(hidden);
        Ok(Places {
            lock: work.join("lock"),
            new: work.join("new"),
            old: work.join("old"),
            work,
            out,
        })
    }

    /// Checks that the output folder is absent, empty or ours.
    pub(super) fn check_out(&self) -> Result<(), PublishError> {
        let out = &self.out;
        match fs::metadata(out) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(PublishError::io("read", out)(error)),
            Ok(meta) if !meta.is_dir() => return Err(PublishError::NotAFolder(out.clone())),
            Ok(_) if platform::is_mount_point(out) => {
                return Err(PublishError::MountPoint(out.clone()));
            }
            Ok(_) => {}
        }
        if Manifest::read(out)?.is_some() || is_empty(out)? {
            Ok(())
        } else {
            Err(PublishError::Foreign(out.clone()))
        }
    }
}

/// Whether a folder holds nothing at all.
pub(super) fn is_empty(folder: &Path) -> Result<bool, PublishError> {
    let mut entries = fs::read_dir(folder).map_err(PublishError::io("read", folder))?;
    Ok(entries.next().is_none())
}

/// The absolute path without symbolic links or `..`, of a file that need not exist.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(PublishError::io("find", path))?;
    let mut found = PathBuf::new();
    for part in absolute.components() {
        match part {
            // Links are followed as they come, so that what is left to go up from is a folder.
            Component::ParentDir => {
                found.pop();
            }
            Component::CurDir => {}
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => found.push(part),
        }
        match fs::canonicalize(&found) {
            Ok(real) => found = real,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if fs::symlink_metadata(&found).is_ok() {
                    return Err(PublishError::DanglingLink(found));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                found.pop();
                return Err(PublishError::NotAFolder(found));
            }
            Err(error) => return Err(PublishError::io("find", found)(error)),
        }
    }
    Ok(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn collision(out: &Path, protected: Protected) -> Option<Collision> {
        match check_target(out, &[protected]) {
            Ok(()) => None,
            Err(PublishError::Protected { collision, .. }) => Some(collision),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn the_site_may_hold_the_output_and_not_be_it() {
        let temp = tempfile::tempdir().unwrap();
        let site = temp.path().join("site");
        fs::create_dir_all(&site).unwrap();
        let protected = || Protected::site(&site);
        assert_eq!(collision(&site.join("public"), protected()), None);
        assert_eq!(collision(&temp.path().join("site-b"), protected()), None);
        assert_eq!(collision(&site, protected()), Some(Collision::Same));
        assert_eq!(
            collision(&site.join("public/.."), protected()),
            Some(Collision::Same)
        );
        assert_eq!(collision(temp.path(), protected()), Some(Collision::Around));
    }

    #[test]
    fn input_may_not_hold_the_output() {
        let temp = tempfile::tempdir().unwrap();
        // The folder need not exist: it may be created before the next build.
        let content = temp.path().join("content");
        let protected = || Protected::input(&content, "content/");
        assert_eq!(
            collision(&content.join("a/b"), protected()),
            Some(Collision::Inside)
        );
        assert_eq!(collision(&content, protected()), Some(Collision::Same));
        assert_eq!(collision(&temp.path().join("public"), protected()), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_seen_through() {
        use std::os::unix::fs::symlink;
        let temp = tempfile::tempdir().unwrap();
        let content = temp.path().join("content");
        fs::create_dir(&content).unwrap();
        symlink(&content, temp.path().join("link")).unwrap();
        symlink("nowhere", temp.path().join("dangling")).unwrap();
        let inside = temp.path().join("link/public");
        let protected = Protected::input(&content, "content/");
        assert_eq!(collision(&inside, protected), Some(Collision::Inside));
        let dangling = check_target(&temp.path().join("dangling"), &[]);
        assert!(matches!(dangling, Err(PublishError::DanglingLink(_))));
    }

    #[test]
    fn what_is_no_folder_or_not_ours_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("file");
        fs::write(&file, "mine").unwrap();
        let refused = |out: &Path| check_target(out, &[]).unwrap_err();
        assert!(matches!(refused(&file), PublishError::NotAFolder(_)));
        assert!(matches!(
            refused(&file.join("below")),
            PublishError::NotAFolder(_)
        ));
        assert!(matches!(refused(temp.path()), PublishError::Foreign(_)));
        assert!(matches!(refused(Path::new("/")), PublishError::NoParent(_)));
        assert!(check_target(Path::new(""), &[]).is_err());
    }
}
