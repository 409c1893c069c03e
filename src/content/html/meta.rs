//! What a saved page says of itself: OpenGraph, JSON-LD (schema.org), the names that search
//! engines and archives have given such things, and what browsers write at the head of a copy.

use chrono::{DateTime, NaiveDate};
use dom_query::Document;
use serde_json::Value;

use crate::model::Edtf;
use crate::model::edtf::Kind;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: a day, or a time with its zone.
    pub published: Option<Edtf>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
}

/// Where pages give the time of their publication, the surest first: selector and attribute.
const DATES: [(&str, &str); 12] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[property='og:article:published_time']", "content"),
    ("meta[name='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publishdate']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dc.date']", "content"),
    ("meta[name='date']", "content"),
    ("time[pubdate]", "datetime"),
];

pub(super) fn read(html: &str) -> Meta {
    let page = Document::from(html);
    let data = linked_data(&page);
    let meta = |selectors: &[(&str, &str)]| {
        selectors
            .iter()
            .find_map(|(selector, name)| attribute(&page, selector, name))
    };
    let ours = |key: &str| data.as_ref().and_then(|data| words(data.get(key)?));
    let content = |selector| (selector, "content");
    let published = DATES
        .iter()
        .filter_map(|(selector, name)| attribute(&page, selector, name))
        .find_map(|text| time_of(&text))
        .or_else(|| time_of(&ours("datePublished")?))
        .or_else(|| first_time(&page));
    let publisher = meta(&[content("meta[property='og:site_name']")])
        .or_else(|| named(data.as_ref()?.get("publisher")?))
        .or_else(|| {
            meta(&[
                content("meta[name='publisher']"),
                content("meta[name='DC.publisher']"),
            ])
        });
    let title = meta(&[
        content("meta[property='og:title']"),
        content("meta[name='twitter:title']"),
    ])
    .or_else(|| {
        // Some give a headline that says what kind of page it is, and a name that the page bears.
        let shown = filled(&page.select_single("title").text()).unwrap_or_default();
        let both = [ours("headline"), ours("name")];
        let borne = both.iter().flatten().find(|name| shown.contains(*name));
        borne.cloned().or_else(|| ours("headline"))
    });
    Meta {
        title: title.map(|title| without_site(&title, publisher.as_deref())),
        published,
        publisher,
        authors: authors(&page, data.as_ref()),
        url: address(&page, data.as_ref()).or_else(|| saved_from(html)),
        language: language(&page),
    }
}

/// A title without the name of the site that some put behind it: "Bridge closed | The Gazette".
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let cut = || {
        let publisher = publisher?.to_lowercase();
        let parted = [" | ", " - ", " – ", " — ", " · "].map(|sign| title.rsplit_once(sign));
        let (rest, name) = parted
            .into_iter()
            .flatten()
            .min_by_key(|(_, name)| name.len())?;
        let name = name.trim().to_lowercase();
        // The site may call itself more than that: "Aktuality.sk - news".
        let after = publisher.strip_prefix(&name)?;
        let whole = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        (whole && !name.is_empty() && !rest.trim().is_empty()).then(|| rest.trim().to_owned())
    };
    cut().unwrap_or_else(|| title.to_owned())
}

/// An attribute of the first element that has it, with something in it.
fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    let found = page.select(selector);
    let mut values = found.nodes().iter().filter_map(|node| node.attr(name));
    values.find_map(|value| filled(&value))
}

/// In one line, or nothing.
fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The article that the page's JSON-LD describes.
fn linked_data(page: &Document) -> Option<Value> {
    let scripts = page.select("script[type='application/ld+json']");
    scripts.nodes().iter().find_map(|node| {
        let text = node.text();
        article_in(&serde_json::from_str(bare(&text)).ok()?)
    })
}

/// A script's text without what has hidden it from readers of XML.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let text = text.trim_end().strip_suffix("]]>").unwrap_or(text);
    text.trim()
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';')
}

