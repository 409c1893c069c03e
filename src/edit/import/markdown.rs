//! A text's blocks as Markdown that reads as they do.

use crate::content;
use crate::model::{Block, Body, Inline, ListItem};

/// The Markdown of a source's text. Its passages are those of the body: where Markdown would read
/// otherwise than the page, every passage is a paragraph with no signs but its own.
pub(super) fn of_source(body: &Body) -> String {
    let text = Writer { target: &|_| None }.blocks(&body.blocks);
    match reads_as(&text, body) {
        true => text,
        false => plain(body),
    }
}

/// The Markdown of a text of our own: links go where `target` says, and a blockquote is a quotation
/// where a line below it names one of our articles, else a paragraph in quotation marks.
pub(super) fn of_ours(body: &Body, target: &dyn Fn(&str) -> Option<String>) -> String {
    Writer { target }.own(&body.blocks)
}

/// Whether Markdown gives the body's passages.
fn reads_as(markdown: &str, body: &Body) -> bool {
    let again = content::read_markdown(markdown);
    let texts = |body: &Body| -> Vec<String> {
        body.passages
            .iter()
            .map(|passage| passage.text.trim().to_owned())
            .collect()
    };
    texts(&again) == texts(body)
}

fn plain(body: &Body) -> String {
    let paragraphs = body.passages.iter().map(|passage| {
        let mut text = String::new();
        for c in passage
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
        {
            if c.is_ascii_punctuation() {
                text.push('\\');
            }
            text.push(c);
        }
        text
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Plain text as Markdown: blank lines part its paragraphs.
pub(super) fn of_plain(text: &str) -> String {
    let lines = text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let paragraphs = lines
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let escaped = paragraphs.map(|text| {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut line = String::new();
        escape(&words, &mut line);
        line
    });
    escaped.collect::<Vec<_>>().join("\n\n")
}

struct Writer<'a> {
    target: &'a dyn Fn(&str) -> Option<String>,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let written: Vec<String> = blocks.iter().map(|block| self.block(block)).collect();
        written.join("\n\n")
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(_, inlines) => self.line(inlines),
            Block::Heading(level, _, inlines) => {
                let text = self.line(inlines).replace("\\\n", " ");
                format!("{} {text}", "#".repeat(usize::from(*level)))
            }
            Block::List(start, items) => self.list(*start, items),
            Block::Table(rows) if rows.first().is_some_and(|row| row.head) => {
                let cells = |row: &[Vec<Inline>]| -> String {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| self.line(cell).replace("\\\n", " "))
                        .collect();
                    format!("| {} |", cells.join(" | "))
                };
                let mut lines: Vec<String> = rows.iter().map(|row| cells(&row.cells)).collect();
                let width = rows.first().map_or(0, |row| row.cells.len());
                lines.insert(1, format!("|{}", " --- |".repeat(width)));
                lines.join("\n")
            }
            Block::Table(rows) => {
                let items = rows.iter().map(|row| {
                    let cells: Vec<String> = row
                        .cells
                        .iter()
                        .map(|cell| self.line(cell).replace("\\\n", " "))
                        .collect();
                    format!("- {}", cells.join(" "))
                });
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Code(_, text) => {
                let fence = if text.contains("```") { "~~~~" } else { "```" };
                format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
            }
            Block::Quote(_, inner) => prefixed(&self.blocks(inner), "> ", "> "),
            Block::HtmlText(_, text) => of_plain(text),
            Block::Rule => "---".to_owned(),
            Block::Html(_) | Block::Quotation(_) => String::new(),
        }
    }

    fn list(&self, start: Option<u64>, items: &[ListItem]) -> String {
        let written = items.iter().enumerate().map(|(index, item)| {
            let mark = match start {
                Some(start) => format!("{}. ", start + index as u64),
                None => "- ".to_owned(),
            };
            let mut parts = Vec::new();
            if let Some((_, inlines)) = &item.own {
                parts.push(self.line(inlines));
            }
            parts.extend(item.blocks.iter().map(|block| self.block(block)));
            prefixed(&parts.join("\n\n"), &mark, &" ".repeat(mark.len()))
        });
        written.collect::<Vec<_>>().join("\n")
    }

    /// The blocks of a text of our own.
    fn own(&self, blocks: &[Block]) -> String {
        let mut written: Vec<String> = Vec::new();
        let mut rest = blocks.iter().peekable();
        while let Some(block) = rest.next() {
            let Block::Quote(_, inner) = block else {
                written.push(self.block(block));
                continue;
            };
            let words = self.blocks(inner);
            let source = match rest.peek() {
                Some(Block::Paragraph(_, inlines)) => self.attribution(inlines),
                _ => None,
            };
            let quote = match source {
                Some(source) => {
                    rest.next();
                    prefixed(&format!("{words}\n\n{source}"), "> ", "> ")
                }
                None => format!("“{words}”"),
            };
            written.push(quote);
        }
        // Quotations that stand twice on a page are one.
        let mut seen = std::collections::BTreeSet::new();
        written.retain(|text| !text.starts_with("> ") || seen.insert(text.clone()));
        written.join("\n\n")
    }

    /// The line below a quotation, if it names one article of ours and nothing else.
    fn attribution(&self, inlines: &[Inline]) -> Option<String> {
        let is_dash =
            matches!(inlines.first(), Some(Inline::Text(text)) if text.starts_with(['—', '–']));
        let links: Vec<&Inline> = inlines
            .iter()
            .filter(|inline| matches!(inline, Inline::Link(..)))
            .collect();
        let ours = matches!(links.as_slice(), [Inline::Link(to, _, _)] if (self.target)(&to.value).is_some());
        (is_dash && ours).then(|| self.line(inlines))
    }

    fn line(&self, inlines: &[Inline]) -> String {
        let mut line = String::new();
        self.inlines(inlines, &mut line);
        line.trim().to_owned()
    }

    fn inlines(&self, inlines: &[Inline], line: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => escape(text, line),
                Inline::Code(text) if text.contains('`') => escape(text, line),
                Inline::Code(text) => line.push_str(&format!("`{text}`")),
                Inline::Break(_) => line.push_str("\\\n"),
                Inline::Emphasis(inner) => self.marked("*", inner, line),
                Inline::Strong(inner) => self.marked("**", inner, line),
                Inline::Link(to, _, inner) => {
                    let mut text = String::new();
                    self.inlines(inner, &mut text);
                    let to = (self.target)(&to.value).unwrap_or_else(|| to.value.clone());
                    if to.contains(['<', '>', '\n', '\\']) {
                        line.push_str(&text);
                    } else {
                        let (before, text, after) = inner_words(&text);
                        line.push_str(&format!("{before}[{text}](<{to}>){after}"));
                    }
                }
                Inline::Image(_, inner) => self.inlines(inner, line),
                Inline::Html(_) => {}
            }
        }
    }

    fn marked(&self, mark: &str, inner: &[Inline], line: &mut String) {
        let mut text = String::new();
        self.inlines(inner, &mut text);
        let (before, words, after) = inner_words(&text);
        match words.is_empty() {
            true => line.push_str(&text),
            false => line.push_str(&format!("{before}{mark}{words}{mark}{after}")),
        }
    }
}

