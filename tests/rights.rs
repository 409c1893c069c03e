//! What may not be shown is in no byte of the output.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, Tree, holds};

/// An article of every kind of passage, each with a word that stands nowhere else. The word
/// begins with `key` and ends with the number of the passage.
fn article(rights: &str, key: &str) -> String {
    format!(
        "+++\nrights = \"{rights}\"\npublisher = \"Gazette\"\n+++\n\n\
         # The {key}1 of a heading\n\n\
         First {key}2 paragraph of the report with <b>{key}3</b> markup and ![{key}4](pic.png \"{key}5\").\n\n\
         Second {key}6 paragraph with [a {key}7 link](https://example.org/{key}8 \"{key}9\").\n\n\
         - An item {key}10 of a list\n- Another item {key}11 of the list\n\n  With a {key}12 paragraph\n\n\
         | a | b |\n|---|---|\n| cell {key}13 | x |\n| cell {key}14 | y |\n\n\
         > Words {key}15 that it quotes\n>\n> > Words {key}16 in these\n\n\
         ```{key}17\nsome {key}18 code\n```\n\n\
         <div>An HTML {key}19 block</div>\n\n<!-- a {key}20 remark -->\n\n\
         [{key}21]: https://example.org/{key}22 \"{key}23\"\n\n\
         Last {key}24 paragraph names Tokayev in Almaty.\n\n\
         Disclaimer: {key}25 is not verified.\n\n\
         ( With inputs from ANI )\n"
    )
}

const ALL: [u32; 25] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
];

fn event(key: &str, words: &[&str]) -> String {
    let quotations: String = words
        .iter()
        .map(|words| format!("\n> {words}\n>\n> — [the report](../articles/2022-01-11-{key}.md)\n"))
        .collect();
    format!(
        "+++\ntitle = \"Event on {key}\"\ndate = \"2022-01-10\"\n+++\n\nTold in our words.\n{quotations}"
    )
}

fn site(rights: &str, key: &str, words: &[&str]) -> (Folder, Tree) {
    let folder = Folder::site();
    folder.file(
        &format!("content/articles/2022-01-11-{key}.md"),
        article(rights, key),
    );
    folder.file(&format!("content/events/on-{key}.md"), event(key, words));
    folder
        .qantar(&["build", "--base-url", "https://example.org/"])
        .is(0)
        .quiet();
    let mut public = folder.public();
    // Words are whole where the calendar's lines are not folded.
    let calendar = public.get_mut("timeline.ics").unwrap();
    let unfolded = String::from_utf8_lossy(calendar).replace("\r\n ", "");
    *calendar = unfolded.into_bytes();
    (folder, public)
}

/// Which of the numbered words are somewhere in the output.
fn shown(public: &Tree, key: &str) -> Vec<u32> {
    let there = |number: &u32| {
        let word = format!("{key}{number}");
        let followed = |bytes: &[u8]| {
            bytes.windows(word.len() + 1).any(|window| {
                window.starts_with(word.as_bytes()) && !window[word.len()].is_ascii_digit()
            })
        };
        public.values().any(|bytes| followed(bytes))
    };
    ALL.into_iter().filter(there).collect()
}

#[test]
fn a_full_text_is_shown() {
    let (_, public) = site("full", "zebra", &["Words zebra15 that it quotes"]);
    for number in [1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 18, 19, 24, 25] {
        assert!(shown(&public, "zebra").contains(&number), "zebra{number}");
    }
}

#[test]
fn of_an_excerpt_only_the_passages_that_are_quoted_are_shown() {
    let cases: &[(&[&str], &[u32])] = &[
        (&["Last zebra24 paragraph names"], &[24]),
        (&["First zebra2 paragraph of the report"], &[2, 3, 4, 5]),
        (&["An item zebra10 of a list"], &[10]),
        (&["Another item zebra11 of the list"], &[11]),
        (&["cell zebra13"], &[13]),
        (&["Words zebra16 in these"], &[16]),
        (&["some zebra18 code"], &[17, 18]),
        (&["An HTML zebra19 block"], &[19]),
        (
            &["The zebra1 of a heading", "Words zebra15 that it quotes"],
            &[1, 15],
        ),
    ];
    for (words, numbers) in cases {
        let (folder, public) = site("excerpt", "zebra", words);
        let found = shown(&public, "zebra");
        assert!(
            found.iter().all(|number| numbers.contains(number)),
            "{words:?}: {found:?}"
        );
        let quoted: Vec<u32> = numbers
            .iter()
            .copied()
            .filter(|number| {
                words.iter().any(|words| {
                    words.contains(&format!("zebra{number} "))
                        || words.ends_with(&format!("zebra{number}"))
                })
            })
            .collect();
        assert!(
            quoted.iter().all(|number| found.contains(number)),
            "{words:?}: {found:?}"
        );
        folder.built();
    }
}

