//! Random edits: what a workshop makes of a site after each is byte for byte what a build makes
//! that begins with nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, HashSet};
use std::sync::Mutex;

use common::{Folder, samples};
use proptest::prelude::*;
use qantar::model::Place;
use qantar::site::Proposals;
use qantar::{Assembled, BuildOptions, Silent, Workshop, assemble, render_to};

const REPORT: &str = "content/articles/2022-01-11-report.txt";
const SPEECH: &str = "content/events/2022-01-10-speech.md";
const ACTOR: &str = "content/actors/tokayev.md";

/// A report of what others report too: proposals are chosen among all.
const THIRD: &str = "13 January 2022

On 5 January protesters took the airport of Almaty, and police arrested 200 people there.

The airport was closed for the whole day on 6 January, the ministry said. Tokayev told the \
parliament on 10 January that 8,000 people had been arrested.
";

/// The texts that edits choose from: good ones and broken ones of every kind of file.
fn choices() -> Vec<(&'static str, Vec<Option<String>>)> {
    let some = |text: &str| Some(text.to_owned());
    let quoting = |words: &str| Some(samples::event(&samples::quoting(words)));
    vec![
        (
            REPORT,
            vec![
                some(samples::REPORT),
                Some(samples::REPORT.replace("for the whole day", "for a day")),
                Some(samples::REPORT.replace("8,000", "9,000")),
                Some(samples::REPORT.replace("Tokayev", "Nazarbayev")),
                None,
            ],
        ),
        (
            "content/articles/2022-01-12-other.md",
            vec![
                some(
                    "+++\ntitle = \"Other\"\nactors = [\"tokayev\"]\n+++\n\nTokayev left Almaty.\n",
                ),
                some("+++\ntitle = \n+++\n\nBroken.\n"),
                some("+++\ntitle = \"Other\"\nactors = [\"nobody\"]\n+++\n\nTokayev left.\n"),
                some("+++\ntitle = \"Other\"\ndraft = true\n+++\n\nTokayev left.\n"),
                None,
            ],
        ),
        (
            "content/articles/2022-01-13-third.txt",
            vec![
                some(THIRD),
                Some(THIRD.replace("5 January", "4 January")),
                Some(THIRD.replace("200 people", "300 people, said Tokayev,")),
                some("13 January 2022\n\nNothing happened.\n"),
                Some(samples::REPORT.replace("2022-01-11", "2022-01-13")),
                None,
            ],
        ),
        (
            SPEECH,
            vec![
                some(samples::SPEECH),
                Some(samples::SPEECH.replace("8,000", "8,500")),
                Some(samples::SPEECH.replace("He spoke", "She spoke")),
                Some(samples::SPEECH.replace("actors = [\"tokayev\"]", "actors = []")),
                None,
            ],
        ),
        (
            "content/events/2022-01-11-airport.md",
            vec![
                quoting("The airport was closed for the whole night."),
                quoting("The airport was closed for the whole"),
                Some(samples::event(
                    "It is [said](../articles/2022-01-12-other.md) so.",
                )),
                Some(samples::event("Rests on nothing.")),
                some("no head"),
                None,
            ],
        ),
        (
            ACTOR,
            vec![
                some(samples::TOKAYEV),
                Some(samples::TOKAYEV.replace("President", "A president")),
                Some(samples::TOKAYEV.replace("[\"Tokayev\"]", "[\"Nazarbayev\"]")),
                None,
            ],
        ),
        (
            "content/questions/why.md",
            vec![
                some(
                    "+++\ntitle = \"Why?\"\nevents = [\"2022-01-11-airport\"]\n+++\n\n- Tokayev: [he says](../articles/2022-01-11-report.txt#p1 \"answer: so\")\n",
                ),
                None,
            ],
        ),
        (
            "templates/404.html",
            vec![
                some("{% extends \"base.html\" %}{% block content %}Not here{% endblock %}"),
                some("{% extends \"base.html\" %}{% block content %}{{ nothing }}{% endblock %}"),
                some("{% block"),
                None,
            ],
        ),
        (
            "locales/en.ftl",
            vec![some("nav-actors = People\n"), some("nav-actors"), None],
        ),
        ("static/note.txt", vec![some("one"), some("two"), None]),
        (
            "qantar.toml",
            vec![
                some("title = \"Sample\"\n"),
                some("title = \"Another\"\ntimezone = \"Asia/Almaty\"\n"),
                some("title = \"Sample\"\n[sources]\nrights = \"full\"\n"),
                some("title = "),
            ],
        ),
    ]
}

