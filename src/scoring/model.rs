//! A table of weights, and sums over it.

use memchr::memchr_iter;

use super::features::{Feature, Features, Flag, Named, Names, Template, Value};
use super::heaviest_first;
use super::keys;
use super::table::{self, MOST, Row};

/// The greatest number of flags in a list of names.
pub(crate) const MOST_FLAGS: usize = 128;

/// A table of weights: for flags by index, for templates with a value by the hash of the feature.
#[derive(Debug)]
pub(crate) struct Model {
    /// The weights of the flags, in hundredths.
    flags: [i32; MOST_FLAGS],
    /// Four slots per place, found by the last bits of a feature's hash. A slot has the other bits of the hash, and in
    /// its last bits the weight in hundredths plus [`NO_WEIGHT`]; it is [`EMPTY`] without a feature. A feature whose
    /// place is full is in the next. The length is a power of two.
    places: Vec<[u32; 4]>,
}

/// The number of bits of a slot for the weight. At least as many bits of the hash identify the feature.
const WEIGHT_BITS: u32 = 12;
const WEIGHT: u32 = (1 << WEIGHT_BITS) - 1;
/// The stored form of a weight of zero.
const NO_WEIGHT: i32 = MOST + 1;
/// A slot with no weight.
const EMPTY: u32 = NO_WEIGHT as u32;

impl Model {
    /// The weights in these tables for the features with these names. Of two rows for one feature the last counts.
    /// Anything that is not a row, or names no feature, has no weight.
    pub(crate) fn read(names: &Names, tables: &[&str]) -> Model {
        let lines: usize = tables.iter().map(|table| memchr_iter(b'\n', table.as_bytes()).count()).sum();
        let mut model = Model { flags: [0; MOST_FLAGS], places: vec![[EMPTY; 4]; lines.next_power_of_two()] };
        let mut template = 0;
        for row in tables.iter().flat_map(|table| table::read::<i32>(table)).flatten() {
            match row {
                Row::Template(name, weight) => {
                    template = keys::template(name);
                    let number = names.flags.iter().position(|flag| *flag == name);
                    let slot = number.and_then(|number| model.flags.get_mut(number));
                    if let Some((slot, weight)) = slot.zip(weight) {
                        *slot = weight;
                    }
                }
                Row::Value(value, weight) => model.insert(keys::with_value(template, keys::value(value)), weight),
            }
        }
        model
    }

    fn insert(&mut self, key: u32, weight: i32) {
        let last = self.places.len() - 1;
        // there are as many places as rows
        for at in key as usize..=key as usize + last {
            let mut slots = self.places.get_mut(at & last).into_iter().flatten();
            if let Some(slot) = slots.find(|slot| **slot == EMPTY || (**slot ^ key) & !WEIGHT == 0) {
                *slot = key & !WEIGHT | (weight + NO_WEIGHT) as u32;
                return;
            }
        }
    }

    /// The weight of a feature with a value, in hundredths, as a sum of four, so that no branch depends on its slot.
    #[inline]
    fn weight(&self, key: u32) -> [i32; 4] {
        let mut sum = [0; 4];
        let mut at = key as usize;
        while let Some(place) = self.places.get(at & (self.places.len() - 1)) {
            for (sum, &slot) in sum.iter_mut().zip(place) {
                let weight = (slot & WEIGHT) as i32 - NO_WEIGHT;
                *sum += if (slot ^ key) & !WEIGHT == 0 { weight } else { 0 };
            }
            if place.last() == Some(&EMPTY) {
                break;
            }
            at += 1;
        }
        sum
    }

    /// The weights of the flags by index, in hundredths.
    pub(crate) fn flags(&self) -> &[i32; MOST_FLAGS] {
        &self.flags
    }

    /// An empty sum over these weights, which collects features.
    pub(crate) fn sum(&self) -> Sum<'_> {
        Sum { model: self, flags: 0, values: [0; 4] }
    }

    /// The features with a weight, heaviest first.
    pub(crate) fn evidence(&self, features: &Named) -> Vec<(String, f32)> {
        heaviest_first(features.iter().map(|(feature, name)| (name.clone(), self.of(*feature) as f32 / 100.0)))
    }

    /// The sum of the weights of the features: positive supports the decision, negative counts against it.
    pub(crate) fn score(&self, features: &Named) -> f32 {
        features.iter().map(|(feature, _)| self.of(*feature)).sum::<i32>() as f32 / 100.0
    }

    /// The weight of a feature, in hundredths.
    fn of(&self, feature: Feature) -> i32 {
        match feature {
            Feature::Flag(number) => self.flags.get(number).copied().unwrap_or_default(),
            Feature::Value(key) => self.weight(key).iter().sum(),
        }
    }
}

/// The sum of the weights of some features: positive supports the decision, negative counts against it.
#[derive(Debug)]
pub(crate) struct Sum<'m> {
    model: &'m Model,
    /// The two sums in hundredths, for flags and for templates with values, which are added at the end.
    flags: i32,
    values: [i32; 4],
}

impl Sum<'_> {
    #[inline(never)]
    fn add(&mut self, key: u32) {
        let weight = self.model.weight(key);
        self.values.iter_mut().zip(weight).for_each(|(sum, weight)| *sum += weight);
    }

    #[inline]
    pub(crate) fn score(&self) -> f32 {
        (self.flags + self.values.iter().sum::<i32>()) as f32 / 100.0
    }
}

impl Features for Sum<'_> {
    #[inline(always)]
    fn flag(&mut self, flag: Flag, holds: bool) {
        let weight = self.model.flags.get(flag.number).copied().unwrap_or_default();
        self.flags += if holds { weight } else { 0 };
    }

    #[inline(always)]
    fn valued(&mut self, template: Template, value: Value<'_>) {
        self.add(keys::with_value(template.key, value.key));
    }

    #[inline(always)]
    fn paired(&mut self, template: Template, first: Value<'_>, second: Value<'_>) {
        self.add(keys::with_value(template.key, keys::pair(first.key, second.key)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixed, flag, paired, valued};
    use super::*;

    const NAMES: Names = Names { flags: &["capitals", "in brackets"], templates: &["before", "frame"] };

    #[test]
    fn a_score_is_the_sum_of_its_rows() {
        let fitted = "capitals\t100\nbefore\n\tin\t150\n\tby\t-100\nframe\n\tcall for\t25\nunknown\t5\nwrong\tx\n";
        let model = Model::read(&NAMES, &[fitted, "capitals\t200\n"]);
        let mut features = (model.sum(), Named::default());
        flag!(features, "capitals");
        flag!(features, "in brackets");
        flag!(features, "capitals" if false);
        valued!(features, "before" = fixed!("in"));
        valued!(features, "before" = fixed!("of"));
        paired!(features, "frame" = fixed!("call"), Value::hashed("for"));
        paired!(features, "frame" = fixed!("for"), fixed!("call"));
        let (sum, features) = features;
        assert_eq!(sum.score(), 3.75);
        assert_eq!(model.score(&features), 3.75);
        let names: Vec<&str> = features.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["capitals", "in brackets", "before=in", "before=of", "frame=call for", "frame=for call"]);
    }
}
