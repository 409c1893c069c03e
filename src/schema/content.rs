//! The keys of front matter; `docs/content-format.md` says more of each.

use super::key::Shape::{
    Any, Day, DayOrHidden, Edtf, File, Flag, Id, List, Listed, LongText, Named, Number, OneOrMore,
    Table, Text, TextOrTable, Web, Whole, Words, Zone,
};
use super::key::{Key, Kind};

/// The keys of a kind: its own, then those that all share.
pub(super) fn keys(kind: Kind) -> Vec<&'static Key> {
    let own = match kind {
        Kind::Article => ARTICLE,
        Kind::Event => EVENT,
        Kind::Question => QUESTION,
        Kind::Actor => ACTOR,
        Kind::Region => REGION,
        Kind::Page => PAGE,
    };
    let has = |name: &str| own.iter().any(|key| key.name == name);
    let shared = SHARED.iter().filter(|key| !has(key.name));
    own.iter().chain(shared).collect()
}

const TEXTS: Key = Key::new("", List(&Text), "");

const fn texts(name: &'static str, what: &'static str) -> Key {
    Key {
        name,
        what,
        ..TEXTS
    }
}

const ACTORS: Key = Key::new(
    "actors",
    List(&Id(Kind::Actor)),
    "Who: ids of files in content/actors/.",
);
const REGIONS: Key = Key::new(
    "regions",
    List(&Id(Kind::Region)),
    "Where: ids of files in content/regions/.",
);
const NAMES: Key = Key::new(
    "names",
    Named(&Text),
    "Names in other languages, by language tag.",
);
const ALSO_KNOWN_AS: Key = texts(
    "also_known_as",
    "Other spellings that count as a mention. Old URLs are `aliases`.",
);

const SHARED: &[Key] = &[
    Key::new(
        "description",
        LongText,
        "One sentence for lists and search engines.",
    )
    .also(&["summary"]),
    Key::new("updated", Day, "The day of the last change in substance.")
        .also(&["lastmod", "last_modified_at"]),
    Key::new("draft", Flag, "true: not published."),
    Key::new("slug", Text, "Another last part of the page's URL."),
    texts("aliases", "Old URLs that go on leading here.").also(&["redirect_from"]),
    Key::new(
        "permalink",
        Text,
        "Jekyll's: where the page was; it goes on leading here.",
    )
    .foreign(),
    Key::new("published", Flag, "Jekyll's: false means not published.").foreign(),
    Key::new(
        "extra",
        Any,
        "A table of your own, which the program ignores.",
    ),
];

const ARTICLE: &[Key] = &[
    Key::new(
        "title",
        Text,
        "Its headline; else the first heading or sentence.",
    ),
    Key::new(
        "title_is",
        Words(&["ours", "original"]),
        "Whose title it is: yours or its publisher's.",
    ),
    Key::new(
        "date",
        Edtf,
        "When it was published; else the head of the file's name says so.",
    ),
    Key::new("publisher", Text, "Who published it."),
    texts("authors", "Who wrote it.").also(&["author"]),
    Key::new("agency", Text, "Whose report it is."),
    Key::new("url", Web, "Where it was published."),
    Key::new("captures", List(&Table(CAPTURE)), "Archived copies."),
    Key::new(
        "original",
        Table(ORIGINAL),
        "The document that the text was taken from.",
    ),
    Key::new(
        "standing",
        Words(&["current", "corrected", "withdrawn"]),
        "What its publisher has made of it since.",
    ),
    Key::new(
        "language",
        Text,
        "Its language (BCP 47); else it is detected.",
    )
    .also(&["lang"]),
    Key::new(
        "kind",
        Words(&["text", "summary"]),
        "Its own words, or your words about a source that you may not reprint.",
    ),
    Key::new(
        "rights",
        Words(&["full", "excerpt", "link"]),
        "How much of the text readers see.",
    ),
    ACTORS,
    REGIONS,
    Key::new(
        "not_actors",
        List(&Id(Kind::Actor)),
        "Ids of actors that were found by mistake.",
    ),
    Key::new(
        "not_regions",
        List(&Id(Kind::Region)),
        "Ids of regions that were found by mistake.",
    ),
    Key::new(
        "sealed",
        Table(SEALED),
        "Made by `qantar seal`: what stands for passages that are not public.",
    )
    .made(),
];

