//! The same input gives the same bytes, however many threads there are and in whatever order the
//! file system tells the files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Folder, command, run, same, samples, tree};

#[test]
fn one_thread_and_four_make_the_same_site() {
    let temp = tempfile::tempdir().unwrap();
    let built = |threads: &str, folder: &str| {
        let out = temp.path().join(folder);
        let arguments = [
            "build",
            env!("CARGO_MANIFEST_DIR"),
            "-o",
            out.to_str().unwrap(),
        ];
        let mut command = command(&arguments);
        run(command.env("RAYON_NUM_THREADS", threads)).is(0);
        tree(&out)
    };
    let one = built("1", "one");
    assert!(one.len() > 100);
    same(&one, &built("4", "four"));
}

#[test]
fn the_order_in_which_files_were_written_does_not_count() {
    let with = |reverse: bool| {
        let mut files: Vec<(String, String)> = (0..40)
            .map(|number| {
                let text = format!("Words of text {number} name Tokayev in Almaty.\n");
                (
                    format!("content/articles/2022-01-0{}-{number}.txt", number % 9 + 1),
                    text,
                )
            })
            .collect();
        files.extend(
            samples::SITE
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned())),
        );
        if reverse {
            files.reverse();
        }
        let folder = Folder::empty();
        files
            .iter()
            .for_each(|(path, text)| _ = folder.file(path, text));
        folder.build();
        folder.public()
    };
    same(&with(false), &with(true));
}

#[test]
fn diagnostics_come_in_the_same_order() {
    let folder = Folder::site();
    for number in 0..30 {
        folder.file(
            &format!("content/events/bad-{number}.md"),
            samples::event("Rests on nothing."),
        );
    }
    let told = |threads: &str| {
        let mut command = command(&["check"]);
        run(command
            .current_dir(folder.root())
            .env("RAYON_NUM_THREADS", threads))
        .is(1)
        .err
    };
    assert_eq!(told("1"), told("4"));
}

#[test]
fn neither_day_nor_place_nor_tongue_of_the_machine_count() {
    let built = |zone: &str, tongue: &str| {
        let folder = Folder::site();
        let mut command = command(&["build"]);
        run(command
            .current_dir(folder.root())
            .env("TZ", zone)
            .env("LC_ALL", tongue))
        .is(0);
        folder.public()
    };
    same(
        &built("Pacific/Kiritimati", "C"),
        &built("Pacific/Pago_Pago", "ru_RU.UTF-8"),
    );
}
