//! What the site's data files say: the records from which every machine form is written.
//!
//! A record holds what may be shown and no more. Its addresses (`url`) are absolute where the
//! site's own is known, else relative to the folder `data/`. Their doc comments are the
//! descriptions in `data/events.schema.json`.

mod event;
mod evidence;
mod subject;

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Edtf;

pub use event::{
    CorrectionEntry, CorrectionRecord, EventRecord, FigureRecord, MediaRecord, PlaceRecord,
    ReviewRecord,
};
pub use evidence::{
    AnnotationRecord, Around, CitationRecord, EvidenceRecord, QuotationRecord, SpeakerRecord,
    WordsRecord,
};
pub use subject::{
    ActorRecord, CaptureRecord, OriginalRecord, QuestionRecord, RegionRecord, SourceRecord,
};

/// A site's timeline as data: its events with the words that they rest on, their sources, and
/// who and where they name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "A timeline made with qantar")]
pub struct DataSet {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The version of this form: it grows when a reader has to change.
    pub version: u32,
    /// The site.
    pub site: SiteRecord,
    /// The events that stand or are disputed, in the order in which they happened.
    pub events: Vec<EventRecord>,
    /// The source texts, by id.
    pub sources: Vec<SourceRecord>,
    /// Who acts, by id.
    pub actors: Vec<ActorRecord>,
    /// Where, by id.
    pub regions: Vec<RegionRecord>,
    /// Questions that sources answer differently, by id.
    pub questions: Vec<QuestionRecord>,
    /// All corrections, those of retracted events too, the latest first.
    pub corrections: Vec<CorrectionEntry>,
    /// Words of sources and what rests on them.
    #[serde(skip)]
    pub annotations: Vec<AnnotationRecord>,
    /// What oEmbed says of pages, by the paths of its files.
    #[serde(skip)]
    pub embeds: HashMap<String, EmbedRecord>,
}

/// How a page is shown in a frame on another site.
#[derive(Clone, Debug)]
pub struct EmbedRecord {
    /// What the page is about.
    pub title: String,
    /// The frame.
    pub html: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The site.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SiteRecord {
    /// Its name.
    pub title: String,
    /// One sentence on what it is.
    pub description: Option<String>,
    /// Its address, with a trailing slash.
    pub url: Option<String>,
    /// The language of its own texts (BCP 47).
    pub language: String,
    /// Its time zone (IANA).
    pub timezone: String,
    /// The licence of the data.
    pub licence: Option<String>,
    /// The licence of the site's own texts.
    pub licence_texts: Option<String>,
    /// Kinds of events and what readers call them.
    pub kinds: BTreeMap<String, String>,
    /// Measures of figures.
    pub measures: BTreeMap<String, MeasureRecord>,
    /// What figures may count besides regions and the whole.
    pub scopes: BTreeMap<String, String>,
    /// What begins the ids of feeds and their entries (RFC 4151), where the site's address is known.
    #[serde(skip)]
    pub tag: Option<String>,
}

/// A measure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MeasureRecord {
    /// What readers call it.
    pub label: String,
    /// Its unit.
    pub unit: Option<String>,
}

/// When something happened, and how well that is known.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct When {
    /// In EDTF (ISO 8601-2), in the time of the place.
    pub edtf: String,
    /// In words, with its doubt.
    pub words: String,
    /// The first day on which it can lie; nothing where its start is open or not known.
    pub earliest: Option<String>,
    /// The last day on which it can lie; nothing where its end is open or not known.
    pub latest: Option<String>,
    /// How finely it is given: `century`, `decade`, `year`, `season`, `month`, `day`, `time`.
    pub precision: &'static str,
    /// Whether it is an estimate (`~`).
    pub approximate: bool,
    /// Whether its source is doubtful (`?`).
    pub uncertain: bool,
    /// Whether it lies on some day of a span (`[a..b]`).
    pub choice: bool,
    /// The time zone of the place (IANA).
    pub timezone: String,
    /// The date itself.
    #[serde(skip)]
    pub date: Edtf,
    /// The time zone itself.
    #[serde(skip)]
    pub zone: Tz,
}
