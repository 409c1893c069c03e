//! Sealed articles: what is not quoted is nowhere, what is quoted is verified, and with the whole
//! text at hand the seal is proven or refuted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;

use common::samples::{event, quoting};
use common::{Folder, Tree, holds, tells, tree};
use proptest::prelude::*;

const REPORT: &str = "content/articles/2022-01-11-report.txt";

/// The sample site, whose report is sealed.
fn sealed() -> Folder {
    let folder = Folder::site();
    let run = folder.qantar(&["seal", "2022-01-11-report"]).is(0);
    run.says(&["has no `title`"]);
    folder
}

/// A site with an article of each kind, each passage of which has a word that stands nowhere else.
fn of_all_kinds() -> Folder {
    let folder = Folder::site();
    folder.file(
        "content/articles/2022-01-12-list.md",
        "+++\ntitle = \"A list\"\nactors = [\"tokayev\"]\n+++\n\n# The zebra1 heading *it* has\n\n\
         First zebra2 paragraph, [linked](https://example.org/) & all <b>that</b>.\n\n\
         - An item zebra3 of it\n- Another, zebra4\n\n| a zebra5 | b |\n|---|---|\n| c zebra6 | d |\n\n\
         ```\nsome zebra7 code\n  in two lines\n```\n\nLast zebra8 paragraph of the list.\n",
    );
    folder.file(
        "content/articles/2022-01-13-head.md",
        "---\ntitle: A head\nextra:\n  a: 1\n---\n\nOne lemur1 word.\n\nTwo lemur2 words.\n",
    );
    folder.file(
        "content/articles/wire.txt",
        " date 2022-01-14 The wire panda1 says so.\n\nThe wire panda2 says more.\n\n( With inputs from ANI )\n",
    );
    let passage = |n: u32| {
        format!(
            "<p>Passage otter{n} of the page is long enough for a reading view to take it for main text, with commas, and so on, and so forth.</p>"
        )
    };
    let passages: String = (1..=4).map(passage).collect();
    folder.file(
        "content/articles/page.html",
        format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>The page</title>\
             <meta property=\"og:title\" content=\"The page\"><meta property=\"og:site_name\" content=\"The Gazette\">\
             <meta property=\"article:published_time\" content=\"2022-01-15T09:30:00+06:00\">\
             <link rel=\"canonical\" href=\"https://example.org/page\"></head>\
             <body><article><h1>The page</h1>{passages}</article></body></html>\n"
        ),
    );
    let quotations = [
        ("An item zebra3 of it", "2022-01-12-list.md"),
        ("c zebra6 d", "2022-01-12-list.md#p6"),
        ("some zebra7 code in two", "2022-01-12-list.md"),
        ("Two lemur2 words.", "2022-01-13-head.md"),
        ("wire panda1 says", "wire.txt#:~:text=The%20wire%20panda1"),
        ("Passage otter3 of the page", "page.html"),
    ];
    let body: String = quotations
        .iter()
        .map(|(words, to)| format!("> {words}\n>\n> — [source](../articles/{to})\n\n"))
        .collect();
    folder.file("content/events/2022-01-12-all.md", event(&body));
    // Nothing in it is left to be sealed.
    folder.file(
        "content/articles/2022-01-16-short.txt",
        "All of it is quoted.\n",
    );
    let words = "> All of it is quoted.\n>\n> — [source](../articles/2022-01-16-short.txt)";
    folder.file("content/events/2022-01-16-short.md", event(words));
    folder
}

const SEALED_WORDS: [&str; 10] = [
    "zebra1", "zebra2", "zebra4", "zebra5", "zebra8", "lemur1", "panda2", "otter1", "otter2",
    "otter4",
];

/// The anchors of the passages that an article's page shows.
fn anchors(folder: &Folder, page: &str) -> BTreeSet<String> {
    let page = folder.page(page);
    let ids = page.elements.iter().filter_map(|one| one.get("id"));
    ids.filter(|id| id.starts_with('p') && id[1..].parse::<u32>().is_ok())
        .map(str::to_owned)
        .collect()
}

/// The output but for the pages of sources and what is made of their whole text.
fn beside_sources(folder: &Folder) -> Tree {
    let mut public = folder.public();
    public.retain(|path, _| {
        !path.starts_with("articles/") && !path.starts_with("pagefind/") && !path.starts_with('.')
    });
    public
}

