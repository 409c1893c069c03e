//! The chart of a series: numbers by height, days across, a sign for each figure.

use chrono::{Datelike, NaiveDate};

use super::super::Layout;
use super::super::view::{
    ChartBand, ChartColumn, ChartJoin, ChartPoint, ChartTick, ChartView, FigureSpeaker,
};
use super::days::{Line, place};
use super::labels;
use super::scale::Scale;
use super::series::{Day, Giver, Reported};
use super::{bound_word, scale_of};
use crate::content::document::Bound;
use crate::model::Edtf;
use crate::model::edtf::Precision;

/// The height of the plot in pixels: of few figures, and of more.
const LOW: f64 = 150.0;
const HIGH: f64 = 230.0;

/// So many figures are few.
const FEW: usize = 4;

/// The room above the plot, and below it for three lines of days.
const ABOVE: f64 = 22.0;
const BELOW: f64 = 52.0;

/// The room below these for the sign of accounts that differ.
const SIGN_BELOW: f64 = 14.0;

/// Signs nearer than this, in pixels, would hide each other.
const NEAR: f64 = 13.0;

/// The gaps between days that a telephone holds.
const PHONE: f64 = 14.0;

/// The most widths of a telephone that a chart takes.
const WIDEST: usize = 5;

impl Layout<'_> {
    /// The chart of figures by day; none of a single figure, which is no picture.
    pub(super) fn chart(
        &self,
        measure: &str,
        days: &[&Day<'_>],
        speakers: &[(Giver<'_>, FigureSpeaker)],
    ) -> Option<ChartView> {
        if days.iter().map(|day| day.figures.len()).sum::<usize>() < 2 {
            return None;
        }
        let firsts = days.iter().filter_map(|day| day.figures.first());
        let dates: Vec<&Edtf> = firsts.map(|first| &first.figure.as_of).collect();
        let line = Line::of(&dates.iter().map(|date| place(date).0).collect::<Vec<_>>());
        let scale = scale_of(days.iter().copied());
        let count: usize = days.iter().map(|day| day.figures.len()).sum();
        let floor = ABOVE + if count > FEW { HIGH } else { LOW };
        let plot = Plot { scale, floor };
        let mut points = Vec::new();
        let mut names = Vec::new();
        let mut bands = Vec::new();
        for ((day, at), date) in days.iter().zip(&line.at).zip(&dates) {
            let from = span(date, &line).filter(|from| at - from > 0.005);
            let mut placed: Vec<(f64, f64, f64)> = Vec::new();
            for reported in &day.figures {
                let Some((mut point, name)) = self.chart_point(measure, *reported, &plot, speakers)
                else {
                    continue;
                };
                point.at = percent(*at);
                point.from = from.map(percent);
                point.right = beside(&placed, point.top, point.at_y);
                placed.push((point.right, point.top, point.at_y));
                points.push(point);
                names.push(name);
            }
            if day.differs() {
                let standing = day.figures.iter().filter(|figure| figure.stands());
                let ends = standing.flat_map(|f| [plot.y(f.figure.low), plot.y(f.figure.high)]);
                let (top, foot) = ends.fold((f64::INFINITY, 0.0_f64), |(top, foot), y| {
                    (top.min(y), foot.max(y))
                });
                bands.push(ChartBand {
                    at: percent(*at),
                    top,
                    foot,
                });
            }
        }
        labels::place(&mut points, &names, floor);
        let breaks = &line.breaks;
        let middle = |before: &usize| (line.at[*before] + line.at[before + 1]) / 2.0;
        Some(ChartView {
            // A sign below the years says where accounts differ.
            height: floor + BELOW + if bands.is_empty() { 0.0 } else { SIGN_BELOW },
            floor,
            room: ((line.units / PHONE).ceil() as usize).clamp(1, WIDEST),
            log: plot.scale.log,
            ticks: plot.ticks(|value| self.short_number(value)),
            columns: self.chart_columns(&dates, &line),
            breaks: breaks.iter().map(middle).map(percent).collect(),
            joins: joins(&points),
            bands,
            points,
        })
    }

    fn chart_point(
        &self,
        measure: &str,
        reported: Reported<'_>,
        plot: &Plot,
        speakers: &[(Giver<'_>, FigureSpeaker)],
    ) -> Option<(ChartPoint, String)> {
        let figure = reported.figure;
        let view = self.figure(figure)?;
        let giver = reported.giver();
        let (_, speaker) = speakers.iter().find(|(other, _)| *other == giver)?;
        let said = view.said_by.as_ref();
        let who = said.map_or_else(|| speaker.words.clone(), |said| said.words.clone());
        let number = {
            let key = if view.high.is_some() {
                "figure-range"
            } else {
                "figure-number"
            };
            let high = view.high.clone().unwrap_or_default();
            let args = [
                ("bound", bound_word(figure.bound).into()),
                ("low", view.low.clone().into()),
                ("high", high.into()),
            ];
            self.words_of(key, &args)
        };
        let text = self.words_of(
            "figures-point",
            &[
                ("number", number.clone().into()),
                ("measure", self.measure_label(measure).into()),
                ("who", who.clone().into()),
                ("date", view.as_of.words.clone().into()),
                ("standing", view.standing.into()),
            ],
        );
        let (low, high) = (plot.y(figure.low), plot.y(figure.high));
        let point = ChartPoint {
            url: view.url.clone(),
            text,
            number,
            at: 0.0,
            from: None,
            right: 0.0,
            at_y: low,
            top: high,
            range: view.high.is_some(),
            reach: match figure.bound {
                Bound::AtLeast => Some("up"),
                Bound::AtMost => Some("down"),
                _ => None,
            },
            loose: figure.bound != Bound::Exact,
            standing: view.standing,
            shape: speaker.shape,
            colour: speaker.colour,
            labels: Vec::new(),
        };
        Some((point, who))
    }

    /// What stands below each column: day, month and year, each where it changes.
    fn chart_columns(&self, dates: &[&Edtf], line: &Line) -> Vec<ChartColumn> {
        let mut said = (String::new(), String::new());
        let column = |(date, at): (&&Edtf, &f64)| {
            let day = place(date).0;
            let month = if date.precision() > Precision::Year {
                self.month_short(day)
            } else {
                String::new()
            };
            let year = self.locale.year(day.year());
            let new_year = said.1 != year;
            let new_month = new_year || said.0 != month;
            said = (month.clone(), year.clone());
            ChartColumn {
                at: percent(*at),
                day: date.day().map(|day| day.day().to_string()),
                month: new_month.then_some(month),
                year: new_year.then_some(year),
            }
        };
        dates.iter().zip(&line.at).map(column).collect()
    }

    /// "Jan"
    fn month_short(&self, day: NaiveDate) -> String {
        let month = format!("{:04}-{:02}", day.year(), day.month());
        Edtf::parse(&month).map_or(month, |date| self.locale.date_short(&date, false))
    }
}

/// From numbers to pixels.
struct Plot {
    scale: Scale,
    floor: f64,
}

impl Plot {
    fn y(&self, value: f64) -> f64 {
        let Scale { low, high, log, .. } = self.scale;
        let (value, low, high) = if log {
            (value.max(low).ln(), low.ln(), high.ln())
        } else {
            (value, low, high)
        };
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        tenth(self.floor - share * (self.floor - ABOVE))
    }

    fn ticks(&self, words: impl Fn(f64) -> String) -> Vec<ChartTick> {
        let tick = |value: &f64| ChartTick {
            y: self.y(*value),
            text: words(*value),
        };
        self.scale.ticks.iter().map(tick).collect()
    }
}

/// Where the span begins in which a day lies that is not known.
fn span(date: &Edtf, line: &Line) -> Option<f64> {
    if date.day().is_some() {
        return None;
    }
    date.earliest().map(|first| line.find(first))
}

/// How far to the right a sign has to stand so that it hides none of its day.
fn beside(placed: &[(f64, f64, f64)], top: f64, foot: f64) -> f64 {
    let free = |right: f64| {
        placed.iter().all(|(other, above, below)| {
            (right - other).abs() >= NEAR || foot + NEAR <= *above || top - NEAR >= *below
        })
    };
    let steps = (0..40).map(|step| {
        let side = if step % 2 == 0 { -1.0 } else { 1.0 };
        side * f64::from((step + 1) / 2) * (NEAR + 1.0)
    });
    steps.into_iter().find(|right| free(*right)).unwrap_or(0.0) + 0.0
}

/// The lines that join what one speaker said after the other and still stands by.
fn joins(points: &[ChartPoint]) -> Vec<ChartJoin> {
    let mut joins = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let same = |other: &&ChartPoint| {
            (other.shape, other.colour) == (point.shape, point.colour) && other.at > point.at
        };
        let stands = |other: &&ChartPoint| other.standing != "retracted";
        let mut later = points[index + 1..].iter().filter(stands);
        let again = later.clone().any(|other| {
            (other.shape, other.colour, other.at) == (point.shape, point.colour, point.at)
        });
        // Of several of a day the last is what they came to.
        if !stands(&point) || again {
            continue;
        }
        if let Some(next) = later.find(same) {
            joins.push(ChartJoin {
                colour: point.colour,
                from: [point.at, point.top],
                to: [next.at, next.top],
            });
        }
    }
    joins
}

fn percent(share: f64) -> f64 {
    tenth(share * 100.0)
}

fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
