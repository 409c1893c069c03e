//! The timeline, days, and lists.

use std::ops::Bound;

use chrono::NaiveDate;

use super::pictures::Room;
use super::urls::{day, href, list};
use super::view::{
    ActorRow, ActorsView, ArticleRow, ArticlesView, CorrectionRow, CorrectionsView, DayView,
    FiguresView, FrontView, LinkView, NotFoundView, Pager, QuestionRow, QuestionsView, RegionRow,
    RegionsView, View,
};
use super::{Layout, Page};
use crate::content::document::Standing;
use crate::model::{ArticleId, Edtf, EventId};
use crate::timeline::{Article, Event};

/// The most entries of a list on one page.
const PART: usize = 200;

/// A list that may have many parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Actors,
    Regions,
    Articles,
    Questions,
    Corrections,
    Figures,
}

impl List {
    /// The section that it is.
    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Regions => "regions",
            Self::Articles => "articles",
            Self::Questions => "questions",
            Self::Corrections => "corrections",
            Self::Figures => "figures",
        }
    }
}

impl Layout<'_> {
    pub(super) fn front_page(&self) -> Page {
        let events: Vec<&Event> = self.timeline.standing().collect();
        let groups = self.groups(events.iter().copied());
        let bare_front = groups.is_empty();
        let groups = self.with_proposed(groups, &self.timeline.proposed_order);
        let sources = if bare_front {
            self.article_rows(1)
        } else {
            Vec::new()
        };
        let more_sources = bare_front && self.timeline.articles.len() > PART;
        let view = FrontView {
            strip: self.strip(&events, &groups, Room::Page),
            grid: self.grid(),
            map: self.map(),
            groups: self.few_proposed(groups),
            events: self.timeline.order.len(),
            proposed: self.timeline.proposed_order.len(),
            articles: self.timeline.articles.len(),
            sources,
            more_sources,
            actors: if bare_front {
                named(self.actor_rows(), |row| row.passages)
            } else {
                Vec::new()
            },
            regions: if bare_front {
                named(self.region_rows(), |row| row.passages)
            } else {
                Vec::new()
            },
        };
        let mut page = self.page(
            "index.html",
            "index.html",
            &self.site.title,
            "timeline",
            View::Front(Box::new(view)),
        );
        page.meta.description = self.site.description.clone();
        page.meta.linked_data = self.describe_site();
        page
    }

    pub(super) fn day_page(&self, date: NaiveDate) -> Page {
        let link = |date: &NaiveDate| LinkView {
            url: href(&day(*date)),
            text: self.locale.day(*date),
        };
        let previous = self.days.range(..date).next_back().map(link);
        let after = (Bound::Excluded(date), Bound::Unbounded);
        let next = self.days.range(after).next().map(link);
        let ids = self
            .timeline
            .index
            .by_day
            .get(&date)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let begins = |id: &&EventId| {
            self.timeline
                .events
                .get(*id)
                .is_some_and(|event| event.date.earliest() == Some(date))
        };
        let (starting, continuing): (Vec<&EventId>, Vec<&EventId>) = ids.iter().partition(begins);
        let perhaps = self.timeline.index.perhaps.get(&date);
        let proposed = self.timeline.index.proposed_by_day.get(&date);
        let perhaps_proposed = self.timeline.index.perhaps_proposed.get(&date);
        let view = DayView {
            date: self.day(date),
            heading: self.locale.weekday_day(date),
            events: self.cards_of(starting),
            continuing: self.cards_of(continuing),
            perhaps: self.cards_of(perhaps.into_iter().flatten()),
            proposed: self.proposal_cards(proposed.into_iter().flatten()),
            perhaps_proposed: self.proposal_cards(perhaps_proposed.into_iter().flatten()),
            previous,
            next,
        };
        let title = self.locale.day(date);
        self.page(
            &day(date),
            "day.html",
            &title,
            "timeline",
            View::Day(Box::new(view)),
        )
    }

    /// The lists that have something to show, each with the number of its parts.
    pub(super) fn lists(&self) -> Vec<(List, usize)> {
        let timeline = self.timeline;
        let corrections = timeline
            .events
            .values()
            .map(|event| event.corrections.len());
        [
            (List::Actors, timeline.actors.len()),
            (List::Regions, timeline.regions.len()),
            (List::Articles, timeline.articles.len()),
            (List::Questions, timeline.questions.len()),
            (List::Corrections, corrections.sum()),
            (List::Figures, self.figures().0.len()),
        ]
        .into_iter()
        .filter(|(list, _)| self.has_section(list.section()))
        .map(|(list, entries)| (list, entries.div_ceil(PART).max(1)))
        .collect()
    }

    /// A part of a list, counted from 1.
    pub(super) fn list_page(&self, which: List, number: usize) -> Page {
        let of = self.lists().into_iter().find(|(other, _)| *other == which);
        let pager = pager(which.section(), number, of.map_or(1, |(_, parts)| parts));
        let view = match which {
            List::Actors => View::Actors(ActorsView {
                actors: part(self.actor_rows(), number),
                pager,
            }),
            List::Regions => View::Regions(RegionsView {
                regions: part(self.region_rows(), number),
                pager,
            }),
            List::Articles => View::Articles(ArticlesView {
                articles: self.article_rows(number),
                pager,
            }),
            List::Questions => View::Questions(QuestionsView {
                questions: part(self.question_rows(), number),
                pager,
            }),
            List::Corrections => View::Corrections(CorrectionsView {
                corrections: part(self.correction_rows(), number),
                pager,
            }),
            List::Figures => View::Figures(FiguresView {
                measures: part(self.figures().0.clone(), number),
                pager,
            }),
        };
        let section = which.section();
        let title = self.locale.text(&format!("nav-{section}"), &[]);
        let title = self.part_title(title.as_deref().unwrap_or(section), number);
        let template = format!("{section}.html");
        self.page(&list(section, number), &template, &title, section, view)
    }

    /// Parts of one list are told apart by their titles too.
    pub(super) fn part_title(&self, title: &str, number: usize) -> String {
        if number == 1 {
            return title.to_owned();
        }
        let args = [("title", title.into()), ("number", number.into())];
        self.locale
            .text("page-part", &args)
            .unwrap_or_else(|| title.to_owned())
    }

    fn actor_rows(&self) -> Vec<ActorRow> {
        let index = &self.timeline.index;
        let rows = self.timeline.actors.iter().map(|(id, entry)| ActorRow {
            url: href(self.urls.actor(id)),
            name: entry.doc.title.clone(),
            kind: entry.doc.kind.clone(),
            role: entry.doc.role.clone(),
            events: index.by_actor.get(id).map_or(0, Vec::len),
            proposed: index.proposed_by_actor.get(id).map_or(0, Vec::len),
            passages: index
                .actor_passages
                .get(id)
                .map_or(0, |p| p.iter().map(|(_, n)| n.len()).sum()),
        });
        sorted(rows, |row| row.name.to_lowercase())
    }

    fn region_rows(&self) -> Vec<RegionRow> {
        let index = &self.timeline.index;
        let rows = self.timeline.regions.iter().map(|(id, entry)| RegionRow {
            url: href(self.urls.region(id)),
            name: entry.doc.title.clone(),
            kind: entry.doc.kind.clone(),
            capital: entry.doc.capital.clone(),
            events: index.by_region.get(id).map_or(0, Vec::len),
            proposed: index.proposed_by_region.get(id).map_or(0, Vec::len),
            passages: index
                .region_passages
                .get(id)
                .map_or(0, |p| p.iter().map(|(_, n)| n.len()).sum()),
        });
        sorted(rows, |row| row.name.to_lowercase())
    }

    /// A part of the list of sources.
    fn article_rows(&self, number: usize) -> Vec<ArticleRow> {
        let articles = self.articles.get_or_init(|| self.articles_by_date());
        let part = articles.chunks(PART).nth(number - 1).unwrap_or_default();
        let articles = part.iter().filter_map(|id| self.timeline.articles.get(id));
        articles
            .filter_map(|article| self.article_row(article))
            .collect()
    }

    fn articles_by_date(&self) -> Vec<ArticleId> {
        let mut articles: Vec<&Article> = self.timeline.articles.values().collect();
        // The undated stand last.
        articles.sort_by_cached_key(|article| {
            let date = article.doc.published.as_ref().map(Edtf::sort_key);
            (date.is_none(), date, &article.doc.id)
        });
        articles
            .into_iter()
            .map(|article| article.doc.id.clone())
            .collect()
    }

    fn question_rows(&self) -> Vec<QuestionRow> {
        let rows = self.timeline.questions.values().map(|question| {
            let answers = self.answers(&question.story);
            QuestionRow {
                url: href(self.urls.question(&question.id)),
                title: question.title.clone(),
                accounts: answers.iter().map(|answer| answer.accounts.len()).sum(),
                answers: answers
                    .into_iter()
                    .filter_map(|answer| answer.answer)
                    .collect(),
            }
        });
        sorted(rows, |row| row.title.to_lowercase())
    }

    fn correction_rows(&self) -> Vec<CorrectionRow> {
        let mut corrections: Vec<(NaiveDate, CorrectionRow)> = Vec::new();
        for event in self.timeline.events.values() {
            for correction in &event.corrections {
                let row = CorrectionRow {
                    date: self.day(correction.date),
                    note: correction.note.clone(),
                    event: LinkView {
                        url: href(self.urls.event(&event.id)),
                        text: event.title.clone(),
                    },
                    retracted: event.standing == Standing::Retracted,
                };
                corrections.push((correction.date, row));
            }
        }
        corrections.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        corrections.into_iter().map(|(_, row)| row).collect()
    }

    pub(super) fn not_found_page(&self) -> Page {
        let title = self.locale.text("not-found-title", &[]).unwrap_or_default();
        let mut page = self.page(
            "404.html",
            "404.html",
            &title,
            "",
            View::NotFound(NotFoundView {}),
        );
        page.meta.root = self.base_path();
        page.meta.noindex = true;
        page.meta.canonical = None;
        page
    }
}

/// The rows of a list's part, counted from 1.
fn part<R>(rows: Vec<R>, number: usize) -> Vec<R> {
    rows.into_iter()
        .skip((number - 1) * PART)
        .take(PART)
        .collect()
}

fn pager(section: &str, number: usize, of: usize) -> Option<Pager> {
    let part = |number: usize| href(&list(section, number));
    (of > 1).then(|| Pager {
        number,
        of,
        previous: (number > 1).then(|| part(number - 1)),
        next: (number < of).then(|| part(number + 1)),
        parts: (1..=of)
            .map(|n| LinkView {
                url: part(n),
                text: n.to_string(),
            })
            .collect(),
    })
}

fn sorted<R, K: Ord>(rows: impl Iterator<Item = R>, key: impl Fn(&R) -> K) -> Vec<R> {
    let mut rows: Vec<R> = rows.collect();
    rows.sort_by_cached_key(key);
    rows
}

/// Those that the texts name, the most often named first.
fn named<R>(mut rows: Vec<R>, passages: impl Fn(&R) -> usize) -> Vec<R> {
    rows.retain(|row| passages(row) > 0);
    rows.sort_by_key(|row| std::cmp::Reverse(passages(row)));
    rows
}
