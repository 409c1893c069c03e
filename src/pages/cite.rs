//! How to cite a page: for a footnote, for BibTeX, and as CSL-JSON for Zotero and others.

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::Layout;
use super::view::CiteView;

/// What of a page is cited.
pub(super) struct Cited<'a> {
    /// A word that names it in a bibliography.
    pub(super) id: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// Its path below the output folder.
    pub(super) path: &'a str,
    /// The day of its last change in substance, or on which it first appeared.
    pub(super) day: Option<NaiveDate>,
}

impl Layout<'_> {
    /// The forms in which a page is cited. The day on which somebody read it is theirs to add.
    pub(super) fn cite(&self, cited: &Cited<'_>) -> CiteView {
        let url = self.absolute(cited.path);
        CiteView {
            plain: self.plain(cited),
            bibtex: self.bibtex(cited, url.as_deref()),
            csl: self.csl(cited, url.as_deref()),
            url,
        }
    }

    fn plain(&self, cited: &Cited<'_>) -> String {
        let mut args = vec![
            ("title", cited.title.into()),
            ("site", self.site.title.as_str().into()),
        ];
        let mut message = "event-cite-text";
        if let Some(day) = cited.day {
            message = "event-cite-text-dated";
            args.push(("date", self.locale.day(day).into()));
        }
        self.locale.text(message, &args).unwrap_or_default()
    }

    /// An entry that BibTeX and biblatex both read. Text is UTF-8.
    fn bibtex(&self, cited: &Cited<'_>, url: Option<&str>) -> String {
        let key: String = cited
            .id
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '-' {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        let braced = |text: &str| format!("{{{text}}}");
        let mut fields = vec![
            // Braces within the quotation marks keep the capitals.
            (
                "title",
                format!("\"{}\"", braced(&bibtex_text(cited.title))),
            ),
            ("howpublished", braced(&bibtex_text(&self.site.title))),
        ];
        if let Some(day) = cited.day {
            fields.push(("year", day.year().to_string()));
            fields.push(("month", day.month().to_string()));
            fields.push(("date", braced(&day.to_string())));
        }
        fields.push(("language", braced(&bibtex_text(&self.site.language))));
        if let Some(url) = url {
            // Addresses are percent-encoded: they hold no braces.
            fields.push(("url", braced(url)));
        }
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("  {name} = {value}"))
            .collect();
        format!("@misc{{{key},\n{}\n}}", fields.join(",\n"))
    }

    /// One item of the Citation Style Language's JSON, version 1.0.2, in the list that it asks for.
    fn csl(&self, cited: &Cited<'_>, url: Option<&str>) -> String {
        let mut item = json!({
            "id": cited.id,
            "type": "webpage",
            "title": cited.title,
            "container-title": self.site.title,
            "language": self.site.language,
        });
        if let Some(day) = cited.day {
            item["issued"] = json!({ "date-parts": [[day.year(), day.month(), day.day()]] });
        }
        if let Some(url) = url {
            item["URL"] = json!(url);
        }
        serde_json::to_string_pretty(&json!([item])).unwrap_or_default()
    }
}

/// A text in which TeX sees no command.
fn bibtex_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '_' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_would_run_is_written_out() {
        assert_eq!(
            bibtex_text(r"50% of {A_B} & \x ~ $ # ^"),
            r"50\% of \{A\_B\} \& \textbackslash{}x \textasciitilde{} \$ \# \textasciicircum{}"
        );
    }
}
