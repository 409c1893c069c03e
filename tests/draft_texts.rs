//! Whatever texts there are, drafting ends, takes its sentences byte for byte from them, and gives the same
//! on any number of threads.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeMap;

use common::Folder;
use proptest::prelude::*;
use qantar::content;
use qantar::draft::{DraftDate, DraftOptions, ProposalSource, draft};
use qantar::names::Gazetteer;
use qantar::site::{OpenOptions, Site};

const TOKAYEV: (&str, &str) = (
    "content/actors/tokayev.md",
    "+++\ntitle = \"Kassym-Jomart Tokayev\"\nkind = \"person\"\nalso_known_as = [\"Tokayev\", \"Токаев\", \"Тоқаев\"]\n+++\n",
);
const ALMATY: (&str, &str) = (
    "content/regions/almaty.md",
    "+++\ntitle = \"Almaty\"\nnames = { ru = \"Алматы\" }\n+++\n",
);

/// What is drafted from a folder's articles.
fn drafted(folder: &Folder, options: &DraftOptions) -> Vec<DraftDate> {
    let (site, _) = Site::open(folder.root(), &OpenOptions::default()).unwrap();
    let (documents, _) = content::read(&site);
    let (gazetteer, _) = Gazetteer::new(&documents.actors, &documents.regions);
    draft(&documents.articles, &gazetteer, options)
}

/// A site with these articles, an actor and a region.
fn site(articles: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[TOKAYEV, ALMATY]);
    for (name, text) in articles {
        folder.file(&format!("content/articles/{name}.txt"), text);
    }
    folder
}

/// Each source's words stand in its file, at its span.
fn assert_in_place(dates: &[DraftDate], folder: &Folder) {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut check = |source: &ProposalSource| {
        let path = format!("content/articles/{}.txt", source.article);
        let file = files
            .entry(path)
            .or_insert_with_key(|path| folder.read(path));
        let span = source.span.start..source.span.end;
        // A line end within a passage is shown as a blank.
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(file.get(span).map(folded), Some(folded(&source.text)));
    };
    for proposal in dates.iter().flat_map(|date| &date.proposals) {
        assert_eq!(proposal.text, proposal.source.text);
        assert!(!proposal.text.trim().is_empty());
        check(&proposal.source);
        proposal.sources.iter().for_each(&mut check);
    }
}

fn ids(dates: &[DraftDate]) -> BTreeMap<(String, String, String), String> {
    let all = dates.iter().flat_map(|date| &date.proposals);
    all.map(|proposal| {
        let key = (
            proposal.source.article.to_string(),
            proposal.date.to_string(),
            proposal.text.clone(),
        );
        (key, proposal.id.clone())
    })
    .collect()
}

/// Pieces of articles that lead deep into drafting, whole and broken.
const PIECES: &[&str] = &[
    "About 8,000 people were arrested in Almaty on Monday by the police.",
    "\"The attacks covered 11 regions of the whole country at once. ",
    "The attacks covered nine regions of the whole country on 10 January,\" he said.",
    "“We shall go on with it until the end of the week,” Tokayev told reporters on 5 January 2022.",
    "He added that",
    " the militants were to go on",
    " said Tokayev.",
    "\n\n",
    "\n",
    " ",
    "\"",
    "”",
    "«",
    "…",
    "In early January",
    " on Wednesday night",
    " the next day",
    "5 января 2022 года в г. Алматы президент Токаев объявил чрезвычайное положение.",
    "2022 жылғы 5-қаңтарда Алматыда Тоқаев төтенше жағдай жариялады.",
    " 8 тыс. человек",
    "( With inputs from the agency )",
    "By Jane Doe",
    "# Heading",
    "\u{301}",
    "\u{200b}",
    "🔥",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_proposed_stands_in_its_article(one in text(), two in text(), days in prop::option::of(0usize..4)) {
        let folder = site(&[("2022-01-11-one", &one), ("2022-01-12-two", &two)]);
        let options = DraftOptions { days, sentences: days, topic: vec!["milit".to_owned()] };
        let dates = drafted(&folder, &options);
        assert_in_place(&dates, &folder);
        prop_assert_eq!(drafted(&folder, &options), dates);
    }

    #[test]
    fn an_unrelated_article_changes_no_id(one in text()) {
        let other = "The orchestra of the village played three waltzes on 3 May 1999 before the mayor.";
        let folder = site(&[("2022-01-11-one", &one)]);
        let before = ids(&drafted(&folder, &DraftOptions::default()));
        folder.file("content/articles/1999-05-04-other.txt", other);
        let after = ids(&drafted(&folder, &DraftOptions::default()));
        for (proposal, id) in before {
            if let Some(same) = after.get(&proposal) {
                prop_assert_eq!(same, &id);
            }
        }
    }
}

#[test]
fn one_thread_and_two_give_the_same() {
    let report = include_str!("../content/articles/2022-01-11-agency-report.txt");
    let reversed = report.split("\n\n").collect::<Vec<_>>().into_iter().rev();
    let reversed = reversed.collect::<Vec<_>>().join("\n\n");
    let folder = site(&[]);
    for day in 10..30 {
        let text = if day % 2 == 0 { report } else { &reversed };
        folder.file(
            &format!("content/articles/2022-01-{day}-report.txt"),
            text.replace("8,000", &format!("{day},000")),
        );
    }
    let root = folder.root().display().to_string();
    let run = |threads: &str| {
        let mut command = common::command(&["draft", &root, "--format", "jsonl"]);
        common::run(command.env("RAYON_NUM_THREADS", threads))
            .is(0)
            .out
    };
    let first = run("1");
    assert!(first.len() > 1000);
    for threads in ["2", "1", "2"] {
        assert_eq!(run(threads), first, "on {threads} threads");
    }
}

