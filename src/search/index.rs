//! Records → the files that a browser searches in.

use std::fmt;
use std::fmt::Write as _;

#[cfg(feature = "search")]
use super::Part;
use super::Record;
use super::fold::folded_words;

/// Whether the program was built with search.
pub const AVAILABLE: bool = cfg!(feature = "search");

/// The version of Pagefind, whose files these are; a test holds it to the one that is used.
pub(super) const PAGEFIND: &str = "1.6.0";

/// The anchor of what has none: the page's top.
const TOP: &str = "top";

/// The anchor of folded forms, which stand after everything else and are shown nowhere.
const FOLDED: &str = "folded";

/// A file of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path below the site's root.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why there is no index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// Nobody waits for it any more.
    Stopped,
    /// Pagefind gave up.
    Failed(String),
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str("stopped"),
            Self::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for IndexError {}

/// The page that Pagefind reads of a record: its title, then its passages, each a paragraph with
/// its anchor.
pub(super) fn document(language: &str, record: &Record) -> String {
    let mut html = format!(
        "<html lang=\"{language}\"><body><h1>{}</h1>",
        escaped(&record.title)
    );
    let mut value = |what: &str, name: &str, value: &str| {
        let value = escaped(value);
        let _ = write!(
            html,
            "<i data-pagefind-{what}=\"{name}[data-v]\" data-v=\"{value}\"></i>"
        );
    };
    value("filter", "type", record.kind.as_str());
    for (name, values) in [("actor", &record.actors), ("region", &record.regions)] {
        values.iter().for_each(|one| value("filter", name, one));
    }
    if let Some(term) = &record.term {
        value("filter", "kind", term);
    }
    for (name, text) in [("date", &record.date), ("note", &record.note)] {
        text.iter().for_each(|text| value("meta", name, text));
    }
    for passage in &record.passages {
        let anchor = passage.anchor.as_deref().unwrap_or(TOP);
        let _ = write!(
            html,
            "<p id=\"{}\">{}</p>",
            escaped(anchor),
            escaped(&passage.text)
        );
    }
    let texts = record.passages.iter().map(|one| one.text.as_str());
    let folded = folded_words(texts.chain([record.title.as_str()]));
    if !folded.is_empty() {
        let words: Vec<String> = folded.into_iter().collect();
        let _ = write!(html, "<p id=\"{FOLDED}\">{}</p>", words.join(" "));
    }
    html.push_str("</body></html>");
    html
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Makes the index of a part, in the order of its records. `go_on` is asked after each record.
///
/// # Errors
/// Where Pagefind fails, or nobody waits for the index any more.
#[cfg(feature = "search")]
pub fn index(part: &Part, go_on: &mut dyn FnMut() -> bool) -> Result<Vec<IndexFile>, IndexError> {
    use pagefind::api::PagefindIndex;
    use pagefind::options::PagefindServiceConfig;

    let failed = |why: &dyn fmt::Display| IndexError::Failed(why.to_string());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| failed(&error))?;
    runtime.block_on(async {
        let config = PagefindServiceConfig::builder()
            .keep_index_url(true)
            .build();
        let mut index = PagefindIndex::new(Some(config)).map_err(|error| failed(&error))?;
        for record in &part.records {
            let html = document(&part.language, record);
            index
                .add_html_file(None, Some(record.url.clone()), html)
                .await
                .map_err(|error| failed(&error))?;
            if !go_on() {
                return Err(IndexError::Stopped);
            }
        }
        let files = index.get_files().await.map_err(|error| failed(&error))?;
        let mut files: Vec<IndexFile> = files
            .into_iter()
            .filter_map(|file| {
                let name = file.filename.to_str()?.replace('\\', "/");
                is_needed(&name, &part.language).then(|| IndexFile {
                    path: format!("{}/{name}", part.folder()),
                    bytes: file.contents,
                })
            })
            .collect();
        // Where there are no stems for a language, its words are searched for as they stand.
        let own = format!("{}/wasm.{}.pagefind", part.folder(), part.language);
        if files.iter().any(|file| file.path == own) {
            files.retain(|file| !file.path.ends_with("/wasm.unknown.pagefind"));
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    })
}

/// The program was built without search.
///
/// # Errors
/// Always.
#[cfg(not(feature = "search"))]
pub fn index(_: &super::Part, _: &mut dyn FnMut() -> bool) -> Result<Vec<IndexFile>, IndexError> {
    Err(IndexError::Failed("built without search".to_owned()))
}

/// Pagefind comes with interfaces of its own; ours needs none of them.
#[cfg(feature = "search")]
fn is_needed(name: &str, language: &str) -> bool {
    name.contains('/')
        || name.ends_with(".pf_meta")
        || matches!(
            name,
            "pagefind.js" | "pagefind-entry.json" | "wasm.unknown.pagefind"
        )
        || name == format!("wasm.{language}.pagefind")
}

#[cfg(all(test, feature = "search"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Kind, Passage};
    use super::*;

    fn part(language: &str) -> Part {
        let record = |number: usize| Record {
            url: format!("/events/{number}.html"),
            title: format!("Title \"{number}\" & <more>"),
            kind: Kind::Event,
            date: Some("5 January".to_owned()),
            note: None,
            passages: vec![Passage {
                anchor: Some("p1".to_owned()),
                text: format!("Words мұнай number{number}"),
            }],
            actors: vec!["A, b: c".to_owned()],
            regions: Vec::new(),
            term: None,
        };
        Part {
            language: language.to_owned(),
            records: (0..40).map(record).collect(),
        }
    }

    #[test]
    fn a_document_is_well_formed_whatever_the_words() {
        let part = part("en");
        let html = document("en", &part.records[0]);
        assert!(html.contains("<h1>Title &quot;0&quot; &amp; &lt;more&gt;</h1>"));
        assert!(html.contains("data-pagefind-filter=\"actor[data-v]\" data-v=\"A, b: c\""));
        assert!(html.contains("<p id=\"p1\">Words мұнай number0</p><p id=\"folded\">мунай</p>"));
    }

    #[test]
    fn the_same_records_make_the_same_files_and_only_those_that_are_needed() {
        let mut asked = 0;
        let first = index(&part("ru"), &mut || {
            asked += 1;
            true
        });
        let first = first.unwrap();
        assert_eq!(asked, 40);
        assert_eq!(first, index(&part("ru"), &mut || true).unwrap());
        let names: Vec<&str> = first
            .iter()
            .filter_map(|file| file.path.strip_prefix("pagefind/ru/"))
            .filter(|name| !name.contains('/') && !name.ends_with("pf_meta"))
            .collect();
        assert_eq!(
            names,
            ["pagefind-entry.json", "pagefind.js", "wasm.ru.pagefind"]
        );
        let entry = first
            .iter()
            .find(|file| file.path.ends_with("entry.json"))
            .unwrap();
        let entry = std::str::from_utf8(&entry.bytes).unwrap();
        assert!(entry.contains(&format!("\"{PAGEFIND}\"")), "{entry}");
    }

    #[test]
    fn a_language_without_stems_has_what_it_needs() {
        let files = index(&part("kk"), &mut || true).unwrap();
        let wasm: Vec<&str> = files
            .iter()
            .map(|file| file.path.as_str())
            .filter(|path| path.contains("wasm"))
            .collect();
        assert_eq!(wasm, ["pagefind/kk/wasm.unknown.pagefind"]);
    }

    #[test]
    fn indexing_ends_when_nobody_waits() {
        assert_eq!(index(&part("en"), &mut || false), Err(IndexError::Stopped));
    }
}
