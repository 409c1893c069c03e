//! What the tests of the `qantar` command share: small sites in temporary folders, the command's
//! runs, its diagnostics, and folders as byte strings.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod html;
pub mod links;
pub mod samples;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder's files by their path, parts joined by `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// A folder in a temporary folder of its own, so that its neighbours can be looked at too.
pub struct Folder {
    temp: tempfile::TempDir,
    root: PathBuf,
}

impl Folder {
    /// An empty folder.
    pub fn empty() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().join("site");
        std::fs::create_dir(&root).unwrap();
        Self { temp, root }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::empty();
        for (path, text) in files {
            folder.file(path, text);
        }
        folder
    }

    /// A small site that builds without a word.
    pub fn site() -> Self {
        Self::with(samples::SITE)
    }

    /// Writes a file and the folders that it lies in.
    pub fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Puts other words in a file's place of some.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds `{from}`");
        self.file(path, text.replacen(from, to, 1))
    }

    /// A file's text.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    /// Where a file of the folder is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that it lies in, which holds nothing else at first.
    pub fn parent(&self) -> &Path {
        self.temp.path()
    }

    /// Runs `qantar` with the folder as its working folder.
    pub fn qantar(&self, arguments: &[&str]) -> Run {
        run(command(arguments).current_dir(&self.root))
    }

    /// Builds, and wants it to succeed without a diagnostic.
    pub fn build(&self) -> Run {
        self.qantar(&["build"]).is(0).quiet()
    }

    /// Builds, and wants it to succeed.
    pub fn build_with_warnings(&self) -> Run {
        self.qantar(&["build"]).is(0)
    }

    /// What `check` finds.
    pub fn check(&self) -> Found {
        self.check_with(&[])
    }

    /// What `check` finds, given further arguments.
    pub fn check_with(&self, arguments: &[&str]) -> Found {
        let run = self.qantar(&[&["check", "--format", "json"], arguments].concat());
        let found: Vec<Value> = run
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let errors = found.iter().any(|one| one["severity"] == "error");
        assert_eq!(run.code, i32::from(errors), "{run:?}");
        Found(found)
    }

    /// The published site.
    pub fn public(&self) -> Tree {
        tree(&self.root.join("public"))
    }

    /// The published site with its pages read, all of whose links lead somewhere.
    pub fn built(&self) -> links::Built {
        let built = links::Built::new(self.public());
        links::none(built.dead_links("/"));
        built
    }

    /// A page of the published site.
    pub fn page(&self, path: &str) -> html::Page {
        html::Page::read(path, &self.read(&format!("public/{path}")))
    }
}

/// The `qantar` command, untouched by the environment of the tests.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("qantar"));
    command
        .args(arguments)
        .env_remove("QANTAR_WITHHOLD")
        // No absolute path: no build is remembered, and each is made.
        .env("XDG_CACHE_HOME", "none")
        .env("NO_COLOR", "1")
        .stdin(std::process::Stdio::null());
    command
}

/// What a run of the command said.
#[derive(Debug)]
pub struct Run {
    /// Its exit code; -1 if it was killed.
    pub code: i32,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let run = Run {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

impl Run {
    /// Wants this exit code.
    pub fn is(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    /// Wants no word on standard error but the note on what a site without an address goes without.
    pub fn quiet(self) -> Self {
        let note =
            self.err.starts_with("note: `base_url` is not set") && self.err.lines().count() == 2;
        assert!(self.err.is_empty() || note, "{}", self.err);
        self
    }

    /// Wants these words on standard error.
    pub fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "`{word}` is not in:\n{}", self.err);
        }
        self
    }
}

/// Diagnostics as `--format json` prints them.
#[derive(Debug)]
pub struct Found(pub Vec<Value>);

impl Found {
    /// Wants nothing.
    pub fn nothing(&self) {
        assert!(self.0.is_empty(), "{}", self.words());
    }

    /// The one diagnostic of that code; it must be the only one at all.
    pub fn only(&self, code: &str) -> &Value {
        assert_eq!(self.0.len(), 1, "{}", self.words());
        self.one(code)
    }

    /// The one diagnostic of that code.
    pub fn one(&self, code: &str) -> &Value {
        let mut these = self.0.iter().filter(|one| one["code"] == code);
        let one = these
            .next()
            .unwrap_or_else(|| panic!("no {code} in\n{}", self.words()));
        assert!(these.next().is_none(), "two {code} in\n{}", self.words());
        one
    }

    /// How many diagnostics have that code.
    pub fn count(&self, code: &str) -> usize {
        self.0.iter().filter(|one| one["code"] == code).count()
    }

    /// All in a form to read.
    pub fn words(&self) -> String {
        self.0.iter().map(|one| format!("{one:#}\n")).collect()
    }
}

/// Where a diagnostic points: file, line, column.
pub fn place(diagnostic: &Value) -> (&str, u64, u64) {
    let place = &diagnostic["place"];
    (
        place["file"].as_str().unwrap(),
        place["line"].as_u64().unwrap_or(0),
        place["column"].as_u64().unwrap_or(0),
    )
}

/// A diagnostic's message and hints, and what else it names.
pub fn told(diagnostic: &Value) -> String {
    let hints = diagnostic["hints"].as_array().unwrap();
    let hints: Vec<&str> = hints.iter().map(|hint| hint.as_str().unwrap()).collect();
    format!(
        "{} | {} | {}",
        diagnostic["message"].as_str().unwrap(),
        hints.join(" | "),
        diagnostic["related"]
    )
}

/// Wants words in a diagnostic's message, hints or related places.
pub fn tells(diagnostic: &Value, words: &[&str]) {
    let told = told(diagnostic);
    for word in words {
        assert!(told.contains(word), "`{word}` is not in: {told}");
    }
}

/// Everything in a folder, links not followed; nothing for a folder that is not there.
pub fn tree(root: &Path) -> Tree {
    if !root.exists() {
        return Tree::new();
    }
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let name = entry.path().strip_prefix(root).unwrap();
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            (name.to_str().unwrap().to_owned(), bytes)
        })
        .collect()
}

/// Wants two folders to hold the same, and names what differs.
pub fn same(before: &Tree, after: &Tree) {
    let names: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let differ: Vec<_> = names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .collect();
    assert!(differ.is_empty(), "these differ: {differ:?}");
}

/// Whether bytes hold these words.
pub fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}
