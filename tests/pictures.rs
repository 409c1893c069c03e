//! The pictures show what there is: their numbers are the numbers of events and figures, and
//! each of their parts leads to what it counts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::Folder;
use common::html::{Element, Page, plain};

const ARTICLE: &str = "\
The town was quiet until the second of January.

Some 40 people were held, the police said, and the hospital spoke of 60. Later the police counted 75.
";

/// A site of two regions and a city, one with a shape on either side of the antimeridian.
fn site() -> Folder {
    let folder = Folder::empty();
    folder.file(
        "qantar.toml",
        "title = \"T\"\n[kinds]\nclash = \"Clashes\"\nspeech = \"Speeches\"\n[measures]\n\
         held = { label = \"Held\", unit = \"people\" }\n",
    );
    folder.file("content/articles/2022-02-01-report.txt", ARTICLE);
    let square = |west: f64, east: f64| {
        format!("[[[{west},50],[{east},50],[{east},60],[{west},60],[{west},50]]]")
    };
    folder.file(
        "content/regions/boundaries.geojson",
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\
             {{\"type\":\"Feature\",\"id\":\"W\",\"properties\":{{}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{}}}}},\
             {{\"type\":\"Feature\",\"id\":\"E\",\"properties\":{{}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{}}}}}]}}\n",
            square(170.0, 180.0),
            square(-180.0, -170.0)
        ),
    );
    folder.file("content/regions/west.md", "+++\ntitle = \"West Land\"\nboundary = \"W\"\ntowns = [{ name = \"Port\", lat = 55, lon = 175 }]\n+++\n");
    folder.file(
        "content/regions/east.md",
        "+++\ntitle = \"East Land\"\nboundary = \"E\"\n+++\n",
    );
    folder.file("content/regions/mid.md", "+++\ntitle = \"Midtown\"\nkind = \"city\"\ntowns = [{ name = \"Midtown\", lat = 56, lon = 179 }]\n+++\n");
    for (id, date, more) in [
        ("a", "2022-01-02", "regions = [\"west\"]\nkind = \"clash\""),
        (
            "b",
            "2022-01-02",
            "regions = [\"west\", \"mid\"]\nkind = \"clash\"",
        ),
        (
            "c",
            "2022-01-04/2022-01-06",
            "regions = [\"east\"]\nkind = \"speech\"",
        ),
        ("d", "2022-01-06", "places = [\"Port\"]"),
        ("e", "[2022-01-02..2022-01-05]", "regions = [\"east\"]"),
        ("f", "2022-01-07", ""),
    ] {
        folder.file(
            &format!("content/events/{id}.md"),
            format!(
                "+++\ntitle = \"Event {id}\"\ndate = \"{date}\"\n{more}\n+++\n\n> The town was quiet\n>\n> — [report](../articles/2022-02-01-report.txt)\n"
            ),
        );
    }
    folder
}

/// The events with figures: two that contradict each other, and one of a later day.
fn with_figures(folder: &Folder) {
    let figure = |value: &str, who: &str, quote: &str, more: &str| {
        format!(
            "[[figures]]\nmeasure = \"held\"\n{value}\nsaid_by = \"{who}\"\nquote = \"{quote}\"\n{more}\n"
        )
    };
    let head = "+++\ntitle = \"Counted\"\ndate = \"2022-01-05\"\n";
    let body = "+++\n\n> The town was quiet\n>\n> — [report](../articles/2022-02-01-report.txt)\n";
    let figures = [
        figure("value = 40", "police", "40 people were held", ""),
        figure("value = 60", "hospital", "the hospital spoke of 60", ""),
        figure(
            "value = 75",
            "police",
            "the police counted 75",
            "as_of = \"2022-01-08\"",
        ),
        figure(
            "value = 60",
            "police",
            "the hospital spoke of 60",
            "as_of = \"2022-01-09\"\nstanding = \"retracted\"",
        ),
    ];
    folder.file(
        "content/events/g.md",
        format!("{head}{}{body}", figures.concat()),
    );
}

fn number(element: &Element) -> usize {
    plain(&element.text).parse().unwrap()
}

fn class<'p>(page: &'p Page, class: &'p str) -> Vec<&'p Element> {
    page.elements
        .iter()
        .filter(|one| one.has_class(class))
        .collect()
}

fn within<'p>(page: &'p Page, outer: &str) -> Vec<&'p Element> {
    let at = page.elements.iter().position(|one| one.has_class(outer));
    page.inside(at.unwrap_or_else(|| panic!("no {outer}")))
}

