//! Words of a source as Markdown that shows exactly them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a link's target cannot hold as it is.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']');

/// White space as blanks, and without signs that nobody sees: soft hyphens, zero-width spaces and
/// joiners of words, byte order marks, bidirectional controls. Quotations are compared without
/// them.
pub(super) fn visible(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{61C}'
    ) || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (c.is_control() && !c.is_whitespace())
}

/// A line of text as Markdown, with no more backslashes than it needs where `plainly`, else with
/// one before every sign of ASCII.
pub(super) fn line(text: &str, plainly: bool) -> String {
    let text = visible(text);
    let mut line = String::with_capacity(text.len());
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let stop = text.len() - numbered.len();
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Within a word it is a letter like others.
            '_' => !(is_letter(before) && is_letter(after)),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '|' => true,
            '~' | '=' | '#' | '>' | '+' | '-' => at == 0,
            '.' | ')' => at == stop && stop > 0,
            _ => false,
        };
        if escaped || (!plainly && c.is_ascii_punctuation()) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// The path of a file in `content/` as a link from a file in `content/events/`. Letters of other
/// scripts stay as they are: a link in a file is for people too.
pub(super) fn link(path: &str) -> String {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let mut link = "../".to_owned();
    for c in below.chars() {
        let mut bytes = [0; 4];
        match c.is_ascii() {
            true => link.extend(utf8_percent_encode(c.encode_utf8(&mut bytes), PATH)),
            false => link.push(c),
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_are_escaped_and_no_others() {
        for (text, expected) in [
            (
                "It rose by 5% - to *8* (nearly).",
                "It rose by 5% - to \\*8\\* (nearly).",
            ),
            ("1. Nobody came", "1\\. Nobody came"),
            ("# of people: 5", "\\# of people: 5"),
            ("snake_case and _so_", "snake_case and \\_so\\_"),
            ("AT&T & Co, &amp;", "AT\\&T & Co, \\&amp;"),
            ("He [Tokayev] said", "He \\[Tokayev\\] said"),
            ("so\u{AD}ft\n  words", "soft words"),
        ] {
            assert_eq!(line(text, true), expected);
        }
        assert_eq!(line("a.b", false), "a\\.b");
    }

    #[test]
    fn a_link_leads_from_events_to_articles() {
        assert_eq!(
            link("content/articles/2022/a (b) Қ.txt"),
            "../articles/2022/a%20%28b%29%20Қ.txt"
        );
    }
}
