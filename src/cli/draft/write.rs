//! `qantar draft --write`

use std::collections::BTreeSet;

use super::Desk;
use crate::cli::report::counted;
use crate::cli::{CONTENT, MACHINE};
use crate::draft::{DraftDate, Proposal};
use crate::edit::{self, EditError, Written};
use crate::pipeline;
use crate::timeline::Covers;

/// Writes the proposals of these ids, or all that no event covers.
pub(super) fn events(
    desk: &mut Desk,
    drafted: &[DraftDate],
    covers: &Covers,
    ids: &[String],
) -> u8 {
    if desk.found.errors() > 0 {
        eprintln!("nothing was written: repair the files below first");
        return CONTENT;
    }
    let all: Vec<&Proposal> = drafted.iter().flat_map(|date| &date.proposals).collect();
    let wanted: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|id| all.iter().all(|proposal| proposal.id != **id))
        .copied()
        .collect();
    if !missing.is_empty() {
        for id in missing {
            eprintln!("error: no event `{id}` is proposed");
        }
        eprintln!(
            "help: the ids are those that `qantar draft` lists with the same options; the site's folder stands before --write"
        );
        return MACHINE;
    }
    let chosen = |proposal: &&&Proposal| wanted.is_empty() || wanted.contains(proposal.id.as_str());
    let (covered, open): (Vec<&Proposal>, Vec<&Proposal>) = all
        .iter()
        .filter(chosen)
        .partition(|proposal| covers.covers(proposal));
    let locale = pipeline::words(&desk.site, &mut desk.found);
    let written = edit::write_events(
        &mut desk.site,
        &desk.documents,
        &desk.gazetteer,
        &locale,
        &open,
    );
    match written {
        Ok(written) => said(&written, covered.len()),
        Err(error) => fail(&error),
    }
}

fn said(written: &Written, covered: usize) -> u8 {
    for (path, _) in &written.files {
        println!("{}", path.display());
    }
    for (id, why) in &written.refused {
        eprintln!("not written: {id}: {why}");
    }
    let covered = match covered {
        0 => String::new(),
        1 => "; 1 proposal is covered by an event".to_owned(),
        more => format!("; {more} proposals are covered by events"),
    };
    println!("{} written{covered}", counted(written.files.len(), "event"));
    if written.refused.is_empty() {
        0
    } else {
        CONTENT
    }
}

pub(super) fn fail(error: &EditError) -> u8 {
    eprintln!("error: {error}");
    MACHINE
}
