//! Linear scores over named features: how evidence is weighed where a rule cannot decide alone.
//!
//! A feature is a template with a value, `before=in`, or a template alone, `capitals`. Its weight stands
//! under that name in a table of the source. While a text is read, features are only hashes; their names
//! are spelled out for explanations and for the commands that fit the weights.

use crate::hash::word_key;

/// A table of weights, indexed by the hash of the feature's name.
#[derive(Debug)]
pub(crate) struct Model {
    /// The hash of the feature in each slot; zero is an empty slot. The length is a power of two.
    keys: Vec<u32>,
    /// The weight in the same slot, in hundredths.
    weights: Vec<i16>,
}

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
        let size = (rows.len() * 3 / 2).next_power_of_two().max(16);
        let mut model = Model { keys: vec![0; size], weights: vec![0; size] };
        for &(name, weight) in rows {
            let key = match name.split_once('=') {
                Some((name, value)) => with_value(template(name), value_key(value)),
                None => template(name),
            };
            let at = model.slot(key);
            if let (Some(slot), Some(hundredths)) = (model.keys.get_mut(at), model.weights.get_mut(at)) {
                *slot = key;
                *hundredths = (weight * 100.0).round() as i16;
            }
        }
        model
    }

    /// The slot where a feature is or belongs.
    #[inline]
    fn slot(&self, key: u32) -> usize {
        let mut at = key as usize & (self.keys.len() - 1);
        while self.keys.get(at).is_some_and(|&found| found != key && found != 0) {
            at = (at + 1) & (self.keys.len() - 1);
        }
        at
    }

    /// In hundredths.
    #[inline]
    fn weight(&self, key: u32) -> i32 {
        let at = self.slot(key);
        self.weights.get(at).copied().map_or(0, i32::from)
    }

    /// The features that weigh anything, the heaviest first. They must have their names.
    pub(crate) fn evidence(&self, features: &Features) -> Vec<(String, f32)> {
        let names = features.names.as_deref().unwrap_or_default();
        let weight = |key| self.weight(key) as f32 / 100.0;
        let weighed = names.iter().zip(&features.keys).map(|(name, &key)| (name.clone(), weight(key)));
        let mut evidence: Vec<(String, f32)> = weighed.filter(|(_, weight)| *weight != 0.0).collect();
        evidence.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        evidence
    }

    /// The sum of the weights of the features: above zero speaks for, below against.
    #[inline]
    pub(crate) fn score(&self, features: &Features) -> f32 {
        features.keys.iter().map(|&key| self.weight(key)).sum::<i32>() as f32 / 100.0
    }
}

/// The score as a probability.
pub(crate) fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The features of one candidate.
#[derive(Debug, Default)]
pub(crate) struct Features {
    keys: Vec<u32>,
    /// The names, where they are asked for.
    pub names: Option<Vec<String>>,
}

impl Features {
    /// Features that keep their names.
    pub(crate) fn named() -> Features {
        Features { names: Some(Vec::new()), ..Features::default() }
    }

    pub(crate) fn clear(&mut self) {
        self.keys.clear();
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }

    /// Adds a template without a value. Called through [`flag!`].
    #[inline]
    pub(crate) fn flag(&mut self, key: u32, name: &'static str) {
        self.keys.push(key);
        if let Some(names) = &mut self.names {
            names.push(name.to_owned());
        }
    }

    /// Adds a template with a folded word for value. Called through [`valued!`].
    #[inline]
    pub(crate) fn valued(&mut self, key: u32, name: &'static str, value: u32, text: &str) {
        self.keys.push(with_value(key, value));
        if let Some(names) = &mut self.names {
            names.push(format!("{name}={text}"));
        }
    }

    /// Adds a template with two words for value. Called through [`paired!`].
    #[inline]
    pub(crate) fn paired(&mut self, key: u32, name: &'static str, first: (u32, &str), second: (u32, &str)) {
        self.keys.push(with_value(key, pair_key(first.0, second.0)));
        if let Some(names) = &mut self.names {
            names.push(format!("{name}={} {}", first.1, second.1));
        }
    }
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

/// Adds a feature with a word for value: the hash of the word and its folded text.
macro_rules! valued {
    ($features:expr, $name:literal = $key:expr, $text:expr) => {{
        const KEY: u32 = crate::score::template($name);
        $features.valued(KEY, $name, $key, $text)
    }};
}

/// Adds a feature with two words for value, each as its hash and its folded text.
macro_rules! paired {
    ($features:expr, $name:literal = $first:expr, $second:expr) => {{
        const KEY: u32 = crate::score::template($name);
        $features.paired(KEY, $name, $first, $second)
    }};
}

pub(crate) use {flag, paired, valued};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_its_rows() {
        let model = Model::new(&[("capitals", 2.0), ("before=in", 1.5), ("before=by", -1.0), ("frame=call for", 0.25)]);
        let mut features = Features::named();
        flag!(features, "capitals");
        valued!(features, "before" = crate::hash::word_key(b"in"), "in");
        valued!(features, "before" = crate::hash::word_key(b"of"), "of");
        paired!(features, "frame" = (word_key(b"call"), "call"), (word_key(b"for"), "for"));
        paired!(features, "frame" = (word_key(b"for"), "for"), (word_key(b"call"), "call"));
        assert_eq!(model.score(&features), 3.75);
        let names = features.names.unwrap();
        assert_eq!(names, ["capitals", "before=in", "before=of", "frame=call for", "frame=for call"]);
    }
}
