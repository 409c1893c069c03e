//! What a proposed event is called: the source's own words, cut at a word.

use super::proposal::{Basis, Proposal, Speaker};
use crate::text::sentences::shorten;

/// The longest title, in characters.
const LENGTH: usize = 110;

/// Verbs that report what follows as said and add nothing to it, unlike "denied" or "warned".
const SAYS: [&str; 7] = ["said", "says", "added", "adds", "stated", "noted", "say"];
/// Words before such a verb that turn what it says around.
const NOT: [&str; 7] = ["not", "never", "to", "if", "nobody", "didn't", "didn’t"];
/// Words that bear a capital only where they begin a sentence.
const SMALL: [&str; 46] = [
    "a", "about", "after", "all", "although", "an", "and", "another", "as", "at", "because",
    "before", "both", "but", "by", "during", "each", "for", "from", "he", "her", "his", "if", "in",
    "it", "its", "many", "more", "most", "no", "on", "other", "our", "she", "since", "some",
    "that", "the", "their", "there", "these", "they", "this", "those", "we", "with",
];

impl Proposal {
    /// A title: what `speaker` says, where it is said and the words can be taken as they are; else
    /// the sentence. Cut at a word, without a full stop.
    pub fn title(&self, speaker: Option<&str>) -> String {
        let told = self.source.speaker.as_ref().zip(speaker);
        let date = match self.reason.basis {
            Basis::Named => self.reason.words.as_deref().unwrap_or_default(),
            _ => "",
        };
        let title = told
            .and_then(|(speech, name)| said(&self.text, speech, name, date))
            .unwrap_or_else(|| plain(&named(&self.text, told), date));
        first_capital(&curly(&title))
    }
}

/// The sentence with its speaker's name in place of the "he" that it begins with.
fn named(sentence: &str, told: Option<(&Speaker, &str)>) -> String {
    let rest = ["He ", "She "]
        .iter()
        .find_map(|he| sentence.strip_prefix(he));
    match (told, rest) {
        (Some((speech, name)), Some(rest)) if speech.said.start > 0 => format!("{name} {rest}"),
        _ => sentence.to_owned(),
    }
}

/// The words without those that name the day, which stands beside the title: `On Monday, …`, `… was
/// yesterday found`. Where they belong to other words (`since Monday`, `Monday's`) they stay.
fn undated(text: &str, date: &str) -> String {
    let mut places = text.match_indices(date);
    let (Some((start, _)), None) = (places.next(), places.next()) else {
        return text.to_owned();
    };
    let before = text[..start].trim_end();
    let signs = |sign: char| before.matches(sign).count();
    if signs('"') % 2 == 1 || signs('“') > signs('”') || signs('«') > signs('»') {
        // What somebody said is not shortened within.
        return text.to_owned();
    }
    let after = &text[start + date.len()..];
    let lead = ["on", "On", "in", "In"].iter().find(|lead| {
        let rest = before.strip_suffix(**lead);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    });
    let before = lead
        .and_then(|lead| before.strip_suffix(lead))
        .unwrap_or(before)
        .trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let next = after
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let bare = lead.is_some()
        || RELATIVE
            .iter()
            .any(|word| date.to_lowercase().starts_with(word));
    let bound = TIED.contains(&last.as_str())
        || ["and", "or", "to", "with", "-", "–"].contains(&next.as_str());
    let ends = after.is_empty() || after.starts_with([' ', ',', '.', ';']);
    if !bare || bound || !ends || date.is_empty() {
        return text.to_owned();
    }
    if before.is_empty() {
        // Only where a comma sets it apart is what follows a sentence of its own.
        return after
            .strip_prefix(", ")
            .map_or_else(|| text.to_owned(), str::to_owned);
    }
    match (before.strip_suffix(','), after.strip_prefix(',')) {
        (Some(before), Some(after)) => format!("{before}{after}"),
        _ => format!("{before}{after}"),
    }
}

/// Words that name a day from the day on which they are written.
const RELATIVE: [&str; 9] = [
    "yesterday",
    "today",
    "tomorrow",
    "this ",
    "last ",
    "earlier ",
    "later ",
    "tonight",
    "next ",
];
/// Words that what follows belongs to.
const TIED: [&str; 22] = [
    "of", "by", "since", "until", "till", "from", "before", "after", "as", "for", "to", "and",
    "or", "between", "than", "the", "a", "through", "early", "late", "is", "was",
];

