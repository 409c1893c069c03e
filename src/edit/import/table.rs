//! Tables become events: any with titles and dates, a sheet of TimelineJS, and the two that a site of
//! ours has (`data/events.csv`, `data/figures.csv`).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::data;
use super::dates;
use super::event::{self, NewEvent, Source, place};
use super::markdown;
use super::plan::Plan;
use super::timelinejs::{OwnSite, Slide};
use crate::text::sentences;

/// A table, its header in lower case.
pub(super) struct Table {
    from: String,
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// A row's cells by their column.
struct Row<'t> {
    table: &'t Table,
    line: u64,
    cells: &'t [String],
}

impl Row<'_> {
    /// The first of these columns that has something in it.
    fn cell(&self, names: &[&str]) -> String {
        let found = names.iter().find_map(|name| {
            let column = self.table.header.iter().position(|column| column == name)?;
            self.cells
                .get(column)
                .filter(|cell| !cell.trim().is_empty())
        });
        found.map(|cell| cell.trim().to_owned()).unwrap_or_default()
    }

    fn several(&self, names: &[&str]) -> Vec<String> {
        let cell = self.cell(names);
        let parts = cell
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    fn from(&self) -> String {
        format!("{}:{}", self.table.from, self.line)
    }
}

/// Where the account of an event stands.
const TEXTS: [&str; 7] = [
    "text",
    "body",
    "description",
    "summary",
    "content",
    "desc",
    "details",
];

/// The longest title that is made of an account, in characters.
const TITLE_LENGTH: usize = 110;

/// The columns that any table may have.
const KNOWN: [&str; 37] = [
    "id",
    "title",
    "headline",
    "event",
    "name",
    "date",
    "start",
    "start_date",
    "start date",
    "end",
    "end_date",
    "end date",
    "text",
    "description",
    "body",
    "summary",
    "content",
    "desc",
    "details",
    "source",
    "source_url",
    "url",
    "link",
    "source_title",
    "source_date",
    "publisher",
    "actors",
    "people",
    "regions",
    "place",
    "places",
    "location",
    "latitude",
    "longitude",
    "kind",
    "category",
    "importance",
];