/// What somebody does to a file, by its number among the [`choices`].
#[derive(Clone, Copy, Debug)]
enum Edit {
    /// Gives it another of its texts, or takes it away.
    Write(usize, usize),
    /// Gives it another name, or its own again.
    Rename(usize),
    /// Puts a copy of it beside it, or takes that away.
    Copy(usize),
}

/// Edits, one after the other; some at once, as when a branch is switched.
fn edits() -> impl Strategy<Value = Vec<Vec<Edit>>> {
    let number = 0..100_usize;
    let one = prop_oneof![
        6 => (number.clone(), number.clone()).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => number.clone().prop_map(Edit::Rename),
        1 => number.prop_map(Edit::Copy),
    ];
    prop::collection::vec(prop::collection::vec(one, 1..3), 1..14)
}

/// What a site is: its files, or what is wrong with it.
#[derive(Debug, PartialEq)]
struct Made {
    files: BTreeMap<String, Vec<u8>>,
    problems: Vec<String>,
}

fn made(mut site: Assembled) -> Made {
    let files = Mutex::new(BTreeMap::new());
    if site.diagnostics.errors() == 0 {
        render_to(&mut site, |path, bytes| {
            files
                .lock()
                .unwrap()
                .insert(path.to_owned(), bytes.to_vec());
            Ok::<(), ()>(())
        })
        .unwrap();
    }
    let place = |place: &Place| match place {
        Place::Words(source, span) => format!("{} {span:?}", site.site.sources.path(*source)),
        Place::Path(path) => path.display().to_string(),
    };
    let problems = site.diagnostics.iter().map(|one| {
        let related: Vec<String> = one.related.iter().map(|(at, _)| place(at)).collect();
        format!(
            "{} {} {} {:?} {related:?}",
            place(&one.place),
            one.code,
            one.message,
            one.hints
        )
    });
    Made {
        problems: problems.collect(),
        files: files.into_inner().unwrap(),
    }
}

/// Makes an edit; says which paths a watcher would tell of.
fn apply(folder: &Folder, edit: Edit) -> Vec<String> {
    let all = choices();
    let path = |file: usize| all[file % all.len()].0;
    let beside = |path: &str, word: &str| {
        let (stem, extension) = path.rsplit_once('.').unwrap();
        format!("{stem}-{word}.{extension}")
    };
    match edit {
        Edit::Write(file, text) => {
            let (path, texts) = &all[file % all.len()];
            match &texts[text % texts.len()] {
                Some(text) => _ = folder.file(path, text),
                None => _ = std::fs::remove_file(folder.path(path)),
            }
            vec![(*path).to_owned()]
        }
        Edit::Rename(file) => {
            let (name, other) = (path(file).to_owned(), beside(path(file), "renamed"));
            let there = folder.path(&name).exists();
            let (from, to) = if there {
                (&name, &other)
            } else {
                (&other, &name)
            };
            let _ = std::fs::rename(folder.path(from), folder.path(to));
            vec![name, other]
        }
        Edit::Copy(file) => {
            let copy = beside(path(file), "copy");
            if std::fs::remove_file(folder.path(&copy)).is_err() {
                let _ = std::fs::copy(folder.path(path(file)), folder.path(&copy));
            }
            vec![copy]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_give_what_a_full_build_gives(edits in edits(), shown in any::<bool>()) {
        let folder = Folder::site();
        folder.file("content/articles/2022-01-13-third.txt", THIRD);
        let options = BuildOptions {
            proposed: shown.then_some(Proposals::Show),
            ..BuildOptions::default()
        };
        let mut workshop = Workshop::default();
        let first = workshop.assemble(folder.root(), None, &options, &Silent).unwrap();
        prop_assert_eq!(made(first), made(assemble(folder.root(), &options, &Silent).unwrap()));
        for at_once in edits {
            let touched = at_once.into_iter().flat_map(|edit| apply(&folder, edit));
            let changed: HashSet<String> = touched.collect();
            let again = workshop.assemble(folder.root(), Some(&changed), &options, &Silent).unwrap();
            let anew = assemble(folder.root(), &options, &Silent).unwrap();
            prop_assert_eq!(made(again), made(anew), "after a change of {:?}", changed);
        }
    }
}
