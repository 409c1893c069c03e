//! oEmbed 1.0 (<https://oembed.com/>): what a site that is given a page's address needs to know to
//! show it in a frame. Pages name their file in their head.

use serde_json::{Value, json};

use crate::pages::view::data::{DataSet, EmbedRecord};

/// How long, in seconds, a consumer may keep it: a day.
const KEPT: u32 = 86_400;

/// The answer for one page.
pub(super) fn answer(record: &EmbedRecord, data: &DataSet) -> Value {
    json!({
        "version": "1.0",
        "type": "rich",
        "title": record.title,
        "provider_name": data.site.title,
        "provider_url": data.site.url,
        "cache_age": KEPT,
        "html": record.html,
        "width": record.width,
        "height": record.height,
    })
}
