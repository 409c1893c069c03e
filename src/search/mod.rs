//! Pages → the search index, made with [Pagefind](https://pagefind.app).
//!
//! [`parts`] reads the laid-out pages, where rights and withheld names have been weighed, and says
//! what can be found on them: a [`Record`] for each event, source, actor, region, question and
//! free page, in each of its languages. [`index`] makes the files that a browser searches in; they
//! are cut in pieces, and a reader loads those that a search needs.
//!
//! The languages that a site has most of are each an index of their own in a folder of their own
//! ([`Part::folder`]), since words are brought to their stems by language; all others share one in
//! which words are found as they stand and by their beginnings. Making one is the slowest step of a build, so its folder
//! holds a [stamp](Part::stamp_text): where the records are the same, so are the files, and the
//! former ones are kept.

mod fold;
mod index;
mod records;
mod text;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rayon::prelude::*;

use crate::pages::view::SiteView;
use crate::pages::{Page, Plan};

pub use index::{AVAILABLE, IndexError, IndexFile, index};

/// The folder of the site that all indexes lie in.
pub const FOLDER: &str = "pagefind";

/// Changes with what [`index`] makes of the same records.
const FORMAT: &str = "1";

/// The languages whose stems Pagefind knows.
const STEMMED: &[&str] = &[
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr",
    "yi",
];

/// How many languages at most have an index of their own. Each costs a reader who searches about
/// 60 kB for the program that knows its stems.
const OWN: usize = 3;

/// One record in so many has to be in a language that has an index of its own.
const SHARE: usize = 50;

/// All other languages (ISO 639-2: undetermined).
const OTHERS: &str = "und";

/// What kind of page a record leads to: the groups of the search page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An event.
    Event,
    /// Passages of a source.
    Passage,
    /// An actor or a region.
    Name,
    /// A question or a free page.
    Page,
}

impl Kind {
    /// The word for it in the index's filter `type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Passage => "passage",
            Self::Name => "name",
            Self::Page => "page",
        }
    }
}

/// A text of a record and where on the page it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its anchor on the page (`p4`); nothing for what stands at its top.
    pub anchor: Option<String>,
    /// Plain text.
    pub text: String,
}

/// What can be found of a page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The page's path from the site's root, with a slash before it.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What kind of page it is.
    pub kind: Kind,
    /// Its date in words.
    pub date: Option<String>,
    /// Who published it, or what somebody is: a line below the title.
    pub note: Option<String>,
    /// Its texts in reading order.
    pub passages: Vec<Passage>,
    /// The actors that it names.
    pub actors: Vec<String>,
    /// The regions that it names.
    pub regions: Vec<String>,
    /// What kind of event, as readers call it.
    pub term: Option<String>,
}

/// The records of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The language: the primary subtag (BCP 47) in lower case; `und` for many languages.
    pub language: String,
    /// The records, in the order of their addresses.
    pub records: Vec<Record>,
}

impl Part {
    /// The folder of its files, below the site's root.
    pub fn folder(&self) -> String {
        format!("{FOLDER}/{}", self.language)
    }

    /// The path of its stamp, below the site's root.
    pub fn stamp(&self) -> String {
        format!("{}/records.txt", self.folder())
    }

    /// What the stamp holds: a hash (BLAKE3) of all that its files are made from.
    pub fn stamp_text(&self) -> String {
        let mut hash = blake3::Hasher::new();
        for record in &self.records {
            hash.update(index::document(&self.language, record).as_bytes());
            hash.update(record.url.as_bytes());
            hash.update(b"\0");
        }
        format!(
            "qantar search index, format {FORMAT}, Pagefind {}\n{}\n",
            index::PAGEFIND,
            hash.finalize()
        )
    }
}

/// What can be searched for, by language, the largest part first. Nothing for a site without a
/// search page.
pub fn parts(plan: &Plan<'_>) -> Vec<Part> {
    let mut collector = Collector::new(plan);
    let pages = if collector.wants() { plan.len() } else { 0 };
    let made: Vec<Found> = (0..pages)
        .into_par_iter()
        .map(|number| {
            plan.page(number)
                .map_or_else(Vec::new, |page| collector.of(&page))
        })
        .collect();
    made.into_iter().for_each(|records| collector.add(records));
    collector.finish()
}

/// What can be found of a page, by language.
pub type Found = Vec<(String, Record)>;

/// Gathers records page by page.
pub struct Collector {
    site: Option<SiteView>,
    by_language: BTreeMap<String, Vec<Record>>,
}

impl Collector {
    /// Begins to gather; for a site without a search page there is nothing to gather.
    pub fn new(plan: &Plan<'_>) -> Self {
        let wanted = AVAILABLE && plan.is_searched();
        Self {
            site: wanted.then(|| plan.site().clone()),
            by_language: BTreeMap::new(),
        }
    }

