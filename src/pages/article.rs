//! Sources' pages: the text as far as rights allow, what rests on it, and where.

use std::collections::BTreeSet;

use super::evidence::{is_shown, public_title};
use super::html::{Marks, Writer, merged, top_heading};
use super::story::{citation_anchor, quotation_anchor};
use super::urls::{href, root};
use super::view::{
    ArticleRow, ArticleView, CaptureView, EventSource, LinkView, Note, OriginalView, SealedView,
    TextBlock, View,
};
use super::{Layout, Page};
use crate::content::document::{ArticleDoc, Standing};
use crate::content::link::FileTarget;
use crate::model::{ArticleId, Block, EventId, PassageNo, PassageRole, Span};
use crate::site::Rights;
use crate::timeline::{Article, Evidence, Rester, Story};

/// What stands before an address to ask the Wayback Machine for its copies: a link that a reader
/// may follow, and nothing that a page loads.
const ARCHIVE: &str = "https://web.archive.org/web/*/";

impl Layout<'_> {
    pub(super) fn article_page(&self, article: &Article) -> Option<Page> {
        let doc = &article.doc;
        let path = self.urls.article(&doc.id);
        let events = self.events_on(article);
        let view = ArticleView {
            source: self.source(&doc.id)?,
            authors: doc.authors.clone(),
            agency: doc.agency.clone(),
            lang: doc.language.clone(),
            captures: self.captures(doc),
            archive: archive(doc),
            original: doc.original.as_ref().map(|o| OriginalView {
                file: o.file.clone(),
                sha256: o.sha256.clone(),
                locator: o.locator.clone(),
            }),
            rights: match doc.rights {
                Rights::Full => "full",
                Rights::Excerpt => "excerpt",
                Rights::Link => "link",
            },
            sealed: doc.sealed.as_ref().map(|seal| SealedView {
                passages: seal.passages,
                kept: seal.kept.len(),
                sha256: seal.sha256.clone(),
                file_sha256: seal.file_sha256.clone(),
            }),
            text: self.text(article, &root(path)),
            events: self.cards_of(
                self.timeline
                    .in_order(events)
                    .into_iter()
                    .map(|event| &event.id),
            ),
            proposed: self.proposed_on(article),
            others: self.others_on(article),
            actors: self.actor_links(article.actors.iter()),
            regions: self.region_links(article.regions.iter()),
        };
        let mut page = self.page(
            path,
            "article.html",
            &public_title(article),
            "articles",
            View::Article(Box::new(view)),
        );
        let description = doc.head.description.clone();
        page.meta.description = description.or_else(|| self.about_source(article));
        page.meta.linked_data = self.describe_article(article);
        Some(self.with_file(page, &doc.head))
    }

    /// A source of an event, with its copies.
    pub(super) fn event_source(&self, id: &ArticleId) -> Option<EventSource> {
        let doc = &self.timeline.articles.get(id)?.doc;
        Some(EventSource {
            source: self.source(id)?,
            captures: self.captures(doc),
            archive: archive(doc),
        })
    }

    fn captures(&self, doc: &ArticleDoc) -> Vec<CaptureView> {
        let captures = doc.captures.iter().map(|capture| CaptureView {
            url: capture.url.clone(),
            at: capture.at.as_ref().map(|at| self.date(at)),
            by: capture.by.clone(),
        });
        captures.collect()
    }

    /// One sentence on a source: who published it, when, and what rests on it.
    fn about_source(&self, article: &Article) -> Option<String> {
        let doc = &article.doc;
        let title = public_title(article);
        let publisher = doc.publisher.as_ref().or(doc.agency.as_ref());
        let published = doc.published.as_ref().map(|date| self.locale.date(date));
        let args = [
            ("title", title.as_str().into()),
            ("publisher", publisher.map_or("", String::as_str).into()),
            ("date", published.unwrap_or_default().into()),
            ("count", self.events_on(article).len().into()),
        ];
        let named = publisher.is_some() && doc.published.is_some();
        let message = if named {
            "article-description"
        } else {
            "article-description-bare"
        };
        self.locale.text(message, &args)
    }

    /// The text's blocks. Where rights show passages only, the blocks that hold one.
    fn text(&self, article: &Article, root: &str) -> Vec<TextBlock> {
        let marks = self.marks(article);
        let resolve = |file: &FileTarget, _: Span| {
            let destination = self.timeline.directory.find(&file.path)?;
            Some(format!(
                "{root}{}",
                href(self.urls.destination(destination))
            ))
        };
        let writer = Writer {
            file: &article.doc.head.path,
            resolve: &resolve,
            marks: Some(&marks),
            skip: &[],
            top: top_heading(&article.doc.body.blocks),
        };
        let mut gap = false;
        let mut left_out = LeftOut::of(article);
        let mut text = Vec::new();
        for block in &article.doc.body.blocks {
            for (block, passages) in shown_parts(article, block) {
                if passages.is_empty() && article.doc.rights != Rights::Full {
                    gap = true;
                    continue;
                }
                let sealed = left_out.before(&passages);
                text.push(TextBlock {
                    html: writer.html(std::slice::from_ref(&block)),
                    gap: std::mem::take(&mut gap) || sealed.is_some(),
                    sealed,
                    notes: passages
                        .iter()
                        .filter_map(|number| self.note(article, *number))
                        .collect(),
                    role: role(article, &passages),
                });
            }
        }
        let sealed = left_out.at_the_end();
        if (gap || sealed.is_some()) && article.doc.rights == Rights::Excerpt {
            text.push(TextBlock {
                html: Default::default(),
                gap: true,
                sealed,
                notes: Vec::new(),
                role: "text",
            });
        }
        text
    }

    /// The words that are quoted. What is only cited is a passage: the words that its link names
    /// it by are no more than an address.
    fn marks(&self, article: &Article) -> Marks {
        let mut marks = Marks::new();
        for rest in article
            .rests
            .iter()
            .filter(|rest| rest.quoted && self.is_linked(&rest.by))
        {
            if let Some(range) = &rest.mark.range {
                marks
                    .entry(rest.mark.passage)
                    .or_default()
                    .push(range.clone());
            }
        }
        marks
            .into_iter()
            .map(|(passage, ranges)| (passage, merged(ranges)))
            .collect()
    }

    /// A retracted event keeps its page and leaves every list, this one too.
    fn is_linked(&self, rester: &Rester) -> bool {
        match rester {
            Rester::Event(id) => self.position(id).is_some(),
            _ => true,
        }
    }

    fn note(&self, article: &Article, passage: PassageNo) -> Option<Note> {
        let mut links: Vec<LinkView> = Vec::new();
        let mut seen: BTreeSet<&Rester> = BTreeSet::new();
        for rest in article
            .rests
            .iter()
            .filter(|rest| rest.mark.passage == passage && self.is_linked(&rest.by))
        {
            if !seen.insert(&rest.by) {
                continue;
            }
            let path = href(self.urls.rester(&rest.by));
            let anchor = self.anchor_on(&rest.by, &article.doc.id, passage);
            links.push(LinkView {
                url: anchor.map_or_else(|| path.clone(), |anchor| format!("{path}#{anchor}")),
                text: self.rester_title(&rest.by),
            });
        }
        let proposed = self.proposed_at(article, passage);
        (!links.is_empty() || !proposed.is_empty()).then(|| Note {
            passage: passage.to_string(),
            links,
            proposed,
        })
    }

    /// The anchor of the evidence that rests on a passage, where its page has one.
    fn anchor_on(
        &self,
        rester: &Rester,
        article: &ArticleId,
        passage: PassageNo,
    ) -> Option<String> {
        let story = match rester {
            Rester::Event(id) => &self.timeline.events.get(id)?.story,
            Rester::Question(id) => &self.timeline.questions.get(id)?.story,
            _ => return None,
        };
        evidence_anchor(story, article, passage)
    }

    fn rester_title(&self, rester: &Rester) -> String {
        let timeline = self.timeline;
        let title = match rester {
            Rester::Event(id) => timeline.events.get(id).map(|event| event.title.clone()),
            Rester::Question(id) => timeline
                .questions
                .get(id)
                .map(|question| question.title.clone()),
            Rester::Actor(id) => timeline.actors.get(id).map(|entry| entry.doc.title.clone()),
            Rester::Region(id) => timeline
                .regions
                .get(id)
                .map(|entry| entry.doc.title.clone()),
            Rester::Page(id) => timeline.pages.get(id).map(|entry| entry.doc.title.clone()),
        };
        title.unwrap_or_default()
    }

    fn resters<'a>(&'a self, article: &'a Article) -> BTreeSet<&'a Rester> {
        let all = article
            .rests
            .iter()
            .map(|rest| &rest.by)
            .chain(&article.cited_by);
        all.filter(|rester| self.is_linked(rester)).collect()
    }

    /// The events that rest on an article.
    pub(super) fn events_on<'a>(&'a self, article: &'a Article) -> Vec<&'a EventId> {
        let events = self
            .resters(article)
            .into_iter()
            .filter_map(|rester| match rester {
                Rester::Event(id) => Some(id),
                _ => None,
            });
        events
            .filter(|id| {
                self.timeline
                    .events
                    .get(*id)
                    .is_some_and(|e| e.standing != Standing::Retracted)
            })
            .collect()
    }

    fn others_on(&self, article: &Article) -> Vec<LinkView> {
        self.resters(article)
            .into_iter()
            .filter(|rester| !matches!(rester, Rester::Event(_)))
            .map(|rester| LinkView {
                url: href(self.urls.rester(rester)),
                text: self.rester_title(rester),
            })
            .collect()
    }

    pub(super) fn article_row(&self, article: &Article) -> Option<ArticleRow> {
        Some(ArticleRow {
            source: self.source(&article.doc.id)?,
            events: self.events_on(article).len(),
            proposed: self.proposed_on(article).len(),
        })
    }
}

