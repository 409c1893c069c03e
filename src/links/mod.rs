//! Whether the addresses of sources still answer: `qantar check --links`.
//!
//! Asked politely: one request at a time to a host and a pause after each, several hosts at once,
//! no page that the host's robots.txt closes (RFC 9309), and no address again that has answered
//! in the last days. Nothing is downloaded but heads and robots.txt. Behind the cargo feature
//! `links`; without it nobody is asked.

mod cache;
#[cfg(feature = "links")]
mod client;
mod robots;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::{Diagnostic, Diagnostics, Place};
use cache::Cache;

/// Whether this program can ask.
pub const AVAILABLE: bool = cfg!(feature = "links");

/// An address that an article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where the article says so; its file, where a page's metadata does.
    pub place: Place,
    /// The address.
    pub url: String,
    /// Whether it is an archived copy.
    pub capture: bool,
    /// Whether the article names an archived copy.
    pub captured: bool,
}

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "why", rename_all = "lowercase")]
pub enum Outcome {
    /// It answers.
    Alive,
    /// It is gone, and why that is thought.
    Dead(String),
    /// Nobody can say: the host refuses programs, fails, or does not answer in time.
    Unsure(String),
}

/// How to ask.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many hosts are asked at once.
    pub hosts: usize,
    /// How long an answer may take.
    pub timeout: Duration,
    /// How long a host is left alone between two requests.
    pub pause: Duration,
    /// How often a host that fails is asked again, each time after twice the pause of before.
    pub retries: u32,
    /// The file that holds earlier answers.
    pub cache: PathBuf,
}

impl Options {
    /// What is polite, with the cache in a site's folder.
    pub fn polite(site: &Path) -> Self {
        Self {
            hosts: 8,
            timeout: Duration::from_secs(20),
            pause: Duration::from_secs(1),
            retries: 2,
            cache: site.join(".qantar-links.json"),
        }
    }
}

/// Asks for all addresses and reports those that are dead or in doubt.
///
/// # Errors
/// Where the cache cannot be written.
pub fn check(links: &[Link], options: &Options) -> std::io::Result<Diagnostics> {
    let addresses: BTreeSet<&str> = links
        .iter()
        .map(|link| without_fragment(&link.url))
        .collect();
    let mut cache = Cache::open(&options.cache);
    let unknown: Vec<&str> = addresses
        .into_iter()
        .filter(|url| cache.get(url).is_none())
        .collect();
    cache.extend(ask(&unknown, options));
    cache.save()?;
    let mut found = Diagnostics::default();
    for link in links {
        match cache.get(without_fragment(&link.url)) {
            Some(Outcome::Dead(why)) => found.push(dead(link, why)),
            Some(Outcome::Unsure(why)) => found.push(unsure(link, why)),
            Some(Outcome::Alive) | None => {}
        }
    }
    Ok(found)
}

/// The part of an address that a host is asked for.
fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

#[cfg(feature = "links")]
fn ask(addresses: &[&str], options: &Options) -> BTreeMap<String, Outcome> {
    client::ask(addresses, options)
}

#[cfg(not(feature = "links"))]
fn ask(_: &[&str], _: &Options) -> BTreeMap<String, Outcome> {
    BTreeMap::new()
}

fn dead(link: &Link, why: &str) -> Diagnostic {
    let hint = if link.capture || link.captured {
        "correct the address if the page has moved; what was quoted is still verified against the text here"
    } else {
        "correct the address if the page has moved, or name an archived copy: `captures = [{ url = \"…\", at = 2022-01-05, by = \"…\" }]`"
    };
    let what = if link.capture {
        "archived copy"
    } else {
        "address"
    };
    let message = format!("the {what} {} is dead: {why}", link.url);
    Diagnostic::placed_warning("dead-link", link.place.clone(), message).hint(hint)
}

fn unsure(link: &Link, why: &str) -> Diagnostic {
    let message = format!("whether {} is alive cannot be told: {why}", link.url);
    Diagnostic::placed_warning("link-in-doubt", link.place.clone(), message)
        .hint("look at it in a browser, or try again later")
}
