//! One of our own texts back into Markdown, in the form that content files have: for data files
//! that can be read in again. Made from the linked text, in which no withheld name stands.

use super::Layout;
use super::evidence::public_title;
use crate::content::document::Head;
use crate::content::link::{Target, target};
use crate::model::block::TableRow;
use crate::model::{Block, Inline, ListItem, PassageNo, Spanned};
use crate::timeline::{Destination, Evidence, Quotation, Stance, Story};

/// What the writing of one text needs to know.
struct Writer<'a, 't> {
    layout: &'a Layout<'t>,
    story: &'a Story,
    /// The path of its file: links are relative to it.
    file: &'a str,
}

impl Layout<'_> {
    /// A text as its file could have it.
    pub(super) fn markdown(&self, story: &Story, head: &Head) -> String {
        let writer = Writer {
            layout: self,
            story,
            file: &head.path,
        };
        writer.blocks(&story.body.blocks)
    }
}

impl Writer<'_, '_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let parts = blocks.iter().map(|block| self.block(block));
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join("\n\n")
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(_, inlines) => line(&self.inlines(inlines)),
            Block::Heading(level, _, inlines) => {
                format!(
                    "{} {}",
                    "#".repeat(usize::from(*level)),
                    self.inlines(inlines)
                )
            }
            Block::List(start, items) => self.list(*start, items),
            Block::Table(rows) => self.table(rows),
            Block::Code(_, text) => {
                let fence = "`".repeat(longest_run(text).max(2) + 1);
                format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
            }
            Block::HtmlText(_, text) => line(&escaped(text)),
            Block::Html(raw) => raw.trim_end().to_owned(),
            Block::Quote(_, inner) => quoted(&self.blocks(inner)),
            Block::Quotation(index) => self
                .story
                .quotations
                .get(*index)
                .map(|quotation| self.quotation(quotation))
                .unwrap_or_default(),
            Block::Rule => "***".to_owned(),
        }
    }

    /// The words, a translation nested below them, and the line with speaker and source.
    fn quotation(&self, quotation: &Quotation) -> String {
        let words = |paragraphs: &[String]| {
            let lines: Vec<String> = paragraphs.iter().map(|p| line(&escaped(p))).collect();
            lines.join("\n\n")
        };
        let mut inner = words(&quotation.paragraphs);
        if !quotation.translation.is_empty() {
            inner = format!("{inner}\n\n{}", quoted(&words(&quotation.translation)));
        }
        let speaker = quotation.speaker.as_ref();
        let speaker = speaker.map_or_else(String::new, |s| format!("{}, ", escaped(&s.words)));
        let evidence = &quotation.evidence;
        let title = self
            .layout
            .timeline
            .articles
            .get(&evidence.article)
            .map(public_title)
            .unwrap_or_default();
        let link = link(
            &escaped(&title),
            &self.source(evidence),
            &stance(&evidence.stance),
        );
        quoted(&format!("{inner}\n\n— {speaker}{link}"))
    }

    /// The way to a source's file, at its first passage.
    fn source(&self, evidence: &Evidence) -> String {
        let passage = evidence.marks.first().map(|mark| mark.passage);
        let path = self
            .layout
            .timeline
            .articles
            .get(&evidence.article)
            .map_or("", |article| article.doc.head.path.as_str());
        self.relative(path, passage)
    }

    fn relative(&self, path: &str, passage: Option<PassageNo>) -> String {
        let up = "../".repeat(self.file.matches('/').count().saturating_sub(1));
        let inner = path.strip_prefix("content/").map_or_else(
            || format!("../{up}{}", super::urls::href(path)),
            |inner| format!("{up}{}", super::urls::href(inner)),
        );
        passage.map_or_else(|| inner.clone(), |passage| format!("{inner}#{passage}"))
    }

    /// A link's target. One to a source leads to its passage: words that name it by may be withheld.
    fn target(&self, written: &Spanned<String>) -> Option<String> {
        match target(&written.value, self.file) {
            Target::External(_) | Target::Here(_) => Some(written.value.clone()),
            Target::File(file) => match self.layout.timeline.directory.find(&file.path) {
                Some(Destination::Article(id)) => {
                    let article = self.layout.timeline.articles.get(id)?;
                    let citation = self.story.citations.iter().find(|c| c.span == written.span);
                    let mark = citation.and_then(|citation| citation.evidence.marks.first());
                    Some(self.relative(&article.doc.head.path, mark.map(|mark| mark.passage)))
                }
                _ => Some(written.value.clone()),
            },
            Target::Absolute(_) | Target::Outside(_) | Target::Forbidden(_) => None,
        }
    }

    fn list(&self, start: Option<u64>, items: &[ListItem]) -> String {
        let loose = items
            .iter()
            .any(|item| item.own.is_none() || item.blocks.len() > 1);
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let marker = start.map_or_else(
                || "- ".to_owned(),
                |start| format!("{}. ", start + index as u64),
            );
            let own = item
                .own
                .as_ref()
                .map(|(_, inlines)| line(&self.inlines(inlines)));
            let inner = self.blocks(&item.blocks);
            let text = match (own, inner.is_empty()) {
                (Some(own), true) => own,
                (Some(own), false) if matches!(item.blocks.as_slice(), [Block::List(..)]) => {
                    format!("{own}\n{inner}")
                }
                (Some(own), false) => format!("{own}\n\n{inner}"),
                (None, _) => inner,
            };
            lines.push(format!("{marker}{}", indented(&text, marker.len())));
        }
        lines.join(if loose { "\n\n" } else { "\n" })
    }

    fn table(&self, rows: &[TableRow]) -> String {
        let mut lines = Vec::new();
        for row in rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.inlines(cell)).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if row.head {
                lines.push(format!("|{}", " --- |".repeat(row.cells.len())));
            }
        }
        lines.join("\n")
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push_str(&escaped(text)),
                Inline::Code(text) => {
                    let fence = "`".repeat(longest_run(text) + 1);
                    let pad = if text.starts_with('`') || text.ends_with('`') {
                        " "
                    } else {
                        ""
                    };
                    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
                }
                Inline::Break(hard) => out.push_str(if *hard { "\\\n" } else { "\n" }),
                Inline::Emphasis(inner) => out.push_str(&format!("*{}*", self.inlines(inner))),
                Inline::Strong(inner) => out.push_str(&format!("**{}**", self.inlines(inner))),
                Inline::Link(written, title, inner) => {
                    let text = self.inlines(inner);
                    match self.target(written) {
                        Some(to) => out.push_str(&link(&text, &to, title)),
                        None => out.push_str(&text),
                    }
                }
                Inline::Image(written, alt) => {
                    let alt = self.inlines(alt);
                    match self.target(written) {
                        Some(to) => out.push_str(&format!("!{}", link(&alt, &to, ""))),
                        None => out.push_str(&alt),
                    }
                }
                Inline::Html(raw) => out.push_str(raw),
            }
        }
        out
    }
}

