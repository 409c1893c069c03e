//! A progress bar on standard error, for a terminal only.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::{Phase, Progress};

/// Shows how far a build is.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        let target = if std::io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        Self(ProgressBar::with_draw_target(None, target))
    }

    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }

    /// Work of that name begins, with so many items (0 if unknown).
    pub(super) fn say(&self, name: &'static str, items: usize) {
        let template = if items > 0 {
            "{msg:>9} {bar:30} {pos}/{len}"
        } else {
            "{msg:>9} {spinner}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
        self.0.set_length(items as u64);
        self.0.set_position(0);
        self.0.set_message(name);
        self.0.enable_steady_tick(Duration::from_millis(120));
    }

    /// One of the items is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Progress for Bar {
    fn begin(&self, phase: Phase, items: usize) {
        self.say(phase_name(phase), items);
    }

    fn advance(&self) {
        self.step();
    }
}

/// What a phase is called.
pub(super) fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Read => "read",
        Phase::Propose => "propose",
        Phase::Link => "link",
        Phase::LayOut => "lay out",
        Phase::Render => "render",
        Phase::Index => "index",
        Phase::Publish => "publish",
    }
}
