//! What a page says of itself to machines: JSON-LD with the words of schema.org, kept lean.
//!
//! Addresses are absolute where the site's is known, else relative to the page.

use serde_json::{Map, Value, json};

use super::data::changed;
use super::evidence::public_title;
use super::urls::{href, root};
use super::view::{EventView, Html, Piece, QuestionView, QuotationView};
use super::{Form, FormKind, Layout};
use crate::content::document::{ActorDoc, ArticleKind, RegionDoc, Standing};
use crate::model::Edtf;
use crate::timeline::{Article, Event};

/// The path of the page of data and feeds.
pub(super) const DATA_PAGE: &str = "data/index.html";

/// The addresses of one page's links.
struct Links<'l, 't> {
    layout: &'l Layout<'t>,
    root: String,
}

impl Links<'_, '_> {
    fn to(&self, path: &str) -> String {
        self.link(&href(path))
    }

    /// The same for a link as views have it.
    fn link(&self, link: &str) -> String {
        let base = self.layout.settings.base_url.as_deref();
        format!("{}{link}", base.unwrap_or(&self.root))
    }
}

impl<'t> Layout<'t> {
    fn links(&self, path: &str) -> Links<'_, 't> {
        Links {
            layout: self,
            root: root(path),
        }
    }

    /// What a page says of itself. A private reading says nothing.
    fn describe(&self, value: Value) -> Option<Html> {
        if self.bare {
            return None;
        }
        let Value::Object(fields) = without_nulls(value) else {
            return None;
        };
        let mut graph = Map::new();
        graph.insert("@context".to_owned(), "https://schema.org".into());
        graph.extend(fields);
        // Nothing in it ends the script that holds it.
        let text = Value::Object(graph).to_string().replace('<', "\\u003c");
        Some(Html(text))
    }

    pub(super) fn describe_site(&self) -> Option<Html> {
        let links = self.links("index.html");
        let site = json!({
            "@type": "WebSite",
            "@id": links.link(""),
            "name": self.site.title,
            "description": self.site.description,
            "inLanguage": self.site.language,
            "license": self.site.licence_texts,
            "hasPart": { "@type": "Dataset", "@id": links.to(DATA_PAGE), "name": self.site.title },
        });
        self.describe(site)
    }

    /// The data files as a dataset.
    pub(super) fn describe_data(&self, forms: &[Form]) -> Option<Html> {
        let links = self.links(DATA_PAGE);
        let files = forms.iter().filter(|form| form.is_data()).map(|form| {
            json!({
                "@type": "DataDownload",
                "contentUrl": links.to(&form.path),
                "encodingFormat": form.kind.media_type(),
            })
        });
        let days = || self.timeline.standing().map(|event| &event.date);
        let first = days().filter_map(Edtf::earliest).min();
        let last = days().filter_map(Edtf::latest).max();
        let covers = first
            .zip(last)
            .map(|(first, last)| format!("{first}/{last}"));
        let dataset = json!({
            "@type": "Dataset",
            "@id": links.to(DATA_PAGE),
            "name": self.site.title,
            "description": self.site.description.as_ref().unwrap_or(&self.site.title),
            "license": self.site.licence_data,
            "inLanguage": self.site.language,
            "temporalCoverage": covers,
            "isAccessibleForFree": true,
            "distribution": files.collect::<Vec<_>>(),
        });
        self.describe(dataset)
    }

