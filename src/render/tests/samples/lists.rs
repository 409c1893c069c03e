//! The timeline, days, lists.

use super::{
    agency_report, card, date, disputed_card, early_january, figure, found_card, grid, link, map,
    plain_card, plain_figure, strip, untold, withheld_card,
};
use crate::pages::view::{
    ActorRow, ActorsView, ArticleRow, ArticlesView, BeforeView, CorrectionRow, CorrectionView,
    CorrectionsView, DataPageView, DayGroup, DayPart, DayView, EmbedView, FilterField,
    FilterOption, FilterView, FormRow, FrontView, GlanceFigure, GlanceView, Pager, PeriodLink,
    PeriodView, PlaceCount, QuestionRow, QuestionsView, RegionRow, RegionsView, Step,
};

pub(in crate::render::tests) fn groups() -> Vec<DayGroup> {
    vec![
        DayGroup {
            anchor: "d2022-01-10".into(),
            date: date(10),
            heading: "Monday, 10 January 2022".into(),
            url: Some("days/2022-01-10.html".into()),
            events: vec![card().into(), plain_card().into(), disputed_card().into()],
            place: Default::default(),
            proposed: vec![found_card().into(), withheld_card().into()],
            more_proposed: 3,
            more_keys: vec![found_card().keys; 3],
        },
        DayGroup {
            anchor: "d2022-01-01-10".into(),
            date: early_january(),
            heading: "Between 1 and 10 January 2022".into(),
            url: None,
            events: vec![disputed_card().into()],
            place: Default::default(),
            proposed: Vec::new(),
            more_proposed: 0,
            more_keys: Vec::new(),
        },
    ]
}

pub(in crate::render::tests) fn embed() -> EmbedView {
    EmbedView {
        url: "index.html".into(),
        kind: "timeline",
        title: "January 2022 in Kazakhstan".into(),
        note: Some("What happened, in the words of the sources".into()),
        card: None,
        warning: None,
        retracted: None,
        strip: Some(strip()),
        groups: groups(),
        shown: 3,
        events: 400,
    }
}

pub(in crate::render::tests) fn event_embed() -> EmbedView {
    EmbedView {
        url: "events/a.html".into(),
        kind: "event",
        note: None,
        card: Some(card().into()),
        warning: Some("It shows violence".into()),
        strip: None,
        groups: Vec::new(),
        shown: 1,
        events: 1,
        ..embed()
    }
}

pub(in crate::render::tests) fn retracted_embed() -> EmbedView {
    EmbedView {
        card: None,
        warning: None,
        retracted: Some(vec![CorrectionView {
            date: date(12),
            note: "It did not happen".into(),
        }]),
        ..event_embed()
    }
}

fn glance() -> GlanceView {
    let count = |text: &str, url: &str| PlaceCount {
        url: url.into(),
        text: text.into(),
        events: 31,
    };
    GlanceView {
        first: Some(Step {
            url: "events/first.html".into(),
            title: "A crowd gathers".into(),
            date: date(2),
        }),
        days: vec![count("5 January 2022", "days/2022-01-05.html")],
        places: vec![count("Almaty", "regions/almaty-city.html")],
        figures: vec![GlanceFigure {
            url: "figures/detained.html#all".into(),
            measure: "Detained".into(),
            of: Some("civilians".into()),
            range: "116 to 8,000 people".into(),
            accounts: "two accounts".into(),
            ends: vec![plain_figure(), figure()],
        }],
    }
}

pub(in crate::render::tests) fn front() -> FrontView {
    FrontView {
        glance: Some(glance()),
        strip: Some(strip()),
        grid: Some(grid()),
        map: Some(map()),
        groups: groups(),
        before: Some(BeforeView {
            until: "1 January 2022".into(),
            events: 4,
            groups: groups(),
        }),
        filter: Some(filter()),
        shown: 4,
        periods: vec![PeriodLink {
            url: "months/2022-01.html".into(),
            text: "January 2022".into(),
            events: 400,
        }],
        questions: questions().questions,
        questions_all: 2,
        events: 400,
        proposed: 5,
        articles: 2,
        sources: Vec::new(),
        more_sources: false,
        actors: Vec::new(),
        regions: Vec::new(),
    }
}

