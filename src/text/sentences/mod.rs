//! Sentences: where each begins and ends, the first one, and a text cut at a word.

mod stop;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

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
