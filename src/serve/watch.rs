//! Watching the site's files and building again when one changes.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::Scope;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::memory::{Files, Memory};
use super::{ServeError, ServeOptions, Show};
use crate::pipeline::withheld_records;
use crate::search::{self, Part};
use crate::site::OpenError;
use crate::{Silent, assemble, render_to};

/// How long files must be quiet before a build begins.
const QUIET: Duration = Duration::from_millis(50);

/// A running watcher; dropping it ends the watch.
pub(super) type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Starts to watch; each change builds the site anew, on a thread of `scope`.
pub(super) fn start<'scope, 'env: 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    memory: Arc<Memory>,
    options: &'env ServeOptions,
    show: &'env Show<'env>,
    searched: mpsc::Sender<Vec<Part>>,
) -> Result<Watcher, ServeError> {
    let (sender, receiver) = mpsc::channel::<()>();
    let root = std::fs::canonicalize(&options.root).unwrap_or_else(|_| options.root.clone());
    let watched = root.clone();
    let handle = move |result: DebounceEventResult| {
        let matters = match result {
            Ok(events) => events.iter().any(|event| {
                !matches!(event.kind, EventKind::Access(_))
                    && event.paths.iter().any(|path| is_input(path, &watched))
            }),
            Err(_) => true,
        };
        if matters {
            // The builder is gone only when the process ends.
            let _ = sender.send(());
        }
    };
    let mut debouncer =
        new_debouncer(QUIET, None, handle).map_err(|error| ServeError::Watch(error.to_string()))?;
    debouncer
        .watch(&root, RecursiveMode::Recursive)
        .map_err(|error| ServeError::Watch(error.to_string()))?;
    scope.spawn(move || {
        while receiver.recv().is_ok() {
            // A whole branch switch is one change.
            while receiver.try_recv().is_ok() {}
            match build_into(&memory, options, show, &searched) {
                Ok(true) => eprintln!("built again"),
                Ok(false) => eprintln!("the last good site stays"),
                Err(error) => eprintln!("error: {error}"),
            }
        }
    });
    Ok(debouncer)
}

/// What a site is made from: not its output, and nothing hidden.
fn is_input(path: &Path, root: &Path) -> bool {
    let Ok(inner) = path.strip_prefix(root) else {
        return true;
    };
    let mut parts = inner.iter().map(|part| part.to_string_lossy());
    let first = parts.next().unwrap_or_default();
    let output = root
        .join(&*first)
        .join(crate::model::OUTPUT_MARKER)
        .exists();
    !output
        && !first.starts_with('.')
        && first != "target"
        && !parts.any(|part| part.starts_with('.'))
}

/// Builds the site into memory and hands what can be searched for to `searched`; `false` if it has errors, and the last good one stays.
pub(super) fn build_into(
    memory: &Memory,
    options: &ServeOptions,
    show: &Show<'_>,
    searched: &mpsc::Sender<Vec<Part>>,
) -> Result<bool, OpenError> {
    let mut assembled = assemble(&options.root, &options.build, &Silent)?;
    let files: Mutex<Files> = Mutex::new(HashMap::new());
    let parts = search::parts(&assembled.pages);
    let problems = withheld_records(&assembled.site, &parts);
    assembled.diagnostics.append(problems);
    let good = assembled.diagnostics.errors() == 0;
    if good {
        let _ = render_to(&mut assembled, |path, bytes| {
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(path.to_owned(), Arc::from(bytes));
            Ok::<(), ()>(())
        });
    }
    show(&assembled.diagnostics, &assembled.site);
    let good = good && assembled.diagnostics.errors() == 0;
    if good {
        memory.replace(files.into_inner().unwrap_or_else(PoisonError::into_inner));
        // Whoever makes the index is gone only when the process ends.
        let _ = searched.send(parts);
    }
    Ok(good)
}
