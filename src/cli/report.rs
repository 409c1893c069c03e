//! Diagnostics as people, GitHub and other programs read them.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::model::{Diagnostic, Diagnostics, Place, Severity, SourceId, Span};
use crate::site::Site;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the words at fault in their line
    Text,
    /// For GitHub Actions: annotations at the lines at fault, without words of sources
    Github,
    /// For programs: one JSON object a line
    Json,
}

/// The most bytes of a line that an excerpt shows on either side of the words at fault.
const AROUND: usize = 120;

/// The most bytes of the words at fault that are shown.
const MOST_WORDS: usize = 600;

/// Prints all diagnostics: for people to standard error, else to standard output.
pub(super) fn print(diagnostics: &Diagnostics, site: &Site, format: Format) {
    let mut texts = Texts {
        site,
        texts: HashMap::new(),
        from_here: true,
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        match format {
            Format::Text => out.push_str(&text(diagnostic, &mut texts)),
            Format::Github => out.push_str(&github(diagnostic, &mut texts)),
            Format::Json => out.push_str(&json(diagnostic, &mut texts).to_string()),
        }
        out.push('\n');
    }
    if format == Format::Text && !diagnostics.is_empty() {
        out.push_str(&counts(diagnostics));
    }
    // Who has closed the pipe has seen enough.
    let _ = match format {
        Format::Text => io::stderr().write_all(out.as_bytes()),
        _ => io::stdout().write_all(out.as_bytes()),
    };
}

/// All diagnostics for people, as they are printed.
pub(super) fn words(diagnostics: &Diagnostics, site: &Site) -> String {
    let mut texts = Texts {
        site,
        texts: HashMap::new(),
        from_here: true,
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&text(diagnostic, &mut texts));
        out.push('\n');
    }
    if !diagnostics.is_empty() {
        out.push_str(&counts(diagnostics));
    }
    out
}

/// All diagnostics as a list in JSON, files by their paths from the site folder; nothing where there
/// are none.
pub(super) fn list(diagnostics: &Diagnostics, site: &Site) -> String {
    let mut texts = Texts {
        site,
        texts: HashMap::new(),
        from_here: false,
    };
    let list: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| json(diagnostic, &mut texts))
        .collect();
    if list.is_empty() {
        String::new()
    } else {
        Value::from(list).to_string()
    }
}

fn counts(diagnostics: &Diagnostics) -> String {
    let mut parts = Vec::new();
    if diagnostics.errors() > 0 {
        parts.push(counted(diagnostics.errors(), "error"));
    }
    if diagnostics.warnings() > 0 {
        parts.push(counted(diagnostics.warnings(), "warning"));
    }
    format!("{}\n", parts.join(", "))
}

/// `1 event`, `2 events`.
pub(super) fn counted(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// The texts of files that diagnostics point into, read once each.
struct Texts<'s> {
    site: &'s Site,
    texts: HashMap<SourceId, String>,
    /// Whether files are called by their path from the working folder, and not from the site's.
    from_here: bool,
}

impl Texts<'_> {
    fn text(&mut self, source: SourceId) -> &str {
        let site = self.site;
        self.texts.entry(source).or_insert_with(|| {
            site.sources
                .read(source)
                .map(|t| t.text)
                .unwrap_or_default()
        })
    }

    /// The file as the user would name it from where they stand.
    fn path(&self, source: SourceId) -> String {
        self.shown(self.site.sources.path(source))
    }

    fn shown(&self, path: &str) -> String {
        let root = self.site.root.to_string_lossy();
        if path == "." {
            return root.into_owned();
        }
        if root == "." || path.starts_with("(built in)") || !self.from_here {
            return path.to_owned();
        }
        format!("{}/{path}", root.trim_end_matches('/'))
    }

    /// Line and column (in characters), both from 1.
    fn position(&mut self, source: SourceId, byte: usize) -> (usize, usize) {
        let text = self.text(source);
        let before = text.get(..floor(text, byte)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before
            .get(line_start..)
            .unwrap_or_default()
            .trim_start_matches('\u{feff}')
            .chars()
            .count();
        (before.matches('\n').count() + 1, column + 1)
    }
}

/// The last character boundary at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// A stretch of a file: the lines of the words at fault, very long ones cut.
struct Excerpt {
    text: String,
    first_line: usize,
    words: Range<usize>,
}

fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = floor(text, span.start);
    let end = floor(text, span.end.max(start))
        .max(start)
        .min(floor(text, start + MOST_WORDS));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let from = if start - line_start > AROUND {
        floor(text, start - AROUND)
    } else {
        line_start
    };
    let to = if line_end - end > AROUND {
        floor(text, end + AROUND)
    } else {
        line_end
    };
    let (lead, tail) = (
        if from > line_start { "…" } else { "" },
        if to < line_end { "…" } else { "" },
    );
    let shift = |byte: usize| byte - from + lead.len();
    Excerpt {
        text: format!("{lead}{}{tail}", &text[from..to]),
        first_line: text[..from].matches('\n').count() + 1,
        words: shift(start)..shift(end),
    }
}

