//! From the parser's events to a tree of blocks, counting passages on the way.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{RawHtml, visible_text};
use crate::model::block::TableRow;
use crate::model::{Block, Body, Inline, ListItem, Passage, PassageNo, Span, Spanned};

/// How deep blocks and emphasis may lie in each other. What lies deeper keeps its text and loses
/// its form: nobody writes so, and later phases walk the tree by recursion.
const DEEPEST: usize = 64;

/// Builds a [`Body`] from events in order.
pub(super) struct Builder {
    offset: usize,
    raw_html: RawHtml,
    passages: Vec<Passage>,
    blocks: Vec<Vec<Block>>,
    lists: Vec<(Option<u64>, Vec<ListItem>)>,
    items: Vec<Option<(PassageNo, Vec<Inline>)>>,
    rows: Vec<TableRow>,
    inlines: Vec<Vec<Inline>>,
    open: Vec<Open>,
    /// The passage that visible text goes to.
    passage: Option<PassageNo>,
    html: Option<(Range<usize>, String)>,
    /// How many containers are open, and how many of them are passed over for lying too deep.
    depth: usize,
    passed_over: usize,
}

/// What has begun and not ended, where its end needs to know more than the end event says.
enum Open {
    Paragraph,
    /// A tight item's own text, which no event opens or closes.
    OwnText,
    Link(Spanned<String>, String),
    Code,
    Quote(Span),
    Other,
}

impl Builder {
    pub(super) fn new(offset: usize, raw_html: RawHtml) -> Self {
        Self {
            offset,
            raw_html,
            passages: Vec::new(),
            blocks: vec![Vec::new()],
            lists: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            inlines: Vec::new(),
            open: Vec::new(),
            passage: None,
            html: None,
            depth: 0,
            passed_over: 0,
        }
    }

