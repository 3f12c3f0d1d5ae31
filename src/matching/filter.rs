//! Sets of hashes as bits.

/// A set of word hashes as bits. A lookup has false positives, about one in twenty, and no false negatives.
#[derive(Clone, Debug)]
pub(crate) struct BitSet {
    /// Each hash sets two bits of one of these numbers.
    bits: Vec<u64>,
}

impl BitSet {
    /// An empty set with eight bits per item.
    pub(crate) fn for_items(items: usize) -> BitSet {
        BitSet { bits: vec![0; (items / 8).max(16)] }
    }

    /// The set with these bits, as they were stored.
    pub(crate) fn from_bits(bits: Vec<u64>) -> BitSet {
        BitSet { bits }
    }

    pub(crate) fn bits(&self) -> &[u64] {
        &self.bits
    }

    pub(crate) fn insert(&mut self, key: u32) {
        let at = self.position(key);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= two_bits(key);
        }
    }

    #[inline]
    pub(crate) fn contains(&self, key: u32) -> bool {
        self.bits.get(self.position(key)).is_some_and(|bits| !bits & two_bits(key) == 0)
    }

    /// Inserts a hash into a second set, which shares the bits, so that a lookup in both reads one number.
    pub(crate) fn insert_second(&mut self, key: u32) {
        let at = self.position(key);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= two_bits(key.rotate_right(SECOND));
        }
    }

    /// Whether the set contains a hash, and whether the second set does.
    #[inline]
    pub(crate) fn contains_both(&self, key: u32) -> (bool, bool) {
        let missing = self.bits.get(self.position(key)).map_or(u64::MAX, |bits| !bits);
        (missing & two_bits(key) == 0, missing & two_bits(key.rotate_right(SECOND)) == 0)
    }

    #[inline]
    fn position(&self, key: u32) -> usize {
        ((u64::from(key) * self.bits.len() as u64) >> 32) as usize
    }
}

/// The shift to the bits of a hash that the second set does not share with the first.
const SECOND: u32 = 12;

#[inline]
fn two_bits(key: u32) -> u64 {
    1 << (key & 63) | 1 << (key >> 6 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_have_no_false_negatives_and_few_false_positives() {
        let hash = |number: u32| number.wrapping_mul(0x9E37_79B1);
        let mut set = BitSet::for_items(2_000);
        (0..1_000).for_each(|number| set.insert(hash(number)));
        (1_000..2_000).for_each(|number| set.insert_second(hash(number)));
        assert!((0..1_000).all(|number| set.contains(hash(number))));
        assert!((1_000..2_000).all(|number| set.contains_both(hash(number)).1));
        let wrong = (10_000..20_000).filter(|&number| set.contains(hash(number))).count();
        assert!(wrong < 1_000, "{wrong}");
    }
}
