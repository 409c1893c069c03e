//! An event file.

use chrono::NaiveDate;

use super::document::{
    Bound, Correction, EventDoc, FigureDoc, FigureStanding, Media, Review, Spot, Standing,
};
use super::head::{self, required, table, tables};
use super::{FileContext, front_matter, prose};
use crate::model::{Diagnostic, Diagnostics, Edtf, EventId, Spanned};
use crate::site::fields::{Fields, FromNode, Node, Value};
use crate::site::one_of;

/// Reads an event; without front matter there is none.
pub(super) fn read(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<EventDoc> {
    let front = front_matter::split(text, context.source, found);
    let fields = Fields::new(&front.table, context.source, front.span);
    let head = head::read(&fields, &front, context.source, context.path);
    let broken = front.table.entries.is_empty();
    let title = if broken {
        None
    } else {
        required_title(&fields, &head)
    };
    let date = if broken {
        None
    } else {
        required::<Edtf>(
            &fields,
            "date",
            "say when it happened, such as `date = \"2022-01-05\"`",
        )
    };
    let event = |title, date| EventDoc {
        id: EventId::new(context.stem()),
        title,
        date,
        actors: fields.value(&["actors"]).unwrap_or_default(),
        regions: fields.value(&["regions"]).unwrap_or_default(),
        places: fields.value(&["places"]).unwrap_or_default(),
        kind: fields.take(&["kind"]),
        importance: importance(&fields),
        first_published: head::day_unless_bool(&fields, "published"),
        reviewed: tables(&fields, "reviewed", review),
        standing: fields.value(&["standing"]).unwrap_or_default(),
        warning: fields.value(&["warning"]),
        figures: tables(&fields, "figures", figure),
        corrections: tables(&fields, "corrections", correction),
        media: tables(&fields, "media", media),
        dismissed: fields.value(&["dismissed"]),
        prose: prose::read(text, front.body, context.source, context.path, found),
        head,
    };
    // What is missing has been reported and stops the build; something in its place lets the rest
    // of the file be checked in the same run.
    let undated = || Spanned::new(Edtf::from_day(NaiveDate::default()), front.span);
    let doc = event(title.unwrap_or_default(), date.unwrap_or_else(undated));
    if !front.present {
        found.push(missing_front_matter(context));
    }
    if broken || !front.present {
        return None;
    }
    found.append(fields.finish());
    Some(doc)
}

/// The error for one of our own files that has no front matter.
pub(super) fn missing_front_matter(context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::path_error("no-front-matter", context.path, "has no front matter")
        .hint("begin the file with a line `+++`, its keys, and another line `+++`")
}

/// The title that a document of ours must have.
pub(super) fn required_title(fields: &Fields<'_>, head: &super::document::Head) -> Option<String> {
    match &head.title {
        Some(title) => Some(title.value.clone()),
        None if fields.node(&["title"]).is_some() => None,
        None => {
            required::<String>(fields, "title", "give it a `title`");
            None
        }
    }
}

fn importance(fields: &Fields<'_>) -> u8 {
    let Some(importance) = fields.take::<u32>(&["importance"]) else {
        return 3;
    };
    match u8::try_from(importance.value) {
        Ok(value @ 1..=5) => value,
        _ => {
            fields.report(Diagnostic::error(
                "bad-importance",
                fields.source(),
                importance.span,
                format!("{} is not between 1 and 5", importance.value),
            ));
            3
        }
    }
}

fn review(fields: &Fields<'_>) -> Option<Review> {
    let by = required::<String>(fields, "by", "say who has checked it; initials will do")?;
    Some(Review {
        by: by.value,
        on: fields.value(&["on"]),
    })
}

fn correction(fields: &Fields<'_>) -> Option<Correction> {
    let date = required(fields, "date", "say on which day it was corrected");
    let note = required::<String>(fields, "note", "say what was changed and why");
    Some(Correction {
        date: date?.value,
        note: note?.value,
    })
}

fn media(fields: &Fields<'_>) -> Option<Media> {
    let src = required::<String>(fields, "src", "name the file in static/");
    let alt = required::<String>(
        fields,
        "alt",
        "say in words what it shows, for those who do not see it",
    );
    let (caption, credit) = (fields.value(&["caption"]), fields.value(&["credit"]));
    let source_url = fields.web_address(&["source_url"]);
    Some(Media {
        src: src?,
        alt: alt?.value,
        caption,
        credit,
        source_url,
    })
}

fn figure(fields: &Fields<'_>) -> Option<FigureDoc> {
    let measure = required::<String>(
        fields,
        "measure",
        "name the series, one word such as \"arrested\"",
    );
    let numbers = numbers(fields);
    let bound = fields.value(&["bound"]).unwrap_or_default();
    let quote = fields.take(&["quote"]);
    let source = fields.take(&["source"]);
    let said_by = fields.take(&["said_by"]);
    let as_of = fields.take(&["as_of"]);
    let scope = fields.take(&["scope"]);
    let counted = fields.value(&["counted"]);
    let standing = fields.value(&["standing"]).unwrap_or_default();
    let (low, high) = numbers?;
    Some(FigureDoc {
        span: fields.span(),
        measure: measure?,
        low,
        high,
        bound,
        quote,
        source,
        said_by,
        as_of,
        scope,
        counted,
        standing,
    })
}

/// `value`, or `low` and `high`.
fn numbers(fields: &Fields<'_>) -> Option<(f64, f64)> {
    let value = fields.take::<f64>(&["value"]);
    let (low, high) = (fields.take::<f64>(&["low"]), fields.take::<f64>(&["high"]));
    let wrong = |message: &str| {
        fields.report(
            Diagnostic::error("bad-figure", fields.source(), fields.span(), message)
                .hint("give `value = 8000`, or `low = 7900` and `high = 8100`"),
        );
        None
    };
    match (value, low, high) {
        (Some(value), None, None) => Some((value.value, value.value)),
        (None, Some(low), Some(high)) if low.value <= high.value => Some((low.value, high.value)),
        (None, Some(_), Some(_)) => wrong("`low` is above `high`"),
        (Some(_), _, _) => wrong("a figure has a `value` or a range, not both"),
        (None, ..) if fields.node(&["value", "low", "high"]).is_some() => {
            wrong("a range has a `low` and a `high`")
        }
        (None, ..) => wrong("this figure has no number"),
    }
}

impl FromNode for Spot {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        if let Value::String(name) = &node.value {
            return Some(Self {
                name: name.trim().to_owned(),
                at: None,
                also_known_as: Vec::new(),
            });
        }
        table(fields, node, spot)
    }
}

