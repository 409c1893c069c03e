//! Proposals: what a program found in the articles, on pages of their own and in lists.
//!
//! Their words are the sources' own, so rights are weighed here too: of a text that may be shown
//! in excerpts the sentence is shown, of one that may only be linked to not a word.

use std::sync::Arc;

use super::evidence::public_title;
use super::urls::{day, href, proposal};
use super::view::{
    DayGroup, FoundFigureView, LinkView, ProposalCard, ProposalView, QuotationView, View, WhyDate,
    WhyName,
};
use super::{Layout, Page};
use crate::content::document::Bound;
use crate::locale::Arg;
use crate::model::{PassageNo, ProposalId};
use crate::site::Rights;
use crate::text::sentences::shorten;
use crate::timeline::{Article, NameReason, Proposed, Report};

/// The longest title, in characters.
const TITLE: usize = 160;

/// The most proposals of a day on the front page, where the day has a page that shows all.
const FEW: usize = 4;

/// The most proposals that the front page counts and does not show.
const MORE: usize = 1500;

/// Double quotation marks.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

impl Layout<'_> {
    /// The card of a proposal; all are made when one is first asked for.
    fn card_of_proposal(&self, id: &ProposalId) -> Option<&Arc<ProposalCard>> {
        let make = || {
            let cards = self.timeline.proposed().filter_map(|proposed| {
                let card = self.proposal_card(proposed)?;
                Some((proposed.id.clone(), Arc::new(card)))
            });
            cards.collect()
        };
        self.proposal_cards.get_or_init(make).get(id)
    }

    pub(super) fn proposal_cards<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i ProposalId>,
    ) -> Vec<Arc<ProposalCard>> {
        let card = |id| self.card_of_proposal(id).cloned();
        ids.into_iter().filter_map(card).collect()
    }

    fn proposal_card(&self, proposed: &Proposed) -> Option<ProposalCard> {
        let article = self.timeline.articles.get(&proposed.words.article)?;
        let regions = proposed.regions.iter().map(|region| &region.id);
        Some(ProposalCard {
            id: proposed.id.to_string(),
            url: href(&proposal(&proposed.id)),
            title: self.proposal_title(proposed, article),
            date: self.date(&proposed.date),
            regions: self.region_links(regions),
            actors: self.actor_links(proposed.concerned()),
            source: source_name(article),
            source_url: self.passage_url(article, Some(proposed.words.mark.passage)),
            sources: proposed.sources(),
            keys: self.proposal_keys(proposed),
        })
    }

    pub(super) fn proposal_page(&self, proposed: &Proposed) -> Option<Page> {
        let card = self.card_of_proposal(&proposed.id)?;
        let article = self.timeline.articles.get(&proposed.words.article)?;
        let mut words = self.found_words(&proposed.words, 0)?;
        words.speaker = proposed
            .speaker
            .as_ref()
            .filter(|speaker| may_quote(article) || speaker.actor.is_some())
            .map(|speaker| self.speaker(speaker))
            .map(|mut speaker| {
                // The words for somebody are the text's own as well.
                if !may_quote(article) {
                    speaker.words = self.speaker_name(proposed).unwrap_or_default();
                }
                speaker
            });
        let view = ProposalView {
            card: card.clone(),
            words,
            others: proposed
                .others
                .iter()
                .enumerate()
                .filter_map(|(at, report)| self.found_words(report, at + 1))
                .collect(),
            why_date: WhyDate {
                basis: proposed.reason.basis.name(),
                words: proposed.reason.words.clone().filter(|_| may_quote(article)),
                lang: article.doc.language.clone(),
                rule: proposed.reason.rule,
                published: article.doc.published.as_ref().map(|date| self.date(date)),
            },
            why_actors: why(&proposed.actors, article, |id| self.actor_link(id)),
            why_regions: why(&proposed.regions, article, |id| self.region_link(id)),
            figures: proposed
                .reports()
                .flat_map(|report| self.found_figures(report))
                .collect(),
            days: proposed
                .date
                .days()
                .map(|date| LinkView {
                    url: href(&day(date)),
                    text: self.locale.day(date),
                })
                .collect(),
        };
        Some(self.page(
            &proposal(&proposed.id),
            "proposal.html",
            &card.title,
            "timeline",
            View::Proposal(Box::new(view)),
        ))
    }

    /// A sentence as evidence, without a word where rights withhold it.
    fn found_words(&self, report: &Report, at: usize) -> Option<QuotationView> {
        let article = self.timeline.articles.get(&report.article)?;
        let words = may_quote(article).then(|| report.text.clone());
        Some(QuotationView {
            anchor: format!("words-{}", at + 1),
            paragraphs: words.into_iter().collect(),
            translation: Vec::new(),
            lang: article.doc.language.clone(),
            speaker: None,
            account: None,
            source: self.source(&report.article)?,
            url: self.passage_url(article, Some(report.mark.passage)),
            label: "found",
            stance: "supports",
            quoted_in: None,
            quoted_on: None,
        })
    }

    fn found_figures(&self, report: &Report) -> Vec<FoundFigureView> {
        let article = self.timeline.articles.get(&report.article);
        let Some(article) = article.filter(|article| may_quote(article)) else {
            return Vec::new();
        };
        let figure = |figure: &crate::timeline::FoundFigure| FoundFigureView {
            bound: match figure.bound {
                Bound::Exact => "exact",
                Bound::About => "about",
                Bound::AtLeast => "at-least",
                Bound::AtMost => "at-most",
            },
            words: figure.words.clone(),
            lang: article.doc.language.clone(),
            source: source_name(article),
            url: self.passage_url(article, Some(report.mark.passage)),
        };
        report.figures.iter().map(figure).collect()
    }

    /// What somebody says, where it is known who; else the sentence itself, as a quotation.
    fn proposal_title(&self, proposed: &Proposed, article: &Article) -> String {
        let text = |key: &str, args: &[(&str, Arg<'_>)]| self.locale.text(key, args);
        if !may_quote(article) {
            let source = source_name(article);
            let args = [("source", source.as_str().into())];
            return text("proposal-title-withheld", &args).unwrap_or(source);
        }
        if let Some(said) = &proposed.said {
            return said.clone();
        }
        let words = shorten(proposed.words.text.trim_matches(MARKS), TITLE);
        let words = words.trim_end_matches(['.', ',', ';', ':']);
        let words = single(words);
        let args = [("words", words.as_str().into())];
        text("proposal-title", &args).unwrap_or(words)
    }

    /// The actor's name, where it is known who speaks; else the text's words for them.
    fn speaker_name(&self, proposed: &Proposed) -> Option<String> {
        let speaker = proposed.speaker.as_ref()?;
        let actor = speaker.actor.as_ref().and_then(|id| self.actor_link(id));
        let name = actor.map_or_else(|| speaker.words.clone(), |actor| actor.text);
        let mut chars = name.chars();
        let first = chars.next()?;
        Some(first.to_uppercase().chain(chars).collect())
    }

    /// Puts proposals below the events of their dates.
    pub(super) fn with_proposed<'p>(
        &self,
        mut groups: Vec<DayGroup>,
        proposed: impl IntoIterator<Item = &'p ProposalId>,
    ) -> Vec<DayGroup> {
        for id in proposed {
            let found = self.timeline.proposed.get(id);
            let Some((proposed, card)) = found.zip(self.card_of_proposal(id)) else {
                continue;
            };
            let group = self.group(&proposed.day());
            let at = groups
                .iter()
                .rposition(|other| other.anchor == group.anchor);
            let at = at.unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            groups[at].proposed.push(card.clone());
        }
        groups.sort_by_key(|group| group.place);
        groups
    }

    /// Leaves so many proposals of a day as do not drown its events; the day's page shows all.
    pub(super) fn few_proposed(&self, mut groups: Vec<DayGroup>) -> Vec<DayGroup> {
        for group in groups.iter_mut().filter(|group| group.url.is_some()) {
            // One more is no longer than the line that says so.
            if group.proposed.len() > FEW + 1 {
                let more = group.proposed.split_off(FEW);
                group.more_proposed = more.len();
                group.more_keys = more.iter().map(|card| card.keys.clone()).collect();
            }
        }
        // A filter counts what it does not show too, as long as the page can bear it.
        if groups
            .iter()
            .map(|group| group.more_keys.len())
            .sum::<usize>()
            > MORE
        {
            groups.iter_mut().for_each(|group| group.more_keys.clear());
        }
        groups
    }

    /// What is proposed from an article, in the order of its words.
    pub(super) fn proposed_on(&self, article: &Article) -> Vec<Arc<ProposalCard>> {
        let mut ids: Vec<&ProposalId> = Vec::new();
        for here in &article.proposed {
            if !ids.contains(&&here.by) {
                ids.push(&here.by);
            }
        }
        self.proposal_cards(ids)
    }

    /// Links to what is proposed from a passage.
    pub(super) fn proposed_at(&self, article: &Article, passage: PassageNo) -> Vec<LinkView> {
        let here = article.proposed.iter().filter(|one| one.passage == passage);
        let cards = here.filter_map(|one| self.card_of_proposal(&one.by));
        let link = |card: &Arc<ProposalCard>| LinkView {
            url: card.url.clone(),
            text: card.title.clone(),
        };
        cards.map(link).collect()
    }
}

