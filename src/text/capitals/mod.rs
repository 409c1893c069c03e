//! Names by their capitals: runs of capitalised words in running text, whoever they may be.
//!
//! English first; other scripts with capitals are read too, without lists of words of their own.
//! What each rule does:
//!
//! | rule | example | name |
//! | --- | --- | --- |
//! | a run of capitals | said Sergei Lavrov in | Sergei Lavrov |
//! | small words within | the Ministry of Health; Osama bin Laden | Ministry of Health; Osama bin Laden |
//! | initials | John F. Kennedy, J.K. Rowling | the whole |
//! | titles left out | Foreign Minister Sergei Lavrov; Mr. Lavrov | Sergei Lavrov; Lavrov |
//! | and what stands before them | United States President Donald Trump | Donald Trump |
//! | a nation before a title left out | Russian President Vladimir Putin | Vladimir Putin |
//! | a genitive ends it | Boris Johnson's Conservative Party | two names |
//! | no name | Monday, January, Kazakh, the President | none |
//! | the first word of a sentence | Police came; Lavrov left | marked: it may be any word |
//! | a headline | Man Bites Dog in Almaty | none: all its words have capitals |
//! | capitals alone | FIRE DESTROYS MARKET | none; CSTO in running text is one |
//!
//! ```
//! use qantar::text::capitals::capitals;
//!
//! let text = "On Monday, Russian Foreign Minister Sergei Lavrov left.";
//! let found = capitals(text);
//! assert_eq!(&text[found[0].range.clone()], "Sergei Lavrov");
//! assert!(found[0].titled && found.len() == 1);
//! ```

mod words;

pub(crate) use words::is_direction;

use std::ops::Range;

use super::sentences::sentences;
use words::{
    is_ambiguous_title, is_joining, is_nation, is_place_word, is_small, is_time, is_title,
};

/// A capitalised name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapitalName {
    /// Bytes of the text; a genitive's `'s` and titles are left out.
    pub range: Range<usize>,
    /// Whether it begins a sentence or a quotation, so that its first word may be any word.
    pub first: bool,
    /// Whether a person's title stands before it.
    pub titled: bool,
    /// Whether a word that leads to places stands before it: `in Almaty`.
    pub placed: bool,
    /// Whether it stands behind "the".
    pub article: bool,
}

/// A word: its bytes and whether a single blank or nothing else parts it from the next.
struct Word {
    range: Range<usize>,
    /// Whether what stands behind it ends a run: a point, a bracket, two blanks, a genitive.
    ends: bool,
    /// Whether it is the first of a sentence or quotation.
    first: bool,
}

/// The capitalised names in a text, in order; they do not overlap.
///
/// Time is linear in the text.
pub fn capitals(text: &str) -> Vec<CapitalName> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let stopped = text[sentence.clone()].ends_with(['.', '!', '?', '"', '”']);
        let words = words(text, sentence);
        if !is_headline(text, &words, stopped) {
            runs(text, &words, &mut found);
        }
    }
    found
}

/// The words of a sentence.
fn words(text: &str, sentence: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut first = true;
    let mut at = sentence.start;
    while let Some(start) = text[at..sentence.end].find(char::is_alphanumeric) {
        if text[at..at + start].contains(['"', '“', '«', '„', ':']) {
            first = true;
        }
        let start = at + start;
        let end = start + word_length(&text[start..sentence.end]);
        let bare = without_genitive(&text[start..end]);
        let gap = &text[end..sentence.end];
        let tight = gap
            .strip_prefix(' ')
            .is_some_and(|gap| gap.starts_with(char::is_alphanumeric));
        words.push(Word {
            range: start..start + bare.len(),
            ends: !tight || bare.len() < end - start,
            first,
        });
        first = false;
        at = end;
    }
    words
}

