//! Events that a program found in the articles: in lists, and on a page of their own.

use std::sync::Arc;

use serde::Serialize;

use super::{CardKeys, DateView, LinkView, QuotationView};

/// A proposal in a list. It is no event: nobody has looked at it.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalCard {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// The words that are proposed, cut at a length, and who says them; where rights withhold the
    /// words, who published them.
    pub title: String,
    /// When.
    pub date: DateView,
    /// Where.
    pub regions: Vec<LinkView>,
    /// Who is named, and who says it.
    pub actors: Vec<LinkView>,
    /// The source: publisher, else title.
    pub source: String,
    /// The source's page, at the passage.
    pub source_url: String,
    /// On how many sources it rests.
    pub sources: usize,
    /// By what it is filtered.
    pub keys: CardKeys,
}

/// A proposal's page.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalView {
    /// What lists show of it.
    pub card: Arc<ProposalCard>,
    /// The sentence that is proposed.
    pub words: QuotationView,
    /// Other sentences that report the same.
    pub others: Vec<QuotationView>,
    /// Why it is dated so.
    pub why_date: WhyDate,
    /// Whom the sentence names, and by which words.
    pub why_actors: Vec<WhyName>,
    /// Where, and by which words.
    pub why_regions: Vec<WhyName>,
    /// Numbers in all its sentences, side by side.
    pub figures: Vec<FoundFigureView>,
    /// Its days.
    pub days: Vec<LinkView>,
}

/// Why a proposal has its date.
#[derive(Clone, Debug, Serialize)]
pub struct WhyDate {
    /// `named`, `spoken`, `paragraph`, `implied`.
    pub basis: &'static str,
    /// The words that name it; none where it is implied, or rights withhold them.
    pub words: Option<String>,
    /// Their language (BCP 47).
    pub lang: Option<String>,
    /// The rule that read them.
    pub rule: &'static str,
    /// The day of publication, from which such words are counted.
    pub published: Option<DateView>,
}

/// Why a proposal has an actor or a region.
#[derive(Clone, Debug, Serialize)]
pub struct WhyName {
    /// Who or where.
    pub link: LinkView,
    /// The words that name them, where rights let them be shown.
    pub words: Option<String>,
    /// The words' language (BCP 47).
    pub lang: Option<String>,
}

/// A number in a sentence that is proposed.
#[derive(Clone, Debug, Serialize)]
pub struct FoundFigureView {
    /// `exact`, `about`, `at-least`, `at-most`.
    pub bound: &'static str,
    /// The number and the words after it.
    pub words: String,
    /// Their language (BCP 47).
    pub lang: Option<String>,
    /// The source: publisher, else title.
    pub source: String,
    /// Its page at the passage.
    pub url: String,
}
