//! `qantar seal --unseal`: the whole text takes its place again.

use super::head::Head;
use super::{SealError, SealOptions, Sealed, SealedFile, choose, put_away};
use crate::content::Documents;
use crate::content::document::ArticleDoc;
use crate::content::sealed::{self, Whole};
use crate::edit::EditError;
use crate::edit::files::{Rewritten, rewrite_all};
use crate::site::Site;

/// Puts whole texts back. Where the front matter is as it was when the article was sealed, its
/// file is again what it was, byte by byte; else the front matter of now stands above the text.
///
/// # Errors
/// See [`SealError`]. Then nothing was written.
pub fn unseal(
    site: &Site,
    documents: &Documents,
    options: SealOptions<'_>,
) -> Result<Sealed, SealError> {
    if site.bare {
        return Err(EditError::Bare(site.root.clone()).into());
    }
    let originals = put_away::folder(site, options.originals)?;
    let is_sealed = |doc: &ArticleDoc| doc.sealed.is_some();
    let mut done = Sealed::default();
    let mut refused = Vec::new();
    let mut files = Vec::new();
    let mut freed = Vec::new();
    for doc in choose::articles(documents, options, is_sealed)? {
        let Some(seal) = &doc.sealed else {
            done.unchanged += 1;
            continue;
        };
        let original = put_away::place(&originals, &doc);
        let opened = match sealed::whole(site, &doc, &originals) {
            Ok(Some(whole)) if seal.is_of(&whole) => opened(site, &doc, whole),
            Ok(Some(whole)) => Err(format!(
                "`{}` is not the text that was sealed",
                whole.path.display()
            )),
            Ok(None) => Err(format!("`{}` is missing", original.display())),
            Err(why) => Err(why),
        };
        match opened {
            Ok(file) => {
                freed.push((original.clone(), file.after.clone()));
                files.push(file);
                done.files.push(SealedFile {
                    path: doc.head.path.clone(),
                    passages: seal.passages,
                    kept: seal.passages,
                    original,
                });
            }
            Err(why) => refused.push((doc.head.path.clone(), why)),
        }
    }
    if !refused.is_empty() {
        return Err(SealError::Refused(refused));
    }
    if !options.dry_run {
        rewrite_all(&files)?;
        for (original, now) in freed {
            // It has moved; where its front matter is another now, it stays.
            if std::fs::read(&original).is_ok_and(|bytes| bytes == now) {
                let _ = std::fs::remove_file(&original);
            }
        }
    }
    Ok(done)
}

fn opened(site: &Site, doc: &ArticleDoc, whole: Whole) -> Result<Rewritten, String> {
    let (path, before, text) = choose::file_of(site, doc)?;
    let now = Head::of(&text, false)?;
    let then = Head::of(&whole.text, doc.is_html())?;
    let begins = then.body;
    let after = if now.write(None) == then.with_facts(&whole.doc).write(None) || now.is_empty() {
        whole.bytes
    } else {
        let body = whole.text.get(begins..).unwrap_or_default();
        let body = body.trim_start_matches([' ', '\n', '\r']);
        format!("{}\n{body}", now.write(None)).into_bytes()
    };
    Ok(Rewritten {
        path,
        before,
        after,
    })
}
