//! A key: its name, what its value may be, and what it means.

/// The kinds of content files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A source text.
    Article,
    /// An event.
    Event,
    /// A question.
    Question,
    /// An actor.
    Actor,
    /// A region.
    Region,
    /// A free page.
    Page,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Article,
        Self::Event,
        Self::Question,
        Self::Actor,
        Self::Region,
        Self::Page,
    ];

    /// The folder in `content/` in which its files lie, which is also its name for many.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Event => "events",
            Self::Question => "questions",
            Self::Actor => "actors",
            Self::Region => "regions",
            Self::Page => "pages",
        }
    }

    /// Its name for one.
    pub fn singular(self) -> &'static str {
        let plural = self.plural();
        plural.strip_suffix('s').unwrap_or(plural)
    }
}

/// What the value of a key may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A line of text.
    Text,
    /// Text that may want more than a line.
    LongText,
    /// An address that begins with `https://` or `http://`.
    Web,
    /// A day, such as `2022-01-05`.
    Day,
    /// A date in EDTF (ISO 8601-2).
    Edtf,
    /// A day or, as other generators have it, `false`: not published.
    DayOrHidden,
    /// `true` or `false`.
    Flag,
    /// A whole number, from the first to the second where they are there.
    Whole(Option<i64>, Option<i64>),
    /// A number, likewise.
    Number(Option<i64>, Option<i64>),
    /// One of these words.
    Words(&'static [&'static str]),
    /// A key of this section of `qantar.toml`; any word where the section is not there.
    Listed(&'static str),
    /// The id of a content file.
    Id(Kind),
    /// A file's path in `static/`.
    File,
    /// A time zone (IANA).
    Zone,
    /// A colour, `#rrggbb`.
    Colour,
    /// A list.
    List(&'static Shape),
    /// The one, or a list of such.
    OneOrMore(&'static Shape),
    /// A text, or a table with these keys.
    TextOrTable(&'static [Key]),
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table whose keys are the user's own.
    Named(&'static Shape),
    /// Anything.
    Any,
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Other names that are understood.
    pub also: &'static [&'static str],
    /// What its value may be.
    pub shape: Shape,
    /// What it means, in a sentence.
    pub what: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is only understood because other generators have it: nothing new is written so.
    pub foreign: bool,
    /// Whether the program writes it and no form offers it.
    pub made: bool,
}

impl Key {
    pub(super) const fn new(name: &'static str, shape: Shape, what: &'static str) -> Self {
        Self {
            name,
            also: &[],
            shape,
            what,
            required: false,
            foreign: false,
            made: false,
        }
    }

    pub(super) const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    pub(super) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    pub(super) const fn made(self) -> Self {
        Self { made: true, ..self }
    }

    pub(super) const fn foreign(self) -> Self {
        Self {
            foreign: true,
            ..self
        }
    }
}