/// Straight double quotation marks as pairs of curly ones.
fn curly(text: &str) -> String {
    let mut open = false;
    let sign = |c: char| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        other => other,
    };
    text.chars().map(sign).collect()
}

/// What somebody says, where the sentence does no more than report it.
fn said(sentence: &str, speech: &Speaker, name: &str, date: &str) -> Option<String> {
    let words = sentence.get(speech.said.clone())?;
    let before = sentence.get(..speech.said.start)?;
    let after = sentence.get(speech.said.end..)?;
    if speech.direct {
        let whole = speech.is_own(sentence);
        let words = cut(inner(words), name).replace(",'", "'");
        return whole.then(|| format!("{name} says: “{words}”"));
    }
    let reports = says(before) || (before.trim().is_empty() && is_tail(after));
    if !reports {
        return None;
    }
    let words = undated(&plain_words(words), date);
    let words = words.strip_prefix("that ").unwrap_or(&words);
    let first = words.split(' ').next().unwrap_or_default();
    let small = SMALL.contains(&first.to_lowercase().as_str());
    let joined = match (small, words.starts_with(char::is_lowercase)) {
        (true, _) => format!("says {}", lower_first(words)),
        (_, true) => format!("says {words}"),
        // After the clause it may be a name or just the first word of the sentence.
        _ if says(before) => format!("says {words}"),
        _ => format!("says: {words}"),
    };
    Some(balanced(&cut(&format!("{name} {joined}"), "")))
}

/// The sentence itself.
fn plain(sentence: &str, date: &str) -> String {
    balanced(&cut(&undated(&plain_words(sentence), date), ""))
}

impl Speaker {
    /// Whether a sentence is most of all somebody's own words, quoted from their beginning on.
    pub fn is_own(&self, sentence: &str) -> bool {
        let said = sentence.get(self.said.clone()).unwrap_or_default();
        let begins = inner(said).starts_with(|c: char| !c.is_lowercase());
        self.direct && begins && self.is_most(sentence)
    }

    /// Whether at least half of a sentence is what is said.
    pub fn is_most(&self, sentence: &str) -> bool {
        let said = sentence.get(self.said.clone()).unwrap_or_default();
        count(said) * 2 >= count(sentence)
    }
}

/// Words without what parts them from others, their white space as blanks.
fn plain_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    // A dot that ends an abbreviation stays where the text is cut before it, and no title ends so.
    words
        .trim_end_matches(|c: char| ".,;:".contains(c) || c.is_whitespace())
        .to_owned()
}

/// The words between quotation marks.
fn inner(words: &str) -> &str {
    let marks = |c: char| MARKS.contains(c) || c.is_whitespace();
    words.trim_matches(marks)
}

/// Double quotation marks.
const MARKS: &str = "\"“”„«»";

fn cut(text: &str, beside: &str) -> String {
    let room = LENGTH
        .saturating_sub(beside.chars().count())
        .max(LENGTH / 2);
    let text = plain_words(text);
    shorten(text.trim_end_matches([',', '.', ';', ':']), room)
}

/// Without quotation marks that have lost their counterparts.
fn balanced(text: &str) -> String {
    let straight = text.matches('"').count();
    let (opening, closing) = (text.matches('“').count(), text.matches('”').count());
    if straight == 1 && text.ends_with('…') && !text.starts_with('"') {
        return format!("{text}\"");
    }
    if opening == closing + 1 && text.ends_with('…') && !text.starts_with('“') {
        return format!("{text}”");
    }
    if straight % 2 == 0 && opening == closing {
        return text.to_owned();
    }
    let trimmed = inner(text);
    // Words whose quotation goes on in the next sentence.
    if straight % 2 == 1 && trimmed.matches('"').count() == straight {
        return format!("{text}\"");
    }
    let balanced = trimmed.matches('"').count() % 2 == 0
        && trimmed.matches('“').count() == trimmed.matches('”').count();
    match balanced {
        true => plain_words(trimmed),
        false => text.replace(|c: char| MARKS.contains(c), ""),
    }
}

