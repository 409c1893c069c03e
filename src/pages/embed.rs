//! Pages in small, which others show in a frame on theirs, and what oEmbed says of them.
//!
//! They are named by ids: a new slug breaks no frame that somebody has set up.

use std::collections::HashMap;

use super::html::escaped;
use super::periods::matter_most;
use super::pictures::Room;
use super::urls::{embed, href, oembed};
use super::view::data::EmbedRecord;
use super::view::{CorrectionView, EmbedLink, EmbedView, EventCard, View};
use super::{Form, FormKind, Layout, Page};
use crate::content::document::Standing;
use crate::model::{ActorSlug, RegionSlug};
use crate::site::Embeds;
use crate::timeline::Event;

/// The width of a frame in pixels; it shrinks with what it stands in.
pub const WIDTH: u32 = 600;

/// The height of a frame that holds a list, in pixels; the list scrolls in it.
const LIST: u32 = 600;

/// The most events of a list.
const EVENTS: usize = 20;

/// A site with more events has no small page for each of them, unless its settings say so: they
/// would be half of its pages.
const MANY: usize = 2000;

/// What is shown in small.
#[derive(Clone, Debug)]
pub(super) enum Framed<'t> {
    Timeline,
    Event(&'t Event),
    Actor(ActorSlug),
    Region(RegionSlug),
}

impl Framed<'_> {
    /// The folder and name of its small page.
    fn name(&self) -> String {
        match self {
            Self::Timeline => "index".to_owned(),
            Self::Event(event) => format!("events/{}", event.id),
            Self::Actor(id) => format!("actors/{id}"),
            Self::Region(id) => format!("regions/{id}"),
        }
    }

    /// The path of its small page.
    pub(super) fn path(&self) -> String {
        embed(&self.name())
    }
}

impl<'t> Layout<'t> {
    /// What has a small page. A private reading is nobody else's to show.
    pub(super) fn framed(&self) -> Vec<Framed<'t>> {
        let timeline = self.timeline;
        let mut framed = Vec::new();
        if !self.has_embeds() {
            return framed;
        }
        framed.push(Framed::Timeline);
        let index = &timeline.index;
        let actors = index.by_actor.keys();
        let actors = actors.filter(|id| timeline.actors.contains_key(*id));
        framed.extend(actors.cloned().map(Framed::Actor));
        let regions = index.by_region.keys();
        let regions = regions.filter(|id| timeline.regions.contains_key(*id));
        framed.extend(regions.cloned().map(Framed::Region));
        if self.has_event_embeds() {
            framed.extend(timeline.events.values().map(|event| Framed::Event(event)));
        }
        framed
    }

    fn has_embeds(&self) -> bool {
        let wanted = self.settings.site.embeds != Some(Embeds::None);
        wanted && !self.bare && !self.timeline.order.is_empty()
    }

    fn has_event_embeds(&self) -> bool {
        match self.settings.site.embeds {
            Some(embeds) => embeds == Embeds::All,
            None => self.timeline.order.len() <= MANY,
        }
    }

    /// The page in small.
    pub(super) fn embed_page(&self, framed: &Framed<'_>) -> Option<Page> {
        let of = match framed {
            Framed::Timeline => "index.html",
            Framed::Event(event) => self.urls.event(&event.id),
            Framed::Actor(id) => self.urls.actor(id),
            Framed::Region(id) => self.urls.region(id),
        };
        let view = match framed {
            Framed::Event(event) => self.event_embed(event, href(of))?,
            Framed::Timeline => EmbedView {
                note: self.site.description.clone(),
                strip: self.strip(
                    &self.timeline.standing().collect::<Vec<_>>(),
                    &[],
                    Room::Column,
                ),
                ..self.list_embed(
                    "timeline",
                    &self.site.title,
                    of,
                    self.timeline.standing().collect(),
                )
            },
            Framed::Actor(id) => {
                let doc = &self.timeline.actors.get(id)?.doc;
                let events = self.listed(self.timeline.index.by_actor.get(id));
                EmbedView {
                    note: doc.role.clone(),
                    ..self.list_embed("actor", &doc.title, of, events)
                }
            }
            Framed::Region(id) => {
                let doc = &self.timeline.regions.get(id)?.doc;
                let events = self.listed(self.timeline.index.by_region.get(id));
                self.list_embed("region", &doc.title, of, events)
            }
        };
        let title = view.title.clone();
        let view = View::Embed(Box::new(view));
        let mut page = self.page(&framed.path(), "embed.html", &title, "timeline", view);
        page.meta.noindex = true;
        page.meta.canonical = self.absolute(of);
        Some(page)
    }

    fn event_embed(&self, event: &Event, url: String) -> Option<EmbedView> {
        let card = self.event_card(&event.id)?.clone();
        let corrections = event.corrections.iter().map(|correction| CorrectionView {
            date: self.day(correction.date),
            note: correction.note.clone(),
        });
        let retracted = event.standing == Standing::Retracted;
        Some(EmbedView {
            url,
            kind: "event",
            title: event.title.clone(),
            note: None,
            warning: event.warning.clone(),
            retracted: retracted.then(|| corrections.collect()),
            card: Some(card).filter(|_| !retracted),
            strip: None,
            groups: Vec::new(),
            shown: 1,
            events: 1,
        })
    }

    fn list_embed(
        &self,
        kind: &'static str,
        title: &str,
        of: &str,
        events: Vec<&Event>,
    ) -> EmbedView {
        let all = events.len();
        let shown = matter_most(events, EVENTS);
        EmbedView {
            url: href(of),
            kind,
            title: title.to_owned(),
            note: None,
            card: None,
            warning: None,
            retracted: None,
            strip: None,
            shown: shown.len(),
            events: all,
            groups: self.groups(shown),
        }
    }

    /// Tells a page how others can show it.
    pub(super) fn tell_embed(&self, page: &mut Page, framed: &Framed<'_>) {
        let shown = match &page.view {
            View::Front(_) => true,
            View::Event(view) => view.standing != "retracted" && self.has_event_embeds(),
            View::Actor(view) => view.events > 0,
            View::Region(view) => view.events > 0,
            _ => false,
        };
        if shown && self.has_embeds() {
            page.meta.embed = Some(self.embed_link(framed));
        }
    }

    fn embed_link(&self, framed: &Framed<'_>) -> EmbedLink {
        let record = self.embed_record(framed);
        EmbedLink {
            url: href(&framed.path()),
            line: record.as_ref().map(|record| record.html.clone()),
            oembed: self.absolute(&oembed(&framed.name())),
        }
    }

    /// What oEmbed says of each page that is shown in small; nothing where the site does not know
    /// its own address.
    pub(super) fn oembed_forms(&self) -> Vec<Form> {
        if self.settings.base_url.is_none() {
            return Vec::new();
        }
        let stands = |framed: &Framed<'_>| match framed {
            Framed::Event(event) => event.standing != Standing::Retracted,
            _ => true,
        };
        self.framed()
            .iter()
            .filter(|framed| stands(framed))
            .map(|framed| Form {
                path: oembed(&framed.name()),
                kind: FormKind::Oembed,
                title: self.site.title.clone(),
            })
            .collect()
    }

    /// The records from which these are written, by their paths.
    pub(super) fn embed_records(&self) -> HashMap<String, EmbedRecord> {
        let framed = self.framed();
        let record = |framed: &Framed<'_>| {
            let record = self.embed_record(framed)?;
            Some((oembed(&framed.name()), record))
        };
        framed.iter().filter_map(record).collect()
    }

    fn embed_record(&self, framed: &Framed<'_>) -> Option<EmbedRecord> {
        let src = self.absolute(&framed.path())?;
        let timeline = self.timeline;
        let (title, height) = match framed {
            Framed::Timeline => (self.site.title.clone(), LIST),
            Framed::Event(event) => (
                event.title.clone(),
                self.event_card(&event.id).map_or(LIST, |card| height(card)),
            ),
            Framed::Actor(id) => (timeline.actors.get(id)?.doc.title.clone(), LIST),
            Framed::Region(id) => (timeline.regions.get(id)?.doc.title.clone(), LIST),
        };
        let named = match framed {
            Framed::Timeline => title.clone(),
            _ => {
                let site = self.site.title.as_str();
                let args = [("title", title.as_str().into()), ("site", site.into())];
                let words = self.locale.text("page-title", &args);
                words.unwrap_or_else(|| title.clone())
            }
        };
        Some(EmbedRecord {
            html: frame(&src, &named, height),
            title,
            width: WIDTH,
            height,
        })
    }
}

