//! Static timeline websites in which every event links to the words it rests on.
//!
//! qantar is a compiler: text goes in, is read, linked and laid out in phases, and a site comes
//! out. [`assemble`] is the way of the data, phase by phase; [`build`] also publishes.
//!
//! ```text
//! files ──read──▶ documents ──link──▶ the timeline ──lay out──▶ pages ──render──▶ bytes ──publish──▶ public/
//! ```
//!
//! A module uses only modules above its own in this list.

pub mod model;

pub mod text;

pub mod locale;

pub mod site;

pub mod publish;

pub mod content;

pub mod names;

pub mod timeline;

pub mod pages;

pub mod render;

pub mod edit;

mod pipeline;
pub mod serve;

pub mod cli;

pub use pipeline::{
    Assembled, BuildOptions, Failure, Phase, Progress, Report, Silent, Timings, assemble, build,
    render_to,
};
