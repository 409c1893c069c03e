//! Events: what happened, with what was reported, corrected and shown of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CitationRecord, EvidenceRecord, QuotationRecord, SpeakerRecord, When};

/// An event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventRecord {
    /// Its id, stable.
    pub id: String,
    /// Its page.
    pub url: String,
    /// The last part of its page's address, where that is not its id.
    pub slug: Option<String>,
    /// Its former addresses, below the site's.
    pub aliases: Vec<String>,
    /// What happened.
    pub title: String,
    /// When.
    pub date: When,
    /// One sentence for lists, as plain text: the editor's, else the first of the account.
    pub summary: Option<String>,
    /// The editor's own such sentence, if there is one.
    pub description: Option<String>,
    /// The kind of event: a key of `site.kinds`, or any word.
    pub kind: Option<String>,
    /// What readers call that kind.
    pub kind_label: Option<String>,
    /// 1 to 5.
    pub importance: u8,
    /// `stands` or `disputed`.
    pub standing: &'static str,
    /// Whether some of its sources dispute it, or its editor says so.
    pub disputed: bool,
    /// What a reader should know before seeing it.
    pub warning: Option<String>,
    /// Whether as many people have checked it as the site asks for.
    pub reviewed: bool,
    /// Who checked it.
    pub reviews: Vec<ReviewRecord>,
    /// The day on which its page first appeared.
    pub published: Option<String>,
    /// The day of its last change in substance.
    pub updated: Option<String>,
    /// The latest of `published`, `updated` and its corrections.
    pub changed: Option<String>,
    /// Who: ids of actors.
    pub actors: Vec<String>,
    /// Where: ids of regions.
    pub regions: Vec<String>,
    /// Where exactly.
    pub places: Vec<PlaceRecord>,
    /// The words that it rests on, each found in its source letter by letter.
    pub quotations: Vec<QuotationRecord>,
    /// What it cites besides.
    pub citations: Vec<CitationRecord>,
    /// Reported numbers.
    pub figures: Vec<FigureRecord>,
    /// What was changed on its page.
    pub corrections: Vec<CorrectionRecord>,
    /// Pictures and recordings.
    pub media: Vec<MediaRecord>,
    /// Questions that it is part of, by id.
    pub questions: Vec<String>,
    /// The sources that it rests on, by id.
    pub sources: Vec<String>,
    /// Its account in Markdown (CommonMark), quotations as block quotes, in the form that
    /// `content/events/` has; links are relative to that folder.
    pub text: String,
    /// The same as HTML.
    #[serde(skip)]
    pub html: String,
    /// The day by which feeds order it: `changed`, else the date of its latest source, else its own.
    #[serde(skip)]
    pub stamp: NaiveDate,
}

/// Who checked an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReviewRecord {
    /// Who.
    pub by: String,
    /// When.
    pub on: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceRecord {
    /// Its name.
    pub name: String,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// The region whose town it is, by id.
    pub region: Option<String>,
}

/// A number that somebody reported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureRecord {
    /// What is measured: a key of `site.measures`.
    pub measure: String,
    /// What readers call it.
    pub label: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The upper end; the same as `low` for one number.
    pub high: f64,
    /// `exact`, `about`, `at least`, `at most`.
    pub bound: &'static str,
    /// Who or what is counted; nothing for all.
    pub counted: Option<String>,
    /// Of what: a region's id or a key of `site.scopes`; nothing for the whole.
    pub scope: Option<String>,
    /// Who said it.
    pub said_by: Option<SpeakerRecord>,
    /// When it is said of, in EDTF.
    pub as_of: String,
    /// The words that hold it.
    pub quote: Option<String>,
    /// `stands`, `superseded`, `retracted`.
    pub standing: &'static str,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: EvidenceRecord,
}

/// A change on a page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CorrectionRecord {
    /// The day.
    pub date: String,
    /// What was changed and why.
    pub note: String,
}

/// A correction and its event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CorrectionEntry {
    /// The event, by id.
    pub event: String,
    /// The event's page.
    pub url: String,
    /// The event's title.
    pub title: String,
    /// Whether the event was retracted.
    pub retracted: bool,
    /// The day.
    pub date: String,
    /// What was changed and why.
    pub note: String,
    /// Which one of its event's, from 1.
    pub number: usize,
    /// The day itself.
    #[serde(skip)]
    pub day: NaiveDate,
}

/// A picture or recording.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MediaRecord {
    /// Its file on the site.
    pub url: String,
    /// The same as a path in the site's `static/`.
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
