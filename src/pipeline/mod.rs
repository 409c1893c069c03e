//! What drives the phases: options, progress, timings, and the steps that need the file system.

mod assembled;
mod index;
mod publish;
mod render;
mod unchanged;
mod words;
mod workshop;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::publish::{PublishError, Published};
use crate::site::{OpenError, OpenOptions, Proposals};

pub use assembled::Assembled;
pub use index::withheld_records;
pub use publish::publish;
pub use render::{Printer, render_to};
pub use unchanged::{inputs, remember, unchanged};
pub(crate) use words::words;
pub use workshop::Workshop;

/// What the command line says about a build.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// About the folder.
    pub open: OpenOptions,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether warnings stop the build as errors do.
    pub strict: bool,
    /// Whether proposals stand on the site; none: what `qantar.toml` says.
    pub proposed: Option<Proposals>,
}

/// A step of a build, for those who watch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Listing and reading files.
    Read,
    /// Finding events in the articles.
    Propose,
    /// Resolving ids, verifying quotations.
    Link,
    /// Making views.
    LayOut,
    /// Printing pages and writing files.
    Render,
    /// Making the search index, beside rendering.
    Index,
    /// Changing over to the new site.
    Publish,
}

/// Watches a build.
pub trait Progress: Sync {
    /// A phase begins, with so many items (0 if unknown).
    fn begin(&self, phase: Phase, items: usize);
    /// An item of the phase is done.
    fn advance(&self);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self) {}
}

/// How long each phase took.
#[derive(Clone, Debug, Default)]
pub struct Timings(pub Vec<(Phase, Duration)>);

impl Timings {
    pub(crate) fn time<T>(&mut self, phase: Phase, work: impl FnOnce() -> T) -> T {
        let begin = Instant::now();
        let value = work();
        self.0.push((phase, begin.elapsed()));
        value
    }
}

/// What a build has made.
#[derive(Debug)]
pub struct Report {
    /// How many pages.
    pub pages: usize,
    /// How many events.
    pub events: usize,
    /// How many proposals.
    pub proposed: usize,
    /// How many articles.
    pub articles: usize,
    /// How many of them are sealed.
    pub sealed: usize,
    /// What was written.
    pub published: Published,
    /// How long each phase took.
    pub timings: Timings,
    /// A hash of everything that it was made from, where that is known.
    pub inputs: Option<blake3::Hash>,
    /// The output folder.
    pub output: PathBuf,
    /// What the build said of its diagnostics that this one, of the same inputs, stands for.
    pub told: String,
}

/// Why a build made nothing. The site that was there stands as it was.
#[derive(Debug)]
pub enum Failure {
    /// The folder cannot be opened.
    Open(OpenError),
    /// The content has errors; the diagnostics say which.
    Content,
    /// The output cannot be written.
    Publish(PublishError),
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}
