#![allow(clippy::unwrap_used, clippy::expect_used)]

mod english;
mod loading;
mod russian;

use super::{Locale, LocaleSource};
use crate::model::edtf::Edtf;

fn english() -> Locale {
    let text = include_str!("../../locales/en.ftl");
    Locale::load(
        "en",
        &[LocaleSource {
            name: "en.ftl",
            text,
        }],
    )
    .unwrap()
}

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}
