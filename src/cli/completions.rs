//! `qantar completions` and `qantar man`

use std::io::{self, Write};

use clap::CommandFactory;

use super::{Cli, MACHINE};

pub(super) fn completions(shell: clap_complete::Shell) -> u8 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "qantar", &mut text);
    print(&text)
}

/// The manual page of the command and, after it, of every verb.
pub(super) fn man() -> u8 {
    let mut text = Vec::new();
    let command = Cli::command();
    let mut pages = vec![clap_mangen::Man::new(command.clone())];
    for verb in command.get_subcommands() {
        let name: &'static str = format!("qantar-{}", verb.get_name()).leak();
        pages.push(clap_mangen::Man::new(verb.clone().name(name)));
    }
    for page in pages {
        if page.render(&mut text).is_err() {
            return MACHINE;
        }
    }
    print(&text)
}

/// A reader that closes the pipe early has seen enough.
pub(super) fn print(text: &[u8]) -> u8 {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => MACHINE,
        _ => 0,
    }
}
