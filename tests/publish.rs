//! What a publication does to the output folder, seen from outside.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use qantar::publish::{MARKER, Publication, PublishError, Published, check_target};
use tempfile::TempDir;

type Files<'a> = &'a [(&'a str, &'a str)];

const SITE: Files<'_> = &[
    ("index.html", "home"),
    ("events/a/index.html", "A"),
    ("events/b/index.html", "B"),
    ("стиль.css", "p{}"),
];

fn publish(out: &Path, files: Files<'_>) -> Result<Published, PublishError> {
    let publication = Publication::begin(out)?;
    for (name, text) in files {
        publication.put(name, text.as_bytes())?;
    }
    publication.finish()
}

fn scene() -> (TempDir, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    publish(&out, SITE).unwrap();
    (temp, out)
}

fn with<'a>(name: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut files: Vec<_> = SITE.iter().copied().filter(|file| file.0 != name).collect();
    files.push((name, text));
    files
}

fn without(name: &str) -> Vec<(&str, &str)> {
    SITE.iter().copied().filter(|file| file.0 != name).collect()
}

/// All that is below a folder but the marker: a file's text, a link's target, "dir".
fn read(root: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1);
    entries
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.path().strip_prefix(root).unwrap();
            let text = if entry.file_type().is_dir() {
                "dir".to_owned()
            } else if entry.file_type().is_symlink() {
                fs::read_link(entry.path()).unwrap().display().to_string()
            } else {
                fs::read_to_string(entry.path()).unwrap()
            };
            (name.to_str().unwrap().to_owned(), text)
        })
        .filter(|(name, _)| name != MARKER)
        .collect()
}

/// Nothing is left beside the output folder.
fn alone(temp: &TempDir) -> bool {
    let mut names = fs::read_dir(temp.path()).unwrap();
    names.all(|entry| entry.unwrap().file_name() == "public")
}

fn set_time(path: &Path, time: SystemTime) {
    File::open(path).unwrap().set_modified(time).unwrap();
}

fn time(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[cfg(unix)]
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::symlink_metadata(path).unwrap())
}

#[test]
fn a_first_build_makes_the_folder_and_those_around_it() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("a/b/public");
    let published = publish(&out, SITE).unwrap();
    let expected = Published {
        written: 4,
        bytes: 9,
        total: 9,
        ..Published::default()
    };
    assert_eq!(published, expected);
    let found = read(&out);
    assert_eq!(found.len(), 4 + 3);
    for (name, text) in SITE {
        assert_eq!(found[*name], *text);
    }
}

#[test]
fn an_empty_folder_is_taken_and_an_empty_site_is_a_site() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    fs::create_dir(&out).unwrap();
    publish(&out, &[]).unwrap();
    publish(&out, SITE).unwrap();
    assert_eq!(publish(&out, &[]).unwrap().removed, 4);
    assert!(read(&out).is_empty());
    assert!(alone(&temp));
}

#[cfg(unix)]
#[test]
fn an_unchanged_site_is_not_touched() {
    let (temp, out) = scene();
    let watched = [out.clone(), out.join("index.html"), out.join(MARKER)];
    let before = watched.each_ref().map(|path| (inode(path), time(path)));
    let published = publish(&out, SITE).unwrap();
    let expected = Published {
        unchanged: 4,
        total: 9,
        ..Published::default()
    };
    assert_eq!(published, expected);
    assert_eq!(
        watched.each_ref().map(|path| (inode(path), time(path))),
        before
    );
    assert!(alone(&temp));
}

#[cfg(unix)]
#[test]
fn a_change_leaves_the_other_files_the_same_files() {
    let (temp, out) = scene();
    let kept = out.join("events/a/index.html");
    let changed = out.join("index.html");
    let before = (inode(&kept), time(&kept), inode(&changed));
    let published = publish(&out, &with("index.html", "new home")).unwrap();
    assert_eq!(
        (published.written, published.unchanged, published.bytes),
        (1, 3, 8)
    );
    assert_eq!((inode(&kept), time(&kept)), (before.0, before.1));
    assert_ne!(inode(&changed), before.2);
    assert_eq!(read(&out)["index.html"], "new home");
    assert!(alone(&temp));
}

