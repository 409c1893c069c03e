//! `serve`: pages over the loopback interface, built anew when a file changes.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use common::{Folder, command, same, tree};

/// The longest that anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

const EVENT: &str = "content/events/2022-01-10-speech.md";
const PAGE: &str = "/events/2022-01-10-speech.html";

/// A running server; it ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(folder: &Folder) -> Self {
        // A port that was free a moment ago; if it is taken meanwhile, the server takes the next.
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut child = command(&["serve", "--port", &free.to_string()])
            .current_dir(folder.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .strip_prefix("http://localhost:")
            .and_then(|rest| rest.split('/').next())
            .unwrap_or_else(|| panic!("no address: {line}"));
        Server {
            port: port.parse().unwrap(),
            child,
        }
    }

    fn ask(&self, request: &str) -> Answer {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head
            .split(' ')
            .nth(1)
            .unwrap_or_else(|| panic!("no answer: {text}"));
        Answer {
            status: status.parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn request(&self, method: &str, path: &str, host: &str) -> Answer {
        self.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
    }

    fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &format!("localhost:{}", self.port))
    }

    fn version(&self) -> String {
        self.get("/.qantar/version").body
    }

    /// Waits until a page holds these words.
    fn wait_for(&self, path: &str, words: &str) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.body.contains(words) {
                return answer;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{path} never holds `{words}`:\n{}",
                answer.body
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

#[test]
fn pages_come_with_their_type_and_the_script_that_reloads_them() {
    let folder = Folder::site();
    let before = tree(folder.root());
    let server = Server::start(&folder);
    for path in ["/", "/index.html", PAGE] {
        let page = server.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(
            page.head.contains("content-type: text/html; charset=utf-8"),
            "{}",
            page.head
        );
        assert!(page.body.contains("/.qantar/page.js"), "{path}");
    }
    let style = server.get("/style/main.css");
    assert_eq!(style.status, 200);
    assert!(style.head.contains("content-type: text/css") && !style.body.contains("page.js"));
    assert!(server.get("/.qantar/page.js").head.contains("javascript"));
    assert_eq!(server.get("/actors/").status, 200, "a folder's list");
    let missing = server.get("/nowhere.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("Page not found"));
    same(&before, &tree(folder.root()));
}

#[cfg(feature = "search")]
#[test]
fn the_search_index_comes_after_the_pages_and_follows_the_content() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    assert_eq!(server.get("/search.html").status, 200);
    server.wait_for("/pagefind/languages.json", "[\"en\"]");
    let before = server.get("/pagefind/en/records.txt").body;
    assert!(before.starts_with("qantar search index"), "{before}");
    assert!(
        server
            .get("/pagefind/en/pagefind.js")
            .head
            .contains("javascript")
    );
    folder.edit(
        EVENT,
        "He spoke of the arrests",
        "He spoke of the aeroplanes",
    );
    server.wait_for(PAGE, "aeroplanes");
    let begun = Instant::now();
    while server.get("/pagefind/en/records.txt").body == before {
        assert!(begun.elapsed() < PATIENCE, "the index follows");
        std::thread::sleep(Duration::from_millis(30));
    }
}

#[test]
fn only_this_machine_is_answered_and_only_reading() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    for host in [
        "evil.example",
        "localhost.evil.example",
        "",
        "evil.example:80",
    ] {
        for path in ["/", "/.qantar/version", "/.qantar/page.js"] {
            assert_eq!(
                server.request("GET", path, host).status,
                403,
                "{host} {path}"
            );
        }
    }
    for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
        assert_eq!(server.request("GET", "/", host).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        for path in ["/", "/.qantar/version"] {
            assert_eq!(
                server.request(method, path, "localhost").status,
                405,
                "{method} {path}"
            );
        }
    }
    let head = server.request("HEAD", "/", "localhost");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn no_path_leads_out_of_the_site() {
    let folder = Folder::site();
    folder.file("secret.txt", "secret words");
    let server = Server::start(&folder);
    for path in [
        "/../secret.txt",
        "/../qantar.toml",
        "/%2e%2e/qantar.toml",
        "/..%2fqantar.toml",
        "/%2e%2e%2fqantar.toml",
        "/events/../../qantar.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/..\\qantar.toml",
        "/%00",
        "/qantar.toml",
    ] {
        let answer = server.get(path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.body.contains("secret") && !answer.body.contains("root:"),
            "{path}"
        );
    }
    assert_eq!(server.get("/%ff").status, 400);
}

#[test]
fn a_change_is_seen_and_an_error_keeps_the_last_good_page() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    let first = server.version();
    folder.edit(
        EVENT,
        "He spoke of the arrests.",
        "He spoke of the quaggas.",
    );
    server.wait_for(PAGE, "of the quaggas.");
    let second = server.version();
    assert!(second != first, "the version tells pages to reload");

    folder.edit(
        EVENT,
        "have been arrested by the police",
        "have been arrested by nobody",
    );
    folder.edit("content/actors/tokayev.md", "President of", "Zebra of");
    // The error is seen when the actor's change, made after it, is not shown.
    std::thread::sleep(Duration::from_millis(700));
    assert!(!server.get("/actors/tokayev.html").body.contains("Zebra"));
    assert!(
        server
            .get(PAGE)
            .body
            .contains("have been arrested by the police")
    );
    assert_eq!(server.version(), second);

    folder.edit(
        EVENT,
        "have been arrested by nobody",
        "have been arrested by the police",
    );
    server.wait_for("/actors/tokayev.html", "Zebra of");
    assert!(server.version() != second);

    folder.file(
        "content/pages/new.md",
        "+++\ntitle = \"A new page\"\n+++\n\nWords.\n",
    );
    server.wait_for("/pages/new.html", "A new page");
    std::fs::remove_file(folder.path("content/pages/new.md")).unwrap();
    server.wait_for("/pages/new.html", "Page not found");
    assert!(!folder.path("public").exists(), "all in memory");
}

