//! `qantar check --links` asks a host on this machine: what is dead, what is closed, what is busy,
//! and what is remembered.
#![cfg(feature = "links")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::{Folder, command, run};
use qantar::links::{Link, Options, check};

/// A host that notes what it is asked for.
struct Host {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    fn new(robots: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        // It ends with the test.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(&mut stream.unwrap(), robots, &notes);
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn answer(stream: &mut TcpStream, robots: &str, notes: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut header = String::new();
    while reader.read_line(&mut header).unwrap_or(0) > 2 {
        header.clear();
    }
    let asked = line.rsplit_once(' ').map_or("", |(asked, _)| asked);
    let before = {
        let mut notes = notes.lock().unwrap();
        notes.push(asked.to_owned());
        notes.iter().filter(|one| *one == asked).count()
    };
    let (method, path) = asked.split_once(' ').unwrap_or_default();
    let (status, more, body) = match path {
        "/robots.txt" => ("200 OK", String::new(), robots),
        "/gone" => ("410 Gone", String::new(), ""),
        "/moved" => ("301 Moved", "Location: /here\r\n".to_owned(), ""),
        "/no-head" if method == "HEAD" => ("405 No", String::new(), ""),
        "/busy-once" if before == 1 => ("503 Busy", String::new(), ""),
        "/busy" => ("503 Busy", String::new(), ""),
        "/refused" => ("403 No", String::new(), ""),
        path if path.starts_with("/missing") => ("404 No", String::new(), ""),
        _ => ("200 OK", String::new(), "text"),
    };
    let length = body.len();
    let body = if method == "HEAD" { "" } else { body };
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n{body}"
    );
}

fn options(folder: &Folder) -> Options {
    Options {
        pause: Duration::ZERO,
        timeout: Duration::from_secs(20),
        ..Options::polite(folder.root())
    }
}

fn link(url: String) -> Link {
    Link {
        place: qantar::model::Place::Path("content/articles/a.md".into()),
        url,
        capture: false,
        captured: false,
    }
}

/// The codes and messages of what is found at these paths.
fn found(host: &Host, paths: &[&str], options: &Options) -> Vec<(String, String)> {
    let links: Vec<Link> = paths.iter().map(|path| link(host.url(path))).collect();
    let found = check(&links, options).unwrap();
    let found = found.iter();
    let words = found.map(|one| (one.code.to_owned(), one.message.replace(&host.address, "")));
    words.collect()
}

#[test]
fn what_is_gone_is_dead_and_what_answers_is_not() {
    let (host, folder) = (Host::new(""), Folder::empty());
    let paths = [
        "/here",
        "/moved",
        "/no-head",
        "/gone",
        "/missing?page=2#p4",
        "/refused",
    ];
    let found = found(&host, &paths, &options(&folder));
    let expected = [
        (
            "dead-link",
            "the address /gone is dead: its host answers 410",
        ),
        (
            "dead-link",
            "the address /missing?page=2#p4 is dead: its host answers 404",
        ),
        (
            "link-in-doubt",
            "whether /refused is alive cannot be told: its host answers 403",
        ),
    ];
    let expected = expected.map(|(code, words)| (code.to_owned(), words.to_owned()));
    assert_eq!(found, expected);
    let asked = host.asked();
    assert_eq!(asked[0], "GET /robots.txt");
    assert!(asked.contains(&"GET /no-head".to_owned()), "{asked:?}");
    assert!(
        asked.contains(&"HEAD /missing?page=2".to_owned()),
        "{asked:?}"
    );
    assert!(
        !asked.contains(&"GET /here".to_owned()),
        "a head says enough: {asked:?}"
    );
}

#[test]
fn who_is_busy_is_asked_again() {
    let (host, folder) = (Host::new(""), Folder::empty());
    let found = found(&host, &["/busy", "/busy-once"], &options(&folder));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.contains("503"), "{found:?}");
    let asked = host.asked();
    let times = |what: &str| asked.iter().filter(|one| *one == what).count();
    assert_eq!((times("HEAD /busy"), times("HEAD /busy-once")), (3, 2));
}

#[test]
fn what_robots_close_is_not_asked_for() {
    let host = Host::new("User-agent: qantar\nDisallow: /here\n");
    let folder = Folder::empty();
    let found = found(&host, &["/here", "/there"], &options(&folder));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "link-in-doubt");
    assert_eq!(host.asked(), ["GET /robots.txt", "HEAD /there"]);
}

#[test]
fn what_has_answered_is_not_asked_again_at_once() {
    let (host, folder) = (Host::new(""), Folder::empty());
    let options = options(&folder);
    let first = found(&host, &["/here", "/gone"], &options);
    assert!(!host.asked().is_empty());
    assert_eq!(
        found(&host, &["/here", "/gone#p2", "/gone"], &options)[1..],
        first[..]
    );
    assert_eq!(host.asked(), Vec::<String>::new());
    // A cache that is none is made anew.
    folder.file(".qantar-links.json", "no JSON");
    assert_eq!(found(&host, &["/gone"], &options), first);
    assert!(!host.asked().is_empty());
}

#[test]
fn a_host_that_is_not_there_is_in_doubt() {
    let folder = Folder::empty();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://{}/a", listener.local_addr().unwrap());
    drop(listener);
    let found = check(&[link(closed)], &options(&folder)).unwrap();
    let one = found.iter().next().unwrap();
    assert_eq!(one.code, "link-in-doubt");
}

#[test]
fn the_command_asks_only_when_it_is_told_to() {
    let host = Host::new("");
    let folder = Folder::site();
    let head = format!(
        "+++\ntitle = \"A\"\ndate = \"2022-01-05\"\nurl = \"{}\"\n[[captures]]\nurl = \"{}\"\n+++\n\nA text.\n",
        host.url("/missing"),
        host.url("/missing-copy")
    );
    folder.file("content/articles/linked.md", head);
    folder.check().nothing();
    assert_eq!(host.asked(), Vec::<String>::new());
    let mut asking = command(&["check", "--links", "--format", "json"]);
    let asking = asking
        .current_dir(folder.root())
        .env("NO_PROXY", "127.0.0.1");
    let run = run(asking).is(0);
    assert_eq!(run.out.matches("\"dead-link\"").count(), 2, "{}", run.out);
    assert!(
        run.out.contains("content/articles/linked.md"),
        "{}",
        run.out
    );
    assert!(run.out.contains("the archived copy"), "{}", run.out);
    assert!(folder.path(".qantar-links.json").is_file());
    // What is remembered is said again, and --strict makes it an error.
    host.asked();
    let mut strict = command(&["check", "--links", "--strict"]);
    common::run(strict.current_dir(folder.root()))
        .is(1)
        .says(&["is dead"]);
    assert_eq!(host.asked(), Vec::<String>::new());
}
