//! An event of somebody else's timeline, and the sources that it names.

use super::dates;
use super::plan::{Head, Plan};
use crate::edit::new::quoted;
use crate::site::Section;

/// A source that a timeline names by its address alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub url: String,
    pub title: String,
    pub publisher: String,
    pub date: String,
}

/// An event as a table or a timeline gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct NewEvent {
    /// What it is to be called, if it has an id.
    pub id: String,
    pub title: String,
    /// In EDTF.
    pub date: String,
    pub kind: String,
    pub importance: String,
    pub description: String,
    pub actors: Vec<String>,
    pub regions: Vec<String>,
    /// Entries of `places`, in TOML.
    pub places: Vec<String>,
    /// Its account in Markdown.
    pub text: String,
    /// Whether the account itself quotes or cites articles of the site.
    pub cites: bool,
    pub sources: Vec<Source>,
}

/// Plans an event, and for each of its sources that the site does not have an article without text:
/// a summary that says so, of which readers see title and address only.
pub(super) fn add(from: &str, event: NewEvent, plan: &mut Plan) {
    let mut cited = Vec::new();
    for source in &event.sources {
        let path = match plan.published_at(&source.url) {
            Some(path) => path,
            None => stub(from, &event, source, plan),
        };
        let title = match source.title.is_empty() {
            true => host(&source.url).to_owned(),
            false => source.title.clone(),
        };
        cited.push(format!(
            "[{}](<../{path}>)",
            title.replace(['[', ']', '\\', '`', '<', '*', '_'], " ")
        ));
    }
    let draft = (cited.is_empty() && !event.cites).then(|| {
        let why = "it names no source: link to one, and take this line out".to_owned();
        plan.note(from, "is a draft: it names no source");
        why
    });
    let mut head = Head::default();
    head.text("title", event.title.trim_end_matches('.'))
        .text("date", &event.date)
        .text("description", &event.description);
    let actors = plan.known_actors(from, &event.actors);
    let regions = plan.known_regions(from, &event.regions);
    head.list("actors", &actors).list("regions", &regions);
    if !event.kind.is_empty() && !plan.kinds.is_empty() && !plan.kinds.contains_key(&event.kind) {
        plan.note(
            from,
            format!("the site has no kind `{}`: left out", event.kind),
        );
    } else {
        head.text("kind", &event.kind);
    }
    match event.importance.parse::<u8>() {
        Ok(importance @ 1..=5) => {
            head.line(&format!("importance = {importance}"));
        }
        _ if event.importance.is_empty() => {}
        _ => plan.note(
            from,
            format!("importance `{}` is not 1 to 5: left out", event.importance),
        ),
    }
    if !event.places.is_empty() {
        head.line(&format!("places = [{}]", event.places.join(", ")));
    }
    let mut body = event.text.trim().to_owned();
    if !cited.is_empty() {
        let list: Vec<String> = cited.iter().map(|link| format!("- {link}")).collect();
        body = format!("{body}\n\n{}", list.join("\n"));
    }
    let stem = match event.id.is_empty() {
        true => Plan::stem(&day(&event.date), &event.title),
        false => {
            if plan.has(Section::Events, &event.id) {
                plan.refuse(
                    from,
                    format!("the site has an event `{}` already", event.id),
                );
                return;
            }
            event.id.clone()
        }
    };
    plan.add(Section::Events, from, &stem, &head, &body, draft);
}

fn stub(from: &str, event: &NewEvent, source: &Source, plan: &mut Plan) -> String {
    let date = match dates::written(&source.date, "").or_else(|| dates::in_url(&source.url)) {
        Some(date) => date,
        None => {
            plan.note(
                from,
                format!(
                    "when {} was published is not known: say so in its file",
                    source.url
                ),
            );
            // True of every page of the web that a timeline of today is likely to name.
            "20XX?".to_owned()
        }
    };
    let mut head = Head::default();
    let title = match source.title.is_empty() {
        false => source.title.clone(),
        true => format!("Source at {}", host(&source.url)),
    };
    head.text("title", &title);
    if source.title.is_empty() {
        head.line("title_is = \"ours\"");
    }
    head.text("date", &date)
        .text("publisher", &source.publisher)
        .text("url", &source.url)
        .line("kind = \"summary\"   # no text of it was imported: put it in, and take this line and the next out")
        .line("rights = \"link\"");
    let body = format!(
        "Named as a source of “{}”. Its text is not here.",
        event
            .title
            .replace(['*', '_', '[', ']', '<', '`', '\\'], " ")
    );
    let about = match source.title.is_empty() {
        true => format!("{} {}", host(&source.url), event.title),
        false => source.title.clone(),
    };
    let path = plan.add(
        Section::Articles,
        from,
        &Plan::stem(&day(&date), &about),
        &head,
        &body,
        None,
    );
    plan.remember(&source.url, &path);
    path
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The day, month or year at the head of a date, for a file's name.
fn day(date: &str) -> String {
    let head: String = date
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '-')
        .take(10)
        .collect();
    head.trim_matches('-').to_owned()
}

/// A place, as TOML writes it in `places`.
pub(super) fn place(name: &str, at: Option<(f64, f64)>) -> String {
    match at {
        Some((lat, lon)) => format!(
            "{{ name = {}, lat = {lat:?}, lon = {lon:?} }}",
            quoted(name)
        ),
        None => quoted(name),
    }
}
