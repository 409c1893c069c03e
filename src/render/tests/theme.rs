use std::collections::BTreeSet;

use super::samples::*;
use super::*;
use crate::pages::view::{NotFoundView, SearchView};

/// Every template with all that its page can show, and with as little as it can.
fn all_pages() -> Vec<(&'static str, String)> {
    let (full, bare) = (renderer(&site()), renderer(&bare_site()));
    let mut pages = Vec::new();
    macro_rules! both {
        ($template:literal, $url:literal, $full:expr, $plain:expr) => {
            let page = page($url, "A title", "timeline");
            pages.push(($template, html(&full, $template, &page, &$full)));
            let page = plain_page($url, "A title");
            pages.push(($template, html(&bare, $template, &page, &$plain)));
        };
    }
    both!("index.html", "index.html", front(), front_of_texts());
    both!("event.html", "events/a.html", full_event(), plain_event());
    both!(
        "article.html",
        "articles/2022/a.html",
        full_article(),
        plain_article()
    );
    both!("actor.html", "actors/a.html", full_actor(), plain_actor());
    both!(
        "region.html",
        "regions/a.html",
        full_region(),
        plain_region()
    );
    both!(
        "subject_part.html",
        "actors/a/passages-2.html",
        subject_part(),
        plain_subject_part()
    );
    both!("period.html", "months/a.html", period(), plain_period());
    both!(
        "proposal.html",
        "proposed/a.html",
        full_proposal(),
        plain_proposal()
    );
    both!("day.html", "days/a.html", day(), plain_day());
    both!(
        "question.html",
        "questions/a.html",
        full_question(),
        plain_question()
    );
    both!("actors.html", "actors/index.html", actors(), no_actors());
    both!(
        "regions.html",
        "regions/index.html",
        regions(),
        no_regions()
    );
    both!(
        "articles.html",
        "articles/index.html",
        articles(),
        no_articles()
    );
    both!(
        "questions.html",
        "questions/index.html",
        questions(),
        no_questions()
    );
    both!(
        "corrections.html",
        "corrections.html",
        corrections(),
        no_corrections()
    );
    both!(
        "figures.html",
        "figures/index.html",
        figures(),
        no_figures()
    );
    both!(
        "measure.html",
        "figures/detained.html",
        measure(),
        plain_measure()
    );
    both!("page.html", "about.html", free(), no_text());
    both!("data.html", "data/index.html", data(), no_feeds());
    both!("search.html", "search.html", SearchView {}, SearchView {});
    both!("404.html", "404.html", NotFoundView {}, NotFoundView {});
    both!("redirect.html", "old/a.html", redirect(), redirect());
    both!("embed.html", "embed/index.html", embed(), event_embed());
    both!(
        "embed.html",
        "embed/events/a.html",
        event_embed(),
        retracted_embed()
    );
    pages
}

#[test]
fn every_page_template_is_rendered_here() {
    let rendered: BTreeSet<_> = all_pages()
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let all: BTreeSet<_> = Theme::built_in()
        .templates
        .into_iter()
        .map(|template| template.name)
        .filter(|name| !name.starts_with("components/") && name != "base.html")
        .collect();
    assert_eq!(rendered, all);
}

#[test]
fn no_page_shows_what_a_word_was_not_given_or_what_is_not_there() {
    for (template, html) in all_pages() {
        for slip in ["{$", "{ $", "None", "href=\"\"", "[object", "{%", "{{"] {
            assert!(!html.contains(slip), "{template}: {slip}");
        }
    }
}

#[test]
fn every_page_carries_the_policy_and_nothing_that_it_forbids() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'";
    for (template, html) in all_pages() {
        let head = html.split_once("</head>").unwrap().0;
        assert!(head.contains(policy), "{template}");
        let before = head.split_once(policy).unwrap().0;
        assert!(
            !before.contains("<link") && !before.contains("<script"),
            "{template}"
        );
        assert!(!html.contains("<style"), "{template}");
        for tag in tags(&html) {
            let names: String = tag.split('"').step_by(2).collect();
            let inline = names.contains(" style=") || names.contains(" on");
            assert!(!inline && !tag.contains("javascript:"), "{template}: {tag}");
            assert!(
                // Data is no script: the policy does not concern it.
                !tag.starts_with("<script")
                    || tag.contains(" src=")
                    || tag.contains(" type=\"application/ld+json\""),
                "{template}: {tag}"
            );
        }
    }
}

