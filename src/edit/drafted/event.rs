//! A proposal as the text of an event's file.

use std::fmt::Write as _;

use chrono::Datelike;

use super::Draftable;
use super::figures::{Figure, figures};
use super::markdown::visible;
use super::quote::Quote;
use crate::content::document::Bound;
use crate::draft::{Basis, ProposalSource};
use crate::edit::new::{file_name, quoted};
use crate::model::Edtf;

/// A file as it would be.
pub(super) struct Drawn {
    /// Its name without extension.
    pub name: String,
    pub text: String,
    pub without_figures: String,
}

impl Draftable<'_> {
    /// The file, or why there is none.
    pub(super) fn draw(&self) -> Result<Drawn, String> {
        let proposal = self.proposal;
        let first = self.quote(&proposal.source).ok_or_else(|| {
            format!(
                "the words of {}#{} cannot be quoted so that they are verified",
                proposal.source.article, proposal.source.passage
            )
        })?;
        let speaker = proposal.source.speaker.as_ref();
        let title = visible(
            &proposal.title(
                speaker
                    .and_then(|speaker| self.context.short_name(speaker))
                    .as_deref(),
            ),
        );
        let body = self.body(&first);
        let head = self.head(&title);
        let numbers = self.figures(&first);
        let name = file_name(&title).ok_or("its words give no file name")?;
        Ok(Drawn {
            name: format!("{}{name}", prefix(&proposal.date)),
            text: format!("+++\n{head}{numbers}+++\n\n{body}"),
            without_figures: format!("+++\n{head}+++\n\n{body}"),
        })
    }

    fn head(&self, title: &str) -> String {
        let proposal = self.proposal;
        let mut head = format!(
            "# Proposed by `qantar draft` ({}) and not yet reviewed: check it against the source.\ntitle = {}\ndate = {}   # {}\n",
            proposal.id,
            quoted(title),
            quoted(&proposal.date.to_string()),
            self.why(),
        );
        let mut actors: Vec<&str> = proposal
            .actors
            .iter()
            .map(|actor| actor.id.as_str())
            .collect();
        let speaker = proposal
            .source
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.actor.as_ref());
        if let Some(speaker) = speaker
            && !actors.contains(&speaker.as_str())
        {
            actors.insert(0, speaker.as_str());
        }
        actors.retain(|actor| self.context.actors.contains_key(actor));
        let mut regions: Vec<&str> = proposal
            .regions
            .iter()
            .map(|region| region.id.as_str())
            .collect();
        regions.retain(|region| self.context.regions.contains(region));
        for (key, ids) in [("actors", actors), ("regions", regions)] {
            if !ids.is_empty() {
                let ids: Vec<String> = ids.into_iter().map(quoted).collect();
                let _ = writeln!(head, "{key} = [{}]", ids.join(", "));
            }
        }
        let kinds = &self.context.site.settings.kinds;
        let said = proposal.source.speaker.as_ref().is_some_and(|speaker| {
            speaker.is_most(&proposal.text) && self.context.speaker(speaker).is_some()
        });
        if said && (kinds.is_empty() || kinds.contains_key("statement")) {
            head.push_str("kind = \"statement\"\n");
        }
        head
    }

    /// Why the date, for a comment.
    fn why(&self) -> String {
        let reason = &self.proposal.reason;
        let words = visible(reason.words.as_deref().unwrap_or_default());
        match reason.basis {
            Basis::Named => format!("“{words}”"),
            Basis::Spoken => format!("said on that day: “{words}” elsewhere in the article"),
            Basis::Paragraph => format!("“{words}” before it in the paragraph"),
            Basis::Implied => "the article's own date, implied".to_owned(),
        }
    }

    fn body(&self, first: &Quote) -> String {
        let mut seen = vec![(self.proposal.source.article.clone(), letters(&first.words))];
        let mut body = first.markdown.clone();
        for source in &self.proposal.sources {
            let Some(quote) = self.quote(source) else {
                continue;
            };
            let words = letters(&quote.words);
            // An article that says the same twice is quoted once.
            let again = |(article, known): &(_, String)| {
                *article == source.article && (known.contains(&words) || words.contains(known))
            };
            if !seen.iter().any(again) {
                seen.push((source.article.clone(), words));
                body.push('\n');
                body.push_str(&quote.markdown);
            }
        }
        body
    }

    /// The figures of the sentence, and the numbers that are left to the editor.
    fn figures(&self, quote: &Quote) -> String {
        let source = &self.proposal.source;
        let all = figures(&visible(&source.text), &self.context.site.settings.measures);
        let mut text = String::new();
        for words in &all.left_out {
            let _ = writeln!(
                text,
                "# no figure: it is not clear which measure “{words}” belongs to"
            );
        }
        for figure in &all.entered {
            text.push('\n');
            text.push_str(&self.figure(figure, source, quote));
        }
        text
    }

    fn figure(&self, figure: &Figure, source: &ProposalSource, quote: &Quote) -> String {
        let mut text = format!("[[figures]]\nmeasure = {}\n", quoted(&figure.measure));
        let _ = match figure.high {
            Some(high) => writeln!(text, "low = {}\nhigh = {high}", figure.low),
            None => writeln!(text, "value = {}", figure.low),
        };
        let bound = match figure.bound {
            Bound::Exact => None,
            Bound::About => Some("about"),
            Bound::AtLeast => Some("at least"),
            Bound::AtMost => Some("at most"),
        };
        if let Some(bound) = bound {
            let _ = writeln!(text, "bound = \"{bound}\"");
        }
        if let Some(counted) = &figure.counted {
            let _ = writeln!(text, "counted = {}", quoted(counted));
        }
        if let Some(speaker) = &source.speaker {
            let known = speaker
                .actor
                .as_ref()
                .filter(|actor| self.context.actor(actor).is_some());
            let by = known
                .map(|actor| actor.to_string())
                .or_else(|| self.context.speaker(speaker));
            if let Some(by) = by {
                let _ = writeln!(text, "said_by = {}", quoted(&by));
            }
        }
        let place = format!("{}#{}", source.article, quote.fragment);
        let _ = writeln!(
            text,
            "quote = {}\nsource = {}",
            quoted(&figure.quote),
            quoted(&place)
        );
        text
    }
}

/// The letters and digits of words: what is the same however it is punctuated.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a file's name begins with: the day, else the month or year in which it must have been.
fn prefix(date: &Edtf) -> String {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
        return String::new();
    };
    if let Some(day) = date.day() {
        format!("{day}-")
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}-", first.format("%Y-%m"))
    } else {
        format!("{}-", first.format("%Y"))
    }
}
