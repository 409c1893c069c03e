//! `qantar seal`: of articles that may not be public the passages stay that something quotes or
//! cites, and the whole texts move to a folder that is not published.
//!
//! Sealing is linking, twice: with the whole texts, to learn which words everything rests on, and
//! with the sealed ones, to see that the same words are found at the same places. Only then the
//! whole texts are put away, and only then the articles are written anew. Nothing is written while
//! the site has errors, and no whole text is ever written over.

mod choose;
mod head;
mod keep;
mod put_away;
mod text;
mod undo;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::EditError;
use super::files::{Rewritten, rewrite_all};
use super::planned::{self, Manner, PlannedFile};
use crate::content::Documents;
use crate::content::document::ArticleDoc;
use crate::content::sealed::{self, Seal};
use crate::model::{ArticleId, Diagnostics};
use crate::names::Gazetteer;
use crate::site::{Origin, Section, Site};
use crate::timeline::{Rest, Timeline};

pub use undo::unseal;

/// What to seal, or to unseal.
#[derive(Clone, Copy, Debug)]
pub struct SealOptions<'a> {
    /// Ids or paths of articles.
    pub articles: &'a [String],
    /// All articles that are no summaries.
    pub all: bool,
    /// The folder of whole texts; none: `originals` in the site's folder.
    pub originals: Option<&'a Path>,
    /// Only say what would be done.
    pub dry_run: bool,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Sealed {
    /// The articles that were written anew.
    pub files: Vec<SealedFile>,
    /// How many were sealed so already.
    pub unchanged: usize,
    /// What the editor should know, and of which article.
    pub notes: Vec<(String, String)>,
}

/// An article that was sealed or unsealed.
#[derive(Debug)]
pub struct SealedFile {
    /// Its path from the site's folder.
    pub path: String,
    /// How many passages it has, and how many of them are there.
    pub passages: usize,
    /// How many of them are kept.
    pub kept: usize,
    /// Where the whole text is.
    pub original: PathBuf,
}

