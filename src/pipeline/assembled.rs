//! A site between linking and rendering.

use std::sync::Arc;

use super::{BuildOptions, Phase, Timings, Workshop};
use crate::locale::Locale;
use crate::model::Diagnostics;
use crate::pages::{Card, Plan, Setting, Urls};
use crate::render::Renderer;
use crate::search::{self, Part};
use crate::site::Site;
use crate::timeline::Timeline;

/// A site, ready to be rendered.
pub struct Assembled {
    /// Its folder.
    pub site: Arc<Site>,
    /// Everything that it shows.
    pub timeline: Timeline,
    /// The interface's words.
    pub locale: Arc<Locale>,
    /// How many pages it has.
    pub pages: usize,
    /// Pictures to be drawn for those who share a page's address; known once pages are rendered.
    pub cards: Vec<Card>,
    /// Where its documents' pages stand.
    pub urls: Arc<Urls>,
    /// Prints its pages; missing where the templates or the interface's words are broken.
    pub renderer: Option<Arc<Renderer>>,
    /// All that is wrong or doubtful.
    pub diagnostics: Diagnostics,
    /// How long each phase took.
    pub timings: Timings,
}

impl Assembled {
    /// Its pages, to be laid out one by one.
    pub fn plan(&self) -> Plan<'_> {
        let setting = Setting {
            settings: &self.site.settings,
            locale: &self.locale,
            bare: self.site.bare,
            search: search::AVAILABLE && self.site.settings.search,
        };
        Plan::new(&self.timeline, &setting, &self.urls)
    }

    /// Checks the pages' addresses, and makes what prints them.
    pub(crate) fn plan_pages(&mut self, options: &BuildOptions, workshop: &mut Workshop) {
        let mut timings = std::mem::take(&mut self.timings);
        let mut found = std::mem::take(&mut self.diagnostics);
        let (renderer, pages) = timings.time(Phase::LayOut, || {
            let plan = self.plan();
            let statics: Vec<String> = self.site.theme.statics.keys().cloned().collect();
            found.append(workshop.addresses(&plan, &statics));
            let renderer = workshop.renderer(&self.site.theme, &self.locale, plan.site());
            (renderer, plan.len())
        });
        self.pages = pages;
        self.renderer = renderer.map_err(|problems| found.append(problems)).ok();
        if options.strict {
            found.warnings_to_errors();
        }
        self.diagnostics = found;
        self.timings = timings;
        self.sort();
    }

    /// What can be searched for.
    pub(crate) fn search_parts(&self) -> Vec<Part> {
        if !(search::AVAILABLE && self.site.settings.search) {
            return Vec::new();
        }
        search::parts(&self.plan())
    }

    /// Adds what rendering found.
    pub(crate) fn found(&mut self, problems: Diagnostics) {
        self.diagnostics.append(problems);
        self.sort();
    }

    fn sort(&mut self) {
        let sources = &self.site.sources;
        self.diagnostics.sort_by_rank(|source| sources.rank(source));
    }
}