/// The line of HTML that shows a page in a frame.
fn frame(src: &str, title: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{height}\" loading=\"lazy\" \
         style=\"max-width:100%;border:1px solid #b9b5ab\"></iframe>",
        escaped(src),
        escaped(title),
    )
}

/// The height in which an event's small page can be read without scrolling at [`WIDTH`], in
/// pixels, as far as it can be told from how many letters stand in a line of each kind.
fn height(card: &EventCard) -> u32 {
    let lines = |text: &str, letters: usize| {
        let lines = text.chars().count().div_ceil(letters);
        u32::try_from(lines).unwrap_or(u32::MAX).min(60)
    };
    let joined = |texts: &mut dyn Iterator<Item = &str>| texts.collect::<Vec<_>>().join(", ");
    let kind = card.kind.as_ref().map(|kind| kind.label.as_str());
    let regions = card.regions.iter().map(|region| region.text.as_str());
    let places = card.places.iter().map(String::as_str);
    let facts = std::iter::once(card.date.short.as_str()).chain(kind);
    let above = joined(&mut facts.chain(places).chain(regions));
    let people = joined(&mut card.actors.iter().map(|actor| actor.text.as_str()));
    let summary = card.summary.as_deref().unwrap_or_default();
    let mut height = 145 + lines(&above, 60) * 24 + lines(&card.title, 48) * 29;
    height += lines(summary, 66) * 26 + lines(&people, 70) * 23;
    if let Some(quote) = &card.quote {
        height += 54 + lines(&quote.words, 60) * 26;
    }
    height.div_ceil(20).saturating_mul(20).clamp(240, 720)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_line_of_html_cannot_end_it() {
        let line = frame("https://x.org/embed/a.html", "\"><script> & 'so'", 400);
        assert_eq!(
            line,
            "<iframe src=\"https://x.org/embed/a.html\" \
             title=\"&quot;&gt;&lt;script&gt; &amp; &#39;so&#39;\" width=\"600\" height=\"400\" \
             loading=\"lazy\" style=\"max-width:100%;border:1px solid #b9b5ab\"></iframe>"
        );
    }
}
