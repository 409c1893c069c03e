//! `qantar serve`

use super::{CONTENT, MACHINE, ServeArgs};
use crate::serve::{ServeError, ServeOptions, serve};
use crate::site::Proposals;

pub(super) fn run(args: &ServeArgs) -> u8 {
    let mut build = args.site.options();
    // Whoever serves a site is at work on it.
    build.proposed = Some(Proposals::Show);
    let options = ServeOptions {
        root: args.site.dir.clone(),
        build,
        port: args.port,
        host: args.host,
        open: args.open,
    };
    let result = serve(&options, &|diagnostics, site| {
        super::report::print(diagnostics, site, super::Format::Text);
        super::report::list(diagnostics, site)
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
