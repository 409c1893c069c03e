use super::super::{Arg, Locale, LocaleSource};

fn load(texts: &[&str]) -> Locale {
    let sources: Vec<LocaleSource<'_>> = texts
        .iter()
        .map(|text| LocaleSource { name: "test", text })
        .collect();
    Locale::load("en", &sources).unwrap()
}

#[test]
fn later_sources_replace_earlier_messages() {
    let locale = load(&["a = one\n    .title = One\nb = two", "a = other"]);
    assert_eq!(locale.text("a", &[]).as_deref(), Some("other"));
    assert_eq!(locale.text("b", &[]).as_deref(), Some("two"));
    assert!(!locale.has("a.title") && locale.has("b"));
    assert_eq!(locale.text("a.title", &[]), None);
}

#[test]
fn attributes_and_arguments() {
    let locale = load(&["a = { $name } and { $who }\n    .title = To { $name }"]);
    assert!(locale.has("a") && locale.has("a.title") && !locale.has("a.alt") && !locale.has("c"));
    let args = [
        ("name", Arg::from("Almaty")),
        ("who", Arg::from("{ $name }".to_owned())),
    ];
    assert_eq!(
        locale.text("a", &args).as_deref(),
        Some("Almaty and { $name }")
    );
    assert_eq!(locale.text("a.title", &args).as_deref(), Some("To Almaty"));
    assert_eq!(locale.text("", &args), None);
}

#[test]
fn every_fault_is_reported_with_its_place() {
    let first = LocaleSource {
        name: "one.ftl",
        text: "a = fine\nключ = текст\n",
    };
    let second = LocaleSource {
        name: "two.ftl",
        text: "a = { $x\nb = { $n -> [one] x }\n",
    };
    let Err(errors) = Locale::load("en", &[first, second]) else {
        panic!("loaded");
    };
    let names: Vec<&str> = errors.iter().map(|error| error.name.as_str()).collect();
    assert_eq!(names, ["one.ftl", "two.ftl", "two.ftl"]);
    assert!(
        first
            .text
            .get(errors[0].at.clone())
            .unwrap()
            .starts_with('к')
    );
    assert!(
        errors[1]
            .message
            .starts_with("this is not Fluent: expected"),
        "{}",
        errors[1]
    );
    assert!(errors[2].at.start >= second.text.find("b =").unwrap());
}

#[test]
fn what_names_no_language_is_refused() {
    let Err(errors) = Locale::load("not a language", &[]) else {
        panic!("loaded");
    };
    assert!(errors[0].message.contains("not a language"));
    assert_eq!(
        Locale::load("kk-cyrl-kz", &[]).unwrap().language(),
        "kk-Cyrl-KZ"
    );
}

#[test]
fn braces_without_end_are_refused() {
    let text = format!("a = {}", "{ ".repeat(100_000));
    let source = LocaleSource {
        name: "deep.ftl",
        text: &text,
    };
    let Err(errors) = Locale::load("en", &[source]) else {
        panic!("loaded");
    };
    assert!(errors[0].message.contains("braces"));
}

#[test]
fn numbers_too_long_for_plural_rules_are_refused_or_plain() {
    let text = "a = { 99999999999999999999 ->\n *[one] x\n }";
    let Err(errors) = Locale::load(
        "en",
        &[LocaleSource {
            name: "long.ftl",
            text,
        }],
    ) else {
        panic!("loaded");
    };
    assert_eq!(text.get(errors[0].at.clone()), Some("99999999999999999999"));
    let locale = load(&["a = { NUMBER(99999999999999999999) ->\n [one] x\n *[other] y\n }"]);
    assert_eq!(locale.text("a", &[]).as_deref(), Some("y"));
}

#[test]
fn what_the_parser_says_is_put_plainly() {
    let text = "a = { $n -> [one] x *[other] y }\n";
    let Err(errors) = Locale::load(
        "en",
        &[LocaleSource {
            name: "line.ftl",
            text,
        }],
    ) else {
        panic!("loaded");
    };
    assert_eq!(
        errors[0].message,
        "this is not Fluent: expected the end of the line"
    );
}

#[test]
fn numbers_are_grouped_wherever_they_stand_and_never_panic() {
    let locale = load(&["number-group = ,\n\
         n = { $n ->\n [0] none\n [one] just { $n }\n *[other] all { $n }\n }\n\
         plain = { NUMBER($n, useGrouping: \"false\") }\n\
         fixed = { NUMBER($n, minimumFractionDigits: 99) ->\n    [one] one\n   *[other] { NUMBER($n, minimumFractionDigits: 2) }\n }\n\
         place = { NUMBER($n, type: \"ordinal\") -> \n [one] { $n }st\n *[other] { $n }th\n }"]);
    let say = |key, n: f64| locale.text(key, &[("n", n.into())]).unwrap();
    assert_eq!(say("n", 0.0), "none");
    assert_eq!(say("n", 1.0), "just 1");
    assert_eq!(say("n", 8000.0), "all 8,000");
    assert_eq!(say("n", 1e15), "all 1,000,000,000,000,000");
    assert_eq!(say("plain", 8000.0), "8000");
    assert_eq!(say("fixed", 8000.5), "8,000.50");
    assert_eq!(say("place", 21.0), "21st");
    for n in [
        f64::NAN,
        f64::INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        -1e300,
        1.0 / 3.0,
        999_999_999_999.0,
    ] {
        for key in ["n", "plain", "fixed", "place"] {
            say(key, n);
        }
    }
    assert_eq!(
        locale.text("n", &[("n", "\u{FDD0}7".into())]).as_deref(),
        Some("all 7")
    );
}

#[test]
fn a_locale_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locale>();
}
