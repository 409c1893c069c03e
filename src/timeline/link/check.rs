//! Small checks of an event's own words.

use super::Linker;
use crate::content::document::EventDoc;
use crate::model::diagnostic::did_you_mean;
use crate::model::{Diagnostic, Diagnostics, SourceId, Spanned};

/// From which similarity (Jaro-Winkler, 0 to 1) on a place is taken for a misspelt town.
const ALMOST: f64 = 0.93;

impl Linker<'_> {
    /// A kind is one of `[kinds]`, where the site has such a list.
    pub(super) fn check_kind(&self, doc: &EventDoc, found: &mut Diagnostics) {
        let (Some(kind), kinds) = (&doc.kind, &self.settings.kinds) else {
            return;
        };
        if kinds.is_empty() || kinds.contains_key(&kind.value) {
            return;
        }
        let near = did_you_mean(&kind.value, kinds.keys().map(String::as_str));
        found.push(
            Diagnostic::error(
                "unknown-kind",
                doc.head.source,
                kind.span,
                format!("`{}` is none of the kinds in qantar.toml", kind.value),
            )
            .hint(near.map_or_else(
                || {
                    format!(
                        "add `{} = \"…\"` to [kinds], or use one that is there",
                        kind.value
                    )
                },
                |near| format!("did you mean `{near}`?"),
            )),
        );
    }

    /// A measure is one of `[measures]`, where the site has such a list: a misspelt one would
    /// begin a series of its own.
    pub(super) fn check_measure(
        &self,
        measure: &Spanned<String>,
        source: SourceId,
        found: &mut Diagnostics,
    ) {
        let measures = &self.settings.measures;
        if measures.is_empty() || measures.contains_key(&measure.value) {
            return;
        }
        let near = did_you_mean(&measure.value, measures.keys().map(String::as_str));
        found.push(
            Diagnostic::error(
                "unknown-measure",
                source,
                measure.span,
                format!("`{}` is none of the measures in qantar.toml", measure.value),
            )
            .hint(near.map_or_else(
                || {
                    format!(
                        "add `{} = {{ label = \"…\", unit = \"…\" }}` to [measures]",
                        measure.value
                    )
                },
                |near| format!("did you mean `{near}`?"),
            )),
        );
    }

    /// A place that is almost a town which a region lists was most likely meant to be that town,
    /// and would silently lose its region.
    pub(super) fn check_places(&self, doc: &EventDoc, found: &mut Diagnostics) {
        for place in &doc.places {
            let name = &place.value.name;
            if place.value.at.is_some() || self.gazetteer.town(name).is_some() {
                continue;
            }
            let near = |town: &&str| {
                strsim::jaro_winkler(&name.to_lowercase(), &town.to_lowercase()) >= ALMOST
                    && name.chars().count().abs_diff(town.chars().count()) <= 2
            };
            if let Some(town) = self.known.towns().find(near) {
                let message = format!("no region lists a town `{name}`");
                found.push(
                    Diagnostic::warning("unknown-place", doc.head.source, place.span, message)
                        .hint(format!("did you mean `{town}`?")),
                );
            }
        }
    }

    pub(super) fn check_media(&self, doc: &EventDoc, found: &mut Diagnostics) {
        for media in &doc.media {
            self.check_static(&media.src, doc.head.source, found);
        }
    }

    /// A picture is a file in `static/`.
    pub(super) fn check_static(
        &self,
        path: &Spanned<String>,
        source: SourceId,
        found: &mut Diagnostics,
    ) {
        if self.options.statics.contains(&path.value) {
            return;
        }
        let near = did_you_mean(&path.value, self.options.statics.iter().map(String::as_str));
        found.push(
            Diagnostic::error(
                "missing-file",
                source,
                path.span,
                format!("there is no file `static/{}`", path.value),
            )
            .hint(near.map_or_else(
                || "put the file into static/ and name it by its path there".to_owned(),
                |near| format!("did you mean `{near}`?"),
            )),
        );
    }
}
