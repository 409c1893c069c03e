//! What can go wrong while publishing, in plain words.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::{error, fmt};

/// Why nothing was published. Whatever the variant, the site that stood before still stands.
///
/// `Display` says what is wrong and names the path; [`PublishError::hint`] says what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum PublishError {
    /// The output folder is a part of what the build reads, or contains it.
    Protected {
        /// The output folder.
        out: PathBuf,
        /// The folder it collides with.
        path: PathBuf,
        /// What that folder is, for example `content/`.
        role: String,
        /// How the two collide.
        collision: Collision,
    },
    /// The output path is something other than a folder.
    NotAFolder(PathBuf),
    /// The output path is a symbolic link whose target does not exist.
    DanglingLink(PathBuf),
    /// The output path is the root of the file system: there is no "beside" to build in.
    NoParent(PathBuf),
    /// The output folder is a mount point, which no system call can exchange.
    MountPoint(PathBuf),
    /// The output folder holds files and no marker of ours.
    Foreign(PathBuf),
    /// The marker is there but cannot be read as one.
    BadMarker {
        /// The marker file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Another build is publishing into the same folder.
    Busy(PathBuf),
    /// An interrupted change-over cannot be finished, as something else took the folder's place.
    Interrupted {
        /// The output folder.
        out: PathBuf,
        /// Where the site that stood before is kept.
        old: PathBuf,
    },
    /// A name that no file of a site may have.
    BadName {
        /// The name as it was given.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two files were given the same name.
    Twice(String),
    /// A name would have to be a file and a folder at the same time.
    FileAndFolder(String),
    /// Something that we did not write stands where a file or folder of the site has to go.
    InTheWay(PathBuf),
    /// The output folder was changed by somebody else while the build ran.
    ChangedMeanwhile(PathBuf),
    /// An earlier [`put`](super::Publication::put) failed, so that the site is not whole.
    Incomplete,
    /// The system refused something.
    Io {
        /// What was being done, as in "cannot write".
        doing: &'static str,
        /// The path it was done to.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// How an output folder collides with a folder that the build reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collision {
    /// They are the same folder.
    Same,
    /// The output folder lies inside it.
    Inside,
    /// The output folder contains it.
    Around,
}

impl PublishError {
    /// What the user can do about it, where there is more to say than the message does.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        use PublishError as E;
        Some(match self {
            E::Protected { .. } | E::NotAFolder(_) | E::NoParent(_) => {
                "choose another folder with -o".into()
            }
            E::DanglingLink(_) => {
                "create the folder it leads to, or choose another folder with -o".into()
            }
            E::MountPoint(path) => format!(
                "choose a folder inside it, for example -o {}",
                path.join("site").display()
            ),
            E::Foreign(_) => {
                "choose another folder with -o, or empty or remove this one yourself".into()
            }
            E::BadMarker { .. } => "remove the folder if all in it comes from builds, \
                or choose another folder with -o"
                .into(),
            E::Busy(_) => "wait until it is done, then run the build again".into(),
            E::Interrupted { out, old } => format!(
                "move {} elsewhere and build again; the earlier site is kept in {}",
                out.display(),
                old.display()
            ),
            E::InTheWay(_) => "move or rename it, or give the page another address".into(),
            E::ChangedMeanwhile(_) => "run the build again".into(),
            E::Io { source, .. } => return io_hint(source.kind()).map(str::to_owned),
            E::BadName { .. } | E::Twice(_) | E::FileAndFolder(_) | E::Incomplete => return None,
        })
    }

    /// Wraps an error of the system with what was being done to which path.
    pub(super) fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| PublishError::Io {
            doing,
            path,
            source,
        }
    }
}

fn io_hint(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full: make room (a build needs space for what changed, beside the old \
             site) or choose a folder on another disk with -o; the old site is as it was"
        }
        ErrorKind::FileTooLarge => {
            "the file is larger than the system allows (see `ulimit -f`); the old site is as it was"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "a build writes beside the output folder, then changes the two over: make both the \
             folder and the one around it writable, or choose another folder with -o"
        }
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "this folder cannot be renamed (it may be mounted, or belong to the image of a \
             container): choose a new folder, or one inside it, with -o"
        }
        ErrorKind::InvalidFilename => "shorten the name, or the path of the output folder",
        _ => return None,
    })
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use PublishError as E;
        let show = |path: &Path| path.display().to_string();
        match self {
            E::Protected {
                out,
                path,
                role,
                collision,
            } => {
                let how = match collision {
                    Collision::Same => "is",
                    Collision::Inside => "lies inside",
                    Collision::Around => "contains",
                };
                let (out, path) = (show(out), show(path));
                write!(f, "the output folder {out} {how} {role} ({path})")
            }
            E::NotAFolder(path) => write!(f, "the output {} is not a folder", show(path)),
            E::DanglingLink(path) => {
                write!(f, "{} is a symbolic link that leads nowhere", show(path))
            }
            E::NoParent(path) => write!(f, "{} cannot be an output folder", show(path)),
            E::MountPoint(path) => {
                let path = show(path);
                write!(f, "the output folder {path} is a mount point")
            }
            E::Foreign(path) => write!(
                f,
                "the output folder {} holds files that no build of this program wrote",
                show(path)
            ),
            E::BadMarker { path, why } => write!(f, "cannot use {}: {why}", show(path)),
            E::Busy(path) => write!(f, "another build is writing to {}", show(path)),
            E::Interrupted { out, .. } => write!(
                f,
                "an earlier build was interrupted, and something else now stands at {}",
                show(out)
            ),
            E::BadName { name, why } => {
                let start: String = name.chars().take(80).collect();
                write!(f, "{start:?} cannot be the name of a file in a site: {why}")
            }
            E::Twice(name) => write!(f, "two files of the site are called {name:?}"),
            E::FileAndFolder(name) => {
                write!(f, "{name:?} would be both a file and a folder of the site")
            }
            E::InTheWay(path) => write!(
                f,
                "{} was not written by a build, and the site needs its place",
                show(path)
            ),
            E::ChangedMeanwhile(path) => {
                write!(f, "{} was changed while the build ran", show(path))
            }
            E::Incomplete => f.write_str("a file of the site could not be written"),
            E::Io {
                doing,
                path,
                source,
            } => write!(f, "cannot {doing} {}: {source}", show(path)),
        }
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            PublishError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
