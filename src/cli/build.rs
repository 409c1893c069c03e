//! `qantar build`

use std::time::Instant;

use super::progress::{Bar, phase_name};
use super::report::counted;
use super::{BuildArgs, CONTENT, Format, MACHINE, report};
use crate::{Assembled, Failure, Report, build, remember};

pub(super) fn run(args: &BuildArgs) -> u8 {
    let begin = Instant::now();
    let mut options = args.site.options();
    options.open.output.clone_from(&args.output);
    options.open.base_url.clone_from(&args.base_url);
    options.proposed = args.proposed.map(Into::into);
    let bar = Bar::new();
    let (result, assembled) = build(&args.site.dir, &options, &bar);
    bar.finish();
    if let Some(assembled) = &assembled {
        report::print(&assembled.diagnostics, &assembled.site, Format::Text);
    }
    match (result, assembled) {
        (Ok(made), assembled) => {
            match &assembled {
                Some(assembled) => {
                    let note = address_note(assembled);
                    eprint!("{note}");
                    let told = report::words(&assembled.diagnostics, &assembled.site);
                    remember(assembled, &made, &(told + note));
                }
                None => eprint!("{}", made.told),
            }
            if args.timings {
                print_timings(&made);
            }
            if let Some(warning) = size_warning(made.published.total) {
                eprintln!("{warning}");
            }
            println!(
                "{}, {}{}, {}{} in {:.2} s ({}): {}",
                counted(made.pages, "page"),
                counted(made.events, "event"),
                proposed(&made),
                counted(made.articles, "article"),
                sealed(&made),
                begin.elapsed().as_secs_f64(),
                changes(&made),
                made.output.join("index.html").display(),
            );
            // The program ends here, and the system takes all memory back at once: to give it
            // back piece by piece would be a part of the time of a large build.
            std::mem::forget(assembled);
            0
        }
        (Err(Failure::Content), _) => {
            eprintln!("nothing was built; the published site is as it was");
            CONTENT
        }
        (Err(Failure::Open(error)), _) => {
            eprintln!("error: {error}");
            MACHINE
        }
        (Err(Failure::Publish(error)), _) => {
            eprintln!("error: {error}");
            if let Some(hint) = error.hint() {
                eprintln!("help: {hint}");
            }
            MACHINE
        }
    }
}

/// What a site that does not know its own address goes without. Nobody misses it in a private
/// reading, or before there are events.
fn address_note(assembled: &Assembled) -> &'static str {
    let site = &assembled.site;
    if site.bare || site.settings.base_url.is_some() || assembled.timeline.order.is_empty() {
        return "";
    }
    "note: `base_url` is not set: feeds, the sitemap, oEmbed files and lines for embedding are left out\n\
     help: set it in qantar.toml, or say `--base-url URL`\n"
}

/// Bytes from which on a site is near the limit of GitHub Pages, 1 GB.
const NEAR_LIMIT: u64 = 900_000_000;

/// What to say of a site that is too big for a common host, or soon will be.
fn size_warning(bytes: u64) -> Option<String> {
    let gigabytes = bytes as f64 / 1e9;
    (bytes >= NEAR_LIMIT).then(|| {
        format!(
            "warning: the site has {gigabytes:.2} GB; GitHub Pages publishes up to 1 GB\n\
             help: keep big files, such as videos and scans, elsewhere and link to them"
        )
    })
}

fn proposed(made: &Report) -> String {
    match made.proposed {
        0 => String::new(),
        count => format!(", {count} proposed"),
    }
}

fn sealed(made: &Report) -> String {
    match made.sealed {
        0 => String::new(),
        count => format!(" ({count} sealed)"),
    }
}

fn changes(made: &Report) -> String {
    let published = &made.published;
    match (published.written, published.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{written} files written"),
        (written, removed) => format!("{written} files written, {removed} removed"),
    }
}

fn print_timings(made: &Report) {
    for (phase, time) in &made.timings.0 {
        eprintln!(
            "{:>9}  {:>8.1} ms",
            phase_name(*phase),
            time.as_secs_f64() * 1000.0
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_near_the_limit_of_pages_is_warned_of() {
        assert_eq!(size_warning(899_999_999), None);
        let said = size_warning(1_240_000_000).unwrap_or_default();
        assert!(said.contains("1.24 GB"), "{said}");
    }
}
