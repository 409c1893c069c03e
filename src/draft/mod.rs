//! Draft: events that articles tell of and nobody has entered yet, proposed in the sources' own words.
//!
//! 1. `statement` reads each article: which sentence is about which date, and why;
//! 2. `copies` finds articles that are nearly the same text, `days` ranks the days that articles name;
//! 3. `choose` picks for each day the sentences closest to all that was written about it, and
//!    puts reports of one event together;
//! 4. `build` gives each its names, figures, speaker and sources.
//!
//! The same articles give the same proposals, whatever the number of threads.

mod bare;
mod build;
mod choose;
mod copies;
mod days;
mod figures;
mod memo;
mod noise;
mod pool;
mod proposal;
mod said;
mod statement;
mod title;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rayon::prelude::*;

pub use memo::Memo;
pub use proposal::{
    Basis, DateReason, DraftDate, DraftOptions, Figure, NameReason, Proposal, ProposalSource,
    Speaker,
};

use crate::content::document::ArticleDoc;
use crate::model::Edtf;
use crate::names::Gazetteer;
use build::Maker;
use choose::Chooser;
use pool::Pool;
use said::Said;
use statement::Reading;

/// How many events a date has at most, where the editor names no number.
pub const SENTENCES: usize = 15;

/// Proposes events from articles, by date.
pub fn draft(
    articles: &[Arc<ArticleDoc>],
    gazetteer: &Gazetteer,
    options: &DraftOptions,
) -> Vec<DraftDate> {
    draft_watched(articles, gazetteer, options, &|| {})
}

/// As [`draft`], and calls `read` each time that an article has been read, from any thread.
pub fn draft_watched(
    articles: &[Arc<ArticleDoc>],
    gazetteer: &Gazetteer,
    options: &DraftOptions,
    read: &(dyn Fn() + Sync),
) -> Vec<DraftDate> {
    let topic: Vec<String> = options
        .topic
        .iter()
        .flat_map(|word| words::words(word))
        .collect();
    let readings: Vec<Arc<Reading>> = articles
        .par_iter()
        .map(|article| {
            let reading = statement::read(article, gazetteer, &topic);
            read();
            Arc::new(reading)
        })
        .collect();
    let pool = Pool::new(&readings);
    propose(articles, &readings, &pool, gazetteer, options)
}

/// Chooses among all that was read.
fn propose(
    articles: &[Arc<ArticleDoc>],
    readings: &[Arc<Reading>],
    pool: &Pool,
    gazetteer: &Gazetteer,
    options: &DraftOptions,
) -> Vec<DraftDate> {
    let ranked = days::rank(readings, &copies::originals(readings));
    let naming: BTreeMap<NaiveDate, usize> = ranked
        .iter()
        .map(|ranked| (ranked.day, ranked.articles))
        .collect();

    let chooser = Chooser { readings, pool };
    let wanted = options.days.unwrap_or_else(|| days::knee(&ranked));
    let with_sentences = ranked
        .iter()
        .map(|ranked| Edtf::from_day(ranked.day))
        .filter(|date| chooser.has(date));
    let mut dates: Vec<Edtf> = with_sentences.take(wanted).collect();
    if options.days.is_none() {
        dates.extend(chooser.approximate().into_iter().take(wanted).cloned());
    }
    let chosen = chooser.choose(&dates, options.sentences.unwrap_or(SENTENCES));
    let unasked: Vec<OnceLock<Said>> = articles.iter().map(|_| OnceLock::new()).collect();
    let maker = Maker {
        unasked: &unasked,
        articles,
        readings,
        gazetteer,
    };
    let mut drafted: Vec<DraftDate> = dates
        .into_par_iter()
        .zip(chosen)
        .map(|(date, chosen)| DraftDate {
            articles: date
                .day()
                .and_then(|day| naming.get(&day).copied())
                .unwrap_or(0),
            proposals: chosen
                .iter()
                .filter_map(|chosen| maker.proposal(&date, chosen))
                .collect(),
            date,
        })
        .filter(|drafted| !drafted.proposals.is_empty())
        .collect();
    drafted.sort_by_key(|drafted| (drafted.date.earliest(), drafted.date.latest()));
    drafted
}
