//! Linear scores over named features: how evidence is weighed where a rule cannot decide alone.
//!
//! A feature is a template with a value, `before=in`, or a template alone, `capitals`. Its weight stands
//! under that name in a table of the source. That of a template alone is known to the compiler; one with a value is a
//! hash while a text is read. Names are spelled out for explanations and for the commands that fit the weights.

use crate::text::hash::{const_key, word_key};

/// Weights by the names of the features: rows `template` or `template=value`, in parts of which the last stands.
pub(crate) type Table = &'static [&'static [(&'static str, f32)]];

/// A table of weights, indexed by the hash of the feature's name.
#[derive(Debug)]
pub(crate) struct Model {
    /// By the last bits of a feature's hash, four in a place: its other bits, and in the last ones its weight in hundredths
    /// over [`NO_WEIGHT`]; [`EMPTY`] where no feature is. What finds its place full is in the next. The length is a
    /// power of two.
    places: Vec<[u32; 4]>,
}

/// The bits of a slot that hold the weight. So many bits of the hash at least tell the slot.
const WEIGHT_BITS: u32 = 12;
const WEIGHT: u32 = (1 << WEIGHT_BITS) - 1;
/// What a weight of zero is written as.
const NO_WEIGHT: i32 = 1 << (WEIGHT_BITS - 1);
/// A slot that weighs nothing.
const EMPTY: u32 = NO_WEIGHT as u32;

/// The hash of a template's name.
pub(crate) const fn template(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        let byte = bytes[at];
        hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The hash of a template with a value.
#[inline]
fn with_value(template: u32, value: u32) -> u32 {
    (template.rotate_left(15) ^ value).wrapping_mul(0x9E37_79B1)
}

/// The hash of two words, one after the other.
#[inline]
fn pair_key(first: u32, second: u32) -> u32 {
    first.rotate_left(13) ^ second
}

/// The hash of a value: a word, or two with a space between.
fn value_key(value: &str) -> u32 {
    match value.split_once(' ') {
        Some((first, second)) => pair_key(word_key(first.as_bytes()), word_key(second.as_bytes())),
        None => word_key(value.as_bytes()),
    }
}

impl Model {
    /// The index over a table. Of two rows of one name the last stands.
    pub(crate) fn new(table: Table) -> Model {
        let rows: usize = table.iter().map(|part| part.len()).sum();
        let mut model = Model { places: vec![[EMPTY; 4]; rows.next_power_of_two()] };
        for &(name, weight) in table.iter().copied().flatten() {
            let key = match name.split_once('=') {
                Some((name, value)) => with_value(template(name), value_key(value)),
                None => template(name),
            };
            model.insert(key, hundredths(weight));
        }
        model
    }

    fn insert(&mut self, key: u32, weight: i32) {
        let last = self.places.len() - 1;
        // there is a place for each row
        for at in key as usize..=key as usize + last {
            let mut slots = self.places.get_mut(at & last).into_iter().flatten();
            if let Some(slot) = slots.find(|slot| **slot == EMPTY || (**slot ^ key) & !WEIGHT == 0) {
                *slot = key & !WEIGHT | (weight + NO_WEIGHT) as u32;
                return;
            }
        }
    }

    /// The weight of a feature in hundredths, as a sum of four: no branch waits for which of the slots it is.
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

    /// The sum of the weights of the features that it is told. `TABLE` is the number of its table in the `TABLES` of the module
    /// that tells them.
    pub(crate) fn sum<const TABLE: usize>(&self) -> Sum<'_, TABLE> {
        Sum { model: self, flags: 0, values: [0; 4] }
    }

    /// The features that weigh anything, the heaviest first.
    pub(crate) fn evidence(&self, features: &Named) -> Vec<(String, f32)> {
        let weight = |key| self.weight(key).iter().sum::<i32>() as f32 / 100.0;
        heaviest_first(features.0.iter().map(|(key, name)| (name.clone(), weight(*key))))
    }

    /// The sum of the weights of the features: above zero speaks for, below against.
    pub(crate) fn score(&self, features: &Named) -> f32 {
        let weight = |key| self.weight(key).iter().sum::<i32>();
        features.0.iter().map(|(key, _)| weight(*key)).sum::<i32>() as f32 / 100.0
    }
}

/// What weighs anything, the heaviest first.
pub(crate) fn heaviest_first(weighed: impl Iterator<Item = (String, f32)>) -> Vec<(String, f32)> {
    let mut evidence: Vec<(String, f32)> = weighed.filter(|(_, weight)| *weight != 0.0).collect();
    evidence.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    evidence
}

/// The score as a probability.
pub(crate) fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// A template without a value, with what it weighs: known when the crate is compiled. Made by [`flag!`].
#[derive(Debug)]
pub(crate) struct Flag {
    name: &'static str,
    key: u32,
    /// In hundredths, in each table of its module.
    weights: [i32; MOST_TABLES],
}

/// The most tables that a module has.
const MOST_TABLES: usize = 3;

impl Flag {
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    pub(crate) const fn new(tables: &[Table], name: &'static str) -> Flag {
        let mut weights = [0; MOST_TABLES];
        let mut table = 0;
        while table < tables.len() {
            weights[table] = weight_in(tables[table], name);
            table += 1;
        }
        Flag { name, key: template(name), weights }
    }
}

/// The weight of a name in a table, in hundredths: that of its last row, 0 without one.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn weight_in(table: Table, name: &str) -> i32 {
    let mut weight = 0;
    let mut part = 0;
    while part < table.len() {
        let mut row = 0;
        while row < table[part].len() {
            if is_same(table[part][row].0, name) {
                weight = hundredths(table[part][row].1);
            }
            row += 1;
        }
        part += 1;
    }
    weight
}

/// Whether two names are the same, for the compiler.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(crate) const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len()
}

