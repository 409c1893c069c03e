//! Whether a seal is true, with the whole text at hand.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Seal, sha256, text_sha256};
use crate::content::document::ArticleDoc;
use crate::content::{FileContext, article};
use crate::model::{Diagnostic, Diagnostics, SourceId};
use crate::site::{Site, text_of};

/// A whole text that is kept elsewhere, read as the article that it was.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Where it is.
    pub path: PathBuf,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The file's text in UTF-8.
    pub text: String,
    /// What it says as an article of the site.
    pub doc: ArticleDoc,
}

/// What became of the seals of a site.
#[derive(Debug, Default)]
pub struct Proofs {
    /// How many were compared with the whole text and are true.
    pub proven: usize,
    /// The articles whose whole text is not at hand, by their paths.
    pub unproven: Vec<String>,
    /// What is wrong with the others.
    pub found: Diagnostics,
}

/// The whole text of an article, from the folder `originals`; nothing where it is not there.
///
/// # Errors
/// Where it cannot be read or is no text.
pub fn whole(site: &Site, doc: &ArticleDoc, originals: &Path) -> Result<Option<Whole>, String> {
    let path = originals.join(inner(&doc.head.path));
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("`{}` cannot be read: {error}", path.display())),
    };
    let text = text_of(&bytes).ok_or_else(|| format!("`{}` is no text", path.display()))?;
    let doc = read(site, &text, &doc.head.path, doc.head.source);
    Ok(Some(Whole {
        path,
        bytes,
        text,
        doc,
    }))
}

/// A text as the article that it would be at `path`, whatever is wrong with it.
fn read(site: &Site, text: &str, path: &str, source: SourceId) -> ArticleDoc {
    let context = FileContext {
        site,
        source,
        path,
        inner: inner(path),
    };
    article::read(text, &context, &mut Diagnostics::default())
}

/// An article's path below the folder of articles.
pub fn inner(path: &str) -> &str {
    path.strip_prefix("content/articles/").unwrap_or(path)
}

impl Seal {
    /// Whether a whole text is the one that was sealed: as it is read, or as the file that it is.
    pub fn is_of(&self, whole: &Whole) -> bool {
        whole.doc.sealed.is_none()
            && (text_sha256(&whole.doc.body) == self.sha256
                || sha256(&whole.bytes) == self.file_sha256)
    }

    /// Compares the seal with a whole text.
    ///
    /// # Errors
    /// Says why it is not the seal of this text. No word of the text is in it.
    pub fn prove(&self, whole: &Whole) -> Result<(), String> {
        let shown = whole.path.display();
        let body = &whole.doc.body;
        if whole.doc.sealed.is_some() {
            return Err(format!("`{shown}` is sealed itself"));
        }
        if text_sha256(body) != self.sha256 || body.passages.len() != self.passages {
            return Err(if sha256(&whole.bytes) == self.file_sha256 {
                format!(
                    "`{shown}` is the file that was sealed, but another text is read in it now than then: seal it anew"
                )
            } else {
                format!("the text of `{shown}` is not the one that was sealed")
            });
        }
        for kept in &self.kept {
            let same = body
                .passage(kept.passage)
                .is_some_and(|passage| kept.holds(&passage.text));
            if !same {
                return Err(format!(
                    "the seal keeps other words as {} than stand in `{shown}`",
                    kept.passage
                ));
            }
        }
        Ok(())
    }
}

/// Compares the seals of articles with the whole texts in the folder `originals`.
pub fn prove<'d>(
    site: &Site,
    articles: impl IntoIterator<Item = &'d ArticleDoc>,
    originals: &Path,
) -> Proofs {
    let articles: Vec<&ArticleDoc> = articles.into_iter().collect();
    let results: Vec<_> = articles
        .into_par_iter()
        .filter_map(|doc| {
            let seal = doc.sealed.as_ref()?;
            let proven = match whole(site, doc, originals) {
                Ok(whole) => whole.map(|whole| seal.prove(&whole)),
                Err(why) => Some(Err(why)),
            };
            Some((doc, seal, proven))
        })
        .collect();
    let mut proofs = Proofs::default();
    for (doc, seal, proven) in results {
        match proven {
            None => proofs.unproven.push(doc.head.path.clone()),
            Some(Ok(())) => proofs.proven += 1,
            Some(Err(why)) => proofs.found.push(
                Diagnostic::error("seal-refuted", doc.head.source, seal.span, why)
                    .hint("put the text there that was sealed, or seal the article anew"),
            ),
        }
    }
    proofs
}
