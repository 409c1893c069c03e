//! Serve: build in memory, show on this machine, build again and reload when a file changes.
//!
//! The search index comes after the pages, on a thread of its own ([`index`]).
//!
//! Only GET and HEAD, only the loopback interface, and only for the host names that lead there
//! (a page elsewhere cannot read the site by rebinding its name to this machine).

mod http;
mod index;
mod memory;
mod watch;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use tokio::net::TcpListener;

use crate::model::Diagnostics;
use crate::pipeline::BuildOptions;
use crate::site::{OpenError, Site};

use memory::Memory;

/// What the command line says.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// How to build.
    pub build: BuildOptions,
    /// The port; if it is taken, the next free one.
    pub port: u16,
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

/// Shows diagnostics to whoever runs the server.
pub type Show<'s> = dyn Fn(&Diagnostics, &Site) + Send + Sync + 's;

/// How many ports after the wanted one are tried.
const PORTS: u16 = 100;

/// Serves until the process is ended.
///
/// # Errors
/// Where the folder cannot be opened or the machine refuses. Errors in the content are shown, and
/// the last good site stays; before the first good one a page says that there is none yet.
pub fn serve(options: &ServeOptions, show: &Show<'_>) -> Result<(), ServeError> {
    let memory = Arc::new(Memory::default());
    let (searched, to_index) = mpsc::channel();
    watch::build_into(&memory, options, show, &searched).map_err(ServeError::Open)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(ServeError::Network)?;
    let listener = runtime
        .block_on(listen(options.port))
        .map_err(ServeError::Network)?;
    let address = listener.local_addr().map_err(ServeError::Network)?;
    let url = format!("http://localhost:{}/", address.port());
    if address.port() != options.port {
        eprintln!("port {} is taken", options.port);
    }
    println!("{url}  (Ctrl-C ends it)");
    if options.open {
        open_browser(&url);
    }
    std::thread::scope(|scope| {
        let watched = Arc::clone(&memory);
        let indexed = Arc::clone(&memory);
        scope.spawn(move || index::keep_up(&indexed, &to_index));
        let _watcher = watch::start(scope, watched, options, show, searched)?;
        let served = runtime.block_on(async { axum::serve(listener, http::router(memory)).await });
        served.map_err(ServeError::Network)
    })
}

/// The wanted port, or the next free one.
async fn listen(port: u16) -> std::io::Result<TcpListener> {
    let mut last = std::io::Error::from(std::io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
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
