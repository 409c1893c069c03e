//! The interface's words: which files they come from.

use crate::locale::{Locale, LocaleSource};
use crate::model::{Diagnostic, Diagnostics};
use crate::site::Site;

/// The words of the site's language over the English ones, and the site's own over both.
pub(crate) fn words(site: &Site, found: &mut Diagnostics) -> Locale {
    let language = &site.settings.language;
    let primary = language.split('-').next().unwrap_or_default();
    let wanted = [format!("{primary}.ftl"), format!("{language}.ftl")];
    let own = || site.theme.own_words.iter();
    let is_wanted = |name: &str| {
        wanted
            .iter()
            .any(|wanted| wanted.eq_ignore_ascii_case(name))
    };
    let english = site
        .theme
        .words
        .iter()
        .chain(own())
        .filter(|words| words.name == "en.ftl");
    let local = site
        .theme
        .words
        .iter()
        .chain(own())
        .filter(|words| words.name != "en.ftl" && is_wanted(&words.name));
    let sources: Vec<LocaleSource<'_>> = english
        .chain(local)
        .map(|words| LocaleSource {
            name: &words.name,
            text: &words.text,
        })
        .collect();
    if primary != "en" && !sources.iter().any(|source| is_wanted(source.name)) {
        found.push(
            Diagnostic::path_warning(
                "no-words",
                "qantar.toml",
                format!("there are no words for the language `{language}`"),
            )
            .hint(format!(
                "add them in `locales/{primary}.ftl`; until then the interface speaks English"
            )),
        );
    }
    match Locale::load(language, &sources) {
        Ok(locale) => locale,
        Err(errors) => {
            for error in errors {
                let text = sources
                    .iter()
                    .find(|s| s.name == error.name)
                    .map_or("", |s| s.text);
                let line = text
                    .get(..error.at.start)
                    .unwrap_or_default()
                    .matches('\n')
                    .count()
                    + 1;
                let path = format!("locales/{}", error.name);
                found.push(Diagnostic::path_error(
                    "words-syntax",
                    path,
                    format!("line {line}: {}", error.message),
                ));
            }
            Locale::empty()
        }
    }
}