#[test]
fn of_a_sealed_text_only_what_is_quoted_is_anywhere() {
    let folder = of_all_kinds();
    folder.qantar(&["check", "--strict"]).is(1); // a bare `#p6`
    folder.build();
    let pages = [
        "articles/2022-01-12-list.html",
        "articles/wire.html",
        "articles/page.html",
    ];
    let before = (
        beside_sources(&folder),
        pages.map(|page| anchors(&folder, page)),
    );
    let names: BTreeSet<String> = tree(&folder.path("content")).into_keys().collect();

    let run = folder.qantar(&["seal", "--all"]).is(0);
    assert!(
        run.err.contains("short.txt: every passage of it is quoted"),
        "{}",
        run.err
    );
    assert!(run.out.contains("5 articles sealed"), "{}", run.out);
    assert!(
        run.out.contains("list.md: 3 of 8 passages kept"),
        "{}",
        run.out
    );
    std::fs::remove_dir_all(folder.path("public")).unwrap();
    let built = folder.build();
    assert!(built.out.contains("6 articles (5 sealed)"), "{}", built.out);
    folder.built();
    for word in SEALED_WORDS {
        for (place, files) in [
            ("output", folder.public()),
            ("content", tree(&folder.path("content"))),
        ] {
            for (path, bytes) in files {
                assert!(!holds(&bytes, word), "{word} is in {path} of the {place}");
            }
        }
    }
    // The same names, the same anchors, and all that rests on the texts the same to the byte.
    let now: BTreeSet<String> = tree(&folder.path("content")).into_keys().collect();
    assert_eq!(now, names);
    let after = (
        beside_sources(&folder),
        pages.map(|page| anchors(&folder, page)),
    );
    assert_eq!(after.1, before.1);
    assert_eq!(
        after.0.keys().collect::<Vec<_>>(),
        before.0.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &after.0 {
        assert!(before.0.get(path) == Some(bytes), "{path} is another");
    }
    let page = folder.read("public/articles/2022-01-12-list.html");
    for words in ["p1 to p2 left out", "p7", "sealed", "8 passages; kept: 3"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // With the whole texts at hand the seals are true; they are nobody else's business.
    let run = folder.qantar(&["check"]).is(0).quiet();
    assert!(run.out.contains("(5 sealed, proven)"), "{}", run.out);
    assert!(folder.read("originals/.gitignore").contains("\n*\n"));
    assert!(folder.read("originals/wire.txt").contains("panda2"));
    let drafts = folder.qantar(&["draft"]).is(0);
    assert!(!drafts.out.contains("zebra"), "{}", drafts.out);
}

#[test]
fn what_was_sealed_comes_back_as_it_was() {
    let folder = of_all_kinds();
    let before = tree(&folder.path("content"));
    folder.qantar(&["seal", "--all"]).is(0);
    assert_ne!(tree(&folder.path("content")), before);
    let again = folder.qantar(&["seal", "--all"]).is(0);
    assert!(
        again.out.contains("0 articles sealed; 5 as before"),
        "{}",
        again.out
    );
    folder.qantar(&["seal", "--all", "--unseal"]).is(0);
    assert_eq!(tree(&folder.path("content")), before);
    assert!(!folder.path("originals/wire.txt").exists());
    folder.qantar(&["seal", "--all"]).is(0);

    // What the editor changed meanwhile stays.
    folder.edit(
        "content/articles/wire.txt",
        "+++\n",
        "+++\npublisher = \"ANI\"\n",
    );
    folder.edit(
        "content/articles/2022-01-13-head.md",
        "title: A head",
        "title: Another head",
    );
    folder.qantar(&["check"]).is(0).quiet();
    folder
        .qantar(&["seal", "--unseal", "wire", "2022-01-13-head"])
        .is(0);
    let wire = folder.read("content/articles/wire.txt");
    assert!(
        wire.contains("publisher = \"ANI\"") && wire.contains("panda2"),
        "{wire}"
    );
    assert!(
        wire.contains("date = \"2022-01-14\"") && !wire.contains("date 2022"),
        "{wire}"
    );
    let head = folder.read("content/articles/2022-01-13-head.md");
    assert!(
        head.contains("Another head") && head.contains("lemur1"),
        "{head}"
    );
    folder.qantar(&["check"]).is(0).quiet();
    folder.qantar(&["seal", "wire", "2022-01-13-head"]).is(0);
    folder
        .qantar(&["check", "--originals", "originals"])
        .is(0)
        .quiet();
}

#[test]
fn a_changed_letter_breaks_the_seal() {
    let folder = sealed();
    let good = folder.read(REPORT);
    folder.build();
    let public = folder.public();
    let cases = [
        ("8,000 people", "9,000 people", "p2 is not what was sealed"),
        ("[p1 is sealed]", "[p1 to p2 are sealed]", "begins at p4"),
        ("[p1 is sealed]\n\n", "", "begins at p2"),
        (
            "[p3 to p4 are sealed]",
            "Forged words.\n\n[p4 is sealed]",
            "p3 has no hash in the seal",
        ),
        (
            "\n[p3 to p4 are sealed]",
            "",
            "p3 is neither there nor said to be sealed",
        ),
        ("end = 51", "end = 50", "p2 is not what was sealed"),
    ];
    for (from, to, message) in cases {
        folder.file(REPORT, good.replacen(from, to, 1));
        assert_ne!(folder.read(REPORT), good, "{from}");
        let found = folder.check();
        let first = found.0.iter().find(|one| one["code"] == "seal-broken");
        let first = first.unwrap_or_else(|| panic!("{to}: {}", found.words()));
        tells(first, &[message, "--unseal"]);
        folder.qantar(&["build"]).is(1);
        assert_eq!(folder.public(), public, "the site is as it was");
    }
    folder.file(REPORT, good);
    folder.build();
}

#[test]
fn the_whole_text_proves_a_seal_or_refutes_it() {
    let folder = sealed();
    let run = folder.qantar(&["check"]).is(0).quiet();
    assert!(
        run.out.contains("1 article (1 sealed, proven)"),
        "{}",
        run.out
    );

    // Another text.
    let original = folder.read("originals/2022-01-11-report.txt");
    folder.edit(
        "originals/2022-01-11-report.txt",
        "whole night",
        "hole night, marmot",
    );
    let found = folder.check();
    tells(
        found.only("seal-refuted"),
        &["is not the one that was sealed"],
    );
    assert!(!found.words().contains("marmot"), "no word of it is told");
    folder.file("originals/2022-01-11-report.txt", &original);

    // A passage that was forged together with its hashes: only the whole text tells.
    let good = folder.read(REPORT);
    let forged = good.replace("About 8,000", "About 9,000");
    let hash = |words: &str| qantar::content::sealed::sha256(words.as_bytes());
    let (words, rest) = (
        "About 8,000 people have been arrested by the police",
        ", Tokayev said in Almaty.",
    );
    let forged = forged
        .replace(&hash(words), &hash(&words.replace('8', "9")))
        .replace(
            &hash(&format!("{words}{rest}")),
            &hash(&format!("{}{rest}", words.replace('8', "9"))),
        );
    folder.file(REPORT, forged);
    folder.edit(
        "content/events/2022-01-10-speech.md",
        "About 8,000",
        "About 9,000",
    );
    tells(folder.check().only("seal-refuted"), &["other words as p2"]);
    folder.edit(
        "content/events/2022-01-10-speech.md",
        "About 9,000",
        "About 8,000",
    );
    folder.file(REPORT, good);

    // None at hand.
    std::fs::remove_file(folder.path("originals/2022-01-11-report.txt")).unwrap();
    let run = folder.qantar(&["check", "--strict"]).is(0).quiet();
    assert!(run.out.contains("1 article (1 sealed)"), "{}", run.out);
    folder
        .check_with(&["--originals", "originals"])
        .only("seal-unproven");
    let run = folder
        .qantar(&["seal", "--unseal", "2022-01-11-report"])
        .is(1);
    run.says(&["is missing", "nothing was written"]);
}

#[test]
fn a_new_quotation_is_verified_by_who_has_the_text() {
    let folder = sealed();
    let new = quoting("closed for the whole night");
    folder.file("content/events/2022-01-11-airport.md", event(&new));
    let found = folder.check();
    tells(
        found.only("sealed-words"),
        &["which is sealed", "qantar seal 2022-01-11-report"],
    );
    // Words in a passage that is kept are no news.
    let old = quoting("Tokayev said in Almaty");
    folder.file("content/events/2022-01-11-airport.md", event(&old));
    folder.check().nothing();
    let cited = "See [it](../articles/2022-01-11-report.txt#p4).";
    folder.file("content/events/2022-01-11-airport.md", event(cited));
    tells(
        folder.check().only("sealed-passage"),
        &["p4", "qantar seal"],
    );

    folder.file("content/events/2022-01-11-airport.md", event(&new));
    folder.qantar(&["seal", REPORT]).is(0);
    folder.check().nothing();
    let text = folder.read(REPORT);
    assert!(
        text.contains("[p3 is sealed]") && text.contains("whole night"),
        "{text}"
    );
    // Words that do not stand in the whole text either are no more verified than before.
    folder.edit(
        "content/events/2022-01-11-airport.md",
        "whole night",
        "whole week",
    );
    let run = folder.qantar(&["seal", "2022-01-11-report"]).is(1);
    run.says(&["quotation-not-found", "nothing was written"]);
    assert_eq!(folder.read(REPORT), text);
}

#[test]
fn links_that_name_words_around_theirs_keep_those_too() {
    let folder = Folder::site();
    let passages = [
        "before",
        "same words",
        "between",
        "same words",
        "after",
        "end",
    ];
    folder.file(
        "content/articles/2022-01-12-twice.txt",
        passages.join("\n\n"),
    );
    let link = "> same words\n>\n> — [it](../articles/2022-01-12-twice.txt#:~:text=between-,same%20words,-after)";
    folder.file("content/events/2022-01-12-twice.md", event(link));
    folder.check().nothing();
    folder.qantar(&["seal", "2022-01-12-twice"]).is(0);
    folder.check().nothing();
    let text = folder.read("content/articles/2022-01-12-twice.txt");
    let body = text.rsplit("+++\n").next().unwrap();
    assert_eq!(
        body,
        "\n[p1 to p2 are sealed]\n\nbetween\n\nsame words\n\nafter\n\n[p6 is sealed]\n"
    );
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let folder = Folder::site();
    let before = tree(folder.root());
    let unchanged = || assert_eq!(tree(folder.root()), before);
    folder
        .qantar(&["seal", "2022-01-11-report", "--dry-run"])
        .is(0);
    unchanged();
    let run = folder.qantar(&["seal", "2022-01-11-reprot"]).is(2);
    run.says(&["did you mean `2022-01-11-report`"]);
    for inside in [
        "content/originals",
        "static",
        "public/o",
        "content/../content/x",
    ] {
        let run = folder
            .qantar(&["seal", "--all", "--originals", inside])
            .is(1);
        run.says(&["would be published"]);
    }
    folder.qantar(&["seal"]).is(2);
    unchanged();
    folder.file("originals/2022-01-11-report.txt", "Another text.\n");
    let run = folder.qantar(&["seal", "--all"]).is(1);
    run.says(&["holds another text"]);
    assert!(folder.read(REPORT).contains("whole night"));
    std::fs::remove_dir_all(folder.path("originals")).unwrap();
    unchanged();
    folder.edit("content/events/2022-01-10-speech.md", "police", "army");
    folder
        .qantar(&["seal", "--all"])
        .is(1)
        .says(&["quotation-not-found", "mend them first"]);
    assert!(!folder.path("originals").exists());
    let bare = Folder::with(&[("2022-01-11-a.txt", "One.\n\nTwo.\n")]);
    bare.qantar(&["seal", "--all"])
        .is(2)
        .says(&["plain folder of texts"]);
}

/// A text of passages whose words are all different, and what is quoted of it: a passage, the
/// first word, how many words, and how the link names the place.
fn quoted() -> impl Strategy<Value = (usize, Vec<(usize, usize, usize, u8)>)> {
    let quotation = (0..8usize, 0..6usize, 1..6usize, 0..3u8);
    (2..8usize, prop::collection::vec(quotation, 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sealed_site_says_what_it_said((count, quotations) in quoted()) {
        let words: Vec<Vec<String>> = (0..count)
            .map(|p| (0..12).map(|w| format!("w{p}x{w}{}", ["", "*", "’s", "_b"][w % 4])).collect())
            .collect();
        let folder = Folder::site();
        let text: Vec<String> = words.iter().map(|all| all.join(" ")).collect();
        folder.file("content/articles/2022-01-12-words.txt", text.join("\n\n") + "\n");
        let mut kept = BTreeSet::new();
        let mut body = "Told. See [it](../articles/2022-01-12-words.txt).\n\n".to_owned();
        for (passage, first, length, link) in quotations {
            let passage = passage % count;
            kept.insert(passage);
            let quote = words[passage][first..first + length].join(" ");
            let to = match link {
                0 => String::new(),
                1 => format!("#p{}", passage + 1),
                _ => format!("#:~:text=w{passage}x{first}"),
            };
            let to = if link == 2 && first % 4 != 0 { String::new() } else { to };
            let quote = quote.replace('*', "\\*").replace('_', "\\_");
            body.push_str(&format!("> {quote}\n>\n> — [it](../articles/2022-01-12-words.txt{to})\n\n"));
        }
        folder.file("content/events/2022-01-12-words.md", event(&body));
        folder.build();
        let before = (beside_sources(&folder), anchors(&folder, "articles/2022-01-12-words.html"));
        if kept.len() == count {
            folder.qantar(&["seal", "2022-01-12-words"]).is(1).says(&["nothing to seal"]);
            return Ok(());
        }
        folder.qantar(&["seal", "2022-01-12-words"]).is(0);
        folder.build();
        let after = (beside_sources(&folder), anchors(&folder, "articles/2022-01-12-words.html"));
        prop_assert_eq!(&after.1, &before.1);
        for (path, bytes) in &after.0 {
            prop_assert!(before.0.get(path) == Some(bytes), "{} is another", path);
        }
        for passage in (0..count).filter(|passage| !kept.contains(passage)) {
            let word = format!("w{passage}x");
            for (path, bytes) in folder.public().into_iter().chain(tree(&folder.path("content"))) {
                prop_assert!(!holds(&bytes, &word), "{} is in {}", word, path);
            }
        }
    }
}
