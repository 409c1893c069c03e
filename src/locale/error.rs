//! What is wrong with a locale file.

use std::fmt;
use std::ops::Range;

use fluent::FluentResource;

use super::LocaleSource;

/// Something in a source of a locale that is no Fluent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocaleError {
    /// The source's name.
    pub name: String,
    /// Where in its text, in bytes.
    pub at: Range<usize>,
    /// What is wrong, in plain words.
    pub message: String,
}

/// Braces within braces; the parser recurses into them.
const DEEPEST: usize = 50;

impl LocaleError {
    pub(super) fn language(tag: &str) -> LocaleError {
        LocaleError {
            name: tag.to_owned(),
            at: 0..tag.len(),
            message: format!("“{tag}” is not a language tag (BCP 47) like “en” or “kk”"),
        }
    }
}

impl fmt::Display for LocaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.message)
    }
}

impl std::error::Error for LocaleError {}

/// Parses a source.
pub(super) fn parse(source: &LocaleSource<'_>) -> Result<FluentResource, Vec<LocaleError>> {
    let error = |at: Range<usize>, message: String| LocaleError {
        name: source.name.to_owned(),
        at: within(source.text, at),
        message,
    };
    if let Some(at) = too_deep(source.text) {
        let message = format!("more than {DEEPEST} braces stand open here");
        return Err(vec![error(at..at + 1, message)]);
    }
    if let Some(at) = too_long_a_selector(source.text) {
        let message = "a number as long as this has no plural form".to_owned();
        return Err(vec![error(at, message)]);
    }
    FluentResource::try_new(source.text.to_owned()).map_err(|(_, errors)| {
        errors
            .into_iter()
            .map(|found| error(found.pos.clone(), plain_words(&found.to_string())))
            .collect()
    })
}

/// The parser's message without its notation.
fn plain_words(message: &str) -> String {
    let message = message
        .replace("one of \"\n | \r\n\"", "the end of the line")
        .replace("a token starting with ", "")
        .replace("one of \"a-zA-Z\"", "a letter (a to z)")
        .replace("one of \"0-9\"", "a digit");
    format!("this is not Fluent: {}", lower_first(&message))
}

/// A selector that is a number of more digits than the plural rules can reckon with.
fn too_long_a_selector(text: &str) -> Option<Range<usize>> {
    text.match_indices("->").find_map(|(arrow, _)| {
        let before = text.get(..arrow)?.trim_end();
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        (before.len() - number.len() > 15).then_some(number.len()..before.len())
    })
}

/// The brace at which too many are open. A line that begins with a letter begins a new message,
/// so that one brace left open does not count for the whole file.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut line_start = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            letter if line_start && letter.is_ascii_alphabetic() => open = 0,
            _ => {}
        }
        if open > DEEPEST {
            return Some(at);
        }
        line_start = byte == b'\n';
    }
    None
}

/// The range, widened to whole characters and held within the text.
fn within(text: &str, at: Range<usize>) -> Range<usize> {
    let mut start = at.start.min(text.len());
    let mut end = at.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
