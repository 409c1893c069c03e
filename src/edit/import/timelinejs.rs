//! A timeline of TimelineJS, as JSON or as a row of its sheet, becomes events.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::dates::{self, Parts};
use super::event::{self, NewEvent, Source};
use super::markdown;
use super::plan::Plan;
use crate::content::html;
use crate::model::{Block, Edtf, Inline};
use crate::site::Section;

/// Pictures are shown, and are no source.
const PICTURES: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

pub(super) fn read(from: &str, value: &Value, plan: &mut Plan) {
    if value["title"].is_object() {
        plan.note(
            from,
            "its title slide is left out: a site's title stands in qantar.toml",
        );
    }
    if value["eras"]
        .as_array()
        .is_some_and(|eras| !eras.is_empty())
    {
        plan.note(from, "its eras are left out");
    }
    let own = OwnSite::of(value);
    for (index, slide) in value["events"].as_array().into_iter().flatten().enumerate() {
        let words = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
        let media = &slide["media"];
        let written = words(&slide["edtf"]);
        let date = match Edtf::parse(&written) {
            Ok(_) => Some(written),
            Err(_) => dates::span(parts(&slide["start_date"]), parts(&slide["end_date"])),
        };
        let slide = Slide {
            from: format!("{from}, event {}", index + 1),
            id: words(&slide["unique_id"]),
            date,
            headline: words(&slide["text"]["headline"]),
            text: words(&slide["text"]["text"]),
            group: words(&slide["group"]),
            media: words(&media["url"]),
            link: words(&media["link"]),
            credit: words(&media["credit"]),
            caption: words(&media["caption"]),
        };
        slide.add(&own, plan);
    }
}

fn parts(value: &Value) -> Parts {
    let number = |key: &str| match &value[key] {
        Value::String(text) => text.trim().parse::<i64>().ok(),
        other => other.as_i64(),
    };
    let small = |key: &str| u32::try_from(number(key)?).ok();
    Parts {
        year: number("year"),
        month: small("month").filter(|month| *month > 0),
        day: small("day").filter(|day| *day > 0),
        hour: small("hour"),
        minute: small("minute"),
    }
}

/// A slide, of JSON or of a sheet.
#[derive(Default)]
pub(super) struct Slide {
    pub from: String,
    pub id: String,
    /// In EDTF; nothing where it has none that can be read.
    pub date: Option<String>,
    pub headline: String,
    pub text: String,
    pub group: String,
    pub media: String,
    pub link: String,
    pub credit: String,
    pub caption: String,
}

impl Slide {
    pub(super) fn add(self, own: &OwnSite, plan: &mut Plan) {
        let from = self.from.as_str();
        let title = plain(&self.headline);
        let Some(date) = self.date.clone().filter(|_| !title.is_empty()) else {
            let why = match title.is_empty() {
                true => "has no headline",
                false => "has no date that can be read",
            };
            return plan.refuse(from, why.to_owned());
        };
        let articles = plan.articles.clone();
        let to_article = |to: &str| own_article(to, &articles);
        let to_page: BTreeMap<String, Option<String>> = own.pages(&self.text, plan);
        let ours = |to: &str| to_article(to).or_else(|| to_page.get(to).cloned().flatten());
        let body = match self.text.contains('<') {
            true => html::fragment(&self.text),
            false => crate::content::read_markdown(&markdown::of_plain(&self.text)),
        };
        let mut links = Vec::new();
        body.blocks
            .iter()
            .for_each(|block| links_of(block, &mut links));
        let cites = links.iter().any(|link| to_article(link).is_some());
        let elsewhere = links.iter().filter(|link| {
            let page = to_page.get(*link);
            page.is_some_and(Option::is_none) && to_article(link).is_none()
        });
        for link in elsewhere {
            plan.note(
                from,
                format!("leads to a page that this site does not have: {link}"),
            );
        }
        let text = markdown::of_ours(&body, &ours);
        let mut sources: Vec<Source> = Vec::new();
        let mut name = |url: &str, title: &str| {
            let is_web = url.starts_with("http://") || url.starts_with("https://");
            let bare = url.split(['?', '#']).next().unwrap_or(url).to_lowercase();
            let is_picture = PICTURES.iter().any(|ending| bare.ends_with(ending));
            let known = sources.iter().any(|source| source.url == url);
            if is_web && !is_picture && !known && ours(url).is_none() && !own.holds(url) {
                sources.push(Source {
                    url: url.to_owned(),
                    title: title.to_owned(),
                    ..Source::default()
                });
            }
        };
        for link in &links {
            name(link, "");
        }
        name(&self.link, "");
        name(&self.media, &plain(&self.caption));
        if !self.media.is_empty() {
            plan.note(from, format!("its media are not shown: {}", self.media));
        }
        if !self.credit.is_empty() {
            plan.note(
                from,
                format!(
                    "the credit of its media is left out: {}",
                    plain(&self.credit)
                ),
            );
        }
        let event = NewEvent {
            id: safe_id(&self.id),
            title,
            date,
            kind: kind(&self.group, plan),
            text,
            cites,
            sources,
            ..NewEvent::default()
        };
        event::add(from, event, plan);
    }
}

