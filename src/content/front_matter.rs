//! The head of a file: `+++` TOML or `---` YAML, parted from the text below it.

use super::yaml::parse_yaml;
use crate::model::{Diagnostic, Diagnostics, SourceId, Span};
use crate::site::fields::{Table, parse_toml};

/// A file's head, and where its text begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// Its keys; empty where there is no head or it cannot be read.
    pub table: Table,
    /// Whether the file has a head.
    pub present: bool,
    /// Where the head stands, fences included.
    pub span: Span,
    /// The byte at which the text begins.
    pub body: usize,
    /// The line, from 1, of the first words below the head.
    pub line: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    Toml,
    Yaml,
}

impl Notation {
    fn fence(self) -> &'static str {
        match self {
            Self::Toml => "+++",
            Self::Yaml => "---",
        }
    }
}

/// Parts a file's head from its text and reads the head. A head that cannot be read is reported
/// with all its errors; the text below it is then still read.
pub fn split(text: &str, source: SourceId, found: &mut Diagnostics) -> FrontMatter {
    let front = part(text, source, found);
    FrontMatter {
        line: first_line(text, front.body),
        ..front
    }
}

/// The number of the line on which the first words at or after `from` stand; of the last line
/// where there are none.
fn first_line(text: &str, from: usize) -> usize {
    let blank = text[from..].len() - text[from..].trim_start().len();
    1 + text[..from + blank].matches('\n').count()
}

fn part(text: &str, source: SourceId, found: &mut Diagnostics) -> FrontMatter {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let none = FrontMatter {
        body: start,
        ..FrontMatter::default()
    };
    let rest = &text[start..];
    let Some(notation) = [Notation::Toml, Notation::Yaml].into_iter().find(|n| {
        rest.lines()
            .next()
            .is_some_and(|line| line.trim_end() == n.fence())
    }) else {
        return none;
    };
    let inner_start = start + rest.find('\n').map_or(rest.len(), |i| i + 1);
    let Some((inner_end, body)) = closing_fence(text, inner_start, notation) else {
        // A text may begin with a thematic break; a TOML fence is never that.
        if notation == Notation::Yaml && !looks_like_keys(&text[inner_start..]) {
            return none;
        }
        found.push(
            Diagnostic::error(
                "front-matter-open",
                source,
                Span::new(start, start + 3),
                format!(
                    "the front matter that begins here is not closed by a line `{}`",
                    notation.fence()
                ),
            )
            .hint(format!(
                "put a line `{}` between the keys and the text",
                notation.fence()
            )),
        );
        return FrontMatter {
            present: true,
            span: Span::new(start, text.len()),
            body: text.len(),
            ..none
        };
    };
    let inner = &text[inner_start..inner_end];
    let (code, parsed) = match notation {
        Notation::Toml => ("toml-syntax", parse_toml(inner, inner_start)),
        Notation::Yaml => ("yaml-syntax", parse_yaml(inner, inner_start)),
    };
    let table = parsed.unwrap_or_else(|errors| {
        for error in errors {
            found.push(
                Diagnostic::error(code, source, error.span, error.message).maybe_hint(error.hint),
            );
        }
        Table::default()
    });
    FrontMatter {
        table,
        present: true,
        span: Span::new(start, body),
        body,
        line: 0,
    }
}

/// Where the closing fence's line begins, and where the line after it does.
fn closing_fence(text: &str, from: usize, notation: Notation) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == notation.fence() {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn looks_like_keys(text: &str) -> bool {
    text.lines().next().is_some_and(|line| {
        line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty()
                && key
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (FrontMatter, Vec<String>) {
        let mut found = Diagnostics::default();
        let front = split(text, SourceId(0), &mut found);
        let messages = found
            .iter()
            .map(|d| format!("{}: {}", d.code, d.message))
            .collect();
        (front, messages)
    }

    #[test]
    fn toml_and_yaml_heads_are_parted_from_the_text() {
        for text in [
            "+++\ntitle = 'x'\n+++\nBody\n",
            "---\ntitle: x\n---\nBody\n",
            "\u{feff}+++\r\ntitle = 'x'\r\n+++\r\nBody\n",
        ] {
            let (front, found) = head(text);
            assert!(found.is_empty(), "{found:?}");
            assert_eq!(front.table.entries[0].key, "title");
            assert_eq!(&text[front.body..], "Body\n");
            assert_eq!(front.line, 4);
        }
    }

    #[test]
    fn a_text_without_a_head_is_all_text() {
        for text in ["Body\n", "", "---\n\nA text after a rule\n", " +++\nx\n"] {
            let (front, found) = head(text);
            assert_eq!(
                (front.present, front.body, found.len()),
                (false, 0, 0),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_head_that_is_not_closed_is_an_error_at_its_fence() {
        for text in ["+++\ntitle = 'x'\n\nBody\n", "---\ntitle: x\n\nBody\n"] {
            let (front, found) = head(text);
            assert!(front.present);
            assert!(found[0].starts_with("front-matter-open"), "{found:?}");
        }
    }

    #[test]
    fn syntax_errors_are_counted_in_the_file() {
        let mut found = Diagnostics::default();
        let text = "+++\ntitle = 'x'\ndate = \n+++\n";
        split(text, SourceId(0), &mut found);
        let place = found.iter().next().map(|d| d.place.clone());
        let Some(crate::model::Place::Words(_, span)) = place else {
            panic!("words: {found:?}")
        };
        assert_eq!(
            text[..span.start].lines().count(),
            3,
            "in the third line, at {span:?}"
        );
    }
}
