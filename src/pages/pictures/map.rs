//! Maps of the regions: all of them by number of events, or some of them marked.

use std::collections::BTreeMap;

use super::super::Layout;
use super::super::urls::href;
use super::super::view::{MapPlace, MapRegion, MapView};
use super::outlines::{Outlines, Shape};
use super::shade::Shades;
use crate::content::document::RegionDoc;
use crate::model::RegionSlug;
use crate::timeline::{Entry, Event};

/// Two places nearer to each other than this are one dot …
const DOT: i32 = 14;

/// … and nearer than this, across and down, only one of them bears its name.
const NAME: [i32; 2] = [140, 26];

/// A region that can be drawn.
struct Drawn<'t> {
    id: &'t RegionSlug,
    entry: &'t Entry<RegionDoc>,
    at: [i32; 2],
    shape: Option<&'t Shape>,
    events: usize,
}

impl Drawn<'_> {
    /// A city is a symbol: its area would be too small to be seen or hit.
    fn is_city(&self) -> bool {
        self.shape.is_none() || self.entry.doc.kind.as_deref() == Some("city")
    }
}

impl Layout<'_> {
    /// All regions, shaded by number of events; none for a site without boundaries or events.
    pub(in super::super) fn map(&self) -> Option<MapView> {
        let outlines = self.pictures().outlines.as_ref()?;
        let drawn = self.drawn(outlines);
        let most = drawn.iter().map(|region| region.events).max()?;
        if most == 0 {
            return None;
        }
        let shades = Shades::up_to(most);
        let counts = drawn
            .iter()
            .map(|region| (region.entry.doc.title.clone(), region.events));
        let summary = self.say("map-summary", &[("most", self.most_words(counts).into())]);
        let mut view = self.map_view(outlines, &drawn, summary, |region, view| {
            view.shade = shades.of(region.events);
        });
        view.shades = self.shade_words(&shades);
        let is_drawn = |id: &RegionSlug| drawn.iter().any(|region| region.id == id);
        let missing = self
            .timeline
            .index
            .by_region
            .keys()
            .filter(|id| !is_drawn(id));
        view.missing = self.region_links(missing);
        Some(view)
    }

    /// The map with one region marked, its towns and the ways to its neighbours.
    pub(in super::super) fn region_map(&self, id: &RegionSlug) -> Option<MapView> {
        let outlines = self.pictures().outlines.as_ref()?;
        let drawn = self.drawn(outlines);
        let this = drawn.iter().find(|region| region.id == id)?;
        let title = this.entry.doc.title.clone();
        let summary = self.say("map-region-summary", &[("name", title.into())]);
        let mut view = self.map_view(outlines, &drawn, summary, |region, view| {
            view.marked = region.id == id;
        });
        let towns = this.entry.doc.towns.iter();
        let at = |town: &crate::content::document::Spot| {
            Some((town.name.clone(), outlines.place(town.at?)?))
        };
        // A city's districts would all lie on its symbol.
        if !this.is_city() {
            view.places = apart(towns.filter_map(at));
        }
        Some(view)
    }

    /// A small map that shows where an event happened; none where that is nowhere on it.
    pub(in super::super) fn locator(&self, event: &Event) -> Option<MapView> {
        let outlines = self.pictures().outlines.as_ref()?;
        let drawn = self.drawn(outlines);
        let marked: Vec<&Drawn<'_>> = drawn
            .iter()
            .filter(|region| event.regions.contains(region.id))
            .collect();
        let places = event
            .places
            .iter()
            .filter_map(|place| Some((place.name.clone(), outlines.place(place.at?)?)));
        let places = apart(places);
        if marked.is_empty() && places.is_empty() {
            return None;
        }
        let mut names: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
        for region in &marked {
            if !names.contains(&region.entry.doc.title) {
                names.push(region.entry.doc.title.clone());
            }
        }
        let list = self.locale.list(&names);
        let summary = self.say("map-locator-summary", &[("names", list.into())]);
        let mut view = self.map_view(outlines, &drawn, summary, |region, view| {
            view.marked = event.regions.contains(region.id);
            if let Some(shape) = region.shape {
                view.path.clone_from(&shape.small);
            }
        });
        // What is not marked is there for its outline only.
        view.cities.retain(|city| city.marked);
        view.places = places;
        Some(view)
    }

    /// The regions that have a shape, or are cities whose place is known.
    fn drawn<'t>(&'t self, outlines: &'t Outlines) -> Vec<Drawn<'t>> {
        let index = &self.timeline.index.by_region;
        self.timeline
            .regions
            .iter()
            .filter_map(|(id, entry)| {
                let shape = outlines.shapes.get(id);
                let town = entry
                    .doc
                    .towns
                    .iter()
                    .find_map(|town| outlines.place(town.at?));
                let is_city = entry.doc.kind.as_deref() == Some("city");
                let at = match (shape, is_city) {
                    (Some(shape), false) => shape.inside,
                    (shape, true) => town.or_else(|| shape.map(|shape| shape.inside))?,
                    (None, false) => return None,
                };
                Some(Drawn {
                    id,
                    entry,
                    at,
                    shape,
                    events: index.get(id).map_or(0, Vec::len),
                })
            })
            .collect()
    }

    fn map_view(
        &self,
        outlines: &Outlines,
        drawn: &[Drawn<'_>],
        summary: String,
        finish: impl Fn(&Drawn<'_>, &mut MapRegion),
    ) -> MapView {
        let common = common_word(drawn.iter().map(|region| region.entry.doc.title.as_str()));
        let view = |region: &Drawn<'_>| {
            let name = region.entry.doc.title.clone();
            let short = common
                .and_then(|word| name.strip_suffix(word))
                .map_or(name.as_str(), str::trim_end);
            let args = [
                ("name", name.clone().into()),
                ("events", self.count_words(region.events).into()),
            ];
            let mut view = MapRegion {
                url: href(self.urls.region(region.id)),
                short: short.to_owned(),
                count: region.events,
                shade: 0,
                path: match region.shape {
                    Some(shape) if !region.is_city() => shape.path.clone(),
                    _ => String::new(),
                },
                at: region.at,
                text: self.say("picture-count", &args),
                marked: false,
                name,
            };
            finish(region, &mut view);
            if region.is_city() {
                view.path.clear();
            }
            view
        };
        let of = |cities: bool| {
            let regions = drawn.iter().filter(|region| region.is_city() == cities);
            regions.map(view).collect()
        };
        MapView {
            summary,
            width: outlines.width,
            height: outlines.height,
            regions: of(false),
            cities: of(true),
            places: Vec::new(),
            shades: Vec::new(),
            missing: Vec::new(),
        }
    }
}

