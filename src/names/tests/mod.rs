//! Names found in texts, with small gazetteers like this repository's and with its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ambiguity;
mod cyrillic;
mod english;
mod property;
mod site;
mod speakers;

use std::sync::Arc;

use super::*;
use crate::content::document::{ActorDoc, Head, RegionDoc};
use crate::content::prose::Prose;
use crate::model::{Diagnostics, SourceId, Span};

fn head() -> Head {
    Head {
        source: SourceId(0),
        path: "content/x.md".to_owned(),
        span: Span::default(),
        line: 1,
        title: None,
        description: None,
        slug: None,
        aliases: Vec::new(),
        draft: false,
        updated: None,
    }
}

fn prose() -> Prose {
    Prose::default()
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}

/// An actor: its first spelling is the title, those up to `|` are names, the others are listed.
fn actor(slug: &str, kind: &str, spellings: &[&str]) -> Arc<ActorDoc> {
    let mut parts = spellings.split(|spelling| *spelling == "|");
    let titles = parts.next().unwrap_or_default();
    Arc::new(ActorDoc {
        id: ActorSlug::new(slug),
        head: head(),
        title: titles[0].to_owned(),
        names: titles[1..]
            .iter()
            .map(|name| ("ru".to_owned(), (*name).to_owned()))
            .collect(),
        also_known_as: strings(parts.next().unwrap_or_default()),
        kind: Some(kind.to_owned()),
        role: None,
        member_of: Vec::new(),
        wikidata: None,
        image: None,
        prose: prose(),
    })
}

/// A region, written as an actor is, and its towns.
fn region(slug: &str, spellings: &[&str], towns: &[&[&str]]) -> Arc<RegionDoc> {
    let actor = actor(slug, "region", spellings);
    Arc::new(RegionDoc {
        id: RegionSlug::new(slug),
        head: head(),
        title: actor.title.clone(),
        names: actor.names.clone(),
        also_known_as: actor.also_known_as.clone(),
        kind: None,
        iso: None,
        capital: None,
        boundary: None,
        timezone: None,
        towns: towns
            .iter()
            .map(|names| Spot {
                name: names[0].to_owned(),
                at: Some((43.0, 76.0)),
                also_known_as: strings(&names[1..]),
            })
            .collect(),
        valid_from: None,
        valid_until: None,
        prose: prose(),
    })
}

fn actors() -> Vec<Arc<ActorDoc>> {
    vec![
        actor(
            "tokayev",
            "person",
            &[
                "Kassym-Jomart Tokayev",
                "Касым-Жомарт Токаев",
                "Қасым-Жомарт Тоқаев",
                "|",
                "Tokayev",
                "Токаев",
                "Тоқаев",
            ],
        ),
        actor(
            "nazarbayev",
            "person",
            &[
                "Nursultan Nazarbayev",
                "Нурсултан Назарбаев",
                "|",
                "Nazarbayev",
                "Назарбаев",
            ],
        ),
        actor(
            "nazarbayeva",
            "person",
            &[
                "Dariga Nazarbayeva",
                "Дарига Назарбаева",
                "|",
                "Nazarbayeva",
                "Назарбаева",
            ],
        ),
        actor("massimov", "person", &["Karim Massimov", "|", "Massimov"]),
        actor("nurlan-massimov", "person", &["Nurlan Massimov"]),
        actor(
            "uali",
            "person",
            &["Berik Uali", "Берик Уали", "Берік Уәли"],
        ),
        actor("zas", "person", &["Stanislav Zas", "Станислав Зась"]),
        actor(
            "csto",
            "organisation",
            &[
                "Collective Security Treaty Organization",
                "Организация Договора о коллективной безопасности",
                "|",
                "CSTO",
                "ОДКБ",
                "ҰҚШҰ",
            ],
        ),
        actor(
            "csto-mission",
            "organisation",
            &[
                "CSTO peacekeeping mission",
                "Коллективные миротворческие силы ОДКБ",
            ],
        ),
        actor(
            "almaty-police",
            "organisation",
            &[
                "Almaty police department",
                "Департамент полиции Алматы",
                "|",
                "Almaty police",
            ],
        ),
        actor(
            "interior-ministry",
            "organisation",
            &[
                "Interior Ministry",
                "Министерство внутренних дел",
                "|",
                "Kazakhstan's Interior Ministry",
                "Ішкі істер министрлігі",
            ],
        ),
        actor(
            "united-nations",
            "organisation",
            &["United Nations", "Организация Объединённых Наций"],
        ),
        actor(
            "united-states",
            "state",
            &["United States", "|", "US", "U.S."],
        ),
        actor("russia", "state", &["Russia", "Россия", "Ресей"]),
        actor(
            "fund",
            "organisation",
            &["Qazaqstan Halqyna fund", "фонд «Народу Казахстана»"],
        ),
    ]
}

fn regions() -> Vec<Arc<RegionDoc>> {
    vec![
        region(
            "almaty-city",
            &["Almaty", "Алматы", "|", "Alma-Ata", "Алма-Ата"],
            &[&["Almaty"], &["Republic Square", "площадь Республики"]],
        ),
        region(
            "almaty-region",
            &[
                "Almaty Region",
                "Алматинская область",
                "Алматы облысы",
                "|",
                "Almaty region",
            ],
            &[&["Taldykorgan", "Талдықорған"]],
        ),
        region(
            "mangystau",
            &[
                "Mangystau Region",
                "Мангистауская область",
                "Маңғыстау облысы",
                "|",
                "Мангистауская обл.",
            ],
            &[
                &["Zhanaozen", "Жаңаөзен", "Жанаозен"],
                &["Aktau", "Ақтау", "Актау"],
                &["Ural'sk"],
                &["Öskemen"],
            ],
        ),
        region(
            "nur-sultan",
            &["Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан", "|", "Astana"],
            &[],
        ),
    ]
}

fn gazetteer() -> Gazetteer {
    let (gazetteer, problems) = Gazetteer::new(&actors(), &regions());
    assert_eq!(problems, Diagnostics::default());
    gazetteer
}

fn slug(name: &Name) -> String {
    match name {
        Name::Actor(slug) => slug.to_string(),
        Name::Region(slug) => slug.to_string(),
    }
}

/// What `text` names, as `words=slug`, parted by blanks that words have as `_`.
fn names_in(gazetteer: &Gazetteer, text: &str) -> String {
    let found = gazetteer.find(text);
    let shown = found.iter().map(|found| {
        format!(
            "{}={}",
            text[found.range.clone()].replace(' ', "_"),
            slug(&found.name)
        )
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// Texts and what they name.
fn check(table: &[(&str, &str)]) {
    let gazetteer = gazetteer();
    for (text, names) in table {
        assert_eq!(names_in(&gazetteer, text), *names, "in `{text}`");
    }
}
