//! What the site's data files say: the records from which every machine form is written.
//!
//! A record holds what may be shown and no more. Its addresses (`url`) are absolute where the
//! site's own is known, else relative to the folder `data/`. Their doc comments are the
//! descriptions in `data/events.schema.json`.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Edtf;

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

/// Who says something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpeakerRecord {
    /// As the editor wrote it.
    pub name: String,
    /// The actor whom that names, by id.
    pub actor: Option<String>,
}

/// Where words stand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceRecord {
    /// The source, by id.
    pub source: String,
    /// The source's page on this site, at the passage where it is shown.
    pub source_url: String,
    /// The source's own address.
    pub original_url: Option<String>,
    /// Its passages (`p4` is the fourth); none for the source as a whole.
    pub passages: Vec<String>,
    /// `supports`, `disputes`, `context`; in a question also `answer`.
    pub stance: &'static str,
    /// In a question: the answer that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A verified quotation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuotationRecord {
    /// Its anchor on the page that quotes it.
    pub id: String,
    /// The words, a string a paragraph; `[…]` is an omission.
    pub words: Vec<String>,
    /// A translation, a string a paragraph.
    pub translation: Vec<String>,
    /// The language of the words (BCP 47).
    pub language: Option<String>,
    /// Who says them.
    pub speaker: Option<SpeakerRecord>,
    /// Whether they are the source's own words (`quoted`) or our summary of it (`summary`).
    pub label: &'static str,
    /// Where they stand.
    #[serde(flatten)]
    pub evidence: EvidenceRecord,
}

/// A link to a source, with no words taken from it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CitationRecord {
    /// Its anchor on the page that cites it.
    pub id: String,
    /// The link's text; for an account, what the speaker is said to have said.
    pub text: String,
    /// Who says it, where it is an account.
    pub account_by: Option<SpeakerRecord>,
    /// What it points at.
    #[serde(flatten)]
    pub evidence: EvidenceRecord,
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

/// That something rests on words of a source.
#[derive(Clone, Debug)]
pub struct AnnotationRecord {
    /// The evidence on its page, which is also what tells it from others.
    pub url: String,
    /// The page that rests on the words.
    pub page: String,
    /// That page's title.
    pub title: String,
    /// `supports`, `disputes`, `context`, `answer`.
    pub stance: &'static str,
    /// The words.
    pub targets: Vec<WordsRecord>,
}

/// Words of a source, as far as they may be shown.
#[derive(Clone, Debug)]
pub struct WordsRecord {
    /// The source's page on this site.
    pub source: String,
    /// The source's own address.
    pub original_url: Option<String>,
    /// The passage's anchor on that page, where it is shown.
    pub passage: Option<String>,
    /// The words; nothing for a passage or source as a whole.
    pub exact: Option<String>,
    /// What stands around them, and where they begin and end in the passage's text, counted in
    /// code points; nothing where rights withhold the passage.
    pub around: Option<Around>,
}

/// Words in their passage.
#[derive(Clone, Debug)]
pub struct Around {
    /// What stands before.
    pub prefix: String,
    /// What stands after.
    pub suffix: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}
