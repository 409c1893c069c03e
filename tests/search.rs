//! The search index: what can be found and what cannot, and when it is made.
#![cfg(feature = "search")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::io::Read as _;

use common::{Folder, Tree, command, holds, run, same, samples};
use qantar::search::{self, Part, Record};
use qantar::{BuildOptions, Silent, assemble};

/// What can be found on a site.
fn parts(folder: &Folder) -> Vec<Part> {
    let assembled = assemble(folder.root(), &BuildOptions::default(), &Silent).unwrap();
    assert_eq!(assembled.diagnostics.errors(), 0);
    search::parts(&assembled.plan())
}

fn records(parts: &[Part]) -> impl Iterator<Item = &Record> {
    parts.iter().flat_map(|part| &part.records)
}

fn addresses(parts: &[Part]) -> BTreeSet<&str> {
    records(parts).map(|record| record.url.as_str()).collect()
}

fn record<'p>(parts: &'p [Part], language: &str, url: &str) -> &'p Record {
    let part = parts.iter().find(|part| part.language == language);
    let record = part.and_then(|part| part.records.iter().find(|record| record.url == url));
    record.unwrap_or_else(|| panic!("no {url} in {language}: {:?}", addresses(parts)))
}

fn texts(record: &Record) -> Vec<(&str, &str)> {
    record
        .passages
        .iter()
        .map(|one| (one.anchor.as_deref().unwrap_or(""), one.text.as_str()))
        .collect()
}

/// The files of the index as they are before they are packed.
fn unpacked(public: &Tree) -> Tree {
    public
        .iter()
        .filter(|(path, _)| path.starts_with("pagefind/"))
        .map(|(path, bytes)| {
            let mut plain = Vec::new();
            let packed = bytes.starts_with(&[0x1f, 0x8b]);
            if packed {
                flate2::read::GzDecoder::new(bytes.as_slice())
                    .read_to_end(&mut plain)
                    .unwrap();
            } else {
                plain.clone_from(bytes);
            }
            (path.clone(), plain)
        })
        .collect()
}

fn with(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::site();
    for (path, text) in files {
        folder.file(path, text);
    }
    folder
}

#[test]
fn events_passages_and_names_can_be_found_where_they_stand() {
    let folder = with(&[(
        "qantar.toml",
        "title = \"Sample\"\n[sources]\nrights = \"full\"\n",
    )]);
    let parts = parts(&folder);
    let report = record(&parts, "en", "/articles/2022-01-11-report.html");
    assert_eq!(
        texts(report)[1],
        (
            "p2",
            "About 8,000 people have been arrested by the police, Tokayev said in Almaty."
        )
    );
    assert_eq!(report.actors, ["Kassym-Jomart Tokayev"]);
    assert_eq!(report.regions, ["Almaty"]);
    assert_eq!(report.date.as_deref(), Some("11 January 2022"));
    let event = record(&parts, "en", "/events/2022-01-10-speech.html");
    let quotation = texts(event)
        .into_iter()
        .find(|(_, text)| text.starts_with("About 8,000"));
    let page = folder.build();
    assert!(!quotation.unwrap().0.is_empty(), "its anchor: {event:?}");
    let anchor = quotation.unwrap().0;
    let html = folder.read("public/events/2022-01-10-speech.html");
    assert!(html.contains(&format!("id=\"{anchor}\"")), "{page:?}");
    record(&parts, "en", "/actors/tokayev.html");
    record(&parts, "en", "/regions/almaty.html");
}

#[test]
fn lists_days_and_old_addresses_are_not_found() {
    let folder = with(&[(
        "content/pages/method.md",
        "+++\ntitle = \"Method\"\naliases = [\"old.html\"]\n+++\n\nHow it is made.\n",
    )]);
    let parts = parts(&folder);
    let expected = [
        "/actors/tokayev.html",
        "/articles/2022-01-11-report.html",
        "/events/2022-01-10-speech.html",
        "/pages/method.html",
        "/regions/almaty.html",
    ];
    assert_eq!(addresses(&parts), BTreeSet::from(expected));
}

#[test]
fn a_retracted_event_is_not_found() {
    let retracted = samples::SPEECH.replacen("date", "standing = \"retracted\"\ndate", 1);
    let folder = with(&[("content/events/2022-01-10-speech.md", &retracted)]);
    assert!(!addresses(&parts(&folder)).contains("/events/2022-01-10-speech.html"));
}

