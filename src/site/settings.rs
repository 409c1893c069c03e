//! `qantar.toml`: every setting of a site, each with its default.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::fields::{Entry, Fields, FromNode, Node, Table, Value};
use crate::model::{Diagnostic, Diagnostics, SourceId, Span, Spanned};

/// How much of an article's text the site may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// The whole text.
    Full,
    /// The passages that an event or question quotes or cites.
    Excerpt,
    /// Title, publisher, date and the way out.
    Link,
}

/// Whether events that a program found in the articles stand on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposals {
    /// They do, marked as such.
    Show,
    /// They do not.
    Hide,
}

/// A measure's name for readers, and what it counts in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// What charts and tables call it.
    pub label: String,
    /// Its unit ("people", "tenge").
    pub unit: Option<String>,
}

/// The settings of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The site's name.
    pub title: Option<String>,
    /// One sentence on what it is.
    pub description: Option<String>,
    /// Where it will stand, with a trailing slash; absolute URLs are made from it.
    pub base_url: Option<String>,
    /// The interface's language (BCP 47).
    pub language: String,
    /// Decides which day a time falls on.
    pub timezone: Tz,
    /// `[site]`.
    pub site: SiteSettings,
    /// `[contact]`: where readers report an error.
    pub contact: Contact,
    /// `[repository]`: where the content's files can be edited.
    pub repository: Repository,
    /// `[events] reviews_required`: how many reviews make an event reviewed.
    pub reviews_required: u32,
    /// `[events] proposed`; none: hidden in a site, shown in a bare folder.
    pub proposed: Option<Proposals>,
    /// `[sources] rights`: what holds for a text that says nothing.
    pub rights: Option<Rights>,
    /// `[kinds]`: the allowed kinds of events and what readers call them; empty: any word.
    pub kinds: BTreeMap<String, String>,
    /// `[measures]`.
    pub measures: BTreeMap<String, Measure>,
    /// `[scopes]`: what figures may count besides regions and the site's whole.
    pub scopes: BTreeMap<String, String>,
    /// `[search] enabled`: whether the site has a search page and an index for it.
    pub search: bool,
    /// `[people] withhold`: take names from the file that `QANTAR_WITHHOLD` names.
    pub withhold: bool,
}

/// `[site]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// A picture in `static/`.
    pub logo: Option<String>,
    /// A line at the foot of every page.
    pub footer: Option<String>,
    /// Accent colours as `#rrggbb`: on light ground, on dark ground.
    pub accent: Option<String>,
    /// See `accent`.
    pub accent_dark: Option<String>,
    /// The licence of the site's own texts.
    pub licence_texts: Option<String>,
    /// The licence of its data files.
    pub licence_data: Option<String>,
    /// Host and date (`example.org,2019`) that the ids of feeds begin with (RFC 4151).
    pub tag: Option<String>,
    /// Which pages have a picture of their own for those who share them; `site` if nothing is said.
    pub cards: Option<Cards>,
    /// Which pages have one in small, for frames on other sites; if nothing is said, it goes by
    /// the number of events.
    pub embeds: Option<Embeds>,
}

/// Which pages have one in small, for frames on other sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embeds {
    /// None.
    None,
    /// The timeline, actors and regions.
    Subjects,
    /// Events too.
    All,
}

/// Which pictures are drawn for those who share a page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cards {
    /// None.
    None,
    /// One for all pages.
    Site,
    /// Events, actors and regions have their own.
    All,
}

/// `[contact]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// An address for letters.
    pub email: Option<String>,
    /// A page or form.
    pub url: Option<String>,
}

/// `[repository]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// The repository's page.
    pub url: Option<String>,
    /// What stands before a file's path in an edit link.
    pub edit: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: None,
            description: None,
            base_url: None,
            language: "en".to_owned(),
            timezone: Tz::UTC,
            site: SiteSettings::default(),
            contact: Contact::default(),
            repository: Repository::default(),
            reviews_required: 1,
            proposed: None,
            rights: None,
            kinds: BTreeMap::new(),
            measures: BTreeMap::new(),
            scopes: BTreeMap::new(),
            search: true,
            withhold: false,
        }
    }
}

