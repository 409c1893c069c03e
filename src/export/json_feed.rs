//! JSON Feed, version 1.1.

use serde::Serialize;

use super::feed;
use crate::pages::Form;
use crate::pages::urls::href;
use crate::pages::view::data::{DataSet, EventRecord};

#[derive(Serialize)]
struct JsonFeed<'d> {
    version: &'static str,
    title: &'d str,
    home_page_url: Option<&'d str>,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'d str>,
    language: &'d str,
    authors: [Author<'d>; 1],
    items: Vec<Item<'d>>,
}

#[derive(Serialize)]
struct Author<'d> {
    name: &'d str,
}

#[derive(Serialize)]
struct Item<'d> {
    id: String,
    url: &'d str,
    title: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'d str>,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'d str>,
}

/// Writes the feed of all events.
pub(super) fn write(form: &Form, data: &DataSet) -> Result<Vec<u8>, String> {
    let site = &data.site;
    let base = site.url.as_deref();
    let events = feed::latest(data, |_| true).into_iter();
    super::json(&JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &site.title,
        home_page_url: base,
        feed_url: format!("{}{}", base.unwrap_or_default(), href(&form.path)),
        description: site.description.as_deref(),
        language: &site.language,
        authors: [Author { name: &site.title }],
        items: events.map(|event| item(event, data)).collect(),
    })
}

fn item<'d>(event: &'d EventRecord, data: &DataSet) -> Item<'d> {
    let time = |day| feed::midnight(day, data).to_rfc3339();
    Item {
        id: feed::event_id(data, event),
        url: &event.url,
        title: &event.title,
        summary: event.summary.as_deref(),
        content_html: feed::content(event),
        date_published: feed::published(event).map(time),
        date_modified: time(event.stamp),
        tags: event.kind_label.as_deref().into_iter().collect(),
    }
}
