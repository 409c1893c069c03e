//! `qantar check`

use super::report::counted;
use super::{CONTENT, CheckArgs, Format, MACHINE, report};
use crate::site::Proposals;
use crate::{Silent, assemble, render_to};

pub(super) fn run(args: &CheckArgs) -> u8 {
    let mut options = args.site.options();
    // What a program proposes is no fault of the content.
    options.proposed = Some(Proposals::Hide);
    let mut assembled = match assemble(&args.site.dir, &options, &Silent) {
        Ok(assembled) => assembled,
        Err(error) => {
            eprintln!("error: {error}");
            return MACHINE;
        }
    };
    // Templates are part of what can be wrong; what they print goes nowhere.
    if assembled.diagnostics.errors() == 0 {
        let _ = render_to(&mut assembled, |_, _| Ok::<(), ()>(()));
    }
    report::print(&assembled.diagnostics, &assembled.site, args.format);
    if assembled.diagnostics.errors() > 0 {
        return CONTENT;
    }
    if args.format == Format::Text {
        println!(
            "{}, {}, {} verified: no errors",
            counted(assembled.timeline.order.len(), "event"),
            counted(assembled.timeline.articles.len(), "article"),
            counted(assembled.timeline.quotations(), "quotation"),
        );
    }
    0
}
