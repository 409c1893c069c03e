//! Reported numbers: the overview, and a page for each measure.

use std::sync::Arc;

use serde::Serialize;

use super::{DateView, FigureView, Pager};

/// The overview: all measures.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresView {
    /// Those with the most figures first.
    pub measures: Vec<MeasureRow>,
    /// Which part of the list.
    pub pager: Option<Pager>,
}

/// A measure in the overview.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureRow {
    /// Its page.
    pub url: String,
    /// Its name.
    pub label: String,
    /// Its series, the fullest first.
    pub series: Vec<SeriesRow>,
    /// How many more there are.
    pub more: usize,
}

/// A series in the overview.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesRow {
    /// Its anchor on the measure's page.
    pub anchor: String,
    /// What of it is counted; nothing for all of it.
    pub of: Option<String>,
    /// The same without the measure's name.
    pub range: String,
    /// From the lowest to the highest number, and how many accounts there are.
    pub head: String,
    /// Whether accounts of one day contradict each other.
    pub differ: bool,
    /// Its scale.
    pub scale: ScaleView,
    /// The numbers: from, to.
    pub points: Vec<[f64; 2]>,
}

/// A measure's page: like figures together.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureView {
    /// Its series.
    pub series: Vec<SeriesView>,
    /// Which part of a long list.
    pub pager: Option<Pager>,
}

/// Figures of one measure that count the same: one chart.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// An anchor.
    pub anchor: String,
    /// What of the measure is counted; nothing for all of it.
    pub of: Option<String>,
    /// From the lowest to the highest number, and how many accounts there are.
    pub head: String,
    /// What the chart shows and how to read it, in a sentence or two.
    pub summary: String,
    /// The scale.
    pub scale: ScaleView,
    /// Who gave a figure, each with a sign.
    pub speakers: Vec<FigureSpeaker>,
    /// The figures by the day that they are said of.
    pub days: Vec<FigureDay>,
    /// All of them, for the table.
    pub figures: Vec<Arc<FigureView>>,
}

/// A scale of numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScaleView {
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Whether each step is a multiple of the one before.
    pub log: bool,
    /// Its marks.
    pub ticks: Vec<TickView>,
}

/// A mark of a scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TickView {
    /// The number.
    pub value: f64,
    /// The number, written.
    pub text: String,
}

/// Who gave a figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureSpeaker {
    /// The name.
    pub words: String,
    /// The actor's page.
    pub url: Option<String>,
    /// The number of the shape, from 0 to 7.
    pub shape: usize,
    /// The number of the colour, from 0 to 5.
    pub colour: usize,
    /// How many figures they gave.
    pub count: usize,
}

/// Figures that are said of the same day.
#[derive(Clone, Debug, Serialize)]
pub struct FigureDay {
    /// The day.
    pub date: DateView,
    /// Whether they contradict each other.
    pub differ: bool,
    /// The figures.
    pub points: Vec<FigurePoint>,
}

/// A figure on the chart.
#[derive(Clone, Debug, Serialize)]
pub struct FigurePoint {
    /// In words.
    pub figure: Arc<FigureView>,
    /// The number, or the lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The index of who said it in [`SeriesView::speakers`].
    pub speaker: usize,
}
