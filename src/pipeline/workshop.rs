//! What one build leaves for the next.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::content::{Changes, Documents, Shelf};
use crate::draft;
use crate::locale::Locale;
use crate::model::Diagnostics;
use crate::names::{self, Gazetteer};
use crate::pages::view::SiteView;
use crate::pages::{Plan, Urls};
use crate::render::Renderer;
use crate::site::{OpenError, OpenOptions, Site, Sources, Theme};
use crate::timeline::{Directory, Memo, Timeline};

/// What has been read and linked, by what it was made from: kept in memory while somebody edits.
///
/// A build that begins with an empty workshop makes the same site.
#[derive(Default)]
pub struct Workshop {
    pub(crate) shelf: Shelf,
    pub(crate) memo: Memo,
    pub(crate) drafting: draft::Memo,
    opened: Option<(Arc<Site>, Diagnostics)>,
    /// The numbers of all files that were ever here.
    sources: Option<Sources>,
    gazetteer: Option<(blake3::Hash, Arc<Gazetteer>, Diagnostics)>,
    /// The documents' addresses, by the directory that they were made from.
    urls: Option<(Arc<Directory>, Arc<Urls>)>,
    /// What is wrong with the addresses of all files, by their hash.
    addresses: Option<(blake3::Hash, Diagnostics)>,
    words: Option<Words>,
    renderer: Option<Printing>,
}

/// The interface's words, by what they were made from.
struct Words {
    language: String,
    theme: Theme,
    locale: Arc<Locale>,
    found: Diagnostics,
}

/// The renderer, by what it was made from.
struct Printing {
    theme: Theme,
    locale: Arc<Locale>,
    site: SiteView,
    renderer: Arc<Renderer>,
}

impl Workshop {
    /// Opens the site's folder. Where only texts changed that are known, what is there is known
    /// as well; `changed` are paths on this machine, none for all that there may be.
    ///
    /// # Errors
    /// As those of [`Site::open`].
    pub fn open(
        &mut self,
        root: &Path,
        options: &OpenOptions,
        changed: Option<&HashSet<String>>,
    ) -> Result<(Arc<Site>, Diagnostics, Changes), OpenError> {
        let known = self.opened.take().zip(changed);
        if let Some(((site, found), changed)) = known
            && changed.iter().all(|path| is_known_text(&site, path))
        {
            let changes = Changes {
                paths: changed.clone(),
                others: false,
            };
            self.opened = Some((Arc::clone(&site), found.clone()));
            return Ok((site, found, changes));
        }
        let sources = self
            .sources
            .as_ref()
            .map(Sources::again)
            .unwrap_or_default();
        let (site, found) = Site::open_again(root, options, sources)?;
        let site = Arc::new(site);
        self.sources = Some(site.sources.clone());
        self.opened = Some((Arc::clone(&site), found.clone()));
        let changes = Changes {
            paths: changed.cloned().unwrap_or_default(),
            others: true,
        };
        Ok((site, found, changes))
    }

    /// Whether a path is that of something that the site was made from, or of a folder of it.
    pub fn knows(&self, path: &str) -> bool {
        let theme = ["templates", "static", "locales"];
        let first = path.split('/').next().unwrap_or_default();
        let known = |(site, _): &(Arc<Site>, Diagnostics)| {
            site.sources.find(path).is_some() || site.sources.holds_folder(path)
        };
        theme.contains(&first) || self.opened.as_ref().is_none_or(known)
    }

    /// The gazetteer of all actors and regions.
    pub(crate) fn gazetteer(
        &mut self,
        documents: &Documents,
        found: &mut Diagnostics,
    ) -> Arc<Gazetteer> {
        let key = names::fingerprint(&documents.actors, &documents.regions);
        let (_, gazetteer, problems) = match self.gazetteer.take() {
            Some(kept) if kept.0 == key => self.gazetteer.insert(kept),
            _ => {
                let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
                self.gazetteer.insert((key, Arc::new(gazetteer), problems))
            }
        };
        found.append(problems.clone());
        Arc::clone(gazetteer)
    }

    /// The documents' addresses.
    pub(crate) fn urls(&mut self, timeline: &Timeline) -> Arc<Urls> {
        let directory = &timeline.directory;
        let kept = self.urls.take();
        let same = kept.filter(|(made_from, _)| Arc::ptr_eq(made_from, directory));
        let new = || (Arc::clone(directory), Arc::new(Urls::new(timeline)));
        let (_, urls) = self.urls.insert(same.unwrap_or_else(new));
        Arc::clone(urls)
    }

    /// What is wrong with the addresses of all files.
    pub(crate) fn addresses(&mut self, plan: &Plan<'_>, statics: &[String]) -> Diagnostics {
        let hash = plan.addresses(statics);
        let kept = self.addresses.take();
        let same = kept.filter(|(made_from, _)| *made_from == hash);
        let new = || (hash, plan.check(statics));
        self.addresses.insert(same.unwrap_or_else(new)).1.clone()
    }

    /// The interface's words.
    pub(crate) fn words(&mut self, site: &Site, found: &mut Diagnostics) -> Arc<Locale> {
        let language = &site.settings.language;
        let kept = self.words.take();
        let same = kept.filter(|kept| kept.language == *language && kept.theme == site.theme);
        let words = self.words.insert(same.unwrap_or_else(|| {
            let mut found = Diagnostics::default();
            let locale = Arc::new(super::words(site, &mut found));
            Words {
                language: language.clone(),
                theme: site.theme.clone(),
                locale,
                found,
            }
        }));
        found.append(words.found.clone());
        Arc::clone(&words.locale)
    }

    /// What prints the pages.
    ///
    /// # Errors
    /// What is wrong with the templates.
    pub(crate) fn renderer(
        &mut self,
        theme: &Theme,
        locale: &Arc<Locale>,
        site: &SiteView,
    ) -> Result<Arc<Renderer>, Diagnostics> {
        if let Some(kept) = &self.renderer
            && kept.site == *site
            && Arc::ptr_eq(&kept.locale, locale)
            && kept.theme == *theme
        {
            return Ok(Arc::clone(&kept.renderer));
        }
        let renderer = Arc::new(Renderer::new(theme, locale, site)?);
        self.renderer = Some(Printing {
            theme: theme.clone(),
            locale: Arc::clone(locale),
            site: site.clone(),
            renderer: Arc::clone(&renderer),
        });
        Ok(renderer)
    }
}

/// Whether a path is that of a text that the site has and still has: a change of it adds and
/// removes nothing. Settings say how all others are read.
fn is_known_text(site: &Site, path: &str) -> bool {
    path != "qantar.toml" && site.sources.find(path).is_some() && site.root.join(path).is_file()
}
