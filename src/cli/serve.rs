//! `qantar serve`

use super::{CONTENT, MACHINE, ServeArgs};
use crate::serve::{ServeError, ServeOptions, serve};

pub(super) fn run(args: &ServeArgs) -> u8 {
    let options = ServeOptions {
        root: args.site.dir.clone(),
        build: args.site.options(),
        port: args.port,
        open: args.open,
    };
    let result = serve(&options, &|diagnostics, site| {
        super::report::print(diagnostics, site, super::Format::Text)
    });
    match result {
        Ok(()) => 0,
        Err(ServeError::Content) => CONTENT,
        Err(error) => {
            eprintln!("error: {error}");
            MACHINE
        }
    }
}
