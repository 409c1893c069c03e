//! What a site has besides pages: redirects, the sitemap, and files for hosts and crawlers.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;

use super::evidence::public_title;
use super::html::escaped;
use super::urls::{alias, href, root};
use super::view::{RedirectView, View};
use super::{Layout, Page, PlainFile};
use crate::content::document::Head;
use crate::timeline::Event;

/// The sitemap's path.
pub(super) const SITEMAP: &str = "sitemap.xml";

/// An old URL and where it leads.
#[derive(Clone, Debug)]
pub(super) struct Redirect {
    /// Its file.
    pub(super) path: String,
    /// The path of the page.
    target: String,
    /// That page's title.
    title: String,
}

impl<'t> Layout<'t> {
    /// The old URLs, each with the file that gives it.
    pub(super) fn redirects(&self) -> Vec<(Redirect, &'t str)> {
        let timeline = self.timeline;
        let mut old: Vec<(&'t Head, &str, String)> = Vec::new();
        for article in timeline.articles.values() {
            if article.doc.head.aliases.is_empty() {
                continue;
            }
            let path = self.urls.article(&article.doc.id);
            old.push((&article.doc.head, path, public_title(article)));
        }
        let moved = |event: &&Arc<Event>| !event.head.aliases.is_empty();
        for event in timeline.events.values().filter(moved) {
            old.push((&event.head, self.urls.event(&event.id), event.title.clone()));
        }
        for question in timeline.questions.values() {
            old.push((
                &question.head,
                self.urls.question(&question.id),
                question.title.clone(),
            ));
        }
        for (id, entry) in &timeline.actors {
            old.push((
                &entry.doc.head,
                self.urls.actor(id),
                entry.doc.title.clone(),
            ));
        }
        for (id, entry) in &timeline.regions {
            old.push((
                &entry.doc.head,
                self.urls.region(id),
                entry.doc.title.clone(),
            ));
        }
        for (id, entry) in &timeline.pages {
            old.push((&entry.doc.head, self.urls.page(id), entry.doc.title.clone()));
        }
        let redirects = old.into_iter().flat_map(|(head, target, title)| {
            head.aliases.iter().map(move |written| {
                let redirect = Redirect {
                    path: alias(&written.value),
                    target: target.to_owned(),
                    title: title.clone(),
                };
                (redirect, head.path.as_str())
            })
        });
        redirects.collect()
    }

    /// A page that leads from an old URL to the new one.
    pub(super) fn redirect_page(&self, redirect: &Redirect) -> Page {
        let Redirect {
            path,
            target,
            title,
        } = redirect;
        let view = RedirectView {
            target: format!("{}{}", root(path), href(target)),
            title: title.clone(),
        };
        let mut page = self.page(path, "redirect.html", title, "", View::Redirect(view));
        page.meta.noindex = true;
        page.meta.canonical = self.absolute(target);
        page
    }

    /// `robots.txt` (RFC 9309), `.nojekyll`, and the site's colours.
    pub(super) fn plain_files(&self) -> Vec<PlainFile> {
        let mut files = vec![
            PlainFile {
                path: ".nojekyll".to_owned(),
                bytes: Vec::new(),
            },
            PlainFile {
                path: "robots.txt".to_owned(),
                bytes: self.robots().into_bytes(),
            },
        ];
        if let Some(colours) = self.colours() {
            files.push(PlainFile {
                path: "style/colours.css".to_owned(),
                bytes: colours.into_bytes(),
            });
        }
        files
    }

    fn robots(&self) -> String {
        if self.bare {
            return "User-agent: *\nDisallow: /\n".to_owned();
        }
        let sitemap = self
            .absolute("sitemap.xml")
            .map(|url| format!("\nSitemap: {url}\n"));
        format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
    }

    pub(super) fn has_sitemap(&self) -> bool {
        self.settings.base_url.is_some()
    }

    pub(super) fn sitemap<'p>(
        &self,
        pages: impl Iterator<Item = (&'p str, Option<NaiveDate>)>,
    ) -> Option<PlainFile> {
        if !self.has_sitemap() {
            return None;
        }
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for (path, changed) in pages {
            let Some(url) = self.absolute(path) else {
                continue;
            };
            let _ = write!(xml, "<url><loc>{}</loc>", escaped(&url));
            if let Some(day) = changed {
                let _ = write!(xml, "<lastmod>{day}</lastmod>");
            }
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        Some(PlainFile {
            path: SITEMAP.to_owned(),
            bytes: xml.into_bytes(),
        })
    }

    fn colours(&self) -> Option<String> {
        let site = &self.settings.site;
        let light = site
            .accent
            .as_ref()
            .map(|colour| format!(":root{{--accent:{colour}}}\n"));
        let dark = site.accent_dark.as_ref().map(|colour| {
            format!("@media (prefers-color-scheme: dark){{:root{{--accent:{colour}}}}}\n")
        });
        (light.is_some() || dark.is_some())
            .then(|| light.unwrap_or_default() + &dark.unwrap_or_default())
    }
}
