//! Reading natural language: pure functions from a text to spans in it.

pub mod capitals;
pub mod dates;
pub mod figures;
pub mod numbers;
pub mod sentences;
pub mod speech;
