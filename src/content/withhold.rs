//! Names that appear nowhere: taken out of every document before any later phase sees it.
//!
//! Quotations are verified all the same: the name stands as [`PLACEHOLDER`] in the quotation and
//! in its source. A name matches whatever its case and however its words are parted.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use unicode_normalization::UnicodeNormalization;

use super::document::{
    ActorDoc, ArticleDoc, Documents, EventDoc, FigureDoc, Head, Names, PageDoc, QuestionDoc,
    RegionDoc, Spot,
};
use super::link::FileLink;
use super::prose::Prose;
use crate::model::{
    Block, Body, Diagnostic, Diagnostics, Inline, ListItem, Passage, Span, Spanned,
};

/// What stands in the place of a name.
pub const PLACEHOLDER: &str = "[name withheld]";

/// The names, ready to be found.
pub struct Withheld {
    /// Over words joined by single blanks, in lower case.
    names: Option<AhoCorasick>,
}

impl Withheld {
    /// Learns the names of a list: one a line; empty lines and lines that begin with `#` say
    /// nothing.
    ///
    /// # Errors
    /// A sentence, where the list is too large to search for.
    pub fn new(list: &str) -> Result<Self, String> {
        let names: Vec<String> = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|name| folded(name).text)
            .collect();
        if names.is_empty() {
            return Ok(Self { names: None });
        }
        let built = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names);
        built
            .map(|names| Self { names: Some(names) })
            .map_err(|error| error.to_string())
    }

    /// Where names stand in a text, in order: whole words only.
    fn find(&self, text: &str) -> Vec<Span> {
        let Some(names) = &self.names else {
            return Vec::new();
        };
        let folded = folded(text);
        names
            .find_iter(&folded.text)
            .map(|found| folded.source(found.start(), found.end()))
            .filter(|span| is_whole(text, *span))
            .collect()
    }

    /// Whether a text holds a name; also where it is written as part of an address or file name.
    pub fn stands_in(&self, text: &str) -> bool {
        let spaced = text.replace(['-', '_', '+', '/'], " ");
        !self.find(text).is_empty() || !self.find(&spaced).is_empty()
    }

    fn text(&self, text: &mut String) {
        for span in self.find(text).into_iter().rev() {
            text.replace_range(span.range(), PLACEHOLDER);
        }
    }

    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// An address cannot have a name cut out of it: it goes as a whole.
    fn address(&self, address: &mut Option<String>) {
        let decoded = |url: &String| {
            percent_encoding::percent_decode_str(url)
                .decode_utf8_lossy()
                .into_owned()
        };
        if address
            .as_ref()
            .is_some_and(|url| self.stands_in(&decoded(url)))
        {
            *address = None;
        }
    }
}

/// A text in the form that names are compared in, with the way back.
struct Folded {
    text: String,
    /// For each byte of `text`, where the character that it comes from begins and ends.
    sources: Vec<(usize, usize)>,
}

impl Folded {
    fn source(&self, start: usize, end: usize) -> Span {
        let from = self.sources.get(start).map_or(0, |source| source.0);
        let to = self
            .sources
            .get(end.saturating_sub(1))
            .map_or(from, |source| source.1);
        Span::new(from, to)
    }
}

fn folded(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::new(),
        sources: Vec::new(),
    };
    let mut blank = true;
    for (at, character) in text.char_indices() {
        let source = (at, at + character.len_utf8());
        let before = folded.text.len();
        match character {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() && blank => {}
            c if c.is_whitespace() => folded.text.push(' '),
            '’' | 'ʼ' | '‘' => folded.text.push('\''),
            // Decomposed, so that an accent typed apart from its letter is the same.
            c => folded.text.extend(c.to_lowercase().nfd()),
        }
        blank = folded.text.ends_with(' ') || folded.text.is_empty();
        folded
            .sources
            .extend(std::iter::repeat_n(source, folded.text.len() - before));
    }
    folded
}

