//! A text's words, which may be a part of another text in memory.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Words of a text: their own while a file is read, and a part of their passage once it is. A
/// large site keeps every word of its sources, and keeps it once.
#[derive(Clone)]
pub struct Words(Kept);

#[derive(Clone)]
enum Kept {
    Own(String),
    Part {
        whole: Arc<str>,
        start: u32,
        end: u32,
    },
}

impl Words {
    /// The words.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Own(text) => text,
            Kept::Part { whole, start, end } => {
                whole.get(*start as usize..*end as usize).unwrap_or("")
            }
        }
    }

    /// Adds words at the end.
    pub fn push_str(&mut self, text: &str) {
        self.change(|own| own.push_str(text));
    }

    /// Adds a character at the end.
    pub fn push(&mut self, character: char) {
        self.change(|own| own.push(character));
    }

    /// Cuts them at a byte, which begins a character.
    pub fn truncate(&mut self, length: usize) {
        self.change(|own| own.truncate(length));
    }

    /// Takes no more room than it needs, and is a text that others may be a part of.
    pub(super) fn share(&mut self) -> Arc<str> {
        let whole: Arc<str> = Arc::from(self.as_str());
        self.become_part(&whole, 0..whole.len());
        whole
    }

    /// Becomes a part of `whole`, if these words stand there.
    pub(super) fn become_part(&mut self, whole: &Arc<str>, range: Range<usize>) {
        let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else {
            return;
        };
        if whole.get(range) == Some(self.as_str()) {
            let whole = Arc::clone(whole);
            self.0 = Kept::Part { whole, start, end };
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut String)) {
        if let Kept::Own(text) = &mut self.0 {
            change(text);
            return;
        }
        let mut text = self.as_str().to_owned();
        change(&mut text);
        self.0 = Kept::Own(text);
    }
}

impl Default for Words {
    fn default() -> Self {
        Self(Kept::Own(String::new()))
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(Kept::Own(text))
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self(Kept::Own(text.to_owned()))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Words {}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}