#[test]
fn what_a_program_proposes_is_not_found_and_hides_nothing_else() {
    let folder = with(&[
        (
            "qantar.toml",
            "title = \"Sample\"\n[sources]\nrights = \"full\"\n[events]\nproposed = \"show\"\n",
        ),
        (
            "content/articles/2022-01-14-own.txt",
            "On 13 January 2022 the police detained 200 people in Almaty, Tokayev said.\n",
        ),
    ]);
    let assembled = assemble(folder.root(), &BuildOptions::default(), &Silent).unwrap();
    let proposed = |path: &str| path.starts_with("proposed/");
    let plan = assembled.plan();
    let mut paths = (0..plan.len()).filter_map(|number| plan.path(number));
    assert!(paths.any(proposed));
    let parts = search::parts(&plan);
    assert!(addresses(&parts).iter().all(|url| !proposed(&url[1..])));
    record(&parts, "en", "/articles/2022-01-14-own.html");
    record(&parts, "en", "/actors/tokayev.html");
}

#[test]
fn texts_are_found_in_their_own_languages() {
    let folder = with(&[
        (
            "content/articles/2022-01-12-ru.md",
            "+++\nlang = \"ru\"\ntitle = \"Аэропорт\"\n+++\n\nАэропорт был закрыт.\n",
        ),
        (
            "content/articles/2022-01-12-kk.md",
            "+++\nlang = \"kk\"\nrights = \"full\"\ntitle = \"Әуежай\"\n+++\n\nӘуежай жабылды.\n",
        ),
        (
            "content/events/closed.md",
            "+++\ntitle = \"The airport is closed\"\ndate = \"2022-01-12\"\n+++\n\nWords.\n\n\
             > Аэропорт был закрыт\n>\n> — [report](../articles/2022-01-12-ru.md)\n",
        ),
        (
            "content/actors/tokayev.md",
            "+++\ntitle = \"Kassym-Jomart Tokayev\"\nnames = { ru = \"Токаев\", kk = \"Тоқаев\" }\n+++\n",
        ),
    ]);
    let parts = parts(&folder);
    assert_eq!(
        texts(record(&parts, "ru", "/events/closed.html"))[0].1,
        "Аэропорт был закрыт"
    );
    assert!(
        texts(record(&parts, "en", "/events/closed.html"))
            .iter()
            .all(|(_, text)| !text.contains("Аэропорт"))
    );
    assert_eq!(
        texts(record(&parts, "ru", "/actors/tokayev.html")),
        [("", "Токаев")]
    );
    // Kazakh has no stems and shares an index with whatever else has none.
    assert_eq!(
        texts(record(&parts, "und", "/articles/2022-01-12-kk.html")),
        [("p1", "Әуежай жабылды.")]
    );
    record(&parts, "und", "/actors/tokayev.html");
    folder.build_with_warnings();
    let index = unpacked(&folder.public());
    assert!(index.iter().any(|(path, bytes)| path.ends_with(".pf_index")
        && holds(bytes, "ауежаи") | holds(bytes, "ауежай")));
}

/// What is withheld on pages is withheld in the index: as records, and as bytes.
#[test]
fn rights_hold_for_the_index() {
    for (rights, shown) in [("excerpt", true), ("link", false)] {
        let folder = with(&[
            (
                "content/articles/2022-01-12-own.md",
                &format!(
                    "+++\nrights = \"{rights}\"\n+++\n\n# The quagga1 heading\n\nThe quagga2 words of Tokayev.\n\nThe quagga3 words in Almaty.\n"
                ),
            ),
            (
                "content/events/on.md",
                "+++\ntitle = \"On it\"\ndate = \"2022-01-12\"\n+++\n\nWords.\n\n> The quagga2 words\n>\n> — [report](../articles/2022-01-12-own.md)\n",
            ),
        ]);
        let parts = parts(&folder);
        let own = record(&parts, "en", "/articles/2022-01-12-own.html");
        let own = format!("{own:?}");
        assert!(
            !own.contains("quagga1") && !own.contains("quagga3"),
            "{own}"
        );
        assert_eq!(own.contains("quagga2"), shown, "{own}");
        folder.build();
        let index = unpacked(&folder.public());
        assert!(
            index.values().any(|bytes| holds(bytes, "quagga2")),
            "our quotation is found"
        );
        for (path, bytes) in &index {
            assert!(
                !holds(bytes, "quagga1") && !holds(bytes, "quagga3"),
                "{rights}: {path}"
            );
        }
    }
}

