//! `qantar init`: a new site that builds at once.

use std::path::{Path, PathBuf};

use super::{EditError, write_new};

/// The workflow that publishes to GitHub Pages: the same file that publishes qantar's own site.
const WORKFLOW: &str = include_str!("../../.github/workflows/pages.yml");

const SETTINGS: &str = "\
# Settings of this site. Every key is optional; the user guide says what each does.
title = \"A timeline\"
# description = \"One sentence on what it is about\"
# base_url = \"https://example.org/timeline/\"
# timezone = \"Europe/Berlin\"

[sources]
# What may be shown of a source text that says nothing of its own rights: full, excerpt or link.
rights = \"excerpt\"
";

const ARTICLE: &str = "\
date 2024-05-14 The town council of Springfield has closed the old bridge, mayor Ada Example said on Tuesday.

\"The bridge is no longer safe,\" she said. Traffic will be sent over the ring road.
";

const EVENT: &str = "\
+++
title = \"The town council closes the old bridge\"
date = \"2024-05-14\"
actors = [\"ada-example\"]
+++

The town council closed the old bridge, the mayor said.

> The bridge is no longer safe
>
> — Ada Example, [local report, 14 May 2024](../articles/2024-05-14-bridge-closed.txt)
";

const ACTOR: &str = "\
+++
title = \"Ada Example\"
kind = \"person\"
role = \"Mayor of Springfield\"
also_known_as = [\"Example\"]
+++

Mayor of Springfield. This is an example: put your own people and bodies in this folder.
";

const PAGE: &str = "\
+++
title = \"About\"
+++

What this timeline is about, who makes it, and how to report an error.
";

const IGNORED: &str = "/public/\n/.public.qantar-work/\n/.qantar-links.json\n/originals/\n";

/// Makes a new site in `root`, which must be empty (a `.git` may be there) or not exist, and
/// gives the files that it wrote.
///
/// # Errors
/// Where the folder is not empty or cannot be written.
pub fn init(root: &Path) -> Result<Vec<PathBuf>, EditError> {
    refuse_full(root)?;
    let files = [
        ("qantar.toml", SETTINGS),
        ("content/articles/2024-05-14-bridge-closed.txt", ARTICLE),
        ("content/events/2024-05-14-bridge-closed.md", EVENT),
        ("content/actors/ada-example.md", ACTOR),
        ("content/pages/about.md", PAGE),
        (".github/workflows/pages.yml", WORKFLOW),
        (".gitignore", IGNORED),
    ];
    let mut written = Vec::new();
    for (name, text) in files {
        let path = root.join(name);
        write_new(&path, text)?;
        written.push(path);
    }
    Ok(written)
}

fn refuse_full(root: &Path) -> Result<(), EditError> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(EditError::Io(root.to_owned(), error)),
    };
    let mut names = entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name()));
    if names.any(|name| name != ".git") {
        return Err(EditError::NotEmpty(root.to_owned()));
    }
    Ok(())
}
