//! The regions' shapes, as the site's maps draw them: laid on the plane, thinned, written as
//! paths. Made once for all pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::projection::{LonLat, Projection};
use super::simplify::{Point, simplify};
use crate::model::RegionSlug;
use crate::timeline::Timeline;

/// The longer side of a map.
const SIDE: f64 = 1000.0;

/// The margin around the shapes: what marks a place at the edge must not be cut off.
const MARGIN: f64 = 12.0;

/// The regions on the plane.
#[derive(Debug)]
pub(super) struct Outlines {
    pub width: i32,
    pub height: i32,
    /// The regions that have a shape, by id.
    pub shapes: BTreeMap<RegionSlug, Shape>,
    frame: Frame,
}

/// A region's shape.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// As the `d` of an SVG path.
    pub path: String,
    /// The same for a small picture.
    pub small: String,
    /// A point well inside, for a label or a symbol.
    pub inside: Point,
}

/// How much room a city's symbol takes, from its middle.
const SYMBOL: f64 = 26.0;

/// From the plane of the projection to the picture.
#[derive(Clone, Copy, Debug)]
struct Frame {
    projection: Projection,
    scale: f64,
    left: f64,
    top: f64,
}

impl Frame {
    fn place(&self, at: LonLat) -> [f64; 2] {
        let [x, y] = self.projection.project(at);
        [
            (x - self.left) * self.scale + MARGIN,
            (y - self.top) * self.scale + MARGIN,
        ]
    }

    fn point(&self, at: LonLat) -> Point {
        self.place(at).map(|part| part.round() as i32)
    }
}

impl Outlines {
    /// The shapes of the regions that name a boundary; none where no region has one.
    pub fn new(timeline: &Timeline) -> Option<Self> {
        let shapes: BTreeMap<&RegionSlug, &Vec<Vec<Vec<LonLat>>>> = timeline
            .regions
            .iter()
            .filter_map(|(id, entry)| {
                let name = &entry.doc.boundary.as_ref()?.value;
                Some((id, &timeline.boundaries.get(name)?.polygons))
            })
            .collect();
        let frame = Self::frame(
            shapes
                .values()
                .flat_map(|polygons| polygons.iter().flatten()),
        )?;
        let corner = shapes
            .values()
            .flat_map(|polygons| polygons.iter().flatten().flatten())
            .map(|point| frame.place(*point))
            .fold([0f64; 2], |most, [x, y]| [most[0].max(x), most[1].max(y)]);
        let mut rings: Vec<Vec<Point>> = Vec::new();
        let mut of: BTreeMap<&RegionSlug, std::ops::Range<usize>> = BTreeMap::new();
        for (id, polygons) in &shapes {
            let first = rings.len();
            rings.extend(polygons.iter().flatten().map(|ring| on_plane(ring, &frame)));
            of.insert(id, first..rings.len());
        }
        let cities = cities(timeline, &frame);
        let (fine, coarse) = (simplify(&rings, 0.9), simplify(&rings, 4.0));
        let shapes = of
            .into_iter()
            .map(|(id, range)| {
                let shape = Shape {
                    path: path(&fine[range.clone()]),
                    small: path(&coarse[range.clone()]),
                    inside: inside(&rings[range], &cities),
                };
                (id.clone(), shape)
            })
            .collect();
        Some(Self {
            width: (corner[0] + MARGIN).ceil() as i32,
            height: (corner[1] + MARGIN).ceil() as i32,
            shapes,
            frame,
        })
    }

    fn frame<'r>(rings: impl Iterator<Item = &'r Vec<LonLat>> + Clone) -> Option<Frame> {
        let points = rings.flatten().copied();
        let projection = Projection::of(points.clone())?;
        let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for point in points {
            let [x, y] = projection.project(point);
            least = [least[0].min(x), least[1].min(y)];
            most = [most[0].max(x), most[1].max(y)];
        }
        let side = (most[0] - least[0]).max(most[1] - least[1]);
        // A map of one point has no size, and one beyond all bounds no scale.
        (side.is_finite() && side > 0.0).then(|| Frame {
            projection,
            scale: (SIDE - 2.0 * MARGIN) / side,
            left: least[0],
            top: least[1],
        })
    }

    /// Where a place (latitude, longitude) lies on the picture; none where it lies outside.
    pub fn place(&self, (lat, lon): (f64, f64)) -> Option<Point> {
        let [x, y] = self.frame.point([lon, lat]);
        ((0..=self.width).contains(&x) && (0..=self.height).contains(&y)).then_some([x, y])
    }
}

