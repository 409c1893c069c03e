//! Pages of actors, regions, questions, and free pages.

use serde::Serialize;

use super::{
    DateView, DayGroup, FigureView, LinkView, MapView, Pager, Piece, QuotationView, SourceRef,
    SpeakerView, StripView,
};

/// A name in another language.
#[derive(Clone, Debug, Serialize)]
pub struct NameView {
    /// The language (BCP 47).
    pub lang: String,
    /// The name.
    pub name: String,
}

/// An actor's page.
#[derive(Clone, Debug, Serialize)]
pub struct ActorView {
    /// Its name.
    pub name: String,
    /// Names in other languages.
    pub names: Vec<NameView>,
    /// Other spellings.
    pub also_known_as: Vec<String>,
    /// `person`, `organisation`, `state`, `group`.
    pub kind: Option<String>,
    /// What they were.
    pub role: Option<String>,
    /// What they belong to.
    pub member_of: Vec<LinkView>,
    /// Who belongs to them.
    pub members: Vec<LinkView>,
    /// Their item in Wikidata.
    pub wikidata: Option<String>,
    /// Their picture's path from the site's root.
    pub image: Option<String>,
    /// The introduction.
    pub body: Vec<Piece>,
    /// Their events on a line of time.
    pub strip: Option<StripView>,
    /// Their events.
    pub groups: Vec<DayGroup>,
    /// How many events.
    pub events: usize,
    /// Where all events stand, if these are those that matter most of very many.
    pub all_events: Option<String>,
    /// How many proposals.
    pub proposed: usize,
    /// What they are quoted as saying, by date.
    pub in_their_words: Vec<QuotationView>,
    /// Where more of it stands.
    pub words_pager: Option<Pager>,
    /// Figures that they gave.
    pub figures: Vec<FigureView>,
    /// Where more of them stand.
    pub figures_pager: Option<Pager>,
    /// Questions that concern them.
    pub questions: Vec<LinkView>,
    /// Who else appears in their events, most often first.
    pub together: Vec<LinkView>,
    /// Regions of their events.
    pub regions: Vec<LinkView>,
    /// Passages that name them.
    pub passages: Vec<PassageList>,
    /// Where more of them stand.
    pub passages_pager: Option<Pager>,
}

/// A further part of a long list of an actor's or a region's page: one of the three.
#[derive(Clone, Debug, Serialize)]
pub struct SubjectPartView {
    /// Whose page.
    pub of: LinkView,
    /// What they are quoted as saying, by date.
    pub words: Vec<QuotationView>,
    /// Figures.
    pub figures: Vec<FigureView>,
    /// Passages that name it.
    pub passages: Vec<PassageList>,
    /// Which part; the first stands on the subject's page.
    pub pager: Option<Pager>,
}

/// A region's page.
#[derive(Clone, Debug, Serialize)]
pub struct RegionView {
    /// Its name.
    pub name: String,
    /// Names in other languages.
    pub names: Vec<NameView>,
    /// Other spellings.
    pub also_known_as: Vec<String>,
    /// `region` or `city`.
    pub kind: Option<String>,
    /// ISO 3166-2.
    pub iso: Option<String>,
    /// Its capital.
    pub capital: Option<String>,
    /// Its towns.
    pub towns: Vec<TownView>,
    /// Since when it has existed so.
    pub valid_from: Option<DateView>,
    /// Until when.
    pub valid_until: Option<DateView>,
    /// The introduction.
    pub body: Vec<Piece>,
    /// Where it lies.
    pub map: Option<MapView>,
    /// Its events on a line of time.
    pub strip: Option<StripView>,
    /// Its events.
    pub groups: Vec<DayGroup>,
    /// How many events.
    pub events: usize,
    /// Where all events stand, if these are those that matter most of very many.
    pub all_events: Option<String>,
    /// How many proposals.
    pub proposed: usize,
    /// Figures that count something in it.
    pub figures: Vec<FigureView>,
    /// Where more of them stand.
    pub figures_pager: Option<Pager>,
    /// Questions that concern it.
    pub questions: Vec<LinkView>,
    /// Who appears in its events.
    pub actors: Vec<LinkView>,
    /// Passages that name it.
    pub passages: Vec<PassageList>,
    /// Where more of them stand.
    pub passages_pager: Option<Pager>,
}

/// A town.
#[derive(Clone, Debug, Serialize)]
pub struct TownView {
    /// Its name.
    pub name: String,
}

/// Passages of one article that name somebody or some place.
#[derive(Clone, Debug, Serialize)]
pub struct PassageList {
    /// The article.
    pub source: SourceRef,
    /// Its passages.
    pub passages: Vec<PassageQuote>,
}

/// A passage in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PassageQuote {
    /// The article's page at the passage.
    pub url: String,
    /// The passage's anchor (`p4`).
    pub anchor: String,
    /// Its words, cut at a length; nothing where rights withhold them.
    pub words: Option<String>,
    /// Their language (BCP 47).
    pub lang: Option<String>,
}

/// A question's page.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// The question.
    pub title: String,
    /// Our own words, without the accounts.
    pub body: Vec<Piece>,
    /// The accounts, grouped by answer, in the order in which they were said.
    pub answers: Vec<AnswerView>,
    /// Figures of its measure.
    pub figures: Vec<FigureView>,
    /// The events concerned.
    pub groups: Vec<DayGroup>,
    /// Whom it concerns.
    pub actors: Vec<LinkView>,
    /// Where.
    pub regions: Vec<LinkView>,
}

/// One answer and who gives it.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// The answer in a few words; nothing for accounts that give none.
    pub answer: Option<String>,
    /// The accounts.
    pub accounts: Vec<AccountView>,
}

/// One account.
#[derive(Clone, Debug, Serialize)]
pub struct AccountView {
    /// Who gives it.
    pub speaker: Option<SpeakerView>,
    /// When it was said: the source's date.
    pub said: Option<DateView>,
    /// What is said, and where.
    pub quotation: QuotationView,
}

/// A free page.
#[derive(Clone, Debug, Serialize)]
pub struct FreeView {
    /// Its text.
    pub body: Vec<Piece>,
}

/// An old address.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// The new one, relative to the old.
    pub target: String,
    /// The title of the page there.
    pub title: String,
}
