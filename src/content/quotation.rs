//! A blockquote in one of our own texts: its words, its speaker, its source.
//!
//! Nothing passes unverified by a slip of form: whatever is not in the one right shape is an
//! error that shows it.

use super::inlines::{Reader, visible, visit_links};
use super::link::{FileLink, Target, target};
use crate::model::{Block, Diagnostic, Diagnostics, Inline, Passage, Span, Spanned};

const SHAPE: &str =
    "write it as\n> the words of the source\n>\n> — Speaker, [the article](../articles/FILE.txt)";

/// A quotation as written, not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotationDoc {
    /// Its paragraphs' visible text, and where each stands.
    pub paragraphs: Vec<Spanned<String>>,
    /// A translation nested in it, a string a paragraph.
    pub translation: Vec<String>,
    /// The words between the dash and the link, if any.
    pub speaker: Option<Spanned<String>>,
    /// The one link to its source.
    pub link: FileLink,
    /// Where the blockquote stands.
    pub span: Span,
}

/// Reads a blockquote's blocks. A malformed one is reported.
pub(super) fn read(
    reader: &Reader<'_>,
    span: Span,
    blocks: &[Block],
    passages: &[Passage],
    found: &mut Diagnostics,
) -> Option<QuotationDoc> {
    let result = Parts::gather(blocks, passages).and_then(|parts| parts.quotation(reader, span));
    result
        .map_err(|fault| {
            let at = fault.span.unwrap_or(span);
            found.push(
                Diagnostic::error("blockquote-shape", reader.source, at, fault.message)
                    .hint(fault.hint),
            );
        })
        .ok()
}

/// What is wrong with a blockquote's form.
struct Fault {
    message: String,
    hint: String,
    span: Option<Span>,
}

impl Fault {
    fn new(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            hint: SHAPE.to_owned(),
            span: None,
        }
    }

    fn at(self, span: Span) -> Self {
        Self {
            span: Some(span),
            ..self
        }
    }

    fn hint(self, hint: &str) -> Self {
        Self {
            hint: format!("{hint}; {SHAPE}"),
            ..self
        }
    }
}

/// A paragraph with its inlines.
struct Paragraph<'b> {
    passage: &'b Passage,
    inlines: &'b [Inline],
}

/// What a blockquote holds.
struct Parts<'b> {
    paragraphs: Vec<Paragraph<'b>>,
    translation: Vec<String>,
}

impl<'b> Parts<'b> {
    fn gather(blocks: &'b [Block], passages: &'b [Passage]) -> Result<Self, Fault> {
        let mut parts = Self {
            paragraphs: Vec::new(),
            translation: Vec::new(),
        };
        for block in blocks {
            match block {
                Block::Paragraph(number, inlines) => {
                    if let Some(passage) = passages.get(number.index()) {
                        parts.paragraphs.push(Paragraph { passage, inlines });
                    }
                }
                Block::Quote(_, inner) => {
                    let inner = Self::gather(inner, passages)?;
                    parts
                        .translation
                        .extend(inner.paragraphs.iter().map(|p| p.passage.text.to_string()));
                }
                Block::Heading(_, number, _) => {
                    let fault =
                        Fault::new("this line became a heading, since dashes stand below it");
                    let hint = "put an empty line `>` before the dash and use `—`";
                    return Err(fault.hint(hint).at(passages[number.index()].span()));
                }
                Block::List(..) => {
                    let fault = Fault::new(
                        "this blockquote holds a list, since a line begins with `-` and a blank",
                    );
                    return Err(fault.hint("begin the speaker's line with `—`"));
                }
                _ => return Err(Fault::new("a quotation holds paragraphs and nothing else")),
            }
        }
        Ok(parts)
    }

    fn quotation(self, reader: &Reader<'_>, span: Span) -> Result<QuotationDoc, Fault> {
        let Some((last, words)) = self.paragraphs.split_last() else {
            return Err(Fault::new("this blockquote is empty"));
        };
        let Some(dash) = dash(&last.passage.text) else {
            return Err(no_dash(last));
        };
        if words.is_empty() {
            return Err(
                Fault::new("this blockquote has a source but no words").at(last.passage.span())
            );
        }
        let link = the_link(last, reader)?;
        Ok(QuotationDoc {
            paragraphs: words
                .iter()
                .map(|p| Spanned::new(p.passage.text.to_string(), p.passage.span()))
                .collect(),
            translation: self.translation,
            speaker: speaker(last, dash),
            link,
            span,
        })
    }
}

/// The length of the dash that the text begins with.
fn dash(text: &str) -> Option<usize> {
    ["—", "–", "--"]
        .into_iter()
        .find(|dash| text.starts_with(dash))
        .map(str::len)
}

/// Says why the last paragraph is no speaker's line.
fn no_dash(last: &Paragraph<'_>) -> Fault {
    let text = &last.passage.text;
    let fault = Fault::new("this blockquote does not end with a dash and a link to its source")
        .at(last.passage.span());
    let dash_inside = [" — ", " – ", " -- "]
        .into_iter()
        .any(|dash| text.contains(dash));
    if dash_inside && has_link(last.inlines) {
        return fault.hint("put an empty line `>` before the line with the dash");
    }
    if text.starts_with('-') {
        return fault.hint("use `—` for the dash");
    }
    fault
}

fn has_link(inlines: &[Inline]) -> bool {
    let mut any = false;
    visit_links(inlines, &mut |_, _, _| any = true);
    any
}

