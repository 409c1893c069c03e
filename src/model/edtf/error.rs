//! What is wrong with a text that should be a date.

use std::fmt;
use std::ops::Range;

/// Why a text is no date in EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// What is wrong, in plain words: "February 2022 has 28 days".
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// Where in the text, in bytes.
    pub at: Range<usize>,
}

impl EdtfError {
    pub(super) fn new(message: impl Into<String>, at: Range<usize>) -> EdtfError {
        EdtfError {
            message: message.into(),
            hint: None,
            at,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> EdtfError {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for EdtfError {}
