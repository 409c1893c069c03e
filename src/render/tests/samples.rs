//! Views as the pipeline makes them, from this repository's own content.

mod evidence;
mod lists;
mod pictures;
mod proposals;
mod subjects;

pub(super) use evidence::*;
pub(super) use lists::*;
pub(super) use pictures::*;
pub(super) use proposals::*;
pub(super) use subjects::*;

use crate::pages::view::{
    CardKeys, DateView, EmbedLink, EventCard, Html, LinkView, PageView, Piece, QuoteLine,
    SectionLink, SiteView, SourceRef, SpeakerView, Term,
};

pub(super) fn site() -> SiteView {
    let section = |id, url| SectionLink { id, url };
    SiteView {
        title: "January 2022 in Kazakhstan".into(),
        description: Some(
            "A timeline of the unrest of January 2022 in Kazakhstan in which every event links to \
             the words it rests on"
                .into(),
        ),
        language: "en".into(),
        rtl: false,
        logo: None,
        footer: Some("Compiled from the named sources and awaits independent review.".into()),
        licence_texts: Some("CC BY 4.0".into()),
        licence_data: Some("CC BY 4.0".into()),
        contact: Some("mailto:editor@example.org".into()),
        repository: Some("https://example.org/repository".into()),
        colours: true,
        sections: vec![
            section("timeline", "index.html"),
            section("actors", "actors/index.html"),
            section("regions", "regions/index.html"),
            section("articles", "articles/index.html"),
            section("questions", "questions/index.html"),
            section("figures", "figures/index.html"),
            section("corrections", "corrections.html"),
            section("search", "search.html"),
        ],
        pages: vec![
            link("about.html", "About"),
            link("method.html", "Method"),
            link("credits.html", "Credits"),
        ],
        bare: false,
        feeds: vec![link("feed.xml", "January 2022 in Kazakhstan")],
    }
}

/// A site of which nothing is known but its name.
pub(super) fn bare_site() -> SiteView {
    SiteView {
        title: "texts".into(),
        description: None,
        language: "en".into(),
        rtl: false,
        logo: None,
        footer: None,
        licence_texts: None,
        licence_data: None,
        contact: None,
        repository: None,
        colours: false,
        sections: Vec::new(),
        pages: Vec::new(),
        bare: true,
        feeds: Vec::new(),
    }
}

/// A page with all that a page can have.
pub(super) fn page(url: &str, title: &str, section: &str) -> PageView {
    PageView {
        url: url.into(),
        root: "../".repeat(url.matches('/').count()),
        title: title.into(),
        description: Some(format!("{title}, in one sentence")),
        canonical: Some(format!("https://example.org/jan/{url}")),
        noindex: true,
        section: section.into(),
        edit_url: Some("https://example.org/edit".into()),
        feed: Some(link("actors/x.xml", "X")),
        card: None,
        embed: Some(EmbedLink {
            url: format!("embed/{url}"),
            line: Some("<iframe src=\"https://example.org/jan/embed/\"></iframe>".into()),
            oembed: Some("https://example.org/jan/embed/index.json".into()),
        }),
        linked_data: Some(Html("{}".into())),
    }
}

/// A page with a title and nothing else.
pub(super) fn plain_page(url: &str, title: &str) -> PageView {
    PageView {
        description: None,
        canonical: None,
        noindex: false,
        section: String::new(),
        edit_url: None,
        embed: None,
        ..page(url, title, "")
    }
}

pub(super) fn link(url: &str, text: &str) -> LinkView {
    LinkView {
        url: url.into(),
        text: text.into(),
    }
}

pub(super) fn date(day: u32) -> DateView {
    DateView {
        datetime: Some(format!("2022-01-{day:02}")),
        edtf: format!("2022-01-{day:02}"),
        words: format!("{day} January 2022"),
        short: format!("{day} Jan 2022"),
    }
}

pub(super) fn early_january() -> DateView {
    DateView {
        datetime: None,
        edtf: "[2022-01-01..2022-01-10]".into(),
        words: "between 1 and 10 January 2022".into(),
        short: "between 1 and 10 Jan 2022".into(),
    }
}

