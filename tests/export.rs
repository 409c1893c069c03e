//! The machine forms, each read by a parser that is not ours.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;

use common::{Folder, Tree, command, holds, run, samples, tree};
use icalendar::{CalendarDateTime, Component, DatePerhapsTime};
use serde_json::Value;

const BASE: &str = "https://example.org/a/b/";

const SETTINGS: &str = "\
title = \"Sample & <site>\"
timezone = \"Asia/Almaty\"
[site]
licence_data = \"CC BY 4.0\"
[measures]
arrested = { label = \"Arrested\", unit = \"people\" }
";

/// A time, a figure, a place, a correction, and words that a spreadsheet would run.
const ARRESTS: &str = "\
+++
title = \"=1+1, they say; at night\"
date = \"2022-01-05T20:00/2022-01-06T05:00\"
regions = [\"almaty\"]
places = [{ name = \"The square\", lat = 43.238, lon = 76.945 }]
published = 2022-02-01
kind = \"arrest\"
description = \"People are <arrested>.\"

[[figures]]
measure = \"arrested\"
value = 8000
bound = \"about\"
quote = \"About 8,000 people have been arrested by the police\"

[[corrections]]
date = 2022-03-01
note = \"The hour was wrong.\"
+++

At night, 1 < 2 & [the report](../articles/2022-01-11-report.txt#p3 \"context\") says so.

> About 8,000 people have been arrested by the police
>
> — Tokayev, [the report](../articles/2022-01-11-report.txt \"disputes\")
";

const RETRACTED: &str = "\
+++
title = \"What did not happen, quagga\"
date = \"2022-01-09\"
standing = \"retracted\"
actors = [\"tokayev\"]

[[corrections]]
date = 2022-04-01
note = \"It did not happen.\"
+++

> The airport was closed for the whole day
>
> — [the report](../articles/2022-01-11-report.txt)
";

const ROUGH: &str = "\
+++
title = \"A rough date\"
date = \"[2022-01-01..2022-01-10]\"
regions = [\"north\"]
+++

> The airport was closed for the whole night
>
> — [the report](../articles/2022-01-11-report.txt)
";

/// A shape that runs clockwise.
const SHAPE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"N","properties":{},
"geometry":{"type":"Polygon","coordinates":[[[70,50],[70,52],[72,52],[72,50],[70,50]]]}}]}"#;

fn sample() -> Folder {
    let folder = Folder::site();
    folder.file("qantar.toml", SETTINGS);
    folder.file("content/events/arrests.md", ARRESTS);
    folder.file("content/events/retracted.md", RETRACTED);
    folder.file("content/events/rough.md", ROUGH);
    folder.file("content/regions/boundaries.geojson", SHAPE);
    folder.file(
        "content/regions/north.md",
        "+++\ntitle = \"North\"\nkind = \"region\"\nboundary = \"N\"\n+++\n",
    );
    folder
}

fn build(folder: &Folder) -> Tree {
    folder.qantar(&["build", "--base-url", BASE]).is(0).quiet();
    folder.public()
}

fn json(public: &Tree, path: &str) -> Value {
    serde_json::from_slice(&public[path]).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn feed(public: &Tree, path: &str) -> feed_rs::model::Feed {
    feed_rs::parser::parse(&public[path][..]).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn ids(feed: &feed_rs::model::Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn feeds_have_stable_ids_and_dates_of_their_events() {
    let folder = sample();
    let public = build(&folder);
    for path in ["feed.xml", "feed.json"] {
        let feed = feed(&public, path);
        assert_eq!(
            ids(&feed),
            [
                "tag:example.org,2026:a/b/events/arrests",
                "tag:example.org,2026:a/b/events/rough",
                "tag:example.org,2026:a/b/events/2022-01-10-speech",
            ],
            "{path}"
        );
        let first = &feed.entries[0];
        assert_eq!(
            first.title.as_ref().unwrap().content,
            "=1+1, they say; at night"
        );
        assert_eq!(first.links[0].href, format!("{BASE}events/arrests.html"));
        let day = |time: Option<chrono::DateTime<chrono::Utc>>| time.unwrap().to_rfc3339();
        assert_eq!(
            day(first.updated),
            "2022-02-28T18:00:00+00:00",
            "{path}: the correction"
        );
        assert_eq!(day(first.published), "2022-01-31T18:00:00+00:00");
        // Without dates of its own, an event has that of its latest source.
        assert_eq!(day(feed.entries[1].updated), "2022-01-10T18:00:00+00:00");
    }
    let atom = feed(&public, "feed.xml");
    assert_eq!(atom.id, "tag:example.org,2026:a/b/feed.xml");
    assert_eq!(atom.title.as_ref().unwrap().content, "Sample & <site>");
    assert_eq!(atom.updated, atom.entries[0].updated);
    let links: BTreeSet<&str> = atom.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(
        links,
        BTreeSet::from([BASE, "https://example.org/a/b/feed.xml"])
    );
    let body = atom.entries[0]
        .content
        .as_ref()
        .unwrap()
        .body
        .as_ref()
        .unwrap();
    assert!(
        body.contains(
            "1 &lt; 2 &amp; <a href=\"https://example.org/a/b/articles/2022-01-11-report.html#p3\">"
        ),
        "{body}"
    );
    assert!(body.contains("<blockquote><p>About 8,000 people"), "{body}");
}

#[test]
fn actors_regions_and_corrections_have_feeds_that_their_pages_name() {
    let folder = sample();
    let public = build(&folder);
    assert_eq!(
        ids(&feed(&public, "actors/tokayev.xml")),
        ["tag:example.org,2026:a/b/events/2022-01-10-speech"]
    );
    assert_eq!(ids(&feed(&public, "regions/almaty.xml")).len(), 2);
    let corrections = feed(&public, "corrections/feed.xml");
    assert_eq!(
        ids(&corrections),
        [
            "tag:example.org,2026:a/b/corrections/retracted/1",
            "tag:example.org,2026:a/b/corrections/arrests/1",
        ]
    );
    let page = folder.page("actors/tokayev.html");
    let named = page
        .all("link")
        .filter(|link| link.get("rel") == Some("alternate"))
        .filter(|link| link.get("type") == Some("application/atom+xml"));
    let named: Vec<_> = named.filter_map(|link| link.get("href")).collect();
    assert_eq!(
        named,
        [
            "../feed.xml",
            "../corrections/feed.xml",
            "../actors/tokayev.xml"
        ]
    );
    assert!(page.links().contains(&"../actors/tokayev.xml"));
    common::links::none(common::links::Built::new(public).dead_links("/a/b/"));
}

#[test]
fn a_tag_of_ones_own_survives_a_move() {
    let folder = sample();
    folder.edit(
        "qantar.toml",
        "[site]\n",
        "[site]\ntag = \"old.example.org,2019-05\"\n",
    );
    let public = build(&folder);
    assert_eq!(
        ids(&feed(&public, "feed.xml"))[0],
        "tag:old.example.org,2019-05:events/arrests"
    );
    folder.edit("qantar.toml", "old.example.org,2019-05", "Old, 19");
    folder.check().only("bad-tag");
}

#[test]
fn without_an_address_there_are_no_feeds_and_relative_links_elsewhere() {
    let folder = sample();
    folder.build();
    folder.built();
    let public = folder.public();
    assert!(
        public
            .keys()
            .all(|path| !path.ends_with(".xml") && path != "feed.json")
    );
    let events = json(&public, "data/events.json");
    assert_eq!(events["events"][0]["url"], "../events/rough.html");
    assert!(!String::from_utf8_lossy(&public["timeline.ics"]).contains("\r\nURL:"));
    assert!(
        folder
            .page("index.html")
            .all("link")
            .all(|l| l.get("rel") != Some("alternate"))
    );
}

#[test]
fn a_private_reading_has_no_machine_forms() {
    let folder = Folder::with(&[("2022-01-11-report.txt", samples::REPORT)]);
    let out = folder.parent().join("out");
    folder.qantar(&["build", "-o", out.to_str().unwrap()]).is(0);
    let paths: Vec<String> = tree(&out).into_keys().collect();
    assert!(
        paths
            .iter()
            .all(|path| !path.starts_with("data/") && !path.ends_with(".ics")),
        "{paths:?}"
    );
    assert!(!holds(
        &std::fs::read(out.join("index.html")).unwrap(),
        "ld+json"
    ));
}

#[test]
fn the_calendar_is_read_by_two_parsers() {
    let public = build(&sample());
    let text = std::str::from_utf8(&public["timeline.ics"]).unwrap();
    assert!(
        text.split_inclusive('\n')
            .all(|line| line.ends_with("\r\n"))
    );
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");

    let parsed: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect();
    let [Ok(calendar)] = parsed.as_slice() else {
        panic!("{parsed:?}")
    };
    assert_eq!(calendar.events.len(), 3);

    let calendar: icalendar::Calendar = text.parse().unwrap();
    let find = |id: &str| {
        let uid = format!("tag:example.org,2026:a/b/events/{id}");
        calendar
            .events()
            .find(|e| e.get_uid() == Some(&uid))
            .unwrap_or_else(|| panic!("{id}"))
    };
    let day = |text: &str| Some(DatePerhapsTime::Date(text.parse().unwrap()));
    let utc = |text: &str| {
        let time = format!("{text}Z").parse().unwrap();
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(time)))
    };
    let speech = find("2022-01-10-speech");
    assert_eq!(
        (speech.get_start(), speech.get_end()),
        (day("2022-01-10"), day("2022-01-11"))
    );
    let arrests = find("arrests");
    assert_eq!(
        arrests.get_start(),
        utc("2022-01-05T14:00:00"),
        "in Almaty, UTC+6 in 2022"
    );
    assert_eq!(arrests.get_end(), utc("2022-01-05T23:00:00"));
    assert_eq!(arrests.get_summary(), Some("=1+1, they say; at night"));
    assert_eq!(arrests.property_value("DTSTAMP"), Some("20220228T180000Z"));
    let rough = find("rough");
    assert_eq!(
        (rough.get_start(), rough.get_end()),
        (day("2022-01-01"), day("2022-01-11"))
    );
    assert_eq!(
        rough.get_summary(),
        Some("A rough date (between 1 and 10 January 2022)")
    );
}

/// What the schema says of a file.
fn validated(schema: &Value, instance: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    let name = "http://example.org/events.schema.json";
    compiler.add_resource(name, schema.clone()).unwrap();
    let mut schemas = boon::Schemas::new();
    let compiled = compiler.compile(name, &mut schemas).unwrap();
    schemas
        .validate(instance, compiled)
        .map_err(|why| why.to_string())
}

#[test]
fn the_data_is_what_its_schema_says() {
    let public = build(&sample());
    let schema = json(&public, "data/events.schema.json");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let mut data = json(&public, "data/events.json");
    validated(&schema, &data).unwrap();
    let arrests = &data["events"][1];
    assert_eq!(arrests["date"]["edtf"], "2022-01-05T20:00/2022-01-06T05:00");
    assert_eq!(arrests["figures"][0]["source"], "2022-01-11-report");
    assert_eq!(arrests["quotations"][0]["stance"], "disputes");
    assert_eq!(arrests["corrections"][0]["note"], "The hour was wrong.");
    data["events"][0]["importance"] = "high".into();
    assert!(
        validated(&schema, &data).is_err(),
        "the schema refuses what is wrong"
    );
}

#[test]
fn what_was_retracted_is_only_among_the_corrections() {
    let public = build(&sample());
    let with: Vec<&String> = public
        .iter()
        .filter(|(path, bytes)| !path.ends_with(".html") && holds(bytes, "quagga"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(with, ["corrections/feed.xml", "data/events.json"]);
    let mut data = json(&public, "data/events.json");
    assert_eq!(data["corrections"][0]["retracted"], true);
    data["corrections"] = Value::Null;
    assert!(!data.to_string().contains("quagga"));
    let page = String::from_utf8_lossy(&public["events/retracted.html"]);
    assert!(page.contains("CorrectionComment") && !page.contains("\"Quotation\""));
}

fn table(public: &Tree, path: &str) -> Vec<std::collections::HashMap<String, String>> {
    let bytes = &public[path];
    assert!(bytes.ends_with(b"\r\n"));
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn tables_hold_what_is_needed_and_nothing_that_runs() {
    let public = build(&sample());
    let events = table(&public, "data/events.csv");
    assert_eq!(events.len(), 3);
    assert_eq!(events[1]["id"], "arrests");
    assert_eq!(events[1]["title"], "'=1+1, they say; at night");
    assert_eq!(events[1]["date"], "2022-01-05T20:00/2022-01-06T05:00");
    assert_eq!(events[1]["places"], "The square (43.238 76.945)");
    assert_eq!(events[1]["corrections"], "2022-03-01: The hour was wrong.");
    assert!(
        events[1]["text"].contains("> — Tokayev, ["),
        "{}",
        events[1]["text"]
    );
    let figures = table(&public, "data/figures.csv");
    assert_eq!(
        (figures[0]["event"].as_str(), figures[0]["low"].as_str()),
        ("arrests", "8000")
    );
    assert_eq!(figures[0]["passages"], "p2");
    for row in events.iter().chain(&figures) {
        for cell in row.values() {
            assert!(!cell.starts_with(['=', '+', '@', '-']), "{cell}");
        }
    }
}

#[test]
fn the_map_has_points_and_shapes_that_turn_the_right_way() {
    let public = build(&sample());
    let text = std::str::from_utf8(&public["data/events.geojson"]).unwrap();
    let collection: geojson::FeatureCollection = text.parse().unwrap();
    let find = |id: &str| {
        let id = geojson::feature::Id::String(id.to_owned());
        collection
            .features
            .iter()
            .find(|f| f.id.as_ref() == Some(&id))
            .unwrap()
    };
    let precision = |id: &str| find(id).property("precision").unwrap().clone();
    let geometry = |id: &str| serde_json::to_value(&find(id).geometry).unwrap();
    assert_eq!(
        geometry("events/arrests")["coordinates"],
        serde_json::json!([76.945, 43.238])
    );
    assert_eq!(precision("events/arrests"), "place");
    let counter_clockwise = serde_json::json!([[
        [70.0, 50.0],
        [72.0, 50.0],
        [72.0, 52.0],
        [70.0, 52.0],
        [70.0, 50.0]
    ]]);
    for id in ["events/rough", "regions/north"] {
        assert_eq!(geometry(id)["coordinates"], counter_clockwise, "{id}");
        assert_eq!(precision(id), "region");
    }
    assert_eq!(geometry("events/2022-01-10-speech"), Value::Null);
}

#[test]
fn timelinejs_has_dates_in_parts_and_ids() {
    let public = build(&sample());
    let timeline = json(&public, "data/timelinejs.json");
    let slides = timeline["events"].as_array().unwrap();
    let slide = |id: &str| {
        slides
            .iter()
            .find(|slide| slide["unique_id"] == id)
            .unwrap()
    };
    assert_eq!(slides.len(), 3);
    let start = &slide("arrests")["start_date"];
    let parts =
        ["year", "month", "day", "hour", "minute"].map(|part| start[part].as_i64().unwrap());
    assert_eq!(parts, [2022, 1, 5, 20, 0]);
    assert_eq!(slide("arrests")["end_date"]["hour"], 5);
    assert_eq!(
        slide("rough")["start_date"]["display_date"],
        "between 1 and 10 January 2022"
    );
    assert_eq!(slide("rough")["end_date"]["day"], 10);
    assert_eq!(
        timeline["title"]["text"]["headline"],
        "Sample &amp; &lt;site&gt;"
    );
}

/// Words at code points of a text.
fn cut(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (
        start.as_u64().unwrap() as usize,
        end.as_u64().unwrap() as usize,
    );
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn annotations_find_their_words_on_the_page() {
    let folder = sample();
    let public = build(&folder);
    let collection = json(&public, "data/annotations.jsonld");
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = collection["first"]["items"].as_array().unwrap();
    assert_eq!(collection["total"], items.len());
    let ids: BTreeSet<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), items.len());
    let mut quoted = 0;
    for item in items {
        let target = &item["target"];
        let page = target["source"]
            .as_str()
            .unwrap()
            .strip_prefix(BASE)
            .unwrap();
        let selector = &target["selector"];
        let page = folder.page(page);
        let passage = page.id(selector["value"].as_str().unwrap()).unwrap();
        let text = common::html::plain(&passage.text);
        let Some([quote, position]) = selector["refinedBy"].as_array().map(Vec::as_slice) else {
            continue;
        };
        quoted += 1;
        let exact = quote["exact"].as_str().unwrap();
        assert_eq!(cut(&text, &position["start"], &position["end"]), exact);
        let around = format!(
            "{}{exact}{}",
            quote["prefix"].as_str().unwrap(),
            quote["suffix"].as_str().unwrap()
        );
        assert!(text.contains(&around), "{around}");
    }
    assert_eq!(quoted, 3);
}

/// Of a source that may only be linked to, the quoted words and nothing around them.
#[test]
fn annotations_give_nothing_withheld_away() {
    let folder = sample();
    folder.file("content/articles/2022-01-12-secret.md", "+++\nrights = \"link\"\ntitle = \"S\"\n+++\n\nThe zebra1 words before, the quoted words themselves, and zebra2 after.\n");
    folder.file("content/events/secret.md", "+++\ntitle = \"Told\"\ndate = \"2022-01-12\"\n+++\n\nSee [it](../articles/2022-01-12-secret.md#:~:text=and%20zebra2%20after).\n\n> the quoted words themselves\n>\n> — [S](../articles/2022-01-12-secret.md)\n");
    let public = build(&folder);
    let secret: Vec<_> = public
        .iter()
        .filter(|(_, bytes)| holds(bytes, "zebra"))
        .map(|(path, _)| path)
        .collect();
    assert!(secret.is_empty(), "{secret:?}");
    let annotations = String::from_utf8_lossy(&public["data/annotations.jsonld"]).into_owned();
    assert!(
        annotations
            .contains("{\"exact\":\"the quoted words themselves\",\"type\":\"TextQuoteSelector\"}")
    );
}

#[test]
fn withheld_names_are_in_no_form() {
    let folder = sample();
    folder.edit("qantar.toml", "[site]", "[people]\nwithhold = true\n[site]");
    folder.file("names.txt", "Zaure Example\n");
    folder.file(
        "content/articles/2022-01-12-named.txt",
        "The victim was Zaure Example, aged nine, police said.\n",
    );
    folder.file("content/events/named.md", "+++\ntitle = \"On Zaure Example\"\ndate = \"2022-01-12\"\n+++\n\nZaure Example was named.\n\n> The victim was Zaure Example\n>\n> — Zaure Example, [N](../articles/2022-01-12-named.txt)\n");
    let mut command = command(&["build", "--base-url", BASE]);
    run(command
        .current_dir(folder.root())
        .env("QANTAR_WITHHOLD", folder.path("names.txt")))
    .is(0);
    for (path, bytes) in folder.public() {
        assert!(!holds(&bytes, "Zaure"), "{path}");
    }
    assert!(holds(
        &folder.public()["data/events.csv"],
        "[name withheld]"
    ));
}

/// All addresses of the site that stand in a text.
fn own_addresses(text: &str) -> BTreeSet<String> {
    let after = text
        .match_indices(BASE)
        .map(|(at, _)| &text[at + BASE.len()..]);
    after
        .map(|rest| {
            rest.split([
                '"', '<', '&', '\\', '\r', '\n', ' ', ',', ';', '#', ')', '}',
            ])
            .next()
            .unwrap()
            .to_owned()
        })
        .collect()
}

#[test]
fn under_a_sub_path_every_absolute_address_leads_to_a_file() {
    let folder = sample();
    let public = build(&folder);
    common::links::none(common::links::Built::new(public.clone()).dead_links("/a/b/"));
    let mut seen = 0;
    for (path, bytes) in &public {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let text = if path.ends_with(".ics") {
            text.replace("\r\n ", "")
        } else {
            text.to_owned()
        };
        assert!(!text.contains("\"/a/b") || path == "404.html", "{path}");
        for address in own_addresses(&text) {
            seen += 1;
            let there = address.is_empty() || public.contains_key(&address);
            assert!(there, "{path}: {address}");
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn pages_say_what_they_are() {
    let folder = sample();
    let public = build(&folder);
    let mut types = BTreeSet::new();
    for path in public.keys().filter(|path| path.ends_with(".html")) {
        let page = folder.page(path);
        for script in page
            .all("script")
            .filter(|s| s.get("type") == Some("application/ld+json"))
        {
            assert!(!script.text.contains('<'), "{path}");
            let data: Value =
                serde_json::from_str(&script.text).unwrap_or_else(|why| panic!("{path}: {why}"));
            assert_eq!(data["@context"], "https://schema.org");
            assert!(data["@id"].as_str().unwrap().starts_with(BASE), "{path}");
            types.insert(data["@type"].as_str().unwrap().to_owned());
            if path == "events/arrests.html" {
                let event = &data["mainEntity"];
                assert_eq!(event["@type"], "Event");
                assert_eq!(event["description"], "People are <arrested>.");
                let [quotation, claim] = data["hasPart"].as_array().unwrap().as_slice() else {
                    panic!("{}", data["hasPart"]);
                };
                assert_eq!(quotation["isBasedOn"]["@type"], "NewsArticle");
                assert_eq!(claim["@type"], "Claim");
                assert_eq!(claim["name"], "Arrested");
                assert_eq!(claim["author"]["name"], "Tokayev");
                assert_eq!(claim["author"]["@id"], format!("{BASE}actors/tokayev.html"));
                assert_eq!(claim["about"]["value"], 8000);
                assert_eq!(claim["about"]["unitText"], "people");
                assert_eq!(claim["appearance"]["@id"], quotation["isBasedOn"]["@id"]);
                assert_eq!(data["correction"]["@type"], "CorrectionComment");
                assert_eq!(data["dateModified"], "2022-03-01");
            }
        }
    }
    let expected = [
        "AdministrativeArea",
        "City",
        "Dataset",
        "NewsArticle",
        "Person",
        "WebPage",
        "WebSite",
    ];
    assert_eq!(types, expected.map(str::to_owned).into());
    let page = folder.page("events/arrests.html");
    let meta = |name: &str| {
        let found = page
            .all("meta")
            .find(|meta| meta.get("property") == Some(name));
        found
            .and_then(|meta| meta.get("content"))
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(meta("og:title"), "=1+1, they say; at night");
    assert_eq!(meta("og:url"), format!("{BASE}events/arrests.html"));
}

/// The frame in a line of HTML.
fn frame(line: &str) -> common::html::Element {
    let mut page = common::html::Page::read("line", line);
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    assert_eq!(page.elements.len(), 1, "{line}");
    page.elements.remove(0)
}

#[test]
fn pages_are_shown_on_other_sites_in_small() {
    let folder = sample();
    let public = build(&folder);
    let (mut shown, mut answers) = (0, 0);
    for (path, page) in common::links::Built::new(public.clone()).pages {
        let Some(link) = page
            .all("link")
            .find(|link| link.get("type") == Some("application/json+oembed"))
        else {
            assert!(page.id("embed-line").is_none(), "{path}");
            continue;
        };
        let at = link.get("href").unwrap().strip_prefix(BASE).unwrap();
        let told = json(&public, at);
        for (key, value) in [("version", "1.0"), ("type", "rich"), ("provider_url", BASE)] {
            assert_eq!(told[key], value, "{at}");
        }
        assert_eq!(told["provider_name"], "Sample & <site>");
        let frame = frame(told["html"].as_str().unwrap());
        assert_eq!(frame.name, "iframe");
        for key in ["width", "height"] {
            assert_eq!(frame.get(key).unwrap(), told[key].to_string());
        }
        assert!(
            frame
                .get("title")
                .unwrap()
                .contains(told["title"].as_str().unwrap())
        );
        // The line that readers copy is the same.
        assert_eq!(
            page.id("embed-line").unwrap().text,
            told["html"].as_str().unwrap()
        );
        let src = frame.get("src").unwrap().strip_prefix(BASE).unwrap();
        let small = folder.page(src);
        let canonical = small
            .all("link")
            .find(|link| link.get("rel") == Some("canonical"));
        let full = if path == "index.html" {
            BASE.to_owned()
        } else {
            format!("{BASE}{path}")
        };
        assert_eq!(canonical.unwrap().get("href"), Some(full.as_str()));
        answers += 1;
    }
    for path in public
        .keys()
        .filter(|path| path.starts_with("embed/") && path.ends_with(".html"))
    {
        let small = folder.page(path);
        assert!(small.all("nav").next().is_none() && small.all("script").next().is_none());
        assert_eq!(
            small.all("base").next().unwrap().get("target"),
            Some("_top")
        );
        let noindex = |meta: &&common::html::Element| meta.get("content") == Some("noindex");
        assert!(small.all("meta").any(|meta| noindex(&meta)), "{path}");
        shown += 1;
    }
    // The timeline, three events, an actor, two regions; the retracted event is not offered, and
    // whoever shows it already is told.
    assert_eq!((answers, shown), (7, 8));
    let retracted = folder.page("embed/events/retracted.html");
    assert!(retracted.text().contains("It did not happen."));
    assert!(!retracted.text().contains("The airport was closed"));
    let map = String::from_utf8_lossy(&public["sitemap.xml"]);
    assert!(!map.contains("/embed/"));
}

#[test]
fn which_pages_are_shown_in_small_is_the_editors_choice() {
    let folder = sample();
    let embeds = |folder: &Folder| -> Vec<String> {
        let public = build(folder);
        let small = public.into_keys().filter(|path| path.starts_with("embed/"));
        small.filter(|path| path.ends_with(".html")).collect()
    };
    folder.edit("qantar.toml", "[site]\n", "[site]\nembeds = \"subjects\"\n");
    let subjects = embeds(&folder);
    assert!(subjects.contains(&"embed/index.html".to_owned()));
    assert!(
        !subjects.iter().any(|path| path.contains("/events/")),
        "{subjects:?}"
    );
    assert!(folder.page("events/arrests.html").id("embed").is_none());
    folder.edit("qantar.toml", "\"subjects\"", "\"none\"");
    assert_eq!(embeds(&folder), Vec::<String>::new());
    assert!(folder.page("index.html").id("embed").is_none());
}

#[test]
fn without_an_address_one_note_says_what_is_left_out() {
    let folder = sample();
    let run = folder.qantar(&["build"]).is(0);
    assert_eq!(run.err.matches("note: ").count(), 1, "{}", run.err);
    for left in ["`base_url` is not set", "feeds", "sitemap", "oEmbed"] {
        assert!(run.err.contains(left), "{}", run.err);
    }
    // Nothing changed: the same is said.
    assert_eq!(folder.qantar(&["build"]).is(0).err, run.err);
    let page = folder.page("events/arrests.html");
    assert!(page.id("embed-line").is_none());
    assert!(page.links().contains(&"../embed/events/arrests.html"));
    let small = folder.page("embed/events/arrests.html");
    let canonical = small
        .all("link")
        .find(|link| link.get("rel") == Some("canonical"));
    assert_eq!(
        canonical.unwrap().get("href"),
        Some("../../events/arrests.html")
    );
    assert!(
        !folder
            .public()
            .keys()
            .any(|path| path.starts_with("embed/") && path.ends_with(".json"))
    );
}

#[test]
fn the_page_of_data_lists_every_form() {
    let folder = sample();
    let public = build(&folder);
    let page = folder.page("data/index.html");
    let links: Vec<&str> = page.links();
    for path in public.keys() {
        let is_form = ["data/", "timeline.ics", "feed.", "corrections/feed"]
            .iter()
            .any(|p| path.starts_with(p));
        if is_form && path != "data/index.html" {
            assert!(links.contains(&format!("../{path}").as_str()), "{path}");
        }
    }
    assert!(
        folder
            .page("events/arrests.html")
            .links()
            .contains(&"../data/index.html")
    );
    assert!(page.text().contains("CC BY 4.0"));
}

#[cfg(feature = "cards")]
#[test]
fn pictures_are_drawn_once() {
    let folder = sample();
    let site = build(&folder);
    let cards = |public: &Tree| {
        public
            .keys()
            .filter(|path| path.starts_with("cards/"))
            .count()
    };
    assert_eq!(cards(&site), 1);
    folder.edit("qantar.toml", "[site]\n", "[site]\ncards = \"all\"\n");
    let all = build(&folder);
    // The site, three events, an actor and two regions; nothing for the retracted event.
    assert_eq!(cards(&all), 7);
    let page = folder.page("events/arrests.html");
    let image = page
        .all("meta")
        .find(|meta| meta.get("property") == Some("og:image"))
        .unwrap();
    let path = image
        .get("content")
        .unwrap()
        .strip_prefix(BASE)
        .unwrap()
        .to_owned();
    assert_eq!(&all[&path][..4], b"\x89PNG");
    let again = folder.qantar(&["build", "--base-url", BASE]).is(0);
    assert!(again.out.contains("nothing changed"), "{}", again.out);
    folder.edit("qantar.toml", "\"all\"", "\"none\"");
    assert_eq!(cards(&build(&folder)), 0);
}
