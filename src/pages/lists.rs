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
use crate::model::Edtf;
use crate::timeline::{Article, Event};

/// The most entries of a list on one page.
pub(super) const PART: usize = 200;

/// The most questions on the front page.
const QUESTIONS: usize = 6;

impl Layout<'_> {
    pub(super) fn front_page(&self) -> Page {
        let events: Vec<&Event> = self.timeline.standing().collect();
        let choice = self.front_choice();
        let groups = self.groups(choice.shown.iter().copied());
        let bare_front = groups.is_empty();
        let groups = self.with_proposed(groups, &self.timeline.proposed_order);
        let (before, groups) = part_before(self.few_proposed(groups));
        let mut sources = if bare_front {
            self.article_rows()
        } else {
            Vec::new()
        };
        let more_sources = sources.len() > PART;
        sources.truncate(PART);
        let view = FrontView {
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

    pub(super) fn list_pages(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        self.list("actors", self.actor_rows(), &mut pages, |actors, pager| {
            View::Actors(ActorsView { actors, pager })
        });
        self.list(
            "regions",
            self.region_rows(),
            &mut pages,
            |regions, pager| View::Regions(RegionsView { regions, pager }),
        );
        self.list(
            "articles",
            self.article_rows(),
            &mut pages,
            |articles, pager| View::Articles(ArticlesView { articles, pager }),
        );
        self.list(
            "questions",
            self.question_rows(),
            &mut pages,
            |questions, pager| View::Questions(QuestionsView { questions, pager }),
        );
        self.list(
            "corrections",
            self.correction_rows(),
            &mut pages,
            |corrections, pager| View::Corrections(CorrectionsView { corrections, pager }),
        );
        let (measures, figures) = self.figure_pages();
        self.list("figures", measures, &mut pages, |measures, pager| {
            View::Figures(FiguresView { measures, pager })
        });
        pages.extend(figures);
        pages
    }

    /// A list in parts; none for a section without entries.
    fn list<R>(
        &self,
        section: &'static str,
        rows: Vec<R>,
        pages: &mut Vec<Page>,
        view: impl Fn(Vec<R>, Option<Pager>) -> View,
    ) {
        if !self.has_section(section) {
            return;
        }
        let of = part_count(rows.len());
        let title = self
            .locale
            .text(&format!("nav-{section}"), &[])
            .unwrap_or_else(|| section.to_owned());
        let mut rows = rows.into_iter();
        for number in 1..=of {
            let part = rows.by_ref().take(PART).collect();
            let template = format!("{section}.html");
            let title = self.part_title(&title, number);
            let mut page = self.page(
                &list(section, number),
                &template,
                &title,
                section,
                view(part, pager_of(number, of, |part| list(section, part))),
            );
            page.meta.description = self.locale.text(&format!("{section}-note"), &[]);
            pages.push(page);
        }
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
                .map_or(0, |p| p.values().map(|n| n.len()).sum()),
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
                .map_or(0, |p| p.values().map(|n| n.len()).sum()),
        });
        sorted(rows, |row| row.name.to_lowercase())
    }

    fn article_rows(&self) -> Vec<ArticleRow> {
        let mut articles: Vec<&Article> = self.timeline.articles.values().collect();
        let date = |article: &Article| article.doc.published.as_ref().map(Edtf::sort_key);
        articles.sort_by(|a, b| {
            // The undated stand last.
            let (x, y) = (date(a), date(b));
            x.is_none()
                .cmp(&y.is_none())
                .then(x.cmp(&y))
                .then(a.doc.id.cmp(&b.doc.id))
        });
        articles
            .into_iter()
            .filter_map(|article| self.article_row(article))
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

/// How many parts a list of so many entries has.
pub(super) fn part_count(entries: usize) -> usize {
    entries.div_ceil(PART).max(1)
}

/// The way through a list whose parts, counted from 1, have these paths; nothing for one part.
pub(super) fn pager_of(number: usize, of: usize, path: impl Fn(usize) -> String) -> Option<Pager> {
    let part = |number: usize| href(&path(number));
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
