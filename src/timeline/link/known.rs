//! What exists, and what was meant by what does not.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use chrono_tz::Tz;

use crate::content::Documents;
use crate::content::document::{ArticleDoc, EventDoc, Head, RegionDoc};
use crate::model::diagnostic::did_you_mean;
use crate::model::{
    ActorSlug, ArticleId, Diagnostic, Diagnostics, EventId, Place, RegionSlug, SourceId, Spanned,
};
use crate::timeline::quotation::Haystack;

/// What the documents hold, for looking up.
pub(in crate::timeline) struct Known<'d> {
    articles: BTreeMap<&'d str, KnownArticle<'d>>,
    events: BTreeMap<&'d str, ()>,
    actors: BTreeMap<&'d str, &'d str>,
    regions: BTreeMap<&'d str, &'d RegionDoc>,
    /// Paths of files that gave no document: naming them is no second error.
    broken: &'d BTreeSet<String>,
    /// Paths of drafts and of dismissed events: they exist, but not for readers.
    unpublished: HashMap<String, &'static str>,
}

/// An article, made ready for matching when something quotes it.
pub(in crate::timeline) struct KnownArticle<'d> {
    pub(in crate::timeline) doc: &'d Arc<ArticleDoc>,
    haystack: Mutex<Weak<Haystack>>,
    recent: Arc<Recent>,
}

/// The haystacks made last: what is quoted once is quoted again soon, and all of them together
/// would be larger than the texts.
#[derive(Default)]
struct Recent(Mutex<Ready>);

/// Haystacks, each with the bytes of its text, and the bytes of all.
#[derive(Default)]
struct Ready {
    haystacks: VecDeque<(Arc<Haystack>, usize)>,
    bytes: usize,
}

/// So many bytes of text are kept ready for matching.
const READY: usize = 4 << 20;

impl Recent {
    fn keep(&self, haystack: &Arc<Haystack>, bytes: usize) {
        let mut ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ready.bytes += bytes;
        ready.haystacks.push_back((Arc::clone(haystack), bytes));
        while ready.bytes > READY && ready.haystacks.len() > 1 {
            ready.bytes -= ready.haystacks.pop_front().map_or(0, |(_, bytes)| bytes);
        }
    }
}

impl KnownArticle<'_> {
    pub(in crate::timeline) fn haystack(&self) -> Arc<Haystack> {
        let mut known = self.haystack.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = known.upgrade() {
            return ready;
        }
        let texts = self.doc.body.passages.iter().map(|p| p.text.as_str());
        let bytes = texts.clone().map(str::len).sum();
        let haystack = Arc::new(Haystack::new(texts));
        *known = Arc::downgrade(&haystack);
        self.recent.keep(&haystack, bytes);
        haystack
    }
}

