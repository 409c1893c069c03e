//! `qantar import`

use super::report::counted;
use super::{CONTENT, ImportArgs, MACHINE};
use crate::content;
use crate::edit::{self, Imported};
use crate::names::Gazetteer;
use crate::site::{OpenOptions, Site};

pub(super) fn run(args: &ImportArgs) -> u8 {
    let mut site = match Site::open(&args.into, &OpenOptions::default()) {
        Ok((site, _)) => site,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    let mut missing = args.files.iter().filter(|file| !file.exists()).peekable();
    if missing.peek().is_some() {
        for file in missing {
            eprintln!("error: there is no `{}`", file.display());
        }
        return MACHINE;
    }
    // What is wrong with the site is for `check` to say; an import adds nothing to it.
    let (documents, _) = content::read(&site);
    let documents = crate::with_gazetteer(documents, &mut site);
    let (gazetteer, _) = Gazetteer::new(&documents.actors, &documents.regions);
    match edit::import(&mut site, &documents, &gazetteer, &args.files) {
        Ok(imported) => said(&imported),
        Err(error) => {
            eprintln!("error: {error}\nnothing was written");
            MACHINE
        }
    }
}

fn said(imported: &Imported) -> u8 {
    for (path, _) in &imported.files {
        println!("{}", path.display());
    }
    for (from, what) in &imported.notes {
        eprintln!("note: {from}: {what}");
    }
    for (from, why) in &imported.refused {
        eprintln!("not imported: {from}: {why}");
    }
    println!("{} written", counted(imported.files.len(), "file"));
    match imported.refused.is_empty() {
        true => 0,
        false => CONTENT,
    }
}
