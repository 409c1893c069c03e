//! The files that an import is going to write.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use chrono_tz::Tz;

use super::Imported;
use crate::content::Documents;
use crate::edit::EditError;
use crate::edit::files::write_all;
use crate::edit::new::{file_name, quoted};
use crate::edit::planned::{self, Manner, PlannedFile};
use crate::model::Severity;
use crate::names::Gazetteer;
use crate::site::{Section, Site};

/// The head of a content file, in TOML.
#[derive(Clone, Debug, Default)]
pub(super) struct Head(String);

impl Head {
    /// A key with text, unless it is empty.
    pub(super) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        if !value.is_empty() {
            let _ = writeln!(self.0, "{key} = {}", quoted(value));
        }
        self
    }

    /// A key with a list, unless it is empty.
    pub(super) fn list(&mut self, key: &str, values: &[String]) -> &mut Self {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            let _ = writeln!(self.0, "{key} = [{}]", values.join(", "));
        }
        self
    }

    /// The lines of another head.
    pub(super) fn append(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) -> &mut Self {
        let _ = writeln!(self.0, "{line}");
        self
    }
}

/// A file that is not yet written.
#[derive(Clone, Debug)]
struct Planned {
    section: Section,
    /// Its name in its section's folder.
    name: String,
    /// What it is made from.
    from: String,
    head: String,
    body: String,
    /// Why it is a draft, if it is.
    draft: Option<String>,
}

impl Planned {
    fn text(&self) -> String {
        let draft = match &self.draft {
            Some(why) => format!("draft = true   # {}\n", why.replace(['\n', '\r'], " ")),
            None => String::new(),
        };
        // Tables end the keys of the head itself: `draft` comes before them.
        let body = self.body.trim_end().trim_start_matches(['\n', '\r']);
        format!("+++\n{draft}{}+++\n\n{body}\n", self.head)
    }

    fn path(&self) -> PathBuf {
        PathBuf::from("content")
            .join(self.section.folder())
            .join(&self.name)
    }
}

/// The files that an import is going to write, and what its site has.
pub(super) struct Plan {
    /// The site's time zone.
    pub(super) timezone: Tz,
    /// The kinds of events that the site allows, with what readers call them; none: any.
    pub(super) kinds: BTreeMap<String, String>,
    /// An article's path below `content/`, by its id.
    pub(super) articles: BTreeMap<String, String>,
    by_url: BTreeMap<String, String>,
    actors: BTreeMap<String, String>,
    regions: BTreeMap<String, String>,
    /// The stems that each section has, in lower case.
    taken: BTreeMap<Section, BTreeSet<String>>,
    planned: Vec<Planned>,
    imported: Imported,
}

impl Plan {
    pub(super) fn new(site: &Site, documents: &Documents) -> Self {
        let below = |path: &str| path.strip_prefix("content/").unwrap_or(path).to_owned();
        let mut taken: BTreeMap<Section, BTreeSet<String>> = BTreeMap::new();
        for file in &site.files {
            let stem = file
                .path
                .rsplit_once('.')
                .map_or(&*file.path, |(stem, _)| stem);
            taken
                .entry(file.section)
                .or_default()
                .insert(stem.to_lowercase());
        }
        let articles = documents.articles.iter();
        let by_url = articles
            .clone()
            .filter_map(|doc| Some((plain_url(doc.url.as_ref()?), below(&doc.head.path))));
        let names = |id: &str, title: &str, also: &[String]| -> Vec<(String, String)> {
            let all = [id, title]
                .into_iter()
                .chain(also.iter().map(String::as_str));
            all.map(|name| (name.to_lowercase(), id.to_owned()))
                .collect()
        };
        Self {
            timezone: site.settings.timezone,
            kinds: site.settings.kinds.clone(),
            by_url: by_url.collect(),
            articles: articles
                .map(|doc| (doc.id.to_string(), below(&doc.head.path)))
                .collect(),
            actors: documents
                .actors
                .iter()
                .flat_map(|doc| names(doc.id.as_str(), &doc.title, &doc.also_known_as))
                .collect(),
            regions: documents
                .regions
                .iter()
                .flat_map(|doc| names(doc.id.as_str(), &doc.title, &doc.also_known_as))
                .collect(),
            taken,
            planned: Vec::new(),
            imported: Imported::default(),
        }
    }

    /// Says that something could not be carried over.
    pub(super) fn note(&mut self, from: &str, what: impl Into<String>) {
        self.imported.notes.push((from.to_owned(), what.into()));
    }

    /// Says that something gives no file.
    pub(super) fn refuse(&mut self, from: &str, why: String) {
        self.imported.refused.push((from.to_owned(), why));
    }

