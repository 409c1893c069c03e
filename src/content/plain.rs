//! Plain text into passages: never read as Markdown.

use crate::model::{Block, Body, Inline, Passage, PassageNo, Span};

/// Reads the plain `text`, which begins `offset` bytes into its file: blank lines part its
/// passages, or, where it has none, line ends. Lines of one passage are joined by blanks.
pub fn parse(text: &str, offset: usize) -> Body {
    let lines: Vec<(&str, usize)> = lines(text).collect();
    let text_lines = || lines.iter().filter(|(line, _)| !line.trim().is_empty());
    let last = text_lines().next_back().map_or(0, |(_, at)| *at);
    let has_blank_lines = lines
        .iter()
        .skip_while(|(line, _)| line.trim().is_empty())
        .any(|(line, at)| line.trim().is_empty() && *at < last);

    let mut body = Body::default();
    let mut passage = Passage::default();
    for (line, at) in lines {
        if line.trim().is_empty() {
            close(&mut passage, &mut body);
            continue;
        }
        if !has_blank_lines {
            close(&mut passage, &mut body);
        }
        let start = at + (line.len() - line.trim_start().len());
        if !passage.text.is_empty() {
            passage.text.push(' ');
            let end = passage
                .map
                .source(passage.text.len() - 2, passage.text.len() - 1)
                .end;
            passage
                .map
                .push(1, Span::new(end, (start + offset).max(end)));
        }
        let line = line.trim();
        passage.text.push_str(line);
        passage.map.push(
            line.len(),
            Span::new(start, start + line.len()).shifted(offset),
        );
    }
    close(&mut passage, &mut body);
    body
}

/// Lines without their ends, each with the byte at which it begins.
fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (line.trim_end_matches(['\n', '\r']), start)
    })
}

fn close(passage: &mut Passage, body: &mut Body) {
    if passage.text.is_empty() {
        return;
    }
    let number = PassageNo::from_index(body.passages.len());
    let passage = std::mem::take(passage);
    body.blocks.push(Block::Paragraph(
        number,
        vec![Inline::Text(passage.text.clone())],
    ));
    body.passages.push(passage);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        parse(text, 0)
            .passages
            .into_iter()
            .map(|p| p.text.to_string())
            .collect()
    }

    #[test]
    fn blank_lines_part_passages() {
        assert_eq!(
            texts("One\ntwo\n\n# three\n \n* four\n"),
            ["One two", "# three", "* four"]
        );
    }

    #[test]
    fn without_blank_lines_line_ends_do() {
        assert_eq!(texts("\n\nOne\ntwo\r\nthree\n\n"), ["One", "two", "three"]);
    }

    #[test]
    fn an_empty_text_has_no_passages() {
        assert!(texts("").is_empty() && texts(" \n\n").is_empty());
    }

    #[test]
    fn every_passage_finds_its_bytes() {
        let text = "  Сегодня \r\n  в городе\n\nspokojno";
        let body = parse(text, 0);
        let first = &body.passages[0];
        assert_eq!(first.text, "Сегодня в городе");
        let city = first.text.find("городе").unwrap_or_default();
        assert_eq!(
            &text[first.source(city, first.text.len()).range()],
            "городе"
        );
        assert_eq!(&text[first.span().range()], "Сегодня \r\n  в городе");
        assert_eq!(&text[body.passages[1].span().range()], "spokojno");
    }

    #[test]
    fn the_seed_shape_is_read_from_its_offset() {
        let text = " date 2022-01-11 The president said.\n\nMore.\n";
        let body = parse(&text[17..], 17);
        assert_eq!(
            &text[body.passages[0].span().range()],
            "The president said."
        );
    }
}
