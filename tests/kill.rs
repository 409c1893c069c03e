//! A build that is killed at any moment leaves a whole site: the old one or the new.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use common::{Folder, Tree, command};

const KILLS: u32 = 100;
const EVENT: &str = "content/events/2022-01-10-speech.md";
const PAGE: &str = "content/pages/only-b.md";

/// Writes one version of the content: they differ in a page's words, and one has a page more.
fn write(folder: &Folder, which: usize) {
    let words = ["He spoke of the arrests.", "He spoke about the arrests."][which];
    let event = common::samples::SPEECH.replace("He spoke of the arrests.", words);
    folder.file(EVENT, event);
    if which == 1 {
        folder.file(PAGE, "+++\ntitle = \"Only in B\"\n+++\n\nWords.\n");
    } else {
        let _ = std::fs::remove_file(folder.path(PAGE));
    }
}

/// All files but the list of what is ours, which names the build.
fn site(folder: &Folder) -> Tree {
    let mut site = folder.public();
    site.remove(qantar::publish::MARKER);
    site
}

#[test]
fn killed_at_any_moment_the_command_leaves_one_site_or_the_other() {
    let folder = Folder::site();
    // The index is made beside all else and would take up most of the moments.
    folder.file("qantar.toml", "[search]\nenabled = false\n");
    write(&folder, 1);
    folder.build();
    let b = site(&folder);
    write(&folder, 0);
    let begun = Instant::now();
    folder.build();
    let usual = begun.elapsed();
    let versions = [site(&folder), b];
    assert!(versions[0] != versions[1]);

    // Moments over the whole of a build, others in every run of the test.
    let shift = SystemTime::UNIX_EPOCH.elapsed().unwrap().subsec_nanos() % 1000;
    let (mut killed, mut seen) = (0, [0, 0]);
    for kill in 0..KILLS {
        let standing = usize::from(site(&folder) == versions[1]);
        write(&folder, 1 - standing);
        let mut build = command(&["build"]);
        let mut build = build
            .current_dir(folder.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let part = f64::from(kill * 37 % KILLS) / f64::from(KILLS) + f64::from(shift) / 1e5;
        std::thread::sleep(usual.mul_f64(part * 1.1).min(Duration::from_secs(3)));
        build.kill().unwrap();
        killed += u32::from(build.wait().unwrap().code().is_none());
        let found = site(&folder);
        let which = versions.iter().position(|version| *version == found);
        seen[which.unwrap_or_else(|| panic!("after kill {kill} neither: {:?}", found.keys()))] += 1;
    }
    assert!(killed > KILLS / 4, "{killed} builds were killed at work");
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");

    write(&folder, 1);
    folder.build();
    common::same(&versions[1], &site(&folder));
    let mut left: Vec<_> = std::fs::read_dir(folder.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["content", "public", "qantar.toml"],
        "the next build cleans up"
    );
}
