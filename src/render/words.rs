//! The template function `t`: a word of the interface, with its arguments.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::locale::{Arg, Locale};

/// `t(key="…", NAME=…)`: the message `key` (or `key.attribute`), its arguments texts or numbers.
///
/// What it gives is plain text, escaped like any other.
pub(super) fn function(
    locale: Arc<Locale>,
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    let constant = Constant::default();
    move |kwargs, _| word(&locale, &constant, &kwargs)
}

/// Messages without arguments: most of those on a page, and the same on all.
#[derive(Default)]
struct Constant(RwLock<HashMap<String, Value>>);

impl Constant {
    fn get(&self, key: &str) -> Option<Value> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get(key).cloned()
    }

    fn enter(&self, key: &str, value: &Value) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(key.to_owned(), value.clone());
    }
}

fn word(locale: &Locale, constant: &Constant, kwargs: &Kwargs) -> TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        match name.as_str() {
            Some("key") | None => {}
            Some(name) => args.push((name, argument(name, value)?)),
        }
    }
    let known = args.is_empty().then(|| constant.get(key)).flatten();
    if let Some(words) = known {
        return Ok(words);
    }
    let text = locale.text(key, &args).ok_or_else(|| {
        let language = locale.language();
        Error::message(format!(
            "the interface has no words `{key}`; add `{key} = …` to locales/{language}.ftl"
        ))
    })?;
    let words = Value::from(text);
    if args.is_empty() {
        constant.enter(key, &words);
    }
    Ok(words)
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
