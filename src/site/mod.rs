//! A site's folder: its settings, its files, its theme.
//!
//! Together with [`crate::content`] the only place that reads files.

pub mod fields;
mod folder;
mod settings;
mod sources;
mod theme;

use std::path::{Path, PathBuf};

use crate::model::{Diagnostic, Diagnostics, SourceId};

pub use folder::{ContentFile, Section};
pub use settings::{
    Cards, Contact, Embeds, Measure, Proposals, Repository, Rights, Settings, SiteSettings,
    check_base_url, one_of,
};
pub use sources::{Origin, ReadError, SourceFile, Sources, Text, text_of};
pub use theme::{StaticFile, Template, Theme};

/// What the command line says about the folder.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// Where the site is to go; else `public/`, or `FOLDER-site` for a bare folder.
    pub output: Option<PathBuf>,
    /// Replaces the `base_url` of `qantar.toml`.
    pub base_url: Option<String>,
    /// Whether symbolic links may lead out of the site folder.
    pub follow_outside: bool,
}

/// A site's folder, opened: what is there, not yet what it says.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// Whether it is a bare folder of texts, without `qantar.toml` and `content/`.
    pub bare: bool,
    /// Where the site goes.
    pub output: PathBuf,
    /// `qantar.toml`, or the defaults.
    pub settings: Settings,
    /// All files that phases may ask for.
    pub sources: Sources,
    /// The content's files in the order of their paths.
    pub files: Vec<ContentFile>,
    /// Region shapes, if there are any.
    pub boundaries: Option<SourceId>,
    /// The list of names that appear nowhere, one a line; nothing unless `[people] withhold` asks
    /// for it.
    pub withheld: Option<String>,
    /// Templates, static files and words: the built-in ones and what the site puts in their place.
    pub theme: Theme,
}

/// Why a folder cannot be opened at all.
#[derive(Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is nothing of that name.
    Missing(PathBuf),
    /// It is a file.
    NotAFolder(PathBuf),
    /// The system does not give it.
    Unreadable(PathBuf, String),
    /// The command line's base URL is none.
    BaseUrl(String),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => write!(
                f,
                "there is no folder `{}`\nhelp: name the folder of your site, or make one with `qantar init {}`",
                path.display(),
                path.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "`{}` is a file, not a folder\nhelp: name the folder that holds your articles",
                path.display()
            ),
            Self::Unreadable(path, why) => write!(f, "cannot read `{}`: {why}", path.display()),
            Self::BaseUrl(why) => write!(f, "--base-url: {why}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl Site {
    /// Opens a folder and lists what is in it.
    ///
    /// # Errors
    /// Where there is no such folder or the system does not let us read it. What is wrong with
    /// single files is collected in the diagnostics.
    pub fn open(root: &Path, options: &OpenOptions) -> Result<(Self, Diagnostics), OpenError> {
        Self::open_again(root, options, Sources::default())
    }

    /// Opens a folder whose files keep the numbers that they have in `sources`.
    ///
    /// # Errors
    /// As those of [`Site::open`].
    pub fn open_again(
        root: &Path,
        options: &OpenOptions,
        mut sources: Sources,
    ) -> Result<(Self, Diagnostics), OpenError> {
        check_folder(root)?;
        let mut found = Diagnostics::default();
        let bare = !root.join("qantar.toml").exists() && !root.join("content").is_dir();
        let mut settings = if bare {
            bare_settings(root)
        } else {
            read_settings(root, &mut sources, &mut found)
        };
        if let Some(url) = &options.base_url {
            settings.base_url = Some(check_base_url(url).map_err(OpenError::BaseUrl)?);
        }
        let output = options
            .output
            .clone()
            .unwrap_or_else(|| default_output(root, bare));
        let listing = folder::list(root, bare, options.follow_outside, &mut sources, &mut found);
        let theme = if bare {
            Theme::built_in()
        } else {
            Theme::open(root, options.follow_outside, &mut found)
        };
        let withheld = settings.withhold.then(|| withheld_names(&mut found));
        check_logo(&settings, &theme, &mut found);
        let site = Self {
            withheld,
            root: root.to_owned(),
            bare,
            output,
            settings,
            sources,
            files: listing.files,
            boundaries: listing.boundaries,
            theme,
        };
        Ok((site, found))
    }

    /// Enters the gazetteer that is part of the program among the sources, and lists its files: for
    /// a bare folder whose texts name its actors and places.
    pub fn built_in_gazetteer(&mut self) -> (Vec<ContentFile>, Option<SourceId>) {
        folder::built_in_gazetteer(&mut self.sources)
    }
}

