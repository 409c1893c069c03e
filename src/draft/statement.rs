//! Statements: the sentences of an article that are about a date.

use std::ops::Range;

use chrono::NaiveDate;

use super::bare::bare;
use super::copies::{self, Signature};
use super::figures::counts;
use super::noise;
use super::proposal::{Basis, DateReason};
use super::said::{Said, date_speech};
use super::words::{hash, terms, words};
use crate::content::document::{ArticleDoc, ArticleKind};
use crate::model::{Edtf, PassageRole};
use crate::names::{Gazetteer, Mention};
use crate::text::dates::{Expression, Reader, Reference, Type};
use crate::text::sentences::sentences;

/// The most days that a choice of days may span to be a date of an event.
const WIDEST: i64 = 31;

/// An article as read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The day of its publication.
    pub published: Option<NaiveDate>,
    /// Its sentences that can be proposed and have a date.
    pub statements: Vec<Statement>,
    /// The days that its sentences name.
    pub named: Vec<NamedDay>,
    /// Its different terms.
    pub terms: Vec<u64>,
    /// Whether it is about the topic.
    pub topical: bool,
    /// The terms of its first sentences.
    pub lead: Vec<u64>,
    /// Its names.
    pub mentions: Vec<Mention>,
    /// What is said in it.
    pub said: Said,
    /// Its signature.
    pub signature: Signature,
}

/// A day that a sentence names.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedDay {
    pub day: NaiveDate,
    /// Whether the sentence has a topic word or a known actor.
    pub topical: bool,
    /// The number of the sentence in the article.
    pub place: usize,
}

/// A sentence about a date.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The index of its passage.
    pub passage: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// Its dates, each with the reason.
    pub dates: Vec<(Edtf, DateReason)>,
    /// Where time expressions stand in the passage.
    pub times: Vec<Range<usize>>,
    /// Its terms.
    pub terms: Vec<u64>,
    /// Its words, as one number.
    pub print: u64,
    /// Whether it has a topic word or a known actor.
    pub topical: bool,
    /// Whether it names an actor.
    pub actor: bool,
    /// Its numbers with what they count, those of its dates left out.
    pub counts: Vec<u64>,
    /// Which of the article's names it has.
    pub names: Range<usize>,
}

/// Reads an article. A summary is not its source's words and gives nothing; nor does a sealed
/// text, whose kept passages are quoted already and have lost what they refer to.
pub(super) fn read(article: &ArticleDoc, gazetteer: &Gazetteer, topic: &[String]) -> Reading {
    let published = article.published.as_ref().and_then(Edtf::day);
    if article.kind != ArticleKind::Text || article.sealed.is_some() {
        return Reading::default();
    }
    let mentions = gazetteer.annotate(article);
    let texts = || {
        article
            .body
            .passages
            .iter()
            .filter(|passage| passage.role == PassageRole::Text)
    };
    let spoken = mentions
        .iter()
        .any(|mention| mention.name.actor().is_some());
    let paragraphs: Vec<&str> = texts().map(|passage| passage.text.as_str()).collect();
    let mut reading = Reading {
        published,
        said: if spoken {
            Said::read(article)
        } else {
            Said::default()
        },
        signature: copies::signature(paragraphs.iter().copied()),
        ..Reading::default()
    };
    let mut pass = Pass {
        mentions: &mentions,
        topic,
        published,
        sentence: 0,
        on_topic: 0,
        undated: Vec::new(),
    };
    let mut reader = Reader::new(Reference::from(published));
    for (index, passage) in article.body.passages.iter().enumerate() {
        if passage.role == PassageRole::Text {
            let dates = reader.read(&passage.text);
            pass.passage(index, &passage.text, &dates, &mut reading);
        }
    }
    reading.topical = pass.on_topic >= 2 || topic.is_empty();
    let undated = std::mem::take(&mut pass.undated);
    date_speech(article, &reading.said, undated, &mut reading.statements);
    reading.terms.sort_unstable();
    reading.terms.dedup();
    reading.mentions = mentions;
    reading
}

/// The way through an article.
struct Pass<'a> {
    mentions: &'a [Mention],
    topic: &'a [String],
    published: Option<NaiveDate>,
    sentence: usize,
    on_topic: usize,
    undated: Vec<Statement>,
}

