//! `init` and `new` write files that pass `check`, and never over what is there; `completions` and
//! `man` print what they promise.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, same, tree};

#[test]
fn a_new_site_builds_at_once_and_has_nothing_to_warn_of() {
    let folder = Folder::empty();
    let run = folder.qantar(&["init", "new"]).is(0).quiet();
    assert!(run.out.contains("qantar serve new"), "{}", run.out);
    folder.qantar(&["check", "--strict", "new"]).is(0).quiet();
    folder.qantar(&["build", "--strict", "new"]).is(0).quiet();
    let site = tree(&folder.path("new/public"));
    assert!(site.contains_key("events/2024-05-14-bridge-closed.html"));
    assert!(folder.path("new/.github/workflows/pages.yml").is_file());
    let ignored = folder.read("new/.gitignore");
    assert!(ignored.contains("/public/"), "{ignored}");
}

#[test]
fn the_workflow_of_a_new_site_installs_this_version() {
    let folder = Folder::empty();
    folder.qantar(&["init", "new"]).is(0);
    let workflow = folder.read("new/.github/workflows/pages.yml");
    let line = format!("  QANTAR_VERSION: {}\n", env!("CARGO_PKG_VERSION"));
    assert!(workflow.contains(&line), "{workflow}");
}

#[test]
fn a_new_site_goes_into_an_empty_folder_and_one_with_a_repository() {
    let folder = Folder::empty();
    folder.qantar(&["init"]).is(0);
    folder.build();
    let folder = Folder::with(&[(".git/HEAD", "ref: refs/heads/main\n")]);
    folder.qantar(&["init", "."]).is(0);
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    for file in ["letter.txt", ".hidden", "qantar.toml"] {
        let folder = Folder::with(&[(file, "mine")]);
        let before = tree(folder.root());
        folder.qantar(&["init"]).is(2).says(&["not empty", "help:"]);
        same(&before, &tree(folder.root()));
    }
    let folder = Folder::with(&[("file", "mine")]);
    folder.qantar(&["init", "file"]).is(2);
    assert_eq!(folder.read("file"), "mine");
}

#[test]
fn every_kind_of_new_file_passes_check_as_it_is() {
    let folder = Folder::site();
    for (kind, section) in [
        ("article", "articles"),
        ("event", "events"),
        ("question", "questions"),
        ("actor", "actors"),
        ("region", "regions"),
        ("page", "pages"),
    ] {
        let title = format!("The {kind}: \"with quotes\"");
        let dated = matches!(kind, "article" | "event");
        let day = if dated { "2022-01-05-" } else { "" };
        let path = format!("content/{section}/{day}the-{kind}-with-quotes.md");
        let words: &[&str] = if dated {
            &["new", kind, &title, "--date", "2022-01-05"]
        } else {
            &["new", kind, &title]
        };
        let run = folder.qantar(words).is(0).quiet();
        assert!(run.out.contains(&path), "{}", run.out);
        assert!(folder.read(&path).contains("with quotes"), "{path}");
    }
    folder.check().nothing();
    folder.qantar(&["check", "--strict"]).is(0);
}

#[test]
fn a_new_file_is_named_by_its_day_and_title() {
    let folder = Folder::site();
    folder
        .qantar(&["new", "event", "Қаңтар оқиғасы", "--date", "2022-01-05"])
        .is(0);
    let text = folder.read("content/events/2022-01-05-қаңтар-оқиғасы.md");
    assert!(
        text.contains("date = \"2022-01-05\"") && text.contains("Қаңтар оқиғасы"),
        "{text}"
    );
    folder.check().nothing();
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let folder = Folder::site();
    folder
        .qantar(&["new", "actor", "Tokayev"])
        .is(2)
        .says(&["tokayev.md", "exists"]);
    assert_eq!(
        folder.read("content/actors/tokayev.md"),
        common::samples::TOKAYEV
    );
}

#[test]
fn what_cannot_be_made_is_refused() {
    let folder = Folder::site();
    let before = tree(folder.parent());
    folder.qantar(&["new", "event", "—!"]).is(2);
    folder
        .qantar(&["new", "event", "X", "--date", "2022-02-30"])
        .is(2)
        .says(&["--date"]);
    // No date is made up: one that is left out is asked for.
    for kind in ["event", "article"] {
        folder
            .qantar(&["new", kind, "X"])
            .is(2)
            .says(&["--date 2022-01-05"]);
    }
    folder.qantar(&["new", "planet", "X"]).is(2);
    folder
        .qantar(&["new", "event", "X", "--dir", "nowhere"])
        .is(2)
        .says(&["help:"]);
    same(&before, &tree(folder.parent()));
    let bare = Folder::with(&[("2022-01-01-text.txt", "Words.\n")]);
    bare.qantar(&["new", "event", "X"])
        .is(2)
        .says(&["qantar init"]);
}

#[test]
fn no_title_leads_out_of_the_folder() {
    let folder = Folder::site();
    folder.qantar(&["new", "page", "../../../escape"]).is(0);
    assert!(folder.path("content/pages/escape.md").is_file());
    assert_eq!(std::fs::read_dir(folder.parent()).unwrap().count(), 1);
}

#[test]
fn completions_know_every_verb() {
    let folder = Folder::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.qantar(&["completions", shell]).is(0).quiet();
        for verb in [
            "build",
            "serve",
            "check",
            "init",
            "new",
            "completions",
            "man",
        ] {
            assert!(run.out.contains(verb), "{shell}: {verb}");
        }
    }
    if let Ok(bash) = std::process::Command::new("bash")
        .arg("-n")
        .arg("/dev/null")
        .status()
        && bash.success()
    {
        let run = folder.qantar(&["completions", "bash"]);
        folder.file("completions", &run.out);
        let status = std::process::Command::new("bash")
            .arg("-n")
            .arg(folder.path("completions"))
            .status();
        assert!(status.unwrap().success(), "bash can read it");
    }
}

#[test]
fn the_manual_is_roff_and_names_every_verb_and_option() {
    let folder = Folder::empty();
    let run = folder.qantar(&["man"]).is(0).quiet();
    assert!(run.out.contains(".TH"), "{}", run.out);
    let plain = run.out.replace('\\', "");
    for word in [
        "qantar-build",
        "qantar-serve",
        "qantar-check",
        "--strict",
        "--base-url",
        "--port",
    ] {
        assert!(plain.contains(word), "{word}");
    }
}

#[test]
fn help_names_every_verb_and_what_it_does() {
    let run = Folder::empty().qantar(&["--help"]).is(0).quiet();
    for verb in [
        "build",
        "serve",
        "check",
        "init",
        "new",
        "completions",
        "man",
    ] {
        assert!(
            run.out
                .lines()
                .any(|line| line.trim_start().starts_with(verb)
                    && line.split_whitespace().count() > 2),
            "{verb}"
        );
    }
}