/// The front page of a site without events.
pub(in crate::render::tests) fn front_of_texts() -> FrontView {
    FrontView {
        glance: None,
        strip: None,
        grid: None,
        map: None,
        groups: Vec::new(),
        before: None,
        filter: None,
        shown: 0,
        periods: Vec::new(),
        questions: Vec::new(),
        questions_all: 0,
        events: 0,
        proposed: 0,
        articles: 1,
        sources: articles().articles,
        more_sources: true,
        actors: actors().actors,
        regions: regions().regions,
    }
}

pub(in crate::render::tests) fn day() -> DayView {
    DayView {
        date: date(10),
        heading: "Monday, 10 January 2022".into(),
        parts: ["time", "region", "several", "nowhere"]
            .map(|id| DayPart {
                id,
                region: (id == "region").then(|| link("regions/almaty-city.html", "Almaty")),
                events: vec![card().into(), plain_card().into()],
            })
            .into(),
        events: 300,
        pager: pager(),
        continuing: vec![disputed_card().into()],
        perhaps: vec![disputed_card().into()],
        proposed: vec![found_card().into()],
        perhaps_proposed: vec![withheld_card().into()],
        previous: Some(link("days/2022-01-05.html", "5 January 2022")),
        next: Some(link("days/2022-01-11.html", "11 January 2022")),
    }
}

pub(in crate::render::tests) fn plain_day() -> DayView {
    DayView {
        parts: Vec::new(),
        events: 0,
        pager: None,
        continuing: Vec::new(),
        perhaps: Vec::new(),
        proposed: Vec::new(),
        perhaps_proposed: Vec::new(),
        previous: None,
        next: None,
        ..day()
    }
}

pub(in crate::render::tests) fn filter() -> FilterView {
    let option = |key: &str, label: &str| FilterOption {
        key: key.into(),
        label: label.into(),
    };
    let field = |id, options| FilterField { id, options };
    FilterView {
        fields: vec![
            field("who", vec![option("tokayev", "Kassym-Jomart Tokayev")]),
            field("place", vec![option("almaty-city", "Almaty")]),
            field("kind", vec![option("statement", "Statements")]),
            field("source", vec![option("ani", "ANI")]),
            field("review", vec![option("open", "Not yet reviewed")]),
        ],
        from: Some("2022-01-01".into()),
        to: Some("2022-01-10".into()),
        events: 4,
    }
}

pub(in crate::render::tests) fn period() -> PeriodView {
    PeriodView {
        of: Some(link("actors/tokayev.html", "Kassym-Jomart Tokayev")),
        events: 400,
        groups: groups(),
        filter: Some(filter()),
        pager: pager(),
        previous: Some(link("months/2021-12.html", "December 2021")),
        next: Some(link("months/2022-02.html", "February 2022")),
    }
}

/// A short part of the events, alone.
pub(in crate::render::tests) fn plain_period() -> PeriodView {
    PeriodView {
        of: None,
        events: 1,
        groups: groups(),
        filter: None,
        pager: None,
        previous: None,
        next: None,
    }
}

pub(in crate::render::tests) fn pager() -> Option<Pager> {
    Some(Pager {
        number: 2,
        of: 3,
        previous: Some("actors/index.html".into()),
        next: Some("actors/page-3.html".into()),
        parts: ["1", "2", "3"]
            .map(|n| link(&format!("actors/{n}.html"), n))
            .into(),
        current: 2,
    })
}

