//! `qantar import` and saved pages as articles: what is taken over, what is said, and that what comes
//! out goes in again. All samples are written here, in the forms that sites and tools have.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::Write;

use common::{Folder, tree};
use serde_json::Value;

const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/site");

/// A newspaper's page: OpenGraph, JSON-LD, furniture around the text.
const NEWS: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Old bridge closed - The Springfield Gazette</title>
<link rel="canonical" href="https://gazette.example/2024/05/14/bridge">
<meta property="og:title" content="Old bridge closed">
<meta property="og:site_name" content="The Springfield Gazette">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Old bridge closed","datePublished":"2024-05-14T08:00:00+00:00","author":{"@type":"Person","name":"Bo Writer"}}</script>
</head><body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Old bridge closed</h1><p class="byline">By Bo Writer</p>
<p>The town council of Springfield has closed the old bridge, the mayor&rsquo;s office said on Tuesday, after engineers had found cracks in two of its beams.</p>
<p>&ldquo;The bridge is <em>no longer</em> safe,&rdquo; Ada Example, the mayor, said, &ldquo;and we will not wait until somebody is hurt, whatever it may cost the town.&rdquo;</p>
<p>Traffic will be sent over the ring road, which is long; the school bus will go another way, and lorries will have to wait at the station until ten in the morning.</p>
<script>document.write("advertisement")</script>
<img src="x" onerror="alert(1)"></article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Ten recipes for autumn</a></li></ul></aside>
<footer>&copy; The Springfield Gazette</footer></body></html>"#;

/// A blog's page: no metadata but `<time>` and a comment of the browser that saved it.
const BLOG: &str = r#"<!DOCTYPE html>
<!-- saved from url=(0035)https://blog.example/what-happened/ -->
<html><head><title>What happened on the ring road</title><meta name="author" content="C Blogger"></head>
<body><div id="sidebar"><a href="/about">About me</a></div><div class="post"><h2>What happened on the ring road</h2>
<article><time datetime="2024-05-20">20 May</time>
On Monday morning all of the town stood still, from the station to the bridge and from the bridge to the market, and nobody knew why.<br><br>
Then, at noon, a policeman came on a bicycle, and one after the other the lorries drove away; it had taken three hours, and the bread was cold by then.<br><br>
I have asked the council what it is going to do, and have had no answer, which is the usual thing with this council.</article></div></body></html>"#;

fn site() -> Folder {
    let folder = Folder::empty();
    for (path, bytes) in tree(SITE.as_ref()) {
        folder.file(&path, bytes);
    }
    folder
}

fn import(folder: &Folder, file: &str, text: impl AsRef<[u8]>, code: i32) -> (String, String) {
    let path = folder.parent().join(file);
    std::fs::write(&path, text).unwrap();
    run(folder, &[path.to_str().unwrap()], code)
}

fn run(folder: &Folder, files: &[&str], code: i32) -> (String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_qantar"))
        .arg("import")
        .args(files)
        .arg("--into")
        .arg(folder.root())
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    (out, err)
}

#[test]
fn a_saved_page_is_an_article_and_its_words_are_verified() {
    let folder = Folder::with(&[
        (
            "qantar.toml",
            "title = \"Sample\"\n[sources]\nrights = \"full\"\n",
        ),
        ("content/articles/bridge.html", NEWS),
        (
            "content/events/closed.md",
            "+++\ntitle = \"The bridge is closed\"\ndate = \"2024-05-14\"\n+++\n\nClosed.\n\n\
             > The bridge is no longer safe\n>\n> — Ada Example, [the Gazette](../articles/bridge.html)\n",
        ),
    ]);
    folder.qantar(&["check", "--strict"]).is(0);
    folder.qantar(&["build"]).is(0);
    let page = folder.read("public/articles/bridge.html");
    for words in [
        "Old bridge closed",
        "The Springfield Gazette",
        "gazette.example/2024/05/14/bridge",
        "no longer",
    ] {
        assert!(page.contains(words), "{words}");
    }
    for words in ["onerror", "Ten recipes", "advertisement", "Most read"] {
        assert!(!page.contains(words), "{words}");
    }
    // A lost quotation is shown where the nearest words stand in the page's own lines.
    folder.edit("content/events/closed.md", "no longer safe", "no more safe");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_qantar"))
        .arg("check")
        .arg(folder.root())
        .output()
        .unwrap();
    let said =
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let line = NEWS
        .lines()
        .position(|line| line.contains("no longer"))
        .unwrap()
        + 1;
    assert!(said.contains(&format!("bridge.html:{line}")), "{said}");
}

