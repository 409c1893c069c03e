//! Into the output folder.

use super::index::Indexing;
use super::{Assembled, Failure, Phase, Progress, Report, render_to, withheld_records};
use crate::publish::{self, Protected, Publication};
use crate::site::Site;

/// Renders the site and changes its output over to it.
///
/// # Errors
/// Where the content has errors or the output cannot be written: what was there stands.
pub fn publish(assembled: &mut Assembled, progress: &dyn Progress) -> Result<Report, Failure> {
    publish::check_target(&assembled.site.output, &protected(&assembled.site))?;
    if assembled.diagnostics.errors() > 0 {
        return Err(Failure::Content);
    }
    let mut timings = std::mem::take(&mut assembled.timings);
    let publication = Publication::begin(&assembled.site.output)?;
    progress.begin(Phase::Render, assembled.pages);
    let put = |path: &str, bytes: &[u8]| {
        progress.advance();
        publication.put(path, bytes)
    };
    let parts = assembled.search_parts();
    assembled
        .diagnostics
        .append(withheld_records(&assembled.site, &parts));
    let indexing = Indexing::new(&parts, &publication)?;
    let indexed = std::thread::scope(|scope| {
        let running = indexing.start(scope);
        timings.time(Phase::Render, || {
            render_to(assembled, put)?;
            #[cfg(feature = "cards")]
            super::render::draw_cards(
                assembled,
                |path| publication.keep_file(path),
                |path, bytes| publication.put(path, bytes),
            )?;
            Ok::<(), publish::PublishError>(())
        })?;
        if assembled.diagnostics.errors() > 0 {
            return Err(Failure::Content);
        }
        running.finish(progress, &mut assembled.diagnostics)
    })?;
    timings.0.extend(indexed);
    progress.begin(Phase::Publish, 0);
    let published = timings.time(Phase::Publish, || publication.finish())?;
    Ok(Report {
        pages: assembled.pages,
        events: assembled.timeline.order.len(),
        proposed: assembled.timeline.proposed_order.len(),
        articles: assembled.timeline.articles.len(),
        sealed: assembled.timeline.sealed().count(),
        published,
        timings,
        inputs: None,
        output: assembled.site.output.clone(),
        told: String::new(),
    })
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
