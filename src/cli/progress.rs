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
}

impl Progress for Bar {
    fn begin(&self, phase: Phase, items: usize) {
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
        self.0.set_message(phase_name(phase));
        self.0.enable_steady_tick(Duration::from_millis(120));
    }

    fn advance(&self) {
        self.0.inc(1);
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
        Phase::Publish => "publish",
    }
}
