//! Rendering every file of a site.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Assembled;
use crate::content::withhold::Withheld;
use crate::export;
use crate::model::{Diagnostic, Diagnostics};
use crate::pages::{Card, Page};
use crate::render::Renderer;
use crate::site::Site;

/// Prints the pages of one site, and sees that no withheld name stands in them.
pub struct Printer<'a> {
    renderer: Option<&'a Renderer>,
    withheld: Option<Withheld>,
}

impl<'a> Printer<'a> {
    /// What prints an assembled site.
    pub fn new(assembled: &'a Assembled) -> Self {
        Self {
            renderer: assembled.renderer.as_deref(),
            withheld: withheld(&assembled.site),
        }
    }

    /// Prints a page into `out`, whose content it replaces.
    ///
    /// # Errors
    /// What the template asks for and is not there.
    pub fn page(&self, page: &Page, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        out.clear();
        match self.renderer {
            Some(renderer) => renderer.page(&page.template, &page.meta, &page.view, out),
            None => Ok(()),
        }
    }

    /// The error of a file that holds a withheld name. Documents have lost the names long before;
    /// templates and settings could still bring one in.
    pub fn told(&self, path: &str, bytes: &[u8]) -> Option<Box<Diagnostic>> {
        let names = self.withheld.as_ref()?;
        let told = names.stands_in(path)
            || std::str::from_utf8(bytes).is_ok_and(|text| names.stands_in(text));
        told.then(|| withheld_in(path))
    }
}

/// Renders every file of the site and hands it to `put`, from many threads: each page is laid out,
/// printed and put, and nothing of it is kept. Templates that fail are collected in the
/// diagnostics.
///
/// # Errors
/// The first error of `put`.
pub fn render_to<E: Send>(
    assembled: &mut Assembled,
    put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let plan = assembled.plan();
    let printer = Printer::new(assembled);
    let cards: Mutex<Vec<Card>> = Mutex::default();
    let mut found = Diagnostics::default();
    let put = |path: &str, bytes: &[u8]| put(path, bytes).map(|()| printer.told(path, bytes));
    if assembled.renderer.is_some() {
        let listed = Mutex::new(Vec::new());
        cards
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(plan.site_card().cloned());
        let problems: Vec<Box<Diagnostic>> = (0..plan.len())
            .into_par_iter()
            .map_init(Vec::new, |bytes, number| {
                let Some((page, card)) = plan.page_and_card(number) else {
                    return Ok(None);
                };
                if let Some(card) = card {
                    let mut cards = cards.lock().unwrap_or_else(PoisonError::into_inner);
                    cards.push(card);
                }
                if let Some(entry) = page.listed() {
                    let mut listed = listed.lock().unwrap_or_else(PoisonError::into_inner);
                    listed.push((number, entry));
                }
                match printer.page(&page, bytes) {
                    Ok(()) => put(&page.path, bytes),
                    Err(problem) => Ok(Some(problem)),
                }
            })
            .filter_map(Result::transpose)
            .collect::<Result<_, E>>()?;
        problems
            .into_iter()
            .for_each(|problem| found.push(*problem));
        let listed = listed.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = plan.sitemap(listed) {
            put(&file.path, &file.bytes)?
                .into_iter()
                .for_each(|problem| found.push(*problem));
        }
    }
    let problems: Vec<Box<Diagnostic>> = plan
        .forms()
        .par_iter()
        .map(|form| match export::render(form, plan.data()) {
            Ok(bytes) => put(&form.path, &bytes),
            Err(message) => Ok(Some(not_written(&form.path, message))),
        })
        .filter_map(Result::transpose)
        .collect::<Result<_, E>>()?;
    problems
        .into_iter()
        .for_each(|problem| found.push(*problem));
    for file in plan.files() {
        put(&file.path, &file.bytes)?
            .into_iter()
            .for_each(|problem| found.push(*problem));
    }
    for (path, file) in &assembled.site.theme.statics {
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
    drop(plan);
    drop(printer);
    let mut cards = cards.into_inner().unwrap_or_else(PoisonError::into_inner);
    cards.sort_by(|a, b| a.path.cmp(&b.path));
    cards.dedup();
    assembled.cards = cards;
    assembled.found(found);
    Ok(())
}

/// The error of a form or picture that its library refuses.
fn not_written(path: &str, message: String) -> Box<Diagnostic> {
    Box::new(Diagnostic::path_error("not-written", path, message))
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

/// Draws the pictures that are not there yet and hands them to `put`. `keep` says whether one is
/// there: its path holds a hash of all that is drawn.
///
/// # Errors
/// The first error of `keep` or `put`.
#[cfg(feature = "cards")]
pub(super) fn draw_cards<E: Send>(
    assembled: &mut Assembled,
    keep: impl Fn(&str) -> Result<bool, E> + Sync,
    put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    use crate::export::Painter;

    if assembled.cards.is_empty() {
        return Ok(());
    }
    let painter = Painter::new();
    let problems: Vec<String> = assembled
        .cards
        .par_iter()
        .map(|card| {
            if keep(&card.path)? {
                return Ok(None);
            }
            let painter = painter.as_ref().map_err(Clone::clone);
            match painter.and_then(|painter| painter.draw(card)) {
                Ok(bytes) => put(&card.path, &bytes).map(|()| None),
                Err(message) => Ok(Some(message)),
            }
        })
        .filter_map(Result::transpose)
        .collect::<Result<_, E>>()?;
    for message in problems {
        let problem = Diagnostic::path_error("not-written", "cards", message);
        assembled.diagnostics.push(problem);
    }
    Ok(())
}
