//! The only maker of URLs.
//!
//! A page has a *path* (its file below the output folder) and is linked to by that path,
//! percent-encoded. Links are relative: a page puts its way to the root in front.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use super::periods::Period;
use crate::content::document::Head;
use crate::model::{
    ActorSlug, ArticleId, Diagnostic, Diagnostics, EventId, PageId, PassageNo, Place, ProposalId,
    QuestionId, RegionSlug,
};
use crate::timeline::{Destination, Rester, Timeline};

/// What is not written as it is in a path (RFC 3986: all but unreserved characters and `/`).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The longest name that common file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// The paths of all pages that documents have, with the documents' numbers.
///
/// They follow from where the content's files lead: they are made anew only with the directory.
#[derive(Debug, Default)]
pub struct Urls {
    articles: HashMap<ArticleId, usize>,
    events: HashMap<EventId, usize>,
    questions: BTreeMap<QuestionId, usize>,
    actors: BTreeMap<ActorSlug, usize>,
    regions: BTreeMap<RegionSlug, usize>,
    pages: BTreeMap<PageId, usize>,
    all: Vec<Address>,
    by_path: HashMap<Arc<str>, usize>,
}

/// The page of a document.
#[derive(Debug)]
pub struct Address {
    /// Its path.
    pub path: Arc<str>,
    /// What it shows.
    pub shows: Destination,
    /// The document's file, by its path from the site folder.
    pub file: String,
}

impl Urls {
    /// Gives every document its path.
    pub fn new(timeline: &Timeline) -> Self {
        let mut urls = Self::default();
        for (id, event) in &timeline.events {
            let number = urls.add("events", id, &event.head, Destination::Event(id.clone()));
            urls.events.insert(id.clone(), number);
        }
        for (id, article) in &timeline.articles {
            let head = &article.doc.head;
            let number = urls.add("articles", id, head, Destination::Article(id.clone()));
            urls.articles.insert(id.clone(), number);
        }
        for (id, entry) in &timeline.actors {
            let head = &entry.doc.head;
            let number = urls.add("actors", id, head, Destination::Actor(id.clone()));
            urls.actors.insert(id.clone(), number);
        }
        for (id, entry) in &timeline.regions {
            let head = &entry.doc.head;
            let number = urls.add("regions", id, head, Destination::Region(id.clone()));
            urls.regions.insert(id.clone(), number);
        }
        for (id, question) in &timeline.questions {
            let shows = Destination::Question(id.clone());
            let number = urls.add("questions", id, &question.head, shows);
            urls.questions.insert(id.clone(), number);
        }
        for (id, entry) in &timeline.pages {
            let head = &entry.doc.head;
            let number = urls.add("pages", id, head, Destination::Page(id.clone()));
            urls.pages.insert(id.clone(), number);
        }
        let by_path = urls.all.iter().enumerate();
        urls.by_path = by_path.map(|(at, one)| (one.path.clone(), at)).collect();
        urls
    }

    fn add(
        &mut self,
        folder: &str,
        id: &impl Borrow<str>,
        head: &Head,
        shows: Destination,
    ) -> usize {
        self.all.push(Address {
            path: path(folder, id.borrow(), head).into(),
            shows,
            file: head.path.clone(),
        });
        self.all.len() - 1
    }

    /// All documents' pages, by number: events, articles, actors, regions, questions, free pages.
    pub fn all(&self) -> &[Address] {
        &self.all
    }

    /// The number of the page with that path.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// The number of an event's page.
    pub fn event_number(&self, id: &EventId) -> Option<usize> {
        self.events.get(id).copied()
    }

    /// The number of an article's page.
    pub fn article_number(&self, id: &ArticleId) -> Option<usize> {
        self.articles.get(id).copied()
    }

    fn path(&self, number: Option<&usize>) -> &str {
        let address = number.and_then(|number| self.all.get(*number));
        address.map_or("", |address| &address.path)
    }

    /// An article's path.
    pub fn article(&self, id: &ArticleId) -> &str {
        self.path(self.articles.get(id))
    }

    /// An event's path.
    pub fn event(&self, id: &EventId) -> &str {
        self.path(self.events.get(id))
    }

    /// A question's path.
    pub fn question(&self, id: &QuestionId) -> &str {
        self.path(self.questions.get(id))
    }

    /// An actor's path.
    pub fn actor(&self, id: &ActorSlug) -> &str {
        self.path(self.actors.get(id))
    }

