//! Choosing: the sentences of a day that are closest to all that was written about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::pool::Pool;
use super::proposal::Basis;
use super::statement::{Reading, Statement};
use super::words::{Vector, centre, common, likeness};
use crate::model::Edtf;
use crate::names::Name;

/// From what likeness on two sentences of a day, or of neighbouring days, report one event.
const ONE_EVENT: f32 = 0.5;
/// How alike their words have to be at least, and what an actor, a region and a figure in common add.
const SOMEWHAT: f32 = 0.3;
const SHARED_NAME: f32 = 0.05;
const SHARED_FIGURE: f32 = 0.1;
/// What share of the shorter one's words a sentence has that says it again, and how many it has at least.
const SAID_AGAIN: f32 = 0.8;
const WORDS: usize = 5;
/// The parts of what was written about a day and of what was published on it.
const ABOUT: f32 = 0.5;
const PUBLISHED: f32 = 0.5;
/// How much an actor and a figure add, and what is taken off a sentence beside the topic.
const ACTOR: f32 = 0.1;
const FIGURE: f32 = 0.2;
const BESIDE: f32 = 0.6;
/// How much the first sentence of an article counts more than a late one, and how many sentences halve that.
const HEAD: f32 = 0.5;
const HALF: f32 = 3.0;
/// The most sentences of a date that are compared with each other.
const MOST: usize = 4000;

/// A statement's place: article, statement, which of its dates.
pub(super) type Place = (usize, usize, usize);

/// A sentence chosen for a date, and the others that report the same.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub place: Place,
    pub others: Vec<Place>,
    vector: Vector,
}

/// The choice among all readings.
pub(super) struct Chooser<'r> {
    pub readings: &'r [Arc<Reading>],
    pub pool: &'r Pool,
}

/// A sentence that may be chosen.
struct Candidate {
    place: Place,
    vector: Vector,
    score: f32,
}

