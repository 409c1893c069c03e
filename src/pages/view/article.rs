//! A source's page.

use std::sync::Arc;

use serde::Serialize;

use super::{DateView, EventCard, Html, LinkView, ProposalCard, SourceRef};

/// A source's page.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// What evidence names of it.
    pub source: SourceRef,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The agency whose report it is.
    pub agency: Option<String>,
    /// Its language (BCP 47).
    pub lang: Option<String>,
    /// Archived copies.
    pub captures: Vec<CaptureView>,
    /// Where a reader can ask an archive for copies, if none is named and the original has an
    /// address.
    pub archive: Option<String>,
    /// The document that the text was taken from.
    pub original: Option<OriginalView>,
    /// `full`, `excerpt`, `link`.
    pub rights: &'static str,
    /// What stands for the passages that are not at hand, where the text is sealed.
    pub sealed: Option<SealedView>,
    /// Its text as far as rights allow.
    pub text: Vec<TextBlock>,
    /// The events that rest on it.
    pub events: Vec<Arc<EventCard>>,
    /// What a program proposes from it.
    pub proposed: Vec<Arc<ProposalCard>>,
    /// What else rests on it.
    pub others: Vec<LinkView>,
    /// Actors that it names.
    pub actors: Vec<LinkView>,
    /// Regions that it names.
    pub regions: Vec<LinkView>,
}

/// A block of a source's text.
#[derive(Clone, Debug, Serialize)]
pub struct TextBlock {
    /// The block, its passages with their anchors (`p1` …) and marks.
    pub html: Html,
    /// Whether passages before it are withheld.
    pub gap: bool,
    /// The first and the last of them, where the text is sealed.
    pub sealed: Option<(String, String)>,
    /// What rests on its passages.
    pub notes: Vec<Note>,
    /// `text`, `credit`, `disclaimer`.
    pub role: &'static str,
}

/// A margin note: what rests on a passage.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The passage's anchor.
    pub passage: String,
    /// The pages that rest on it; an event's with the anchor of its quotation.
    pub links: Vec<LinkView>,
    /// What a program proposes from it.
    pub proposed: Vec<LinkView>,
}

/// What is said of a text that is not public.
#[derive(Clone, Debug, Serialize)]
pub struct SealedView {
    /// How many passages the whole text has.
    pub passages: usize,
    /// How many of them are kept.
    pub kept: usize,
    /// The SHA-256 of the whole text.
    pub sha256: String,
    /// The SHA-256 of the file that it was read from.
    pub file_sha256: String,
}

/// An archived copy.
#[derive(Clone, Debug, Serialize)]
pub struct CaptureView {
    /// Its address.
    pub url: String,
    /// When it was made.
    pub at: Option<DateView>,
    /// By whom.
    pub by: Option<String>,
}

/// The document that a text was taken from.
#[derive(Clone, Debug, Serialize)]
pub struct OriginalView {
    /// Its file.
    pub file: Option<String>,
    /// Its SHA-256.
    pub sha256: Option<String>,
    /// Where in it.
    pub locator: Option<String>,
}

/// A source in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow {
    /// What evidence names of it.
    pub source: SourceRef,
    /// How many events rest on it.
    pub events: usize,
    /// How many proposals.
    pub proposed: usize,
}
