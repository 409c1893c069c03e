//! A page → what can be found of it, by language.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{passages, plain, tidy};
use super::{Kind, Passage, Record};
use crate::pages::Page;
use crate::pages::view::{
    ActorView, AnswerView, ArticleView, EventView, LinkView, NameView, Piece, QuestionView,
    QuotationView, RegionView, SiteView, View,
};

/// The records of a page, each with its language. What a program proposes is found nowhere, neither
/// on pages of its own nor in the lists of others; nor are lists, days and old addresses.
///
/// That search engines are asked to leave a page out says nothing here: of a private reading they
/// are asked it for every page, and those who read it want to search.
pub(super) fn of(page: &Page, site: &SiteView) -> Vec<(String, Record)> {
    let maker = Maker {
        page,
        language: language(Some(&site.language)).unwrap_or_else(|| "en".to_owned()),
    };
    match &page.view {
        View::Event(view) if view.standing != "retracted" => maker.event(view),
        View::Article(view) => maker.article(view),
        View::Actor(view) => maker.actor(view),
        View::Region(view) => maker.region(view),
        View::Question(view) => maker.question(view),
        View::Free(view) => {
            let mut texts = Texts::default();
            texts.pieces(&view.body);
            maker.in_languages(Kind::Page, texts, |_| {})
        }
        _ => Vec::new(),
    }
}

/// The primary subtag of a language tag, in lower case; nothing for what is no tag.
fn language(tag: Option<&str>) -> Option<String> {
    let primary = tag?.split(['-', '_']).next()?.to_ascii_lowercase();
    let fits = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    fits.then_some(primary)
}

struct Maker<'p> {
    page: &'p Page,
    /// The language of our own texts.
    language: String,
}

/// Texts by language; `None` is that of our own texts.
#[derive(Default)]
struct Texts {
    by_language: BTreeMap<Option<String>, Vec<Passage>>,
    /// The anchors of quotations that are in.
    seen: BTreeSet<String>,
}

impl Texts {
    fn add(&mut self, lang: Option<&str>, anchor: Option<&str>, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.by_language
                .entry(language(lang))
                .or_default()
                .push(Passage {
                    anchor: anchor.map(str::to_owned),
                    text,
                });
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Prose { html } => self.add(None, None, &plain(&html.0)),
                Piece::Quotation(quotation) => self.quotation(quotation),
            }
        }
    }

    fn quotation(&mut self, quotation: &QuotationView) {
        // What supports a disputed event stands on its page twice.
        if !self.seen.insert(quotation.anchor.clone()) {
            return;
        }
        let anchor = Some(quotation.anchor.as_str());
        for text in &quotation.paragraphs {
            self.add(quotation.lang.as_deref(), anchor, text);
        }
        let ours = quotation.translation.iter().chain(&quotation.account);
        for text in ours {
            self.add(None, anchor, text);
        }
        if let Some(speaker) = &quotation.speaker {
            self.add(None, anchor, &speaker.words);
        }
    }
}

impl Maker<'_> {
    fn record(&self, kind: Kind, passages: Vec<Passage>) -> Record {
        Record {
            url: format!("/{}", self.page.meta.url),
            title: self.page.meta.title.clone(),
            kind,
            date: None,
            note: None,
            passages,
            actors: Vec::new(),
            regions: Vec::new(),
            term: None,
        }
    }

    /// A record for each language of the texts; one for that of our own at least.
    fn in_languages(
        &self,
        kind: Kind,
        texts: Texts,
        complete: impl Fn(&mut Record),
    ) -> Vec<(String, Record)> {
        let mut all: BTreeMap<String, Vec<Passage>> = BTreeMap::new();
        all.entry(self.language.clone()).or_default();
        for (language, passages) in texts.by_language {
            let language = language.unwrap_or_else(|| self.language.clone());
            all.entry(language).or_default().extend(passages);
        }
        all.into_iter()
            .map(|(language, passages)| {
                let mut record = self.record(kind, passages);
                complete(&mut record);
                (language, record)
            })
            .collect()
    }

    fn event(&self, view: &EventView) -> Vec<(String, Record)> {
        let card = &view.card;
        let mut texts = Texts::default();
        let places = card.places.join(", ");
        for text in card.summary.iter().chain([&places]) {
            texts.add(None, None, text);
        }
        texts.pieces(&view.body);
        for quotation in view
            .supporting
            .iter()
            .chain(&view.disputing)
            .chain(&view.cited)
        {
            texts.quotation(quotation);
        }
        self.in_languages(Kind::Event, texts, |record| {
            record.date = Some(card.date.words.clone());
            record.actors = names(&card.actors);
            record.regions = names(&card.regions);
            record.term = card.kind.as_ref().map(|kind| kind.label.clone());
        })
    }

    /// A source's own texts, under its own language.
    fn article(&self, view: &ArticleView) -> Vec<(String, Record)> {
        let texts = view.text.iter().flat_map(|block| passages(&block.html.0));
        let mut record = self.record(Kind::Passage, texts.collect());
        record.title = view.source.title.clone();
        record.date = view.source.date.as_ref().map(|date| date.words.clone());
        record.note = view.source.publisher.clone();
        record.actors = names(&view.actors);
        record.regions = names(&view.regions);
        let language = language(view.lang.as_deref()).unwrap_or_else(|| self.language.clone());
        vec![(language, record)]
    }

    fn actor(&self, view: &ActorView) -> Vec<(String, Record)> {
        let mut texts = Texts::default();
        for text in view.role.iter().chain(&view.also_known_as) {
            texts.add(None, None, text);
        }
        add_names(&mut texts, &view.names);
        texts.pieces(&view.body);
        self.in_languages(Kind::Name, texts, |record| {
            record.note = view.role.clone();
            record.actors = vec![view.name.clone()];
            record.regions = names(&view.regions);
        })
    }

    fn region(&self, view: &RegionView) -> Vec<(String, Record)> {
        let mut texts = Texts::default();
        for text in view.capital.iter().chain(&view.also_known_as) {
            texts.add(None, None, text);
        }
        for town in &view.towns {
            texts.add(None, None, &town.name);
        }
        add_names(&mut texts, &view.names);
        texts.pieces(&view.body);
        self.in_languages(Kind::Name, texts, |record| {
            record.actors = names(&view.actors);
            record.regions = vec![view.name.clone()];
        })
    }

    fn question(&self, view: &QuestionView) -> Vec<(String, Record)> {
        let mut texts = Texts::default();
        texts.pieces(&view.body);
        for AnswerView { answer, accounts } in &view.answers {
            if let Some(text) = answer {
                texts.add(None, None, text);
            }
            for account in accounts {
                texts.quotation(&account.quotation);
            }
        }
        self.in_languages(Kind::Page, texts, |record| {
            record.actors = names(&view.actors);
            record.regions = names(&view.regions);
        })
    }
}

/// A name is found under its own language, whose cases are known there, and under ours.
fn add_names(texts: &mut Texts, names: &[NameView]) {
    for name in names {
        texts.add(None, None, &name.name);
        texts.add(Some(&name.lang), None, &name.name);
    }
}

fn names(links: &[LinkView]) -> Vec<String> {
    links.iter().map(|link| link.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_language_is_the_first_part_of_its_tag() {
        let tag = |tag| language(Some(tag)).unwrap_or_default();
        assert_eq!(tag("ru"), "ru");
        assert_eq!(tag("KK-Cyrl"), "kk");
        assert_eq!(tag("../x"), "");
        assert_eq!(tag("x-private"), "");
        assert_eq!(language(None), None);
    }
}
