//! Where the content's files lead: from a path in a link to what it names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Documents;
use crate::content::document::Head;
use crate::model::{ActorSlug, ArticleId, EventId, PageId, QuestionId, RegionSlug};

/// What a file of the content is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A source text.
    Article(ArticleId),
    /// An event.
    Event(EventId),
    /// A question.
    Question(QuestionId),
    /// An actor.
    Actor(ActorSlug),
    /// A region.
    Region(RegionSlug),
    /// A free page.
    Page(PageId),
}

/// Paths from the site folder, with and without extension, and what is there.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    by_path: BTreeMap<String, Destination>,
}

impl Directory {
    /// Enters every document. Where two differ only in their extension, the path without one is
    /// the first's.
    pub fn new(documents: &Documents) -> Self {
        let mut directory = Self::default();
        for doc in &documents.articles {
            directory.enter(&doc.head.path, Destination::Article(doc.id.clone()));
        }
        for doc in &documents.events {
            directory.enter(&doc.head.path, Destination::Event(doc.id.clone()));
        }
        for doc in &documents.questions {
            directory.enter(&doc.head.path, Destination::Question(doc.id.clone()));
        }
        for doc in &documents.actors {
            directory.enter(&doc.head.path, Destination::Actor(doc.id.clone()));
        }
        for doc in &documents.regions {
            directory.enter(&doc.head.path, Destination::Region(doc.id.clone()));
        }
        for doc in &documents.pages {
            directory.enter(&doc.head.path, Destination::Page(doc.id.clone()));
        }
        directory
    }

    fn enter(&mut self, path: &str, destination: Destination) {
        if let Some((stem, _)) = path.rsplit_once('.') {
            self.by_path
                .entry(stem.to_owned())
                .or_insert_with(|| destination.clone());
        }
        self.by_path.insert(path.to_owned(), destination);
    }

    /// Whether two sites' documents have the same ids, files and slugs: the directory of one is
    /// that of the other, and their pages stand at the same addresses.
    pub fn is_of_both(one: &Documents, other: &Documents) -> bool {
        alike(&one.articles, &other.articles, |doc| {
            (doc.id.as_str(), &doc.head)
        }) && alike(&one.events, &other.events, |doc| {
            (doc.id.as_str(), &doc.head)
        }) && alike(&one.questions, &other.questions, |doc| {
            (doc.id.as_str(), &doc.head)
        }) && alike(&one.actors, &other.actors, |doc| {
            (doc.id.as_str(), &doc.head)
        }) && alike(&one.regions, &other.regions, |doc| {
            (doc.id.as_str(), &doc.head)
        }) && alike(&one.pages, &other.pages, |doc| (doc.id.as_str(), &doc.head))
    }

    /// What stands at that path.
    pub fn find(&self, path: &str) -> Option<&Destination> {
        self.by_path.get(path)
    }

    /// The paths of files, for "did you mean".
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let is_file = |path: &&str| {
            path.rsplit('/')
                .next()
                .is_some_and(|name| name.contains('.'))
        };
        self.by_path.keys().map(String::as_str).filter(is_file)
    }
}

fn alike<D>(one: &[Arc<D>], other: &[Arc<D>], of: impl Fn(&D) -> (&str, &Head)) -> bool {
    let same = |(a, b): (&Arc<D>, &Arc<D>)| {
        if Arc::ptr_eq(a, b) {
            return true;
        }
        let ((id, head), (other, its)) = (of(a), of(b));
        id == other && head.path == its.path && head.slug == its.slug
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}