fn text(diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(normalize_untrusted_str(&headline(diagnostic, texts)))
        .id(diagnostic.code);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut main = title.element(annotate_snippets::Padding);
    main = match &diagnostic.place {
        Place::Words(source, span) => main.element(snippet(texts, *source, *span)),
        Place::Path(path) => main.element(Origin::path(texts.shown(&path.to_string_lossy()))),
    };
    for hint in diagnostic.hints.iter().chain(&diagnostic.source_hints) {
        main = main.element(Level::HELP.message(normalize_untrusted_str(hint)));
    }
    groups.push(main);
    for (place, words) in &diagnostic.related {
        let group = Group::with_title(Level::NOTE.secondary_title(words.clone()));
        groups.push(match place {
            Place::Words(source, span) => group.element(snippet(texts, *source, *span)),
            Place::Path(path) => group.element(Origin::path(texts.shown(&path.to_string_lossy()))),
        });
    }
    if let Some(near) = &diagnostic.nearest {
        let title = format!("the nearest text stands in passage {}", near.passage);
        let (source, span) = near.place;
        groups.push(
            Group::with_title(Level::HELP.secondary_title(title))
                .element(snippet(texts, source, span)),
        );
    }
    let colour = io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    format!(
        "{}\n",
        renderer.decor_style(DecorStyle::Ascii).render(&groups)
    )
}

/// The message; where it concerns a file as a whole, with the file's name.
fn headline(diagnostic: &Diagnostic, texts: &Texts<'_>) -> String {
    match &diagnostic.place {
        Place::Path(path) => format!(
            "{}: {}",
            texts.shown(&path.to_string_lossy()),
            diagnostic.message
        ),
        Place::Words(..) => diagnostic.message.clone(),
    }
}

fn snippet<'a>(
    texts: &mut Texts<'_>,
    source: SourceId,
    span: Span,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let path = texts.path(source);
    let excerpt = excerpt(texts.text(source), span);
    Snippet::source(excerpt.text)
        .line_start(excerpt.first_line)
        .path(path)
        .annotation(AnnotationKind::Primary.span(excerpt.words))
}

/// A workflow command of GitHub Actions.
fn github(diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = match &diagnostic.place {
        Place::Words(source, span) => {
            let (line, column) = texts.position(*source, span.start);
            let (end_line, end_column) = texts.position(*source, span.end);
            let path = property(&texts.path(*source));
            format!(
                "file={path},line={line},endLine={end_line},col={column},endColumn={end_column}"
            )
        }
        Place::Path(path) => format!("file={}", property(&texts.shown(&path.to_string_lossy()))),
    };
    let mut message = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        message.push('\n');
        message.push_str(hint);
    }
    format!(
        "::{level} {place},title={}::{}",
        diagnostic.code,
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn json(diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> Value {
    let mut object = json!({
        "severity": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "code": diagnostic.code,
        "message": diagnostic.message,
        "place": place(&diagnostic.place, texts),
        "hints": diagnostic.hints.iter().chain(&diagnostic.source_hints).collect::<Vec<_>>(),
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic
            .related
            .iter()
            .map(|(other, words)| json!({ "place": place(other, texts), "message": words }));
        object["related"] = related.collect();
    }
    if let Some(near) = &diagnostic.nearest {
        object["nearest"] = json!({
            "place": place(&Place::Words(near.place.0, near.place.1), texts),
            "passage": near.passage,
            "text": near.text,
        });
    }
    object
}

fn place(place: &Place, texts: &mut Texts<'_>) -> Value {
    match place {
        Place::Path(path) => json!({ "file": texts.shown(&path.to_string_lossy()) }),
        Place::Words(source, span) => {
            let (line, column) = texts.position(*source, span.start);
            let (end_line, end_column) = texts.position(*source, span.end);
            let text = texts.text(*source);
            let (start, end) = (floor(text, span.start), floor(text, span.end));
            let words = text
                .get(start..end.min(floor(text, start + MOST_WORDS)))
                .unwrap_or_default()
                .to_owned();
            json!({
                "file": texts.path(*source),
                "line": line, "column": column, "end_line": end_line, "end_column": end_column,
                "words": words,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_points_at_its_words_wherever_they_stand() {
        let long = format!("first\n{}WORDS{}\nlast", "a ".repeat(500), " b".repeat(500));
        let at = long.find("WORDS").unwrap_or_default();
        for (text, start) in [
            ("one WORDS two\nthree", 4),
            (long.as_str(), at),
            ("қаңтар WORDS", 13),
        ] {
            let excerpt = excerpt(text, Span::new(start, start + 5));
            assert_eq!(
                excerpt.text.get(excerpt.words.clone()),
                Some("WORDS"),
                "{}",
                excerpt.text
            );
            assert!(excerpt.text.len() < 300, "cut to what can be read");
        }
        assert_eq!(excerpt(&long, Span::new(at, at + 5)).first_line, 2);
    }

    #[test]
    fn an_excerpt_never_panics_on_odd_places() {
        for text in ["", "қ", "\n\n", "a\u{feff}b"] {
            for start in 0..6 {
                for end in 0..6 {
                    let excerpt = excerpt(text, Span::new(start, end));
                    assert!(
                        excerpt.words.end <= excerpt.text.len(),
                        "{text:?} {start} {end}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_workflow_command_escapes_what_would_end_it() {
        assert_eq!(data("100%\nof"), "100%25%0Aof");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
