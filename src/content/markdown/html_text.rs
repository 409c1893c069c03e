//! The visible text of raw HTML, with the way back to it.

use std::ops::Range;

/// Tags that part no words.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// The pieces of text that a browser would show for `html`, each with its bytes there: tags,
/// comments, scripts and styles are left out, common entities decoded, white space kept but for
/// its ends. Tags that are not inline part words by a blank.
pub fn visible_text(html: &str) -> Vec<(String, Range<usize>)> {
    let mut pieces: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if rest.starts_with('<') {
            let (length, parts_words) = tag(rest);
            if parts_words
                && pieces
                    .last()
                    .is_some_and(|(text, _)| !text.ends_with(char::is_whitespace))
            {
                pieces.push((" ".to_owned(), at..at));
            }
            at += length;
            continue;
        }
        let run = rest.find(['<', '&']).unwrap_or(rest.len());
        if run > 0 {
            pieces.push((rest[..run].to_owned(), at..at + run));
            at += run;
        } else {
            let (text, length) = entity(rest);
            pieces.push((text, at..at + length));
            at += length;
        }
    }
    trim(&mut pieces);
    pieces
}

/// The length of the tag (or comment, or script with its end) that `rest` begins with.
fn tag(rest: &str) -> (usize, bool) {
    if rest.starts_with("<!--") {
        return (rest.find("-->").map_or(rest.len(), |end| end + 3), false);
    }
    let name: String = rest[1..]
        .chars()
        .skip_while(|c| *c == '/')
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let name = name.to_ascii_lowercase();
    let end = rest.find('>').map_or(rest.len(), |end| end + 1);
    if (name == "script" || name == "style") && !rest.starts_with("</") {
        let close = format!("</{name}");
        let lower = rest.to_ascii_lowercase();
        let after = lower.find(&close).map_or(rest.len(), |from| {
            lower[from..]
                .find('>')
                .map_or(rest.len(), |close| from + close + 1)
        });
        return (after, true);
    }
    (end, !INLINE.contains(&name.as_str()))
}

/// The character that the entity at the head of `rest` stands for, and its length; an `&` that
/// begins none stands for itself.
fn entity(rest: &str) -> (String, usize) {
    let literal = ("&".to_owned(), 1);
    let Some(end) = rest.find(';').filter(|end| *end <= 32) else {
        return literal;
    };
    let name = &rest[1..end];
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        "hellip" => Some('…'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        _ => numeric(name),
    };
    match character {
        Some(c) => (c.to_string(), end + 1),
        None => named(&rest[..=end]).map_or(literal, |text| (text, end + 1)),
    }
}

/// The text of an entity with a name that is not so common.
fn named(entity: &str) -> Option<String> {
    let text = html_escape::decode_html_entities(entity);
    (text != entity).then(|| text.into_owned())
}

fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    match code.ok()? {
        // As browsers read them: these are no signs of Unicode, but those of Windows' code page.
        code @ 0x80..=0x9F => {
            let byte = [u8::try_from(code).ok()?];
            let text = encoding_rs::WINDOWS_1252.decode(&byte).0;
            text.chars().next()
        }
        code => char::from_u32(code),
    }
}

fn trim(pieces: &mut Vec<(String, Range<usize>)>) {
    while let Some((text, range)) = pieces.last_mut() {
        let kept = text.trim_end().len();
        if kept == text.len() {
            break;
        }
        range.end = range.end.saturating_sub(text.len() - kept).max(range.start);
        text.truncate(kept);
        if !text.is_empty() {
            break;
        }
        pieces.pop();
    }
    while let Some((text, range)) = pieces.first_mut() {
        let cut = text.len() - text.trim_start().len();
        range.start = (range.start + cut).min(range.end);
        text.drain(..cut);
        if !text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        visible_text(html)
            .into_iter()
            .map(|(text, _)| text)
            .collect()
    }

    #[test]
    fn tags_scripts_and_comments_are_left_out() {
        assert_eq!(
            text("<p>One <b>two</b><!-- no --></p>\n<div>three</div>"),
            "One two \nthree"
        );
        assert_eq!(text("a<script>alert('x')</script>b"), "a b");
        assert_eq!(text("<script>never closed"), "");
    }

    #[test]
    fn entities_are_decoded_and_keep_their_bytes() {
        let pieces = visible_text("a &amp; b &#1178; &c");
        assert_eq!(text("a &amp; b &#1178; &c"), "a & b Қ &c");
        assert_eq!(pieces[1], ("&".to_owned(), 2..7));
    }

    #[test]
    fn broken_markup_never_panics() {
        for html in [
            "<",
            "<a",
            "&",
            "&;",
            "&#xFFFFFFFF;",
            "</",
            "<!--",
            " ",
            "Қ<Қ>Қ",
        ] {
            text(html);
        }
    }
}