    /// An event, the words that it rests on, and what was corrected. Of a retracted one only that.
    pub(super) fn describe_event(&self, event: &Event, view: &EventView) -> Option<Html> {
        let path = self.urls.event(&event.id);
        let links = self.links(path);
        let address = links.to(path);
        let stands = event.standing != Standing::Retracted;
        let corrections = event.corrections.iter().map(|correction| {
            json!({
                "@type": "CorrectionComment",
                "datePublished": correction.date.to_string(),
                "text": correction.note,
            })
        });
        let in_body = view.body.iter().filter_map(|piece| match piece {
            Piece::Quotation(quotation) => Some(&**quotation),
            Piece::Prose { .. } => None,
        });
        let all = in_body.chain(&view.supporting).chain(&view.disputing);
        let quoted = all.filter(|view| view.label == "quoted" && stands);
        let main = stands.then(|| self.event_object(event, view, &links, &address));
        let value = json!({
            "@type": "WebPage",
            "@id": address,
            "name": event.title,
            "inLanguage": self.site.language,
            "license": self.site.licence_texts,
            "datePublished": event.first_published.map(|day| day.to_string()),
            "dateModified": changed(event).map(|day| day.to_string()),
            "correction": list(corrections),
            "mainEntity": main,
            "hasPart": list(quoted.map(|quotation| quotation_object(quotation, &links))),
        });
        self.describe(value)
    }

    fn event_object(
        &self,
        event: &Event,
        view: &EventView,
        links: &Links<'_, '_>,
        address: &str,
    ) -> Value {
        let (first, last) = (event.date.earliest(), event.date.latest());
        let datetime = view.card.date.datetime.clone();
        let actors = event.actors.iter().filter_map(|id| {
            let doc = &self.timeline.actors.get(id)?.doc;
            Some(json!({
                "@type": actor_type(doc.kind.as_deref()),
                "@id": links.to(self.urls.actor(id)),
                "name": doc.title,
            }))
        });
        let places = event.places.iter().map(|place| {
            let at = place.at.map(|(lat, lon)| {
                json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon })
            });
            json!({ "@type": "Place", "name": place.name, "geo": at })
        });
        let regions = event.regions.iter().filter_map(|id| {
            let doc = &self.timeline.regions.get(id)?.doc;
            Some(json!({
                "@type": "Place",
                "@id": links.to(self.urls.region(id)),
                "name": doc.title,
            }))
        });
        json!({
            "@type": "Event",
            "@id": format!("{address}#event"),
            "name": event.title,
            "description": view.card.summary,
            "startDate": datetime.or_else(|| first.map(|day| day.to_string())),
            "endDate": last.filter(|last| first != Some(*last)).map(|day| day.to_string()),
            "location": list(places.chain(regions)),
            "about": list(actors),
        })
    }

    pub(super) fn describe_article(&self, article: &Article) -> Option<Html> {
        let path = self.urls.article(&article.doc.id);
        let links = self.links(path);
        let doc = &article.doc;
        let is_text = doc.kind == ArticleKind::Text;
        let people = doc
            .authors
            .iter()
            .map(|name| json!({ "@type": "Person", "name": name }));
        let publisher = doc.publisher.as_ref().or(doc.agency.as_ref());
        let captures = doc
            .captures
            .iter()
            .map(|capture| Value::from(capture.url.as_str()));
        let title = public_title(article);
        // Our summary of a source is based on it; a text is the source.
        let value = json!({
            "@type": if is_text { "NewsArticle" } else { "CreativeWork" },
            "@id": links.to(path),
            "headline": title,
            "datePublished": doc.published.as_ref().map(day_or_less),
            "author": list(people),
            "publisher": publisher.map(|name| json!({ "@type": "Organization", "name": name })),
            "inLanguage": doc.language,
            "url": doc.url.as_ref().filter(|_| is_text),
            "isBasedOn": doc.url.as_ref().filter(|_| !is_text),
            "archivedAt": list(captures),
        });
        self.describe(value)
    }

    pub(super) fn describe_actor(&self, doc: &ActorDoc) -> Option<Html> {
        let path = self.urls.actor(&doc.id);
        let links = self.links(path);
        let groups = doc.member_of.iter().filter_map(|group| {
            let entry = self.timeline.actors.get(&group.value)?;
            Some(json!({
                "@type": "Organization",
                "@id": links.to(self.urls.actor(&group.value)),
                "name": entry.doc.title,
            }))
        });
        let item = doc
            .wikidata
            .as_ref()
            .map(|item| match item.starts_with("http") {
                true => item.clone(),
                false => format!("https://www.wikidata.org/wiki/{item}"),
            });
        let kind = actor_type(doc.kind.as_deref());
        let value = json!({
            "@type": kind,
            "@id": links.to(path),
            "name": doc.title,
            "alternateName": list(self.names(&doc.names, &doc.title).into_iter().map(|name| name.name.into())),
            "description": doc.role,
            "memberOf": if kind == "Country" { Value::Null } else { list(groups) },
            "sameAs": item,
        });
        self.describe(value)
    }

    pub(super) fn describe_region(&self, doc: &RegionDoc) -> Option<Html> {
        let path = self.urls.region(&doc.id);
        let links = self.links(path);
        let is_city = doc.kind.as_deref() == Some("city");
        let value = json!({
            "@type": if is_city { "City" } else { "AdministrativeArea" },
            "@id": links.to(path),
            "name": doc.title,
            "alternateName": list(self.names(&doc.names, &doc.title).into_iter().map(|name| name.name.into())),
            "identifier": doc.iso,
        });
        self.describe(value)
    }

    /// A question's answers as claims, each with where it appears.
    pub(super) fn describe_question(&self, path: &str, view: &QuestionView) -> Option<Html> {
        let links = self.links(path);
        let claims = view.answers.iter().filter_map(|answer| {
            let sources = answer.accounts.iter().map(|account| {
                let source = &account.quotation.source;
                json!({ "@type": "CreativeWork", "@id": links.link(&source.url), "name": source.title })
            });
            Some(json!({
                "@type": "Claim",
                "text": answer.answer.as_ref()?,
                "appearance": list(sources),
            }))
        });
        let value = json!({
            "@type": "WebPage",
            "@id": links.to(path),
            "name": view.title,
            "inLanguage": self.site.language,
            "hasPart": list(claims),
        });
        self.describe(value)
    }
}

