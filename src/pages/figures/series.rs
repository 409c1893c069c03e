//! Like figures together: a series is a measure, a scope and what is counted. Only what is alike
//! shares a chart, and within it a number that grew is told from numbers that contradict each
//! other.

use std::collections::BTreeMap;

use crate::content::document::{Bound, FigureStanding};
use crate::timeline::{Event, Figure, Timeline};

/// What a series counts: scope and counted, nothing for all of it.
pub(super) type Counted<'t> = (Option<&'t str>, Option<&'t str>);

/// Who gave a figure: an actor's id, a name, or the source that speaks for itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Giver<'t> {
    Actor(&'t str),
    Name(&'t str),
    Source(&'t str),
}

/// A figure and the event that reports it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported<'t> {
    pub figure: &'t Figure,
    pub event: &'t Event,
}

impl<'t> Reported<'t> {
    pub fn giver(&self) -> Giver<'t> {
        match &self.figure.said_by {
            Some(speaker) => match &speaker.actor {
                Some(actor) => Giver::Actor(actor.as_str()),
                None => Giver::Name(&speaker.words),
            },
            None => Giver::Source(self.figure.evidence.article.as_str()),
        }
    }

    /// The numbers that it leaves open, from the lowest to the highest.
    fn reach(&self) -> (f64, f64) {
        let Figure { low, high, .. } = *self.figure;
        match self.figure.bound {
            Bound::Exact => (low, high),
            // "About 8,000" does not contradict 7,939.
            Bound::About => (low - low.abs() / 10.0, high + high.abs() / 10.0),
            Bound::AtLeast => (low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, high),
        }
    }

    pub fn stands(&self) -> bool {
        self.figure.standing == FigureStanding::Stands
    }
}

/// Figures of one series that are said of the same day, in the order of their numbers.
#[derive(Clone, Debug)]
pub(super) struct Day<'t> {
    pub figures: Vec<Reported<'t>>,
}

impl Day<'_> {
    /// Whether two speakers give numbers of which only one can be right. One who gives two
    /// numbers for a day has counted again; what was taken back contradicts nothing.
    pub fn differs(&self) -> bool {
        let standing: Vec<&Reported<'_>> = self.figures.iter().filter(|f| f.stands()).collect();
        standing.iter().enumerate().any(|(index, one)| {
            standing[..index].iter().any(|other| {
                let ((a, b), (c, d)) = (one.reach(), other.reach());
                one.giver() != other.giver() && (b < c || d < a)
            })
        })
    }
}

/// A series.
#[derive(Clone, Debug)]
pub(super) struct Series<'t> {
    pub counted: Counted<'t>,
    /// By the day that the figures are said of.
    pub days: Vec<Day<'t>>,
}

impl<'t> Series<'t> {
    pub fn figures(&self) -> impl Iterator<Item = Reported<'t>> + '_ {
        self.days.iter().flat_map(|day| day.figures.iter().copied())
    }

    pub fn len(&self) -> usize {
        self.days.iter().map(|day| day.figures.len()).sum()
    }

    /// The lowest and the highest figure of those that stand, or of all where none does.
    pub fn ends(&self) -> Option<(Reported<'t>, Reported<'t>)> {
        let standing: Vec<Reported<'t>> = self.figures().filter(Reported::stands).collect();
        let counted = if standing.is_empty() {
            self.figures().collect()
        } else {
            standing
        };
        let low = counted
            .iter()
            .min_by(|a, b| a.figure.low.total_cmp(&b.figure.low));
        // Of equal numbers the firmest is named.
        let high = counted.iter().max_by(|a, b| {
            let firm = |r: &Reported<'_>| r.figure.bound == Bound::Exact;
            a.figure
                .high
                .total_cmp(&b.figure.high)
                .then(firm(a).cmp(&firm(b)))
        });
        Some((*low?, *high?))
    }
}

/// All series of listed events by measure, those with the most figures first.
pub(super) fn by_measure(timeline: &Timeline) -> BTreeMap<&str, Vec<Series<'_>>> {
    let mut all: BTreeMap<&str, BTreeMap<Counted<'_>, Vec<Reported<'_>>>> = BTreeMap::new();
    for event in timeline.standing() {
        for figure in &event.figures {
            let counted = (figure.scope.as_deref(), figure.counted.as_deref());
            let series = all
                .entry(&figure.measure)
                .or_default()
                .entry(counted)
                .or_default();
            // What two events tell from the same words is one figure.
            let same = |other: &Reported<'_>| {
                let known = other.figure;
                known.evidence.article == figure.evidence.article
                    && known.evidence.marks == figure.evidence.marks
                    && (known.low.to_bits(), known.high.to_bits())
                        == (figure.low.to_bits(), figure.high.to_bits())
                    && known.as_of == figure.as_of
            };
            if !series.iter().any(same) {
                series.push(Reported { figure, event });
            }
        }
    }
    all.into_iter()
        .map(|(measure, of)| (measure, ordered(of)))
        .collect()
}

fn ordered<'t>(of: BTreeMap<Counted<'t>, Vec<Reported<'t>>>) -> Vec<Series<'t>> {
    let mut series: Vec<Series<'t>> = of
        .into_iter()
        .map(|(counted, figures)| Series {
            counted,
            days: days(figures),
        })
        .collect();
    // What counts all of it stands first, then what has most figures.
    series.sort_by_key(|one| (one.counted != (None, None), std::cmp::Reverse(one.len())));
    series
}

fn days(mut figures: Vec<Reported<'_>>) -> Vec<Day<'_>> {
    figures.sort_by(|a, b| {
        let key = |r: &Reported<'_>| {
            let date = &r.figure.as_of;
            (super::days::place(date), date.sort_key(), date.to_string())
        };
        key(a)
            .cmp(&key(b))
            .then(a.figure.low.total_cmp(&b.figure.low))
            .then(a.figure.high.total_cmp(&b.figure.high))
    });
    let mut days: Vec<Day<'_>> = Vec::new();
    for figure in figures {
        match days.last_mut() {
            Some(day)
                if day
                    .figures
                    .iter()
                    .all(|other| other.figure.as_of == figure.figure.as_of) =>
            {
                day.figures.push(figure);
            }
            _ => days.push(Day {
                figures: vec![figure],
            }),
        }
    }
    days
}
