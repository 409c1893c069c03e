//! Reading natural language: pure functions from a text to spans in it.

pub mod sentences;
