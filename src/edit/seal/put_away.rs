//! Where whole texts are kept.

use std::path::{Path, PathBuf};

use super::{Planned, SealError, Target};
use crate::content::document::ArticleDoc;
use crate::content::sealed::{self, text_sha256};
use crate::edit::EditError;
use crate::edit::files::{Rewritten, rewrite_all, write_all};
use crate::site::Site;

/// Keeps git from taking in whatever lies beside it, this file too.
const IGNORED: &str = "# Whole texts of sealed articles: not to be published.\n*\n";

/// The folder of whole texts. What is in `content/`, `static/` or the output would be published.
pub(super) fn folder(site: &Site, given: Option<&Path>) -> Result<PathBuf, SealError> {
    let folder = given.map_or_else(|| site.root.join(sealed::ORIGINALS), Path::to_owned);
    let absolute = |path: &Path| {
        // What there is of it, so that no link leads to another place than it seems to.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        path.ancestors()
            .find_map(|there| {
                Some(
                    there
                        .canonicalize()
                        .ok()?
                        .join(path.strip_prefix(there).ok()?),
                )
            })
            .unwrap_or(path)
    };
    let ours = ["content", "static", "templates", "locales"].map(|name| site.root.join(name));
    let inside = |public: &Path| absolute(&folder).starts_with(absolute(public));
    if ours.iter().any(|public| inside(public)) || inside(&site.output) {
        let why = "whole texts that lay here would be published".to_owned();
        return Err(SealError::Refused(vec![(
            folder.display().to_string(),
            why,
        )]));
    }
    Ok(folder)
}

/// Where an article's whole text is.
pub(super) fn place(originals: &Path, doc: &ArticleDoc) -> PathBuf {
    originals.join(sealed::inner(&doc.head.path))
}

/// Copies whole texts into the folder, all or none. What lies there is written over only by the
/// same text with other front matter.
pub(super) fn put_away(
    site: &Site,
    originals: &Path,
    is_default: bool,
    planned: &[(Target, Planned)],
) -> Result<(), SealError> {
    let mut new: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut again: Vec<Rewritten> = Vec::new();
    let mut refused = Vec::new();
    let ignored = originals.join(".gitignore");
    if is_default && !ignored.exists() && !planned.is_empty() {
        new.push((ignored, IGNORED.into()));
    }
    for (target, plan) in planned
        .iter()
        .filter(|(target, _)| target.doc.sealed.is_none())
    {
        let path = place(originals, &target.doc);
        match sealed::whole(site, &target.doc, originals) {
            Ok(None) => new.push((path, target.whole.clone())),
            Ok(Some(there)) if there.bytes == target.whole => {}
            Ok(Some(there)) if text_sha256(&there.doc.body) == plan.seal.sha256 => {
                again.push(Rewritten {
                    path,
                    before: there.bytes,
                    after: target.whole.clone(),
                });
            }
            Ok(Some(_)) => {
                let why = format!("`{}` holds another text: move it away", path.display());
                refused.push((target.doc.head.path.clone(), why));
            }
            Err(why) => refused.push((target.doc.head.path.clone(), why)),
        }
    }
    if !refused.is_empty() {
        return Err(SealError::Refused(refused));
    }
    write_all(&new).map_err(clash)?;
    Ok(rewrite_all(&again)?)
}

/// Another program has made the file meanwhile.
fn clash(error: EditError) -> SealError {
    match error {
        EditError::Exists(path) => {
            let why = "is there already".to_owned();
            SealError::Refused(vec![(path.display().to_string(), why)])
        }
        other => other.into(),
    }
}
