//! `qantar init` and `qantar new`

use std::path::Path;

use super::{MACHINE, NewArgs};
use crate::edit;

pub(super) fn init(dir: &Path, cms: bool) -> u8 {
    let written = if cms {
        edit::init_cms(dir)
    } else {
        edit::init(dir)
    };
    match written {
        Ok(files) => {
            for file in files {
                println!("{}", file.display());
            }
            let shown = if dir == Path::new(".") {
                String::new()
            } else {
                format!(" {}", dir.display())
            };
            println!("done: `qantar serve{shown}` shows the site, `qantar build{shown}` makes it");
            0
        }
        Err(error) => fail(&error),
    }
}

pub(super) fn new(args: &NewArgs) -> u8 {
    match edit::new(
        &args.dir,
        args.kind.into(),
        &args.title,
        args.date.as_deref(),
    ) {
        Ok(path) => {
            println!("{}", path.display());
            0
        }
        Err(error) => fail(&error),
    }
}

fn fail(error: &edit::EditError) -> u8 {
    eprintln!("error: {error}");
    MACHINE
}
