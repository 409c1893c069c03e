//! A timeline too long for one page: the most important events in front, all of them by month.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use common::Folder;
use common::samples::{ALMATY, REPORT, TOKAYEV};

/// Events on each of 28 days of two months, so many a day.
fn site(a_day: usize) -> Folder {
    let folder = Folder::with(&[
        ("qantar.toml", "title = \"Sample\"\n"),
        ("content/articles/2022-01-11-report.txt", REPORT),
        ("content/actors/tokayev.md", TOKAYEV),
        ("content/regions/almaty.md", ALMATY),
    ]);
    for month in 1..=2 {
        for day in 1..=28 {
            for number in 0..a_day {
                let importance = if number == 0 { 5 } else { 2 };
                let mut text = String::from("+++\n");
                writeln!(text, "title = \"Event {number} of {day}.{month}.\"").unwrap();
                writeln!(text, "date = \"2022-{month:02}-{day:02}\"").unwrap();
                writeln!(text, "importance = {importance}").unwrap();
                text.push_str("actors = [\"tokayev\"]\nregions = [\"almaty\"]\n+++\n\n");
                text.push_str("So it is [reported](../articles/2022-01-11-report.txt#p2).\n");
                folder.file(&format!("content/events/{month}-{day}-{number}.md"), text);
            }
        }
    }
    folder.build();
    folder
}

/// The events that a page lists.
fn listed(page: &str) -> BTreeSet<String> {
    page.split("class=\"card-title\"><a href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("../", ""))
        .collect()
}

#[test]
fn the_front_page_holds_all_as_long_as_it_can() {
    let folder = site(8);
    let public = folder.public();
    let front = String::from_utf8(public["index.html"].clone()).unwrap();
    assert_eq!(listed(&front).len(), 448);
    assert!(!public.keys().any(|path| path.starts_with("months/")));
}

#[test]
fn of_more_it_shows_the_most_important_and_months_hold_them_all() {
    let folder = site(10);
    let public = folder.public();
    let text = |path: &str| String::from_utf8(public[path].clone()).unwrap();

    let front = listed(&text("index.html"));
    assert_eq!(front.len(), 200);
    for month in 1..=2 {
        for day in 1..=28 {
            let first = format!("events/{month}-{day}-0.html");
            assert!(front.contains(&first), "{first} is important");
        }
    }
    assert!(text("index.html").contains("href=\"months/2022-02.html\""));

    let parts = [
        "months/2022-01.html",
        "months/2022-01-2.html",
        "months/2022-02.html",
        "months/2022-02-2.html",
    ];
    let by_month: Vec<BTreeSet<String>> = parts.iter().map(|path| listed(&text(path))).collect();
    assert_eq!(
        by_month.iter().map(BTreeSet::len).collect::<Vec<_>>(),
        [200, 80, 200, 80]
    );
    assert_eq!(union(&by_month), 560);

    // The pages of a person and a place show the most important, and lead to all.
    for subject in ["actors/tokayev", "regions/almaty"] {
        assert_eq!(listed(&text(&format!("{subject}.html"))).len(), 200);
        let all = ["events.html", "events-2.html", "events-3.html"]
            .map(|part| listed(&text(&format!("{subject}/{part}"))));
        assert_eq!(union(&all), 560);
    }
}

/// What several pages list, together.
fn union(pages: &[BTreeSet<String>]) -> usize {
    pages.iter().flatten().collect::<BTreeSet<_>>().len()
}

/// A report of so many passages, each of which names the actor and the region, and an event for
/// each that quotes it with a figure.
fn named(passages: usize) -> Folder {
    let mut report = String::new();
    for number in 1..=passages {
        writeln!(report, "{number} people came, Tokayev said in Almaty.\n").unwrap();
    }
    let folder = Folder::with(&[
        ("qantar.toml", "title = \"Sample\"\n"),
        ("content/articles/2022-01-11-report.txt", &report),
        ("content/actors/tokayev.md", TOKAYEV),
        ("content/regions/almaty.md", ALMATY),
    ]);
    for number in 1..=passages {
        let words = format!("{number} people came, Tokayev said in Almaty.");
        let text = format!(
            "+++\ntitle = \"Event {number}\"\ndate = \"2022-01-10\"\n\n[[figures]]\nmeasure = \"came\"\n\
             value = {number}\nquote = \"{number} people came\"\nsource = \"2022-01-11-report#p{number}\"\n\
             said_by = \"tokayev\"\nscope = \"almaty\"\n+++\n\nSo it is said.\n\n> {words}\n>\n\
             > — Tokayev, [the report](../articles/2022-01-11-report.txt#p{number})\n"
        );
        folder.file(&format!("content/events/{number}.md"), text);
    }
    folder.build();
    folder
}

#[test]
fn what_a_subject_said_and_is_named_in_stands_on_pages_of_a_bounded_size() {
    let folder = named(450);
    let public = folder.public();
    let text = |path: &str| String::from_utf8(public[path].clone()).unwrap();
    let all = (1..=450).map(|n| format!("p{n}")).collect::<BTreeSet<_>>();
    let numbers = |page: &str| -> BTreeSet<String> {
        let links = page.split("class=\"passage-number\" href=\"").skip(1);
        let link = links.map(|rest| rest.split('"').next().unwrap());
        link.map(|link| link.split('#').nth(1).unwrap().to_owned())
            .collect()
    };
    for subject in ["actors/tokayev", "regions/almaty"] {
        let parts =
            ["", "/passages-2", "/passages-3"].map(|part| text(&format!("{subject}{part}.html")));
        let named = parts.each_ref().map(|page| numbers(page));
        assert_eq!(named.each_ref().map(BTreeSet::len), [200, 200, 50]);
        assert_eq!(union(&named), 450);
        assert!(named.iter().all(|part| part.is_subset(&all)));
        // Every part leads to the others, and back to the subject's own page.
        assert!(parts[0].contains(&format!("href=\"../{subject}/passages-3.html\"")));
        assert!(parts[2].contains(&format!("href=\"../../{subject}.html#passages\"")));

        let parts =
            ["", "/figures-2", "/figures-3"].map(|part| text(&format!("{subject}{part}.html")));
        let rows = parts
            .each_ref()
            .map(|page| page.matches("<tr data-standing").count());
        assert_eq!(rows, [200, 200, 50]);
    }
    let parts =
        ["", "/words-2", "/words-3"].map(|part| text(&format!("actors/tokayev{part}.html")));
    let said = parts
        .each_ref()
        .map(|page| page.matches("<figure class=\"quotation\"").count());
    assert_eq!(said, [200, 200, 50]);
    assert!(!public.contains_key("actors/tokayev/words-4.html"));
}
