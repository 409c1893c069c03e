//! Blocks to HTML: escaped, with passages anchored and quoted words marked.

mod clean;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::content::inlines::visible;
use crate::content::link::{FileTarget, Target, target};
use crate::model::block::TableRow;
use crate::model::{Block, Inline, ListItem, PassageNo, Span, Spanned};

use self::clean::{cleaned, holds_raw_html};
use super::view::Html;

/// Words to mark, by passage: ranges of its visible text, in order and apart.
pub(super) type Marks = BTreeMap<PassageNo, Vec<Range<usize>>>;

/// The way to a file of the site, given a link's target and its place.
pub(super) type Resolve<'a> = dyn Fn(&FileTarget, Span) -> Option<String> + 'a;

/// How a text's blocks become HTML.
pub(super) struct Writer<'a> {
    /// The path of the file that the text comes from: links are relative to it.
    pub(super) file: &'a str,
    /// Finds the way from the page to what a link leads to; the link's place tells it from others.
    pub(super) resolve: &'a Resolve<'a>,
    /// For a source text: its passages have anchors, and these words are marked.
    pub(super) marks: Option<&'a Marks>,
    /// Items of lists that end with one of these links are shown elsewhere.
    pub(super) skip: &'a [Span],
    /// The level of the text's highest headings; they stand right below the page's title.
    pub(super) top: u8,
}

/// The level of a text's highest headings, from 1.
pub(super) fn top_heading(blocks: &[Block]) -> u8 {
    let levels = blocks.iter().filter_map(|block| match block {
        Block::Heading(level, ..) => Some(*level),
        _ => None,
    });
    levels.min().unwrap_or(1)
}