impl Settings {
    /// Reads the table of `qantar.toml`; what is wrong in it is collected.
    pub fn read(table: &Table, source: SourceId, length: usize) -> (Self, Diagnostics) {
        let fields = Fields::new(table, source, Span::new(0, length));
        let default = Self::default();
        let (reviews_required, proposed) = section(&fields, "events", |events| {
            let reviews = events.value::<u32>(&["reviews_required"]);
            (reviews, events.value::<Proposals>(&["proposed"]))
        });
        let settings = Self {
            title: fields.value(&["title"]),
            description: fields.value(&["description"]),
            base_url: fields
                .take(&["base_url"])
                .and_then(|url| base_url(&url, &fields)),
            language: fields
                .value(&["language", "default_language"])
                .unwrap_or(default.language),
            timezone: fields.value(&["timezone"]).unwrap_or(default.timezone),
            site: section(&fields, "site", SiteSettings::read),
            contact: section(&fields, "contact", Contact::read),
            repository: section(&fields, "repository", Repository::read),
            reviews_required: reviews_required.unwrap_or(default.reviews_required),
            proposed,
            rights: section(&fields, "sources", |sources| {
                sources.value::<Rights>(&["rights"])
            }),
            kinds: words(&fields, "kinds"),
            measures: measures(&fields),
            scopes: words(&fields, "scopes"),
            search: section(&fields, "search", |search| {
                search.value::<bool>(&["enabled"])
            })
            .unwrap_or(default.search),
            withhold: section(&fields, "people", |people| {
                people.value::<bool>(&["withhold"])
            })
            .unwrap_or(false),
        };
        (settings, fields.finish())
    }
}

impl SiteSettings {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            logo: fields.value(&["logo"]),
            footer: fields.value(&["footer"]),
            accent: colour(fields, &["accent"]),
            accent_dark: colour(fields, &["accent_dark"]),
            licence_texts: fields.value(&["licence_texts", "license_texts"]),
            licence_data: fields.value(&["licence_data", "license_data"]),
            tag: tag(fields),
            cards: fields.value(&["cards"]),
            embeds: fields.value(&["embeds"]),
        }
    }
}

impl Contact {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            email: fields.value(&["email"]),
            url: fields.web_address(&["url"]),
        }
    }
}

impl Repository {
    fn read(fields: &Fields<'_>) -> Self {
        let url = fields.web_address(&["url"]);
        let branch = fields
            .value::<String>(&["branch"])
            .unwrap_or_else(|| "main".to_owned());
        let edit = fields.value(&["edit"]).or_else(|| {
            url.as_ref()
                .map(|url| format!("{}/edit/{branch}/", url.trim_end_matches('/')))
        });
        Self { url, edit }
    }
}

fn section<T: Default>(
    fields: &Fields<'_>,
    name: &'static str,
    read: impl FnOnce(&Fields<'_>) -> T,
) -> T {
    let Some(inner) = fields.node(&[name]).and_then(|node| fields.inner(node)) else {
        return T::default();
    };
    let value = read(&inner);
    fields.absorb(inner.finish());
    value
}

/// A table whose keys are the user's own and whose values are names for readers.
fn words(fields: &Fields<'_>, name: &'static str) -> BTreeMap<String, String> {
    user_keys(fields, name)
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), String::from_node(&entry.node, fields)?)))
        .collect()
}

fn user_keys<'t>(fields: &Fields<'t>, name: &'static str) -> &'t [Entry] {
    let Some(node) = fields.node(&[name]) else {
        return &[];
    };
    if let Value::Table(table) = &node.value {
        return &table.entries;
    }
    fields.report_type(node.span, "a table", node.value.kind());
    &[]
}

fn measures(fields: &Fields<'_>) -> BTreeMap<String, Measure> {
    user_keys(fields, "measures")
        .iter()
        .map(|entry| (entry.key.clone(), measure(fields, &entry.node)))
        .collect()
}

/// `arrested = "Arrested"` or `arrested = { label = "Arrested", unit = "people" }`.
fn measure(fields: &Fields<'_>, node: &Node) -> Measure {
    if let Value::String(label) = &node.value {
        return Measure {
            label: label.clone(),
            unit: None,
        };
    }
    let Some(inner) = fields.inner(node) else {
        return Measure::default();
    };
    let measure = Measure {
        label: inner.value(&["label"]).unwrap_or_default(),
        unit: inner.value(&["unit"]),
    };
    fields.absorb(inner.finish());
    measure
}

fn base_url(url: &Spanned<String>, fields: &Fields<'_>) -> Option<String> {
    match check_base_url(&url.value) {
        Ok(url) => Some(url),
        Err(message) => {
            fields.report(
                Diagnostic::error("bad-url", fields.source(), url.span, message).hint(
                    "write the address that the site will have: \"https://example.org/timeline/\"",
                ),
            );
            None
        }
    }
}

