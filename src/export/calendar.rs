//! iCalendar (RFC 5545).
//!
//! Written here and not by a library: a line's length is counted in bytes and its text escaped,
//! which is all there is to it, and no time may come from the clock.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::feed;
use crate::model::edtf::{Bound, Date, Kind, Point};
use crate::pages::view::data::{DataSet, EventRecord, When};

/// The longest line, in bytes without its end.
const LINE: usize = 75;

/// Writes the calendar. Events before the year 1 and after 9999 cannot stand in one.
pub(super) fn write(data: &DataSet) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//qantar//qantar//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    text(&mut out, "NAME", &data.site.title);
    text(&mut out, "X-WR-CALNAME", &data.site.title);
    if let Some(description) = &data.site.description {
        text(&mut out, "DESCRIPTION", description);
    }
    for event in &data.events {
        if let Some(time) = Extent::of(&event.date) {
            write_event(&mut out, event, &time, data);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &EventRecord, time: &Extent, data: &DataSet) {
    let stamp = feed::midnight(event.stamp, data).to_utc();
    line(out, "BEGIN:VEVENT");
    text(out, "UID", &uid(event, data));
    line(out, &format!("DTSTAMP:{}", utc(stamp)));
    line(out, &format!("LAST-MODIFIED:{}", utc(stamp)));
    match time {
        Extent::Days(first, last) => {
            line(
                out,
                &format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")),
            );
            // The end is the first day that no longer belongs to it.
            if let Some(end) = last
                .checked_add_days(Days::new(1))
                .filter(|end| end.year() <= 9999)
            {
                line(out, &format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
            }
        }
        Extent::Times(start, end) => {
            line(out, &format!("DTSTART:{}", utc(*start)));
            if let Some(end) = end.filter(|end| end > start) {
                line(out, &format!("DTEND:{}", utc(end)));
            }
        }
    }
    let vague = is_vague(&event.date);
    if vague {
        text(
            out,
            "SUMMARY",
            &format!("{} ({})", event.title, event.date.words),
        );
    } else {
        text(out, "SUMMARY", &event.title);
    }
    text(out, "DESCRIPTION", &description(event));
    let places: Vec<&str> = event
        .places
        .iter()
        .map(|place| place.name.as_str())
        .collect();
    let regions = event.regions.iter().filter_map(|id| {
        let region = data.regions.iter().find(|region| region.id == *id)?;
        Some(region.name.as_str())
    });
    let mut location = places;
    for region in regions {
        if !location.contains(&region) {
            location.push(region);
        }
    }
    if !location.is_empty() {
        text(out, "LOCATION", &location.join(", "));
    }
    if let [place] = event.places.as_slice()
        && let (Some(lat), Some(lon)) = (place.lat, place.lon)
    {
        line(out, &format!("GEO:{lat:.6};{lon:.6}"));
    }
    if let Some(kind) = &event.kind_label {
        text(out, "CATEGORIES", kind);
    }
    // An address that is relative to nothing leads nowhere.
    if data.site.url.is_some() {
        line(out, &format!("URL:{}", event.url));
    }
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// The same for as long as the event has its id and the site its address.
fn uid(event: &EventRecord, data: &DataSet) -> String {
    match &data.site.tag {
        Some(_) => feed::event_id(data, event),
        None => format!("{}@events.qantar.invalid", event.id),
    }
}

/// The date as it is known, what happened, and the words that it rests on.
fn description(event: &EventRecord) -> String {
    let mut text = event.date.words.clone();
    if let Some(summary) = &event.summary {
        let _ = write!(text, "\n\n{summary}");
    }
    for quotation in &event.quotations {
        let words = quotation.words.join(" ");
        let _ = write!(text, "\n\n“{words}”");
        if let Some(speaker) = &quotation.speaker {
            let _ = write!(text, " — {}", speaker.name);
        }
    }
    text
}

/// Whether a calendar's entry says more than is known.
fn is_vague(when: &When) -> bool {
    let open = matches!(
        when.date.kind(),
        Kind::Interval { start, end } if start.date().is_none() || end.date().is_none()
    );
    let coarse = !matches!(when.precision, "day" | "time");
    open || coarse || when.choice || when.approximate || when.uncertain
}

/// Where an event stands in a calendar.
enum Extent {
    /// From a day to a day, both in it.
    Days(NaiveDate, NaiveDate),
    /// From a moment to a moment, if it lasts.
    Times(DateTime<Utc>, Option<DateTime<Utc>>),
}

impl Extent {
    fn of(when: &When) -> Option<Self> {
        let date = &when.date;
        let (start, end) = match date.kind() {
            Kind::Date(start) => (moment(start, when.zone), None),
            Kind::Interval {
                start: Bound::Known(start),
                end,
            } => (
                moment(start, when.zone),
                end.date().map(|end| moment(&end, when.zone)),
            ),
            _ => (None, None),
        };
        // Of a time and a day, or a time and a month, only the days are of one kind.
        if let (Some(start), None | Some(Some(_))) = (start, end) {
            return in_range(start.date_naive()).then_some(Self::Times(start, end.flatten()));
        }
        let first = date.earliest().or_else(|| date.latest())?;
        let last = date.latest().unwrap_or(first);
        (in_range(first) && in_range(last)).then_some(Self::Days(first, last))
    }
}

fn in_range(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// A time of the place as one of the world. An hour that clocks skip counts as the one after.
fn moment(date: &Date, zone: Tz) -> Option<DateTime<Utc>> {
    let Point::Time { .. } = date.point else {
        return None;
    };
    let local: NaiveDateTime = date.first();
    let there = zone.from_local_datetime(&local).earliest();
    let there = there.or_else(|| {
        let later = local.checked_add_signed(chrono::TimeDelta::hours(1))?;
        zone.from_local_datetime(&later).earliest()
    });
    there.map(|time| time.to_utc())
}

fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A property whose value is text (section 3.3.11).
fn text(out: &mut String, name: &str, value: &str) {
    let mut escaped = String::with_capacity(value.len());
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    line(out, &format!("{name}:{escaped}"));
}

/// A content line, folded between characters (section 3.1).
fn line(out: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edtf;

    fn extent(edtf: &str) -> String {
        let date = Edtf::parse(edtf).unwrap_or_else(|_| Edtf::from_day(NaiveDate::MIN));
        let when = When {
            edtf: String::new(),
            words: String::new(),
            earliest: None,
            latest: None,
            precision: "day",
            approximate: false,
            uncertain: false,
            choice: false,
            timezone: String::new(),
            date,
            zone: Tz::Asia__Almaty,
        };
        match Extent::of(&when) {
            Some(Extent::Days(first, last)) => format!("{first} {last}"),
            Some(Extent::Times(start, end)) => {
                format!("{} {}", utc(start), end.map(utc).unwrap_or_default())
            }
            None => "none".to_owned(),
        }
    }

    #[test]
    fn dates_of_every_kind_have_their_extent() {
        for (edtf, expected) in [
            ("2022-01-05", "2022-01-05 2022-01-05"),
            ("2022-01-05~", "2022-01-05 2022-01-05"),
            ("2022-01-04/2022-01-06", "2022-01-04 2022-01-06"),
            ("[2022-01-01..2022-01-10]", "2022-01-01 2022-01-10"),
            ("2022-02", "2022-02-01 2022-02-28"),
            ("2022-01-05/..", "2022-01-05 2022-01-05"),
            ("../2022-01-05", "2022-01-05 2022-01-05"),
            ("2022-01-05T20:00", "20220105T140000Z "),
            (
                "2022-01-05T20:00/2022-01-06T05:00",
                "20220105T140000Z 20220105T230000Z",
            ),
            ("2022-01-05T20:00/2022-01-06", "2022-01-05 2022-01-06"),
            ("2022-01-05T20:00/..", "20220105T140000Z "),
            ("-0043-03-15", "none"),
            ("Y17000", "none"),
        ] {
            assert_eq!(extent(edtf), expected, "{edtf}");
        }
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut out = String::new();
        text(&mut out, "SUMMARY", &"қаңтар, ".repeat(20));
        assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
        let unfolded = out.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "қаңтар\\, ".repeat(20)));
    }
}
