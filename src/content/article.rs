//! A source text: Markdown, a saved page or plain text, with or without front matter, or in the agencies' wire form.

use chrono::NaiveDate;

use super::apparatus;
use super::document::{ArticleDoc, ArticleKind, ArticleStanding, Capture, Head, Original};
use super::front_matter;
use super::markdown::{self, RawHtml};
use super::{FileContext, head, html, language, plain, sealed};
use crate::model::edtf::Kind;
use crate::model::{
    ArticleId, Block, Body, Diagnostic, Diagnostics, Edtf, SourceId, Span, Spanned,
};
use crate::site::fields::{Fields, FromNode, Node};
use crate::site::{Rights, one_of};
use crate::text::sentences;

/// Titles that are made from a text's first sentence are cut at this many characters.
const TITLE_LENGTH: usize = 110;

/// Reads an article from its file's text.
pub(super) fn read(text: &str, context: &FileContext<'_>, found: &mut Diagnostics) -> ArticleDoc {
    let front = front_matter::split(text, context.source, found);
    let fields = Fields::new(&front.table, context.source, front.span);
    let wire = if front.present || context.is_html() {
        None
    } else {
        wire_head(text, front.body)
    };
    let start = wire.as_ref().map_or(front.body, |wire| wire.span.end);
    let mut meta = html::Meta::default();
    let mut seal = None;
    let mut body = if let Some(node) = fields.node(&["sealed"]) {
        // Whatever the file is called: its name is that of the text that was sealed.
        let (read, body) = sealed::read(node, &fields, text, start);
        seal = read;
        body
    } else if context.is_html() {
        let page = html::read(&text[start..], start);
        meta = page.meta;
        page.body
    } else if context.is_markdown() {
        markdown::parse(&text[start..], start, RawHtml::TextOnly)
    } else {
        plain::parse(&text[start..], start)
    };
    let credit = apparatus::set_apart(&mut body);
    body.settle();

    let head = head::read(&fields, &front, context.source, context.path);
    let given = fields.take::<Edtf>(&["date"]);
    let kind = fields
        .node(&["kind"])
        .and_then(|node| ArticleKind::from_node(node, &fields))
        .unwrap_or_default();
    let rights = fields.value::<Rights>(&["rights"]);
    let url = fields.web_address_at(&["url"]);
    let title_from_text = head.title.is_none() && meta.title.is_none();
    let doc = ArticleDoc {
        id: ArticleId::new(context.stem_path()),
        title: match (title_from_text, &seal) {
            // What is kept is no beginning.
            (true, Some(_)) => context.stem().to_owned(),
            _ => title(&head, meta.title, &body, context),
        },
        title_from_text,
        title_by_us: title_by_us(&fields),
        published: published(given, wire, meta.published, context, &fields),
        publisher: fields.value(&["publisher"]).or(meta.publisher),
        authors: fields.value(&["authors", "author"]).unwrap_or(meta.authors),
        agency: fields.value(&["agency"]).or(credit),
        url_span: url.as_ref().map(|url| url.span),
        url: url.map(|url| url.value).or(meta.url),
        captures: head::tables(&fields, "captures", capture),
        original: fields
            .node(&["original"])
            .and_then(|node| head::table(&fields, node, original)),
        standing: fields.value(&["standing"]).unwrap_or_default(),
        language: fields
            .value(&["language", "lang"])
            .or(meta.language)
            .or_else(|| language::detect(&body)),
        kind,
        actors: with_sealed(fields.value(&["actors"]), seal.as_ref().map(|s| &s.actors)),
        not_actors: fields.value(&["not_actors"]).unwrap_or_default(),
        regions: with_sealed(
            fields.value(&["regions"]),
            seal.as_ref().map(|s| &s.regions),
        ),
        not_regions: fields.value(&["not_regions"]).unwrap_or_default(),
        rights: match rights.unwrap_or_else(|| default_rights(kind, context)) {
            // The whole text is not there to be shown.
            Rights::Full if seal.is_some() => Rights::Excerpt,
            rights => rights,
        },
        head,
        body,
        sealed: seal,
    };
    if doc.body.passages.is_empty() && !doc.head.draft && doc.sealed.is_none() {
        fields.report(
            Diagnostic::path_warning("empty-article", context.path, "holds no text")
                .hint("an article's text is the evidence that events link to"),
        );
    }
    found.append(fields.finish());
    doc
}