    /// A region's path.
    pub fn region(&self, id: &RegionSlug) -> &str {
        self.path(self.regions.get(id))
    }

    /// A free page's path.
    pub fn page(&self, id: &PageId) -> &str {
        self.path(self.pages.get(id))
    }

    /// The path of what a link leads to.
    pub fn destination(&self, destination: &Destination) -> &str {
        match destination {
            Destination::Article(id) => self.article(id),
            Destination::Event(id) => self.event(id),
            Destination::Question(id) => self.question(id),
            Destination::Actor(id) => self.actor(id),
            Destination::Region(id) => self.region(id),
            Destination::Page(id) => self.page(id),
        }
    }

    /// The path of what rests on an article.
    pub fn rester(&self, rester: &Rester) -> &str {
        match rester {
            Rester::Event(id) => self.event(id),
            Rester::Question(id) => self.question(id),
            Rester::Actor(id) => self.actor(id),
            Rester::Region(id) => self.region(id),
            Rester::Page(id) => self.page(id),
        }
    }
}

/// `FOLDER/ID.html`; a slug takes the place of the id's last part.
fn path(folder: &str, id: &str, head: &Head) -> String {
    match (&head.slug, id.rsplit_once('/')) {
        (Some(slug), Some((parents, _))) => format!("{folder}/{parents}/{slug}.html"),
        (Some(slug), None) => format!("{folder}/{slug}.html"),
        (None, _) => format!("{folder}/{id}.html"),
    }
}

/// A day's path.
pub fn day(day: NaiveDate) -> String {
    format!("days/{day}.html")
}

/// The path of a part, counted from 1, of the page of a month or a year.
pub fn period(of: Period, part: usize) -> String {
    let year = of.year;
    match of.month {
        Some(month) => numbered(&format!("months/{year:04}-{month:02}"), part),
        None => numbered(&format!("years/{year:04}"), part),
    }
}

/// The path of a part, counted from 1, of a day's page.
pub fn day_part(date: NaiveDate, part: usize) -> String {
    match part {
        1 => day(date),
        part => format!("days/{date}/{part}.html"),
    }
}

/// The path of a part, counted from 1, of the list of all events of the subject at `path`. Its
/// folder has the name of the subject's page, so that no other subject's can be in the way.
pub fn subject_events(path: &str, part: usize) -> String {
    let folder = path.strip_suffix(".html").unwrap_or(path);
    numbered(&format!("{folder}/events"), part)
}

/// The path of a further part, counted from 1, of a list on the page of the subject at `path`.
pub fn subject_part(path: &str, list: &str, part: usize) -> String {
    let folder = path.strip_suffix(".html").unwrap_or(path);
    numbered(&format!("{folder}/{list}"), part)
}

fn numbered(stem: &str, part: usize) -> String {
    match part {
        1 => format!("{stem}.html"),
        part => format!("{stem}-{part}.html"),
    }
}

/// A proposal's path.
pub fn proposal(id: &ProposalId) -> String {
    format!("proposed/{id}.html")
}

/// The path of a page in small, for a frame on another site.
pub fn embed(name: &str) -> String {
    format!("embed/{name}.html")
}

/// The path of what oEmbed says of that page.
pub fn oembed(name: &str) -> String {
    format!("embed/{name}.json")
}

/// The path of a list's part, counted from 1.
pub fn list(section: &str, part: usize) -> String {
    match part {
        1 => format!("{section}/index.html"),
        part => format!("{section}/index-{part}.html"),
    }
}

/// A path as a link writes it.
pub fn href(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// A path and a passage's anchor as a link writes them.
pub fn href_at(path: &str, passage: Option<PassageNo>) -> String {
    match passage {
        Some(passage) => format!("{}#{passage}", href(path)),
        None => href(path),
    }
}

/// The way from a page to the site's root: empty, or `../` so many times.
pub fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The file of an old URL.
pub fn alias(written: &str) -> String {
    let path = written.trim_start_matches('/');
    match path.rsplit('/').next() {
        Some("") => format!("{path}index.html"),
        Some(name) if name.contains('.') => path.to_owned(),
        _ => format!("{path}/index.html"),
    }
}

/// Who has which path; two for one are an error that names both.
#[derive(Debug, Default)]
pub struct Claims {
    /// By the path as file systems that ignore case see it.
    taken: HashMap<String, Owner>,
    /// Folders that claimed paths lie in, each by the first who needs it.
    folders: HashMap<String, Owner>,
}

/// Who claims a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A file of the site, by its path from the site folder.
    File(String),
    /// The program itself.
    Generated,
}

