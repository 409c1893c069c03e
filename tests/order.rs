//! Events follow each other on their pages as they do in the list.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Folder;

/// The addresses of the events of the front page, in the order of the list.
fn listed(folder: &Folder) -> Vec<String> {
    let page = folder.page("index.html");
    let links = page.links();
    let events = links.into_iter().filter(|link| link.starts_with("events/"));
    let mut all: Vec<String> = events.map(str::to_owned).collect();
    all.dedup();
    all
}

#[test]
fn the_next_event_is_the_next_of_the_list_whatever_is_known_of_its_day() {
    let folder = Folder::empty();
    folder.file("qantar.toml", "title = \"T\"\n");
    folder.file(
        "content/articles/2022-02-01-report.txt",
        "The town was quiet.\n",
    );
    for (id, date) in [
        ("a", "2022-01"),
        ("b", "2022-01-02"),
        ("c", "2022-01-20"),
        ("d", "2022-01-02T10:00"),
        ("e", "[2022-01-03..2022-01-18]"),
        ("f", "2022-01-31"),
        ("g", "2022-02-01"),
        ("h", "2022"),
        ("i", "2022-01-02~"),
        ("j", "2021-12-31/2022-02"),
    ] {
        folder.file(
            &format!("content/events/{id}.md"),
            format!(
                "+++\ntitle = \"Event {id}\"\ndate = \"{date}\"\n+++\n\n> The town was quiet\n>\n> — [report](../articles/2022-02-01-report.txt)\n"
            ),
        );
    }
    folder.build_with_warnings();
    folder.built();
    let listed = listed(&folder);
    assert_eq!(listed.len(), 10);
    // A month stands at its end, where a reader knows the days that it may mean.
    let at = |id: &str| {
        listed
            .iter()
            .position(|url| url.ends_with(&format!("/{id}.html")))
    };
    assert!(at("f") < at("a") && at("a") < at("g"), "{listed:?}");
    for (index, url) in listed.iter().enumerate() {
        let page = folder.page(url);
        let step = |rel: &str| {
            let link = page.elements.iter().find(|one| one.get("rel") == Some(rel));
            link.and_then(|link| link.get("href"))
                .map(|href| href.replacen("../", "", 1))
                .map(|href| {
                    if href.contains('/') {
                        href
                    } else {
                        format!("events/{href}")
                    }
                })
        };
        let before = index.checked_sub(1).and_then(|at| listed.get(at)).cloned();
        assert_eq!(step("prev"), before, "before {url}");
        assert_eq!(step("next"), listed.get(index + 1).cloned(), "after {url}");
    }
}
