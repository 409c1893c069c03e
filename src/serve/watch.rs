//! Watching the site's files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::oneshot;

use super::ServeError;
use super::memory::Answer;

/// What the builder is told.
pub(super) enum Message {
    /// Somebody asks for a file of the site.
    Page(String, oneshot::Sender<Answer>),
    /// These paths, from the site's folder, may have changed; without any, everything may.
    Touched(Option<HashSet<String>>),
}

/// The folders of a site in which everything counts.
const FOLDERS: [&str; 4] = ["content", "templates", "static", "locales"];

/// A running watch; dropping it ends it.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    root: PathBuf,
    whole: bool,
}

impl Watch {
    /// Begins to watch the site in `root`, and tells `builder` what changes there.
    ///
    /// # Errors
    /// Where the system does not let its folder be watched.
    pub(super) fn begin(root: &Path, builder: mpsc::Sender<Message>) -> Result<Self, ServeError> {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let base = root.clone();
        let tell = move |event: notify::Result<Event>| {
            let touched = match event {
                Ok(event) if event.need_rescan() => None,
                Ok(event) if matters(&event.kind) => Some(inputs(&event.paths, &base)),
                Ok(_) => return,
                Err(_) => None,
            };
            if touched.as_ref().is_none_or(|paths| !paths.is_empty()) {
                // The builder is gone only when the process ends.
                let _ = builder.send(Message::Touched(touched));
            }
        };
        let watcher = notify::recommended_watcher(tell).map_err(refused)?;
        let bare = !root.join("qantar.toml").exists() && !root.join("content").is_dir();
        let mut watch = Self {
            watcher,
            root,
            whole: bare,
        };
        let depth = if bare {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        let root = watch.root.clone();
        watch.watcher.watch(&root, depth).map_err(refused)?;
        watch.renew();
        Ok(watch)
    }

    /// Watches the site's folders as they are now: one of them may be another than before, with
    /// the name of the one that was watched.
    pub(super) fn renew(&mut self) {
        if self.whole {
            return;
        }
        for name in FOLDERS {
            let folder = self.root.join(name);
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
    }
}

fn refused(error: notify::Error) -> ServeError {
    ServeError::Watch(error.to_string())
}

fn matters(kind: &EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}

/// What a site is made from, by paths from its folder: not its output, and nothing hidden.
fn inputs(paths: &[PathBuf], root: &Path) -> HashSet<String> {
    let inner = paths.iter().filter_map(|path| {
        let parts: Vec<&str> = path
            .strip_prefix(root)
            .ok()?
            .iter()
            .map(|part| part.to_str())
            .collect::<Option<_>>()?;
        let first = parts.first()?;
        let hidden = parts.iter().any(|part| part.starts_with('.'));
        let output = || {
            let marker = crate::model::OUTPUT_MARKER;
            root.join(first).join(marker).exists() || path.join(marker).exists()
        };
        (!hidden && *first != "target" && !output()).then(|| parts.join("/"))
    });
    inner.collect()
}

/// Whether one of the site's folders themselves came or went.
pub(super) fn is_folder(path: &str) -> bool {
    FOLDERS.contains(&path)
}
