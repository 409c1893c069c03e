//! Fewer points for the same shapes.
//!
//! Regions share their borders, so a border is thinned once and not per region: rings are cut
//! where more than two lines meet, and each piece between two such points is thinned by
//! Douglas and Peucker's method in one direction, whoever asks. Neighbours stay neighbours.

use std::collections::{HashMap, HashSet};

/// A point of the picture.
pub(super) type Point = [i32; 2];

/// Thins rings to what is seen when nothing smaller than `tolerance` is. Rings are given without
/// their closing point; those of which less than a triangle is left are empty.
pub(super) fn simplify(rings: &[Vec<Point>], tolerance: f64) -> Vec<Vec<Point>> {
    let junctions = junctions(rings);
    rings
        .iter()
        .map(|ring| thin_ring(ring, &junctions, tolerance))
        .collect()
}

/// Points in which more than two lines meet, or a line ends that two rings share.
fn junctions(rings: &[Vec<Point>]) -> HashSet<Point> {
    let mut neighbours: HashMap<Point, HashSet<Point>> = HashMap::new();
    for ring in rings {
        for (index, point) in ring.iter().enumerate() {
            let next = ring[(index + 1) % ring.len()];
            neighbours.entry(*point).or_default().insert(next);
            neighbours.entry(next).or_default().insert(*point);
        }
    }
    neighbours
        .into_iter()
        .filter(|(_, others)| others.len() > 2)
        .map(|(point, _)| point)
        .collect()
}

fn thin_ring(ring: &[Point], junctions: &HashSet<Point>, tolerance: f64) -> Vec<Point> {
    // Where nothing meets it, a ring is cut at two points far from each other.
    let Some(start) = ring
        .iter()
        .position(|point| junctions.contains(point))
        .or_else(|| (0..ring.len()).min_by_key(|index| ring[*index]))
    else {
        return Vec::new();
    };
    let turned: Vec<Point> = ring[start..]
        .iter()
        .chain(&ring[..=start])
        .copied()
        .collect();
    let mut cuts: Vec<usize> = (0..turned.len())
        .filter(|index| {
            junctions.contains(&turned[*index]) || [0, turned.len() - 1].contains(index)
        })
        .collect();
    if cuts.len() == 2 {
        let far = (0..turned.len())
            .max_by_key(|index| (squared(turned[0], turned[*index]), turned[*index]));
        cuts.extend(far.filter(|index| *index > 0 && index + 1 < turned.len()));
        cuts.sort_unstable();
    }
    let mut thin = Vec::new();
    for pair in cuts.windows(2) {
        thin.extend(thin_line(&turned[pair[0]..=pair[1]], tolerance));
        thin.pop();
    }
    if thin.len() < 3 { Vec::new() } else { thin }
}

/// The same points whichever end comes first.
fn thin_line(line: &[Point], tolerance: f64) -> Vec<Point> {
    let backwards = line.first() > line.last();
    let mut line = line.to_vec();
    if backwards {
        line.reverse();
    }
    let mut kept = vec![false; line.len()];
    if let (Some(first), Some(last)) = (kept.first().map(|_| 0), line.len().checked_sub(1)) {
        keep(&line, first, last, tolerance, &mut kept);
    }
    let mut thin: Vec<Point> = line
        .into_iter()
        .zip(kept)
        .filter_map(|(point, kept)| kept.then_some(point))
        .collect();
    if backwards {
        thin.reverse();
    }
    thin
}

fn keep(line: &[Point], first: usize, last: usize, tolerance: f64, kept: &mut [bool]) {
    let mut open = vec![(first, last)];
    while let Some((first, last)) = open.pop() {
        kept[first] = true;
        kept[last] = true;
        let off = |index: &usize| distance(line[*index], line[first], line[last]);
        let farthest = (first + 1..last).max_by(|a, b| off(a).total_cmp(&off(b)));
        if let Some(middle) = farthest.filter(|index| off(index) > tolerance) {
            open.push((first, middle));
            open.push((middle, last));
        }
    }
}

fn squared(a: Point, b: Point) -> i64 {
    let (x, y) = (i64::from(a[0] - b[0]), i64::from(a[1] - b[1]));
    x * x + y * y
}

/// How far a point lies from the line between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let [px, py, fx, fy, tx, ty] =
        [point[0], point[1], from[0], from[1], to[0], to[1]].map(f64::from);
    let (dx, dy) = (tx - fx, ty - fy);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return (px - fx).hypot(py - fy);
    }
    let along = (((px - fx) * dx + (py - fy) * dy) / (length * length)).clamp(0.0, 1.0);
    (px - fx - along * dx).hypot(py - fy - along * dy)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Two squares side by side whose common border wriggles.
    fn neighbours() -> [Vec<Point>; 2] {
        let border: Vec<Point> = (0..=20).map(|y| [100 + (y * 7) % 5, y * 5]).collect();
        let mut left = vec![[0, 100], [0, 0]];
        left.extend(&border);
        let mut right = vec![[200, 0], [200, 100]];
        right.extend(border.iter().rev());
        [left, right]
    }

    #[test]
    fn a_border_is_thinned_alike_on_both_sides() {
        let thin = simplify(&neighbours(), 10.0);
        let points = |ring: &Vec<Point>| {
            ring.iter()
                .filter(|p| (90..110).contains(&p[0]))
                .copied()
                .collect::<HashSet<_>>()
        };
        assert_eq!(points(&thin[0]), points(&thin[1]));
        assert_eq!(points(&thin[0]), HashSet::from([[100, 0], [100, 100]]));
        assert_eq!((thin[0].len(), thin[1].len()), (4, 4));
    }

    #[test]
    fn what_is_too_small_to_be_seen_goes() {
        assert_eq!(
            simplify(&[vec![[0, 0], [1, 0], [0, 1]]], 5.0),
            [Vec::<Point>::new()]
        );
        assert_eq!(simplify(&[Vec::new()], 5.0), [Vec::<Point>::new()]);
    }

    proptest! {
        #[test]
        fn only_points_that_were_there_are_left_and_none_is_missed_by_much(
            ring in prop::collection::vec((0i32..1000, 0i32..1000), 3..60), tolerance in 1f64..50.0,
        ) {
            let mut ring: Vec<Point> = ring.into_iter().map(|(x, y)| [x, y]).collect();
            ring.dedup();
            let thin = simplify(std::slice::from_ref(&ring), tolerance).pop().unwrap();
            prop_assert!(thin.iter().all(|point| ring.contains(point)));
            if !thin.is_empty() {
                for point in &ring {
                    let near = (0..thin.len())
                        .map(|i| distance(*point, thin[i], thin[(i + 1) % thin.len()]))
                        .fold(f64::INFINITY, f64::min);
                    prop_assert!(near <= tolerance + 1e-6, "{:?} is {} off", point, near);
                }
            }
        }
    }
}
