//! Sentences: where each begins and ends, the first one, and a text cut at a word.

mod stop;

use std::ops::Range;

/// The sentences of `text`, in order, without surrounding white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    stop::sentences(text).collect()
}

/// The first sentence of `text`, without surrounding white space.
pub fn first_sentence(text: &str) -> &str {
    stop::sentences(text)
        .next()
        .and_then(|range| text.get(range))
        .unwrap_or("")
}

/// `text` in at most `limit` characters: cut at a word, with an ellipsis, where it is longer.
pub fn shorten(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let kept = text[..cut].trim_end_matches(|c: char| c.is_whitespace() || ",;:.—–-".contains(c));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_at_its_full_stop() {
        assert_eq!(first_sentence("  He said so. She did not."), "He said so.");
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shorten("one two three", 20), "one two three");
        assert_eq!(shorten("one two, three", 10), "one two…");
        assert_eq!(shorten("қаңтар оқиғасы", 8), "қаңтар…");
        assert_eq!(shorten("unbroken", 3), "unb…");
    }
}
