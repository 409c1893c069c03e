//! The search page. What can be found is made from all the others, by `crate::search`.

use super::view::{SearchView, View};
use super::{Layout, Page, Setting};
use crate::timeline::Timeline;

/// The search page's path.
pub(super) const PATH: &str = "search.html";

/// The folder of the search index, which no page or static file may take.
pub(super) const INDEX: &str = "pagefind";

/// Whether the site has a search page: it is wanted, and there is something to find.
pub(super) fn is_searched(timeline: &Timeline, setting: &Setting<'_>) -> bool {
    setting.search && !(timeline.articles.is_empty() && timeline.events.is_empty())
}

impl Layout<'_> {
    pub(super) fn search_page(&self) -> Page {
        let title = self.locale.text("nav-search", &[]).unwrap_or_default();
        let view = View::Search(SearchView {});
        let mut page = self.page(PATH, "search.html", &title, "search", view);
        // A page of results is nothing to find by itself.
        page.meta.noindex = true;
        page
    }
}
