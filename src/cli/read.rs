//! `qantar read`

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::{CONTENT, MACHINE, ReadArgs, ReadFormat, report};
use crate::content;
use crate::content::document::ArticleDoc;
use crate::model::Passage;
use crate::site::{
    ContentFile, OpenError, OpenOptions, Origin, Section, Settings, Site, Sources, Theme,
};
use crate::text::dates::{Expression, Reader, Reference};
use crate::text::sentences::sentences;

pub(super) fn run(args: &ReadArgs) -> u8 {
    let site = match open(&args.path) {
        Ok(site) => site,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    let (documents, mut found) = content::read(&site);
    let printed: Vec<String> = documents
        .articles
        .par_iter()
        .map(|article| {
            let reading = Reading::new(article, site.sources.path(article.head.source));
            match args.format {
                ReadFormat::Text => reading.text(),
                ReadFormat::Jsonl => reading.json(),
            }
        })
        .collect();
    let mut out = io::stdout().lock();
    for text in printed {
        match out.write_all(text.as_bytes()) {
            Ok(()) => {}
            // Who closes the pipe early has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
            Err(error) => {
                eprintln!("error: {error}");
                return MACHINE;
            }
        }
    }
    found.sort();
    let errors = found.errors();
    report::print(&found, &site, report::Format::Text);
    if errors > 0 { CONTENT } else { 0 }
}

/// The articles of a folder, or one file alone.
fn open(path: &Path) -> Result<Site, OpenError> {
    if path.is_file() {
        return Ok(one_file(path));
    }
    let (mut site, _) = Site::open(path, &OpenOptions::default())?;
    site.files.retain(|file| file.section == Section::Articles);
    site.boundaries = None;
    Ok(site)
}

fn one_file(path: &Path) -> Site {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut sources = Sources::default();
    let source = sources.add(name.clone(), Origin::File(path.to_owned()));
    let file = ContentFile {
        source,
        section: Section::Articles,
        path: name,
    };
    Site {
        root: path.parent().unwrap_or(Path::new(".")).to_owned(),
        bare: true,
        output: path.to_owned(),
        settings: Settings::default(),
        sources,
        files: vec![file],
        boundaries: None,
        withheld: None,
        theme: Theme::built_in(),
    }
}

/// What was read in an article.
struct Reading<'a> {
    file: &'a str,
    published: Option<String>,
    passages: Vec<PassageReading<'a>>,
}

/// What was read in a passage; ranges are bytes of its visible text.
struct PassageReading<'a> {
    passage: &'a Passage,
    sentences: Vec<Range<usize>>,
    dates: Vec<Expression>,
}

impl<'a> Reading<'a> {
    fn new(article: &'a ArticleDoc, file: &'a str) -> Self {
        let published = article.published.as_ref();
        let day = published.and_then(|date| date.day());
        let mut reader = Reader::new(Reference::from(day));
        let passages = article.body.passages.iter().map(|passage| PassageReading {
            passage,
            sentences: sentences(&passage.text),
            dates: reader.read(&passage.text),
        });
        Self {
            file,
            published: published.map(ToString::to_string),
            passages: passages.collect(),
        }
    }

    /// One line of JSON.
    fn json(&self) -> String {
        let passages = || self.passages.iter();
        let record = Record {
            file: self.file,
            published: self.published.as_deref(),
            sentences: passages()
                .flat_map(PassageReading::sentence_spans)
                .collect(),
            dates: passages().flat_map(PassageReading::date_records).collect(),
        };
        // Strings and numbers alone: they can all be written.
        serde_json::to_string(&record).unwrap_or_default() + "\n"
    }

    /// A listing for people: each sentence, and below it what was read in it.
    fn text(&self) -> String {
        let mut text = format!("{}\n", self.file);
        if let Some(published) = &self.published {
            let _ = writeln!(text, "published {published}");
        }
        for passage in &self.passages {
            text.push('\n');
            passage.list(&mut text);
        }
        text.push('\n');
        text
    }
}

impl PassageReading<'_> {
    fn sentence_spans(&self) -> impl Iterator<Item = [usize; 2]> {
        self.sentences.iter().map(|range| self.bytes(range))
    }

    fn date_records(&self) -> impl Iterator<Item = DateRecord<'_>> {
        self.dates.iter().map(|date| {
            let [start, end] = self.bytes(&date.range);
            DateRecord {
                start,
                end,
                kind: date.kind.name(),
                value: &date.value,
                modifier: date.modifier.map(|modifier| modifier.name()),
                granularity: date.granularity.map(|granularity| granularity.name()),
                when: date.when.as_ref().map(ToString::to_string),
                rule: date.rule,
            }
        })
    }

    fn bytes(&self, range: &Range<usize>) -> [usize; 2] {
        let span = self.passage.source(range.start, range.end);
        [span.start, span.end]
    }

    fn list(&self, text: &mut String) {
        let mut dates = self.dates.iter().peekable();
        for sentence in &self.sentences {
            let _ = writeln!(text, "  {}", &self.passage.text[sentence.clone()]);
            while let Some(date) = dates.next_if(|date| date.range.start < sentence.end) {
                let words = &self.passage.text[date.range.clone()];
                let when = date.when.as_ref().map(|when| format!(", {when}"));
                let when = when.unwrap_or_default();
                let (kind, value) = (date.kind.name(), &date.value);
                let _ = writeln!(text, "    “{words}”  {kind} {value}{when}  ({})", date.rule);
            }
        }
    }
}

/// An article in the output; what else is read in texts becomes a list of its own.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    published: Option<&'a str>,
    sentences: Vec<[usize; 2]>,
    dates: Vec<DateRecord<'a>>,
}

/// A time expression in the output.
#[derive(Serialize)]
struct DateRecord<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    granularity: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    rule: &'static str,
}
