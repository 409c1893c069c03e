//! What a program found in the articles stands on the site where it is to, marked as such, and
//! nowhere else.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;

use common::html::Page;
use common::{Folder, Tree, tree};

const ARTICLE: &str = "content/articles/2024-05-15-report.txt";

const REPORT: &str = "\
The council of Springfield met on Tuesday to talk about the old bridge over the river.

On Monday 12 divers had found three cracks in the second pier of the bridge, the council said.

\"The bridge was closed to all cars on Monday, and 400 people had to take the ferry\", Ada Example said.
";

const DIVERS: &str = "\
+++
title = \"Divers find three cracks in a pier\"
date = \"2024-05-13\"
regions = [\"springfield\"]
+++

They looked at the bridge.

> 12 divers had found three cracks in the second pier of the bridge
>
> — The council, [report](../articles/2024-05-15-report.txt)
";

/// A site in which one of three sentences is covered by an event.
fn site() -> Folder {
    Folder::with(&[
        (
            "qantar.toml",
            "title = \"Bridge\"\nbase_url = \"https://example.org/\"\n",
        ),
        (ARTICLE, REPORT),
        ("content/events/2024-05-13-divers.md", DIVERS),
        (
            "content/actors/ada.md",
            "+++\ntitle = \"Ada Example\"\nkind = \"person\"\n+++\n\nAn engineer.\n",
        ),
        (
            "content/actors/council.md",
            "+++\ntitle = \"The council\"\nalso_known_as = [\"council\"]\n+++\n",
        ),
        (
            "content/regions/springfield.md",
            "+++\ntitle = \"Springfield\"\nkind = \"city\"\n+++\n",
        ),
    ])
}

fn built(folder: &Folder, arguments: &[&str]) -> Tree {
    folder
        .qantar(&[&["build", "-o", "out"], arguments].concat())
        .is(0)
        .quiet();
    tree(&folder.path("out"))
}

fn page(files: &Tree, path: &str) -> Page {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("no {path} in {:?}", files.keys()));
    Page::read(path, std::str::from_utf8(bytes).unwrap())
}

/// Its text with one blank between words.
fn text(page: &Page) -> String {
    let words: Vec<&str> = page.text().split_whitespace().collect();
    words.join(" ")
}

fn pages(files: &Tree) -> impl Iterator<Item = Page> {
    let html = files.keys().filter(|path| path.ends_with(".html"));
    html.map(|path| page(files, path))
}

fn proposed(files: &Tree) -> Vec<&str> {
    let paths = files.keys().filter(|path| path.starts_with("proposed/"));
    paths.map(String::as_str).collect()
}

fn is_noindex(page: &Page) -> bool {
    page.all("meta")
        .any(|meta| meta.get("name") == Some("robots") && meta.get("content") == Some("noindex"))
}

/// Whether a page shows a proposal: a card, a margin note, or its own page.
fn shows(page: &Page) -> bool {
    page.path.starts_with("proposed/") || page.links().iter().any(|link| link.contains("proposed/"))
}

#[test]
fn a_site_hides_them_unless_told_otherwise() {
    let folder = site();
    assert_eq!(proposed(&built(&folder, &[])), Vec::<&str>::new());
    assert_eq!(proposed(&built(&folder, &["--proposed", "show"])).len(), 2);
    folder.edit(
        "qantar.toml",
        "title",
        "events = { proposed = \"show\" }\ntitle",
    );
    assert_eq!(proposed(&built(&folder, &[])).len(), 2);
    assert_eq!(
        proposed(&built(&folder, &["--proposed", "hide"])),
        Vec::<&str>::new()
    );
}

#[test]
fn hidden_means_that_nothing_changes() {
    let folder = site();
    let plain = built(&folder, &[]);
    folder.edit(
        "qantar.toml",
        "title",
        "events = { proposed = \"hide\" }\ntitle",
    );
    common::same(&plain, &built(&folder, &[]));
    for page in pages(&plain) {
        assert!(!shows(&page) && !page.text().contains("proposed"));
    }
}

#[test]
fn a_bare_folder_shows_them_unless_told_otherwise() {
    let folder = Folder::with(&[("2024-05-15-report.txt", REPORT)]);
    let output = folder.parent().join("site-site");
    folder.qantar(&["build", "."]).is(0).quiet();
    let files = tree(&output);
    assert_eq!(proposed(&files).len(), 3);
    let front = page(&files, "index.html");
    assert!(front.text().contains("Monday, 13 May 2024"));
    assert!(front.text().contains("3 proposed"));
    assert!(files.contains_key("days/2024-05-13.html"));
    common::links::none(common::links::Built::new(files).dead_links("/"));
    folder
        .qantar(&["build", ".", "--proposed", "hide"])
        .is(0)
        .quiet();
    assert_eq!(proposed(&tree(&output)), Vec::<&str>::new());
}

#[test]
fn a_dismissed_event_keeps_its_sentence_off_the_site() {
    let folder = site();
    let said = "The bridge was closed to all cars on Monday";
    let holds = |files: &Tree| pages(files).any(|page| shows(&page) && page.text().contains(said));
    assert!(holds(&built(&folder, &["--proposed", "show"])));
    folder.file(
        "content/events/closed.md",
        format!(
            "+++\ntitle = \"Closed\"\ndate = \"2024-05-13\"\ndismissed = \"known\"\n+++\n\n> {said}\n>\n\
             > — Ada Example, [report](../articles/2024-05-15-report.txt)\n"
        ),
    );
    let files = built(&folder, &["--proposed", "show"]);
    assert_eq!(proposed(&files).len(), 1);
    assert!(!files.contains_key("events/closed.html"));
}

