//! Whether a stop ends a sentence.
//!
//! The sentence boundaries of UAX 29, mended where they fail on news: abbreviations ("Sen.", "U.S.", "No. 2"),
//! initials, times ("a.m."), quotation marks and brackets after the stop, paragraphs.

use std::ops::Range;

/// The sentences of `text` one by one.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    let mut quotes = Quotes::default();
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let start = from + (rest.len() - rest.trim_start().len());
            if start >= text.len() {
                return None;
            }
            let end = end_of(text, start, &mut quotes);
            from = end;
            let sentence = text[start..end].trim_end();
            if !sentence.is_empty() {
                return Some(start..start + sentence.len());
            }
        }
    })
}

/// The byte after the sentence that begins at `start`, its closing marks included.
fn end_of(text: &str, start: usize, quotes: &mut Quotes) -> usize {
    let mut at = start;
    while let Some(offset) = text[at..].find(candidate) {
        let here = at + offset;
        let mark = text[here..].chars().next().unwrap_or(' ');
        let after = here + mark.len_utf8();
        if mark == '\n' || mark == '\u{2029}' {
            if blank_line(&text[after..]) || mark == '\u{2029}' {
                return here;
            }
            at = after;
            continue;
        }
        let marks = run(text, after, terminal);
        let closed = run(text, marks, closing);
        let closed = quotes.detached(text, here, closed);
        if ends(text, start, here, marks, closed) {
            return closed;
        }
        at = marks.max(after);
    }
    text.len()
}

/// Which straight quotation marks open and which close: by turns, in each paragraph anew.
#[derive(Default)]
struct Quotes {
    seen: usize,
    open: bool,
}

impl Quotes {
    /// The byte after a closing quotation mark that stands apart after `closed`: `he said it. "`
    fn detached(&mut self, text: &str, here: usize, closed: usize) -> usize {
        for part in text[self.seen.min(here)..here].split_inclusive(['"', '\n']) {
            match part.chars().next_back() {
                Some('"') => self.open = !self.open,
                Some('\n') if part.trim().is_empty() => self.open = false,
                _ => {}
            }
        }
        self.seen = here;
        let rest = &text[closed..];
        let after = rest.trim_start_matches(' ');
        let mark = after.chars().next().unwrap_or(' ');
        let past = after.get(mark.len_utf8()..).unwrap_or_default();
        let apart =
            after.len() < rest.len() && (past.is_empty() || past.starts_with(char::is_whitespace));
        let closes = mark == '”'
            || mark == '"' && self.open && closed - here < 3 && !text[here..closed].contains('"');
        if apart && closes {
            text.len() - past.len()
        } else {
            closed
        }
    }
}

fn candidate(c: char) -> bool {
    terminal(c) || c == '\n' || c == '\u{2029}'
}

fn terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉'
    )
}

/// Marks that close what a stop stands in.
fn closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“' | '`')
}

fn opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '('
            | '['
            | '„'
            | '`'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '#'
            | '$'
            | '£'
            | '€'
    )
}

/// The end of the run of such characters from `at` on.
fn run(text: &str, at: usize, of: fn(char) -> bool) -> usize {
    let rest = &text[at..];
    at + rest.find(|c| !of(c)).unwrap_or(rest.len())
}

/// Whether a line with nothing in it follows.
fn blank_line(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    line.trim().is_empty()
}

/// Whether the marks in `here..marks`, closed at `closed`, end the sentence that began at `start`.
fn ends(text: &str, start: usize, here: usize, marks: usize, closed: usize) -> bool {
    let rest = &text[closed..];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let stop = &text[here..marks];
    if stop.starts_with(['。', '！', '？']) {
        return true;
    }
    if !next.is_whitespace() {
        // "said.He": a blank is missing between two sentences.
        return marks == closed && stop == "." && missing_blank(&text[start..here], rest);
    }
    let follows = rest.trim_start();
    let first = follows.chars().find(|c| !opening(*c) && !c.is_whitespace());
    if first.is_some_and(char::is_lowercase) && !product(follows) {
        return false;
    }
    if stop != "." {
        // Dots that trail off end a sentence only where its quotation ends too.
        return stop.contains(['!', '?']) || closed > marks;
    }
    !abbreviated(&text[start..here], follows, closed > marks)
}

/// A name such as iPod, with which a sentence can begin.
fn product(word: &str) -> bool {
    let mut letters = word.chars().skip_while(|c| opening(*c));
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
}

/// Two letters before the stop, a capital and a small letter after it.
fn missing_blank(before: &str, rest: &str) -> bool {
    let mut after = rest.chars();
    let capital = after.next().is_some_and(char::is_uppercase)
        && after.next().is_some_and(char::is_lowercase);
    let word = last_word(before);
    capital && word.chars().count() > 2 && word.chars().all(char::is_lowercase)
}

/// No abbreviation has so many characters.
const LONGEST_WORD: usize = 40;