impl Owner {
    fn words(&self) -> String {
        match self {
            Self::File(path) => format!("`{path}`"),
            Self::Generated => "a page that qantar makes".to_owned(),
        }
    }
}

impl Claims {
    /// Claims a path. `false`, with an error, if it is taken or cannot be a file's name.
    pub fn claim(&mut self, path: &str, owner: Owner, found: &mut Diagnostics) -> bool {
        if let Some(problem) = unfit(path) {
            if let Owner::File(file) = &owner {
                found.push(
                    Diagnostic::path_error(
                        "bad-file-name",
                        file,
                        format!("gives the URL `{path}`, {problem}"),
                    )
                    .hint("rename the file, or give it a `slug`"),
                );
            }
            return false;
        }
        let key = if path.is_ascii() {
            path.to_ascii_lowercase()
        } else {
            path.nfc().collect::<String>().to_lowercase()
        };
        let parents = || key.match_indices('/').map(|(at, _)| &key[..at]);
        // A file and a folder of one name cannot both be.
        let other = self.taken.get(&key).or_else(|| self.folders.get(&key));
        let Some(other) = other.or_else(|| parents().find_map(|parent| self.taken.get(parent)))
        else {
            for parent in parents() {
                self.folders
                    .entry(parent.to_owned())
                    .or_insert_with(|| owner.clone());
            }
            self.taken.insert(key, owner);
            return true;
        };
        let (file, twin) = match (&owner, other) {
            (Owner::File(file), other) => (file.clone(), other.clone()),
            (Owner::Generated, Owner::File(file)) => (file.clone(), Owner::Generated),
            (Owner::Generated, Owner::Generated) => (path.to_owned(), Owner::Generated),
        };
        let mut error = Diagnostic::path_error(
            "same-url",
            file,
            format!("gives the same URL as {}: `{path}`", twin.words()),
        )
        .hint(
            "rename one of the two, or give it a `slug` (upper and lower case are the same here)",
        );
        if let Owner::File(twin) = &twin {
            error = error.related(Place::Path(twin.into()), "the other file");
        }
        found.push(error);
        false
    }
}

/// Why a path cannot be a file's.
fn unfit(path: &str) -> Option<&'static str> {
    if path.split('/').any(|part| part.len() > LONGEST_NAME) {
        return Some("and a part of it is longer than 255 bytes");
    }
    if path.contains(|c: char| c.is_control() || c == '\\') {
        return Some("which holds a character that file names cannot have everywhere");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_root_has_a_step_for_every_folder() {
        assert_eq!(
            (root("index.html"), root("a/b.html"), root("a/b/c.html")),
            (String::new(), "../".into(), "../../".into())
        );
    }

    #[test]
    fn links_are_percent_encoded() {
        assert_eq!(
            href("articles/a b/қ#1.html"),
            "articles/a%20b/%D2%9B%231.html"
        );
    }

    #[test]
    fn old_urls_become_files() {
        assert_eq!(alias("/old/name.html"), "old/name.html");
        assert_eq!(alias("old/name/"), "old/name/index.html");
        assert_eq!(alias("old/name"), "old/name/index.html");
    }

    #[test]
    fn two_files_that_differ_in_case_only_are_named_both() {
        let mut claims = Claims::default();
        let mut found = Diagnostics::default();
        assert!(claims.claim(
            "events/A.html",
            Owner::File("content/events/A.md".into()),
            &mut found
        ));
        assert!(!claims.claim(
            "events/a.html",
            Owner::File("content/events/a.md".into()),
            &mut found
        ));
        let error = found
            .iter()
            .next()
            .map(|d| (d.place.clone(), d.message.clone()));
        let Some((Place::Path(path), message)) = error else {
            panic!("{found:?}")
        };
        assert_eq!(path.to_str(), Some("content/events/a.md"));
        assert!(message.contains("content/events/A.md"), "{message}");
    }

    #[test]
    fn names_that_no_file_system_takes_are_refused() {
        let mut claims = Claims::default();
        let mut found = Diagnostics::default();
        let long = format!("articles/{}.html", "x".repeat(300));
        assert!(!claims.claim(
            &long,
            Owner::File("content/articles/x.md".into()),
            &mut found
        ));
        assert_eq!(found.errors(), 1);
    }
}
