//! Lay out: the timeline becomes pages (URL, template, view).

pub mod view;
