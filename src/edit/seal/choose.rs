//! Which articles are meant, and their whole texts.

use std::path::Path;
use std::sync::Arc;

use super::{SealError, SealOptions, Target};
use crate::content::Documents;
use crate::content::document::{ArticleDoc, ArticleKind};
use crate::content::sealed;
use crate::model::diagnostic::did_you_mean;
use crate::site::{Origin, Site, text_of};

/// The articles that are named, or all.
pub(super) fn articles(
    documents: &Documents,
    options: SealOptions<'_>,
    fits: impl Fn(&ArticleDoc) -> bool,
) -> Result<Vec<Arc<ArticleDoc>>, SealError> {
    if options.all {
        let all = documents.articles.iter().filter(|doc| fits(doc)).cloned();
        return Ok(all.collect());
    }
    let mut chosen: Vec<Arc<ArticleDoc>> = Vec::new();
    let mut unknown = Vec::new();
    for name in options.articles {
        let is = |doc: &&Arc<ArticleDoc>| {
            let path = &doc.head.path;
            name == doc.id.as_str()
                || name.trim_start_matches("./") == path
                || name == sealed::inner(path)
                || Path::new(name).ends_with(path)
        };
        match documents.articles.iter().find(is) {
            Some(doc) if chosen.iter().any(|other| other.id == doc.id) => {}
            Some(doc) => chosen.push(Arc::clone(doc)),
            None => {
                let ids = documents.articles.iter().map(|doc| doc.id.as_str());
                let near = did_you_mean(name, ids);
                unknown.push((name.clone(), near));
            }
        }
    }
    match unknown.is_empty() {
        true => Ok(chosen),
        false => Err(SealError::Unknown(unknown)),
    }
}

/// The articles that are to be sealed. Of `--all`, our own summaries are none, nor are those that
/// are sealed and whose whole texts are not at hand.
pub(super) fn targets(
    site: &Site,
    documents: &Documents,
    originals: &Path,
    options: SealOptions<'_>,
) -> Result<Vec<Target>, SealError> {
    let fits = |doc: &ArticleDoc| {
        doc.kind == ArticleKind::Text
            && (doc.sealed.is_none() || super::put_away::place(originals, doc).exists())
    };
    let mut targets = Vec::new();
    let mut refused = Vec::new();
    for doc in articles(documents, options, fits)? {
        let path = doc.head.path.clone();
        match target(site, doc, originals) {
            Ok(target) => targets.push(target),
            Err(why) => refused.push((path, why)),
        }
    }
    match refused.is_empty() {
        true => Ok(targets),
        false => Err(SealError::Refused(refused)),
    }
}

fn target(site: &Site, doc: Arc<ArticleDoc>, originals: &Path) -> Result<Target, String> {
    let (file, bytes, text) = file_of(site, &doc)?;
    let Some(seal) = &doc.sealed else {
        return Ok(Target {
            doc_whole: (*doc).clone(),
            whole: bytes.clone(),
            doc,
            file,
            bytes,
            text,
        });
    };
    let whole = sealed::whole(site, &doc, originals)?.ok_or_else(|| {
        format!(
            "it is sealed, and its whole text is not at hand: `{}` is missing",
            super::put_away::place(originals, &doc).display()
        )
    })?;
    // Its file may be read differently by a later program; then the file itself is proof enough.
    if !seal.is_of(&whole) {
        return Err(format!(
            "`{}` is not the text that was sealed",
            whole.path.display()
        ));
    }
    let mut doc_whole = (*doc).clone();
    // Whom the whole text names is found in it again.
    doc_whole.actors.retain(|id| !seal.actors.contains(id));
    doc_whole.regions.retain(|id| !seal.regions.contains(id));
    doc_whole.body = whole.doc.body;
    doc_whole.sealed = None;
    Ok(Target {
        doc,
        file,
        bytes,
        text,
        whole: whole.bytes,
        doc_whole,
    })
}

/// An article's file: where it is, its bytes, its text.
pub(super) fn file_of(
    site: &Site,
    doc: &ArticleDoc,
) -> Result<(std::path::PathBuf, Vec<u8>, String), String> {
    let origin = site.sources.file(doc.head.source).map(|file| &file.origin);
    let Some(Origin::File(file)) = origin else {
        return Err("it is no file on this machine".to_owned());
    };
    let unreadable = |error| format!("cannot be read: {error}");
    let kind = std::fs::symlink_metadata(file).map_err(unreadable)?;
    if kind.is_symlink() {
        return Err("it is a link to another file: seal that one".to_owned());
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text = text_of(&bytes).ok_or("is no text")?;
    Ok((file.clone(), bytes, text))
}
