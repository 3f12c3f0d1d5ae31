//! A table of weights, and sums over it.

use super::features::{Feature, Features, Flag, Named, Names, Template, Value};
use super::heaviest_first;
use super::keys;
use super::table::{self, Row};
use super::values::Values;
use crate::text::rows::most_rows;

/// The greatest number of flags in a list of names.
pub(crate) const MOST_FLAGS: usize = 128;

/// A table of weights: for flags by index, for templates with a value by the hash of the feature.
#[derive(Debug)]
pub(crate) struct Model {
    /// The weights of the flags, in hundredths.
    flags: [i32; MOST_FLAGS],
    /// The weights of the features with a value, in hundredths.
    values: Values<i32>,
}

impl Model {
    /// The weights in these tables for the features with these names. Of two rows for one feature the last counts.
    /// Anything that is not a row, or names no feature, has no weight.
    pub(crate) fn read(names: &Names, tables: &[&str]) -> Model {
        let most: usize = tables.iter().map(|table| most_rows(table)).sum();
        let mut model = Model { flags: [0; MOST_FLAGS], values: Values::for_features(most) };
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
                Row::Value(value, weight) => {
                    model.values.insert(keys::with_value(template, keys::value(value)), weight);
                }
            }
        }
        model
    }

    /// The weight of a feature with a value, in hundredths.
    #[inline]
    fn weight(&self, key: u32) -> i32 {
        self.values.get(key).unwrap_or_default()
    }

    /// The weights of the flags by index, in hundredths.
    pub(crate) fn flags(&self) -> &[i32; MOST_FLAGS] {
        &self.flags
    }

    /// An empty sum over these weights, which collects features.
    pub(crate) fn sum(&self) -> Sum<'_> {
        Sum { model: self, hundredths: 0 }
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
            Feature::Value(key) => self.weight(key),
        }
    }
}

/// The sum of the weights of some features: positive supports the decision, negative counts against it.
#[derive(Debug)]
pub(crate) struct Sum<'m> {
    model: &'m Model,
    hundredths: i32,
}

impl Sum<'_> {
    #[inline(never)]
    fn add(&mut self, key: u32) {
        self.hundredths += self.model.weight(key);
    }

    #[inline]
    pub(crate) fn score(&self) -> f32 {
        self.hundredths as f32 / 100.0
    }
}

impl Features for Sum<'_> {
    #[inline(always)]
    fn flag(&mut self, flag: Flag, holds: bool) {
        let weight = self.model.flags.get(flag.number).copied().unwrap_or_default();
        self.hundredths += if holds { weight } else { 0 };
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
