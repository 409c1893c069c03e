//! A folder with nothing but a text makes a site.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::sync::LazyLock;

use common::html::Page;
use common::{Folder, Tree, tree};

const NAME: &str = "2022-01-11-agency-report";

struct Built {
    files: Tree,
    before: Tree,
    after: Tree,
    said: String,
}

/// The seed article in a folder of its own, built as the README says.
static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let seed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/content/articles/2022-01-11-agency-report.txt"
    );
    let folder = Folder::empty();
    // Not named by its day: the text's own first words date it.
    folder.file("report.txt", std::fs::read(seed).unwrap());
    folder.file(&format!("sub/{NAME}.txt"), std::fs::read(seed).unwrap());
    let before = tree(folder.root());
    let run = common::run(common::command(&["build", "site"]).current_dir(folder.parent())).is(0);
    let names: Vec<_> = std::fs::read_dir(folder.parent())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "the folder and FOLDER-site: {names:?}");
    Built {
        files: tree(&folder.parent().join("site-site")),
        before,
        after: tree(folder.root()),
        said: run.err,
    }
});

fn page(path: &str) -> Page {
    let bytes = BUILT
        .files
        .get(path)
        .unwrap_or_else(|| panic!("no {path} in {:?}", BUILT.files.keys()));
    Page::read(path, std::str::from_utf8(bytes).unwrap())
}

#[test]
fn it_builds_without_a_word_and_leaves_the_folder_alone() {
    assert_eq!(BUILT.said, "");
    common::same(&BUILT.before, &BUILT.after);
}

#[test]
fn the_built_in_gazetteer_gives_people_bodies_and_places_pages_that_lead_to_passages() {
    for path in [
        "actors/tokayev.html",
        "actors/csto.html",
        "regions/almaty-city.html",
    ] {
        let page = page(path);
        let passages: Vec<&str> = page
            .links()
            .into_iter()
            .filter(|link| link.contains("/articles/") || link.starts_with("../articles/"))
            .filter(|link| link.contains("#p"))
            .collect();
        assert!(
            !passages.is_empty(),
            "{path} leads to no passage: {:?}",
            page.links()
        );
    }
}

#[test]
fn the_front_leads_to_the_sources_and_the_whole_text_is_shown() {
    let front = page("index.html");
    assert!(
        front.links().contains(&"articles/report.html"),
        "{:?}",
        front.links()
    );
    let article = page("articles/report.html");
    assert!(
        article
            .text()
            .contains("peacekeepers made 180 flights to Kazakhstan")
    );
    assert!(article.text().contains("11 January 2022"));
    assert!(
        BUILT
            .files
            .contains_key(&format!("articles/sub/{NAME}.html"))
    );
}

#[test]
fn every_link_leads_somewhere_in_folders_too() {
    let built = common::links::Built::new(BUILT.files.clone());
    assert!(
        built
            .pages
            .keys()
            .any(|path| path.matches('/').count() == 2)
    );
    common::links::none(built.dead_links("/"));
}

#[test]
fn no_page_asks_to_be_found() {
    for path in BUILT.files.keys().filter(|path| path.ends_with(".html")) {
        let robots: Vec<_> = page(path)
            .all("meta")
            .filter(|meta| meta.get("name") == Some("robots"))
            .filter_map(|meta| meta.get("content").map(str::to_owned))
            .collect();
        assert_eq!(robots, ["noindex"], "{path}");
    }
    assert!(!BUILT.files.contains_key("sitemap.xml"));
}

#[test]
fn only_who_is_named_has_a_page() {
    let named = BUILT
        .files
        .keys()
        .filter(|path| path.starts_with("actors/") && *path != "actors/index.html");
    let mut unnamed: Vec<&String> = Vec::new();
    for path in named {
        if !page(path)
            .links()
            .iter()
            .any(|link| link.contains("articles/"))
        {
            unnamed.push(path);
        }
    }
    assert!(
        unnamed.is_empty(),
        "{} pages lead to no text: {unnamed:?}",
        unnamed.len()
    );
}

#[test]
fn texts_about_something_else_are_not_lent_the_gazetteer() {
    let folder = Folder::with(&[(
        "2024-05-14-bridge.txt",
        "The town council of Springfield has closed the old bridge.\n",
    )]);
    folder.qantar(&["build", "."]).is(0).quiet();
    let site = tree(&folder.parent().join("site-site"));
    assert!(
        !site
            .keys()
            .any(|path| path.starts_with("actors/") || path.starts_with("regions/")),
        "{:?}",
        site.keys()
    );
}

#[test]
fn a_finished_site_beside_the_texts_is_no_text() {
    let folder = Folder::with(&[("a/2024-05-14-bridge.txt", "The old bridge is closed.\n")]);
    folder.qantar(&["build", "a"]).is(0);
    // The whole folder, in which the site of a part of it stands now.
    folder.qantar(&["check", "."]).is(0).quiet();
}

#[test]
fn a_second_build_changes_nothing() {
    let folder = Folder::with(&[("2024-05-14-bridge.txt", "The old bridge is closed.\n")]);
    folder.qantar(&["build", "."]).is(0);
    let run = folder.qantar(&["build", "."]).is(0);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
}