impl Writer<'_> {
    /// Writes blocks; nothing for quotations, which are pieces of their own.
    pub(super) fn html(&self, blocks: &[Block]) -> Html {
        let mut out = String::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        if self.marks.is_none() && holds_raw_html(blocks) {
            out = cleaned(&out);
        }
        Html(out)
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Paragraph(number, inlines) => self.leaf("p", *number, inlines, out),
            Block::Heading(level, number, inlines) => {
                // The page's own title is the first heading, and none is left out below it.
                let tag = format!("h{}", (level.saturating_sub(self.top) + 2).min(6));
                if self.marks.is_some() {
                    self.leaf(&tag, *number, inlines, out);
                } else {
                    let _ = write!(out, "<{tag} id=\"{}\">", heading_anchor(&visible(inlines)));
                    self.inlines(inlines, out, &mut 0, &[]);
                    let _ = write!(out, "</{tag}>");
                }
            }
            Block::List(start, items) => self.list(*start, items, out),
            Block::Table(rows) => self.table(rows, out),
            Block::Code(number, text) => {
                let _ = write!(out, "<pre{}><code>", self.anchor(*number));
                self.text(text, out, &mut 0, self.marked(*number));
                out.push_str("</code></pre>");
            }
            Block::HtmlText(number, text) => {
                let _ = write!(out, "<p{}>", self.anchor(*number));
                self.text(text, out, &mut 0, self.marked(*number));
                out.push_str("</p>");
            }
            Block::Html(raw) => out.push_str(raw),
            Block::Quote(_, inner) => {
                out.push_str("<blockquote>");
                for block in inner {
                    self.block(block, out);
                }
                out.push_str("</blockquote>");
            }
            Block::Quotation(_) => {}
            Block::Rule => out.push_str("<hr>"),
        }
    }

    fn leaf(&self, tag: &str, number: PassageNo, inlines: &[Inline], out: &mut String) {
        let _ = write!(out, "<{tag}{} dir=\"auto\">", self.anchor(number));
        self.inlines(inlines, out, &mut 0, self.marked(number));
        let _ = write!(out, "</{tag}>");
    }

    fn list(&self, start: Option<u64>, items: &[ListItem], out: &mut String) {
        let shown: Vec<&ListItem> = items.iter().filter(|item| !self.is_skipped(item)).collect();
        if shown.is_empty() {
            return;
        }
        match start {
            Some(1) => out.push_str("<ol>"),
            Some(start) => _ = write!(out, "<ol start=\"{start}\">"),
            None => out.push_str("<ul>"),
        }
        for item in shown {
            match &item.own {
                Some((number, inlines)) => {
                    let _ = write!(out, "<li{}>", self.anchor(*number));
                    self.inlines(inlines, out, &mut 0, self.marked(*number));
                }
                None => out.push_str("<li>"),
            }
            for block in &item.blocks {
                self.block(block, out);
            }
            out.push_str("</li>");
        }
        out.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
    }

    fn is_skipped(&self, item: &ListItem) -> bool {
        let last = item.own.as_ref().and_then(|(_, inlines)| inlines.last());
        matches!(last, Some(Inline::Link(target, ..)) if self.skip.contains(&target.span))
    }

    fn table(&self, rows: &[TableRow], out: &mut String) {
        out.push_str("<div class=\"table\" tabindex=\"0\"><table>");
        for row in rows {
            let cell = if row.head { "th" } else { "td" };
            let _ = write!(out, "<tr{}>", self.anchor(row.passage));
            let mut at = 0;
            for (index, inlines) in row.cells.iter().enumerate() {
                // The blank that parts cells in the passage's text.
                at += usize::from(index > 0);
                let _ = write!(out, "<{cell}>");
                self.inlines(inlines, out, &mut at, self.marked(row.passage));
                let _ = write!(out, "</{cell}>");
            }
            out.push_str("</tr>");
        }
        out.push_str("</table></div>");
    }

    fn anchor(&self, number: PassageNo) -> String {
        if self.marks.is_some() {
            format!(" id=\"{number}\"")
        } else {
            String::new()
        }
    }

    fn marked(&self, number: PassageNo) -> &[Range<usize>] {
        self.marks
            .and_then(|marks| marks.get(&number))
            .map_or(&[], Vec::as_slice)
    }

    /// Writes inlines; `at` counts the bytes of the passage's visible text.
    fn inlines(
        &self,
        inlines: &[Inline],
        out: &mut String,
        at: &mut usize,
        marks: &[Range<usize>],
    ) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text, out, at, marks),
                Inline::Code(text) => {
                    out.push_str("<code>");
                    self.text(text, out, at, marks);
                    out.push_str("</code>");
                }
                Inline::Break(hard) => {
                    *at += 1;
                    out.push_str(if *hard { "<br>" } else { "\n" });
                }
                Inline::Emphasis(inner) => self.wrapped("em", inner, out, at, marks),
                Inline::Strong(inner) => self.wrapped("strong", inner, out, at, marks),
                Inline::Link(written, _, inner) => self.link(written, inner, out, at, marks),
                Inline::Image(written, alt) => self.image(written, alt, out, at, marks),
                Inline::Html(raw) => out.push_str(raw),
            }
        }
    }

    fn wrapped(
        &self,
        tag: &str,
        inner: &[Inline],
        out: &mut String,
        at: &mut usize,
        marks: &[Range<usize>],
    ) {
        let _ = write!(out, "<{tag}>");
        self.inlines(inner, out, at, marks);
        let _ = write!(out, "</{tag}>");
    }

    fn link(
        &self,
        written: &Spanned<String>,
        inner: &[Inline],
        out: &mut String,
        at: &mut usize,
        marks: &[Range<usize>],
    ) {
        let href = match target(&written.value, self.file) {
            Target::External(url) => Some(url),
            Target::Here(anchor) => Some(format!("#{anchor}")),
            Target::File(file) => (self.resolve)(&file, written.span),
            Target::Absolute(_) | Target::Outside(_) | Target::Forbidden(_) => None,
        };
        match href {
            Some(href) => {
                let _ = write!(out, "<a href=\"{}\">", escaped(&href));
                self.inlines(inner, out, at, marks);
                out.push_str("</a>");
            }
            None => self.inlines(inner, out, at, marks),
        }
    }

    /// A picture of our own is shown; any other is its alternative text, since a page loads
    /// nothing from elsewhere.
    fn image(
        &self,
        written: &Spanned<String>,
        alt: &[Inline],
        out: &mut String,
        at: &mut usize,
        marks: &[Range<usize>],
    ) {
        let own = match target(&written.value, self.file) {
            Target::File(file) if self.marks.is_none() => (self.resolve)(&file, written.span),
            _ => None,
        };
        if let Some(src) = own {
            let text = visible(alt);
            *at += text.len();
            let _ = write!(
                out,
                "<img src=\"{}\" alt=\"{}\" loading=\"lazy\">",
                escaped(&src),
                escaped(&text)
            );
            return;
        }
        out.push_str("<span class=\"picture\">");
        self.inlines(alt, out, at, marks);
        out.push_str("</span>");
    }

    fn text(&self, text: &str, out: &mut String, at: &mut usize, marks: &[Range<usize>]) {
        let (start, end) = (*at, *at + text.len());
        *at = end;
        let mut done = start;
        for mark in marks
            .iter()
            .filter(|mark| mark.start < end && mark.end > start)
        {
            let (from, to) = (mark.start.max(start), mark.end.min(end));
            out.push_str(&escaped(slice(text, done - start..from - start)));
            let _ = write!(
                out,
                "<mark>{}</mark>",
                escaped(slice(text, from - start..to - start))
            );
            done = to;
        }
        out.push_str(&escaped(slice(text, done - start..end - start)));
    }
}

fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}

/// Puts ranges in order and joins those that overlap.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Text that may stand in HTML, in an attribute too.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

fn heading_anchor(text: &str) -> String {
    let words: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer<'a>(marks: Option<&'a Marks>, resolve: &'a Resolve<'a>) -> Writer<'a> {
        Writer {
            file: "content/articles/a.md",
            resolve,
            marks,
            skip: &[],
            top: 1,
        }
    }

    #[test]
    fn the_highest_headings_stand_right_below_the_title() {
        let heading = |level| Block::Heading(level, PassageNo::from_index(0), vec![text("x")]);
        let blocks = [heading(2), heading(3)];
        let resolve = |_: &FileTarget, _: Span| None;
        let writer = Writer {
            top: top_heading(&blocks),
            ..writer(None, &resolve)
        };
        let html = writer.html(&blocks).0;
        assert_eq!(html, "<h2 id=\"x\">x</h2><h3 id=\"x\">x</h3>");
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init)]
    fn marks_go_through_emphasis_and_are_escaped() {
        let blocks = [Block::Paragraph(
            PassageNo::from_index(0),
            vec![
                text("a <b "),
                Inline::Emphasis(vec![text("c & d")]),
                text(" e"),
            ],
        )];
        let marks = Marks::from([(PassageNo::from_index(0), vec![3..8])]);
        let html = writer(Some(&marks), &|_, _| None).html(&blocks);
        assert_eq!(
            html.0,
            "<p id=\"p1\" dir=\"auto\">a &lt;<mark>b </mark><em><mark>c &amp;</mark> d</em> e</p>"
        );
    }

    #[test]
    fn only_good_links_survive() {
        let link = |to: &str| {
            Inline::Link(
                Spanned::new(to.to_owned(), Span::default()),
                String::new(),
                vec![text("x")],
            )
        };
        let blocks = [Block::Paragraph(
            PassageNo::from_index(0),
            vec![
                link("https://a.org/?q=\"1\""),
                link("javascript:alert(1)"),
                link("b.md"),
                link("/abs"),
            ],
        )];
        let html = writer(None, &|file, _| {
            (file.path == "content/articles/b.md").then(|| "../b.html".to_owned())
        })
        .html(&blocks);
        assert_eq!(
            html.0,
            "<p dir=\"auto\"><a href=\"https://a.org/?q=&quot;1&quot;\">x</a>x<a href=\"../b.html\">x</a>x</p>"
        );
    }

    #[test]
    fn html_of_our_own_is_cleaned() {
        let blocks = [Block::Html(
            "<details onclick=\"x()\"><summary>s</summary><script>alert(1)</script><img src=\"https://a.org/x.png\" alt=\"p\"></details>".to_owned(),
        )];
        let html = writer(None, &|_, _| None).html(&blocks).0;
        assert!(
            html.contains("<summary>s</summary>") && html.contains("alt=\"p\""),
            "{html}"
        );
        assert!(
            !html.contains("script") && !html.contains("onclick") && !html.contains("a.org"),
            "{html}"
        );
    }

    #[test]
    fn overlapping_marks_are_one() {
        assert_eq!(merged(vec![5..9, 0..3, 2..6, 12..13]), [0..9, 12..13]);
    }
}
