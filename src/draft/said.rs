//! What is said in an article: whose words a sentence gives, and on which day they were spoken.

use std::cmp::Reverse;
use std::ops::Range;

use chrono::NaiveDate;

use super::proposal::{Basis, DateReason};
use super::statement::Statement;
use crate::content::document::ArticleDoc;
use crate::model::{Edtf, PassageRole};
use crate::text::speech::{SpeakerSpan, Speech, speech};

/// The speech of an article, by where it stands.
#[derive(Debug, Default)]
pub(super) struct Said {
    speech: Vec<Speech>,
    /// The passage of each paragraph that was read.
    passages: Vec<usize>,
    spans: Vec<Spoken>,
}

/// Words that are spoken.
#[derive(Debug)]
struct Spoken {
    passage: usize,
    range: Range<usize>,
    /// How far any of the passage's words up to these reach.
    furthest: usize,
    /// Which speech it is.
    at: usize,
}

impl Said {
    /// Reads the speech in an article's passages of text.
    pub fn read(article: &ArticleDoc) -> Self {
        let passages = &article.body.passages;
        let texts: Vec<usize> = (0..passages.len())
            .filter(|index| passages[*index].role == PassageRole::Text)
            .collect();
        let paragraphs: Vec<&str> = texts
            .iter()
            .map(|index| passages[*index].text.as_str())
            .collect();
        let speech = speech(&paragraphs);
        let span = |(at, said): (usize, &Speech)| {
            Some(Spoken {
                passage: *texts.get(said.paragraph)?,
                range: said.quote.clone(),
                furthest: said.quote.end,
                at,
            })
        };
        let mut spans: Vec<Spoken> = speech.iter().enumerate().filter_map(span).collect();
        spans.sort_by_key(|spoken| (spoken.passage, spoken.range.start, spoken.at));
        for at in 1..spans.len() {
            if spans[at - 1].passage == spans[at].passage {
                spans[at].furthest = spans[at].furthest.max(spans[at - 1].furthest);
            }
        }
        Self {
            speech,
            passages: texts,
            spans,
        }
    }

    /// Whether nothing is said, or nobody has read what is.
    pub fn is_empty(&self) -> bool {
        self.speech.is_empty()
    }

    /// The speech that has some of these bytes of a passage, the last first.
    fn over(&self, passage: usize, range: &Range<usize>) -> impl Iterator<Item = &Speech> {
        let end = self
            .spans
            .partition_point(|spoken| (spoken.passage, spoken.range.start) < (passage, range.end));
        let start = range.start;
        self.spans[..end]
            .iter()
            .rev()
            .take_while(move |spoken| spoken.passage == passage && spoken.furthest > start)
            .filter(move |spoken| spoken.range.end > start)
            .filter_map(|spoken| self.speech.get(spoken.at))
    }

    /// Whose words most of a sentence is; none where nobody is said to speak.
    pub fn most(&self, statement: &Statement) -> Option<&Speech> {
        let range = &statement.range;
        let shared = |said: &Speech| {
            let end = said.quote.end.min(range.end);
            end.saturating_sub(said.quote.start.max(range.start))
        };
        self.over(statement.passage, range)
            .filter(|said| said.speaker.is_some() || said.named.is_some())
            .max_by_key(|said| (shared(said), Reverse(said.quote.start), said.kind))
    }

    /// The passage that a speaker's words stand in.
    pub fn passage(&self, span: &SpeakerSpan) -> Option<usize> {
        self.passages.get(span.paragraph).copied()
    }

    /// The last word of a speaker's name in an article; none for a description and for "he".
    fn name<'a>(&self, said: &Speech, article: &'a ArticleDoc) -> Option<&'a str> {
        let span = said.named.as_ref().or(said.speaker.as_ref())?;
        let passage = article.body.passages.get(self.passage(span)?)?;
        let words = passage.text.get(span.range.clone())?;
        let last = words.split_whitespace().next_back()?;
        let whole = last.len() > 2 && last.starts_with(char::is_uppercase);
        whole.then(|| last.trim_end_matches(|c: char| !c.is_alphabetic()))
    }
}

/// A day on which somebody spoke, and the words that name it.
type Day = (NaiveDate, DateReason);

/// Dates what somebody says by the one day on which the article lets them speak.
pub(super) fn date_speech(
    article: &ArticleDoc,
    said: &Said,
    undated: Vec<Statement>,
    statements: &mut Vec<Statement>,
) {
    // The day stands beside the words that report, not within what is reported.
    let mut days: Vec<(Option<&str>, NaiveDate, DateReason)> = Vec::new();
    for statement in statements.iter() {
        let Some(speech) = said.over(statement.passage, &statement.range).next() else {
            continue;
        };
        let speech = said.most(statement).unwrap_or(speech);
        for ((date, reason), range) in statement.dates.iter().zip(&statement.times) {
            let mut around = said.over(statement.passage, range);
            let inside =
                around.any(|said| said.quote.start <= range.start && range.end <= said.quote.end);
            if let (Some(day), false) = (date.day(), inside) {
                days.push((said.name(speech, article), day, reason.clone()));
            }
        }
    }
    // One who is named and another who is named are two; a description may be of either.
    let one = |name: Option<&str>| {
        let mut same = days
            .iter()
            .filter(|(other, ..)| name.is_none() || other.is_none() || name == *other);
        let (_, day, reason) = same.next()?;
        same.all(|(_, other, _)| other == day)
            .then(|| (*day, reason.clone()))
    };
    let mut by_name: Vec<(Option<&str>, Option<Day>)> = Vec::new();
    let kept = undated.into_iter().filter_map(|mut statement| {
        let ruled = statement
            .dates
            .iter()
            .any(|(_, reason)| reason.basis == Basis::Paragraph);
        let speech = said.over(statement.passage, &statement.range).next();
        if let (Some(speech), false) = (speech, ruled || days.is_empty()) {
            let speech = said.most(&statement).unwrap_or(speech);
            let name = said.name(speech, article);
            let known = by_name.iter().position(|(known, _)| *known == name);
            let at = known.unwrap_or_else(|| {
                by_name.push((name, one(name)));
                by_name.len() - 1
            });
            if let Some((day, reason)) = &by_name[at].1 {
                let reason = DateReason {
                    basis: Basis::Spoken,
                    ..reason.clone()
                };
                statement.dates = vec![(Edtf::from_day(*day), reason)];
            }
        }
        (!statement.dates.is_empty()).then_some(statement)
    });
    let kept: Vec<Statement> = kept.collect();
    statements.extend(kept);
    statements.sort_by_key(|statement| (statement.passage, statement.range.start));
}