impl Pass<'_> {
    fn passage(&mut self, index: usize, text: &str, dates: &[Expression], reading: &mut Reading) {
        let ranges = sentences(text);
        let heading = noise::is_heading(text, ranges.len());
        let mut ruling: Option<(Edtf, DateReason)> = None;
        for range in ranges {
            let within = bare(&text[range.clone()]);
            let range = range.start + within.start..range.start + within.end;
            let sentence = &text[range.clone()];
            let from = dates.partition_point(|date| date.range.start < range.start);
            let within = dates[from..]
                .iter()
                .take_while(|date| date.range.start < range.end);
            let within: Vec<&Expression> = within.collect();
            let statement = self.statement(index, range, sentence, text, &within);
            let lead = self.sentence < 3 && !heading;
            reading.terms.extend(&statement.terms);
            if lead {
                reading.lead.extend(&statement.terms);
            }
            self.on_topic += usize::from(statement.topical);
            for day in statement.dates.iter().filter_map(|(date, _)| date.day()) {
                let named = NamedDay {
                    day,
                    topical: statement.topical,
                    place: self.sentence,
                };
                reading.named.push(named);
            }
            self.sentence += 1;
            let last = statement
                .dates
                .iter()
                .rfind(|(date, _)| date.day().is_some());
            if let Some(last) = last {
                ruling = Some(last.clone());
            }
            if !heading && !noise::is_noise(sentence) {
                self.keep(statement, ruling.as_ref(), lead, reading);
            }
        }
    }

    fn statement(
        &self,
        passage: usize,
        range: Range<usize>,
        sentence: &str,
        text: &str,
        within: &[&Expression],
    ) -> Statement {
        // In reading order, so that a long text is not gone through for each sentence.
        let place = |mention: &Mention| (mention.passage.index(), mention.range.start);
        let from = self
            .mentions
            .partition_point(|mention| place(mention) < (passage, range.start));
        let to = self
            .mentions
            .partition_point(|mention| place(mention) < (passage, range.end));
        let names = from..to.max(from);
        let actor = self.mentions[names.clone()]
            .iter()
            .any(|mention| mention.name.actor().is_some());
        let begins = |word: String| {
            self.topic
                .iter()
                .any(|topic| word.starts_with(topic.as_str()))
        };
        let all: Vec<String> = words(sentence).collect();
        Statement {
            passage,
            print: hash(all.join(" ").as_bytes()),
            topical: actor || all.into_iter().any(begins),
            dates: within.iter().filter_map(|date| dated(date, text)).collect(),
            times: within.iter().map(|date| date.range.clone()).collect(),
            terms: terms(sentence),
            counts: counts(sentence, range.start, within),
            names,
            range,
            actor,
        }
    }

    /// Gives a sentence its date, or lays it aside.
    fn keep(
        &mut self,
        mut statement: Statement,
        ruling: Option<&(Edtf, DateReason)>,
        lead: bool,
        reading: &mut Reading,
    ) {
        if statement.dates.is_empty() {
            if let Some((date, reason)) = ruling {
                let reason = DateReason {
                    basis: Basis::Paragraph,
                    ..reason.clone()
                };
                statement.dates.push((date.clone(), reason));
            } else if let (Some(day), true) = (self.published, lead) {
                let reason = DateReason {
                    basis: Basis::Implied,
                    words: None,
                    rule: "published",
                };
                statement.dates.push((Edtf::from_day(day), reason));
            }
        }
        // What is said was said on the day of the speech, whatever its lead implies.
        if statement
            .dates
            .iter()
            .all(|(_, reason)| reason.basis != Basis::Named)
        {
            self.undated.push(statement);
        } else {
            reading.statements.push(statement);
        }
    }
}

/// The date that an expression gives an event: a day, or a choice of few.
fn dated(expression: &Expression, text: &str) -> Option<(Edtf, DateReason)> {
    if !matches!(expression.kind, Type::Date | Type::Time) {
        return None;
    }
    let when = expression.when.as_ref()?;
    let date = match when.day() {
        Some(day) => Edtf::from_day(day),
        None => when.clone(),
    };
    let width = date
        .latest()?
        .signed_duration_since(date.earliest()?)
        .num_days();
    let choice = date.is_choice() && width < WIDEST;
    let reason = DateReason {
        basis: Basis::Named,
        words: text.get(expression.range.clone()).map(str::to_owned),
        rule: expression.rule,
    };
    (choice || date.day().is_some()).then_some((date, reason))
}
