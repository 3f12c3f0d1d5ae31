//! What can be said of a meaning: traits, each with its name and its weight.

use std::array;

use crate::scoring::{heaviest_first, is_same};

/// Those that hold, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u64);

/// The names, each at its bit.
const NAMES: &[&str] = &[
    "country",
    "admin1",
    "admin1 against a city",
    "admin1 against a large city",
    "admin2",
    "admin2 against a city",
    "region",
    "water",
    "mountain",
    "facility",
    "in an English-speaking country",
    "in the United States",
    "former name",
    "demonym of a country",
    "not its main name",
    "container beside",
    "another container beside",
    "part beside",
    "generic word",
    "another generic word",
    "city",
    "city against a country",
    "city against a division",
    "largest",
    "a tenth of the largest",
    "a hundredth of the largest",
    "2,000 people",
    "5,000 people",
    "15,000 people",
    "50,000 people",
    "150,000 people",
    "500,000 people",
    "1,500,000 people",
    "capital",
    "seat of a division",
    "seat of a county",
    "part of a city",
    "country named",
    "division named",
    "divisions named",
    "one in the country",
    "two in the country",
    "a quarter in the country",
    "half in the country",
    "nearly all in the country",
    "some in the division",
    "one in the division",
    "two in the division",
    "a fifth in the division",
    "two fifths in the division",
    "two thirds in the division",
    "some within 30 km",
    "one within 30 km",
    "two within 30 km",
    "four within 30 km",
    "some within 100 km",
    "one within 100 km",
    "two within 100 km",
    "four within 100 km",
    "one within 300 km",
    "two within 300 km",
    "four within 300 km",
];

/// The bit of a name. One that is not in the table does not compile.
pub(crate) const fn bit(name: &str) -> u32 {
    let mut bit = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    while !is_same(NAMES[bit], name) {
        bit += 1;
    }
    bit as u32
}

/// Says of a meaning that a trait holds, where the condition does.
macro_rules! said {
    ($traits:expr, $name:literal) => {
        said!($traits, $name if true)
    };
    ($traits:expr, $name:literal if $condition:expr) => {{
        const BIT: u32 = crate::places::traits::bit($name);
        $traits.set(BIT, $condition)
    }};
}

pub(crate) use said;

impl Traits {
    #[inline]
    pub(crate) fn set(&mut self, bit: u32, holds: bool) {
        self.0 |= u64::from(holds) << bit;
    }

    /// What holds in either.
    #[inline]
    pub(crate) fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// The bits that are set, in order.
    #[inline]
    fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros() as usize;
            (rest != 0).then(|| {
                rest &= rest - 1;
                bit
            })
        })
    }

    /// The names of those that hold.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.bits().filter_map(|bit| NAMES.get(bit).copied())
    }
}

/// What the traits weigh, in hundredths of a logit: for each byte of the bits the sum of those that hold, so that a score takes
/// eight steps whatever holds.
#[derive(Debug)]
pub(crate) struct Weights(Box<[[i32; 256]; 8]>);

impl Weights {
    /// From a table of names and logits. A name that is no trait weighs nothing.
    pub(crate) fn new(rows: &[(&str, f32)]) -> Weights {
        let mut each = [0; 64];
        for (name, weight) in rows {
            let bit = NAMES.iter().position(|known| known == name);
            if let Some(slot) = bit.and_then(|bit| each.get_mut(bit)) {
                *slot = (weight * 100.0).round() as i32;
            }
        }
        let sum = |held: u64| Traits(held).bits().filter_map(|bit| each.get(bit)).sum();
        Weights(Box::new(array::from_fn(|byte| array::from_fn(|held| sum((held as u64) << (8 * byte))))))
    }

    #[inline]
    fn sum(&self, traits: Traits) -> i32 {
        let bytes = traits.0.to_le_bytes();
        self.0.iter().zip(bytes).filter_map(|(sums, byte)| sums.get(usize::from(byte))).sum()
    }

    /// The sum of the weights, in logits.
    #[inline]
    pub(crate) fn score(&self, traits: Traits) -> f32 {
        self.sum(traits) as f32 / 100.0
    }

    /// The traits that weigh anything, the heaviest first.
    pub(crate) fn evidence(&self, traits: Traits) -> Vec<(String, f32)> {
        let alone = traits.bits().map(|bit| self.score(Traits(1 << bit)));
        heaviest_first(traits.names().map(str::to_owned).zip(alone))
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::{LOCAL, RANKING};
    use super::*;

    #[test]
    fn every_weight_is_of_a_trait() {
        assert!(NAMES.len() <= 64);
        for (name, _) in LOCAL.iter().chain(RANKING) {
            assert!(NAMES.contains(name), "{name}");
        }
    }

    #[test]
    fn a_score_is_the_sum_of_the_traits_that_hold() {
        let weights = Weights::new(&[("country", 2.0), ("former name", -0.75)]);
        let mut traits = Traits::default();
        said!(traits, "country");
        said!(traits, "former name");
        said!(traits, "city" if traits == Traits::default());
        assert_eq!(weights.score(traits), 1.25);
        assert_eq!(traits.names().collect::<Vec<_>>(), ["country", "former name"]);
        assert_eq!(weights.evidence(traits)[1], ("former name".to_owned(), -0.75));
    }
}
