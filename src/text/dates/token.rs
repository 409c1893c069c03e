//! Words, numbers and marks of a text, with what each word means to the rules.

use super::lexicon::{Lex, meaning};

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lex: Lex,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `18`
    Plain,
    /// `1,243`
    Grouped,
    /// `2.5`
    Decimal,
    /// `5th`
    Ordinal,
    /// `1990s`
    Plural,
}

/// Longer words mean nothing to the rules.
const LONGEST: usize = 24;

/// Cuts a text into tokens. Time is linear in the text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut line_ends = 0;
    while let Some(first) = text[at..].chars().next() {
        let token = if first.is_ascii_digit() {
            number(text, at)
        } else if first.is_alphabetic() {
            word(text, at, first)
        } else {
            mark(at, first)
        };
        at = token.end;
        if !first.is_whitespace() {
            line_ends = 0;
            found.push(token);
        } else if first == '\n' {
            line_ends += 1;
            // A blank line parts phrases, a line end does not.
            if line_ends == 2 {
                found.push(token);
            }
        }
    }
    found
}

fn mark(start: usize, c: char) -> Token {
    let lex = match c {
        '-' | '\u{2010}' | '\u{2011}' => Lex::Mark('-'),
        '–' | '—' => Lex::Mark('–'),
        '\u{2018}' | '\u{2019}' | '`' => Lex::Mark('\''),
        other => Lex::Mark(other),
    };
    Token {
        start,
        end: start + c.len_utf8(),
        lex,
        capital: false,
    }
}

fn word(text: &str, start: usize, first: char) -> Token {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() && bytes[end].is_ascii_alphabetic() {
        end += 1;
    }
    if end == bytes.len() || bytes[end].is_ascii() {
        let mut lower = [0; LONGEST];
        let lex = match lower.get_mut(..end - start) {
            Some(lower) => {
                lower.copy_from_slice(&bytes[start..end]);
                lower.make_ascii_lowercase();
                std::str::from_utf8(lower).map_or(Lex::Other, meaning)
            }
            None => Lex::Other,
        };
        return Token {
            start,
            end,
            lex,
            capital: first.is_ascii_uppercase(),
        };
    }
    let rest = &text[start..];
    let of_word = |c: char| {
        c.is_alphabetic() || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
    };
    let end = start + rest.find(|c| !of_word(c)).unwrap_or(rest.len());
    let lex = if end - start <= 2 * LONGEST {
        meaning(&text[start..end].to_lowercase())
    } else {
        Lex::Other
    };
    Token {
        start,
        end,
        lex,
        capital: first.is_uppercase(),
    }
}

fn number(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut end = start + digits(start);
    let mut form = Form::Plain;
    while end - start <= 12 && bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
        form = Form::Grouped;
        end += 4;
    }
    let count = u8::try_from(end - start).unwrap_or(u8::MAX);
    let value = (form == Form::Plain)
        .then(|| text[start..end].parse().ok())
        .flatten();
    let mut value: u32 = value.unwrap_or(u32::MAX);
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 && digits(end + 1) < 4 {
        let decimals = digits(end + 1);
        let next = bytes.get(end + 1 + decimals);
        // `05.01.2022` is no decimal, `1462.93.` is one.
        if next != Some(&b'.') || digits(end + 2 + decimals) == 0 {
            // Tenths are all that a duration needs: `2.5 years`.
            let tenths = u32::from(bytes[end + 1] - b'0');
            value = value.saturating_mul(10).saturating_add(tenths);
            form = Form::Decimal;
            end += 1 + decimals;
        }
    }
    if form == Form::Plain {
        let rest = &bytes[end..];
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        form = match &rest[..letters] {
            b"st" | b"nd" | b"rd" | b"th" => Form::Ordinal,
            b"s" => Form::Plural,
            _ => Form::Plain,
        };
        if form != Form::Plain {
            end += letters;
        }
    }
    Token {
        start,
        end,
        lex: Lex::Number(value, count, form),
        capital: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        tokens(text)
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect()
    }

    #[test]
    fn words_numbers_and_marks_are_parted() {
        assert_eq!(
            shown("On Jan. 5, 1,243 (5th) 2.5 1990s"),
            [
                "On", "Jan", ".", "5", ",", "1,243", "(", "5th", ")", "2.5", "1990s"
            ]
        );
        assert_eq!(shown("5 қаңтар–7"), ["5", "қаңтар", "–", "7"]);
        assert_eq!(shown("2022-01-05"), ["2022", "-", "01", "-", "05"]);
        assert_eq!(shown("05.01.2022"), ["05", ".", "01", ".", "2022"]);
        assert!(shown("").is_empty());
    }
}