/// Places by name, those that would cover each other only once, and names that would not at all.
fn apart(places: impl Iterator<Item = (String, [i32; 2])>) -> Vec<MapPlace> {
    let mut apart: Vec<MapPlace> = Vec::new();
    for (name, at) in places {
        let near = |other: &MapPlace, across: i32, down: i32| {
            (other.at[0] - at[0]).abs() < across && (other.at[1] - at[1]).abs() < down
        };
        if apart.iter().any(|other| near(other, DOT, DOT)) {
            continue;
        }
        let covered = apart
            .iter()
            .any(|other| other.named && near(other, NAME[0], NAME[1]));
        apart.push(MapPlace {
            name,
            at,
            named: !covered,
        });
    }
    apart
}

/// The word that most names end in ("Region"): on a map it says nothing.
fn common_word<'n>(names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for name in names {
        all += 1;
        if let Some((_, last)) = name.rsplit_once(' ') {
            *words.entry(last).or_default() += 1;
        }
    }
    let (word, count) = words.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1 && count * 2 > all).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_most_names_end_in_is_left_out() {
        let names = ["Almaty Region", "Atyrau Region", "Almaty"];
        assert_eq!(common_word(names.into_iter()), Some("Region"));
        assert_eq!(common_word(["New York", "York"].into_iter()), None);
        assert_eq!(common_word(std::iter::empty()), None);
    }

    #[test]
    fn places_that_lie_on_each_other_are_one() {
        let places = [
            ("A", [10, 10]),
            ("B", [12, 12]),
            ("C", [60, 10]),
            ("D", [60, 50]),
        ];
        let apart = apart(places.into_iter().map(|(name, at)| (name.to_owned(), at)));
        let names: Vec<_> = apart.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["A", "C", "D"]);
        let named: Vec<_> = apart.iter().map(|place| place.named).collect();
        assert_eq!(named, [true, false, true]);
    }
}