/// The ids that front matter gives, and those that a seal says the whole text names.
fn with_sealed<Id: Clone + PartialEq>(
    given: Option<Vec<Spanned<Id>>>,
    sealed: Option<&Vec<Spanned<Id>>>,
) -> Vec<Spanned<Id>> {
    let mut all = given.unwrap_or_default();
    for id in sealed.into_iter().flatten() {
        if all.iter().all(|there| there.value != id.value) {
            all.push(id.clone());
        }
    }
    all
}

/// The byte at which the words of an article's file begin, behind its front matter or its wire
/// head. `is_html`: a saved page has no wire head.
pub fn text_begins(text: &str, is_html: bool) -> usize {
    let front = front_matter::split(text, SourceId(0), &mut Diagnostics::default());
    let wire = (!front.present && !is_html).then(|| wire_head(text, front.body));
    wire.flatten().map_or(front.body, |wire| wire.span.end)
}

/// `date 2022-01-11` at the head of an agency's plain text.
fn wire_head(text: &str, start: usize) -> Option<Spanned<NaiveDate>> {
    let rest = &text[start..];
    let blanks = rest.len() - rest.trim_start().len();
    let after = rest.trim_start().strip_prefix("date")?;
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    let day = after.get(gap..gap + 10)?;
    let next = after.get(gap + 10..)?.chars().next();
    if gap == 0 || next.is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    let from = start + blanks;
    Some(Spanned::new(
        day,
        Span::new(from, from + "date".len() + gap + 10),
    ))
}

/// A key, else the file name, else the text's own head or a saved page's metadata.
fn published(
    given: Option<Spanned<Edtf>>,
    wire: Option<Spanned<NaiveDate>>,
    page: Option<Edtf>,
    context: &FileContext<'_>,
    fields: &Fields<'_>,
) -> Option<Edtf> {
    if let Some(given) = given {
        if matches!(given.value.kind(), Kind::Date(_)) {
            return Some(given.value.in_zone(context.site.settings.timezone));
        }
        fields.report(
            Diagnostic::error(
                "bad-date",
                context.source,
                given.span,
                "an article is published on one day, not over a span",
            )
            .hint("write the day, or the month or year where no more is known: \"2022-01\""),
        );
        return None;
    }
    let named = date_in_name(context.stem());
    if let (Some(named), Some(wire)) = (named, &wire)
        && named != wire.value
    {
        fields.report(
            Diagnostic::warning(
                "two-dates",
                context.source,
                wire.span,
                format!(
                    "the text says {}, its file name {named}; the file name counts",
                    wire.value
                ),
            )
            .hint("rename the file, or give a `date` in front matter"),
        );
    }
    let page = page.map(|date| date.in_zone(context.site.settings.timezone));
    let found = named
        .or(wire.map(|wire| wire.value))
        .map(Edtf::from_day)
        .or(page);
    if found.is_none() && fields.node(&["date"]).is_none() {
        fields.report(undated(context));
    }
    found
}

fn undated(context: &FileContext<'_>) -> Diagnostic {
    let hint = "begin the file's name with the day, such as `2022-01-11-`, or give a `date` in front matter";
    if context.site.bare {
        Diagnostic::path_warning(
            "undated",
            context.path,
            "has no date and is listed as undated",
        )
        .hint(hint)
    } else {
        Diagnostic::path_error("undated", context.path, "has no date").hint(hint)
    }
}

