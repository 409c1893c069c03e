//! Words of sources and what rests on them. What surrounds the words is given only where the page
//! shows the passage; of a source that may only be linked to, the quoted words alone.

use rayon::prelude::*;

use super::super::Layout;
use super::super::evidence::{is_shown, stance_word};
use super::super::story::{citation_anchor, quotation_anchor};
use super::super::view::data::{AnnotationRecord, Around, WordsRecord};
use crate::timeline::{Evidence, Mark, Story};

/// How many characters before and after the words are given.
const AROUND: usize = 32;

/// A text on whose page evidence stands.
struct Place<'a> {
    path: &'a str,
    title: &'a str,
}

impl Layout<'_> {
    pub(super) fn annotations(&self) -> Vec<AnnotationRecord> {
        let events: Vec<_> = self.timeline.standing().collect();
        let of_events = events.par_iter().map(|event| {
            let path = self.urls.event(&event.id);
            self.of_story(
                &event.story,
                &Place {
                    path,
                    title: &event.title,
                },
            )
        });
        let mut all: Vec<AnnotationRecord> = of_events.flatten_iter().collect();
        for question in self.timeline.questions.values() {
            let path = self.urls.question(&question.id);
            all.extend(self.of_story(
                &question.story,
                &Place {
                    path,
                    title: &question.title,
                },
            ));
        }
        all
    }

    fn of_story(&self, story: &Story, place: &Place<'_>) -> Vec<AnnotationRecord> {
        let quoted = story
            .quotations
            .iter()
            .enumerate()
            .filter_map(|(index, quotation)| {
                self.annotation(&quotation.evidence, &quotation_anchor(index), place, true)
            });
        let cited = story
            .citations
            .iter()
            .enumerate()
            .filter_map(|(index, citation)| {
                self.annotation(&citation.evidence, &citation_anchor(index), place, false)
            });
        quoted.chain(cited).collect()
    }

    fn annotation(
        &self,
        evidence: &Evidence,
        anchor: &str,
        place: &Place<'_>,
        quoted: bool,
    ) -> Option<AnnotationRecord> {
        let article = self.timeline.articles.get(&evidence.article)?;
        let source = self.data_url(self.urls.article(&evidence.article));
        let whole = || WordsRecord {
            source: source.clone(),
            original_url: article.doc.url.clone(),
            passage: None,
            exact: None,
            around: None,
        };
        let words = |mark: &Mark| {
            let shown = is_shown(article, mark.passage);
            // Words that a citation names a passage by are an address and no quotation.
            let range = mark.range.as_ref().filter(|_| quoted);
            let text = article
                .doc
                .body
                .passage(mark.passage)
                .map(|p| p.text.as_str());
            let exact = range
                .zip(text)
                .and_then(|(range, text)| text.get(range.clone()));
            let around = range
                .zip(text)
                .filter(|_| shown)
                .and_then(|(range, text)| around(text, range.start, range.end));
            WordsRecord {
                passage: shown.then(|| mark.passage.to_string()),
                exact: exact.map(str::to_owned),
                around,
                ..whole()
            }
        };
        let mut targets: Vec<WordsRecord> = evidence.marks.iter().map(words).collect();
        if targets.is_empty() {
            targets.push(whole());
        }
        let page = self.data_url(place.path);
        Some(AnnotationRecord {
            url: format!("{page}#{anchor}"),
            page,
            title: place.title.to_owned(),
            stance: stance_word(&evidence.stance),
            targets,
        })
    }
}

/// What stands around the bytes `start..end` of a text, and their place in code points.
fn around(text: &str, start: usize, end: usize) -> Option<Around> {
    let (before, words, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let first = before.chars().count();
    Some(Around {
        prefix: before.chars().skip(first.saturating_sub(AROUND)).collect(),
        suffix: after.chars().take(AROUND).collect(),
        start: first,
        end: first + words.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn places_are_counted_in_code_points() {
        let text = "ӘӘ words 🙂 after";
        let start = text.find("words").unwrap_or_default();
        let found = around(text, start, start + "words 🙂".len());
        let found = found.map(|a| (a.prefix, a.suffix, a.start, a.end));
        assert_eq!(found, Some(("ӘӘ ".to_owned(), " after".to_owned(), 3, 10)));
    }
}
