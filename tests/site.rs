//! The site of this repository, built and gone through page by page.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::LazyLock;

use common::html::{Element, Page, plain};
use common::links::{Built, is_external, none, resolve};
use common::{command, run, tree};
use percent_encoding::percent_decode_str;

const BASE: &str = "https://example.org/a/b/";

static BUILT: LazyLock<Built> = LazyLock::new(|| build(&[]));
static WITH_BASE: LazyLock<Built> = LazyLock::new(|| build(&["--base-url", BASE]));

fn build(arguments: &[&str]) -> Built {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("site");
    let whole = [
        &[
            "build",
            env!("CARGO_MANIFEST_DIR"),
            "-o",
            out.to_str().unwrap(),
        ],
        arguments,
    ];
    run(&mut command(&whole.concat())).is(0).quiet();
    Built::new(tree(&out))
}

#[test]
fn every_address_leads_somewhere_as_files() {
    let addresses = BUILT.pages.values().map(|page| page.addresses().len());
    assert!(addresses.sum::<usize>() > 2000);
    none(BUILT.dead_links("/"));
}

#[test]
fn every_address_leads_somewhere_under_a_sub_path() {
    none(WITH_BASE.dead_links("/a/b/"));
}

#[test]
fn an_address_with_the_sites_own_host_is_that_of_a_file() {
    let mut findings = Vec::new();
    for (path, page) in &WITH_BASE.pages {
        for element in &page.elements {
            for (_, value) in &element.attributes {
                let Some(inner) = value.strip_prefix(BASE) else {
                    continue;
                };
                let inner = if inner.is_empty() {
                    "index.html"
                } else {
                    inner
                };
                if let Some(why) = WITH_BASE.fault("index.html", inner) {
                    findings.push(format!("{path}: {value}: {why}"));
                }
            }
        }
    }
    none(findings);
}

#[test]
fn every_page_can_be_reached_from_the_front() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        for link in BUILT.pages[&path].links() {
            if is_external(link) {
                continue;
            }
            let (file, _) = resolve(&path, link).unwrap();
            if file.ends_with(".html") && reached.insert(file.clone()) {
                open.push(file);
            }
        }
    }
    let unreached = BUILT
        .pages
        .keys()
        .filter(|path| !reached.contains(*path) && *path != "404.html");
    none(unreached.cloned().collect());
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let mut findings = Vec::new();
    for (path, page) in &BUILT.pages {
        for element in &page.elements {
            let loaded = match element.name.as_str() {
                "a" => None,
                "link" if element.get("rel") == Some("canonical") => None,
                "link" => element.get("href"),
                _ => element.get("src").or_else(|| element.get("href")),
            };
            if loaded.is_some_and(|address| address.contains("//") || address.starts_with("data:"))
            {
                findings.push(format!("{path}: <{}> loads {loaded:?}", element.name));
            }
        }
    }
    for (path, bytes) in BUILT
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".css"))
    {
        let text = String::from_utf8_lossy(bytes);
        if text.contains("@import") || text.contains("//") && text.contains("url(http") {
            findings.push(format!("{path} loads from elsewhere"));
        }
    }
    none(findings);
}

#[test]
fn every_page_forbids_what_it_does_not_need() {
    let mut findings = Vec::new();
    for (path, page) in &BUILT.pages {
        let policies: Vec<&str> = page
            .all("meta")
            .filter(|meta| meta.get("http-equiv") == Some("Content-Security-Policy"))
            .filter_map(|meta| meta.get("content"))
            .collect();
        let [policy] = policies[..] else {
            findings.push(format!("{path}: {} policies", policies.len()));
            continue;
        };
        // The search page alone runs WebAssembly, its own.
        let policy = match path.as_str() {
            "search.html" => policy.replacen(" 'wasm-unsafe-eval'", "", 1),
            _ => policy.to_owned(),
        };
        let strict = policy.contains("default-src 'none'") && policy.contains("base-uri 'none'");
        if !strict || policy.contains("unsafe") || policy.contains('*') || policy.contains("http") {
            findings.push(format!("{path}: {policy}"));
        }
        // A policy counts from where it stands.
        let before = page
            .elements
            .iter()
            .take_while(|e| e.get("http-equiv").is_none());
        for element in before.filter(|e| matches!(e.name.as_str(), "script" | "link" | "style")) {
            findings.push(format!(
                "{path}: <{}> stands before the policy",
                element.name
            ));
        }
    }
    none(findings);
}

