//! What a program found.

use super::{agency_report, date, early_january, link, nameless, tokayev};
use crate::pages::view::{
    FoundFigureView, ProposalCard, ProposalView, QuotationView, WhyDate, WhyName,
};

pub(in crate::render::tests) fn found_card() -> ProposalCard {
    ProposalCard {
        id: "2022-01-10-0badcafe".into(),
        url: "proposed/2022-01-10-0badcafe.html".into(),
        title: "Kassym-Jomart Tokayev said: “About 8,000 people have been arrested by the police…”"
            .into(),
        date: date(10),
        regions: vec![link("regions/almaty-city.html", "Almaty")],
        actors: vec![link("actors/tokayev.html", "Kassym-Jomart Tokayev")],
        source: "Agency report".into(),
        source_url: "articles/2022-01-11-agency-report.html#p4".into(),
        sources: 2,
        keys: Default::default(),
    }
}

/// A proposal whose words may not be shown.
pub(in crate::render::tests) fn withheld_card() -> ProposalCard {
    ProposalCard {
        id: "2022-01-01-0000beef".into(),
        url: "proposed/2022-01-01-0000beef.html".into(),
        title: "Reported by Agency report".into(),
        date: early_january(),
        regions: Vec::new(),
        actors: Vec::new(),
        source_url: "articles/2022-01-11-agency-report.html".into(),
        sources: 1,
        keys: Default::default(),
        ..found_card()
    }
}

fn words(paragraphs: &[&str]) -> QuotationView {
    QuotationView {
        anchor: format!("words-{}", paragraphs.len()),
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
        translation: Vec::new(),
        lang: Some("en".into()),
        speaker: Some(tokayev()),
        account: None,
        source: agency_report(),
        url: "articles/2022-01-11-agency-report.html#p4".into(),
        label: "found",
        stance: "supports",
        quoted_in: None,
        quoted_on: None,
    }
}

pub(in crate::render::tests) fn full_proposal() -> ProposalView {
    let figure = |bound, words: &str| FoundFigureView {
        bound,
        words: words.into(),
        lang: Some("en".into()),
        source: "Agency report".into(),
        url: "articles/2022-01-11-agency-report.html#p4".into(),
    };
    ProposalView {
        card: found_card().into(),
        words: words(&["About 8,000 people have been arrested by the police, he said."]),
        others: vec![QuotationView {
            anchor: "words-2".into(),
            ..words(&[])
        }],
        why_date: WhyDate {
            basis: "spoken",
            words: Some("Monday".into()),
            lang: Some("en".into()),
            rule: "weekday",
            published: Some(date(11)),
        },
        why_actors: vec![WhyName {
            link: link("actors/tokayev.html", "Kassym-Jomart Tokayev"),
            words: Some("Tokayev".into()),
            lang: Some("en".into()),
        }],
        why_regions: vec![WhyName {
            link: link("regions/almaty-city.html", "Almaty"),
            words: None,
            lang: None,
        }],
        figures: vec![
            figure("about", "8,000 people"),
            figure("exact", "116 weapons"),
            figure("at-most", "180 flights"),
        ],
        days: vec![link("days/2022-01-10.html", "10 January 2022")],
    }
}

/// Words that may not be shown, of a span that has no page.
pub(in crate::render::tests) fn plain_proposal() -> ProposalView {
    ProposalView {
        card: withheld_card().into(),
        words: QuotationView {
            anchor: "words-1".into(),
            lang: None,
            speaker: Some(nameless()),
            ..words(&[])
        },
        others: Vec::new(),
        why_date: WhyDate {
            basis: "implied",
            words: None,
            lang: None,
            rule: "published",
            published: None,
        },
        why_actors: Vec::new(),
        why_regions: Vec::new(),
        figures: Vec::new(),
        days: Vec::new(),
    }
}
