//! The gazetteer that is part of the program, lent to a folder that has none of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Gazetteer, Name, applies};
use crate::content::Documents;
use crate::content::document::ArticleDoc;
use crate::content::prose::Prose;

/// The actors and regions of `lent` that `articles` name; nothing where the texts are about
/// something else (they name no place of it, or fewer than two actors).
pub fn lend(mut lent: Documents, articles: &[Arc<ArticleDoc>]) -> Option<Documents> {
    let (gazetteer, _) = Gazetteer::new(&lent.actors, &lent.regions);
    if !applies(&gazetteer, articles) {
        return None;
    }
    let named: BTreeSet<Name> = articles
        .par_iter()
        .flat_map_iter(|article| gazetteer.annotate(article))
        .map(|mention| mention.name)
        .collect();
    lent.actors
        .retain(|doc| named.contains(&Name::Actor(doc.id.clone())));
    lent.regions
        .retain(|doc| named.contains(&Name::Region(doc.id.clone())));
    let actors: BTreeSet<_> = lent.actors.iter().map(|doc| doc.id.clone()).collect();
    for doc in lent.actors.iter_mut().map(Arc::make_mut) {
        doc.member_of.retain(|group| actors.contains(&group.value));
        // An introduction rests on sources that this folder does not have.
        doc.prose = Prose::default();
    }
    for doc in lent.regions.iter_mut().map(Arc::make_mut) {
        doc.prose = Prose::default();
    }
    Some(lent)
}
