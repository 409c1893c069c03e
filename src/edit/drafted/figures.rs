//! The numbers of a sentence as figures, where it can be told what they count.

use std::collections::BTreeMap;

use crate::content::document::Bound;
use crate::site::Measure;
use crate::text::figures::{self, FigureSpan};
use crate::text::numbers::mentions;

/// A figure that can be entered.
#[derive(Debug, PartialEq)]
pub(super) struct Figure {
    pub measure: String,
    pub low: f64,
    pub high: Option<f64>,
    pub bound: Bound,
    /// Who or what is counted, where the measure is what happened to them.
    pub counted: Option<String>,
    /// The words that hold the number.
    pub quote: String,
}

/// What the numbers of a sentence give.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub entered: Vec<Figure>,
    /// Words of numbers whose measure cannot be told.
    pub left_out: Vec<String>,
}

/// Words of labels that name no measure.
const EMPTY: [&str; 16] = [
    "and", "for", "from", "in", "number", "of", "on", "or", "other", "out", "said", "share", "the",
    "their", "to", "with",
];
/// Words for people in general.
const PEOPLE: [&str; 6] = ["people", "person", "persons", "men", "women", "children"];
/// The fewest that are a series by themselves, where nothing is said of what happened to them.
const MANY: f64 = 10.0;
/// Words for lengths, weights and times.
const UNITS: [&str; 30] = [
    "acres",
    "centimetres",
    "days",
    "degrees",
    "feet",
    "gallons",
    "grams",
    "hectares",
    "hours",
    "inches",
    "kilograms",
    "kilometers",
    "kilometres",
    "knots",
    "litres",
    "liters",
    "meters",
    "metres",
    "miles",
    "minutes",
    "months",
    "pages",
    "points",
    "pounds",
    "seconds",
    "times",
    "tonnes",
    "tons",
    "weeks",
    "years",
];
/// What is said of people and makes a series of its own, and the series' name.
const DONE: [(&str, &str); 18] = [
    ("arrested", "arrested"),
    ("arrests", "arrested"),
    ("dead", "killed"),
    ("deaths", "killed"),
    ("detained", "detained"),
    ("died", "killed"),
    ("displaced", "displaced"),
    ("evacuated", "evacuated"),
    ("fatalities", "killed"),
    ("hospitalised", "hospitalised"),
    ("hospitalized", "hospitalised"),
    ("hurt", "injured"),
    ("injured", "injured"),
    ("injuries", "injured"),
    ("killed", "killed"),
    ("missing", "missing"),
    ("rescued", "rescued"),
    ("wounded", "injured"),
];

