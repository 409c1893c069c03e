//! A text's blocks, its passages, and the way from a passage's visible text back to the file.
//!
//! A *passage* is a leaf block of the visible text: a paragraph, a heading, an item's own text, a
//! table row, a code block, the text of an HTML block. Its visible text joins text and code as
//! they stand, breaks as blanks, entities decoded. A walk over a block's inlines in order meets
//! exactly the bytes of its passage's text, so a range of that text can be marked in the page.

use std::sync::Arc;

use super::{PassageNo, Span, Spanned, Words};

/// A text as read: its blocks, and their passages in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// `passages[n.index()]` is passage `n`.
    pub passages: Vec<Passage>,
}

impl Body {
    /// The passage of that number, if the text has so many.
    pub fn passage(&self, number: PassageNo) -> Option<&Passage> {
        self.passages.get(number.index())
    }

    /// Takes no more memory than it needs: the words of its blocks become parts of its passages,
    /// where they stand as well. For who has read a text to its end.
    pub fn settle(&mut self) {
        let texts: Vec<Arc<str>> = self
            .passages
            .iter_mut()
            .map(|passage| {
                passage.map.0.shrink_to_fit();
                passage.text.share()
            })
            .collect();
        self.passages.shrink_to_fit();
        self.blocks.shrink_to_fit();
        settle_blocks(&mut self.blocks, &texts);
    }
}

fn settle_blocks(blocks: &mut [Block], texts: &[Arc<str>]) {
    for block in blocks {
        match block {
            Block::Paragraph(number, inlines) | Block::Heading(_, number, inlines) => {
                settle_inlines(inlines, texts.get(number.index()), &mut 0);
            }
            Block::Code(number, words) | Block::HtmlText(number, words) => {
                if let Some(text) = texts.get(number.index()) {
                    words.become_part(text, 0..words.len());
                }
            }
            Block::List(_, items) => {
                items.shrink_to_fit();
                for item in items {
                    if let Some((number, inlines)) = &mut item.own {
                        settle_inlines(inlines, texts.get(number.index()), &mut 0);
                    }
                    settle_blocks(&mut item.blocks, texts);
                }
            }
            Block::Table(rows) => {
                rows.shrink_to_fit();
                for row in rows {
                    let mut at = 0;
                    for (index, cell) in row.cells.iter_mut().enumerate() {
                        at += usize::from(index > 0);
                        settle_inlines(cell, texts.get(row.passage.index()), &mut at);
                    }
                }
            }
            Block::Quote(_, inner) => settle_blocks(inner, texts),
            Block::Html(_) | Block::Quotation(_) | Block::Rule => {}
        }
    }
}

/// `at` counts the bytes of the passage's visible text.
fn settle_inlines(inlines: &mut Vec<Inline>, text: Option<&Arc<str>>, at: &mut usize) {
    inlines.shrink_to_fit();
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => {
                let start = *at;
                *at += words.len();
                if let Some(text) = text {
                    words.become_part(text, start..*at);
                }
            }
            Inline::Break(_) => *at += 1,
            Inline::Emphasis(inner) | Inline::Strong(inner) => settle_inlines(inner, text, at),
            Inline::Link(_, _, inner) | Inline::Image(_, inner) => settle_inlines(inner, text, at),
            Inline::Html(_) => {}
        }
    }
}

/// A block of text. Leaf blocks carry the number of their passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(PassageNo, Vec<Inline>),
    /// A heading, level 1 to 6.
    Heading(u8, PassageNo, Vec<Inline>),
    /// A list; `Some(start)` if numbered.
    List(Option<u64>, Vec<ListItem>),
    /// A table: head cells, then rows; the head is a passage too.
    Table(Vec<TableRow>),
    /// A code block or any text whose lines are to be kept.
    Code(PassageNo, Words),
    /// The text of an HTML block, tags taken out.
    HtmlText(PassageNo, Words),
    /// An HTML block as written; only in our own texts, cleaned before it leaves.
    Html(String),
    /// A blockquote, and where it stands.
    Quote(Span, Vec<Block>),
    /// A blockquote in our own text: the quotation of that index in the document.
    Quotation(usize),
    /// A thematic break.
    Rule,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListItem {
    /// The item's own text, where it is not wrapped in paragraphs.
    pub own: Option<(PassageNo, Vec<Inline>)>,
    /// What else it holds.
    pub blocks: Vec<Block>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The row's passage: its cells joined by blanks.
    pub passage: PassageNo,
    /// Whether it is the head.
    pub head: bool,
    /// The cells.
    pub cells: Vec<Vec<Inline>>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Visible text.
    Text(Words),
    /// Visible text in code.
    Code(Words),
    /// A line end, visible as one blank; `true` if a hard one.
    Break(bool),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link: target as written, title, text.
    Link(Spanned<String>, String, Vec<Inline>),
    /// An image: target as written, and its alternative text, which is visible text.
    Image(Spanned<String>, Vec<Inline>),
    /// A raw tag; no visible text.
    Html(String),
}