impl Table {
    pub(super) fn read(from: &str, text: &str, tabs: bool) -> Result<Self, String> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter = match () {
            () if tabs => b'\t',
            // Spreadsheets of many countries write semicolons.
            () if first.matches(';').count() > first.matches(',').count() => b';',
            () => b',',
        };
        // Lines are counted by their ends, and an end of two signs would count for the row before.
        let text = text.replace("\r\n", "\n");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .map_err(|error| format!("is no table: {error}"))?
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| format!("is no table: {error}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record.iter().map(undefused).collect()));
        }
        Ok(Self {
            from: from.to_owned(),
            header,
            rows,
        })
    }

    fn has(&self, names: &[&str]) -> bool {
        names
            .iter()
            .all(|name| self.header.iter().any(|column| column == name))
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
fn undefused(cell: &str) -> String {
    let inner = cell.trim_start_matches('\'');
    let runs = inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    match cell.strip_prefix('\'') {
        Some(rest) if runs => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Reads all tables of an import: figures go to the events of another.
pub(super) fn events_and_figures(tables: Vec<Table>, plan: &mut Plan) {
    let is_figures = |table: &Table| table.has(&["event", "measure", "low", "high"]);
    let mut figures: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in tables
        .iter()
        .filter(|table| is_figures(table))
        .flat_map(Table::rows)
    {
        figures
            .entry(row.cell(&["event"]))
            .or_default()
            .push(figure(&row));
    }
    for table in tables.iter().filter(|table| !is_figures(table)) {
        if table.has(&["id", "date_in_words", "text", "sources"]) {
            for row in table.rows() {
                let record = record(&row, &mut figures);
                data::event(&row.from(), &record, plan);
            }
        } else if table.has(&["year", "headline"]) {
            let own = OwnSite::default();
            table.rows().for_each(|row| slide(&row).add(&own, plan));
        } else {
            any(table, plan);
        }
    }
    for event in figures.into_keys() {
        plan.note(
            &event,
            "its figures are left out: the event is not in the tables",
        );
    }
}

/// The first sentence of an account, without its full stop.
fn title_of(text: &str) -> String {
    let first = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = sentences::first_sentence(first)
        .split_whitespace()
        .collect();
    let sentence = words.join(" ");
    let title = match sentence.strip_suffix("..") {
        Some(_) => &sentence,
        None => sentence.strip_suffix('.').unwrap_or(&sentence),
    };
    sentences::shorten(title, TITLE_LENGTH)
}

fn any(table: &Table, plan: &mut Plan) {
    let titled = ["title", "headline", "event", "name"];
    let dated = ["date", "start", "start_date", "start date"];
    let any = |names: &[&str]| names.iter().any(|name| table.has(&[name]));
    if !(any(&titled) || any(&TEXTS)) || !any(&dated) {
        let why = "has no column `title` or none `date`: the first line names the columns";
        return plan.refuse(&table.from, why.to_owned());
    }
    if !any(&titled) {
        let what = "has no column `title`: the first sentence of each text stands in its place";
        plan.note(&table.from, what);
    }
    let left: Vec<String> = table
        .header
        .iter()
        .filter(|column| !column.is_empty() && !KNOWN.contains(&column.as_str()))
        .cloned()
        .collect();
    if !left.is_empty() {
        plan.note(
            &table.from,
            format!("columns that are left out: {}", left.join(", ")),
        );
    }
    for row in table.rows() {
        let from = row.from();
        let title = match any(&titled) {
            true => row.cell(&titled),
            false => title_of(&row.cell(&TEXTS)),
        };
        let (start, end) = (row.cell(&dated), row.cell(&["end", "end_date", "end date"]));
        if title.is_empty() {
            plan.refuse(&from, "has no title".to_owned());
            continue;
        }
        let Some(date) = dates::written(&start, &end) else {
            let why = format!("its date `{start}` cannot be read: write 2022-01-05, or EDTF");
            plan.refuse(&from, why);
            continue;
        };
        let at = row
            .cell(&["latitude"])
            .parse()
            .ok()
            .zip(row.cell(&["longitude"]).parse().ok());
        let places = row.several(&["places", "place", "location"]);
        let mut sources: Vec<Source> = Vec::new();
        for name in ["source", "source_url", "url", "link"] {
            let cell = row.cell(&[name]);
            for url in cell.split([';', ' ', '\n']).map(str::trim) {
                let is_web = url.starts_with("http://") || url.starts_with("https://");
                if is_web && sources.iter().all(|source| source.url != url) {
                    sources.push(Source {
                        url: url.to_owned(),
                        title: row.cell(&["source_title"]),
                        publisher: row.cell(&["publisher"]),
                        date: row.cell(&["source_date"]),
                    });
                }
            }
        }
        let named = row.cell(&["source"]);
        if sources.is_empty() && !named.is_empty() {
            plan.note(
                &from,
                format!("its source `{named}` has no address: left out"),
            );
        }
        // What is said of a source is said of one.
        if sources.len() > 1 {
            for source in sources.iter_mut() {
                *source = Source {
                    url: std::mem::take(&mut source.url),
                    ..Source::default()
                };
            }
        }
        let event = NewEvent {
            id: String::new(),
            title,
            date,
            kind: row.cell(&["kind", "category"]),
            importance: row.cell(&["importance"]),
            actors: row.several(&["actors", "people"]),
            regions: row.several(&["regions"]),
            places: match (places.as_slice(), at) {
                ([one], at) => vec![place(one, at)],
                (all, _) => all.iter().map(|name| place(name, None)).collect(),
            },
            text: markdown::of_plain(&row.cell(&TEXTS)),
            sources,
            ..NewEvent::default()
        };
        event::add(&from, event, plan);
    }
}

/// A row of a sheet of TimelineJS.
fn slide(row: &Row<'_>) -> Slide {
    let parts = |prefix: &str| {
        let cell = |name: &str| row.cell(&[&format!("{prefix}{name}")]);
        let time = cell("time");
        let mut clock = time.split(':').map(|part| part.trim().parse::<u32>().ok());
        dates::Parts {
            year: cell("year").parse().ok(),
            month: cell("month").parse().ok(),
            day: cell("day").parse().ok(),
            hour: clock.next().flatten(),
            minute: clock.next().flatten(),
        }
    };
    Slide {
        from: row.from(),
        id: String::new(),
        date: dates::span(parts(""), parts("end ")),
        headline: row.cell(&["headline"]),
        text: row.cell(&["text"]),
        group: row.cell(&["group"]),
        media: row.cell(&["media"]),
        link: row.cell(&["media link"]),
        credit: row.cell(&["media credit"]),
        caption: row.cell(&["media caption"]),
    }
}

fn or_null(text: String) -> Value {
    match text.is_empty() {
        true => Value::Null,
        false => Value::String(text),
    }
}

/// A row of `data/events.csv` as `data/events.json` has it.
fn record(row: &Row<'_>, figures: &mut BTreeMap<String, Vec<Value>>) -> Value {
    let id = row.cell(&["id"]);
    let text = |name: &str| or_null(row.cell(&[name]));
    let places = row.several(&["places"]);
    let reviews = row.several(&["reviews"]);
    let corrections = row.cell(&["corrections"]);
    let corrections = corrections.lines().filter_map(|line| {
        let (date, note) = line.split_once(": ")?;
        Some(json!({ "date": date, "note": note }))
    });
    json!({
        "id": id,
        "title": text("title"),
        "slug": text("slug"),
        "aliases": row.several(&["aliases"]),
        "date": { "edtf": text("date") },
        "description": text("description"),
        "kind": text("kind"),
        "importance": row.cell(&["importance"]).parse::<u8>().ok(),
        "standing": text("standing"),
        "warning": text("warning"),
        "published": text("published"),
        "updated": text("updated"),
        "actors": row.several(&["actors"]),
        "regions": row.several(&["regions"]),
        "places": places.iter().map(|text| spot(text)).collect::<Vec<_>>(),
        "reviews": reviews.iter().map(|text| review(text)).collect::<Vec<_>>(),
        "corrections": corrections.collect::<Vec<_>>(),
        "media": serde_json::from_str::<Value>(&row.cell(&["media"])).unwrap_or(json!([])),
        "figures": figures.remove(&id).unwrap_or_default(),
        "sources": row.several(&["sources"]),
        "text": text("text"),
    })
}

/// `NAME (LATITUDE LONGITUDE)`
fn spot(text: &str) -> Value {
    let located = || {
        let (name, rest) = text.rsplit_once(" (")?;
        let (lat, lon) = rest.strip_suffix(')')?.split_once(' ')?;
        let (lat, lon): (f64, f64) = (lat.parse().ok()?, lon.parse().ok()?);
        Some(json!({ "name": name, "lat": lat, "lon": lon }))
    };
    located().unwrap_or_else(|| json!({ "name": text }))
}

/// `WHO 2022-01-05`
fn review(text: &str) -> Value {
    match text.rsplit_once(' ') {
        Some((by, on)) if crate::model::Edtf::parse(on).is_ok() => json!({ "by": by, "on": on }),
        _ => json!({ "by": text }),
    }
}

/// A row of `data/figures.csv`.
fn figure(row: &Row<'_>) -> Value {
    let text = |name: &str| or_null(row.cell(&[name]));
    let said_by = row.cell(&["said_by"]);
    json!({
        "measure": text("measure"),
        "low": row.cell(&["low"]).parse::<f64>().ok(),
        "high": row.cell(&["high"]).parse::<f64>().ok(),
        "bound": text("bound"),
        "counted": text("counted"),
        "scope": text("scope"),
        "said_by": if said_by.is_empty() { Value::Null } else { json!({ "name": said_by }) },
        "as_of": text("as_of"),
        "quote": text("quote"),
        "standing": text("standing"),
        "source": text("source"),
        "passages": row.several(&["passages"]),
    })
}