/// A weight as it is summed: rounded to hundredths, and bounded by what a slot can hold.
const fn hundredths(weight: f32) -> i32 {
    let half = if weight < 0.0 { -0.5 } else { 0.5 };
    let rounded = (weight * 100.0 + half) as i32;
    if rounded >= NO_WEIGHT {
        NO_WEIGHT - 1
    } else if rounded <= -NO_WEIGHT {
        1 - NO_WEIGHT
    } else {
        rounded
    }
}

/// What the features of a candidate are told to, through [`flag!`], [`valued!`] and [`paired!`].
pub(crate) trait Features {
    /// A template without a value, where it holds.
    fn flag(&mut self, flag: &'static Flag, holds: bool);
    /// A template with a word for value.
    fn valued(&mut self, key: u32, name: &'static str, value: Value<'_>);
    /// A template with two words for value.
    fn paired(&mut self, key: u32, name: &'static str, first: Value<'_>, second: Value<'_>);
}

/// The sum of the weights of some features: above zero speaks for, below against.
#[derive(Debug)]
pub(crate) struct Sum<'m, const TABLE: usize> {
    model: &'m Model,
    /// In hundredths: of the templates without a value, and of the others, to be added up.
    flags: i32,
    values: [i32; 4],
}

impl<const TABLE: usize> Sum<'_, TABLE> {
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

impl<const TABLE: usize> Features for Sum<'_, TABLE> {
    #[inline(always)]
    fn flag(&mut self, flag: &'static Flag, holds: bool) {
        self.flags += if holds { flag.weights.get(TABLE).copied().unwrap_or_default() } else { 0 };
    }

    #[inline(always)]
    fn valued(&mut self, key: u32, _: &'static str, value: Value<'_>) {
        self.add(with_value(key, value.key));
    }

    #[inline(always)]
    fn paired(&mut self, key: u32, _: &'static str, first: Value<'_>, second: Value<'_>) {
        self.add(with_value(key, pair_key(first.key, second.key)));
    }
}

/// Two decisions by the same evidence.
impl<A: Features, B: Features> Features for (A, B) {
    #[inline(always)]
    fn flag(&mut self, flag: &'static Flag, holds: bool) {
        self.0.flag(flag, holds);
        self.1.flag(flag, holds);
    }

