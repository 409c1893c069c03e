//! What events are told of and by: sources, who acts, where, and open questions.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{CitationRecord, PlaceRecord, QuotationRecord};

/// A source text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceRecord {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Whether the title is ours and not its publisher's.
    pub title_by_us: bool,
    /// When it was published, in EDTF.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The agency whose report it is.
    pub agency: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its own address.
    pub original_url: Option<String>,
    /// Archived copies.
    pub captures: Vec<CaptureRecord>,
    /// The document that the text was taken from.
    pub original: Option<OriginalRecord>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// `text` (the source's own words) or `summary` (ours).
    pub kind: &'static str,
    /// `current`, `corrected`, `withdrawn` by its publisher.
    pub standing: &'static str,
    /// How much of it the site shows: `full`, `excerpt`, `link`.
    pub rights: &'static str,
}

/// An archived copy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaptureRecord {
    /// Its address.
    pub url: String,
    /// When it was made.
    pub at: Option<String>,
    /// By whom.
    pub by: Option<String>,
}

/// The document that a text was taken from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OriginalRecord {
    /// Its file.
    pub file: Option<String>,
    /// Its SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// Where in it.
    pub locator: Option<String>,
}

/// Somebody or something that acts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActorRecord {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// The last part of its page's address, where that is not its id.
    pub slug: Option<String>,
    /// Its former addresses, below the site's.
    pub aliases: Vec<String>,
    /// Its name in the site's language.
    pub name: String,
    /// Its names in other languages, by language tag.
    pub names: BTreeMap<String, String>,
    /// Other spellings.
    pub also_known_as: Vec<String>,
    /// `person`, `organisation`, `state`, `group`.
    pub kind: Option<String>,
    /// What they were in the time of the events.
    pub role: Option<String>,
    /// What they belong to, by id.
    pub member_of: Vec<String>,
    /// Their item in Wikidata (`Q42`).
    pub wikidata: Option<String>,
}

/// A region or city.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegionRecord {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// The last part of its page's address, where that is not its id.
    pub slug: Option<String>,
    /// Its former addresses, below the site's.
    pub aliases: Vec<String>,
    /// Its name in the site's language.
    pub name: String,
    /// Its names in other languages, by language tag.
    pub names: BTreeMap<String, String>,
    /// Other spellings.
    pub also_known_as: Vec<String>,
    /// `region` or `city`.
    pub kind: Option<String>,
    /// Its code (ISO 3166-2).
    pub iso: Option<String>,
    /// Its capital.
    pub capital: Option<String>,
    /// Its time zone (IANA), where it is not the site's.
    pub timezone: Option<String>,
    /// Its towns.
    pub towns: Vec<PlaceRecord>,
    /// Since when it has existed so, in EDTF.
    pub valid_from: Option<String>,
    /// Until when, in EDTF.
    pub valid_until: Option<String>,
    /// Its shape: polygons, each a list of rings of longitude and latitude, the outer one first.
    #[serde(skip)]
    pub shape: Vec<Vec<Vec<[f64; 2]>>>,
}

/// A question that sources answer differently.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuestionRecord {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// The last part of its page's address, where that is not its id.
    pub slug: Option<String>,
    /// Its former addresses, below the site's.
    pub aliases: Vec<String>,
    /// The question.
    pub title: String,
    /// One sentence on it.
    pub description: Option<String>,
    /// Whom it concerns, by id.
    pub actors: Vec<String>,
    /// Where, by id.
    pub regions: Vec<String>,
    /// The events concerned, by id.
    pub events: Vec<String>,
    /// The measure whose figures belong in it.
    pub measure: Option<String>,
    /// Accounts in the sources' words.
    pub quotations: Vec<QuotationRecord>,
    /// Accounts in ours.
    pub citations: Vec<CitationRecord>,
    /// Its text in Markdown, as `content/questions/` has it.
    pub text: String,
}