/// The environment variable that names the file of withheld names, so that no public file does.
pub const WITHHOLD: &str = "QANTAR_WITHHOLD";

/// Without its list a site that withholds names must not be built.
fn withheld_names(found: &mut Diagnostics) -> String {
    let hint = format!(
        "let {WITHHOLD} name a file with one name a line, or take `withhold` out of qantar.toml"
    );
    let read = std::env::var_os(WITHHOLD)
        .ok_or_else(|| format!("names are withheld, but {WITHHOLD} names no file"))
        .and_then(|path| {
            std::fs::read_to_string(&path)
                .map_err(|error| format!("the file that {WITHHOLD} names cannot be read: {error}"))
        });
    read.unwrap_or_else(|why| {
        found.push(Diagnostic::path_error("withheld-names", "qantar.toml", why).hint(hint));
        String::new()
    })
}

fn check_logo(settings: &Settings, theme: &Theme, found: &mut Diagnostics) {
    if let Some(logo) = &settings.site.logo
        && !theme.statics.contains_key(logo)
    {
        found.push(
            Diagnostic::path_error(
                "missing-file",
                "qantar.toml",
                format!("there is no file `static/{logo}`"),
            )
            .hint("name the logo by its path in static/"),
        );
    }
}

fn check_folder(root: &Path) -> Result<(), OpenError> {
    let metadata = std::fs::metadata(root).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => OpenError::Missing(root.to_owned()),
        _ => OpenError::Unreadable(root.to_owned(), error.to_string()),
    })?;
    if !metadata.is_dir() {
        return Err(OpenError::NotAFolder(root.to_owned()));
    }
    std::fs::read_dir(root)
        .map_err(|error| OpenError::Unreadable(root.to_owned(), error.to_string()))?;
    Ok(())
}

/// A bare folder is called what its folder is called.
fn bare_settings(root: &Path) -> Settings {
    let name = std::path::absolute(root)
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    Settings {
        title: name,
        ..Settings::default()
    }
}

/// Beside a bare folder, not in it: what is in it is the user's.
fn default_output(root: &Path, bare: bool) -> PathBuf {
    if !bare {
        return root.join("public");
    }
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let mut name = absolute
        .file_name()
        .map_or_else(|| "qantar".into(), std::ffi::OsStr::to_os_string);
    name.push("-site");
    absolute.with_file_name(name)
}

fn read_settings(root: &Path, sources: &mut Sources, found: &mut Diagnostics) -> Settings {
    let path = root.join("qantar.toml");
    if !path.exists() {
        return Settings::default();
    }
    let source = sources.add("qantar.toml".to_owned(), Origin::File(path));
    let text = match sources.read(source) {
        Ok(text) => text.text,
        Err(error) => {
            found.push(unreadable("qantar.toml", &error));
            return Settings::default();
        }
    };
    match fields::parse_toml(&text, 0) {
        Ok(table) => {
            let (settings, problems) = Settings::read(&table, source, text.len());
            found.append(problems);
            settings
        }
        Err(errors) => {
            for error in errors {
                found.push(
                    Diagnostic::error("toml-syntax", source, error.span, error.message)
                        .maybe_hint(error.hint),
                );
            }
            Settings::default()
        }
    }
}

/// The error for a file that gives no text.
pub fn unreadable(path: &str, error: &ReadError) -> Diagnostic {
    match error {
        ReadError::Io(error) => {
            Diagnostic::path_error("unreadable", path, format!("cannot be read: {error}"))
        }
        ReadError::NotText => Diagnostic::path_error("not-text", path, "is no text")
            .hint("only texts belong here; move pictures and other files to static/"),
    }
}