/// Which passages of a sealed text are left out: no block stands for them.
struct LeftOut {
    /// How many passages the text has, if it is sealed.
    all: Option<usize>,
    /// The index of the passage that would come next.
    next: usize,
}

impl LeftOut {
    fn of(article: &Article) -> Self {
        let sealed = article.doc.sealed.is_some();
        Self {
            all: sealed.then_some(article.doc.body.passages.len()),
            next: 0,
        }
    }

    /// The first and the last that are left out before a block with these passages.
    fn before(&mut self, passages: &[PassageNo]) -> Option<(String, String)> {
        let (first, last) = (passages.first()?, passages.last()?);
        let left_out = self.up_to(first.index());
        self.next = last.index() + 1;
        left_out
    }

    fn at_the_end(&self) -> Option<(String, String)> {
        self.up_to(self.all?)
    }

    fn up_to(&self, index: usize) -> Option<(String, String)> {
        let number = |index| PassageNo::from_index(index).to_string();
        (self.all.is_some() && self.next < index).then(|| (number(self.next), number(index - 1)))
    }
}

/// Where a reader can ask for copies of an article of which none is named.
fn archive(doc: &ArticleDoc) -> Option<String> {
    let url = doc.url.as_ref().filter(|_| doc.captures.is_empty())?;
    Some(format!("{ARCHIVE}{url}"))
}

