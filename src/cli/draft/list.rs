//! Proposals as text for an editor, and as JSON Lines for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::content::document::Bound;
use crate::draft::{Basis, DraftDate, Figure, NameReason, Proposal, ProposalSource};

/// A date as a JSON object.
pub(super) fn record(date: &DraftDate) -> Value {
    let events: Vec<Value> = date.proposals.iter().map(event).collect();
    json!({ "date": date.date.to_string(), "articles": date.articles, "events": events })
}

fn event(proposal: &Proposal) -> Value {
    let speaker = proposal.speaker.as_ref().map(|speaker| {
        json!({
            "words": speaker.words,
            "actor": speaker.actor.as_ref().map(|actor| actor.as_str()),
            "rule": speaker.rule,
        })
    });
    json!({
        "id": proposal.id,
        "text": proposal.text,
        "reason": {
            "basis": proposal.reason.basis.name(),
            "words": proposal.reason.words,
            "rule": proposal.reason.rule,
        },
        "source": source(&proposal.source),
        "actors": proposal.actors.iter().map(name).collect::<Vec<Value>>(),
        "regions": proposal.regions.iter().map(name).collect::<Vec<Value>>(),
        "speaker": speaker,
        "figures": proposal.figures.iter().map(figure).collect::<Vec<Value>>(),
        "sources": proposal.sources.iter().map(source).collect::<Vec<Value>>(),
    })
}

fn source(source: &ProposalSource) -> Value {
    json!({
        "article": source.article,
        "passage": source.passage,
        "span": [source.span.start, source.span.end],
        "text": source.text,
        "published": source.published.map(|day| day.to_string()),
    })
}

fn name<T: serde::Serialize>(name: &NameReason<T>) -> Value {
    json!({ "id": name.id, "words": name.words })
}

fn figure(figure: &Figure) -> Value {
    json!({ "value": figure.value, "bound": bound(figure.bound), "words": figure.words })
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
    }
}

/// A date for an editor.
pub(super) fn list(date: &DraftDate, text: &mut String) {
    let named = match date.articles {
        0 => String::new(),
        1 => "  (named in 1 article)".to_owned(),
        count => format!("  (named in {count} articles)"),
    };
    let _ = writeln!(text, "{}{named}\n", date.date);
    for proposal in &date.proposals {
        list_event(proposal, text);
        text.push('\n');
    }
}

fn list_event(proposal: &Proposal, text: &mut String) {
    let _ = writeln!(text, "  {}", proposal.text);
    let _ = writeln!(text, "    id       {}", proposal.id);
    let _ = writeln!(text, "    source   {}", place(&proposal.source));
    let _ = writeln!(text, "    date     {}", why(proposal));
    if let Some(speaker) = &proposal.speaker {
        let actor = speaker
            .actor
            .as_ref()
            .map(|actor| format!(" = {actor}"))
            .unwrap_or_default();
        let _ = writeln!(text, "    said by  “{}”{actor}", speaker.words);
    }
    names("actors ", &proposal.actors, text);
    names("regions", &proposal.regions, text);
    if !proposal.figures.is_empty() {
        let figures: Vec<String> = proposal.figures.iter().map(figure_words).collect();
        let _ = writeln!(text, "    figures  {}", figures.join("; "));
    }
    for source in &proposal.sources {
        let _ = writeln!(text, "    also     {}: {}", place(source), source.text);
    }
}

fn place(source: &ProposalSource) -> String {
    format!("{}#{}", source.article, source.passage)
}

fn why(proposal: &Proposal) -> String {
    let words = proposal.reason.words.as_deref().unwrap_or_default();
    let rule = proposal.reason.rule;
    match proposal.reason.basis {
        Basis::Named => format!("“{words}” ({rule})"),
        Basis::Spoken => format!("said on that day: “{words}” elsewhere in the article ({rule})"),
        Basis::Paragraph => format!("“{words}” before it in the paragraph ({rule})"),
        Basis::Implied => "the article's own, implied".to_owned(),
    }
}

fn names<T: std::fmt::Display>(label: &str, names: &[NameReason<T>], text: &mut String) {
    if !names.is_empty() {
        let all: Vec<String> = names
            .iter()
            .map(|name| format!("{} (“{}”)", name.id, name.words))
            .collect();
        let _ = writeln!(text, "    {label}  {}", all.join(", "));
    }
}

fn figure_words(figure: &Figure) -> String {
    match figure.bound {
        Bound::Exact => figure.words.clone(),
        other => format!("{} {}", bound(other), figure.words),
    }
}
