//! The rules by name, each with an example that is its test.

/// A rule that finds time expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, as in [`Expression::rule`](super::Expression::rule).
    pub name: &'static str,
    /// A text of Tuesday 11 January 2022, with `[…]` around what it finds.
    pub example: &'static str,
    /// The TIMEX3 value of that.
    pub value: &'static str,
}

/// All rules.
pub const RULES: &[Rule] = &[];
