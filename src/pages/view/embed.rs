//! A page in small, for a frame on another site, and the way to it.

use std::sync::Arc;

use serde::Serialize;

use super::{CorrectionView, DayGroup, EventCard, StripView};

/// How others put a page into theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmbedLink {
    /// The page in small, by its path from the site's root.
    pub url: String,
    /// The line of HTML that shows it, where the site's address is known.
    pub line: Option<String>,
    /// The absolute address of what oEmbed says of it, where the site's address is known.
    pub oembed: Option<String>,
}

/// A page in small.
#[derive(Clone, Debug, Serialize)]
pub struct EmbedView {
    /// The page itself, by its path from the site's root.
    pub url: String,
    /// `timeline`, `actor`, `region`, `event`.
    pub kind: &'static str,
    /// What it is about.
    pub title: String,
    /// A few words on that.
    pub note: Option<String>,
    /// The event.
    pub card: Option<Arc<EventCard>>,
    /// What a reader should know before seeing the event.
    pub warning: Option<String>,
    /// What was changed, of an event that was taken back; of that nothing else is shown.
    pub retracted: Option<Vec<CorrectionView>>,
    /// All events on a line of time.
    pub strip: Option<StripView>,
    /// The events that matter most.
    pub groups: Vec<DayGroup>,
    /// How many events these are.
    pub shown: usize,
    /// How many events there are.
    pub events: usize,
}