const SEALED: &[Key] = &[
    Key::new("sha256", Text, "The SHA-256 of the whole text.").required(),
    Key::new(
        "file_sha256",
        Text,
        "The SHA-256 of the file that was sealed.",
    )
    .required(),
    Key::new(
        "passages",
        Whole(Some(0), None),
        "How many passages the whole text has.",
    )
    .required(),
    Key::new("kept", List(&Table(KEPT)), "The passages that are kept."),
    Key::new(
        "actors",
        List(&Id(Kind::Actor)),
        "Actors that the whole text names.",
    ),
    Key::new(
        "regions",
        List(&Id(Kind::Region)),
        "Regions that the whole text names.",
    ),
];

const KEPT: &[Key] = &[
    Key::new("passage", Whole(Some(1), None), "Its number.").required(),
    Key::new("sha256", Text, "The SHA-256 of its words.").required(),
    Key::new(
        "windows",
        List(&Table(WINDOW)),
        "The words in it that were verified.",
    ),
];

const WINDOW: &[Key] = &[
    Key::new("start", Whole(Some(0), None), "Their first byte.").required(),
    Key::new("end", Whole(Some(0), None), "The byte after their last.").required(),
    Key::new("sha256", Text, "Their SHA-256.").required(),
];

const CAPTURE: &[Key] = &[
    Key::new("url", Web, "Where the archived copy is.").required(),
    Key::new("at", Edtf, "The day or time of the copy."),
    Key::new("by", Text, "Who captured it."),
];

const ORIGINAL: &[Key] = &[
    Key::new("file", Text, "Its name."),
    Key::new("sha256", Text, "Its SHA-256, in hexadecimal digits."),
    Key::new(
        "locator",
        Text,
        "Where in it: a PDF's page, a video's time.",
    ),
];

const EVENT: &[Key] = &[
    Key::new(
        "title",
        Text,
        "What happened, as a sentence without a full stop.",
    )
    .required(),
    Key::new(
        "date",
        Edtf,
        "When it happened, in EDTF: 2022-01-05, 2022-01, 2022-01-04/2022-01-06.",
    )
    .required(),
    ACTORS,
    REGIONS,
    Key::new(
        "places",
        List(&TextOrTable(SPOT)),
        "Names of places. A town of a region needs no coordinates and brings the region along.",
    ),
    Key::new(
        "kind",
        Listed("kinds"),
        "What kind of event: protest, statement, decree …",
    ),
    Key::new(
        "importance",
        Whole(Some(1), Some(5)),
        "1 to 5; 3 if nothing is said.",
    ),
    Key::new(
        "published",
        DayOrHidden,
        "The day on which its page first appeared.",
    ),
    Key::new(
        "reviewed",
        List(&Table(REVIEW)),
        "Who has checked the event against its sources.",
    ),
    Key::new(
        "standing",
        Words(&["stands", "disputed", "retracted"]),
        "Whether it stands. A retracted event keeps its page and leaves every list.",
    ),
    Key::new(
        "warning",
        Text,
        "What a reader should know before seeing it.",
    ),
    Key::new(
        "figures",
        List(&Table(FIGURE)),
        "Numbers that somebody reported.",
    ),
    Key::new(
        "corrections",
        List(&Table(CORRECTION)),
        "What was corrected, and when.",
    ),
    Key::new(
        "media",
        List(&Table(MEDIA)),
        "Pictures, sound, film in static/.",
    ),
    Key::new(
        "dismissed",
        Text,
        "Why it is not published, and is not proposed again.",
    ),
];

const SPOT: &[Key] = &[
    Key::new("name", Text, "Its name.").required(),
    Key::new(
        "lat",
        Number(Some(-90), Some(90)),
        "Degrees of latitude, north above 0.",
    ),
    Key::new(
        "lon",
        Number(Some(-180), Some(180)),
        "Degrees of longitude, east above 0.",
    ),
    ALSO_KNOWN_AS,
];

