//! Saved web pages: the main text as blocks and passages, and what the page says of itself.
//!
//! The main text is found as browsers' reading views find it. A passage's way back to the file is
//! sought again in the file's own visible text, since a page may be torn apart and put together on
//! the way: where that fails, it leads to the place nearest to it.

mod blocks;
mod meta;
mod places;

use dom_query::Document;
use dom_smoothie::Readability;

use crate::model::Body;
pub use meta::{Meta, day_of};

/// What is never main text, where the reading view finds none.
const FURNITURE: [&str; 10] = [
    "nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template", "iframe",
];

/// A saved page, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlPage {
    /// What it says of itself.
    pub meta: Meta,
    /// Its main text.
    pub body: Body,
}

/// Reads the page `html`, which begins `offset` bytes into its file.
pub fn read(html: &str, offset: usize) -> HtmlPage {
    let meta = meta::read(html);
    let readable = Readability::new(html, None, None)
        .ok()
        .and_then(|mut page| page.parse().ok());
    let mut title = None;
    let content = match readable.filter(|page| !page.text_content.trim().is_empty()) {
        Some(page) => {
            title = Some(page.title.trim().to_owned()).filter(|title| !title.is_empty());
            page.content.to_string()
        }
        None => without_furniture(html),
    };
    HtmlPage {
        body: blocks::read(&content, places::Places::new(html, offset), false),
        meta: Meta {
            title: meta.title.or(title),
            ..meta
        },
    }
}

/// The blocks of a piece of HTML, all of which is text, such as an entry of a feed.
pub fn fragment(html: &str) -> Body {
    blocks::read(html, places::Places::new(html, 0), true)
}

fn without_furniture(html: &str) -> String {
    let page = Document::from(html);
    for selector in ["article", "main", "body"] {
        let found = page.select_single(selector);
        if found.exists() {
            found.strip_furniture();
            if !found.text().trim().is_empty() {
                return found.html().to_string();
            }
        }
    }
    String::new()
}

/// Taking out what is not text.
trait Strip {
    fn strip_furniture(&self);
}

impl Strip for dom_query::Selection<'_> {
    fn strip_furniture(&self) {
        for name in FURNITURE {
            self.select(name).remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html>
<!-- saved from url=(0036)https://example.org/2024/bridge.html -->
<html lang="en"><head><title>Bridge closed | The Gazette</title>
<meta property="og:title" content="Bridge closed">
<meta property="article:published_time" content="2024-05-14T09:30:00+02:00">
<meta property="og:site_name" content="The Gazette">
<meta name="author" content="Bo Writer">
<style>p { color: red }</style><script>var p = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge closed</h1>
<p>The town council has closed the old bridge, the mayor&rsquo;s office said &mdash; it is <b>no longer safe</b>, and nobody may cross it any more until further notice, by foot or by car.</p>
<p onclick="alert(1)">Traffic will be sent over the ring&nbsp;road<script>alert(1)</script>, which is long, and the school bus will go another way, as parents were told by letter on Monday.</p>
<ul><li>Buses stop at the station, and go on from there.</li><li>Lorries go round the town, as they did last year.</li></ul>
<blockquote><p>&ldquo;We had no choice,&rdquo; she said, and went on to speak of the beams, which nobody had looked at.</p></blockquote>
</article><footer>All rights reserved</footer></body></html>"#;

    #[test]
    fn the_main_text_is_taken_and_nothing_else() {
        let page = read(PAGE, 0);
        let texts: Vec<&str> = page.body.passages.iter().map(|p| p.text.as_str()).collect();
        assert!(texts[0].starts_with("The town council"), "{texts:?}");
        assert!(texts.iter().any(|t| t.starts_with("Buses stop")));
        let all = texts.join("\n");
        for not in ["Home", "alert", "rights reserved", "color"] {
            assert!(!all.contains(not), "{not}: {all}");
        }
        assert_eq!(page.meta.title.as_deref(), Some("Bridge closed"));
        assert_eq!(page.meta.publisher.as_deref(), Some("The Gazette"));
        assert_eq!(page.meta.authors, ["Bo Writer"]);
        assert_eq!(
            page.meta.url.as_deref(),
            Some("https://example.org/2024/bridge.html")
        );
        assert_eq!(page.meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn every_passage_finds_its_bytes() {
        let page = read(PAGE, 0);
        let passage = &page.body.passages[0];
        let at = passage.text.find("office said").unwrap_or_default();
        let span = passage.source(at, at + "office said".len());
        assert_eq!(&PAGE[span.range()], "office said");
        let at = passage.text.find('—').unwrap_or_default();
        let span = passage.source(at, at + '—'.len_utf8());
        assert_eq!(&PAGE[span.range()], "&mdash;");
        for passage in &page.body.passages {
            let source = &PAGE[passage.span().range()];
            let first = passage.text.split(' ').next().unwrap_or_default();
            let first = first.trim_start_matches('“');
            assert!(source.contains(first), "{first}: {source}");
        }
    }

    #[test]
    fn a_short_page_is_read_too_and_broken_ones_do_no_harm() {
        let page = read("<p>One.<p>Two <i>three</i>.", 0);
        let texts: Vec<&str> = page.body.passages.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["One.", "Two three."]);
        for html in [
            "",
            "<",
            "<p",
            "&",
            "<table><tr>",
            "<ul><li>",
            "<a href=",
            "\u{0}<b>",
        ] {
            read(html, 0);
        }
    }
}