/// Whether rights let a sentence be shown.
fn may_quote(article: &Article) -> bool {
    article.doc.rights != Rights::Link
}

fn source_name(article: &Article) -> String {
    let doc = &article.doc;
    let publisher = doc.publisher.clone().or_else(|| doc.agency.clone());
    publisher.unwrap_or_else(|| public_title(article))
}

fn why<Id>(
    names: &[NameReason<Id>],
    article: &Article,
    link: impl Fn(&Id) -> Option<LinkView>,
) -> Vec<WhyName> {
    let name = |name: &NameReason<Id>| {
        Some(WhyName {
            link: link(&name.id)?,
            words: may_quote(article).then(|| name.words.clone()),
            lang: article.doc.language.clone(),
        })
    };
    names.iter().filter_map(name).collect()
}

/// Quotation marks within a quotation.
fn single(words: &str) -> String {
    let mut open = false;
    let mark = |c: char| match c {
        '"' => {
            open = !open;
            if open { '‘' } else { '’' }
        }
        '“' | '„' | '«' => '‘',
        '”' | '»' => '’',
        other => other,
    };
    words.chars().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::single;

    #[test]
    fn marks_within_a_quotation_are_single() {
        assert_eq!(
            single("The \"old bridge\" and the “new” one"),
            "The ‘old bridge’ and the ‘new’ one"
        );
    }
}
