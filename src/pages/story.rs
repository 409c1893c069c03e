//! One of our own texts as pieces: prose and quotations in their order.

use std::collections::BTreeSet;

use super::Layout;
use super::html::{Writer, top_heading};
use super::urls::href;
use super::view::{Piece, QuotationView};
use crate::content::document::Head;
use crate::content::link::FileTarget;
use crate::model::{Block, PassageNo, Span};
use crate::text::sentences;
use crate::timeline::{Citation, Destination, Stance, Story};

/// The longest summary of an event, in characters.
const SUMMARY_LENGTH: usize = 240;

/// A text in its pieces.
pub(super) struct Told {
    /// Prose and quotations in order.
    pub(super) body: Vec<Piece>,
    /// Where sources disagree: what supports, and what disputes.
    pub(super) supporting: Vec<QuotationView>,
    pub(super) disputing: Vec<QuotationView>,
    /// Passages cited beside the quotations.
    pub(super) cited: Vec<QuotationView>,
}

impl Layout<'_> {
    /// Tells a text on the page at `root`. Where sources disagree, what supports and what
    /// disputes leaves the body, to stand side by side.
    pub(super) fn told(&self, story: &Story, head: &Head, root: &str) -> Told {
        let accounts = accounts(story);
        let skip: Vec<Span> = accounts.iter().map(|(_, citation)| citation.span).collect();
        let quotations: Vec<Option<QuotationView>> = story
            .quotations
            .iter()
            .enumerate()
            .map(|(index, quotation)| self.quotation(quotation, quotation_anchor(index)))
            .collect();
        let mut told = Told {
            body: self.pieces(story, &quotations, head, root, &skip),
            supporting: Vec::new(),
            disputing: Vec::new(),
            cited: self.cited(story, &accounts),
        };
        let accounts = accounts
            .iter()
            .filter_map(|(index, citation)| self.citation(citation, citation_anchor(*index)));
        told.body
            .extend(accounts.map(|account| Piece::Quotation(Box::new(account))));
        told.part_where_they_differ();
        told
    }

    /// A text whose quotations are shown elsewhere: prose alone.
    pub(super) fn prose_only(&self, story: &Story, head: &Head, root: &str) -> Vec<Piece> {
        let skip: Vec<Span> = accounts(story)
            .iter()
            .map(|(_, citation)| citation.span)
            .collect();
        let nothing: Vec<Option<QuotationView>> = story.quotations.iter().map(|_| None).collect();
        self.pieces(story, &nothing, head, root, &skip)
    }

    fn pieces(
        &self,
        story: &Story,
        quotations: &[Option<QuotationView>],
        head: &Head,
        root: &str,
        skip: &[Span],
    ) -> Vec<Piece> {
        let resolve = |file: &FileTarget, at: Span| self.resolve(file, at, story, root);
        let writer = Writer {
            file: &head.path,
            resolve: &resolve,
            marks: None,
            skip,
            top: top_heading(&story.body.blocks),
        };
        let mut pieces = Vec::new();
        for part in story
            .body
            .blocks
            .chunk_by(|a, b| !is_quotation(a) && !is_quotation(b))
        {
            let html = writer.html(part);
            if !html.0.is_empty() {
                pieces.push(Piece::Prose { html });
            }
            let mut indexes = Vec::new();
            quotations_in(part, &mut indexes);
            let views = indexes
                .into_iter()
                .filter_map(|index| quotations.get(index).cloned().flatten());
            pieces.extend(views.map(|view| Piece::Quotation(Box::new(view))));
        }
        pieces
    }

    /// Passages that are cited, each once; those that an account shows are not shown again.
    fn cited(&self, story: &Story, accounts: &[(usize, &Citation)]) -> Vec<QuotationView> {
        let mut seen: BTreeSet<(String, Vec<PassageNo>)> = accounts
            .iter()
            .map(|(_, account)| cited_passages(account))
            .collect();
        story
            .citations
            .iter()
            .enumerate()
            .filter(|(_, citation)| {
                citation.account_by.is_none() && !citation.evidence.marks.is_empty()
            })
            .filter(|(_, citation)| seen.insert(cited_passages(citation)))
            .filter_map(|(index, citation)| self.citation(citation, citation_anchor(index)))
            .collect()
    }

    /// The way from a page to a file of the site. A citation leads to its passage, which linking
    /// has found; so the link is known by its place in the text.
    fn resolve(&self, file: &FileTarget, at: Span, story: &Story, root: &str) -> Option<String> {
        if let Some(path) = file.path.strip_prefix("static/") {
            return Some(format!("{root}{}", href(path)));
        }
        let destination = self.timeline.directory.find(&file.path)?;
        let target = href(self.urls.destination(destination));
        let Destination::Article(id) = destination else {
            let anchor = file
                .fragment
                .as_ref()
                .map(|fragment| format!("#{fragment}"));
            return Some(format!("{root}{target}{}", anchor.unwrap_or_default()));
        };
        let citation = story.citations.iter().find(|citation| citation.span == at);
        let passage = citation
            .and_then(|citation| citation.evidence.marks.first())
            .map(|mark| mark.passage);
        let url = self.passage_url(self.timeline.articles.get(id)?, passage);
        Some(format!("{root}{url}"))
    }

    /// One sentence on an event: its description, else the first of its account.
    pub(super) fn summary(&self, story: &Story, head: &Head) -> Option<String> {
        if head.description.is_some() {
            return head.description.clone();
        }
        let first = story.body.blocks.iter().find_map(|block| match block {
            Block::Paragraph(number, _) => story.body.passage(*number),
            _ => None,
        })?;
        let sentence = sentences::first_sentence(&first.text);
        (!sentence.is_empty()).then(|| sentences::shorten(sentence, SUMMARY_LENGTH))
    }
}

