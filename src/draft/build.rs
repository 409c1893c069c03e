//! From a chosen sentence to a proposal with all that it rests on.

use std::sync::{Arc, OnceLock};

use super::choose::{Chosen, Place};
use super::figures::figures;
use super::proposal::{NameReason, Proposal, ProposalSource, Speaker};
use super::said::Said;
use super::statement::{Reading, Statement};
use super::words::{hash, words};
use crate::content::document::ArticleDoc;
use crate::model::{Edtf, PassageNo};
use crate::names::{Gazetteer, Mention, Name};
use crate::text::speech::{Kind, SpeakerSpan};

/// What proposals are made from.
pub(super) struct Maker<'a> {
    pub articles: &'a [Arc<ArticleDoc>],
    pub readings: &'a [Arc<Reading>],
    pub gazetteer: &'a Gazetteer,
    /// What is said in the articles that name no actor, read where one of their sentences is
    /// chosen.
    pub unasked: &'a [OnceLock<Said>],
}

impl Maker<'_> {
    pub fn proposal(&self, date: &Edtf, chosen: &Chosen) -> Option<Proposal> {
        let source = self.source(chosen.place)?;
        let statement = self.statement(chosen.place);
        let reason = statement.dates.get(chosen.place.2)?.1.clone();
        let mentions = self.mentions(chosen.place);
        let named = |mention: &Mention| {
            Some(source_words(self.articles, chosen.place.0, mention)?.to_owned())
        };
        let mut actors: Vec<NameReason<_>> = Vec::new();
        let mut regions: Vec<NameReason<_>> = Vec::new();
        for mention in mentions {
            let Some(words) = named(mention) else {
                continue;
            };
            match &mention.name {
                Name::Actor(id) if actors.iter().all(|known| known.id != *id) => {
                    actors.push(NameReason {
                        id: id.clone(),
                        words,
                    });
                }
                Name::Region(id) if regions.iter().all(|known| known.id != *id) => {
                    regions.push(NameReason {
                        id: id.clone(),
                        words,
                    });
                }
                _ => {}
            }
        }
        Some(Proposal {
            id: id(&source, date),
            date: date.clone(),
            reason,
            text: source.text.clone(),
            speaker: source.speaker.clone(),
            figures: source.figures.clone(),
            source,
            actors,
            regions,
            sources: chosen
                .others
                .iter()
                .filter_map(|place| self.source(*place))
                .collect(),
        })
    }

    fn statement(&self, place: Place) -> &Statement {
        &self.readings[place.0].statements[place.1]
    }

    fn source(&self, place: Place) -> Option<ProposalSource> {
        let statement = self.statement(place);
        let article = &self.articles[place.0];
        let passage = article.body.passages.get(statement.passage)?;
        Some(ProposalSource {
            article: article.id.clone(),
            passage: PassageNo::from_index(statement.passage),
            span: passage.source(statement.range.start, statement.range.end),
            text: passage.text.get(statement.range.clone())?.to_owned(),
            published: self.readings[place.0].published,
            figures: figures(&passage.text, statement),
            speaker: self.speaker(place),
        })
    }

    fn mentions(&self, place: Place) -> &[Mention] {
        let names = self.statement(place).names.clone();
        self.readings[place.0]
            .mentions
            .get(names)
            .unwrap_or_default()
    }

    /// Who says most of the sentence.
    fn speaker(&self, place: Place) -> Option<Speaker> {
        let statement = self.statement(place);
        let all = self.said(place.0);
        let said = all.most(statement)?;
        let spans = [said.speaker.as_ref(), said.named.as_ref()];
        let find = |span: &SpeakerSpan| self.actor(place.0, span);
        let actor = spans
            .iter()
            .flatten()
            .find_map(|span| find(span).and_then(|name| name.actor().cloned()));
        let span = said.named.as_ref().or(said.speaker.as_ref())?;
        let passages = &self.articles[place.0].body.passages;
        let text = &passages.get(all.passage(span)?)?.text;
        Some(Speaker {
            words: text.get(span.range.clone())?.to_owned(),
            actor,
            rule: said.rule,
            said: said.quote.start.max(statement.range.start) - statement.range.start
                ..said.quote.end.min(statement.range.end) - statement.range.start,
            direct: said.kind == Kind::Direct,
        })
    }

    /// What is said in an article. Where it names no actor, nobody has asked before.
    fn said(&self, article: usize) -> &Said {
        match &self.readings[article].said {
            none if none.is_empty() => {
                self.unasked[article].get_or_init(|| Said::read(&self.articles[article]))
            }
            said => said,
        }
    }

    fn actor(&self, article: usize, span: &SpeakerSpan) -> Option<Name> {
        let reading = &self.readings[article];
        let passages = &self.articles[article].body.passages;
        let passage = self.said(article).passage(span)?;
        let words = passages.get(passage)?.text.get(span.range.clone())?;
        if let Some(actor) = self.gazetteer.speaker(words) {
            return Some(Name::Actor(actor));
        }
        // The article knows who a bare surname is, and whom it has called that.
        let from = reading.mentions.partition_point(|mention| {
            (mention.passage.index(), mention.range.start) < (passage, span.range.start)
        });
        let there = reading.mentions[from..].iter().take_while(|mention| {
            mention.passage.index() == passage && mention.range.start < span.range.end
        });
        only_actor(there).or_else(|| {
            let lower = words.to_lowercase();
            let description = lower.strip_prefix("the ")?.trim_end();
            let called = reading.mentions.iter().filter(|mention| {
                let text = &passages[mention.passage.index()].text;
                ends_with(
                    text.get(..mention.range.start).unwrap_or_default(),
                    description,
                )
            });
            only_actor(called)
        })
    }
}

/// Whether a text ends with those words, in any case and with blanks after them.
fn ends_with(text: &str, lower: &str) -> bool {
    let text = text.trim_end();
    let length = lower.chars().count();
    let signs = text.char_indices().rev().take(length);
    signs
        .last()
        .is_some_and(|(at, _)| text[at..].to_lowercase() == lower)
}

/// The one actor that mentions name.
fn only_actor<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Option<Name> {
    let mut names = mentions
        .map(|mention| &mention.name)
        .filter(|name| name.actor().is_some());
    let first = names.next()?;
    names.all(|other| other == first).then(|| first.clone())
}

fn source_words<'a>(
    articles: &'a [Arc<ArticleDoc>],
    article: usize,
    mention: &Mention,
) -> Option<&'a str> {
    let passage = articles[article]
        .body
        .passages
        .get(mention.passage.index())?;
    passage.text.get(mention.range.clone())
}

fn id(source: &ProposalSource, date: &Edtf) -> String {
    let sentence = words(&source.text).collect::<Vec<_>>().join(" ");
    let content = format!("{}\n{date}\n{sentence}", source.article);
    let day = date
        .earliest()
        .map_or_else(String::new, |day| format!("{day}-"));
    format!("{day}{:08x}", hash(content.as_bytes()) >> 32)
}