fn article_in(data: &Value) -> Option<Value> {
    match data {
        Value::Array(items) => items.iter().find_map(article_in),
        Value::Object(fields) => {
            let is_article = |name: &str| {
                name.ends_with("Article")
                    || name == "Report"
                    || (name.ends_with("Posting") && name != "JobPosting")
            };
            let kinds = match fields.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            match kinds {
                true => Some(data.clone()),
                false => article_in(fields.get("@graph")?),
            }
        }
        _ => None,
    }
}

fn words(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    filled(&html_escape::decode_html_entities(text))
}

/// A name, or that of a person or organisation.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::Array(all) => all.iter().find_map(named),
        Value::Object(fields) => words(fields.get("name")?),
        other => words(other),
    }
}

fn authors(page: &Document, data: Option<&Value>) -> Vec<String> {
    let described: Vec<String> = match data.and_then(|data| data.get("author")) {
        Some(Value::Array(all)) => all.iter().filter_map(named).collect(),
        Some(one) => named(one).into_iter().collect(),
        None => Vec::new(),
    };
    if !described.is_empty() {
        return described;
    }
    let mut authors: Vec<String> = Vec::new();
    for selector in [
        "meta[name='author']",
        "meta[property='article:author']",
        "meta[name='parsely-author']",
        "meta[name='DC.creator']",
    ] {
        let found = page.select(selector);
        let names = found.nodes().iter().filter_map(|node| node.attr("content"));
        for name in names.filter_map(|name| filled(&name)) {
            // OpenGraph wants the address of a profile here.
            if !name.contains("://") && !authors.contains(&name) {
                authors.push(name);
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

fn address(page: &Document, data: Option<&Value>) -> Option<String> {
    let main = || {
        let data = data?;
        let main = data.get("mainEntityOfPage");
        let id = main.and_then(|main| words(main).or_else(|| words(main.get("@id")?)));
        id.or_else(|| words(data.get("url")?))
    };
    [
        attribute(page, "link[rel='canonical']", "href"),
        attribute(page, "meta[property='og:url']", "content"),
        main(),
    ]
    .into_iter()
    .flatten()
    .find(|url| is_web(url))
}

fn is_web(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty()) && !url.contains(char::is_whitespace)
}

/// `<!-- saved from url=(0036)https://… -->`, as browsers write it.
fn saved_from(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    let url = rest.split([' ', '\n', '\r', '>']).next()?;
    is_web(url).then(|| url.to_owned())
}

fn language(page: &Document) -> Option<String> {
    let language = attribute(page, "html", "lang")
        .or_else(|| attribute(page, "meta[property='og:locale']", "content"))?
        .replace('_', "-");
    let fits = language.split('-').enumerate().all(|(at, part)| match at {
        0 => (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()),
        _ => (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()),
    });
    // Detecting is what is left where a page gives something else.
    fits.then_some(language)
}

/// The first `<time>` of an article, or of the page where there is only one.
fn first_time(page: &Document) -> Option<Edtf> {
    let within = attribute(page, "article time", "datetime")
        .or_else(|| attribute(page, "main time", "datetime"));
    let only = || {
        let all = page.select("time");
        (all.length() == 1).then(|| attribute(page, "time", "datetime"))?
    };
    time_of(&within.or_else(only)?)
}

/// A day, or a time with its zone, as pages write them.
fn time_of(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S %z"))
        .or_else(|_| DateTime::parse_from_rfc2822(text))
    {
        let written = time.format("%Y-%m-%dT%H:%M%:z").to_string();
        let date = Edtf::parse(&written).ok();
        return date
            .filter(|date| matches!(date.kind(), Kind::Date(_)))
            .or_else(|| Some(Edtf::from_day(time.date_naive())));
    }
    day_of(text).map(Edtf::from_day)
}

/// A day at the head of a text in digits, or with the name of its month in English.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let head = |length: usize| text.get(..length).unwrap_or(text);
    for (head, form) in [
        (head(10), "%Y-%m-%d"),
        (head(10), "%Y/%m/%d"),
        (head(8), "%Y%m%d"),
        (text, "%B %d, %Y"),
        (text, "%d %B %Y"),
    ] {
        if let Ok(day) = NaiveDate::parse_from_str(head, form) {
            return Some(day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_is_read_in_a_graph_and_in_a_list() {
        let html = r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"no"},
            {"@type":["NewsArticle"],"headline":"A &amp; B","datePublished":"2022-01-11T10:00:00.000Z",
             "author":[{"@type":"Person","name":"A Writer"},{"name":"B Writer"}],
             "publisher":{"name":"The Daily"},"mainEntityOfPage":{"@id":"https://example.org/a"}}]}</script>"#;
        let meta = read(html);
        assert_eq!(meta.title.as_deref(), Some("A & B"));
        assert_eq!(meta.authors, ["A Writer", "B Writer"]);
        assert_eq!(meta.publisher.as_deref(), Some("The Daily"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/a"));
        let day = meta.published.and_then(|date| date.earliest());
        assert_eq!(
            day.map(|day| day.to_string()).as_deref(),
            Some("2022-01-11")
        );
    }

    #[test]
    fn json_ld_is_read_in_a_wrapping_and_of_other_kinds() {
        for (kind, lead, tail) in [
            ("Article", "<![CDATA[", "]]>"),
            ("NewsArticle", "//<![CDATA[\n", "\n//]]>"),
            ("SocialMediaPosting", "", ";"),
            ("Report", "", ""),
        ] {
            let html = format!(
                r#"<script type="application/ld+json">{lead}{{"@type":"{kind}","headline":"A","datePublished":"2022-01-11"}}{tail}</script>"#
            );
            let meta = read(&html);
            assert_eq!(meta.title.as_deref(), Some("A"), "{html}");
            assert!(meta.published.is_some(), "{html}");
        }
        let job =
            r#"<script type="application/ld+json">{"@type":"JobPosting","headline":"A"}</script>"#;
        assert_eq!(read(job), Meta::default());
    }

    #[test]
    fn the_title_is_the_text_s_and_not_the_site_s() {
        let page = |title: &str, site: &str| {
            let html = format!(
                r#"<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">"#
            );
            read(&html).title.unwrap_or_default()
        };
        assert_eq!(
            page("Bridge closed | The Gazette", "The Gazette"),
            "Bridge closed"
        );
        assert_eq!(page("A - B - BBC News", "BBC News"), "A - B");
        assert_eq!(page("A | Daily", "Daily - all the news"), "A");
        assert_eq!(page("A | Daily", "Dailynews"), "A | Daily");
        assert_eq!(page("Bridge - closed", "The Gazette"), "Bridge - closed");
        assert_eq!(page("| The Gazette", "The Gazette"), "| The Gazette");
        // As an encyclopedia has it.
        let html = r#"<title>List of bridges - An encyclopedia</title><script type="application/ld+json">
            {"@type":"Article","name":"List of bridges","headline":"list article"}</script>"#;
        assert_eq!(read(html).title.as_deref(), Some("List of bridges"));
    }

    #[test]
    fn dates_are_read_in_the_forms_that_pages_have() {
        for text in [
            "2022-01-11",
            "2022/01/11",
            "20220111",
            "January 11, 2022",
            "11 January 2022",
            "2022-01-11 something",
        ] {
            assert_eq!(
                time_of(text)
                    .and_then(|date| date.day())
                    .map(|day| day.to_string()),
                Some("2022-01-11".to_owned()),
                "{text}"
            );
        }
        for text in [
            "2022-01-11T10:00:00+06:00",
            "2022-01-11T10:00:00.123Z",
            "2022-01-11T10:00+0600",
            "Tue, 11 Jan 2022 10:00:00 +0600",
        ] {
            assert!(time_of(text).is_some(), "{text}");
        }
        assert_eq!(time_of("last week"), None);
    }

    #[test]
    fn broken_metadata_is_none() {
        let html = r#"<html lang="x-klingon!"><link rel=canonical href="/relative">
            <script type="application/ld+json">{ not json</script>
            <meta property="article:published_time" content="yesterday">"#;
        assert_eq!(read(html), Meta::default());
    }
}
