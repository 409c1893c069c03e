//! Actors, regions, questions, free pages.

use super::{
    account, agency_report, figure, groups, link, map, nameless, pager, plain_figure, prose,
    quotation, said, strip, tokayev, translated, undatable, untold,
};
use crate::pages::view::{
    ActorView, AnswerView, FreeView, NameView, PassageList, PassageQuote, Piece, QuestionView,
    RedirectView, RegionView, SubjectPartView, TownView,
};

fn names() -> Vec<NameView> {
    [("kk", "Қасым-Жомарт Тоқаев"), ("ru", "Касым-Жомарт Токаев")]
        .map(|(lang, name)| NameView {
            lang: lang.into(),
            name: name.into(),
        })
        .into()
}

fn passages() -> Vec<PassageList> {
    let quote = |anchor: &str, words: Option<&str>, lang: Option<&str>| PassageQuote {
        url: format!("articles/2022-01-11-agency-report.html#{anchor}"),
        anchor: anchor.into(),
        words: words.map(str::to_owned),
        lang: lang.map(str::to_owned),
    };
    vec![
        PassageList {
            source: agency_report(),
            passages: vec![
                quote(
                    "p1",
                    Some(
                        "Kazakhstan President Kassym-Jomart Tokayev has said that the militants planned to attack the capital of Kazakhstan during the recent unrest …",
                    ),
                    Some("en"),
                ),
                quote(
                    "p3",
                    Some(
                        "Tokayev said they saw a gathering of militants around the presidential residence",
                    ),
                    None,
                ),
            ],
        },
        PassageList {
            source: untold(),
            passages: vec![quote("p2", None, None)],
        },
    ]
}

pub(in crate::render::tests) fn full_actor() -> ActorView {
    ActorView {
        name: "Kassym-Jomart Tokayev".into(),
        names: names(),
        also_known_as: vec!["Tokayev".into(), "Toqaev Qasym-Zhomart".into()],
        kind: Some("person".into()),
        role: Some(
            "President of Kazakhstan; chair of the Security Council from 5 January 2022".into(),
        ),
        member_of: vec![link("actors/security-council.html", "Security Council")],
        members: vec![link("actors/x.html", "Members of the council")],
        wikidata: Some("Q704471".into()),
        image: Some("media/tokayev.jpg".into()),
        body: vec![
            prose(
                "<p>Kassym-Jomart Tokayev was president of Kazakhstan during the unrest of January 2022. On 5 January he said that he had taken over the chair of the Security Council from Nursultan Nazarbayev.</p>",
            ),
            Piece::Quotation(Box::new(translated())),
        ],
        strip: Some(strip()),
        groups: groups(),
        events: 12,
        all_events: Some("actors/tokayev/events.html".into()),
        proposed: 3,
        in_their_words: vec![quotation(), account()],
        words_pager: pager(),
        figures: vec![plain_figure(), figure()],
        figures_pager: pager(),
        questions: vec![link(
            "questions/airport.html",
            "When was the airport retaken?",
        )],
        together: vec![
            link(
                "actors/csto.html",
                "Collective Security Treaty Organization",
            ),
            link("actors/police.html", "Police"),
        ],
        regions: vec![link("regions/almaty-city.html", "Almaty")],
        passages: passages(),
        passages_pager: pager(),
    }
}

pub(in crate::render::tests) fn plain_actor() -> ActorView {
    ActorView {
        name: "Nobody".into(),
        names: Vec::new(),
        also_known_as: Vec::new(),
        kind: None,
        role: None,
        member_of: Vec::new(),
        members: Vec::new(),
        wikidata: None,
        image: None,
        body: Vec::new(),
        strip: None,
        groups: Vec::new(),
        events: 0,
        all_events: None,
        proposed: 0,
        in_their_words: Vec::new(),
        words_pager: None,
        figures: Vec::new(),
        figures_pager: None,
        questions: Vec::new(),
        together: Vec::new(),
        regions: Vec::new(),
        passages: Vec::new(),
        passages_pager: None,
    }
}

