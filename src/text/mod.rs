//! Reading natural language: pure functions from a text to spans in it.

pub mod dates;
pub mod numbers;
pub mod sentences;
pub mod speech;
