//! The way back from normalised text to its source, and the set of its word boundaries.

use std::ops::Range;

/// One stretch of normalised text and where it comes from.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Byte offset in the normalised text.
    at: usize,
    /// Byte offset in the source.
    source: usize,
    /// Bytes of source that the stretch stands for as a whole; 0: byte for byte.
    lump: usize,
}

/// A map from normalised bytes to source bytes. Only places where the two differ cost memory.
#[derive(Debug, Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Records that the character of `len` bytes at `at` stands for the bytes `source`.
    pub(super) fn push(&mut self, at: usize, len: usize, source: Range<usize>) {
        let lump = if source.len() == len { 0 } else { source.len() };
        let goes_on = self.0.last().is_some_and(|last| {
            lump == 0 && last.lump == 0 && last.source + (at - last.at) == source.start
        });
        if !goes_on {
            self.0.push(Run {
                at,
                source: source.start,
                lump,
            });
        }
    }

    /// Records that the `len` bytes from `at` on stand for as many bytes from `source` on. Nothing
    /// is recorded after `at` yet.
    pub(super) fn push_all(&mut self, at: usize, source: usize, len: usize) {
        if len > 0 {
            self.push(at, len, source..source + len);
        }
    }

    /// Forgets what was recorded for the normalised bytes from `at` on.
    pub(super) fn truncate(&mut self, at: usize) {
        while self.0.last().is_some_and(|last| last.at >= at) {
            self.0.pop();
        }
    }

    fn before(&self, at: usize) -> Option<Run> {
        let next = self.0.partition_point(|run| run.at <= at);
        next.checked_sub(1).and_then(|i| self.0.get(i)).copied()
    }

    /// The source bytes of the normalised bytes `range`; of an empty range, the place where it begins.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self
            .before(range.start)
            .map_or(0, |run| run.start(range.start));
        if range.is_empty() {
            return start..start;
        }
        let end = self
            .before(range.end - 1)
            .map_or(start, |run| run.end(range.end));
        start..end.max(start)
    }

    /// The first normalised byte that comes from the source at `source` or after it.
    pub(super) fn normalised(&self, source: usize, len: usize) -> usize {
        let next = self.0.partition_point(|run| run.source <= source);
        let end = self.0.get(next).map_or(len, |run| run.at);
        match next.checked_sub(1).and_then(|i| self.0.get(i)) {
            None => end,
            Some(run) if run.lump == 0 => (run.at + (source - run.source)).min(end),
            Some(run) if source < run.source + run.lump => run.at,
            Some(_) => end,
        }
    }

    /// A reader for ever growing offsets, which never searches.
    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor {
            runs: &self.0,
            current: 0,
        }
    }
}

impl Run {
    fn start(self, at: usize) -> usize {
        if self.lump == 0 {
            self.source + (at - self.at)
        } else {
            self.source
        }
    }

    fn end(self, at: usize) -> usize {
        if self.lump == 0 {
            self.source + (at - self.at)
        } else {
            self.source + self.lump
        }
    }
}

/// Reads a map front to back.
pub(super) struct Cursor<'a> {
    runs: &'a [Run],
    current: usize,
}

impl Cursor<'_> {
    /// The source bytes of one character, at or after the last one asked for.
    pub(super) fn source(&mut self, range: Range<usize>) -> Range<usize> {
        while self
            .runs
            .get(self.current + 1)
            .is_some_and(|next| next.at <= range.start)
        {
            self.current += 1;
        }
        match self.runs.get(self.current) {
            Some(run) => run.start(range.start)..run.end(range.end),
            None => range,
        }
    }
}

/// A set of byte offsets.
#[derive(Debug, Default)]
pub(super) struct Offsets(Vec<u64>);

impl Offsets {
    pub(super) fn insert(&mut self, at: usize) {
        let word = at / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= 1 << (at % 64);
        }
    }

    pub(super) fn remove(&mut self, at: usize) {
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits &= !(1 << (at % 64));
        }
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits & (1 << (at % 64)) != 0)
    }

    /// The smallest offset in the set that is greater than `at`.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        let from = at + 1;
        let mut word = from / 64;
        let mut bits = self.0.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.0.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }

    /// The greatest offset in the set that is smaller than `at`.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let mut word = last / 64;
        let keep = u64::MAX >> (63 - last % 64);
        let mut bits = self.0.get(word).copied().unwrap_or(0) & keep;
        while bits == 0 {
            word = word.checked_sub(1)?;
            bits = self.0.get(word).copied().unwrap_or(0);
        }
        Some(word * 64 + 63 - bits.leading_zeros() as usize)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_found_in_both_directions() {
        let mut set = Offsets::default();
        for at in [0, 63, 64, 200] {
            set.insert(at);
        }
        assert_eq!(set.after(0), Some(63));
        assert_eq!(set.after(64), Some(200));
        assert_eq!(set.after(200), None);
        assert_eq!(set.before(200), Some(64));
        assert_eq!(set.before(63), Some(0));
        assert_eq!(set.before(0), None);
        assert_eq!(set.before(100_000), Some(200));
        set.remove(64);
        assert_eq!(set.after(63), Some(200));
    }

    #[test]
    fn lumps_map_as_a_whole_and_runs_byte_for_byte() {
        let mut runs = Runs::default();
        runs.push(0, 1, 0..1);
        runs.push(1, 1, 1..2);
        runs.push(2, 1, 5..9);
        runs.push(3, 1, 9..10);
        assert_eq!(runs.source(0..2), 0..2);
        assert_eq!(runs.source(1..3), 1..9);
        assert_eq!(runs.source(2..4), 5..10);
        assert_eq!(runs.normalised(3, 4), 2);
        assert_eq!(runs.normalised(6, 4), 2);
        assert_eq!(runs.normalised(9, 4), 3);
    }
}
