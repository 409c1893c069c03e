//! Words and passages of articles: found, or said to be missing, with what comes closest.

use super::story::{Kind, stance};
use super::{Linker, known::KnownArticle};
use crate::content::QuotationDoc;
use crate::content::link::FileLink;
use crate::model::{
    ArticleId, Diagnostic, Diagnostics, Nearest, PassageNo, PassageRole, SourceId, Span,
};
use crate::timeline::quotation::{self, Found, Haystack, Miss, Part, Target};
use crate::timeline::{Destination, Evidence, Mark, Quotation, Stance};

impl Linker<'_> {
    /// Verifies a quotation.
    pub(super) fn quotation(
        &self,
        doc: &QuotationDoc,
        kind: Kind,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<Quotation> {
        let id = match self.find(&doc.link.target.path) {
            Some(Destination::Article(id)) => id.clone(),
            Some(_) => {
                found.push(
                    Diagnostic::error(
                        "blockquote-shape",
                        source,
                        doc.link.span,
                        "this quotation's link leads to a file that is no article",
                    )
                    .hint("a quotation's source is a file in content/articles/"),
                );
                return None;
            }
            None => {
                if !self.known.is_broken(&doc.link.target.path) {
                    found.push(self.missing(&doc.link, source));
                }
                return None;
            }
        };
        let article = self.known_article(&id)?;
        let stance = stance(&doc.link, kind, source, found);
        let target = self
            .target(
                article,
                doc.link.target.fragment.as_deref(),
                doc.link.span,
                source,
                found,
            )
            .ok()?;
        let words: Vec<&str> = doc.paragraphs.iter().map(|p| p.value.as_str()).collect();
        let haystack = article.haystack();
        let matched = match haystack.find(&words, target.as_ref()) {
            Ok(matched) => matched,
            Err(miss) => {
                let span = doc
                    .paragraphs
                    .iter()
                    .map(|p| p.span)
                    .reduce(Span::to)
                    .unwrap_or(doc.span);
                found.push(explain(&miss, article, source, span));
                return None;
            }
        };
        Some(Quotation {
            paragraphs: doc.paragraphs.iter().map(|p| p.value.clone()).collect(),
            translation: doc.translation.clone(),
            speaker: doc.speaker.as_ref().map(|words| self.speaker(words)),
            evidence: evidence(id, &haystack, &matched, stance?),
        })
    }

    /// What a link to an article, or to one of its passages, points at.
    pub(super) fn cited(
        &self,
        id: &ArticleId,
        link: &FileLink,
        stance: Stance,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<Evidence> {
        let article = self.known_article(id)?;
        let target = self
            .target(
                article,
                link.target.fragment.as_deref(),
                link.span,
                source,
                found,
            )
            .ok()?;
        Some(match target {
            None => Evidence {
                article: id.clone(),
                marks: Vec::new(),
                stance,
                directive: None,
            },
            Some(Target::Passage(index)) => {
                let mark = Mark {
                    passage: PassageNo::from_index(index),
                    range: None,
                };
                Evidence {
                    article: id.clone(),
                    marks: vec![mark],
                    stance,
                    directive: None,
                }
            }
            Some(Target::Text(matched)) => {
                evidence(id.clone(), &article.haystack(), &matched, stance)
            }
        })
    }

    /// Reads a link's fragment: `p4`, or a text directive, which is verified.
    pub(super) fn target(
        &self,
        article: &KnownArticle<'_>,
        fragment: Option<&str>,
        span: Span,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Result<Option<Target>, ()> {
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
            return Ok(None);
        };
        if let Some((_, directive)) = fragment.split_once(":~:text=") {
            return match article.haystack().fragment(directive) {
                Ok(matched) => Ok(Some(Target::Text(matched))),
                Err(miss) => {
                    found.push(explain(&miss, article, source, span));
                    Err(())
                }
            };
        }
        let passages = article.doc.body.passages.len();
        match PassageNo::parse(fragment) {
            Some(number) if is_sealed(article, number) => {
                found.push(sealed_passage(article, number, source, span));
                Err(())
            }
            Some(number) if number.index() < passages => {
                if self.options.strict {
                    found.push(self.fragile(article, number, span, source));
                }
                Ok(Some(Target::Passage(number.index())))
            }
            Some(number) => {
                let message = format!(
                    "`{}` has no passage {number}; its last is p{passages}",
                    article.doc.head.path
                );
                found.push(Diagnostic::error("no-passage", source, span, message));
                Err(())
            }
            None => {
                found.push(
                    Diagnostic::error(
                        "no-passage",
                        source,
                        span,
                        format!("`#{fragment}` names no passage"),
                    )
                    .hint("write `#p4` or `#:~:text=` and the first words of the passage"),
                );
                Err(())
            }
        }
    }

    /// A passage number breaks when the article is edited.
    fn fragile(
        &self,
        article: &KnownArticle<'_>,
        number: PassageNo,
        span: Span,
        source: SourceId,
    ) -> Diagnostic {
        let length = article
            .doc
            .body
            .passage(number)
            .map_or(0, |passage| passage.text.len());
        let directive = article.haystack().directive(number.index(), 0..length);
        Diagnostic::warning(
            "bare-passage",
            source,
            span,
            format!("`#{number}` will name another passage when the article is edited"),
        )
        .source_hint(format!("write `#:~:text={directive}`"))
    }
}

/// What words that were found point at.
pub(super) fn evidence(
    article: ArticleId,
    haystack: &Haystack,
    matched: &Found,
    stance: Stance,
) -> Evidence {
    let directive = matched
        .parts
        .first()
        .map(|part| haystack.directive(part.passage, part.range.clone()));
    Evidence {
        article,
        marks: marks(matched),
        stance,
        directive,
    }
}

/// The words that were found, as marks.
pub(super) fn marks(matched: &Found) -> Vec<Mark> {
    let mark = |part: &Part| Mark {
        passage: PassageNo::from_index(part.passage),
        range: Some(part.range.clone()),
    };
    matched.parts.iter().map(mark).collect()
}

/// Says why words were not found.
pub(super) fn explain(
    miss: &Miss,
    article: &KnownArticle<'_>,
    source: SourceId,
    span: Span,
) -> Diagnostic {
    let path = &article.doc.head.path;
    let error = |code, message: String| Diagnostic::error(code, source, span, message);
    match miss {
        Miss::NotFound { words, nearest } => {
            let mut diagnostic = if article.doc.sealed.is_some() {
                error(
                    "sealed-words",
                    format!(
                        "these words do not stand in the passages that `{path}`, which is sealed, keeps: “{}”",
                        shown(words)
                    ),
                )
                .hint(how_to_keep(article))
            } else {
                error(
                    "quotation-not-found",
                    format!("these words do not stand in `{path}`: “{}”", shown(words)),
                )
            };
            diagnostic.nearest = nearest
                .as_ref()
                .and_then(|near| nearest_text(near, article));
            if diagnostic.nearest.is_none() && article.doc.sealed.is_none() {
                diagnostic =
                    diagnostic.hint("nothing like them stands in it: is it the right article?");
            }
            diagnostic
        }
        Miss::Ambiguous { passages } => error(
            "quotation-ambiguous",
            format!(
                "these words stand in {} passages of `{path}`: {}",
                passages.len(),
                numbers(passages)
            ),
        )
        .source_hint(ways(passages, article)),
        Miss::Apart { passages } => error(
            "quotation-apart",
            format!(
                "the parts of this quotation stand in `{path}`, but not together: {}",
                numbers(passages)
            ),
        )
        .hint(
            "parts joined by `[…]` stand in one passage; paragraphs match passages in their order",
        ),
        Miss::Elsewhere { passages } => error(
            "quotation-elsewhere",
            format!(
                "these words do not stand where the link points, but in {} of `{path}`",
                numbers(passages)
            ),
        )
        .source_hint(ways(passages, article)),
        Miss::ShortPart { words } => error(
            "quotation-malformed",
            format!(
                "“{words}” is too short to stand beside an omission: three words or more are needed"
            ),
        ),
        Miss::Empty => error(
            "quotation-malformed",
            "this quotation has no words of its own".to_owned(),
        ),
        Miss::Directive => error(
            "text-directive",
            "this link's `#:~:text=` cannot be read".to_owned(),
        )
        .hint("write `#:~:text=` and words of the passage, with blanks as %20 and commas as %2C"),
    }
}

fn is_sealed(article: &KnownArticle<'_>, number: PassageNo) -> bool {
    let passage = article.doc.body.passage(number);
    passage.is_some_and(|passage| passage.role == PassageRole::Sealed)
}

fn sealed_passage(
    article: &KnownArticle<'_>,
    number: PassageNo,
    source: SourceId,
    span: Span,
) -> Diagnostic {
    let message = format!("{number} of `{}` is sealed", article.doc.head.path);
    Diagnostic::error("sealed-passage", source, span, message).hint(how_to_keep(article))
}

/// What whoever has the whole text can do.
fn how_to_keep(article: &KnownArticle<'_>) -> String {
    format!(
        "who has the whole text runs `qantar seal {}`: it verifies the words against it and keeps their passage too",
        article.doc.id
    )
}

fn nearest_text(near: &quotation::Nearest, article: &KnownArticle<'_>) -> Option<Nearest> {
    let passage = article.doc.body.passages.get(near.passage)?;
    Some(Nearest {
        place: (
            article.doc.head.source,
            passage.source(near.range.start, near.range.end),
        ),
        passage: PassageNo::from_index(near.passage),
        text: passage.text.get(near.range.clone())?.to_owned(),
    })
}

/// Long words are cut in the message; the excerpt shows them whole.
fn shown(words: &str) -> String {
    crate::text::sentences::shorten(words, 200)
}

fn numbers(passages: &[usize]) -> String {
    let numbers: Vec<String> = passages
        .iter()
        .map(|index| PassageNo::from_index(*index).to_string())
        .collect();
    numbers.join(", ")
}

/// The ways to say which of several passages is meant.
fn ways(passages: &[usize], article: &KnownArticle<'_>) -> String {
    let length = |index: usize| {
        article
            .doc
            .body
            .passages
            .get(index)
            .map_or(0, |p| p.text.len())
    };
    let ways: Vec<String> = passages
        .iter()
        .map(|index| {
            format!(
                "`#:~:text={}`",
                article.haystack().directive(*index, 0..length(*index))
            )
        })
        .collect();
    format!("let the link say which is meant: {}", ways.join(" or "))
}
