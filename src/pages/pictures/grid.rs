//! The grid: regions down, the axis of time across.

use std::cmp::Reverse;

use chrono::Datelike;

use super::super::Layout;
use super::super::urls::href;
use super::super::view::{GridCell, GridColumn, GridGroup, GridRow, GridView};
use super::axis::{Axis, Part, Slot, Unit};
use super::shade::Shades;
use super::strip::unit_word;
use super::written;
use crate::model::RegionSlug;
use crate::timeline::Event;

/// The most rows.
const ROWS: usize = 40;

/// A region's events by column.
struct Counted<'t> {
    region: &'t RegionSlug,
    columns: Vec<Vec<&'t Event>>,
    events: usize,
}

impl Layout<'_> {
    /// The grid of all events; none where no event names a region.
    pub(in super::super) fn grid(&self) -> Option<GridView> {
        let axis = self.pictures().axis.as_ref()?;
        let mut rows: Vec<Counted<'_>> = self
            .timeline
            .index
            .by_region
            .keys()
            .map(|region| self.counted(region, axis))
            .filter(|row| row.events > 0)
            .collect();
        if rows.is_empty() {
            return None;
        }
        // What matters most stays; then it is shown how things spread.
        rows.sort_by_key(|row| Reverse(row.events));
        let more = rows.len().saturating_sub(ROWS);
        rows.truncate(ROWS);
        let most = rows.iter().flat_map(|row| &row.columns).map(Vec::len).max();
        let shades = Shades::up_to(most.unwrap_or_default());
        let name = |row: &Counted<'_>| {
            self.region_link(row.region)
                .map_or_else(String::new, |link| link.text)
        };
        let summary = self.say(
            "grid-summary",
            &[
                ("unit", unit_word(axis.unit).into()),
                (
                    "most",
                    self.most_words(rows.iter().map(|row| (name(row), row.events)))
                        .into(),
                ),
            ],
        );
        rows.sort_by_key(|row| row.columns.iter().position(|column| !column.is_empty()));
        let in_a_cell = |event: &&Event| {
            let known = event
                .regions
                .iter()
                .any(|region| rows.iter().any(|row| row.region == region));
            known && self.pictures().slot(event).is_some()
        };
        let without =
            self.timeline.order.len() - self.timeline.standing().filter(in_a_cell).count();
        let groups = self.grid_groups(axis);
        Some(GridView {
            summary,
            columns: self.columns(axis),
            groups,
            shades: self.shade_words(&shades),
            without,
            more,
            rows: rows
                .iter()
                .filter_map(|row| self.grid_row(row, axis, &shades))
                .collect(),
        })
    }

    fn counted<'t>(&'t self, region: &'t RegionSlug, axis: &Axis) -> Counted<'t> {
        let mut columns = vec![Vec::new(); axis.slots.len()];
        for event in self.listed(self.timeline.index.by_region.get(region)) {
            if let Some(column) = self.pictures().slot(event) {
                columns[column].push(event);
            }
        }
        let events = columns.iter().map(Vec::len).sum();
        Counted {
            region,
            columns,
            events,
        }
    }

    fn grid_row(&self, row: &Counted<'_>, axis: &Axis, shades: &Shades) -> Option<GridRow> {
        let region = self.region_link(row.region)?;
        let page = href(self.urls.region(row.region));
        let cell = |(slot, events): (&Slot, &Vec<&Event>)| {
            let first = events.first()?;
            let args = [
                ("region", region.text.clone().into()),
                ("date", self.slot_words(slot).into()),
                ("events", self.count_words(events.len()).into()),
            ];
            Some(GridCell {
                count: events.len(),
                shade: shades.of(events.len()),
                url: format!("{page}#{}", self.anchor(&first.day())),
                text: self.say("grid-cell", &args),
            })
        };
        Some(GridRow {
            events: row.events,
            cells: axis.slots.iter().zip(&row.columns).map(cell).collect(),
            region,
        })
    }

    /// The name that a column shares with its neighbours: the month of a day, the year of a month.
    fn shared_name(&self, slot: &Slot) -> String {
        match (slot.part, slot.unit) {
            _ if slot.unit == Unit::Century && !slot.is_whole() => String::new(),
            (Part::Before, _) => self.say("strip-earlier", &[("unit", "one".into())]),
            (Part::After, _) => self.say("strip-later", &[("unit", "one".into())]),
            (_, Unit::Day) => {
                let month = format!("{:04}-{:02}", slot.first.year(), slot.first.month());
                crate::model::Edtf::parse(&month)
                    .map_or(month, |date| self.locale.date_short(&date, false))
            }
            (_, Unit::Month) => slot.first.year().to_string(),
            _ => String::new(),
        }
    }

    fn grid_groups(&self, axis: &Axis) -> Vec<GridGroup> {
        let mut groups: Vec<GridGroup> = Vec::new();
        for slot in &axis.slots {
            let text = self.shared_name(slot);
            match groups.last_mut() {
                Some(last) if last.text == text => last.columns += 1,
                _ => groups.push(GridGroup { text, columns: 1 }),
            }
        }
        if groups.iter().all(|group| group.text.is_empty()) {
            groups.clear();
        }
        groups
    }

    fn columns(&self, axis: &Axis) -> Vec<GridColumn> {
        let mut last = None;
        let mut columns = Vec::new();
        for slot in &axis.slots {
            let shared = self.shared_name(slot);
            let month = || {
                written(slot.first, slot.last, slot.unit)
                    .map_or_else(String::new, |date| self.locale.date_short(&date, false))
            };
            columns.push(GridColumn {
                text: match slot.unit {
                    Unit::Day => slot.first.day().to_string(),
                    Unit::Month => month(),
                    // What has one slot for all of it has no name of its own.
                    Unit::Century if slot.part != Part::Core && !slot.is_whole() => "…".to_owned(),
                    _ => slot.first.year().to_string(),
                },
                words: self.slot_words(slot),
                first: last
                    .replace(shared.clone())
                    .is_some_and(|last| last != shared),
            });
        }
        columns
    }
}
