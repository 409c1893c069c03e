//! `qantar draft`

mod list;
mod names;
mod write;

use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::progress::Bar;
use super::{CONTENT, DraftArgs, DraftFormat, MACHINE, report};
use crate::content::{self, Documents};
use crate::draft::{DraftDate, DraftOptions, draft_watched};
use crate::model::Diagnostics;
use crate::names::Gazetteer;
use crate::site::{OpenOptions, Section, Site};
use crate::timeline::{Covers, covers};

/// What a site's articles are drafted from.
struct Desk {
    site: Site,
    documents: Documents,
    gazetteer: Gazetteer,
    found: Diagnostics,
}

pub(super) fn run(args: &DraftArgs) -> u8 {
    let (site, found) = match Site::open(&args.dir, &OpenOptions::default()) {
        Ok(opened) => opened,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    if site.bare && args.write.is_some() {
        return write::fail(&crate::edit::EditError::Bare(site.root));
    }
    let bar = Bar::new();
    let mut desk = Desk::new(site, found, &bar);
    let code = match (&args.write, args.names) {
        (None, false) => {
            let (drafted, covers) = desk.draft(args, &bar);
            bar.finish();
            list(without_covered(drafted, &covers), args.format)
        }
        (Some(ids), false) => {
            let (drafted, covers) = desk.draft(args, &bar);
            bar.finish();
            write::events(&mut desk, &drafted, &covers, ids)
        }
        (wanted, true) => {
            bar.say("names", 0);
            let names = desk.names();
            bar.finish();
            match wanted {
                None => print(&names::list(&names, args.format)),
                Some(wanted) => names::write(&mut desk, &names, wanted),
            }
        }
    };
    desk.found.sort();
    report::print(&desk.found, &desk.site, report::Format::Text);
    match code {
        0 if desk.found.errors() > 0 => CONTENT,
        code => code,
    }
}

impl Desk {
    fn new(mut site: Site, mut found: Diagnostics, bar: &Bar) -> Self {
        site.files.retain(|file| {
            matches!(
                file.section,
                Section::Articles | Section::Events | Section::Actors | Section::Regions
            )
        });
        bar.say("read", 0);
        let (documents, problems) = content::read(&site);
        found.append(problems);
        let documents = crate::with_gazetteer(documents, &mut site);
        let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
        found.append(problems);
        Self {
            site,
            documents,
            gazetteer,
            found,
        }
    }

    /// The proposals, those too that events cover.
    fn draft(&self, args: &DraftArgs, bar: &Bar) -> (Vec<DraftDate>, Covers) {
        let options = DraftOptions {
            days: args.days,
            sentences: Some(args.sentences),
            topic: args
                .topic
                .iter()
                .filter(|word| !word.trim().is_empty())
                .cloned()
                .collect(),
        };
        bar.say("draft", self.documents.articles.len());
        let drafted = draft_watched(&self.documents.articles, &self.gazetteer, &options, &|| {
            bar.step();
        });
        (
            drafted,
            covers(&self.documents, &self.gazetteer, &self.site.settings),
        )
    }
}

fn without_covered(mut drafted: Vec<DraftDate>, covers: &Covers) -> Vec<DraftDate> {
    covers.take_out(&mut drafted);
    drafted
}

fn list(drafted: Vec<DraftDate>, format: DraftFormat) -> u8 {
    let mut text = String::new();
    for date in drafted {
        match format {
            DraftFormat::Text => list::list(&date, &mut text),
            DraftFormat::Jsonl => {
                let _ = writeln!(text, "{}", list::record(&date));
            }
        }
    }
    print(&text)
}

fn print(text: &str) -> u8 {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: {error}");
            MACHINE
        }
        // Who closes the pipe early has seen enough.
        _ => 0,
    }
}