#[test]
fn one_long_article_is_drafted() {
    let quoted = "\"The police have arrested 8,000 people in Almaty,\" President Tokayev said on Monday. \"We shall go on,\" he \
                  added. \"The city was attacked.\" The president said the town was quiet on 5 January.";
    for text in [
        format!("{quoted}\n\n").repeat(1200),
        format!("{quoted} ").repeat(1200),
        "He said it.\n\n".repeat(20_000),
        "On Monday Tokayev \n".repeat(20_000),
        "\" ".repeat(50_000),
        "Tokayev said ".repeat(20_000),
    ] {
        let folder = site(&[("2022-01-11-long", &text)]);
        assert_in_place(&drafted(&folder, &DraftOptions::default()), &folder);
    }
}

#[test]
fn a_russian_article_gives_events_with_days_names_and_figures() {
    let folder = site(&[(
        "2022-01-07-ru",
        "5 января 2022 года президент Токаев объявил чрезвычайное положение в г. Алматы и Мангистауской области.\n\n\
         В четверг полиция задержала около 2,3 тыс. человек. По словам Токаева, силовикам разрешено стрелять без предупреждения.\n\n\
         Все права защищены, при использовании материалов ссылка обязательна для всех изданий 5 января.\n",
    )]);
    let dates = drafted(&folder, &DraftOptions::default());
    assert_in_place(&dates, &folder);
    let found: Vec<(String, &str)> = dates
        .iter()
        .flat_map(|date| &date.proposals)
        .map(|proposal| (proposal.date.to_string(), proposal.text.as_str()))
        .collect();
    assert!(
        found.iter().all(|(_, text)| !text.starts_with("Все права")),
        "{found:?}"
    );
    let of = |day: &str| {
        let all = dates.iter().filter(|date| date.date.to_string() == day);
        all.flat_map(|date| &date.proposals).collect::<Vec<_>>()
    };
    let [state] = of("2022-01-05")[..] else {
        panic!("{found:?}")
    };
    assert_eq!(state.actors[0].words, "Токаев");
    assert_eq!(state.regions[0].words, "Алматы");
    let arrests = of("2022-01-06");
    let arrest = arrests
        .iter()
        .find(|proposal| proposal.text.contains("задержала"))
        .unwrap();
    assert_eq!(arrest.figures[0].value, 2300.0);
    let order = arrests
        .iter()
        .find(|proposal| proposal.text.contains("стрелять"))
        .unwrap();
    assert_eq!(order.actors[0].words, "Токаева");
}

#[test]
fn a_kazakh_article_gives_events_with_days_and_names() {
    let folder = site(&[(
        "2022-01-07-kk",
        "2022 жылғы 5-қаңтарда Алматыда президент Тоқаев төтенше жағдай жариялады.\n\nКеше полиция 2 мыңнан астам адамды ұстады деп хабарлады.\n",
    )]);
    let dates = drafted(&folder, &DraftOptions::default());
    assert_in_place(&dates, &folder);
    let first = dates
        .iter()
        .find(|date| date.date.to_string() == "2022-01-05")
        .unwrap();
    assert_eq!(first.proposals[0].actors[0].words, "Тоқаев");
    assert_eq!(first.proposals[0].regions[0].words, "Алматыда");
    assert!(
        dates
            .iter()
            .any(|date| date.date.to_string() == "2022-01-06")
    );
}

#[test]
fn reports_that_differ_in_a_figure_are_one_event_with_both() {
    let folder = site(&[
        (
            "2022-01-06-one",
            "Police in Almaty arrested 2,300 people during the unrest on 5 January, Tokayev said.",
        ),
        (
            "2022-01-07-two",
            "Police in Almaty arrested about 2,600 people during the unrest on 5 January.",
        ),
        (
            "2022-01-07-three",
            "The price of gas was lowered in all shops of the west on 5 January.",
        ),
    ]);
    let dates = drafted(&folder, &DraftOptions::default());
    let day = dates
        .iter()
        .find(|date| date.date.to_string() == "2022-01-05")
        .unwrap();
    assert_eq!(day.proposals.len(), 2);
    let arrests = day
        .proposals
        .iter()
        .find(|proposal| !proposal.sources.is_empty())
        .unwrap();
    let mut values = vec![
        arrests.figures[0].value,
        arrests.sources[0].figures[0].value,
    ];
    values.sort_by(f64::total_cmp);
    assert_eq!(values, [2300.0, 2600.0]);
}

#[test]
fn what_one_says_is_not_dated_by_anothers_day() {
    let folder = site(&[(
        "2022-01-11-two",
        "Kassym-Jomart Tokayev said on Monday that the attacks had been planned for months.\n\nVladimir Putin said that the peacekeepers would \
         stay for a limited time in the country.\n\nTokayev said that nobody had fired at the crowd in the western towns.\n\n\
         The streets of the town were empty and the shops were shut again.\n",
    )]);
    let dates = drafted(&folder, &DraftOptions::default());
    let on_monday: Vec<&str> = dates
        .iter()
        .filter(|date| date.date.to_string() == "2022-01-10")
        .flat_map(|date| &date.proposals)
        .map(|proposal| proposal.text.as_str())
        .collect();
    assert!(
        on_monday
            .iter()
            .any(|text| text.contains("nobody had fired")),
        "{on_monday:?}"
    );
    assert!(
        on_monday.iter().all(|text| !text.contains("peacekeepers")),
        "{on_monday:?}"
    );
}
