//! An index over names that is ready far sooner than an automaton: hashes of the folded names.

use super::{Data, Name};
use crate::document::{Document, Range, WORD_END};
use crate::hash::{BitSet, phrase_key, word_key};

/// Finds the longest name that starts with a word, as [`PhraseSet`](crate::PhraseSet) does.
///
/// Bits tell whether words of the text begin a name or are one; then the hash leads to the names, and the words are
/// compared one by one.
#[derive(Debug)]
pub(super) struct NameIndex {
    /// The hashes of the names, in order of their buckets; names that fold alike stand together.
    keys: Vec<u32>,
    /// The number of the name behind each hash; [`FIRST`] marks the first of those that fold alike.
    numbers: Vec<u32>,
    /// Where each bucket starts, and the end of the last.
    buckets: Vec<u32>,
    /// How far a hash is shifted to give its bucket.
    shift: u32,
    /// The hashes of all first words, and of the beginnings of longer names.
    beginnings: BitSet,
    /// The hashes of all names.
    names: BitSet,
}

/// Marks the first of the names that fold alike.
const FIRST: u32 = 1 << 31;

/// The number of a name without its mark.
#[inline]
pub(super) fn number(entry: u32) -> usize {
    (entry & !FIRST) as usize
}

/// How far a hash is shifted, so that there is a bucket for each name.
fn shift(names: usize) -> u32 {
    32 - names.next_power_of_two().trailing_zeros().clamp(1, 31)
}

impl NameIndex {
    /// Builds the index. `names` and `strings` are those of the data that the index will be asked with.
    pub(super) fn new(names: &[Name], strings: &str) -> NameIndex {
        let shift = shift(names.len());
        let mut index = NameIndex {
            keys: Vec::new(),
            numbers: Vec::new(),
            buckets: vec![0; (1 << (32 - shift)) + 1],
            shift,
            // fewer of them: most names are one word, and many share their first
            beginnings: BitSet::for_items(names.len() / 3),
            names: BitSet::for_items(names.len()),
        };
        let lower = strings.to_ascii_lowercase();
        let keys: Vec<u32> = names.iter().map(|name| index.enter(name, &lower)).collect();
        index.sort(&keys);
        index.mark(names, &lower);
        index
    }

    /// The columns that a file holds: hashes, numbers, and the two sets of bits.
    pub(super) fn columns(&self) -> (&[u32], &[u32], [&BitSet; 2]) {
        (&self.keys, &self.numbers, [&self.beginnings, &self.names])
    }

    /// An index from its columns; `None` where they do not fit each other.
    pub(super) fn from_columns(keys: Vec<u32>, numbers: Vec<u32>, bits: [Vec<u64>; 2]) -> Option<NameIndex> {
        let [beginnings, names] = bits;
        let (beginnings, names) = (BitSet::from_bits(beginnings), BitSet::from_bits(names));
        let shift = shift(keys.len());
        let mut buckets = Vec::with_capacity((1 << (32 - shift)) + 1);
        for (at, &key) in (0..).zip(&keys) {
            // the end of each bucket before that of the key
            if ((key >> shift) as usize) + 1 < buckets.len() {
                return None;
            }
            buckets.resize((key >> shift) as usize + 1, at);
        }
        buckets.resize((1 << (32 - shift)) + 1, keys.len() as u32);
        let fits = numbers.len() == keys.len() && numbers.iter().all(|&entry| number(entry) < keys.len());
        fits.then_some(NameIndex { keys, numbers, buckets, shift, beginnings, names })
    }

    /// Enters the hashes of a name and its beginnings; gives that of the name.
    fn enter(&mut self, name: &Name, lower: &str) -> u32 {
        let mut key = None;
        for (sign, word) in words(name, lower.as_bytes()) {
            let word = word_key(word);
            key = Some(match key {
                None => word,
                Some(before) => {
                    self.beginnings.insert(before);
                    phrase_key(before, sign, word)
                }
            });
        }
        let key = key.unwrap_or_default();
        self.names.insert(key);
        if let Some(count) = self.buckets.get_mut((key >> self.shift) as usize + 1) {
            *count += 1;
        }
        key
    }

    /// Sorts the names into their buckets, and in each by hash and number.
    fn sort(&mut self, keys: &[u32]) {
        let mut total = 0;
        for start in &mut self.buckets {
            total += *start;
            *start = total;
        }
        let mut next = self.buckets.clone();
        let mut entries = vec![(0u32, 0u32); keys.len()];
        for (number, &key) in (0..).zip(keys) {
            if let Some(at) = next.get_mut((key >> self.shift) as usize) {
                if let Some(entry) = entries.get_mut(*at as usize) {
                    *entry = (key, number);
                }
                *at += 1;
            }
        }
        for bounds in self.buckets.windows(2) {
            if let &[start, end] = bounds {
                if end - start > 1 {
                    entries.get_mut(start as usize..end as usize).unwrap_or_default().sort_unstable();
                }
            }
        }
        (self.keys, self.numbers) = entries.into_iter().unzip();
    }