/// A text without its outer blanks, and these.
fn inner_words(text: &str) -> (&str, &str, &str) {
    let words = text.trim_matches(' ');
    let start = text.len() - text.trim_start_matches(' ').len();
    let end = (start + words.len()).min(text.len());
    (&text[..start.min(text.len())], words, &text[end..])
}

fn prefixed(text: &str, first: &str, others: &str) -> String {
    let mut lines = String::new();
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        let prefix = if index == 0 { first } else { others };
        match line.is_empty() {
            true => lines.push_str(prefix.trim_end()),
            false => lines.push_str(&format!("{prefix}{line}")),
        }
    }
    lines
}

/// Adds text to a line, with a backslash before each sign that would mean something.
fn escape(text: &str, line: &mut String) {
    for (at, c) in text.char_indices() {
        let begins = line.is_empty() || line.ends_with('\n');
        let after = text[at + c.len_utf8()..].chars().next();
        let before = line.chars().next_back();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let line_start = line.rsplit('\n').next().unwrap_or_default();
        let numbered = !line_start.is_empty()
            && line_start.len() < 10
            && line_start.bytes().all(|b| b.is_ascii_digit());
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
            '_' => !(in_word(before) && in_word(after)),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '~' | '=' | '#' | '>' | '+' | '-' => begins,
            '.' | ')' => numbered,
            _ => false,
        };
        if escaped {
            line.push('\\');
        }
        line.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::html;

    fn texts(body: &Body) -> Vec<String> {
        body.passages
            .iter()
            .map(|p| p.text.trim().to_owned())
            .collect()
    }

    #[test]
    fn markdown_reads_as_the_page_does() {
        for page in [
            "<p>One <b>two</b> <i> three </i>four*five_ [six] &lt;b&gt; &amp;amp; 7.</p><h2>Head</h2>",
            "<ul><li>a<li>b<ul><li>c</ul></ul><ol start=3><li><p>x</p><p>y</p></ol>",
            "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "<table><tr><td>1</td><td>2</td></tr></table>",
            "<p>1. no list</p><p># no head</p><p>+ no</p><p>- no</p><p>> no</p><pre>x = 1\n\ny</pre>",
            "<blockquote><p>a</p><p>b</p></blockquote><p>one<br>two<br><br>three</p>",
            "<p>foo<b>bar.</b>baz <a href='https://a.org/(x)'>link</a></p>",
            "<p>2022<br>3) x</p>",
        ] {
            let body = html::fragment(page);
            let markdown = of_source(&body);
            let again = content::read_markdown(&markdown);
            assert_eq!(texts(&again), texts(&body), "{page}\n{markdown}");
        }
    }

    #[test]
    fn a_quotation_of_ours_is_one_and_others_stand_in_quotation_marks() {
        let page = "<blockquote><p>Words.</p></blockquote><p>— A, <a href=\"../articles/a.html#p1\">b</a></p>\
                    <blockquote><p>Others.</p></blockquote>";
        let target = |to: &str| {
            to.contains("articles/")
                .then(|| "../articles/a.md#p1".to_owned())
        };
        assert_eq!(
            of_ours(&html::fragment(page), &target),
            "> Words.\n>\n> — A, [b](<../articles/a.md#p1>)\n\n“Others.”"
        );
    }
}
