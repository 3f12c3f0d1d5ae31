//! Hashes of words, and maps keyed by them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map with hashes or small numbers for keys, which need no second hash of cryptographic strength: it holds
/// what one article names, and nothing outlives the article.
pub(crate) type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<KeyHasher>>;

/// Mixes integers with one multiplication each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        self.write_u64(u64::from(word_key(bytes)));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// The hash of a folded word or name. Every table of the crate that is keyed by words uses this one.
#[inline]
pub(crate) fn word_key(folded: &[u8]) -> u32 {
    key_and_tail(folded).0
}

/// The hash of a folded word, and its last eight bytes: with the length, they are all of a word of no more.
///
/// Eight bytes a step; the last step reads the last bytes again, so that no length needs a loop over bytes.
#[inline]
pub(crate) fn key_and_tail(folded: &[u8]) -> (u32, u64) {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = (folded.len() as u64).wrapping_mul(MULTIPLIER);
    let mut rest = folded;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        if tail.is_empty() {
            break;
        }
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MULTIPLIER);
        hash ^= hash >> 32;
        rest = tail;
    }
    let last = if let Some(chunk) = rest.first_chunk::<8>() {
        u64::from_le_bytes(*chunk)
    } else if let (Some(head), Some(tail)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*head)) << 32 | u64::from(u32::from_le_bytes(*tail))
    } else {
        rest.iter().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte))
    };
    hash = (hash ^ last).wrapping_mul(MULTIPLIER);
    ((hash ^ hash >> 32) as u32, last)
}

/// Word hashes as bits: may say yes wrongly, never no.
#[derive(Clone, Debug)]
pub(crate) struct BitSet {
    bits: Vec<u64>,
}

impl BitSet {
    /// With 16 bits an item or more, so that few words that begin nothing get through.
    pub(crate) fn for_items(items: usize) -> BitSet {
        BitSet { bits: vec![0; (items / 4).next_power_of_two().max(16)] }
    }

    pub(crate) fn insert(&mut self, key: u32) {
        let (word, bit) = self.position(key);
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= bit;
        }
    }

    #[inline]
    pub(crate) fn contains(&self, key: u32) -> bool {
        let (word, bit) = self.position(key);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn position(&self, key: u32) -> (usize, u64) {
        ((key >> 6) as usize & (self.bits.len() - 1), 1 << (key & 63))
    }
}