/// The length of the word that the text begins with: letters, digits, apostrophes and hyphens
/// between them, and the points of initials and abbreviated titles.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '’' | 'ʼ' | '-' | '‑' | '\u{AD}')
            && next.is_some_and(char::is_alphanumeric);
        let combining = unicode_normalization::char::is_combining_mark(c);
        let point = c == '.' && is_abbreviation(&text[..at], next);
        if !(c.is_alphanumeric() || inner || combining || point) {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

/// Whether a point after these letters belongs to them: `F.`, `J.K.`, `Mr.`.
fn is_abbreviation(before: &str, next: Option<char>) -> bool {
    let last = before.rsplit('.').next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.starts_with(char::is_uppercase);
    let initial = initial && next.is_some_and(|next| next == ' ' || next.is_uppercase());
    initial || (is_title(before) && before.len() <= 4 && next == Some(' '))
}

fn without_genitive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word goes on with a name: `Putin`, `al-Assad`.
fn goes_on(word: &str) -> bool {
    let bare = ["al-", "el-", "ul-", "d'", "d’"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    is_capital(bare.unwrap_or(word))
}

/// Whether nearly all longer words of a line without a full stop bear capitals, or nearly all
/// letters are ones.
fn is_headline(text: &str, words: &[Word], stopped: bool) -> bool {
    let long = || {
        words
            .iter()
            .map(|word| &text[word.range.clone()])
            .filter(|word| word.chars().count() > 3 && word.chars().all(|c| !c.is_ascii_digit()))
    };
    let all = long().count();
    let capitals = long().filter(|word| is_capital(word)).count();
    let lower = words
        .iter()
        .filter(|word| !is_capital(&text[word.range.clone()]))
        .count();
    let letters = || {
        words
            .iter()
            .flat_map(|word| text[word.range.clone()].chars())
    };
    let upper = letters().filter(|c| c.is_uppercase()).count();
    let small = letters().filter(|c| c.is_lowercase()).count();
    (!stopped && all >= 4 && capitals * 10 >= all * 8 && lower * 3 <= words.len())
        || (words.len() > 3 && upper > small * 2)
}

fn runs(text: &str, words: &[Word], found: &mut Vec<CapitalName>) {
    let word = |at: usize| &text[words[at].range.clone()];
    let mut at = 0;
    while at < words.len() {
        if !is_capital(word(at)) || is_time(word(at)) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        loop {
            if words[end].ends || end + 1 >= words.len() {
                break;
            }
            let mut next = end + 1;
            // Small words only between two capitals, at most two of them: "of the".
            while next < words.len()
                && is_joining(word(next))
                && !goes_on(word(next))
                && next - end <= 2
                && !words[next].ends
            {
                next += 1;
            }
            if next >= words.len() || !goes_on(word(next)) || is_time(word(next)) {
                break;
            }
            end = next;
        }
        found.extend(name(text, words, start, end));
        at = end + 1;
    }
}

/// The name in a run of words, without titles and words that begin a sentence.
fn name(text: &str, words: &[Word], mut start: usize, end: usize) -> Option<CapitalName> {
    let word = |at: usize| &text[words[at].range.clone()];
    let mut titled = false;
    let mut first = words[start].first;
    let placed = start > 0 && is_place_word(word(start - 1));
    if is_small(word(start)) {
        start += 1;
        first = false;
        while start <= end && is_joining(word(start)) {
            start += 1;
        }
    }
    // "Russian President": the nation belongs to the title.
    if start < end && is_nation(word(start)) && is_title(word(start + 1)) {
        start += 1;
        first = false;
    }
    while start <= end && is_title(word(start)) {
        let left = end - start;
        let next_is_title = left > 0 && is_title(word(start + 1));
        if is_ambiguous_title(word(start)) && left == 1 && !next_is_title {
            break;
        }
        titled = true;
        first = false;
        start += 1;
        // "Mayor of London" names London and no person.
        while start <= end && is_joining(word(start)) {
            titled = false;
            start += 1;
        }
    }
    // "United States President Donald Trump": whose president is told before.
    let within = (start + 1..end)
        .rev()
        .find(|at| is_title(word(*at)) && (!is_ambiguous_title(word(*at)) || end - at >= 2));
    if let Some(at) = within.filter(|at| !is_joining(word(at + 1))) {
        titled = true;
        first = false;
        start = at + 1;
    }
    if start > end {
        return None;
    }
    let article = start > 0 && word(start - 1).eq_ignore_ascii_case("the");
    let range = words[start].range.start..words[end].range.end;
    let name = &text[range.clone()];
    let single = start == end;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let nothing = letters < 2
        || (single && (is_nation(name) || is_small(name) || is_title(name)))
        // The month, where nobody bears it behind a first name or a title.
        || (name == "May" && !titled)
        || name.chars().all(|c| !c.is_alphabetic());
    (!nothing).then_some(CapitalName {
        range,
        first,
        titled,
        placed,
        article,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        capitals(text)
            .into_iter()
            .map(|name| &text[name.range])
            .collect()
    }

    #[test]
    fn each_rule_of_the_table() {
        for (text, expected) in [
            (
                "It was said by Sergei Lavrov in the morning.",
                &["Sergei Lavrov"][..],
            ),
            (
                "It was the Ministry of Health that asked.",
                &["Ministry of Health"],
            ),
            (
                "They looked for Osama bin Laden there.",
                &["Osama bin Laden"],
            ),
            ("It was what John F. Kennedy wanted.", &["John F. Kennedy"]),
            ("It was what J.K. Rowling wrote.", &["J.K. Rowling"]),
            (
                "It was Foreign Minister Sergei Lavrov who left.",
                &["Sergei Lavrov"],
            ),
            ("Then Mr. Lavrov left the room.", &["Lavrov"]),
            (
                "It was United States President Donald Trump.",
                &["Donald Trump"],
            ),
            (
                "It was US Secretary of State Mike Pompeo.",
                &["Mike Pompeo"],
            ),
            (
                "It was Russian President Vladimir Putin.",
                &["Vladimir Putin"],
            ),
            (
                "They left Boris Johnson's Conservative Party.",
                &["Boris Johnson", "Conservative Party"],
            ),
            (
                "They came on Monday, in January, to the Kazakh side and the President.",
                &[],
            ),
            ("It was seen by the CSTO there.", &["CSTO"]),
            ("FIRE DESTROYS MARKET IN THE CITY", &[]),
            ("Man Bites Dog in Almaty Street", &[]),
            ("They flew with General Motors there.", &["General Motors"]),
            ("He met Aisha al-Gaddafi there.", &["Aisha al-Gaddafi"]),
            (
                "Вчера Сергей Лавров приехал в Москву.",
                &["Вчера Сергей Лавров", "Москву"],
            ),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn the_first_word_of_a_sentence_is_marked() {
        let found = capitals("Lavrov left. They saw Lavrov. He said: \"Police came.\"");
        let firsts: Vec<bool> = found.iter().map(|name| name.first).collect();
        assert_eq!(firsts, [true, false, true]);
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in [
            "",
            "A",
            "’s",
            "A’s’s",
            "É. É",
            "«»",
            "U.S. U.K.",
            "of The Of",
        ] {
            capitals(text);
        }
    }
}