impl<'d> Known<'d> {
    pub(super) fn new(
        documents: &'d Documents,
        unpublished: HashMap<String, &'static str>,
    ) -> Self {
        let recent = Arc::new(Recent::default());
        let article = |doc: &'d Arc<ArticleDoc>| {
            (
                doc.id.as_str(),
                KnownArticle {
                    doc,
                    haystack: Mutex::default(),
                    recent: Arc::clone(&recent),
                },
            )
        };
        Self {
            articles: documents.articles.iter().map(article).collect(),
            events: documents
                .events
                .iter()
                .map(|doc| (doc.id.as_str(), ()))
                .collect(),
            actors: documents
                .actors
                .iter()
                .map(|doc| (doc.id.as_str(), doc.title.as_str()))
                .collect(),
            regions: documents
                .regions
                .iter()
                .map(|doc| (doc.id.as_str(), &**doc))
                .collect(),
            broken: &documents.broken,
            unpublished,
        }
    }

    pub(in crate::timeline) fn article(&self, id: &ArticleId) -> Option<&KnownArticle<'d>> {
        self.articles.get(id.as_str())
    }

    /// The article that is called so in a figure's `source`: by id, or with its extension.
    pub(in crate::timeline) fn article_named(&self, name: &str) -> Option<&KnownArticle<'d>> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        self.articles.get(name).or_else(|| self.articles.get(stem))
    }

    pub(in crate::timeline) fn article_ids(&self) -> impl Iterator<Item = &str> {
        self.articles.keys().copied()
    }

    /// The actor's name, if there is such an actor.
    pub(in crate::timeline) fn actor_title(&self, id: &str) -> Option<&'d str> {
        self.actors.get(id).copied()
    }

    pub(in crate::timeline) fn has_region(&self, id: &str) -> bool {
        self.regions.contains_key(id)
    }

    /// The names of all towns that regions list.
    pub(in crate::timeline) fn towns(&self) -> impl Iterator<Item = &str> {
        let towns = self.regions.values().flat_map(|region| &region.towns);
        towns.map(|town| town.name.as_str())
    }

    pub(in crate::timeline) fn region_ids(&self) -> impl Iterator<Item = &str> {
        self.regions.keys().copied()
    }

    pub(super) fn zone(&self, region: &RegionSlug) -> Option<Tz> {
        self.regions.get(region.as_str())?.timezone
    }

    /// Whether there is a file at that path that could not be read.
    pub(in crate::timeline) fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(path)
    }

    /// Why a path leads nowhere although there is a file.
    pub(in crate::timeline) fn unpublished(&self, path: &str) -> Option<&'static str> {
        self.unpublished.get(path).copied()
    }

    /// The ids that exist, each once; the others are errors.
    fn known_ids<Id, T>(
        &self,
        ids: &[Spanned<Id>],
        what: &str,
        folder: &str,
        known: &BTreeMap<&str, T>,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Vec<Id>
    where
        Id: Clone + PartialEq + std::borrow::Borrow<str>,
    {
        let mut good: Vec<Id> = Vec::new();
        for id in ids {
            let name: &str = id.value.borrow();
            if self.is_broken(&format!("{folder}{name}.md")) {
                continue;
            }
            if !known.contains_key(name) {
                let near = did_you_mean(name, known.keys().copied());
                found.push(
                    Diagnostic::error(
                        "unknown-id",
                        source,
                        id.span,
                        format!("there is no {what} `{name}`"),
                    )
                    .hint(near.map_or_else(
                        || format!("make a file `{folder}{name}.md`"),
                        |near| format!("did you mean `{near}`?"),
                    )),
                );
            } else if !good.contains(&id.value) {
                good.push(id.value.clone());
            }
        }
        good
    }

    pub(super) fn actors(
        &self,
        ids: &[Spanned<ActorSlug>],
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Vec<ActorSlug> {
        self.known_ids(ids, "actor", "content/actors/", &self.actors, source, found)
    }

    pub(super) fn regions(
        &self,
        ids: &[Spanned<RegionSlug>],
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Vec<RegionSlug> {
        self.known_ids(
            ids,
            "region",
            "content/regions/",
            &self.regions,
            source,
            found,
        )
    }

    pub(super) fn events(
        &self,
        ids: &[Spanned<EventId>],
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Vec<EventId> {
        self.known_ids(ids, "event", "content/events/", &self.events, source, found)
    }
}

/// Two files of one id would be one page: both are named, and the second is left out.
///
/// Links to a path that was left out are not called broken as well.
pub(super) fn refuse_twins(documents: &mut Documents, found: &mut Diagnostics) {
    let broken = &mut documents.broken;
    refuse(
        &mut documents.articles,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
    refuse(
        &mut documents.events,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
    refuse(
        &mut documents.questions,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
    refuse(
        &mut documents.actors,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
    refuse(
        &mut documents.regions,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
    refuse(
        &mut documents.pages,
        |doc| (doc.id.as_str(), &doc.head),
        found,
        broken,
    );
}

fn refuse<D>(
    docs: &mut Vec<Arc<D>>,
    key: impl Fn(&D) -> (&str, &Head),
    found: &mut Diagnostics,
    broken: &mut BTreeSet<String>,
) {
    let mut seen = HashSet::with_capacity(docs.len());
    if docs.iter().all(|doc| seen.insert(key(doc).0)) {
        return;
    }
    let mut first: HashMap<String, String> = HashMap::new();
    docs.retain(|doc| {
        let (id, head) = key(doc);
        let Some(other) = first.insert(id.to_owned(), head.path.clone()) else {
            return true;
        };
        found.push(
            Diagnostic::path_error(
                "same-url",
                &head.path,
                format!("has the same id `{id}` as `{other}`"),
            )
            .related(Place::Path(other.clone().into()), "the other file")
            .hint("rename one of the two files"),
        );
        broken.insert(head.path.clone());
        first.insert(id.to_owned(), other);
        false
    });
}

/// What readers are not to see.
#[derive(Debug, Default)]
pub(super) struct Unpublished {
    /// Why, by path.
    pub why: HashMap<String, &'static str>,
    /// Its events: they cover what they cite.
    pub events: Vec<Arc<EventDoc>>,
}

/// Takes out what readers are not to see, and says of each path why.
pub(super) fn take_unpublished(documents: &mut Documents, drafts: bool) -> Unpublished {
    let mut why = HashMap::new();
    let mut stays = |head: &Head, dismissed: bool| {
        let reason = match (dismissed, head.draft && !drafts) {
            (true, _) => "it is dismissed",
            (_, true) => "it is a draft",
            _ => return true,
        };
        why.insert(head.path.clone(), reason);
        false
    };
    documents.articles.retain(|doc| stays(&doc.head, false));
    let events = std::mem::take(&mut documents.events);
    let (published, unpublished) = events
        .into_iter()
        .partition(|doc| stays(&doc.head, doc.dismissed.is_some()));
    documents.events = published;
    documents.questions.retain(|doc| stays(&doc.head, false));
    documents.actors.retain(|doc| stays(&doc.head, false));
    documents.regions.retain(|doc| stays(&doc.head, false));
    documents.pages.retain(|doc| stays(&doc.head, false));
    Unpublished {
        why,
        events: unpublished,
    }
}
