//! Words, dates and numbers in the interface's language.
//!
//! Every word, every pattern of a date and every grouping character stands in a
//! [Fluent](https://projectfluent.org) file (`locales/en.ftl`); nothing here is tied to a
//! language. The caller passes the texts of those files, a site's own after the built-in ones:
//!
//! ```
//! use qantar::locale::{Arg, Locale, LocaleSource};
//!
//! let text = r"
//! number-group = ,
//! events =
//!     { $count ->
//!         [one] { $count } event
//!        *[other] { $count } events
//!     }
//! ";
//! let locale = Locale::load("en", &[LocaleSource { name: "en.ftl", text }]).unwrap();
//! let said = locale.text("events", &[("count", Arg::Number(8000.0))]);
//! assert_eq!(said.as_deref(), Some("8,000 events"));
//! ```

mod error;
mod number;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use error::LocaleError;
use number::NumberStyle;

/// A Fluent file.
#[derive(Clone, Copy, Debug)]
pub struct LocaleSource<'a> {
    /// Its name, for errors.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
}

/// What a message is given to speak of.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Shown as it is. Years, too, are texts: a number is grouped.
    Text(Cow<'a, str>),
    /// Shown as the locale writes numbers; chooses the plural form.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Arg::Number(number)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(f64::from(number))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        // Counts of things stay far below 2⁵³, where a double becomes inexact.
        Arg::Number(number as f64)
    }
}

/// A language with its words. Can be shared between threads.
pub struct Locale {
    language: LanguageIdentifier,
    bundle: FluentBundle<FluentResource>,
    numbers: NumberStyle,
}

impl Locale {
    /// A locale that has no words: what stands in when the sources cannot be read and only their
    /// errors matter.
    pub fn empty() -> Locale {
        Locale::wordless(LanguageIdentifier::default())
    }

    fn wordless(language: LanguageIdentifier) -> Locale {
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // The marks that isolate would stand in feeds, titles and attributes as well.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::mark));
        // Nothing is in the bundle yet that this could clash with.
        let _ = bundle.add_function("NUMBER", number::options);
        Locale {
            language,
            bundle,
            numbers: NumberStyle::default(),
        }
    }

    /// Loads the words of a language, given as a BCP 47 tag. A message of a later source takes
    /// the place of an earlier one's, attributes included. The tag decides the plural rules.
    ///
    /// # Errors
    /// Everything in the sources that is no Fluent, or a tag that names no language.
    pub fn load(language: &str, sources: &[LocaleSource<'_>]) -> Result<Locale, Vec<LocaleError>> {
        let tag: LanguageIdentifier = language
            .parse()
            .map_err(|_| vec![LocaleError::language(language)])?;
        let mut locale = Locale::wordless(tag);
        let mut errors = Vec::new();
        for source in sources {
            match error::parse(source) {
                Ok(resource) => locale.bundle.add_resource_overriding(resource),
                Err(found) => errors.extend(found),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        locale.numbers = NumberStyle::of(&locale);
        Ok(locale)
    }

    /// The language's tag, in canonical form.
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// Whether there is such a message (`key`) or attribute (`key.attribute`).
    pub fn has(&self, key: &str) -> bool {
        match key.split_once('.') {
            None => self.bundle.has_message(key),
            Some((key, attribute)) => self
                .bundle
                .get_message(key)
                .is_some_and(|message| message.get_attribute(attribute).is_some()),
        }
    }

    /// A message (`key`) or one of its attributes (`key.attribute`) with its arguments; none
    /// where there is no such text. What a message refers to and does not get stands in braces.
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let (key, attribute) = match key.split_once('.') {
            Some((key, attribute)) => (key, Some(attribute)),
            None => (key, None),
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, self.value(arg));
        }
        self.format(key, attribute, &values)
    }

    fn value<'a>(&self, arg: &'a Arg<'_>) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Arg::Number(number) if number::has_plural(*number) => number.into(),
            Arg::Number(number) => FluentValue::String(self.number(*number).into()),
        }
    }

    fn format(&self, key: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(self.numbers.write_marked(text))
    }

    /// A number, its thousands grouped. Fractions are written with as many digits as they have.
    pub fn number(&self, number: f64) -> String {
        self.numbers.write(&number.to_string())
    }

    /// Things one after the other: "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        let Some((last, [first, others @ ..])) = items.split_last() else {
            return items.concat();
        };
        let separator = |key| self.text(key, &[]).unwrap_or_default();
        let comma = separator("list-separator");
        let mut list = first.clone();
        for item in others {
            list.push_str(&comma);
            list.push_str(item);
        }
        list + &separator("list-separator-last") + last
    }
}
