//! A part of the text that knows its place, so that an error can point at it.

use std::ops::Range;

use super::{EdtfError, Read};

/// A part of the text and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Piece<'a> {
    /// The part of it between these bytes; empty where there is none.
    pub(super) fn part(self, range: Range<usize>) -> Piece<'a> {
        Piece {
            text: self.text.get(range.clone()).unwrap_or_default(),
            start: self.start + range.start,
        }
    }

    pub(super) fn from(self, start: usize) -> Piece<'a> {
        self.part(start..self.text.len())
    }

    pub(super) fn to(self, end: usize) -> Piece<'a> {
        self.part(0..end)
    }

    pub(super) fn at(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub(super) fn fail<T>(self, message: impl Into<String>) -> Read<T> {
        Err(self.error(message))
    }

    pub(super) fn error(self, message: impl Into<String>) -> EdtfError {
        EdtfError::new(message, self.at())
    }

    pub(super) fn no_date(self) -> EdtfError {
        if self.text.is_empty() {
            self.error("the date is missing")
        } else if self.text.chars().count() <= 64 {
            self.error(format!("“{}” is not a date in EDTF", self.text))
        } else {
            self.error("this is not a date in EDTF")
        }
    }
}
