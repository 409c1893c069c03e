//! The figures that a reader asks for first: those that most accounts give, each with the lowest
//! and the highest of them.

use std::cmp::Reverse;

use super::super::Layout;
use super::super::view::GlanceFigure;
use super::series::{self, Reported, Series};

/// A series of fewer figures is not asked for first.
const FEWEST: usize = 3;

impl Layout<'_> {
    /// The series with the most figures, of each measure one, the fullest first.
    pub(in super::super) fn most_counted(&self, most: usize) -> Vec<GlanceFigure> {
        let mut fullest: Vec<(&str, Series<'_>)> = series::by_measure(self.timeline)
            .into_iter()
            .filter_map(|(measure, series)| {
                let first = series.into_iter().max_by_key(|one| {
                    // Of equals the first, which counts all of it.
                    (one.len(), one.counted == (None, None))
                })?;
                (first.len() >= FEWEST).then_some((measure, first))
            })
            .collect();
        fullest.sort_by_key(|(_, series)| Reverse(series.len()));
        fullest.truncate(most);
        let rows = fullest.into_iter();
        rows.filter_map(|(measure, series)| self.glance_figure(measure, &series))
            .collect()
    }

    fn glance_figure(&self, measure: &str, series: &Series<'_>) -> Option<GlanceFigure> {
        let (low, high) = series.ends()?;
        let view = |end: Reported<'_>| self.figure(end.figure);
        let differ = low.figure.low.to_bits() != high.figure.high.to_bits();
        let ends = [Some(low), Some(high).filter(|_| differ)];
        Some(GlanceFigure {
            url: self.series_url(low.figure)?,
            measure: self.measure_label(measure),
            of: self.of_words(series.counted),
            range: self.ends_words(measure, series),
            accounts: self.accounts(series),
            ends: ends.into_iter().flatten().filter_map(view).collect(),
        })
    }
}