/// Where the cities lie that are drawn as symbols.
fn cities(timeline: &Timeline, frame: &Frame) -> Vec<Point> {
    let cities = timeline.regions.values().map(|entry| &entry.doc);
    cities
        .filter(|doc| doc.kind.as_deref() == Some("city"))
        .filter_map(|doc| doc.towns.iter().find_map(|town| town.at))
        .map(|(lat, lon)| frame.point([lon, lat]))
        .collect()
}

/// A ring's points, without the closing one and without repetitions.
fn on_plane(ring: &[LonLat], frame: &Frame) -> Vec<Point> {
    let mut points: Vec<Point> = ring.iter().map(|point| frame.point(*point)).collect();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Rings as the `d` of a path, each point relative to the one before.
fn path(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut points = ring.iter();
        let Some(mut last) = points.next() else {
            continue;
        };
        let _ = write!(path, "M{} {}l", last[0], last[1]);
        for (index, point) in points.enumerate() {
            let [x, y] = [point[0] - last[0], point[1] - last[1]];
            // A minus parts numbers as well as a blank.
            let before = if index > 0 && x >= 0 { " " } else { "" };
            let between = if y >= 0 { " " } else { "" };
            let _ = write!(path, "{before}{x}{between}{y}");
            last = point;
        }
        path.push('z');
    }
    path
}

/// The point of a grid over the shape that lies farthest from its borders.
///
/// It keeps away from the symbols of cities too.
fn inside(rings: &[Vec<Point>], cities: &[Point]) -> Point {
    let points = || rings.iter().flatten();
    let bounds = |axis: usize| {
        let values = || points().map(|point| f64::from(point[axis]));
        (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        )
    };
    let ((west, east), (north, south)) = (bounds(0), bounds(1));
    let mut best = (
        f64::NEG_INFINITY,
        [f64::midpoint(west, east), f64::midpoint(north, south)],
    );
    for row in 1..24 {
        for column in 1..24 {
            let x = west + (east - west) * f64::from(column) / 24.0;
            let y = north + (south - north) * f64::from(row) / 24.0;
            let (is_inside, border) = look(rings, [x, y]);
            let symbols = cities.iter().map(|city| {
                let [dx, dy] = [f64::from(city[0]) - x, f64::from(city[1]) - y];
                (dx / 2.0).hypot(dy) - SYMBOL
            });
            let distance = symbols.fold(border, f64::min);
            if is_inside && distance > best.0 {
                best = (distance, [x, y]);
            }
        }
    }
    best.1.map(|part| part.round() as i32)
}

/// Whether a point lies within the rings (an odd number of them around it), and how far from
/// the nearest line. What is written beside it is wider than high.
fn look(rings: &[Vec<Point>], [x, y]: [f64; 2]) -> (bool, f64) {
    let (mut within, mut nearest) = (false, f64::INFINITY);
    for ring in rings {
        for (index, a) in ring.iter().enumerate() {
            let b = ring[(index + 1) % ring.len()];
            let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
            if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                within = !within;
            }
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx * dx + dy * dy;
            let along = if length > 0.0 {
                (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0)
            } else {
                0.0
            };
            nearest = nearest.min(((x - ax - along * dx) / 2.0).hypot(y - ay - along * dy));
        }
    }
    (within, nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_where_it_begins_and_then_how_it_goes_on() {
        let rings = [vec![[10, 20], [15, 18], [12, 30]], Vec::new()];
        assert_eq!(path(&rings), "M10 20l5-2-3 12z");
    }

    #[test]
    fn a_label_stands_inside_whatever_the_shape() {
        // A horseshoe, whose middle is outside of it, and a square with a hole.
        let shoe = vec![
            [0, 0],
            [90, 0],
            [90, 90],
            [60, 90],
            [60, 30],
            [30, 30],
            [30, 90],
            [0, 90],
        ];
        let holed = [
            vec![[0, 0], [100, 0], [100, 100], [0, 100]],
            vec![[20, 20], [80, 20], [80, 80], [20, 80]],
        ];
        for rings in [&[shoe][..], &holed] {
            let at = inside(rings, &[]).map(f64::from);
            assert!(look(rings, at).0, "{at:?}");
        }
    }
}
