//! A table of weights for a choice between classes: each feature has a weight for each class.

use super::features::{Family, Feature, Features, Flag, MOST_VALUES, Named, Names, Template, Value};
use super::keys;
use super::model::MOST_FLAGS;
use super::table::{self, Row};
use super::values::Values;
use crate::text::rows::most_rows;

/// The number of classes of a table.
pub(crate) const CLASSES: usize = 4;

/// One number for each class, in hundredths.
pub(crate) type PerClass = [i32; CLASSES];

/// A table of weights for each class.
#[derive(Debug)]
pub(crate) struct ClassModel {
    /// The weights of the flags.
    flags: [PerClass; MOST_FLAGS],
    /// The weights of the features with a value.
    values: Values<[i16; CLASSES]>,
    /// The weights of the values of each family, by the index of its template and the number of the value.
    families: Vec<[PerClass; MOST_VALUES]>,
}

impl ClassModel {
    /// The weights in this table for the features with these names. A row that names no feature has no weight.
    pub(crate) fn read(names: &Names, families: &[Family], table: &str) -> ClassModel {
        let mut model = ClassModel {
            flags: [[0; CLASSES]; MOST_FLAGS],
            values: Values::for_features(most_rows(table)),
            families: vec![[[0; CLASSES]; MOST_VALUES]; names.templates.len()],
        };
        let mut template = 0;
        for row in table::read::<PerClass>(table).flatten() {
            match row {
                Row::Template(name, weights) => {
                    template = keys::template(name);
                    let number = names.flags.iter().position(|flag| *flag == name);
                    let slot = number.and_then(|number| model.flags.get_mut(number));
                    if let Some((slot, weights)) = slot.zip(weights) {
                        *slot = weights;
                    }
                }
                Row::Value(value, weights) => {
                    let key = keys::with_value(template, keys::value(value));
                    model.values.insert(key, weights.map(|weight| weight as i16));
                }
            }
        }
        for family in families {
            let weights = family.features().map(|feature| {
                let (template, value) = feature?;
                model.values.get(keys::with_value(template.key, value.key))
            });
            let slots = model.families.get_mut(family.number()).into_iter().flatten();
            slots.zip(weights).for_each(|(slot, weights)| *slot = weights.unwrap_or_default().map(i32::from));
        }
        model
    }

    /// An empty sum over these weights, which collects features.
    pub(crate) fn sum(&self) -> ClassSum<'_> {
        ClassSum { model: self, scores: [0; CLASSES] }
    }

    /// The weights of a feature.
    fn of(&self, feature: Feature) -> PerClass {
        match feature {
            Feature::Flag(number) => self.flags.get(number).copied().unwrap_or_default(),
            Feature::Value(key) => self.values.get(key).map_or([0; CLASSES], |weights| weights.map(i32::from)),
        }
    }

    /// The features with a weight for this class, heaviest first.
    pub(crate) fn evidence(&self, features: &Named, class: usize) -> Vec<(String, f32)> {
        let weight = |feature: Feature| self.of(feature).get(class).copied().unwrap_or_default() as f32 / 100.0;
        super::heaviest_first(features.iter().map(|(feature, name)| (name.clone(), weight(*feature))))
    }
}

/// The sums of the weights of some features, for each class.
#[derive(Debug)]
pub(crate) struct ClassSum<'m> {
    model: &'m ClassModel,
    pub(crate) scores: PerClass,
}

impl ClassSum<'_> {
    #[inline(never)]
    fn add(&mut self, key: u32) {
        if let Some(weights) = self.model.values.get(key) {
            self.scores.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(weight));
        }
    }
}

impl Features for ClassSum<'_> {
    #[inline(always)]
    fn flag(&mut self, flag: Flag, holds: bool) {
        if holds {
            let weights = self.model.flags.get(flag.number).copied().unwrap_or_default();
            self.scores.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    #[inline(always)]
    fn valued(&mut self, template: Template, value: Value<'_>) {
        self.add(keys::with_value(template.key, value.key));
    }

    #[inline(always)]
    fn paired(&mut self, template: Template, first: Value<'_>, second: Value<'_>) {
        self.add(keys::with_value(template.key, keys::pair(first.key, second.key)));
    }

    #[inline(always)]
    fn family(&mut self, family: Family, set: u64) {
        let Some(weights) = self.model.families.get(family.number()) else { return };
        let mut rest = set;
        while rest != 0 {
            let weights = weights.get(rest.trailing_zeros() as usize).copied().unwrap_or_default();
            self.scores.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            rest &= rest.wrapping_sub(1);
        }
    }
}