/// What a passage is in its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageRole {
    /// The text itself.
    #[default]
    Text,
    /// A credit line ("With inputs from …"): shown, but no evidence.
    Credit,
    /// A disclaimer: shown, but no evidence.
    Disclaimer,
    /// It stands in the article but is not at hand: the article is sealed. It has no words.
    Sealed,
}

/// A leaf block's visible text and its way back to the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The visible text.
    pub text: Words,
    /// Where each of its bytes comes from.
    pub map: SourceMap,
    /// What it is in its article.
    pub role: PassageRole,
}

impl Passage {
    /// Where the bytes `start..end` of the visible text stand in the file.
    pub fn source(&self, start: usize, end: usize) -> Span {
        self.map.source(start, end)
    }

    /// Where the whole passage stands in the file.
    pub fn span(&self) -> Span {
        self.map.source(0, self.text.len())
    }
}

/// Runs of visible text and the bytes of the file that they come from, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap(Vec<Run>);

/// Half as large as its numbers would be in full: there are several of them in each passage, and
/// no text has four gigabytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    text_len: u32,
    start: u32,
    end: u32,
}

impl SourceMap {
    /// Adds a run: `text_len` bytes of visible text that stand at `source` in the file. Where the
    /// lengths are the same, byte answers to byte; else (an entity, an escape) the run is one.
    pub fn push(&mut self, text_len: usize, source: Span) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let run = Run {
            text: self.0.last().map_or(0, |run| run.text + run.text_len),
            text_len: small(text_len),
            start: small(source.start),
            end: small(source.end),
        };
        if let Some(last) = self.0.last_mut()
            && run.is_linear()
            && last.is_linear()
            && last.end == run.start
        {
            last.text_len += run.text_len;
            last.end = run.end;
            return;
        }
        self.0.push(run);
    }

    /// Where the bytes `start..end` of the visible text stand in the file.
    pub fn source(&self, start: usize, end: usize) -> Span {
        let (Some(first), Some(last)) = (
            self.run_at(start),
            self.run_at(end.saturating_sub(1).max(start)),
        ) else {
            return Span::default();
        };
        let from = first.at(start, false);
        Span::new(from, last.at(end, true).max(from))
    }

    fn run_at(&self, offset: usize) -> Option<&Run> {
        let after = self.0.partition_point(|run| run.text as usize <= offset);
        self.0.get(after.saturating_sub(1))
    }
}

impl Run {
    /// Whether byte answers to byte.
    fn is_linear(&self) -> bool {
        self.text_len == self.end - self.start
    }

    fn at(&self, offset: usize, end: bool) -> usize {
        let within = offset.saturating_sub(self.text as usize);
        let within = within.min(self.text_len as usize);
        if self.is_linear() {
            self.start as usize + within
        } else if end && within > 0 {
            self.end as usize
        } else {
            self.start as usize
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_blocks_share_the_words_of_their_passages() {
        let mut body = Body {
            blocks: vec![Block::Paragraph(
                PassageNo::from_index(0),
                vec![
                    Inline::Text("one ".into()),
                    Inline::Strong(vec![Inline::Text("two".into())]),
                    Inline::Break(false),
                    // What does not stand there keeps its own.
                    Inline::Text("four".into()),
                ],
            )],
            passages: vec![Passage {
                text: "one two three".into(),
                ..Passage::default()
            }],
        };
        let before = body.clone();
        body.settle();
        assert_eq!(body, before);
        let Block::Paragraph(_, inlines) = &body.blocks[0] else {
            panic!("a paragraph")
        };
        let Inline::Text(first) = &inlines[0] else {
            panic!("a text")
        };
        let whole = body.passages[0].text.as_ptr();
        assert_eq!(first.as_ptr(), whole, "they are the same bytes");
    }

    #[test]
    fn visible_text_finds_its_way_back_through_entities_and_breaks() {
        // file: `a &amp; b` followed by a line end and `c`
        let mut map = SourceMap::default();
        map.push(2, Span::new(10, 12)); // "a "
        map.push(1, Span::new(12, 17)); // "&"
        map.push(2, Span::new(17, 19)); // " b"
        map.push(1, Span::new(19, 20)); // line end
        map.push(1, Span::new(20, 21)); // "c"
        assert_eq!(map.source(0, 7), Span::new(10, 21));
        assert_eq!(map.source(2, 3), Span::new(12, 17), "the entity as a whole");
        assert_eq!(map.source(3, 5), Span::new(17, 19));
        assert_eq!(map.source(6, 7), Span::new(20, 21));
        assert_eq!(
            map.source(1, 1),
            Span::new(11, 11),
            "an empty range stays empty"
        );
    }
}