fn evidence_anchor(story: &Story, article: &ArticleId, passage: PassageNo) -> Option<String> {
    let rests = |evidence: &Evidence| {
        evidence.article == *article && evidence.marks.iter().any(|mark| mark.passage == passage)
    };
    let quoted = story
        .quotations
        .iter()
        .position(|q| rests(&q.evidence))
        .map(quotation_anchor);
    quoted.or_else(|| {
        // Of passages cited twice the page shows the first, and an account before a mere citation.
        let cited = |accounts: bool| {
            let mut citations = story.citations.iter();
            citations.position(|c| rests(&c.evidence) && (!accounts || c.account_by.is_some()))
        };
        cited(true).or_else(|| cited(false)).map(citation_anchor)
    })
}

/// A block with the passages in it that may be shown. A list or quote of which only some may is
/// parted, so that nothing withheld comes along.
fn shown_parts(article: &Article, block: &Block) -> Vec<(Block, Vec<PassageNo>)> {
    let mut all = Vec::new();
    passages(block, &mut all);
    let shown: Vec<PassageNo> = all
        .iter()
        .copied()
        .filter(|number| is_shown(article, *number))
        .collect();
    if shown.len() == all.len() || article.doc.rights == Rights::Full {
        return vec![(block.clone(), all)];
    }
    match block {
        Block::Quote(_, inner) => inner
            .iter()
            .flat_map(|block| shown_parts(article, block))
            .collect(),
        Block::List(_, items) => items
            .iter()
            .flat_map(|item| {
                let own = item
                    .own
                    .iter()
                    .map(|(number, inlines)| Block::Paragraph(*number, inlines.clone()));
                own.chain(item.blocks.iter().cloned()).collect::<Vec<_>>()
            })
            .flat_map(|block| shown_parts(article, &block))
            .collect(),
        Block::Table(rows) if rows.len() > 1 => rows
            .iter()
            .flat_map(|row| shown_parts(article, &Block::Table(vec![row.clone()])))
            .collect(),
        other => vec![(other.clone(), Vec::new())],
    }
}

/// The passages of a block in reading order.
fn passages(block: &Block, numbers: &mut Vec<PassageNo>) {
    match block {
        Block::Paragraph(number, _)
        | Block::Heading(_, number, _)
        | Block::Code(number, _)
        | Block::HtmlText(number, _) => numbers.push(*number),
        Block::List(_, items) => {
            for item in items {
                numbers.extend(item.own.iter().map(|(number, _)| *number));
                item.blocks
                    .iter()
                    .for_each(|block| passages(block, numbers));
            }
        }
        Block::Table(rows) => numbers.extend(rows.iter().map(|row| row.passage)),
        Block::Quote(_, inner) => inner.iter().for_each(|block| passages(block, numbers)),
        Block::Html(_) | Block::Quotation(_) | Block::Rule => {}
    }
}

fn role(article: &Article, numbers: &[PassageNo]) -> &'static str {
    let first = numbers
        .first()
        .and_then(|number| article.doc.body.passage(*number));
    match first.map(|passage| passage.role) {
        Some(PassageRole::Credit) => "credit",
        Some(PassageRole::Disclaimer) => "disclaimer",
        _ => "text",
    }
}