    /// Whether it wants pages at all.
    pub fn wants(&self) -> bool {
        self.site.is_some()
    }

    /// What can be found of a page.
    pub fn of(&self, page: &Page) -> Found {
        let site = self.site.as_ref();
        site.map_or_else(Vec::new, |site| records::of(page, site))
    }

    /// Takes in what can be found of a page; pages come in their order.
    pub fn add(&mut self, records: Found) {
        for (language, record) in records {
            self.by_language.entry(language).or_default().push(record);
        }
    }

    /// What can be searched for, by language, the largest part first.
    pub fn finish(self) -> Vec<Part> {
        parted(self.by_language)
    }
}

/// The few languages that have an index of their own, and the others in one.
fn parted(by_language: BTreeMap<String, Vec<Record>>) -> Vec<Part> {
    let all: usize = by_language.values().map(Vec::len).sum();
    let mut languages: Vec<(String, Vec<Record>)> = by_language.into_iter().collect();
    languages.sort_by_key(|(_, records)| std::cmp::Reverse(records.len()));
    let mut parts: Vec<Part> = Vec::new();
    let mut others: Vec<Record> = Vec::new();
    for (language, records) in languages {
        let own = parts.len() < OWN
            && records.len() * SHARE >= all
            && STEMMED.contains(&language.as_str());
        if own {
            parts.push(Part { language, records });
        } else {
            others.extend(records);
        }
    }
    if !others.is_empty() {
        parts.push(Part {
            language: OTHERS.to_owned(),
            records: one_for_each_page(others),
        });
    }
    for part in &mut parts {
        part.records.sort_by(|a, b| a.url.cmp(&b.url));
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.records.len()));
    parts
}

/// A page whose texts are in several languages that share an index has one record there.
fn one_for_each_page(records: Vec<Record>) -> Vec<Record> {
    let mut by_url: BTreeMap<String, Record> = BTreeMap::new();
    for record in records {
        match by_url.entry(record.url.clone()) {
            Entry::Vacant(place) => _ = place.insert(record),
            Entry::Occupied(mut there) => there.get_mut().passages.extend(record.passages),
        }
    }
    by_url.into_values().collect()
}

/// The path and text of the file that tells the search page which languages there are (JSON).
pub fn languages(parts: &[Part]) -> (String, String) {
    let names: Vec<&str> = parts.iter().map(|part| part.language.as_str()).collect();
    // A language is letters, so nothing has to be escaped.
    let list = names.join("\",\"");
    let text = if names.is_empty() {
        "[]\n".to_owned()
    } else {
        format!("[\"{list}\"]\n")
    };
    (format!("{FOLDER}/languages.json"), text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn records(count: usize) -> Vec<Record> {
        let record = |number: usize| Record {
            url: format!("/actors/{number}.html"),
            title: "A name".to_owned(),
            kind: Kind::Name,
            date: None,
            note: None,
            passages: vec![Passage {
                anchor: None,
                text: "Words".to_owned(),
            }],
            actors: Vec::new(),
            regions: Vec::new(),
            term: None,
        };
        (0..count).map(record).collect()
    }

    fn sizes(languages: &[(&str, usize)]) -> Vec<(String, usize)> {
        let all = languages
            .iter()
            .map(|(language, count)| ((*language).to_owned(), records(*count)));
        parted(all.collect())
            .into_iter()
            .map(|part| (part.language, part.records.len()))
            .collect()
    }

    #[test]
    fn large_languages_have_an_index_of_their_own_and_small_ones_share_one() {
        let parts = sizes(&[
            ("en", 200),
            ("ru", 60),
            ("kk", 20),
            ("fr", 2),
            ("pl", 5),
            ("es", 30),
            ("de", 10),
        ]);
        let expected = [("en", 200), ("ru", 60), ("es", 30), ("und", 20)];
        let expected = expected.map(|(language, count)| (language.to_owned(), count));
        assert_eq!(parts, expected, "records of one page in `und` are one");
    }

    #[test]
    fn a_page_in_two_small_languages_has_the_texts_of_both() {
        let all = ["kk", "uz"].map(|language| (language.to_owned(), records(1)));
        let parts = parted(all.into_iter().collect());
        assert_eq!(parts[0].records[0].passages.len(), 2);
        assert!(parted(BTreeMap::new()).is_empty());
    }

    #[test]
    fn another_word_is_another_stamp() {
        let part = |text: &str| {
            let mut records = records(2);
            records[1].passages[0].text = text.to_owned();
            Part {
                language: "en".to_owned(),
                records,
            }
        };
        assert_eq!(part("same").stamp_text(), part("same").stamp_text());
        assert_ne!(part("same").stamp_text(), part("other").stamp_text());
    }
}
