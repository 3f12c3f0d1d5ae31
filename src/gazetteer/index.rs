//! An index over names that is built far faster than an automaton: a hash of each folded name.

use crate::document::{Document, Range};
use crate::hash::{BitSet, phrase_key};

/// Finds the longest name that starts with a word, as [`PhraseSet`](crate::PhraseSet) does.
///
/// The first word of a name tells how many words names with that first word have; the hash of so
/// many words of the text tells the name. A hit is compared word by word.
#[derive(Debug)]
pub(super) struct NameIndex {
    /// The folded names, one after the other.
    buffer: String,
    /// For each distinct folded name: its bytes and its payloads.
    entries: Vec<Entry>,
    payloads: Vec<u32>,
    /// By the hash of the whole name: that hash, and the number of an entry plus one. Most lookups end at the
    /// hash, without a look at the entry.
    slots: Vec<(u32, u32)>,
    /// By the hash of the first word: bit n is set where a name of n words starts so.
    lengths: Vec<(u32, u32)>,
    /// The hashes of all first words: answers for most words without a look at `lengths`.
    first_words: BitSet,
    /// The hashes of all names: the slots are two megabytes, this fits a nearer cache.
    names: BitSet,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    end: u32,
    payloads: u32,
    count: u32,
}

/// Names of more words are not indexed.
const MOST_WORDS: usize = 31;

impl NameIndex {
    /// Builds the index of the paragraphs of `document`: each is a name, its payload its number.
    pub(super) fn new(document: Document) -> NameIndex {
        let mut names: Vec<Range> = Vec::with_capacity(document.paragraphs.len());
        let mut lengths = vec![(0, 0); (document.paragraphs.len() * 2).next_power_of_two().max(16)];
        let mut first_words = BitSet::for_items(document.paragraphs.len());
        for &name in &document.paragraphs {
            let name = if name.len() > MOST_WORDS { Range::default() } else { name };
            names.push(name);
            if name.is_empty() {
                continue;
            }
            first_words.insert(document.word(name.start).key);
            let first = document.word(name.start).key | 1;
            let mask = lengths.len() - 1;
            let mut at = first as usize >> 1 & mask;
            while lengths.get(at).is_some_and(|slot: &(u32, u32)| slot.0 != 0 && slot.0 != first) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = lengths.get_mut(at) {
                *slot = (first, slot.1 | 1 << name.len());
            }
        }
        let mut index = NameIndex {
            buffer: String::new(),
            entries: Vec::with_capacity(names.len()),
            payloads: Vec::with_capacity(names.len()),
            slots: vec![(0, 0); (names.len() * 2).next_power_of_two().max(16)],
            lengths,
            first_words,
            names: BitSet::for_items(names.len()),
        };
        index.group(&document, &names);
        index
    }

    /// Enters each distinct name once, with the numbers of all rows that have it.
    fn group(&mut self, document: &Document, names: &[Range]) {
        // which entry each row belongs to, then the rows sorted by entry
        let mut rows: Vec<(u32, u32)> = Vec::with_capacity(names.len());
        for (number, &name) in (0..).zip(names).filter(|(_, name)| !name.is_empty()) {
            let key = document.phrase_key(name);
            let slot = self.slot(key, document, name);
            let entry = match self.slots.get(slot) {
                Some((_, 0)) | None => {
                    let start = self.buffer.len() as u32;
                    document.push_phrase(name, &mut self.buffer);
                    self.entries.push(Entry { start, end: self.buffer.len() as u32, payloads: 0, count: 0 });
                    let entry = self.entries.len() as u32;
                    if let Some(slot) = self.slots.get_mut(slot) {
                        *slot = (key, entry);
                        self.names.insert(key);
                    }
                    entry - 1
                }
                Some(&(_, entry)) => entry - 1,
            };
            rows.push((entry, number));
        }
        rows.sort_unstable();
        for (entry, number) in rows {
            if let Some(entry) = self.entries.get_mut(entry as usize) {
                if entry.count == 0 {
                    entry.payloads = self.payloads.len() as u32;
                }
                entry.count += 1;
            }
            self.payloads.push(number);
        }
    }

    /// The slot where the name that these words are is or belongs.
    #[inline]
    fn slot(&self, key: u32, document: &Document, words: Range) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while let Some(&(found, entry)) = self.slots.get(at) {
            let same = || self.entry(entry).is_some_and(|entry| document.is_phrase(words, self.name(entry)));
            if entry == 0 || (found == key && same()) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    /// The entry with this number plus one.
    #[inline]
    fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get((number as usize).wrapping_sub(1))
    }

    fn name(&self, entry: &Entry) -> &str {
        self.buffer.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    #[inline]
    fn lengths(&self, first: u32) -> u32 {
        let first = first | 1;
        let mask = self.lengths.len() - 1;
        let mut at = first as usize >> 1 & mask;
        while let Some(&(key, lengths)) = self.lengths.get(at) {
            if key == first {
                return lengths;
            }
            if key == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// The longest name that starts with this word: the number of the word behind it, and its payloads.
    #[inline]
    pub(super) fn longest_at(&self, document: &Document, number: usize) -> Option<(usize, &[u32])> {
        let word = document.words.get(number).filter(|word| self.first_words.contains(word.key))?;
        let mut lengths = self.lengths(word.key) >> 1;
        let mut key = word.key;
        let mut end = number + 1;
        let mut longest = None;
        while lengths != 0 {
            if lengths & 1 != 0 && self.names.contains(key) {
                let slot = self.slot(key, document, Range::new(number, end));
                let entry = self.slots.get(slot).and_then(|&(_, entry)| self.entry(entry));
                longest = entry.map(|entry| (end, entry)).or(longest);
            }
            lengths >>= 1;
            let Some(next) = document.words.get(end) else { break };
            key = phrase_key(key, next.gap.sign(), next.key);
            end += 1;
        }
        let (end, entry) = longest?;
        let from = entry.payloads as usize;
        Some((end, self.payloads.get(from..from + entry.count as usize)?))
    }
}