#[test]
fn saved_pages_become_articles_that_pass() {
    let folder = site();
    let pages = folder.parent().join("saved");
    std::fs::create_dir(&pages).unwrap();
    std::fs::write(pages.join("news.html"), NEWS).unwrap();
    std::fs::write(pages.join("blog.htm"), BLOG).unwrap();
    let (out, _) = run(&folder, &[pages.to_str().unwrap()], 0);
    assert_eq!(
        out,
        "content/articles/2024-05-20-what-happened-on-the-ring-road.md\n\
         content/articles/2024-05-14-old-bridge-closed.md\n2 files written\n"
    );
    let news = folder.read("content/articles/2024-05-14-old-bridge-closed.md");
    assert!(news.contains("authors = [\"Bo Writer\"]"), "{news}");
    assert!(news.contains("The bridge is *no longer* safe"), "{news}");
    let blog = folder.read("content/articles/2024-05-20-what-happened-on-the-ring-road.md");
    assert!(
        blog.contains("url = \"https://blog.example/what-happened/\""),
        "{blog}"
    );
    assert!(blog.contains("\n\nThen, at noon,"), "{blog}");
    folder.qantar(&["check"]).is(0);
    // Again: nothing is written, and that is said.
    let (out, err) = run(&folder, &[pages.to_str().unwrap()], 0);
    assert_eq!(out, "0 files written\n");
    assert!(err.contains("is in the site already"), "{err}");
}

#[test]
fn a_page_without_a_date_is_refused() {
    let folder = site();
    let text =
        "<title>No date</title><p>A text that has no date, and is long enough to be one.</p>";
    let (out, err) = import(&folder, "page.html", text, 1);
    assert_eq!(out, "0 files written\n");
    assert!(
        err.contains("page.html: has no date of publication"),
        "{err}"
    );
    import(&folder, "2024-05-14-page.html", text, 0);
    folder.qantar(&["check"]).is(0);
}

