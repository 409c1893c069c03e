//! The phases in their order.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::content::withhold::Withheld;
use crate::content::{self, Documents};
use crate::locale::{Locale, LocaleSource};
use crate::model::{Diagnostic, Diagnostics};
use crate::names::{self, Gazetteer};
use crate::pages::{self, Pages, Setting};
use crate::publish::{self, Protected, Publication, PublishError, Published};
use crate::render::Renderer;
use crate::site::{OpenError, OpenOptions, Site};
use crate::timeline::{self, LinkOptions, Timeline};

/// What the command line says about a build.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// About the folder.
    pub open: OpenOptions,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether warnings stop the build as errors do.
    pub strict: bool,
}

/// A step of a build, for those who watch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Listing and reading files.
    Read,
    /// Resolving ids, verifying quotations.
    Link,
    /// Making views.
    LayOut,
    /// Printing pages and writing files.
    Render,
    /// Changing over to the new site.
    Publish,
}

/// Watches a build.
pub trait Progress: Sync {
    /// A phase begins, with so many items (0 if unknown).
    fn begin(&self, phase: Phase, items: usize);
    /// An item of the phase is done.
    fn advance(&self);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self) {}
}

/// How long each phase took.
#[derive(Clone, Debug, Default)]
pub struct Timings(pub Vec<(Phase, Duration)>);

impl Timings {
    fn time<T>(&mut self, phase: Phase, work: impl FnOnce() -> T) -> T {
        let begin = Instant::now();
        let value = work();
        self.0.push((phase, begin.elapsed()));
        value
    }
}

/// A site, ready to be rendered.
pub struct Assembled {
    /// Its folder.
    pub site: Site,
    /// Everything that it shows.
    pub timeline: Timeline,
    /// Its pages, laid out.
    pub pages: Pages,
    /// Prints them; missing where the templates or the interface's words are broken.
    pub renderer: Option<Renderer>,
    /// All that is wrong or doubtful.
    pub diagnostics: Diagnostics,
    /// How long each phase took.
    pub timings: Timings,
}

/// What a build has made.
#[derive(Debug)]
pub struct Report {
    /// How many pages.
    pub pages: usize,
    /// How many events.
    pub events: usize,
    /// How many articles.
    pub articles: usize,
    /// What was written.
    pub published: Published,
    /// How long each phase took.
    pub timings: Timings,
}

/// Why a build made nothing. The site that was there stands as it was.
#[derive(Debug)]
pub enum Failure {
    /// The folder cannot be opened.
    Open(OpenError),
    /// The content has errors; the diagnostics say which.
    Content,
    /// The output cannot be written.
    Publish(PublishError),
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}

