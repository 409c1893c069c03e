//! The template function `scale`: from a number to a place on a picture.

use tera::{Kwargs, State, TeraResult};

/// `scale(value=…, low=0, high=…, from=0, to=100, log=false)`: where `value` lies between `from`
/// and `to` when `low` lies at `from` and `high` at `to`, to a tenth, written as SVG wants it.
///
/// With `log` each step is a multiple of the one before; a scale that begins at or below zero
/// cannot be so and is even. What lies outside is moved to the nearer end.
pub(super) fn function(kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let number = |name: &str, default: f64| kwargs.get::<f64>(name).map(|n| n.unwrap_or(default));
    let range = [number("low", 0.0)?, kwargs.must_get::<f64>("high")?];
    let log = kwargs.get::<bool>("log")?.unwrap_or(false);
    let share = share(kwargs.must_get::<f64>("value")?, range, log);
    let (from, to) = (number("from", 0.0)?, number("to", 100.0)?);
    Ok(written(from + share * (to - from)))
}

/// Which part of the way from the low to the high end a value lies, from 0 to 1.
fn share(value: f64, [low, high]: [f64; 2], log: bool) -> f64 {
    let (value, low, high) = if log && low > 0.0 {
        (value.max(low).ln(), low.ln(), high.ln())
    } else {
        (value, low, high)
    };
    // One number alone stands in the middle.
    if high <= low {
        return 0.5;
    }
    ((value - low) / (high - low)).clamp(0.0, 1.0)
}

/// A length to a tenth, without what need not be written.
fn written(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // There is a zero below zero.
    (tenths + 0.0).to_string()
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ends_and_middles_lie_where_they_should() {
        assert_eq!(share(50.0, [0.0, 100.0], false), 0.5);
        assert!((share(100.0, [10.0, 1000.0], true) - 0.5).abs() < 1e-12);
        assert_eq!(share(5.0, [5.0, 5.0], false), 0.5);
        assert_eq!(share(5.0, [0.0, 10.0], true), 0.5);
        assert_eq!(share(900.0, [0.0, 10.0], false), 1.0);
        assert_eq!(written(-0.01), "0");
        assert_eq!(written(12.34), "12.3");
        assert_eq!(written(12.0), "12");
    }

    proptest! {
        #[test]
        fn a_higher_number_never_lies_lower(
            a in 0.001f64..1e12, b in 0.001f64..1e12, low in 0.001f64..1e3, span in 0.001f64..1e12, log: bool,
        ) {
            let range = [low, low + span];
            let (less, more) = (share(a.min(b), range, log), share(a.max(b), range, log));
            prop_assert!((0.0..=1.0).contains(&less) && less <= more && more <= 1.0);
        }
    }
}