    pub(super) fn finish(mut self) -> Body {
        Body {
            blocks: self.blocks.pop().unwrap_or_default(),
            passages: self.passages,
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) if self.passes_over_start(&tag) => {}
            Event::End(tag) if self.passes_over_end(tag) => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                self.own_text();
                // The range holds the backticks; the words stand somewhere inside.
                let inner = self.code_range(&code, range);
                self.visible(&code, inner);
                self.inline(Inline::Code(code.into_string().into()));
            }
            Event::SoftBreak => self.line_break(false, range),
            Event::HardBreak => self.line_break(true, range),
            Event::Rule => {
                self.close_own_text();
                self.block(Block::Rule);
            }
            Event::Html(html) => self.html_line(&html, range),
            Event::InlineHtml(html) => {
                if self.raw_html == RawHtml::Keep {
                    self.own_text();
                    self.inline(Inline::Html(html.into_string()));
                }
            }
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// Whether a container that begins lies too deep.
    fn passes_over_start(&mut self, tag: &Tag<'_>) -> bool {
        let nests = matches!(
            tag,
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. }
        );
        if !nests {
            return false;
        }
        self.depth += 1;
        // A list and its items go together.
        let over = self.passed_over > 0 || (self.depth > DEEPEST && !matches!(tag, Tag::Item));
        if over {
            self.close_own_text_before(tag);
            self.passed_over += 1;
        }
        over
    }

    fn passes_over_end(&mut self, tag: TagEnd) -> bool {
        let nests = matches!(
            tag,
            TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        );
        if !nests {
            return false;
        }
        self.depth = self.depth.saturating_sub(1);
        let over = self.passed_over > 0;
        if over {
            self.passed_over -= 1;
        }
        over
    }

    /// Words of different items stay apart even where the items are passed over.
    fn close_own_text_before(&mut self, tag: &Tag<'_>) {
        if is_block(tag) {
            self.close_own_text();
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if is_block(&tag) {
            self.close_own_text();
        } else {
            self.own_text();
        }
        match tag {
            Tag::Paragraph => self.open_leaf(Open::Paragraph),
            Tag::Heading { .. } => self.open_leaf(Open::Other),
            Tag::CodeBlock(_) => self.open_leaf(Open::Code),
            Tag::BlockQuote(_) => {
                self.open
                    .push(Open::Quote(Span::from(range).shifted(self.offset)));
                self.blocks.push(Vec::new());
            }
            Tag::List(start) => self.lists.push((start, Vec::new())),
            Tag::Item => {
                self.items.push(None);
                self.blocks.push(Vec::new());
            }
            Tag::HtmlBlock => self.html = Some((range.start..range.start, String::new())),
            Tag::Table(_) => self.rows.clear(),
            Tag::TableHead | Tag::TableRow => {
                let passage = self.new_passage();
                self.rows.push(TableRow {
                    passage,
                    head: matches!(tag, Tag::TableHead),
                    cells: Vec::new(),
                });
            }
            Tag::TableCell => {
                if self.rows.last().is_some_and(|row| !row.cells.is_empty()) {
                    self.visible(" ", range.start..range.start);
                }
                self.inlines.push(Vec::new());
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.inlines.push(Vec::new()),
            Tag::Link {
                dest_url, title, ..
            }
            | Tag::Image {
                dest_url, title, ..
            } => {
                let target = Spanned::new(
                    dest_url.into_string(),
                    Span::from(range).shifted(self.offset),
                );
                self.open.push(Open::Link(target, title.into_string()));
                self.inlines.push(Vec::new());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.close_leaf(tag),
            TagEnd::BlockQuote(_) => {
                let inner = self.blocks.pop().unwrap_or_default();
                if let Some(Open::Quote(span)) = self.open.pop() {
                    self.block(Block::Quote(span, inner));
                }
            }
            TagEnd::List(_) => {
                if let Some((start, items)) = self.lists.pop() {
                    self.block(Block::List(start, items));
                }
            }
            TagEnd::Item => {
                self.close_own_text();
                let blocks = self.blocks.pop().unwrap_or_default();
                let own = self.items.pop().flatten();
                if let Some((_, items)) = self.lists.last_mut() {
                    items.push(ListItem { own, blocks });
                }
            }
            TagEnd::HtmlBlock => self.close_html(),
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.block(Block::Table(rows));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.passage = None,
            TagEnd::TableCell => {
                let cell = self.inlines.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(cell);
                }
            }
            TagEnd::Emphasis => self.close_inline(Inline::Emphasis),
            TagEnd::Strong | TagEnd::Strikethrough => self.close_inline(Inline::Strong),
            TagEnd::Link => {
                if let Some(Open::Link(target, title)) = self.open.pop() {
                    self.close_inline(|text| Inline::Link(target, title, text));
                }
            }
            TagEnd::Image => {
                if let Some(Open::Link(target, _)) = self.open.pop() {
                    self.close_inline(|alt| Inline::Image(target, alt));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, html)) = &mut self.html {
            html.push_str(text);
            return;
        }
        self.own_text();
        self.visible(text, range);
        self.inline(Inline::Text(text.into()));
    }

    fn line_break(&mut self, hard: bool, range: Range<usize>) {
        self.own_text();
        self.visible(" ", range);
        self.inline(Inline::Break(hard));
    }

    fn html_line(&mut self, html: &str, range: Range<usize>) {
        match &mut self.html {
            Some((whole, text)) => {
                whole.end = range.end;
                text.push_str(html);
            }
            None => self.block(Block::Html(html.to_owned())),
        }
    }

    fn close_html(&mut self) {
        let Some((range, html)) = self.html.take() else {
            return;
        };
        if self.raw_html == RawHtml::Keep {
            self.block(Block::Html(html));
            return;
        }
        let pieces = visible_text(&html);
        if pieces.is_empty() {
            return;
        }
        let number = self.new_passage();
        for (text, at) in &pieces {
            self.visible(text, range.start + at.start..range.start + at.end);
        }
        self.passage = None;
        let text = self.passages[number.index()].text.clone();
        self.block(Block::HtmlText(number, text));
    }

    /// The bytes between the backticks; where the words are not there as they are (a line end
    /// became a blank), the whole.
    fn code_range(&self, code: &str, range: Range<usize>) -> Range<usize> {
        let around = (range.end - range.start).saturating_sub(code.len());
        if around.is_multiple_of(2) {
            range.start + around / 2..range.end - around / 2
        } else {
            range
        }
    }

    fn new_passage(&mut self) -> PassageNo {
        let number = PassageNo::from_index(self.passages.len());
        self.passages.push(Passage::default());
        self.passage = Some(number);
        number
    }

    fn visible(&mut self, text: &str, range: Range<usize>) {
        let Some(number) = self.passage else { return };
        if let Some(passage) = self.passages.get_mut(number.index()) {
            passage.text.push_str(text);
            passage
                .map
                .push(text.len(), Span::from(range).shifted(self.offset));
        }
    }

    fn open_leaf(&mut self, open: Open) {
        self.new_passage();
        self.open.push(open);
        self.inlines.push(Vec::new());
    }

    fn close_leaf(&mut self, tag: TagEnd) {
        let inlines = self.inlines.pop().unwrap_or_default();
        self.open.pop();
        let Some(number) = self.passage.take() else {
            return;
        };
        let block = match tag {
            TagEnd::Heading(level) => Block::Heading(level_number(level), number, inlines),
            TagEnd::CodeBlock => Block::Code(number, self.passages[number.index()].text.clone()),
            _ => Block::Paragraph(number, inlines),
        };
        self.block(block);
    }

    /// Text straight inside an item opens the item's own text.
    fn own_text(&mut self) {
        if self.inlines.is_empty() && !self.items.is_empty() && self.html.is_none() {
            self.open_leaf(Open::OwnText);
        }
    }

    fn close_own_text(&mut self) {
        if !matches!(self.open.last(), Some(Open::OwnText)) {
            return;
        }
        self.open.pop();
        let inlines = self.inlines.pop().unwrap_or_default();
        let Some(number) = self.passage.take() else {
            return;
        };
        match self.items.last_mut() {
            Some(own @ None) if self.blocks.last().is_none_or(Vec::is_empty) => {
                *own = Some((number, inlines))
            }
            _ => self.block(Block::Paragraph(number, inlines)),
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(inlines) = self.inlines.last_mut() {
            inlines.push(inline);
        }
    }

    fn close_inline(&mut self, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
        let inner = self.inlines.pop().unwrap_or_default();
        self.inline(wrap(inner));
    }

    fn block(&mut self, block: Block) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
