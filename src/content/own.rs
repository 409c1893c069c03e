//! Questions, actors, regions and free pages.

use super::document::{ActorDoc, Head, PageDoc, QuestionDoc, RegionDoc, Spot};
use super::event::{missing_front_matter, required_title};
use super::front_matter;
use super::head::{self, names};
use super::prose::Prose;
use super::{FileContext, prose};
use crate::model::{ActorSlug, Diagnostics, PageId, QuestionId, RegionSlug, Spanned};
use crate::site::fields::{Fields, Value};

/// Reads one of our own files: what all have in common, and the rest by `read`. Without front
/// matter there is no document.
fn own<D>(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
    read: impl FnOnce(&Fields<'_>, Head, String, Prose) -> D,
) -> Option<D> {
    let front = front_matter::split(text, context.source, found);
    let prose = prose::read(text, front.body, context.source, context.path, found);
    if !front.present {
        found.push(missing_front_matter(context));
        return None;
    }
    if front.table.entries.is_empty() && !found.is_empty() {
        return None;
    }
    let fields = Fields::new(&front.table, context.source, front.span);
    let head = head::read(&fields, &front, context.source, context.path);
    let title = required_title(&fields, &head);
    // A missing title stops the build; the rest of the file is checked all the same.
    let doc = read(&fields, head, title.unwrap_or_default(), prose);
    found.append(fields.finish());
    Some(doc)
}

/// Reads a question.
pub(super) fn question(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<QuestionDoc> {
    own(text, context, found, |fields, head, title, prose| {
        QuestionDoc {
            id: QuestionId::new(context.stem()),
            head,
            title,
            actors: fields.value(&["actors"]).unwrap_or_default(),
            regions: fields.value(&["regions"]).unwrap_or_default(),
            events: fields.value(&["events"]).unwrap_or_default(),
            measure: fields.take(&["measure"]),
            prose,
        }
    })
}

/// Reads an actor.
pub(super) fn actor(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<ActorDoc> {
    own(text, context, found, |fields, head, title, prose| {
        ActorDoc {
            id: ActorSlug::new(context.stem()),
            head,
            title,
            names: names(fields),
            also_known_as: fields.value(&["also_known_as"]).unwrap_or_default(),
            kind: word(
                fields,
                "kind",
                &["person", "organisation", "state", "group"],
            ),
            role: fields.value(&["role"]),
            member_of: one_or_more(fields, "member_of"),
            wikidata: fields.value(&["wikidata"]),
            image: fields.take(&["image"]),
            prose,
        }
    })
}

/// Reads a region.
pub(super) fn region(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<RegionDoc> {
    own(text, context, found, |fields, head, title, prose| {
        RegionDoc {
            id: RegionSlug::new(context.stem()),
            head,
            title,
            names: names(fields),
            also_known_as: fields.value(&["also_known_as"]).unwrap_or_default(),
            kind: word(fields, "kind", &["region", "city"]),
            iso: fields.value(&["iso"]),
            capital: fields.value(&["capital"]),
            boundary: fields.take(&["boundary"]),
            timezone: fields.value(&["timezone"]),
            towns: towns(fields),
            valid_from: fields.value(&["valid_from"]),
            valid_until: fields.value(&["valid_until"]),
            prose,
        }
    })
}

/// Reads a free page.
pub(super) fn page(
    text: &str,
    context: &FileContext<'_>,
    found: &mut Diagnostics,
) -> Option<PageDoc> {
    own(text, context, found, |fields, head, title, prose| PageDoc {
        id: PageId::new(context.stem()),
        head,
        title,
        weight: fields.value(&["weight"]).unwrap_or_default(),
        prose,
    })
}

fn towns(fields: &Fields<'_>) -> Vec<Spot> {
    let towns: Vec<Spanned<Spot>> = fields.value(&["towns"]).unwrap_or_default();
    towns.into_iter().map(|town| town.value).collect()
}

/// One of a few words.
fn word(fields: &Fields<'_>, name: &'static str, words: &[&'static str]) -> Option<String> {
    let choices: Vec<(&str, &'static str)> = words.iter().map(|word| (*word, *word)).collect();
    let node = fields.node(&[name])?;
    crate::site::one_of(node, fields, &choices).map(str::to_owned)
}

/// A list of ids, or a single one.
fn one_or_more(fields: &Fields<'_>, name: &'static str) -> Vec<Spanned<ActorSlug>> {
    match fields.node(&[name]) {
        Some(node) if matches!(node.value, Value::String(_)) => {
            fields.take(&[name]).into_iter().collect()
        }
        Some(_) => fields.value(&[name]).unwrap_or_default(),
        None => Vec::new(),
    }
}
