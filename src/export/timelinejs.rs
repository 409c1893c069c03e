//! TimelineJS 3's JSON: its events are ours, `unique_id` is the event's id.

use chrono::{Datelike, Timelike};
use serde_json::{Map, Value, json};

use super::feed::escaped;
use crate::model::edtf::{Bound, Date, Kind, Point};
use crate::pages::view::data::{DataSet, EventRecord};

/// The timeline. What has no known beginning and no known end cannot stand in one.
pub(super) fn timeline(data: &DataSet) -> Value {
    let description = data.site.description.as_deref().map(escaped);
    let events: Vec<Value> = data.events.iter().filter_map(slide).collect();
    json!({
        "scale": "human",
        "title": {
            "unique_id": "title",
            "text": { "headline": escaped(&data.site.title), "text": description.unwrap_or_default() },
        },
        "events": events,
    })
}

fn slide(event: &EventRecord) -> Option<Value> {
    let (start, end) = match event.date.date.kind() {
        Kind::Date(date) => (*date, whole(date)),
        Kind::Choice { first, last } => (*first, Some(*last)),
        Kind::Interval { start, end } => match (start, end) {
            (Bound::Known(start), end) => (*start, end.date()),
            (_, end) => (end.date()?, None),
        },
    };
    let mut start = day(&start, false);
    start.insert("display_date".to_owned(), event.date.words.clone().into());
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": start,
        // TimelineJS passes over it; `qantar import` reads the date from it as it was.
        "edtf": event.date.edtf,
        "text": { "headline": headline(event), "text": event.html },
    });
    let Value::Object(fields) = &mut slide else {
        return None;
    };
    if let Some(end) = end {
        fields.insert("end_date".to_owned(), day(&end, true).into());
    }
    if let Some(kind) = &event.kind_label {
        fields.insert("group".to_owned(), kind.as_str().into());
    }
    // Behind a warning, nothing is shown unasked.
    if let Some(media) = event.media.first().filter(|_| event.warning.is_none()) {
        let caption = media.caption.as_deref().unwrap_or(&media.alt);
        let credit = media.credit.as_deref().unwrap_or_default();
        let media = json!({
            "url": media.url,
            "alt": media.alt,
            "caption": escaped(caption),
            "credit": escaped(credit),
        });
        fields.insert("media".to_owned(), media);
    }
    Some(slide)
}

/// The event's title, which leads to its page.
fn headline(event: &EventRecord) -> String {
    let url = escaped(&event.url).replace('"', "&quot;");
    format!("<a href=\"{url}\">{}</a>", escaped(&event.title))
}

/// The end of what a date names, where it names more than one day and TimelineJS would show only
/// its first.
fn whole(date: &Date) -> Option<Date> {
    match date.point {
        Point::Day(_) | Point::Time { .. } | Point::Year(_) | Point::Month { .. } => None,
        _ => Some(*date),
    }
}

/// A date's parts, as far as it has them; of a date that is no day, month or year, its first or
/// last day.
fn day(date: &Date, last: bool) -> Map<String, Value> {
    let edge = if last { date.last() } else { date.first() };
    let (month, day, time) = match date.point {
        Point::Year(_) => (false, false, false),
        Point::Month { .. } => (true, false, false),
        Point::Time { .. } => (true, true, true),
        _ => (true, true, false),
    };
    let year = match date.point {
        Point::Year(year) => year,
        _ => edge.year(),
    };
    let mut parts = Map::new();
    parts.insert("year".to_owned(), year.into());
    if month {
        parts.insert("month".to_owned(), edge.month().into());
    }
    if day {
        parts.insert("day".to_owned(), edge.day().into());
    }
    if time {
        parts.insert("hour".to_owned(), edge.hour().into());
        parts.insert("minute".to_owned(), edge.minute().into());
    }
    parts
}
