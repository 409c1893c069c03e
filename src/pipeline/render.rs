//! Rendering every file of a site.

use rayon::prelude::*;

use super::Assembled;
use crate::content::withhold::Withheld;
use crate::model::{Diagnostic, Diagnostics};
use crate::site::Site;

/// Renders every file of the site and hands it to `put`, from many threads. Templates that fail
/// are collected in the diagnostics.
///
/// # Errors
/// The first error of `put`.
pub fn render_to<E: Send>(
    assembled: &mut Assembled,
    put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let Assembled {
        site,
        pages,
        renderer,
        ..
    } = &*assembled;
    let mut found = Diagnostics::default();
    let withheld = withheld(site);
    let put = |path: &str, bytes: &[u8]| {
        // Documents have lost the names long before; templates and settings could still bring one in.
        let told = withheld.as_ref().is_some_and(|names| {
            names.stands_in(path)
                || std::str::from_utf8(bytes).is_ok_and(|text| names.stands_in(text))
        });
        put(path, bytes).map(|()| told.then(|| withheld_in(path)))
    };
    if let Some(renderer) = renderer {
        let problems: Vec<Box<Diagnostic>> = pages
            .pages
            .par_iter()
            .map_init(Vec::new, |bytes, page| {
                bytes.clear();
                match renderer.page(&page.template, &page.meta, &page.view, bytes) {
                    Ok(()) => put(&page.path, bytes),
                    Err(problem) => Ok(Some(problem)),
                }
            })
            .filter_map(Result::transpose)
            .collect::<Result<_, E>>()?;
        problems
            .into_iter()
            .for_each(|problem| found.push(*problem));
    }
    for file in &pages.files {
        put(&file.path, &file.bytes)?
            .into_iter()
            .for_each(|problem| found.push(*problem));
    }
    for (path, file) in &site.theme.statics {
        match file.bytes() {
            Ok(bytes) => put(path, &bytes)?
                .into_iter()
                .for_each(|problem| found.push(*problem)),
            Err(error) => found.push(Diagnostic::path_error(
                "unreadable",
                format!("static/{path}"),
                format!("cannot be read: {error}"),
            )),
        }
    }
    assembled.diagnostics.append(found);
    assembled.diagnostics.sort();
    Ok(())
}

pub(super) fn withheld(site: &Site) -> Option<Withheld> {
    site.withheld
        .as_ref()
        .and_then(|list| Withheld::new(list).ok())
}

pub(super) fn withheld_in(path: &str) -> Box<Diagnostic> {
    let message = "a withheld name would stand in this file of the site";
    let diagnostic = Diagnostic::path_error("withheld-name", path, message)
        .hint("look for it in qantar.toml, in templates and in static files");
    Box::new(diagnostic)
}
