//! A build that would come out as the last one did is not made.

use serde_json::{Value, json};

use super::{Assembled, BuildOptions, Report, Timings};
use crate::content;
use crate::model::Diagnostics;
use crate::publish::{self, Published, Receipt};
use crate::site::Site;

/// A hash of everything that a site is made from: the program, the options, and every file; of
/// static files their sizes and times.
pub fn inputs(site: &Site, found: &Diagnostics, options: &BuildOptions) -> Option<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(publish::program()?.as_bytes());
    add(format!("{options:?} {} {:?} {:?}", site.bare, site.settings, found).as_bytes());
    add(site.withheld.as_deref().unwrap_or_default().as_bytes());
    for (path, hash) in content::hashes(site) {
        add(path.as_bytes());
        add(hash?.as_bytes());
    }
    let theme = &site.theme;
    for file in theme.overrides.iter().chain(&theme.own_words) {
        add(file.name.as_bytes());
        add(file.text.as_bytes());
    }
    for (path, file) in &theme.statics {
        add(path.as_bytes());
        add(file.stamp().ok()?.as_bytes());
    }
    Some(hasher.finalize())
}

/// The report of the last build, if this one would be made from the same and all that it
/// published stands as it was left.
pub fn unchanged(site: &Site, inputs: blake3::Hash) -> Option<Report> {
    let receipt = Receipt::of(&site.output)?;
    if receipt.inputs != inputs {
        return None;
    }
    let said: Value = serde_json::from_str(&receipt.said).ok()?;
    let number = |name: &str| said.get(name)?.as_u64();
    let count = |name: &str| usize::try_from(number(name)?).ok();
    Some(Report {
        pages: count("pages")?,
        events: count("events")?,
        proposed: count("proposed")?,
        articles: count("articles")?,
        sealed: count("sealed")?,
        published: Published {
            unchanged: number("files")?,
            total: number("total")?,
            ..Published::default()
        },
        timings: Timings::default(),
        inputs: Some(inputs),
        output: site.output.clone(),
        told: said.get("told")?.as_str()?.to_owned(),
    })
}

/// Remembers a build for the next: with what was `told` of its diagnostics.
pub fn remember(assembled: &Assembled, report: &Report, told: &str) {
    let Some(inputs) = report.inputs else {
        return;
    };
    let published = &report.published;
    let said = json!({
        "pages": report.pages,
        "events": report.events,
        "proposed": report.proposed,
        "articles": report.articles,
        "sealed": report.sealed,
        "files": published.written + published.unchanged,
        "total": published.total,
        "told": told,
    });
    let receipt = Receipt {
        inputs,
        said: said.to_string(),
    };
    receipt.keep(&assembled.site.output);
}