#[test]
fn no_page_holds_a_script_or_a_style() {
    let mut findings = Vec::new();
    for (path, page) in &BUILT.pages {
        for element in &page.elements {
            let data = element
                .get("type")
                .is_some_and(|kind| kind.contains("json"));
            if element.name == "style"
                || element.name == "script" && element.get("src").is_none() && !data
            {
                findings.push(format!("{path}: an inline <{}>", element.name));
            }
            for (name, value) in &element.attributes {
                let script = value
                    .trim_start()
                    .to_ascii_lowercase()
                    .starts_with("javascript:");
                if name == "style" || name.starts_with("on") || script {
                    findings.push(format!("{path}: <{} {name}>", element.name));
                }
            }
        }
    }
    none(findings);
}

#[test]
fn every_page_is_well_formed_and_says_what_it_is() {
    let mut findings = Vec::new();
    let mut titles: HashMap<(&str, String), &str> = HashMap::new();
    for (path, page) in &BUILT.pages {
        findings.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        let html = page.all("html").next().unwrap();
        if html.get("lang") != Some("en") {
            findings.push(format!("{path}: lang={:?}", html.get("lang")));
        }
        let heads: Vec<_> = page
            .all("title")
            .filter(|title| title_of_page(page, title))
            .collect();
        let title = heads
            .first()
            .map(|title| plain(&title.text))
            .unwrap_or_default();
        if heads.len() != 1 || title.is_empty() {
            findings.push(format!("{path}: {} titles", heads.len()));
        }
        // A source may be titled by the one whom it is about.
        let folder = path.split('/').next().unwrap_or_default();
        if let Some(other) = titles.insert((folder, title), path) {
            findings.push(format!("{path} has the title of {other}"));
        }
        if page.all("h1").count() != 1 || page.all("main").count() != 1 {
            findings.push(format!("{path}: not one <h1> and one <main>"));
        }
        let pictures = page.all("img").filter(|img| img.get("alt").is_none());
        findings.extend(pictures.map(|_| format!("{path}: a picture without alt")));
        if page.text().contains("{{") || page.text().contains("{%") {
            findings.push(format!("{path}: a template shows through"));
        }
    }
    none(findings);
}

/// Pictures have titles too.
fn title_of_page(page: &Page, title: &Element) -> bool {
    title
        .parent
        .is_some_and(|at| page.elements[at].name == "head")
}

/// Both ways: from an event to the words that it rests on, and back.
#[test]
fn every_event_leads_to_its_words_and_they_lead_back() {
    let events: Vec<&Page> = BUILT
        .pages
        .values()
        .filter(|page| page.path.starts_with("events/"))
        .collect();
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/events");
    assert_eq!(events.len(), std::fs::read_dir(files).unwrap().count());
    let mut findings = Vec::new();
    let mut quotations = 0;
    for event in events {
        let mut passages = 0;
        for link in event.links() {
            let Ok((file, Some(passage))) = resolve(&event.path, link) else {
                continue;
            };
            if !file.starts_with("articles/") {
                continue;
            }
            passages += 1;
            let article = &BUILT.pages[&file];
            let Some(at) = article.at(&passage) else {
                continue;
            };
            let row = article
                .chain(at)
                .into_iter()
                .find(|at| article.elements[*at].has_class("block"));
            let back = article
                .inside(row.expect("a passage stands in a row"))
                .into_iter()
                .filter_map(|element| element.get("href"))
                .any(|link| resolve(&file, link).is_ok_and(|(file, _)| file == event.path));
            if !back {
                findings.push(format!(
                    "{}: {file}#{passage} does not lead back",
                    event.path
                ));
            }
        }
        if passages == 0 {
            findings.push(format!("{} leads to no passage", event.path));
        }
        for (words, passage) in quoted(event) {
            quotations += 1;
            let (file, id) = resolve(&event.path, passage).unwrap();
            let article = &BUILT.pages[&file];
            let Some(at) = article.at(&id.unwrap_or_default()) else {
                continue;
            };
            let marked: Vec<String> = article
                .inside(at)
                .into_iter()
                .filter(|element| element.name == "mark")
                .map(|mark| bare(&mark.text))
                .collect();
            if !marked.iter().any(|mark| mark.contains(&bare(&words))) {
                findings.push(format!(
                    "{}: “{words}” is not marked in {file}: {marked:?}",
                    event.path
                ));
            }
        }
    }
    assert!(quotations > 10, "only {quotations} quotations");
    none(findings);
}