/// Checks a base URL and gives it its trailing slash.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn check_base_url(url: &str) -> Result<String, String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .ok_or_else(|| format!("`{url}` does not begin with https:// or http://"))?;
    if rest.is_empty() || rest.starts_with('/') {
        return Err(format!("`{url}` names no host"));
    }
    if rest.contains(['?', '#', '"', '<', '>', ' ', '\\']) {
        return Err(format!(
            "`{url}` holds a character that a base URL cannot have"
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// Only `#rrggbb`: the value goes into a style sheet.
fn colour(fields: &Fields<'_>, names: &[&'static str]) -> Option<String> {
    let colour = fields.take::<String>(names)?;
    let hex = colour.value.strip_prefix('#').unwrap_or_default();
    if hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(colour.value);
    }
    fields.report(
        Diagnostic::error(
            "bad-colour",
            fields.source(),
            colour.span,
            format!("`{}` is no colour", colour.value),
        )
        .hint("write six hexadecimal digits: \"#0b6bcb\""),
    );
    None
}

/// `HOST,DATE` (RFC 4151, section 2.1): a date is a year, a month or a day.
fn tag(fields: &Fields<'_>) -> Option<String> {
    let tag = fields.take::<String>(&["tag"])?;
    let is_tag = tag.value.split_once(',').is_some_and(|(authority, date)| {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_@".contains(c);
        let lengths = date.split('-').map(str::len).collect::<Vec<_>>();
        let digits = date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let dated = matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]);
        !authority.is_empty() && authority.chars().all(known) && digits && dated
    });
    if is_tag {
        return Some(tag.value);
    }
    fields.report(
        Diagnostic::error(
            "bad-tag",
            fields.source(),
            tag.span,
            format!("`{}` cannot begin the ids of feeds", tag.value),
        )
        .hint("write a host and a day on which it was yours: \"example.org,2019\""),
    );
    None
}

impl FromNode for Tz {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let name = String::from_node(node, fields)?;
        if let Ok(zone) = name.parse() {
            return Some(zone);
        }
        let near = crate::model::diagnostic::did_you_mean(
            &name,
            chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()),
        );
        fields.report(
            Diagnostic::error(
                "bad-timezone",
                fields.source(),
                node.span,
                format!("`{name}` is no time zone"),
            )
            .hint(near.map_or_else(
                || "use a name of the IANA time zone database: \"Asia/Almaty\"".to_owned(),
                |near| format!("did you mean `{near}`?"),
            )),
        );
        None
    }
}

impl FromNode for Rights {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        one_of(
            node,
            fields,
            &[
                ("full", Self::Full),
                ("excerpt", Self::Excerpt),
                ("link", Self::Link),
            ],
        )
    }
}

impl FromNode for Cards {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        one_of(
            node,
            fields,
            &[
                ("none", Self::None),
                ("site", Self::Site),
                ("all", Self::All),
            ],
        )
    }
}

impl FromNode for Embeds {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        one_of(
            node,
            fields,
            &[
                ("none", Self::None),
                ("subjects", Self::Subjects),
                ("all", Self::All),
            ],
        )
    }
}

impl FromNode for Proposals {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        one_of(node, fields, &[("show", Self::Show), ("hide", Self::Hide)])
    }
}

/// Reads one of a few words.
pub fn one_of<T: Copy>(node: &Node, fields: &Fields<'_>, choices: &[(&str, T)]) -> Option<T> {
    let word = String::from_node(node, fields)?;
    if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word) {
        return Some(*value);
    }
    let names: Vec<String> = choices
        .iter()
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    fields.report(Diagnostic::error(
        "unknown-word",
        fields.source(),
        node.span,
        format!("`{word}` is none of {}", names.join(", ")),
    ));
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::fields::parse_toml;
    use super::*;

    fn read(text: &str) -> (Settings, Diagnostics) {
        Settings::read(&parse_toml(text, 0).unwrap(), SourceId(0), text.len())
    }

    #[test]
    fn an_empty_file_gives_the_defaults() {
        assert_eq!(read(""), (Settings::default(), Diagnostics::default()));
    }

    #[test]
    fn settings_are_read_from_their_tables() {
        let (settings, found) = read(
            "title = 'T'\nbase_url = 'https://x.org/a'\ntimezone = 'Asia/Almaty'\n\
             [sources]\nrights = 'link'\n[kinds]\nclash = 'Clash'\n\
             [measures]\narrested = { label = 'Arrested', unit = 'people' }\nkilled = 'Killed'\n\
             [events]\nreviews_required = 2\nproposed = 'show'\n[people]\nwithhold = true\n\
             [search]\nenabled = false\n",
        );
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(settings.base_url.as_deref(), Some("https://x.org/a/"));
        assert_eq!(settings.timezone, chrono_tz::Asia::Almaty);
        assert_eq!(settings.rights, Some(Rights::Link));
        assert_eq!(settings.kinds["clash"], "Clash");
        assert_eq!(
            settings.measures["arrested"].unit.as_deref(),
            Some("people")
        );
        assert_eq!(settings.measures["killed"].label, "Killed");
        assert_eq!((settings.reviews_required, settings.withhold), (2, true));
        assert_eq!(settings.proposed, Some(Proposals::Show));
        assert!(!settings.search);
    }

    #[test]
    fn all_that_is_wrong_is_found_in_one_reading() {
        let (_, found) = read(
            "titel = 'x'\nbase_url = 'x.org'\ntimezone = 'Asia/Almati'\n[site]\naccent = 'red'\n",
        );
        let codes: Vec<_> = found.iter().map(|d| d.code).collect();
        assert_eq!(
            codes,
            ["bad-url", "bad-timezone", "bad-colour", "unknown-key"]
        );
        assert!(
            found
                .iter()
                .any(|d| d.hints == ["did you mean `Asia/Almaty`?"])
        );
    }
}
