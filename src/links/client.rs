//! Asking hosts.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use rayon::prelude::*;
use ureq::http::Uri;
use ureq::{Agent, Error};

use super::robots::Robots;
use super::{Options, Outcome};

/// Our name in robots.txt and at the head of what we say of ourselves.
const NAME: &str = "qantar";

/// RFC 9309 wants 500 kibibytes of a robots.txt read at least.
const ROBOTS_BYTES: u64 = 500 * 1024;

/// Asks for all addresses: several hosts at once, each host's addresses one after the other.
pub(super) fn ask(addresses: &[&str], options: &Options) -> BTreeMap<String, Outcome> {
    let mut hosts: BTreeMap<String, Vec<(&str, Uri)>> = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    for address in addresses {
        // Letters beyond ASCII are written out, as browsers send them.
        let ascii = percent_encoding::utf8_percent_encode(address, percent_encoding::CONTROLS);
        let uri = ascii.to_string().replace(' ', "%20").parse::<Uri>().ok();
        let host = uri.as_ref().and_then(|uri| {
            let authority = uri.authority()?;
            Some(format!("{}://{authority}", uri.scheme_str()?))
        });
        match (host, uri) {
            (Some(host), Some(uri)) => hosts.entry(host).or_default().push((address, uri)),
            _ => {
                let why = Outcome::Dead("it is no address".to_owned());
                outcomes.insert((*address).to_owned(), why);
            }
        }
    }
    let hosts: Vec<_> = hosts.iter().collect();
    let all = || {
        let hosts = hosts.par_iter().with_max_len(1);
        let asked = hosts.map(|(host, links)| Host::new(host, options).ask(links));
        asked.collect::<Vec<_>>()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.hosts);
    let asked = match pool.build() {
        Ok(pool) => pool.install(all),
        Err(_) => all(),
    };
    outcomes.extend(asked.into_iter().flatten());
    outcomes
}

/// A host that is being asked.
struct Host<'o> {
    name: &'o str,
    options: &'o Options,
    agent: Agent,
}

impl<'o> Host<'o> {
    fn new(name: &'o str, options: &'o Options) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(options.timeout))
            .user_agent(format!("{NAME}/{} (link check)", env!("CARGO_PKG_VERSION")))
            .http_status_as_error(false)
            .max_redirects(10)
            .build();
        Self {
            name,
            options,
            agent: Agent::new_with_config(config),
        }
    }

    fn ask(&self, links: &[(&str, Uri)]) -> Vec<(String, Outcome)> {
        let robots = self.robots();
        let links = links.iter();
        let asked = links.map(|(address, uri)| {
            let outcome = match &robots {
                Ok(robots) if robots.allows(path(uri)) => self.link(uri),
                Ok(_) => Outcome::Unsure("its host's robots.txt closes it to programs".to_owned()),
                Err(outcome) => outcome.clone(),
            };
            ((*address).to_owned(), outcome)
        });
        asked.collect()
    }

    /// Its rules. None (400 to 499) are rules that open everything; a host that fails opens
    /// nothing (section 2.3.1 of RFC 9309).
    fn robots(&self) -> Result<Robots, Outcome> {
        let url = format!("{}/robots.txt", self.name);
        let (status, text) = self.again(|| {
            let mut response = self.agent.get(&url).call()?;
            let status = response.status().as_u16();
            let mut text = String::new();
            if status < 300 {
                let body = response.body_mut().with_config();
                // What is no text or too long holds no rules.
                let read = body.limit(ROBOTS_BYTES).lossy_utf8(true).read_to_string();
                text = read.unwrap_or_default();
            }
            Ok((status, text))
        })?;
        match status {
            200..=299 => Ok(Robots::read(&text, NAME)),
            429 | 500.. => Err(Outcome::Unsure(format!(
                "its host answers {status} when asked for robots.txt"
            ))),
            _ => Ok(Robots::default()),
        }
    }

    /// Asks for an address's head; where that is refused, for the whole, of which nothing is read.
    fn link(&self, uri: &Uri) -> Outcome {
        let head = self.again(|| Ok((self.agent.head(uri).call()?.status().as_u16(), ())));
        let answer = match head {
            Ok((400..=428 | 430..=499 | 501, ())) => {
                self.again(|| Ok((self.agent.get(uri).call()?.status().as_u16(), ())))
            }
            other => other,
        };
        match answer {
            Ok((status, ())) => judge(status),
            Err(outcome) => outcome,
        }
    }

    /// Asks, and asks again where the host is busy or fails.
    fn again<T>(&self, ask: impl Fn() -> Result<(u16, T), Error>) -> Result<(u16, T), Outcome> {
        let mut pause = self.options.pause;
        let mut tries = 0;
        loop {
            let answer = ask();
            sleep(pause);
            let busy = match &answer {
                Ok((status, _)) => matches!(status, 429 | 500 | 502..=599),
                Err(error) => passes(error),
            };
            if !busy || tries == self.options.retries {
                return answer.map_err(|error| failed(&error));
            }
            tries += 1;
            pause = pause.saturating_mul(2).min(Duration::from_secs(60));
        }
    }
}

fn path(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}

/// What a status says of an address (RFC 9110, section 15).
fn judge(status: u16) -> Outcome {
    match status {
        200..=399 => Outcome::Alive,
        404 | 410 => Outcome::Dead(format!("its host answers {status}")),
        _ => Outcome::Unsure(format!("its host answers {status}")),
    }
}

/// Whether an error may be gone at the next try.
fn passes(error: &Error) -> bool {
    matches!(
        error,
        Error::Timeout(_) | Error::Io(_) | Error::ConnectionFailed
    )
}

fn failed(error: &Error) -> Outcome {
    match error {
        Error::HostNotFound => Outcome::Dead("there is no such host".to_owned()),
        Error::TooManyRedirects => Outcome::Dead("it leads on and on".to_owned()),
        Error::Timeout(_) => Outcome::Unsure("its host does not answer in time".to_owned()),
        other => Outcome::Unsure(other.to_string()),
    }
}
