//! Dates as tables and timelines of others give them, in EDTF.

use crate::model::Edtf;

/// A date's parts; what is not known is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub year: Option<i64>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub hour: Option<u32>,
    pub minute: Option<u32>,
}

impl Parts {
    /// EDTF, or nothing where there is no year or no such day.
    fn edtf(self) -> Option<String> {
        let year = self.year?;
        let sign = if year < 0 { "-" } else { "" };
        let mut text = format!("{sign}{:04}", year.unsigned_abs());
        if let Some(month) = self.month {
            text.push_str(&format!("-{month:02}"));
            if let Some(day) = self.day {
                text.push_str(&format!("-{day:02}"));
                if let Some(hour) = self.hour {
                    text.push_str(&format!("T{hour:02}:{:02}", self.minute.unwrap_or(0)));
                }
            }
        }
        Edtf::parse(&text).ok()?;
        Some(text)
    }
}

/// A date from its beginning and its end.
pub(super) fn span(start: Parts, end: Parts) -> Option<String> {
    let start = start.edtf()?;
    join(&start, end.edtf().as_deref())
}

/// A date in EDTF from a beginning, as people write it in a table, and an end that may be empty.
pub(super) fn written(start: &str, end: &str) -> Option<String> {
    let one = |text: &str| -> Option<String> {
        let text = text.trim();
        let plain = || Edtf::parse(text).ok().map(|_| text.to_owned());
        // What a database writes between day and time.
        let spaced = || {
            let text = text.replacen(' ', "T", 1);
            let text = text.get(..16).unwrap_or(&text).to_owned();
            Edtf::parse(&text).ok().map(|_| text)
        };
        let in_words = || crate::content::html::day_of(text).map(|day| day.to_string());
        plain().or_else(spaced).or_else(in_words)
    };
    let start = one(start)?;
    match end.trim() {
        "" => Some(start),
        end => join(&start, Some(&one(end)?)),
    }
}

fn join(start: &str, end: Option<&str>) -> Option<String> {
    match end {
        Some(end) if end != start => {
            let text = format!("{start}/{end}");
            Edtf::parse(&text).ok().map(|_| text)
        }
        _ => Some(start.to_owned()),
    }
}

/// The day that stands in a web address, as many publishers have it: `/2022/01/11/`.
pub(super) fn in_url(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|parts| {
        let digits =
            |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let [year, month, day] = parts else {
            return None;
        };
        let fits = digits(year, 4)
            && digits(month, 2)
            && digits(day, 2)
            && (year.starts_with("19") || year.starts_with("20"));
        let text = format!("{year}-{month}-{day}");
        (fits && Edtf::parse(&text).is_ok()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (start, end, expected) in [
            ("2022-01-05", "", Some("2022-01-05")),
            ("2022-01-05?", "", Some("2022-01-05?")),
            ("2022-01-04", "2022-01-06", Some("2022-01-04/2022-01-06")),
            ("2022-01-05 20:15:00", "", Some("2022-01-05T20:15")),
            ("January 5, 2022", "", Some("2022-01-05")),
            ("2022", "2022", Some("2022")),
            ("05/01/2022", "", None),
            ("2022-01-06", "2022-01-04", None),
            ("", "", None),
        ] {
            assert_eq!(written(start, end).as_deref(), expected, "{start} {end}");
        }
    }

    #[test]
    fn a_day_in_an_address_is_one() {
        assert_eq!(
            in_url("https://a.org/2022/01/11/x").as_deref(),
            Some("2022-01-11")
        );
        assert_eq!(in_url("https://a.org/x-2022-01-11.html"), None);
        assert_eq!(in_url("https://a.org/1234/56/78"), None);
    }
}
