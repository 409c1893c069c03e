#![allow(clippy::unwrap_used, clippy::expect_used)]

mod reading;
mod slips;

use chrono::NaiveDate;

use super::Edtf;

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn ymd(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
