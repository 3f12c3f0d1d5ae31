//! An index over names that is ready far sooner than an automaton: hashes of the folded names.

use super::{Data, Name};
use crate::bits::BitSet;
use crate::bytes::alphanumerics;
use crate::document::{Document, Range, WORD_END};
use crate::hash::{key_and_identity, phrase_key, word_key};
use crate::phrase_table::{folded_words, longest};

/// Finds the longest name that starts with a word, as [`PhraseSet`](crate::PhraseSet) does.
///
/// Bits tell whether words of the text begin a name or are one; then the hash leads to the names, and the words are
/// compared one by one.
#[derive(Debug)]
pub(super) struct NameIndex {
    /// Eight bits of the hash of each name, in the order of the hashes; names that fold alike stand together.
    fragments: Vec<u8>,
    /// The number of the name behind each; [`FIRST`] marks the first of those that fold alike.
    numbers: Vec<u32>,
    /// Where each bucket starts, and the end of the last.
    buckets: Vec<u32>,
    /// How far a hash is shifted to give its bucket.
    shift: u32,
    /// The hashes of all names, and as the second set those of the beginnings of longer names.
    bits: BitSet,
}

/// Marks the first of the names that fold alike.
const FIRST: u32 = 1 << 31;

/// The number of a name without its mark.
#[inline]
pub(super) fn number(entry: u32) -> usize {
    (entry & !FIRST) as usize
}

/// How far a hash is shifted, so that there is a bucket for some four names.
fn shift(names: usize) -> u32 {
    32 - (names / 4).next_power_of_two().trailing_zeros().clamp(1, 31)
}

/// The eight bits of a hash below those that lead to its bucket.
fn fragment(key: u32, shift: u32) -> u8 {
    (key >> shift.saturating_sub(8)) as u8
}

impl NameIndex {
    /// Builds the index. `names` and `strings` are those of the data that the index will be asked with.
    pub(super) fn new(names: &[Name], strings: &str) -> NameIndex {
        // a third of the names have beginnings
        let mut bits = BitSet::for_items(names.len() + names.len() / 3);
        let lower = strings.to_ascii_lowercase();
        let keys: Vec<u32> = names.iter().map(|name| enter(name, lower.as_bytes(), &mut bits)).collect();
        let shift = shift(names.len());
        let (keys, mut numbers, buckets) = sorted(&keys, shift);
        mark(&keys, &mut numbers, names, lower.as_bytes());
        let fragments = keys.iter().map(|&key| fragment(key, shift)).collect();
        NameIndex { fragments, numbers, buckets, shift, bits }
    }

    /// The columns that a file holds: how many names each bucket has, then for each name the bits of its hash and its
    /// number, doubled, with one added for the first of those that fold alike; last the bits.
    pub(super) fn columns(&self) -> (impl Iterator<Item = u32>, &[u8], impl Iterator<Item = u32>, &[u64]) {
        let counts = self.buckets.iter().zip(self.buckets.iter().skip(1)).map(|(start, end)| end - start);
        (counts, &self.fragments, self.numbers.iter().map(|number| number.rotate_left(1)), self.bits.bits())
    }

    /// How many buckets an index over so many names has.
    pub(super) fn buckets(names: usize) -> usize {
        1 << (32 - shift(names))
    }

    /// An index from its columns; `None` where they do not fit each other.
    pub(super) fn from_columns(
        counts: impl Iterator<Item = u32>,
        fragments: Vec<u8>,
        numbers: impl Iterator<Item = u32>,
        bits: Vec<u64>,
    ) -> Option<NameIndex> {
        let names = fragments.len();
        let mut buckets = Vec::with_capacity(NameIndex::buckets(names) + 1);
        let mut end = 0u32;
        buckets.push(0);
        for count in counts {
            end = end.checked_add(count)?;
            buckets.push(end);
        }
        let mut all = Vec::with_capacity(names);
        all.extend(numbers.map(|number| number.rotate_right(1)));
        let fits = end as usize == names && all.len() == names && all.iter().all(|&entry| number(entry) < names);
        fits.then(|| NameIndex { fragments, numbers: all, buckets, shift: shift(names), bits: BitSet::from_bits(bits) })
    }

    /// The longest name that starts with this word: the number of the word behind it, and its entries.
    #[inline]
    pub(super) fn longest_at(&self, data: &Data, document: &Document, number: usize) -> Option<(usize, &[u32])> {
        let named = |key, end| self.named(key, data, document, Range::new(number, end));
        longest(&self.bits, document, number, number + 1, named)
    }

    /// The entries of the name that these words are.
    fn named(&self, key: u32, data: &Data, document: &Document, words: Range) -> Option<&[u32]> {
        let bucket = (key >> self.shift) as usize;
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let numbers = self.numbers.get(start..end)?;
        let fragment = fragment(key, self.shift);
        let mut entries = numbers.iter().zip(self.fragments.get(start..end)?);
        let first = entries.position(|(&entry, &found)| {
            let is_name =
                || data.names.get(self::number(entry)).is_some_and(|name| is_name(data, name, document, words));
            found == fragment && entry & FIRST != 0 && is_name()
        })?;
        let rest = numbers.get(first + 1..)?.iter();
        let same = rest.take_while(|&&entry| entry & FIRST == 0).count();
        numbers.get(first..=first + same)
    }
}

