//! Pages of a web archive (WARC, ISO 28500, as it is or with every record compressed by itself)
//! become articles.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder, MultiGzDecoder, ZlibDecoder};

use super::page::{self, Captured};
use super::plan::Plan;

/// So many bytes of one archive are read: more is no archive of articles.
const LIMIT: u64 = 4 << 30;

pub(super) fn read(from: &str, bytes: &[u8], plan: &mut Plan) {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(&[0x1F, 0x8B]) {
        let mut reader = MultiGzDecoder::new(bytes).take(LIMIT);
        if let Err(error) = reader.read_to_end(&mut unpacked) {
            plan.refuse(from, format!("ends in the middle of a record: {error}"));
        }
        &unpacked
    } else {
        bytes
    };
    let file = from.rsplit(['/', '\\']).next().unwrap_or(from);
    let mut rest = bytes;
    let mut others = 0_usize;
    while let Some(record) = next(&mut rest) {
        let record = match record {
            Ok(record) => record,
            Err(why) => return plan.refuse(from, why),
        };
        let url = record
            .header("WARC-Target-URI")
            .trim_matches(['<', '>'])
            .to_owned();
        let Some(html) = html_of(&record) else {
            others += 1;
            continue;
        };
        let id = record.header("WARC-Record-ID").to_owned();
        let captured = Captured {
            url: &url,
            file,
            record: &id,
        };
        let stem = url
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or("page");
        page::read(&format!("{from}, {url}"), stem, &html, Some(captured), plan);
    }
    if others > 0 {
        plan.note(from, format!("{others} records are no pages: left out"));
    }
}

/// A record: its header's fields, and its block.
struct Record<'a> {
    fields: Vec<(String, String)>,
    block: &'a [u8],
}

impl Record<'_> {
    fn header(&self, name: &str) -> &str {
        field(&self.fields, name)
    }
}

fn field<'f>(fields: &'f [(String, String)], name: &str) -> &'f str {
    let found = fields
        .iter()
        .find(|(field, _)| field.eq_ignore_ascii_case(name));
    found.map_or("", |(_, value)| value)
}

/// The next record of the archive.
fn next<'a>(rest: &mut &'a [u8]) -> Option<Result<Record<'a>, String>> {
    let blanks = rest
        .iter()
        .take_while(|b| matches!(b, b'\r' | b'\n'))
        .count();
    *rest = &rest[blanks..];
    if rest.is_empty() {
        return None;
    }
    if !rest.starts_with(b"WARC/") {
        return Some(Err("is no WARC file, or is damaged".to_owned()));
    }
    let (fields, after) = header(rest)?;
    let length: Option<usize> = field(&fields, "Content-Length").parse().ok();
    let Some(block) = length.and_then(|length| rest.get(after..after.checked_add(length)?)) else {
        return Some(Err("ends in the middle of a record".to_owned()));
    };
    *rest = &rest[after + block.len()..];
    Some(Ok(Record { fields, block }))
}

/// The fields of a header, its first line left out, and where what follows it begins.
fn header(bytes: &[u8]) -> Option<(Vec<(String, String)>, usize)> {
    let crlf = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .map(|at| (at, at + 4));
    let (end, after) = crlf.or_else(|| {
        let at = bytes.windows(2).position(|two| two == b"\n\n")?;
        Some((at, at + 2))
    })?;
    let text = String::from_utf8_lossy(&bytes[..end]);
    let fields = text.lines().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    });
    Some((fields.collect(), after))
}

/// The page that an answer of a server holds, if it is one.
fn html_of(record: &Record<'_>) -> Option<String> {
    if !record.header("WARC-Type").eq_ignore_ascii_case("response") {
        return None;
    }
    let status = record.block.split(|b| *b == b' ').nth(1)?;
    let (fields, after) = header(record.block)?;
    let is_html = field(&fields, "Content-Type")
        .to_ascii_lowercase()
        .contains("html");
    if status != b"200" || !is_html {
        return None;
    }
    let mut body = record.block[after..].to_vec();
    if field(&fields, "Transfer-Encoding").eq_ignore_ascii_case("chunked") {
        // Some archives keep the field and not the form.
        body = unchunked(&body).unwrap_or(body);
    }
    let mut text = Vec::new();
    let unpacked = match field(&fields, "Content-Encoding")
        .to_ascii_lowercase()
        .as_str()
    {
        "gzip" | "x-gzip" => GzDecoder::new(&*body).read_to_end(&mut text).is_ok(),
        "deflate" => {
            ZlibDecoder::new(&*body).read_to_end(&mut text).is_ok() || {
                text.clear();
                DeflateDecoder::new(&*body).read_to_end(&mut text).is_ok()
            }
        }
        _ => false,
    };
    crate::site::text_of(if unpacked { &text } else { &body })
}

/// The body of an answer in chunks (RFC 9112, 7.1).
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let start = end + 2;
        body.extend_from_slice(rest.get(start..start.checked_add(size)?)?);
        rest = rest.get(start + size + 2..)?;
    }
}
