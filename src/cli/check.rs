//! `qantar check`

use super::report::counted;
use super::{CONTENT, CheckArgs, Format, MACHINE, report};
use crate::links::{self, Link};
use crate::site::Proposals;
use crate::{Assembled, Silent, assemble, render_to};

pub(super) fn run(args: &CheckArgs) -> u8 {
    if args.links && !links::AVAILABLE {
        eprintln!(
            "error: this program was built without the feature `links`\nhelp: `cargo install --path . --locked --features links`, or a released program, has it"
        );
        return MACHINE;
    }
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
    if args.links
        && let Err(error) = ask(args, &mut assembled)
    {
        eprintln!("error: cannot keep what hosts have answered: {error}");
        return MACHINE;
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

/// Asks for the addresses of all articles; what is found joins the other diagnostics.
fn ask(args: &CheckArgs, assembled: &mut Assembled) -> std::io::Result<()> {
    let mut addresses = Vec::new();
    for article in assembled.timeline.articles.values() {
        let doc = &article.doc;
        let link = |url: &String, capture| Link {
            file: doc.head.path.clone(),
            url: url.clone(),
            capture,
            captured: !doc.captures.is_empty(),
        };
        addresses.extend(doc.url.iter().map(|url| link(url, false)));
        addresses.extend(doc.captures.iter().map(|capture| link(&capture.url, true)));
    }
    let found = links::check(&addresses, &links::Options::polite(&args.site.dir))?;
    assembled.diagnostics.append(found);
    if args.site.strict {
        assembled.diagnostics.warnings_to_errors();
    }
    assembled.diagnostics.sort();
    Ok(())
}
