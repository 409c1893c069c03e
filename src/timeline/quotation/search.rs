//! Where words stand, and how the parts of a quotation line up.

use super::wording::{Block, Needle, Paragraph};
use super::{Found, Haystack, MOST_PLACES, Miss, Part, Target};
use std::ops::Range;

/// Bytes of the normalised text.
type Hit = Range<usize>;

impl Haystack {
    /// The quotation, wherever it begins.
    ///
    /// # Errors
    ///
    /// [`Miss::Ambiguous`] where it begins in several passages.
    pub(super) fn anywhere(&self, blocks: &[Block]) -> Result<Option<Found>, Miss> {
        let Some((start, hits)) = self.align(blocks, 0) else {
            return Ok(None);
        };
        if self.align(blocks, start + 1).is_some() {
            let passages = self.beginnings(blocks);
            return Err(Miss::Ambiguous { passages });
        }
        Ok(Some(self.found(hits)))
    }

    /// The quotation where the link says that it begins.
    pub(super) fn at_target(&self, blocks: &[Block], target: &Target) -> Option<Found> {
        let (first, rest) = blocks.split_first()?;
        let begin = |passage, near: Option<&Part>| {
            let mut hits = self.block_in(first, passage, near)?;
            hits.extend(self.align_rest(rest, passage + first.len())?);
            Some(self.found(hits))
        };
        match target {
            Target::Passage(passage) => begin(*passage, None),
            Target::Text(found) => {
                let parts = || found.parts.iter();
                parts()
                    .find_map(|part| begin(part.passage, Some(part)))
                    .or_else(|| parts().find_map(|part| begin(part.passage, None)))
            }
        }
    }

    /// The passages in which the quotation can begin, but no more than can be told to a person.
    pub(super) fn beginnings(&self, blocks: &[Block]) -> Vec<usize> {
        let mut passages = Vec::new();
        let mut from = 0;
        while passages.len() < MOST_PLACES
            && let Some((start, _)) = self.align(blocks, from)
        {
            passages.push(start);
            from = start + 1;
        }
        passages
    }

    /// The first alignment that begins in passage `from` or later, and the passage in which it begins.
    ///
    /// Each block is put as early as possible, which leaves the most room for those that follow: if there
    /// is an alignment at all, this finds the first one.
    fn align(&self, blocks: &[Block], from: usize) -> Option<(usize, Vec<Hit>)> {
        let (first, rest) = blocks.split_first()?;
        let (start, mut hits) = self.block_after(first, from)?;
        hits.extend(self.align_rest(rest, start + first.len())?);
        Some((start, hits))
    }

    fn align_rest(&self, blocks: &[Block], mut from: usize) -> Option<Vec<Hit>> {
        let mut all = Vec::new();
        for block in blocks {
            let (start, hits) = self.block_after(block, from)?;
            all.extend(hits);
            from = start + block.len();
        }
        Some(all)
    }

    /// The first place of a block in passage `from` or later. Each passage is read once.
    fn block_after(&self, block: &Block, mut from: usize) -> Option<(usize, Vec<Hit>)> {
        let needle = block.first()?.first()?;
        loop {
            let start = self.passage(from)?.start;
            let hit = self.next(needle, start..self.normal.text.len())?;
            let passage = self.passage_at(hit.start);
            if let Some(hits) = self.block_in(block, passage, None) {
                return Some((passage, hits));
            }
            from = passage + 1;
        }
    }

    /// The block with its first paragraph in this passage, and sharing words with `near` if that is given.
    fn block_in(&self, block: &Block, passage: usize, near: Option<&Part>) -> Option<Vec<Hit>> {
        let mut all = Vec::new();
        for (n, paragraph) in block.iter().enumerate() {
            let near = near.filter(|_| n == 0);
            all.extend(self.paragraph_in(paragraph, passage + n, near)?);
        }
        Some(all)
    }

    fn paragraph_in(
        &self,
        paragraph: &Paragraph,
        passage: usize,
        near: Option<&Part>,
    ) -> Option<Vec<Hit>> {
        let Range { mut start, end } = self.passage(passage)?;
        let mut hits: Vec<Hit> = Vec::with_capacity(paragraph.len());
        for needle in paragraph {
            let mut hit = self.next(needle, start..end)?;
            while hits.is_empty()
                && let Some(near) = near
                && !overlap(&self.part(hit.clone()).range, &near.range)
            {
                let after = self.normal.bounds.after(hit.start)?;
                hit = self.next(needle, after..end)?;
            }
            start = hit.end;
            hits.push(hit);
        }
        Some(hits)
    }

    /// The first place of these words in the article.
    pub(super) fn first(&self, needle: &Needle) -> Option<Hit> {
        self.next(needle, 0..self.normal.text.len())
    }

    /// The first place of these words, from word boundary to word boundary, in these bytes.
    pub(super) fn next(&self, needle: &Needle, within: Range<usize>) -> Option<Hit> {
        let text = self.normal.text.as_str();
        let anchor = needle.anchor();
        let lead = needle.text[..anchor.start].chars().count();
        let wanted = &needle.text[anchor];
        let mut from = within.start;
        while from <= within.end {
            let at = from + text.get(from..within.end)?.find(wanted)?;
            let start = back(text, at, lead);
            if start >= within.start
                && self.normal.bounds.contains(start)
                && let Some(end) = self.matches_at(needle, start)
                && end <= within.end
            {
                return Some(start..end);
            }
            // Nothing can begin before the next word does; the anchor is `lead` characters further on.
            let next = self.normal.bounds.after(start)?;
            from = next.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
        }
        None
    }

    /// Where the words end, if they begin at `start` and end at a word boundary.
    pub(super) fn matches_at(&self, needle: &Needle, start: usize) -> Option<usize> {
        let mut end = start;
        let mut plain = 0;
        for &at in &needle.either_case {
            end = self.literal_at(&needle.text[plain..at], end)?;
            let letter = needle.text[at..].chars().next()?;
            let here = self.normal.text[end..].chars().next()?;
            if here != letter && !here.to_lowercase().eq(letter.to_lowercase()) {
                return None;
            }
            end += here.len_utf8();
            plain = at + letter.len_utf8();
        }
        end = self.literal_at(&needle.text[plain..], end)?;
        self.normal.bounds.contains(end).then_some(end)
    }

    fn literal_at(&self, words: &str, at: usize) -> Option<usize> {
        let rest = self.normal.text.get(at..)?;
        rest.starts_with(words).then_some(at + words.len())
    }

    fn found(&self, hits: Vec<Hit>) -> Found {
        Found {
            parts: hits.into_iter().map(|hit| self.part(hit)).collect(),
        }
    }
}

impl Needle {
    /// Words without any letter whose case is forgiven.
    pub(super) fn plain(text: String) -> Needle {
        Needle {
            text,
            either_case: Vec::new(),
        }
    }

    /// The longest stretch without a letter whose case is forgiven.
    fn anchor(&self) -> Range<usize> {
        let mut longest = 0..0;
        let mut start = 0;
        let letters = self.either_case.iter().copied();
        for end in letters.chain([self.text.len()]) {
            if end.saturating_sub(start) > longest.len() {
                longest = start..end;
            }
            let letter = self.text[end..].chars().next();
            start = end + letter.map_or(0, char::len_utf8);
        }
        longest
    }
}

/// The place `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    match count.checked_sub(1) {
        None => at,
        Some(n) => text[..at]
            .char_indices()
            .rev()
            .nth(n)
            .map_or(0, |(at, _)| at),
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
