//! Linear scores over named features, for decisions that a rule cannot make alone.
//!
//! A feature is a template with a value, `before=in`, or a flag, which is a template without a value: `capitals`. A
//! module lists the names of its features in a constant `NAMES` and reports those that are present with [`flag!`],
//! [`valued!`] and [`paired!`]. Their weights are read at first use from the files in `scoring/weights`. A flag is
//! identified by its index in the list, a template with a value by a hash. Names are spelled out only for explanations
//! and for the commands that fit the weights.

mod classes;
mod features;
mod keys;
mod model;
pub(crate) mod table;
pub(crate) mod trees;
mod values;

pub(crate) use classes::{ClassModel, PerClass};
pub(crate) use features::{
    Family, Features, Flag, MOST_VALUES, Named, Names, Template, Value, fixed, flag, paired, valued,
};
pub(crate) use model::Model;
pub(crate) use trees::Trees;

/// The features with a weight, heaviest first.
pub(crate) fn heaviest_first(weighed: impl Iterator<Item = (String, f32)>) -> Vec<(String, f32)> {
    let mut evidence: Vec<(String, f32)> = weighed.filter(|(_, weight)| *weight != 0.0).collect();
    evidence.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    evidence
}

/// The probability for a score in logits.
pub(crate) fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// Asserts that the tables have no wrong row and no row for an unknown feature, and that the source of a module uses
/// every feature that it lists.
#[cfg(test)]
pub(crate) fn assert_known(names: &Names, tables: &[&str], source: &str) {
    for row in tables.iter().flat_map(|table| table::read::<table::Any>(table)) {
        match row.unwrap() {
            table::Row::Template(name, Some(_)) => assert!(names.flags.contains(&name), "no flag {name:?}"),
            table::Row::Template(name, None) => assert!(names.templates.contains(&name), "no template {name:?}"),
            table::Row::Value(..) => {}
        }
    }
    for name in names.flags.iter().chain(names.templates) {
        // as the macros and `Template::of` write it, not as the list does
        let used = [format!(", \"{name}\""), format!("(\"{name}\")")];
        assert!(used.iter().any(|used| source.contains(used)), "{name:?} is never used");
    }
}