#[test]
fn of_a_link_nothing_but_our_quotation_is_shown() {
    let (folder, public) = site("link", "zebra", &["Last zebra24 paragraph names Tokayev"]);
    assert_eq!(shown(&public, "zebra"), [24], "on the event's page");
    let article = folder.page("articles/2022-01-11-zebra.html");
    let of_the_text = |id: &str| {
        id.strip_prefix('p')
            .is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let passages = article
        .elements
        .iter()
        .filter_map(|element| element.get("id"));
    assert_eq!(passages.filter(|id| of_the_text(id)).count(), 0);
    folder.built();
    let links = folder.page("events/on-zebra.html");
    assert!(
        links.links().contains(&"../articles/2022-01-11-zebra.html"),
        "{:?}",
        links.links()
    );
}

/// The names of actors and regions in a withheld passage are an index, and no text.
#[test]
fn pages_of_actors_and_regions_do_not_give_withheld_passages_away() {
    for rights in ["excerpt", "link"] {
        let (folder, public) = site(rights, "zebra", &["An item zebra10 of a list"]);
        for page in ["actors/tokayev.html", "regions/almaty.html"] {
            let text = String::from_utf8_lossy(&public[page]);
            assert!(!text.contains("zebra24"), "{rights}: {page}");
        }
        folder.built();
    }
}

/// A title that is made from the text is text.
#[test]
fn a_title_made_from_the_text_is_withheld_everywhere() {
    for rights in ["excerpt", "link"] {
        let (_, public) = site(rights, "zebra", &["Last zebra24 paragraph names"]);
        let with: Vec<_> = public
            .iter()
            .filter(|(_, bytes)| holds(bytes, "zebra1 "))
            .map(|(path, _)| path)
            .collect();
        assert!(
            with.is_empty(),
            "{rights}: the first heading is in {with:?}"
        );
    }
    let folder = Folder::site();
    folder.file(
        "content/articles/2022-01-12-wire.txt",
        "date 2022-01-12 The quagga sentence of a wire. More.\n",
    );
    folder.edit(
        "qantar.toml",
        "title",
        "[sources]\nrights = \"link\"\n[site]\nfooter",
    );
    folder.build();
    assert!(
        folder
            .public()
            .values()
            .all(|bytes| !holds(bytes, "quagga"))
    );
}

#[test]
fn a_redirect_does_not_give_a_withheld_title_away() {
    for rights in ["excerpt", "link"] {
        let folder = Folder::site();
        let text = article(rights, "zebra").replacen("+++\n", "+++\naliases = [\"old.html\"]\n", 1);
        folder.file("content/articles/2022-01-11-zebra.md", text);
        folder.build();
        assert!(!holds(&folder.public()["old.html"], "zebra1"), "{rights}");
    }
}

#[test]
fn words_around_an_excerpt_are_marked_as_left_out() {
    let (folder, _) = site("excerpt", "zebra", &["Second zebra6 paragraph"]);
    let page = folder.page("articles/2022-01-11-zebra.html");
    let gaps = page
        .elements
        .iter()
        .filter(|element| element.has_class("gap"))
        .count();
    assert_eq!(gaps, 2, "before and after");
}

#[test]
fn drafts_and_dismissed_events_are_in_no_file() {
    let folder = Folder::site();
    let draft = |text: String| text.replacen("date", "draft = true\ndate", 1);
    folder.file(
        "content/events/draft.md",
        draft(event("none", &[]).replace("Told", "Quagga1 told")),
    );
    folder.file(
        "content/articles/2022-01-12-draft.md",
        "+++\ndraft = true\n+++\n\nThe quagga2 text.\n",
    );
    folder.file(
        "content/actors/draft.md",
        "+++\ntitle = \"Quagga3\"\ndraft = true\n+++\n\nWords.\n",
    );
    folder.file(
        "content/pages/draft.md",
        "+++\ntitle = \"Quagga4\"\ndraft = true\n+++\n\nWords.\n",
    );
    folder.file(
        "content/questions/draft.md",
        "+++\ntitle = \"Quagga5\"\ndraft = true\n+++\n\nWords.\n",
    );
    let dismissed =
        common::samples::SPEECH.replacen("date", "dismissed = \"a quagga6 twin\"\ndate", 1);
    folder.file(
        "content/events/dismissed.md",
        dismissed.replace("He spoke", "Quagga7 spoke"),
    );
    folder.build();
    for (path, bytes) in folder.public() {
        assert!(
            !holds(&bytes, "uagga") && !path.contains("draft") && !path.contains("dismissed"),
            "{path}"
        );
    }
}