impl<'r> Chooser<'r> {
    /// The approximate dates on which something is said to have happened, in order.
    pub fn approximate(&self) -> Vec<&'r Edtf> {
        let vague = |date: &&Edtf| date.day().is_none() && self.has(date);
        let mut dates: Vec<&Edtf> = self.pool.dates().filter(vague).collect();
        dates.sort_by_key(|date| (date.earliest(), date.latest(), date.to_string()));
        dates
    }

    /// Whether any sentence is about the date.
    pub fn has(&self, date: &Edtf) -> bool {
        self.places(date).next().is_some()
    }

    /// The sentences about a date that are news.
    fn places(&self, date: &Edtf) -> impl Iterator<Item = Place> {
        let places = self.pool.about(date).iter().copied();
        places.filter(|place| !self.pool.is_repeated(self.statement(*place).print))
    }

    fn statement(&self, place: Place) -> &'r Statement {
        &self.readings[place.0].statements[place.1]
    }

    /// At most `count` sentences for each date, the dates that weigh most first. What was chosen
    /// for a neighbouring day before is not chosen again: its reports are added to it.
    pub fn choose(&self, dates: &[Edtf], count: usize) -> Vec<Vec<Chosen>> {
        let candidates: Vec<Vec<Candidate>> =
            dates.par_iter().map(|date| self.candidates(date)).collect();
        let mut chosen: Vec<Vec<Chosen>> = Vec::with_capacity(dates.len());
        for (at, candidates) in candidates.into_iter().enumerate() {
            let near: Vec<usize> = (0..at)
                .filter(|before| neighbours(&dates[*before], &dates[at]))
                .collect();
            let mut mine: Vec<Chosen> = Vec::new();
            for candidate in candidates {
                let earlier = near.iter().find_map(|&before| {
                    let same = chosen[before]
                        .iter()
                        .position(|one| self.same(one, &candidate))?;
                    Some((before, same))
                });
                if let Some((before, same)) = earlier {
                    self.add(&mut chosen[before][same], candidate.place);
                } else if let Some(same) = mine.iter().position(|one| self.same(one, &candidate)) {
                    self.add(&mut mine[same], candidate.place);
                } else if mine.len() < count {
                    mine.push(Chosen {
                        place: candidate.place,
                        others: Vec::new(),
                        vector: candidate.vector,
                    });
                }
            }
            chosen.push(mine);
        }
        chosen
    }

    /// Whether two sentences report one event: by their words, and by the names and figures that both have.
    fn same(&self, one: &Chosen, candidate: &Candidate) -> bool {
        let (a, b) = (self.statement(one.place), self.statement(candidate.place));
        if a.print == b.print || said_again(&one.vector, &candidate.vector) {
            return true;
        }
        let alike = likeness(&one.vector, &candidate.vector);
        alike >= ONE_EVENT
            || alike >= SOMEWHAT
                && alike + self.in_common((one.place, a), (candidate.place, b)) >= ONE_EVENT
    }

    /// What the names and figures that two sentences share add to the likeness of their words.
    fn in_common(&self, (at, a): (Place, &Statement), (other, b): (Place, &Statement)) -> f32 {
        let figures = a.counts.iter().filter(|count| b.counts.contains(count));
        let names = |place: Place, statement: &Statement| -> BTreeSet<&'r Name> {
            let mentions = self.readings[place.0].mentions.get(statement.names.clone());
            let names = mentions.unwrap_or_default().iter();
            names.map(|mention| &mention.name).collect()
        };
        let names = names(at, a).intersection(&names(other, b)).count();
        figures.count().min(2) as f32 * SHARED_FIGURE + names.min(2) as f32 * SHARED_NAME
    }

    /// Adds a report, one sentence once.
    fn add(&self, chosen: &mut Chosen, place: Place) {
        let known = |other: &Place| (other.0, other.1) == (place.0, place.1);
        if !known(&chosen.place) && !chosen.others.iter().any(known) {
            chosen.others.push(place);
        }
    }

    /// The sentences about a date, the most central first.
    fn candidates(&self, date: &Edtf) -> Vec<Candidate> {
        let frequencies = &self.pool.frequencies;
        let vector = |place: &Place| frequencies.vector(&self.statement(*place).terms);
        let places = self.weightiest(self.places(date).collect());
        let vectors: Vec<Vector> = places.iter().map(vector).collect();
        let named = places
            .iter()
            .zip(&vectors)
            .filter(|(place, _)| matches!(self.basis(**place), Basis::Named | Basis::Spoken));
        let about = centre(named.map(|(_, vector)| vector));
        let about = if about.is_empty() {
            centre(&vectors)
        } else {
            about
        };
        let published = self.published_on(date);
        let mut candidates: Vec<Candidate> = places
            .iter()
            .zip(vectors)
            .map(|(place, vector)| {
                let central =
                    ABOUT * likeness(&vector, &about) + PUBLISHED * likeness(&vector, &published);
                Candidate {
                    place: *place,
                    score: central * self.worth(*place),
                    vector,
                }
            })
            .collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        candidates
    }

    /// The middle of what was published on the day and the day after.
    fn published_on(&self, date: &Edtf) -> Vector {
        let Some(day) = date.day() else {
            return Vector::new();
        };
        let days = self
            .pool
            .published
            .range(day..=day.succ_opt().unwrap_or(day));
        let leads = days.flat_map(|(_, articles)| articles).take(MOST);
        let leads: Vec<Vector> = leads
            .map(|article| self.pool.frequencies.vector(&self.readings[*article].lead))
            .collect();
        centre(&leads)
    }

    /// The places of a date, or, where they are very many, those that say it most surely.
    fn weightiest(&self, places: Vec<Place>) -> Vec<Place> {
        if places.len() <= MOST {
            return places;
        }
        let mut sorted: Vec<(f32, Place)> = places
            .iter()
            .map(|place| (self.worth(*place), *place))
            .collect();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        sorted.truncate(MOST);
        let mut places: Vec<Place> = sorted.into_iter().map(|(_, place)| place).collect();
        places.sort_unstable();
        places
    }

    fn basis(&self, place: Place) -> Basis {
        self.statement(place).dates[place.2].1.basis
    }

    fn worth(&self, place: Place) -> f32 {
        let statement = self.statement(place);
        let sure = match self.basis(place) {
            Basis::Named => 1.0,
            Basis::Spoken => 0.85,
            Basis::Paragraph | Basis::Implied => 0.75,
        };
        let text = if statement.topical { 1.0 } else { BESIDE };
        let actor = if statement.actor { ACTOR } else { 0.0 };
        let figure = if statement.counts.is_empty() {
            0.0
        } else {
            FIGURE
        };
        let head = HEAD / (1.0 + place.1 as f32 / HALF);
        sure * text * (1.0 + actor + figure + head)
    }
}

/// Whether one of two sentences holds nearly all words of the other.
fn said_again(a: &Vector, b: &Vector) -> bool {
    let least = a.len().min(b.len());
    least >= WORDS && common(a, b) as f32 >= least as f32 * SAID_AGAIN
}

/// Whether two dates are days one apart at most.
fn neighbours(a: &Edtf, b: &Edtf) -> bool {
    let (Some(a), Some(b)) = (a.day(), b.day()) else {
        return false;
    };
    (a - b).num_days().abs() <= 1
}
