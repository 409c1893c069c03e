//! The timeline and lists.

use chrono::NaiveDate;

use super::periods::part_before;
use super::pictures::Room;
use super::urls::{href, list};
use super::view::{
    ActorRow, ActorsView, ArticleRow, ArticlesView, CorrectionRow, CorrectionsView, FiguresView,
    FrontView, LinkView, NotFoundView, Pager, QuestionRow, QuestionsView, RegionRow, RegionsView,
    View,
};
use super::{Layout, Page};
use crate::content::document::Standing;
use crate::model::{ArticleId, Edtf};
use crate::timeline::{Article, Event};

/// The most entries of a list on one page.
pub(super) const PART: usize = 200;

/// So many parts of a list are all named on each of them.
const NAMED: usize = 20;

/// Of more, so many before and after are.
const NEAR: usize = 3;

/// … and so many on the way.
const STEPS: usize = 10;

/// The most questions on the front page.
const QUESTIONS: usize = 6;

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
        let choice = self.front_choice();
        let groups = self.groups(choice.shown.iter().copied());
        let bare_front = groups.is_empty();
        let groups = self.with_proposed(groups, &self.timeline.proposed_order);
        let (before, groups) = part_before(self.few_proposed(groups));
        let sources = if bare_front {
            self.article_rows(1)
        } else {
            Vec::new()
        };
        let more_sources = bare_front && self.timeline.articles.len() > PART;
        let view = FrontView {
            glance: self.glance(&events, &groups),
            strip: self.strip(&events, &groups, Room::Page),
            grid: self.grid(),
            map: self.map(),
            filter: self.filter(&choice.shown, self.timeline.proposed()),
            groups,
            before,
            proposed: self.timeline.proposed_order.len(),
            shown: choice.shown.len(),
            periods: self.period_links(),
            questions: self.most_accounts(),
            questions_all: self.timeline.questions.len(),
            events: choice.all,
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

    /// The lists that have something to show, each with the number of its parts.
    pub(super) fn lists(&self) -> Vec<(List, usize)> {
        [
            List::Actors,
            List::Regions,
            List::Articles,
            List::Questions,
            List::Corrections,
            List::Figures,
        ]
        .into_iter()
        .filter(|list| self.has_section(list.section()))
        .map(|list| (list, part_count(self.entries(list))))
        .collect()
    }

    /// How many entries a list has.
    fn entries(&self, list: List) -> usize {
        let timeline = self.timeline;
        match list {
            List::Actors => timeline.actors.len(),
            List::Regions => timeline.regions.len(),
            List::Articles => timeline.articles.len(),
            List::Questions => timeline.questions.len(),
            List::Corrections => {
                let events = timeline.events.values();
                events.map(|event| event.corrections.len()).sum()
            }
            List::Figures => self.figures().0.len(),
        }
    }

    /// A part of a list, counted from 1.
    pub(super) fn list_page(&self, which: List, number: usize) -> Page {
        let of = part_count(self.entries(which));
        let pager = pager_of(number, of, |part| list(which.section(), part));
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
        let path = list(section, number);
        let mut page = self.page(&path, &template, &title, section, view);
        page.meta.description = self.locale.text(&format!("{section}-note"), &[]);
        page
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

    /// The questions that have the most accounts.
    fn most_accounts(&self) -> Vec<QuestionRow> {
        let mut rows = self.question_rows();
        rows.sort_by_key(|row| std::cmp::Reverse(row.accounts));
        rows.truncate(QUESTIONS);
        rows
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

/// How many parts a list of so many entries has.
pub(super) fn part_count(entries: usize) -> usize {
    entries.div_ceil(PART).max(1)
}

/// The way through a list whose parts, counted from 1, have these paths; nothing for one part.
pub(super) fn pager_of(number: usize, of: usize, path: impl Fn(usize) -> String) -> Option<Pager> {
    pager(number, of, |part| href(&path(part)))
}

/// The way through a list whose parts, counted from 1, have these URLs; nothing for one part.
pub(super) fn pager(number: usize, of: usize, url: impl Fn(usize) -> String) -> Option<Pager> {
    let named = named_parts(number, of);
    (of > 1).then(|| Pager {
        number,
        of,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < of).then(|| url(number + 1)),
        current: named.partition_point(|part| *part <= number),
        parts: named
            .into_iter()
            .map(|part| LinkView {
                url: url(part),
                text: part.to_string(),
            })
            .collect(),
    })
}

/// The parts that a pager names: all of a few; of many the first and the last, those around the
/// current one, and some on the way. Else the pagers of a list would grow with its square.
fn named_parts(number: usize, of: usize) -> Vec<usize> {
    if of <= NAMED {
        return (1..=of).collect();
    }
    // Steps that are round: 5, 10, 20, 50, 100 …
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|step| step * 10_usize.pow(power)));
    let step = steps.skip(2).find(|step| of / step <= STEPS).unwrap_or(of);
    (1..=of)
        .filter(|part| {
            let near = part.abs_diff(number) <= NEAR;
            near || *part == 1 || *part == of || part.is_multiple_of(step)
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_names_all_of_few_parts_and_some_of_many() {
        assert_eq!(named_parts(3, 20), (1..=20).collect::<Vec<_>>());
        assert_eq!(
            named_parts(17, 50),
            [1, 5, 10, 14, 15, 16, 17, 18, 19, 20, 25, 30, 35, 40, 45, 50]
        );
        assert!((1..=500).all(|number| named_parts(number, 500).len() < 20));
        assert!((1..=500).all(|number| named_parts(number, 500).contains(&number)));
    }

    #[test]
    fn a_pager_marks_the_part_that_it_stands_on() {
        for (number, of) in [(1, 3), (3, 3), (17, 50), (250, 500)] {
            let pager = pager(number, of, |part| part.to_string());
            let current = pager.map(|pager| pager.parts[pager.current - 1].text.clone());
            assert_eq!(current, Some(number.to_string()));
        }
    }
}
