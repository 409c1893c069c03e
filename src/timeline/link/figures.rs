//! Reported numbers: whether the source says them, and in which words.

use super::Linker;
use super::evidence::{evidence, explain, marks};
use super::known::KnownArticle;
use crate::content::document::{ArticleKind, FigureDoc};
use crate::model::diagnostic::did_you_mean;
use crate::model::{Diagnostic, Diagnostics, Edtf, SourceId, Span, Spanned};
use crate::text::numbers;
use crate::timeline::quotation::{Found, Target};
use crate::timeline::{Evidence, Figure, Mark, Speaker, Stance, Story};

impl Linker<'_> {
    /// Links a figure of an event that happened on `date`.
    pub(super) fn figure(
        &self,
        doc: &FigureDoc,
        story: &Story,
        date: &Edtf,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<Figure> {
        self.check_measure(&doc.measure, source, found);
        let scope = self.scope(doc, source, found);
        let (article, target) = self.figure_source(doc, story, source, found)?;
        let evidence = self.figure_evidence(doc, story, article, target, source, found)?;
        Some(Figure {
            measure: doc.measure.value.clone(),
            low: doc.low,
            high: doc.high,
            bound: doc.bound,
            quote: doc.quote.as_ref().map(|quote| quote.value.clone()),
            evidence,
            said_by: self.said_by(doc, story),
            as_of: doc
                .as_of
                .as_ref()
                .map_or_else(|| date.clone(), |as_of| as_of.value.clone()),
            scope,
            counted: doc.counted.clone().filter(|counted| counted != "all"),
            standing: doc.standing,
        })
    }

    /// What is counted: a region, a key of `[scopes]`, or nothing for the site's whole.
    fn scope(&self, doc: &FigureDoc, source: SourceId, found: &mut Diagnostics) -> Option<String> {
        let scope = doc.scope.as_ref()?;
        let scopes = &self.settings.scopes;
        if self.known.has_region(&scope.value) || scopes.contains_key(&scope.value) {
            return Some(scope.value.clone());
        }
        let candidates = self
            .known
            .region_ids()
            .chain(scopes.keys().map(String::as_str));
        let near = did_you_mean(&scope.value, candidates);
        let message = format!(
            "`{}` is neither a region nor a key of [scopes] in qantar.toml",
            scope.value
        );
        found.push(
            Diagnostic::error("unknown-scope", source, scope.span, message)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
        );
        None
    }

    /// The article that says the number, and where in it: as given, or the event's only source.
    fn figure_source(
        &self,
        doc: &FigureDoc,
        story: &Story,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<(&KnownArticle<'_>, Option<Target>)> {
        if let Some(given) = &doc.source {
            let (name, fragment) = match given.value.split_once('#') {
                Some((name, fragment)) => (name, Some(fragment)),
                None => (given.value.as_str(), None),
            };
            let Some(article) = self.known_article_named(name) else {
                let near = did_you_mean(name, self.known.article_ids());
                found.push(
                    Diagnostic::error(
                        "unknown-id",
                        source,
                        given.span,
                        format!("there is no article `{name}`"),
                    )
                    .hint(near.map_or_else(
                        || {
                            "write the article's path below content/articles/, without extension"
                                .to_owned()
                        },
                        |near| format!("did you mean `{near}`?"),
                    )),
                );
                return None;
            };
            let target = self
                .target(article, fragment, given.span, source, found)
                .ok()?;
            return Some((article, target));
        }
        let mut articles: Vec<_> = story.evidence().map(|evidence| &evidence.article).collect();
        articles.sort();
        articles.dedup();
        if let [only] = articles.as_slice() {
            return Some((self.known_article(only)?, None));
        }
        let message = if articles.is_empty() {
            "this figure names no source, and the event has none"
        } else {
            "this figure names no source, and the event has more than one"
        };
        found.push(
            Diagnostic::error("figure-source", source, doc.span, message)
                .hint("add `source = \"ARTICLE\"`, the article's path below content/articles/ without extension"),
        );
        None
    }

    fn figure_evidence(
        &self,
        doc: &FigureDoc,
        story: &Story,
        article: &KnownArticle<'_>,
        target: Option<Target>,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<Evidence> {
        match &doc.quote {
            Some(quote) => self.quoted_figure(doc, quote, article, target.as_ref(), source, found),
            None if article.doc.kind == ArticleKind::Text => {
                found.push(
                    Diagnostic::error(
                        "figure-quote",
                        source,
                        doc.span,
                        "this figure has no `quote`",
                    )
                    .hint("give the words of the source that hold the number"),
                );
                None
            }
            None => summarised_figure(doc, story, article, target, source, found),
        }
    }

    fn quoted_figure(
        &self,
        doc: &FigureDoc,
        quote: &Spanned<String>,
        article: &KnownArticle<'_>,
        target: Option<&Target>,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<Evidence> {
        let matched = match article.haystack().find(&[&quote.value], target) {
            Ok(matched) => matched,
            Err(miss) => {
                found.push(explain(&miss, article, source, quote.span));
                return None;
            }
        };
        let passages = passages_of(&matched, article);
        if !says(doc, &quote.value) && !says(doc, &passages) {
            found.push(not_said(doc, article, source, quote.span));
            return None;
        }
        Some(evidence(
            article.doc.id.clone(),
            &article.haystack(),
            &matched,
            Stance::Supports,
        ))
    }

    /// As given, or the event's only speaker.
    fn said_by(&self, doc: &FigureDoc, story: &Story) -> Option<Speaker> {
        if let Some(words) = &doc.said_by {
            return Some(match self.known.actor_title(&words.value) {
                Some(title) => Speaker {
                    words: title.to_owned(),
                    actor: Some(crate::model::ActorSlug::new(&words.value)),
                },
                None => self.speaker(words),
            });
        }
        let quoted = story
            .quotations
            .iter()
            .filter_map(|quotation| quotation.speaker.as_ref());
        let told = story
            .citations
            .iter()
            .filter_map(|citation| citation.account_by.as_ref());
        let mut speakers: Vec<&Speaker> = Vec::new();
        for speaker in quoted.chain(told) {
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        match speakers.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        }
    }
}

/// A number in a summary: no words are quoted, so the passage must say it.
fn summarised_figure(
    doc: &FigureDoc,
    story: &Story,
    article: &KnownArticle<'_>,
    target: Option<Target>,
    source: SourceId,
    found: &mut Diagnostics,
) -> Option<Evidence> {
    let mut marks: Vec<Mark> = match target {
        Some(Target::Passage(index)) => {
            vec![Mark {
                passage: crate::model::PassageNo::from_index(index),
                range: None,
            }]
        }
        Some(Target::Text(matched)) => marks(&matched),
        None => {
            let cited = story
                .evidence()
                .filter(|evidence| evidence.article == article.doc.id);
            cited
                .flat_map(|evidence| evidence.marks.iter().cloned())
                .collect()
        }
    };
    marks.retain(|mark| {
        article
            .doc
            .body
            .passage(mark.passage)
            .is_some_and(|passage| says(doc, &passage.text))
    });
    marks.truncate(1);
    if marks.is_empty() {
        found.push(not_said(doc, article, source, doc.span));
        return None;
    }
    let directive = marks.first().and_then(|mark| {
        let passage = article.doc.body.passage(mark.passage)?;
        let range = mark.range.clone().unwrap_or(0..passage.text.len());
        Some(article.haystack().directive(mark.passage.index(), range))
    });
    Some(Evidence {
        article: article.doc.id.clone(),
        marks,
        stance: Stance::Supports,
        directive,
    })
}

/// The passages that hold the words, whole.
fn passages_of(matched: &Found, article: &KnownArticle<'_>) -> String {
    let texts = matched
        .parts
        .iter()
        .filter_map(|part| article.doc.body.passages.get(part.passage));
    texts
        .map(|passage| passage.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether the words hold the number, both ends of a range.
fn says(doc: &FigureDoc, words: &str) -> bool {
    numbers::mentions(words, doc.low).is_some() && numbers::mentions(words, doc.high).is_some()
}

fn not_said(
    doc: &FigureDoc,
    article: &KnownArticle<'_>,
    source: SourceId,
    span: Span,
) -> Diagnostic {
    #[allow(clippy::float_cmp)]
    let number = if doc.low == doc.high {
        doc.low.to_string()
    } else {
        format!("{} and {}", doc.low, doc.high)
    };
    Diagnostic::error(
        "figure-not-found",
        source,
        span,
        format!(
            "the number {number} does not stand in these words, nor in their passage of `{}`",
            article.doc.head.path
        ),
    )
    .hint("the number must stand in the source, in digits or in words")
}
