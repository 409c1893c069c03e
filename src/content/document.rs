//! Documents: what each file says, typed, before anything is looked up elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::prose::Prose;
use super::sealed::Seal;
use crate::model::{
    ActorSlug, ArticleId, Body, Edtf, EventId, PageId, QuestionId, RegionSlug, SourceId, Span,
    Spanned,
};
use crate::site::Rights;

/// All of a site's content, read. Later phases share the documents, they do not copy them.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// The source texts, by id.
    pub articles: Vec<Arc<ArticleDoc>>,
    /// The events, by id.
    pub events: Vec<Arc<EventDoc>>,
    /// The questions, by id.
    pub questions: Vec<Arc<QuestionDoc>>,
    /// The actors, by slug.
    pub actors: Vec<Arc<ActorDoc>>,
    /// The regions, by slug.
    pub regions: Vec<Arc<RegionDoc>>,
    /// The free pages, by id.
    pub pages: Vec<Arc<PageDoc>>,
    /// Region shapes.
    pub boundaries: Vec<Arc<Boundary>>,
    /// Paths of files that gave no document; what is wrong with them is reported.
    pub broken: BTreeSet<String>,
}

/// A document of any kind.
#[derive(Clone, Debug)]
pub enum Document {
    /// A source text.
    Article(Arc<ArticleDoc>),
    /// An event.
    Event(Arc<EventDoc>),
    /// A question.
    Question(Arc<QuestionDoc>),
    /// An actor.
    Actor(Arc<ActorDoc>),
    /// A region.
    Region(Arc<RegionDoc>),
    /// A free page.
    Page(Arc<PageDoc>),
}

impl Documents {
    /// Adds one to those of its kind.
    pub fn push(&mut self, document: Document) {
        match document {
            Document::Article(doc) => self.articles.push(doc),
            Document::Event(doc) => self.events.push(doc),
            Document::Question(doc) => self.questions.push(doc),
            Document::Actor(doc) => self.actors.push(doc),
            Document::Region(doc) => self.regions.push(doc),
            Document::Page(doc) => self.pages.push(doc),
        }
    }
}

/// Where a document comes from, and what all kinds have in common.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its file.
    pub source: SourceId,
    /// The file's path from the site folder.
    pub path: String,
    /// Where its front matter stands.
    pub span: Span,
    /// The line, from 1, on which its text begins: where an editor goes on.
    pub line: usize,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `description`, one sentence for lists.
    pub description: Option<String>,
    /// `slug`: the last part of its URL.
    pub slug: Option<String>,
    /// `aliases`: old URLs.
    pub aliases: Vec<Spanned<String>>,
    /// `draft`: not published.
    pub draft: bool,
    /// `updated`.
    pub updated: Option<NaiveDate>,
}

/// What an article's words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleKind {
    /// The source's own words.
    #[default]
    Text,
    /// Our own words about a source that we may not reprint.
    Summary,
}

/// What its publisher did with an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleStanding {
    /// It stands as published.
    #[default]
    Current,
    /// It was corrected.
    Corrected,
    /// It was withdrawn.
    Withdrawn,
}

/// An archived copy of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Where it is.
    pub url: String,
    /// When it was made.
    pub at: Option<Edtf>,
    /// Who made it.
    pub by: Option<String>,
    /// Where the front matter gives its address.
    pub span: Span,
}

/// The document that a text was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Its file.
    pub file: Option<String>,
    /// Its SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// A PDF's page, a video's time.
    pub locator: Option<String>,
}