#[test]
fn every_page_has_its_frame() {
    for (template, html) in all_pages() {
        assert!(html.starts_with("<!doctype html>"), "{template}");
        assert!(
            html.contains("<html lang=\"en\" dir=\"ltr\">"),
            "{template}"
        );
        assert!(html.contains("name=\"viewport\""), "{template}");
        assert_eq!(html.matches("<main").count(), 1, "{template}");
        if template != "redirect.html" {
            assert_eq!(html.matches("<h1").count(), 1, "{template}");
            // In a frame there is nothing to skip.
            assert!(html.contains("href=\"#content\"") || template == "embed.html");
            assert!(html.contains("id=\"content\""));
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for (template, html) in all_pages() {
        let mut last = 0;
        for level in tags(&html).filter_map(heading_level) {
            assert!(level <= last + 1, "{template}: h{level} below h{last}");
            last = level;
        }
    }
}

#[test]
fn right_to_left_is_said() {
    let mut arabic = site();
    arabic.rtl = true;
    arabic.language = "ar".into();
    let page = page("index.html", "A", "timeline");
    let html = html(&renderer(&arabic), "index.html", &page, &front());
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn a_page_says_where_it_stands_and_leads_to_the_root() {
    let page = page("actors/index.html", "People", "actors");
    let html = html(&renderer(&site()), "actors.html", &page, &actors());
    assert!(html.contains("<a href=\"../actors/index.html\" aria-current=\"page\">People</a>"));
    assert!(
        html.contains(
            "<link rel=\"canonical\" href=\"https://example.org/jan/actors/index.html\">"
        )
    );
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(html.contains("href=\"../style/colours.css\""));
    assert!(html.contains("<a class=\"bar-title\" href=\"../index.html\">"));
}

#[test]
fn evidence_says_what_its_words_are() {
    let page = page("events/a.html", "A", "timeline");
    let html = html(&renderer(&site()), "event.html", &page, &full_event());
    for words in [
        "Quoted, verified word for word",
        "Our summary, not the source’s words",
        "Passage as published",
        "The words may not be reprinted here.",
        "href=\"../articles/2022-01-11-agency-report.html#p10\">Read it in the source</a>",
        "<blockquote lang=\"ru\" dir=\"auto\">",
        "about 8,000 <span class=\"unit\">",
        "superseded later",
        "corrected by its publisher",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn media_are_covered_where_there_is_a_warning() {
    let page = page("events/a.html", "A", "timeline");
    let renderer = renderer(&site());
    let covered = html(&renderer, "event.html", &page, &full_event());
    let cover = covered.find("<details>").unwrap();
    assert!(cover < covered.find("<video").unwrap());
    assert!(covered.find("<video").unwrap() < covered.find("</details>").unwrap());
    let mut open = full_event();
    open.warning = None;
    let open = html(&renderer, "event.html", &page, &open);
    assert!(open.contains("<video") && !open.contains("<details>"));
}

#[test]
fn a_redirect_keeps_the_fragment_and_works_without_scripts() {
    let page = page("old/a.html", "A", "");
    let html = html(&renderer(&site()), "redirect.html", &page, &redirect());
    assert!(html.contains("src=\"../script/redirect.js\" data-target=\"../events/new.html\""));
    assert!(html.contains("http-equiv=\"refresh\" content=\"0; url=../events/new.html\""));
    assert!(html.contains("<a href=\"../events/new.html\"><bdi>Where it stands now</bdi></a>"));
}

#[test]
fn templates_speak_through_the_locale_only() {
    for template in Theme::built_in().templates {
        let text = without(
            &without(&without(&template.text, "{#", "#}"), "{%", "%}"),
            "{{",
            "}}",
        );
        for tag in tags(&text) {
            for attribute in ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\""] {
                let value = tag
                    .split_once(attribute)
                    .map(|(_, rest)| rest.split('"').next().unwrap());
                let spoken = value.is_some_and(|value| value.contains(char::is_alphabetic));
                assert!(!spoken, "{}: {tag}", template.name);
            }
        }
        let words = without(&text, "<", ">");
        let word = words
            .split_whitespace()
            .find(|word| word.contains(char::is_alphabetic));
        assert_eq!(word, None, "{}", template.name);
    }
}

#[test]
fn every_static_file_that_pages_name_is_there() {
    let statics = Theme::built_in().statics;
    for (template, html) in all_pages() {
        for tag in tags(&html).filter(|tag| {
            tag.starts_with("<link rel=\"stylesheet\"")
                || tag.starts_with("<script") && !tag.contains("application/ld+json")
                || tag.starts_with("<link rel=\"icon\"")
        }) {
            let path = tag
                .split_once("href=\"")
                .or(tag.split_once("src=\""))
                .unwrap()
                .1;
            let path = path.split('"').next().unwrap().trim_start_matches("../");
            assert!(
                path == "style/colours.css" || statics.contains_key(path),
                "{template}: {path}"
            );
        }
    }
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at..];
        rest.find('>').map(|end| &rest[..=end])
    })
}

fn heading_level(tag: &str) -> Option<u32> {
    let level = tag.strip_prefix("<h")?.chars().next()?;
    level.to_digit(10)
}

/// The text without what stands between these.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let mut left = pieces.next().unwrap().to_owned();
    for piece in pieces {
        left.push(' ');
        left.push_str(piece.split_once(close).map_or("", |(_, after)| after));
    }
    left
}
