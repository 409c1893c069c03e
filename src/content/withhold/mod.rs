//! Names that appear nowhere: taken out of every document before any later phase sees it.
//!
//! Quotations are verified all the same: the name stands as [`PLACEHOLDER`] in the quotation and
//! in its source. A name matches whatever its case and however its words are parted.

mod documents;
mod running_text;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use unicode_normalization::UnicodeNormalization;

use crate::model::Span;

/// What stands in the place of a name.
pub const PLACEHOLDER: &str = "[name withheld]";

/// The names, ready to be found.
pub struct Withheld {
    /// Over words joined by single blanks, in lower case.
    names: Option<AhoCorasick>,
}

impl Withheld {
    /// Learns the names of a list: one a line; empty lines and lines that begin with `#` say
    /// nothing.
    ///
    /// # Errors
    /// A sentence, where the list is too large to search for.
    pub fn new(list: &str) -> Result<Self, String> {
        let names: Vec<String> = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|name| folded(name).text)
            .collect();
        if names.is_empty() {
            return Ok(Self { names: None });
        }
        let built = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names);
        built
            .map(|names| Self { names: Some(names) })
            .map_err(|error| error.to_string())
    }

    /// Where names stand in a text, in order: whole words only.
    fn find(&self, text: &str) -> Vec<Span> {
        let Some(names) = &self.names else {
            return Vec::new();
        };
        let folded = folded(text);
        names
            .find_iter(&folded.text)
            .map(|found| folded.source(found.start(), found.end()))
            .filter(|span| is_whole(text, *span))
            .collect()
    }

    /// Whether a text holds a name; also where it is written as part of an address or file name.
    pub fn stands_in(&self, text: &str) -> bool {
        let spaced = text.replace(['-', '_', '+', '/'], " ");
        !self.find(text).is_empty() || !self.find(&spaced).is_empty()
    }

    pub(super) fn text(&self, text: &mut String) {
        for span in self.find(text).into_iter().rev() {
            text.replace_range(span.range(), PLACEHOLDER);
        }
    }

    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// An address cannot have a name cut out of it: it goes as a whole.
    fn address(&self, address: &mut Option<String>) {
        let decoded = |url: &String| {
            percent_encoding::percent_decode_str(url)
                .decode_utf8_lossy()
                .into_owned()
        };
        if address
            .as_ref()
            .is_some_and(|url| self.stands_in(&decoded(url)))
        {
            *address = None;
        }
    }
}

/// A text in the form that names are compared in, with the way back.
struct Folded {
    text: String,
    /// For each byte of `text`, where the character that it comes from begins and ends.
    sources: Vec<(usize, usize)>,
}

impl Folded {
    fn source(&self, start: usize, end: usize) -> Span {
        let from = self.sources.get(start).map_or(0, |source| source.0);
        let to = self
            .sources
            .get(end.saturating_sub(1))
            .map_or(from, |source| source.1);
        Span::new(from, to)
    }
}

fn folded(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::new(),
        sources: Vec::new(),
    };
    let mut blank = true;
    for (at, character) in text.char_indices() {
        let source = (at, at + character.len_utf8());
        let before = folded.text.len();
        match character {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() && blank => {}
            c if c.is_whitespace() => folded.text.push(' '),
            '’' | 'ʼ' | '‘' => folded.text.push('\''),
            // Decomposed, so that an accent typed apart from its letter is the same.
            c => folded.text.extend(c.to_lowercase().nfd()),
        }
        blank = folded.text.ends_with(' ') || folded.text.is_empty();
        folded
            .sources
            .extend(std::iter::repeat_n(source, folded.text.len() - before));
    }
    folded
}

fn is_whole(text: &str, span: Span) -> bool {
    let before = text
        .get(..span.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn file_names_and_addresses_that_tell_a_name_are_known() {
        let withheld = Withheld::new("# names\nIvan Petrov\n\n").unwrap();
        assert!(withheld.stands_in("content/events/2022-ivan-petrov.md"));
        assert!(withheld.stands_in("https://x.org/ivan_petrov/1"));
        assert!(!withheld.stands_in("content/events/ivan.md"));
    }

    #[test]
    fn no_names_take_nothing_out() {
        let none = Withheld::new("# nobody\n").unwrap();
        assert!(!none.stands_in("anything"));
    }
}
