//! Events' pages.

use super::cite::Cited;
use super::urls::{day, href, root};
use super::view::{CorrectionView, EventView, LinkView, MediaView, ReviewView, Step, View};
use super::{Layout, Page};
use crate::content::document::{Media, Standing};
use crate::model::EventId;
use crate::timeline::Event;

impl Layout<'_> {
    pub(super) fn event_page(&self, event: &Event) -> Option<Page> {
        let path = self.urls.event(&event.id);
        let told = self.told(&event.story, &event.head, &root(path));
        let card = self.event_card(&event.id)?;
        let (previous, next) = self.neighbours(&event.id);
        let view = EventView {
            card: card.clone(),
            warning: event.warning.clone(),
            standing: match event.standing {
                Standing::Stands => "stands",
                Standing::Disputed => "disputed",
                Standing::Retracted => "retracted",
            },
            body: told.body,
            supporting: told.supporting,
            disputing: told.disputing,
            cited: told.cited,
            figures: event
                .figures
                .iter()
                .filter_map(|figure| self.figure(figure))
                .collect(),
            media: event.media.iter().map(media).collect(),
            corrections: event
                .corrections
                .iter()
                .map(|correction| CorrectionView {
                    date: self.day(correction.date),
                    note: correction.note.clone(),
                })
                .collect(),
            reviews: event
                .reviewed
                .iter()
                .map(|review| ReviewView {
                    by: review.by.clone(),
                    on: review.on.map(|on| self.day(on)),
                })
                .collect(),
            reviews_required: self.settings.reviews_required.max(1),
            questions: self.question_links(&event.questions),
            sources: event
                .sources()
                .into_iter()
                .filter_map(|id| self.event_source(id))
                .collect(),
            days: event
                .date
                .days()
                .filter(|date| self.timeline.index.by_day.contains_key(date))
                .map(|date| LinkView {
                    url: href(&day(date)),
                    text: self.locale.day(date),
                })
                .collect(),
            locator: self.locator(event),
            previous,
            next,
            published: event.first_published.map(|date| self.day(date)),
            updated: event.head.updated.map(|date| self.day(date)),
            cite: self.cite(&Cited {
                id: event.id.as_str(),
                title: &event.title,
                path,
                day: event.head.updated.or(event.first_published),
            }),
        };
        let linked_data = self.describe_event(event, &view);
        let mut page = self.page(
            path,
            "event.html",
            &event.title,
            "timeline",
            View::Event(Box::new(view)),
        );
        page.meta.linked_data = linked_data;
        page.meta.description = card.summary.clone();
        page.meta.noindex |= event.standing == Standing::Retracted;
        Some(self.with_file(page, &event.head))
    }

    fn neighbours(&self, id: &EventId) -> (Option<Step>, Option<Step>) {
        let Some(at) = self.position(id) else {
            return (None, None);
        };
        let step = |at: usize| {
            let event = self.timeline.events.get(self.order().get(at)?)?;
            Some(Step {
                url: href(self.urls.event(&event.id)),
                title: event.title.clone(),
                date: self.date(&event.date),
            })
        };
        (at.checked_sub(1).and_then(step), step(at + 1))
    }
}

fn media(media: &Media) -> MediaView {
    MediaView {
        src: href(&media.src.value),
        kind: media_kind(&media.src.value),
        alt: media.alt.clone(),
        caption: media.caption.clone(),
        credit: media.credit.clone(),
        source_url: media.source_url.clone(),
    }
}

/// What a file is, by its extension.
pub(super) fn media_kind(src: &str) -> &'static str {
    let extension = src.rsplit('.').next().unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "mp4" | "webm" | "ogv" | "mov" => "video",
        "mp3" | "ogg" | "oga" | "m4a" | "wav" | "flac" => "audio",
        _ => "image",
    }
}
