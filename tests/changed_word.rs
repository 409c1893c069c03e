//! The promise of the whole: change one word that is quoted, and the build stops.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, place, same, tree};

const ARTICLE: &str = "content/articles/2022-01-11-agency-report.txt";
/// A sentence of the article that an event quotes.
struct Quoted {
    event: String,
    /// Where its words begin in the event's file.
    line: u64,
    words: String,
    /// One of them, and the sentence without it.
    word: String,
    before: String,
    after: String,
}

/// A copy of this repository's site with one article, the events that rest on it alone, and whom
/// they name.
fn own_site() -> (Folder, Quoted) {
    let folder = Folder::empty();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    folder.file("qantar.toml", text("qantar.toml"));
    folder.file(ARTICLE, text(ARTICLE));
    for section in ["actors", "regions"] {
        for path in tree(&root.join("content").join(section)).into_keys() {
            let path = format!("content/{section}/{path}");
            // Their texts rest on other articles.
            let text = text(&path);
            let head = text
                .rsplit_once("\n+++\n")
                .map_or(text.as_str(), |(head, _)| head);
            let head = if path.ends_with(".md") {
                format!("{head}\n+++\n")
            } else {
                head.to_owned()
            };
            folder.file(&path, head);
        }
    }
    let mut quoted = None;
    for path in tree(&root.join("content/events")).into_keys() {
        let path = format!("content/events/{path}");
        let text = text(&path);
        let own = |link: &str| link.starts_with("../articles/2022-01-11-agency-report.txt");
        if text.split("](").skip(1).all(own) {
            quoted = quoted.or_else(|| a_quotation(&path, &text));
            folder.file(&path, text);
        }
    }
    (
        folder,
        quoted.expect("an event quotes a line of the article"),
    )
}

/// The first quotation of one line that stands in the article as it is.
fn a_quotation(event: &str, text: &str) -> Option<Quoted> {
    let article = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/content/articles/2022-01-11-agency-report.txt"
    ));
    let article = article.unwrap();
    let (at, line) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.starts_with("> "))?;
    let words = line.strip_prefix("> ")?.trim_end_matches(['.', ',']);
    let inner: Vec<&str> = words.split(' ').collect();
    let middle = inner.len() / 2;
    let simple = inner.get(middle)?.chars().all(char::is_alphabetic) && inner.len() > 6;
    (simple && article.matches(words).count() == 1).then(|| Quoted {
        event: event.to_owned(),
        line: at as u64 + 1,
        words: words.to_owned(),
        word: inner[middle].to_owned(),
        before: inner[..middle].join(" "),
        after: inner[middle + 1..].join(" "),
    })
}

impl Quoted {
    fn with(&self, word: &str) -> String {
        format!("{} {word} {}", self.before, self.after).replace("  ", " ")
    }
}

#[test]
fn one_changed_word_of_a_quoted_sentence_stops_the_build() {
    let (folder, quoted) = own_site();
    folder.build();
    let before = folder.public();
    let changed = quoted.with("otherwise");
    folder.edit(ARTICLE, &quoted.words, &changed);

    for verb in ["build", "check"] {
        folder.qantar(&[verb]).is(1).says(&[
            "quotation-not-found",
            &format!("{}:{}:3", quoted.event, quoted.line),
            &quoted.words,
            &format!("{} otherwise", quoted.before.rsplit(' ').next().unwrap()),
            "nearest text stands in passage p",
            &format!("{ARTICLE}:"),
        ]);
    }
    let found = folder.check();
    let here = (quoted.event.as_str(), quoted.line, 3);
    let wrong: Vec<_> = found.0.iter().filter(|one| place(one) == here).collect();
    let [error] = wrong[..] else {
        panic!("{}", found.words())
    };
    let nearest = error["nearest"]["text"].as_str().unwrap();
    assert!(nearest.contains("otherwise"), "{nearest}");
    same(&before, &folder.public());

    folder.edit(ARTICLE, &changed, &quoted.words);
    let run = folder.build();
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    same(&before, &folder.public());
}

/// A word more, a word less, another word, a letter more, a letter's case: none of them passes.
#[test]
fn no_change_in_the_words_passes() {
    let (folder, quoted) = own_site();
    let original = folder.read(ARTICLE);
    let word = &quoted.word;
    let mut letters = word.chars();
    let first = letters.next().unwrap();
    let case = if first.is_uppercase() {
        first.to_lowercase().to_string()
    } else {
        first.to_uppercase().to_string()
    };
    for other in [
        format!("{word} indeed"),
        String::new(),
        "otherwise".to_owned(),
        format!("{word}s"),
        format!("{case}{}", letters.as_str()),
    ] {
        folder.file(
            ARTICLE,
            original.replacen(&quoted.words, &quoted.with(&other), 1),
        );
        let found = folder.check();
        assert!(
            found.count("quotation-not-found") > 0,
            "`{other}` for `{word}` passes"
        );
    }
}