    /// Plans a file with a name that is free, and gives its path below `content/`.
    pub(super) fn add(
        &mut self,
        section: Section,
        from: &str,
        stem: &str,
        head: &Head,
        body: &str,
        draft: Option<String>,
    ) -> String {
        let taken = self.taken.entry(section).or_default();
        let name = crate::edit::drafted::free(stem, taken);
        self.planned.push(Planned {
            section,
            name: name.clone(),
            from: from.to_owned(),
            head: head.0.clone(),
            body: body.to_owned(),
            draft,
        });
        let path = format!("{}/{name}", section.folder());
        let id = name.strip_suffix(".md").unwrap_or(&name);
        match section {
            Section::Articles => {
                self.articles.insert(id.to_owned(), path.clone());
            }
            Section::Actors => {
                self.actors.insert(id.to_lowercase(), id.to_owned());
            }
            Section::Regions => {
                self.regions.insert(id.to_lowercase(), id.to_owned());
            }
            _ => {}
        }
        path
    }

    /// Whether the section has a file of that stem.
    pub(super) fn has(&self, section: Section, stem: &str) -> bool {
        let taken = self.taken.get(&section);
        taken.is_some_and(|taken| taken.contains(&stem.to_lowercase()))
    }

    /// The article that was published there, by its path below `content/`.
    pub(super) fn published_at(&self, url: &str) -> Option<String> {
        self.by_url.get(&plain_url(url)).cloned()
    }

    /// Remembers where an article was published.
    pub(super) fn remember(&mut self, url: &str, path: &str) {
        self.by_url.insert(plain_url(url), path.to_owned());
    }

    /// The ids of the actors with these ids or names; others are said.
    pub(super) fn known_actors(&mut self, from: &str, names: &[String]) -> Vec<String> {
        let known = self.actors.clone();
        self.known(from, names, &known, "actor")
    }

    /// The ids of the regions with these ids or names; others are said.
    pub(super) fn known_regions(&mut self, from: &str, names: &[String]) -> Vec<String> {
        let known = self.regions.clone();
        self.known(from, names, &known, "region")
    }

    fn known(
        &mut self,
        from: &str,
        names: &[String],
        known: &BTreeMap<String, String>,
        what: &str,
    ) -> Vec<String> {
        let mut ids = Vec::new();
        for name in names {
            match known.get(&name.to_lowercase()) {
                Some(id) if ids.contains(id) => {}
                Some(id) => ids.push(id.clone()),
                None => self.note(from, format!("the site has no {what} `{name}`: left out")),
            }
        }
        ids
    }

    /// A file's stem from a day and a title.
    pub(super) fn stem(day: &str, title: &str) -> String {
        match file_name(title) {
            Some(name) if day.is_empty() => name,
            Some(name) => format!("{day}-{name}"),
            None if day.is_empty() => "untitled".to_owned(),
            None => day.to_owned(),
        }
    }

    /// Links all that is planned, makes drafts of events that would not pass, leaves out what would
    /// not pass even so, and writes the rest.
    pub(super) fn carry_out(
        mut self,
        site: &mut Site,
        documents: &Documents,
        gazetteer: &Gazetteer,
    ) -> Result<Imported, EditError> {
        // A refused article takes the events with it that cite it: they become drafts.
        for _ in 0..4 {
            let faults = self.faults(site, documents, gazetteer);
            if faults.is_empty() {
                break;
            }
            let mut kept = Vec::new();
            for (index, mut file) in std::mem::take(&mut self.planned).into_iter().enumerate() {
                match faults.get(&index) {
                    None => kept.push(file),
                    Some(why) if file.section == Section::Events && file.draft.is_none() => {
                        let note = format!("is a draft: {why}");
                        self.imported.notes.push((file.from.clone(), note));
                        file.draft = Some(why.clone());
                        kept.push(file);
                    }
                    Some(why) => self.imported.refused.push((file.from, why.clone())),
                }
            }
            self.planned = kept;
        }
        let files: Vec<(PathBuf, String)> = self
            .planned
            .iter()
            .map(|file| (site.root.join(file.path()), file.text()))
            .collect();
        write_all(&files)?;
        self.imported.files = self
            .planned
            .iter()
            .map(|file| (file.path(), file.from.clone()))
            .collect();
        Ok(self.imported)
    }

    /// What `check` would say is wrong with each planned file: the first thing of each.
    fn faults(
        &self,
        site: &mut Site,
        documents: &Documents,
        gazetteer: &Gazetteer,
    ) -> BTreeMap<usize, String> {
        let files = self.planned.iter().map(|file| PlannedFile {
            section: file.section,
            name: &file.name,
            text: file.text(),
        });
        let files: Vec<PlannedFile<'_>> = files.collect();
        let linked = planned::link(site, documents, gazetteer, &files, Manner::default());
        linked.faults(|found| found.severity == Severity::Error)
    }
}

/// An address without what does not change where it leads.
fn plain_url(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let url = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    url.strip_prefix("www.")
        .unwrap_or(url)
        .trim_end_matches('/')
        .to_owned()
}
