//! Walking through running text: its visible words and its links.

use crate::model::{Inline, Passage, SourceId, Spanned};

/// What all parts of a text share.
pub(super) struct Reader<'t> {
    pub(super) source: SourceId,
    pub(super) path: &'t str,
    pub(super) text: &'t str,
    /// Its passages.
    pub(super) passages: &'t [Passage],
}

/// What is done with a link's target, its title and what it holds.
type TakeLink<'t> = dyn FnMut(&Spanned<String>, &str, &[Inline]) + 't;

/// Calls `take` for every link, with its target, its title and what it holds.
pub(super) fn visit_links(inlines: &[Inline], take: &mut TakeLink<'_>) {
    for inline in inlines {
        match inline {
            Inline::Link(target, title, inner) => take(target, title, inner),
            Inline::Emphasis(inner) | Inline::Strong(inner) => visit_links(inner, take),
            _ => {}
        }
    }
}

/// The visible text of inlines.
pub fn visible(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect_visible(inlines, &mut text);
    text
}

fn collect_visible(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Break(_) => text.push(' '),
            Inline::Emphasis(inner) | Inline::Strong(inner) => collect_visible(inner, text),
            Inline::Link(_, _, inner) | Inline::Image(_, inner) => collect_visible(inner, text),
            Inline::Html(_) => {}
        }
    }
}
