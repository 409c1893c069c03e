//! Events and sources.

use super::{
    agency_report, card, date, disputed_card, early_january, found_card, link, map, nameless,
    plain_card, prose, tokayev, untold, withheld_card,
};
use crate::pages::view::{
    ArticleView, CaptureView, CiteView, CorrectionView, EventSource, EventView, FigureView, Html,
    MediaView, Note, OriginalView, Piece, QuotationView, ReviewView, SpeakerView, Step, TextBlock,
};

pub(in crate::render::tests) fn quotation() -> QuotationView {
    QuotationView {
        anchor: "q1".into(),
        paragraphs: vec![
            "Almaty and nine regions of the country were in the hands of criminals.".into(),
            "We saw a gathering of militants around the presidential residence, it was a \
             terrorist war against Kazakhstan"
                .into(),
        ],
        translation: Vec::new(),
        lang: Some("en".into()),
        speaker: Some(tokayev()),
        account: None,
        source: agency_report(),
        url: "articles/2022-01-11-agency-report.html#p10".into(),
        label: "quoted",
        stance: "supports",
        quoted_in: None,
        quoted_on: None,
    }
}

/// An account in our words from a source that is summarised.
pub(in crate::render::tests) fn account() -> QuotationView {
    QuotationView {
        anchor: "q2".into(),
        paragraphs: Vec::new(),
        account: Some("The airport had been left without guard since the early evening.".into()),
        lang: None,
        speaker: Some(nameless()),
        source: untold(),
        url: "articles/leaflet.html".into(),
        label: "summary",
        stance: "disputes",
        ..quotation()
    }
}

/// A passage in another language with its translation.
pub(in crate::render::tests) fn translated() -> QuotationView {
    QuotationView {
        anchor: "q3".into(),
        paragraphs: vec!["Бандитов будем уничтожать.".into()],
        translation: vec!["We will destroy the bandits.".into()],
        lang: Some("ru".into()),
        speaker: None,
        label: "cited",
        stance: "context",
        ..quotation()
    }
}

/// Words that rights withhold.
pub(in crate::render::tests) fn withheld() -> QuotationView {
    QuotationView {
        anchor: "q4".into(),
        paragraphs: Vec::new(),
        ..translated()
    }
}

pub(in crate::render::tests) fn figure() -> FigureView {
    FigureView {
        measure: "Detained or arrested".into(),
        unit: Some("people".into()),
        bound: "about",
        low: "8,000".into(),
        high: None,
        counted: Some("civilians".into()),
        scope: Some("Almaty".into()),
        said_by: Some(tokayev()),
        as_of: date(10),
        quote: Some("About 8,000 people have been arrested by the police".into()),
        source: agency_report(),
        url: "articles/2022-01-11-agency-report.html#p4".into(),
        standing: "superseded",
        event: None,
        series: Some("figures/detained.html#of-almaty-city-civilians".into()),
    }
}

/// A range of which little is known, with its event.
pub(in crate::render::tests) fn plain_figure() -> FigureView {
    FigureView {
        measure: "Weapons seized".into(),
        unit: None,
        bound: "exact",
        low: "116".into(),
        high: Some("120".into()),
        counted: None,
        scope: None,
        said_by: None,
        quote: None,
        source: untold(),
        standing: "stands",
        event: Some(link("events/flights.html", "180 flights")),
        series: None,
        ..figure()
    }
}

pub(in crate::render::tests) fn full_event() -> EventView {
    EventView {
        card: disputed_card().into(),
        warning: Some("Pictures of injured people".into()),
        standing: "disputed",
        body: vec![
            prose(
                "<p>In a speech to a summit of the Collective Security Treaty Organization, \
                 President Kassym-Jomart Tokayev gave his account of the unrest of the first days \
                 of January. “Criminals”, “militants” and “terrorist war” are his words; the \
                 <a href=\"../articles/2022-01-11-agency-report.html#p6\">report</a> gives no \
                 other account of the events.</p>",
            ),
            Piece::Quotation(Box::new(quotation())),
            prose("<p>He named no day for the attacks.</p>"),
            Piece::Quotation(Box::new(translated())),
        ],
        supporting: vec![quotation()],
        disputing: vec![account(), withheld()],
        cited: vec![translated(), withheld()],
        figures: vec![figure(), plain_figure()],
        media: vec![medium("image"), medium("video"), medium("audio")],
        corrections: vec![CorrectionView {
            date: date(14),
            note: "The number of regions was given as nine.".into(),
        }],
        reviews: vec![review(Some(date(15))), review(None)],
        reviews_required: 2,
        questions: vec![link(
            "questions/airport.html",
            "When was the airport retaken?",
        )],
        sources: vec![
            EventSource {
                source: agency_report(),
                captures: full_article().captures,
                archive: None,
            },
            EventSource {
                source: untold(),
                captures: Vec::new(),
                archive: plain_article().archive,
            },
        ],
        locator: Some(map()),
        days: vec![
            link("days/2022-01-05.html", "5 Jan 2022"),
            link("days/2022-01-06.html", "6 Jan 2022"),
        ],
        previous: Some(step("The president declares a state of emergency", 5)),
        next: Some(step("The situation is reported to be stabilising", 11)),
        published: Some(date(12)),
        updated: Some(date(14)),
        cite: cite(Some("https://example.org/jan/events/a.html".into())),
    }
}