fn spot(fields: &Fields<'_>) -> Option<Spot> {
    let name = required::<String>(fields, "name", "a place has a name")?;
    let (lat, lon) = (fields.take::<f64>(&["lat"]), fields.take::<f64>(&["lon"]));
    let also_known_as = fields.value(&["also_known_as"]).unwrap_or_default();
    let at = match (lat, lon) {
        (Some(lat), Some(lon)) if lat.value.abs() <= 90.0 && lon.value.abs() <= 180.0 => {
            Some((lat.value, lon.value))
        }
        (None, None) => None,
        _ => {
            fields.report(
                Diagnostic::error(
                    "bad-coordinates",
                    fields.source(),
                    fields.span(),
                    "these are no coordinates",
                )
                .hint("give both in degrees: `lat` from -90 to 90, `lon` from -180 to 180"),
            );
            None
        }
    };
    Some(Spot {
        name: name.value,
        at,
        also_known_as,
    })
}

impl FromNode for Standing {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let choices = [
            ("stands", Self::Stands),
            ("disputed", Self::Disputed),
            ("retracted", Self::Retracted),
        ];
        one_of(node, fields, &choices)
    }
}

impl FromNode for FigureStanding {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let choices = [
            ("stands", Self::Stands),
            ("superseded", Self::Superseded),
            ("retracted", Self::Retracted),
        ];
        one_of(node, fields, &choices)
    }
}

impl FromNode for Bound {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let choices = [
            ("exact", Self::Exact),
            ("about", Self::About),
            ("at least", Self::AtLeast),
            ("at most", Self::AtMost),
        ];
        one_of(node, fields, &choices)
    }
}