/// The least and the greatest x of a path of relative lines.
fn across(path: &str) -> (i32, i32) {
    let spaced = path.replace('-', " -").replace(['M', 'l', 'z'], " ");
    let numbers: Vec<i32> = spaced
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect();
    let mut x = 0;
    let all: Vec<i32> = numbers
        .chunks(2)
        .map(|pair| {
            x += pair[0];
            x
        })
        .collect();
    (*all.iter().min().unwrap(), *all.iter().max().unwrap())
}

#[test]
fn bars_count_the_events_of_their_day_and_lead_to_it() {
    let folder = site();
    folder.build_with_warnings();
    folder.built();
    let page = folder.page("index.html");
    let counts: Vec<usize> = class(&page, "bar-count").into_iter().map(number).collect();
    // The second, the fourth (on which one began that lasted), the sixth and the seventh; one
    // event may have been on any of four days.
    assert_eq!(counts, [2, 1, 1, 1]);
    let links: Vec<(&str, &str)> = within(&page, "strip")
        .into_iter()
        .filter(|one| one.name == "a")
        .map(|a| (a.get("href").unwrap(), a.get("aria-label").unwrap()))
        .collect();
    assert_eq!(links[0], ("#d2022-01-02", "2 January 2022: 2 events"));
    assert_eq!(links[3], ("#d2022-01-07", "7 January 2022: 1 event"));
    let said = plain(&page.id("strip-text").unwrap().text);
    assert!(said.starts_with("5 events by day"), "{said}");
    assert!(
        said.contains("2 January 2022 (2)") && said.contains("One more is not shown"),
        "{said}"
    );
    // Kinds, and how many of each.
    let legend = class(&page, "legend-count")
        .into_iter()
        .map(number)
        .sum::<usize>();
    assert_eq!(legend, 5);
    // The parts of bars are as many as there are kinds on a day.
    let parts = within(&page, "strip")
        .into_iter()
        .filter(|one| one.name == "rect" && !one.has_class("hit"));
    assert_eq!(parts.count(), 4 + 3);
}

#[test]
fn cells_count_the_events_of_a_region_and_lead_to_them() {
    let folder = site();
    folder.build_with_warnings();
    let page = folder.page("index.html");
    let cells: Vec<(&str, &str, usize)> = within(&page, "grid")
        .into_iter()
        .filter(|one| one.name == "a" && one.get("aria-label").is_some())
        .map(|a| {
            (
                a.get("href").unwrap(),
                a.get("aria-label").unwrap(),
                number(a),
            )
        })
        .collect();
    let expected = [
        (
            "regions/mid.html#d2022-01-02",
            "Midtown, 2 January 2022: 1 event",
            1,
        ),
        (
            "regions/west.html#d2022-01-02",
            "West Land, 2 January 2022: 2 events",
            2,
        ),
        (
            "regions/west.html#d2022-01-06",
            "West Land, 6 January 2022: 1 event",
            1,
        ),
        (
            "regions/east.html#d2022-01-04",
            "East Land, 4 January 2022: 1 event",
            1,
        ),
    ];
    let mut sorted = cells.clone();
    sorted.sort_unstable();
    let mut wanted = expected.to_vec();
    wanted.sort_unstable();
    assert_eq!(sorted, wanted);
    // Those that events reached first stand first.
    assert_eq!(cells.last().unwrap().0, "regions/east.html#d2022-01-04");
    // A column for each day from the second to the seventh, and one for all.
    let heads = within(&page, "grid")
        .into_iter()
        .filter(|one| one.get("scope") == Some("col"));
    assert_eq!(heads.count(), 1 + 6 + 1);
}

#[test]
fn the_map_counts_regions_and_is_not_torn_by_the_antimeridian() {
    let folder = site();
    folder.build_with_warnings();
    let page = folder.page("index.html");
    let map = within(&page, "map");
    let links: Vec<&str> = map
        .iter()
        .filter(|one| one.name == "a")
        .filter_map(|a| a.get("aria-label"))
        .collect();
    assert_eq!(
        links,
        [
            "East Land: 2 events",
            "West Land: 3 events",
            "Midtown: 1 event"
        ]
    );
    let paths: Vec<&str> = map.iter().filter_map(|one| one.get("d")).collect();
    let (east, west) = (across(paths[0]), across(paths[1]));
    // The east is to the right of the west, and touches it.
    assert!(
        west.0 < west.1 && west.1 == east.0 && east.0 < east.1,
        "{west:?} {east:?}"
    );
    let west = folder.page("regions/west.html");
    assert_eq!(class(&west, "marked").len(), 1);
    let event = folder.page("events/d.html");
    let locator = event
        .elements
        .iter()
        .find(|one| one.has_class("locator"))
        .unwrap();
    assert_eq!(
        locator.get("aria-label"),
        Some("Map on which these are marked: Port and West Land.")
    );
    assert!(class(&folder.page("events/f.html"), "locator").is_empty());
}

