//! Builds that are killed at any moment, or that run out of room: the old site or the new one
//! stands, whole.
//!
//! The builds are this test binary itself, started again with one of its ignored tests.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, thread};

use qantar::publish::{MARKER, Publication};

const OUT: &str = "QANTAR_TEST_OUT";
const FIRST: &str = "QANTAR_TEST_FIRST";
const KILLS: usize = 100;

type Site = BTreeMap<String, Vec<u8>>;

/// A site of 300 files. The two versions share a third of them, differ in another third, and in
/// the rest each has names that the other lacks.
fn version(which: char) -> Site {
    (0..300)
        .map(|number| match number % 3 {
            0 => (
                format!("same/{}/{number}.html", number % 10),
                vec![b'='; number],
            ),
            1 => (format!("page-{number}.html"), vec![which as u8; 5 * number]),
            _ => (
                format!("only-{which}/{}/{number}.html", number % 10),
                vec![b'x'; 99],
            ),
        })
        .collect()
}

fn publish(out: &Path, site: &Site) -> Result<(), qantar::publish::PublishError> {
    let publication = Publication::begin(out)?;
    for (name, bytes) in site {
        publication.put(name, bytes)?;
    }
    publication.finish().map(drop)
}

#[test]
#[ignore = "started as a child process by the test below"]
fn child_publishes_for_ever() {
    let Some(out) = env::var_os(OUT).map(PathBuf::from) else {
        return;
    };
    let first = usize::from(env::var(FIRST).unwrap() == "B");
    for which in ['A', 'B'].iter().cycle().skip(first) {
        println!("\nbegun");
        publish(&out, &version(*which)).unwrap();
    }
}

#[test]
#[ignore = "started as a child process by the test below"]
fn child_runs_out_of_room() {
    let Some(out) = env::var_os(OUT).map(PathBuf::from) else {
        return;
    };
    let mut site = version('B');
    site.insert("large".into(), vec![0; 1 << 20]);
    let error = publish(&out, &site).unwrap_err();
    println!("\n{error} -- {}", error.hint().unwrap());
}

fn command(program: impl AsRef<std::ffi::OsStr>, test: &str, out: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .args(["--exact", test, "--ignored", "--nocapture"])
        .env(OUT, out)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Ends the child even when the test fails.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// All files but the marker.
fn read(root: &Path) -> Site {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir() && entry.file_name() != MARKER)
        .map(|entry| {
            let name = entry.path().strip_prefix(root).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (name.to_str().unwrap().to_owned(), bytes)
        })
        .collect()
}

#[test]
fn killed_at_any_moment_it_leaves_one_site_or_the_other() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    let work = temp.path().join(".public.qantar-work");
    let mut versions = [version('A'), version('B')];
    publish(&out, &versions[0]).unwrap();
    let begun = Instant::now();
    publish(&out, &versions[1]).unwrap();
    let usual = (begun.elapsed() * 3 / 2).min(Duration::from_millis(60));
    fs::create_dir(out.join(".git")).unwrap();
    for name in ["CNAME", ".git/HEAD", "same/0/note"] {
        fs::write(out.join(name), "a stranger's").unwrap();
        for version in &mut versions {
            version.insert(name.to_owned(), b"a stranger's".to_vec());
        }
    }

    let mut seen = [0, 0];
    let mut interrupted = 0;
    let mut moment = Moments::new();
    for kill in 0..KILLS {
        // First the version that does not stand, so that there is work from the start.
        let first = if read(&out) == versions[0] { "B" } else { "A" };
        let mut child = command(
            env::current_exe().unwrap(),
            "child_publishes_for_ever",
            &out,
        );
        // Every other time one build is let through, however slow the disk is.
        let builds = kill % 2 + 1;
        kill_in_build(builds, child.env(FIRST, first), moment.next_within(usual));
        let found = read(&out);
        let which = versions.iter().position(|version| *version == found);
        seen[which.expect("the output is neither version")] += 1;
        interrupted += usize::from(work.exists());
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    assert!(interrupted > 0, "no build was killed at work");

    publish(&out, &version('B')).unwrap();
    assert!(!work.exists());
    assert_eq!(read(&out), versions[1]);
}

/// Moments that are others in every run of the test.
struct Moments(u64);

impl Moments {
    fn new() -> Self {
        Moments(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64)
    }

    fn next_within(&mut self, longest: Duration) -> Duration {
        // Knuth's linear congruential generator; its upper bits are good enough here.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        longest.mul_f64((self.0 >> 40) as f64 / (1_u64 << 24) as f64)
    }
}

fn kill_in_build(which: usize, command: &mut Command, delay: Duration) {
    let mut child = Killed(command.spawn().unwrap());
    let output = BufReader::new(child.0.stdout.take().unwrap());
    let lines = output.lines().map(Result::unwrap);
    let mut begun = lines.filter(|line| line == "begun");
    assert!(begun.nth(which - 1).is_some(), "no build began");
    thread::sleep(delay);
    let running = child.0.try_wait().unwrap().is_none();
    assert!(
        running,
        "the child failed: a killed build kept it from working"
    );
}

#[test]
fn out_of_room_the_old_site_stands() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    publish(&out, &version('A')).unwrap();
    // A limit on the size of files stands for a full disk, which not every machine can have made.
    let limited = r#"trap "" XFSZ; ulimit -f 64; exec "$0" "$@""#;
    let exe = env::current_exe().unwrap();
    let inner = command(&exe, "child_runs_out_of_room", &out);
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(limited)
        .arg(&exe)
        .args(inner.get_args());
    let mut child = Killed(shell.env(OUT, &out).stdout(Stdio::piped()).spawn().unwrap());
    let mut text = String::new();
    let mut output = child.0.stdout.take().unwrap();
    output.read_to_string(&mut text).unwrap();

    assert!(child.0.wait().unwrap().success(), "{text}");
    let told = text.lines().find(|line| line.starts_with("cannot write"));
    let told = told.expect("the error says what it could not do");
    assert!(told.contains("large") && told.contains("the old site is as it was"));
    assert_eq!(read(&out), version('A'));
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1);
}
