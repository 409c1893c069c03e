//! Our own texts: what in them is quotation, citation and account.

use std::sync::Arc;

use super::inlines::{Reader, visible, visit_links};
use super::link::{FileLink, Target, target};
use super::markdown::{self, RawHtml};
use super::quotation::{self, QuotationDoc};
use crate::model::{Block, Body, Diagnostic, Diagnostics, Inline, SourceId, Spanned};

/// One of our own texts, read: an event's, a question's, a page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Its blocks; a blockquote is [`Block::Quotation`] with an index into `quotations`.
    pub body: Arc<Body>,
    /// Its quotations in order.
    pub quotations: Vec<QuotationDoc>,
    /// Whether a blockquote in it has no shape that could be verified; that is reported.
    pub malformed: bool,
    /// Its relative links outside quotations, in order.
    pub links: Vec<Citation>,
}

/// A relative link outside a quotation: a citation, where it leads to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The link.
    pub link: FileLink,
    /// In a list item of the form `- WORDS: [text](article)`: the words, and that the link's text
    /// is an account by them.
    pub account_by: Option<Spanned<String>>,
}

/// Reads one of our own texts: the part of file `source` (at `path` from the site folder) from
/// byte `start` on.
pub fn read(
    text: &str,
    start: usize,
    source: SourceId,
    path: &str,
    found: &mut Diagnostics,
) -> Prose {
    let mut body = markdown::parse(&text[start..], start, RawHtml::Keep);
    let mut blocks = std::mem::take(&mut body.blocks);
    let mut prose = Prose::default();
    let reader = Reader {
        source,
        path,
        text,
        passages: &body.passages,
    };
    reader.blocks(&mut blocks, &mut prose, found);
    body.blocks = blocks;
    body.settle();
    prose.body = Arc::new(body);
    prose
}

impl Reader<'_> {
    fn blocks(&self, blocks: &mut [Block], prose: &mut Prose, found: &mut Diagnostics) {
        for block in blocks {
            match block {
                Block::Quote(span, inner) => {
                    if let Some(quotation) =
                        quotation::read(self, *span, inner, self.passages, found)
                    {
                        *block = Block::Quotation(prose.quotations.len());
                        prose.quotations.push(quotation);
                    } else {
                        prose.malformed = true;
                    }
                }
                Block::Paragraph(_, inlines) | Block::Heading(_, _, inlines) => {
                    self.links(inlines, None, &mut prose.links, found);
                }
                Block::List(_, items) => {
                    for item in items {
                        if let Some((_, inlines)) = &item.own {
                            let account_by = self.account_by(inlines);
                            self.links(inlines, account_by, &mut prose.links, found);
                        }
                        self.blocks(&mut item.blocks, prose, found);
                    }
                }
                Block::Table(rows) => {
                    for cell in rows.iter().flat_map(|row| &row.cells) {
                        self.links(cell, None, &mut prose.links, found);
                    }
                }
                _ => {}
            }
        }
    }

    fn links(
        &self,
        inlines: &[Inline],
        account_by: Option<Spanned<String>>,
        links: &mut Vec<Citation>,
        found: &mut Diagnostics,
    ) {
        let mut account_by = account_by;
        visit_links(inlines, &mut |written, title, inner| {
            if let Some(link) = FileLink::new(written, title, visible(inner), self.path) {
                let account_by = account_by.take();
                links.push(Citation { link, account_by });
            } else if let Some(problem) = self.unfit(written) {
                found.push(problem);
            }
        });
    }

    /// Says what is wrong with a link that could never lead anywhere.
    fn unfit(&self, written: &Spanned<String>) -> Option<Diagnostic> {
        let error = |message| Diagnostic::error("bad-link", self.source, written.span, message);
        match target(&written.value, self.path) {
            Target::Absolute(path) => Some(
                error(format!("`{path}` begins at the root of a host, and breaks where the site stands in a folder"))
                    .hint("write the path from this file on, such as `../pages/about.md`"),
            ),
            Target::Outside(path) => Some(error(format!("`{path}` leads out of the site folder"))),
            Target::Forbidden(address) => Some(
                error(format!("`{address}` is no address that a page may link to"))
                    .hint("links lead to http, https and mailto addresses and to files of the site"),
            ),
            Target::External(_) | Target::Here(_) | Target::File(_) => None,
        }
    }

    /// The words before the colon, where the item is `WORDS: [text](target)` and no more.
    fn account_by(&self, inlines: &[Inline]) -> Option<Spanned<String>> {
        let (last, before) = inlines.split_last()?;
        let Inline::Link(target, ..) = last else {
            return None;
        };
        let words = visible(before);
        let words = words.trim_end().strip_suffix(':')?.trim();
        let line = self.text.get(..target.span.start)?;
        let at = line.rfind(words)?;
        (!words.is_empty()).then(|| Spanned::new(words.to_owned(), (at..at + words.len()).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(text: &str) -> (Prose, Diagnostics) {
        let mut found = Diagnostics::default();
        let prose = read(text, 0, SourceId(0), "content/events/e.md", &mut found);
        (prose, found)
    }

    #[test]
    fn links_to_files_are_citations_and_others_are_not() {
        let (prose, found) =
            prose("See [a](../articles/a.txt#p2 \"disputes\") and [b](https://b.org).\n");
        assert!(found.is_empty());
        assert_eq!(prose.links.len(), 1);
        let link = &prose.links[0].link;
        assert_eq!((link.text.as_str(), link.title.as_str()), ("a", "disputes"));
        assert_eq!(link.target.path, "content/articles/a.txt");
    }

    #[test]
    fn an_item_with_words_and_a_link_is_an_account() {
        let text = "- The police: [none died](../articles/a.txt#p2 \"disputes\")\n- [no speaker](../articles/a.txt)\n\
                    - See: [a](../articles/a.txt) and more\n";
        let (prose, _) = prose(text);
        let speakers: Vec<_> = prose
            .links
            .iter()
            .map(|c| c.account_by.as_ref().map(|s| s.value.as_str()))
            .collect();
        assert_eq!(speakers, [Some("The police"), None, None]);
        let span = prose.links[0]
            .account_by
            .as_ref()
            .map(|s| s.span.range())
            .unwrap_or_default();
        assert_eq!(&text[span], "The police");
    }

    #[test]
    fn links_that_lead_nowhere_are_errors() {
        for link in [
            "/pages/about.html",
            "../../../../etc/passwd",
            "javascript:alert(1)",
        ] {
            let (_, found) = prose(&format!("See [this]({link}).\n"));
            assert_eq!(
                found.iter().map(|d| d.code).collect::<Vec<_>>(),
                ["bad-link"],
                "{link}"
            );
        }
        assert!(prose("See [a](#here), [b](mailto:a@b.org).\n").1.is_empty());
    }

    #[test]
    fn a_blockquote_becomes_a_quotation() {
        let (prose, found) = prose("Words.\n\n> Said so.\n>\n> — A B, [c](../articles/c.txt)\n");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(prose.body.blocks[1], Block::Quotation(0));
        assert_eq!(prose.quotations[0].paragraphs[0].value, "Said so.");
    }
}
