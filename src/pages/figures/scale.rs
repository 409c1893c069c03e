//! Scales of numbers: where they begin and end, and which marks they bear.

/// A scale.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    /// Whether each step is a multiple of the one before.
    pub log: bool,
    /// The numbers that are marked.
    pub ticks: Vec<f64>,
}

/// From this many times the lowest number on, the scale goes by multiples.
const LOG_FROM: f64 = 25.0;

/// The most marks of a scale.
const TICKS: usize = 6;

impl Scale {
    /// The scale on which these can be told apart.
    pub fn of(values: &[f64]) -> Self {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if !low.is_finite() || !high.is_finite() {
            return Self::even(0.0, 1.0);
        }
        if low > 0.0 && high / low >= LOG_FROM {
            return Self::log(low, high);
        }
        // Lengths from zero can be compared; it is given up only where all would lie in a corner.
        if low > 0.0 && high > low && high / low < 1.3 {
            return Self::even(low - (high - low) / 4.0, high + (high - low) / 8.0);
        }
        Self::even(
            low.min(0.0),
            if high > low.min(0.0) { high } else { low + 1.0 },
        )
    }

    fn even(low: f64, high: f64) -> Self {
        let step = step((high - low) / (TICKS as f64 - 1.0));
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let mut ticks = Vec::new();
        let mut at = first;
        while at <= last && ticks.len() <= 2 * TICKS {
            ticks.push(round(at * step, step));
            at += 1.0;
        }
        Self {
            low: round(first * step, step),
            high: round(last * step, step),
            log: false,
            ticks,
        }
    }

    /// Marks at 1, 2 and 5 times the powers of ten, or at the powers alone, or at some of them.
    fn log(low: f64, high: f64) -> Self {
        let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
        let powers = |step: usize, parts: &[f64]| -> Vec<f64> {
            let marks = (first..=last)
                .step_by(step)
                .flat_map(|power| parts.iter().map(move |part| part * 10f64.powi(power)));
            marks.collect()
        };
        let within = |marks: &[f64]| -> (f64, f64) {
            let low = marks
                .iter()
                .copied()
                .filter(|mark| *mark <= low)
                .fold(marks[0], f64::max);
            let above = marks.iter().copied().filter(|mark| *mark >= high);
            (low, above.fold(f64::INFINITY, f64::min))
        };
        for parts in [&[1.0, 2.0, 5.0][..], &[1.0, 3.0], &[1.0]] {
            let marks = powers(1, parts);
            let (low, high) = within(&marks);
            let ticks: Vec<f64> = marks
                .into_iter()
                .filter(|m| *m >= low && *m <= high)
                .collect();
            if ticks.len() <= TICKS && high.is_finite() {
                return Self {
                    low,
                    high,
                    log: true,
                    ticks,
                };
            }
        }
        let step = usize::try_from(last - first)
            .unwrap_or(1)
            .div_ceil(TICKS - 1)
            .max(1);
        let ticks = powers(step, &[1.0]);
        Self {
            low: 10f64.powi(first),
            high: ticks.last().copied().unwrap_or(high).max(10f64.powi(last)),
            log: true,
            ticks,
        }
    }
}

/// The next of 1, 2, 5, 10, 20 … that is not below.
fn step(least: f64) -> f64 {
    let power = 10f64.powf(least.log10().floor());
    let part = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|part| part * power >= least * 0.999_999)
        .unwrap_or(10.0);
    part * power
}

/// Takes out what binary fractions leave behind the last digit.
fn round(value: f64, step: f64) -> f64 {
    let digits = (-step.log10().floor()).max(0.0) as i32;
    let factor = 10f64.powi(digits.min(12));
    (value * factor).round() / factor + 0.0
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_range_decides_how_a_scale_goes() {
        let even = Scale::of(&[3811.0, 9900.0]);
        assert_eq!((even.low, even.high, even.log), (0.0, 10_000.0, false));
        assert_eq!(even.ticks, [0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10_000.0]);
        let log = Scale::of(&[26.0, 9900.0]);
        assert!(log.log && log.low <= 26.0 && log.high >= 9900.0);
        assert_eq!(
            log.ticks,
            [10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, 10_000.0][..]
                .to_vec()
                .into_iter()
                .filter(|t| log.ticks.contains(t))
                .collect::<Vec<_>>()
        );
        let near = Scale::of(&[225.0, 238.0]);
        assert!(near.low > 200.0 && !near.log);
        let one = Scale::of(&[7.5]);
        assert!(one.low <= 7.5 && one.high >= 7.5 && one.high > one.low);
        assert!(Scale::of(&[]).high > Scale::of(&[]).low);
        assert!(Scale::of(&[0.0]).high > 0.0);
    }

    proptest! {
        #[test]
        fn a_scale_holds_all_numbers_and_few_marks(values in prop::collection::vec(0.01f64..1e12, 1..20)) {
            let scale = Scale::of(&values);
            for value in &values {
                prop_assert!(scale.low <= *value && *value <= scale.high, "{:?} {}", scale, value);
            }
            prop_assert!(scale.high > scale.low);
            prop_assert!((1..=2 * TICKS).contains(&scale.ticks.len()), "{:?}", scale);
            prop_assert!(scale.ticks.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(scale.ticks.iter().all(|tick| (scale.low..=scale.high).contains(tick)));
            prop_assert!(!scale.log || scale.low > 0.0);
        }
    }
}
