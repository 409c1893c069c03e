//! Numbers in running text, in digits and in English, Russian and Kazakh words.
//!
//! What is read:
//! - Digits, grouped by comma, point, blank (no-break, narrow, thin and figure spaces too) or apostrophe, in
//!   threes or as in India (`1,00,000`), with a decimal comma or point. `8.000` and `8,000` have two
//!   readings, 8000 and 8; `2.5` has one. Digits in groups are one number: in `5 164` there is no 164.
//! - A scale after them: `78 billion`, `$8bn`, `10k`, `8 мың`, `3 млн`, `2 lakh`; also `1 млн 200 тыс.`,
//!   scales going down. `m` and `k` written close may also be units, so that `5m` has two readings.
//! - Number words: `two hundred and twenty-five`, `a hundred`, `two dozen`, `восемь тысяч` (base forms and
//!   the genitive, as after "около"), `сегіз мың`, bare `тысяча` and `мың`.
//!
//! What is not: quantities without a number (`dozens`, `several hundred`, `несколько тысяч`), ordinals (`8th`,
//! `twenty-first`), decades (`1990s`), times (`20:00`), what bears slashes (`24/7`, `11/01/2022`), dates in
//! digits (`2022-01-11`, `11.01.2022`), versions (`1.2.3`), digits joined to a word before them (`B52`,
//! `Tu-154`, `COVID-19`), fractions and halves. A number joined to a word after it by a hyphen is one (`25-year-old`),
//! so are both ends of a range (`8,000–10,000`), the day and year of a date in words, and a percentage.
//! A minus sign after a blank gives a second, negative reading.
//!
//! ```
//! use qantar::text::numbers::mentions;
//!
//! assert_eq!(mentions("About 8,000 people", 8000.0), Some(6..11));
//! assert_eq!(mentions("some eight thousand people", 8000.0), Some(5..19));
//! assert_eq!(mentions("about 18,000 people", 8000.0), None);
//! ```

mod digits;
mod lexicon;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod words;

use std::ops::Range;

/// A number as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Bytes of the text: digits and words, a scale included, currency and per cent signs not.
    pub range: Range<usize>,
    /// What it can mean, the likeliest first; never empty. Each is the value nearest to the exact decimal:
    /// integers up to 2^53 are exact, and equal to the same number read from any other decimal notation.
    pub readings: Vec<f64>,
}

impl Number {
    /// The likeliest reading.
    pub fn value(&self) -> f64 {
        self.readings.first().copied().unwrap_or(f64::NAN)
    }
}

/// All numbers in `text`, in order; they do not overlap. Time is linear in the text.
pub fn numbers(text: &str) -> Vec<Number> {
    let kazakh = lexicon::is_kazakh(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = next_token(text, at) {
        let (end, number) = match token {
            Token::Digits(start) => digits::read(text, start),
            Token::Word(range) => words::read(text, range, kazakh),
        };
        found.extend(number);
        at = end.max(at + 1);
    }
    found
}

/// Where `value` stands in `text`, in any notation, if it does.
pub fn mentions(text: &str, value: f64) -> Option<Range<usize>> {
    numbers(text)
        .into_iter()
        .find(|number| number.readings.contains(&value))
        .map(|number| number.range)
}

/// The longest number word in bytes; no longer word is looked up.
const LONGEST: usize = 40;

/// Where something may be read that is a number.
enum Token {
    Digits(usize),
    Word(Range<usize>),
}

fn next_token(text: &str, at: usize) -> Option<Token> {
    let at = (at..=text.len()).find(|&at| text.is_char_boundary(at))?;
    let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
    let rest = &text[start..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Token::Digits(start));
    }
    Some(Token::Word(start..start + word_len(rest)))
}

/// The length of the word at the beginning of `text`: letters, combining marks, and digits joined to them.
fn word_len(text: &str) -> usize {
    let of_word =
        |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    text.find(|c| !of_word(c)).unwrap_or(text.len())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}