/// The quotations of an event's page: the words, and where the page says that they stand.
fn quoted(event: &Page) -> Vec<(String, &str)> {
    let figures = event.elements.iter().enumerate();
    let figures =
        figures.filter(|(_, e)| e.has_class("quotation") && e.get("data-label") == Some("quoted"));
    figures
        .map(|(at, _)| {
            let inside = event.inside(at);
            let quote = inside.iter().find(|e| e.name == "blockquote").unwrap();
            let read = inside.iter().find(|e| e.has_class("read")).unwrap();
            (plain(&quote.text), read.get("href").unwrap())
        })
        .collect()
}

/// Letters and digits only: what marks and typography may differ in is left out.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn hosts_and_crawlers_find_what_they_look_for() {
    let files = &WITH_BASE.files;
    for name in [".nojekyll", "robots.txt", "sitemap.xml", "404.html"] {
        assert!(files.contains_key(name), "{name}");
    }
    let robots = String::from_utf8_lossy(&files["robots.txt"]);
    assert!(
        robots.contains(&format!("Sitemap: {BASE}sitemap.xml")),
        "{robots}"
    );
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    let listed: BTreeSet<String> = sitemap
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default())
        .map(|url| url.strip_prefix(BASE).unwrap_or_else(|| panic!("{url}")))
        .map(|path| {
            if path.is_empty() {
                "index.html".to_owned()
            } else {
                percent_decode_str(path).decode_utf8().unwrap().into_owned()
            }
        })
        .collect();
    let indexed = WITH_BASE.pages.values().filter(|page| {
        let mut robots = page
            .all("meta")
            .filter(|meta| meta.get("name") == Some("robots"));
        page.path != "404.html" && robots.next().is_none()
    });
    let expected: BTreeSet<String> = indexed.map(|page| page.path.clone()).collect();
    assert_eq!(listed, expected);
    // Addresses in them would be wrong without one of the site's.
    assert!(!BUILT.files.contains_key("sitemap.xml"));
}

#[test]
fn every_page_says_its_own_address() {
    let mut findings = Vec::new();
    for (path, page) in WITH_BASE
        .pages
        .iter()
        .filter(|(path, _)| *path != "404.html")
    {
        let canonical = page
            .all("link")
            .find(|link| link.get("rel") == Some("canonical"));
        // The page for frames names the page that it is the small form of.
        let expected = match path.strip_prefix("embed/").unwrap_or(path) {
            "index.html" => BASE.to_owned(),
            path => format!("{BASE}{path}"),
        };
        if canonical.and_then(|link| link.get("href")) != Some(&expected) {
            findings.push(format!("{path}: {canonical:?}"));
        }
    }
    none(findings);
    let named = BUILT.pages.iter().filter(|(_, page)| {
        page.all("link")
            .any(|link| link.get("rel") == Some("canonical"))
    });
    assert!(
        named
            .map(|(path, _)| path)
            .all(|path| path.starts_with("embed/"))
    );
}

#[test]
fn check_agrees_under_strict() {
    let run = run(&mut command(&["check", env!("CARGO_MANIFEST_DIR")]))
        .is(0)
        .quiet();
    assert!(
        run.out.contains("quotations verified: no errors"),
        "{}",
        run.out
    );
}
