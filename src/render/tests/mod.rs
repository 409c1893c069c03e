#![allow(clippy::unwrap_used, clippy::expect_used)]

mod overrides;
mod samples;
mod theme;

use std::sync::Arc;

use serde::Serialize;

use super::Renderer;
use crate::locale::{Locale, LocaleSource};
use crate::model::{Diagnostic, Diagnostics, Place};
use crate::pages::view::{PageView, SiteView};
use crate::site::{Template, Theme};

const WORDS: &str = include_str!("../../../locales/en.ftl");

fn english() -> Arc<Locale> {
    let source = LocaleSource {
        name: "en.ftl",
        text: WORDS,
    };
    Arc::new(Locale::load("en", &[source]).unwrap())
}

fn renderer(site: &SiteView) -> Renderer {
    renderer_of(&Theme::built_in(), site).unwrap()
}

fn renderer_of(theme: &Theme, site: &SiteView) -> Result<Renderer, Diagnostics> {
    Renderer::new(theme, &english(), site)
}

/// The built-in theme with one template of the site's own.
fn with_own(name: &str, text: &'static str) -> Theme {
    let mut theme = Theme::built_in();
    theme.overrides.push(Template {
        name: name.to_owned(),
        text: text.into(),
    });
    theme
}

fn html<V: Serialize>(renderer: &Renderer, template: &str, page: &PageView, view: &V) -> String {
    let mut out = b"what stood there before".to_vec();
    renderer
        .page(template, page, view, &mut out)
        .unwrap_or_else(|d| panic!("{template}: {d:?}"));
    String::from_utf8(out).unwrap()
}

fn path_of(diagnostic: &Diagnostic) -> String {
    match &diagnostic.place {
        Place::Path(path) => path.to_string_lossy().replace('\\', "/"),
        Place::Words(..) => panic!("a template is no source"),
    }
}