#[test]
fn withheld_names_are_not_in_the_index() {
    let folder = with(&[
        (
            "qantar.toml",
            "title = \"Sample\"\n[sources]\nrights = \"full\"\n[people]\nwithhold = true\n",
        ),
        (
            "content/articles/2022-01-12-own.md",
            "The police let Ivan *Zebrov* go, and Ivan Zebrov went home.\n",
        ),
    ]);
    let list = folder.parent().join("names");
    std::fs::write(&list, "Ivan Zebrov\n").unwrap();
    let mut build = command(&["build"]);
    run(build
        .current_dir(folder.root())
        .env("QANTAR_WITHHOLD", &list))
    .is(0);
    let index = unpacked(&folder.public());
    assert!(index.values().any(|bytes| holds(bytes, "police")));
    for (path, bytes) in index {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zebrov"), "{path}");
    }
}

#[test]
fn a_private_reading_can_be_searched_by_those_who_read_it() {
    let folder = Folder::with(&[("2022-01-11-report.txt", samples::REPORT)]);
    let parts = parts(&folder);
    let report = record(&parts, "en", "/articles/2022-01-11-report.html");
    assert_eq!(report.passages.len(), 4);
}

#[test]
fn a_site_that_wants_no_search_has_nothing_of_it() {
    let folder = with(&[("qantar.toml", "[search]\nenabled = false\n")]);
    folder.build();
    for (path, bytes) in folder.public() {
        let searched = path.starts_with("pagefind") || path == "search.html";
        assert!(!searched, "{path}");
        assert!(
            !path.ends_with(".html") || !holds(&bytes, "search.html"),
            "{path}"
        );
    }
}

#[test]
fn a_site_without_content_has_no_search() {
    let folder = Folder::with(&[("qantar.toml", "title = \"New\"\n")]);
    folder.build_with_warnings();
    assert!(!folder.public().contains_key("search.html"));
}

#[test]
fn only_the_search_page_may_run_webassembly() {
    let folder = Folder::site();
    folder.build();
    for (path, bytes) in folder
        .public()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        assert_eq!(
            holds(bytes, "wasm-unsafe-eval"),
            path == "search.html",
            "{path}"
        );
        assert_eq!(
            holds(bytes, "script/search.js"),
            path == "search.html",
            "{path}"
        );
    }
}

#[test]
fn nothing_may_stand_where_the_index_stands() {
    let folder = with(&[("static/pagefind/mine.txt", "mine")]);
    folder.check().only("same-url");
}

fn indexed(run: &common::Run) -> bool {
    run.err
        .lines()
        .any(|line| line.trim_start().starts_with("index "))
}

#[test]
fn an_index_is_made_anew_only_where_its_records_changed() {
    let folder = with(&[
        (
            "qantar.toml",
            "title = \"Sample\"\n[sources]\nrights = \"full\"\n",
        ),
        (
            "content/articles/2022-01-12-ru.md",
            "+++\nlang = \"ru\"\ntitle = \"Аэропорт\"\n+++\n\nАэропорт был закрыт.\n",
        ),
    ]);
    let build = || folder.qantar(&["build", "--timings"]).is(0);
    let index = |language: &str| -> Tree {
        let below = format!("pagefind/{language}/");
        let public = folder.public();
        public
            .into_iter()
            .filter(|(path, _)| path.starts_with(&below))
            .collect()
    };
    assert!(indexed(&build()));
    let (english, russian) = (index("en"), index("ru"));
    assert!(english.len() > 5 && russian.len() > 5);

    // A page's look is nothing to find.
    folder.file("locales/en.ftl", "nav-actors = Who is who\n");
    assert!(!indexed(&build()));
    same(&english, &index("en"));

    folder.edit("content/articles/2022-01-12-ru.md", "закрыт", "открыт");
    assert!(indexed(&build()));
    same(&english, &index("en"));
    assert_ne!(russian, index("ru"));

    // What somebody spoilt is made again, as it was.
    let whole = index("ru");
    folder.file("public/pagefind/ru/pagefind-entry.json", "{}");
    assert!(indexed(&build()));
    same(&whole, &index("ru"));
    assert!(!indexed(&build()));

    // From scratch it is the same.
    std::fs::remove_dir_all(folder.path("public")).unwrap();
    assert!(indexed(&build()));
    same(&whole, &index("ru"));
    same(&english, &index("en"));
}

#[test]
fn an_error_in_the_content_ends_the_build_without_an_index() {
    let folder = Folder::site();
    folder.build();
    let before = folder.public();
    folder.file("templates/event.html", "{{ nothing }}");
    folder.qantar(&["build"]).is(1);
    same(&before, &folder.public());
}
