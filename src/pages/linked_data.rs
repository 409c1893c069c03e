//! What a page says of itself to machines: JSON-LD with the words of schema.org, kept lean.
//!
//! Addresses are absolute where the site's is known, else relative to the page.

use serde_json::{Map, Value, json};

use super::data::changed;
use super::evidence::public_title;
use super::schema_org::{actor_type, day_or_less, licence, list, number, without_nulls};
use super::urls::{href, root};
use super::view::{EventView, Html, Piece, QuestionView, QuotationView, SpeakerView};
use super::{Form, FormKind, Layout};
use crate::content::document::{ActorDoc, ArticleKind, Bound, FigureStanding, RegionDoc, Standing};
use crate::model::{Edtf, RegionSlug};
use crate::timeline::{Article, Event, Figure};

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
            "license": licence(self.site.licence_texts.as_ref()),
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
            "license": licence(self.site.licence_data.as_ref()),
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
        let quoted = quoted.map(|quotation| quotation_object(quotation, &links));
        let figures = event.figures.iter().filter(|_| stands);
        let claims = figures.filter_map(|figure| self.claim_object(figure, &links));
        let main = stands.then(|| self.event_object(event, view, &links, &address));
        let value = json!({
            "@type": "WebPage",
            "@id": address,
            "name": event.title,
            "inLanguage": self.site.language,
            "license": licence(self.site.licence_texts.as_ref()),
            "datePublished": event.first_published.map(|day| day.to_string()),
            "dateModified": changed(event).map(|day| day.to_string()),
            "correction": list(corrections),
            "mainEntity": main,
            "hasPart": list(quoted.chain(claims)),
        });
        self.describe(value)
    }

    /// A number as what it is: something that somebody said.
    fn claim_object(&self, figure: &Figure, links: &Links<'_, '_>) -> Option<Value> {
        let view = self.figure(figure)?;
        if figure.standing == FigureStanding::Retracted {
            return None;
        }
        let at_least = figure.bound == Bound::AtLeast;
        let at_most = figure.bound == Bound::AtMost;
        #[allow(clippy::float_cmp)]
        let one = figure.low == figure.high && !at_least && !at_most;
        let region = figure.scope.as_deref().map(RegionSlug::new);
        let place = region.and_then(|id| {
            let entry = self.timeline.regions.get(&id)?;
            Some(json!({
                "@type": "Place",
                "@id": links.to(self.urls.region(&id)),
                "name": entry.doc.title,
            }))
        });
        // A scope that is no region is a word of the site's own.
        let scope = view.scope.as_ref().filter(|_| place.is_none());
        let counted: Vec<&str> = view
            .counted
            .iter()
            .chain(scope)
            .map(String::as_str)
            .collect();
        let name = match counted.as_slice() {
            [] => view.measure.clone(),
            counted => format!("{} ({})", view.measure, counted.join(", ")),
        };
        let is_text = view.source.kind == "text";
        Some(json!({
            "@type": "Claim",
            "name": name,
            "text": view.quote,
            "author": view.said_by.as_ref().map(|speaker| speaker_object(speaker, links)),
            "temporalCoverage": view.as_of.datetime,
            "spatialCoverage": place,
            "about": {
                "@type": "QuantitativeValue",
                "value": one.then(|| number(figure.low)),
                "minValue": (!one && !at_most).then(|| number(figure.low)),
                "maxValue": (!one && !at_least).then(|| number(figure.high)),
                "unitText": view.unit,
            },
            "appearance": {
                "@type": if is_text { "NewsArticle" } else { "CreativeWork" },
                "@id": links.link(&view.url),
                "headline": view.source.title,
                "url": view.source.original_url,
            },
        }))
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
            FormKind::Atom(_) | FormKind::JsonFeed | FormKind::Schema | FormKind::Oembed
        )
    }
}

fn quotation_object(quotation: &QuotationView, links: &Links<'_, '_>) -> Value {
    let speaker = quotation.speaker.as_ref();
    let speaker = speaker.map(|speaker| speaker_object(speaker, links));
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

fn speaker_object(speaker: &SpeakerView, links: &Links<'_, '_>) -> Value {
    let url = speaker.url.as_ref().map(|url| links.link(url));
    json!({ "@type": "Thing", "@id": url, "name": speaker.words })
}
