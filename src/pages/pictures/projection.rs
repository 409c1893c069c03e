//! From the globe to a plane: longitudes and latitudes in degrees to points on a picture.
//!
//! Snyder, *Map Projections: A Working Manual* (1987): Lambert's conformal conic (§15, sphere) for
//! a country or a continent, the equirectangular one (§12) for what lies along the equator or
//! spans the world.

/// A longitude and a latitude in degrees (WGS 84).
pub(super) type LonLat = [f64; 2];

/// A way to draw a part of the globe. North is up in its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    /// The meridian in the middle.
    middle: f64,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// `cone` is the constant n of the cone, `factor` its F.
    Conic { cone: f64, factor: f64 },
    /// `squeeze` is the cosine of the latitude whose scale is true.
    Plain { squeeze: f64 },
}

/// Beyond these latitudes a conformal map would go to infinity.
const HIGHEST: f64 = 85.0;

impl Projection {
    /// The projection that suits these points; none where there are none.
    pub fn of(points: impl Iterator<Item = LonLat> + Clone) -> Option<Self> {
        let (west, width) = longitudes(points.clone())?;
        let latitudes = || points.clone().map(|[_, lat]| lat.clamp(-HIGHEST, HIGHEST));
        let south = latitudes().fold(f64::INFINITY, f64::min);
        let north = latitudes().fold(f64::NEG_INFINITY, f64::max);
        let (height, centre) = (north - south, f64::midpoint(north, south));
        let kind = if width > 150.0 || height > 80.0 || centre.abs() < 12.0 {
            Kind::Plain {
                squeeze: centre.to_radians().cos(),
            }
        } else {
            conic(south + height / 6.0, north - height / 6.0)
        };
        Some(Self {
            middle: west + width / 2.0,
            kind,
        })
    }

    /// Where a point lies: x to the right, y down, in radii of the globe.
    pub fn project(&self, [lon, lat]: LonLat) -> [f64; 2] {
        // The way from the middle, the shorter one around the globe.
        let turn = (lon - self.middle + 180.0).rem_euclid(360.0) - 180.0;
        match self.kind {
            Kind::Plain { squeeze } => [turn.to_radians() * squeeze, -lat.to_radians()],
            Kind::Conic { cone, factor } => {
                let lat = lat.clamp(-HIGHEST, HIGHEST).to_radians();
                let radius = factor / half_tan(lat).powf(cone);
                let angle = cone * turn.to_radians();
                [radius * angle.sin(), radius * angle.cos()]
            }
        }
    }
}

fn half_tan(lat: f64) -> f64 {
    (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan()
}

/// The cone that is true on two parallels.
fn conic(first: f64, second: f64) -> Kind {
    let (first, second) = (first.to_radians(), second.to_radians());
    let cone = if (second - first).abs() < 1e-6 {
        first.sin()
    } else {
        (first.cos() / second.cos()).ln() / (half_tan(second) / half_tan(first)).ln()
    };
    let factor = first.cos() * half_tan(first).powf(cone) / cone;
    Kind::Conic { cone, factor }
}

/// The westernmost longitude and how far the points reach east from it, beyond the antimeridian
/// where that is shorter.
fn longitudes(points: impl Iterator<Item = LonLat>) -> Option<(f64, f64)> {
    let mut all: Vec<f64> = points.map(|[lon, _]| lon.rem_euclid(360.0)).collect();
    all.sort_by(f64::total_cmp);
    let (first, last) = (*all.first()?, *all.last()?);
    // The widest stretch without any point is outside the picture.
    let mut gap = (first + 360.0 - last, first);
    for pair in all.windows(2) {
        if pair[1] - pair[0] > gap.0 {
            gap = (pair[1] - pair[0], pair[1]);
        }
    }
    Some((gap.1, 360.0 - gap.0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(points: &[LonLat]) -> Projection {
        Projection::of(points.iter().copied()).unwrap()
    }

    fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn what_the_antimeridian_cuts_lies_together() {
        // Fiji, on both sides of it.
        let fiji = of(&[[177.0, -18.0], [-179.0, -16.0]]);
        let across = distance(fiji.project([179.9, -17.0]), fiji.project([-179.9, -17.0]));
        let along = distance(fiji.project([177.9, -17.0]), fiji.project([178.1, -17.0]));
        assert!((across - along).abs() < 1e-6, "{across} {along}");
    }

    #[test]
    fn the_two_parallels_of_the_cone_are_true() {
        let map = of(&[[46.0, 40.0], [87.0, 55.0]]);
        for lat in [42.5, 52.5] {
            let degree = distance(map.project([66.0, lat]), map.project([67.0, lat]));
            let truth = 1f64.to_radians() * lat.to_radians().cos();
            assert!((degree / truth - 1.0).abs() < 1e-3, "{degree} {truth}");
        }
    }

    #[test]
    fn nothing_has_no_projection() {
        assert!(Projection::of(std::iter::empty()).is_none());
    }

    proptest! {
        #[test]
        fn east_is_right_and_north_is_up_and_shapes_keep_their_form(
            west in -180f64..180.0, width in 1f64..60.0, south in -70f64..60.0, height in 1f64..20.0,
        ) {
            let (east, north) = (west + width, south + height);
            let map = of(&[[west, south], [east, north]]);
            let (lon, lat) = (west + width / 2.0, south + height / 2.0);
            let here = map.project([lon, lat]);
            let right = map.project([lon + 0.01, lat]);
            let up = map.project([lon, lat + 0.01]);
            prop_assert!(here.iter().all(|part| part.is_finite()));
            prop_assert!(right[0] > here[0] && up[1] < here[1]);
            // A step to the north is as long as one as far to the east.
            let ratio = distance(here, up) * lat.to_radians().cos() / distance(here, right);
            prop_assert!((0.94..1.06).contains(&ratio), "{}", ratio);
        }
    }
}