fn is_whole(text: &str, span: Span) -> bool {
    let before = text
        .get(..span.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Takes the names out of all documents. A file whose name or address holds one is an error: its
/// URL would tell.
pub fn take_out(withheld: &Withheld, documents: &mut Documents, found: &mut Diagnostics) {
    for doc in &mut documents.articles {
        withheld.article(doc);
        withheld.refuse_path(&doc.head, found);
    }
    for doc in &mut documents.events {
        withheld.event(doc);
        withheld.refuse_path(&doc.head, found);
    }
    for doc in &mut documents.questions {
        withheld.question(doc);
        withheld.refuse_path(&doc.head, found);
    }
    for doc in &mut documents.actors {
        withheld.actor(doc);
        withheld.refuse_path(&doc.head, found);
    }
    for doc in &mut documents.regions {
        withheld.region(doc);
        withheld.refuse_path(&doc.head, found);
    }
    for doc in &mut documents.pages {
        withheld.page(doc);
        withheld.refuse_path(&doc.head, found);
    }
}

impl Withheld {
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
        self.body(&mut prose.body);
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

    fn body(&self, body: &mut Body) {
        let places: Vec<Vec<Span>> = body
            .passages
            .iter()
            .map(|passage| self.find(&passage.text))
            .collect();
        if places.iter().all(Vec::is_empty) && self.names.is_none() {
            return;
        }
        for block in &mut body.blocks {
            self.block(block, &places);
        }
        for (passage, places) in body.passages.iter_mut().zip(&places) {
            if !places.is_empty() {
                *passage = without(passage, places);
            }
        }
    }

    fn block(&self, block: &mut Block, places: &[Vec<Span>]) {
        let of = |index: usize| places.get(index).map_or(&[][..], Vec::as_slice);
        match block {
            Block::Paragraph(number, inlines) | Block::Heading(_, number, inlines) => {
                self.inlines(inlines, of(number.index()), &mut 0);
            }
            Block::List(_, items) => {
                for ListItem { own, blocks } in items {
                    if let Some((number, inlines)) = own {
                        self.inlines(inlines, of(number.index()), &mut 0);
                    }
                    blocks
                        .iter_mut()
                        .for_each(|block| self.block(block, places));
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    let mut at = 0;
                    for (index, cell) in row.cells.iter_mut().enumerate() {
                        at += usize::from(index > 0);
                        self.inlines(cell, of(row.passage.index()), &mut at);
                    }
                }
            }
            Block::Code(_, text) | Block::HtmlText(_, text) | Block::Html(text) => self.text(text),
            Block::Quote(_, inner) => inner.iter_mut().for_each(|block| self.block(block, places)),
            Block::Quotation(_) | Block::Rule => {}
        }
    }

    /// Takes names out of running text, also where emphasis or a line end parts them. `at` counts
    /// bytes of the passage's visible text as it was.
    fn inlines(&self, inlines: &mut [Inline], places: &[Span], at: &mut usize) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => {
                    let start = *at;
                    *at += text.len();
                    *text = cut(text, start, places);
                }
                Inline::Break(_) => {
                    let inside = places
                        .iter()
                        .any(|place| place.start <= *at && *at < place.end);
                    *at += 1;
                    if inside {
                        *inline = Inline::Text(String::new());
                    }
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.inlines(inner, places, at),
                Inline::Link(target, title, inner) => {
                    self.text(title);
                    self.target(target);
                    self.inlines(inner, places, at);
                }
                Inline::Image(target, inner) => {
                    self.target(target);
                    self.inlines(inner, places, at);
                }
                Inline::Html(raw) => self.text(raw),
            }
        }
    }

    fn target(&self, target: &mut Spanned<String>) {
        let decoded = percent_encoding::percent_decode_str(&target.value)
            .decode_utf8_lossy()
            .into_owned();
        let external = target.value.contains("://");
        if external && self.stands_in(&decoded) {
            target.value.clear();
        }
    }
}

