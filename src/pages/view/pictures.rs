//! Pictures of many events at once, as numbers: where things lie on the page is the templates'
//! concern, which ask the function `scale` for it.

use serde::Serialize;

use super::LinkView;

/// The strip: a line of time with a bar for each of its slots.
#[derive(Clone, Debug, Serialize)]
pub struct StripView {
    /// What it shows, in a sentence or two.
    pub summary: String,
    /// The length of the line, in widths of a bar.
    pub length: f64,
    /// The number of events of the highest bar.
    pub most: usize,
    /// The bars of slots with events, from left to right.
    pub bars: Vec<BarView>,
    /// What stands below the line.
    pub labels: Vec<LabelView>,
    /// The kinds that are told apart, in the order in which bars are built from below.
    pub kinds: Vec<KindCount>,
    /// Links: one for each bar, or for as many as can be hit with a finger on a wide screen …
    pub links: Vec<BarLink>,
    /// … and on a narrow one. Empty where they are the same.
    pub narrow_links: Vec<BarLink>,
    /// How many events have no bar, since their dates are not precise enough.
    pub without: usize,
}

/// A bar.
#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    /// Where it begins, in widths of a bar.
    pub at: f64,
    /// How many events.
    pub count: usize,
    /// Whether no bar nearby is higher: it is worth a number on every screen.
    pub peak: bool,
    /// Its parts from below.
    pub parts: Vec<BarPart>,
}

/// A part of a bar: the events of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct BarPart {
    /// The kind's index in [`StripView::kinds`].
    pub kind: usize,
    /// How many events stand below it.
    pub below: usize,
    /// How many events it is of.
    pub count: usize,
}

/// Words below the line.
#[derive(Clone, Debug, Serialize)]
pub struct LabelView {
    /// Where the slot that they name begins, in widths of a bar.
    pub at: f64,
    /// How many slots they name.
    pub slots: usize,
    /// The words.
    pub text: String,
    /// Whether there is room for them on wide screens only.
    pub minor: bool,
    /// Whether they name a part of the line and stand one line lower.
    pub part: bool,
}

/// A kind of events and how many there are.
#[derive(Clone, Debug, Serialize)]
pub struct KindCount {
    /// What readers call it.
    pub label: String,
    /// How many.
    pub count: usize,
    /// The shade's number, the same on all pages.
    pub shade: usize,
}

/// A link over one or more bars.
#[derive(Clone, Debug, Serialize)]
pub struct BarLink {
    /// Where it begins, in widths of a bar.
    pub at: f64,
    /// How wide it is.
    pub width: f64,
    /// When, how many events, of which kinds.
    pub text: String,
    /// An anchor on the same page …
    pub anchor: Option<String>,
    /// … or another page.
    pub url: String,
}

/// The grid: regions down, time across.
#[derive(Clone, Debug, Serialize)]
pub struct GridView {
    /// What it shows, in a sentence or two.
    pub summary: String,
    /// The upper line of the head: months, years. Empty where the lower line says it all.
    pub groups: Vec<GridGroup>,
    /// The lower line: days, months, years.
    pub columns: Vec<GridColumn>,
    /// The regions, those first in which events came first.
    pub rows: Vec<GridRow>,
    /// What the shades mean.
    pub shades: Vec<String>,
    /// How many events name no region or no time that has a column.
    pub without: usize,
    /// How many regions have events and no row, there being too many.
    pub more: usize,
}

/// Columns under one name.
#[derive(Clone, Debug, Serialize)]
pub struct GridGroup {
    /// The name.
    pub text: String,
    /// How many columns.
    pub columns: usize,
}

/// A column's head.
#[derive(Clone, Debug, Serialize)]
pub struct GridColumn {
    /// In as few letters as can be.
    pub text: String,
    /// In words.
    pub words: String,
    /// Whether a new group begins with it.
    pub first: bool,
}

/// A region in the grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridRow {
    /// The region.
    pub region: LinkView,
    /// How many events in all columns.
    pub events: usize,
    /// A cell for each column.
    pub cells: Vec<Option<GridCell>>,
}

/// What happened in a region in the time of a column.
#[derive(Clone, Debug, Serialize)]
pub struct GridCell {
    /// How many events.
    pub count: usize,
    /// The shade, from 1.
    pub shade: usize,
    /// Where they are listed.
    pub url: String,
    /// Region, date and number in words.
    pub text: String,
}

/// The map. Coordinates are those of the picture.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// What it shows, in a sentence or two.
    pub summary: String,
    /// The picture's width.
    pub width: i32,
    /// The picture's height.
    pub height: i32,
    /// Regions that have an area of their own.
    pub regions: Vec<MapRegion>,
    /// Cities, which are drawn as symbols.
    pub cities: Vec<MapRegion>,
    /// Places within regions.
    pub places: Vec<MapPlace>,
    /// What the shades mean; empty where there are none.
    pub shades: Vec<String>,
    /// Regions with events that have no shape.
    pub missing: Vec<LinkView>,
}

/// A region on the map.
#[derive(Clone, Debug, Serialize)]
pub struct MapRegion {
    /// Its page.
    pub url: String,
    /// Its name.
    pub name: String,
    /// Its name without the word that most names end in.
    pub short: String,
    /// How many events.
    pub count: usize,
    /// The shade, from 1; 0 for none.
    pub shade: usize,
    /// Its shape: the `d` of an SVG path.
    pub path: String,
    /// Where its symbol or label stands: left, top.
    pub at: [i32; 2],
    /// Name and number in words.
    pub text: String,
    /// Whether it is what the page is about.
    pub marked: bool,
}

/// A place on the map.
#[derive(Clone, Debug, Serialize)]
pub struct MapPlace {
    /// Its name.
    pub name: String,
    /// Where it stands: left, top.
    pub at: [i32; 2],
    /// Whether there is room for its name.
    pub named: bool,
}
