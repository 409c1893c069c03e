//! Looking through all pages when there is nothing else to do: an error may stand in any, and the
//! search index is made from all.

use rayon::prelude::*;

use crate::model::Diagnostic;
use crate::pages::Plan;
use crate::pipeline::Printer;
use crate::search::{self, Collector};

/// How many pages are looked through at once; a request waits no longer than these take.
const PORTION: usize = 24;

/// A look through all pages.
#[derive(Default)]
pub(super) struct Look {
    next: usize,
    end: usize,
    prints: bool,
    /// What could not be printed.
    pub(super) problems: Vec<Diagnostic>,
    /// What can be found, if it is asked for.
    pub(super) collector: Option<Collector>,
}

impl Look {
    /// Begins one, if there is something to look for.
    pub(super) fn new(plan: &Plan<'_>, prints: bool) -> Self {
        let collector = Some(Collector::new(plan)).filter(Collector::wants);
        let end = if prints || collector.is_some() {
            plan.len()
        } else {
            0
        };
        Self {
            end,
            prints,
            collector,
            ..Self::default()
        }
    }

    /// Whether all pages have been looked through.
    pub(super) fn is_done(&self) -> bool {
        self.next >= self.end
    }

    /// Looks through a few more.
    pub(super) fn go_on(&mut self, plan: &Plan<'_>, printer: &Printer<'_>) {
        let until = (self.next + PORTION).min(self.end);
        let (prints, collector) = (self.prints, self.collector.as_ref());
        let seen: Vec<(search::Found, Option<Box<Diagnostic>>)> = (self.next..until)
            .into_par_iter()
            .filter_map(|number| {
                let page = plan.page(number)?;
                let mut bytes = Vec::new();
                let problem = if prints {
                    let printed = printer.page(&page, &mut bytes).err();
                    printed.or_else(|| printer.told(&page.path, &bytes))
                } else {
                    None
                };
                let found = collector.map_or_else(Vec::new, |collector| collector.of(&page));
                Some((found, problem))
            })
            .collect();
        for (found, problem) in seen {
            self.problems.extend(problem.map(|problem| *problem));
            if let Some(collector) = &mut self.collector {
                collector.add(found);
            }
        }
        self.next = until;
    }
}
