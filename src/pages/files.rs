//! What a site has besides pages: redirects, the sitemap, and files for hosts and crawlers.

use std::fmt::Write as _;

use super::evidence::public_title;
use super::html::escaped;
use super::urls::{Claims, Owner, alias, href, root};
use super::view::{RedirectView, View};
use super::{Layout, Page, PlainFile};
use crate::content::document::Head;
use crate::model::Diagnostics;

impl Layout<'_> {
    /// A page for every old URL, leading to the new one.
    pub(super) fn redirects(&self, claims: &mut Claims, found: &mut Diagnostics) -> Vec<Page> {
        let timeline = self.timeline;
        let mut old: Vec<(&Head, &str, String)> = Vec::new();
        for article in timeline.articles.values() {
            let path = self.urls.article(&article.doc.id);
            old.push((&article.doc.head, path, public_title(article)));
        }
        for event in timeline.events.values() {
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
        let mut pages = Vec::new();
        for (head, target, title) in old {
            for written in &head.aliases {
                let path = alias(&written.value);
                if !claims.claim(&path, Owner::File(head.path.clone()), found) {
                    continue;
                }
                let view = RedirectView {
                    target: format!("{}{}", root(&path), href(target)),
                    title: title.clone(),
                };
                let mut page = self.page(&path, "redirect.html", &title, "", View::Redirect(view));
                page.meta.noindex = true;
                page.meta.canonical = self.absolute(target);
                pages.push(page);
            }
        }
        pages
    }

    /// `sitemap.xml` (sitemaps.org 0.9), `robots.txt` (RFC 9309), `.nojekyll`, and the site's colours.
    pub(super) fn plain_files(&self, pages: &[Page]) -> Vec<PlainFile> {
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
        if let Some(sitemap) = self.sitemap(pages) {
            files.push(PlainFile {
                path: "sitemap.xml".to_owned(),
                bytes: sitemap.into_bytes(),
            });
        }
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

    /// Absolute addresses only, so there is none without a base URL.
    fn sitemap(&self, pages: &[Page]) -> Option<String> {
        self.settings.base_url.as_ref()?;
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for page in pages.iter().filter(|page| !page.meta.noindex) {
            let Some(url) = self.absolute(&page.path) else {
                continue;
            };
            let _ = write!(xml, "<url><loc>{}</loc>", escaped(&url));
            if let Some(day) = page.changed {
                let _ = write!(xml, "<lastmod>{day}</lastmod>");
            }
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        Some(xml)
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
