//! Letters that a reader without the right keyboard writes as others: "мунай" for "мұнай".
//!
//! What Unicode decomposes (ё, й, é) is folded by Pagefind; these letters have no decomposition.

use std::collections::BTreeSet;

/// A letter and the one that is written for it. `static/script/search.js` holds the same pairs.
pub(super) const LETTERS: &[(char, char)] = &[
    ('ә', 'а'),
    ('ғ', 'г'),
    ('қ', 'к'),
    ('ң', 'н'),
    ('ө', 'о'),
    ('ұ', 'у'),
    ('ү', 'у'),
    ('һ', 'х'),
    ('і', 'и'),
];

/// The folded forms of the words that have one, each once.
pub(super) fn folded_words<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    texts
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter_map(folded)
        .collect()
}

/// A word with its letters replaced; nothing if it has none of them.
fn folded(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let plain: String = lower.chars().map(plain).collect();
    (plain != lower).then_some(plain)
}

fn plain(letter: char) -> char {
    LETTERS
        .iter()
        .find(|(special, _)| *special == letter)
        .map_or(letter, |(_, plain)| *plain)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn words_with_letters_of_their_own_have_a_folded_form() {
        let words = folded_words(["Мұнай, ТҮНГІ қала; газ oil", "мұнай"].into_iter());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(words, ["кала", "мунай", "тунги"]);
    }

    #[test]
    fn the_script_folds_the_same_letters() {
        let script = include_str!("../../static/script/search.js");
        let pairs: String = LETTERS.iter().flat_map(|(a, b)| [*a, *b]).collect();
        assert!(script.contains(&format!("\"{pairs}\"")), "{pairs}");
    }
}
