//! Export: the site's data in the forms that other programs read.
//!
//! What may be shown, and where a form stands, [`crate::pages`] has decided: a form is written
//! from [`DataSet`] alone and is a pure function of it. No form knows the clock: what has to bear
//! a date bears the event's.

mod annotations;
mod atom;
mod calendar;
#[cfg(feature = "cards")]
mod cards;
mod feed;
mod json_feed;
mod map;
mod oembed;
mod rings;
mod tables;
mod timelinejs;

#[cfg(feature = "cards")]
pub use cards::Painter;

use crate::pages::view::data::DataSet;
use crate::pages::{Form, FormKind};

/// Writes a form.
///
/// # Errors
/// What the form's library says; with data that [`crate::pages`] has made it says nothing.
pub fn render(form: &Form, data: &DataSet) -> Result<Vec<u8>, String> {
    match &form.kind {
        FormKind::Atom(of) => atom::write(form, of, data),
        FormKind::JsonFeed => json_feed::write(form, data),
        FormKind::Calendar => Ok(calendar::write(data).into_bytes()),
        FormKind::Events => json(data),
        FormKind::Schema => schema(),
        FormKind::EventTable => tables::events(data),
        FormKind::FigureTable => tables::figures(data),
        FormKind::Map => map::write(data),
        FormKind::TimelineJs => json(&timelinejs::timeline(data)),
        FormKind::Annotations => json(&annotations::collection(data)),
        FormKind::Oembed => match data.embeds.get(&form.path) {
            Some(record) => json(&oembed::answer(record, data)),
            None => Err("there is no such page".to_owned()),
        },
    }
}

/// JSON in one line, with a line end.
fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec(value).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The JSON Schema (2020-12) of `data/events.json`, made from its types.
fn schema() -> Result<Vec<u8>, String> {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.contract = schemars::generate::Contract::Serialize;
    let schema = settings.into_generator().into_root_schema_for::<DataSet>();
    let mut bytes = serde_json::to_vec_pretty(&schema).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}
