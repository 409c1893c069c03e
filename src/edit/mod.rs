//! Writing content files: new sites, new files to fill in, events that were proposed, actors whose
//! names recur, and a page to edit a site in the browser. Nothing that exists is written over.

mod actors;
mod admin;
mod drafted;
mod files;
mod import;
mod new;
mod planned;
mod seal;
mod skeleton;

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

pub use actors::{NewActor, write_actors};
pub use admin::init_cms;
pub use drafted::{Written, write_events};
pub use import::{Imported, import};
pub use new::new;
pub use seal::{SealError, SealOptions, Sealed, SealedFile, seal, unseal};
pub use skeleton::init;

/// Why a file was not written.
#[derive(Debug)]
pub enum EditError {
    /// There is something in its place.
    Exists(PathBuf),
    /// The site has a configuration of the CMS.
    Configured(PathBuf),
    /// The folder is no site.
    NoSite(PathBuf),
    /// The folder is a plain folder of texts.
    Bare(PathBuf),
    /// It is not what it was a moment ago.
    Changed(PathBuf),
    /// The folder is not empty.
    NotEmpty(PathBuf),
    /// The title gives no file name.
    NoName(String),
    /// The date is none.
    Date(String),
    /// The system would not.
    Io(PathBuf, std::io::Error),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(
                    f,
                    "`{}` exists and is left as it is\nhelp: choose another title",
                    path.display()
                )
            }
            Self::Configured(path) => write!(
                f,
                "`{}` exists and is left as it is\nhelp: take it away, and the same command makes it anew",
                path.display()
            ),
            Self::NoSite(path) => write!(
                f,
                "`{}` has neither qantar.toml nor content/\nhelp: make a site with `qantar init`, or name its folder with --dir",
                path.display()
            ),
            Self::Bare(path) => write!(
                f,
                "`{}` is a plain folder of texts: events and actors are written into a site\nhelp: make one with `qantar init FOLDER`, move the texts to FOLDER/content/articles/, and draft there",
                path.display()
            ),
            Self::Changed(path) => write!(
                f,
                "`{}` was changed by another program meanwhile and is left as it is",
                path.display()
            ),
            Self::NotEmpty(path) => write!(
                f,
                "`{}` is not empty and is left as it is\nhelp: name a new folder: `qantar init FOLDER`",
                path.display()
            ),
            Self::NoName(title) => {
                write!(
                    f,
                    "the title `{title}` has no letters or digits to make a file name from"
                )
            }
            Self::Date(why) => write!(f, "{why}"),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for EditError {}

/// Writes a new file and the folders that it lies in.
fn write_new(path: &Path, text: &str) -> Result<(), EditError> {
    let io = |error| EditError::Io(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let mut file = match std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
    {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(EditError::Exists(path.to_owned()));
        }
        Err(error) => return Err(io(error)),
    };
    if let Err(error) = file.write_all(text.as_bytes()) {
        // Half a file would be worse than none.
        let _ = std::fs::remove_file(path);
        return Err(io(error));
    }
    Ok(())
}
