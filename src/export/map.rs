//! GeoJSON (RFC 7946): events where they happened, and the regions' shapes.
//!
//! An event with places on the map is a point or several; one that is only known by its regions
//! has their shapes. Each says how precise its place is.

use std::collections::BTreeMap;

use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use serde_json::{Value, json};

use super::rings::{Polygon, normal, on_the_globe};
use crate::pages::view::data::{DataSet, EventRecord, RegionRecord};

/// How many positions the shapes of events may have together. Where they had more, such events
/// have no geometry of their own: the shapes of the regions, which the file has once, stand for it.
const POSITIONS: usize = 200_000;

/// Writes the events, and after them the regions that have a shape.
pub(super) fn write(data: &DataSet) -> Result<Vec<u8>, String> {
    let shapes: BTreeMap<&str, Vec<Polygon>> = data
        .regions
        .iter()
        .filter(|region| !region.shape.is_empty())
        .map(|region| (region.id.as_str(), normal(&region.shape)))
        .collect();
    let positions: usize = data
        .events
        .iter()
        .filter(|event| points(event).is_empty())
        .flat_map(|event| shapes_of(event, &shapes))
        .flatten()
        .map(Vec::len)
        .sum();
    let with_shapes = positions <= POSITIONS;
    let events = data
        .events
        .iter()
        .map(|event| event_feature(event, &shapes, with_shapes));
    let regions = data.regions.iter().filter_map(|region| {
        let shape = shapes.get(region.id.as_str())?;
        Some(region_feature(region, shape))
    });
    super::json(&FeatureCollection::new(events.chain(regions)))
}

fn event_feature(
    event: &EventRecord,
    shapes: &BTreeMap<&str, Vec<Polygon>>,
    with_shapes: bool,
) -> Feature {
    let points = points(event);
    let regions: Vec<&Polygon> = shapes_of(event, shapes).collect();
    let (geometry, precision) = match (points.as_slice(), regions.is_empty()) {
        ([point], _) => (Some(Geometry::new_point(*point)), "place"),
        ([_, ..], _) => (Some(Geometry::new_multi_point(points)), "places"),
        ([], false) if with_shapes => (Some(shape(regions)), "region"),
        ([], false) => (None, "region"),
        ([], true) => (
            None,
            if event.regions.is_empty() {
                "unknown"
            } else {
                "region"
            },
        ),
    };
    let places: Vec<&str> = event
        .places
        .iter()
        .map(|place| place.name.as_str())
        .collect();
    let properties = json!({
        "type": "event",
        "title": event.title,
        "url": event.url,
        "date": event.date.edtf,
        "date_in_words": event.date.words,
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "summary": event.summary,
        "kind": event.kind,
        "importance": event.importance,
        "standing": event.standing,
        "disputed": event.disputed,
        "places": places,
        "regions": event.regions,
        "actors": event.actors,
        "precision": precision,
    });
    feature(&format!("events/{}", event.id), geometry, properties)
}

fn region_feature(region: &RegionRecord, polygons: &[Polygon]) -> Feature {
    let properties = json!({
        "type": "region",
        "title": region.name,
        "url": region.url,
        "iso": region.iso,
        "kind": region.kind,
        "precision": "region",
    });
    let geometry = Some(shape(polygons.iter().collect()));
    feature(&format!("regions/{}", region.id), geometry, properties)
}

fn feature(id: &str, geometry: Option<Geometry>, properties: Value) -> Feature {
    let properties: Option<JsonObject> = match properties {
        Value::Object(properties) => Some(properties),
        _ => None,
    };
    Feature {
        bbox: None,
        geometry,
        id: Some(Id::String(id.to_owned())),
        properties,
        foreign_members: None,
    }
}

/// Longitude and latitude of the places that have them.
fn points(event: &EventRecord) -> Vec<[f64; 2]> {
    let places = event.places.iter();
    places
        .filter_map(|place| Some([on_the_globe(place.lon?), place.lat?]))
        .collect()
}

fn shapes_of<'s>(
    event: &'s EventRecord,
    shapes: &'s BTreeMap<&str, Vec<Polygon>>,
) -> impl Iterator<Item = &'s Polygon> {
    let regions = event.regions.iter();
    regions.filter_map(|id| shapes.get(id.as_str())).flatten()
}

fn shape(polygons: Vec<&Polygon>) -> Geometry {
    match polygons.as_slice() {
        [one] => Geometry::new_polygon((*one).clone()),
        several => Geometry::new_multi_polygon(several.iter().copied().cloned()),
    }
}