/// The figures of `sentence`, entered under the site's measures, or under an honest word where it
/// has none.
pub(super) fn figures(sentence: &str, measures: &BTreeMap<String, Measure>) -> Figures {
    let mut all = Figures::default();
    for span in figures::figures(sentence) {
        let Some(quote) = sentence.get(clause(sentence, &span)) else {
            continue;
        };
        let spoken = Spoken::new(sentence, &span);
        let few = measures.is_empty() && span.value < MANY && spoken.done().is_none();
        if few && span.rule != "toll" {
            continue;
        }
        let measure = match measures.is_empty() {
            true => spoken.own_measure(),
            false => spoken.known_measure(measures).map(|key| (key, None)),
        };
        let own = &sentence[span.range.clone()];
        let said = |value| mentions(quote, value).is_some() && mentions(own, value).is_some();
        let verified = said(span.value) && span.high.is_none_or(said);
        match measure.filter(|_| verified && span.value >= 0.0) {
            Some((measure, counted)) => all.entered.push(Figure {
                measure,
                low: span.value,
                high: span.high,
                bound: bound(span.bound),
                counted,
                quote: quote.split_whitespace().collect::<Vec<_>>().join(" "),
            }),
            None => all
                .left_out
                .push(quote.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
    // One number of a series in one sentence is told; of several the editor knows which is which.
    let twice = |figure: &Figure, all: &[Figure]| {
        all.iter()
            .filter(|other| other.measure == figure.measure && other.counted == figure.counted)
            .count()
            > 1
    };
    let (entered, unclear): (Vec<usize>, Vec<usize>) =
        (0..all.entered.len()).partition(|at| !twice(&all.entered[*at], &all.entered));
    all.left_out
        .extend(unclear.iter().map(|at| all.entered[*at].quote.clone()));
    let mut at = 0;
    all.entered.retain(|_| {
        at += 1;
        entered.contains(&(at - 1))
    });
    all
}

/// The longest clause that is quoted for a number, in words.
const CLAUSE: usize = 16;

/// The number with the clause that it stands in, where that is short.
fn clause(sentence: &str, span: &FigureSpan) -> std::ops::Range<usize> {
    let parts = |c: char| matches!(c, ';' | ':' | '"' | '“' | '”' | '(' | ')' | '[' | ']');
    let before = &sentence[..span.range.start];
    let comma = before.rfind(", ").map(|at| at + 2);
    let sign = before
        .rfind(parts)
        .map(|at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let start = comma.max(sign).unwrap_or(0);
    let after = &sentence[span.range.end..];
    let comma = after.find(", ");
    let sign = after.find(parts);
    let ends = [comma, sign].into_iter().flatten().min();
    let end = ends.map_or(sentence.len(), |at| span.range.end + at);
    let whole =
        sentence[start..end].trim_end_matches(|c: char| ".,".contains(c) || c.is_whitespace());
    let leading = whole.len() - whole.trim_start().len();
    let range = start + leading..start + whole.len();
    let short = whole.split_whitespace().count() <= CLAUSE && range.end >= span.range.end;
    if short { range } else { span.range.clone() }
}

/// What a sentence says of a number.
struct Spoken {
    /// The words of what is counted, in lower case.
    counted: Vec<String>,
    /// What is said of it.
    predicate: Vec<String>,
    /// Whether the noun was read with certainty: money and percentages count nothing by themselves.
    rule: &'static str,
}

impl Spoken {
    fn new(sentence: &str, span: &FigureSpan) -> Self {
        let words = |range: &Option<std::ops::Range<usize>>| -> Vec<String> {
            let text = range.clone().and_then(|range| sentence.get(range));
            lower_words(text.unwrap_or_default())
        };
        Self {
            counted: words(&span.counted),
            predicate: words(&span.predicate),
            rule: span.rule,
        }
    }

    /// The head of what is counted: the last word, or the one after "pieces of".
    fn head(&self) -> Option<&str> {
        let of = self.counted.iter().position(|word| word == "of");
        let head = match of {
            Some(1) if matches!(self.counted[0].as_str(), "pieces" | "units" | "items") => {
                self.counted.get(2)
            }
            Some(at) => self.counted[..at].last(),
            None => self.counted.last(),
        };
        head.map(String::as_str)
    }

    fn done(&self) -> Option<&'static str> {
        let words = self.predicate.iter().chain(&self.counted);
        words
            .filter_map(|word| DONE.iter().find(|(done, _)| done == word))
            .map(|(_, measure)| *measure)
            .next()
    }

    /// An honest word for what is counted, and who, where the word is what happened to them.
    fn own_measure(&self) -> Option<(String, Option<String>)> {
        if matches!(self.rule, "money" | "per-cent") {
            return None;
        }
        if self.rule == "toll" {
            return Some(("killed".to_owned(), None));
        }
        let head = self.head().filter(|head| is_plain(head));
        let Some(head) = head else {
            return Some((self.done()?.to_owned(), None));
        };
        if let Some(done) = self.done() {
            let all = PEOPLE[..3].contains(&head) && self.counted.len() == 1 || head == done;
            let is_state = DONE.iter().any(|(state, _)| *state == head);
            let counted = (!all && !is_state).then(|| self.counted.join(" "));
            return Some((done.to_owned(), counted));
        }
        // "5 people" says nothing of what they did, and "40 miles" counts nothing that happened.
        let counts = !PEOPLE.contains(&head) && !UNITS.contains(&head);
        counts.then(|| (head.to_owned(), None))
    }

    /// The one key of `[measures]` whose label or name has the words, counted in its unit.
    fn known_measure(&self, measures: &BTreeMap<String, Measure>) -> Option<String> {
        if matches!(self.rule, "money" | "per-cent") {
            return None;
        }
        let mut spoken: Vec<String> = Vec::new();
        let toll = (self.rule == "toll").then_some("killed").map(str::to_owned);
        for word in self.counted.iter().chain(&self.predicate).chain(&toll) {
            let mut stems = vec![stem(word)];
            stems.extend(
                DONE.iter()
                    .find(|(done, _)| done == word)
                    .map(|(_, done)| stem(done)),
            );
            spoken.extend(stems);
        }
        spoken.sort();
        spoken.dedup();
        let head = self.head().map(stem);
        let score = |(key, measure): (&String, &Measure)| {
            let named = format!("{} {}", key.replace('_', " "), measure.label);
            let mut named: Vec<String> = lower_words(&named)
                .iter()
                .filter(|word| !EMPTY.contains(&word.as_str()))
                .map(|word| stem(word))
                .collect();
            named.sort();
            named.dedup();
            let shared = spoken.iter().filter(|word| named.contains(word)).count();
            let unit = measure.unit.as_deref().map(stem);
            let fits = match (unit.as_deref(), &head) {
                (None, _) => true,
                (Some("people"), Some(head)) => {
                    PEOPLE.contains(&head.as_str()) || named.contains(head) || self.done().is_some()
                }
                (Some("people"), None) => self.done().is_some(),
                (Some(unit), _) => spoken.iter().any(|word| word == unit),
            };
            // What a label says beside is what the sentence would have to say too.
            let beside = named.len() - named.iter().filter(|word| spoken.contains(word)).count();
            (fits && shared > 0).then(|| (shared, std::cmp::Reverse(beside), key.clone()))
        };
        let mut scored: Vec<_> = measures.iter().filter_map(score).collect();
        scored.sort();
        let (shared, _, key) = scored.pop()?;
        let rival = scored.last().is_some_and(|(rival, ..)| *rival == shared);
        let done = self
            .done()
            .is_none_or(|_| self.predicate.is_empty() || shared > 0);
        (!rival && done).then_some(key)
    }
}

fn lower_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether a noun can name a series: a plural in letters alone.
fn is_plain(head: &str) -> bool {
    head.len() > 3 && head.chars().all(char::is_alphabetic)
}

fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    }
}

fn bound(bound: figures::Bound) -> Bound {
    match bound {
        figures::Bound::Exact => Bound::Exact,
        figures::Bound::About => Bound::About,
        figures::Bound::AtLeast => Bound::AtLeast,
        figures::Bound::AtMost => Bound::AtMost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(
        sentence: &str,
        measures: &BTreeMap<String, Measure>,
    ) -> Vec<(String, f64, Option<String>)> {
        let figures = figures(sentence, measures).entered;
        figures
            .into_iter()
            .map(|figure| (figure.measure, figure.low, figure.counted))
            .collect()
    }

    fn measure(key: &str, label: &str, unit: &str) -> (String, Measure) {
        let measure = Measure {
            label: label.to_owned(),
            unit: Some(unit.to_owned()),
        };
        (key.to_owned(), measure)
    }

    #[test]
    fn without_measures_the_word_is_the_sources() {
        let none = BTreeMap::new();
        let one = |sentence| of(sentence, &none).pop();
        let entry = |measure: &str, value, counted: Option<&str>| {
            Some((measure.to_owned(), value, counted.map(str::to_owned)))
        };
        assert_eq!(
            one("About 8,000 people have been arrested by the police."),
            entry("arrested", 8000.0, None)
        );
        assert_eq!(
            one("At least 12 protesters were killed."),
            entry("killed", 12.0, Some("protesters"))
        );
        assert_eq!(
            one("Peacekeepers made 180 flights."),
            entry("flights", 180.0, None)
        );
        assert_eq!(one("There were 40 people."), None);
        assert_eq!(one("It cost 78 billion tenge."), None);
    }

    #[test]
    fn with_measures_only_one_that_fits_alone_is_taken() {
        let measures: BTreeMap<String, Measure> = [
            measure("detained", "Detained or arrested", "people"),
            measure("troops", "CSTO peacekeepers", "people"),
            measure("equipment", "CSTO equipment", "pieces"),
            measure("flights", "Flights of CSTO peacekeepers", "flights"),
            measure("weapons_seized", "Weapons seized", "weapons"),
            measure("weapons_stolen", "Weapons stolen", "weapons"),
            measure("regions_attacked", "Regions said to be attacked", "regions"),
            measure("regions_total", "Regions of the country", "regions"),
        ]
        .into();
        let keys = |sentence: &str| -> Vec<String> {
            of(sentence, &measures)
                .into_iter()
                .map(|(key, ..)| key)
                .collect()
        };
        assert_eq!(
            keys(
                "About 8,000 people have been arrested by the police, 116 weapons have been seized."
            ),
            ["detained", "weapons_seized"]
        );
        assert_eq!(
            keys("He said there are 2,030 peacekeepers and 250 pieces of equipment."),
            ["troops", "equipment"]
        );
        assert_eq!(
            keys("Peacekeepers made 180 flights to Kazakhstan."),
            ["flights"]
        );
        assert!(keys("The attacks covered 11 regions.").is_empty());
        assert!(keys("They counted 40 lorries.").is_empty());
    }
}
