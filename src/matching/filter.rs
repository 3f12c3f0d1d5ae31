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

/// A set of hashes with one bit each. A lookup has false positives, about one in twenty, and no false negatives; it is
/// cheap enough for every word.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    /// The bits. The length is a power of two.
    bits: Vec<u64>,
    /// The right shift from a hash to the index of its bit.
    shift: u32,
}

impl Sieve {
    /// An empty set with 32 to 64 bits per item.
    pub(crate) fn for_items(items: usize) -> Sieve {
        let count = items.div_ceil(2).next_power_of_two().min(1 << 26);
        Sieve { bits: vec![0; count], shift: 32 - 6 - count.trailing_zeros() }
    }

    pub(crate) fn insert(&mut self, key: u32) {
        let at = key >> self.shift;
        if let Some(bits) = self.bits.get_mut(at as usize / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    #[inline]
    pub(crate) fn contains(&self, key: u32) -> bool {
        let at = key >> self.shift;
        self.bits.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 != 0)
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
        let mut sieve = Sieve::for_items(1_000);
        (0..1_000).for_each(|number| sieve.insert(hash(number)));
        assert!((0..1_000).all(|number| sieve.contains(hash(number))));
        let wrong = (10_000..20_000).filter(|&number| sieve.contains(hash(number))).count();
        assert!(wrong < 500, "{wrong}");
    }
}
