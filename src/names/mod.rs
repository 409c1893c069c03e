//! The gazetteer: which actors and regions a text names, and where.
//!
//! - [`Gazetteer::new`] learns the spellings that the files of actors and regions give,
//! - [`Gazetteer::annotate`] finds them in an article, [`Gazetteer::find`] in any text,
//! - [`Gazetteer::speaker`] says who speaks where a quotation gives its speaker in words,
//! - [`Gazetteer::town`] knows a place by its name,
//! - [`unknown_names`] lists names that recur and that nobody bears yet,
//! - [`applies`] says whether texts that came without a gazetteer are about this one's world.
//!
//! How a name is found: an automaton over the beginnings of all spellings (`gazetteer`) proposes
//! places in the text; there the spelling is compared sign by sign and its Cyrillic words ending
//! by ending (`spelling`, `forms`); it must begin and end at word boundaries (`boundary`, UAX 29).
//! Of names that overlap the longest is taken, and one that several hold is settled by what the
//! text has named before (`find`).

mod boundary;
mod build;
mod find;
mod fold;
mod forms;
mod gazetteer;
mod lent;
mod speaker;
mod spelling;
#[cfg(test)]
mod tests;
mod unknown;

use std::ops::Range;
use std::sync::Arc;

pub use gazetteer::{Gazetteer, applies, fingerprint};
pub use lent::lend;
pub use unknown::{Example, Guess, UnknownName, unknown_names};

use crate::content::document::Spot;
use crate::model::{ActorSlug, PassageNo, RegionSlug};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// An actor.
    Actor(ActorSlug),
    /// A region, named itself or by one of its towns.
    Region(RegionSlug),
}

impl Name {
    /// The actor's slug, if it is one.
    pub fn actor(&self) -> Option<&ActorSlug> {
        match self {
            Self::Actor(slug) => Some(slug),
            Self::Region(_) => None,
        }
    }

    /// The region's slug, if it is one.
    pub fn region(&self) -> Option<&RegionSlug> {
        match self {
            Self::Region(slug) => Some(slug),
            Self::Actor(_) => None,
        }
    }
}

/// A name found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The bytes of the text that hold it, its case ending included, an English `'s` not.
    pub range: Range<usize>,
    /// What it stands for.
    pub name: Name,
    /// The town by which a region is named. Where town and region bear one name (Almaty), it is
    /// given too, since it has the place on the map.
    pub town: Option<Arc<Spot>>,
    /// Whether it stands in a case ending (`Токаевым`) and not as the gazetteer spells it.
    pub inflected: bool,
}

/// A name found in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The passage that holds it.
    pub passage: PassageNo,
    /// The bytes of the passage's text, as in [`Found::range`].
    pub range: Range<usize>,
    /// What it stands for.
    pub name: Name,
    /// The town by which a region is named, as in [`Found::town`].
    pub town: Option<Arc<Spot>>,
}
