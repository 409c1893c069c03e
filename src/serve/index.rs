//! The search index while serving: after the pages, and only of what changed.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use super::memory::{Files, Memory};
use crate::search::{self, IndexError, Part};

/// Makes the index of what comes last, until nothing comes any more. A newer one stops the one
/// that is being made.
pub(super) fn keep_up(memory: &Memory, parts: &Receiver<Vec<Part>>) {
    let mut next = parts.recv().ok();
    while let Some(wanted) = next.take() {
        let mut files = Files::new();
        let mut newer = None;
        for part in &wanted {
            let mut go_on = || {
                newer = latest(parts);
                newer.is_none()
            };
            match files_of(part, memory, &mut go_on) {
                Ok(made) => files.extend(made),
                Err(IndexError::Stopped) => break,
                Err(error) => eprintln!("the search index cannot be made: {error}"),
            }
        }
        if newer.is_none() {
            let (path, text) = search::languages(&wanted);
            files.insert(path, Arc::from(text.as_bytes()));
            memory.replace_late(files);
        }
        next = newer.or_else(|| parts.recv().ok());
    }
}

/// What came last of what waits.
fn latest(parts: &Receiver<Vec<Part>>) -> Option<Vec<Part>> {
    let mut last = None;
    loop {
        match parts.try_recv() {
            Ok(newer) => last = Some(newer),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => return last,
        }
    }
}

/// A part's files: those that are there, if they were made from the same records.
fn files_of(
    part: &Part,
    memory: &Memory,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Files, IndexError> {
    let stamp: Arc<[u8]> = Arc::from(part.stamp_text().as_bytes());
    let former = memory.late();
    if former.get(&part.stamp()) == Some(&stamp) {
        let below = format!("{}/", part.folder());
        let kept = former.iter().filter(|(path, _)| path.starts_with(&below));
        return Ok(kept
            .map(|(path, bytes)| (path.clone(), Arc::clone(bytes)))
            .collect());
    }
    let made = search::index(part, go_on)?;
    let mut files: Files = made
        .into_iter()
        .map(|file| (file.path, Arc::from(file.bytes)))
        .collect();
    files.insert(part.stamp(), stamp);
    Ok(files)
}