/// A source text: what somebody else published.
#[derive(Clone, Debug)]
pub struct ArticleDoc {
    /// Its id.
    pub id: ArticleId,
    /// What all documents have.
    pub head: Head,
    /// Its title: given, else its first heading, else its first sentence.
    pub title: String,
    /// Whether the title is ours and not its publisher's.
    pub title_by_us: bool,
    /// Whether the title was made from the text: nobody gave it, no page names it.
    pub title_from_text: bool,
    /// When it was published: a day or time, or a month or year where no more is known; undated
    /// only in a bare folder.
    pub published: Option<Edtf>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The agency whose report it is.
    pub agency: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where its front matter says so.
    pub url_span: Option<Span>,
    /// Archived copies.
    pub captures: Vec<Capture>,
    /// The document that it was taken from.
    pub original: Option<Original>,
    /// What its publisher did with it.
    pub standing: ArticleStanding,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Text or summary.
    pub kind: ArticleKind,
    /// Actors that it is about besides those it names.
    pub actors: Vec<Spanned<ActorSlug>>,
    /// Actors found in it by mistake.
    pub not_actors: Vec<Spanned<ActorSlug>>,
    /// Regions that it is about besides those it names.
    pub regions: Vec<Spanned<RegionSlug>>,
    /// Regions found in it by mistake.
    pub not_regions: Vec<Spanned<RegionSlug>>,
    /// How much of it may be shown.
    pub rights: Rights,
    /// Its blocks and passages.
    pub body: Body,
    /// What stands for the passages that are not there, where it is sealed.
    pub sealed: Option<Seal>,
}

impl ArticleDoc {
    /// Whether its file is a saved page.
    pub fn is_html(&self) -> bool {
        let extension = self.head.path.rsplit('.').next().unwrap_or_default();
        matches!(extension.to_ascii_lowercase().as_str(), "html" | "htm")
    }
}

/// Whether an event stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    #[default]
    Stands,
    /// Its sources are at odds about it.
    Disputed,
    /// It was taken back.
    Retracted,
}

/// Who checked an event, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Initials will do.
    pub by: String,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// A town or place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub at: Option<(f64, f64)>,
    /// Other spellings that count as a mention.
    pub also_known_as: Vec<String>,
}

/// How far a reported number binds who said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// This number.
    #[default]
    Exact,
    /// About so many.
    About,
    /// So many or more.
    AtLeast,
    /// So many or fewer.
    AtMost,
}

/// Whether a reported number still holds for who said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureStanding {
    /// It does.
    #[default]
    Stands,
    /// A later one took its place.
    Superseded,
    /// It was taken back.
    Retracted,
}

/// A reported number as written, not yet verified.
#[derive(Clone, Debug)]
pub struct FigureDoc {
    /// Where it stands.
    pub span: Span,
    /// The series that it belongs to.
    pub measure: Spanned<String>,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The upper end; the same as `low` for one number.
    pub high: f64,
    /// How far it binds.
    pub bound: Bound,
    /// The words that hold it.
    pub quote: Option<Spanned<String>>,
    /// `ARTICLE` or `ARTICLE#PASSAGE`.
    pub source: Option<Spanned<String>>,
    /// Who said it.
    pub said_by: Option<Spanned<String>>,
    /// The day that it is said of.
    pub as_of: Option<Spanned<Edtf>>,
    /// What it counts: a region or a key of `[scopes]`.
    pub scope: Option<Spanned<String>>,
    /// Who or what is counted.
    pub counted: Option<String>,
    /// Whether it still holds.
    pub standing: FigureStanding,
}

/// A correction of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day.
    pub date: NaiveDate,
    /// What was changed and why.
    pub note: String,
}

/// A picture or recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Its file in `static/`.
    pub src: Spanned<String>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Where it was published.
    pub source_url: Option<String>,
}

