//! Pictures and charts.

use super::{date, early_january, figure, link, pager, plain_figure};
use crate::pages::view::{
    BarLink, BarPart, BarView, FigureDay, FigurePoint, FigureSpeaker, FiguresView, GridCell,
    GridColumn, GridGroup, GridRow, GridView, KindCount, LabelView, MapPlace, MapRegion, MapView,
    MeasureRow, MeasureView, ScaleView, SeriesRow, SeriesView, StripView, TickView,
};

pub(in crate::render::tests) fn strip() -> StripView {
    let bar = |at, count| BarView {
        at,
        count,
        peak: count > 1,
        parts: vec![BarPart {
            kind: 0,
            below: 0,
            count,
        }],
    };
    let label = |at, text: &str, part: bool| LabelView {
        at,
        slots: 1,
        text: text.into(),
        minor: !part,
        part,
    };
    let to = |at, anchor: Option<&str>| BarLink {
        at,
        width: 1.0,
        text: "5 January 2022: 3 events".into(),
        anchor: anchor.map(str::to_owned),
        url: "days/2022-01-05.html".into(),
    };
    let kind = |label: &str, shade| KindCount {
        label: label.into(),
        count: 2,
        shade,
    };
    StripView {
        summary: "4 events by day. Most are on 5 January 2022 (3).".into(),
        length: 4.25,
        most: 3,
        bars: vec![bar(0.0, 3), bar(3.25, 1)],
        labels: vec![label(0.0, "5 Jan", false), label(3.25, "later", true)],
        kinds: vec![kind("Clashes", 0), kind("Other", 5)],
        links: vec![to(0.0, Some("d2022-01-05")), to(3.25, None)],
        narrow_links: vec![to(0.0, None)],
        without: 1,
    }
}

pub(in crate::render::tests) fn grid() -> GridView {
    let column = |text: &str, first| GridColumn {
        text: text.into(),
        words: format!("{text} January 2022"),
        first,
    };
    let cell = GridCell {
        count: 3,
        shade: 5,
        url: "regions/almaty-city.html#d2022-01-05".into(),
        text: "Almaty, 5 January 2022: 3 events".into(),
    };
    GridView {
        summary: "Places down, days across.".into(),
        groups: vec![GridGroup {
            text: "Jan".into(),
            columns: 2,
        }],
        columns: vec![column("5", false), column("6", true)],
        rows: vec![GridRow {
            region: link("regions/almaty-city.html", "Almaty"),
            events: 3,
            cells: vec![Some(cell), None],
        }],
        shades: vec!["1".into(), "2–3".into()],
        without: 2,
        more: 1,
    }
}

pub(in crate::render::tests) fn map() -> MapView {
    let region = |name: &str, path: &str, marked| MapRegion {
        url: "regions/almaty-city.html".into(),
        name: name.into(),
        short: name.into(),
        count: 4,
        shade: 4,
        path: path.into(),
        at: [400, 300],
        text: format!("{name}: 4 events"),
        marked,
    };
    let place = |name: &str, named| MapPlace {
        name: name.into(),
        at: [950, 300],
        named,
    };
    MapView {
        summary: "Most events are in Almaty (4).".into(),
        width: 1000,
        height: 560,
        regions: vec![
            region("West Kazakhstan", "M12 34l5-6 7 8z", true),
            region("Atyrau", "M12 34l5-6 7 8z", false),
        ],
        cities: vec![region("Almaty", "", true), region("Shymkent", "", false)],
        places: vec![place("Zhanaozen", true), place("Aktau", false)],
        shades: vec!["1".into(), "2–4".into()],
        missing: vec![link("regions/elsewhere.html", "Elsewhere")],
    }
}

fn scale(log: bool) -> ScaleView {
    let tick = |value: f64| TickView {
        value,
        text: value.to_string(),
    };
    ScaleView {
        low: 100.0,
        high: 10_000.0,
        log,
        ticks: [100.0, 1000.0, 10_000.0].map(tick).into(),
    }
}

pub(in crate::render::tests) fn figures() -> FiguresView {
    let series = |of: Option<&str>, points| SeriesRow {
        anchor: "all".into(),
        of: of.map(str::to_owned),
        range: "116 to 8,000 people, two accounts".into(),
        head: "Detained: 116 to 8,000 people, two accounts".into(),
        differ: of.is_none(),
        scale: scale(of.is_none()),
        points,
    };
    FiguresView {
        measures: vec![MeasureRow {
            url: "figures/detained.html".into(),
            label: "Detained".into(),
            series: vec![
                series(None, vec![[8000.0, 8000.0], [116.0, 120.0]]),
                series(Some("civilians · Almaty"), vec![[8000.0, 8000.0]]),
            ],
            more: 2,
        }],
        pager: pager(),
    }
}

pub(in crate::render::tests) fn no_figures() -> FiguresView {
    FiguresView {
        measures: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn measure() -> MeasureView {
    let speaker = |words: &str, url: Option<&str>, sign| FigureSpeaker {
        words: words.into(),
        url: url.map(str::to_owned),
        shape: sign,
        colour: sign,
        count: 1,
    };
    let point = |figure: crate::pages::view::FigureView, low, high, speaker| FigurePoint {
        figure: figure.into(),
        low,
        high,
        speaker,
    };
    let of = |bound| crate::pages::view::FigureView { bound, ..figure() };
    let full = SeriesView {
        anchor: "all".into(),
        of: None,
        head: "Detained: 116 to 8,000 people, two accounts".into(),
        summary: "They are said of 2 different days.".into(),
        scale: scale(true),
        speakers: vec![
            speaker(
                "Interior Ministry",
                Some("actors/interior-ministry.html"),
                0,
            ),
            speaker("Khabar 24", None, 1),
        ],
        days: vec![
            FigureDay {
                date: date(10),
                differ: true,
                points: vec![
                    point(figure(), 8000.0, 8000.0, 0),
                    point(plain_figure(), 116.0, 120.0, 1),
                ],
            },
            FigureDay {
                date: early_january(),
                differ: false,
                points: vec![
                    point(of("at-least"), 200.0, 200.0, 0),
                    point(of("at-most"), 300.0, 300.0, 1),
                ],
            },
        ],
        figures: vec![figure().into(), plain_figure().into()],
    };
    let part = SeriesView {
        anchor: "of-almaty-city".into(),
        of: Some("Almaty".into()),
        ..full.clone()
    };
    MeasureView {
        series: vec![full, part],
        pager: pager(),
    }
}

pub(in crate::render::tests) fn plain_measure() -> MeasureView {
    let mut view = measure();
    view.series.truncate(1);
    view.pager = None;
    if let Some(series) = view.series.first_mut() {
        series.speakers.truncate(1);
        series.days.truncate(1);
        series.days[0].points.truncate(1);
        series.scale = scale(false);
    }
    view
}
