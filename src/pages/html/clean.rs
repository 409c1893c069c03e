//! HTML in our own texts: kept, but for what could run, load or restyle.

use crate::model::{Block, Inline};

/// Whether blocks hold raw HTML.
pub(super) fn holds_raw_html(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Html(_) => true,
        Block::Paragraph(_, inlines) | Block::Heading(_, _, inlines) => {
            inlines.iter().any(is_raw_html)
        }
        Block::List(_, items) => items.iter().any(|item| {
            let own = item.own.iter().flat_map(|(_, inlines)| inlines);
            own.into_iter().any(is_raw_html) || holds_raw_html(&item.blocks)
        }),
        Block::Table(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flatten()
            .any(is_raw_html),
        Block::Quote(_, inner) => holds_raw_html(inner),
        _ => false,
    })
}

fn is_raw_html(inline: &Inline) -> bool {
    match inline {
        Inline::Html(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, _, inner) => {
            inner.iter().any(is_raw_html)
        }
        _ => false,
    }
}

/// Our own texts may hold HTML: what could run, load or restyle is taken out.
pub(super) fn cleaned(html: &str) -> String {
    ammonia::Builder::default()
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .add_tags(["figure", "figcaption", "section"])
        .add_generic_attributes(["id", "dir", "lang"])
        .add_tag_attributes("div", ["class", "tabindex"])
        .add_tag_attributes("span", ["class"])
        .add_tag_attributes("img", ["loading"])
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            // A picture from elsewhere would be a request to somebody else's server.
            ("img", "src") if value.contains("//") || value.contains(':') => None,
            _ => Some(value.into()),
        })
        .clean(html)
        .to_string()
}
