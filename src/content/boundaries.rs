//! `boundaries.geojson`: the regions' shapes (RFC 7946).

use geojson::{FeatureCollection, GeoJson, GeometryValue, Position, feature::Id};

use super::document::Boundary;
use crate::model::{Diagnostic, Diagnostics, SourceId, Span};

/// Reads the shapes; features that are no polygons are warned of.
pub(super) fn read(text: &str, source: SourceId, found: &mut Diagnostics) -> Vec<Boundary> {
    let whole = Span::new(0, text.len().min(1));
    let collection = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => collection,
        Ok(_) => {
            found.push(Diagnostic::error(
                "geojson",
                source,
                whole,
                "expected a FeatureCollection (RFC 7946)",
            ));
            return Vec::new();
        }
        Err(error) => {
            found.push(Diagnostic::error(
                "geojson",
                source,
                whole,
                format!("no GeoJSON: {error}"),
            ));
            return Vec::new();
        }
    };
    shapes(collection, source, whole, found)
}

fn shapes(
    collection: FeatureCollection,
    source: SourceId,
    whole: Span,
    found: &mut Diagnostics,
) -> Vec<Boundary> {
    let mut boundaries = Vec::new();
    for (index, feature) in collection.features.into_iter().enumerate() {
        let id = match feature.id {
            Some(Id::String(id)) => id,
            Some(Id::Number(number)) => number.to_string(),
            None => {
                let message = format!(
                    "feature {} has no `id`, so no region can name it",
                    index + 1
                );
                found.push(Diagnostic::warning("geojson", source, whole, message));
                continue;
            }
        };
        match feature.geometry.map(|geometry| geometry.value) {
            Some(GeometryValue::Polygon { coordinates }) => {
                boundaries.push(Boundary {
                    id,
                    polygons: vec![rings(&coordinates)],
                });
            }
            Some(GeometryValue::MultiPolygon { coordinates }) => {
                boundaries.push(Boundary {
                    id,
                    polygons: coordinates.iter().map(|p| rings(p)).collect(),
                });
            }
            _ => {
                let message =
                    format!("feature `{id}` is no Polygon or MultiPolygon and is not shown");
                found.push(Diagnostic::warning("geojson", source, whole, message));
            }
        }
    }
    boundaries
}

/// Longitude and latitude; a height is left out.
fn rings(polygon: &[Vec<Position>]) -> Vec<Vec<[f64; 2]>> {
    let point = |position: &Position| match position.as_slice() {
        [lon, lat, ..] => Some([*lon, *lat]),
        _ => None,
    };
    polygon
        .iter()
        .map(|ring| ring.iter().filter_map(point).collect())
        .collect()
}