#[test]
fn a_page_that_waits_for_the_next_version_is_answered_when_it_comes() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    let version = server.version();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            server
                .get(&format!("/.qantar/version?after={version}"))
                .body
        });
        folder.edit(EVENT, "He spoke", "He also spoke");
        assert!(waiting.join().unwrap() != version);
    });
}

#[test]
fn a_site_that_is_broken_from_the_start_comes_when_it_is_mended() {
    let folder = Folder::site();
    folder.file("content/events/bad.md", "no head");
    let server = Server::start(&folder);
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("The content has errors") && page.body.contains("page.js"));
    std::fs::remove_file(folder.path("content/events/bad.md")).unwrap();
    server.wait_for("/", "Sample");
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let folder = Folder::site();
    let mut child = command(&["serve", "--port", &port.to_string()])
        .current_dir(folder.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let _ = child.kill();
    let _ = child.wait();
    assert!(line.starts_with("http://localhost:"), "{line}");
    assert!(!line.contains(&format!(":{port}/")), "{line}");
}

#[test]
fn it_ends_when_it_is_ended() {
    let folder = Folder::site();
    let mut server = Server::start(&folder);
    let pid = server.child.id().to_string();
    let status = std::process::Command::new("kill")
        .arg(&pid)
        .status()
        .unwrap();
    assert!(status.success());
    let begun = Instant::now();
    while server.child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err());
}

#[test]
fn what_is_wrong_is_told_to_the_open_page_and_taken_back() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    let state = |words: &str| server.wait_for("/.qantar/state", words).body;
    let good = state("\"problems\":[]");
    folder.edit(
        EVENT,
        "have been arrested by the police",
        "have been arrested by nobody",
    );
    let bad = state("quotation-not-found");
    for words in [
        "2022-01-10-speech.md",
        "\"line\":",
        "have been arrested by nobody",
        "\"version\":1",
    ] {
        assert!(bad.contains(words), "{words}: {bad}");
    }
    assert!(server.get(PAGE).body.contains("arrested by the police"));
    folder.edit(
        EVENT,
        "have been arrested by nobody",
        "have been arrested by the police",
    );
    let mended = state("\"problems\":[]");
    assert!(mended != good, "pages load again");
}

#[test]
fn a_template_that_fails_is_told_and_the_last_good_site_stays() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    folder.file("templates/event.html", "{{ nothing.at_all }}");
    let told = server
        .wait_for("/.qantar/state", "templates/event.html")
        .body;
    assert!(told.contains("nothing"), "{told}");
    assert!(server.get(PAGE).body.contains("He spoke of the arrests."));
    std::fs::remove_file(folder.path("templates/event.html")).unwrap();
    server.wait_for("/.qantar/state", "\"problems\":[]");
    folder.edit(EVENT, "He spoke", "He also spoke");
    server.wait_for(PAGE, "He also spoke");
}

#[test]
fn files_may_be_saved_by_renaming_moved_and_removed_with_their_folder() {
    let folder = Folder::site();
    let server = Server::start(&folder);
    // As many editors save: the new text beside the old one, then in its place.
    let text = folder.read(EVENT).replace("He spoke", "They spoke");
    folder.file("content/events/.speech.tmp", text);
    std::fs::rename(
        folder.path("content/events/.speech.tmp"),
        folder.path(EVENT),
    )
    .unwrap();
    server.wait_for(PAGE, "They spoke");

    let moved = "content/events/2022-01-10-moved.md";
    std::fs::rename(folder.path(EVENT), folder.path(moved)).unwrap();
    server.wait_for("/events/2022-01-10-moved.html", "They spoke");
    assert_eq!(server.get(PAGE).status, 404);

    // A whole folder comes, as at a branch switch, and goes.
    folder.file("other/a.md", "+++\ntitle = \"Page A\"\n+++\n\nWords.\n");
    folder.file("other/b.md", "+++\ntitle = \"Page B\"\n+++\n\nWords.\n");
    std::fs::rename(folder.path("other"), folder.path("content/pages")).unwrap();
    server.wait_for("/pages/a.html", "Page A");
    server.wait_for("/pages/b.html", "Page B");
    std::fs::remove_dir_all(folder.path("content/pages")).unwrap();
    server.wait_for("/pages/b.html", "Page not found");
    assert_eq!(server.get("/pages/a.html").status, 404);
}
