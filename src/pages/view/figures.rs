//! Reported numbers: the overview, and a page for each measure.

use std::sync::Arc;

use serde::Serialize;

use super::{FigureView, Pager};

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
    /// The chart; none of a single figure.
    pub chart: Option<ChartView>,
    /// Who gave a figure, each with a sign.
    pub speakers: Vec<FigureSpeaker>,
    /// All of them, for the table, by the day that they are said of.
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

/// A chart: numbers by height, days across. Places across are shares of its width in percent, so
/// that it fits every screen; places down are pixels.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Its height in pixels.
    pub height: f64,
    /// Where the plot ends and the line of days is.
    pub floor: f64,
    /// How many widths of a telephone it needs, from 1.
    pub room: usize,
    /// Whether each step upwards is a multiple of the one before.
    pub log: bool,
    /// The marks of the scale.
    pub ticks: Vec<ChartTick>,
    /// The days.
    pub columns: Vec<ChartColumn>,
    /// Where days are left out.
    pub breaks: Vec<f64>,
    /// Lines from what a speaker said to what they said next.
    pub joins: Vec<ChartJoin>,
    /// The days on which accounts contradict each other.
    pub bands: Vec<ChartBand>,
    /// The figures.
    pub points: Vec<ChartPoint>,
}

/// A mark of the scale.
#[derive(Clone, Debug, Serialize)]
pub struct ChartTick {
    /// Where it is.
    pub y: f64,
    /// The number, written.
    pub text: String,
}

/// A day, or a longer time, that figures are said of.
#[derive(Clone, Debug, Serialize)]
pub struct ChartColumn {
    /// Where it is.
    pub at: f64,
    /// The day of the month; none where it is not known.
    pub day: Option<String>,
    /// The month, where it is another than before.
    pub month: Option<String>,
    /// The year, where it is another than before.
    pub year: Option<String>,
}

/// From one figure of a speaker to the next.
#[derive(Clone, Debug, Serialize)]
pub struct ChartJoin {
    /// The number of the speaker's colour.
    pub colour: usize,
    /// Across and down.
    pub from: [f64; 2],
    /// Across and down.
    pub to: [f64; 2],
}

/// A day on which accounts contradict each other.
#[derive(Clone, Debug, Serialize)]
pub struct ChartBand {
    /// Where it is.
    pub at: f64,
    /// The highest of them.
    pub top: f64,
    /// The lowest of them.
    pub foot: f64,
}

/// A figure on a chart.
#[derive(Clone, Debug, Serialize)]
pub struct ChartPoint {
    /// The passage that holds it.
    pub url: String,
    /// All that it says: number, who, when.
    pub text: String,
    /// The number, with "about" and the like.
    pub number: String,
    /// Where its day is.
    pub at: f64,
    /// Where the span begins that it is said of, which ends at its day.
    pub from: Option<f64>,
    /// How many pixels it stands beside its day, so that it hides no other.
    pub right: f64,
    /// Where the number is, or the lower end.
    pub at_y: f64,
    /// Where the upper end is.
    pub top: f64,
    /// Whether it has two ends.
    pub range: bool,
    /// `up` where the number is the least that it may be, `down` where it is the most.
    pub reach: Option<&'static str>,
    /// Whether the number is not exact.
    pub loose: bool,
    /// `stands`, `superseded`, `retracted`.
    pub standing: &'static str,
    /// The number of its shape.
    pub shape: usize,
    /// The number of its colour.
    pub colour: usize,
    /// Its words, for plots of two widths.
    pub labels: Vec<ChartLabel>,
}

/// Words beside a figure.
#[derive(Clone, Debug, Serialize)]
pub struct ChartLabel {
    /// `tight` for narrow plots, `roomy` for wide ones.
    pub room: &'static str,
    /// How many pixels to the right of the day.
    pub right: f64,
    /// How many pixels below the number.
    pub down: f64,
    /// `start`, `middle`, `end`: which of its ends is there.
    pub anchor: &'static str,
    /// Who said it, where there is room.
    pub who: Option<String>,
}
