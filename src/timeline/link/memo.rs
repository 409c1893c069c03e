//! What was linked before, kept from one linking to the next.
//!
//! Linking as a whole is cheap but for two things: finding names in articles and quotations in
//! their sources. Their results are kept, each with what it was made from; it is used again where
//! all of that is the same. A result that came with a diagnostic, or that looked for something in
//! vain, is never kept: its words depend on everything that it might have meant.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{LinkOptions, Linker, World};
use crate::content::Documents;
use crate::content::document::{ActorDoc, ArticleDoc, EventDoc, PageDoc, RegionDoc};
use crate::model::{ArticleId, Diagnostics, SourceId};
use crate::names;
use crate::site::Settings;
use crate::timeline::article::Named;
use crate::timeline::index::{EventLists, NamedPassages};
use crate::timeline::{Destination, Directory, Event, Story};

/// The results of earlier linking.
#[derive(Debug, Default)]
pub struct Memo {
    basis: Option<Basis>,
    pub(super) events: Kept<EventDoc, Arc<Event>>,
    /// Events that readers are not to see.
    pub(super) hidden: Kept<EventDoc, Arc<Event>>,
    pub(super) articles: Kept<ArticleDoc, Named>,
    pub(super) actors: Kept<ActorDoc, Story>,
    pub(super) regions: Kept<RegionDoc, Story>,
    pub(super) pages: Kept<PageDoc, Story>,
    /// The index of names, by what it was made from.
    pub(super) passages: NamedPassages,
    /// The lists of events, by what they were made from.
    pub(super) lists: EventLists,
    /// The documents that were linked last, and where they led.
    last: Documents,
    directory: Arc<Directory>,
}

/// What every result depends on.
#[derive(Debug, PartialEq)]
struct Basis {
    settings: Settings,
    options: LinkOptions,
    subjects: blake3::Hash,
}

/// Results by the number of the file whose document was linked.
pub(super) type Kept<D, L> = HashMap<SourceId, Result<D, L>>;

/// A result and what it was made from.
#[derive(Debug)]
pub(super) struct Result<D, L> {
    doc: Arc<D>,
    uses: Uses,
    linked: L,
}

/// What a document led to.
#[derive(Debug, Default)]
pub(super) struct Uses {
    paths: Vec<(String, Destination)>,
    names: Vec<(String, ArticleId)>,
    articles: Vec<(ArticleId, Arc<ArticleDoc>)>,
    /// Something was not there.
    in_vain: bool,
}

impl Uses {
    pub(super) fn path(&mut self, path: &str, destination: Option<&Destination>) {
        match destination {
            Some(there) => self.paths.push((path.to_owned(), there.clone())),
            None => self.in_vain = true,
        }
    }

    pub(super) fn name(&mut self, name: &str, id: Option<&ArticleId>) {
        match id {
            Some(id) => self.names.push((name.to_owned(), id.clone())),
            None => self.in_vain = true,
        }
    }

    pub(super) fn article(&mut self, doc: Option<&Arc<ArticleDoc>>) {
        match doc {
            Some(doc) => self.articles.push((doc.id.clone(), Arc::clone(doc))),
            None => self.in_vain = true,
        }
    }

    /// Whether everything leads where it led, and stands there as it stood.
    fn hold(&self, world: &World<'_>) -> bool {
        let known = world.known;
        // What held at the last linking leads where it led, if the directory is the same.
        if let Some(changed) = world.changed {
            let stands = |(id, _): &(ArticleId, _)| !changed.contains(id);
            return changed.is_empty() || self.articles.iter().all(stands);
        }
        let same_article = |(id, doc): &(ArticleId, Arc<ArticleDoc>)| {
            known
                .article(id)
                .is_some_and(|now| Arc::ptr_eq(now.doc, doc))
        };
        self.paths
            .iter()
            .all(|(path, there)| world.directory.find(path) == Some(there))
            && self.names.iter().all(|(name, id)| {
                known
                    .article_named(name)
                    .is_some_and(|now| now.doc.id == *id)
            })
            && self.articles.iter().all(same_article)
    }
}

