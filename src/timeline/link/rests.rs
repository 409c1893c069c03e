//! From evidence back to its article: what rests on which words.

use crate::model::ArticleId;
use crate::timeline::index::mark_order;
use crate::timeline::{Evidence, Rest, Rester, Story, Timeline};

/// Tells every article what rests on it.
pub(super) fn enter(timeline: &mut Timeline) {
    let mut rests: Vec<(ArticleId, Rester, Vec<Rest>)> = Vec::new();
    for event in timeline.events.values() {
        let by = Rester::Event(event.id.clone());
        collect(&event.story, &by, &mut rests);
        for figure in &event.figures {
            collect_one(&figure.evidence, &by, figure.quote.is_some(), &mut rests);
        }
    }
    for question in timeline.questions.values() {
        collect(
            &question.story,
            &Rester::Question(question.id.clone()),
            &mut rests,
        );
    }
    for (id, entry) in &timeline.actors {
        collect(&entry.story, &Rester::Actor(id.clone()), &mut rests);
    }
    for (id, entry) in &timeline.regions {
        collect(&entry.story, &Rester::Region(id.clone()), &mut rests);
    }
    for (id, entry) in &timeline.pages {
        collect(&entry.story, &Rester::Page(id.clone()), &mut rests);
    }
    for (id, by, marks) in rests {
        let Some(article) = timeline.articles.get_mut(&id) else {
            continue;
        };
        if marks.is_empty() {
            article.cited_by.insert(by);
        }
        article.rests.extend(marks);
    }
    for article in timeline.articles.values_mut() {
        article
            .rests
            .sort_by(|a, b| (mark_order(&a.mark), &a.by).cmp(&(mark_order(&b.mark), &b.by)));
        article.rests.dedup();
    }
}

fn collect(story: &Story, by: &Rester, rests: &mut Vec<(ArticleId, Rester, Vec<Rest>)>) {
    for quotation in &story.quotations {
        collect_one(&quotation.evidence, by, true, rests);
    }
    for citation in &story.citations {
        collect_one(&citation.evidence, by, false, rests);
    }
}

fn collect_one(
    evidence: &Evidence,
    by: &Rester,
    quoted: bool,
    rests: &mut Vec<(ArticleId, Rester, Vec<Rest>)>,
) {
    let marks = evidence
        .marks
        .iter()
        .map(|mark| Rest {
            by: by.clone(),
            mark: mark.clone(),
            quoted,
        })
        .collect();
    rests.push((evidence.article.clone(), by.clone(), marks));
}
