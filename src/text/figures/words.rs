//! Words beside a place in a text.

use std::ops::Range;

/// The longest word that is looked at, in bytes.
const LONGEST: usize = 40;

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')
}

/// The word after blanks from `at` on.
pub(super) fn after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let blanks = rest.find(|c| !is_blank(c))?;
    let rest = &rest[blanks..];
    let mut len = 0;
    for (at, c) in rest
        .char_indices()
        .take_while(|&(at, c)| is_letter(c) && at <= LONGEST)
    {
        len = at + c.len_utf8();
    }
    let word = rest[..len].trim_end_matches(['-', '’', '\'']);
    (!word.is_empty()).then(|| at + blanks..at + blanks + word.len())
}

/// The word that ends before blanks at `at`; a full stop may end it.
pub(super) fn before(text: &str, at: usize) -> Option<Range<usize>> {
    let head = text.get(..at)?.trim_end_matches(is_blank);
    let head = head.strip_suffix('.').unwrap_or(head);
    let mut start = head.len();
    let letters = head.char_indices().rev();
    for (at, _) in letters.take_while(|&(at, c)| is_letter(c) && head.len() - at <= LONGEST) {
        start = at;
    }
    (start < head.len()).then_some(start..head.len())
}

pub(super) fn is(text: &str, range: &Range<usize>, word: &str) -> bool {
    text.get(range.clone())
        .is_some_and(|found| found.eq_ignore_ascii_case(word))
}

/// What the first end of a range is multiplied with: in `8 to 10 million` it is in millions too.
pub(super) fn scale_left_out(text: &str, first: &Range<usize>, second: &Range<usize>) -> f64 {
    let scale = |range: &Range<usize>| {
        let word = text
            .get(range.clone())
            .and_then(|words| words.split_whitespace().next_back());
        match word.map(str::to_lowercase).as_deref() {
            Some("thousand") => 1e3,
            Some("million") => 1e6,
            Some("billion") => 1e9,
            Some("trillion") => 1e12,
            _ => 1.0,
        }
    };
    let is_plain = scale(first) == 1.0
        && !text
            .get(first.clone())
            .is_some_and(|words| words.contains(','));
    if is_plain { scale(second) } else { 1.0 }
}
