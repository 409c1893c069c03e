//! A build of which nothing changed is not made; whatever changed is.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, Run, command, run, same};

const EVENT: &str = "content/events/2022-01-10-speech.md";
const PAGE: &str = "public/events/2022-01-10-speech.html";

/// A build that says which phases it went through, and remembers where it was.
fn build(folder: &Folder, arguments: &[&str]) -> Run {
    let arguments = [&["build", "--timings"], arguments].concat();
    let mut command = command(&arguments);
    command.current_dir(folder.root());
    command.env("XDG_CACHE_HOME", folder.parent().join("cache"));
    run(&mut command).is(0)
}

fn rendered(run: &Run) -> bool {
    run.err.contains("render")
}

#[test]
fn what_did_not_change_is_not_built_again() {
    let folder = Folder::site();
    assert!(rendered(&build(&folder, &[])));
    let before = folder.public();
    let again = build(&folder, &[]);
    assert!(!rendered(&again), "{again:?}");
    assert!(again.out.contains("nothing changed"), "{again:?}");
    assert!(again.out.contains("1 event, 1 article"), "{again:?}");
    same(&before, &folder.public());
}

#[test]
fn whatever_a_site_is_made_from_counts() {
    let folder = Folder::site();
    build(&folder, &[]);
    let changes: [(&str, &str); 5] = [
        ("qantar.toml", "title = \"Another\"\n"),
        (
            "content/pages/new.md",
            "+++\ntitle = \"New\"\n+++\n\nWords.\n",
        ),
        ("static/note.txt", "one"),
        ("locales/en.ftl", "nav-actors = People\n"),
        (
            "templates/404.html",
            "{% extends \"base.html\" %}{% block content %}No{% endblock %}",
        ),
    ];
    for (path, text) in changes {
        folder.file(path, text);
        assert!(rendered(&build(&folder, &[])), "{path}");
        assert!(!rendered(&build(&folder, &[])), "{path}");
        std::fs::remove_file(folder.path(path)).unwrap();
        if path == "qantar.toml" {
            folder.file(path, "title = \"Sample\"\n");
        }
        assert!(rendered(&build(&folder, &[])), "{path} removed");
    }
    let elsewhere = ["--base-url", "https://example.org/"];
    assert!(rendered(&build(&folder, &elsewhere)), "options count");
    folder.edit(EVENT, "He spoke", "She spoke");
    assert!(rendered(&build(&folder, &elsewhere)));
    assert!(folder.read(PAGE).contains("She spoke"));
}

#[test]
fn an_output_that_somebody_changed_is_made_good() {
    let folder = Folder::site();
    build(&folder, &[]);
    let good = folder.public();
    std::fs::remove_file(folder.path(PAGE)).unwrap();
    assert!(rendered(&build(&folder, &[])));
    same(&good, &folder.public());
    // Younger than the marker, of another size or the same.
    for text in [folder.read(PAGE).to_uppercase(), "short".to_owned()] {
        std::thread::sleep(std::time::Duration::from_millis(20));
        folder.file(PAGE, text);
        build(&folder, &[]);
        same(&good, &folder.public());
    }
}

#[test]
fn what_was_doubtful_is_said_again() {
    let folder = Folder::site();
    folder.file("content/articles/notes.docx", "x");
    let first = build(&folder, &[]);
    assert!(first.err.contains("passed-over"), "{first:?}");
    let again = build(&folder, &[]);
    assert!(!rendered(&again), "{again:?}");
    assert!(again.err.contains("passed-over"), "{again:?}");
}
