//! The forms in which texts come: front matter of other generators, encodings, plain texts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::html::plain;
use common::samples::{event, quoting};
use common::{Folder, place, tells};

/// The sample site with one more article, built.
fn article(name: &str, text: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::site();
    folder.edit(
        "qantar.toml",
        "title",
        "[sources]\nrights = \"full\"\n[site]\nfooter",
    );
    folder.file(&format!("content/articles/{name}"), text);
    folder
}

fn passages(folder: &Folder, path: &str) -> Vec<String> {
    let page = folder.page(path);
    let number = |id: &str| {
        id.strip_prefix('p')
            .is_some_and(|rest| rest.parse::<u32>().is_ok())
    };
    page.elements
        .iter()
        .filter(|e| e.get("id").is_some_and(number))
        .map(|e| plain(&e.text))
        .collect()
}

#[test]
fn yaml_of_hugo_and_jekyll_is_understood() {
    let folder = Folder::site();
    folder.file(
        "content/events/other.md",
        "---\ntitle: Another event\ndate: 2022-01-11\nlastmod: 2022-03-04\nsummary: In one sentence.\nredirect_from:\n  - /old/one.html\npermalink: /older/two/\ntags: []\n---\n\n> The airport was closed for the whole day\n>\n> — [r](../articles/2022-01-11-report.txt)\n",
    );
    folder.file(
        "content/events/hidden.md",
        "---\ntitle: Hidden\ndate: 2022-01-11\npublished: false\n---\n\nWords.\n",
    );
    let found = folder.check();
    assert_eq!(place(found.only("unknown-key")).1, 9, "tags are not ours");
    folder.build_with_warnings();
    let page = folder.page("events/other.html");
    assert!(page.text().contains("4 March 2022") && page.text().contains("In one sentence."));
    assert!(folder.path("public/old/one.html").is_file());
    assert!(folder.path("public/older/two/index.html").is_file());
    assert!(!folder.path("public/events/hidden.html").exists());
}

