//! Which days matter: how many different articles name a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::statement::{NamedDay, Reading};

/// What a mention counts in a sentence on the topic (1), in an article on it, and elsewhere.
/// The weights here were searched for on four topics of Timeline17 and not tried on texts kept apart.
const ON_TOPIC_ARTICLE: f64 = 1.0;
const ELSEWHERE: f64 = 0.1;
/// A day that is still to come may bring nothing.
const TO_COME: f64 = 0.35;
/// The article's own day is named for routine's sake.
const OWN_DAY: f64 = 0.4;
/// The day before is news.
const DAY_BEFORE: f64 = 1.2;
/// What is still named after a week weighs more.
const LATER: f64 = 1.5;
/// From how many days on.
const WEEK: i64 = 7;
/// How much more a mention at the head of an article counts, and how many sentences halve that.
const HEAD: f64 = 0.5;
const HALF: f64 = 5.0;
/// What an article published on a day adds to it.
const PUBLISHED: f64 = 0.5;
/// How many articles of one day that name it add to each other: less than as many of as many days.
const CROWD: f64 = 0.9;
/// How many days are all kept where the editor names no number.
const FEW: usize = 8;

/// A day and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ranked {
    pub day: NaiveDate,
    pub score: f64,
    /// How many different articles name it in a sentence on the topic or with an actor.
    pub articles: usize,
}

/// The days that the articles name, the weightiest first; copies (`originals`) count once.
pub(super) fn rank(readings: &[Arc<Reading>], originals: &[usize]) -> Vec<Ranked> {
    let mut weights: BTreeMap<(NaiveDate, usize), f64> = BTreeMap::new();
    let mut naming: BTreeMap<NaiveDate, BTreeSet<usize>> = BTreeMap::new();
    let mut published: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        for named in &reading.named {
            let weight = weights.entry((named.day, originals[at])).or_default();
            *weight = weight.max(weigh(named, reading));
            if named.topical {
                naming.entry(named.day).or_default().insert(originals[at]);
            }
        }
        if let Some(day) = reading
            .published
            .filter(|_| originals[at] == at && reading.topical)
        {
            *published.entry(day).or_default() += 1;
        }
    }
    let mut by_publication: BTreeMap<(NaiveDate, Option<NaiveDate>), f64> = BTreeMap::new();
    for ((day, article), weight) in weights {
        *by_publication
            .entry((day, readings[article].published))
            .or_default() += weight;
    }
    let mut scores: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    for ((day, _), weight) in by_publication {
        *scores.entry(day).or_default() += weight.powf(CROWD);
    }
    for (day, count) in published {
        *scores.entry(day).or_default() += PUBLISHED * count as f64;
    }
    let articles = |day| naming.get(day).map_or(0, BTreeSet::len);
    let mut ranked: Vec<Ranked> = scores
        .iter()
        .map(|(day, score)| Ranked {
            day: *day,
            score: *score,
            articles: articles(day),
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.day.cmp(&b.day)));
    ranked
}

fn weigh(named: &NamedDay, reading: &Reading) -> f64 {
    let subject = match (named.topical, reading.topical) {
        (true, _) => 1.0,
        (false, true) => ON_TOPIC_ARTICLE,
        (false, false) => ELSEWHERE,
    };
    let age = reading
        .published
        .map_or(1, |published| (published - named.day).num_days());
    let age = match age {
        ..=-1 => TO_COME,
        0 => OWN_DAY,
        1 => DAY_BEFORE,
        WEEK.. => LATER,
        _ => 1.0,
    };
    subject * age * (1.0 + HEAD / (1.0 + named.place as f64 / HALF))
}

/// How many of the ranked days stand out: the place where the curve of their scores is farthest
/// below the straight line from its first to its last.
pub(super) fn knee(ranked: &[Ranked]) -> usize {
    let (Some(first), Some(last)) = (ranked.first(), ranked.last()) else {
        return 0;
    };
    if ranked.len() <= FEW {
        return ranked.len();
    }
    let run = (ranked.len() - 1) as f64;
    let below =
        |at: usize| first.score + (last.score - first.score) * at as f64 / run - ranked[at].score;
    let farthest = (0..ranked.len()).max_by(|a, b| below(*a).total_cmp(&below(*b)).then(b.cmp(a)));
    farthest.unwrap_or(0).max(FEW)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn ranked(scores: &[f64]) -> Vec<Ranked> {
        let day = |at| NaiveDate::from_num_days_from_ce_opt(738_000 + at).unwrap();
        (0..)
            .zip(scores)
            .map(|(at, score)| Ranked {
                day: day(at),
                score: *score,
                articles: 1,
            })
            .collect()
    }

    #[test]
    fn the_knee_parts_the_few_from_the_many() {
        let scores: Vec<f64> = (0..100)
            .map(|at| if at < 12 { 100.0 } else { 2.0 })
            .collect();
        assert_eq!(knee(&ranked(&scores)), 12);
        assert_eq!(knee(&ranked(&[3.0, 1.0])), 2);
        assert_eq!(knee(&[]), 0);
    }
}
