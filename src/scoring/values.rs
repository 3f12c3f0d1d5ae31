//! Weights of features with a value, by hash.

use hashbrown::HashMap;

/// The weights by the hash of their feature.
#[derive(Debug)]
pub(super) struct Values<W>(HashMap<u32, W>);

impl<W: Copy> Values<W> {
    /// An empty table with room for this many features.
    pub(super) fn for_features(most: usize) -> Values<W> {
        Values(HashMap::with_capacity(most))
    }

    /// Sets the weight of a feature.
    pub(super) fn insert(&mut self, key: u32, weight: W) {
        self.0.insert(key, weight);
    }

    /// The weight of a feature, or `None` if it has none.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<W> {
        self.0.get(&key).copied()
    }
}
