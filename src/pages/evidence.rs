//! Sources and evidence as views show them, and where rights decide what leaves.

use std::collections::BTreeSet;

use super::Layout;
use super::figures::bound_word;
use super::urls::{href, href_at};
use super::view::{FigureView, QuotationView, SourceRef};
use crate::content::document::{ArticleKind, ArticleStanding, FigureStanding};
use crate::model::{ArticleId, PassageNo, PassageRole};
use crate::site::Rights;
use crate::timeline::{Article, Citation, Evidence, Figure, Quotation, Rester, Stance};

impl Layout<'_> {
    pub(super) fn source(&self, id: &ArticleId) -> Option<SourceRef> {
        let article = self.timeline.articles.get(id)?;
        let source = self.sources.get(self.urls.article_number(id)?)?;
        let make = || Box::new(self.make_source(article));
        Some(SourceRef::clone(source.get_or_init(make)))
    }

    fn make_source(&self, article: &Article) -> SourceRef {
        let doc = &article.doc;
        SourceRef {
            url: href(self.urls.article(&doc.id)),
            title: public_title(article),
            title_by_us: doc.title_by_us,
            publisher: doc.publisher.clone().or_else(|| doc.agency.clone()),
            date: doc.published.as_ref().map(|date| self.date(date)),
            original_url: doc.url.clone(),
            kind: match doc.kind {
                ArticleKind::Text => "text",
                ArticleKind::Summary => "summary",
            },
            standing: match doc.standing {
                ArticleStanding::Current => "current",
                ArticleStanding::Corrected => "corrected",
                ArticleStanding::Withdrawn => "withdrawn",
            },
        }
    }

    /// The way to a passage: to its anchor where rights let it be shown, else to the page's top.
    pub(super) fn passage_url(&self, article: &Article, passage: Option<PassageNo>) -> String {
        let shown = passage.filter(|number| is_shown(article, *number));
        href_at(self.urls.article(&article.doc.id), shown)
    }

    pub(super) fn evidence_url(&self, article: &Article, evidence: &Evidence) -> String {
        self.passage_url(article, evidence.marks.first().map(|mark| mark.passage))
    }

    /// A quotation; `anchor` names it on its page.
    pub(super) fn quotation(&self, quotation: &Quotation, anchor: String) -> Option<QuotationView> {
        let article = self.timeline.articles.get(&quotation.evidence.article)?;
        Some(QuotationView {
            anchor,
            paragraphs: quotation.paragraphs.clone(),
            translation: quotation.translation.clone(),
            lang: article.doc.language.clone(),
            speaker: quotation
                .speaker
                .as_ref()
                .map(|speaker| self.speaker(speaker)),
            account: None,
            source: self.source(&article.doc.id)?,
            url: self.evidence_url(article, &quotation.evidence),
            label: match article.doc.kind {
                ArticleKind::Text => "quoted",
                ArticleKind::Summary => "summary",
            },
            stance: stance_word(&quotation.evidence.stance),
            quoted_in: None,
            quoted_on: None,
        })
    }

    /// A citation with the passages that it names, as far as rights let them be shown.
    pub(super) fn citation(&self, citation: &Citation, anchor: String) -> Option<QuotationView> {
        let article = self.timeline.articles.get(&citation.evidence.article)?;
        Some(QuotationView {
            anchor,
            paragraphs: shown_passages(article, &citation.evidence),
            translation: Vec::new(),
            lang: article.doc.language.clone(),
            speaker: citation
                .account_by
                .as_ref()
                .map(|speaker| self.speaker(speaker)),
            account: citation.account_by.as_ref().map(|_| citation.text.clone()),
            source: self.source(&article.doc.id)?,
            url: self.evidence_url(article, &citation.evidence),
            label: match article.doc.kind {
                ArticleKind::Text => "cited",
                ArticleKind::Summary => "summary",
            },
            stance: stance_word(&citation.evidence.stance),
            quoted_in: None,
            quoted_on: None,
        })
    }

    pub(super) fn figure(&self, figure: &Figure) -> Option<FigureView> {
        let article = self.timeline.articles.get(&figure.evidence.article)?;
        let measure = self.settings.measures.get(&figure.measure);
        #[allow(clippy::float_cmp)]
        let high = (figure.low != figure.high).then(|| self.locale.number(figure.high));
        Some(FigureView {
            measure: self.measure_label(&figure.measure),
            unit: measure.and_then(|measure| measure.unit.clone()),
            bound: bound_word(figure.bound),
            low: self.locale.number(figure.low),
            high,
            counted: figure.counted.clone(),
            scope: figure.scope.as_deref().map(|scope| self.scope(scope)),
            said_by: figure.said_by.as_ref().map(|speaker| self.speaker(speaker)),
            as_of: self.date(&figure.as_of),
            quote: figure.quote.clone(),
            source: self.source(&article.doc.id)?,
            url: self.evidence_url(article, &figure.evidence),
            standing: match figure.standing {
                FigureStanding::Stands => "stands",
                FigureStanding::Superseded => "superseded",
                FigureStanding::Retracted => "retracted",
            },
            event: None,
            series: self.series_url(figure),
        })
    }
}

/// The title that may be shown: one that we made from a text that is withheld would give its
/// first words away.
pub(super) fn public_title(article: &Article) -> String {
    let doc = &article.doc;
    if !doc.title_from_text || doc.rights == Rights::Full {
        return doc.title.clone();
    }
    let name = doc.id.as_str().rsplit('/').next().unwrap_or_default();
    doc.publisher
        .clone()
        .or_else(|| doc.agency.clone())
        .unwrap_or_else(|| name.to_owned())
}

/// Whether rights let a passage be shown.
pub(super) fn is_shown(article: &Article, passage: PassageNo) -> bool {
    let there = article.doc.body.passage(passage);
    if there.is_none_or(|passage| passage.role == PassageRole::Sealed) {
        return false;
    }
    match article.doc.rights {
        Rights::Full => true,
        Rights::Link => false,
        Rights::Excerpt => article.rests.iter().any(|rest| {
            rest.mark.passage == passage
                && matches!(rest.by, Rester::Event(_) | Rester::Question(_))
        }),
    }
}

fn shown_passages(article: &Article, evidence: &Evidence) -> Vec<String> {
    let numbers: BTreeSet<PassageNo> = evidence.marks.iter().map(|mark| mark.passage).collect();
    numbers
        .into_iter()
        .filter(|number| is_shown(article, *number))
        .filter_map(|number| {
            article
                .doc
                .body
                .passage(number)
                .map(|passage| passage.text.to_string())
        })
        .collect()
}

pub(super) fn stance_word(stance: &Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Disputes => "disputes",
        Stance::Context => "context",
        Stance::Answer(_) => "answer",
    }
}
