//! Pictures for those who share a page's address: its title on the site's paper, drawn with an
//! embedded font (Noto Sans, which has Latin, Greek and Cyrillic with the Kazakh letters).

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::feed::escaped;
use crate::pages::Card;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// The size that sites ask for, in pixels.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// From the edge to the words.
const MARGIN: f32 = 88.0;

/// How wide a line of words may be.
const LINE: f32 = WIDTH as f32 - 2.0 * MARGIN;

/// What accents are where the site names no colour: that of the theme's paper.
const ACCENT: &str = "#0b5a75";

/// Draws cards. Can be shared between threads.
pub struct Painter {
    options: Options<'static>,
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Painter {
    /// Loads the fonts.
    ///
    /// # Errors
    /// Where the embedded fonts cannot be read.
    pub fn new() -> Result<Self, String> {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        let font = |bytes| FontRef::new(bytes).map_err(|error| error.to_string());
        Ok(Self {
            options: Options {
                fontdb: Arc::new(fonts),
                font_family: "Noto Sans".to_owned(),
                ..Options::default()
            },
            regular: font(REGULAR)?,
            bold: font(BOLD)?,
        })
    }

    /// A card as PNG.
    ///
    /// # Errors
    /// What the drawing library says.
    pub fn draw(&self, card: &Card) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(&self.svg(card), &self.options).map_err(|e| e.to_string())?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("no room for a picture")?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| error.to_string())
    }

    fn svg(&self, card: &Card) -> String {
        let accent = card.accent.as_deref().unwrap_or(ACCENT);
        // Long titles are set smaller, and what is longer still is cut.
        let (size, lines) = [72.0, 60.0, 50.0]
            .map(|size| (size, wrapped(&card.title, &self.bold, size)))
            .into_iter()
            .find(|(size, lines)| lines.len() as f32 * size * 1.22 <= 370.0)
            .unwrap_or_else(|| (50.0, cut(wrapped(&card.title, &self.bold, 50.0), 6)));
        let mut y = MARGIN + 50.0;
        let mut words = String::new();
        if let Some(above) = &card.above {
            let line = first_line(above, &self.regular, 32.0);
            words += &text(&line, MARGIN, y, 32.0, "400", accent);
            y += 30.0;
        }
        for line in &lines {
            y += size * if y < 140.0 { 0.9 } else { 1.22 };
            words += &text(line, MARGIN, y, size, "700", "#1d1c1a");
        }
        let below = card.below.as_deref().unwrap_or_default();
        let below = cut(wrapped(below, &self.regular, 30.0), 2);
        let rule = HEIGHT as f32 - 82.0 - 40.0 * below.len() as f32;
        let mut y = rule + 10.0;
        for line in &below {
            y += 40.0;
            words += &text(line, MARGIN, y, 30.0, "400", "#5b574f");
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect width=\"100%\" height=\"100%\" fill=\"#fcfbf8\"/>\
             <rect width=\"24\" height=\"100%\" fill=\"{accent}\"/>\
             <rect x=\"{MARGIN}\" y=\"{rule}\" width=\"{LINE}\" height=\"2\" fill=\"#d9d4c7\"/>{words}</svg>",
        )
    }
}

fn text(words: &str, x: f32, y: f32, size: f32, weight: &str, colour: &str) -> String {
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\" \
         xml:space=\"preserve\">{}</text>",
        escaped(words)
    )
}

/// Words in lines that are not too long; a word that is longer than a line stands alone and is cut.
fn wrapped(words: &str, font: &FontRef<'_>, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), font, size) <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitting(word, font, size)),
        }
    }
    lines
}

/// The first so many lines, with a sign that there are more.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let without_last_word = last
                .rsplit_once(' ')
                .map_or(last.as_str(), |(line, _)| line);
            *last = format!("{without_last_word} …");
        }
    }
    lines
}

fn first_line(words: &str, font: &FontRef<'_>, size: f32) -> String {
    cut(wrapped(words, font, size), 1).pop().unwrap_or_default()
}

/// As much of a word as a line holds.
fn fitting(word: &str, font: &FontRef<'_>, size: f32) -> String {
    let mut word = word.to_owned();
    while width(&word, font, size) > LINE && word.pop().is_some() {}
    word
}

/// How wide words are in pixels, kerning left aside.
fn width(words: &str, font: &FontRef<'_>, size: f32) -> f32 {
    let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
    let glyphs = font.charmap();
    let advances = words.chars().map(|c| glyphs.map(c).unwrap_or_default());
    advances
        .filter_map(|glyph| metrics.advance_width(glyph))
        .sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn card(title: &str) -> Card {
        Card {
            path: String::new(),
            title: title.to_owned(),
            above: Some("5 January 2022".to_owned()),
            below: Some("A timeline <of> & things".to_owned()),
            accent: None,
        }
    }

    #[test]
    fn the_font_has_kazakh_letters() {
        let painter = Painter::new().unwrap();
        for font in [&painter.regular, &painter.bold] {
            let glyphs = font.charmap();
            for letter in "әғқңөұүһіӘҒҚҢӨҰҮҺІ₸“”–—…".chars() {
                assert!(glyphs.map(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn a_card_has_its_size_and_holds_words() {
        let painter = Painter::new().unwrap();
        let png = painter.draw(&card("Қаңтар")).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let pixels = Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (WIDTH, HEIGHT));
        let dark = pixels
            .pixels()
            .iter()
            .filter(|pixel| pixel.red() < 60)
            .count();
        assert!(dark > 2000, "{dark} dark pixels");
        assert_eq!(
            png,
            painter.draw(&card("Қаңтар")).unwrap(),
            "the same bytes again"
        );
    }

    #[test]
    fn long_titles_are_wrapped_and_cut() {
        let painter = Painter::new().unwrap();
        let long = "words of a very long title ".repeat(40);
        assert!(painter.svg(&card(&long)).contains(" …</text>"));
        let lines = wrapped(&long, &painter.bold, 50.0);
        assert!(
            lines
                .iter()
                .all(|line| width(line, &painter.bold, 50.0) <= LINE)
        );
        assert_eq!(wrapped(&"x".repeat(400), &painter.bold, 50.0).len(), 1);
    }
}
