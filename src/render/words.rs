//! The template function `t`: a word of the interface, with its arguments.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::locale::{Arg, Locale};

/// `t(key="…", NAME=…)`: the message `key` (or `key.attribute`), its arguments texts or numbers.
///
/// What it gives is plain text, escaped like any other.
pub(super) fn function(
    locale: Arc<Locale>,
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<String> + Send + Sync + 'static {
    move |kwargs, _| word(&locale, &kwargs)
}

fn word(locale: &Locale, kwargs: &Kwargs) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        match name.as_str() {
            Some("key") | None => {}
            Some(name) => args.push((name, argument(name, value)?)),
        }
    }
    locale.text(key, &args).ok_or_else(|| {
        let language = locale.language();
        Error::message(format!(
            "the interface has no words `{key}`; add `{key} = …` to locales/{language}.ftl"
        ))
    })
}

fn argument<'a>(name: &str, value: &'a Value) -> TeraResult<Arg<'a>> {
    if let Some(text) = value.as_str() {
        return Ok(Arg::from(text));
    }
    value.as_f64().map(Arg::Number).ok_or_else(|| {
        let kind = value.name();
        Error::message(format!(
            "the argument `{name}` of t() has to be a text or a number and is `{kind}`"
        ))
    })
}
