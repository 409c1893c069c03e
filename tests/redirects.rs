//! Old URLs, slugs, drafts, dismissed and retracted events, corrections, reviews.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::samples::{SPEECH, event, quoting};
use common::{Folder, holds, place, tells};

const EVENT: &str = "content/events/2022-01-10-speech.md";
const PAGE: &str = "events/2022-01-10-speech.html";

/// The sample site with these lines in the event's head.
fn with(lines: &str) -> Folder {
    let folder = Folder::site();
    folder.file(
        EVENT,
        SPEECH.replacen("date =", &format!("{lines}\ndate ="), 1),
    );
    folder
}

#[test]
fn an_old_url_leads_to_the_new_one_with_and_without_script() {
    let folder = with("aliases = [\"/2022/old.html\", \"older/\", \"oldest\"]");
    folder.build();
    for (path, target) in [
        ("2022/old.html", "../events/2022-01-10-speech.html"),
        ("older/index.html", "../events/2022-01-10-speech.html"),
        ("oldest/index.html", "../events/2022-01-10-speech.html"),
    ] {
        let page = folder.page(path);
        let script = page.all("script").next().unwrap();
        assert_eq!(script.get("data-target"), Some(target), "{path}");
        assert!(folder.path("public/script/redirect.js").is_file());
        let refresh = page
            .all("meta")
            .find(|meta| meta.get("http-equiv") == Some("refresh"))
            .unwrap();
        assert_eq!(
            refresh.get("content"),
            Some(format!("0; url={target}").as_str())
        );
        assert_eq!(page.links(), [target]);
    }
}

#[test]
fn a_slug_changes_the_last_part_of_the_url_and_links_follow() {
    let folder = with("slug = \"the-speech\"");
    folder.edit(
        "content/actors/tokayev.md",
        "President",
        "Gave [a speech](../events/2022-01-10-speech.md) as president",
    );
    folder.build();
    assert!(!folder.path(&format!("public/{PAGE}")).exists());
    let actor = folder.page("actors/tokayev.html");
    assert!(
        actor.links().contains(&"../events/the-speech.html"),
        "{:?}",
        actor.links()
    );
    let article = folder.page("articles/2022-01-11-report.html");
    assert!(
        article.links().contains(&"../events/the-speech.html#q1"),
        "{:?}",
        article.links()
    );
}

#[test]
fn a_slug_keeps_the_folders_of_an_article() {
    let folder = Folder::site();
    folder.file(
        "content/articles/a/b/2022-01-02-x.md",
        "+++\nslug = \"y\"\n+++\n\nWords.\n",
    );
    folder.build();
    assert!(folder.path("public/articles/a/b/y.html").is_file());
    folder.built();
}

#[test]
fn drafts_are_published_when_asked_for_only() {
    let folder = with("draft = true");
    folder.build();
    let there = |folder: &Folder| folder.path(&format!("public/{PAGE}")).is_file();
    assert!(!there(&folder));
    folder.qantar(&["build", "--drafts"]).is(0).quiet();
    assert!(there(&folder));
    assert!(folder.page("index.html").text().contains("Tokayev speaks"));
    folder.build();
    assert!(!there(&folder), "and are taken away again");
}

#[test]
fn a_link_to_what_is_not_published_says_why() {
    let folder = with("dismissed = \"told elsewhere\"");
    folder.file(
        "content/events/other.md",
        event(&format!(
            "See [it](2022-01-10-speech.md).\n\n{}",
            quoting("The airport was closed for the whole day")
        )),
    );
    tells(folder.check().only("missing-file"), &["it is dismissed"]);
    let folder = with("draft = true");
    folder.file(
        "content/events/other.md",
        event(&format!(
            "See [it](2022-01-10-speech.md).\n\n{}",
            quoting("The airport was closed for the whole day")
        )),
    );
    tells(folder.check().only("missing-file"), &["it is a draft"]);
    folder.check_with(&["--drafts"]).nothing();
}

#[test]
fn a_dismissed_event_is_not_published_even_with_drafts() {
    let folder = with("dismissed = \"told elsewhere\"");
    folder.qantar(&["build", "--drafts"]).is(0).quiet();
    assert!(!folder.path(&format!("public/{PAGE}")).exists());
}

