//! A source's sentence as a blockquote that the verifier takes.

use std::ops::Range;

use super::markdown::{line, link, visible};
use super::{Context, Draftable};
use crate::content::document::ArticleDoc;
use crate::content::prose;
use crate::draft::{ProposalSource, Speaker};
use crate::model::{Diagnostics, Edtf, SourceId};
use crate::text::sentences::shorten;
use crate::timeline::quotation::{Found, Haystack, Target};

/// Double quotation marks.
const MARKS: [char; 7] = ['"', '“', '”', '„', '«', '»', '‟'];
/// The fewest words that are quoted as somebody's own, and those that must stand between two omissions.
const FEWEST: usize = 6;
/// The longest title of an article in a link.
const LABEL: usize = 80;
/// The most words that say who speaks.
const SPEAKER: usize = 12;

/// A quotation that stands in its source.
pub(super) struct Quote {
    /// The blockquote, its lines beginning with `>`.
    pub markdown: String,
    /// The words, as they stand in the source.
    pub words: String,
    /// What follows `#` in a link to them.
    pub fragment: String,
}

impl Draftable<'_> {
    /// Quotes a source: somebody's own words where the sentence is most of all them, else the
    /// sentence as its reporter wrote it. None where no way to quote it is verified.
    pub(super) fn quote(&self, source: &ProposalSource) -> Option<Quote> {
        let article = self.context.article(&source.article)?;
        let haystack = self.context.haystack(&source.article)?;
        let sentence = sentence_range(article, source)?;
        let whole = whole(&source.text, &sentence);
        let own = source.speaker.as_ref().and_then(|speaker| {
            let range = own_words(&source.text, speaker)?;
            Some((shifted(range, sentence.start), Some(speaker)))
        });
        let parts = without_brackets(&source.text, &sentence);
        own.into_iter()
            .chain([(whole, None)])
            .chain(parts.map(|part| (part, None)))
            .find_map(|(range, speaker)| self.verified(article, haystack, source, range, speaker))
    }

    fn verified(
        &self,
        article: &ArticleDoc,
        haystack: &Haystack,
        source: &ProposalSource,
        range: Range<usize>,
        speaker: Option<&Speaker>,
    ) -> Option<Quote> {
        let passage = source.passage.index();
        let words = article
            .body
            .passages
            .get(passage)?
            .text
            .get(range.clone())?;
        let directive = haystack.directive(passage, range);
        let found = haystack.fragment(&directive).ok()?;
        if directive.is_empty() || found.parts.iter().any(|part| part.passage != passage) {
            return None;
        }
        let fragment = format!(":~:text={directive}");
        let by = speaker.and_then(|speaker| self.context.speaker(speaker));
        let target = link(&article.head.path);
        let label = label(article, self.context);
        [true, false].into_iter().find_map(|plainly| {
            let by = by
                .as_ref()
                .map_or_else(String::new, |by| format!("{}, ", line(by, plainly)));
            let markdown = format!(
                "> {}\n>\n> — {by}[{}]({target}#{fragment})\n",
                line(&closed(words), plainly),
                line(&label, plainly)
            );
            let kept = stands(&markdown, haystack, article, &found, words);
            kept.then(|| Quote {
                markdown,
                words: words.to_owned(),
                fragment: fragment.clone(),
            })
        })
    }
}

/// Whether the Markdown shows the words and is verified where it points.
fn stands(
    markdown: &str,
    haystack: &Haystack,
    article: &ArticleDoc,
    there: &Found,
    words: &str,
) -> bool {
    let mut problems = Diagnostics::default();
    let path = "content/events/drafted.md";
    let prose = prose::read(markdown, 0, SourceId(0), path, &mut problems);
    let [quotation] = &prose.quotations[..] else {
        return false;
    };
    let [paragraph] = &quotation.paragraphs[..] else {
        return false;
    };
    problems.is_empty()
        && quotation.link.target.path == article.head.path
        && unmarked(&paragraph.value) == unmarked(words)
        && haystack
            .find(&[&paragraph.value], Some(&Target::Text(there.clone())))
            .is_ok()
}

/// The words without double quotation marks, which a quotation is compared without.
fn unmarked(words: &str) -> String {
    visible(&words.replace(MARKS, ""))
}

/// Words with the quotation mark that the source sets only behind a later sentence.
fn closed(words: &str) -> String {
    let count = |mark: char| words.matches(mark).count();
    let end = match (
        count('"') % 2,
        count('“') > count('”'),
        count('«') > count('»'),
    ) {
        (1, ..) => "\"",
        (_, true, _) => "”",
        (_, _, true) => "»",
        _ => "",
    };
    format!("{words}{end}")
}