/// Enters a name and its beginnings into the bits; gives the hash of the name.
fn enter(name: &Name, lower: &[u8], bits: &mut BitSet) -> u32 {
    let mut key = None;
    let mut add = |sign: Option<char>, word: u32| {
        key = Some(match key {
            None => word,
            Some(before) => {
                bits.insert_second(before);
                phrase_key(before, sign, word)
            }
        });
    };
    match form(name, lower) {
        Form::Plain(plain) => {
            let mut at = name.text.start as usize;
            let end = at + plain.len();
            while at < end {
                let word_end = at + alphanumerics(lower, at).min(end - at);
                add(None, key_and_identity(lower, at, word_end).0);
                at = word_end + 1;
            }
        }
        Form::Folded(form) => folded_words(form).for_each(|(sign, word)| add(sign, word_key(word))),
    }
    let key = key.unwrap_or_default();
    bits.insert(key);
    key
}

/// The folded form of a name.
enum Form<'a> {
    /// The name in lower case is as good: words of ASCII letters and digits with a space or hyphen between.
    Plain(&'a [u8]),
    /// Stored with it: words, each with its end mark, and signs.
    Folded(&'a [u8]),
}

fn form<'a>(name: &Name, lower: &'a [u8]) -> Form<'a> {
    let (start, middle, end) = (name.text.start as usize, name.text.end as usize, name.folded_end as usize);
    if middle == end {
        Form::Plain(lower.get(start..middle).unwrap_or_default())
    } else {
        Form::Folded(lower.get(middle..end).unwrap_or_default())
    }
}

/// Whether two names of one hash fold alike.
fn are_alike(a: &Name, b: &Name, lower: &[u8]) -> bool {
    let sign = |byte: u8| if byte == b'-' { b' ' } else { byte };
    match (form(a, lower), form(b, lower)) {
        (Form::Plain(a), Form::Plain(b)) => {
            a == b || (a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| sign(a) == sign(b)))
        }
        (Form::Folded(a), Form::Folded(b)) => a == b,
        (Form::Plain(plain), Form::Folded(folded)) | (Form::Folded(folded), Form::Plain(plain)) => {
            let mut letters = folded.strip_suffix(&[WORD_END as u8]).unwrap_or_default().iter();
            let mut same = |byte: u8| {
                letters
                    .next()
                    .is_some_and(|&letter| letter == if sign(byte) == b' ' { WORD_END as u8 } else { sign(byte) })
            };
            plain.iter().all(|&byte| same(byte)) && letters.next().is_none()
        }
    }
}

/// The hashes in order, the number of the name behind each, and where each bucket starts, with the end of the last.
fn sorted(keys: &[u32], shift: u32) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let mut buckets = vec![0; (1 << (32 - shift)) + 1];
    for &key in keys {
        if let Some(count) = buckets.get_mut((key >> shift) as usize + 1) {
            *count += 1;
        }
    }
    let mut total = 0;
    for start in &mut buckets {
        total += *start;
        *start = total;
    }
    // hash and number as one, so that they sort together
    let mut entries = vec![0u64; keys.len()];
    let mut next = buckets.clone();
    for (number, &key) in (0u64..).zip(keys) {
        if let Some(at) = next.get_mut((key >> shift) as usize) {
            if let Some(entry) = entries.get_mut(*at as usize) {
                *entry = u64::from(key) << 32 | number;
            }
            *at += 1;
        }
    }
    let mut rest = entries.as_mut_slice();
    for (start, end) in buckets.iter().zip(buckets.iter().skip(1)) {
        let Some((bucket, behind)) = std::mem::take(&mut rest).split_at_mut_checked((end - start) as usize) else {
            break;
        };
        bucket.sort_unstable();
        rest = behind;
    }
    let (keys, numbers) = entries.iter().map(|&entry| ((entry >> 32) as u32, entry as u32)).unzip();
    (keys, numbers, buckets)
}

/// Puts names of one hash that fold alike side by side, and marks the first of them.
fn mark(keys: &[u32], numbers: &mut [u32], names: &[Name], lower: &[u8]) {
    let alike = |a: u32, b: u32| match (names.get(number(a)), names.get(number(b))) {
        (Some(a), Some(b)) => are_alike(a, b, lower),
        _ => false,
    };
    let mut rest = numbers;
    for run in keys.chunk_by(|a, b| a == b) {
        let Some((mut numbers, behind)) = std::mem::take(&mut rest).split_at_mut_checked(run.len()) else { return };
        rest = behind;
        while let Some((first, others)) = numbers.split_first_mut() {
            let mut same = 0;
            for at in 0..others.len() {
                if others.get(at).is_some_and(|&other| alike(*first, other)) {
                    others.swap(same, at);
                    same += 1;
                }
            }
            *first |= FIRST;
            numbers = others.get_mut(same..).unwrap_or_default();
        }
    }
}

/// Whether these words of a text are the name.
#[inline]
fn is_name(data: &Data, name: &Name, document: &Document, range: Range) -> bool {
    let folded = data.folded(name);
    if !folded.is_empty() {
        return document.is_phrase(range.start..range.end, folded);
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
