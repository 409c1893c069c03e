//! What each kind of page shows, ready to be printed: no ids to resolve, no dates to put in
//! words, no rights to weigh.
//!
//! Paths (`url`) are from the site's root; a template puts `root` in front of them, which is the
//! way from the page to the root. A view holds what its page shows and no more.

mod article;
mod browse;
pub mod data;
mod embed;
mod event;
mod figures;
mod lists;
mod pictures;
mod proposal;
mod search;
mod subject;

use serde::Serialize;

pub use article::{
    ArticleRow, ArticleView, CaptureView, Note, OriginalView, SealedView, TextBlock,
};
pub use browse::{
    BeforeView, CardKeys, FilterField, FilterOption, FilterView, PeriodLink, PeriodView,
};
pub use embed::{EmbedLink, EmbedView};
pub use event::{
    CiteView, CorrectionView, EventSource, EventView, FigureView, MediaView, Piece, QuotationView,
    ReviewView, SourceRef, Step,
};
pub use figures::{
    ChartBand, ChartColumn, ChartJoin, ChartLabel, ChartPoint, ChartTick, ChartView, FigureSpeaker,
    FiguresView, MeasureRow, MeasureView, ScaleView, SeriesRow, SeriesView, TickView,
};
pub use lists::{
    ActorRow, ActorsView, ArticlesView, CorrectionRow, CorrectionsView, DataPageView, DayGroup,
    DayPart, DayView, FormRow, FrontView, GlanceFigure, GlanceView, NotFoundView, Pager,
    PlaceCount, QuestionRow, QuestionsView, RegionRow, RegionsView,
};
pub use pictures::{
    BarLink, BarPart, BarView, GridCell, GridColumn, GridGroup, GridRow, GridView, KindCount,
    LabelView, MapPlace, MapRegion, MapView, StripView,
};
pub use proposal::{FoundFigureView, ProposalCard, ProposalView, WhyDate, WhyName};
pub use search::SearchView;
pub use subject::{
    AccountView, ActorView, AnswerView, FreeView, NameView, PassageList, PassageQuote,
    QuestionView, RedirectView, RegionView, SubjectPartView, TownView,
};

/// Text that is already HTML: made by [`crate::pages`] alone, from escaped or cleaned parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// A link to a page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LinkView {
    /// Its path from the site's root.
    pub url: String,
    /// Its text.
    pub text: String,
}

/// A date in words and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// For `<time datetime>`: set where HTML can say it (a day, month, year or time).
    pub datetime: Option<String>,
    /// In EDTF.
    pub edtf: String,
    /// In words, with its doubt.
    pub words: String,
    /// In few words, for lists.
    pub short: String,
}

/// A word of the content's own vocabulary and what readers call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The key.
    pub id: String,
    /// The label.
    pub label: String,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerView {
    /// As the editor wrote it.
    pub words: String,
    /// The path of the actor's page.
    pub url: Option<String>,
}

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventCard {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// What happened.
    pub title: String,
    /// When.
    pub date: DateView,
    /// One sentence, as plain text.
    pub summary: Option<String>,
    /// What kind of event.
    pub kind: Option<Term>,
    /// 1 to 5.
    pub importance: u8,
    /// Whether its sources are at odds about it (`standing`), or some dispute it.
    pub disputed: bool,
    /// Where: places that are no page of their own.
    pub places: Vec<String>,
    /// Where: regions.
    pub regions: Vec<LinkView>,
    /// Who.
    pub actors: Vec<LinkView>,
    /// Its strongest quotation.
    pub quote: Option<QuoteLine>,
    /// On how many sources it rests.
    pub sources: usize,
    /// Whether enough people have checked it.
    pub reviewed: bool,
    /// Its state of review: `reviewed`, `open`, or `proposed` by a program.
    pub review: &'static str,
    /// By what it is filtered.
    pub keys: CardKeys,
}

/// A quotation in a list: its first paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteLine {
    /// The words.
    pub words: String,
    /// Their language (BCP 47).
    pub lang: Option<String>,
    /// Who says them.
    pub speaker: Option<SpeakerView>,
    /// The source's page, at the passage.
    pub url: String,
    /// The source: publisher, else title.
    pub source: String,
}

/// What every page has besides its own view.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Its path from the site's root.
    pub url: String,
    /// What leads from it to the site's root: empty, or `../` so many times; on `404.html` the
    /// absolute path.
    pub root: String,
    /// Its title.
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: Option<String>,
    /// Its absolute address, where the site's is known.
    pub canonical: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Where it stands in the navigation: `timeline`, `actors`, `regions`, `articles`,
    /// `questions`, `corrections`, `search`, or a free page's path.
    pub section: String,
    /// Where its file can be edited.
    pub edit_url: Option<String>,
    /// The feed of its events, where it has one of its own.
    pub feed: Option<LinkView>,
    /// The picture for those who share its address.
    pub card: Option<CardView>,
    /// How others show it on their pages.
    pub embed: Option<EmbedLink>,
    /// What it says of itself to machines: JSON-LD without `<`.
    pub linked_data: Option<Html>,
}