/// The sentence's bytes in its passage: the one of its places that is meant.
pub(super) fn sentence_range(
    article: &ArticleDoc,
    source: &ProposalSource,
) -> Option<Range<usize>> {
    let passage = article.body.passage(source.passage)?;
    let places = passage.text.match_indices(&source.text);
    let mut ranges = places.map(|(at, words)| at..at + words.len());
    ranges.find(|range| passage.source(range.start, range.end) == source.span)
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The sentence without quotation marks that have lost their counterparts.
fn whole(text: &str, at: &Range<usize>) -> Range<usize> {
    let straight = text.matches('"').count() % 2 != 0;
    let curly = text.matches('“').count() != text.matches('”').count();
    let angular = text.matches('«').count() != text.matches('»').count();
    match straight || curly || angular {
        true => shifted(trimmed(text, 0..text.len(), &MARKS), at.start),
        false => at.clone(),
    }
}

/// The range without these signs and blanks at its ends.
fn trimmed(text: &str, range: Range<usize>, signs: &[char]) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let is_sign = |c: char| c.is_whitespace() || signs.contains(&c);
    let start = range.start + (words.len() - words.trim_start_matches(is_sign).len());
    let end = range.start + words.trim_end_matches(is_sign).len();
    start..end.max(start)
}

/// Somebody's own words in the sentence, where it is most of all them.
fn own_words(text: &str, speaker: &Speaker) -> Option<Range<usize>> {
    let said = text.get(speaker.said.clone())?;
    if !speaker.is_own(text) || said.split_whitespace().count() < FEWEST {
        return None;
    }
    let range = trimmed(text, speaker.said.clone(), &MARKS);
    // The comma before "he said" is the reporter's.
    let comma = text.get(range.clone())?.ends_with(',');
    Some(range.start..range.end - usize::from(comma))
}

/// The longest stretch of the sentence without brackets, where they cannot be quoted.
fn without_brackets(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (place, _) in text.match_indices(['[', ']']) {
        stretches.push(start..place);
        start = place + 1;
    }
    stretches.push(start..text.len());
    let signs = [&MARKS[..], &[',', '.', ';', ':', '…']].concat();
    let words = |range: &Range<usize>| text[range.clone()].split_whitespace().count();
    let longest = stretches.into_iter().max_by_key(words)?;
    let stretch = trimmed(text, longest, &signs);
    (words(&stretch) >= FEWEST).then(|| shifted(stretch, at.start))
}

/// What a link to the article says: who published it, else its title, and when.
fn label(article: &ArticleDoc, context: &Context<'_>) -> String {
    let name = article.publisher.as_ref().or(article.agency.as_ref());
    let name = name.map_or_else(
        || shorten(&visible(&article.title), LABEL),
        |name| visible(name),
    );
    let name = name.trim_end_matches('.');
    match article.published.as_ref().map(without_time) {
        Some(date) => format!("{name}, {}", context.locale.date(&date)),
        None => name.to_owned(),
    }
}

fn without_time(date: &Edtf) -> Edtf {
    date.day().map_or_else(|| date.clone(), Edtf::from_day)
}

impl Context<'_> {
    /// What the speaker is called beside the words: the actor's name, else what the article calls
    /// him, where that is more than "he" or "officials".
    pub(super) fn speaker(&self, speaker: &Speaker) -> Option<String> {
        if let Some(name) = speaker.actor.as_ref().and_then(|actor| self.actor(actor)) {
            return Some(name.title.clone());
        }
        let words = visible(&speaker.words);
        let count = words.split_whitespace().count();
        let named = count > 1 || words.starts_with(char::is_uppercase);
        let pronoun = PRONOUNS.contains(&words.to_lowercase().as_str());
        let words = words
            .trim_matches([',', ':', ';', '(', '-', '—', '–'])
            .trim();
        (named && !pronoun && count <= SPEAKER && !words.is_empty()).then(|| words.to_owned())
    }

    /// What a title calls the speaker: as the article does, where the gazetteer knows that name.
    pub(super) fn short_name(&self, speaker: &Speaker) -> Option<String> {
        let known = speaker.actor.as_ref().and_then(|actor| self.actor(actor));
        let Some(actor) = known else {
            return self.speaker(speaker);
        };
        let spelt = actor
            .also_known_as
            .iter()
            .any(|name| *name == speaker.words);
        Some(match spelt {
            true => speaker.words.clone(),
            false => actor.title.clone(),
        })
    }
}

/// Words for a speaker that name nobody.
const PRONOUNS: [&str; 12] = [
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "you",
    "who",
    "officials",
    "police",
    "others",
    "that",
];
