//! The keys of `qantar.toml`; `docs/settings.md` says more of each.

use super::key::Key;
use super::key::Shape::{
    Colour, File, Flag, LongText, Named, Table, Text, TextOrTable, Web, Whole, Words, Zone,
};

pub(super) const KEYS: &[Key] = &[
    Key::new("title", Text, "The site's name, on every page."),
    Key::new(
        "description",
        LongText,
        "One sentence for the front page and for search engines.",
    ),
    Key::new(
        "base_url",
        Web,
        "Where the site will stand; absolute addresses are made from it.",
    ),
    Key::new(
        "language",
        Text,
        "The interface's language (BCP 47); English if nothing is said.",
    )
    .also(&["default_language"]),
    Key::new(
        "timezone",
        Zone,
        "Decides which day a time falls on (IANA); UTC if nothing is said.",
    ),
    Key::new("site", Table(SITE), "How the site looks, and its licences."),
    Key::new(
        "contact",
        Table(CONTACT),
        "Where `report an error` on every page leads.",
    ),
    Key::new(
        "repository",
        Table(REPOSITORY),
        "Where the content's files can be edited.",
    ),
    Key::new("events", Table(EVENTS), "Reviews and proposals."),
    Key::new(
        "sources",
        Table(SOURCES),
        "What holds for articles that say nothing themselves.",
    ),
    Key::new("search", Table(SEARCH), "The search page."),
    Key::new("people", Table(PEOPLE), "Names that are withheld."),
    Key::new(
        "kinds",
        Named(&Text),
        "The kinds of events, and what readers see for each.",
    ),
    Key::new(
        "measures",
        Named(&TextOrTable(MEASURE)),
        "The series of figures, and what readers see for each.",
    ),
    Key::new(
        "scopes",
        Named(&Text),
        "What figures may cover besides regions and the whole.",
    ),
];

const SITE: &[Key] = &[
    Key::new("logo", File, "A picture's path in static/."),
    Key::new("footer", LongText, "A line at the foot of every page."),
    Key::new(
        "accent",
        Colour,
        "The colour of links and rules on light ground.",
    ),
    Key::new("accent_dark", Colour, "The same on dark ground."),
    Key::new("licence_texts", Text, "The licence of your own texts.").also(&["license_texts"]),
    Key::new("licence_data", Text, "The licence of your data.").also(&["license_data"]),
    Key::new(
        "tag",
        Text,
        "What the ids of feeds begin with (RFC 4151): example.org,2019.",
    ),
    Key::new(
        "cards",
        Words(&["none", "site", "all"]),
        "Which pages have a picture of their own where their address is shared.",
    ),
    Key::new(
        "embeds",
        Words(&["none", "subjects", "all"]),
        "Which pages others can show in a frame: subjects are the timeline, actors and regions.",
    ),
];

const CONTACT: &[Key] = &[
    Key::new("email", Text, "An address for letters."),
    Key::new("url", Web, "A page or form; goes before the address."),
];

const REPOSITORY: &[Key] = &[
    Key::new("url", Web, "The repository's page."),
    Key::new(
        "branch",
        Text,
        "The branch that `edit this page` leads to; main if nothing is said.",
    ),
    Key::new(
        "edit",
        Text,
        "What stands before a file's path in an edit link.",
    ),
];

const EVENTS: &[Key] = &[
    Key::new(
        "reviews_required",
        Whole(Some(0), None),
        "How many reviews make an event reviewed.",
    ),
    Key::new(
        "proposed",
        Words(&["show", "hide"]),
        "Whether events that the program found in the articles stand on the site.",
    ),
];

const SOURCES: &[Key] = &[Key::new(
    "rights",
    Words(&["full", "excerpt", "link"]),
    "How much readers see of an article that does not say so itself.",
)];

const SEARCH: &[Key] = &[Key::new(
    "enabled",
    Flag,
    "Whether the site can be searched.",
)];

const PEOPLE: &[Key] = &[Key::new(
    "withhold",
    Flag,
    "Whether the names in the file that QANTAR_WITHHOLD names appear nowhere.",
)];

const MEASURE: &[Key] = &[
    Key::new("label", Text, "What readers see."),
    Key::new("unit", Text, "What it counts in."),
];
