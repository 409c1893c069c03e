//! Atom feeds (RFC 4287).

use atom_syndication::{
    Category, Content, Entry, Feed, Generator, Link, Person, Text, WriteConfig,
};

use super::feed;
use crate::pages::urls::href;
use crate::pages::view::data::{CorrectionEntry, DataSet, EventRecord};
use crate::pages::{FeedOf, Form};

/// Writes the feed of `of`.
pub(super) fn write(form: &Form, of: &FeedOf, data: &DataSet) -> Result<Vec<u8>, String> {
    let entries = match of {
        FeedOf::Site => events(data, |_| true),
        FeedOf::Actor(id) => events(data, |e| e.actors.iter().any(|a| a == id.as_str())),
        FeedOf::Region(id) => events(data, |e| e.regions.iter().any(|r| r == id.as_str())),
        FeedOf::Corrections => {
            let latest = data.corrections.iter().take(feed::ENTRIES);
            latest.map(|entry| correction(entry, data)).collect()
        }
    };
    let Some(updated) = entries.iter().map(|entry: &Entry| entry.updated).max() else {
        return Err("a feed without entries has no date".to_owned());
    };
    let base = data.site.url.as_deref().unwrap_or_default();
    let page = match of {
        FeedOf::Site => String::new(),
        FeedOf::Corrections => "corrections/index.html".to_owned(),
        FeedOf::Actor(_) | FeedOf::Region(_) => {
            format!(
                "{}.html",
                form.path.strip_suffix(".xml").unwrap_or(&form.path)
            )
        }
    };
    let feed = Feed {
        title: plain(&form.title),
        id: feed::id(data, &form.path),
        updated,
        subtitle: data.site.description.as_deref().map(plain),
        authors: vec![Person {
            name: allowed(&data.site.title),
            ..Person::default()
        }],
        links: vec![
            link(
                "self",
                format!("{base}{}", href(&form.path)),
                "application/atom+xml",
            ),
            link("alternate", format!("{base}{}", href(&page)), "text/html"),
        ],
        rights: data.site.licence_texts.as_deref().map(plain),
        generator: Some(Generator {
            value: "qantar".to_owned(),
            ..Generator::default()
        }),
        lang: Some(data.site.language.clone()),
        entries,
        ..Feed::default()
    };
    let config = WriteConfig {
        write_document_declaration: true,
        indent_size: Some(1),
    };
    let mut bytes = feed
        .write_with_config(Vec::new(), config)
        .map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn events(data: &DataSet, belongs: impl Fn(&EventRecord) -> bool) -> Vec<Entry> {
    let events = feed::latest(data, belongs).into_iter();
    events.map(|event| entry(event, data)).collect()
}

fn entry(event: &EventRecord, data: &DataSet) -> Entry {
    let categories = event.kind.iter().map(|kind| Category {
        term: allowed(kind),
        label: event.kind_label.as_deref().map(allowed),
        ..Category::default()
    });
    Entry {
        title: plain(&event.title),
        id: feed::event_id(data, event),
        updated: feed::midnight(event.stamp, data),
        published: feed::published(event).map(|day| feed::midnight(day, data)),
        links: vec![link("alternate", event.url.clone(), "text/html")],
        categories: categories.collect(),
        summary: event.summary.as_deref().map(plain),
        content: Some(Content {
            value: Some(allowed(&feed::content(event))),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn correction(entry: &CorrectionEntry, data: &DataSet) -> Entry {
    let time = feed::midnight(entry.day, data);
    Entry {
        title: plain(&entry.title),
        id: feed::correction_id(data, entry),
        updated: time,
        published: Some(time),
        links: vec![link("alternate", entry.url.clone(), "text/html")],
        content: Some(Content {
            value: Some(allowed(&entry.note)),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, mime_type: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(mime_type.to_owned()),
        ..Link::default()
    }
}

fn plain(text: &str) -> Text {
    Text::plain(allowed(text))
}

/// Without the characters that no XML 1.0 document can hold.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        c => *c >= ' ',
    };
    text.chars().filter(is_allowed).collect()
}