/// The word at the end, stops within it included: `U.S`, `Sen`.
fn last_word(text: &str) -> &str {
    let of_word = |c: char| !c.is_whitespace() && !"([\"'“‘«-–—/,:;".contains(c);
    let start = text
        .char_indices()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|(_, c)| of_word(*c))
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// Whether the stop after `before` belongs to an abbreviation and does not end the sentence.
fn abbreviated(before: &str, follows: &str, closed: bool) -> bool {
    let word = last_word(before);
    let next = follows.split_whitespace().next().unwrap_or_default();
    if word.is_empty() {
        return false;
    }
    let lower = word.to_lowercase();
    if among(NEVER_LAST, &lower) && word.starts_with(char::is_uppercase) {
        return !closed;
    }
    if lower.starts_with(|c: char| !c.is_ascii()) {
        return abbreviated_cyrillic(before, word, &lower, next);
    }
    if among(BEFORE_NUMBER, &lower) {
        return next.starts_with(|c: char| c.is_ascii_digit());
    }
    let letters = word.chars().count();
    if letters == 1 && word.starts_with(char::is_uppercase) {
        let pronoun = word == "I" && !initial_before(before);
        return !closed && !pronoun;
    }
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return dotted(word, next, closed);
    }
    among(SOMETIMES_LAST, &lower) && !starts_sentence(next)
}

/// The same in Russian and Kazakh: "г. Алматы", "2022 г. В городе", "ул. Абая", "5 тыс. Среди них", "К. Токаев".
fn abbreviated_cyrillic(before: &str, word: &str, lower: &str, next: &str) -> bool {
    let digit = next.starts_with(|c: char| c.is_ascii_digit());
    let of_name = |word: &str| word.starts_with(char::is_uppercase);
    let after_number = || {
        let before = before.strip_suffix(word).unwrap_or_default().trim_end();
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    if word.split('.').all(|part| part.chars().count() <= 1) && of_name(word) {
        // Initials, or the Е. К. of a name; a sentence may end in "США", never in one letter.
        return true;
    }
    match lower {
        // A year, else a town.
        "г" | "ж" => digit || !after_number(),
        _ if among(CYRILLIC_NAMES, lower) => true,
        _ if among(CYRILLIC_NUMBERS, lower) => digit,
        _ => false,
    }
}

/// What a name follows.
const CYRILLIC_NAMES: &str =
    "ул им пр просп обл пос с д кв акад проф ген полк св ст мкр гос т.н т.е т.к тов о оз р";

/// After what the sentence ends, unless a number follows.
const CYRILLIC_NUMBERS: &str = "тыс млн млрд трлн п стр рис см гл вып";

/// "Samuel I. Newhouse": the pronoun stands after no capitalised word.
fn initial_before(before: &str) -> bool {
    let before = before.trim_end_matches('I').trim_end();
    last_word(before).starts_with(char::is_uppercase)
}

/// `U.S`, `a.m`, `J.K`: the sentence goes on unless the next word is one that begins sentences.
fn dotted(word: &str, next: &str, closed: bool) -> bool {
    if closed {
        return false;
    }
    !starts_sentence(next)
        || (word.len() == 3 && word.starts_with(char::is_uppercase) && next.len() == 1)
}

/// Words with which sentences begin, and names do not.
fn starts_sentence(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.split(['\'', '’']).next().unwrap_or_default();
    among(OPENERS, word)
}

/// Whether a word is one of those, parted by blanks.
fn among(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// Titles and such: a name follows.
const NEVER_LAST: &str = "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj cpl pvt rev hon pres supt st mt \
    ft messrs mmes fr br insp det atty amb sec brig reps sens gens drs vs";

/// A number follows, or the sentence ends.
const BEFORE_NUMBER: &str =
    "no nos art pp p vol fig jan feb mar apr jun jul aug sep sept oct nov dec approx ca c v";

/// The sentence ends only where a word follows that begins sentences.
const SOMETIMES_LAST: &str = "inc corp co ltd jr sr bros cos etc vs al ave blvd rd dept univ ala ariz ark calif colo conn del \
    fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash \
    wis wyo ont que assn intl est ext gov't i.e e.g ph.d d.c n.v plc";

/// Words that begin sentences; a name begins with none of them.
const OPENERS: &str = "The A An He She It They We I You This That These Those In On At But And Or So For From As If \
    When While After Before Since Although Though However His Her Its Their Our My There Here What \
    Who Why How Where Which With Without By To Of Some Many Most More Both Each All No Not One Two \
    Three Four Five Under Over During Because Despite According Also Another Other Others Yesterday \
    Today Meanwhile Last Earlier Later Then Now Once Only Even Yet Separately Analysts Officials \
    Police Mr Mrs Ms Dr Several Such Until Through Among Between Against Instead Moreover Nor \
    Nearly About Is Was Are Did Do Does Has Have Will Would Can";
