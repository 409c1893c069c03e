//! Polygons as RFC 7946 wants them: closed, outer rings counter-clockwise and holes clockwise
//! (section 3.1.6), cut where they cross the antimeridian (section 3.1.9).

/// Longitude and latitude in degrees.
type Position = [f64; 2];

/// A closed line.
type Ring = Vec<Position>;

/// Rings, the outer one first.
pub(super) type Polygon = Vec<Ring>;

/// Brings polygons into that form; what is no ring is left out.
pub(super) fn normal(polygons: &[Polygon]) -> Vec<Polygon> {
    polygons.iter().flat_map(|polygon| cut(polygon)).collect()
}

/// A longitude from −180 to 180.
pub(super) fn on_the_globe(longitude: f64) -> f64 {
    if (-180.0..=180.0).contains(&longitude) {
        return longitude;
    }
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}

/// The parts of a polygon on this side of the antimeridian and on the other.
fn cut(polygon: &[Ring]) -> Vec<Polygon> {
    let mut rings: Vec<Ring> = polygon.iter().filter_map(|ring| unwrapped(ring)).collect();
    // Holes go where their outer ring has gone.
    if let Some((outer, holes)) = rings.split_first_mut() {
        let (west, east) = extent(outer);
        for hole in holes {
            let (hole_west, hole_east) = extent(hole);
            let by = if hole_east < west {
                360.0
            } else if hole_west > east {
                -360.0
            } else {
                0.0
            };
            hole.iter_mut().for_each(|position| position[0] += by);
        }
    }
    let Some(outer) = rings.first() else {
        return Vec::new();
    };
    let (west, east) = extent(outer);
    let mut parts = Vec::new();
    let first = ((west + 180.0) / 360.0).floor();
    let mut world = first;
    while world * 360.0 - 180.0 < east {
        let middle = world * 360.0;
        let inside = west >= middle - 180.0 && east <= middle + 180.0;
        let clipped = rings.iter().filter_map(|ring| {
            let ring = if inside {
                ring.clone()
            } else {
                let ring = clip(ring, middle - 180.0, 1.0);
                clip(&ring, middle + 180.0, -1.0)
            };
            let moved: Ring = ring.iter().map(|[x, y]| [x - middle, *y]).collect();
            closed(moved)
        });
        let part: Polygon = clipped
            .enumerate()
            .map(|(index, ring)| turned(ring, index == 0))
            .collect();
        if !part.is_empty() {
            parts.push(part);
        }
        world += 1.0;
    }
    parts
}

/// A ring without leaps from one edge of the map to the other.
fn unwrapped(ring: &[Position]) -> Option<Ring> {
    let mut out: Ring = Vec::with_capacity(ring.len() + 1);
    let mut shift = 0.0;
    for (index, [x, y]) in ring.iter().copied().enumerate() {
        if let Some([before, _]) = index.checked_sub(1).and_then(|before| ring.get(before)) {
            if x - before > 180.0 {
                shift -= 360.0;
            } else if before - x > 180.0 {
                shift += 360.0;
            }
        }
        out.push([x + shift, y]);
    }
    closed(out)
}

/// A ring whose last position is its first; nothing for fewer than four (section 3.1.6).
fn closed(mut ring: Ring) -> Option<Ring> {
    ring.dedup();
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    (ring.len() >= 4).then_some(ring)
}

fn extent(ring: &[Position]) -> (f64, f64) {
    let west = ring.iter().map(|p| p[0]).fold(f64::INFINITY, f64::min);
    let east = ring.iter().map(|p| p[0]).fold(f64::NEG_INFINITY, f64::max);
    (west, east)
}

/// What of a ring lies east (`side` 1) or west (−1) of a meridian (Sutherland and Hodgman).
fn clip(ring: &[Position], meridian: f64, side: f64) -> Ring {
    let is_in = |position: &Position| (position[0] - meridian) * side >= 0.0;
    let mut out = Ring::new();
    for pair in ring.windows(2) {
        let [from, to] = pair else { continue };
        if is_in(from) {
            out.push(*from);
        }
        if is_in(from) != is_in(to) {
            let way = (meridian - from[0]) / (to[0] - from[0]);
            out.push([meridian, from[1] + way * (to[1] - from[1])]);
        }
    }
    out
}

/// A ring that runs counter-clockwise, or clockwise for a hole.
fn turned(mut ring: Ring, outer: bool) -> Ring {
    let doubled: f64 = ring
        .windows(2)
        .map(|pair| match pair {
            [[x1, y1], [x2, y2]] => x1 * y2 - x2 * y1,
            _ => 0.0,
        })
        .sum();
    if (doubled > 0.0) != outer {
        ring.reverse();
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_turn_the_right_way_and_are_closed() {
        let clockwise = vec![[0.0, 0.0], [0.0, 4.0], [4.0, 4.0], [4.0, 0.0]];
        let hole = vec![[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]];
        let polygons = normal(&[vec![clockwise, hole]]);
        assert_eq!(
            polygons,
            [[
                vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]],
                vec![[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 1.0], [1.0, 1.0]],
            ]]
        );
    }

    #[test]
    fn what_crosses_the_antimeridian_is_cut_there() {
        let written = [
            vec![
                [170.0, 60.0],
                [190.0, 60.0],
                [190.0, 70.0],
                [170.0, 70.0],
                [170.0, 60.0],
            ],
            vec![
                [170.0, 60.0],
                [-170.0, 60.0],
                [-170.0, 70.0],
                [170.0, 70.0],
                [170.0, 60.0],
            ],
        ];
        for ring in written {
            let parts = normal(&[vec![ring]]);
            let extents: Vec<_> = parts.iter().map(|part| extent(&part[0])).collect();
            assert_eq!(extents, [(170.0, 180.0), (-180.0, -170.0)]);
        }
    }

    #[test]
    fn lines_that_enclose_nothing_are_left_out() {
        assert!(normal(&[vec![vec![[0.0, 0.0], [1.0, 1.0]]], vec![]]).is_empty());
    }

    #[test]
    fn longitudes_are_brought_onto_the_globe() {
        assert_eq!(
            [190.0, -190.0, 180.0, 12.5].map(on_the_globe),
            [-170.0, 170.0, 180.0, 12.5]
        );
    }
}
