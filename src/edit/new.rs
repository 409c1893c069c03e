//! `qantar new`: a content file to fill in.

use std::path::{Path, PathBuf};

use super::{EditError, write_new};
use crate::model::Edtf;
use crate::schema::Kind;

/// The longest file name that is made from a title, in characters.
const NAME_LENGTH: usize = 60;

/// Makes a file for `title` in the site at `root` and gives its path. It begins as a draft where
/// it could not pass `check` before it is filled in.
///
/// # Errors
/// Where the folder is no site, the file exists, the date is none, or the system refuses.
pub fn new(root: &Path, kind: Kind, title: &str, date: Option<&str>) -> Result<PathBuf, EditError> {
    if !root.join("qantar.toml").exists() && !root.join("content").is_dir() {
        return Err(EditError::NoSite(root.to_owned()));
    }
    let date = date
        .map(|date| Edtf::parse(date).map_err(|error| EditError::Date(format!("--date: {error}"))))
        .transpose()?;
    if date.is_none() && matches!(kind, Kind::Article | Kind::Event) {
        return Err(EditError::Date(
            "say when, such as `--date 2022-01-05`: no date is made up".to_owned(),
        ));
    }
    let name = file_name(title).ok_or_else(|| EditError::NoName(title.to_owned()))?;
    let folder = kind.plural();
    let day = date
        .as_ref()
        .and_then(Edtf::day)
        .filter(|_| matches!(kind, Kind::Article | Kind::Event));
    let name = day.map_or_else(|| name.clone(), |day| format!("{day}-{name}"));
    let path = root.join("content").join(folder).join(format!("{name}.md"));
    write_new(&path, &text(kind, title, date.as_ref()))?;
    Ok(path)
}

/// Lower-case letters and digits of any script, joined by hyphens.
pub(super) fn file_name(title: &str) -> Option<String> {
    let words: String = title
        .to_lowercase()
        .replace(['\'', '’', 'ʼ'], "")
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let mut name = String::new();
    for word in words.split_whitespace() {
        if name.chars().count() + word.chars().count() > NAME_LENGTH && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(NAME_LENGTH));
    }
    (!name.is_empty()).then_some(name)
}

/// A string as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn text(kind: Kind, title: &str, date: Option<&Edtf>) -> String {
    let title = quoted(title);
    let date = date
        .map(|date| format!("date = {}\n", quoted(&date.to_string())))
        .unwrap_or_default();
    match kind {
        Kind::Article => format!(
            "+++\ntitle = {title}\n{date}# publisher = \"\"\n# url = \"\"\ndraft = true   # take this line out when the text is in\n+++\n\n\
             <!-- The text, exactly as it was published. -->\n",
        ),
        Kind::Event => format!(
            "+++\ntitle = {title}\n{date}actors = []\nregions = []\n# kind = \"\"\ndraft = true   # take this line out when the event has its source\n+++\n\n\
             <!-- What happened, in one or two sentences, and the words that it rests on, as they stand in the article:\n\n\
             > The words of the source\n>\n> — Speaker, [the article](../articles/FILE.txt)\n\n-->\n",
        ),
        Kind::Question => format!(
            "+++\ntitle = {title}\nevents = []\ndraft = true   # take this line out when there are accounts\n+++\n\n\
             <!-- What the sources differ about, and an account each:\n\n\
             - Speaker: [what they say](../articles/FILE.txt \"answer: in a few words\")\n\n-->\n",
        ),
        Kind::Actor => format!(
            "+++\ntitle = {title}\nkind = \"person\"   # person, organisation, state or group\nalso_known_as = []\n# role = \"\"\n+++\n\n<!-- Who they are, in two sentences. -->\n",
        ),
        Kind::Region => format!(
            "+++\ntitle = {title}\nkind = \"region\"   # region or city\nalso_known_as = []\n# towns = [{{ name = \"\", lat = 0.0, lon = 0.0 }}]\n+++\n\n<!-- What the place is. -->\n",
        ),
        Kind::Page => format!("+++\ntitle = {title}\n+++\n\n<!-- The text. -->\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(
            file_name("Tokayev's speech, 10 January").as_deref(),
            Some("tokayevs-speech-10-january")
        );
        assert_eq!(
            file_name("Қаңтар оқиғасы").as_deref(),
            Some("қаңтар-оқиғасы")
        );
        assert_eq!(file_name("../../etc/passwd").as_deref(), Some("etc-passwd"));
        assert_eq!(file_name("—!"), None);
        assert!(
            file_name(&"word ".repeat(50))
                .is_some_and(|name| name.chars().count() <= NAME_LENGTH + 12)
        );
    }

    #[test]
    fn titles_are_quoted_for_toml() {
        assert!(
            text(Kind::Page, "A \"b\" \\ c", None)
                .parse::<toml::Table>()
                .is_err(),
            "it has a body"
        );
        let head = text(Kind::Page, "A \"b\" \\ c", None);
        let head = head.split("+++").nth(1).unwrap_or_default();
        let table = head.parse::<toml::Table>();
        assert_eq!(
            table
                .ok()
                .and_then(|t| t["title"].as_str().map(str::to_owned))
                .as_deref(),
            Some("A \"b\" \\ c")
        );
    }
}
