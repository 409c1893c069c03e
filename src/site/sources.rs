//! The files of a site: which there are, and their text whenever it is needed.
//!
//! A file's text is not kept. Phases hold a [`SourceId`] and a span, and whoever prints a
//! diagnostic reads the text again.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::SourceId;

/// A file of the site.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path from the site folder, parts joined by `/`.
    pub path: String,
    /// Where its bytes are.
    pub origin: Origin,
}

/// Where a file's bytes are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// On this machine.
    File(PathBuf),
    /// In the program.
    BuiltIn(&'static str),
    /// A file that is not written yet.
    Planned(String),
}

/// The files of a site, by number.
///
/// A file keeps its number from one listing of the folder to the next, so that what was made from
/// it stays good. A number therefore says nothing of the order of files; the [rank](Self::rank)
/// does.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    numbers: HashMap<String, SourceId>,
    /// For each file its place in the latest listing.
    ranks: Vec<u32>,
    listed: u32,
}

/// A file's text in UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text; a byte order mark is still there, so that spans count the file's bytes.
    pub text: String,
    /// The encoding that it was converted from, if it was not UTF-8.
    pub converted_from: Option<&'static str>,
}

/// Why a file gave no text.
#[derive(Debug)]
pub enum ReadError {
    /// The system would not give it.
    Io(io::Error),
    /// It holds something else than text.
    NotText,
}

impl Sources {
    /// The same numbers for the same paths, before another listing of the folder.
    #[must_use]
    pub fn again(&self) -> Self {
        let mut again = self.clone();
        again.listed = 0;
        again.ranks.fill(u32::MAX);
        again
    }

    /// Enters a file and gives it a number: the one that it had, if it was here before.
    pub fn add(&mut self, path: String, origin: Origin) -> SourceId {
        let rank = self.listed;
        self.listed += 1;
        if let Some(id) = self.numbers.get(&path) {
            let index = id.0 as usize;
            self.files[index].origin = origin;
            self.ranks[index] = rank;
            return *id;
        }
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.numbers.insert(path.clone(), id);
        self.files.push(SourceFile { path, origin });
        self.ranks.push(rank);
        id
    }

    /// The number of the file at that path, if the latest listing has it.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let id = *self.numbers.get(path)?;
        (self.rank(id) != u32::MAX).then_some(id)
    }

    /// Whether the latest listing has a file below that folder.
    pub fn holds_folder(&self, path: &str) -> bool {
        self.files.iter().zip(&self.ranks).any(|(file, rank)| {
            let below = file.path.strip_prefix(path);
            *rank != u32::MAX && below.is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// A file's place in the latest listing: the order in which diagnostics are told.
    pub fn rank(&self, id: SourceId) -> u32 {
        self.ranks.get(id.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// The file of that number.
    pub fn file(&self, id: SourceId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The path of that file from the site folder.
    pub fn path(&self, id: SourceId) -> &str {
        self.file(id).map_or("", |file| &file.path)
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// Where the system does not give the file, or it is no text.
    pub fn read(&self, id: SourceId) -> Result<Text, ReadError> {
        match self.file(id).map(|file| &file.origin) {
            Some(Origin::File(path)) => read_text(path),
            Some(Origin::BuiltIn(text)) => Ok(Text {
                text: (*text).to_owned(),
                converted_from: None,
            }),
            Some(Origin::Planned(text)) => Ok(Text {
                text: text.clone(),
                converted_from: None,
            }),
            None => Err(ReadError::Io(io::ErrorKind::NotFound.into())),
        }
    }
}

/// Reads a file as text: UTF-8, or else what it seems to be in.
fn read_text(path: &Path) -> Result<Text, ReadError> {
    decode(std::fs::read(path).map_err(ReadError::Io)?)
}

/// The text that bytes are, in whatever encoding; nothing where they are no text.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    decode(bytes.to_vec()).ok().map(|text| text.text)
}

fn decode(bytes: Vec<u8>) -> Result<Text, ReadError> {
    match String::from_utf8(bytes) {
        Ok(text) if looks_binary(text.as_bytes()) => Err(ReadError::NotText),
        Ok(text) => Ok(Text {
            text,
            converted_from: None,
        }),
        Err(error) => convert(error.as_bytes()),
    }
}

/// Bytes that no text editor writes, in the first part of the file.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    // Counted in pieces of bytes and without a branch, so that many are looked at at once.
    let of = |piece: &[u8]| piece.iter().map(|b| u8::from(is_odd(*b))).sum::<u8>();
    let odd: usize = head.chunks(255).map(|piece| usize::from(of(piece))).sum();
    head.contains(&0) || odd * 50 > head.len()
}

fn is_odd(byte: u8) -> bool {
    let within = |from: u8, to: u8| byte.wrapping_sub(from) <= to - from;
    within(0x01, 0x08) | within(0x0E, 0x1A) | within(0x1C, 0x1F)
}

fn convert(bytes: &[u8]) -> Result<Text, ReadError> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, malformed) = encoding.decode(bytes);
        if malformed {
            return Err(ReadError::NotText);
        }
        return Ok(Text {
            text: text.into_owned(),
            converted_from: Some(encoding.name()),
        });
    }
    if looks_binary(bytes) {
        return Err(ReadError::NotText);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed || looks_binary(text.as_bytes()) {
        return Err(ReadError::NotText);
    }
    Ok(Text {
        text: text.into_owned(),
        converted_from: Some(encoding.name()),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read_of(bytes: &[u8]) -> Result<Text, ReadError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        read_text(file.path())
    }

    #[test]
    fn utf8_is_taken_as_it_is_with_its_byte_order_mark() {
        let text = read_of("\u{feff}Қаңтар".as_bytes()).unwrap();
        assert_eq!(
            text,
            Text {
                text: "\u{feff}Қаңтар".into(),
                converted_from: None
            }
        );
    }

    #[test]
    fn a_cyrillic_code_page_is_converted() {
        let words =
            "Президент Казахстана выступил с обращением к народу страны и сообщил о задержанных";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(words);
        let text = read_of(&bytes).unwrap();
        assert_eq!(text.text, words);
        assert_eq!(text.converted_from, Some("windows-1251"));
    }

    #[test]
    fn utf16_with_its_mark_is_converted() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("January".encode_utf16().flat_map(u16::to_le_bytes));
        let text = read_of(&bytes).unwrap();
        assert_eq!(
            (text.text.as_str(), text.converted_from),
            ("January", Some("UTF-16LE"))
        );
    }

    #[test]
    fn a_picture_is_no_text() {
        assert!(matches!(
            read_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            Err(ReadError::NotText)
        ));
        assert!(matches!(read_of(b"plain\0zero"), Err(ReadError::NotText)));
    }

    #[test]
    fn a_file_that_is_not_there_is_an_error_of_the_system() {
        assert!(matches!(
            read_text(Path::new("/nowhere/at/all")),
            Err(ReadError::Io(_))
        ));
    }
}
