//! Static timeline websites in which every event links to the words it rests on.

pub mod content;
pub mod model;
pub mod site;
pub mod text;
