//! What is wrong with the content, said so that its editor can mend it.
//!
//! A diagnostic is a value that phases collect, never a panic and never the first of many: one
//! run reports all that is wrong. It holds a file's number and bytes; whoever prints it reads
//! the text again.

use std::path::PathBuf;

use super::{PassageNo, SourceId, Span};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// The site is built; with `--strict` it is not.
    Warning,
}

/// Where a diagnostic belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Words in a file.
    Words(SourceId, Span),
    /// A file or folder as a whole, relative to the site folder.
    Path(PathBuf),
}

/// The text of an article that comes closest to words that were not found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The article's file and the words' bytes in it.
    pub place: (SourceId, Span),
    /// The passage that holds them.
    pub passage: PassageNo,
    /// The words as they stand in the article.
    pub text: String,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name in kebab case, for scripts: `quotation-not-found`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Place, String)>,
    /// What to do, a sentence each.
    pub hints: Vec<String>,
    /// What to do, in words that hold words of a source: a public log must not print them.
    pub source_hints: Vec<String>,
    /// For a lost quotation: kept apart, since a public log must not print a withheld text.
    pub nearest: Option<Nearest>,
}

impl Diagnostic {
    fn new(
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            place,
            related: Vec::new(),
            hints: Vec::new(),
            source_hints: Vec::new(),
            nearest: None,
        }
    }

    /// An error at the words `span` of file `source`.
    pub fn error(
        code: &'static str,
        source: SourceId,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, code, Place::Words(source, span), message)
    }

    /// A warning at the words `span` of file `source`.
    pub fn warning(
        code: &'static str,
        source: SourceId,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, Place::Words(source, span), message)
    }

    /// A warning at a place of either kind.
    pub fn placed_warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// An error that concerns a file or folder as a whole.
    pub fn path_error(
        code: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, code, Place::Path(path.into()), message)
    }

    /// A warning that concerns a file or folder as a whole.
    pub fn path_warning(
        code: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, Place::Path(path.into()), message)
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds what to do, in words that hold words of a source.
    #[must_use]
    pub fn source_hint(mut self, hint: impl Into<String>) -> Self {
        self.source_hints.push(hint.into());
        self
    }

    /// Adds what to do, where there is something to say.
    #[must_use]
    pub fn maybe_hint(self, hint: Option<String>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }
}

/// The diagnostics of a run or of a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another part.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.0
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }

    /// Makes every warning an error: `--strict`.
    pub fn warnings_to_errors(&mut self) {
        for diagnostic in &mut self.0 {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Puts them in the order of their places, so that every run prints the same.
    pub fn sort(&mut self) {
        self.sort_by_rank(|source| source.0);
    }

    /// Puts them in the order of their places, files in the order of their ranks.
    pub fn sort_by_rank(&mut self, rank: impl Fn(SourceId) -> u32) {
        let place = |diagnostic: &Diagnostic| match &diagnostic.place {
            Place::Words(source, span) => (Some((rank(*source), *span)), None),
            Place::Path(path) => (None, Some(path.clone())),
        };
        // Words stand before paths: what can be shown comes first.
        self.0.sort_by(|a, b| {
            let ((words, path), (other_words, other_path)) = (place(a), place(b));
            let order = match (words, other_words) {
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            };
            order.then(path.cmp(&other_path)).then_with(|| {
                (a.severity, a.code, &a.message).cmp(&(b.severity, b.code, &b.message))
            })
        });
        self.0.dedup();
    }

    /// In the order in which they stand.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The candidate that somebody who wrote `word` most likely meant.
///
/// Takes the closest by Jaro-Winkler similarity (0 to 1) from 0.8 on.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&lower, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(similarity, _)| *similarity >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        assert_eq!(
            did_you_mean("tokaev", ["csto", "tokayev", "police"]).as_deref(),
            Some("tokayev")
        );
        assert_eq!(did_you_mean("xyz", ["csto", "tokayev"]), None);
    }

    #[test]
    fn diagnostics_stand_in_the_order_of_their_places() {
        let mut all = Diagnostics::default();
        all.push(Diagnostic::warning(
            "b",
            SourceId(1),
            Span::new(0, 1),
            "second",
        ));
        all.push(Diagnostic::error(
            "a",
            SourceId(0),
            Span::new(5, 6),
            "first",
        ));
        all.push(Diagnostic::error(
            "a",
            SourceId(0),
            Span::new(5, 6),
            "first",
        ));
        all.sort();
        let messages: Vec<_> = all.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages, ["first", "second"], "sorted, and said once");
        assert_eq!((all.errors(), all.warnings()), (1, 1));
    }
}