impl Memo {
    /// Forgets everything if what every result depends on is another now.
    pub(super) fn begin(
        &mut self,
        documents: &Documents,
        settings: &Settings,
        options: &LinkOptions,
    ) {
        let basis = Basis {
            settings: settings.clone(),
            options: options.clone(),
            subjects: names::fingerprint(&documents.actors, &documents.regions),
        };
        if self.basis.as_ref() != Some(&basis) {
            *self = Self {
                basis: Some(basis),
                ..Self::default()
            };
        }
    }

    /// Where the documents lead. Where that is the same as at the last linking, also the articles
    /// that are others than they were then.
    pub(super) fn directory(
        &mut self,
        documents: &Documents,
    ) -> (Arc<Directory>, Option<HashSet<ArticleId>>) {
        let last = std::mem::replace(&mut self.last, documents.clone());
        if !Directory::is_of_both(&last, documents) {
            self.directory = Arc::new(Directory::new(documents));
            self.forget_the_gone();
            return (Arc::clone(&self.directory), None);
        }
        let articles = last.articles.iter().zip(&documents.articles);
        let changed = articles.filter(|(old, new)| !Arc::ptr_eq(old, new));
        let changed = changed.map(|(_, doc)| doc.id.clone()).collect();
        (Arc::clone(&self.directory), Some(changed))
    }

    /// What is kept of hidden events held at the last linking as well.
    pub(super) fn forget_hidden(&mut self, but: &[Arc<EventDoc>]) {
        forget(&mut self.hidden, but, |doc| doc.head.source);
    }

    /// What is kept held at the last linking; what was not linked then is not kept.
    fn forget_the_gone(&mut self) {
        forget(&mut self.events, &self.last.events, |doc| doc.head.source);
        forget(&mut self.articles, &self.last.articles, |doc| {
            doc.head.source
        });
        forget(&mut self.actors, &self.last.actors, |doc| doc.head.source);
        forget(&mut self.regions, &self.last.regions, |doc| doc.head.source);
        forget(&mut self.pages, &self.last.pages, |doc| doc.head.source);
    }
}

fn forget<D, L>(kept: &mut Kept<D, L>, but: &[Arc<D>], source: impl Fn(&D) -> SourceId) {
    let there: HashSet<SourceId> = but.iter().map(|doc| source(doc)).collect();
    kept.retain(|source, _| there.contains(source));
}

/// A document's result, and what becomes of the kept one.
pub(super) type Linked<D, L> = (L, Diagnostics, Keep<D, L>);

/// What becomes of a kept result.
pub(super) enum Keep<D, L> {
    /// It stays.
    Same,
    /// Another takes its place.
    New(SourceId, Box<Result<D, L>>),
    /// It holds no more, and there is none that may be kept.
    Nothing(SourceId),
}

/// The result of linking a document: the kept one, or a new one.
pub(super) fn linked<D, L: Clone>(
    kept: &Kept<D, L>,
    source: SourceId,
    doc: &Arc<D>,
    world: &World<'_>,
    link: impl FnOnce(&Linker<'_>, &mut Diagnostics) -> L,
) -> Linked<D, L> {
    if let Some(result) = kept.get(&source)
        && Arc::ptr_eq(&result.doc, doc)
        && result.uses.hold(world)
    {
        // What is kept has no diagnostics. It stays where it is.
        return (result.linked.clone(), Diagnostics::default(), Keep::Same);
    }
    let linker = world.linker();
    let mut found = Diagnostics::default();
    let linked = link(&linker, &mut found);
    let uses = linker.uses.into_inner();
    let lasting = found.is_empty() && !uses.in_vain && world.whole;
    if !lasting {
        return (linked, found, Keep::Nothing(source));
    }
    let result = Result {
        doc: Arc::clone(doc),
        uses,
        linked: linked.clone(),
    };
    (linked, found, Keep::New(source, Box::new(result)))
}
