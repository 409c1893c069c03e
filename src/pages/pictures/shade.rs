//! Shades for numbers of events: few steps, each a range that a legend can name.

/// The most shades.
const SHADES: usize = 5;

/// Upper bounds of the shades, in order; the last is the highest number that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shades(Vec<usize>);

impl Shades {
    /// Shades up to this number, each about as many times the one before.
    pub fn up_to(most: usize) -> Self {
        let mut bounds = Vec::new();
        for step in 1..=SHADES {
            let bound = if most <= SHADES {
                step
            } else {
                (most as f64).powf(step as f64 / SHADES as f64).round() as usize
            };
            let least = bounds.last().map_or(1, |last| last + 1);
            bounds.push(bound.clamp(least, most.max(least)));
            if bounds.last() >= Some(&most) {
                break;
            }
        }
        Self(bounds)
    }

    /// The shade of a number, from 1; 0 for nothing.
    pub fn of(&self, count: usize) -> usize {
        match count {
            0 => 0,
            count => self.0.partition_point(|bound| *bound < count) + 1,
        }
    }

    /// The least and the greatest number of each.
    pub fn ranges(&self) -> Vec<(usize, usize)> {
        let starts = std::iter::once(1).chain(self.0.iter().map(|bound| bound + 1));
        starts.zip(self.0.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_the_shade_whose_range_holds_it() {
        for most in 1..400 {
            let shades = Shades::up_to(most);
            let ranges = shades.ranges();
            assert!(
                ranges.len() <= SHADES && ranges[0].0 == 1,
                "{most}: {ranges:?}"
            );
            assert_eq!(ranges.last().map(|range| range.1), Some(most), "{ranges:?}");
            for count in 1..=most {
                let (low, high) = ranges[shades.of(count) - 1];
                assert!(
                    low <= count && count <= high,
                    "{count} of {most}: {ranges:?}"
                );
            }
            assert_eq!(shades.of(0), 0);
        }
    }
}