pub(in crate::render::tests) fn full_region() -> RegionView {
    RegionView {
        name: "Almaty".into(),
        names: names(),
        also_known_as: vec!["Alma-Ata".into()],
        kind: Some("city".into()),
        iso: Some("KZ-ALA".into()),
        capital: Some("Almaty".into()),
        towns: ["Republic Square", "Turksib district"]
            .map(|name| TownView { name: name.into() })
            .into(),
        valid_from: Some(undatable()),
        valid_until: Some(undatable()),
        body: vec![prose(
            "<p>Almaty is the largest city of Kazakhstan, at the foot of the mountains in the south-east.</p>",
        )],
        map: Some(map()),
        strip: Some(strip()),
        groups: groups(),
        events: 4,
        all_events: Some("regions/almaty/events.html".into()),
        proposed: 3,
        figures: vec![figure(), plain_figure()],
        figures_pager: pager(),
        questions: vec![link(
            "questions/airport.html",
            "When was the airport retaken?",
        )],
        actors: vec![link("actors/tokayev.html", "Kassym-Jomart Tokayev")],
        passages: passages(),
        passages_pager: pager(),
    }
}

pub(in crate::render::tests) fn plain_region() -> RegionView {
    RegionView {
        name: "Elsewhere".into(),
        names: Vec::new(),
        also_known_as: Vec::new(),
        kind: None,
        iso: None,
        capital: None,
        towns: Vec::new(),
        valid_from: None,
        valid_until: None,
        body: Vec::new(),
        map: None,
        strip: None,
        groups: Vec::new(),
        events: 0,
        all_events: None,
        proposed: 0,
        figures: Vec::new(),
        figures_pager: None,
        questions: Vec::new(),
        actors: Vec::new(),
        passages: Vec::new(),
        passages_pager: None,
    }
}

pub(in crate::render::tests) fn subject_part() -> SubjectPartView {
    SubjectPartView {
        of: link("actors/tokayev.html", "Kassym-Jomart Tokayev"),
        words: vec![quotation(), account()],
        figures: vec![figure(), plain_figure()],
        passages: passages(),
        pager: pager(),
    }
}

pub(in crate::render::tests) fn plain_subject_part() -> SubjectPartView {
    SubjectPartView {
        of: link("regions/almaty.html", "Almaty"),
        words: Vec::new(),
        figures: Vec::new(),
        passages: Vec::new(),
        pager: None,
    }
}

pub(in crate::render::tests) fn full_question() -> QuestionView {
    QuestionView {
        title: "When was the airport of Almaty retaken?".into(),
        body: vec![prose(
            "<p>The airport was left unguarded on the evening of 5 January.</p>",
        )],
        answers: vec![
            AnswerView {
                answer: Some("6 January".into()),
                accounts: vec![said(6, Some(tokayev())), said(7, Some(nameless()))],
            },
            AnswerView {
                answer: Some("7 January".into()),
                accounts: vec![said(8, Some(nameless()))],
            },
            AnswerView {
                answer: None,
                accounts: vec![said(9, None)],
            },
        ],
        figures: vec![figure()],
        groups: groups(),
        actors: vec![link("actors/tokayev.html", "Kassym-Jomart Tokayev")],
        regions: vec![link("regions/almaty-city.html", "Almaty")],
    }
}

pub(in crate::render::tests) fn plain_question() -> QuestionView {
    QuestionView {
        title: "What happened?".into(),
        body: Vec::new(),
        answers: Vec::new(),
        figures: Vec::new(),
        groups: Vec::new(),
        actors: Vec::new(),
        regions: Vec::new(),
    }
}

pub(in crate::render::tests) fn free() -> FreeView {
    FreeView {
        body: vec![
            prose(
                "<h2>What an event rests on</h2><p>An event rests on at least one source, and its page shows the passage. Our own account of it is short and says who claims what: that somebody said a thing is not our statement that it is so.</p><ul><li>An item</li><li>Another</li></ul><h2>How quotations are verified</h2><p>Every quotation is compared with the full text of its source each time the site is built.</p><table><thead><tr><th>Key</th><th>Meaning</th></tr></thead><tbody><tr><td>quoted</td><td>the words stand in the source</td></tr></tbody></table>",
            ),
            Piece::Quotation(Box::new(quotation())),
        ],
    }
}

pub(in crate::render::tests) fn redirect() -> RedirectView {
    RedirectView {
        target: "../events/new.html".into(),
        title: "Where it stands now".into(),
    }
}

pub(in crate::render::tests) fn no_text() -> FreeView {
    FreeView { body: Vec::new() }
}