pub(super) fn tokayev() -> SpeakerView {
    SpeakerView {
        words: "Kassym-Jomart Tokayev".into(),
        url: Some("actors/tokayev.html".into()),
    }
}

/// Somebody who has no page.
pub(super) fn nameless() -> SpeakerView {
    SpeakerView {
        words: "an officer of the city’s police".into(),
        url: None,
    }
}

pub(super) fn prose(html: &str) -> Piece {
    Piece::Prose {
        html: Html(html.into()),
    }
}

pub(super) fn agency_report() -> SourceRef {
    SourceRef {
        url: "articles/2022-01-11-agency-report.html".into(),
        title: "Militants planned to attack the capital of Kazakhstan during the recent unrest"
            .into(),
        title_by_us: true,
        publisher: Some("Agency report".into()),
        date: Some(date(11)),
        original_url: Some("https://example.org/reports/2022/01/11/militants-planned".into()),
        kind: "text",
        standing: "corrected",
    }
}

/// A source of which only the title is known.
pub(super) fn untold() -> SourceRef {
    SourceRef {
        url: "articles/leaflet.html".into(),
        title: "A leaflet".into(),
        title_by_us: false,
        publisher: None,
        date: None,
        original_url: None,
        kind: "summary",
        standing: "current",
    }
}

pub(super) fn card() -> EventCard {
    EventCard {
        id: "2022-01-10-csto-summit-speech".into(),
        url: "events/2022-01-10-csto-summit-speech.html".into(),
        title: "Tokayev tells the CSTO summit that it was a “terrorist war” against Kazakhstan"
            .into(),
        date: date(10),
        summary: Some(
            "President Tokayev gives the leaders of the Collective Security Treaty Organization \
             his account of the unrest."
                .into(),
        ),
        kind: Some(Term {
            id: "statement".into(),
            label: "Statements".into(),
        }),
        importance: 5,
        disputed: false,
        places: Vec::new(),
        regions: vec![link("regions/almaty-city.html", "Almaty")],
        actors: vec![
            link("actors/tokayev.html", "Kassym-Jomart Tokayev"),
            link(
                "actors/csto.html",
                "Collective Security Treaty Organization",
            ),
        ],
        quote: Some(QuoteLine {
            words: "Almaty and nine regions of the country were in the hands of criminals. We saw \
                    a gathering of militants around the presidential residence, it was a \
                    terrorist war against Kazakhstan"
                .into(),
            lang: Some("en".into()),
            speaker: Some(tokayev()),
            url: "articles/2022-01-11-agency-report.html#p10".into(),
            source: "Agency report".into(),
        }),
        sources: 1,
        reviewed: false,
        review: "open",
        keys: CardKeys {
            who: "tokayev csto".into(),
            place: "almaty-city".into(),
            kind: "statement".into(),
            source: "ani".into(),
            from: "2022-01-10".into(),
            to: "2022-01-10".into(),
        },
    }
}

/// An event that says more than most, and is disputed.
pub(super) fn disputed_card() -> EventCard {
    EventCard {
        id: "2022-01-attacks".into(),
        url: "events/2022-01-attacks-on-eleven-regions.html".into(),
        title: "Tokayev says that attacks covered eleven regions at once".into(),
        date: early_january(),
        importance: 3,
        disputed: true,
        places: vec![
            "Republic Square".into(),
            "Almaty International Airport".into(),
        ],
        sources: 2,
        reviewed: true,
        review: "reviewed",
        ..card()
    }
}

/// An event of which only title and date are known.
pub(super) fn plain_card() -> EventCard {
    EventCard {
        id: "flights".into(),
        url: "events/flights.html".into(),
        title: "Peacekeepers have made 180 flights to Kazakhstan".into(),
        summary: None,
        kind: None,
        importance: 2,
        regions: Vec::new(),
        actors: Vec::new(),
        quote: None,
        review: "proposed",
        keys: CardKeys::default(),
        ..card()
    }
}