#[test]
fn stale_files_go_and_their_folders_with_them() {
    let (temp, out) = scene();
    let published = publish(&out, &without("events/b/index.html")).unwrap();
    assert_eq!((published.written, published.removed), (0, 1));
    assert!(!out.join("events/b").exists());
    assert!(out.join("events/a").exists());
    assert!(alone(&temp));
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let (_temp, out) = scene();
    publish(&out, &[("index.html/x", "x"), ("events", "file")]).unwrap();
    assert_eq!(read(&out)["index.html/x"], "x");
    assert_eq!(read(&out)["events"], "file");
}

#[cfg(unix)]
#[test]
fn what_strangers_put_there_stays() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (temp, out) = scene();
    fs::write(out.join("CNAME"), "example.org").unwrap();
    fs::write(out.join("events/b/note"), "in a folder that goes").unwrap();
    fs::create_dir_all(out.join(".git/objects/ab")).unwrap();
    fs::write(out.join(".git/objects/ab/cd"), "blob").unwrap();
    fs::create_dir(out.join("empty")).unwrap();
    symlink("no/where", out.join("dangling")).unwrap();
    symlink("/", out.join("root")).unwrap();
    let closed = fs::Permissions::from_mode(0o550);
    fs::set_permissions(out.join(".git/objects"), closed.clone()).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    set_time(&out.join("empty"), past);
    let before = (read(&out), inode(&out.join(".git/objects/ab/cd")));

    publish(&out, &without("events/b/index.html")).unwrap();

    let mut expected = before.0;
    expected.remove("events/b/index.html");
    assert_eq!(read(&out), expected);
    assert_eq!(inode(&out.join(".git/objects/ab/cd")), before.1);
    assert_eq!(time(&out.join("empty")), past);
    let mode = fs::metadata(out.join(".git/objects"))
        .unwrap()
        .permissions();
    assert_eq!(mode.mode() & 0o777, closed.mode());
    assert!(alone(&temp));
}

#[test]
fn a_strangers_file_in_our_way_is_an_error_unless_it_is_the_same() {
    let (temp, out) = scene();
    fs::write(out.join("CNAME"), "theirs").unwrap();
    let error = publish(&out, &with("CNAME", "ours")).unwrap_err();
    assert!(matches!(&error, PublishError::InTheWay(path) if path.ends_with("CNAME")));
    assert_eq!(read(&out)["CNAME"], "theirs");
    assert!(alone(&temp));

    let published = publish(&out, &with("CNAME", "theirs")).unwrap();
    assert_eq!((published.written, published.unchanged), (0, 5));
    // Now it is ours: it may change, and go.
    publish(&out, &with("CNAME", "ours")).unwrap();
    publish(&out, SITE).unwrap();
    assert!(!out.join("CNAME").exists());
}

