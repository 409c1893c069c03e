//! Which passages of an article something rests on.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::content::Documents;
use crate::content::document::ArticleDoc;
use crate::content::prose::Prose;
use crate::model::{ArticleId, PassageNo, Span, Spanned};
use crate::timeline::quotation::Haystack;
use crate::timeline::{Article, Destination, Directory};

/// Indexes of passages.
pub(super) type Passages = BTreeSet<usize>;

/// The passages that something rests on, each with the words that were verified in it; and those
/// in which a link names words around them.
pub(super) fn kept(
    article: &Article,
    context: Option<&Passages>,
) -> BTreeMap<PassageNo, Vec<Range<usize>>> {
    let mut kept: BTreeMap<PassageNo, Vec<Range<usize>>> = BTreeMap::new();
    for rest in &article.rests {
        let windows = kept.entry(rest.mark.passage).or_default();
        if let Some(range) = &rest.mark.range
            && !windows.contains(range)
        {
            windows.push(range.clone());
        }
    }
    for index in context.into_iter().flatten() {
        kept.entry(PassageNo::from_index(*index)).or_default();
    }
    for windows in kept.values_mut() {
        windows.sort_by_key(|range| (range.start, range.end));
    }
    kept
}

/// Of every article the passages that hold a prefix or suffix of a text directive: without them a
/// link that is verified would be verified no more.
pub(super) fn contexts(documents: &Documents) -> BTreeMap<ArticleId, Passages> {
    let directory = Directory::new(documents);
    let mut directives: BTreeMap<ArticleId, Vec<&str>> = BTreeMap::new();
    for prose in all_prose(documents) {
        let quoted = prose.quotations.iter().map(|quoted| &quoted.link.target);
        let cited = prose.links.iter().map(|cited| &cited.link.target);
        for target in quoted.chain(cited) {
            if let Some(directive) = directive(target.fragment.as_deref())
                && let Some(Destination::Article(id)) = directory.find(&target.path)
            {
                directives.entry(id.clone()).or_default().push(directive);
            }
        }
    }
    let articles: BTreeMap<&str, &Arc<ArticleDoc>> = documents
        .articles
        .iter()
        .map(|doc| (doc.id.as_str(), doc))
        .collect();
    for figure in documents.events.iter().flat_map(|event| &event.figures) {
        let source = figure.source.as_ref();
        let named = source.and_then(|source| source.value.split_once('#'));
        if let Some((name, fragment)) = named
            && let Some(directive) = directive(Some(fragment))
        {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            if let Some(doc) = articles.get(name).or_else(|| articles.get(stem)) {
                let of_article = directives.entry(doc.id.clone()).or_default();
                of_article.push(directive);
            }
        }
    }
    let passages = |(id, directives): (ArticleId, Vec<&str>)| {
        let doc = articles.get(id.as_str())?;
        let texts = doc.body.passages.iter();
        let haystack = Haystack::new(texts.map(|passage| passage.text.as_str()));
        let around = directives
            .into_iter()
            .flat_map(|directive| haystack.surroundings(directive));
        Some((id, around.collect()))
    };
    directives.into_iter().filter_map(passages).collect()
}

fn directive(fragment: Option<&str>) -> Option<&str> {
    Some(fragment?.split_once(":~:text=")?.1)
}

fn all_prose(documents: &Documents) -> impl Iterator<Item = &Prose> {
    let events = documents.events.iter().map(|doc| &doc.prose);
    let questions = documents.questions.iter().map(|doc| &doc.prose);
    let actors = documents.actors.iter().map(|doc| &doc.prose);
    let regions = documents.regions.iter().map(|doc| &doc.prose);
    let pages = documents.pages.iter().map(|doc| &doc.prose);
    events
        .chain(questions)
        .chain(actors)
        .chain(regions)
        .chain(pages)
}

/// The ids that are not given already.
pub(super) fn others<'a, Id: Clone + PartialEq + 'a>(
    all: impl Iterator<Item = &'a Id>,
    given: &[Spanned<Id>],
) -> Vec<Spanned<Id>> {
    let new = all.filter(|id| given.iter().all(|there| there.value != **id));
    new.map(|id| Spanned::new(id.clone(), Span::default()))
        .collect()
}
