//! Which names a file of a site may have.

use super::PublishError;
use crate::model::OUTPUT_MARKER as MARKER;

/// Checks that `name` is a relative path of plain components separated by `/`, one that can lead
/// nowhere but into the output folder and that every file system takes.
///
/// # Errors
/// [`PublishError::BadName`] says which rule is broken.
pub(super) fn check(name: &str) -> Result<(), PublishError> {
    match fault(name) {
        None => Ok(()),
        Some(why) => Err(PublishError::BadName {
            name: name.to_owned(),
            why,
        }),
    }
}

fn fault(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return Some("it is empty");
    }
    if name.starts_with('/') {
        return Some("it begins with /");
    }
    if name.chars().any(char::is_control) {
        return Some("it contains a control character");
    }
    // A separator on some systems: the same site would be another tree there.
    if name.contains('\\') {
        return Some("it contains a backslash");
    }
    for part in name.split('/') {
        match part {
            "" => return Some("a part of it between two / is empty"),
            "." | ".." => return Some("a part of it is . or .."),
            _ if part.len() > 255 => return Some("a part of it is longer than 255 bytes"),
            _ => {}
        }
    }
    let first = name.split('/').next().unwrap_or(name);
    // Some file systems do not tell capitals apart.
    first
        .eq_ignore_ascii_case(MARKER)
        .then_some("it is the name of the marker")
}

/// The folders that `name` lies in, innermost first: `a/b`, then `a` for `a/b/c`.
pub(super) fn folders(name: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(name), |name| parent(name))
}

fn parent(name: &str) -> Option<&str> {
    name.rsplit_once('/').map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn plain_names_pass() {
        for name in [
            "index.html",
            "a/b/c",
            "тема/индекс.html",
            "a/.qantar",
            "..a",
            "a b",
            ".well-known/x",
        ] {
            assert!(check(name).is_ok(), "{name}");
        }
        assert!(check(&"x".repeat(255)).is_ok());
    }

    #[test]
    fn names_that_lead_out_or_break_are_refused() {
        let long = "ж".repeat(128);
        for name in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "a/./b",
            "a\0b",
            "a\nb",
            "a\\b",
            ".qantar",
            ".Qantar",
            ".qantar/x",
            &long,
        ] {
            assert!(
                matches!(check(name), Err(PublishError::BadName { .. })),
                "{name:?}"
            );
        }
    }

    #[test]
    fn folders_go_from_the_innermost_out() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders("a").count(), 0);
    }

    proptest! {
        #[test]
        fn what_passes_stays_inside(name in r"[a./\\\x00-\x20ж]{0,12}") {
            if check(&name).is_ok() {
                let parts: Vec<_> = Path::new(&name).components().collect();
                prop_assert!(parts.iter().all(|part| matches!(part, Component::Normal(_))));
                prop_assert_eq!(parts.len(), name.split('/').count());
            }
        }
    }
}