impl Told {
    fn part_where_they_differ(&mut self) {
        let disputes =
            |piece: &Piece| matches!(piece, Piece::Quotation(view) if view.stance == "disputes");
        let cited_disputes = self.cited.iter().any(|view| view.stance == "disputes");
        if !cited_disputes && !self.body.iter().any(disputes) {
            return;
        }
        let mut stay = Vec::new();
        for piece in std::mem::take(&mut self.body) {
            match piece {
                Piece::Quotation(view) if view.stance == "supports" => self.supporting.push(*view),
                Piece::Quotation(view) if view.stance == "disputes" => self.disputing.push(*view),
                other => stay.push(other),
            }
        }
        self.body = stay;
        let (disputing, rest) = std::mem::take(&mut self.cited)
            .into_iter()
            .partition(|view| view.stance == "disputes");
        let disputing: Vec<QuotationView> = disputing;
        let (supporting, rest): (Vec<QuotationView>, Vec<QuotationView>) = rest
            .into_iter()
            .partition(|view: &QuotationView| view.stance == "supports");
        self.disputing.extend(disputing);
        self.supporting.extend(supporting);
        self.cited = rest;
    }
}

/// What a citation shows: an article's passages.
fn cited_passages(citation: &Citation) -> (String, Vec<PassageNo>) {
    let evidence = &citation.evidence;
    let passages = evidence.marks.iter().map(|mark| mark.passage).collect();
    (evidence.article.to_string(), passages)
}

/// The accounts of a text, each with its index among the citations.
fn accounts(story: &Story) -> Vec<(usize, &Citation)> {
    let is_account = |(_, citation): &(usize, &Citation)| {
        citation.account_by.is_some() || matches!(citation.evidence.stance, Stance::Answer(_))
    };
    story
        .citations
        .iter()
        .enumerate()
        .filter(is_account)
        .collect()
}

/// Names a text's quotation on its page.
pub(super) fn quotation_anchor(index: usize) -> String {
    format!("q{}", index + 1)
}

/// Names a text's citation on its page.
pub(super) fn citation_anchor(index: usize) -> String {
    format!("c{}", index + 1)
}

fn is_quotation(block: &Block) -> bool {
    matches!(block, Block::Quotation(_))
}

/// The quotations in blocks, in order, those in lists too.
fn quotations_in(blocks: &[Block], indexes: &mut Vec<usize>) {
    for block in blocks {
        match block {
            Block::Quotation(index) => indexes.push(*index),
            Block::List(_, items) => items
                .iter()
                .for_each(|item| quotations_in(&item.blocks, indexes)),
            _ => {}
        }
    }
}
