//! Hashes of words and phrases.

use crate::text::bytes::{eight_bytes, first_bytes};

/// The hash of a folded word. Every table keyed by words uses this hash.
#[inline]
pub(crate) fn word_key(folded: &[u8]) -> u32 {
    key_and_identity(folded, 0, folded.len()).0
}

/// The hash of the word `start..end` of a text, and a number that identifies it: the bytes themselves up to eight
/// bytes, else the first 56 bits of a hash, which two words share once in 10^16 times.
///
/// Reads eight bytes per step; the last step of a longer word reads some bytes again, so that no length needs a loop
/// over bytes.
#[inline]
pub(crate) fn key_and_identity(text: &[u8], start: usize, end: usize) -> (u32, u64) {
    let length = end.saturating_sub(start);
    if length > 8 {
        return long_key_and_identity(text.get(start..end).unwrap_or_default());
    }
    let bytes = eight_bytes(text, start) & first_bytes(length);
    (short_key(length, bytes), bytes)
}

/// The hash of a word of at most eight bytes.
#[inline]
pub(crate) fn short_key(length: usize, bytes: u64) -> u32 {
    let hash = ((length as u64).wrapping_mul(MULTIPLIER) ^ bytes).wrapping_mul(MULTIPLIER);
    (hash ^ hash >> 32) as u32
}

fn long_key_and_identity(word: &[u8]) -> (u32, u64) {
    let mut hash = (word.len() as u64).wrapping_mul(MULTIPLIER);
    let mut rest = word;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>().filter(|(_, behind)| !behind.is_empty()) {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MULTIPLIER);
        hash ^= hash >> 32;
        rest = behind;
    }
    hash = (hash ^ word.last_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk))).wrapping_mul(MULTIPLIER);
    ((hash ^ hash >> 32) as u32, hash | LONG_WORD)
}

/// A byte that UTF-8 never contains, so that no longer word has the number of a shorter one.
const LONG_WORD: u64 = 0xFF;

/// The result of [`word_key`], for words known at compile time.
pub(crate) const fn const_key(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let mut start = 0;
    while start + 8 < bytes.len() {
        hash = (hash ^ const_eight(bytes, start)).wrapping_mul(MULTIPLIER);
        hash ^= hash >> 32;
        start += 8;
    }
    hash = (hash ^ const_eight(bytes, bytes.len().saturating_sub(8))).wrapping_mul(MULTIPLIER);
    (hash ^ hash >> 32) as u32
}

const fn const_eight(bytes: &[u8], start: usize) -> u64 {
    let mut eight = 0;
    let mut at = 0;
    while at < 8 && start + at < bytes.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        let byte = bytes[start + at];
        eight |= (byte as u64) << (8 * at);
        at += 1;
    }
    eight
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a phrase extended by one word; `sign` is the sign before the word.
#[inline]
pub(crate) fn phrase_key(before: u32, sign: Option<char>, word: u32) -> u32 {
    (before.rotate_left(11) ^ sign.map_or(0, u32::from) ^ word).wrapping_mul(MULTIPLIER as u32)
}

/// A hash for [`hashbrown::HashTable`], which reads the first and the last bits of 64.
#[inline]
pub(crate) fn table_hash(key: u32) -> u64 {
    u64::from(key) << 32 | u64::from(key)
}

/// A hash of many bytes, which detects accidental damage.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    // four independent sums, since each waits for its own multiplication
    let mut sums = [MULTIPLIER, !MULTIPLIER, MULTIPLIER.rotate_left(21), MULTIPLIER.rotate_left(42)];
    let step = |sum: u64, eight: u64| ((sum ^ eight).wrapping_mul(MULTIPLIER)).rotate_left(29);
    let blocks = bytes.chunks_exact(32);
    let rest = blocks.remainder();
    for block in blocks {
        for (sum, eight) in sums.iter_mut().zip(block.chunks_exact(8)) {
            *sum = step(*sum, eight_bytes(eight, 0));
        }
    }
    let last = rest.iter().fold(bytes.len() as u64, |sum, &byte| step(sum, u64::from(byte)));
    sums.iter().fold(last, |sum, &other| step(sum, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_word_ignores_its_position() {
        for word in ["", "a", "said", "eight888", "pronouns9", "sixteen letters!", "a word of more than twenty letters"]
        {
            let text = format!("x {word} and more of it");
            let key = word_key(word.as_bytes());
            assert_eq!(key_and_identity(text.as_bytes(), 2, 2 + word.len()).0, key, "{word}");
            assert_eq!(const_key(word), key, "{word}");
        }
    }

    #[test]
    fn the_identity_of_a_word_depends_on_its_last_letter() {
        for word in ["a", "eight888", "announced", "a word of more than twenty letters"] {
            let other = format!("{}x", word.get(..word.len() - 1).unwrap());
            let identity = |word: &str| key_and_identity(word.as_bytes(), 0, word.len()).1;
            assert_ne!(identity(word), identity(&other), "{word}");
        }
    }
}
