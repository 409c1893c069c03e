//! The search index, beside everything else.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, Instant};

use super::render::{withheld, withheld_in};
use super::{Failure, Phase, Progress};
use crate::model::{Diagnostic, Diagnostics};
use crate::publish::{Publication, PublishError};
use crate::search::{self, IndexError, Part};
use crate::site::Site;

/// What of the search index has to be made; the rest is kept from the former output.
pub(super) struct Indexing<'a> {
    parts: Vec<&'a Part>,
    publication: &'a Publication,
}

/// An index that is being made.
pub(super) struct Running<'scope> {
    threads: Vec<ScopedJoinHandle<'scope, Result<Duration, Trouble>>>,
    /// A message for each record that is done; nobody who sends one is stopped.
    done: Receiver<()>,
    records: usize,
}

enum Trouble {
    Index(IndexError),
    Publish(PublishError),
}

impl<'a> Indexing<'a> {
    /// Keeps what has not changed.
    pub(super) fn new(
        parts: &'a [Part],
        publication: &'a Publication,
    ) -> Result<Self, PublishError> {
        let mut changed = Vec::new();
        for part in parts {
            let stamp = part.stamp_text();
            if !publication.keep(&part.folder(), &part.stamp(), stamp.as_bytes())? {
                changed.push(part);
            }
        }
        if !parts.is_empty() {
            let (path, text) = search::languages(parts);
            publication.put(&path, text.as_bytes())?;
        }
        Ok(Self {
            parts: changed,
            publication,
        })
    }

    /// Begins with it: the largest language on one thread, the others on another. They are no
    /// threads of the pool that renders, for which Pagefind itself has work.
    pub(super) fn start<'scope>(self, scope: &'scope Scope<'scope, '_>) -> Running<'scope>
    where
        'a: 'scope,
    {
        let (sender, done) = mpsc::channel();
        let publication = self.publication;
        let records = self.parts.iter().map(|part| part.records.len()).sum();
        let (largest, others) = self.parts.split_at(self.parts.len().min(1));
        let threads = [largest.to_vec(), others.to_vec()]
            .into_iter()
            .filter(|parts| !parts.is_empty())
            .map(|parts| {
                let sender = sender.clone();
                scope.spawn(move || {
                    let begin = Instant::now();
                    for part in parts {
                        make(part, publication, &sender)?;
                    }
                    Ok(begin.elapsed())
                })
            })
            .collect();
        Running {
            threads,
            done,
            records,
        }
    }
}

/// Makes one language's index and puts its files into the site, the stamp with them.
fn make(part: &Part, publication: &Publication, done: &Sender<()>) -> Result<(), Trouble> {
    let files = search::index(part, &mut || done.send(()).is_ok()).map_err(Trouble::Index)?;
    for file in files {
        publication
            .put(&file.path, &file.bytes)
            .map_err(Trouble::Publish)?;
    }
    publication
        .put(&part.stamp(), part.stamp_text().as_bytes())
        .map_err(Trouble::Publish)
}

impl Running<'_> {
    /// Waits for the index, and says how long it took; nothing where there was none to make.
    ///
    /// # Errors
    /// Where it cannot be made; the diagnostics say why.
    pub(super) fn finish(
        self,
        progress: &dyn Progress,
        found: &mut Diagnostics,
    ) -> Result<Option<(Phase, Duration)>, Failure> {
        if self.threads.is_empty() {
            return Ok(None);
        }
        progress.begin(Phase::Index, self.records);
        // Ends when the last thread does.
        for () in self.done {
            progress.advance();
        }
        let mut longest = Duration::ZERO;
        for thread in self.threads {
            match thread.join() {
                Ok(Ok(took)) => longest = longest.max(took),
                Ok(Err(Trouble::Publish(error))) => return Err(error.into()),
                Ok(Err(Trouble::Index(error))) => found.push(failed(&error)),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        if found.errors() > 0 {
            return Err(Failure::Content);
        }
        Ok(Some((Phase::Index, longest)))
    }
}

fn failed(error: &IndexError) -> Diagnostic {
    Diagnostic::path_error(
        "search-index",
        "qantar.toml",
        format!("the search index cannot be made: {error}"),
    )
    .hint("build without it: `enabled = false` in `[search]`")
}

/// Withheld names in what can be searched for, as [`super::render_to`] looks for them in files:
/// an index is packed, and they would not be seen in it.
pub fn withheld_records(site: &Site, parts: &[Part]) -> Diagnostics {
    let mut found = Diagnostics::default();
    let Some(names) = withheld(site) else {
        return found;
    };
    for record in parts.iter().flat_map(|part| &part.records) {
        let texts = [&record.title]
            .into_iter()
            .chain(&record.date)
            .chain(&record.note)
            .chain(record.passages.iter().map(|passage| &passage.text))
            .chain(&record.actors)
            .chain(&record.regions)
            .chain(&record.term);
        if texts.into_iter().any(|text| names.stands_in(text)) {
            found.push(*withheld_in(record.url.trim_start_matches('/')));
        }
    }
    found
}
