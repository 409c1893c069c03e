//! Entries of a feed (RSS, Atom) become articles.

use super::markdown;
use super::page;
use super::plan::{Head, Plan};
use crate::content::html::{self, Meta};
use crate::model::Edtf;

pub(super) fn read(from: &str, bytes: &[u8], plan: &mut Plan) {
    let feed = match feed_rs::parser::parse(bytes) {
        Ok(feed) => feed,
        Err(error) => return plan.refuse(from, format!("is no feed that can be read: {error}")),
    };
    let publisher = feed.title.map(|title| plain(&title.content));
    for (index, entry) in feed.entries.into_iter().enumerate() {
        let title = entry.title.map(|title| plain(&title.content));
        let from = match &title {
            Some(title) => format!("{from}, entry {} ({title})", index + 1),
            None => format!("{from}, entry {}", index + 1),
        };
        let whole = entry.content.and_then(|content| content.body);
        let text = match (whole, entry.summary) {
            (Some(text), _) => text,
            (None, Some(summary)) => {
                plan.note(&from, "the feed gives a summary only, not the whole text");
                summary.content
            }
            (None, None) => String::new(),
        };
        let time = entry.published.or(entry.updated);
        let published = time.and_then(|time| {
            let written = time.format("%Y-%m-%dT%H:%MZ").to_string();
            Edtf::parse(&written).ok()
        });
        if !entry.media.is_empty() {
            plan.note(&from, "its pictures and recordings are left out");
        }
        let link = entry
            .links
            .iter()
            .find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        let meta = Meta {
            title: title.filter(|title| !title.is_empty()),
            published,
            publisher: publisher.clone().filter(|name| !name.is_empty()),
            authors: entry
                .authors
                .into_iter()
                .filter_map(|author| author.name)
                .filter(|name| !name.trim().is_empty())
                .collect(),
            url: link
                .map(|link| link.href.clone())
                .filter(|url| url.starts_with("http://") || url.starts_with("https://")),
            language: entry.language.or_else(|| feed.language.clone()),
        };
        // Plain text has no tags to part its paragraphs.
        let body = match text.contains('<') {
            true => html::fragment(&text),
            false => crate::content::read_markdown(&markdown::of_plain(&unescaped(&text))),
        };
        let advice = "save the page that it leads to, with the day at the head of its name";
        let head = Head::default();
        page::article(&from, meta, &body, &head, &entry.id, advice, plan);
    }
}

/// A title is text, or HTML whose tags nobody means.
fn plain(text: &str) -> String {
    let body = html::fragment(text);
    let words: Vec<&str> = body
        .passages
        .iter()
        .map(|passage| passage.text.trim())
        .collect();
    words.join(" ")
}

fn unescaped(text: &str) -> String {
    html_escape::decode_html_entities(text).into_owned()
}
