//! The pool: what all readings say together, by date, by term and by sentence.
//!
//! Everything in it is a sum over the readings, so that one of them can be taken out and another
//! put in its place: the pool is then what it would have been made from the start.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::choose::Place;
use super::statement::Reading;
use super::words::Frequencies;
use crate::model::Edtf;

/// On how many days articles have a sentence word for word before it is a paper's own.
const REPEATED: usize = 4;

/// All readings' statements.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// How many articles have each term.
    pub frequencies: Frequencies,
    /// Statements by date, in the order of the articles.
    by_date: HashMap<Edtf, Vec<Place>>,
    /// Articles by the day of their publication, in their order.
    pub published: BTreeMap<NaiveDate, Vec<usize>>,
    /// How many statements have these words on that day of publication.
    prints: BTreeMap<(u64, NaiveDate), u32>,
}

impl Pool {
    /// Of all readings.
    pub fn new(readings: &[Arc<Reading>]) -> Self {
        let mut pool = Self::default();
        let mut prints: Vec<(u64, NaiveDate)> = Vec::new();
        for (article, reading) in readings.iter().enumerate() {
            pool.frequencies.add(&reading.terms);
            if let Some(day) = reading.published {
                pool.published.entry(day).or_default().push(article);
                prints.extend(reading.statements.iter().map(|one| (one.print, day)));
            }
            for (date, place) in places(article, reading) {
                pool.by_date.entry(date.clone()).or_default().push(place);
            }
        }
        prints.sort_unstable();
        let counts = prints.chunk_by(|a, b| a == b);
        pool.prints = counts.map(|same| (same[0], same.len() as u32)).collect();
        pool
    }

    /// Puts a reading in the place of another of the same article.
    pub fn replace(&mut self, article: usize, old: &Reading, new: &Reading) {
        self.take_out(article, old);
        self.frequencies.add(&new.terms);
        if let Some(day) = new.published {
            let articles = self.published.entry(day).or_default();
            if let Err(at) = articles.binary_search(&article) {
                articles.insert(at, article);
            }
            for statement in &new.statements {
                *self.prints.entry((statement.print, day)).or_default() += 1;
            }
        }
        for (date, place) in places(article, new) {
            let of_date = self.by_date.entry(date.clone()).or_default();
            if let Err(at) = of_date.binary_search(&place) {
                of_date.insert(at, place);
            }
        }
    }

    fn take_out(&mut self, article: usize, old: &Reading) {
        self.frequencies.remove(&old.terms);
        if let Some(day) = old.published {
            if let Some(articles) = self.published.get_mut(&day) {
                articles.retain(|other| *other != article);
            }
            for statement in &old.statements {
                let key = (statement.print, day);
                if let Some(count) = self.prints.get_mut(&key) {
                    *count -= 1;
                    if *count == 0 {
                        self.prints.remove(&key);
                    }
                }
            }
        }
        let dates: HashSet<&Edtf> = places(article, old).map(|(date, _)| date).collect();
        for date in dates {
            if let Some(of_date) = self.by_date.get_mut(date) {
                of_date.retain(|place| place.0 != article);
                if of_date.is_empty() {
                    self.by_date.remove(date);
                }
            }
        }
    }

    /// The dates of all statements.
    pub fn dates(&self) -> impl Iterator<Item = &Edtf> {
        self.by_date.keys()
    }

    /// The statements about a date, in the order of the articles.
    pub fn about(&self, date: &Edtf) -> &[Place] {
        self.by_date.get(date).map_or(&[], Vec::as_slice)
    }

    /// Whether articles of many days have a sentence word for word: it is a paper's own, and not
    /// the news.
    pub fn is_repeated(&self, print: u64) -> bool {
        let days = self
            .prints
            .range((print, NaiveDate::MIN)..=(print, NaiveDate::MAX));
        days.take(REPEATED).count() == REPEATED
    }
}

/// The dates of an article's statements, each with the place that says it first.
fn places(article: usize, reading: &Reading) -> impl Iterator<Item = (&Edtf, Place)> {
    let statements = reading.statements.iter().enumerate();
    statements.flat_map(move |(at, statement)| {
        let dates = statement.dates.iter().enumerate();
        dates.filter_map(move |(nth, (date, _))| {
            let before = &statement.dates[..nth];
            let first = before.iter().all(|(other, _)| other != date);
            first.then_some((date, (article, at, nth)))
        })
    })
}
