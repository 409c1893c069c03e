//! How numbers are written.
//!
//! Fluent lets a bare function write its numbers, which cannot know the locale. So that function
//! only marks them, and the marked ones are written once the message is complete.

use std::borrow::Cow;

use fluent::types::FluentNumber;
use fluent::{FluentArgs, FluentValue};

use super::Locale;

/// Stand around a number. Unicode keeps them for use within a program.
const BEGIN: char = '\u{FDD0}';
const END: char = '\u{FDD1}';

/// The characters of numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberStyle {
    group: String,
    group_from: usize,
    decimal: String,
    minus: String,
}

impl NumberStyle {
    /// As the messages say.
    pub(super) fn of(locale: &Locale) -> NumberStyle {
        let text = |key| locale.text(key, &[]);
        NumberStyle {
            group: text("number-group").unwrap_or_default(),
            group_from: text("number-group-from")
                .and_then(|digits| digits.parse().ok())
                .unwrap_or(4),
            decimal: text("number-decimal").unwrap_or_else(|| ".".to_owned()),
            minus: text("number-minus").unwrap_or_else(|| "-".to_owned()),
        }
    }

    /// Writes a number given in plain digits (`-1234.5`).
    pub(super) fn write(&self, plain: &str) -> String {
        let (sign, unsigned) = match plain.strip_prefix('-') {
            Some(unsigned) => (self.minus.as_str(), unsigned),
            None => ("", plain),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let grouped = whole.bytes().all(|b| b.is_ascii_digit()) && whole.len() >= self.group_from;
        let mut text = sign.to_owned();
        for (index, digit) in whole.chars().enumerate() {
            if grouped && index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push_str(&self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// Writes the marked numbers in a text.
    pub(super) fn write_marked(&self, text: Cow<'_, str>) -> String {
        if !text.contains(BEGIN) {
            return text.into_owned();
        }
        let mut written = String::with_capacity(text.len());
        let mut pieces = text.split(BEGIN);
        written.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            match piece.split_once(END) {
                Some((number, rest)) => {
                    written.push_str(&self.write(number));
                    written.push_str(rest);
                }
                None => written.push_str(piece),
            }
        }
        written
    }
}

/// Fluent's way to write a value: numbers are marked, all else is left to it.
pub(super) fn mark<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.options.use_grouping => {
            Some(format!("{BEGIN}{}{END}", number.as_string()))
        }
        _ => None,
    }
}

/// Fluent's function `NUMBER`: an ordinal plural, no grouping, a fixed number of decimals.
pub(super) fn options<'a>(values: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::Number(number)) = values.first() else {
        return FluentValue::Error;
    };
    if !has_plural(number.value) {
        return FluentValue::String(number.as_string());
    }
    let mut number: FluentNumber = number.clone();
    number.options.merge(named);
    // The plural rules reckon with all digits as one integer.
    let decimals = number.options.minimum_fraction_digits;
    number.options.minimum_fraction_digits = decimals.map(|digits| digits.min(3));
    FluentValue::Number(number)
}

/// Whether the plural rules can reckon with a number: with all its digits as one integer.
pub(super) fn has_plural(number: f64) -> bool {
    number.is_finite() && number.abs() < 1e12 && number.to_string().len() <= 16
}
