//! The `qantar` command.

use std::process::ExitCode;

/// A build makes and drops small texts on all threads at once: the system's allocator takes a
/// tenth of the whole time, and keeps more memory than it needs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    qantar::cli::run()
}