#[test]
fn a_page_that_shows_one_is_not_to_be_found_and_says_what_it_is() {
    let files = built(&site(), &["--proposed", "show"]);
    let with: BTreeSet<String> = pages(&files)
        .filter(shows)
        .map(|page| page.path.clone())
        .collect();
    for path in [
        "index.html",
        "days/2024-05-13.html",
        "days/2024-05-14.html",
        "actors/ada.html",
        "actors/council.html",
        "regions/springfield.html",
        "articles/2024-05-15-report.html",
    ] {
        assert!(with.contains(path), "{path} shows no proposal: {with:?}");
    }
    let sitemap = std::str::from_utf8(&files["sitemap.xml"]).unwrap();
    for page in pages(&files) {
        assert_eq!(page.faults, Vec::<String>::new(), "{}", page.path);
        let url = format!(
            "https://example.org/{}<",
            page.path.replace("index.html", "")
        );
        if with.contains(&page.path) {
            assert!(is_noindex(&page), "{}", page.path);
            assert!(page.text().contains("Found by a program"), "{}", page.path);
            assert!(!sitemap.contains(&url), "{}", page.path);
        } else if page.path.starts_with("embed/") {
            // For frames on other sites, which show what people wrote.
            assert!(is_noindex(&page), "{}", page.path);
            assert!(!page.text().contains("Found by a program"), "{}", page.path);
        } else if !["404.html", "search.html", "search/index.html"].contains(&page.path.as_str()) {
            assert!(!is_noindex(&page), "{}", page.path);
        }
    }
    assert!(sitemap.contains("https://example.org/events/2024-05-13-divers.html<"));
}

#[test]
fn counts_keep_them_apart_from_events() {
    let files = built(&site(), &["--proposed", "show"]);
    for path in ["index.html", "regions/springfield.html"] {
        assert!(page(&files, path).text().contains("1 event"), "{path}");
    }
    assert!(page(&files, "index.html").text().contains("2 proposed"));
    assert!(
        page(&files, "regions/springfield.html")
            .text()
            .contains("1 proposed")
    );
    // No card of an event leads to a proposal, and none of a proposal is an event's.
    for page in pages(&files) {
        for at in 0..page.elements.len() {
            if page.elements[at].has_class("card") {
                let links = page.inside(at);
                let mut links = links.iter().filter_map(|element| element.get("href"));
                assert!(
                    !links.any(|link| link.contains("proposed/")),
                    "{}",
                    page.path
                );
            }
        }
    }
}

#[test]
fn its_own_page_gives_its_words_its_place_and_its_reasons() {
    let files = built(&site(), &["--proposed", "show"]);
    let own = proposed(&files)
        .into_iter()
        .map(|path| page(&files, path))
        .find(|page| page.text().contains("400 people had to take the ferry"))
        .unwrap();
    let text = text(&own);
    for words in [
        "Ada Example says: “The bridge was closed to all cars on Monday",
        "13 May 2024",
        "The sentence names it: Monday",
        "Read by the rule “weekday”",
        "by the words Ada Example",
        "400 people",
        "qantar draft --write 2024-05-13-",
    ] {
        assert!(text.contains(words), "“{words}” is not in: {text}");
    }
    assert!(own.links().contains(&"../actors/ada.html"));
}

#[test]
fn rights_hold_for_what_a_program_found_too() {
    let words = "had to take the ferry";
    // Of excerpts the sentence may be shown, and the rest of the text may not.
    let excerpt = built(&site(), &["--proposed", "show"]);
    let article = page(&excerpt, "articles/2024-05-15-report.html");
    assert!(article.all("p").any(|p| p.get("id") == Some("p2")));
    assert!(!article.all("p").any(|p| p.get("id") == Some("p3")));
    let folder = site();
    folder.edit(
        "qantar.toml",
        "title",
        "sources = { rights = \"full\" }\ntitle",
    );
    let full = built(&folder, &["--proposed", "show"]);
    let article = page(&full, "articles/2024-05-15-report.html");
    assert!(article.all("p").any(|p| p.get("id") == Some("p3")));
    folder.edit("qantar.toml", "\"full\"", "\"link\"");
    let link = built(&folder, &["--proposed", "show"]);
    assert_eq!(proposed(&link).len(), 2);
    for (path, bytes) in &link {
        for words in [words, "400 people", "on Tuesday", "Monday<"] {
            assert!(!common::holds(bytes, words), "{path} holds “{words}”");
        }
    }
    assert!(
        page(&link, "index.html")
            .text()
            .contains("Reported by 2024-05-15-report")
    );
}

#[test]
fn every_link_leads_somewhere() {
    let files = built(&site(), &["--proposed", "show"]);
    common::links::none(common::links::Built::new(files).dead_links("/"));
}

#[test]
fn check_says_the_same_whether_they_are_shown_or_not() {
    let folder = site();
    folder.edit(
        "qantar.toml",
        "title",
        "events = { proposed = \"show\" }\ntitle",
    );
    folder.qantar(&["check"]).is(0).quiet();
    folder.edit("qantar.toml", "\"show\"", "\"sure\"");
    let run = folder.qantar(&["check"]).is(1);
    assert!(run.err.contains("none of `show`, `hide`"), "{}", run.err);
}

#[test]
fn the_same_articles_give_the_same_pages_on_one_thread_and_on_two() {
    let folder = site();
    let with = |threads: &str| {
        let mut command = common::command(&["build", "-o", "out", "--proposed", "show"]);
        command
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(folder.root());
        common::run(&mut command).is(0);
        let files = tree(&folder.path("out"));
        std::fs::remove_dir_all(folder.path("out")).unwrap();
        files
    };
    let one = with("1");
    assert_eq!(proposed(&one).len(), 2);
    common::same(&one, &with("2"));
}
