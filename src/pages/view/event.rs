//! An event's page.

use std::sync::Arc;

use serde::Serialize;

use super::{CaptureView, DateView, EventCard, Html, LinkView, MapView, SpeakerView};

/// An event's page.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// What lists show of it.
    pub card: Arc<EventCard>,
    /// What a reader should know before seeing it.
    pub warning: Option<String>,
    /// `stands`, `disputed`, `retracted`.
    pub standing: &'static str,
    /// Its account, in order; disputing evidence stands in `differ` instead.
    pub body: Vec<Piece>,
    /// Accounts that differ: what supports the event …
    pub supporting: Vec<QuotationView>,
    /// … and what disputes it. Empty if nothing does.
    pub disputing: Vec<QuotationView>,
    /// Passages that are cited, shown in full where rights allow, after the account.
    pub cited: Vec<QuotationView>,
    /// Reported numbers.
    pub figures: Vec<FigureView>,
    /// Pictures and recordings.
    pub media: Vec<MediaView>,
    /// What was changed.
    pub corrections: Vec<CorrectionView>,
    /// Who checked it.
    pub reviews: Vec<ReviewView>,
    /// How many reviews are asked for.
    pub reviews_required: u32,
    /// The questions that it is part of.
    pub questions: Vec<LinkView>,
    /// Its sources.
    pub sources: Vec<EventSource>,
    /// Its days.
    pub days: Vec<LinkView>,
    /// A small map of where it happened.
    pub locator: Option<MapView>,
    /// The event before it.
    pub previous: Option<Step>,
    /// The event after it.
    pub next: Option<Step>,
    /// First published.
    pub published: Option<DateView>,
    /// Last changed in substance.
    pub updated: Option<DateView>,
    /// How to cite the page.
    pub cite: CiteView,
}

/// How to cite a page.
#[derive(Clone, Debug, Serialize)]
pub struct CiteView {
    /// As a line of text.
    pub plain: String,
    /// As an entry for BibTeX.
    pub bibtex: String,
    /// As CSL-JSON.
    pub csl: String,
    /// The page's absolute address, where the site's is known.
    pub url: Option<String>,
}

/// A neighbouring event.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: DateView,
}

/// A piece of one of our own texts.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Piece {
    /// Our own words.
    Prose {
        /// As HTML.
        html: Html,
    },
    /// A quotation.
    Quotation(Box<QuotationView>),
}

/// A source, as evidence names it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRef {
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Whether the title is ours and not its publisher's.
    pub title_by_us: bool,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// Its own address.
    pub original_url: Option<String>,
    /// `text` or `summary`.
    pub kind: &'static str,
    /// `current`, `corrected`, `withdrawn`.
    pub standing: &'static str,
}

/// A source of an event, and where copies of it are.
#[derive(Clone, Debug, Serialize)]
pub struct EventSource {
    /// What evidence names of it.
    #[serde(flatten)]
    pub source: SourceRef,
    /// Archived copies.
    pub captures: Vec<CaptureView>,
    /// Where a reader can ask an archive for copies, if none is named and it has an address.
    pub archive: Option<String>,
}

/// A piece of evidence: words of a source, or a passage cited.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationView {
    /// An anchor on this page.
    pub anchor: String,
    /// Its words, a string a paragraph; empty where rights withhold them.
    pub paragraphs: Vec<String>,
    /// A translation, a string a paragraph.
    pub translation: Vec<String>,
    /// The language of the words (BCP 47).
    pub lang: Option<String>,
    /// Who says it.
    pub speaker: Option<SpeakerView>,
    /// What the speaker is said to have said, in our words: for an account.
    pub account: Option<String>,
    /// The source.
    pub source: SourceRef,
    /// The source's page at the passage; at its top where its rights are `link`.
    pub url: String,
    /// `quoted` (verified word for word), `cited` (a passage shown as it stands), or `summary`
    /// (our summary, not the source's words).
    pub label: &'static str,
    /// `supports`, `disputes`, `context`, `answer`.
    pub stance: &'static str,
    /// The page that quotes it, where it is shown on another.
    pub quoted_in: Option<LinkView>,
    /// The date of the event that it is quoted for, where that is shown elsewhere.
    pub quoted_on: Option<DateView>,
}

/// A reported number.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// The series' label.
    pub measure: String,
    /// Its unit.
    pub unit: Option<String>,
    /// `exact`, `about`, `at-least`, `at-most`.
    pub bound: &'static str,
    /// The number, or the lower end, in the reader's form.
    pub low: String,
    /// The upper end, where it is a range.
    pub high: Option<String>,
    /// Who or what is counted; nothing for all.
    pub counted: Option<String>,
    /// Of what; nothing for the site's whole.
    pub scope: Option<String>,
    /// Who said it.
    pub said_by: Option<SpeakerView>,
    /// The day that it is said of.
    pub as_of: DateView,
    /// The words that hold it.
    pub quote: Option<String>,
    /// The source.
    pub source: SourceRef,
    /// The source's page at the passage.
    pub url: String,
    /// `stands`, `superseded`, `retracted`.
    pub standing: &'static str,
    /// The event that reports it, on pages of actors and regions.
    pub event: Option<LinkView>,
    /// All accounts of what it counts, on pages other than that one.
    pub series: Option<String>,
}

/// A picture or recording.
#[derive(Clone, Debug, Serialize)]
pub struct MediaView {
    /// Its path from the site's root.
    pub src: String,
    /// `image`, `video`, `audio`.
    pub kind: &'static str,
    /// What it shows.
    pub alt: String,
    /// Its caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Where it was published.
    pub source_url: Option<String>,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// The day.
    pub date: DateView,
    /// What was changed and why.
    pub note: String,
}

/// A review.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewView {
    /// By whom.
    pub by: String,
    /// When.
    pub on: Option<DateView>,
}