fn the_link(last: &Paragraph<'_>, reader: &Reader<'_>) -> Result<FileLink, Fault> {
    let mut links: Vec<FileLink> = Vec::new();
    let mut elsewhere: Option<Span> = None;
    visit_links(
        last.inlines,
        &mut |written, title, inner| match FileLink::new(
            written,
            title,
            visible(inner),
            reader.path,
        ) {
            Some(link) => links.push(link),
            None => elsewhere = elsewhere.or(Some(written.span)),
        },
    );
    let at = last.passage.span();
    match (links.len(), elsewhere) {
        (1, None) => links
            .pop()
            .ok_or_else(|| Fault::new("this quotation names no source")),
        (0, Some(span)) => Err(elsewhere_fault(span, reader)),
        (0, None) => Err(no_link(&last.passage.text, at)),
        (_, _) => Err(Fault::new("this quotation has more than one link")
            .hint("a quotation has one source")
            .at(at)),
    }
}

fn elsewhere_fault(span: Span, reader: &Reader<'_>) -> Fault {
    let written = reader.text.get(span.range()).unwrap_or_default();
    let fault =
        Fault::new("this quotation's link does not lead to an article of this site").at(span);
    match written
        .rsplit_once("](")
        .map(|(_, rest)| target(rest.trim_end_matches(')'), reader.path))
    {
        Some(Target::External(_)) => fault.hint(
            "a quotation is verified against a text in content/articles/: put the source there",
        ),
        _ => fault.hint("link to the article's file, from this file on"),
    }
}

fn no_link(text: &str, at: Span) -> Fault {
    let fault = Fault::new("this quotation has no link to its source").at(at);
    let blank = text
        .split_once("](")
        .and_then(|(_, rest)| rest.split_once(')'))
        .is_some_and(|(path, _)| path.contains(' '));
    if blank {
        return fault.hint("a blank in a link's path is written `%20`, or the path in angle brackets: `[…](<a b.txt>)`");
    }
    fault
}

/// The words between the dash and the link, without the comma or colon before the link.
fn speaker(last: &Paragraph<'_>, dash: usize) -> Option<Spanned<String>> {
    let before: String = last
        .inlines
        .iter()
        .take_while(|inline| !matches!(inline, Inline::Link(..)))
        .map(|inline| visible(std::slice::from_ref(inline)))
        .collect();
    let words = before.get(dash..)?;
    let start = dash + (words.len() - words.trim_start().len());
    let words = words
        .trim()
        .trim_end_matches([',', ':', ';', '('])
        .trim_end();
    if words.is_empty() {
        return None;
    }
    Some(Spanned::new(
        words.to_owned(),
        last.passage.source(start, start + words.len()),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;
    use crate::model::SourceId;

    fn read(text: &str) -> Result<QuotationDoc, String> {
        let mut found = Diagnostics::default();
        let mut prose = prose::read(text, 0, SourceId(0), "content/events/e.md", &mut found);
        match found.iter().next() {
            Some(error) => Err(format!("{} | {}", error.message, error.hints.join(" "))),
            None => prose.quotations.pop().ok_or_else(|| "nothing".to_owned()),
        }
    }

    const LINK: &str = "[report](../articles/a.txt)";

    #[test]
    fn the_right_shape_is_read_with_each_dash() {
        for dash in ["—", "–", "--"] {
            let text =
                format!("> One\n> two.\n>\n> Three.\n>\n> {dash} Kassym-Jomart Tokayev, {LINK}\n");
            let quotation = read(&text);
            let Ok(quotation) = quotation else {
                panic!("{quotation:?}")
            };
            let words: Vec<_> = quotation
                .paragraphs
                .iter()
                .map(|p| p.value.as_str())
                .collect();
            assert_eq!(words, ["One two.", "Three."]);
            let speaker = quotation.speaker.unwrap_or_else(|| panic!("a speaker"));
            assert_eq!(speaker.value, "Kassym-Jomart Tokayev");
            assert_eq!(&text[speaker.span.range()], "Kassym-Jomart Tokayev");
            assert_eq!(quotation.link.target.path, "content/articles/a.txt");
        }
    }

    #[test]
    fn a_nested_blockquote_is_a_translation() {
        let quotation = read(&format!("> Слова.\n>\n> > Words.\n>\n> — {LINK}\n"));
        let Ok(quotation) = quotation else {
            panic!("{quotation:?}")
        };
        assert_eq!(quotation.translation, ["Words."]);
        assert_eq!((quotation.paragraphs.len(), quotation.speaker), (1, None));
    }

    #[test]
    fn every_other_shape_is_an_error_that_says_what_to_do() {
        let cases = [
            ("> Words.\n".to_owned(), "does not end with a dash"),
            (
                format!("> Words.\n> — A, {LINK}\n"),
                "put an empty line `>` before",
            ),
            ("> Words.\n>\n> — A B\n".to_owned(), "no link to its source"),
            (
                format!("> Words.\n>\n> — {LINK} and {LINK}\n"),
                "more than one link",
            ),
            (
                "> Words.\n>\n> — A, [r](../articles/a b.txt)\n".to_owned(),
                "%20",
            ),
            (format!("> Words.\n>\n> - A, {LINK}\n"), "begins with `-`"),
            (format!("> Words.\n> --\n> A, {LINK}\n"), "became a heading"),
            (format!("> — A, {LINK}\n"), "no words"),
            (
                "> Words.\n>\n> — A, [r](https://x.org)\n".to_owned(),
                "put the source there",
            ),
            (">\n".to_owned(), "empty"),
            (
                format!("> ```\n> code\n> ```\n>\n> — {LINK}\n"),
                "paragraphs and nothing else",
            ),
        ];
        for (text, expected) in cases {
            match read(&text) {
                Err(message) => assert!(message.contains(expected), "{text}\n{message}"),
                Ok(quotation) => panic!("{text}\n{quotation:?}"),
            }
        }
    }
}
