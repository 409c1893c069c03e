//! Every string of every document.

use std::sync::Arc;

use super::Withheld;
use crate::content::document::{
    ActorDoc, ArticleDoc, Document, EventDoc, FigureDoc, Head, Names, PageDoc, QuestionDoc,
    RegionDoc, Spot,
};
use crate::content::link::FileLink;
use crate::content::prose::Prose;
use crate::model::{Diagnostic, Diagnostics};

impl Withheld {
    /// Takes the names out of a document. A file whose name or address holds one is an error: its
    /// URL would tell.
    pub fn take_out(&self, document: &mut Document, found: &mut Diagnostics) {
        let head = match document {
            Document::Article(doc) => {
                let doc = Arc::make_mut(doc);
                self.article(doc);
                &doc.head
            }
            Document::Event(doc) => {
                let doc = Arc::make_mut(doc);
                self.event(doc);
                &doc.head
            }
            Document::Question(doc) => {
                let doc = Arc::make_mut(doc);
                self.question(doc);
                &doc.head
            }
            Document::Actor(doc) => {
                let doc = Arc::make_mut(doc);
                self.actor(doc);
                &doc.head
            }
            Document::Region(doc) => {
                let doc = Arc::make_mut(doc);
                self.region(doc);
                &doc.head
            }
            Document::Page(doc) => {
                let doc = Arc::make_mut(doc);
                self.page(doc);
                &doc.head
            }
        };
        self.refuse_path(head, found);
    }

    fn refuse_path(&self, head: &Head, found: &mut Diagnostics) {
        let slug = head.slug.as_deref().unwrap_or_default();
        let told = head
            .aliases
            .iter()
            .map(|alias| alias.value.as_str())
            .chain([head.path.as_str(), slug]);
        if told.into_iter().any(|words| self.stands_in(words)) {
            found.push(
                Diagnostic::path_error(
                    "withheld-name",
                    &head.path,
                    "has a withheld name in its file name, slug or aliases",
                )
                .hint("rename it: its URL would tell the name"),
            );
        }
    }

    fn head(&self, head: &mut Head) {
        self.texts(head.title.as_mut().map(|title| &mut title.value));
        self.texts(&mut head.description);
    }

    fn article(&self, doc: &mut ArticleDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.texts(&mut doc.publisher);
        self.texts(&mut doc.authors);
        self.texts(&mut doc.agency);
        self.address(&mut doc.url);
        doc.captures.retain(|capture| !self.stands_in(&capture.url));
        self.texts(
            doc.captures
                .iter_mut()
                .filter_map(|capture| capture.by.as_mut()),
        );
        if let Some(original) = &mut doc.original {
            self.address(&mut original.file);
            self.texts(&mut original.locator);
        }
        self.body(&mut doc.body);
    }

    fn event(&self, doc: &mut EventDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.texts(&mut doc.warning);
        self.texts(&mut doc.dismissed);
        self.texts(doc.places.iter_mut().map(|place| &mut place.value.name));
        self.texts(doc.reviewed.iter_mut().map(|review| &mut review.by));
        self.texts(
            doc.corrections
                .iter_mut()
                .map(|correction| &mut correction.note),
        );
        for media in &mut doc.media {
            self.text(&mut media.alt);
            self.texts(media.caption.iter_mut().chain(&mut media.credit));
            self.address(&mut media.source_url);
        }
        doc.figures
            .iter_mut()
            .for_each(|figure| self.figure(figure));
        self.prose(&mut doc.prose);
    }

    fn figure(&self, figure: &mut FigureDoc) {
        let words = [&mut figure.quote, &mut figure.source, &mut figure.said_by];
        self.texts(words.into_iter().flatten().map(|words| &mut words.value));
        self.texts(&mut figure.counted);
    }

    fn question(&self, doc: &mut QuestionDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.prose(&mut doc.prose);
    }

    fn actor(&self, doc: &mut ActorDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.texts(&mut doc.role);
        self.names(&mut doc.names, &mut doc.also_known_as);
        self.prose(&mut doc.prose);
    }

    fn region(&self, doc: &mut RegionDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.texts(&mut doc.capital);
        self.names(&mut doc.names, &mut doc.also_known_as);
        doc.towns.iter_mut().for_each(|town: &mut Spot| {
            self.text(&mut town.name);
            self.texts(&mut town.also_known_as);
        });
        self.prose(&mut doc.prose);
    }

    fn page(&self, doc: &mut PageDoc) {
        self.head(&mut doc.head);
        self.text(&mut doc.title);
        self.prose(&mut doc.prose);
    }

    /// A placeholder is no spelling to look for.
    fn names(&self, names: &mut Names, also_known_as: &mut Vec<String>) {
        names.retain(|(_, name)| !self.stands_in(name));
        also_known_as.retain(|name| !self.stands_in(name));
    }

    fn prose(&self, prose: &mut Prose) {
        self.body(Arc::make_mut(&mut prose.body));
        for quotation in &mut prose.quotations {
            self.texts(
                quotation
                    .paragraphs
                    .iter_mut()
                    .map(|paragraph| &mut paragraph.value),
            );
            self.texts(&mut quotation.translation);
            self.texts(quotation.speaker.as_mut().map(|speaker| &mut speaker.value));
            self.link(&mut quotation.link);
        }
        for citation in &mut prose.links {
            self.texts(citation.account_by.as_mut().map(|words| &mut words.value));
            self.link(&mut citation.link);
        }
    }

    fn link(&self, link: &mut FileLink) {
        self.text(&mut link.text);
        self.text(&mut link.title);
        // The words of a text directive are compared with passages, which have no names any more.
        let directive = link
            .target
            .fragment
            .as_ref()
            .and_then(|fragment| fragment.split_once(":~:text="));
        let Some((lead, words)) = directive else {
            return;
        };
        let mut decoded = percent_encoding::percent_decode_str(words)
            .decode_utf8_lossy()
            .into_owned();
        if self.find(&decoded).is_empty() {
            return;
        }
        self.text(&mut decoded);
        let encoded =
            percent_encoding::utf8_percent_encode(&decoded, percent_encoding::NON_ALPHANUMERIC);
        link.target.fragment = Some(format!("{lead}:~:text={encoded}"));
    }
}
