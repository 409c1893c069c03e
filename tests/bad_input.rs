//! Whatever is wrong with the input is said in a way that helps, at its place, and nothing that
//! was published is touched.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::samples::{event, quoting};
use common::{Folder, place, same, tells, tree};

const BAD: &str = "content/events/bad.md";

/// The sample site with one more event of this text.
fn with_event(text: &str) -> Folder {
    let folder = Folder::site();
    folder.file(BAD, text);
    folder
}

mod folders {
    use super::*;

    #[test]
    fn a_folder_without_texts_is_no_site() {
        let folder = Folder::empty();
        for verb in ["build", "check"] {
            let run = folder.qantar(&[verb, "."]).is(1);
            run.says(&["no texts", ".txt", "qantar init"]);
        }
        assert_eq!(tree(folder.parent()).len(), 0);
    }

    #[test]
    fn a_file_is_no_site() {
        let folder = Folder::with(&[("text.txt", "words")]);
        for verb in ["build", "check", "serve"] {
            let run = folder.qantar(&[verb, "text.txt"]).is(2);
            run.says(&["`text.txt` is a file, not a folder", "help:"]);
        }
        assert_eq!(tree(folder.parent()).len(), 1);
    }

    #[test]
    fn a_site_that_is_not_there_is_said_to_be_missing() {
        let folder = Folder::empty();
        let run = folder.qantar(&["build", "nowhere"]).is(2);
        run.says(&["there is no folder `nowhere`", "qantar init nowhere"]);
        assert_eq!(tree(folder.parent()).len(), 0);
    }

