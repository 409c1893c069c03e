//! A text's paragraphs in order, and what one leaves to the next.

use super::direct::{Attribution, Sentence};
use super::tokens::{Kind as Token, Paragraph};
use super::{Kind, SpeakerSpan, Speech, cues, indirect, marks};
use std::ops::Range;

/// All speech in a text.
pub(super) fn read(paragraphs: &[&str]) -> Vec<Speech> {
    let mut reader = Reader::default();
    let mut carried = false;
    for (n, text) in paragraphs.iter().enumerate() {
        let quotations = marks::quotations(text, carried);
        carried = quotations.last().is_some_and(|last| last.open);
        let paragraph = Paragraph::read(text, quotations);
        reader.paragraph(n, &paragraph);
    }
    let mut found = reader.found;
    found.sort_by_key(|speech| (speech.paragraph, speech.quote.start, speech.kind));
    name(&mut found, paragraphs);
    found.sort_by_key(|speech| (speech.paragraph, speech.kind));
    found
}

/// Says for each pronoun who was last named.
fn name(found: &mut [Speech], paragraphs: &[&str]) {
    let mut last = None;
    for speech in found {
        let Some(speaker) = &speech.speaker else {
            continue;
        };
        let text = paragraphs.get(speaker.paragraph);
        let words = text
            .and_then(|text| text.get(speaker.range.clone()))
            .unwrap_or_default();
        if is_third_person(words) {
            speech.named.clone_from(&last);
        } else if words
            .split_whitespace()
            .next_back()
            .is_some_and(|word| word.starts_with(char::is_uppercase))
            && !is_pronoun(words)
        {
            last.clone_from(&speech.speaker);
        }
    }
}

fn is_third_person(words: &str) -> bool {
    let head = words.split(['’', '\'']).next().unwrap_or_default();
    ["he", "she", "they"]
        .iter()
        .any(|pronoun| head.eq_ignore_ascii_case(pronoun))
}

fn is_pronoun(words: &str) -> bool {
    ["i", "we", "it", "you"]
        .iter()
        .any(|pronoun| words.eq_ignore_ascii_case(pronoun))
}

#[derive(Debug, Default)]
struct Reader {
    found: Vec<Speech>,
    /// The speaker of the last quotation of the paragraph before, or else of its last sentence.
    last: Option<SpeakerSpan>,
    /// Who speaks in the last sentence of the paragraph before, if it ends in a colon.
    announced: Option<SpeakerSpan>,
}

/// What a paragraph has told so far.
#[derive(Debug, Default)]
struct SoFar {
    /// Who spoke last.
    speaker: Option<SpeakerSpan>,
    /// Who spoke the last quotation.
    quoted: Option<SpeakerSpan>,
    /// Who speaks in the last sentence.
    told: Option<SpeakerSpan>,
    /// Whose words the next paragraph gives.
    announced: Option<SpeakerSpan>,
    /// Quotations that still have no speaker, by their place in what was found.
    pending: Vec<usize>,
}

impl Reader {
    fn paragraph(&mut self, n: usize, paragraph: &Paragraph<'_>) {
        let mut so_far = SoFar::default();
        let ends_in_colon = paragraph.text.trim_end().ends_with(':');
        for tokens in &paragraph.sentences {
            let cues = cues::cues(paragraph, tokens);
            let sentence = Sentence {
                paragraph,
                tokens: tokens.clone(),
                cues: &cues,
            };
            self.direct(n, &sentence, &mut so_far);
            for retold in indirect::retold(paragraph, tokens, &cues) {
                let attribution = Attribution {
                    cue: Some(retold.cue.at.clone()),
                    speaker: retold.cue.speaker.clone(),
                    rule: retold.rule,
                };
                if let Some(content) = span(n, paragraph, &retold.content) {
                    self.found.push(made(
                        n,
                        paragraph,
                        content.range,
                        Kind::Indirect,
                        attribution,
                    ));
                }
            }
            let told = cues.iter().rev().find_map(|cue| cue.speaker.as_ref());
            let told = told.and_then(|told| span(n, paragraph, told));
            if told.is_some() {
                so_far.speaker.clone_from(&told);
            }
            so_far.told.clone_from(&told);
            so_far.announced = told.filter(|_| ends_in_colon);
        }
        for at in so_far.pending {
            if let Some(found) = self.found.get_mut(at).filter(|_| self.last.is_some()) {
                found.speaker.clone_from(&self.last);
                so_far.quoted.clone_from(&self.last);
                found.rule = "lone";
            }
        }
        self.last = so_far.quoted.or(so_far.told);
        self.announced = so_far.announced;
    }

    /// The quotations of a sentence.
    fn direct(&mut self, n: usize, sentence: &Sentence<'_, '_>, so_far: &mut SoFar) {
        let paragraph = sentence.paragraph;
        let bare = sentence.is_bare();
        for at in sentence.tokens.clone() {
            let Token::Quote(number) = paragraph.tokens[at].kind else {
                continue;
            };
            let Some(quotation) = paragraph.quotations.get(number) else {
                continue;
            };
            let carried = |speaker: Option<SpeakerSpan>, rule| Speech {
                paragraph: n,
                quote: quotation.range.clone(),
                kind: Kind::Direct,
                cue: None,
                speaker,
                named: None,
                rule,
            };
            let speech = if let Some(own) = sentence.attribute(at) {
                made(n, paragraph, quotation.range.clone(), Kind::Direct, own)
            } else if quotation.goes_on && self.last.is_some() {
                carried(self.last.clone(), "continued")
            } else if at == 0 && self.announced.is_some() {
                carried(self.announced.clone(), "announced")
            } else if !bare {
                match sentence.uncued(at) {
                    Some(own) => made(n, paragraph, quotation.range.clone(), Kind::Direct, own),
                    None => continue,
                }
            } else if so_far.speaker.is_some() {
                carried(so_far.speaker.clone(), "same-paragraph")
            } else {
                so_far.pending.push(self.found.len());
                carried(None, "none")
            };
            self.settle(&speech, so_far);
            self.found.push(speech);
        }
    }

    /// Lets quotations share a speaker with the others of their paragraph.
    fn settle(&mut self, speech: &Speech, so_far: &mut SoFar) {
        so_far.quoted.clone_from(&speech.speaker);
        if speech.speaker.is_none() {
            return;
        }
        so_far.speaker.clone_from(&speech.speaker);
        for at in so_far.pending.drain(..) {
            if let Some(found) = self.found.get_mut(at) {
                found.speaker.clone_from(&speech.speaker);
                found.rule = "same-paragraph";
            }
        }
    }
}

fn made(
    n: usize,
    paragraph: &Paragraph<'_>,
    quote: Range<usize>,
    kind: Kind,
    attribution: Attribution,
) -> Speech {
    let cue = attribution.cue.and_then(|cue| span(n, paragraph, &cue));
    Speech {
        paragraph: n,
        quote,
        kind,
        cue: cue.map(|cue| cue.range),
        speaker: attribution
            .speaker
            .and_then(|speaker| span(n, paragraph, &speaker)),
        named: None,
        rule: attribution.rule,
    }
}

fn span(n: usize, paragraph: &Paragraph<'_>, tokens: &Range<usize>) -> Option<SpeakerSpan> {
    let tokens = paragraph.tokens.get(tokens.clone())?;
    Some(SpeakerSpan {
        paragraph: n,
        range: tokens.first()?.range.start..tokens.last()?.range.end,
    })
}
