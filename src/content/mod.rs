//! Read: one file becomes one typed document, with the place of everything in it.
//!
//! A document says what its file says. Whether an id that it names exists, whether a quotation
//! stands in its source: that is for [`crate::timeline`].

mod apparatus;
mod article;
mod boundaries;
pub mod document;
mod event;
pub mod front_matter;
mod head;
pub mod html;
pub mod inlines;
mod language;
pub mod link;
mod markdown;
mod own;
mod plain;
pub mod prose;
mod quotation;
pub mod sealed;
mod shelf;
pub mod withhold;
mod yaml;

use std::sync::Arc;

use rayon::prelude::*;

pub use article::{date_in_name, text_begins};
pub use document::{Document, Documents};
pub use quotation::QuotationDoc;
pub use shelf::{Changes, Shelf};
use withhold::Withheld;

use crate::model::{Diagnostic, Diagnostics, SourceId};
use crate::site::{ContentFile, Section, Site, unreadable};

/// What reading a file needs to know besides its text.
struct FileContext<'s> {
    site: &'s Site,
    source: SourceId,
    /// The file's path from the site folder.
    path: &'s str,
    /// Its path below its section's folder.
    inner: &'s str,
}

impl FileContext<'_> {
    fn is_markdown(&self) -> bool {
        let extension = self.inner.rsplit('.').next().unwrap_or_default();
        matches!(extension.to_ascii_lowercase().as_str(), "md" | "markdown")
    }

    fn is_html(&self) -> bool {
        let extension = self.inner.rsplit('.').next().unwrap_or_default();
        matches!(extension.to_ascii_lowercase().as_str(), "html" | "htm")
    }

    /// The path below the section, without extension.
    fn stem_path(&self) -> &str {
        self.inner
            .rsplit_once('.')
            .map_or(self.inner, |(stem, _)| stem)
    }

    /// The file's name without extension.
    fn stem(&self) -> &str {
        self.stem_path().rsplit('/').next().unwrap_or_default()
    }
}

/// What a file gave: its document, if it is one, and what is wrong with it.
#[derive(Clone, Debug)]
struct Reading {
    document: Option<Document>,
    found: Diagnostics,
}

/// Reads Markdown as the text of an article, for who writes some.
pub fn read_markdown(text: &str) -> crate::model::Body {
    markdown::parse(text, 0, markdown::RawHtml::TextOnly)
}

/// Reads all files of a site, in parallel; documents stand in the order of their paths.
pub fn read(site: &Site) -> (Documents, Diagnostics) {
    read_files(site, &site.files, site.boundaries)
}

/// Reads certain files of a site, and region shapes from another.
pub fn read_files(
    site: &Site,
    files: &[ContentFile],
    boundaries: Option<SourceId>,
) -> (Documents, Diagnostics) {
    let mut found = Diagnostics::default();
    let names = withheld(site, &mut found);
    let read: Vec<Reading> = files
        .par_iter()
        .map(|file| {
            let mut found = Diagnostics::default();
            let text = text_of(site, file.source, &mut found);
            read_file(site, file, text.as_deref(), names.as_ref(), found)
        })
        .collect();
    let mut documents = Documents::default();
    for (file, reading) in files.iter().zip(read) {
        enter(site, file, reading, &mut documents, &mut found);
    }
    if let Some(source) = boundaries
        && let Some(text) = text_of(site, source, &mut found)
    {
        let shapes = boundaries::read(&text, source, &mut found);
        documents.boundaries = shapes.into_iter().map(Arc::new).collect();
    }
    (documents, found)
}

/// The hash of every text of a site, by its path; nothing for a file that gives no text.
pub fn hashes(site: &Site) -> Vec<(&str, Option<blake3::Hash>)> {
    let files: Vec<SourceId> = site.files.iter().map(|file| file.source).collect();
    let all = files.into_par_iter().chain(site.boundaries.into_par_iter());
    let hash = |source| {
        let text = site.sources.read(source).ok();
        let hash = text.map(|text| blake3::hash(text.text.as_bytes()));
        (site.sources.path(source), hash)
    };
    all.map(hash).collect()
}

/// The names that are taken out of every document.
fn withheld(site: &Site, found: &mut Diagnostics) -> Option<Withheld> {
    let names = Withheld::new(site.withheld.as_ref()?);
    names
        .map_err(|why| {
            found.push(Diagnostic::path_error(
                "withheld-names",
                "qantar.toml",
                format!("the list of withheld names cannot be used: {why}"),
            ));
        })
        .ok()
}

fn enter(
    site: &Site,
    file: &ContentFile,
    reading: Reading,
    documents: &mut Documents,
    found: &mut Diagnostics,
) {
    found.append(reading.found);
    match reading.document {
        Some(document) => documents.push(document),
        None => {
            let path = site.sources.path(file.source).to_owned();
            documents.broken.insert(path);
        }
    }
}

fn read_file(
    site: &Site,
    file: &ContentFile,
    text: Option<&str>,
    withheld: Option<&Withheld>,
    mut found: Diagnostics,
) -> Reading {
    let context = FileContext {
        site,
        source: file.source,
        path: site.sources.path(file.source),
        inner: &file.path,
    };
    let mut document = text.and_then(|text| document(text, file.section, &context, &mut found));
    if let (Some(names), Some(document)) = (withheld, &mut document) {
        names.take_out(document, &mut found);
    }
    Reading { document, found }
}

fn document(
    text: &str,
    section: Section,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<Document> {
    Some(match section {
        Section::Articles => Document::Article(Arc::new(article::read(text, context, found))),
        Section::Events => Document::Event(Arc::new(event::read(text, context, found)?)),
        Section::Questions => Document::Question(Arc::new(own::question(text, context, found)?)),
        Section::Actors => Document::Actor(Arc::new(own::actor(text, context, found)?)),
        Section::Regions => Document::Region(Arc::new(own::region(text, context, found)?)),
        Section::Pages => Document::Page(Arc::new(own::page(text, context, found)?)),
    })
}

fn text_of(site: &Site, source: SourceId, found: &mut Diagnostics) -> Option<String> {
    let path = site.sources.path(source);
    match site.sources.read(source) {
        Ok(text) => {
            if let Some(encoding) = text.converted_from {
                found.push(
                    Diagnostic::path_warning(
                        "encoding",
                        path,
                        format!("is not UTF-8; it was read as {encoding}"),
                    )
                    .hint("save the file as UTF-8"),
                );
            }
            Some(text.text)
        }
        Err(error) => {
            let mut diagnostic = unreadable(path, &error);
            if site.bare && diagnostic.code == "not-text" {
                diagnostic.severity = crate::model::Severity::Warning;
                diagnostic.hints = vec!["it is passed over".to_owned()];
            }
            found.push(diagnostic);
            None
        }
    }
}