#[test]
fn a_strangers_file_and_a_folder_of_ours_cannot_share_a_name() {
    let (temp, out) = scene();
    fs::write(out.join("tags"), "theirs").unwrap();
    let folder = publish(&out, &with("tags/x.html", "ours")).unwrap_err();
    assert!(matches!(folder, PublishError::InTheWay(path) if path.ends_with("tags")));
    fs::remove_file(out.join("tags")).unwrap();
    fs::create_dir(out.join("tags")).unwrap();
    fs::write(out.join("tags/theirs"), "theirs").unwrap();
    let file = publish(&out, &with("tags", "ours")).unwrap_err();
    assert!(matches!(file, PublishError::InTheWay(path) if path.ends_with("tags/theirs")));
    assert_eq!(read(&out)["tags/theirs"], "theirs");
    assert!(alone(&temp));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_strangers_link() {
    let (temp, out) = scene();
    let outside = temp.path().join("public-outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, out.join("tags")).unwrap();
    let refused = publish(&out, &with("tags/x.html", "ours"));
    assert!(matches!(refused, Err(PublishError::InTheWay(_))));
    assert!(read(&outside).is_empty());
}

#[test]
fn what_was_edited_by_hand_is_written_again() {
    let (_temp, out) = scene();
    let later = SystemTime::now() + Duration::from_secs(60);
    for edit in ["longer than before", "hom3"] {
        fs::write(out.join("index.html"), edit).unwrap();
        set_time(&out.join("index.html"), later);
        assert_eq!(publish(&out, SITE).unwrap().written, 1);
        assert_eq!(read(&out)["index.html"], "home");
    }
    fs::remove_file(out.join("index.html")).unwrap();
    assert_eq!(publish(&out, SITE).unwrap().written, 1);
    assert_eq!(read(&out)["index.html"], "home");
    // Touched, yet the same: nothing to do.
    set_time(&out.join("index.html"), later);
    assert_eq!(publish(&out, SITE).unwrap().written, 0);
}

#[test]
fn a_foreign_folder_is_never_touched() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.txt"), "mine").unwrap();
    for refused in [check_target(&out, &[]), publish(&out, SITE).map(drop)] {
        let error = refused.unwrap_err();
        assert!(matches!(&error, PublishError::Foreign(path) if path.ends_with("public")));
        assert!(error.hint().unwrap().contains("-o"));
    }
    fs::write(out.join(MARKER), "something else").unwrap();
    let refused = publish(&out, SITE);
    assert!(matches!(refused, Err(PublishError::BadMarker { .. })));
    assert_eq!(read(&out).len(), 1);
    assert!(alone(&temp));
}

#[test]
fn dropped_before_the_end_it_leaves_no_trace() {
    let temp = tempfile::tempdir().unwrap();
    let first = Publication::begin(&temp.path().join("a/b/public")).unwrap();
    first.put("index.html", b"never").unwrap();
    drop(first);
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);

    let (temp, out) = scene();
    let before = read(&out);
    let second = Publication::begin(&out).unwrap();
    second.put("index.html", b"never").unwrap();
    drop(second);
    assert_eq!(read(&out), before);
    assert!(alone(&temp));
}

#[test]
fn after_a_failed_file_nothing_is_published() {
    let (temp, out) = scene();
    let before = read(&out);
    let publication = Publication::begin(&out).unwrap();
    publication.put("index.html", b"new").unwrap();
    publication.put("../outside", b"x").unwrap_err();
    assert!(matches!(
        publication.finish(),
        Err(PublishError::Incomplete)
    ));
    assert_eq!(read(&out), before);
    assert!(alone(&temp));
}

#[test]
fn two_builds_at_once_are_one_too_many() {
    let (_temp, out) = scene();
    let first = Publication::begin(&out).unwrap();
    let second = Publication::begin(&out);
    assert!(matches!(second, Err(PublishError::Busy(path)) if path.ends_with("public")));
    first.put("index.html", b"first").unwrap();
    first.finish().unwrap();
    publish(&out, SITE).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_a_link() {
    let (temp, out) = scene();
    let link = temp.path().join("link");
    std::os::unix::fs::symlink("public", &link).unwrap();
    publish(&link, &with("index.html", "new")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&out)["index.html"], "new");
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_temp, out) = scene();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
    publish(&out, &with("index.html", "new")).unwrap();
    let mode = fs::metadata(&out).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o2750);
}

#[test]
fn the_same_site_has_the_same_marker_in_any_order() {
    let (_temp, out) = scene();
    let other = tempfile::tempdir().unwrap();
    let mut files = SITE.to_vec();
    files.reverse();
    let elsewhere = other.path().join("site");
    publish(&elsewhere, &files).unwrap();
    let marker = |out: &Path| fs::read(out.join(MARKER)).unwrap();
    assert_eq!(marker(&out), marker(&elsewhere));
}

#[test]
fn threads_put_files_together() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    for round in 0..2 {
        let publication = Publication::begin(&out).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let publication = &publication;
                scope.spawn(move || {
                    for file in 0..50 {
                        let name = format!("{}/{}/{thread}-{file}", file % 3, file % 7);
                        let text = format!("{thread} {}", round * (file % 2));
                        publication.put(&name, text.as_bytes()).unwrap();
                    }
                });
            }
        });
        let published = publication.finish().unwrap();
        let expected = [(400, 0), (200, 200)][round];
        assert_eq!((published.written, published.unchanged), expected);
    }
}
