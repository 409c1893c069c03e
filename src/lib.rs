//! Static timeline websites in which every event links to the words it rests on.
//!
//! qantar is a compiler: text goes in, is read, linked and laid out in phases, and a site comes
//! out. [`assemble`] is the way of the data, phase by phase; [`build`] also publishes.
//!
//! ```text
//! files ──read──▶ documents ──link──▶ the timeline ──lay out──▶ pages ──render──▶ bytes ──publish──▶ public/
//!                     └─propose─▶ events found in the articles ─▲
//! ```
//!
//! A module uses only modules above its own in this list; a test says so.

pub mod model;

pub mod text;

pub mod locale;

pub mod schema;

pub mod site;

pub mod publish;

pub mod content;

pub mod names;

pub mod draft;

pub mod timeline;

pub mod pages;

pub mod render;

pub mod export;

pub mod search;

pub mod edit;

pub mod links;

pub mod pipeline;

pub mod serve;

pub mod cli;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use content::Documents;
use draft::DraftDate;
use names::Gazetteer;
use site::{OpenError, Proposals, Site};
use timeline::LinkOptions;

pub use pipeline::{
    Assembled, BuildOptions, Failure, Phase, Progress, Report, Silent, Timings, Workshop, remember,
    render_to,
};

/// Reads and links the site in `root` and plans its pages: everything but rendering and writing.
///
/// # Errors
/// Where the folder cannot be opened. What is wrong with its content is in the diagnostics.
pub fn assemble(
    root: &Path,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Assembled, OpenError> {
    Workshop::default().assemble(root, None, options, progress)
}

impl Workshop {
    /// Assembles a site as [`assemble`] does, and uses again what is here of the last time where
    /// it would come out the same. `changed` are the files that may have changed since, by their
    /// paths from the site folder; without it any may.
    ///
    /// # Errors
    /// Where the folder cannot be opened.
    pub fn assemble(
        &mut self,
        root: &Path,
        changed: Option<&HashSet<String>>,
        options: &BuildOptions,
        progress: &dyn Progress,
    ) -> Result<Assembled, OpenError> {
        let mut timings = Timings::default();
        let (mut site, mut found, changes) = self.open(root, &options.open, changed)?;
        progress.begin(Phase::Read, site.files.len());
        let (documents, problems) = timings.time(Phase::Read, || self.shelf.read(&site, &changes));
        found.append(problems);
        let documents = if site.bare {
            with_gazetteer(documents, Arc::make_mut(&mut site))
        } else {
            documents
        };
        let gazetteer = self.gazetteer(&documents, &mut found);

        let drafted = if shows_proposed(&site, options) {
            progress.begin(Phase::Propose, 0);
            timings.time(Phase::Propose, || {
                propose(&documents, &gazetteer, options.drafts, &mut self.drafting)
            })
        } else {
            Arc::default()
        };

        progress.begin(Phase::Link, 0);
        let timeline = timings.time(Phase::Link, || {
            let options = LinkOptions {
                drafts: options.drafts,
                strict: options.strict,
                statics: site.theme.statics.keys().cloned().collect(),
            };
            let memo = &mut self.memo;
            let (timeline, problems) = timeline::link(
                documents,
                &drafted,
                &gazetteer,
                &site.settings,
                &options,
                memo,
            );
            found.append(problems);
            timeline
        });

        progress.begin(Phase::LayOut, 0);
        let locale = self.words(&site, &mut found);
        let urls = self.urls(&timeline);
        let mut assembled = Assembled {
            site,
            timeline,
            locale,
            pages: 0,
            cards: Vec::new(),
            urls,
            renderer: None,
            diagnostics: found,
            timings,
        };
        assembled.plan_pages(options, self);
        Ok(assembled)
    }
}

/// Builds the site in `root` and changes its output over to it.
///
/// The diagnostics are given also where the build fails. Where everything is as it was at the last
/// build, nothing is assembled, and its report is given again.
///
/// # Errors
/// Where the folder cannot be opened, the content has errors, or the output cannot be written.
pub fn build(
    root: &Path,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> (Result<Report, Failure>, Option<Assembled>) {
    let mut workshop = Workshop::default();
    // Before anything is read: what changes meanwhile is another build's.
    let inputs = match workshop.open(root, &options.open, None) {
        Ok((site, found, _)) => pipeline::inputs(&site, &found, options).map(|hash| (site, hash)),
        Err(error) => return (Err(error.into()), None),
    };
    if let Some((site, hash)) = &inputs
        && let Some(report) = pipeline::unchanged(site, *hash)
    {
        return (Ok(report), None);
    }
    let opened = HashSet::new();
    let mut assembled = match workshop.assemble(root, Some(&opened), options, progress) {
        Ok(assembled) => assembled,
        Err(error) => return (Err(error.into()), None),
    };
    let result = pipeline::publish(&mut assembled, progress).map(|mut report| {
        report.inputs = inputs.map(|(_, hash)| hash);
        report
    });
    (result, Some(assembled))
}

/// Proposals are shown where nobody else sees them, and elsewhere where the editor says so.
fn shows_proposed(site: &Site, options: &BuildOptions) -> bool {
    let shown = options.proposed.or(site.settings.proposed);
    shown.map_or(site.bare, |shown| shown == Proposals::Show)
}

/// Drafts from the articles that are published.
fn propose(
    documents: &Documents,
    gazetteer: &Arc<Gazetteer>,
    drafts: bool,
    memo: &mut draft::Memo,
) -> Arc<[DraftDate]> {
    let articles = &documents.articles;
    if drafts || articles.iter().all(|doc| !doc.head.draft) {
        return memo.draft(articles, gazetteer);
    }
    let published = articles.iter().filter(|doc| !doc.head.draft).cloned();
    memo.draft(&published.collect::<Vec<_>>(), gazetteer)
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
