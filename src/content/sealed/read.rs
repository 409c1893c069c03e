//! Reading a sealed article, and whether what it keeps is what was sealed.

use super::{Kept, Seal, Window, gap_of};
use crate::content::head;
use crate::content::markdown::{self, RawHtml};
use crate::model::{Block, Body, Diagnostic, Passage, PassageNo, PassageRole, Span, Spanned};
use crate::site::fields::{Fields, Node};

const MEND: &str = "put the words back as they were, or the whole text with `qantar seal --unseal`";

/// The most passages that a seal can count: more than any article has.
const MOST: usize = 1_000_000;

/// Reads the table `sealed` of an article's front matter, and the text that begins at byte `start`.
pub(in crate::content) fn read(
    node: &Node,
    fields: &Fields<'_>,
    text: &str,
    start: usize,
) -> (Option<Seal>, Body) {
    let seal = head::table(fields, node, |inner| seal(inner, node.span));
    let parsed = markdown::parse(
        text.get(start..).unwrap_or_default(),
        start,
        RawHtml::TextOnly,
    );
    let Some(seal) = seal else {
        return (None, parsed);
    };
    let mut placing = Placing {
        fields,
        text,
        body: Body {
            blocks: Vec::new(),
            passages: vec![
                Passage {
                    role: PassageRole::Sealed,
                    ..Passage::default()
                };
                seal.passages
            ],
        },
        next: 0,
    };
    if placing.place(parsed) && placing.ends() {
        placing.compare(&seal);
    }
    (Some(seal), placing.body)
}

fn seal(fields: &Fields<'_>, span: Span) -> Option<Seal> {
    let digest = |name: &'static str, hint: &str| {
        let given = head::required::<String>(fields, name, hint)?;
        if !is_digest(&given.value) {
            fields.report(broken(
                fields,
                given.span,
                format!("`{name}` is no SHA-256"),
            ));
        }
        Some(given.value)
    };
    let sha256 = digest("sha256", "it is the SHA-256 of the whole text");
    let file_sha256 = digest(
        "file_sha256",
        "it is the SHA-256 of the file that was sealed",
    );
    let passages = head::required::<u32>(fields, "passages", "it says how many the text has");
    let kept = head::tables(fields, "kept", kept);
    let actors = fields.value(&["actors"]).unwrap_or_default();
    let regions = fields.value(&["regions"]).unwrap_or_default();
    let passages = passages?;
    let count = passages.value as usize;
    if count > MOST {
        let message = format!("no text has {count} passages");
        fields.report(broken(fields, passages.span, message));
        return None;
    }
    Some(Seal {
        span,
        sha256: sha256?,
        file_sha256: file_sha256?,
        passages: count,
        kept,
        actors,
        regions,
    })
}

fn kept(fields: &Fields<'_>) -> Option<Kept> {
    let passage = head::required::<u32>(fields, "passage", "it is the number of the passage");
    let sha256 = head::required::<String>(fields, "sha256", "it is the SHA-256 of the passage");
    let windows = head::tables(fields, "windows", window);
    let passage = passage?;
    let Some(index) = (passage.value as usize).checked_sub(1) else {
        fields.report(broken(
            fields,
            passage.span,
            "passages count from 1".to_owned(),
        ));
        return None;
    };
    Some(Kept {
        passage: PassageNo::from_index(index),
        sha256: sha256?.value,
        windows,
    })
}

fn window(fields: &Fields<'_>) -> Option<Window> {
    let hint = "a window is bytes of its passage, from the first up to the last";
    let start: Option<Spanned<u32>> = head::required(fields, "start", hint);
    let end: Option<Spanned<u32>> = head::required(fields, "end", hint);
    let sha256: Option<Spanned<String>> = head::required(fields, "sha256", hint);
    Some(Window {
        range: start?.value as usize..end?.value as usize,
        sha256: sha256?.value,
    })
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn broken(fields: &Fields<'_>, span: Span, message: String) -> Diagnostic {
    Diagnostic::error("seal-broken", fields.source(), span, message).hint(MEND)
}

/// Puts the passages of a file where they stand in the whole text.
struct Placing<'a> {
    fields: &'a Fields<'a>,
    text: &'a str,
    body: Body,
    /// The index of the passage that comes next.
    next: usize,
}

impl Placing<'_> {
    fn report(&self, span: Span, message: impl Into<String>) {
        self.fields
            .report(broken(self.fields, span, message.into()));
    }

    /// Whether every block is a gap or a passage that has its place.
    fn place(&mut self, mut parsed: Body) -> bool {
        for block in std::mem::take(&mut parsed.blocks) {
            let number = match &block {
                Block::Paragraph(number, _)
                | Block::Heading(_, number, _)
                | Block::Code(number, _) => *number,
                _ => {
                    let message = "a sealed text holds paragraphs, headings and code alone";
                    self.report(self.fields.span(), message);
                    return false;
                }
            };
            let Some(passage) = parsed.passages.get_mut(number.index()) else {
                return false;
            };
            let passage = std::mem::take(passage);
            let span = passage.span();
            let words = self.text.get(span.range()).unwrap_or_default();
            let fits = match gap_of(words) {
                Some(gap) => self.pass_over(gap, span),
                None => self.put(block, passage, span),
            };
            if !fits {
                return false;
            }
        }
        true
    }

    fn pass_over(&mut self, (first, last): (PassageNo, PassageNo), span: Span) -> bool {
        let fits =
            first.index() == self.next && last >= first && last.index() < self.body.passages.len();
        if fits {
            self.next = last.index() + 1;
        } else {
            let expected = PassageNo::from_index(self.next);
            self.report(
                span,
                format!("this gap is not the one that begins at {expected}"),
            );
        }
        fits
    }

    fn put(&mut self, block: Block, passage: Passage, span: Span) -> bool {
        let number = PassageNo::from_index(self.next);
        let Some(place) = self.body.passages.get_mut(self.next) else {
            let last = self.body.passages.len();
            self.report(span, format!("the text that was sealed ends with p{last}"));
            return false;
        };
        *place = passage;
        self.next += 1;
        self.body.blocks.push(match block {
            Block::Heading(level, _, inlines) => Block::Heading(level, number, inlines),
            Block::Code(_, text) => Block::Code(number, text),
            Block::Paragraph(_, inlines) => Block::Paragraph(number, inlines),
            other => other,
        });
        true
    }

    fn ends(&self) -> bool {
        let all = self.body.passages.len();
        if self.next < all {
            let missing = PassageNo::from_index(self.next);
            let message = format!("{missing} is neither there nor said to be sealed");
            self.report(Span::new(self.text.len(), self.text.len()), message);
        }
        self.next == all
    }

    /// Every passage is one that the seal keeps, and has its words.
    fn compare(&self, seal: &Seal) {
        for kept in &seal.kept {
            match self.body.passage(kept.passage) {
                Some(passage) if passage.role != PassageRole::Sealed => {
                    if !kept.holds(&passage.text) {
                        let message = format!(
                            "{} is not what was sealed: its hash is another",
                            kept.passage
                        );
                        self.report(passage.span(), message);
                    }
                }
                _ => {
                    let message = format!("{} is kept by the seal, but not there", kept.passage);
                    self.report(seal.span, message);
                }
            }
        }
        for (index, passage) in self.body.passages.iter().enumerate() {
            let number = PassageNo::from_index(index);
            let known = seal.kept.iter().any(|kept| kept.passage == number);
            if passage.role != PassageRole::Sealed && !known {
                self.report(passage.span(), format!("{number} has no hash in the seal"));
            }
        }
    }
}