/// Reads, links and lays out the site in `root`: everything but writing it.
///
/// # Errors
/// Where the folder cannot be opened. What is wrong with its content is in the diagnostics.
pub fn assemble(
    root: &Path,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Assembled, OpenError> {
    let mut timings = Timings::default();
    let (mut site, mut found) = Site::open(root, &options.open)?;

    progress.begin(Phase::Read, site.files.len());
    let (documents, problems) = timings.time(Phase::Read, || content::read(&site));
    found.append(problems);
    let documents = with_gazetteer(documents, &mut site);

    progress.begin(Phase::Link, 0);
    let timeline = timings.time(Phase::Link, || {
        let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
        found.append(problems);
        let options = LinkOptions {
            drafts: options.drafts,
            strict: options.strict,
            statics: site.theme.statics.keys().cloned().collect(),
        };
        let (timeline, problems) = timeline::link(documents, &gazetteer, &site.settings, &options);
        found.append(problems);
        timeline
    });

    progress.begin(Phase::LayOut, 0);
    let locale = Arc::new(locale(&site, &mut found));
    let statics: Vec<String> = site.theme.statics.keys().cloned().collect();
    let (pages, problems) = timings.time(Phase::LayOut, || {
        let setting = Setting {
            settings: &site.settings,
            locale: &locale,
            bare: site.bare,
            statics: &statics,
        };
        pages::lay_out(&timeline, &setting)
    });
    found.append(problems);
    let renderer = Renderer::new(&site.theme, &locale, &pages.site)
        .map_err(|problems| found.append(problems))
        .ok();
    if options.strict {
        found.warnings_to_errors();
    }
    found.sort();
    Ok(Assembled {
        site,
        timeline,
        pages,
        renderer,
        diagnostics: found,
        timings,
    })
}

/// Builds the site in `root` and changes its output over to it.
///
/// The diagnostics are given also where the build fails.
///
/// # Errors
/// Where the folder cannot be opened, the content has errors, or the output cannot be written.
pub fn build(
    root: &Path,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> (Result<Report, Failure>, Option<Assembled>) {
    let mut assembled = match assemble(root, options, progress) {
        Ok(assembled) => assembled,
        Err(error) => return (Err(error.into()), None),
    };
    let result = publish(&mut assembled, progress);
    (result, Some(assembled))
}

fn publish(assembled: &mut Assembled, progress: &dyn Progress) -> Result<Report, Failure> {
    publish::check_target(&assembled.site.output, &protected(&assembled.site))?;
    if assembled.diagnostics.errors() > 0 {
        return Err(Failure::Content);
    }
    let mut timings = std::mem::take(&mut assembled.timings);
    let publication = Publication::begin(&assembled.site.output)?;
    progress.begin(Phase::Render, assembled.pages.pages.len());
    let put = |path: &str, bytes: &[u8]| {
        progress.advance();
        publication.put(path, bytes)
    };
    timings.time(Phase::Render, || render_to(assembled, put))?;
    if assembled.diagnostics.errors() > 0 {
        return Err(Failure::Content);
    }
    progress.begin(Phase::Publish, 0);
    let published = timings.time(Phase::Publish, || publication.finish())?;
    Ok(Report {
        pages: assembled.pages.pages.len(),
        events: assembled.timeline.order.len(),
        articles: assembled.timeline.articles.len(),
        published,
        timings,
    })
}

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

fn withheld(site: &Site) -> Option<Withheld> {
    site.withheld
        .as_ref()
        .and_then(|list| Withheld::new(list).ok())
}

fn withheld_in(path: &str) -> Box<Diagnostic> {
    let message = "a withheld name would stand in this file of the site";
    let diagnostic = Diagnostic::path_error("withheld-name", path, message)
        .hint("look for it in qantar.toml, in templates and in static files");
    Box::new(diagnostic)
}

/// A bare folder has no actors and regions; where its texts are about the world that the
/// program's own gazetteer knows, it is lent that.
fn with_gazetteer(mut documents: Documents, site: &mut Site) -> Documents {
    if !site.bare || documents.articles.is_empty() {
        return documents;
    }
    let (files, boundaries) = site.built_in_gazetteer();
    let (lent, _) = content::read_files(site, &files, boundaries);
    if let Some(lent) = names::lend(lent, &documents.articles) {
        documents.actors = lent.actors;
        documents.regions = lent.regions;
        documents.boundaries = lent.boundaries;
    }
    documents
}

/// The words of the site's language over the English ones, and the site's own over both.
fn locale(site: &Site, found: &mut Diagnostics) -> Locale {
    let language = &site.settings.language;
    let primary = language.split('-').next().unwrap_or_default();
    let wanted = [format!("{primary}.ftl"), format!("{language}.ftl")];
    let own = || site.theme.own_words.iter();
    let is_wanted = |name: &str| {
        wanted
            .iter()
            .any(|wanted| wanted.eq_ignore_ascii_case(name))
    };
    let english = site
        .theme
        .words
        .iter()
        .chain(own())
        .filter(|words| words.name == "en.ftl");
    let local = site
        .theme
        .words
        .iter()
        .chain(own())
        .filter(|words| words.name != "en.ftl" && is_wanted(&words.name));
    let sources: Vec<LocaleSource<'_>> = english
        .chain(local)
        .map(|words| LocaleSource {
            name: &words.name,
            text: &words.text,
        })
        .collect();
    if primary != "en" && !sources.iter().any(|source| is_wanted(source.name)) {
        found.push(
            Diagnostic::path_warning(
                "no-words",
                "qantar.toml",
                format!("there are no words for the language `{language}`"),
            )
            .hint(format!(
                "add them in `locales/{primary}.ftl`; until then the interface speaks English"
            )),
        );
    }
    match Locale::load(language, &sources) {
        Ok(locale) => locale,
        Err(errors) => {
            for error in errors {
                let text = sources
                    .iter()
                    .find(|s| s.name == error.name)
                    .map_or("", |s| s.text);
                let line = text
                    .get(..error.at.start)
                    .unwrap_or_default()
                    .matches('\n')
                    .count()
                    + 1;
                let path = format!("locales/{}", error.name);
                found.push(Diagnostic::path_error(
                    "words-syntax",
                    path,
                    format!("line {line}: {}", error.message),
                ));
            }
            Locale::empty()
        }
    }
}

/// Where the output must not go.
fn protected(site: &Site) -> Vec<Protected> {
    if site.bare {
        return vec![Protected::input(&site.root, "the folder of articles")];
    }
    let folders = ["content", "templates", "static", "locales"];
    let inputs = folders
        .iter()
        .map(|name| Protected::input(site.root.join(name), format!("{name}/")));
    std::iter::once(Protected::site(&site.root))
        .chain(inputs)
        .collect()
}
