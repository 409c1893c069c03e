//! What may stand in content files and in `qantar.toml`: one table of keys, from which the JSON
//! Schemas for editors and the configuration of a CMS are made.
//!
//! The table describes and does not read. That it says what `content` and `site` understand, no
//! key and no word more or less, is held by `tests/schema.rs`, which tries them all.

mod cms;
mod content;
mod json;
mod key;
mod settings;
mod yaml;

pub use cms::{Choices, config};
pub use json::schema;
pub use key::{Key, Kind, Shape};

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of a kind of content file.
    FrontMatter(Kind),
    /// `qantar.toml`.
    Settings,
}

impl Subject {
    /// Its keys: its own first, then those that all front matter shares.
    pub fn keys(self) -> Vec<&'static Key> {
        match self {
            Self::FrontMatter(kind) => content::keys(kind),
            Self::Settings => settings::KEYS.iter().collect(),
        }
    }

    /// What a reader calls it.
    fn title(self) -> String {
        match self {
            Self::FrontMatter(kind) => {
                format!("Front matter of {} in a qantar site", kind.plural())
            }
            Self::Settings => "qantar.toml".to_owned(),
        }
    }
}
