//! The `qantar` command.

fn main() {}
