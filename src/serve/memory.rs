//! What requests and the builder share: how far the site is, what is wrong with it, and the files
//! that come late.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock, mpsc};

use tokio::sync::{oneshot, watch};

use super::watch::Message;

/// A site's files by their path.
pub(super) type Files = HashMap<String, Arc<[u8]>>;

/// How far the site is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Grows with everything that pages have to be told.
    pub(super) number: u64,
    /// Grows with each good site.
    pub(super) version: u64,
    /// What is wrong with the latest content, as a list in JSON; empty for a good site.
    pub(super) problems: Arc<str>,
}

/// What a path gives.
pub(super) enum Answer {
    /// A file of the site.
    File(Vec<u8>),
    /// There is none; the page that says so, if the site has one.
    Missing(Option<Vec<u8>>),
    /// There is no good site yet.
    NoSite,
    /// The page cannot be printed.
    Broken,
}

/// Shared by all requests.
pub(super) struct Memory {
    builder: Mutex<mpsc::Sender<Message>>,
    /// What is slow to make and comes after the rest: the search index.
    late: RwLock<Arc<Files>>,
    state: watch::Sender<State>,
}

impl Memory {
    /// Nothing yet; requests for files go to `builder`.
    pub(super) fn new(builder: mpsc::Sender<Message>) -> Self {
        Self {
            builder: Mutex::new(builder),
            late: RwLock::default(),
            state: watch::Sender::new(State::default()),
        }
    }

    /// Tells all open pages that there is a new site.
    pub(super) fn renew(&self) {
        self.state.send_modify(|state| {
            state.number += 1;
            state.version += 1;
            state.problems = Arc::from("");
        });
    }

    /// Tells all open pages what is wrong; with an empty list, that nothing is any more.
    pub(super) fn tell(&self, problems: &str) {
        self.state.send_if_modified(|state| {
            let differs = *state.problems != *problems;
            if differs {
                state.number += 1;
                state.problems = Arc::from(problems);
            }
            differs
        });
    }

    /// Puts new late files in the place of the old ones. No page shows them by itself, so none has
    /// to be loaded again.
    pub(super) fn replace_late(&self, files: Files) {
        *self.late.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(files);
    }

    /// The late files.
    pub(super) fn late(&self) -> Arc<Files> {
        Arc::clone(&self.late.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What a path gives: of the newest site, which may have to be built first.
    pub(super) async fn file(&self, path: &str) -> Answer {
        if let Some(bytes) = self.late().get(path) {
            return Answer::File(bytes.to_vec());
        }
        let (reply, answer) = oneshot::channel();
        let request = Message::Page(path.to_owned(), reply);
        let sent = {
            let builder = self.builder.lock().unwrap_or_else(PoisonError::into_inner);
            builder.send(request).is_ok()
        };
        match answer.await {
            Ok(answer) if sent => answer,
            _ => Answer::NoSite,
        }
    }

    /// Tells when something has changed.
    pub(super) fn changes(&self) -> watch::Receiver<State> {
        self.state.subscribe()
    }
}
