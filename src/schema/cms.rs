//! The configuration of Sveltia CMS, which is that of Decap CMS and its predecessor too: a
//! collection for each kind of content file, a field for each key.
//!
//! A body is edited as raw text: an editor that lays text out anew would change quotations and
//! articles, and the words of an article are evidence.

use std::collections::BTreeMap;

use super::Subject;
use super::key::{Key, Kind, Shape};
use super::yaml::Yaml;

/// What a site has settled that its editors choose from.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The repository's page, if the settings name it.
    pub repository: Option<String>,
    /// The words of a section of `qantar.toml` and what readers see for them, by its name.
    pub listed: BTreeMap<&'static str, BTreeMap<String, String>>,
}

/// The text of `config.yml`.
pub fn config(choices: &Choices) -> String {
    let mut out = "\
# Made by `qantar init --cms` from the keys that qantar understands. To make it anew, after an
# update of qantar or of qantar.toml, take this file away and run that again.
"
    .to_owned();
    let collections = Kind::ALL.map(|kind| collection(kind, choices));
    let config = Yaml::Map(vec![
        ("backend", backend(choices.repository.as_deref())),
        ("media_folder", "static/media".into()),
        ("public_folder", "/media".into()),
        // Without it a key that is left empty would be written, and be an error.
        (
            "output",
            Yaml::Map(vec![("omit_empty_optional_fields", Yaml::Flag(true))]),
        ),
        ("collections", Yaml::List(collections.into())),
    ]);
    config.write(&mut out, 0);
    out
}

/// GitHub or GitLab by the repository's address; else a place to fill in.
fn backend(repository: Option<&str>) -> Yaml {
    let hosts = [
        ("github", "https://github.com/"),
        ("gitlab", "https://gitlab.com/"),
    ];
    let known = hosts.into_iter().find_map(|(name, host)| {
        let path = repository?.strip_prefix(host)?.trim_end_matches('/');
        let path = path.strip_suffix(".git").unwrap_or(path);
        (!path.is_empty()).then_some((name, path))
    });
    let (name, path) = known.unwrap_or(("github", "OWNER/REPOSITORY"));
    Yaml::Map(vec![
        ("name", name.into()),
        ("repo", path.into()),
        ("branch", "main".into()),
    ])
}

fn collection(kind: Kind, choices: &Choices) -> Yaml {
    let keys = Subject::FrontMatter(kind).keys();
    let mut fields = fields(keys, choices);
    fields.push(Yaml::Map(vec![
        ("name", "body".into()),
        ("label", "Text".into()),
        ("widget", "markdown".into()),
        ("modes", Yaml::List(vec!["raw".into()])),
        ("required", Yaml::Flag(false)),
    ]));
    let dated = matches!(kind, Kind::Article | Kind::Event);
    let slug = if dated {
        "{{fields.date}}-{{fields.title}}"
    } else {
        "{{fields.title}}"
    };
    Yaml::Map(vec![
        ("name", kind.plural().into()),
        ("label", Yaml::Text(words(kind.plural()))),
        ("label_singular", Yaml::Text(words(kind.singular()))),
        ("folder", Yaml::Text(format!("content/{}", kind.plural()))),
        ("extension", "md".into()),
        ("format", "toml-frontmatter".into()),
        ("create", Yaml::Flag(true)),
        ("identifier_field", "title".into()),
        ("slug", slug.into()),
        ("fields", Yaml::List(fields)),
    ])
}

/// What is only understood because other generators have it, or what the program writes, is not offered, and what may be
/// anything has no form.
fn fields<'k>(keys: impl IntoIterator<Item = &'k Key>, choices: &Choices) -> Vec<Yaml> {
    let offered = |key: &&Key| !key.foreign && !key.made && !matches!(key.shape, Shape::Any);
    let keys = keys.into_iter().filter(offered);
    keys.map(|key| field(key, choices)).collect()
}

