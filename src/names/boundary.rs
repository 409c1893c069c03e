//! Whether a word begins or ends at a place in a text (Unicode Standard Annex 29).

use unicode_segmentation::UnicodeSegmentation;

/// The signs on each side that are looked at. The annex's rules need two besides combining
/// marks, so what stands farther away decides nothing.
const REACH: usize = 8;

/// Whether the byte `at` of `text` is a word boundary; `at` must be a character boundary.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return true;
    };
    // What nearly all places look like, decided without segmenting anything.
    match (simple(before), simple(after)) {
        (Some(Simple::Letter), Some(Simple::Letter)) => return false,
        (Some(Simple::Letter), Some(Simple::Blank))
        | (Some(Simple::Blank), Some(Simple::Letter)) => {
            return true;
        }
        _ => {}
    }
    let start = text[..at]
        .char_indices()
        .rev()
        .nth(REACH - 1)
        .map_or(0, |(start, _)| start);
    let end = text[at..]
        .char_indices()
        .nth(REACH)
        .map_or(text.len(), |(end, _)| at + end);
    text[start..end]
        .split_word_bound_indices()
        .any(|(from, _)| start + from == at)
}

enum Simple {
    Letter,
    Blank,
}

fn simple(c: char) -> Option<Simple> {
    match c {
        ' ' | '\n' => Some(Simple::Blank),
        'a'..='z' | 'A'..='Z' | 'А'..='я' => Some(Simple::Letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_look_around_says_what_the_whole_text_says(
            text in "([a-zA-Z0-9А-яқ .,:;'’_\u{301}\u{ad}\u{200d}的か-]|\\PC){0,40}"
        ) {
            let whole: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
            for (at, next) in text.char_indices() {
                // Flags are pairs of signs counted from their first; no name holds one.
                if !('\u{1F1E6}'..='\u{1F1FF}').contains(&next) {
                    prop_assert_eq!(is_boundary(&text, at), whole.contains(&at), "{:?} at {}", &text, at);
                }
            }
        }
    }
}
