//! Which files a site has, and what each is for by where it lies.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::{Origin, Sources};
use crate::model::{Diagnostic, Diagnostics, OUTPUT_MARKER, SourceId};

static GAZETTEER_ACTORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/actors");
static GAZETTEER_REGIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/regions");

/// The folders of `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// `articles/`
    Articles,
    /// `events/`
    Events,
    /// `questions/`
    Questions,
    /// `actors/`
    Actors,
    /// `regions/`
    Regions,
    /// `pages/`
    Pages,
}

impl Section {
    const ALL: [Self; 6] = [
        Self::Articles,
        Self::Events,
        Self::Questions,
        Self::Actors,
        Self::Regions,
        Self::Pages,
    ];

    /// The folder's name.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Events => "events",
            Self::Questions => "questions",
            Self::Actors => "actors",
            Self::Regions => "regions",
            Self::Pages => "pages",
        }
    }

    /// Whether a file of that extension is read here.
    fn reads(self, extension: &str) -> bool {
        match self {
            Self::Articles => matches!(extension, "md" | "markdown" | "txt" | "html" | "htm"),
            _ => matches!(extension, "md" | "markdown"),
        }
    }
}

/// A file of the content.
#[derive(Clone, Debug)]
pub struct ContentFile {
    /// Its number.
    pub source: SourceId,
    /// Its folder.
    pub section: Section,
    /// Its path below that folder, parts joined by `/`.
    pub path: String,
}

/// What a folder holds.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) files: Vec<ContentFile>,
    pub(super) boundaries: Option<SourceId>,
}

/// Lists the content's files in the order of their paths.
pub(super) fn list(
    root: &Path,
    bare: bool,
    follow_outside: bool,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Listing {
    let mut listing = Listing::default();
    if bare {
        for path in walk(root, root, follow_outside, found) {
            add_bare(&mut listing, root, &path, sources, found);
        }
        if listing.files.is_empty() {
            found.push(
                Diagnostic::path_error("no-texts", ".", "there are no texts in this folder")
                    .hint("put articles into it (.md, .markdown, .txt or .html), or begin a site with `qantar init`"),
            );
        }
        return listing;
    }
    for section in Section::ALL {
        let folder = root.join("content").join(section.folder());
        for path in walk(root, &folder, follow_outside, found) {
            add(&mut listing, root, &folder, section, &path, sources, found);
        }
    }
    warn_of_strays(root, found);
    listing
}

fn add(
    listing: &mut Listing,
    root: &Path,
    folder: &Path,
    section: Section,
    path: &Path,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    let (Some(name), Some(inner)) = (joined(path, root), joined(path, folder)) else {
        found.push(bad_name(path, root));
        return;
    };
    let extension = extension(path);
    if section == Section::Regions && inner == "boundaries.geojson" {
        listing.boundaries = Some(sources.add(name, Origin::File(path.to_owned())));
    } else if section.reads(&extension) {
        let source = sources.add(name, Origin::File(path.to_owned()));
        listing.files.push(ContentFile {
            source,
            section,
            path: inner,
        });
    } else {
        found.push(passed_over(&name, section));
    }
}

fn add_bare(
    listing: &mut Listing,
    root: &Path,
    path: &Path,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    let Some(name) = joined(path, root) else {
        found.push(bad_name(path, root));
        return;
    };
    if Section::Articles.reads(&extension(path)) {
        let source = sources.add(name.clone(), Origin::File(path.to_owned()));
        listing.files.push(ContentFile {
            source,
            section: Section::Articles,
            path: name,
        });
    } else {
        found.push(passed_over(&name, Section::Articles));
    }
}

fn passed_over(name: &str, section: Section) -> Diagnostic {
    let kinds = if section == Section::Articles {
        ".md, .markdown, .txt or .html"
    } else {
        ".md"
    };
    let warning = Diagnostic::path_warning(
        "passed-over",
        name,
        format!("is not read: its name does not end in {kinds}"),
    );
    if section == Section::Articles {
        warning.hint("save a document as plain text; pictures belong in static/")
    } else {
        warning
    }
}

fn bad_name(path: &Path, root: &Path) -> Diagnostic {
    let shown = path.strip_prefix(root).unwrap_or(path);
    Diagnostic::path_error("bad-file-name", shown, "its name is not valid UTF-8")
        .hint("rename the file")
}

/// Folders of `content/` that nothing reads are most often misspelt.
fn warn_of_strays(root: &Path, found: &mut Diagnostics) {
    let Ok(entries) = std::fs::read_dir(root.join("content")) else {
        return;
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            !name.starts_with('.') && !Section::ALL.iter().any(|section| section.folder() == name)
        })
        .collect();
    names.sort();
    for name in names {
        let near =
            crate::model::diagnostic::did_you_mean(&name, Section::ALL.iter().map(|s| s.folder()));
        found.push(
            Diagnostic::path_warning(
                "passed-over",
                format!("content/{name}"),
                "is not read: no such section",
            )
            .maybe_hint(near.map(|near| format!("did you mean `content/{near}`?"))),
        );
    }
}

