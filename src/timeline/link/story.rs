//! One of our own texts: its links resolved, its quotations verified.

use std::sync::Arc;

use super::Linker;
use crate::content::document::Head;
use crate::content::link::FileLink;
use crate::content::prose::Prose;
use crate::model::diagnostic::did_you_mean;
use crate::model::{ArticleId, Diagnostic, Diagnostics, SourceId, Spanned};
use crate::timeline::{Citation, Destination, Speaker, Stance, Story};

/// What kind of text it is: it decides what a link's title may say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Question,
    Other,
}

impl Linker<'_> {
    /// Links a text. A quotation that cannot be verified is left out of what is returned: its
    /// error stops the build.
    pub(super) fn story(
        &self,
        prose: &Prose,
        head: &Head,
        kind: Kind,
        found: &mut Diagnostics,
    ) -> Story {
        let source = head.source;
        let mut story = Story {
            body: Arc::clone(&prose.body),
            ..Story::default()
        };
        for quotation in &prose.quotations {
            if let Some(quotation) = self.quotation(quotation, kind, source, found) {
                story.quotations.push(quotation);
            }
        }
        for citation in &prose.links {
            let Some(article) = self.destination(&citation.link, source, found) else {
                continue;
            };
            let Some(stance) = stance(&citation.link, kind, source, found) else {
                continue;
            };
            if let Some(evidence) = self.cited(&article, &citation.link, stance, source, found) {
                let account_by = citation
                    .account_by
                    .as_ref()
                    .map(|words| self.speaker(words));
                story.citations.push(Citation {
                    text: citation.link.text.clone(),
                    span: citation.link.span,
                    account_by,
                    evidence,
                });
            }
        }
        story
    }

    /// Whether a text links to any article, or to a file that should be one.
    pub(super) fn means_articles(&self, prose: &Prose) -> bool {
        prose.links.iter().any(|citation| {
            let path = &citation.link.target.path;
            match self.find(path) {
                Some(destination) => matches!(destination, Destination::Article(_)),
                None => path.contains("/articles/"),
            }
        })
    }

    /// The article that a link leads to; nothing for a good link to something else.
    fn destination(
        &self,
        link: &FileLink,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<ArticleId> {
        match self.find(&link.target.path) {
            Some(Destination::Article(article)) => Some(article.clone()),
            Some(_) => None,
            None => {
                let file = link.target.path.strip_prefix("static/");
                let known = file.is_some_and(|file| self.options.statics.contains(file));
                if !known && !self.known.is_broken(&link.target.path) {
                    found.push(self.missing(link, source));
                }
                None
            }
        }
    }

    /// The error for a link to a file that is not there.
    pub(super) fn missing(&self, link: &FileLink, source: SourceId) -> Diagnostic {
        let path = &link.target.path;
        if let Some(why) = self.known.unpublished(path) {
            return Diagnostic::error(
                "missing-file",
                source,
                link.span,
                format!("`{path}` is not published: {why}"),
            )
            .hint("publish it too, or take the link out");
        }
        let near = did_you_mean(path, self.paths());
        Diagnostic::error(
            "missing-file",
            source,
            link.span,
            format!("there is no file `{path}`"),
        )
        .hint(near.map_or_else(
            || "links are relative to the file that they stand in".to_owned(),
            |near| format!("did you mean `{near}`?"),
        ))
    }

    /// Who speaks, by the words that name them.
    pub(super) fn speaker(&self, words: &Spanned<String>) -> Speaker {
        Speaker {
            actor: self.gazetteer.speaker(&words.value),
            words: words.value.clone(),
        }
    }
}

/// What a link's title says of how the source stands to the text.
pub(super) fn stance(
    link: &FileLink,
    kind: Kind,
    source: SourceId,
    found: &mut Diagnostics,
) -> Option<Stance> {
    let title = link.title.trim();
    if kind == Kind::Question
        && let Some(answer) = title.strip_prefix("answer:")
    {
        return Some(Stance::Answer(answer.trim().to_owned()));
    }
    match title {
        "" | "supports" => return Some(Stance::Supports),
        "disputes" => return Some(Stance::Disputes),
        "context" => return Some(Stance::Context),
        _ if kind == Kind::Other => return Some(Stance::Supports),
        _ => {}
    }
    let (message, hint) = match kind {
        Kind::Question => (
            format!("the link's title `{title}` gives no answer"),
            "write \"answer: …\" with the answer in a few words, or \"context\"".to_owned(),
        ),
        _ => (
            format!("the link's title `{title}` does not say how the source stands to the event"),
            did_you_mean(title, ["supports", "disputes", "context"]).map_or_else(
                || "use \"supports\", \"disputes\" or \"context\", or no title".to_owned(),
                |near| format!("did you mean \"{near}\"?"),
            ),
        ),
    };
    found.push(Diagnostic::error("link-title", source, link.span, message).hint(hint));
    None
}
