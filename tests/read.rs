//! `qantar read`: offsets are bytes into the file, whatever stands around the text in it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn read(path: &Path) -> Vec<Value> {
    let out = Command::new(env!("CARGO_BIN_EXE_qantar"))
        .args(["read", "--format", "jsonl"])
        .arg(path)
        .assert()
        .success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The words that each date stands on, and its value.
fn dates(record: &Value, text: &str) -> Vec<(String, String)> {
    let at = |date: &Value, key: &str| usize::try_from(date[key].as_u64().unwrap()).unwrap();
    let dates = record["dates"].as_array().unwrap();
    dates
        .iter()
        .map(|date| {
            let words = &text[at(date, "start")..at(date, "end")];
            (words.to_owned(), date["value"].as_str().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn articles_of_a_folder_are_read_in_order_with_offsets_into_their_files() {
    let folder = tempfile::tempdir().unwrap();
    let wire = " date 2022-01-11 He said «so» on Monday.\n\nThe next day he left.\n";
    let marked = "+++\ndate = \"2022-01-11\"\n+++\n\nA &amp; *B* met\non Friday. They parted.\n";
    std::fs::write(folder.path().join("b.txt"), wire).unwrap();
    std::fs::write(folder.path().join("a.md"), marked).unwrap();
    let records = read(folder.path());
    let files: Vec<&str> = records
        .iter()
        .map(|r| r["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["a.md", "b.txt"]);
    assert_eq!(
        dates(&records[0], marked),
        [("Friday".into(), "2022-01-07".into())]
    );
    assert_eq!(
        dates(&records[1], wire),
        [
            ("Monday".into(), "2022-01-10".into()),
            ("The next day".into(), "2022-01-11".into())
        ]
    );
    let ends: Vec<u64> = records[0]["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|span| span[1].as_u64().unwrap())
        .collect();
    let first = u64::try_from(marked.find(" They").unwrap()).unwrap();
    assert_eq!(
        ends,
        [first, u64::try_from(marked.trim_end().len()).unwrap()]
    );
}

#[test]
fn one_file_is_read_alone_and_a_missing_one_is_an_error_of_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2022-01-11-report.txt");
    std::fs::write(&file, "He came yesterday.").unwrap();
    let records = read(&file);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["published"], "2022-01-11");
    assert_eq!(records[0]["dates"][0]["value"], "2022-01-10");
    Command::new(env!("CARGO_BIN_EXE_qantar"))
        .arg("read")
        .arg(folder.path().join("missing"))
        .assert()
        .code(2);
}