fn field(key: &Key, choices: &Choices) -> Yaml {
    let mut field = vec![
        ("name", key.name.into()),
        ("label", Yaml::Text(words(key.name))),
        ("hint", key.what.into()),
        ("required", Yaml::Flag(key.required)),
    ];
    field.extend(widget(&key.shape, choices));
    Yaml::Map(field)
}

fn widget(shape: &Shape, choices: &Choices) -> Vec<(&'static str, Yaml)> {
    let plain = |name: &str| vec![("widget", name.into())];
    match shape {
        Shape::LongText => plain("text"),
        Shape::Flag => vec![("widget", "boolean".into()), ("default", Yaml::Flag(false))],
        Shape::Web => pattern("^https?://.+", "Begins with https:// or http://"),
        Shape::Colour => pattern("^#[0-9A-Fa-f]{6}$", "Six hexadecimal digits after #"),
        Shape::Day | Shape::DayOrHidden => vec![
            ("widget", "datetime".into()),
            ("type", "date".into()),
            ("format", "YYYY-MM-DD".into()),
        ],
        Shape::Whole(least, most) => number("int", *least, *most),
        Shape::Number(least, most) => number("float", *least, *most),
        Shape::Words(words) => {
            let options = words.iter().map(|word| (*word).into()).collect();
            vec![
                ("widget", "select".into()),
                ("options", Yaml::List(options)),
            ]
        }
        Shape::Listed(section) => match choices.listed.get(section) {
            Some(listed) if !listed.is_empty() => select(listed),
            _ => plain("string"),
        },
        Shape::Id(kind) => relation(*kind, false),
        Shape::List(Shape::Id(kind)) | Shape::OneOrMore(Shape::Id(kind)) => relation(*kind, true),
        Shape::List(Shape::Table(keys)) => vec![
            ("widget", "list".into()),
            ("fields", Yaml::List(fields(*keys, choices))),
        ],
        Shape::List(item) | Shape::OneOrMore(item) => {
            vec![("widget", "list".into()), ("field", item_of(item, choices))]
        }
        Shape::Table(keys) => vec![
            ("widget", "object".into()),
            ("fields", Yaml::List(fields(*keys, choices))),
        ],
        Shape::Named(_) => plain("keyvalue"),
        Shape::Text
        | Shape::Edtf
        | Shape::Zone
        | Shape::File
        | Shape::TextOrTable(_)
        | Shape::Any => plain("string"),
    }
}

fn item_of(shape: &Shape, choices: &Choices) -> Yaml {
    let mut field = vec![("name", "item".into()), ("label", "Item".into())];
    field.extend(widget(shape, choices));
    Yaml::Map(field)
}

fn pattern(pattern: &str, wrong: &str) -> Vec<(&'static str, Yaml)> {
    let pattern = Yaml::List(vec![pattern.into(), wrong.into()]);
    vec![("widget", "string".into()), ("pattern", pattern)]
}

fn number(kind: &str, least: Option<i64>, most: Option<i64>) -> Vec<(&'static str, Yaml)> {
    let mut field = vec![("widget", "number".into()), ("value_type", kind.into())];
    field.extend(least.map(|end| ("min", Yaml::Number(end))));
    field.extend(most.map(|end| ("max", Yaml::Number(end))));
    field
}

fn select(listed: &BTreeMap<String, String>) -> Vec<(&'static str, Yaml)> {
    let option = |(word, label): (&String, &String)| {
        Yaml::Map(vec![
            ("label", label.as_str().into()),
            ("value", word.as_str().into()),
        ])
    };
    let options = listed.iter().map(option).collect();
    vec![
        ("widget", "select".into()),
        ("options", Yaml::List(options)),
    ]
}

fn relation(kind: Kind, multiple: bool) -> Vec<(&'static str, Yaml)> {
    vec![
        ("widget", "relation".into()),
        ("collection", kind.plural().into()),
        ("value_field", "{{slug}}".into()),
        ("search_fields", Yaml::List(vec!["title".into()])),
        ("display_fields", Yaml::List(vec!["title".into()])),
        ("multiple", Yaml::Flag(multiple)),
    ]
}

/// `also_known_as` as a label: "Also known as".
fn words(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