/// `2022-01-11` at the head of a file's name, alone or before a hyphen, underscore or blank.
pub fn date_in_name(stem: &str) -> Option<NaiveDate> {
    let day = stem.get(..10)?;
    let next = stem[10..].chars().next();
    if next.is_some_and(|c| !matches!(c, '-' | '_' | ' ' | '.')) {
        return None;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

fn title(head: &Head, page: Option<String>, body: &Body, context: &FileContext<'_>) -> String {
    let given = head.title.as_ref().map(|title| title.value.clone());
    if let Some(title) = given.or(page) {
        return title;
    }
    let heading = body.blocks.iter().find_map(|block| match block {
        Block::Heading(_, number, _) => body.passage(*number),
        _ => None,
    });
    if let Some(heading) = heading.filter(|passage| !passage.text.trim().is_empty()) {
        return heading.text.to_string();
    }
    let first = body
        .passages
        .iter()
        .map(|p| p.text.trim())
        .find(|text| !text.is_empty());
    first.map_or_else(
        || context.stem().to_owned(),
        |text| {
            let words = if is_headline(text) {
                text
            } else {
                sentences::first_sentence(text)
            };
            sentences::shorten(words, TITLE_LENGTH)
        },
    )
}

/// A short line without a full stop at its end is one sentence, whatever stops stand inside it
/// ("116th U.S. Congress sworn in").
fn is_headline(text: &str) -> bool {
    text.chars().count() <= TITLE_LENGTH && !text.ends_with(['.', '!', '?', '…'])
}

/// `title_is = "ours"`: a title that we made must not pass for its publisher's headline.
fn title_by_us(fields: &Fields<'_>) -> bool {
    let node = fields.node(&["title_is"]);
    node.and_then(|node| one_of(node, fields, &[("ours", true), ("original", false)]))
        .unwrap_or(false)
}

fn default_rights(kind: ArticleKind, context: &FileContext<'_>) -> Rights {
    match kind {
        ArticleKind::Summary => Rights::Full,
        ArticleKind::Text if context.site.bare => Rights::Full,
        ArticleKind::Text => context.site.settings.rights.unwrap_or(Rights::Excerpt),
    }
}

fn capture(fields: &Fields<'_>) -> Option<Capture> {
    let url = fields.web_address_at(&["url"]);
    let capture = |url: Spanned<String>| Capture {
        url: url.value,
        span: url.span,
        at: fields.value(&["at"]),
        by: fields.value(&["by"]),
    };
    if url.is_none() && fields.node(&["url"]).is_none() {
        head::required::<String>(fields, "url", "a capture says where the archived copy is");
    }
    url.map(capture)
}

fn original(fields: &Fields<'_>) -> Option<Original> {
    Some(Original {
        file: fields.value(&["file"]),
        sha256: fields.value(&["sha256"]),
        locator: fields.value(&["locator"]),
    })
}

impl FromNode for ArticleKind {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        one_of(
            node,
            fields,
            &[("text", Self::Text), ("summary", Self::Summary)],
        )
    }
}

impl FromNode for ArticleStanding {
    fn from_node(node: &Node, fields: &Fields<'_>) -> Option<Self> {
        let choices = [
            ("current", Self::Current),
            ("corrected", Self::Corrected),
            ("withdrawn", Self::Withdrawn),
        ];
        one_of(node, fields, &choices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_head_is_read_and_left_out() {
        let text = " date 2022-01-11 Kazakhstan President";
        let wire = wire_head(text, 0);
        assert_eq!(
            wire.as_ref()
                .map(|w| w.span.range())
                .and_then(|r| text.get(r)),
            Some("date 2022-01-11")
        );
        for other in [
            "date 2022-13-11 x",
            "dates 2022-01-11",
            "date2022-01-11",
            "date 2022-01-111",
            "update 2022-01-11",
        ] {
            assert_eq!(wire_head(other, 0), None, "{other}");
        }
        assert!(wire_head("date 2022-01-11", 0).is_some());
    }

    #[test]
    fn a_short_first_line_is_a_headline() {
        assert!(is_headline(
            "Pelosi elected Speaker as 116th U.S. Congress sworn in"
        ));
        assert!(!is_headline("He said so. She did not."));
        assert!(!is_headline(&"word ".repeat(40)));
    }

    #[test]
    fn a_date_at_the_head_of_a_name_is_a_date() {
        assert!(date_in_name("2022-01-11-report").is_some());
        assert!(date_in_name("2022-01-11").is_some());
        for other in [
            "2022-01-111",
            "2022-02-30-x",
            "report-2022-01-11",
            "2022-01",
            "қаңтар-2022",
        ] {
            assert_eq!(date_in_name(other), None, "{other}");
        }
    }
}
