//! What stands in articles and tells nothing: headings, bylines, notes to the reader.

/// The fewest and the most words of a sentence that is proposed.
const WORDS: std::ops::RangeInclusive<usize> = 6..=45;
/// The most words of a heading.
const HEADING: usize = 12;

/// Beginnings of sentences that are about the article and not in it.
const BEGINNINGS: &[&str] = &[
    "by ",
    "reporting by",
    "additional reporting",
    "editing by",
    "writing by",
    "compiled by",
    "photo",
    "image:",
    "copyright",
    "©",
    "click ",
    "read more",
    "read also",
    "sign up",
    "subscribe",
    "follow us",
    "advertisement",
    "last updated",
    "last modified",
    "updated ",
    "published ",
    "disclaimer",
    "with inputs from",
    "( with inputs",
    "(with inputs",
    "share this",
    "are you ",
    "have you ",
    "send us",
    "send your",
    "email ",
    "see also",
    "watch ",
    "video:",
    "related ",
    "this article",
    "this post",
    "this story",
    "the bbc is not responsible",
    "фото",
    "видео",
    "источник:",
    "читайте ",
    "подпис",
    "реклама",
    "сурет",
    "оқи отырыңыз",
];

/// Words of such sentences, wherever they stand.
const WITHIN: &[&str] = &[
    "all rights reserved",
    "terms and conditions",
    "privacy policy",
    "click here",
    "cookies",
    "may not be published",
    "newsletter",
    "auto-published",
    "this material may not",
    "your comments",
    "e-mail address",
    "javascript",
    "read full story",
    "has not been reviewed by an editor",
    "все права защищены",
    "барлық құқықтар",
    "подпишитесь",
    "при использовании материалов",
    "ссылка на источник",
];

/// Whether a passage of so many sentences is a heading: short, and without a sign at its end.
pub(super) fn is_heading(passage: &str, sentences: usize) -> bool {
    sentences <= 1
        && !passage
            .trim_end()
            .ends_with(['.', '!', '?', ';', '…', '"', '”', '»', '\''])
        && passage.split_whitespace().count() <= HEADING
}

/// Whether a sentence is never proposed: too short, too long, or about the article.
pub(super) fn is_noise(sentence: &str) -> bool {
    if !WORDS.contains(&sentence.split_whitespace().count()) || sentence.ends_with('?') {
        return true;
    }
    let lower = sentence.to_lowercase();
    let letters = sentence.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = sentence.chars().filter(|c| c.is_uppercase()).count();
    let lists = sentence.matches(" | ").count() > 0;
    lists
        || capitals * 3 > letters
        || BEGINNINGS
            .iter()
            .any(|beginning| lower.starts_with(beginning))
        || WITHIN.iter().any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_bylines_and_notes_are_noise() {
        assert!(is_heading("Protests spread to Almaty", 1));
        assert!(!is_heading("Protests spread to Almaty.", 1));
        assert!(is_noise("By Jane Doe and John Doe in Almaty"));
        assert!(is_noise("Protests spread."), "too short");
        assert!(is_noise(&"word ".repeat(46)), "too long");
        assert!(!is_noise(
            "Protesters seized the airport of Almaty on 5 January."
        ));
    }
}
