//! Pages → HTML, with [Tera](https://keats.github.io/tera/) templates.
//!
//! The built-in templates are registered as `builtin/NAME`, a site's own as `NAME`; a name is
//! looked up as it is first and below `builtin/` then. So a site's `base.html` stands in the
//! built-in one's place for every page, and may begin with `{% extends "builtin/base.html" %}`
//! and change no more than a block of it.
//!
//! A template knows `site` ([`SiteView`]), `page` ([`PageView`]) and `view` (the page's own, from
//! [`crate::pages::view`]), and two functions: `t`, which gives a word of the interface,
//! `{{ t(key="event-count", count=view.events) }}`, and `scale`, which pictures are drawn with.

mod problem;
mod scale;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::locale::Locale;
use crate::model::{Diagnostic, Diagnostics};
use crate::pages::view::{PageView, SiteView};
use crate::site::Theme;

/// What built-in templates are registered below.
const BUILT_IN: &str = "builtin/";

/// Turns pages into HTML. Can be shared between threads.
pub struct Renderer {
    tera: Tera,
}

impl Renderer {
    /// Loads the built-in templates and the site's own.
    ///
    /// # Errors
    /// All that is wrong with templates, each with its file (`templates/NAME`) and line: what is
    /// no Tera, and what is named and does not exist (a template, block, component, filter).
    pub fn new(
        theme: &Theme,
        locale: &Arc<Locale>,
        site: &SiteView,
    ) -> Result<Renderer, Diagnostics> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml", ".svg", ".atom"]);
        tera.register_function("t", words::function(Arc::clone(locale)));
        tera.register_function("scale", scale::function);
        let built_in = theme
            .templates
            .iter()
            .map(|template| (format!("{BUILT_IN}{}", template.name), &template.text));
        let own = theme
            .overrides
            .iter()
            .map(|template| (template.name.clone(), &template.text));
        tera.set_fallback_prefixes([BUILT_IN])
            .and_then(|()| tera.add_raw_templates(built_in.chain(own)))
            .map_err(|error| problem::loading(&error, theme))?;
        let site = Value::try_from_serializable(site)
            .map_err(|error| one(problem::rendering(&error, "base.html")))?;
        tera.global_context().insert_value("site", site);
        Ok(Renderer { tera })
    }

    /// Renders one page with the template of that name (`event.html`) into `out`, whose content
    /// it replaces.
    ///
    /// # Errors
    /// What the template asks for and is not there (a field of the page, a word of the
    /// interface), with its file and line and the names known there; `out` is empty then.
    pub fn page<V: Serialize>(
        &self,
        template: &str,
        page: &PageView,
        view: &V,
        out: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        out.clear();
        let rendered = context(page, view)
            .and_then(|context| self.tera.render_to(template, &context, &mut *out));
        rendered.map_err(|error| {
            out.clear();
            Box::new(problem::rendering(&error, template))
        })
    }
}

fn context<V: Serialize>(page: &PageView, view: &V) -> tera::TeraResult<Context> {
    let mut context = Context::new();
    context.insert_value("page", Value::try_from_serializable(page)?);
    context.insert_value("view", Value::try_from_serializable(view)?);
    Ok(context)
}

fn one(diagnostic: Diagnostic) -> Diagnostics {
    let mut all = Diagnostics::default();
    all.push(diagnostic);
    all
}
