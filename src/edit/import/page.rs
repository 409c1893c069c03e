//! A saved web page becomes an article in Markdown.

use super::markdown;
use super::plan::{Head, Plan};
use crate::content::html::{self, Meta};
use crate::model::{Body, Edtf};
use crate::site::Section;

/// Where a page was taken from, where an archive knows it.
pub(super) struct Captured<'a> {
    pub url: &'a str,
    /// The archive's file.
    pub file: &'a str,
    /// The record in it.
    pub record: &'a str,
}

pub(super) fn read(
    from: &str,
    stem: &str,
    text: &str,
    captured: Option<Captured<'_>>,
    plan: &mut Plan,
) {
    let page = html::read(text, 0);
    let mut meta = page.meta;
    if let Some(captured) = &captured {
        meta.url = meta.url.or_else(|| Some(captured.url.to_owned()));
    }
    if meta.published.is_none() {
        let in_url = || super::dates::in_url(meta.url.as_deref()?);
        meta.published = stem
            .get(..10)
            .map(str::to_owned)
            .and_then(|day| Edtf::parse(&day).ok().filter(|date| date.day().is_some()))
            .or_else(|| Edtf::parse(&in_url()?).ok());
    }
    let mut head = Head::default();
    match &captured {
        Some(captured) => head.line(&format!(
            "original = {{ file = {}, locator = {} }}",
            crate::edit::new::quoted(captured.file),
            crate::edit::new::quoted(captured.record),
        )),
        None => {
            let file = from.rsplit(['/', '\\']).next().unwrap_or(from);
            head.line(&format!(
                "original = {{ file = {} }}",
                crate::edit::new::quoted(file)
            ))
        }
    };
    let advice = match captured {
        Some(_) => "save the page on its own, with the day at the head of its name",
        None => "begin the file's name with the day, such as `2022-01-11-`",
    };
    article(from, meta, &page.body, &head, stem, advice, plan);
}

/// Plans an article. What has no date or no text is refused: a date is not made up; `advice` says
/// how to give one.
pub(super) fn article(
    from: &str,
    meta: Meta,
    body: &Body,
    more: &Head,
    stem: &str,
    advice: &str,
    plan: &mut Plan,
) -> Option<String> {
    if body
        .passages
        .iter()
        .all(|passage| passage.text.trim().is_empty())
    {
        plan.refuse(from, "has no text".to_owned());
        return None;
    }
    if let Some(path) = meta.url.as_deref().and_then(|url| plan.published_at(url)) {
        plan.note(from, format!("is in the site already: content/{path}"));
        return None;
    }
    let date = meta.published.map(|date| date.in_zone(plan.timezone));
    let Some(day) = date.as_ref().and_then(Edtf::earliest) else {
        plan.refuse(from, format!("has no date of publication: {advice}"));
        return None;
    };
    let title = meta.title.unwrap_or_else(|| stem.to_owned());
    let mut head = Head::default();
    head.text("title", &title)
        .text(
            "date",
            &date.map(|date| date.to_string()).unwrap_or_default(),
        )
        .text("publisher", meta.publisher.as_deref().unwrap_or_default())
        .list("authors", &meta.authors)
        .text("url", meta.url.as_deref().unwrap_or_default())
        .text("language", meta.language.as_deref().unwrap_or_default());
    head.append(more);
    let stem = Plan::stem(&day.to_string(), &title);
    let text = markdown::of_source(body);
    let path = plan.add(Section::Articles, from, &stem, &head, &text, None);
    if let Some(url) = &meta.url {
        plan.remember(url, &path);
    }
    Some(path)
}