fn stance(stance: &Stance) -> String {
    match stance {
        Stance::Supports => String::new(),
        Stance::Disputes => "disputes".to_owned(),
        Stance::Context => "context".to_owned(),
        Stance::Answer(answer) => format!("answer: {answer}"),
    }
}

fn link(text: &str, to: &str, title: &str) -> String {
    let to = if to.contains([' ', '(', ')', '<', '>']) {
        format!("<{}>", to.replace('<', "%3C").replace('>', "%3E"))
    } else {
        to.to_owned()
    };
    if title.is_empty() {
        format!("[{text}]({to})")
    } else {
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        format!("[{text}]({to} \"{title}\")")
    }
}

/// Text that Markdown takes as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' => true,
            '&' => chars
                .peek()
                .is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
            // Before a link it would make a picture.
            '!' => chars.peek().is_none(),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// A paragraph none of whose lines begins a block of another kind.
fn line(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let after = line[digits..].chars().next();
        if digits > 0 && matches!(after, Some('.' | ')')) {
            return format!("{}\\{}", &line[..digits], &line[digits..]);
        }
        if line.starts_with(['#', '+', '-', '=', '>', '~']) {
            return format!("\\{line}");
        }
        line.trim_start().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn quoted(text: &str) -> String {
    let line = |line: &str| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// All lines but the first, moved to the right.
fn indented(text: &str, by: usize) -> String {
    let line = |(index, line): (usize, &str)| match (index, line) {
        (0, line) | (_, line @ "") => line.to_owned(),
        (_, line) => format!("{}{line}", " ".repeat(by)),
    };
    text.lines()
        .enumerate()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_where_markdown_would_read_it() {
        assert_eq!(
            escaped("a*b_c [T]he <b> & &amp; R&D!"),
            "a\\*b\\_c \\[T\\]he \\<b> & \\&amp; R\\&D\\!"
        );
        assert_eq!(
            line("1. one\n- two\n# three\n2022 four"),
            "1\\. one\n\\- two\n\\# three\n2022 four"
        );
    }

    #[test]
    fn code_is_fenced_by_more_than_it_holds() {
        assert_eq!(longest_run("a `` b ``` c"), 3);
        assert_eq!(longest_run("none"), 0);
    }
}
