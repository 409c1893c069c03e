//! Templates, static files and the interface's words: the built-in ones, and those of the site
//! that stand in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::folder::{joined, walk};
use crate::model::{Diagnostic, Diagnostics};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A template or a file of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: the path below `templates/` or `locales/`.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// A file that goes into the site as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaticFile {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// On this machine.
    File(PathBuf),
}

impl StaticFile {
    /// What changes when the file does: its size and time; nothing for a part of the program.
    ///
    /// # Errors
    /// Where the system does not give the file.
    pub fn stamp(&self) -> io::Result<String> {
        match self {
            Self::BuiltIn(_) => Ok(String::new()),
            Self::File(path) => {
                let meta = std::fs::metadata(path)?;
                Ok(format!("{} {:?}", meta.len(), meta.modified()?))
            }
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Where the system does not give the file.
    pub fn bytes(&self) -> io::Result<Cow<'static, [u8]>> {
        match self {
            Self::BuiltIn(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::File(path) => std::fs::read(path).map(Cow::Owned),
        }
    }
}

/// How the site looks and what its interface says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The built-in templates.
    pub templates: Vec<Template>,
    /// The site's own templates; one of the same name stands in a built-in one's place.
    pub overrides: Vec<Template>,
    /// Static files by their path in the site.
    pub statics: BTreeMap<String, StaticFile>,
    /// The built-in words, by file name (`en.ftl`).
    pub words: Vec<Template>,
    /// The site's own words.
    pub own_words: Vec<Template>,
}

impl Theme {
    /// The built-in theme alone.
    pub fn built_in() -> Self {
        let mut statics = BTreeMap::new();
        embedded(&STATIC, &mut |path, bytes| {
            statics.insert(path, StaticFile::BuiltIn(bytes));
        });
        Self {
            templates: embedded_texts(&TEMPLATES),
            overrides: Vec::new(),
            statics,
            words: embedded_texts(&LOCALES),
            own_words: Vec::new(),
        }
    }

    /// The built-in theme with what the site at `root` puts in its place.
    pub fn open(root: &Path, follow_outside: bool, found: &mut Diagnostics) -> Self {
        let mut theme = Self::built_in();
        theme.overrides = texts(root, "templates", follow_outside, found);
        // A file equal to the built-in one changes nothing: this repository is such a site.
        theme.overrides.retain(|own| !theme.templates.contains(own));
        warn_of_slips(&theme.overrides, &theme.templates, found);
        theme.own_words = texts(root, "locales", follow_outside, found);
        theme.own_words.retain(|own| !theme.words.contains(own));
        let folder = root.join("static");
        for path in walk(root, &folder, follow_outside, found) {
            if let Some(name) = joined(&path, &folder) {
                theme.statics.insert(name, StaticFile::File(path));
            }
        }
        theme
    }
}

/// A file whose name is almost a built-in one's was most likely meant to stand in its place.
fn warn_of_slips(own: &[Template], built_in: &[Template], found: &mut Diagnostics) {
    let names = || built_in.iter().map(|template| template.name.as_str());
    for file in own
        .iter()
        .filter(|file| !names().any(|name| name == file.name))
    {
        if let Some(near) = names().find(|name| strsim::levenshtein(name, &file.name) == 1) {
            let path = format!("templates/{}", file.name);
            let message = "stands in no built-in template's place";
            found.push(
                Diagnostic::path_warning("unknown-template", path, message)
                    .hint(format!("did you mean `{near}`?")),
            );
        }
    }
}

fn texts(
    root: &Path,
    folder: &str,
    follow_outside: bool,
    found: &mut Diagnostics,
) -> Vec<Template> {
    let base = root.join(folder);
    let mut templates = Vec::new();
    for path in walk(root, &base, follow_outside, found) {
        let Some(name) = joined(&path, &base) else {
            continue;
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => templates.push(Template {
                name,
                text: Cow::Owned(text),
            }),
            Err(error) => found.push(Diagnostic::path_error(
                "unreadable",
                format!("{folder}/{name}"),
                format!("cannot be read as text in UTF-8: {error}"),
            )),
        }
    }
    templates
}

fn embedded_texts(folder: &'static Dir<'static>) -> Vec<Template> {
    let mut templates = Vec::new();
    embedded(folder, &mut |name, bytes| {
        if let Ok(text) = std::str::from_utf8(bytes) {
            templates.push(Template {
                name,
                text: Cow::Borrowed(text),
            });
        }
    });
    templates.sort_by(|a, b| a.name.cmp(&b.name));
    templates
}

fn embedded(folder: &'static Dir<'static>, take: &mut dyn FnMut(String, &'static [u8])) {
    for file in folder.files() {
        if let Some(name) = file.path().to_str() {
            take(name.replace('\\', "/"), file.contents());
        }
    }
    for inner in folder.dirs() {
        embedded(inner, take);
    }
}
