//! Tables: CSV (RFC 4180) in UTF-8, with a header.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe; one that has it
//! already has one more, so that who reads the file as data takes off exactly one.

use std::collections::HashMap;

use csv::{Terminator, Writer, WriterBuilder};

use crate::pages::view::data::{DataSet, EventRecord, EvidenceRecord, FigureRecord, PlaceRecord};

const EVENTS: &[&str] = &[
    "id",
    "title",
    "date",
    "earliest",
    "latest",
    "date_in_words",
    "timezone",
    "kind",
    "importance",
    "standing",
    "disputed",
    "warning",
    "summary",
    "description",
    "actors",
    "actor_names",
    "regions",
    "region_names",
    "places",
    "latitude",
    "longitude",
    "sources",
    "source_urls",
    "questions",
    "published",
    "updated",
    "reviews",
    "corrections",
    "media",
    "url",
    "slug",
    "aliases",
    "text",
];

const FIGURES: &[&str] = &[
    "event",
    "event_title",
    "event_date",
    "measure",
    "label",
    "low",
    "high",
    "bound",
    "unit",
    "counted",
    "scope",
    "said_by",
    "said_by_actor",
    "as_of",
    "quote",
    "standing",
    "source",
    "passages",
    "stance",
    "source_url",
    "original_url",
    "event_url",
];

/// What parts the entries of a cell that holds several.
const AND: &str = "; ";

/// The events, one a row.
pub(super) fn events(data: &DataSet) -> Result<Vec<u8>, String> {
    let names = Names::new(data);
    let mut table = table(EVENTS)?;
    for event in &data.events {
        row(&mut table, event_cells(event, &names))?;
    }
    finish(table)
}

/// The figures, one a row, in the order of their events.
pub(super) fn figures(data: &DataSet) -> Result<Vec<u8>, String> {
    let mut table = table(FIGURES)?;
    for event in &data.events {
        for figure in &event.figures {
            row(&mut table, figure_cells(event, figure))?;
        }
    }
    finish(table)
}

/// What ids stand for.
struct Names<'d> {
    actors: HashMap<&'d str, &'d str>,
    regions: HashMap<&'d str, &'d str>,
    addresses: HashMap<&'d str, &'d str>,
}

impl<'d> Names<'d> {
    fn new(data: &'d DataSet) -> Self {
        let actors = data.actors.iter().map(|a| (a.id.as_str(), a.name.as_str()));
        let regions = data
            .regions
            .iter()
            .map(|r| (r.id.as_str(), r.name.as_str()));
        let addresses = data.sources.iter().map(|source| {
            let own = source.original_url.as_deref();
            (source.id.as_str(), own.unwrap_or(&source.url))
        });
        Self {
            actors: actors.collect(),
            regions: regions.collect(),
            addresses: addresses.collect(),
        }
    }
}

fn event_cells(event: &EventRecord, names: &Names<'_>) -> Vec<String> {
    let named = |ids: &[String], names: &HashMap<&str, &str>| {
        let names = ids
            .iter()
            .map(|id| names.get(id.as_str()).copied().unwrap_or(id));
        names.collect::<Vec<_>>().join(AND)
    };
    let located = event
        .places
        .iter()
        .find_map(|place| place.lat.zip(place.lon));
    let reviews = event.reviews.iter().map(|review| match &review.on {
        Some(on) => format!("{} {on}", review.by),
        None => review.by.clone(),
    });
    let corrections = event.corrections.iter();
    let media = match event.media.as_slice() {
        [] => String::new(),
        media => serde_json::to_string(media).unwrap_or_default(),
    };
    vec![
        event.id.clone(),
        event.title.clone(),
        event.date.edtf.clone(),
        event.date.earliest.clone().unwrap_or_default(),
        event.date.latest.clone().unwrap_or_default(),
        event.date.words.clone(),
        event.date.timezone.clone(),
        event.kind.clone().unwrap_or_default(),
        event.importance.to_string(),
        event.standing.to_owned(),
        event.disputed.to_string(),
        event.warning.clone().unwrap_or_default(),
        event.summary.clone().unwrap_or_default(),
        event.description.clone().unwrap_or_default(),
        event.actors.join(AND),
        named(&event.actors, &names.actors),
        event.regions.join(AND),
        named(&event.regions, &names.regions),
        event.places.iter().map(place).collect::<Vec<_>>().join(AND),
        located.map(|(lat, _)| lat.to_string()).unwrap_or_default(),
        located.map(|(_, lon)| lon.to_string()).unwrap_or_default(),
        event.sources.join(AND),
        named(&event.sources, &names.addresses),
        event.questions.join(AND),
        event.published.clone().unwrap_or_default(),
        event.updated.clone().unwrap_or_default(),
        reviews.collect::<Vec<_>>().join(AND),
        corrections
            .map(|correction| format!("{}: {}", correction.date, correction.note))
            .collect::<Vec<_>>()
            .join("\n"),
        media,
        event.url.clone(),
        event.slug.clone().unwrap_or_default(),
        event.aliases.join(AND),
        event.text.clone(),
    ]
}

/// `NAME (LATITUDE LONGITUDE)`, where it has them.
fn place(place: &PlaceRecord) -> String {
    match place.lat.zip(place.lon) {
        Some((lat, lon)) => format!("{} ({lat} {lon})", place.name),
        None => place.name.clone(),
    }
}

fn figure_cells(event: &EventRecord, figure: &FigureRecord) -> Vec<String> {
    let EvidenceRecord {
        source,
        source_url,
        original_url,
        passages,
        stance,
        answer: _,
    } = &figure.evidence;
    let speaker = figure.said_by.as_ref();
    let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
    vec![
        event.id.clone(),
        event.title.clone(),
        event.date.edtf.clone(),
        figure.measure.clone(),
        figure.label.clone(),
        figure.low.to_string(),
        figure.high.to_string(),
        figure.bound.to_owned(),
        text(&figure.unit),
        text(&figure.counted),
        text(&figure.scope),
        speaker
            .map(|speaker| speaker.name.clone())
            .unwrap_or_default(),
        speaker
            .and_then(|speaker| speaker.actor.clone())
            .unwrap_or_default(),
        figure.as_of.clone(),
        text(&figure.quote),
        figure.standing.to_owned(),
        source.clone(),
        passages.join(AND),
        (*stance).to_owned(),
        source_url.clone(),
        text(original_url),
        event.url.clone(),
    ]
}

fn table(header: &[&str]) -> Result<Writer<Vec<u8>>, String> {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    table
        .write_record(header)
        .map_err(|error| error.to_string())?;
    Ok(table)
}

fn row(table: &mut Writer<Vec<u8>>, cells: Vec<String>) -> Result<(), String> {
    let cells = cells.into_iter().map(defused);
    table.write_record(cells).map_err(|error| error.to_string())
}

fn finish(table: Writer<Vec<u8>>) -> Result<Vec<u8>, String> {
    table.into_inner().map_err(|error| error.to_string())
}

/// A cell that no spreadsheet runs. Numbers stay numbers.
fn defused(cell: String) -> String {
    let inner = cell.trim_start_matches('\'');
    let runs = inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if runs && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_numbers_stay_numbers() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("- a list", "'- a list"),
            ("'=1", "''=1"),
            ("-43.25", "-43.25"),
            ("'tis", "'tis"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(defused(cell.to_owned()), expected);
        }
    }
}
