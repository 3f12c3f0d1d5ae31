//! Weights of features with a value, by hash.

/// A table with open addressing. Most features of a text have no weight, which the first slot that is read shows for
/// most of them: at most half the slots are taken. The keys are hashes already, so that no other hash is computed.
#[derive(Debug)]
pub(super) struct Values<W> {
    /// The hash of a feature with its weight; the hash 0 in a free slot. Their number is a power of two.
    slots: Vec<(u32, W)>,
    /// Leaves the first bits of a hash, which are the number of the first slot for it.
    shift: u32,
    /// One bit for each hash in the table, by its last bits: most features of a text have no weight, and the bits stay in the
    /// first-level cache.
    bits: Vec<u64>,
}

/// The number of bits, 8 KB.
const BITS: usize = 1 << 16;

/// The word with the bit of a hash, and the bit.
#[inline]
fn bit(key: u32) -> (usize, u64) {
    let at = key as usize % BITS;
    (at / 64, 1 << (at % 64))
}

impl<W: Copy + Default> Values<W> {
    /// An empty table with room for this many features.
    pub(super) fn for_features(most: usize) -> Values<W> {
        let slots = most.saturating_mul(2).max(2).next_power_of_two();
        let shift = u32::BITS.saturating_sub(slots.trailing_zeros());
        Values { slots: vec![(0, W::default()); slots], shift, bits: vec![0; BITS / 64] }
    }

    /// Sets the weight of a feature. A full table keeps what it has.
    pub(super) fn insert(&mut self, key: u32, weight: W) {
        let key = taken(key);
        let (at, set) = bit(key);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= set;
        }
        let (before, from) = self.slots.split_at_mut((key >> self.shift) as usize);
        let mut slots = from.iter_mut().chain(before);
        if let Some(slot) = slots.find(|(other, _)| *other == 0 || *other == key) {
            *slot = (key, weight);
        }
    }

    /// The weight of a feature, or `None` if it has none.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<W> {
        let key = taken(key);
        let (at, set) = bit(key);
        if self.bits.get(at).is_none_or(|bits| bits & set == 0) {
            return None;
        }
        let mut slot = (key >> self.shift) as usize;
        loop {
            match self.slots.get(slot) {
                Some(&(other, weight)) if other == key => return Some(weight),
                Some((0, _)) => return None,
                Some(_) => slot += 1,
                None => slot = 0,
            }
        }
    }
}

/// The hash as it is stored: 0 stands for a free slot.
#[inline]
fn taken(key: u32) -> u32 {
    key.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_weight_of_a_feature_counts() {
        let mut values = Values::for_features(4);
        // all start at the last slot
        let keys = [u32::MAX, u32::MAX - 1, u32::MAX - 2];
        for (weight, key) in (1..).zip(keys.into_iter().chain([u32::MAX])) {
            values.insert(key, weight);
        }
        assert_eq!(keys.map(|key| values.get(key)), [Some(4), Some(2), Some(3)]);
        assert_eq!((values.get(u32::MAX - 3), values.get(7)), (None, None));
        values.insert(0, 5);
        assert_eq!(values.get(0), Some(5));
    }
}
