//! The marker file, which also says what we wrote: a line per file with hash, size and name.
//!
//! Plain text, sorted by name, without times or paths of the machine: the same site has the same
//! marker everywhere, and the marker may be deployed with it.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use super::{PublishError, name};

/// The marker's name, at the top of the output folder.
pub use crate::model::OUTPUT_MARKER as MARKER;

const HEAD: &str = "qantar output folder, format ";
const FORMAT: &str = "1";
const NOTE: &str =
    "The next build replaces or removes the files listed here and leaves all others.";

/// What identifies the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// BLAKE3 of the bytes.
    pub(super) hash: blake3::Hash,
    /// Their number.
    pub(super) size: u64,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Fingerprint {
            hash: blake3::hash(bytes),
            size: bytes.len() as u64,
        }
    }
}

/// The files of one published site.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Fingerprint>,
}

impl Manifest {
    /// Reads the marker of the folder `root`, with the time it was written at; `None` without one.
    ///
    /// # Errors
    /// [`PublishError::BadMarker`] where it is no marker of a format that we know.
    pub(super) fn read(root: &Path) -> Result<Option<(Manifest, SystemTime)>, PublishError> {
        let path = root.join(MARKER);
        let bad = |why: String| PublishError::BadMarker {
            path: path.clone(),
            why,
        };
        let meta = match fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io("read", path)(error)),
        };
        if !meta.is_file() {
            return Err(bad("it is not a plain file".into()));
        }
        let bytes = fs::read(&path).map_err(PublishError::io("read", &path))?;
        let text = String::from_utf8(bytes).map_err(|_| bad("it is damaged".into()))?;
        let manifest = Manifest::parse(&text).map_err(bad)?;
        Ok(Some((
            manifest,
            meta.modified().unwrap_or(SystemTime::UNIX_EPOCH),
        )))
    }

    /// The marker's text.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEAD}{FORMAT}\n{NOTE}\nfiles {}\n", self.files.len());
        for (name, Fingerprint { hash, size }) in &self.files {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{hash} {size} {name}");
        }
        text
    }

    /// Reads what [`Manifest::text`] wrote. Names are checked like those of a build, since a
    /// marker may come from a stranger and its names are what a build removes.
    fn parse(text: &str) -> Result<Manifest, String> {
        let mut lines = text.lines();
        let format = lines.next().and_then(|line| line.strip_prefix(HEAD));
        match format {
            Some(FORMAT) => {}
            Some(other) => return Err(format!("its format {other:?} is not one we know")),
            None => return Err("it is not a marker of ours".into()),
        }
        let count = lines
            .nth(1)
            .and_then(|line| line.strip_prefix("files ")?.parse::<usize>().ok())
            .ok_or("it is damaged in line 3")?;
        let mut files = BTreeMap::new();
        for (index, line) in lines.enumerate() {
            let (name, print) =
                parse_line(line).ok_or_else(|| format!("it is damaged in line {}", index + 4))?;
            files.insert(name.to_owned(), print);
        }
        if files.len() != count {
            return Err("it is cut short".into());
        }
        Ok(Manifest { files })
    }

    /// All folders that the files lie in.
    pub(super) fn folders(&self) -> HashSet<&str> {
        let mut found = HashSet::new();
        for file in self.files.keys() {
            for folder in name::folders(file) {
                if !found.insert(folder) {
                    break;
                }
            }
        }
        found
    }
}

fn parse_line(line: &str) -> Option<(&str, Fingerprint)> {
    let mut parts = line.splitn(3, ' ');
    let hash = blake3::Hash::from_hex(parts.next()?).ok()?;
    let size = parts.next()?.parse().ok()?;
    let file = parts.next()?;
    name::check(file).ok()?;
    Some((file, Fingerprint { hash, size }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Manifest {
        let files = ["b/c.html", "a name.html", "б/в/г"];
        Manifest {
            files: files
                .iter()
                .map(|name| ((*name).to_owned(), Fingerprint::of(name.as_bytes())))
                .collect(),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = sample().text();
        assert_eq!(Manifest::parse(&text).unwrap(), sample());
        assert!(text.find("a name.html") < text.find("b/c.html"));
    }

    #[test]
    fn damage_is_noticed() {
        let text = sample().text();
        let cut = &text[..text.rfind("\n").unwrap()];
        assert!(Manifest::parse(&cut[..cut.rfind("\n").unwrap() + 1]).is_err());
        assert!(Manifest::parse(&text.replace("b/c.html", "../c.html")).is_err());
        assert!(Manifest::parse(&text.replace("format 1", "format 2")).is_err());
        assert!(Manifest::parse("").is_err());
        assert!(Manifest::parse("<<<<<<< HEAD\n").is_err());
    }

    #[test]
    fn folders_are_those_of_the_files() {
        let sample = sample();
        assert_eq!(sample.folders(), HashSet::from(["b", "б", "б/в"]));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(qantar output folder, format 1\n\n)?(files [0-9]+\n)?[ -~ж\n]{0,200}") {
            if let Ok(manifest) = Manifest::parse(&text) {
                prop_assert_eq!(Manifest::parse(&manifest.text()), Ok(manifest));
            }
        }
    }
}
