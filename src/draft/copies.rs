//! Copies: articles that are nearly the same text, as agencies' reports are in many papers.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use super::statement::Reading;
use super::words::{Plain, hash, words};

/// Words in a shingle.
const SHINGLE: usize = 4;
/// Bands and rows of a signature: texts alike to 0.8 share a band all but surely (1 − 10⁻⁴).
const BANDS: usize = 16;
const ROWS: usize = 4;
/// From what share of common shingles on two texts count as one.
const ALIKE: f32 = 0.8;

/// A text's signature (MinHash): the share of equal places is the share of common shingles.
pub(super) type Signature = Option<Box<[u64; BANDS * ROWS]>>;

/// The signature of a text; none where it is too short to have one.
pub(super) fn signature<'t>(passages: impl Iterator<Item = &'t str>) -> Signature {
    let words: Vec<u64> = passages
        .flat_map(words)
        .map(|word| hash(word.as_bytes()))
        .collect();
    if words.len() < 2 * SHINGLE {
        return None;
    }
    let mut least = Box::new([u64::MAX; BANDS * ROWS]);
    for shingle in words.windows(SHINGLE) {
        let one = shingle.iter().fold(0, |all, word| mix(all ^ *word));
        for (at, place) in least.iter_mut().enumerate() {
            *place = (*place).min(mix(one ^ (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        }
    }
    Some(least)
}

/// For each text the first one that it is a copy of; itself where it is none.
pub(super) fn originals(readings: &[Arc<Reading>]) -> Vec<usize> {
    let signatures: Vec<&Signature> = readings.iter().map(|reading| &reading.signature).collect();
    originals_of(&signatures)
}

fn originals_of(signatures: &[&Signature]) -> Vec<usize> {
    let mut originals: Vec<usize> = (0..signatures.len()).collect();
    let mut seen: HashMap<u64, usize, BuildHasherDefault<Plain>> =
        HashMap::with_capacity_and_hasher(signatures.len() * BANDS, BuildHasherDefault::default());
    for (text, signature) in signatures.iter().enumerate() {
        let Some(signature) = signature else { continue };
        for (band, rows) in signature.chunks(ROWS).enumerate() {
            let key = rows.iter().fold(band as u64, |all, row| mix(all ^ *row));
            let before = *seen.entry(key).or_insert(text);
            if originals[text] == text && before != text && alike(signatures, before, text) {
                originals[text] = originals[before];
            }
        }
    }
    originals
}

fn alike(signatures: &[&Signature], a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (signatures[a], signatures[b]) else {
        return false;
    };
    let equal = a.iter().zip(b.iter()).filter(|(a, b)| a == b).count();
    equal as f32 >= ALIKE * (BANDS * ROWS) as f32
}

/// Spreads a number's bits over all 64 (the finalizer of splitmix64).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_with_another_ending_is_a_copy_and_another_report_is_not() {
        let report: String = (0..200).map(|at| format!("word{at} ")).collect();
        let copy = report.clone() + "With inputs from the agency.";
        let other: String = (100..300).map(|at| format!("word{at} ")).collect();
        let texts = [
            report.as_str(),
            "short",
            copy.as_str(),
            other.as_str(),
            "short",
        ];
        let signatures: Vec<Signature> = texts
            .iter()
            .map(|text| signature(std::iter::once(*text)))
            .collect();
        let signatures: Vec<&Signature> = signatures.iter().collect();
        assert_eq!(originals_of(&signatures), [0, 1, 0, 3, 4]);
    }
}
