//! What one build leaves for the next.

use std::sync::Arc;

use crate::content::{Documents, Shelf};
use crate::model::Diagnostics;
use crate::names::{self, Gazetteer};
use crate::timeline::Memo;

/// What has been read and linked, by what it was made from: kept in memory while somebody edits.
///
/// A build that begins with an empty workshop makes the same site.
#[derive(Default)]
pub struct Workshop {
    pub(crate) shelf: Shelf,
    pub(crate) memo: Memo,
    gazetteer: Option<(blake3::Hash, Arc<Gazetteer>, Diagnostics)>,
}

impl Workshop {
    /// The gazetteer of all actors and regions.
    pub(crate) fn gazetteer(
        &mut self,
        documents: &Documents,
        found: &mut Diagnostics,
    ) -> Arc<Gazetteer> {
        let key = names::fingerprint(&documents.actors, &documents.regions);
        let (_, gazetteer, problems) = match self.gazetteer.take() {
            Some(kept) if kept.0 == key => self.gazetteer.insert(kept),
            _ => {
                let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
                self.gazetteer.insert((key, Arc::new(gazetteer), problems))
            }
        };
        found.append(problems.clone());
        Arc::clone(gazetteer)
    }
}
