//! Traits of a meaning, each with its name and its weight.

use std::array;

use crate::scoring::{Flag, Model, Names, heaviest_first};

/// The traits of a meaning, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u64);

/// The names, each at the index of its bit.
pub(super) const NAMES: Names = Names {
    flags: &[
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
        "in a list with its kind",
        "city",
        "city against a country",
        "city against a division",
        "town against a division of its country",
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
    ],
    templates: &[],
};

impl Traits {
    /// Sets a trait if the condition is true. Called through [`flag!`].
    #[inline]
    pub(crate) fn flag(&mut self, flag: Flag, holds: bool) {
        self.0 |= u64::from(holds) << flag.number;
    }

    /// The union of both sets.
    #[inline]
    pub(crate) fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// The indices of the bits that are set, in order.
    #[inline]
    fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros() as usize;
            (rest != 0).then(|| {
                rest &= rest.saturating_sub(1);
                bit
            })
        })
    }

    /// The names of the traits in the set.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.bits().filter_map(|bit| NAMES.flags.get(bit).copied())
    }
}

/// The weights of the traits, in hundredths of a logit: for each value of each byte of the set, the sum of its traits,
/// so that a score takes eight steps whatever the set.
#[derive(Debug)]
pub(crate) struct Weights(Box<[[i32; 256]; 8]>);

impl Weights {
    /// The weights in a table.
    pub(crate) fn read(table: &str) -> Weights {
        let model = Model::read(&NAMES, &[table]);
        let each = model.flags();
        let sum = |held: u64| Traits(held).bits().filter_map(|bit| each.get(bit)).sum();
        Weights(Box::new(array::from_fn(|byte| array::from_fn(|held| sum((held as u64) << byte.saturating_mul(8))))))
    }

    #[inline]
    fn sum(&self, traits: Traits) -> i32 {
        let bytes = traits.0.to_le_bytes();
        self.0.iter().zip(bytes).filter_map(|(sums, byte)| sums.get(usize::from(byte))).sum()
    }

    /// The sum of the weights of a set, in logits.
    #[inline]
    pub(crate) fn score(&self, traits: Traits) -> f32 {
        self.sum(traits) as f32 / 100.0
    }

    /// The traits with a weight, heaviest first.
    pub(crate) fn evidence(&self, traits: Traits) -> Vec<(String, f32)> {
        let alone = traits.bits().map(|bit| self.score(Traits(1 << bit)));
        heaviest_first(traits.names().map(str::to_owned).zip(alone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::{assert_known, flag, table};

    #[test]
    fn tables_weigh_only_known_traits() {
        assert!(NAMES.flags.len() <= 64);
        assert_known(&NAMES, &[table::PLACE_LOCAL, table::PLACE_RANKING], include_str!("evidence.rs"));
    }

    #[test]
    fn scores_are_sums_of_trait_weights() {
        let weights = Weights::read("country\t200\nformer name\t-75\n");
        let mut traits = Traits::default();
        flag!(traits, "country");
        flag!(traits, "former name");
        flag!(traits, "city" if traits == Traits::default());
        assert_eq!(weights.score(traits), 1.25);
        assert_eq!(traits.names().collect::<Vec<_>>(), ["country", "former name"]);
        assert_eq!(weights.evidence(traits)[1], ("former name".to_owned(), -0.75));
    }
}
