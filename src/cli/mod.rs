//! The command line: a file per verb, each a thin layer over the library.
//!
//! Results go to standard output, progress and diagnostics to standard error. Exit 0: done; 1: the
//! content has errors; 2: the command line or the machine.

mod build;
mod check;
mod completions;
mod create;
mod draft;
mod import;
mod progress;
mod read;
mod report;
mod schema;
mod seal;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::pipeline::BuildOptions;
use crate::schema::{Kind, Subject};
use crate::site::{OpenOptions, Proposals};

pub use report::Format;

/// Exit code for content with errors.
const CONTENT: u8 = 1;
/// Exit code for a wrong command line or a machine that does not play along.
const MACHINE: u8 = 2;

/// Turns a folder of articles into a timeline website in which every event links to the words it
/// rests on.
#[derive(Debug, Parser)]
#[command(name = "qantar", version, propagate_version = true)]
#[command(
    after_help = "A folder of plain texts is a site too: `qantar build FOLDER` makes FOLDER-site from it."
)]
pub struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Build the site into its output folder
    Build(BuildArgs),
    /// Build in memory, show the site on this machine, and reload it when files change
    Serve(ServeArgs),
    /// Report everything that is wrong with the content; writes nothing
    Check(CheckArgs),
    /// Print what is read in texts: their sentences, and the dates that they name
    Read(ReadArgs),
    /// List the events that the articles tell of, in their own words, or the names that recur in
    /// them, and write them into the site
    Draft(DraftArgs),
    /// Make a new site that builds at once, with the workflow for GitHub Pages
    Init {
        /// The new site's folder
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// Also write static/admin/, a page to edit the site in the browser; in a site that is
        /// there, write that alone
        #[arg(long)]
        cms: bool,
    },
    /// Make a new content file to fill in
    New(NewArgs),
    /// Make content files from saved web pages, feeds, tables, timelines, web archives, and the
    /// content of Zola, Hugo and Jekyll
    Import(ImportArgs),
    /// Keep of articles that may not be public only the passages that are quoted, and hashes of
    /// the rest
    Seal(SealArgs),
    /// Print the JSON Schema of qantar.toml or of a kind of file's front matter
    Schema {
        /// What the schema describes
        #[arg(value_enum)]
        what: SchemaOf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

/// What all verbs that read a site share.
#[derive(Debug, Args)]
struct SiteArgs {
    /// The site's folder, or a folder of texts
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Take drafts in too
    #[arg(long)]
    drafts: bool,
    /// Warn of what is fragile too, and treat every warning as an error
    #[arg(long)]
    strict: bool,
    /// Let symbolic links lead out of the site's folder
    #[arg(long)]
    follow_outside: bool,
}

#[derive(Debug, Args)]
struct BuildArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Where the site goes [default: DIR/public; for a folder of texts: FOLDER-site]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The address that the site will have, in place of the one in qantar.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Whether events that a program found in the articles stand on the site, marked as such
    /// [default: as qantar.toml says, else hide; for a folder of texts: show]
    #[arg(
        long,
        value_enum,
        value_name = "show|hide",
        hide_possible_values = true
    )]
    proposed: Option<Proposed>,
    /// Say how long each phase took
    #[arg(long)]
    timings: bool,
}

/// Whether proposals are shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Proposed {
    Show,
    Hide,
}

impl From<Proposed> for Proposals {
    fn from(proposed: Proposed) -> Self {
        match proposed {
            Proposed::Show => Self::Show,
            Proposed::Hide => Self::Hide,
        }
    }
}

#[derive(Debug, Args)]
struct ServeArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// The port on this machine; if it is taken, the next free one
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// The address to listen at, so that other machines can read the site too [default: this
    /// machine alone]
    #[arg(long, value_name = "ADDR")]
    host: Option<std::net::IpAddr>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also ask whether the addresses of articles and of their archived copies still answer: over
    /// the network, a host at most once a second, and nobody again within a week
    #[arg(long)]
    links: bool,
    /// The folder of the whole texts of sealed articles, to prove the seals with [default:
    /// DIR/originals, where it is there]
    #[arg(long, value_name = "FOLDER")]
    originals: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "As JSON Lines an article is one object: \"file\", \"published\", \"sentences\": [[start, end], …] and \"dates\": [{\"start\", \"end\", \"type\", \"value\", \"mod\", \"granularity\", \"when\", \"rule\"}, …]. Offsets are bytes into the file's text in UTF-8; \"type\", \"value\" and \"mod\" are those of TIMEX3 (ISO-TimeML), \"when\" is the same as an EDTF date (ISO 8601-2)."
)]
struct ReadArgs {
    /// An article, a folder of texts, or a site's folder
    path: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ReadFormat::Text)]
    format: ReadFormat,
}

