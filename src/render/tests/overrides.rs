use super::samples::{full_event, page, plain_event, plain_page, site};
use super::*;

fn problems(theme: &Theme) -> Vec<Diagnostic> {
    let Err(found) = renderer_of(theme, &site()) else {
        panic!("the templates load");
    };
    found.iter().cloned().collect()
}

fn problem_of_page(theme: &Theme) -> Box<Diagnostic> {
    let renderer = renderer_of(theme, &site()).unwrap();
    let mut out = b"before".to_vec();
    let page = plain_page("events/a.html", "A");
    let problem = renderer.page("event.html", &page, &plain_event(), &mut out);
    assert!(out.is_empty(), "half a page is no page");
    problem.unwrap_err()
}

#[test]
fn one_block_is_changed_without_copying_the_rest() {
    let own = with_own(
        "base.html",
        "{% extends \"builtin/base.html\" %}\
         {% block footer %}<p>Ours: {{ site.title }}</p>{{ super() }}{% endblock footer %}",
    );
    let renderer = renderer_of(&own, &site()).unwrap();
    let page = page("events/a.html", "A", "timeline");
    let html = html(&renderer, "event.html", &page, &full_event());
    assert!(html.contains("<p>Ours: January 2022 in Kazakhstan</p>"));
    assert!(html.contains("Made with qantar"), "what stood there");
    assert!(html.contains("Accounts differ"), "the event itself");
}

#[test]
fn one_component_is_changed_for_all_pages() {
    let own = with_own(
        "components/quotation.html",
        "{% component quotation(quotation: map, stance: bool = true) %}<b>{{ quotation.label }}</b>{% endcomponent %}\
         {% component pieces(items: array) %}{% endcomponent %}",
    );
    let renderer = renderer_of(&own, &site()).unwrap();
    let page = page("events/a.html", "A", "timeline");
    let html = html(&renderer, "event.html", &page, &full_event());
    assert!(html.contains("<b>summary</b>") && !html.contains("<blockquote"));
}

#[test]
fn what_a_site_prints_is_escaped() {
    let own = with_own("event.html", "<p>{{ page.title }}</p>");
    let renderer = renderer_of(&own, &site()).unwrap();
    let page = plain_page("events/a.html", "<script>alert('1')</script>");
    let html = html(&renderer, "event.html", &page, &plain_event());
    assert!(html.starts_with("<p>&lt;script"), "{html}");
}

#[test]
fn every_template_that_is_no_tera_is_named_with_its_line() {
    let mut theme = with_own("event.html", "<p>\n{% if %}</p>");
    theme.overrides.push(Template {
        name: "day.html".into(),
        text: "{{ 1 +".into(),
    });
    let found = problems(&theme);
    let paths: Vec<_> = found.iter().map(path_of).collect();
    assert_eq!(paths, ["templates/day.html", "templates/event.html"]);
    assert!(found[1].message.starts_with("line 2, column"), "{found:?}");
    assert!(found.iter().all(|d| !d.message.contains('\n')));
}

#[test]
fn an_unknown_filter_and_an_unknown_component_are_found_before_any_page() {
    let found = problems(&with_own(
        "event.html",
        "{{ page.title | shout }}\n{{ <nothing /> }}",
    ));
    let said: Vec<_> = found.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "line 1, column 17: unknown filter `shout`",
            "line 2, column 4: unknown component `nothing`"
        ]
    );
}

#[test]
fn a_frame_without_a_block_that_pages_fill_is_blamed_itself() {
    let found = problems(&with_own("base.html", "<p>{{ page.title }}</p>"));
    let [problem] = found.as_slice() else {
        panic!("said once, not for every page: {found:?}");
    };
    assert_eq!(path_of(problem), "templates/base.html");
    assert!(
        problem.message.starts_with("has no block `content`"),
        "{problem:?}"
    );
    assert!(
        problem.hints[0].contains("{% extends \"builtin/base.html\" %}"),
        "{problem:?}"
    );
}

#[test]
fn a_template_that_extends_itself_is_told_of_the_built_in_one() {
    let found = problems(&with_own("base.html", "{% extends \"base.html\" %}"));
    assert_eq!(path_of(&found[0]), "templates/base.html");
    assert!(found[0].hints[0].contains("builtin/base.html"), "{found:?}");
}

#[test]
fn a_parent_that_is_not_there_is_guessed() {
    let found = problems(&with_own("event.html", "{% extends \"bas.html\" %}"));
    assert_eq!(path_of(&found[0]), "templates/event.html");
    assert_eq!(found[0].hints, ["did you mean `base.html`?"]);
}

#[test]
fn an_unknown_name_is_an_error_with_the_names_known_there() {
    let problem = problem_of_page(&with_own("event.html", "<p>\n  {{ pgae.title }}</p>"));
    assert_eq!(path_of(&problem), "templates/event.html");
    assert_eq!(
        problem.message,
        "line 2, column 6: variable `pgae` is not defined"
    );
    assert_eq!(
        problem.hints,
        ["did you mean `page`? known here: page, site, view"]
    );
}

#[test]
fn an_unknown_field_in_a_component_tells_who_called_it() {
    let mut theme = with_own(
        "components/event_card.html",
        "{% component quote_line(quote: map) %}{% endcomponent %}\
         {% component event_card(card: map, level: integer = 3, under: string = \"\") %}{{ card.titel }}{% endcomponent %}\
         {% component event_cards(cards: array) %}{% endcomponent %}",
    );
    theme.overrides.push(Template {
        name: "event.html".into(),
        text: "\n{{ <event_card card={view.card} /> }}".into(),
    });
    let problem = problem_of_page(&theme);
    assert_eq!(path_of(&problem), "templates/components/event_card.html");
    assert!(problem.hints[0].starts_with("did you mean `title`?"));
    assert_eq!(
        problem.related,
        [(
            Place::Path("templates/event.html".into()),
            "used in line 2".into()
        )]
    );
}

#[test]
fn a_word_that_the_interface_does_not_have_is_an_error() {
    let problem = problem_of_page(&with_own("event.html", "\n{{ t(key=\"event-colour\") }}"));
    assert_eq!(
        problem.message,
        "line 2, column 4: the interface has no words `event-colour`; \
         add `event-colour = …` to locales/en.ftl"
    );
}

#[test]
fn a_word_takes_texts_and_numbers_only() {
    let problem = problem_of_page(&with_own(
        "event.html",
        "{{ t(key=\"event-count\", count=[1]) }}",
    ));
    assert!(problem.message.contains("`count`"), "{problem:?}");
    let problem = problem_of_page(&with_own("event.html", "{{ t() }}"));
    assert!(problem.message.contains("`key`"), "{problem:?}");
}
