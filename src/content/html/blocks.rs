//! HTML into blocks and passages.

use dom_query::{Document, NodeRef};

use super::places::Places;
use crate::model::block::TableRow;
use crate::model::{Block, Body, Inline, ListItem, Passage, PassageNo, PassageRole, Span, Spanned};

/// What is not text, whatever is in it.
const SKIPPED: [&str; 24] = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "form", "button", "input", "select", "textarea", "head", "title", "meta", "link",
    "video", "audio", "img", "picture", "dialog",
];

/// Elements that stand in a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Reads the HTML of a main text; `relative` links are kept where they may lead somewhere.
pub(super) fn read(html: &str, places: Places, relative: bool) -> Body {
    let page = Document::from(html);
    let mut builder = Builder {
        body: Body::default(),
        places,
        relative,
    };
    let blocks = page.body().map(|body| builder.blocks(&body));
    builder.body.blocks = blocks.unwrap_or_default();
    builder.body
}

struct Builder {
    body: Body,
    places: Places,
    relative: bool,
}

impl Builder {
    /// The blocks in an element; text that stands in no paragraph becomes one.
    fn blocks(&mut self, node: &NodeRef<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Line::new(self.relative);
        for child in node.children_it(false) {
            if is_in_line(&child) {
                if name(&child) == "br" && line.ends_in_break() {
                    self.paragraph(&mut line, &mut blocks);
                } else {
                    line.node(&child);
                }
                continue;
            }
            self.paragraph(&mut line, &mut blocks);
            self.block(&child, &mut blocks);
        }
        self.paragraph(&mut line, &mut blocks);
        blocks
    }

    fn paragraph(&mut self, line: &mut Line, blocks: &mut Vec<Block>) {
        if let Some((number, inlines)) =
            self.passage(std::mem::replace(line, Line::new(self.relative)))
        {
            blocks.push(Block::Paragraph(number, inlines));
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, blocks: &mut Vec<Block>) {
        match name(node).as_str() {
            skipped if SKIPPED.contains(&skipped) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, blocks),
            "ul" | "ol" | "menu" => self.list(node, blocks),
            "table" => self.table(node, blocks),
            "pre" => self.code(node, blocks),
            "hr" => blocks.push(Block::Rule),
            "blockquote" => {
                let first = self.body.passages.len();
                let inner = self.blocks(node);
                if let (false, Some(passages)) = (inner.is_empty(), self.body.passages.get(first..))
                {
                    let start = passages.first().map_or(0, |passage| passage.span().start);
                    let end = passages.last().map_or(0, |passage| passage.span().end);
                    blocks.push(Block::Quote(Span::new(start, end.max(start)), inner));
                }
            }
            _ if node.is_element() => {
                let inner = self.blocks(node);
                blocks.extend(inner);
            }
            _ => {}
        }
    }

    fn heading(&mut self, node: &NodeRef<'_>, blocks: &mut Vec<Block>) {
        let mut line = Line::new(self.relative);
        node.children_it(false).for_each(|child| line.node(&child));
        let level = name(node)
            .as_bytes()
            .get(1)
            .map_or(2, |digit| digit.saturating_sub(b'0'));
        if let Some((number, inlines)) = self.passage(line) {
            blocks.push(Block::Heading(level, number, inlines));
        }
    }

    fn list(&mut self, node: &NodeRef<'_>, blocks: &mut Vec<Block>) {
        let start = (name(node) == "ol").then(|| {
            let start = node.attr("start").and_then(|start| start.parse().ok());
            start.unwrap_or(1)
        });
        let mut items = Vec::new();
        for child in node.children_it(false).filter(NodeRef::is_element) {
            let mut inner = self.blocks(&child);
            // An item's text is its own where it begins with it.
            let own = match inner.first() {
                Some(Block::Paragraph(..)) if !begins_with_block(&child) => match inner.remove(0) {
                    Block::Paragraph(number, inlines) => Some((number, inlines)),
                    _ => None,
                },
                _ => None,
            };
            if own.is_some() || !inner.is_empty() {
                items.push(ListItem { own, blocks: inner });
            }
        }
        if !items.is_empty() {
            blocks.push(Block::List(start, items));
        }
    }

    fn table(&mut self, node: &NodeRef<'_>, blocks: &mut Vec<Block>) {
        let mut rows: Vec<TableRow> = Vec::new();
        for row in node.descendants_it().filter(|node| name(node) == "tr") {
            let cells: Vec<NodeRef<'_>> = row
                .children_it(false)
                .filter(|cell| matches!(name(cell).as_str(), "td" | "th"))
                .collect();
            let head = rows.is_empty() && cells.iter().all(|cell| name(cell) == "th");
            let lines: Vec<Vec<Inline>> = cells
                .iter()
                .map(|cell| {
                    let mut line = Line::new(self.relative);
                    cell.children_it(false).for_each(|child| line.node(&child));
                    line.finish()
                })
                .collect();
            let texts: Vec<String> = lines.iter().map(|cell| shown(cell)).collect();
            if texts.iter().all(String::is_empty) {
                continue;
            }
            let passage = self.enter(texts.join(" "));
            rows.push(TableRow {
                passage,
                head,
                cells: lines,
            });
        }
        if !rows.is_empty() {
            blocks.push(Block::Table(rows));
        }
    }

    fn code(&mut self, node: &NodeRef<'_>, blocks: &mut Vec<Block>) {
        let text = node.text();
        let text = text.trim_matches('\n').trim_end();
        if !text.trim().is_empty() {
            let text = format!("{text}\n");
            let number = self.enter(text.clone());
            blocks.push(Block::Code(number, text.into()));
        }
    }

