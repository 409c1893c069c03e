//! The text of a sealed article: the passages that are kept, as Markdown that says their words
//! exactly, and lines for the others.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::content::sealed::gap;
use crate::model::{Block, Body, PassageNo};

/// What a passage is written as.
#[derive(Clone, Copy)]
enum Form {
    Paragraph,
    Heading(u8),
    Code,
}

/// Writes the passages that are kept. Words alone count as evidence: emphasis, links and the form
/// of lists and tables stay behind.
pub(super) fn write(body: &Body, kept: &BTreeMap<PassageNo, Vec<Range<usize>>>) -> String {
    let mut forms = BTreeMap::new();
    gather(&body.blocks, &mut forms);
    let mut blocks: Vec<String> = Vec::new();
    let mut next = 0;
    for number in kept.keys() {
        let Some(passage) = body.passage(*number) else {
            continue;
        };
        blocks.extend(gap_before(next, number.index()));
        next = number.index() + 1;
        let form = forms.get(number).copied().unwrap_or(Form::Paragraph);
        blocks.push(block(&passage.text, form));
    }
    blocks.extend(gap_before(next, body.passages.len()));
    blocks.join("\n\n") + "\n"
}

fn gap_before(next: usize, index: usize) -> Option<String> {
    let number = PassageNo::from_index;
    (next < index).then(|| gap(number(next), number(index - 1)))
}

fn gather(blocks: &[Block], forms: &mut BTreeMap<PassageNo, Form>) {
    for block in blocks {
        match block {
            Block::Heading(level, number, _) => _ = forms.insert(*number, Form::Heading(*level)),
            Block::Code(number, _) => _ = forms.insert(*number, Form::Code),
            Block::Quote(_, inner) => gather(inner, forms),
            Block::List(_, items) => items.iter().for_each(|item| gather(&item.blocks, forms)),
            _ => {}
        }
    }
}

fn block(text: &str, form: Form) -> String {
    match form {
        Form::Code if is_lines(text) => {
            let fence = "`".repeat(longest_run(text).max(2) + 1);
            format!("{fence}\n{text}{fence}")
        }
        Form::Heading(level) if (1..=6).contains(&level) => {
            format!("{} {}", "#".repeat(level.into()), line(text))
        }
        _ => line(text),
    }
}

/// Whether a code block says these words and no others.
fn is_lines(text: &str) -> bool {
    text.ends_with('\n') && !text.contains('\r')
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// One line of Markdown that says these words.
fn line(text: &str) -> String {
    let words = text.trim_matches(is_blank);
    let lead = text.len() - text.trim_start_matches(is_blank).len();
    let tail = text.trim_end_matches(is_blank).len().max(lead);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let begins = at == lead;
        let follows_digits = digits > 0 && at == lead + digits;
        match c {
            // At the ends blanks would be lost, and within a line some would end it.
            c if is_blank(c) && (at < lead || at >= tail || c != ' ') => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '+' | '-' | '=' | '>' | '~' | '|' | ':' if begins => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if follows_digits => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// What Markdown could take for white space or not take at all.
fn is_blank(c: char) -> bool {
    c == ' ' || (c.is_whitespace() && c.is_ascii()) || c.is_control() || c == '\u{a0}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read_markdown;
    use proptest::prelude::*;

    fn kept(body: &Body) -> BTreeMap<PassageNo, Vec<Range<usize>>> {
        let numbers = (0..body.passages.len()).map(PassageNo::from_index);
        numbers.map(|number| (number, Vec::new())).collect()
    }

    /// Every passage kept says what it said.
    fn says_the_same(body: &Body) {
        let written = write(body, &kept(body));
        let again = read_markdown(&written);
        let texts = |body: &Body| -> Vec<String> {
            body.passages.iter().map(|p| (*p.text).to_owned()).collect()
        };
        assert_eq!(texts(&again), texts(body), "{written}");
    }

    #[test]
    fn words_stay_as_they_are_whatever_markdown_makes_of_them() {
        for text in [
            "# Head #\n\n1\\. not a list\n\n\\- dash\n\n\\[p1 is sealed\\]\n",
            "a & b &amp;amp; &lt;i> `code`` `` ` *x* __y__ [z](w) <b>\n",
            "- own\n  - inner **x**\n\n| a | b |\n|---|---|\n| c | d |\n",
            "```\nlet a = `x`;\n\n  indented ```` b\n```\n",
            "    four\n\n~~~\nno end",
            "===\n\n+ plus\n\n1986\\. A great year\n\n\\> no quote\n\n---\n\n&nbsp;x&nbsp;\n",
            "&#32;&#32;two blanks&#10;and a line\n",
        ] {
            says_the_same(&read_markdown(text));
        }
    }

    #[test]
    fn gaps_are_marked() {
        let body = read_markdown("# A\n\nb\n\nc\n\nd\n");
        let number = PassageNo::from_index;
        let kept = BTreeMap::from([(number(1), Vec::new()), (number(3), Vec::new())]);
        assert_eq!(
            write(&body, &kept),
            "[p1 is sealed]\n\nb\n\n[p3 is sealed]\n\nd\n"
        );
        assert_eq!(write(&body, &BTreeMap::new()), "[p1 to p4 are sealed]\n");
    }

    proptest! {
        #[test]
        fn any_words_stay_as_they_are(words in "[ a-c0-2\\\\`*_\\[\\]<>#&;!.():+=~|\"'\\-\n\t\u{a0}Қ]{1,40}") {
            let number = PassageNo::from_index(0);
            let text = words.trim_matches(char::is_whitespace).to_owned();
            prop_assume!(!text.is_empty());
            let mut body = Body::default();
            body.passages.push(crate::model::Passage { text: text.into(), ..Default::default() });
            body.blocks.push(Block::Paragraph(number, Vec::new()));
            says_the_same(&body);
        }
    }
}