/// The files below `folder`, sorted; hidden ones and finished sites are left out.
pub(super) fn walk(
    root: &Path,
    folder: &Path,
    follow_outside: bool,
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    if !folder.exists() {
        return Vec::new();
    }
    let inside = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let mut paths = Vec::new();
    let mut walker = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                let shown = path.strip_prefix(root).unwrap_or(path).to_owned();
                let why = error
                    .io_error()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                found.push(Diagnostic::path_error(
                    "unreadable",
                    shown,
                    format!("cannot be read: {why}"),
                ));
                continue;
            }
        };
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let ours = entry.file_type().is_dir() && entry.path().join(OUTPUT_MARKER).is_file();
        if hidden || ours {
            if entry.file_type().is_dir() {
                walker.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && !follow_outside && leads_outside(entry.path(), &inside) {
            let shown = entry
                .path()
                .strip_prefix(root)
                .unwrap_or(entry.path())
                .to_owned();
            found.push(
                Diagnostic::path_error(
                    "outside",
                    shown,
                    "is a link that leads out of the site folder",
                )
                .hint("copy the file here, or say --follow-outside"),
            );
            if entry.file_type().is_dir() {
                walker.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_file() {
            paths.push(entry.into_path());
        }
    }
    paths
}

fn leads_outside(path: &Path, inside: &Path) -> bool {
    std::fs::canonicalize(path).map_or(true, |target| !target.starts_with(inside))
}

/// A path below `base`, its parts joined by `/`; nothing for a name that is not UTF-8.
pub(super) fn joined(path: &Path, base: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(base)
        .ok()?
        .iter()
        .map(|part| part.to_str())
        .collect();
    parts.map(|parts| parts.join("/"))
}

fn extension(path: &Path) -> String {
    path.extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// Enters the actors and regions that are part of the program.
pub(super) fn built_in_gazetteer(sources: &mut Sources) -> (Vec<ContentFile>, Option<SourceId>) {
    let mut files = Vec::new();
    let mut boundaries = None;
    for (section, folder) in [
        (Section::Actors, &GAZETTEER_ACTORS),
        (Section::Regions, &GAZETTEER_REGIONS),
    ] {
        for file in folder.files() {
            let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) else {
                continue;
            };
            let source = sources.add(
                format!("(built in)/{}/{path}", section.folder()),
                Origin::BuiltIn(text),
            );
            if path == "boundaries.geojson" {
                boundaries = Some(source);
            } else if section.reads(&extension(file.path())) {
                files.push(ContentFile {
                    source,
                    section,
                    path: path.to_owned(),
                });
            }
        }
    }
    files.sort_by(|a, b| (a.section, &a.path).cmp(&(b.section, &b.path)));
    (files, boundaries)
}
