//! The EDTF form of English dates in words, for hints only.

use super::hint;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that change nothing.
const FILLERS: [&str; 16] = [
    "the",
    "of",
    "on",
    "in",
    "at",
    "a",
    "day",
    "year",
    "month",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What the words of a date have said so far.
#[derive(Default)]
struct Words {
    year: Option<String>,
    month: Option<usize>,
    season: Option<u32>,
    days: Vec<u32>,
    third: Option<Third>,
    time: Option<String>,
    about: bool,
}

#[derive(Clone, Copy)]
enum Third {
    Early,
    Middle,
    Late,
}

/// "5 January 2022", "Jan. 5th, 2022 at 20:00", "about 5 January 2022", "early January",
/// "4-6 January 2022", "between 4 and 6 January 2022", "since January 2022", "spring 2022".
pub(super) fn in_words(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    if let Some((first, last)) = text
        .strip_prefix("between ")
        .and_then(|rest| rest.split_once(" and "))
    {
        return pair(first, last).map(|(first, last)| format!("[{first}..{last}]"));
    }
    for (word, open_start) in [
        ("since ", false),
        ("from ", false),
        ("until ", true),
        ("before ", true),
    ] {
        let Some(rest) = text.strip_prefix(word) else {
            continue;
        };
        if let Some((first, last)) = rest.split_once(" to ") {
            return pair(first, last).map(|(first, last)| format!("{first}/{last}"));
        }
        let date = read(rest)?.edtf()?;
        return Some(if open_start {
            format!("../{date}")
        } else {
            format!("{date}/..")
        });
    }
    for by in [" to ", " until ", " - "] {
        if let Some((first, last)) = text.split_once(by) {
            return pair(first, last).map(|(first, last)| format!("{first}/{last}"));
        }
    }
    read(&text)?.edtf()
}

/// Two dates, of which the first may leave out what the second says: "4 and 6 January 2022".
fn pair(first: &str, last: &str) -> Option<(String, String)> {
    let plain = |text: &str| super::parse::parse(text).is_ok().then(|| text.to_owned());
    if let (Some(first), Some(last)) = (plain(first), plain(last)) {
        return Some((first, last));
    }
    let (mut first, last) = (read(first)?, read(last)?);
    first.month = first.month.or(last.month);
    first.year = first.year.or_else(|| last.year.clone());
    Some((first.edtf()?, last.edtf()?))
}

fn read(text: &str) -> Option<Words> {
    let mut words = Words::default();
    for word in text.split([' ', ',', '(', ')']) {
        let word = word.trim_end_matches('.');
        if !word.is_empty() && !FILLERS.contains(&word) {
            words.take(word)?;
        }
    }
    Some(words)
}

impl Words {
    /// Takes a word in; none where it is not one of a date.
    fn take(&mut self, word: &str) -> Option<()> {
        match word {
            "about" | "around" | "circa" | "c" | "ca" | "approximately" | "roughly" => {
                self.about = true
            }
            "early" | "beginning" | "start" => self.third = Some(Third::Early),
            "mid" | "middle" => self.third = Some(Third::Middle),
            "late" | "end" => self.third = Some(Third::Late),
            "spring" => self.season = Some(21),
            "summer" => self.season = Some(22),
            "autumn" | "fall" => self.season = Some(23),
            "winter" => self.season = Some(24),
            word if word.contains(':') => self.time = Some(hint::clock(word)?),
            word => return self.take_number(word).or_else(|| self.take_month(word)),
        }
        Some(())
    }

    fn take_month(&mut self, word: &str) -> Option<()> {
        if let Some(rest) = word.strip_prefix("mid-") {
            self.third = Some(Third::Middle);
            return self.take_month(rest);
        }
        let named = |name: &str| name.starts_with(word) || (word == "sept" && name == "september");
        let month = MONTHS
            .iter()
            .position(|name| word.len() >= 3 && named(name));
        self.month = Some(month? + 1);
        Some(())
    }

    fn take_number(&mut self, word: &str) -> Option<()> {
        if let Some((first, last)) = word.split_once('-') {
            self.take_number(first)?;
            return self.take_number(last);
        }
        let number = ["st", "nd", "rd", "th", "s"]
            .into_iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match number.len() {
            1 | 2 => self.days.push(number.parse().ok()?),
            4 if word.ends_with('s') => self.year = Some(format!("{}X", number.get(..3)?)),
            4 => self.year = Some(number.to_owned()),
            _ => return None,
        }
        Some(())
    }

    fn edtf(&self) -> Option<String> {
        let year = self.year.as_deref().unwrap_or("YYYY");
        let mark = if self.about { "~" } else { "" };
        if let Some(season) = self.season {
            return Some(format!("{year}-{season}{mark}"));
        }
        let Some(month) = self.month else {
            return self.year.as_ref().map(|year| format!("{year}{mark}"));
        };
        let month = format!("{year}-{month:02}");
        match (self.days.as_slice(), self.third, &self.time) {
            ([], None, None) => Some(format!("{month}{mark}")),
            ([], Some(third), None) => Some(third.of(&month)),
            ([day], None, None) => Some(format!("{month}-{day:02}{mark}")),
            ([day], None, Some(time)) => Some(format!("{month}-{day:02}T{time}{mark}")),
            ([first, last], None, None) => Some(format!("{month}-{first:02}/{month}-{last:02}")),
            _ => None,
        }
    }
}

impl Third {
    fn of(self, month: &str) -> String {
        let last = (28..=31).rev().find(|day| {
            let day = format!("{}-{day}", month.replace("YYYY", "2024"));
            super::parse::parse(&day).is_ok()
        });
        match self {
            Third::Early => format!("[{month}-01..{month}-10]"),
            Third::Middle => format!("[{month}-11..{month}-20]"),
            Third::Late => format!("[{month}-21..{month}-{}]", last.unwrap_or(28)),
        }
    }
}
