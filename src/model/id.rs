//! Ids as types: an article can never be looked up by an event's name.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the text as it is; whether it names anything is for linking to say.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            /// The id as written in files and URLs.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

id! {
    /// An article's path below `content/articles/`, without extension, its date included.
    ArticleId
}
id! {
    /// The stem of an event's file.
    EventId
}
id! {
    /// The stem of a question's file.
    QuestionId
}
id! {
    /// The stem of an actor's file.
    ActorSlug
}
id! {
    /// The stem of a region's file.
    RegionSlug
}
id! {
    /// The stem of a free page's file.
    PageId
}
id! {
    /// What a proposal is called: made from its article, sentence and date.
    ProposalId
}

/// The place of a passage in its article, counted from 1 in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageNo(u32);

impl PassageNo {
    /// The passage at `index` (counted from 0) of an article's passages.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX - 1) + 1)
    }

    /// Reads `p4`, the form that anchors and links have.
    pub fn parse(anchor: &str) -> Option<Self> {
        let digits = anchor.strip_prefix('p')?;
        if digits.is_empty()
            || digits.starts_with('0')
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        digits.parse().ok().map(Self)
    }

    /// The position counted from 0.
    pub fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl fmt::Display for PassageNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{}", self.0)
    }
}

impl Serialize for PassageNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_number_is_read_in_one_form_only() {
        assert_eq!(PassageNo::parse("p4"), Some(PassageNo::from_index(3)));
        for wrong in ["p0", "p", "4", "p04", "P4", "p4x", "p-1", "p99999999999"] {
            assert_eq!(PassageNo::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_passage_number_is_written_as_it_is_read() {
        assert_eq!(PassageNo::from_index(3).to_string(), "p4");
        assert_eq!(PassageNo::from_index(3).index(), 3);
    }
}