const REVIEW: &[Key] = &[
    Key::new("by", Text, "Who; initials will do.").required(),
    Key::new("on", Day, "When."),
];

const CORRECTION: &[Key] = &[
    Key::new("date", Day, "When it was corrected.").required(),
    Key::new("note", LongText, "What was changed and why.").required(),
];

const MEDIA: &[Key] = &[
    Key::new("src", File, "A file's path in static/.").required(),
    Key::new("alt", Text, "What it shows, for those who do not see it.").required(),
    Key::new("caption", Text, "What readers see below it."),
    Key::new("credit", Text, "Who made it."),
    Key::new("source_url", Web, "Where it is from."),
];

const FIGURE: &[Key] = &[
    Key::new(
        "measure",
        Listed("measures"),
        "The series: one word, such as arrested.",
    )
    .required(),
    Key::new(
        "value",
        Number(None, None),
        "The number; or give low and high.",
    ),
    Key::new("low", Number(None, None), "The lower end of a range."),
    Key::new("high", Number(None, None), "The upper end of a range."),
    Key::new(
        "bound",
        Words(&["exact", "about", "at least", "at most"]),
        "How exactly it is said.",
    ),
    Key::new(
        "quote",
        LongText,
        "The source's words that hold the number.",
    ),
    Key::new(
        "source",
        Text,
        "The article's id, with #p4 where the passage has to be named.",
    ),
    Key::new("said_by", Text, "Who says so: an actor's id, or words."),
    Key::new("as_of", Edtf, "The day that the number is said of."),
    Key::new(
        "scope",
        Text,
        "What it covers: a region's id or a key of [scopes].",
    ),
    Key::new(
        "counted",
        Text,
        "Who or what is counted: civilians, security forces …",
    ),
    Key::new(
        "standing",
        Words(&["stands", "superseded", "retracted"]),
        "Whether it stands.",
    ),
];

const QUESTION: &[Key] = &[
    Key::new("title", Text, "The question.").required(),
    ACTORS,
    REGIONS,
    Key::new(
        "events",
        List(&Id(Kind::Event)),
        "Ids of the events concerned.",
    ),
    Key::new(
        "measure",
        Listed("measures"),
        "The series whose figures belong in it.",
    ),
];

const ACTOR: &[Key] = &[
    Key::new("title", Text, "The name in the site's language.").required(),
    NAMES,
    ALSO_KNOWN_AS,
    Key::new(
        "kind",
        Words(&["person", "organisation", "state", "group"]),
        "What it is.",
    ),
    Key::new("role", Text, "What they were at the time."),
    Key::new(
        "member_of",
        OneOrMore(&Id(Kind::Actor)),
        "What they belong to.",
    ),
    Key::new("wikidata", Text, "The Wikidata item, such as Q42."),
    Key::new("image", File, "A picture's path in static/."),
];

const REGION: &[Key] = &[
    Key::new("title", Text, "The name in the site's language.").required(),
    NAMES,
    ALSO_KNOWN_AS,
    Key::new("kind", Words(&["region", "city"]), "What it is."),
    Key::new("iso", Text, "Its ISO 3166-2 code."),
    Key::new("capital", Text, "Its capital's name."),
    Key::new(
        "boundary",
        Text,
        "The id of its shape in boundaries.geojson.",
    ),
    Key::new(
        "timezone",
        Zone,
        "Its time zone (IANA), where it is not the site's.",
    ),
    Key::new("towns", List(&Table(SPOT)), "Its towns."),
    Key::new("valid_from", Edtf, "Since when it has existed so."),
    Key::new("valid_until", Edtf, "Until when it existed so."),
];

const PAGE: &[Key] = &[
    Key::new("title", Text, "Its title.").required(),
    Key::new(
        "weight",
        Whole(None, None),
        "Its place in the navigation, the lightest first.",
    ),
];
