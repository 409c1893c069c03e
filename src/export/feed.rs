//! What Atom and JSON Feed have in common: which entries a feed has, their ids and their times.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::pages::urls::href;
use crate::pages::view::data::{CorrectionEntry, DataSet, EventRecord};

/// The most entries of a feed.
pub(super) const ENTRIES: usize = 100;

/// The latest events of a feed, by the day of their last change; those of one day in the order in
/// which they happened.
pub(super) fn latest(data: &DataSet, belongs: impl Fn(&EventRecord) -> bool) -> Vec<&EventRecord> {
    let mut events: Vec<&EventRecord> = data.events.iter().filter(|e| belongs(e)).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.stamp));
    events.truncate(ENTRIES);
    events
}

/// The start of a day at the site.
pub(super) fn midnight(day: NaiveDate, data: &DataSet) -> DateTime<FixedOffset> {
    let zone: Tz = data.site.timezone.parse().unwrap_or(Tz::UTC);
    let local = day.and_time(NaiveTime::MIN);
    match zone.from_local_datetime(&local).earliest() {
        Some(time) => time.fixed_offset(),
        None => Utc.from_utc_datetime(&local).fixed_offset(),
    }
}

/// The day of an event's first publication, where it is given.
pub(super) fn published(event: &EventRecord) -> Option<NaiveDate> {
    event.published.as_ref()?.parse().ok()
}

/// An id (RFC 4151): stays the same as long as the site's address, or `[site] tag`, does.
pub(super) fn id(data: &DataSet, name: &str) -> String {
    format!(
        "{}{}",
        data.site.tag.as_deref().unwrap_or_default(),
        href(name)
    )
}

/// An event's id.
pub(super) fn event_id(data: &DataSet, event: &EventRecord) -> String {
    id(data, &format!("events/{}", event.id))
}

/// A correction's id.
pub(super) fn correction_id(data: &DataSet, entry: &CorrectionEntry) -> String {
    id(
        data,
        &format!("corrections/{}/{}", entry.event, entry.number),
    )
}

/// An event's content: when it happened, and its account.
pub(super) fn content(event: &EventRecord) -> String {
    format!(
        "<p><strong>{}</strong></p>{}",
        escaped(&event.date.words),
        event.html
    )
}

/// Text that may stand in HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
