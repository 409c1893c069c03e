//! The figures: an overview of all measures, and a page for each with a chart and a table for
//! every series.

mod chart;
mod days;
mod ends;
mod labels;
mod scale;
mod series;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::scale::Scale;
use self::series::{Day, Giver, Reported, Series};
use super::lists::pager;
use super::urls::href;
use super::view::{
    FigureSpeaker, FigureView, LinkView, MeasureRow, MeasureView, ScaleView, SeriesRow, SeriesView,
    TickView, View,
};
use super::{Layout, Page};
use crate::content::document::Bound;
use crate::locale::Arg;
use crate::timeline::{Figure, Timeline};

/// The most figures on one page.
const PART: usize = 200;

/// How many series of a measure the overview shows.
const SERIES: usize = 3;

/// How many shapes and colours there are. They have no common divisor, so that forty speakers
/// have a pair of their own.
const SHAPES: usize = 8;
const COLOURS: usize = 5;

/// The paths of the measures' pages, by measure.
#[derive(Debug, Default)]
pub(super) struct MeasurePaths(BTreeMap<String, String>);

impl MeasurePaths {
    /// A path for each measure of listed figures: its name, as far as a file can bear it.
    pub fn new(timeline: &Timeline) -> Self {
        let measures: BTreeSet<&str> = timeline
            .standing()
            .flat_map(|event| &event.figures)
            .map(|figure| figure.measure.as_str())
            .collect();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut paths = BTreeMap::new();
        for measure in measures {
            let mut name = slug(measure);
            // The overview's parts are `index`, `index-2` …
            if name.is_empty() || name.starts_with("index") {
                name.insert_str(0, "measure-");
            }
            while !taken.insert(name.clone()) {
                name.push_str("-again");
            }
            paths.insert(measure.to_owned(), name);
        }
        Self(paths)
    }

    fn path(&self, measure: &str, part: usize) -> Option<String> {
        let name = self.0.get(measure)?;
        Some(match part {
            1 => format!("figures/{name}.html"),
            part => format!("figures/{name}.{part}.html"),
        })
    }
}

/// Letters and digits in lower case, parted by hyphens.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The anchor of a series on its measure's page.
fn anchor((scope, counted): series::Counted<'_>) -> String {
    let parts: Vec<String> = [scope, counted].into_iter().flatten().map(slug).collect();
    match parts.join("-") {
        all if all.is_empty() => "all".to_owned(),
        of => format!("of-{of}"),
    }
}

