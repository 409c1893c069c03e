//! From a chosen sentence to a proposal with all that it rests on.

use super::choose::{Chosen, Place};
use super::proposal::{Figure, NameReason, Proposal, ProposalSource, Speaker};
use super::statement::{Reading, Statement};
use super::words::{hash, words};
use crate::content::document::{ArticleDoc, Bound};
use crate::model::{Edtf, PassageNo, PassageRole};
use crate::names::{Gazetteer, Mention, Name};
use crate::text::numbers::numbers;
use crate::text::speech::{Kind, SpeakerSpan, Speech, speech};
use std::sync::OnceLock;

/// Words after a number that say what it counts.
const COUNTED: usize = 3;
/// Words behind which something else begins.
const PARTING: [&str; 6] = ["and", "to", "in", "were", "have", "had"];
/// Words that nothing ends with.
const LOOSE: [&str; 5] = ["of", "the", "a", "an", "that"];

/// What proposals are made from.
pub(super) struct Maker<'a> {
    pub articles: &'a [ArticleDoc],
    pub readings: &'a [Reading],
    pub gazetteer: &'a Gazetteer,
    /// What is said in each article, once one of its sentences is chosen.
    pub speech: &'a [OnceLock<Vec<Speech>>],
}

impl Maker<'_> {
    pub fn proposal(&self, date: &Edtf, chosen: &Chosen) -> Option<Proposal> {
        let source = self.source(chosen.place)?;
        let statement = self.statement(chosen.place);
        let reason = statement.dates.get(chosen.place.2)?.1.clone();
        let mentions = self.mentions(chosen.place);
        let named = |mention: &&Mention| {
            Some(source_words(self.articles, chosen.place.0, mention)?.to_owned())
        };
        let mut actors: Vec<NameReason<_>> = Vec::new();
        let mut regions: Vec<NameReason<_>> = Vec::new();
        for mention in &mentions {
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

    fn mentions(&self, place: Place) -> Vec<&Mention> {
        let statement = self.statement(place);
        let within = |mention: &&Mention| {
            mention.passage.index() == statement.passage
                && statement.range.contains(&mention.range.start)
        };
        self.readings[place.0]
            .mentions
            .iter()
            .filter(within)
            .collect()
    }

    /// Who says most of the sentence.
    fn speaker(&self, place: Place) -> Option<Speaker> {
        let statement = self.statement(place);
        let passages = &self.articles[place.0].body.passages;
        let places: Vec<usize> = (0..passages.len())
            .filter(|index| passages[*index].role == PassageRole::Text)
            .collect();
        let shared = |said: &Speech| {
            let end = said.quote.end.min(statement.range.end);
            end.saturating_sub(said.quote.start.max(statement.range.start))
        };
        let texts = || places.iter().map(|at| passages[*at].text.as_str());
        let read = || speech(&texts().collect::<Vec<&str>>());
        // Where an article names no actor, nobody asked before who speaks in it.
        let all = match &self.readings[place.0].speech[..] {
            [] => self.speech[place.0].get_or_init(read),
            all => all,
        };
        let here = all.iter().filter(|said| {
            places.get(said.paragraph) == Some(&statement.passage) && shared(said) > 0
        });
        let said = here
            .filter(|said| said.speaker.is_some() || said.named.is_some())
            .max_by_key(|said| (shared(said), std::cmp::Reverse(said.quote.start)))?;
        let spans = [said.speaker.as_ref(), said.named.as_ref()];
        let find = |span: &SpeakerSpan| self.actor(place.0, &places, span);
        let actor = spans
            .iter()
            .flatten()
            .find_map(|span| find(span).and_then(|name| name.actor().cloned()));
        let span = said.named.as_ref().or(said.speaker.as_ref())?;
        let text = &passages[*places.get(span.paragraph)?].text;
        Some(Speaker {
            words: text.get(span.range.clone())?.to_owned(),
            actor,
            rule: said.rule,
            said: said.quote.start.max(statement.range.start) - statement.range.start
                ..said.quote.end.min(statement.range.end) - statement.range.start,
            direct: said.kind == Kind::Direct,
        })
    }

    fn actor(&self, article: usize, places: &[usize], span: &SpeakerSpan) -> Option<Name> {
        let passage = *places.get(span.paragraph)?;
        let words = self.articles[article].body.passages[passage]
            .text
            .get(span.range.clone())?;
        if let Some(actor) = self.gazetteer.speaker(words) {
            return Some(Name::Actor(actor));
        }
        // The article knows who a bare surname is, and whom it has called that.
        let there = self.readings[article].mentions.iter().filter(|mention| {
            mention.passage.index() == passage && span.range.contains(&mention.range.start)
        });
        only_actor(there).or_else(|| {
            let description = lower(words).strip_prefix("the ")?.to_owned();
            let called = self.readings[article].mentions.iter().filter(|mention| {
                let text = &self.articles[article].body.passages[mention.passage.index()].text;
                lower(text.get(..mention.range.start).unwrap_or_default()).ends_with(&description)
            });
            only_actor(called)
        })
    }
}

fn lower(text: &str) -> String {
    text.trim_end().to_lowercase()
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
    articles: &'a [ArticleDoc],
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

/// The numbers of a sentence, without those of its dates.
fn figures(passage: &str, statement: &Statement) -> Vec<Figure> {
    let sentence = passage.get(statement.range.clone()).unwrap_or_default();
    let found = numbers(sentence).into_iter().filter(|number| {
        let at = number.range.start + statement.range.start;
        !statement.times.iter().any(|time| time.contains(&at))
    });
    found
        .map(|number| {
            let rest = &sentence[number.range.end..];
            let end = rest
                .find([',', '.', ';', '"', '”', ':'])
                .unwrap_or(rest.len());
            let after = rest[..end].split_whitespace().take(COUNTED);
            let mut after: Vec<&str> = after.take_while(|word| !PARTING.contains(word)).collect();
            while after.last().is_some_and(|word| LOOSE.contains(word)) {
                after.pop();
            }
            let digits = &sentence[number.range.clone()];
            let words = [digits, &after.join(" ")].join(" ").trim_end().to_owned();
            Figure {
                value: number.value(),
                bound: bound(&sentence[..number.range.start]),
                words,
            }
        })
        .collect()
}

fn bound(before: &str) -> Bound {
    let before = before.trim_end().to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&["at least", "more than", "over", "no fewer than"]) {
        Bound::AtLeast
    } else if ends(&[
        "at most",
        "up to",
        "fewer than",
        "less than",
        "no more than",
    ]) {
        Bound::AtMost
    } else if ends(&[
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "roughly",
        "approximately",
    ]) {
        Bound::About
    } else {
        Bound::Exact
    }
}
