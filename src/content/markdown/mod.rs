//! Markdown (CommonMark with tables) into blocks and passages. The only Markdown parser.

mod builder;
mod html_text;

use pulldown_cmark::{Options, Parser};

use crate::model::Body;

pub use html_text::visible_text;

/// What is done with raw HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// Tags are dropped, an HTML block's text stays: for texts that others wrote.
    TextOnly,
    /// Kept as written, to be cleaned before it leaves: for our own texts.
    Keep,
}

/// Reads the Markdown `text`, which begins `offset` bytes into its file.
pub fn parse(text: &str, offset: usize, raw_html: RawHtml) -> Body {
    let mut builder = builder::Builder::new(offset, raw_html);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline, Passage};

    fn passages(text: &str) -> Vec<String> {
        parse(text, 0, RawHtml::TextOnly)
            .passages
            .into_iter()
            .map(|p| p.text.to_string())
            .collect()
    }

    /// What a walk over the inlines shows.
    fn shown(inlines: &[Inline]) -> String {
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) | Inline::Code(text) => text.to_string(),
                Inline::Break(_) => " ".to_owned(),
                Inline::Emphasis(inner) | Inline::Strong(inner) => shown(inner),
                Inline::Link(_, _, inner) | Inline::Image(_, inner) => shown(inner),
                Inline::Html(_) => String::new(),
            })
            .collect()
    }

    #[test]
    fn every_leaf_block_is_a_passage_in_reading_order() {
        let text = "# Head\n\nA *b*\nc `d` &amp; ![alt *x*](i.png)\n\n- own\n  - inner\n- loose\n\n\
                    | a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n<div>html</div>\n\n> quoted\n";
        assert_eq!(
            passages(text),
            [
                "Head",
                "A b c d & alt x",
                "own",
                "inner",
                "loose",
                "a b",
                "c d",
                "code\n",
                "html",
                "quoted"
            ]
        );
    }

    #[test]
    fn loose_items_and_several_blocks_in_an_item() {
        assert_eq!(
            passages("- one\n\n  two\n- three\n"),
            ["one", "two", "three"]
        );
        assert_eq!(
            passages("1. own *text*\n   > quote\n\n   after\n"),
            ["own text", "quote", "after"]
        );
    }

    #[test]
    fn visible_text_keeps_its_bytes() {
        let text = "Say &amp; **do** `co de` \\*star\n";
        let body = parse(text, 0, RawHtml::TextOnly);
        let passage: &Passage = &body.passages[0];
        assert_eq!(passage.text, "Say & do co de *star");
        for word in ["Say", "do", "co de", "star"] {
            let at = passage.text.find(word).unwrap_or_default();
            assert_eq!(&text[passage.source(at, at + word.len()).range()], word);
        }
    }

    #[test]
    fn the_inlines_say_what_the_passage_says() {
        let text = "One [two *three*](x) ![four](y) `five`\nsix\n";
        let body = parse(text, 0, RawHtml::TextOnly);
        let Block::Paragraph(number, inlines) = &body.blocks[0] else {
            panic!("a paragraph")
        };
        assert_eq!(
            Some(shown(inlines).as_str()),
            body.passage(*number).map(|p| p.text.as_str())
        );
    }

    #[test]
    fn raw_html_is_kept_only_where_it_is_ours() {
        let text = "a <b>b</b>\n\n<script>x</script>\n";
        assert_eq!(passages(text), ["a b"]);
        let body = parse(text, 0, RawHtml::Keep);
        assert!(matches!(&body.blocks[1], Block::Html(html) if html.starts_with("<script>")));
    }
}
