//! The text of the HTML that pages hold: well-formed, since [`crate::pages`] wrote it or cleaned it.

use super::Passage;

/// Elements that have no end tag.
const VOID: &[&str] = &[
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// Elements within a line: no word ends where they do.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// The text of a piece of HTML as it is read.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::new();
    read(html, |_, piece| text.push_str(piece));
    tidy(&text)
}

/// The text of a source's block by passage: what stands in an element with an anchor (`p4`).
pub(super) fn passages(html: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    read(html, |anchor, piece| {
        match found
            .iter_mut()
            .rev()
            .find(|one| one.anchor.as_deref() == anchor)
        {
            Some(passage) => passage.text.push_str(piece),
            None => found.push(Passage {
                anchor: anchor.map(str::to_owned),
                text: piece.to_owned(),
            }),
        }
    });
    for passage in &mut found {
        passage.text = tidy(&passage.text);
    }
    found.retain(|passage| !passage.text.is_empty());
    found
}

/// Goes through HTML and hands each piece of text to `take`, with the anchor of the passage that
/// it stands in.
fn read(html: &str, mut take: impl FnMut(Option<&str>, &str)) {
    // The anchors of the open elements.
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let inside = open.last().copied().flatten();
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            take(inside, &decoded(text));
            rest = after;
            continue;
        };
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        rest = after.strip_prefix('>').unwrap_or(after);
        if tag.starts_with('!') {
            continue;
        }
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        if !INLINE.contains(&name) {
            take(inside, " ");
        }
        if tag.starts_with('/') {
            open.pop();
        } else if !VOID.contains(&name) {
            open.push(anchor(tag).or(inside));
        }
    }
}

/// Where a tag ends: at the first `>` outside of quotes.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The `id` of a tag, if it is a passage's: `p` and a number.
fn anchor(tag: &str) -> Option<&str> {
    let (_, value) = tag.split_once(" id=\"")?;
    let id = value.split('"').next()?;
    let number = id.strip_prefix('p')?;
    (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(id)
}

/// Character references to characters: those that are written when HTML is escaped, and numbers.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let reference = after[1..].split_once(';').map(|(name, _)| name);
        match reference.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &after[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// One space between words, and no soft hyphens in them.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace('\u{AD}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn by_anchor(html: &str) -> Vec<(String, String)> {
        passages(html)
            .into_iter()
            .map(|one| (one.anchor.unwrap_or_default(), one.text))
            .collect()
    }

    #[test]
    fn text_is_read_by_passage() {
        let html = "<ul><li id=\"p3\">One &amp; <mark>on</mark>ly<ul><li id=\"p4\">two</li></ul> after</li></ul><p id=\"p5\" dir=\"auto\">three<br>four &lt;p id=\"p9\"&gt; &#x27;five&#39;</p>";
        let expected = [
            ("p3", "One & only after"),
            ("p4", "two"),
            ("p5", "three four <p id=\"p9\"> 'five'"),
        ];
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        assert_eq!(by_anchor(html), expected);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let html = "<p title=\"a > b\">To<em>kay</em>ev<img src=\"x.png\" alt=\"pic\"></p><!-- no --><p>soft\u{AD}ly &unknown; & on</p>";
        assert_eq!(plain(html), "Tokayev softly &unknown; & on");
        assert_eq!(plain(""), "");
        assert_eq!(plain("<p"), "");
    }
}
