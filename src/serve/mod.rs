//! Serve: build in memory, show on this machine, build again and reload when a file changes.
//!
//! The search index comes after the pages, on a thread of its own (`index`).
//!
//! Only GET and HEAD, only the loopback interface unless another address is asked for, and only for
//! the host names that lead there (a page elsewhere cannot read the site by rebinding its name to
//! this machine).
//!
//! `builder` is the thread that owns the site; `http` asks it for files, `watch` tells it of
//! changes, `look` goes through all pages when nothing else is to be done, `index` makes the search
//! index after it.

mod builder;
mod http;
mod index;
mod look;
mod memory;
mod watch;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use tokio::net::TcpListener;

use crate::model::Diagnostics;
use crate::pipeline::{BuildOptions, Workshop};
use crate::site::{OpenError, Site};

use builder::Builder;
use memory::Memory;
use watch::Watch;

/// What the command line says.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// How to build.
    pub build: BuildOptions,
    /// The port; if it is taken, the next free one.
    pub port: u16,
    /// The address to listen at; else the loopback interface.
    pub host: Option<IpAddr>,
    /// Whether the browser is opened.
    pub open: bool,
}

/// Why nothing is served.
#[derive(Debug)]
pub enum ServeError {
    /// The folder cannot be opened.
    Open(OpenError),
    /// The content has errors, and there is no site to show.
    Content,
    /// No port of this machine is free, or it refuses.
    Network(std::io::Error),
    /// Files cannot be watched.
    Watch(String),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(error) => error.fmt(f),
            Self::Content => f.write_str("the content has errors"),
            Self::Network(error) => write!(f, "cannot serve on this machine: {error}"),
            Self::Watch(why) => write!(f, "cannot watch the site's files: {why}"),
        }
    }
}

impl std::error::Error for ServeError {}

/// Shows diagnostics to whoever runs the server, and gives them as a list in JSON for those who
/// look at a page: `severity`, `message`, `hints`, and `place` with `file`, `line`, `column` and
/// `words`. Nothing for no diagnostics.
pub type Show<'s> = dyn Fn(&Diagnostics, &Site) -> String + Send + Sync + 's;

/// How many ports after the wanted one are tried.
const PORTS: u16 = 100;

/// Serves until the process is ended.
///
/// # Errors
/// Where the folder cannot be opened or the machine refuses. Errors in the content are shown, and
/// the last good site stays; before the first good one a page says that there is none yet.
pub fn serve(options: &ServeOptions, show: &Show<'_>) -> Result<(), ServeError> {
    let (sender, messages) = mpsc::channel();
    let (searched, to_index) = mpsc::channel();
    let memory = Arc::new(Memory::new(sender.clone()));
    let mut builder = Builder {
        workshop: Workshop::default(),
        memory: Arc::clone(&memory),
        options,
        show,
        messages,
        // Before the first reading, so that no change is missed.
        watch: Watch::begin(&options.root, sender)?,
        searched,
        tried: None,
        looked: None,
    };
    let first = builder.build(None).map_err(ServeError::Open)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(ServeError::Network)?;
    let host = options.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let listener = runtime
        .block_on(listen(host, options.port))
        .map_err(ServeError::Network)?;
    let address = listener.local_addr().map_err(ServeError::Network)?;
    if address.port() != options.port {
        eprintln!("port {} is taken; using {}", options.port, address.port());
    }
    if !host.is_loopback() {
        eprintln!(
            "warning: everybody who reaches {host} can read this site, drafts and proposals included"
        );
    }
    let url = url(address);
    println!("{url}  (Ctrl-C ends it)");
    if options.open {
        open_browser(&url);
    }
    std::thread::scope(|scope| {
        let indexed = Arc::clone(&memory);
        scope.spawn(move || index::keep_up(&indexed, &to_index));
        scope.spawn(move || builder.run(first));
        let router = http::router(memory, !host.is_loopback());
        let served = runtime.block_on(async { axum::serve(listener, router).await });
        served.map_err(ServeError::Network)
    })
}

/// Where a browser on this machine finds the site.
fn url(address: SocketAddr) -> String {
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("http://localhost:{}/", address.port())
    } else {
        format!("http://{address}/")
    }
}

/// The wanted port, or the next free one.
async fn listen(host: IpAddr, port: u16) -> std::io::Result<TcpListener> {
    let mut last = std::io::Error::from(std::io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind(SocketAddr::from((host, port))).await {
            Ok(listener) => return Ok(listener),
            // Another port helps where this one is taken, and nowhere else.
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let result = if cfg!(windows) {
        std::process::Command::new("cmd")
            .args(["/C", "start", "", url])
            .spawn()
    } else {
        std::process::Command::new(program).arg(url).spawn()
    };
    if result.is_err() {
        eprintln!("no browser could be opened; go to {url}");
    }
}
