//! `qantar check`

use super::report::counted;
use super::{CONTENT, CheckArgs, Format, MACHINE, report};
use crate::content::sealed::{self, Proofs};
use crate::links::{self, Link};
use crate::model::{Diagnostic, Diagnostics, Place, Span};
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
    let proofs = prove(args, &mut assembled);
    report::print(&assembled.diagnostics, &assembled.site, args.format);
    if assembled.diagnostics.errors() > 0 {
        return CONTENT;
    }
    if args.format == Format::Text {
        println!(
            "{}, {}{}, {} verified: no errors",
            counted(assembled.timeline.order.len(), "event"),
            counted(assembled.timeline.articles.len(), "article"),
            of_seals(&proofs),
            counted(assembled.timeline.quotations(), "quotation"),
        );
    }
    0
}

/// Compares the seals of articles with their whole texts, as far as those are at hand.
fn prove(args: &CheckArgs, assembled: &mut Assembled) -> Proofs {
    let folder = match &args.originals {
        Some(folder) => folder.clone(),
        None => args.site.dir.join(sealed::ORIGINALS),
    };
    let proofs = sealed::prove(&assembled.site, assembled.timeline.sealed(), &folder);
    let mut found = proofs.found.clone();
    if args.originals.is_some() {
        for path in &proofs.unproven {
            let message = "is sealed, and its whole text is not among the originals";
            found.push(
                Diagnostic::path_warning("seal-unproven", path, message)
                    .hint(format!("the text belongs into `{}`", folder.display())),
            );
        }
    }
    join(args, assembled, found);
    proofs
}

/// Adds what was found besides the content's own faults.
fn join(args: &CheckArgs, assembled: &mut Assembled, found: Diagnostics) {
    if found.is_empty() {
        return;
    }
    assembled.diagnostics.append(found);
    if args.site.strict {
        assembled.diagnostics.warnings_to_errors();
    }
    let sources = &assembled.site.sources;
    assembled
        .diagnostics
        .sort_by_rank(|source| sources.rank(source));
}

/// What the summary says of sealed articles.
fn of_seals(proofs: &Proofs) -> String {
    match (proofs.proven, proofs.unproven.len()) {
        (0, 0) => String::new(),
        (proven, 0) => format!(" ({proven} sealed, proven)"),
        (0, unproven) => format!(" ({unproven} sealed)"),
        (proven, unproven) => format!(" ({} sealed, {proven} of them proven)", proven + unproven),
    }
}

/// Asks for the addresses of all articles; what is found joins the other diagnostics.
fn ask(args: &CheckArgs, assembled: &mut Assembled) -> std::io::Result<()> {
    let mut addresses = Vec::new();
    for article in assembled.timeline.articles.values() {
        let doc = &article.doc;
        let link = |url: &String, span: Option<Span>, capture| Link {
            place: match span {
                Some(span) => Place::Words(doc.head.source, span),
                None => Place::Path(doc.head.path.clone().into()),
            },
            url: url.clone(),
            capture,
            captured: !doc.captures.is_empty(),
        };
        addresses.extend(doc.url.iter().map(|url| link(url, doc.url_span, false)));
        let captures = doc.captures.iter();
        addresses.extend(captures.map(|capture| link(&capture.url, Some(capture.span), true)));
    }
    let found = links::check(&addresses, &links::Options::polite(&args.site.dir))?;
    join(args, assembled, found);
    Ok(())
}
