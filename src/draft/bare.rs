//! Sentences out of quotations: without the quotation mark whose partner stands in another sentence.

use std::ops::Range;

/// The most words after a closing mark that only say who spoke: `," he told reporters there`.
const TAIL: usize = 8;

/// The part of a sentence that stands alone: a lone mark at its head or end is left out, and after a lone
/// closing mark the few words that say who spoke.
pub(super) fn bare(sentence: &str) -> Range<usize> {
    let whole = 0..sentence.len();
    let Some((at, mark)) = lone(sentence) else {
        return whole;
    };
    let after = at + mark.len_utf8();
    let marks = |c: char| c.is_whitespace() || c == mark;
    if sentence[..at].trim().is_empty() {
        let rest = &sentence[after..];
        return after + (rest.len() - rest.trim_start_matches(marks).len())..sentence.len();
    }
    let tail = &sentence[after..];
    if !tail.contains(char::is_alphanumeric) {
        return 0..sentence[..at].trim_end_matches(marks).len();
    }
    if matches!(mark, '“' | '«') {
        return whole;
    }
    let said = sentence[..at].trim_end_matches(marks);
    let closes = said.ends_with([',', '.', '!', '?', '…'])
        || tail.starts_with(',')
        || tail.starts_with(char::is_whitespace) && !sentence[..at].ends_with(char::is_whitespace);
    if closes && tail.split_whitespace().count() <= TAIL {
        return 0..said.trim_end_matches(',').len();
    }
    whole
}

/// The quotation mark without a partner, if there is exactly one.
fn lone(sentence: &str) -> Option<(usize, char)> {
    let mut straight: Vec<usize> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone: Vec<(usize, char)> = Vec::new();
    for (at, c) in sentence.char_indices() {
        match c {
            '"' => straight.push(at),
            '“' | '«' => open.push((at, c)),
            '”' | '»' if open.pop().is_none() => alone.push((at, c)),
            _ => {}
        }
    }
    alone.extend(open);
    if straight.len() % 2 == 1 {
        // Of several the first, where the sentence begins with it, else the last.
        let head = straight
            .first()
            .filter(|at| sentence[..**at].trim().is_empty());
        let closing = |at: &&usize| sentence[**at + 1..].starts_with(char::is_whitespace);
        let first_closes = straight.first().filter(closing);
        let at = head.or(first_closes).or(straight.last());
        alone.extend(at.map(|at| (*at, '"')));
    }
    match alone[..] {
        [one] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_mark_is_left_out_with_what_says_who_spoke() {
        for (sentence, expected) in [
            (
                "\"The attacks covered 11 regions.",
                "The attacks covered 11 regions.",
            ),
            ("All were arrested.\"", "All were arrested."),
            (
                "They attacked the capital,\" he said",
                "They attacked the capital",
            ),
            (
                "They attacked the capital!” said Mr Tokayev.",
                "They attacked the capital!",
            ),
            (
                "“They attacked,” he said, “and went.",
                "“They attacked,” he said, “and went.",
            ),
            (
                "He said “they attacked the capital",
                "He said “they attacked the capital",
            ),
            (
                "He called it \"a war\" twice.",
                "He called it \"a war\" twice.",
            ),
            ("\"It is over,\" he said.", "\"It is over,\" he said."),
            ("«Мы не уйдём.", "Мы не уйдём."),
            ("No marks at all.", "No marks at all."),
            ("\"", ""),
            ("", ""),
        ] {
            assert_eq!(&sentence[bare(sentence)], expected, "{sentence}");
        }
    }
}
