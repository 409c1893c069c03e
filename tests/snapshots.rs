//! What people see: diagnostics as text, and a page of every kind. A change in any of them is to
//! be looked at, and accepted with `cargo insta review` or `INSTA_UPDATE=always`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::sync::LazyLock;

use common::samples::{event, quoting};
use common::{Folder, Tree, tree};

const BAD: &str = "content/events/bad.md";

static FIXTURE: LazyLock<Tree> = LazyLock::new(|| {
    let folder = Folder::empty();
    for (path, bytes) in tree(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/site").as_ref())
    {
        folder.file(&path, bytes);
    }
    folder.build();
    folder.public()
});

/// A page of the fixture, without blank lines and blanks at line ends, which nobody sees.
fn page(path: &str) -> String {
    let bytes = FIXTURE
        .get(path)
        .unwrap_or_else(|| panic!("no {path} in {:?}", FIXTURE.keys()));
    let text = std::str::from_utf8(bytes).unwrap();
    let lines = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

macro_rules! pages {
    ($($name:ident: $path:literal,)*) => {
        mod pages {
            $(#[test]
            fn $name() {
                insta::assert_snapshot!(super::page($path));
            })*

            #[test]
            fn there_is_a_snapshot_of_every_page() {
                let shown = [$($path),*];
                let all = super::FIXTURE.keys().filter(|path| path.ends_with(".html"));
                let missing: Vec<_> = all.filter(|path| !shown.contains(&path.as_str())).collect();
                assert!(missing.is_empty(), "{missing:?}");
            }
        }
    };
}

pages! {
    front: "index.html",
    event_on_which_accounts_differ: "events/2024-05-14-bridge-closed.html",
    event_disputed: "events/2024-05-14-beam.html",
    article_in_excerpts: "articles/2024-05-14-gazette.html",
    article_without_a_title: "articles/2024-05-15-union.html",
    article_in_summary: "articles/2024-05-16-summary.html",
    actor: "actors/ada-example.html",
    organisation: "actors/council.html",
    region: "regions/springfield.html",
    day: "days/2024-05-14.html",
    question: "questions/how-many-injured.html",
    free_page: "pages/about-us.html",
    redirect: "2024/bridge.html",
    not_found: "404.html",
    search: "search.html",
    list_of_actors: "actors/index.html",
    list_of_regions: "regions/index.html",
    list_of_articles: "articles/index.html",
    list_of_questions: "questions/index.html",
    list_of_corrections: "corrections/index.html",
    list_of_figures: "figures/index.html",
    figures_of_a_measure: "figures/injured.html",
    data_and_feeds: "data/index.html",
    timeline_in_small: "embed/index.html",
    event_in_small: "embed/events/2024-05-14-bridge-closed.html",
    disputed_event_in_small: "embed/events/2024-05-14-beam.html",
    actor_in_small: "embed/actors/ada-example.html",
    organisation_in_small: "embed/actors/council.html",
    region_in_small: "embed/regions/springfield.html",
}

#[test]
fn files_beside_the_pages() {
    let names: Vec<&str> = FIXTURE
        .keys()
        .map(String::as_str)
        // The index has names made from its contents.
        .filter(|name| !name.ends_with(".html") && !name.starts_with("pagefind/"))
        .collect();
    insta::assert_snapshot!(names.join("\n"));
    insta::assert_snapshot!(String::from_utf8_lossy(&FIXTURE["sitemap.xml"]));
    insta::assert_snapshot!(String::from_utf8_lossy(&FIXTURE["robots.txt"]));
}

/// What `check` says of the sample site with another event of this text.
fn said(text: &str) -> String {
    let folder = Folder::site();
    folder.file(BAD, text);
    folder.qantar(&["check"]).is(1).err
}

mod diagnostics {
    use super::*;

    #[test]
    fn words_that_are_not_there() {
        insta::assert_snapshot!(said(&event(&quoting(
            "The airport was closed for the whole week"
        ))));
    }

    #[test]
    fn words_like_none_there() {
        insta::assert_snapshot!(said(&event(&quoting("Quite other words altogether"))));
    }

    #[test]
    fn words_that_stand_twice() {
        insta::assert_snapshot!(said(&event(&quoting(
            "The airport was closed for the whole"
        ))));
    }

    #[test]
    fn a_quotation_without_a_dash() {
        insta::assert_snapshot!(said(&event("> The airport was closed for the whole day")));
    }

    #[test]
    fn a_quotation_that_became_a_list() {
        insta::assert_snapshot!(said(&event(
            "> The airport was closed for the whole day\n>\n> - Tokayev, [the report](../articles/2022-01-11-report.txt)"
        )));
    }

    #[test]
    fn a_missing_article() {
        insta::assert_snapshot!(said(&event("See [it](../articles/2022-01-11-raport.txt).")));
    }

    #[test]
    fn a_head_with_slips() {
        insta::assert_snapshot!(said(
            "+++\ntitel = \"A slip\"\ndate = \"10 January 2022\"\nactors = [\"tokaev\"]\nimportance = 7\n+++\n\nWords.\n"
        ));
    }

    #[test]
    fn a_head_that_is_not_closed() {
        insta::assert_snapshot!(said("+++\ntitle = \"Open\"\n\nWords.\n"));
    }

    #[test]
    fn wrong_toml() {
        insta::assert_snapshot!(said(
            "+++\ntitle = \"Open\ndate = \"2022-01-05\"\n+++\n\nWords.\n"
        ));
    }

    #[test]
    fn wrong_yaml() {
        insta::assert_snapshot!(said(
            "---\ntitle: A title: with a colon\ndate: 2022-01-05\n---\n\nWords.\n"
        ));
    }

    #[test]
    fn a_figure_that_is_not_in_its_words() {
        let text = event(&quoting("About 8,000 people have been arrested")).replacen(
            "+++\n\n",
            "\n[[figures]]\nmeasure = \"arrested\"\nvalue = 9000\nquote = \"About 8,000 people\"\n+++\n\n",
            1,
        );
        insta::assert_snapshot!(said(&text));
    }

    #[test]
    fn one_url_for_two_files() {
        let folder = Folder::site();
        folder.file("content/articles/2022-01-11-report.md", "Words.\n");
        insta::assert_snapshot!(folder.qantar(&["check"]).is(1).err);
    }

    #[test]
    fn an_undated_article_and_a_file_that_is_not_read() {
        let folder = Folder::site();
        folder
            .file("content/articles/undated.txt", "Words.\n")
            .file("content/articles/a.odt", "x");
        insta::assert_snapshot!(folder.qantar(&["check"]).is(1).err);
    }

    #[test]
    fn an_unknown_variable_in_a_template() {
        let folder = Folder::site();
        folder.file("templates/day.html", "{% extends \"base.html\" %}\n{% block content %}\n{{ page.titel }}\n{% endblock content %}\n");
        insta::assert_snapshot!(folder.qantar(&["check"]).is(1).err);
    }

    #[test]
    fn annotations_for_github() {
        let folder = Folder::site();
        folder.file(
            BAD,
            event(&quoting("The airport was closed for the whole week")),
        );
        insta::assert_snapshot!(folder.qantar(&["check", "--format", "github"]).is(1).out);
    }

    #[test]
    fn objects_for_programs() {
        let folder = Folder::site();
        folder.file(
            BAD,
            event(&quoting("The airport was closed for the whole week")),
        );
        insta::assert_snapshot!(folder.check().words());
    }

    #[test]
    fn a_foreign_output_folder() {
        let folder = Folder::site();
        folder.file("other/letter.txt", "mine");
        let said = folder.qantar(&["build", "-o", "other"]).is(2).err;
        let root = folder.root().canonicalize().unwrap();
        insta::assert_snapshot!(said.replace(root.to_str().unwrap(), "SITE"));
    }
}