impl Layout<'_> {
    /// The overview's rows and the measures' pages, made once.
    pub(super) fn figures(&self) -> &(Vec<MeasureRow>, Vec<Page>) {
        self.figures.get_or_init(|| self.figure_pages())
    }

    fn figure_pages(&self) -> (Vec<MeasureRow>, Vec<Page>) {
        let mut rows = Vec::new();
        let mut pages = Vec::new();
        for (measure, series) in series::by_measure(self.timeline) {
            // What many have counted is what readers ask for; many parts counted once are not.
            let most = series.iter().map(Series::len).max();
            let all: usize = series.iter().map(Series::len).sum();
            rows.extend(
                self.measure_row(measure, &series)
                    .map(|row| ((most, all), row)),
            );
            pages.extend(self.measure_pages(measure, &series));
        }
        rows.sort_by_cached_key(|(figures, row)| (Reverse(*figures), row.label.to_lowercase()));
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        (rows, pages)
    }

    /// Where all accounts of a figure's series stand.
    pub(super) fn series_url(&self, figure: &Figure) -> Option<String> {
        let path = self.measures().path(&figure.measure, 1)?;
        let counted = (figure.scope.as_deref(), figure.counted.as_deref());
        Some(format!("{}#{}", href(&path), anchor(counted)))
    }

    pub(super) fn measure_label(&self, measure: &str) -> String {
        let label = self.settings.measures.get(measure).map(|m| m.label.clone());
        label
            .filter(|label| !label.is_empty())
            .unwrap_or_else(|| measure.replace('_', " "))
    }

    fn measure_row(&self, measure: &str, series: &[Series<'_>]) -> Option<MeasureRow> {
        let row = |series: &Series<'_>| SeriesRow {
            anchor: anchor(series.counted),
            of: self.of_words(series.counted),
            range: self.range(measure, series),
            head: self.head(measure, series),
            differ: series.days.iter().any(Day::differs),
            scale: self.scale_view(scale_of(&series.days)),
            points: series
                .figures()
                .map(|f| [f.figure.low, f.figure.high])
                .collect(),
        };
        Some(MeasureRow {
            url: href(&self.measures().path(measure, 1)?),
            label: self.measure_label(measure),
            series: series.iter().take(SERIES).map(row).collect(),
            more: series.len().saturating_sub(SERIES),
        })
    }

    fn measure_pages(&self, measure: &str, series: &[Series<'_>]) -> Vec<Page> {
        let mut parts: Vec<Vec<SeriesView>> = Vec::new();
        let mut room = 0;
        for one in series {
            for view in self.series_views(measure, one) {
                let size = view.figures.len();
                match parts.last_mut() {
                    Some(last) if size <= room => last.push(view),
                    _ => {
                        parts.push(vec![view]);
                        room = PART;
                    }
                }
                room -= size.min(room);
            }
        }
        let of = parts.len();
        let label = self.measure_label(measure);
        let path = |number| self.measures().path(measure, number);
        let link = |number| path(number).map(|path| href(&path));
        let pages = parts.into_iter().zip(1..).filter_map(|(series, number)| {
            let pager = pager(number, of, |part| link(part).unwrap_or_default());
            let title = self.part_title(&label, number);
            let description = series.first().map(|series| series.head.clone());
            let view = View::Measure(MeasureView { series, pager });
            let mut page = self.page(&path(number)?, "measure.html", &title, "figures", view);
            page.meta.description = description;
            Some(page)
        });
        pages.collect()
    }

    /// A series as one chart, or as several of [`PART`] figures.
    fn series_views(&self, measure: &str, series: &Series<'_>) -> Vec<SeriesView> {
        let speakers = self.speakers(series);
        let mut parts: Vec<Vec<&Day<'_>>> = Vec::new();
        let mut room = 0;
        for day in &series.days {
            let figures = day.figures.len();
            match parts.last_mut() {
                Some(last) if figures <= room => last.push(day),
                _ => {
                    parts.push(vec![day]);
                    room = PART;
                }
            }
            room -= figures.min(room);
        }
        let views = parts.into_iter().zip(1..).map(|(days, number)| {
            let mut anchor = anchor(series.counted);
            if number > 1 {
                anchor = format!("{anchor}.{number}");
            }
            let figures = days.iter().flat_map(|day| &day.figures);
            SeriesView {
                anchor,
                of: self.of_words(series.counted),
                head: self.head(measure, series),
                summary: self.series_summary(series),
                chart: self.chart(measure, &days, &speakers),
                speakers: speakers.iter().map(|(_, one)| one.clone()).collect(),
                figures: figures.filter_map(|f| self.table_row(*f)).collect(),
            }
        });
        views.collect()
    }

    fn table_row(&self, reported: Reported<'_>) -> Option<Arc<FigureView>> {
        let mut view: FigureView = self.figure(reported.figure)?;
        view.event = Some(LinkView {
            url: href(self.urls.event(&reported.event.id)),
            text: reported.event.title.clone(),
        });
        // It would lead to where it stands.
        view.series = None;
        Some(Arc::new(view))
    }

    /// Who gave figures, the first first, each with a shape and a colour.
    fn speakers<'t>(&self, series: &Series<'t>) -> Vec<(Giver<'t>, FigureSpeaker)> {
        let mut speakers: Vec<(Giver<'t>, FigureSpeaker)> = Vec::new();
        for reported in series.figures() {
            let giver = reported.giver();
            if let Some((_, known)) = speakers.iter_mut().find(|(other, _)| *other == giver) {
                known.count += 1;
                continue;
            }
            let (words, url) = match &reported.figure.said_by {
                Some(speaker) => {
                    let view = self.speaker(speaker);
                    let actor = speaker.actor.as_ref().and_then(|id| self.actor_link(id));
                    (actor.map_or(view.words, |link| link.text), view.url)
                }
                None => {
                    let source = self.source(&reported.figure.evidence.article);
                    (
                        source
                            .map(|s| s.publisher.unwrap_or(s.title))
                            .unwrap_or_default(),
                        None,
                    )
                }
            };
            let (shape, colour) = (speakers.len() % SHAPES, speakers.len() % COLOURS);
            let speaker = FigureSpeaker {
                words,
                url,
                shape,
                colour,
                count: 1,
            };
            speakers.push((giver, speaker));
        }
        speakers
    }

    /// "civilians · Almaty"
    fn of_words(&self, (scope, counted): series::Counted<'_>) -> Option<String> {
        let scope = scope.map(|scope| self.scope(scope));
        let parts: Vec<String> = counted
            .map(str::to_owned)
            .into_iter()
            .chain(scope)
            .collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// "Detained: 3,811 to 9,900 people, six accounts". The range first, never one number alone.
    fn head(&self, measure: &str, series: &Series<'_>) -> String {
        let args = [
            ("measure", self.measure_label(measure).into()),
            ("range", self.range(measure, series).into()),
        ];
        self.words_of("figures-head", &args)
    }

    fn range(&self, measure: &str, series: &Series<'_>) -> String {
        let args = [
            ("range", self.ends_words(measure, series).into()),
            ("accounts", self.accounts(series).into()),
        ];
        self.words_of("figures-range", &args)
    }

    /// "3,811 to 9,900 people"
    fn ends_words(&self, measure: &str, series: &Series<'_>) -> String {
        let Some((low, high)) = series.ends() else {
            return String::new();
        };
        let number = |value: f64, bound: Bound| {
            let args = [
                ("bound", bound_word(bound).into()),
                ("low", self.round_number(value).into()),
            ];
            self.words_of("figure-number", &args)
        };
        let from = number(low.figure.low, low.figure.bound);
        let to = number(high.figure.high, high.figure.bound);
        let settings = self.settings.measures.get(measure);
        let unit = settings.and_then(|m| m.unit.clone()).unwrap_or_default();
        let args = [
            ("low", from.clone().into()),
            ("high", to.clone().into()),
            ("unit", unit.into()),
        ];
        #[allow(clippy::float_cmp)]
        let one = low.figure.low == high.figure.high || from == to;
        let key = if one {
            "figures-ends-one"
        } else {
            "figures-ends"
        };
        // A measure without a unit leaves a blank behind.
        self.words_of(key, &args).trim_end().to_owned()
    }

    /// "six accounts", and how many besides that no longer hold.
    fn accounts(&self, series: &Series<'_>) -> String {
        let standing = series.figures().filter(Reported::stands).count();
        let former = series.len() - standing;
        let words = |count: usize| self.words_of("account-words", &[("count", count.into())]);
        if standing == 0 || former == 0 {
            return words(series.len());
        }
        let args = [
            ("accounts", words(standing).into()),
            ("count", former.into()),
        ];
        self.words_of("figures-former", &args)
    }

    /// Told apart: numbers for different days, and numbers for one day that cannot both be right.
    fn series_summary(&self, series: &Series<'_>) -> String {
        let differing: Vec<String> = series
            .days
            .iter()
            .filter(|day| day.differs())
            .filter_map(|day| Some(self.locale.date(&day.figures.first()?.figure.as_of)))
            .collect();
        let key = match (series.days.len(), differing.len()) {
            (1, 0) => "figures-one-day",
            (1, _) => "figures-one-day-differ",
            (_, 0) => "figures-days",
            _ => "figures-days-differ",
        };
        let args = [
            ("days", series.days.len().into()),
            ("differ", differing.len().into()),
            ("list", self.locale.list(&differing).into()),
        ];
        self.words_of(key, &args)
    }

    fn scale_view(&self, scale: Scale) -> ScaleView {
        let tick = |value: f64| TickView {
            value,
            text: self.short_number(value),
        };
        ScaleView {
            low: scale.low,
            high: scale.high,
            log: scale.log,
            ticks: scale.ticks.into_iter().map(tick).collect(),
        }
    }

    /// A number for a scale: "78 bn".
    fn short_number(&self, value: f64) -> String {
        let steps = [("number-billions", 1e9), ("number-millions", 1e6)];
        for (key, size) in steps {
            if value.abs() >= size {
                let number = self.locale.number((value / size * 100.0).round() / 100.0);
                return self.words_of(key, &[("number", number.into())]);
            }
        }
        self.locale.number(value)
    }

    /// The same where it says the number exactly, else the number in full.
    fn round_number(&self, value: f64) -> String {
        let tens = value / 1e7;
        if value.abs() >= 1e9 && (tens - tens.round()).abs() < f64::EPSILON {
            self.short_number(value)
        } else {
            self.locale.number(value)
        }
    }

    fn words_of(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.locale.text(key, args).unwrap_or_default()
    }
}

fn scale_of<'d, 't: 'd>(days: impl IntoIterator<Item = &'d Day<'t>>) -> Scale {
    let figures = days.into_iter().flat_map(|day| &day.figures);
    let values: Vec<f64> = figures
        .flat_map(|f| [f.figure.low, f.figure.high])
        .collect();
    Scale::of(&values)
}

/// The bound as messages and views know it.
pub(super) fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_measures_become_names_of_files() {
        assert_eq!(slug("cities_with_protests"), "cities-with-protests");
        assert_eq!(slug("../Погибшие / dead!"), "погибшие-dead");
        assert_eq!(anchor((None, None)), "all");
        assert_eq!(
            anchor((Some("almaty-city"), Some("security forces"))),
            "of-almaty-city-security-forces"
        );
    }
}