/// An event as its editor wrote it.
#[derive(Clone, Debug)]
pub struct EventDoc {
    /// Its id.
    pub id: EventId,
    /// What all documents have.
    pub head: Head,
    /// What happened.
    pub title: String,
    /// When.
    pub date: Spanned<Edtf>,
    /// Who.
    pub actors: Vec<Spanned<ActorSlug>>,
    /// Where.
    pub regions: Vec<Spanned<RegionSlug>>,
    /// Where exactly.
    pub places: Vec<Spanned<Spot>>,
    /// What kind of event.
    pub kind: Option<Spanned<String>>,
    /// 1 to 5.
    pub importance: u8,
    /// When its page first appeared.
    pub first_published: Option<NaiveDate>,
    /// Who checked it.
    pub reviewed: Vec<Review>,
    /// Whether it stands.
    pub standing: Standing,
    /// What a reader should know before seeing it.
    pub warning: Option<String>,
    /// Reported numbers.
    pub figures: Vec<FigureDoc>,
    /// What was changed.
    pub corrections: Vec<Correction>,
    /// Pictures and recordings.
    pub media: Vec<Media>,
    /// Why it is not published.
    pub dismissed: Option<String>,
    /// Its account.
    pub prose: Prose,
}

/// A question that sources answer differently.
#[derive(Clone, Debug)]
pub struct QuestionDoc {
    /// Its id.
    pub id: QuestionId,
    /// What all documents have.
    pub head: Head,
    /// The question.
    pub title: String,
    /// Whom it concerns.
    pub actors: Vec<Spanned<ActorSlug>>,
    /// Where.
    pub regions: Vec<Spanned<RegionSlug>>,
    /// The events concerned.
    pub events: Vec<Spanned<EventId>>,
    /// The series whose figures belong in it.
    pub measure: Option<Spanned<String>>,
    /// Its accounts.
    pub prose: Prose,
}

/// Names by language code.
pub type Names = Vec<(String, String)>;

/// Somebody or something that acts.
#[derive(Clone, Debug)]
pub struct ActorDoc {
    /// Its slug.
    pub id: ActorSlug,
    /// What all documents have.
    pub head: Head,
    /// The name in the site's language.
    pub title: String,
    /// Names in other languages.
    pub names: Names,
    /// Other spellings that count as a mention.
    pub also_known_as: Vec<String>,
    /// `person`, `organisation`, `state`, `group`.
    pub kind: Option<String>,
    /// What they were in the time of the events.
    pub role: Option<String>,
    /// What they belong to.
    pub member_of: Vec<Spanned<ActorSlug>>,
    /// Their item in Wikidata (`Q42`).
    pub wikidata: Option<String>,
    /// Their picture in `static/`.
    pub image: Option<Spanned<String>>,
    /// The page's introduction.
    pub prose: Prose,
}

/// A region or city.
#[derive(Clone, Debug)]
pub struct RegionDoc {
    /// Its slug.
    pub id: RegionSlug,
    /// What all documents have.
    pub head: Head,
    /// The name in the site's language.
    pub title: String,
    /// Names in other languages.
    pub names: Names,
    /// Other spellings that count as a mention.
    pub also_known_as: Vec<String>,
    /// `region` or `city`.
    pub kind: Option<String>,
    /// Its code (ISO 3166-2).
    pub iso: Option<String>,
    /// Its capital.
    pub capital: Option<String>,
    /// The id of its shape.
    pub boundary: Option<Spanned<String>>,
    /// Its time zone, where it is not the site's.
    pub timezone: Option<Tz>,
    /// Its towns.
    pub towns: Vec<Spot>,
    /// Since when it has existed so.
    pub valid_from: Option<Edtf>,
    /// Until when.
    pub valid_until: Option<Edtf>,
    /// The page's introduction.
    pub prose: Prose,
}

/// A free page.
#[derive(Clone, Debug)]
pub struct PageDoc {
    /// Its id.
    pub id: PageId,
    /// What all documents have.
    pub head: Head,
    /// Its title.
    pub title: String,
    /// Its place in the navigation: the lightest first, equals by title.
    pub weight: i64,
    /// Its text.
    pub prose: Prose,
}

/// A region's shape: rings of longitude and latitude in degrees (RFC 7946).
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The id that a region's `boundary` names.
    pub id: String,
    /// Its polygons, each a list of rings, the outer one first.
    pub polygons: Vec<Vec<Vec<[f64; 2]>>>,
}
