//! What the last publication into a folder was made from: a build that would be made from the
//! same need not be made.
//!
//! Receipts lie in the user's folder for such things (`XDG_CACHE_HOME`, else `~/.cache`), one for
//! each output folder, and may be removed at any time. Where there is none, or none can be
//! written, every build is made.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{MARKER, Manifest};

/// A publication, remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// A hash of everything that it was made from.
    pub inputs: blake3::Hash,
    /// What was said of it.
    pub said: String,
}

impl Receipt {
    /// The receipt of what stands in `out`; nothing where it does not stand there as it was left.
    pub fn of(out: &Path) -> Option<Self> {
        let text = fs::read_to_string(place(out)?).ok()?;
        let mut lines = text.splitn(3, '\n');
        let inputs = blake3::Hash::from_hex(lines.next()?).ok()?;
        let marker = blake3::Hash::from_hex(lines.next()?).ok()?;
        let said = lines.next()?.to_owned();
        (marker == hash_of_marker(out)? && is_intact(out)?).then_some(Self { inputs, said })
    }

    /// Keeps it for the next build. That it cannot be kept is no error: then that one is made.
    pub fn keep(&self, out: &Path) {
        let (Some(place), Some(marker)) = (place(out), hash_of_marker(out)) else {
            return;
        };
        let text = format!("{}\n{marker}\n{}", self.inputs, self.said);
        if let Some(folder) = place.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = fs::write(place, text);
    }
}

/// What tells this program from another of the same version; nothing where the system does not say.
pub fn program() -> Option<String> {
    let meta = fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some(format!("{} {:?}", meta.len(), meta.modified().ok()?))
}

fn hash_of_marker(out: &Path) -> Option<blake3::Hash> {
    Some(blake3::hash(&fs::read(out.join(MARKER)).ok()?))
}

/// Whether every file of ours is there, of its size, and not younger than the marker.
fn is_intact(out: &Path) -> Option<bool> {
    let (manifest, marked) = Manifest::read(out).ok()??;
    let files: Vec<_> = manifest.files.iter().collect();
    Some(files.par_iter().all(|(name, print)| {
        fs::symlink_metadata(out.join(name)).is_ok_and(|meta| {
            meta.is_file()
                && meta.len() == print.size
                && meta.modified().is_ok_and(|time| time <= marked)
        })
    }))
}

fn place(out: &Path) -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = set("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| set("LOCALAPPDATA").map(PathBuf::from))
        .or_else(|| Some(Path::new(&set("HOME")?).join(".cache")))?;
    let out = fs::canonicalize(out).ok()?;
    let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
    base.is_absolute()
        .then(|| base.join("qantar").join("builds").join(name.as_str()))
}