/// Whether the words end with a verb that only reports: `Tokayev said`, `he said that`.
fn says(before: &str) -> bool {
    let lower = before.to_lowercase();
    let mut words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''))
        .filter(|word| !word.is_empty())
        .collect();
    if words.last() == Some(&"that") {
        words.pop();
    }
    let verb = words.pop().is_some_and(|word| SAYS.contains(&word));
    verb && !words.iter().any(|word| NOT.contains(word))
}

/// Whether the words after what is said do no more than name who said it.
fn is_tail(after: &str) -> bool {
    let lower = after.to_lowercase();
    let words = || {
        lower
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let says = words().any(|word| SAYS.contains(&word)) || lower.contains("according to");
    says && !words().any(|word| NOT.contains(&word))
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

fn first_capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(sentence: &str, words: &str, direct: bool) -> Speaker {
        let start = sentence.find(words).unwrap_or_default();
        Speaker {
            words: "Tokayev".to_owned(),
            actor: None,
            rule: "",
            said: start..start + words.len(),
            direct,
        }
    }

    fn title(sentence: &str, words: &str, direct: bool) -> String {
        said(sentence, &speaker(sentence, words, direct), "Tokayev", "")
            .unwrap_or_else(|| plain(sentence, ""))
    }

    #[test]
    fn what_is_said_is_titled_as_said() {
        let cases = [
            (
                "\"We will defend the rights of citizens,\" he said on Monday.",
                "\"We will defend the rights of citizens,\"",
                true,
                "Tokayev says: “We will defend the rights of citizens”",
            ),
            (
                "In a speech, Tokayev said it was a terrorist war.",
                "it was a terrorist war",
                false,
                "Tokayev says it was a terrorist war",
            ),
            (
                "About 8,000 people have been arrested, he said.",
                "About 8,000 people have been arrested",
                false,
                "Tokayev says about 8,000 people have been arrested",
            ),
            (
                "Almaty fell, Tokayev said.",
                "Almaty fell",
                false,
                "Tokayev says: Almaty fell",
            ),
        ];
        for (sentence, words, direct, expected) in cases {
            assert_eq!(title(sentence, words, direct), expected);
        }
    }

    #[test]
    fn what_is_denied_is_not_said() {
        for sentence in [
            "Tokayev denied that it was a war.",
            "Tokayev did not say that it was a war.",
            "Tokayev never said it was a war.",
        ] {
            let title = title(sentence, "it was a war", false);
            assert!(!title.contains("says"), "{title}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word_and_no_mark_is_left_alone() {
        let long = format!("They \"saw the {}end\" of it.", "very ".repeat(40));
        let title = plain(&long, "");
        assert!(title.chars().count() <= LENGTH + 2, "{title}");
        assert!(title.ends_with("very…\""), "{title}");
        assert_eq!(
            plain("\"The attacks covered 11 regions.", ""),
            "The attacks covered 11 regions"
        );
        assert_eq!(
            plain("They were \"one\" and \"two\".", ""),
            "They were \"one\" and \"two\""
        );
    }

    #[test]
    fn the_day_is_left_to_the_date() {
        for (sentence, date, expected) in [
            ("On Monday, the bridge fell.", "Monday", "the bridge fell"),
            (
                "The bridge fell on Monday in Springfield.",
                "Monday",
                "The bridge fell in Springfield",
            ),
            (
                "A fire yesterday killed five.",
                "yesterday",
                "A fire killed five",
            ),
            (
                "It has burnt since Monday.",
                "Monday",
                "It has burnt since Monday",
            ),
            (
                "It is like Monday's fire.",
                "Monday",
                "It is like Monday's fire",
            ),
            (
                "As of yesterday, it burnt.",
                "yesterday",
                "As of yesterday, it burnt",
            ),
            (
                "\"They fell on Monday and rose,\" he said.",
                "Monday",
                "\"They fell on Monday and rose,\" he said",
            ),
            ("Monday was the day.", "Monday", "Monday was the day"),
        ] {
            assert_eq!(plain(sentence, date), expected);
        }
    }

    #[test]
    fn the_small_words_are_in_order() {
        assert!(SMALL.is_sorted());
    }
}