pub(in crate::render::tests) fn actors() -> ActorsView {
    let row = |name: &str, kind: Option<&str>, events| ActorRow {
        url: "actors/tokayev.html".into(),
        name: name.into(),
        kind: kind.map(str::to_owned),
        role: kind.map(|_| {
            "President of Kazakhstan; chair of the Security Council from 5 January 2022".into()
        }),
        events,
        proposed: events / 2,
        passages: events * 3,
    };
    ActorsView {
        actors: vec![
            row(
                "Collective Security Treaty Organization",
                Some("organisation"),
                2,
            ),
            row("Kassym-Jomart Tokayev", Some("person"), 12),
            row("Nobody in particular", None, 0),
            row("Protesters", Some("group"), 1),
        ],
        pager: pager(),
    }
}

pub(in crate::render::tests) fn regions() -> RegionsView {
    let row = |name: &str, kind: Option<&str>, events| RegionRow {
        url: "regions/almaty-city.html".into(),
        name: name.into(),
        kind: kind.map(str::to_owned),
        capital: kind.map(|_| "Taldykorgan".into()),
        events,
        proposed: events / 2,
        passages: events * 2,
    };
    RegionsView {
        regions: vec![
            row("Almaty", Some("city"), 4),
            row("Almaty Region", Some("region"), 1),
            row("Elsewhere", None, 0),
        ],
        pager: None,
    }
}

pub(in crate::render::tests) fn articles() -> ArticlesView {
    ArticlesView {
        articles: vec![
            ArticleRow {
                source: agency_report(),
                events: 16,
                proposed: 4,
            },
            ArticleRow {
                source: untold(),
                events: 1,
                proposed: 0,
            },
        ],
        pager: pager(),
    }
}

pub(in crate::render::tests) fn questions() -> QuestionsView {
    QuestionsView {
        questions: vec![QuestionRow {
            url: "questions/airport.html".into(),
            title: "When was the airport of Almaty retaken?".into(),
            accounts: 3,
            answers: vec!["6 January".into(), "7 January".into()],
        }],
        pager: None,
    }
}

pub(in crate::render::tests) fn corrections() -> CorrectionsView {
    let row = |retracted| CorrectionRow {
        date: date(14),
        note: "The number of regions was given as nine.".into(),
        event: link("events/flights.html", "Peacekeepers have made 180 flights"),
        retracted,
    };
    CorrectionsView {
        corrections: vec![row(false), row(true)],
        pager: None,
    }
}

pub(in crate::render::tests) fn no_actors() -> ActorsView {
    ActorsView {
        actors: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn no_regions() -> RegionsView {
    RegionsView {
        regions: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn no_articles() -> ArticlesView {
    ArticlesView {
        articles: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn no_questions() -> QuestionsView {
    QuestionsView {
        questions: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn no_corrections() -> CorrectionsView {
    CorrectionsView {
        corrections: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn data() -> DataPageView {
    let row = |id, path: &str, media_type| FormRow {
        id,
        url: path.into(),
        path: path.into(),
        media_type,
    };
    DataPageView {
        files: vec![
            row("events", "data/events.json", "application/json"),
            row(
                "schema",
                "data/events.schema.json",
                "application/schema+json",
            ),
            row("event-table", "data/events.csv", "text/csv"),
            row("figure-table", "data/figures.csv", "text/csv"),
            row("map", "data/events.geojson", "application/geo+json"),
            row("timelinejs", "data/timelinejs.json", "application/json"),
            row(
                "annotations",
                "data/annotations.jsonld",
                "application/ld+json",
            ),
            row("calendar", "timeline.ics", "text/calendar"),
        ],
        feeds: vec![
            row("atom", "feed.xml", "application/atom+xml"),
            row(
                "corrections",
                "corrections/feed.xml",
                "application/atom+xml",
            ),
            row("json-feed", "feed.json", "application/feed+json"),
        ],
        own_feeds: 2,
    }
}

pub(in crate::render::tests) fn no_feeds() -> DataPageView {
    DataPageView {
        feeds: Vec::new(),
        own_feeds: 0,
        ..data()
    }
}
