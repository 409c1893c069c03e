//! Static timeline websites in which every event links to the words it rests on.

pub mod content;
pub mod locale;
pub mod model;
pub mod names;
pub mod pages;
pub mod publish;
pub mod site;
pub mod text;
pub mod timeline;
