//! The gazetteer as the other phases see it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::build::Builder;
use super::find::Context;
use super::spelling::{Spelling, normalize};
use super::{Found, Mention, Name};
use crate::content::document::{ActorDoc, ArticleDoc, RegionDoc, Spot};
use crate::model::{Diagnostics, PassageNo, PassageRole, RegionSlug};

/// All names that texts are searched for. Never changes, and may be shared between threads.
#[derive(Debug)]
pub struct Gazetteer {
    /// Finds the beginnings of spellings; none if there are no spellings.
    pub(super) automaton: Option<AhoCorasick>,
    /// For each pattern of the automaton the spellings that begin with it.
    pub(super) beginnings: Vec<Vec<usize>>,
    /// All spellings.
    pub(super) spellings: Vec<Entry>,
    /// Whom and what they name.
    pub(super) bearers: Vec<Bearer>,
    /// The index of each of them.
    pub(super) indexes: HashMap<Name, usize>,
    /// The towns of all regions.
    pub(super) towns: Vec<(RegionSlug, Arc<Spot>)>,
    /// A town by its normalised name; none where several bear it.
    pub(super) town_names: HashMap<String, Option<usize>>,
}

/// Somebody or something that has names.
#[derive(Debug)]
pub(super) struct Bearer {
    pub name: Name,
    pub nature: Nature,
}

/// What a bearer is, as far as that decides who speaks and how a name bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    Person,
    /// An organisation or a group.
    Body,
    Other,
}

/// A spelling and whose it is.
#[derive(Debug)]
pub(super) struct Entry {
    pub spelling: Spelling,
    pub holders: Vec<Holder>,
}

/// Who holds a spelling, and by what right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// An index into the bearers.
    pub bearer: usize,
    /// An index into the towns, where the spelling is a town's.
    pub town: Option<usize>,
    pub right: Right,
}

/// By what right a spelling is somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Right {
    /// It is a person's last name, which no file gives alone: it counts only where the text has
    /// named the person in full before.
    Implied,
    /// It is listed, or it is a town's.
    Listed,
    /// It is the `title` or one of the `names`.
    Title,
}

impl Gazetteer {
    /// Learns the names that the files of actors and regions give.
    ///
    /// Warns where two of them have one title (`shared-name`): a text alone cannot tell them
    /// apart; and where a spelling has neither letters nor digits (`empty-spelling`).
    pub fn new(actors: &[Arc<ActorDoc>], regions: &[Arc<RegionDoc>]) -> (Self, Diagnostics) {
        let mut builder = Builder::default();
        for actor in actors {
            builder.actor(actor);
        }
        for region in regions {
            builder.region(region);
        }
        builder.finish()
    }

    /// The names in an article's passages, in reading order.
    ///
    /// Credit lines and disclaimers are no evidence and give none. The article's own `actors` and
    /// `regions` and its given title count as named before its text; `not_actors` and
    /// `not_regions` are never found in it.
    pub fn annotate(&self, article: &ArticleDoc) -> Vec<Mention> {
        let mut context = self.context_of(article);
        let mut mentions = Vec::new();
        for (index, passage) in article.body.passages.iter().enumerate() {
            if passage.role != PassageRole::Text {
                continue;
            }
            let found = self.find_in(&passage.text, &mut context);
            mentions.extend(found.into_iter().map(|found| Mention {
                passage: PassageNo::from_index(index),
                range: found.range,
                name: found.name,
                town: found.town,
            }));
        }
        mentions
    }

    /// The names in any text, in the order in which they stand.
    pub fn find(&self, text: &str) -> Vec<Found> {
        self.find_in(text, &mut Context::default())
    }

    /// The town or place of that name, given or listed, and its region; none where several bear
    /// it. Case and diacritics count, kinds of apostrophes, hyphens and blanks do not.
    pub fn town(&self, name: &str) -> Option<(&RegionSlug, &Spot)> {
        let index = (*self.town_names.get(&normalize(name))?)?;
        self.towns
            .get(index)
            .map(|(region, spot)| (region, &**spot))
    }

    fn context_of(&self, article: &ArticleDoc) -> Context {
        let actors = |slugs: &[crate::model::Spanned<crate::model::ActorSlug>]| -> Vec<Name> {
            slugs
                .iter()
                .map(|slug| Name::Actor(slug.value.clone()))
                .collect()
        };
        let regions = |slugs: &[crate::model::Spanned<RegionSlug>]| -> Vec<Name> {
            slugs
                .iter()
                .map(|slug| Name::Region(slug.value.clone()))
                .collect()
        };
        let mut context = Context::default();
        for name in [actors(&article.not_actors), regions(&article.not_regions)].concat() {
            self.bearer(&name)
                .into_iter()
                .for_each(|bearer| context.exclude(bearer));
        }
        for name in [actors(&article.actors), regions(&article.regions)].concat() {
            self.bearer(&name)
                .into_iter()
                .for_each(|bearer| context.name(bearer));
        }
        if let Some(title) = &article.head.title {
            self.find_in(&title.value, &mut context);
        }
        context
    }

    fn bearer(&self, name: &Name) -> Option<usize> {
        self.indexes.get(name).copied()
    }
}

/// What of actors and regions decides how texts are linked: all but their introductions.
pub fn fingerprint(actors: &[Arc<ActorDoc>], regions: &[Arc<RegionDoc>]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for doc in actors {
        let head = (doc.head.source, doc.head.span, &doc.head.title, &doc.title);
        let names = (&doc.id, &doc.kind, &doc.names, &doc.also_known_as);
        hasher.update(format!("{head:?}{names:?}").as_bytes());
    }
    for doc in regions {
        let head = (doc.head.source, doc.head.span, &doc.head.title, &doc.title);
        let names = (&doc.id, &doc.kind, &doc.names, &doc.also_known_as);
        let places = (&doc.towns, &doc.timezone);
        hasher.update(format!("{head:?}{names:?}{places:?}").as_bytes());
    }
    hasher.finalize()
}

/// Whether a folder of texts without actors and regions of its own is about the world of this
/// gazetteer: its texts name one of its places and two of its actors.
pub fn applies(gazetteer: &Gazetteer, articles: &[Arc<ArticleDoc>]) -> bool {
    let mut named = BTreeSet::new();
    // In portions, so that a folder that is about it is not read to its end.
    articles.chunks(64).any(|portion| {
        let found: Vec<Mention> = portion
            .par_iter()
            .flat_map_iter(|article| gazetteer.annotate(article))
            .collect();
        named.extend(found.into_iter().map(|mention| mention.name));
        let actors = named.iter().filter(|name| name.actor().is_some()).count();
        actors >= 2 && named.len() > actors
    })
}