/// A picture for those who share a page's address, of 1200 by 630 pixels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// Its absolute address.
    pub url: String,
    /// What it shows.
    pub alt: String,
}

/// What is the same on all pages.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence on what it is.
    pub description: Option<String>,
    /// The interface's language (BCP 47).
    pub language: String,
    /// Whether that language is written from right to left.
    pub rtl: bool,
    /// The logo's path from the site's root.
    pub logo: Option<String>,
    /// A line at the foot of every page.
    pub footer: Option<String>,
    /// The licence of the site's own texts.
    pub licence_texts: Option<String>,
    /// The licence of its data files.
    pub licence_data: Option<String>,
    /// Where readers report an error: an address of a page, or `mailto:`.
    pub contact: Option<String>,
    /// The repository's page.
    pub repository: Option<String>,
    /// Whether the site has colours of its own, in `style/colours.css`.
    pub colours: bool,
    /// Sections that have pages, in the order of the navigation.
    pub sections: Vec<SectionLink>,
    /// Free pages.
    pub pages: Vec<LinkView>,
    /// Whether it is the private reading of a bare folder.
    pub bare: bool,
    /// Feeds of the whole site.
    pub feeds: Vec<LinkView>,
}

/// A section in the navigation. Its name is a word of the interface: `nav-ID`.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SectionLink {
    /// `timeline`, `actors`, `regions`, `articles`, `questions`, `figures`, `corrections`,
    /// `search`.
    pub id: &'static str,
    /// Its list's path.
    pub url: &'static str,
}

/// What one page shows.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// The timeline.
    Front(Box<FrontView>),
    /// An event.
    Event(Box<EventView>),
    /// A proposal.
    Proposal(Box<ProposalView>),
    /// A source.
    Article(Box<ArticleView>),
    /// An actor.
    Actor(Box<ActorView>),
    /// A region.
    Region(Box<RegionView>),
    /// A further part of a list of an actor's or a region's page.
    SubjectPart(Box<SubjectPartView>),
    /// A question.
    Question(Box<QuestionView>),
    /// A day.
    Day(Box<DayView>),
    /// A part of the events.
    Period(Box<PeriodView>),
    /// A free page.
    Free(FreeView),
    /// The list of actors.
    Actors(ActorsView),
    /// The list of regions.
    Regions(RegionsView),
    /// The list of sources.
    Articles(ArticlesView),
    /// The list of questions.
    Questions(QuestionsView),
    /// The overview of figures.
    Figures(FiguresView),
    /// A measure's figures.
    Measure(MeasureView),
    /// The corrections.
    Corrections(CorrectionsView),
    /// The data files and feeds.
    Data(DataPageView),
    /// A page in small, for a frame on another site.
    Embed(Box<EmbedView>),
    /// The search page.
    Search(SearchView),
    /// An old address.
    Redirect(RedirectView),
    /// `404.html`.
    NotFound(NotFoundView),
}

impl View {
    /// Whether the page shows anything that a program found and nobody has reviewed.
    pub fn shows_proposed(&self) -> bool {
        let in_groups = |groups: &[DayGroup]| groups.iter().any(|day| !day.proposed.is_empty());
        match self {
            Self::Proposal(_) => true,
            Self::Front(view) => {
                let before = view.before.as_ref();
                in_groups(&view.groups) || before.is_some_and(|part| in_groups(&part.groups))
            }
            Self::Period(view) => in_groups(&view.groups),
            Self::Article(view) => !view.proposed.is_empty(),
            Self::Actor(view) => in_groups(&view.groups),
            Self::Region(view) => in_groups(&view.groups),
            Self::Day(view) => !view.proposed.is_empty() || !view.perhaps_proposed.is_empty(),
            Self::Event(_)
            | Self::SubjectPart(_)
            | Self::Question(_)
            | Self::Free(_)
            | Self::Actors(_)
            | Self::Regions(_)
            | Self::Articles(_)
            | Self::Questions(_)
            | Self::Figures(_)
            | Self::Measure(_)
            | Self::Corrections(_)
            | Self::Data(_)
            // Of what a program found it shows nothing.
            | Self::Embed(_)
            | Self::Search(_)
            | Self::Redirect(_)
            | Self::NotFound(_) => false,
        }
    }
}