/// Why nothing was sealed.
#[derive(Debug)]
pub enum SealError {
    /// There are no such articles; for each what may have been meant.
    Unknown(Vec<(String, Option<String>)>),
    /// The site has errors.
    Content(Diagnostics),
    /// These articles cannot be sealed or unsealed, and why.
    Refused(Vec<(String, String)>),
    /// A file cannot be written.
    Edit(EditError),
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(names) => {
                let lines = names.iter().map(|(name, near)| match near {
                    Some(near) => {
                        format!("there is no article `{name}`\nhelp: did you mean `{near}`?")
                    }
                    None => format!("there is no article `{name}`"),
                });
                f.write_str(&lines.collect::<Vec<_>>().join("\nerror: "))
            }
            Self::Content(_) => f.write_str("the site has errors: mend them first"),
            Self::Refused(all) => {
                let lines = all.iter().map(|(path, why)| format!("{path}: {why}"));
                f.write_str(&lines.collect::<Vec<_>>().join("\nerror: "))
            }
            Self::Edit(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SealError {}

impl From<EditError> for SealError {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

/// An article that is going to be sealed.
struct Target {
    doc: Arc<ArticleDoc>,
    /// Where its file is on this machine.
    file: PathBuf,
    /// What its file holds.
    bytes: Vec<u8>,
    /// The same as text.
    text: String,
    /// The whole text's bytes: those of the file, or of the original.
    whole: Vec<u8>,
    /// The article as it is with its whole text.
    doc_whole: ArticleDoc,
}

/// A sealed file, not yet written.
struct Planned {
    seal: Seal,
    text: String,
}

/// Seals articles of a site: `documents` are all that it has, and `found` is what was wrong with
/// them. Names must not have been withheld from them: a seal is of the words as they are.
///
/// # Errors
/// See [`SealError`]. Then nothing was written.
pub fn seal(
    site: &mut Site,
    documents: &Documents,
    mut found: Diagnostics,
    gazetteer: &Gazetteer,
    options: SealOptions<'_>,
) -> Result<Sealed, SealError> {
    if site.bare {
        return Err(EditError::Bare(site.root.clone()).into());
    }
    let originals = put_away::folder(site, options.originals)?;
    let targets = choose::targets(site, documents, &originals, options)?;
    let whole = with_whole_texts(site, documents, &targets);
    let drafts = Manner {
        drafts: true,
        ..Manner::default()
    };
    let (before, problems) = planned::link_documents(site, whole.clone(), gazetteer, drafts);
    found.append(problems);
    if found.errors() > 0 {
        return Err(SealError::Content(found));
    }
    let contexts = keep::contexts(&whole);
    let mut planned: Vec<(Target, Planned)> = Vec::new();
    let mut done = Sealed::default();
    for target in targets {
        let path = || target.doc.head.path.clone();
        let plan = match plan(&target, &before, &contexts) {
            Ok(plan) => plan,
            // Among all articles it is no matter that there is one without anything to seal.
            Err(why) if options.all => {
                done.notes.push((path(), why));
                continue;
            }
            Err(why) => return Err(SealError::Refused(vec![(path(), why)])),
        };
        if plan.text.as_bytes() == target.bytes {
            done.unchanged += 1;
        } else {
            planned.push((target, plan));
        }
    }
    try_out(site, &whole, gazetteer, &before, &planned)?;
    for (target, plan) in &planned {
        done.files.push(SealedFile {
            path: target.doc.head.path.clone(),
            passages: plan.seal.passages,
            kept: plan.seal.kept.len(),
            original: put_away::place(&originals, &target.doc),
        });
        if target.doc_whole.title_from_text {
            let note = "has no `title`: readers see its publisher in place of one";
            done.notes
                .push((target.doc.head.path.clone(), note.to_owned()));
        }
    }
    if !options.dry_run {
        let is_default = options.originals.is_none();
        put_away::put_away(site, &originals, is_default, &planned)?;
        let files: Vec<Rewritten> = planned
            .into_iter()
            .map(|(target, plan)| Rewritten {
                path: target.file,
                before: target.bytes,
                after: plan.text.into_bytes(),
            })
            .collect();
        rewrite_all(&files)?;
    }
    Ok(done)
}

/// All documents, with whole texts in the place of sealed ones that are sealed anew.
fn with_whole_texts(site: &mut Site, documents: &Documents, targets: &[Target]) -> Documents {
    let mut all = documents.clone();
    let mut whole: BTreeMap<&ArticleId, &ArticleDoc> = BTreeMap::new();
    for target in targets.iter().filter(|target| target.doc.sealed.is_some()) {
        // Where a message points into the text, it is this one.
        if let Some(text) = crate::site::text_of(&target.whole) {
            let path = target.doc.head.path.clone();
            site.sources.add(path, Origin::Planned(text));
        }
        whole.insert(&target.doc.id, &target.doc_whole);
    }
    for doc in &mut all.articles {
        if let Some(doc_whole) = whole.get(&doc.id) {
            *doc = Arc::new((*doc_whole).clone());
        }
    }
    all
}

fn plan(
    target: &Target,
    timeline: &Timeline,
    contexts: &BTreeMap<ArticleId, keep::Passages>,
) -> Result<Planned, String> {
    let doc = &target.doc_whole;
    let article = timeline
        .articles
        .get(&doc.id)
        .ok_or("it is not among the site's articles")?;
    let kept = keep::kept(article, contexts.get(&doc.id));
    let mut seal = Seal::new(&target.whole, &doc.body, &kept);
    if seal.passages == seal.kept.len() {
        return Err("every passage of it is quoted: there is nothing to seal".to_owned());
    }
    seal.actors = keep::others(article.actors.iter(), &doc.actors);
    seal.regions = keep::others(article.regions.iter(), &doc.regions);
    let head = head::Head::of(&target.text, target.doc.is_html())?.with_facts(doc);
    Ok(Planned {
        text: format!(
            "{}\n{}",
            head.write(Some(&seal)),
            text::write(&doc.body, &kept)
        ),
        seal,
    })
}

/// Links the sealed files: nothing is wrong with them, and everything rests on the same words.
fn try_out(
    site: &mut Site,
    documents: &Documents,
    gazetteer: &Gazetteer,
    before: &Timeline,
    planned: &[(Target, Planned)],
) -> Result<(), SealError> {
    let inner = |target: &Target| sealed::inner(&target.doc.head.path).to_owned();
    let names: Vec<String> = planned.iter().map(|(target, _)| inner(target)).collect();
    let files: Vec<PlannedFile<'_>> = planned
        .iter()
        .zip(&names)
        .map(|((_, plan), name)| PlannedFile {
            section: Section::Articles,
            name,
            text: plan.text.clone(),
        })
        .collect();
    let manner = Manner {
        drafts: true,
        ..Manner::default()
    };
    let after = planned::link(site, documents, gazetteer, &files, manner);
    if after.found.errors() > 0 {
        return Err(SealError::Content(after.found));
    }
    let rests = |timeline: &Timeline, id: &ArticleId| -> Option<Vec<Rest>> {
        Some(timeline.articles.get(id)?.rests.clone())
    };
    let moved = planned.iter().filter(|(target, _)| {
        let id = &target.doc.id;
        rests(before, id) != rests(&after.timeline, id)
    });
    let moved: Vec<(String, String)> = moved
        .map(|(target, _)| {
            let why = "what rests on it would rest on other words if it were sealed";
            (target.doc.head.path.clone(), why.to_owned())
        })
        .collect();
    match moved.is_empty() {
        true => Ok(()),
        false => Err(SealError::Refused(moved)),
    }
}
