//! A built site and its links: every one leads to a file that is there, and to an anchor in it.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::Tree;
use super::html::Page;

/// A built site.
pub struct Built {
    /// All its files.
    pub files: Tree,
    /// Its pages by their path.
    pub pages: BTreeMap<String, Page>,
}

impl Built {
    /// Reads all pages of a site.
    pub fn new(files: Tree) -> Self {
        let page = |(path, bytes): (&String, &Vec<u8>)| {
            let text = std::str::from_utf8(bytes).unwrap();
            (path.clone(), Page::read(path, text))
        };
        let pages = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(page)
            .collect();
        Self { files, pages }
    }

    /// What is wrong with an address on a page.
    pub fn fault(&self, page: &str, address: &str) -> Option<String> {
        let (file, fragment) = match resolve(page, address) {
            Ok(found) => found,
            Err(why) => return Some(why),
        };
        if !self.files.contains_key(&file) {
            return Some(format!("there is no file {file}"));
        }
        let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
        let target = self.pages.get(&file)?;
        target
            .at(&fragment)
            .is_none()
            .then(|| format!("{file} has no #{fragment}"))
    }

    /// All addresses in pages that lead nowhere in the site, or there by way of its host's root;
    /// `base` is the path at which the site stands, and the page for what is not there starts
    /// from it, since it is shown at any address.
    pub fn dead_links(&self, base: &str) -> Vec<String> {
        let mut findings = Vec::new();
        for (path, page) in &self.pages {
            for (name, address) in page.addresses() {
                if is_external(address) {
                    continue;
                }
                let fault = match (path == "404.html", address.strip_prefix(base)) {
                    (true, Some(inner)) => self.fault(path, inner),
                    (true, None) if !address.starts_with('#') => {
                        Some(format!("does not begin with {base}"))
                    }
                    (false, _) if address.starts_with('/') => {
                        Some("starts at the host's root".to_owned())
                    }
                    _ => self.fault(path, address),
                };
                findings.extend(fault.map(|why| format!("{path}: {name}={address}: {why}")));
            }
        }
        findings
    }
}

/// Whether an address leads out of the site.
pub fn is_external(address: &str) -> bool {
    ["http:", "https:", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

/// The file that a relative address on a page leads to, and the fragment.
pub fn resolve(page: &str, address: &str) -> Result<(String, Option<String>), String> {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let fragment =
        fragment.map(|fragment| decode(fragment.split(":~:").next().unwrap_or_default()));
    if path.is_empty() {
        return Ok((page.to_owned(), fragment));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().ok_or("leads out of the site")?),
            part => parts.push(part),
        }
    }
    Ok((decode(&parts.join("/")), fragment))
}

/// Wants no finding.
pub fn none(findings: Vec<String>) {
    let first: Vec<_> = findings.iter().take(20).cloned().collect();
    assert!(
        findings.is_empty(),
        "{} findings:\n{}",
        findings.len(),
        first.join("\n")
    );
}