impl Form {
    /// Whether it is a data file, and no feed or description of another.
    pub(super) fn is_data(&self) -> bool {
        !matches!(
            self.kind,
            FormKind::Atom(_) | FormKind::JsonFeed | FormKind::Schema
        )
    }
}

fn quotation_object(quotation: &QuotationView, links: &Links<'_, '_>) -> Value {
    let speaker = quotation.speaker.as_ref().map(|speaker| {
        let url = speaker.url.as_ref().map(|url| links.link(url));
        json!({ "@type": "Thing", "@id": url, "name": speaker.words })
    });
    json!({
        "@type": "Quotation",
        "text": quotation.paragraphs.join("\n"),
        "inLanguage": quotation.lang,
        "creator": speaker,
        "isBasedOn": {
            "@type": "NewsArticle",
            "@id": links.link(&quotation.url),
            "headline": quotation.source.title,
            "url": quotation.source.original_url,
        },
    })
}

fn actor_type(kind: Option<&str>) -> &'static str {
    match kind {
        Some("person") => "Person",
        Some("state") => "Country",
        Some("organisation" | "group") => "Organization",
        _ => "Thing",
    }
}

/// A date that ISO 8601-1 can say too.
fn day_or_less(date: &Edtf) -> Option<String> {
    date.day()
        .or_else(|| date.earliest())
        .map(|day| day.to_string())
}

/// Several values as an array, one as itself, none as nothing.
fn list(values: impl Iterator<Item = Value>) -> Value {
    let values: Vec<Value> = values.collect();
    match <[Value; 1]>::try_from(values) {
        Ok([one]) => one,
        Err(values) if values.is_empty() => Value::Null,
        Err(values) => values.into(),
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields
                .map(|(key, value)| (key, without_nulls(value)))
                .collect()
        }
        Value::Array(values) => values.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