    fn passage(&mut self, line: Line) -> Option<(PassageNo, Vec<Inline>)> {
        let inlines = line.finish();
        let text = shown(&inlines);
        (!text.trim().is_empty()).then(|| (self.enter(text), inlines))
    }

    fn enter(&mut self, text: String) -> PassageNo {
        let number = PassageNo::from_index(self.body.passages.len());
        let map = self.places.of(&text);
        self.body.passages.push(Passage {
            text: text.into(),
            map,
            role: PassageRole::Text,
        });
        number
    }
}

fn name(node: &NodeRef<'_>) -> String {
    node.node_name()
        .map(|name| name.to_ascii_lowercase())
        .unwrap_or_default()
}

/// Text, and elements of a line in which no block stands.
fn is_in_line(node: &NodeRef<'_>) -> bool {
    if node.is_text() {
        return true;
    }
    let is_inline = |node: &NodeRef<'_>| {
        let name = name(node);
        INLINE.contains(&name.as_str()) || SKIPPED.contains(&name.as_str())
    };
    node.is_element()
        && is_inline(node)
        && node
            .descendants_it()
            .filter(NodeRef::is_element)
            .all(|inner| is_inline(&inner))
}

fn begins_with_block(node: &NodeRef<'_>) -> bool {
    let first = node
        .children_it(false)
        .find(|child| child.is_element() || !child.text().trim().is_empty());
    first.is_some_and(|first| !is_in_line(&first))
}

/// The visible text of inlines.
pub(super) fn shown(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Break(_) => text.push(' '),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link(_, _, inner)
            | Inline::Image(_, inner) => text.push_str(&shown(inner)),
            Inline::Html(_) => {}
        }
    }
    text
}

/// A line of text as it grows: runs of white space are one blank, and none begins it.
#[derive(Default)]
struct Line {
    inlines: Vec<Inline>,
    /// Whether what comes next stands after a blank or at the beginning.
    begun: bool,
    after_blank: bool,
    relative: bool,
}

impl Line {
    fn new(relative: bool) -> Self {
        Self {
            relative,
            ..Self::default()
        }
    }

    fn ends_in_break(&self) -> bool {
        matches!(self.inlines.last(), Some(Inline::Break(_)))
    }

    fn node(&mut self, node: &NodeRef<'_>) {
        let mut into = std::mem::take(&mut self.inlines);
        self.add(node, &mut into);
        self.inlines = into;
    }

    fn add(&mut self, node: &NodeRef<'_>, into: &mut Vec<Inline>) {
        if node.is_text() {
            let text = self.collapsed(&node.text());
            match into.last_mut() {
                _ if text.is_empty() => {}
                Some(Inline::Text(before)) => before.push_str(&text),
                _ => into.push(Inline::Text(text.into())),
            }
            return;
        }
        if !node.is_element() {
            return;
        }
        let name = name(node);
        match name.as_str() {
            skipped if SKIPPED.contains(&skipped) => {}
            "br" => {
                if self.begun && !matches!(into.last(), Some(Inline::Break(_))) {
                    into.push(Inline::Break(true));
                    self.after_blank = true;
                }
            }
            "code" | "kbd" | "samp" | "tt" => {
                let text = self.collapsed(&node.text());
                if !text.is_empty() {
                    into.push(Inline::Code(text.into()));
                }
            }
            _ => {
                // Blocks where a line is wanted, as in a table's cell, stand apart by a blank.
                let apart = !INLINE.contains(&name.as_str());
                if apart {
                    self.blank(into);
                }
                let mut inner = Vec::new();
                for child in node.children_it(false) {
                    self.add(&child, &mut inner);
                }
                if !inner.is_empty() {
                    wrap(&name, node, inner, self.relative, into);
                }
                if apart {
                    self.blank(into);
                }
            }
        }
    }

    fn blank(&mut self, into: &mut Vec<Inline>) {
        if self.begun && !self.after_blank {
            into.push(Inline::Text(" ".into()));
            self.after_blank = true;
        }
    }

    fn collapsed(&mut self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                line.push(c);
                self.begun = true;
                self.after_blank = false;
            } else if self.begun && !self.after_blank {
                line.push(' ');
                self.after_blank = true;
            }
        }
        line
    }

    fn finish(mut self) -> Vec<Inline> {
        trim_end(&mut self.inlines);
        self.inlines
    }
}

fn wrap(
    name: &str,
    node: &NodeRef<'_>,
    inner: Vec<Inline>,
    relative: bool,
    into: &mut Vec<Inline>,
) {
    match name {
        "em" | "i" => into.push(Inline::Emphasis(inner)),
        "strong" | "b" => into.push(Inline::Strong(inner)),
        "a" => match node
            .attr("href")
            .filter(|href| leads_out(href) || (relative && is_relative(href)))
        {
            Some(href) => {
                let target = Spanned::new(href.trim().to_owned(), Span::default());
                into.push(Inline::Link(target, String::new(), inner));
            }
            None => into.extend(inner),
        },
        _ => into.extend(inner),
    }
}

/// A relative link of a page leads nowhere from a copy of it.
fn leads_out(href: &str) -> bool {
    let href = href.trim().to_ascii_lowercase();
    href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:")
}

fn is_relative(href: &str) -> bool {
    !href.is_empty() && !href.starts_with(['/', '#']) && !href.contains(':')
}

/// Takes blanks and breaks off the end of a line.
fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        let done = match last {
            Inline::Text(text) | Inline::Code(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                !text.is_empty()
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, _, inner) => {
                trim_end(inner);
                !inner.is_empty()
            }
            Inline::Break(_) => false,
            Inline::Image(..) | Inline::Html(_) => true,
        };
        if done {
            return;
        }
        inlines.pop();
    }
}
