//! What was read of articles, kept from one drafting to the next.
//!
//! What an article tells depends on its document and on the gazetteer, and on nothing else: where
//! both are the same its reading is used again. What is chosen among all depends on all.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::pool::Pool;
use super::proposal::{DraftDate, DraftOptions};
use super::statement::{self, Reading};
use crate::content::document::ArticleDoc;
use crate::model::SourceId;
use crate::names::Gazetteer;

/// The readings of the last drafting.
#[derive(Debug, Default)]
pub struct Memo {
    gazetteer: Option<Arc<Gazetteer>>,
    articles: Vec<Arc<ArticleDoc>>,
    readings: Vec<Arc<Reading>>,
    pool: Pool,
    drafted: Arc<[DraftDate]>,
}

impl Memo {
    /// Proposes events from articles, by date, as [`super::draft`] does without wishes of an
    /// editor, and reads only those articles that are others than the last time.
    pub fn draft(
        &mut self,
        articles: &[Arc<ArticleDoc>],
        gazetteer: &Arc<Gazetteer>,
    ) -> Arc<[DraftDate]> {
        let same_names = self
            .gazetteer
            .as_ref()
            .is_some_and(|kept| Arc::ptr_eq(kept, gazetteer));
        if !same_names {
            *self = Self {
                gazetteer: Some(Arc::clone(gazetteer)),
                ..Self::default()
            };
        }
        let changed = self.changed(articles);
        if changed.as_ref().is_some_and(Vec::is_empty) {
            return Arc::clone(&self.drafted);
        }
        let read = |doc: &Arc<ArticleDoc>| Arc::new(statement::read(doc, gazetteer, &[]));
        if let Some(changed) = changed {
            let news: Vec<Arc<Reading>> =
                changed.par_iter().map(|at| read(&articles[*at])).collect();
            for (at, new) in changed.into_iter().zip(news) {
                self.pool.replace(at, &self.readings[at], &new);
                self.readings[at] = new;
            }
        } else {
            let kept: HashMap<SourceId, usize> = self
                .articles
                .iter()
                .enumerate()
                .map(|(at, doc)| (doc.head.source, at))
                .collect();
            let again = |doc: &Arc<ArticleDoc>| {
                let at = *kept.get(&doc.head.source)?;
                let same = Arc::ptr_eq(&self.articles[at], doc);
                same.then(|| Arc::clone(&self.readings[at]))
            };
            let readings = articles
                .par_iter()
                .map(|doc| again(doc).unwrap_or_else(|| read(doc)))
                .collect();
            self.readings = readings;
            self.pool = Pool::new(&self.readings);
        }
        self.articles = articles.to_vec();
        let options = DraftOptions::default();
        let drafted = super::propose(articles, &self.readings, &self.pool, gazetteer, &options);
        self.drafted = drafted.into();
        Arc::clone(&self.drafted)
    }

    /// Which articles are others than the last time; nothing where some came or went.
    fn changed(&self, articles: &[Arc<ArticleDoc>]) -> Option<Vec<usize>> {
        if self.articles.len() != articles.len() || articles.is_empty() {
            return None;
        }
        let mut changed = Vec::new();
        for (at, (old, new)) in self.articles.iter().zip(articles).enumerate() {
            if !Arc::ptr_eq(old, new) {
                if old.head.source != new.head.source {
                    return None;
                }
                changed.push(at);
            }
        }
        Some(changed)
    }
}