#[test]
fn feeds_become_articles() {
    let folder = site();
    let rss = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Gazette</title><link>https://gazette.example</link><description>News</description>
<item><title>Bridge &#8211; closed</title><link>https://gazette.example/1</link><dc:creator><![CDATA[Bo Writer]]></dc:creator>
<pubDate>Tue, 14 May 2024 09:00:00 +0000</pubDate><description><![CDATA[Teaser [&#8230;]]]></description>
<content:encoded><![CDATA[<p>The bridge is <strong>closed</strong>.</p><p>1. It is long.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Short</title><link>https://gazette.example/2</link><pubDate>Wed, 15 May 2024 09:00:00 +0000</pubDate><description>Only a line.</description></item>
<item><title>Undated</title><link>https://gazette.example/3</link><description>Words.</description></item>
</channel></rss>"#;
    let (out, err) = import(&folder, "feed.xml", rss, 1);
    assert!(out.ends_with("2 files written\n"), "{out}");
    assert!(err.contains("gives a summary only"), "{err}");
    assert!(err.contains("entry 3 (Undated): has no date"), "{err}");
    let text = folder.read("content/articles/2024-05-14-bridge-closed.md");
    assert!(text.contains("publisher = \"The Gazette\""), "{text}");
    assert!(
        text.contains("The bridge is **closed**.\n\n1\\. It is long."),
        "{text}"
    );
    assert!(!text.contains("alert"), "{text}");
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>urn:a</id><updated>2024-05-16T00:00:00Z</updated>
<entry><title>Third</title><id>urn:b</id><link href="https://gazette.example/4"/><updated>2024-05-16T10:00:00Z</updated><content type="html">&lt;p&gt;Words of the third.&lt;/p&gt;</content></entry></feed>"#;
    import(&folder, "a.atom", atom, 0);
    assert!(
        folder
            .read("content/articles/2024-05-16-third.md")
            .contains("Words of the third.")
    );
    folder.qantar(&["check"]).is(0);
}

#[test]
fn posts_of_other_generators_become_articles() {
    let folder = site();
    let posts = folder.parent().join("posts");
    std::fs::create_dir(&posts).unwrap();
    for (name, text) in [
        (
            "2024-05-17-jekyll.md",
            "---\nlayout: post\ntitle: \"Jekyll: a post\"\ntags: [a, b]\nauthor: Bo Writer\n---\nThe first {{ site.title }} words.\n\n{% highlight rust %}\nfn x() {}\n{% endhighlight %}\n",
        ),
        (
            "hugo.md",
            "+++\ntitle = 'Hugo'\ndate = 2024-05-18T10:00:00+02:00\nlastmod = 2024-05-19\ncategories = ['x']\n+++\n\nWords.\n\n{{< figure src=\"a.jpg\" >}}\n\nMore.\n",
        ),
        (
            "zola.md",
            "+++\ntitle = \"Zola\"\ndate = 2024-05-19\n[extra]\nsource_url = \"https://zola.example/a\"\n+++\n\n{{ youtube(id=\"x\") }}\n\nText.\n",
        ),
        (
            "draft.md",
            "---\ntitle: Hidden\ndate: 2024-05-20\npublished: false\n---\nWords.\n",
        ),
        ("none.md", "---\ntitle: None\n---\nWords.\n"),
        (
            "address.md",
            "+++\npath = \"2024/05/21/address\"\ntitle = \"Its day is in its path\"\n+++\nWrite {% raw %}`{{ page.title }}`{% endraw %} here.\n",
        ),
    ] {
        std::fs::write(posts.join(name), text).unwrap();
    }
    let (out, err) = run(&folder, &[posts.to_str().unwrap()], 1);
    assert!(out.ends_with("5 files written\n"), "{out}{err}");
    for said in [
        "address.md: has no `date`: the day is that of its address",
        "2024-05-17-jekyll.md: left out of its front matter: tags",
        "2024-05-17-jekyll.md:7: `{{ site.title }}` was left out",
        "2024-05-17-jekyll.md:9: `{% highlight rust %}` was left out",
        "left out of its front matter: categories",
        "none.md: has no date of publication",
    ] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    let zola = folder.read("content/articles/2024-05-19-zola.md");
    assert!(zola.contains("url = \"https://zola.example/a\""), "{zola}");
    assert!(!zola.contains("youtube"), "{zola}");
    let raw = folder.read("content/articles/2024-05-21-address.md");
    assert!(
        raw.ends_with("+++\n\nWrite `{{ page.title }}` here.\n"),
        "{raw}"
    );
    assert!(!err.contains("{{ page.title }}"), "{err}");
    assert!(
        folder
            .read("content/articles/2024-05-20-draft.md")
            .contains("draft = true")
    );
    folder.qantar(&["check"]).is(0);
}

#[test]
fn a_table_becomes_events_and_articles_without_text() {
    let folder = site();
    let csv = "Title,Date,End,Text,Source,Source title,Source_date,Publisher,Actors,Importance,Mood\r\n\
        The bridge opens,2024-06-01,2024-06-03,\"It opens, at last.\",https://gazette.example/open,The bridge is open,2024-06-01,The Gazette,council; nobody,4,glad\r\n\
        A rumour,2024-06-05,,Somebody said so.,,,,,,,\r\n\
        No day,05/06/2024,,x,,,,,,,\r\n\
        '=Sum of all,2024-06,,Counted.,https://other.example/x,,,,,,\r\n";
    let csv = csv.replace("Source title", "Source_title");
    let (out, err) = import(&folder, "table.csv", csv, 1);
    assert!(out.ends_with("5 files written\n"), "{out}{err}");
    for said in [
        "columns that are left out: mood",
        "table.csv:2: the site has no actor `nobody`",
        "table.csv:3: is a draft: it names no source",
        "table.csv:4: its date `05/06/2024` cannot be read",
        "when https://other.example/x was published is not known",
    ] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    let event = folder.read("content/events/2024-06-01-the-bridge-opens.md");
    assert!(
        event.contains("date = \"2024-06-01/2024-06-03\""),
        "{event}"
    );
    assert!(
        event.contains("[The bridge is open](<../articles/2024-06-01-the-bridge-is-open.md>)"),
        "{event}"
    );
    let stub = folder.read("content/articles/2024-06-01-the-bridge-is-open.md");
    assert!(
        stub.contains("kind = \"summary\"") && stub.contains("rights = \"link\""),
        "{stub}"
    );
    folder.qantar(&["check"]).is(0);
    folder.qantar(&["build"]).is(0);
}

#[test]
fn a_table_without_titles_takes_the_first_sentences() {
    let folder = site();
    let csv = ",date,content\n0,2024-06-01,\"The bridge was closed.[8] Nobody may cross it.\n\"\n1,2024-06-02,\n";
    let (out, err) = import(&folder, "table.csv", csv, 1);
    assert!(out.ends_with("1 file written\n"), "{out}{err}");
    for said in ["has no column `title`: the first sentence", "has no title"] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    let event = folder.read("content/events/2024-06-01-the-bridge-was-closed-8.md");
    assert!(event.contains("Nobody may cross it"), "{event}");
}

#[test]
fn what_a_page_says_of_itself_is_read_in_odd_wrappings() {
    let folder = site();
    let text = "A text that is long enough for a reading view, with commas, and so on, and so forth, up to its end.";
    let page = format!(
        "<html><head><title>Bridge closed | The Gazette</title><meta property=\"og:title\" content=\"Bridge closed | The Gazette\">\
         <meta property=\"og:site_name\" content=\"The Gazette\"><script type=\"application/ld+json\">//<![CDATA[\n\
         {{\"@type\":\"SocialMediaPosting\",\"datePublished\":\"2024-05-14\"}}\n//]]></script></head>\
         <body><article><p>{text}</p></article></body></html>"
    );
    import(&folder, "page.html", page, 0);
    let article = folder.read("content/articles/2024-05-14-bridge-closed.md");
    assert!(article.contains("title = \"Bridge closed\"\n"), "{article}");
    assert!(article.contains("publisher = \"The Gazette\""), "{article}");
}

#[test]
fn a_sheet_of_timelinejs_becomes_events() {
    let folder = site();
    let csv = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n\
        2024,6,1,,2024,6,2,,,A fair,<p>Music <b>and</b> more: <a href=\"https://fair.example/2024/06/03/report\">a report</a></p>,https://fair.example/a.jpg,Bo,,,,,\n\
        2024,7,,,,,,,,A long month,Nothing happened.,,,,,,,\n";
    let (_, err) = import(&folder, "sheet.csv", csv, 0);
    assert!(
        err.contains("its media are not shown: https://fair.example/a.jpg"),
        "{err}"
    );
    let event = folder.read("content/events/2024-06-01-a-fair.md");
    assert!(
        event.contains("date = \"2024-06-01/2024-06-02\""),
        "{event}"
    );
    assert!(event.contains("Music **and** more"), "{event}");
    assert!(
        folder
            .read("content/events/2024-07-a-long-month.md")
            .contains("draft = true")
    );
    folder.qantar(&["check"]).is(0);
}

#[test]
fn pages_of_a_web_archive_become_articles() {
    let folder = site();
    let record = |kind: &str, url: &str, block: &[u8]| -> Vec<u8> {
        let mut record = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\nWARC-Date: 2024-05-15T00:00:00Z\r\nContent-Length: {}\r\n\r\n",
            block.len()
        )
        .into_bytes();
        record.extend(block);
        record.extend(b"\r\n\r\n");
        record
    };
    let gzip = |bytes: &[u8]| -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    };
    let (first, second) = NEWS.split_at(500);
    let mut page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for chunk in [first, second] {
        page.extend(format!("{:x}\r\n{chunk}\r\n", chunk.len()).into_bytes());
    }
    page.extend(b"0\r\n\r\n");
    let mut packed =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    packed.extend(gzip(BLOG.as_bytes()));
    let mut archive = gzip(&record("warcinfo", "", b"software: x\r\n"));
    archive.extend(gzip(&record(
        "response",
        "https://gazette.example/b",
        &page,
    )));
    archive.extend(gzip(&record("response", "https://blog.example/b", &packed)));
    archive.extend(gzip(&record(
        "response",
        "https://gazette.example/404",
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno",
    )));
    let (out, err) = import(&folder, "a.warc.gz", &archive, 0);
    assert!(out.ends_with("2 files written\n"), "{out}{err}");
    assert!(err.contains("2 records are no pages"), "{err}");
    let news = folder.read("content/articles/2024-05-14-old-bridge-closed.md");
    assert!(news.contains("original = { file = \"a.warc.gz\""), "{news}");
    folder.qantar(&["check"]).is(0);
    let (_, err) = import(&folder, "cut.warc.gz", &archive[..archive.len() - 40], 1);
    assert!(err.contains("ends in the middle of a record"), "{err}");
}

/// A site, and the same without its events and questions.
fn built(root: &str) -> (Folder, Folder, Value) {
    let (first, second) = (Folder::empty(), Folder::empty());
    for (path, bytes) in tree(root.as_ref()) {
        let inner = ["content/", "static/", "qantar.toml"];
        if inner.iter().any(|start| path.starts_with(start)) {
            first.file(&path, &bytes);
            if !path.starts_with("content/events/") && !path.starts_with("content/questions/") {
                second.file(&path, &bytes);
            }
        }
    }
    // No index: it would take most of the time, and says nothing of the data.
    for folder in [&first, &second] {
        let settings = folder.read("qantar.toml");
        folder.file("qantar.toml", settings + "\n[search]\nenabled = false\n");
    }
    let told = data(&first);
    (first, second, told)
}

fn data(folder: &Folder) -> Value {
    folder
        .qantar(&["build", "--base-url", "https://example.org/a/"])
        .is(0);
    serde_json::from_str(&folder.read("public/data/events.json")).unwrap()
}

fn differences(told: &Value, retold: &Value, keys: &[&str]) -> Vec<String> {
    let sorted = |all: &Value| {
        // Events of one day stand in the order of their importance, which not every form keeps.
        let mut all = all.as_array().unwrap().clone();
        all.sort_by_key(|one| one["id"].to_string());
        all
    };
    let (told, retold) = (sorted(told), sorted(retold));
    let ids = |all: &[Value]| {
        all.iter()
            .map(|one| one["id"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&told), ids(&retold));
    let pairs = told.iter().zip(&retold);
    pairs
        .flat_map(|(a, b)| {
            keys.iter()
                .filter(|key| a[**key] != b[**key])
                .map(|key| format!("{} {key}:\n  {}\n  {}", a["id"], a[*key], b[*key]))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// All that a record of an event says, but where the page of a question stands.
fn all_keys(told: &Value) -> Vec<&str> {
    let event = told["events"][0].as_object().unwrap();
    event.keys().map(String::as_str).collect()
}

#[test]
fn our_own_json_gives_the_same_timeline() {
    for root in [SITE, env!("CARGO_MANIFEST_DIR")] {
        let (first, second, told) = built(root);
        let file = first.path("public/data/events.json");
        let (_, err) = run(&second, &[file.to_str().unwrap()], 0);
        assert!(!err.contains("is a draft"), "{err}");
        let retold = data(&second);
        let differ = differences(&told["events"], &retold["events"], &all_keys(&told));
        assert!(differ.is_empty(), "{}", differ.join("\n"));
        assert_eq!(told["questions"], retold["questions"]);
    }
}

/// A site, and the same without its events.
fn without_events(root: &str) -> (Folder, Folder, Value) {
    let (first, second, told) = built(root);
    for (path, bytes) in tree(&first.path("content/questions")) {
        second.file(&format!("content/questions/{path}"), &bytes);
    }
    (first, second, told)
}

#[test]
fn our_own_tables_give_the_same_events() {
    for root in [SITE, env!("CARGO_MANIFEST_DIR")] {
        let (first, second, told) = without_events(root);
        let files =
            ["public/data/events.csv", "public/data/figures.csv"].map(|file| first.path(file));
        let files = files.each_ref().map(|file| file.to_str().unwrap());
        let (_, err) = run(&second, &files, 0);
        assert_eq!(err, "");
        let retold = data(&second);
        let differ = differences(&told["events"], &retold["events"], &all_keys(&told));
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }
}

/// A date without the zone of its place, which TimelineJS does not know.
fn date(event: &Value) -> Value {
    let mut date = event["date"].clone();
    date.as_object_mut().unwrap().remove("timezone");
    date
}

/// What is given in any order.
fn set(event: &Value, key: &str) -> std::collections::BTreeSet<String> {
    let all = event[key].as_array().unwrap().iter();
    all.map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// The words of an account: Markdown without links, quotation marks and what stands around them.
fn words(event: &Value, kept: &str) -> Vec<String> {
    let text = event[kept].as_str().unwrap();
    let parser = pulldown_cmark::Parser::new(text);
    let mut all = String::new();
    for part in parser {
        match part {
            pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => {
                all.push_str(&text);
            }
            _ => all.push(' '),
        }
    }
    let parts = all.split(|c: char| !c.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[test]
fn timelinejs_keeps_dates_titles_texts_and_ids() {
    for root in [SITE, env!("CARGO_MANIFEST_DIR")] {
        let (first, second, told) = without_events(root);
        let file = first.path("public/data/timelinejs.json");
        let (_, err) = run(&second, &[file.to_str().unwrap()], 0);
        // All that is not carried over, line by line: here the title slide alone.
        let lines: Vec<&str> = err
            .lines()
            .filter(|line| !line.contains("title slide"))
            .collect();
        assert!(lines.is_empty(), "{lines:?}");
        let retold = data(&second);
        let differ = differences(&told["events"], &retold["events"], &["title", "kind"]);
        assert!(differ.is_empty(), "{}", differ.join("\n"));
        assert_eq!(told["sources"], retold["sources"], "no source is made up");
        for a in told["events"].as_array().unwrap() {
            let mut all = retold["events"].as_array().unwrap().iter();
            let b = all.find(|b| b["id"] == a["id"]).unwrap();
            assert_eq!(date(a), date(b), "{}", a["id"]);
            assert_eq!(set(a, "sources"), set(b, "sources"), "{}", a["id"]);
            // The words of every quotation are there, verified again …
            let quoted = |event: &Value| -> Vec<String> {
                let all = event["quotations"].as_array().unwrap().iter();
                all.map(|quotation| quotation["words"].to_string())
                    .collect()
            };
            let again = quoted(b);
            for quote in quoted(a) {
                assert!(again.contains(&quote), "{}: {quote}", a["id"]);
            }
            // … and every word of the account.
            let (before, after) = (words(a, "text"), words(b, "text"));
            for word in before {
                assert!(after.contains(&word), "{}: {word}\n{}", a["id"], b["text"]);
            }
        }
    }
}

#[test]
fn nothing_is_written_over_and_bad_files_are_refused() {
    let folder = site();
    let before = tree(folder.root());
    for (name, text) in [
        ("a.json", "{}"),
        ("b.json", "{"),
        ("c.csv", "x,y\n1,2\n"),
        ("d.xml", "<html/>"),
        ("e.doc", "text"),
        ("f.warc", "no"),
        ("g.md", "---\n: [\n---\n"),
        ("h.html", ""),
    ] {
        let (out, err) = import(&folder, name, text, 1);
        assert_eq!(out, "0 files written\n");
        assert!(err.contains(&format!("{name}: ")), "{err}");
    }
    assert_eq!(tree(folder.root()), before);
}
