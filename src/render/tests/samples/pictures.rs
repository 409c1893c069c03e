//! Pictures and charts.

use super::{figure, link, pager, plain_figure};
use crate::pages::view::{
    BarLink, BarPart, BarView, ChartBand, ChartColumn, ChartJoin, ChartLabel, ChartPoint,
    ChartTick, ChartView, FigureSpeaker, FiguresView, GridCell, GridColumn, GridGroup, GridRow,
    GridView, KindCount, LabelView, MapPlace, MapRegion, MapView, MeasureRow, MeasureView,
    ScaleView, SeriesRow, SeriesView, StripView, TickView,
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
    let label = |room, who: Option<&str>| ChartLabel {
        room,
        right: 11.0,
        down: 4.0,
        anchor: "start",
        who: who.map(str::to_owned),
    };
    let point = |reach: Option<&'static str>, standing, from| ChartPoint {
        url: "articles/report.html#p2".into(),
        text: "at least 200, Khabar 24, 10 January 2022".into(),
        number: "at least 200".into(),
        at: 40.0,
        from,
        right: -14.0,
        at_y: 120.0,
        top: 80.0,
        range: from.is_some(),
        reach,
        loose: reach.is_some(),
        standing,
        shape: 1,
        colour: 1,
        labels: vec![label("tight", None), label("roomy", Some("Khabar 24"))],
    };
    let column = |at, day: Option<&str>, year: Option<&str>| ChartColumn {
        at,
        day: day.map(str::to_owned),
        month: Some("Jan".into()),
        year: year.map(str::to_owned),
    };
    let chart = ChartView {
        height: 300.0,
        floor: 250.0,
        room: 2,
        log: true,
        ticks: vec![ChartTick {
            y: 250.0,
            text: "100".into(),
        }],
        columns: vec![
            column(4.0, Some("10"), Some("2022")),
            column(40.0, None, None),
        ],
        breaks: vec![22.0],
        joins: vec![ChartJoin {
            colour: 0,
            from: [4.0, 20.0],
            to: [40.0, 120.0],
        }],
        bands: vec![ChartBand {
            at: 40.0,
            top: 20.0,
            foot: 120.0,
        }],
        points: vec![
            point(None, "stands", Some(12.5)),
            point(Some("up"), "superseded", None),
            point(Some("down"), "retracted", None),
        ],
    };
    let full = SeriesView {
        anchor: "all".into(),
        of: None,
        head: "Detained: 116 to 8,000 people, two accounts".into(),
        summary: "They are said of 2 different days.".into(),
        speakers: vec![
            speaker(
                "Interior Ministry",
                Some("actors/interior-ministry.html"),
                0,
            ),
            speaker("Khabar 24", None, 1),
        ],
        chart: Some(chart),
        figures: vec![figure().into(), plain_figure().into()],
    };
    let part = SeriesView {
        anchor: "of-almaty-city".into(),
        of: Some("Almaty".into()),
        chart: None,
        figures: vec![figure().into()],
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
        if let Some(chart) = &mut series.chart {
            chart.room = 1;
            chart.log = false;
            chart.breaks.clear();
            chart.joins.clear();
            chart.bands.clear();
            chart.points.truncate(1);
        }
    }
    view
}
