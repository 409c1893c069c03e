//! `qantar seal`

use std::path::Path;

use super::report::{self, counted};
use super::{CONTENT, Format, MACHINE, SealArgs};
use crate::content;
use crate::edit::{self, SealError, SealOptions, Sealed};
use crate::names::Gazetteer;
use crate::site::{OpenOptions, Site};

pub(super) fn run(args: &SealArgs) -> u8 {
    let (mut site, mut found) = match Site::open(&args.dir, &OpenOptions::default()) {
        Ok(opened) => opened,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    // A seal is of the words as they are. Names are withheld from what is built.
    site.withheld = None;
    let (documents, problems) = content::read(&site);
    found.append(problems);
    let options = SealOptions {
        articles: &args.articles,
        all: args.all,
        originals: args.originals.as_deref(),
        dry_run: args.dry_run,
    };
    let done = if args.unseal {
        edit::unseal(&site, &documents, options)
    } else {
        let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
        found.append(problems);
        edit::seal(&mut site, &documents, found, &gazetteer, options)
    };
    match done {
        Ok(done) => {
            said(args, &done);
            0
        }
        Err(error) => fail(&error, &site),
    }
}

fn said(args: &SealArgs, done: &Sealed) {
    for file in &done.files {
        if args.unseal {
            println!("{}: {}", file.path, counted(file.passages, "passage"));
        } else {
            println!(
                "{}: {} of {} kept; the whole is in {}",
                file.path,
                file.kept,
                counted(file.passages, "passage"),
                file.original.display()
            );
        }
    }
    for (path, note) in &done.notes {
        eprintln!("note: {path}: {note}");
    }
    if !args.unseal && !done.files.is_empty() && in_git(&args.dir) {
        eprintln!(
            "note: what was committed before stays in git's history: before you make it public, take the texts out of it or begin a new one"
        );
    }
    let would = if args.dry_run { "would be " } else { "" };
    let what = if args.unseal { "unsealed" } else { "sealed" };
    let unchanged = match done.unchanged {
        0 => String::new(),
        count => format!("; {count} as before"),
    };
    println!(
        "{} {would}{what}{unchanged}",
        counted(done.files.len(), "article")
    );
}

/// Whether the folder lies in a repository.
fn in_git(dir: &Path) -> bool {
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    absolute
        .ancestors()
        .any(|folder| folder.join(".git").exists())
}

fn fail(error: &SealError, site: &Site) -> u8 {
    if let SealError::Content(found) = error {
        let mut found = found.clone();
        found.sort_by_rank(|source| site.sources.rank(source));
        report::print(&found, site, Format::Text);
    }
    eprintln!("error: {error}\nnothing was written");
    match error {
        SealError::Content(_) | SealError::Refused(_) => CONTENT,
        SealError::Unknown(_) | SealError::Edit(_) => MACHINE,
    }
}
