//! `qantar read`

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::progress::Bar;
use super::{CONTENT, MACHINE, ReadArgs, ReadFormat, report};
use crate::content;
use crate::content::document::ArticleDoc;
use crate::model::{Diagnostics, Passage};
use crate::site::{
    ContentFile, OpenError, OpenOptions, Origin, Section, Settings, Site, Sources, Theme,
};
use crate::text::dates::{Expression, Reader, Reference};
use crate::text::figures::{self, FigureSpan, figures};
use crate::text::sentences::sentences;
use crate::text::speech::{Kind, SpeakerSpan, Speech, speech};

pub(super) fn run(args: &ReadArgs) -> u8 {
    let (site, mut found) = match open(&args.path) {
        Ok(opened) => opened,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    let bar = Bar::new();
    bar.say("read", site.files.len());
    let (documents, problems) = content::read(&site);
    found.append(problems);
    let printed: Vec<String> = documents
        .articles
        .par_iter()
        .map(|article| {
            let reading = Reading::new(article, site.sources.path(article.head.source));
            let printed = match args.format {
                ReadFormat::Text => reading.text(),
                ReadFormat::Jsonl => reading.json(),
            };
            bar.step();
            printed
        })
        .collect();
    bar.finish();
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
fn open(path: &Path) -> Result<(Site, Diagnostics), OpenError> {
    if path.is_file() {
        return Ok((one_file(path), Diagnostics::default()));
    }
    let (mut site, found) = Site::open(path, &OpenOptions::default())?;
    site.files.retain(|file| file.section == Section::Articles);
    site.boundaries = None;
    Ok((site, found))
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
    speech: Vec<Speech>,
}

/// What was read in a passage; ranges are bytes of its visible text.
struct PassageReading<'a> {
    passage: &'a Passage,
    sentences: Vec<Range<usize>>,
    dates: Vec<Expression>,
    figures: Vec<FigureSpan>,
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
            figures: figures(&passage.text),
        });
        let paragraphs: Vec<&str> = article
            .body
            .passages
            .iter()
            .map(|p| p.text.as_str())
            .collect();
        Self {
            file,
            published: published.map(ToString::to_string),
            passages: passages.collect(),
            speech: speech(&paragraphs),
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
            speech: self
                .speech
                .iter()
                .filter_map(|speech| self.speech_record(speech))
                .collect(),
            figures: passages()
                .flat_map(PassageReading::figure_records)
                .collect(),
        };
        // Strings and numbers alone: they can all be written.
        serde_json::to_string(&record).unwrap_or_default() + "\n"
    }

    fn speech_record(&self, speech: &Speech) -> Option<SpeechRecord> {
        let passage = self.passages.get(speech.paragraph)?;
        let speaker = |span: &SpeakerSpan| {
            let [start, end] = self.passages.get(span.paragraph)?.bytes(&span.range);
            Some(SpanRecord { start, end })
        };
        Some(SpeechRecord {
            quote: passage.bytes(&speech.quote),
            kind: match speech.kind {
                Kind::Direct => "direct",
                Kind::Indirect => "indirect",
            },
            cue: speech.cue.as_ref().map(|cue| passage.bytes(cue)),
            speaker: speech.speaker.as_ref().and_then(speaker),
            named: speech.named.as_ref().and_then(speaker),
            rule: speech.rule,
        })
    }

    /// A line on what somebody says in a passage.
    fn list_speech(&self, passage: &PassageReading<'_>, speech: &Speech, text: &mut String) {
        let words = |span: &SpeakerSpan| {
            let passage = self.passages.get(span.paragraph)?;
            Some(&passage.passage.text[span.range.clone()])
        };
        let quote = &passage.passage.text[speech.quote.clone()];
        let speaker = speech
            .speaker
            .as_ref()
            .and_then(words)
            .unwrap_or("nobody named");
        let named = speech.named.as_ref().and_then(words);
        let named = named
            .map(|named| format!(" (last named: {named})"))
            .unwrap_or_default();
        let _ = writeln!(
            text,
            "    {speaker}{named} says: {quote}  ({})",
            speech.rule
        );
    }

    /// A listing for people: each sentence, and below it what was read in it.
    fn text(&self) -> String {
        let mut text = format!("{}\n", self.file);
        if let Some(published) = &self.published {
            let _ = writeln!(text, "published {published}");
        }
        for (index, passage) in self.passages.iter().enumerate() {
            text.push('\n');
            passage.list(&mut text);
            for speech in self
                .speech
                .iter()
                .filter(|speech| speech.paragraph == index)
            {
                self.list_speech(passage, speech, &mut text);
            }
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

    fn figure_records(&self) -> impl Iterator<Item = FigureRecord<'_>> {
        self.figures.iter().map(|figure| {
            let [start, end] = self.bytes(&figure.range);
            let words = |range: &Range<usize>| &self.passage.text[range.clone()];
            FigureRecord {
                start,
                end,
                value: figure.value,
                high: figure.high,
                bound: match figure.bound {
                    figures::Bound::Exact => "exact",
                    figures::Bound::About => "about",
                    figures::Bound::AtLeast => "at least",
                    figures::Bound::AtMost => "at most",
                },
                counted: figure.counted.as_ref().map(words),
                predicate: figure.predicate.as_ref().map(words),
                rule: figure.rule,
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
            for figure in self
                .figures
                .iter()
                .filter(|f| sentence.contains(&f.range.start))
            {
                let words = &self.passage.text[figure.range.clone()];
                let _ = writeln!(
                    text,
                    "    “{words}”  FIGURE {}  ({})",
                    figure.value, figure.rule
                );
            }
        }
    }
}

/// An article in the output: a list of its own for each thing that is read in texts.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    published: Option<&'a str>,
    sentences: Vec<[usize; 2]>,
    dates: Vec<DateRecord<'a>>,
    speech: Vec<SpeechRecord>,
    figures: Vec<FigureRecord<'a>>,
}

/// What somebody said, in the output.
#[derive(Serialize)]
struct SpeechRecord {
    quote: [usize; 2],
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<[usize; 2]>,
    speaker: Option<SpanRecord>,
    /// For a pronoun: who was named last before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    named: Option<SpanRecord>,
    rule: &'static str,
}

/// A span of the file.
#[derive(Serialize)]
struct SpanRecord {
    start: usize,
    end: usize,
}

/// A reported number in the output.
#[derive(Serialize)]
struct FigureRecord<'a> {
    start: usize,
    end: usize,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    bound: &'static str,
    counted: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicate: Option<&'a str>,
    rule: &'static str,
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