/// The part of a passage that is `text` and begins at `start` of it, names taken out: the first
/// piece of a name becomes the placeholder, the others go.
fn cut(text: &str, start: usize, places: &[Span]) -> String {
    let end = start + text.len();
    let mut kept = String::new();
    let mut done = start;
    for place in places
        .iter()
        .filter(|place| place.start < end && place.end > start)
    {
        let from = place.start.max(start);
        kept.push_str(text.get(done - start..from - start).unwrap_or_default());
        if place.start >= start {
            kept.push_str(PLACEHOLDER);
        }
        done = place.end.min(end);
    }
    kept.push_str(text.get(done - start..).unwrap_or_default());
    kept
}

/// A passage with names taken out; a placeholder keeps the name's place in the file.
fn without(passage: &Passage, places: &[Span]) -> Passage {
    let mut kept = Passage {
        role: passage.role,
        ..Passage::default()
    };
    let mut done = 0;
    for place in places {
        keep(&mut kept, passage, done, place.start);
        kept.text.push_str(PLACEHOLDER);
        kept.map
            .push(PLACEHOLDER.len(), passage.source(place.start, place.end));
        done = place.end;
    }
    keep(&mut kept, passage, done, passage.text.len());
    kept
}

fn keep(kept: &mut Passage, passage: &Passage, start: usize, end: usize) {
    for (at, character) in passage
        .text
        .get(start..end)
        .unwrap_or_default()
        .char_indices()
    {
        let from = start + at;
        kept.text.push(character);
        kept.map.push(
            character.len_utf8(),
            passage.source(from, from + character.len_utf8()),
        );
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::markdown::{self, RawHtml};
    use super::*;

    fn withheld() -> Withheld {
        Withheld::new("# names\nIvan Petrov\nАйгүл\n\n").unwrap()
    }

    fn passages(text: &str) -> Vec<String> {
        let mut body = markdown::parse(text, 0, RawHtml::TextOnly);
        withheld().body(&mut body);
        for (block, passage) in body.blocks.iter().zip(&body.passages) {
            if let Block::Paragraph(_, inlines) = block {
                assert_eq!(
                    super::super::prose::visible(inlines),
                    passage.text,
                    "inlines and passage agree"
                );
            }
        }
        body.passages
            .into_iter()
            .map(|passage| passage.text)
            .collect()
    }

    #[test]
    fn names_go_whatever_parts_their_words() {
        for text in [
            "Then Ivan Petrov spoke",
            "Then IVAN\nPETROV spoke",
            "Then *Ivan* **Petrov** spoke",
            "Then Ivan\u{a0}Petrov spoke",
        ] {
            assert_eq!(passages(text), ["Then [name withheld] spoke"], "{text}");
        }
        assert_eq!(
            passages("Ivan Petrovich and Айгүл, Ivan"),
            ["Ivan Petrovich and [name withheld], Ivan"]
        );
    }

    #[test]
    fn what_is_left_keeps_its_place_in_the_file() {
        let text = "Then Ivan Petrov spoke of снег";
        let mut body = markdown::parse(text, 0, RawHtml::TextOnly);
        withheld().body(&mut body);
        let passage = &body.passages[0];
        let at = passage.text.find("снег").unwrap();
        assert_eq!(
            &text[passage.source(at, passage.text.len()).range()],
            "снег"
        );
        let at = passage.text.find('[').unwrap();
        assert_eq!(
            &text[passage.source(at, at + PLACEHOLDER.len()).range()],
            "Ivan Petrov"
        );
    }

    #[test]
    fn file_names_and_addresses_that_tell_a_name_are_known() {
        assert!(withheld().stands_in("content/events/2022-ivan-petrov.md"));
        assert!(withheld().stands_in("https://x.org/ivan_petrov/1"));
        assert!(!withheld().stands_in("content/events/ivan.md"));
    }

    #[test]
    fn no_names_take_nothing_out() {
        let none = Withheld::new("# nobody\n").unwrap();
        assert!(!none.stands_in("anything"));
    }
}
