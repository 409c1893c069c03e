//! The `qantar` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    qantar::cli::run()
}
