//! Linear scores over named features: how evidence is weighed where a rule cannot decide alone.
//!
//! A feature is a template with a value, `before=in`, or a template alone, `capitals`. Its weight stands
//! under that name in a table of the source. While a text is read, features are only hashes; their names
//! are spelled out for explanations and for the commands that fit the weights.

use crate::hash::{const_key, word_key};

/// A table of weights, indexed by the hash of the feature's name.
#[derive(Debug)]
pub(crate) struct Model {
    /// By the last bits of a feature's hash: its other bits, and in the last ones its weight in hundredths, over
    /// [`LEAST_WEIGHT`]; [`EMPTY`] where no feature is. The length is a power of two.
    slots: Vec<u32>,
}

/// The bits of a slot that hold the weight. So many bits of the hash at least tell the slot.
const WEIGHT_BITS: u32 = 12;
const WEIGHT: u32 = (1 << WEIGHT_BITS) - 1;
/// One less than the least weight, in hundredths.
const LEAST_WEIGHT: i32 = -(1 << (WEIGHT_BITS - 1));
/// A slot that weighs nothing.
const EMPTY: u32 = -LEAST_WEIGHT as u32;

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
    /// The index over a table of rows `template` or `template=value`.
    pub(crate) fn new(rows: &[(&str, f32)]) -> Model {
        let slots = (rows.len() * 2).next_power_of_two().max(1 << WEIGHT_BITS);
        let mut model = Model { slots: vec![EMPTY; slots] };
        for &(name, weight) in rows {
            let key = match name.split_once('=') {
                Some((name, value)) => with_value(template(name), value_key(value)),
                None => template(name),
            };
            let weight = ((weight * 100.0).round() as i32).clamp(LEAST_WEIGHT + 1, -LEAST_WEIGHT - 1);
            let at = model.find(key).0;
            if let Some(slot) = model.slots.get_mut(at) {
                *slot = key & !WEIGHT | (weight - LEAST_WEIGHT) as u32;
            }
        }
        model
    }

    /// The slot where a feature is or belongs, and what it holds.
    #[inline]
    fn find(&self, key: u32) -> (usize, u32) {
        let mut at = key as usize & (self.slots.len() - 1);
        while let Some(&slot) = self.slots.get(at) {
            // zero where the slot holds the feature, or nothing
            if ((slot ^ key) & !WEIGHT).min(slot ^ EMPTY) == 0 {
                return (at, slot);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        (at, EMPTY)
    }

    /// In hundredths.
    #[inline]
    fn weight(&self, key: u32) -> i32 {
        (self.find(key).1 & WEIGHT) as i32 + LEAST_WEIGHT
    }

    /// The features that weigh anything, the heaviest first. They must have their names.
    pub(crate) fn evidence(&self, features: &Features) -> Vec<(String, f32)> {
        let names = features.names.as_deref().unwrap_or_default();
        let weight = |key| self.weight(key) as f32 / 100.0;
        let weighed = names.iter().zip(features.keys()).map(|(name, &key)| (name.clone(), weight(key)));
        heaviest_first(weighed)
    }

    /// The sum of the weights of the features: above zero speaks for, below against.
    #[inline]
    pub(crate) fn score(&self, features: &Features) -> f32 {
        features.keys().iter().map(|&key| self.weight(key)).sum::<i32>() as f32 / 100.0
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

/// The most features that a candidate has, far over what the templates give.
const MOST: usize = 64;

/// The features of one candidate.
#[derive(Debug)]
pub(crate) struct Features {
    keys: [u32; MOST],
    count: usize,
    /// The names, where they are asked for.
    pub names: Option<Vec<String>>,
}

impl Default for Features {
    fn default() -> Features {
        Features { keys: [0; MOST], count: 0, names: None }
    }
}

impl Features {
    /// The hashes of the features.
    fn keys(&self) -> &[u32] {
        self.keys.get(..self.count).unwrap_or_default()
    }

    #[inline]
    fn push(&mut self, key: u32) {
        debug_assert!(self.count < MOST, "more features than {MOST}");
        if let Some(slot) = self.keys.get_mut(self.count) {
            *slot = key;
            self.count += 1;
        }
    }

    /// Features that keep their names.
    pub(crate) fn named() -> Features {
        Features { names: Some(Vec::new()), ..Features::default() }
    }

    pub(crate) fn clear(&mut self) {
        self.count = 0;
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }

    /// Adds a template without a value. Called through [`flag!`].
    #[inline]
    pub(crate) fn flag(&mut self, key: u32, name: &'static str) {
        self.push(key);
        if self.names.is_some() {
            self.name(name, &[]);
        }
    }

    /// Adds a template with a word for value. Called through [`valued!`].
    #[inline]
    pub(crate) fn valued(&mut self, key: u32, name: &'static str, value: Value<'_>) {
        self.push(with_value(key, value.key));
        if self.names.is_some() {
            self.name(name, &[value]);
        }
    }

    /// Adds a template with two words for value. Called through [`paired!`].
    #[inline]
    pub(crate) fn paired(&mut self, key: u32, name: &'static str, first: Value<'_>, second: Value<'_>) {
        self.push(with_value(key, pair_key(first.key, second.key)));
        if self.names.is_some() {
            self.name(name, &[first, second]);
        }
    }

    /// Spells a feature out.
    #[cold]
    #[inline(never)]
    fn name(&mut self, template: &str, values: &[Value<'_>]) {
        let values: Vec<&str> = values.iter().map(Value::text).collect();
        let name = if values.is_empty() { template.to_owned() } else { format!("{template}={}", values.join(" ")) };
        self.names.get_or_insert_default().push(name);
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
        const VALUE: crate::score::Value<'static> = crate::score::Value::fixed($word);
        VALUE
    }};
}

/// Adds a feature without a value.
macro_rules! flag {
    ($features:expr, $name:literal) => {{
        const KEY: u32 = crate::score::template($name);
        $features.flag(KEY, $name)
    }};
    ($features:expr, $name:literal if $condition:expr) => {
        if $condition {
            flag!($features, $name)
        }
    };
}

/// Adds a feature with a word for value.
macro_rules! valued {
    ($features:expr, $name:literal = $value:expr) => {{
        const KEY: u32 = crate::score::template($name);
        $features.valued(KEY, $name, $value)
    }};
}

/// Adds a feature with two words for value.
macro_rules! paired {
    ($features:expr, $name:literal = $first:expr, $second:expr) => {{
        const KEY: u32 = crate::score::template($name);
        $features.paired(KEY, $name, $first, $second)
    }};
}

pub(crate) use {fixed, flag, paired, valued};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_its_rows() {
        let model = Model::new(&[("capitals", 2.0), ("before=in", 1.5), ("before=by", -1.0), ("frame=call for", 0.25)]);
        let mut features = Features::named();
        flag!(features, "capitals");
        valued!(features, "before" = fixed!("in"));
        valued!(features, "before" = fixed!("of"));
        paired!(features, "frame" = fixed!("call"), Value::hashed("for"));
        paired!(features, "frame" = fixed!("for"), fixed!("call"));
        assert_eq!(model.score(&features), 3.75);
        let names = features.names.unwrap();
        assert_eq!(names, ["capitals", "before=in", "before=of", "frame=call for", "frame=for call"]);
    }
}