/// The site that a timeline comes from, where it is one of ours: the headline of a slide leads to
/// the page of its event.
#[derive(Default)]
pub(super) struct OwnSite {
    /// The events' ids by the addresses of their pages.
    events: BTreeMap<String, String>,
    /// What begins the addresses of all its pages.
    roots: BTreeSet<String>,
}

impl OwnSite {
    fn of(value: &Value) -> Self {
        let mut own = Self::default();
        for slide in value["events"].as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let id = safe_id(text(&slide["unique_id"]).trim());
            let mut links = Vec::new();
            let headline = html::fragment(&text(&slide["text"]["headline"]));
            let blocks = headline.blocks.iter();
            blocks.for_each(|block| links_of(block, &mut links));
            if let ([link], false) = (links.as_slice(), id.is_empty())
                && let Some((root, _)) = link.split_once("events/")
            {
                own.roots.insert(root.to_owned());
                own.events.insert(link.clone(), id);
            }
        }
        own
    }

    /// Whether an address is one of its pages.
    fn holds(&self, address: &str) -> bool {
        self.roots.iter().any(|root| address.starts_with(root))
    }

    /// Where links in a text that lead to its pages lead among the content files; nowhere where
    /// the site that imports it has none of that name.
    fn pages(&self, text: &str, plan: &Plan) -> BTreeMap<String, Option<String>> {
        let mut links = Vec::new();
        let body = html::fragment(text);
        let blocks = body.blocks.iter();
        blocks.for_each(|block| links_of(block, &mut links));
        links.retain(|link| self.holds(link));
        let path = |link: &String| (link.clone(), self.page(link, plan));
        links.iter().map(path).collect()
    }

    fn page(&self, link: &str, plan: &Plan) -> Option<String> {
        let address = link.split('#').next().unwrap_or(link);
        if let Some(id) = self.events.get(address) {
            return Some(format!("{id}.md"));
        }
        let root = self.roots.iter().find(|root| address.starts_with(*root))?;
        let (folder, name) = address.strip_prefix(root.as_str())?.split_once('/')?;
        let sections = [
            Section::Questions,
            Section::Actors,
            Section::Regions,
            Section::Pages,
        ];
        let section = sections.into_iter().find(|one| one.folder() == folder)?;
        let id = safe_id(name.strip_suffix(".html")?);
        let there = !id.is_empty() && plan.has(section, &id);
        there.then(|| format!("../{folder}/{id}.md"))
    }
}

/// A group is a kind where the site has one of that name or label, or names no kinds at all.
fn kind(group: &str, plan: &Plan) -> String {
    let lower = group.trim().to_lowercase();
    let named = |name: &str| name.to_lowercase() == lower;
    let mut kinds = plan.kinds.iter();
    let known = kinds.find(|(kind, label)| named(kind) || named(label));
    known.map_or(lower.clone(), |(kind, _)| kind.clone())
}

/// An id that can be a file's name.
fn safe_id(id: &str) -> String {
    let fits = !id.is_empty()
        && !id.starts_with('.')
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if fits { id.to_owned() } else { String::new() }
}

/// Where a link to an article's page on a site of ours leads among the content files.
fn own_article(to: &str, articles: &BTreeMap<String, String>) -> Option<String> {
    let (address, fragment) = to.split_once('#').map_or((to, ""), |(a, f)| (a, f));
    let (_, page) = address.split_once("articles/")?;
    let id = page.strip_suffix(".html")?;
    let id = percent_encoding::percent_decode_str(id)
        .decode_utf8()
        .ok()?;
    let path = articles.get(id.as_ref())?;
    match fragment {
        "" => Some(format!("../{path}")),
        fragment => Some(format!("../{path}#{fragment}")),
    }
}

fn links_of(block: &Block, links: &mut Vec<String>) {
    fn in_line(inlines: &[Inline], links: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Link(to, _, inner) => {
                    links.push(to.value.clone());
                    in_line(inner, links);
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => in_line(inner, links),
                _ => {}
            }
        }
    }
    match block {
        Block::Paragraph(_, inlines) | Block::Heading(_, _, inlines) => in_line(inlines, links),
        Block::List(_, items) => {
            for item in items {
                if let Some((_, inlines)) = &item.own {
                    in_line(inlines, links);
                }
                item.blocks.iter().for_each(|block| links_of(block, links));
            }
        }
        Block::Table(rows) => {
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| in_line(cell, links));
        }
        Block::Quote(_, inner) => inner.iter().for_each(|block| links_of(block, links)),
        _ => {}
    }
}

/// The words of a line of HTML.
fn plain(text: &str) -> String {
    let body = html::fragment(text);
    let words: Vec<&str> = body
        .passages
        .iter()
        .map(|passage| passage.text.trim())
        .collect();
    words.join(" ")
}