#[test]
fn a_site_without_regions_or_events_has_no_gap_where_they_would_be() {
    let folder = Folder::site();
    folder.build();
    let page = folder.page("index.html");
    // One event is no picture in time; its region has no shape.
    for class in ["front-strip", "front-map"] {
        assert!(
            !page.elements.iter().any(|one| one.has_class(class)),
            "{class}"
        );
    }
    assert!(
        !folder
            .public()
            .keys()
            .any(|path| path.starts_with("figures/"))
    );
}

#[test]
fn figures_of_one_day_that_contradict_each_other_are_told_from_one_that_grew() {
    let folder = site();
    with_figures(&folder);
    folder.build_with_warnings();
    folder.built();
    let overview = folder.page("figures/index.html");
    assert!(
        plain(overview.text())
            .contains("40 to 75 people, three accounts and one since replaced or withdrawn")
    );
    let page = folder.page("figures/held.html");
    let head = page.all("h2").next().unwrap();
    assert_eq!(
        plain(&head.text),
        "Held: 40 to 75 people, three accounts and one since replaced or withdrawn"
    );
    let said = plain(&page.all("figcaption").next().unwrap().text);
    assert!(
        said.contains("On 5 January 2022 accounts of the same day contradict each other"),
        "{said}"
    );
    // Said in words, and drawn: from the one to the other, on the day of both.
    assert_eq!(class(&page, "band").len(), 1);
    let points: Vec<&Element> = within(&page, "plot")
        .into_iter()
        .filter(|one| one.name == "a")
        .collect();
    let words: Vec<&str> = points
        .iter()
        .filter_map(|one| one.get("aria-label"))
        .collect();
    assert_eq!(
        words,
        [
            "40, police, 5 January 2022",
            "60, hospital, 5 January 2022",
            "75, police, 8 January 2022",
            "60, police, 9 January 2022 (retracted)"
        ]
    );
    // Each leads to the passage, one shape for each speaker.
    for point in points {
        assert_eq!(
            point.get("href"),
            Some("../articles/2022-02-01-report.html#p2")
        );
    }
    let plot = within(&page, "plot");
    let signs: Vec<(&str, f64)> = plot
        .iter()
        .filter(|one| one.name == "use")
        .filter_map(|one| Some((one.get("href")?, one.get("y")?.parse().ok()?)))
        .collect();
    let shapes: Vec<&str> = signs.iter().map(|(shape, _)| *shape).collect();
    assert_eq!(shapes, ["#shape0", "#shape1", "#shape0", "#shape0"]);
    // The higher the number, the higher the sign.
    assert!(
        signs[2].1 < signs[1].1 && signs[1].1 < signs[0].1,
        "{signs:?}"
    );
    // What the police said later is joined to what they said first; what they took back is not.
    assert_eq!(class(&page, "join").len(), 1);
    // The table says the same.
    assert_eq!(
        page.inside(
            page.elements
                .iter()
                .position(|one| one.name == "tbody")
                .unwrap()
        )
        .iter()
        .filter(|one| one.name == "tr")
        .count(),
        4
    );
    // And the event's page leads here.
    assert!(
        folder
            .page("events/g.html")
            .links()
            .contains(&"../figures/held.html#all")
    );
}

#[test]
fn a_measure_of_many_figures_has_several_pages() {
    let folder = site();
    let mut numbers = String::new();
    let mut figures = String::new();
    for value in 1000..1230 {
        numbers.push_str(&format!("Held: {value}.\n\n"));
        let day = value % 28 + 1;
        figures.push_str(&format!(
            "[[figures]]\nmeasure = \"held\"\nvalue = {value}\nquote = \"Held: {value}\"\nas_of = \"2022-03-{day:02}\"\n"
        ));
    }
    folder.file("content/articles/2022-03-30-list.txt", numbers);
    folder.file(
        "content/events/g.md",
        format!("+++\ntitle = \"Counted\"\ndate = \"2022-03-30\"\n{figures}+++\n\n> Held: 1000\n>\n> — [list](../articles/2022-03-30-list.txt)\n"),
    );
    folder.build_with_warnings();
    folder.built();
    let rows = |path: &str| class(&folder.page(path), "hit").len();
    let (first, second) = (rows("figures/held.html"), rows("figures/held.2.html"));
    assert_eq!(first + second, 230);
    assert!(first <= 200);
}
