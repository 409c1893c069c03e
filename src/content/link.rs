//! Where a link in a text leads, as far as the file alone can say.

use percent_encoding::percent_decode_str;

use crate::model::{Span, Spanned};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site, or a letter: `http`, `https` or `mailto`.
    External(String),
    /// To a place on the same page.
    Here(String),
    /// To a file of this site.
    File(FileTarget),
    /// From the root of a host: works on no site that stands under a sub-path.
    Absolute(String),
    /// Out of the site folder.
    Outside(String),
    /// To a scheme that is not let through.
    Forbidden(String),
}

/// A relative link, resolved against the folder of the file that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTarget {
    /// The path from the site folder, percent-decoded, `..` taken out.
    pub path: String,
    /// What follows `#`, as written.
    pub fragment: Option<String>,
}

/// Reads a link's target, which stands in the file at `from` (a path from the site folder).
pub fn target(written: &str, from: &str) -> Target {
    let written = written.trim();
    if let Some(fragment) = written.strip_prefix('#') {
        return Target::Here(fragment.to_owned());
    }
    if let Some(scheme) = scheme(written) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "mailto" => Target::External(written.to_owned()),
            _ => Target::Forbidden(written.to_owned()),
        };
    }
    if written.starts_with("//") {
        return Target::Forbidden(written.to_owned());
    }
    if written.starts_with('/') {
        return Target::Absolute(written.to_owned());
    }
    let (path, fragment) = match written.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (written, None),
    };
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Outside(written.to_owned());
                }
            }
            part => parts.push(part),
        }
    }
    Target::File(FileTarget {
        path: parts.join("/"),
        fragment,
    })
}

/// The scheme of an absolute URL (RFC 3986, section 3.1).
fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some(scheme)
}

/// A link to a file of this site that stands in one of our own texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// Where it leads.
    pub target: FileTarget,
    /// Its title, empty if it has none.
    pub title: String,
    /// Its visible text.
    pub text: String,
    /// Where the link stands in its file.
    pub span: Span,
}

impl FileLink {
    /// Reads the link `[text](written "title")` of the file at `from`; nothing for a link that
    /// leads elsewhere.
    pub fn new(written: &Spanned<String>, title: &str, text: String, from: &str) -> Option<Self> {
        match target(&written.value, from) {
            Target::File(target) => Some(Self {
                target,
                title: title.to_owned(),
                text,
                span: written.span,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, fragment: Option<&str>) -> Target {
        Target::File(FileTarget {
            path: path.to_owned(),
            fragment: fragment.map(str::to_owned),
        })
    }

    #[test]
    fn relative_links_are_resolved_against_their_file() {
        let from = "content/events/2022/a.md";
        assert_eq!(
            target("../../articles/b.txt#p4", from),
            file("content/articles/b.txt", Some("p4"))
        );
        assert_eq!(
            target("b%20c.md", from),
            file("content/events/2022/b c.md", None)
        );
        assert_eq!(
            target("./b.md#:~:text=x", from),
            file("content/events/2022/b.md", Some(":~:text=x"))
        );
        assert_eq!(
            target("../../../../x", from),
            Target::Outside("../../../../x".into())
        );
    }

    #[test]
    fn only_a_few_schemes_are_let_through() {
        for good in ["https://x.org/a:b", "mailto:a@b.org", "HTTP://x.org"] {
            assert_eq!(target(good, "a.md"), Target::External(good.into()));
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.org/x",
            "JaVaScript:x",
            "file:///etc",
        ] {
            assert_eq!(target(bad, "a.md"), Target::Forbidden(bad.into()));
        }
        assert_eq!(target("/abs", "a.md"), Target::Absolute("/abs".into()));
        assert_eq!(target("#here", "a.md"), Target::Here("here".into()));
    }
}