#[test]
fn toml_dates_and_yaml_dates_and_strings_are_one() {
    let mut pages = Vec::new();
    for head in [
        "+++\ntitle = \"X\"\ndate = 2022-01-05\n+++",
        "+++\ntitle = \"X\"\ndate = \"2022-01-05\"\n+++",
        "---\ntitle: X\ndate: 2022-01-05\n---",
        "---\ntitle: 'X'\ndate: \"2022-01-05\"\n---",
        "\u{feff}+++\r\ntitle = \"X\"\r\ndate = 2022-01-05\r\n+++\r",
    ] {
        let folder = Folder::site();
        folder.file(
            "content/events/x.md",
            format!(
                "{head}\n\n{}\n",
                quoting("The airport was closed for the whole day")
            ),
        );
        folder.build();
        pages.push(folder.read("public/events/x.html"));
    }
    assert!(pages[0].contains("5 January 2022"));
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_month_without_quotation_marks_gets_the_hint_to_quote_it() {
    let folder = Folder::site();
    folder.file(
        "content/events/x.md",
        "+++\ntitle = \"X\"\ndate = 2022-01\n+++\n\nWords.\n",
    );
    let found = folder.check();
    let error = found
        .0
        .iter()
        .find(|one| place(one).1 == 3)
        .expect("an error in the third line");
    tells(error, &["\"2022-01\""]);
}

#[test]
fn a_cyrillic_code_page_is_read_with_a_warning() {
    let words = "Президент Казахстана выступил с обращением к народу страны и сообщил о задержанных в городе";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(words);
    let folder = article("2022-01-08-speech.txt", &bytes);
    folder.file("content/events/x.md", event("> выступил с обращением к народу страны\n>\n> — [r](../articles/2022-01-08-speech.txt)"));
    let found = folder.check();
    tells(
        found.only("encoding"),
        &["windows-1251", "save the file as UTF-8"],
    );
    assert_eq!(found.only("encoding")["severity"], "warning");
    folder.build_with_warnings();
    assert_eq!(
        passages(&folder, "articles/2022-01-08-speech.html"),
        [words]
    );
    folder.qantar(&["check", "--strict"]).is(1);
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_are_fine() {
    let folder = article(
        "2022-01-08-x.txt",
        "\u{feff}First passage.\r\n\r\nSecond passage\r\ngoes on.\r\n",
    );
    folder.build();
    assert_eq!(
        passages(&folder, "articles/2022-01-08-x.html"),
        ["First passage.", "Second passage goes on."]
    );
}

#[test]
fn the_wire_form_dates_a_text_and_is_left_out_of_it() {
    let folder = article(
        "wire.txt",
        " date 2022-01-11 The president spoke.\n\nMore.\n",
    );
    folder.build();
    assert_eq!(
        passages(&folder, "articles/wire.html"),
        ["The president spoke.", "More."]
    );
    assert!(
        folder
            .page("articles/wire.html")
            .text()
            .contains("11 January 2022")
    );
    for not_wire in [
        "dated 2022-01-11 x",
        "date 2022-01-11x",
        "date 2022-13-11 x",
        "update 2022-01-11 x",
    ] {
        let folder = article("wire.txt", format!("{not_wire}\n"));
        folder.check().only("undated");
    }
}

#[test]
fn a_file_name_and_a_text_that_differ_on_the_day_are_warned_of() {
    let folder = article(
        "2022-01-12-wire.txt",
        "date 2022-01-11 The president spoke.\n",
    );
    tells(
        folder.check().only("two-dates"),
        &["2022-01-11", "2022-01-12", "the file name counts"],
    );
}

#[test]
fn plain_text_is_never_read_as_markdown() {
    let folder = article(
        "2022-01-08-x.txt",
        "# No heading *here*\n\n- no list\n- at all\n\n<b>no tag</b> & [no](link)\n",
    );
    folder.build();
    assert_eq!(
        passages(&folder, "articles/2022-01-08-x.html"),
        [
            "# No heading *here*",
            "- no list - at all",
            "<b>no tag</b> & [no](link)"
        ]
    );
    let page = folder.page("articles/2022-01-08-x.html");
    assert!(!page.links().contains(&"link"));
}

#[test]
fn line_ends_part_passages_where_there_are_no_blank_lines() {
    let folder = article(
        "2022-01-08-x.txt",
        "First passage.\nSecond passage.\nThird.\n",
    );
    folder.build();
    assert_eq!(passages(&folder, "articles/2022-01-08-x.html").len(), 3);
}

/// Source text is untrusted: nothing in it runs, loads or leads where it should not.
#[test]
fn nothing_in_a_source_text_runs() {
    let folder = article(
        "2022-01-08-x.md",
        "Words <script>alert(1)</script> and <img src=x onerror=alert(2)> more.\n\n\
         <iframe src=\"https://evil.example/\"></iframe>\n\n\
         <div style=\"x\" onclick=\"alert(3)\">block</div>\n\n\
         [a](javascript:alert(4)) [b](JaVaScRiPt:alert(5)) [c](data:text/html,x) [d](vbscript:x) <javascript:alert(6)>\n\n\
         ![p](https://evil.example/p.png)\n\n\
         [e](https://example.org/fine)\n",
    );
    folder.build_with_warnings();
    let page = folder.page("articles/2022-01-08-x.html");
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    for element in &page.elements {
        // Data for programs, which no browser runs; besides it the page has one script, our own.
        if element.get("type") == Some("application/ld+json") {
            assert!(!element.text.contains('<'), "{element:?}");
            continue;
        }
        assert!(
            element.get("src") == Some("../script/page.js")
                || !matches!(element.name.as_str(), "script" | "iframe" | "img"),
            "{element:?}"
        );
        assert!(
            element
                .attributes
                .iter()
                .all(|(name, _)| name != "style" && !name.starts_with("on")),
            "{element:?}"
        );
        let address = element.get("href").unwrap_or_default().to_lowercase();
        assert!(
            !["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|scheme| address.starts_with(scheme)),
            "{element:?}"
        );
    }
    assert!(page.links().contains(&"https://example.org/fine"));
}

#[test]
fn names_and_titles_are_escaped() {
    let folder = Folder::site();
    let title = "</title><script>alert(1)</script> \\\"&amp; {{ site }}";
    folder.file(
        "content/events/x.md",
        event(&quoting("The airport was closed for the whole day")).replace("Another event", title),
    );
    folder.build();
    for path in [
        "events/x.html",
        "index.html",
        "days/2022-01-11.html",
        "articles/2022-01-11-report.html",
    ] {
        let page = folder.page(path);
        assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
        assert!(
            page.all("script").all(|script| script.get("src").is_some()
                || script.get("type") == Some("application/ld+json") && !script.text.contains('<')),
            "{path}"
        );
        assert!(
            page.text()
                .contains("</title><script>alert(1)</script> \"&amp; {{ site }}"),
            "{path}"
        );
    }
}

#[test]
fn our_own_texts_keep_no_dangerous_html_either() {
    let folder = Folder::site();
    folder.file("content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nA <b onclick=\"x\">bold</b> <script>alert(1)</script> word.\n\n<style>p{}</style>\n\n<p style=\"x\">fine</p>\n");
    folder.build_with_warnings();
    let page = folder.page("pages/about.html");
    assert!(page.all("script").next().is_none() && page.all("style").next().is_none());
    assert!(page.elements.iter().all(|e| {
        e.attributes
            .iter()
            .all(|(name, _)| name != "style" && !name.starts_with("on"))
    }));
    assert!(page.text().contains("bold") && page.text().contains("fine"));
}

#[test]
fn a_withheld_name_is_in_no_file() {
    let folder = Folder::site();
    folder.file(
        "content/articles/2022-01-09-x.txt",
        "The boy Quagga Zebroid was hurt. Zebroids are animals.\n",
    );
    folder.edit(
        "qantar.toml",
        "title",
        "[people]\nwithhold = true\n[sources]\nrights = \"full\"\n[site]\nfooter",
    );
    let names = folder.parent().join("names.txt");
    std::fs::write(&names, "Quagga Zebroid\n").unwrap();
    let run = |folder: &Folder, file: Option<&std::path::Path>| {
        let mut command = common::command(&["build"]);
        command.current_dir(folder.root());
        if let Some(file) = file {
            command.env("QANTAR_WITHHOLD", file);
        }
        common::run(&mut command)
    };
    run(&folder, None).is(1).says(&["QANTAR_WITHHOLD"]);
    assert!(!folder.path("public").exists());
    run(&folder, Some(&names)).is(0);
    let public = folder.public();
    assert!(public.values().all(|bytes| !common::holds(bytes, "Quagga")));
    assert!(
        String::from_utf8_lossy(&public["articles/2022-01-09-x.html"]).contains("[name withheld]")
    );
}
