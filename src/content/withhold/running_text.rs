//! Running text: a name may be parted by emphasis, links or line ends.

use super::{PLACEHOLDER, Withheld};
use crate::model::{Block, Body, Inline, ListItem, Passage, Span, Spanned, Words};

impl Withheld {
    pub(super) fn body(&self, body: &mut Body) {
        let places: Vec<Vec<Span>> = body
            .passages
            .iter()
            .map(|passage| self.find(&passage.text))
            .collect();
        if places.iter().all(Vec::is_empty) && self.names.is_none() {
            return;
        }
        for block in &mut body.blocks {
            self.block(block, &places);
        }
        for (passage, places) in body.passages.iter_mut().zip(&places) {
            if !places.is_empty() {
                *passage = without(passage, places);
            }
        }
        body.settle();
    }

    fn block(&self, block: &mut Block, places: &[Vec<Span>]) {
        let of = |index: usize| places.get(index).map_or(&[][..], Vec::as_slice);
        match block {
            Block::Paragraph(number, inlines) | Block::Heading(_, number, inlines) => {
                self.inlines(inlines, of(number.index()), &mut 0);
            }
            Block::List(_, items) => {
                for ListItem { own, blocks } in items {
                    if let Some((number, inlines)) = own {
                        self.inlines(inlines, of(number.index()), &mut 0);
                    }
                    blocks
                        .iter_mut()
                        .for_each(|block| self.block(block, places));
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    let mut at = 0;
                    for (index, cell) in row.cells.iter_mut().enumerate() {
                        at += usize::from(index > 0);
                        self.inlines(cell, of(row.passage.index()), &mut at);
                    }
                }
            }
            Block::Code(_, words) | Block::HtmlText(_, words) => {
                let mut text = words.to_string();
                self.text(&mut text);
                *words = text.into();
            }
            Block::Html(text) => self.text(text),
            Block::Quote(_, inner) => inner.iter_mut().for_each(|block| self.block(block, places)),
            Block::Quotation(_) | Block::Rule => {}
        }
    }

    /// Takes names out of running text, also where emphasis or a line end parts them. `at` counts
    /// bytes of the passage's visible text as it was.
    fn inlines(&self, inlines: &mut [Inline], places: &[Span], at: &mut usize) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => {
                    let start = *at;
                    *at += text.len();
                    *text = cut(text, start, places).into();
                }
                Inline::Break(_) => {
                    let inside = places
                        .iter()
                        .any(|place| place.start <= *at && *at < place.end);
                    *at += 1;
                    if inside {
                        *inline = Inline::Text(Words::default());
                    }
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.inlines(inner, places, at),
                Inline::Link(target, title, inner) => {
                    self.text(title);
                    self.target(target);
                    self.inlines(inner, places, at);
                }
                Inline::Image(target, inner) => {
                    self.target(target);
                    self.inlines(inner, places, at);
                }
                Inline::Html(raw) => self.text(raw),
            }
        }
    }

    fn target(&self, target: &mut Spanned<String>) {
        let decoded = percent_encoding::percent_decode_str(&target.value)
            .decode_utf8_lossy()
            .into_owned();
        let external = target.value.contains("://");
        if external && self.stands_in(&decoded) {
            target.value.clear();
        }
    }
}

/// The part of a passage that is `text` and begins at `start` of it, names taken out: the first
/// piece of a name becomes the placeholder, the others go.
fn cut(text: &str, start: usize, places: &[Span]) -> String {
    let end = start + text.len();
    let mut kept = String::new();
    let mut done = start;
    for place in places
        .iter()
        .filter(|place| place.start < end && place.end > start)
    {
        let from = place.start.max(start);
        kept.push_str(text.get(done - start..from - start).unwrap_or_default());
        if place.start >= start {
            kept.push_str(PLACEHOLDER);
        }
        done = place.end.min(end);
    }
    kept.push_str(text.get(done - start..).unwrap_or_default());
    kept
}

/// A passage with names taken out; a placeholder keeps the name's place in the file.
fn without(passage: &Passage, places: &[Span]) -> Passage {
    let mut kept = Passage {
        role: passage.role,
        ..Passage::default()
    };
    let mut done = 0;
    for place in places {
        keep(&mut kept, passage, done, place.start);
        kept.text.push_str(PLACEHOLDER);
        kept.map
            .push(PLACEHOLDER.len(), passage.source(place.start, place.end));
        done = place.end;
    }
    keep(&mut kept, passage, done, passage.text.len());
    kept
}

fn keep(kept: &mut Passage, passage: &Passage, start: usize, end: usize) {
    for (at, character) in passage
        .text
        .get(start..end)
        .unwrap_or_default()
        .char_indices()
    {
        let from = start + at;
        kept.text.push(character);
        kept.map.push(
            character.len_utf8(),
            passage.source(from, from + character.len_utf8()),
        );
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::content::inlines::visible;
    use crate::content::markdown::{self, RawHtml};

    fn withheld() -> Withheld {
        Withheld::new("# names\nIvan Petrov\nАйгүл\n\n").unwrap()
    }

    fn passages(text: &str) -> Vec<String> {
        let mut body = markdown::parse(text, 0, RawHtml::TextOnly);
        withheld().body(&mut body);
        for (block, passage) in body.blocks.iter().zip(&body.passages) {
            if let Block::Paragraph(_, inlines) = block {
                assert_eq!(passage.text, *visible(inlines), "inlines and passage agree");
            }
        }
        body.passages
            .into_iter()
            .map(|passage| passage.text.to_string())
            .collect()
    }

    #[test]
    fn names_go_whatever_parts_their_words() {
        for text in [
            "Then Ivan Petrov spoke",
            "Then IVAN\nPETROV spoke",
            "Then *Ivan* **Petrov** spoke",
            "Then Ivan\u{a0}Petrov spoke",
        ] {
            assert_eq!(passages(text), ["Then [name withheld] spoke"], "{text}");
        }
        assert_eq!(
            passages("Ivan Petrovich and Айгүл, Ivan"),
            ["Ivan Petrovich and [name withheld], Ivan"]
        );
    }

    #[test]
    fn what_is_left_keeps_its_place_in_the_file() {
        let text = "Then Ivan Petrov spoke of снег";
        let mut body = markdown::parse(text, 0, RawHtml::TextOnly);
        withheld().body(&mut body);
        let passage = &body.passages[0];
        let at = passage.text.find("снег").unwrap();
        assert_eq!(
            &text[passage.source(at, passage.text.len()).range()],
            "снег"
        );
        let at = passage.text.find('[').unwrap();
        assert_eq!(
            &text[passage.source(at, at + PLACEHOLDER.len()).range()],
            "Ivan Petrov"
        );
    }
}