pub(in crate::render::tests) fn plain_event() -> EventView {
    EventView {
        card: plain_card().into(),
        warning: None,
        standing: "stands",
        body: Vec::new(),
        supporting: Vec::new(),
        disputing: Vec::new(),
        cited: Vec::new(),
        figures: Vec::new(),
        media: Vec::new(),
        corrections: Vec::new(),
        reviews: Vec::new(),
        reviews_required: 1,
        questions: Vec::new(),
        sources: Vec::new(),
        locator: None,
        days: Vec::new(),
        previous: None,
        next: None,
        published: None,
        updated: None,
        cite: cite(None),
    }
}

fn cite(url: Option<String>) -> CiteView {
    CiteView {
        plain: "“A title”, January 2022 in Kazakhstan".into(),
        bibtex: "@misc{a,\n  title = \"{A title}\"\n}".into(),
        csl: "[\n  {\n    \"id\": \"a\"\n  }\n]".into(),
        url,
    }
}

fn medium(kind: &'static str) -> MediaView {
    MediaView {
        src: format!("media/{kind}"),
        kind,
        alt: "Smoke above Republic Square".into(),
        caption: Some("Republic Square in the evening".into()),
        credit: Some("A passer-by".into()),
        source_url: Some("https://example.org/picture".into()),
    }
}

fn review(on: Option<crate::pages::view::DateView>) -> ReviewView {
    ReviewView {
        by: "A. B.".into(),
        on,
    }
}

fn step(title: &str, day: u32) -> Step {
    Step {
        url: "events/step.html".into(),
        title: title.into(),
        date: date(day),
    }
}

pub(in crate::render::tests) fn full_article() -> ArticleView {
    ArticleView {
        source: agency_report(),
        authors: vec!["A. Writer".into(), "B. Writer".into()],
        agency: Some("ANI".into()),
        lang: Some("en".into()),
        captures: vec![
            CaptureView {
                url: "https://archive.example.org/1".into(),
                at: Some(date(12)),
                by: Some("an archive".into()),
            },
            CaptureView {
                url: "https://archive.example.org/2".into(),
                at: None,
                by: None,
            },
        ],
        archive: None,
        sealed: Some(crate::pages::view::SealedView {
            passages: 18,
            kept: 5,
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            file_sha256: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c".into(),
        }),
        original: Some(OriginalView {
            file: Some("report.pdf".into()),
            sha256: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
            locator: Some("page 3".into()),
        }),
        rights: "excerpt",
        text: vec![
            block(
                1,
                "text",
                false,
                "Tokayev said they saw a <mark>gathering of militants around the presidential residence</mark> and the attacks simultaneously covered 11 regions.",
                true,
            ),
            block(
                4,
                "text",
                true,
                "About 8,000 people have been arrested by the police, 116 weapons have been seized, he said. The organizers used the discontent of the population due to the rise in gas prices as a pretext, he said at the virtual summit held on Monday.",
                false,
            ),
            block(
                9,
                "text",
                false,
                "“<mark>Almaty and nine regions of the country were in the hands of criminals. We saw a gathering of militants around the presidential residence, it was a terrorist war against Kazakhstan</mark>” he said.",
                true,
            ),
            block(17, "credit", false, "( With inputs from ANI )", false),
            block(
                18,
                "disclaimer",
                false,
                "Disclaimer: This post has been auto-published from an agency feed without any modifications to the text and has not been reviewed by an editor",
                false,
            ),
        ],
        events: vec![card().into(), disputed_card().into()],
        proposed: vec![found_card().into(), withheld_card().into()],
        others: vec![link(
            "questions/airport.html",
            "When was the airport retaken?",
        )],
        actors: vec![
            link("actors/tokayev.html", "Kassym-Jomart Tokayev"),
            link(
                "actors/csto.html",
                "Collective Security Treaty Organization",
            ),
        ],
        regions: vec![link("regions/almaty-city.html", "Almaty")],
    }
}

/// A summary without text, of which nothing but the title is known.
pub(in crate::render::tests) fn plain_article() -> ArticleView {
    ArticleView {
        source: untold(),
        authors: Vec::new(),
        agency: None,
        lang: None,
        captures: Vec::new(),
        archive: Some("https://archive.example.org/*/https://example.org/a".into()),
        sealed: None,
        original: None,
        rights: "link",
        text: Vec::new(),
        events: Vec::new(),
        proposed: Vec::new(),
        others: Vec::new(),
        actors: Vec::new(),
        regions: Vec::new(),
    }
}

fn block(number: usize, role: &'static str, gap: bool, html: &str, noted: bool) -> TextBlock {
    let note = Note {
        passage: format!("p{number}"),
        links: vec![
            link(
                "events/a.html#q1",
                "Tokayev tells the CSTO summit that it was a “terrorist war” against Kazakhstan",
            ),
            link(
                "events/b.html#q1",
                "Militants are said to have gathered around the presidential residence",
            ),
        ],
        proposed: vec![link("proposed/a.html", "“The attacks covered 11 regions”")],
    };
    TextBlock {
        html: Html(format!("<p id=\"p{number}\">{html}</p>")),
        gap,
        sealed: (gap && number == 4).then(|| ("p2".to_owned(), "p3".to_owned())),
        notes: if noted { vec![note] } else { Vec::new() },
        role,
    }
}

/// Accounts of a question, by speaker and day.
pub(in crate::render::tests) fn said(
    day: u32,
    speaker: Option<SpeakerView>,
) -> crate::pages::view::AccountView {
    crate::pages::view::AccountView {
        said: speaker.as_ref().map(|_| date(day)),
        speaker,
        quotation: QuotationView {
            anchor: format!("a{day}"),
            ..quotation()
        },
    }
}

/// A date that no `<time>` can say.
pub(in crate::render::tests) fn undatable() -> crate::pages::view::DateView {
    early_january()
}