    #[test]
    fn a_misspelt_section_gets_its_neighbour_named() {
        let folder = Folder::site();
        folder.file("content/event/x.md", "words");
        tells(
            folder.check().only("passed-over"),
            &["did you mean `content/events`?"],
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_followed_only_when_asked() {
        let folder = Folder::site();
        let secret = folder.parent().join("2022-01-03-secret.txt");
        std::fs::write(&secret, "Words from elsewhere on this machine.\n").unwrap();
        let link = "content/articles/2022-01-03-secret.txt";
        std::os::unix::fs::symlink(&secret, folder.path(link)).unwrap();
        let found = folder.check();
        let error = found.only("outside");
        assert_eq!(place(error).0, link);
        tells(error, &["--follow-outside"]);
        folder.check_with(&["--follow-outside"]).nothing();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_goes_round_in_a_circle_ends() {
        let folder = Folder::site();
        let round = folder.path("content/articles/round");
        std::os::unix::fs::symlink(folder.path("content/articles"), round).unwrap();
        let found = folder.check();
        assert_eq!(place(found.only("unreadable")).0, "content/articles/round");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = Folder::site();
        let link = folder.path("content/events/gone.md");
        std::os::unix::fs::symlink(folder.path("content/events/nowhere.md"), link).unwrap();
        let found = folder.check();
        let error = found.only("unreadable");
        assert_eq!(place(error).0, "content/events/gone.md");
        tells(error, &["cannot be read"]);
    }

    #[test]
    fn a_folder_with_a_files_name_is_a_folder() {
        let folder = Folder::site();
        folder.file(
            "content/articles/odd.md/2022-01-04-inside.txt",
            "Words in a folder.\n",
        );
        folder.build();
        assert!(
            folder
                .path("public/articles/odd.md/2022-01-04-inside.html")
                .is_file()
        );
    }
}

mod articles {
    use super::*;

    #[test]
    fn a_text_without_a_date_is_an_error_in_a_site() {
        let folder = Folder::site();
        folder.file("content/articles/undated.txt", "Words of no day.\n");
        let found = folder.check();
        let error = found.only("undated");
        assert_eq!(place(error).0, "content/articles/undated.txt");
        tells(
            error,
            &["has no date", "`2022-01-11-`", "`date` in front matter"],
        );
        assert_eq!(error["severity"], "error");
    }

    #[test]
    fn a_text_without_a_date_is_built_in_a_bare_folder() {
        let folder = Folder::with(&[("undated.txt", "Words of no day.\n")]);
        assert_eq!(folder.check().only("undated")["severity"], "warning");
        folder.qantar(&["build", ".", "-o", "../out"]).is(0);
        let page = std::fs::read_to_string(folder.parent().join("out/articles/undated.html"));
        let page = page.unwrap();
        assert!(page.contains("Words of no day.") && page.to_lowercase().contains("undated"));
    }

    #[test]
    fn what_is_no_text_is_an_error_in_a_site_and_passed_over_in_a_bare_folder() {
        let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
        let folder = Folder::site();
        folder.file("content/articles/2022-01-02-picture.md", picture);
        let found = folder.check();
        let error = found.only("not-text");
        assert_eq!(place(error).0, "content/articles/2022-01-02-picture.md");
        tells(error, &["is no text"]);

        let bare = Folder::with(&[("2022-01-02-text.md", "Words.\n")]);
        bare.file("2022-01-03-picture.md", picture)
            .file("photo.jpg", picture);
        let found = bare.check();
        assert_eq!(found.one("not-text")["severity"], "warning");
        assert_eq!(found.one("passed-over")["severity"], "warning");
        bare.qantar(&["build", "."]).is(0);
        let site = tree(&bare.parent().join("site-site"));
        assert!(site.contains_key("articles/2022-01-02-text.html"));
        assert!(!site.contains_key("articles/2022-01-03-picture.html"));
    }

    #[test]
    fn a_day_that_is_in_no_calendar_is_said_to_be_none() {
        let folder = with_event("+++\ntitle = \"Never\"\ndate = \"2022-02-30\"\n+++\n\nWords.\n");
        let found = folder.check();
        let error = found.one("bad-date");
        assert_eq!(place(error), (BAD, 3, 8));
        tells(error, &["2022-02", "28"]);
    }

    #[test]
    fn no_depth_of_nesting_ends_the_program() {
        for mark in ["> ", "- ", "* > ", "[", "![", "**a ", "<div>"] {
            let folder = Folder::site();
            let text = mark.repeat(3000) + "words\n";
            folder.file("content/articles/2022-01-12-deep.md", &text);
            folder.file(
                "content/pages/deep.md",
                format!("+++\ntitle = \"Deep\"\n+++\n\n{text}"),
            );
            let run = folder.qantar(&["check"]);
            assert!((0..=1).contains(&run.code), "{mark}: {run:?}");
        }
        for head in ["+++\ntitle = ", "---\ntitle: "] {
            let folder = with_event(&format!("{head}{}\n", "[".repeat(20_000)));
            folder.qantar(&["check"]).is(1);
            folder.file(
                BAD,
                format!("{head}{}\n{}\n\nWords.\n", "[".repeat(20_000), &head[..3]),
            );
            folder.qantar(&["check"]).is(1);
        }
    }

    /// In a debug build; how long fifty megabytes take is measured elsewhere.
    #[test]
    fn an_article_of_many_megabytes_is_built() {
        let folder = Folder::site();
        let mut text = String::new();
        let mut number = 0;
        while text.len() < 5_000_000 {
            number += 1;
            text.push_str(&format!(
                "Line {number} of a very long report that names nobody and goes on about the \
                 weather of the day, the price of bread and the state of the roads.\n"
            ));
        }
        folder.file("content/articles/2022-01-12-long.txt", &text);
        folder.file(
            "content/events/long.md",
            event("> Line 20000 of a very long report\n>\n> — [long](../articles/2022-01-12-long.txt)"),
        );
        let limited = format!(
            "ulimit -v 1500000; exec '{}' build .",
            assert_cmd::cargo::cargo_bin!("qantar").display()
        );
        let mut shell = std::process::Command::new("sh");
        let run = common::run(shell.args(["-c", &limited]).current_dir(folder.root()));
        run.is(0).quiet();
        let page = folder.read("public/events/long.html");
        assert!(page.contains("2022-01-12-long.html#p20000"));
    }
}

mod names {
    use super::*;

    #[test]
    fn blanks_cyrillic_and_two_hundred_letters_are_fine() {
        let folder = Folder::site();
        let long = format!("content/articles/2022-01-03-{}.txt", "x".repeat(200));
        let names = [
            "content/articles/2022-01-02 a b.txt",
            "content/articles/2022-01-02-қаңтар.txt",
            &long,
        ];
        for name in names {
            folder.file(name, "Words that are found nowhere else.\n");
        }
        folder.file(
            "content/events/қаңтар оқиғасы.md",
            event(
                "> Words that are found nowhere else\n>\n> — [one](<../articles/2022-01-02 a b.txt>)\n\n\
                 > Words that are found nowhere else\n>\n> — [two](../articles/2022-01-02-қаңтар.txt)",
            ),
        );
        folder.build();
        folder.built();
        let page = folder.page("events/қаңтар оқиғасы.html");
        let links = page.links();
        assert!(
            links.contains(&"../articles/2022-01-02%20a%20b.html#p1"),
            "{links:?}"
        );
        let cyrillic = "../articles/2022-01-02-%D2%9B%D0%B0%D2%A3%D1%82%D0%B0%D1%80.html#p1";
        assert!(links.contains(&cyrillic), "{links:?}");
    }

    #[test]
    fn a_name_that_gives_too_long_a_url_is_an_error() {
        let folder = Folder::site();
        let name = format!("content/articles/2022-01-03-{}.md", "x".repeat(240));
        folder.file(&name, "Words.\n");
        let found = folder.check();
        let error = found.only("bad-file-name");
        assert_eq!(place(error).0, name);
        tells(error, &["255", "slug"]);
    }

    #[test]
    fn dots_in_a_name_lead_nowhere() {
        let folder = Folder::site();
        folder.file(
            "content/articles/2022-01-02-a..b.txt",
            "Words of the first.\n",
        );
        folder.file(
            "content/articles/..2022/2022-01-02-c.txt",
            "Hidden words.\n",
        );
        folder.build();
        assert!(
            folder
                .path("public/articles/2022-01-02-a..b.html")
                .is_file()
        );
        assert_eq!(
            tree(folder.parent())
                .keys()
                .filter(|name| name.ends_with("-c.html"))
                .count(),
            0
        );
    }

    #[test]
    fn neither_a_slug_nor_an_alias_leads_out_of_the_site() {
        for (line, code) in [
            ("slug = \"../../escape\"", "bad-slug"),
            ("slug = \"..\"", "bad-slug"),
            ("aliases = [\"../escape.html\"]", "bad-alias"),
            ("aliases = [\"a/../../escape.html\"]", "bad-alias"),
            ("aliases = [\"https://example.org/x\"]", "bad-alias"),
        ] {
            let folder = with_event(
                &event(&quoting("The airport was closed for the whole day")).replacen(
                    "date",
                    &format!("{line}\ndate"),
                    1,
                ),
            );
            let found = folder.check();
            assert_eq!(
                (place(found.only(code)).0, place(found.only(code)).1),
                (BAD, 3),
                "{line}"
            );
        }
    }

    #[test]
    fn a_link_to_a_file_outside_is_an_error() {
        let folder = with_event(&event("> Words\n>\n> — [x](../../../../etc/passwd)"));
        let found = folder.check();
        assert_eq!(place(found.one("blockquote-shape")).0, BAD);
    }
}

mod urls {
    use super::*;

    fn twins(folder: &Folder, files: &[&str]) {
        let found = folder.check();
        let error = found.only("same-url");
        let whole = format!("{} {}", place(error).0, common::told(error));
        for file in files {
            assert!(whole.contains(file), "`{file}` is not in: {whole}");
        }
        folder.qantar(&["build"]).is(1);
        assert!(!folder.path("public").exists());
    }

    #[test]
    fn two_files_of_one_name_are_named_both() {
        let folder = Folder::site();
        let files = [
            "content/articles/2022-01-02-a.md",
            "content/articles/2022-01-02-a.txt",
        ];
        files
            .iter()
            .for_each(|file| _ = folder.file(file, "Words.\n"));
        twins(&folder, &files);
    }

    #[test]
    fn two_names_that_differ_in_case_are_named_both() {
        let folder = Folder::site();
        let files = [
            "content/articles/2022-01-02-A.txt",
            "content/articles/2022-01-02-a.txt",
        ];
        files
            .iter()
            .for_each(|file| _ = folder.file(file, "Words.\n"));
        twins(&folder, &files);
    }

    #[test]
    fn a_slug_that_is_another_files_name_is_named_with_it() {
        let files = [BAD, "content/events/2022-01-10-speech.md"];
        let text = event(&quoting("The airport was closed for the whole day"));
        let folder = with_event(&text.replacen("date", "slug = \"2022-01-10-speech\"\ndate", 1));
        twins(&folder, &files);
    }

    #[test]
    fn a_static_file_in_a_pages_place_is_named_with_it() {
        let folder = Folder::site();
        folder.file("static/events/2022-01-10-speech.html", "<p>Mine</p>");
        twins(
            &folder,
            &[
                "static/events/2022-01-10-speech.html",
                "content/events/2022-01-10-speech.md",
            ],
        );
    }

    #[test]
    fn a_page_in_the_place_of_a_list_is_an_error() {
        let folder = Folder::site();
        folder.file(
            "content/actors/index.md",
            "+++\ntitle = \"Index\"\n+++\n\nWords.\n",
        );
        twins(
            &folder,
            &["content/actors/index.md", "a page that qantar makes"],
        );
    }

    #[test]
    fn an_alias_in_the_place_of_a_page_is_an_error() {
        let folder = Folder::site();
        folder.edit(
            "content/actors/tokayev.md",
            "kind =",
            "aliases = [\"index.html\"]\nkind =",
        );
        twins(&folder, &["content/actors/tokayev.md"]);
    }

    #[test]
    fn an_alias_that_is_a_folder_of_pages_is_an_error_and_no_broken_build() {
        let folder = Folder::site();
        folder.edit(
            "content/actors/tokayev.md",
            "kind =",
            "aliases = [\"a.html\", \"a.html/b.html\"]\nkind =",
        );
        let found = folder.check();
        assert_eq!(place(found.only("same-url")).0, "content/actors/tokayev.md");
    }
}

mod heads {
    use super::*;

    #[test]
    fn a_head_that_is_not_closed_is_an_error_at_its_fence() {
        for fence in ["+++", "---"] {
            let folder = with_event(&format!("{fence}\ntitle: x\n\nWords.\n"));
            let found = folder.check();
            assert_eq!(place(found.only("front-matter-open")), (BAD, 1, 1));
            tells(found.only("front-matter-open"), &["not closed", fence]);
        }
    }

    #[test]
    fn wrong_toml_is_shown_in_the_files_own_lines() {
        let folder =
            with_event("+++\ntitle = \"Қаңтар\"\ndate = \"2022-01-05\nkind = 'x'\n+++\n\nWords.\n");
        let found = folder.check();
        let (file, line, column) = place(found.only("toml-syntax"));
        assert_eq!((file, line), (BAD, 3));
        assert!(column >= 8, "at the string that does not end: {column}");
    }

    #[test]
    fn wrong_yaml_is_shown_in_the_files_own_lines() {
        let folder = with_event(
            "---\ntitle: Қаңтар\ndate: 2022-01-05\nactors: [tokayev\nkind: x\n---\n\nWords.\n",
        );
        let found = folder.check();
        let (file, line, _) = place(found.only("yaml-syntax"));
        assert_eq!(file, BAD);
        assert!(
            (4..=6).contains(&line),
            "where the list does not end: {line}"
        );
    }

    #[test]
    fn a_wrong_type_is_shown_at_its_value() {
        let folder =
            with_event(&event("Words.").replacen("date", "importance = \"high\"\ndate", 1));
        assert_eq!(place(folder.check().one("wrong-type")), (BAD, 3, 14));
    }

    #[test]
    fn a_misspelt_key_gets_its_neighbour_named() {
        let folder = Folder::site();
        folder.edit("content/events/2022-01-10-speech.md", "regions", "region");
        let found = folder.check();
        assert_eq!(
            place(found.only("unknown-key")),
            ("content/events/2022-01-10-speech.md", 5, 1)
        );
        tells(found.only("unknown-key"), &["did you mean `regions`?"]);
    }

    #[test]
    fn unknown_actors_and_regions_get_their_neighbours_named() {
        let folder = Folder::site();
        let file = "content/events/2022-01-10-speech.md";
        folder.edit(file, "[\"tokayev\"]", "[\"tokaev\"]").edit(
            file,
            "[\"almaty\"]",
            "[\"almati\"]",
        );
        let found = folder.check();
        assert_eq!(
            (found.0.len(), found.count("unknown-id")),
            (2, 2),
            "{}",
            found.words()
        );
        assert_eq!(
            (place(&found.0[0]), place(&found.0[1])),
            ((file, 4, 11), (file, 5, 12))
        );
        tells(
            &found.0[0],
            &["no actor `tokaev`", "did you mean `tokayev`?"],
        );
        tells(
            &found.0[1],
            &["no region `almati`", "did you mean `almaty`?"],
        );
    }

    #[test]
    fn an_event_that_rests_on_nothing_is_an_error() {
        let folder = with_event(&event("Only our own words."));
        let found = folder.check();
        assert_eq!(found.0.len(), 1, "{}", found.words());
        assert_eq!(
            (&found.0[0]["severity"], place(&found.0[0]).0),
            (&"error".into(), BAD)
        );
    }
}

mod quotations {
    use super::*;

    #[test]
    fn a_missing_article_gets_its_neighbour_named() {
        for link in [
            "> The airport was closed\n>\n> — [r](../articles/2022-01-11-raport.txt)",
            "Words [r](../articles/2022-01-11-raport.txt).",
        ] {
            let folder = with_event(&event(link));
            let found = folder.check();
            let error = found.one("missing-file");
            tells(
                error,
                &[
                    "content/articles/2022-01-11-raport.txt",
                    "did you mean `content/articles/2022-01-11-report.txt`?",
                ],
            );
            assert_eq!(place(error).0, BAD);
        }
    }

    #[test]
    fn words_that_are_not_there_are_shown_with_what_comes_nearest() {
        let folder = with_event(&event(&quoting(
            "The airport was closed for the whole week",
        )));
        folder.qantar(&["build"]).is(1).says(&[
            "quotation-not-found",
            "content/events/bad.md:6:3",
            "The airport was closed for the whole week",
            "the nearest text stands in passage p3",
            "content/articles/2022-01-11-report.txt:5:1",
            "The airport was closed for the whole day",
        ]);
        let found = folder.check();
        let nearest = &found.only("quotation-not-found")["nearest"];
        assert_eq!(
            (&nearest["passage"], &nearest["place"]["line"]),
            (&"p3".into(), &5.into())
        );
    }

    #[test]
    fn words_that_stand_twice_need_a_passage() {
        let folder = with_event(&event(&quoting("The airport was closed for the whole")));
        let found = folder.check();
        let error = found.only("quotation-ambiguous");
        assert_eq!(place(error), (BAD, 6, 3));
        tells(error, &["2 passages", "p3, p4", "#:~:text="]);
    }

    #[test]
    fn the_way_out_that_is_shown_for_words_that_stand_twice_is_one() {
        let folder = with_event(&event(&quoting("The airport was closed for the whole")));
        let found = folder.check();
        let hint = common::told(found.only("quotation-ambiguous"));
        let directive = hint
            .split('`')
            .find(|part| part.starts_with("#:~:text="))
            .unwrap()
            .to_owned();
        folder.edit(BAD, "report.txt", &format!("report.txt{directive}"));
        folder.check().nothing();
    }

    #[test]
    fn a_quotation_in_any_other_shape_is_an_error_that_shows_the_right_one() {
        let link = "[the report](../articles/2022-01-11-report.txt)";
        let words = "> The airport was closed for the whole day";
        let cases = [
            (words.to_owned(), 6, "does not end with a dash"),
            (
                format!("{words}\n>\n> — Tokayev"),
                8,
                "no link to its source",
            ),
            (
                format!("{words}\n>\n> — {link} and {link}"),
                8,
                "more than one link",
            ),
            (
                format!("{words}\n>\n> — [x](../articles/a b.txt)"),
                8,
                "%20",
            ),
            (
                format!("{words}\n>\n> - Tokayev, {link}"),
                6,
                "begins with `-`",
            ),
            (
                format!("{words}\n> --\n> Tokayev, {link}"),
                6,
                "became a heading",
            ),
            (
                format!("{words}\n> — Tokayev, {link}"),
                6,
                "put an empty line",
            ),
            (format!("> — Tokayev, {link}"), 6, "no words"),
            (
                format!("{words}\n>\n> — [x](https://example.org/)"),
                8,
                "content/articles/",
            ),
            (
                format!("{words}\n>\n> — [x](2022-01-10-speech.md)"),
                8,
                "no article",
            ),
            (
                format!("{words}\n>\n> — {link}\n>\n> more"),
                10,
                "does not end with a dash",
            ),
            (format!("> # The airport\n>\n> — {link}"), 6, "heading"),
        ];
        for (body, line, words) in cases {
            let folder = with_event(&event(&body));
            let found = folder.check();
            let error = found.one("blockquote-shape");
            assert_eq!(
                (place(error).0, place(error).1),
                (BAD, line),
                "{body}\n{error:#}"
            );
            tells(error, &[words]);
            assert_eq!(folder.qantar(&["check"]).code, 1);
        }
    }

    #[test]
    fn a_list_in_the_place_of_a_speaker_does_not_pass_unverified() {
        // Outside of a blockquote's own lines, and so in danger of being read as a citation.
        let body = "> Words that nobody said.\n\n- Tokayev: [the report](../articles/2022-01-11-report.txt#p2)";
        with_event(&event(body)).check().one("blockquote-shape");
    }

    #[test]
    fn every_kind_of_our_own_texts_is_verified() {
        for file in [
            "content/actors/x.md",
            "content/regions/x.md",
            "content/pages/x.md",
            "content/questions/x.md",
        ] {
            let folder = Folder::site();
            let link = "[r](../articles/2022-01-11-report.txt)";
            folder.file(
                file,
                format!(
                    "+++\ntitle = \"X\"\n+++\n\n> Words that nobody said there\n>\n> — {link}\n"
                ),
            );
            assert_eq!(
                place(folder.check().one("quotation-not-found")),
                (file, 5, 3)
            );
        }
    }

    #[test]
    fn a_passage_that_is_not_there_is_an_error() {
        for (fragment, words) in [
            ("#p9", "its last is p4"),
            ("#p0", "names no passage"),
            ("#top", "names no passage"),
        ] {
            let link = format!("[r](../articles/2022-01-11-report.txt{fragment})");
            let folder = with_event(&event(&format!("Said [there]({}", &link[4..])));
            tells(folder.check().one("no-passage"), &[words]);
        }
    }
}

mod output {
    use super::*;

    fn refused(folder: &Folder, out: &str, words: &[&str]) {
        let before = tree(folder.parent());
        let run = folder.qantar(&["build", "-o", out]).is(2);
        run.says(words);
        same(&before, &tree(folder.parent()));
    }

    #[test]
    fn a_folder_that_is_not_ours_is_left_alone() {
        let folder = Folder::site();
        folder.file("other/letter.txt", "mine");
        refused(&folder, "other", &["other", "help:"]);
    }

    #[test]
    fn the_content_is_no_place_for_the_site() {
        refused(&Folder::site(), "content", &["content"]);
        refused(&Folder::site(), "content/public", &["content"]);
        refused(
            &Folder::site(),
            "content/articles/../articles",
            &["content"],
        );
        refused(&Folder::site(), "static/x", &["static"]);
    }

    #[test]
    fn the_site_folder_itself_and_those_above_are_no_place_for_the_site() {
        refused(&Folder::site(), ".", &["help:"]);
        refused(&Folder::site(), "..", &["help:"]);
    }

    #[test]
    fn a_file_is_no_place_for_the_site() {
        let folder = Folder::site();
        folder.file("out", "mine");
        refused(&folder, "out", &["out"]);
    }

    #[cfg(unix)]
    #[test]
    fn on_a_full_disk_the_old_site_stands() {
        let folder = Folder::site();
        folder.build();
        let before = folder.public();
        folder.edit(
            "content/events/2022-01-10-speech.md",
            "He spoke",
            "He also spoke",
        );
        // A limit on the size of files stands for a full disk.
        folder.file(
            "content/articles/2022-01-12-long.txt",
            format!(
                "+++\nrights = \"full\"\n+++\n{}",
                "Many words. ".repeat(9_000)
            ),
        );
        let exe = assert_cmd::cargo::cargo_bin!("qantar");
        let limited = format!(
            "trap '' XFSZ; ulimit -f 64; exec '{}' build .",
            exe.display()
        );
        let mut shell = std::process::Command::new("sh");
        let run = common::run(shell.args(["-c", &limited]).current_dir(folder.root()));
        run.is(2)
            .says(&["cannot write", "the old site is as it was"]);
        same(&before, &folder.public());
        folder.build();
        assert!(folder.public() != before, "the next build goes through");
        assert!(!folder.path(".public.qantar-work").exists());
    }

    #[test]
    fn after_a_failed_build_the_old_site_stands() {
        let folder = Folder::site();
        folder.build();
        let before = folder.public();
        folder.file(BAD, event(&quoting("Words that nobody said in the report")));
        folder
            .qantar(&["build"])
            .is(1)
            .says(&["the published site is as it was"]);
        same(&before, &folder.public());
        assert!(!folder.path(".public.qantar-work").exists());
    }

    #[test]
    fn check_writes_nothing() {
        let folder = Folder::site();
        let before = tree(folder.parent());
        folder.qantar(&["check"]).is(0).quiet();
        folder.file(BAD, "no head");
        folder.qantar(&["check"]).is(1);
        std::fs::remove_file(folder.path(BAD)).unwrap();
        same(&before, &tree(folder.parent()));
    }
}

mod templates {
    use super::*;

    #[test]
    fn a_syntax_error_is_shown_with_its_file_and_line() {
        let folder = Folder::site();
        folder.file(
            "templates/page.html",
            "<p>fine</p>\n{% if x %}\n<p>never ends</p>\n",
        );
        folder.file(
            "content/pages/about.md",
            "+++\ntitle = \"About\"\n+++\n\nWords.\n",
        );
        let found = folder.check();
        let error = found.only("template");
        assert_eq!(place(error).0, "templates/page.html");
        tells(error, &["line "]);
        folder.qantar(&["build"]).is(1);
    }

    #[test]
    fn an_unknown_variable_is_shown_with_its_line_and_the_known_names() {
        let folder = Folder::site();
        folder.file(
            "templates/page.html",
            "<p>fine</p>\n<p>{{ page.titel }}</p>\n{{ vew }}\n",
        );
        folder.file(
            "content/pages/about.md",
            "+++\ntitle = \"About\"\n+++\n\nWords.\n",
        );
        let before = folder.check();
        let error = before.only("template");
        assert_eq!(place(error).0, "templates/page.html");
        tells(error, &["line 2", "titel", "did you mean `title`?"]);
        folder.edit("templates/page.html", "titel", "title");
        tells(
            folder.check().only("template"),
            &["line 3", "vew", "did you mean `view`?", "site"],
        );
        folder.qantar(&["build"]).is(1);
        assert!(!folder.path("public").exists());
    }

    #[test]
    fn a_template_of_ones_own_is_used() {
        let folder = Folder::site();
        folder.file(
            "templates/404.html",
            "{% extends \"base.html\" %}{% block content %}<p>Mine.</p>{% endblock content %}",
        );
        folder.build();
        assert!(folder.read("public/404.html").contains("<p>Mine.</p>"));
    }
}

mod reports {
    use super::*;

    fn two_errors() -> Folder {
        let folder = with_event(&event(&quoting("The hidden words of nobody")));
        folder.edit(
            "content/events/2022-01-10-speech.md",
            "[\"almaty\"]",
            "[\"almati\"]",
        );
        folder.file("content/articles/undated.txt", "Words of no day.\n");
        folder
    }

    #[test]
    fn all_that_is_wrong_is_said_in_one_run() {
        let folder = two_errors();
        let run = folder.qantar(&["check"]).is(1);
        run.says(&["quotation-not-found", "unknown-id", "undated", "3 errors"]);
        let found = folder.check();
        assert_eq!(found.0.len(), 3, "{}", found.words());
        let run = folder.qantar(&["build"]).is(1);
        run.says(&["quotation-not-found", "unknown-id", "undated"]);
    }

    #[test]
    fn the_files_of_wrong_settings_templates_and_content_are_all_named() {
        let folder = two_errors();
        folder.file("qantar.toml", "title = 5\n");
        folder.file("templates/event.html", "{% if %}");
        let found = folder.check();
        let files: Vec<_> = found.0.iter().map(|one| place(one).0).collect();
        for file in ["qantar.toml", "templates/event.html", BAD] {
            assert!(files.contains(&file), "{files:?}");
        }
    }

    #[test]
    fn json_gives_programs_file_line_and_column() {
        let found = two_errors().check();
        let error = found.one("quotation-not-found");
        assert_eq!(place(error), (BAD, 6, 3));
        assert_eq!(
            (&error["place"]["end_line"], &error["place"]["words"]),
            (&6.into(), &"The hidden words of nobody".into())
        );
        let error = found.one("undated");
        assert_eq!(
            error["place"],
            serde_json::json!({ "file": "content/articles/undated.txt" })
        );
    }

    #[test]
    fn github_gets_annotations_without_words_of_the_source() {
        let folder = two_errors();
        folder.edit(
            BAD,
            "The hidden words of nobody",
            "The airport was shut, 100% of it, for the whole day",
        );
        let run = folder
            .qantar(&["check", "--format", "github"])
            .is(1)
            .quiet();
        let line = run
            .out
            .lines()
            .find(|line| line.contains("quotation-not-found"))
            .unwrap();
        assert!(
            line.starts_with("::error file=content/events/bad.md,line=6,endLine=6,col=3,"),
            "{line}"
        );
        assert!(line.contains("100%25 of it"), "{line}");
        assert!(
            !run.out.contains("closed for the whole"),
            "words of the source: {}",
            run.out
        );
        assert_eq!(run.out.lines().count(), 3);
    }

    #[test]
    fn github_gets_no_words_of_the_source_for_words_that_stand_twice() {
        let folder = with_event(&event(&quoting("The airport was closed for the whole")));
        let run = folder.qantar(&["check", "--format", "github"]).is(1);
        assert!(
            !run.out.contains("%3A~%3Atext") && !run.out.contains(":~:text="),
            "{}",
            run.out
        );
    }

    #[test]
    fn the_exit_codes_are_0_1_and_2() {
        let folder = Folder::site();
        folder.qantar(&["check"]).is(0);
        folder.qantar(&["build"]).is(0);
        folder.qantar(&["check", "--strict"]).is(0);
        folder.file(BAD, "no head");
        folder.qantar(&["check"]).is(1);
        folder.qantar(&["build"]).is(1);
        folder.qantar(&["check", "--no-such-option"]).is(2);
        folder.qantar(&["frobnicate"]).is(2);
        folder.qantar(&["check", "nowhere"]).is(2);
        folder.qantar(&["build", "--base-url", "nonsense"]).is(2);
        folder.qantar(&["--help"]).is(0);
        folder.qantar(&["--version"]).is(0);
    }

    #[test]
    fn a_warning_fails_under_strict_only() {
        let folder = Folder::site();
        folder.file("content/articles/notes.odt", "x");
        folder
            .qantar(&["check"])
            .is(0)
            .says(&["passed-over", "1 warning"]);
        folder.qantar(&["build"]).is(0).says(&["passed-over"]);
        folder
            .qantar(&["check", "--strict"])
            .is(1)
            .says(&["1 error"]);
        folder.qantar(&["build", "--strict"]).is(1);
    }
}
