//! `qantar schema`

use super::completions::print;
use crate::schema::{self, Subject};

pub(super) fn run(subject: Subject) -> u8 {
    print(format!("{:#}\n", schema::schema(subject)).as_bytes())
}
