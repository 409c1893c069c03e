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
pub mod withhold;
mod yaml;

use rayon::prelude::*;

pub use document::Documents;
pub use quotation::QuotationDoc;
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

/// A document of any kind.
enum Document {
    Article(Box<document::ArticleDoc>),
    Event(Box<document::EventDoc>),
    Question(Box<document::QuestionDoc>),
    Actor(Box<document::ActorDoc>),
    Region(Box<document::RegionDoc>),
    Page(Box<document::PageDoc>),
}

/// Reads Markdown as the text of an article, for who writes some.
pub fn read_markdown(text: &str) -> crate::model::Body {
    markdown::parse(text, 0, markdown::RawHtml::TextOnly)
}

/// Reads all files of a site, in parallel; documents stand in the order of their paths.
pub fn read(site: &Site) -> (Documents, Diagnostics) {
    let (mut documents, mut found) = read_files(site, &site.files, site.boundaries);
    if let Some(list) = &site.withheld {
        match Withheld::new(list) {
            Ok(names) => withhold::take_out(&names, &mut documents, &mut found),
            Err(why) => found.push(Diagnostic::path_error(
                "withheld-names",
                "qantar.toml",
                format!("the list of withheld names cannot be used: {why}"),
            )),
        }
    }
    (documents, found)
}

/// Reads certain files of a site, and region shapes from another.
pub fn read_files(
    site: &Site,
    files: &[ContentFile],
    boundaries: Option<SourceId>,
) -> (Documents, Diagnostics) {
    let read: Vec<(Option<Document>, Diagnostics)> =
        files.par_iter().map(|file| read_file(site, file)).collect();
    let mut documents = Documents::default();
    let mut found = Diagnostics::default();
    for (file, (document, problems)) in files.iter().zip(read) {
        found.append(problems);
        if document.is_none() {
            documents
                .broken
                .insert(site.sources.path(file.source).to_owned());
        }
        match document {
            Some(Document::Article(doc)) => documents.articles.push(*doc),
            Some(Document::Event(doc)) => documents.events.push(*doc),
            Some(Document::Question(doc)) => documents.questions.push(*doc),
            Some(Document::Actor(doc)) => documents.actors.push(*doc),
            Some(Document::Region(doc)) => documents.regions.push(*doc),
            Some(Document::Page(doc)) => documents.pages.push(*doc),
            None => {}
        }
    }
    if let Some(source) = boundaries
        && let Some(text) = text_of(site, source, &mut found)
    {
        documents.boundaries = boundaries::read(&text, source, &mut found);
    }
    (documents, found)
}

fn read_file(site: &Site, file: &ContentFile) -> (Option<Document>, Diagnostics) {
    let mut found = Diagnostics::default();
    let path = site.sources.path(file.source);
    let context = FileContext {
        site,
        source: file.source,
        path,
        inner: &file.path,
    };
    let Some(text) = text_of(site, file.source, &mut found) else {
        return (None, found);
    };
    let document = match file.section {
        Section::Articles => Some(Document::Article(Box::new(article::read(
            &text, &context, &mut found,
        )))),
        Section::Events => event::read(&text, &context, &mut found)
            .map(Box::new)
            .map(Document::Event),
        Section::Questions => own::question(&text, &context, &mut found)
            .map(Box::new)
            .map(Document::Question),
        Section::Actors => own::actor(&text, &context, &mut found)
            .map(Box::new)
            .map(Document::Actor),
        Section::Regions => own::region(&text, &context, &mut found)
            .map(Box::new)
            .map(Document::Region),
        Section::Pages => own::page(&text, &context, &mut found)
            .map(Box::new)
            .map(Document::Page),
    };
    (document, found)
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