#[test]
fn a_retracted_event_keeps_its_page_and_leaves_every_list_but_the_corrections() {
    let correction =
        "\n\n[[corrections]]\ndate = 2022-02-01\nnote = \"It did not happen.\"\n+++\n\n";
    let folder = Folder::site();
    let text = SPEECH
        .replacen("date =", "standing = \"retracted\"\ndate =", 1)
        .replacen("\n+++\n\n", correction, 1);
    folder.file(EVENT, text);
    folder.file(
        "content/events/other.md",
        event(&quoting("The airport was closed for the whole day")),
    );
    folder
        .qantar(&["build", "--base-url", "https://example.org/"])
        .is(0)
        .quiet();

    let page = folder.page(PAGE);
    let text = common::html::plain(page.text());
    assert!(
        text.to_lowercase().contains("retracted"),
        "says so in words: {text}"
    );
    assert!(text.contains("It did not happen."));
    let mut naming = Vec::new();
    for (path, bytes) in folder.public() {
        let name = "2022-01-10-speech";
        if path != PAGE && path != qantar::publish::MARKER && holds(&bytes, name) {
            naming.push(path);
        }
    }
    naming.retain(|path| path != "sitemap.xml");
    assert_eq!(
        naming,
        [
            "corrections/feed.xml",
            "corrections/index.html",
            "data/events.json",
            // Frames on other sites have to say that it is retracted.
            "embed/events/2022-01-10-speech.html",
        ]
    );
    let data: serde_json::Value =
        serde_json::from_str(&folder.read("public/data/events.json")).unwrap();
    for (key, value) in data.as_object().unwrap() {
        let named = value.to_string().contains("2022-01-10-speech");
        assert_eq!(named, key == "corrections", "{key}");
    }
    assert!(!folder.path("public/days/2022-01-10.html").exists());
}

#[test]
fn corrections_stand_on_the_event_and_in_a_list_with_the_latest_first() {
    let folder = Folder::site();
    let corrections = "\n[[corrections]]\ndate = 2022-02-01\nnote = \"First note.\"\n\n[[corrections]]\ndate = 2022-03-01\nnote = \"Second note.\"\n+++\n\n";
    folder.file(EVENT, SPEECH.replacen("+++\n\n", corrections, 1));
    folder.build();
    for path in [PAGE, "corrections/index.html"] {
        let text = folder.page(path).text().to_owned();
        assert!(
            text.contains("First note.") && text.contains("Second note."),
            "{path}"
        );
    }
    let list = folder.page("corrections/index.html").text().to_owned();
    assert!(list.find("Second note.") < list.find("First note."));
    let front = folder.page("index.html");
    assert!(front.links().contains(&"corrections/index.html"));
}

#[test]
fn an_event_counts_as_reviewed_when_enough_people_have_checked_it() {
    let one = "reviewed = [{ by = \"A. B.\", on = 2022-02-01 }]";
    let two = "reviewed = [{ by = \"A. B.\", on = 2022-02-01 }, { by = \"C. D.\" }]";
    for (lines, required, expected) in [
        ("", 1, false),
        (one, 1, true),
        (one, 2, false),
        (two, 2, true),
    ] {
        let folder = with(lines);
        folder.file(
            "qantar.toml",
            format!("title = \"Sample\"\n[events]\nreviews_required = {required}\n"),
        );
        folder.build();
        for path in [PAGE, "index.html"] {
            let page = folder.page(path);
            let marked = page
                .elements
                .iter()
                .any(|element| element.has_class("mark-reviewed"));
            assert_eq!(marked, expected, "{path}: {lines} of {required}");
            let open = page
                .elements
                .iter()
                .any(|element| element.has_class("mark-open"));
            assert_eq!(open, !expected, "{path}: {lines} of {required}");
        }
    }
}

#[test]
fn one_person_who_checks_twice_is_one_reviewer() {
    let folder = with("reviewed = [{ by = \"A. B.\" }, { by = \"A. B.\" }]");
    folder.file("qantar.toml", "[events]\nreviews_required = 2\n");
    folder.build();
    let page = folder.page(PAGE);
    assert!(
        !page
            .elements
            .iter()
            .any(|element| element.has_class("mark-reviewed"))
    );
}

#[test]
fn two_events_of_one_title_are_both_linked_from_their_passage() {
    let folder = Folder::site();
    folder.file(
        "content/events/twin.md",
        SPEECH.replacen("2022-01-10", "2022-01-11", 1),
    );
    folder.build();
    let article = folder.page("articles/2022-01-11-report.html");
    let notes: Vec<_> = article
        .links()
        .into_iter()
        .filter(|link| link.contains("#q1"))
        .collect();
    assert_eq!(
        notes,
        [
            "../events/2022-01-10-speech.html#q1",
            "../events/twin.html#q1"
        ]
    );
}

#[test]
fn a_page_that_is_gone_leaves_the_site_and_a_strangers_file_stays() {
    let folder = Folder::site();
    folder.build();
    std::fs::write(folder.path("public/CNAME"), "example.org").unwrap();
    std::fs::remove_file(folder.path(EVENT)).unwrap();
    folder.build();
    assert!(!folder.path(&format!("public/{PAGE}")).exists());
    assert_eq!(folder.read("public/CNAME"), "example.org");
}

#[test]
fn an_alias_that_two_files_claim_names_both() {
    let folder = with("aliases = [\"old.html\"]");
    folder.edit(
        "content/actors/tokayev.md",
        "kind =",
        "aliases = [\"old.html\"]\nkind =",
    );
    let found = folder.check();
    let error = found.only("same-url");
    let whole = format!("{} {}", place(error).0, common::told(error));
    assert!(
        whole.contains(EVENT) && whole.contains("content/actors/tokayev.md"),
        "{whole}"
    );
}
