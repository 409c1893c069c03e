//! Whatever texts a site holds, reading and linking them ends, says where something is wrong, and
//! never panics.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use proptest::prelude::*;
use qantar::model::Place;
use qantar::{Assembled, BuildOptions, Silent, assemble, render_to};

/// Pieces of front matter and text that lead deep into the reading, whole and broken.
const PIECES: &[&str] = &[
    "+++\n",
    "---\n",
    "+++",
    "---",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{feff}",
    "\t",
    "title = \"x\"\n",
    "title: x\n",
    "title = ",
    "date = \"2022-01-05\"\n",
    "date: 2022-01-05\n",
    "date = 2022-01\n",
    "date = \"2022-02-30\"\n",
    "date = \"[2022-01-04..2022-01-06]\"\n",
    "date = \"2022-01-05/..\"\n",
    "date 2022-01-11 ",
    "actors = [\"a\"]\n",
    "actors: [a, b\n",
    "actors:\n  - a\n",
    "regions = [\"r\", 5]\n",
    "[[figures]]\n",
    "value = 8000\n",
    "low = 1\n",
    "high = nan\n",
    "value = -inf\n",
    "measure = \"m\"\n",
    "quote = \"8,000\"\n",
    "source = \"2022-01-01-a#p1\"\n",
    "source = \"#p1\"\n",
    "[[corrections]]\n",
    "note = \"n\"\n",
    "slug = \"..\"\n",
    "aliases = [\"/\"]\n",
    "places = [{ name = \"x\", lat = 91.0 }]\n",
    "reviewed = [{ by = \"\" }]\n",
    "draft = true\n",
    "extra: &a [*a]\n",
    "? complex\n: key\n",
    "!!binary x\n",
    "\"\"\"",
    "'''",
    "{{",
    "}}",
    "[",
    "]",
    "{",
    "=",
    ":",
    "> ",
    ">\n",
    "> > ",
    "> words\n>\n> — A, [r](../articles/2022-01-01-a.txt)\n",
    "> words\n>\n> — [r](../articles/2022-01-01-a.txt#:~:text=words,of)\n",
    "— ",
    "-- ",
    "[…]",
    "[...]",
    "[r](../articles/2022-01-01-a.txt#p1 \"disputes\")",
    "[r](../articles/2022-01-01-a.txt#p99999999999999999999)",
    "[r](<../articles/a b.txt>)",
    "[r](javascript:x)",
    "![i](x.png \"t\")",
    "- A: [x](../articles/2022-01-01-a.txt#p1)\n",
    "1. ",
    "# ",
    "```\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "<div>",
    "</div>",
    "<script>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "\\",
    "*",
    "_",
    "**",
    "қаңтар",
    "İ",
    "ß",
    "ﬁ",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{202e}",
    "\0",
    "words of a text",
    "8,000",
    "Almaty",
    "Disclaimer: x",
    "( With inputs from ANI )",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A text with a head in one of the two notations, so that the keys below are read.
fn document() -> impl Strategy<Value = String> {
    let keys = || proptest::collection::vec(proptest::sample::select(PIECES), 0..8);
    prop_oneof![
        2 => text(),
        3 => (keys(), text()).prop_map(|(keys, text)| format!("+++\ntitle = \"T\"\ndate = \"2022-01-05\"\n{}\n+++\n{text}", keys.concat())),
        1 => (keys(), text()).prop_map(|(keys, text)| format!("---\ntitle: T\ndate: 2022-01-05\n{}\n---\n{text}", keys.concat())),
    ]
}

const ARTICLE: &str = "Words of a text, 8,000 words of it.\n\nwords\n";

const SECTIONS: &[(&str, &str)] = &[
    ("articles", "2022-01-02-x.md"),
    ("articles", "2022-01-02-y.txt"),
    ("articles", "undated.markdown"),
    ("events", "x.md"),
    ("questions", "x.md"),
    ("actors", "a.md"),
    ("regions", "r.md"),
    ("pages", "x.md"),
];

fn write(root: &Path, texts: &[String]) {
    let put = |path: &str, text: &str| {
        let path = root.join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("articles/2022-01-01-a.txt", ARTICLE);
    for ((folder, name), text) in SECTIONS.iter().zip(texts) {
        put(&format!("{folder}/{name}"), text);
    }
}

/// Every place that a diagnostic names is in its file.
fn places_are_in_their_files(assembled: &Assembled) -> Result<(), TestCaseError> {
    for diagnostic in &assembled.diagnostics {
        let Place::Words(source, span) = &diagnostic.place else {
            continue;
        };
        let text = assembled
            .site
            .sources
            .read(*source)
            .map(|text| text.text)
            .unwrap_or_default();
        prop_assert!(
            span.start <= span.end && span.end <= text.len(),
            "{diagnostic:?}"
        );
        let whole = text.is_char_boundary(span.start) && text.is_char_boundary(span.end);
        prop_assert!(whole, "{diagnostic:?} in {text:?}");
    }
    Ok(())
}

/// A few cases each, since each is a whole site; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|cases| cases.parse().ok()).unwrap_or(24),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_content_makes_it_panic(texts in proptest::collection::vec(document(), SECTIONS.len())) {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &texts);
        let mut assembled = assemble(folder.path(), &BuildOptions { strict: true, ..BuildOptions::default() }, &Silent).unwrap();
        places_are_in_their_files(&assembled)?;
        // What has errors is printed all the same: nothing in it may panic either.
        let printed = render_to(&mut assembled, |_, _| Ok::<(), ()>(()));
        prop_assert!(printed.is_ok());
        let templates = assembled.diagnostics.iter().any(|one| one.code == "template");
        prop_assert!(!templates, "{:?}", assembled.diagnostics);
    }

    #[test]
    fn no_bare_folder_makes_it_panic(texts in proptest::collection::vec(document(), 3)) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in ["a.txt", "b.md", "c.markdown"].iter().zip(&texts) {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut assembled = assemble(folder.path(), &BuildOptions::default(), &Silent).unwrap();
        places_are_in_their_files(&assembled)?;
        prop_assert!(render_to(&mut assembled, |_, _| Ok::<(), ()>(())).is_ok());
    }

    #[test]
    fn no_settings_make_it_panic(pieces in proptest::collection::vec(proptest::sample::select(SETTINGS), 0..12)) {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[]);
        std::fs::write(folder.path().join("qantar.toml"), pieces.concat()).unwrap();
        let mut assembled = assemble(folder.path(), &BuildOptions::default(), &Silent).unwrap();
        places_are_in_their_files(&assembled)?;
        prop_assert!(render_to(&mut assembled, |_, _| Ok::<(), ()>(())).is_ok());
    }

    #[test]
    fn bytes_that_are_no_text_are_said_to_be_none(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[]);
        std::fs::write(folder.path().join("content/articles/2022-01-02-x.md"), &bytes).unwrap();
        let assembled = assemble(folder.path(), &BuildOptions::default(), &Silent).unwrap();
        places_are_in_their_files(&assembled)?;
    }
}

const SETTINGS: &[&str] = &[
    "title = \"x\"\n",
    "title = 5\n",
    "base_url = \"https://example.org\"\n",
    "base_url = \"nonsense\"\n",
    "base_url = \"https://\"\n",
    "language = \"ar\"\n",
    "language = \"xx-YY-zz\"\n",
    "language = \"\"\n",
    "timezone = \"Asia/Almaty\"\n",
    "timezone = \"Mars\"\n",
    "[site]\n",
    "accent = \"#12345\"\n",
    "accent = \"#a1b2c3\"\n",
    "logo = \"../x\"\n",
    "[contact]\n",
    "email = \"a@b\"\n",
    "url = \"javascript:x\"\n",
    "[repository]\n",
    "branch = \"main\"\n",
    "[events]\n",
    "reviews_required = -1\n",
    "reviews_required = 99999999999\n",
    "[sources]\n",
    "rights = \"all\"\n",
    "rights = \"link\"\n",
    "[kinds]\n",
    "a = \"A\"\n",
    "b = 5\n",
    "[measures]\n",
    "m = { label = \"M\" }\n",
    "[scopes]\n",
    "[",
    "=",
    "\"",
    "\n",
    "қ",
];
