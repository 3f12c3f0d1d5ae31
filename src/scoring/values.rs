//! Weights of features with a value, by hash.

/// A table with open addressing. Most features of a text have no weight, which the first slot that is read shows for
/// most of them: at most half the slots are taken. The keys are hashes already, so that no other hash is computed.
#[derive(Debug)]
pub(super) struct Values<W> {
    /// The hash of the feature in each slot, 0 in a free one. Their number is a power of two.
    keys: Vec<u32>,
    /// The weight in each slot.
    weights: Vec<W>,
    /// Leaves the first bits of a hash, which are the number of the first slot for it.
    shift: u32,
}

impl<W: Copy + Default> Values<W> {
    /// An empty table with room for this many features.
    pub(super) fn for_features(most: usize) -> Values<W> {
        let slots = most.saturating_mul(2).max(2).next_power_of_two();
        let shift = u32::BITS.saturating_sub(slots.trailing_zeros());
        Values { keys: vec![0; slots], weights: vec![W::default(); slots], shift }
    }

    /// Sets the weight of a feature. A full table keeps what it has.
    pub(super) fn insert(&mut self, key: u32, weight: W) {
        let key = taken(key);
        let first = (key >> self.shift) as usize;
        let mut slots = (first..self.keys.len()).chain(0..first);
        let slot = slots.find(|&slot| self.keys.get(slot).is_some_and(|&other| other == 0 || other == key));
        let slot = slot.and_then(|slot| self.keys.get_mut(slot).zip(self.weights.get_mut(slot)));
        if let Some((slot, slot_weight)) = slot {
            (*slot, *slot_weight) = (key, weight);
        }
    }

    /// The weight of a feature, or `None` if it has none.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<W> {
        let key = taken(key);
        let mut slot = (key >> self.shift) as usize;
        loop {
            match self.keys.get(slot) {
                Some(0) => return None,
                Some(&other) if other == key => return self.weights.get(slot).copied(),
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
