//! A text's blocks, its passages, and the way from a passage's visible text back to the file.
//!
//! A *passage* is a leaf block of the visible text: a paragraph, a heading, an item's own text, a
//! table row, a code block, the text of an HTML block. Its visible text joins text and code as
//! they stand, breaks as blanks, entities decoded. A walk over a block's inlines in order meets
//! exactly the bytes of its passage's text, so a range of that text can be marked in the page.

use super::{PassageNo, Span, Spanned};

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
    Code(PassageNo, String),
    /// The text of an HTML block, tags taken out.
    HtmlText(PassageNo, String),
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
    Text(String),
    /// Visible text in code.
    Code(String),
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
    pub text: String,
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

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    text: usize,
    text_len: usize,
    source: Span,
}

impl SourceMap {
    /// Adds a run: `text_len` bytes of visible text that stand at `source` in the file. Where the
    /// lengths are the same, byte answers to byte; else (an entity, an escape) the run is one.
    pub fn push(&mut self, text_len: usize, source: Span) {
        let text = self.0.last().map_or(0, |run| run.text + run.text_len);
        let linear = text_len == source.end - source.start;
        if let Some(last) = self.0.last_mut() {
            let last_linear = last.text_len == last.source.end - last.source.start;
            if linear && last_linear && last.source.end == source.start {
                last.text_len += text_len;
                last.source.end = source.end;
                return;
            }
        }
        self.0.push(Run {
            text,
            text_len,
            source,
        });
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
        let after = self.0.partition_point(|run| run.text <= offset);
        self.0.get(after.saturating_sub(1))
    }
}

impl Run {
    fn at(&self, offset: usize, end: bool) -> usize {
        let within = offset.saturating_sub(self.text).min(self.text_len);
        if self.text_len == self.source.end - self.source.start {
            self.source.start + within
        } else if end && within > 0 {
            self.source.end
        } else {
            self.source.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