    #[inline(always)]
    fn valued(&mut self, key: u32, name: &'static str, value: Value<'_>) {
        self.0.valued(key, name, value);
        self.1.valued(key, name, value);
    }

    #[inline(always)]
    fn paired(&mut self, key: u32, name: &'static str, first: Value<'_>, second: Value<'_>) {
        self.0.paired(key, name, first, second);
        self.1.paired(key, name, first, second);
    }
}

/// Features with their names, for explanations and for the commands that fit the weights.
#[derive(Debug, Default)]
pub(crate) struct Named(Vec<(u32, String)>);

impl Named {
    /// The names alone.
    #[cfg(feature = "fit")]
    pub(crate) fn into_names(self) -> Vec<String> {
        self.0.into_iter().map(|(_, name)| name).collect()
    }
}

impl Features for Named {
    fn flag(&mut self, flag: &'static Flag, holds: bool) {
        if holds {
            self.0.push((flag.key, flag.name.to_owned()));
        }
    }

    fn valued(&mut self, key: u32, name: &'static str, value: Value<'_>) {
        self.0.push((with_value(key, value.key), format!("{name}={}", value.text())));
    }

    fn paired(&mut self, key: u32, name: &'static str, first: Value<'_>, second: Value<'_>) {
        let key = with_value(key, pair_key(first.key, second.key));
        self.0.push((key, format!("{name}={} {}", first.text(), second.text())));
    }
}

/// A word as the value of a feature: its hash, and where its folded form stands, which is read for names only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    key: u32,
    start: u32,
    end: u32,
    within: &'a str,
}

impl<'a> Value<'a> {
    /// The word `start..end` of a folded text.
    #[inline]
    pub(crate) fn new(key: u32, within: &'a str, start: u32, end: u32) -> Value<'a> {
        Value { key, start, end, within }
    }

    /// A word of its own.
    #[inline]
    pub(crate) fn word(key: u32, word: &'a str) -> Value<'a> {
        Value { key, start: 0, end: word.len() as u32, within: word }
    }

    /// A word whose hash is computed here.
    pub(crate) fn hashed(word: &'a str) -> Value<'a> {
        Value::word(word_key(word.as_bytes()), word)
    }

    /// A word that is known when the crate is compiled. Called through [`fixed!`].
    pub(crate) const fn fixed(word: &'static str) -> Value<'static> {
        Value { key: const_key(word), start: 0, end: word.len() as u32, within: word }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.within.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A word that is known when the crate is compiled, as a [`Value`].
macro_rules! fixed {
    ($word:literal) => {{
        const VALUE: crate::scoring::Value<'static> = crate::scoring::Value::fixed($word);
        VALUE
    }};
}

/// Adds a feature without a value, where the condition holds. The module names its tables of weights `TABLES`.
macro_rules! flag {
    ($features:expr, $name:literal) => {
        flag!($features, $name if true)
    };
    ($features:expr, $name:literal if $condition:expr) => {{
        const FLAG: &crate::scoring::Flag = &crate::scoring::Flag::new(&TABLES, $name);
        $features.flag(FLAG, $condition)
    }};
}

/// Adds a feature with a word for value.
macro_rules! valued {
    ($features:expr, $name:literal = $value:expr) => {{
        const KEY: u32 = crate::scoring::template($name);
        $features.valued(KEY, $name, $value)
    }};
}

/// Adds a feature with two words for value.
macro_rules! paired {
    ($features:expr, $name:literal = $first:expr, $second:expr) => {{
        const KEY: u32 = crate::scoring::template($name);
        $features.paired(KEY, $name, $first, $second)
    }};
}

pub(crate) use {fixed, flag, paired, valued};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_its_rows() {
        const TABLES: [Table; 1] = [&[
            &[("capitals", 1.0), ("before=in", 1.5), ("before=by", -1.0), ("frame=call for", 0.25)],
            &[("capitals", 2.0)],
        ]];
        let model = Model::new(TABLES[0]);
        let mut features = (model.sum::<0>(), Named::default());
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
        let names: Vec<&str> = features.0.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["capitals", "in brackets", "before=in", "before=of", "frame=call for", "frame=for call"]);
    }
}