    /// Puts names of one hash that fold alike side by side, and marks the first of them.
    fn mark(&mut self, names: &[Name], lower: &str) {
        let form = |entry: u32| names.get(number(entry)).map(|name| words(name, lower.as_bytes()));
        let alike = |a: u32, b: u32| match (form(a), form(b)) {
            (Some(a), Some(b)) => a.eq(b),
            _ => false,
        };
        let mut start = 0;
        while let Some(&key) = self.keys.get(start) {
            let run = self.keys.iter().skip(start).take_while(|&&other| other == key).count();
            let numbers = self.numbers.get_mut(start..start + run).unwrap_or_default();
            start += run;
            let mut rest = numbers;
            while let Some((first, others)) = rest.split_first_mut() {
                let mut same = 0;
                for at in 0..others.len() {
                    if others.get(at).is_some_and(|&other| alike(*first, other)) {
                        others.swap(same, at);
                        same += 1;
                    }
                }
                *first |= FIRST;
                rest = others.get_mut(same..).unwrap_or_default();
            }
        }
    }

    /// The longest name that starts with this word: the number of the word behind it, and its entries.
    #[inline]
    pub(super) fn longest_at(&self, data: &Data, document: &Document, number: usize) -> Option<(usize, &[u32])> {
        let mut key = document.words.get(number)?.key;
        let mut end = number + 1;
        let mut longest = None;
        loop {
            if self.names.contains(key) {
                longest =
                    self.named(key, data, document, Range::new(number, end)).map(|found| (end, found)).or(longest);
            }
            if !self.beginnings.contains(key) {
                return longest;
            }
            let Some(next) = document.words.get(end) else { return longest };
            key = phrase_key(key, next.gap.sign(), next.key);
            end += 1;
        }
    }

    /// The entries of the name that these words are.
    fn named(&self, key: u32, data: &Data, document: &Document, words: Range) -> Option<&[u32]> {
        let bucket = (key >> self.shift) as usize;
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let numbers = self.numbers.get(start..end)?;
        let mut entries = numbers.iter().zip(self.keys.get(start..end)?);
        let first = entries.position(|(&entry, &found)| {
            let is_name =
                || data.names.get(self::number(entry)).is_some_and(|name| is_name(data, name, document, words));
            found == key && entry & FIRST != 0 && is_name()
        })?;
        let rest = numbers.get(first + 1..)?.iter();
        let same = rest.take_while(|&&entry| entry & FIRST == 0).count();
        numbers.get(first..=first + same)
    }
}

/// The words of a name, folded, each with the sign before it. A name without a folded form of its own is plain: words
/// of ASCII letters and digits with a space or hyphen between.
fn words<'a>(name: &Name, lower: &'a [u8]) -> impl Iterator<Item = (Option<char>, &'a [u8])> + use<'a> {
    let (start, middle, end) = (name.text.start as usize, name.text.end as usize, name.folded_end as usize);
    let plain = middle == end;
    let form = if plain { lower.get(start..middle) } else { lower.get(middle..end) };
    let mut rest = form.unwrap_or_default();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // a sign is a control character, a comma or a stop, and no word starts with one
        let sign =
            rest.first().filter(|&&byte| !plain && matches!(byte, 1 | b',' | b'.')).map(|&byte| char::from(byte));
        rest = rest.get(usize::from(sign.is_some())..)?;
        let end = if plain { memchr::memchr2(b' ', b'-', rest) } else { memchr::memchr(WORD_END as u8, rest) };
        let (word, behind) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = behind.get(1..).unwrap_or_default();
        Some((sign, word))
    })
}

/// Whether these words of a text are the name.
#[inline]
fn is_name(data: &Data, name: &Name, document: &Document, range: Range) -> bool {
    let folded = data.folded(name);
    if !folded.is_empty() {
        return document.is_phrase(range, folded);
    }
    let mut rest = data.text(name.text).as_bytes();
    for number in range.start..range.end {
        let word = document.text(number).as_bytes();
        let Some((head, tail)) = rest.split_at_checked(word.len()) else { return false };
        let sign = number > range.start && document.word(number).gap.sign().is_some();
        if sign || !head.eq_ignore_ascii_case(word) {
            return false;
        }
        rest = match tail.split_first() {
            Some((b' ' | b'-', behind)) => behind,
            Some(_) => return false,
            None if number + 1 == range.end => return true,
            None => return false,
        };
    }
    false
}

/// Whether a folded name can be read off the name itself.
pub(super) fn is_plain(name: &str, folded: &str) -> bool {
    let mut plain = String::with_capacity(folded.len());
    for word in name.split([' ', '-']) {
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return false;
        }
        plain.push_str(word);
        plain.push(WORD_END);
    }
    plain.make_ascii_lowercase();
    plain == folded
}