#[derive(Debug, Args)]
#[command(
    after_help = "What an event of the site covers (it shares a passage and a date) is not listed and not written again; dismissed events and drafts cover too."
)]
struct DraftArgs {
    /// The site's folder, or a folder of texts
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// How many days [default: as many as stand out, and approximate dates]
    #[arg(long, value_name = "N")]
    days: Option<usize>,
    /// How many events a day at most
    #[arg(long, value_name = "K", default_value_t = crate::draft::SENTENCES)]
    sentences: usize,
    /// What it is all about: words, with commas between them
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    topic: Vec<String>,
    /// Turn the listed events, or those with these ids, into files in content/events/; with
    /// --names, the listed names into files in content/actors/. Never writes over a file
    #[arg(long, value_name = "ID", num_args = 0..)]
    write: Option<Vec<String>>,
    /// List names that recur and that no actor or region bears yet
    #[arg(long)]
    names: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = DraftFormat::Text)]
    format: DraftFormat,
}

/// How `qantar draft` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DraftFormat {
    /// Each date, its events, and below each why it is there
    Text,
    /// One JSON object a date
    Jsonl,
}

/// How `qantar read` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReadFormat {
    /// Each sentence, and below it the dates in it
    Text,
    /// One JSON object an article
    Jsonl,
}

#[derive(Debug, Args)]
struct NewArgs {
    /// What to make
    #[arg(value_enum)]
    kind: NewKind,
    /// Its title or name
    title: String,
    /// The site's folder
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    /// When it happened or was published, such as 2022-01-05; for events and articles
    #[arg(long)]
    date: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is written over, and all files are written or none. What could not be carried over is said line by line; an event without a source, or one that `qantar check` would not pass, becomes a draft that says why. docs/importing.md says what becomes of each kind of file."
)]
struct ImportArgs {
    /// What to import, or folders of it: .html, .xml, .rss, .atom, .csv, .tsv, .json, .md, .warc,
    /// .warc.gz
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    into: PathBuf,
}

#[derive(Debug, Args)]
#[command(
    after_help = "The whole texts move to DIR/originals, which git is told to ignore and no build reads; what was committed before stays in git's history. An article that is sealed is sealed anew where its whole text is there: that is how new quotations from it are verified. Nothing is written while the site has errors. docs/sealing.md says what a seal proves."
)]
struct SealArgs {
    /// Ids or paths of articles
    #[arg(value_name = "ARTICLE", required_unless_present = "all")]
    articles: Vec<String>,
    /// All articles but summaries
    #[arg(long, conflicts_with = "articles")]
    all: bool,
    /// Put the whole texts back
    #[arg(long)]
    unseal: bool,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// The site's folder
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    /// Where the whole texts are kept [default: DIR/originals]
    #[arg(long, value_name = "FOLDER")]
    originals: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum NewKind {
    Article,
    Event,
    Question,
    Actor,
    Region,
    Page,
}

/// What `qantar schema` describes.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum SchemaOf {
    Article,
    Event,
    Question,
    Actor,
    Region,
    Page,
    Settings,
}

impl From<SchemaOf> for Subject {
    fn from(what: SchemaOf) -> Self {
        Self::FrontMatter(match what {
            SchemaOf::Article => Kind::Article,
            SchemaOf::Event => Kind::Event,
            SchemaOf::Question => Kind::Question,
            SchemaOf::Actor => Kind::Actor,
            SchemaOf::Region => Kind::Region,
            SchemaOf::Page => Kind::Page,
            SchemaOf::Settings => return Self::Settings,
        })
    }
}

impl From<NewKind> for Kind {
    fn from(kind: NewKind) -> Self {
        match kind {
            NewKind::Article => Self::Article,
            NewKind::Event => Self::Event,
            NewKind::Question => Self::Question,
            NewKind::Actor => Self::Actor,
            NewKind::Region => Self::Region,
            NewKind::Page => Self::Page,
        }
    }
}

impl SiteArgs {
    fn options(&self) -> BuildOptions {
        BuildOptions {
            open: OpenOptions {
                follow_outside: self.follow_outside,
                ..OpenOptions::default()
            },
            drafts: self.drafts,
            strict: self.strict,
            proposed: None,
        }
    }
}

/// Runs the command line that the process was given.
pub fn run() -> ExitCode {
    let code = match Cli::parse().verb {
        Verb::Build(args) => build::run(&args),
        Verb::Serve(args) => serve::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Read(args) => read::run(&args),
        Verb::Draft(args) => draft::run(&args),
        Verb::Init { dir, cms } => create::init(&dir, cms),
        Verb::New(args) => create::new(&args),
        Verb::Import(args) => import::run(&args),
        Verb::Seal(args) => seal::run(&args),
        Verb::Schema { what } => schema::run(what.into()),
        Verb::Completions { shell } => completions::completions(shell),
        Verb::Man => completions::man(),
    };
    ExitCode::from(code)
}
