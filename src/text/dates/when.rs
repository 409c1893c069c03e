//! The same as EDTF dates: when what a text tells can have been.

use chrono::Datelike;

use super::Modifier;
use super::value::{Point, day_of, plus_days};
use crate::model::Edtf;

impl Point {
    /// As an EDTF date: when what is told can have been.
    pub(super) fn when(self, modifier: Option<Modifier>, since: bool) -> Option<Edtf> {
        let text = match modifier {
            Some(Modifier::Start | Modifier::Mid | Modifier::End) => self
                .third(modifier)
                .map(|(first, last)| format!("[{first}..{last}]"))
                .or_else(|| self.edtf())?,
            Some(Modifier::Approx) => {
                let text = self.edtf()?;
                if text.starts_with('[') {
                    text
                } else {
                    text + "~"
                }
            }
            _ => self.edtf()?,
        };
        let open = since && !text.starts_with('[') && !text.contains('/');
        Edtf::parse(&if open { text + "/.." } else { text }).ok()
    }

    /// The first, middle or last part of it.
    fn third(self, modifier: Option<Modifier>) -> Option<(String, String)> {
        let third = match modifier {
            Some(Modifier::Start) => 0,
            Some(Modifier::Mid) => 1,
            _ => 2,
        };
        match self {
            Self::Month(year, month) => {
                let last = day_of(year, month, 1)?.num_days_in_month();
                let (from, to) = [(1, 10), (11, 20), (21, u32::from(last))][third];
                Some((
                    format!("{year:04}-{month:02}-{from:02}"),
                    format!("{year:04}-{month:02}-{to:02}"),
                ))
            }
            Self::Year(year) => {
                let (from, to) = [(1, 4), (5, 8), (9, 12)][third];
                Some((format!("{year:04}-{from:02}"), format!("{year:04}-{to:02}")))
            }
            Self::Decade(year) => {
                let (from, to) = [(0, 3), (4, 6), (7, 9)][third];
                Some((format!("{:04}", year + from), format!("{:04}", year + to)))
            }
            Self::Week(monday) => {
                let (from, to) = [(0, 2), (2, 4), (3, 6)][third];
                Some((
                    plus_days(monday, from).to_string(),
                    plus_days(monday, to).to_string(),
                ))
            }
            _ => None,
        }
    }

    fn edtf(self) -> Option<String> {
        Some(match self {
            Self::Past | Self::Present | Self::Future => return None,
            Self::Century(year) => format!("{:02}XX", year / 100),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Year(year) => format!("{year:04}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.first_month() / 3 + 20),
            Self::Half(year, half) => {
                format!("[{year:04}-{:02}..{year:04}-{:02}]", half * 6 - 5, half * 6)
            }
            Self::Quarter(year, quarter) => {
                format!(
                    "[{year:04}-{:02}..{year:04}-{:02}]",
                    quarter * 3 - 2,
                    quarter * 3
                )
            }
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Week(monday) => format!("[{monday}..{}]", plus_days(monday, 6)),
            Self::Weekend(monday) => {
                format!("[{}..{}]", plus_days(monday, 5), plus_days(monday, 6))
            }
            Self::Day(day) | Self::Part(day, _) => day.to_string(),
            Self::Days(first, last) => format!("{first}/{last}"),
            Self::Time(day, hour, Some(minute), utc) => {
                format!("{day}T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" })
            }
            Self::Time(day, hour, None, _) => format!("{day}T{hour:02}:00~"),
        })
    }
}
