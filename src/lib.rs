//! Static timeline websites in which every event links to the words it rests on.

pub mod content;
pub mod locale;
pub mod model;
pub mod pages;
pub mod site;
pub mod text;
