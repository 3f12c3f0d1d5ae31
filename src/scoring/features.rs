//! Features by name, and how a module reports which are present.

use super::keys;
use super::model::MOST_FLAGS;
use crate::text::hash::{const_key, word_key};

/// The names of the features of a module, its constant `NAMES`.
#[derive(Debug)]
pub(crate) struct Names {
    /// Templates without a value. A flag's index in this list identifies it.
    pub flags: &'static [&'static str],
    /// Templates with a value.
    pub templates: &'static [&'static str],
}

/// A template without a value, resolved at compile time through [`flag!`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flag {
    name: &'static str,
    pub(crate) number: usize,
}

impl Flag {
    /// The flag with this name. A name that is not in the list does not compile.
    pub(crate) const fn of(names: &Names, name: &'static str) -> Flag {
        assert!(names.flags.len() <= MOST_FLAGS, "more flags than a model has weights for");
        Flag { name, number: number_of(names.flags, name) }
    }
}

/// A template with a value, resolved at compile time through [`valued!`] and [`paired!`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    name: &'static str,
    pub(super) key: u32,
    /// Its index in the list.
    number: usize,
}

impl Template {
    /// The template with this name. A name that is not in the list does not compile.
    pub(crate) const fn of(names: &Names, name: &'static str) -> Template {
        Template { name, key: keys::template(name), number: number_of(names.templates, name) }
    }
}

/// A template with a fixed list of values, of which a set is present at a time: the classes of a word. The weights of all
/// are at hand by the number of the value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Family {
    template: Template,
    values: &'static [Option<Value<'static>>; MOST_VALUES],
}

/// The greatest number of values of a family, which are the bits of a set.
pub(crate) const MOST_VALUES: usize = 64;

impl Family {
    /// The family of the template with this name. A number without a value is no feature.
    pub(crate) const fn of(
        names: &Names,
        name: &'static str,
        values: &'static [Option<Value<'static>>; MOST_VALUES],
    ) -> Family {
        Family { template: Template::of(names, name), values }
    }

    /// The index of its template in the list.
    pub(super) fn number(self) -> usize {
        self.template.number
    }

    /// The template with each value, by the number of the value.
    pub(super) fn features(self) -> impl Iterator<Item = Option<(Template, Value<'static>)>> {
        self.values.iter().map(move |value| Some((self.template, (*value)?)))
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn number_of(names: &[&str], name: &str) -> usize {
    let mut number = 0;
    while !is_same(names[number], name) {
        number += 1;
    }
    number
}

/// Whether two names are equal, at compile time.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn is_same(a: &str, b: &str) -> bool {
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

/// A collector for the features of a candidate.
pub(crate) trait Features {
    /// Adds a template without a value, if `holds` is true.
    fn flag(&mut self, flag: Flag, holds: bool);
    /// Adds a template with one word as its value.
    fn valued(&mut self, template: Template, value: Value<'_>);
    /// Adds a template with two words as its value.
    fn paired(&mut self, template: Template, first: Value<'_>, second: Value<'_>);
    /// Adds the values of a family whose numbers are the bits of a set.
    fn family(&mut self, family: Family, set: u64) {
        for (number, feature) in family.features().enumerate() {
            if let Some((template, value)) = feature.filter(|_| set >> number & 1 != 0) {
                self.valued(template, value);
            }
        }
    }
}

/// Collects the same features for two decisions.
impl<A: Features, B: Features> Features for (A, B) {
    #[inline(always)]
    fn flag(&mut self, flag: Flag, holds: bool) {
        self.0.flag(flag, holds);
        self.1.flag(flag, holds);
    }

    #[inline(always)]
    fn valued(&mut self, template: Template, value: Value<'_>) {
        self.0.valued(template, value);
        self.1.valued(template, value);
    }

    #[inline(always)]
    fn paired(&mut self, template: Template, first: Value<'_>, second: Value<'_>) {
        self.0.paired(template, first, second);
        self.1.paired(template, first, second);
    }
}

/// How a model identifies a feature.
#[derive(Clone, Copy, Debug)]
pub(super) enum Feature {
    /// A flag, by its index.
    Flag(usize),
    /// A template with a value, by its hash.
    Value(u32),
}

/// Features with their names, for explanations and for the commands that fit the weights.
#[derive(Debug, Default)]
pub(crate) struct Named(Vec<(Feature, String)>);

impl Named {
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Feature, String)> {
        self.0.iter()
    }

    /// The names only.
    #[cfg(feature = "fit")]
    pub(crate) fn into_names(self) -> Vec<String> {
        self.0.into_iter().map(|(_, name)| name).collect()
    }
}

impl Features for Named {
    fn flag(&mut self, flag: Flag, holds: bool) {
        if holds {
            self.0.push((Feature::Flag(flag.number), flag.name.to_owned()));
        }
    }

    fn valued(&mut self, template: Template, value: Value<'_>) {
        let key = keys::with_value(template.key, value.key);
        self.0.push((Feature::Value(key), format!("{}={}", template.name, value.text())));
    }

    fn paired(&mut self, template: Template, first: Value<'_>, second: Value<'_>) {
        let key = keys::with_value(template.key, keys::pair(first.key, second.key));
        self.0.push((Feature::Value(key), format!("{}={} {}", template.name, first.text(), second.text())));
    }
}

/// A word as the value of a feature: its hash, and the bounds of its folded form, which is read only for names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    pub(super) key: u32,
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

    /// A word that is not part of a folded text.
    #[inline]
    pub(crate) fn word(key: u32, word: &'a str) -> Value<'a> {
        Value { key, start: 0, end: word.len() as u32, within: word }
    }

    /// A word whose hash is computed at run time.
    pub(crate) fn hashed(word: &'a str) -> Value<'a> {
        Value::word(word_key(word.as_bytes()), word)
    }

    /// A word known at compile time. Called through [`fixed!`].
    pub(crate) const fn fixed(word: &'static str) -> Value<'static> {
        Value { key: const_key(word), start: 0, end: word.len() as u32, within: word }
    }

    /// The hash of the word.
    #[inline]
    pub(crate) fn key(&self) -> u32 {
        self.key
    }

    #[inline]
    pub(crate) fn text(&self) -> &'a str {
        self.within.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A word known at compile time, as a [`Value`].
macro_rules! fixed {
    ($word:literal) => {{
        const VALUE: crate::scoring::Value<'static> = crate::scoring::Value::fixed($word);
        VALUE
    }};
}

/// Adds a feature without a value, if the condition is true.
macro_rules! flag {
    ($features:expr, $name:literal) => {
        flag!($features, $name if true)
    };
    ($features:expr, $name:literal if $condition:expr) => {{
        const FLAG: crate::scoring::Flag = crate::scoring::Flag::of(&NAMES, $name);
        $features.flag(FLAG, $condition)
    }};
}

/// Adds a feature with one word as its value.
macro_rules! valued {
    ($features:expr, $name:literal = $value:expr) => {{
        const TEMPLATE: crate::scoring::Template = crate::scoring::Template::of(&NAMES, $name);
        $features.valued(TEMPLATE, $value)
    }};
}

/// Adds a feature with two words as its value.
macro_rules! paired {
    ($features:expr, $name:literal = $first:expr, $second:expr) => {{
        const TEMPLATE: crate::scoring::Template = crate::scoring::Template::of(&NAMES, $name);
        $features.paired(TEMPLATE, $first, $second)
    }};
}

pub(crate) use {fixed, flag, paired, valued};
