//! The word lists: the classes of a word, the verbs that introduce speech, the phrases that hedge.
//!
//! The words are in the files in this directory, whose comments describe their columns. A row that cannot be read is
//! skipped; a test checks that there is none. [`vocabulary`] is the index of single words.

pub(crate) mod anonymity;
mod columns;
pub(crate) mod cues;
pub(crate) mod hedges;
pub(crate) mod kinds;
pub(crate) mod strength;
pub(crate) mod tags;
mod words;

use once_cell::sync::Lazy;

use crate::error::{Error, ErrorKind};
use crate::lexicon::cues::{CueNoun, CueVerb};
use crate::text::hash::{key_and_identity, word_key};
use tags::Tags;

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// A word of the lexicon as a cue verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueForm {
    pub verb: &'static CueVerb,
    /// The hash of its base form.
    pub key: u32,
    pub form: VerbForm,
    pub share: u8,
}

/// What the lexicon has about one word.
#[derive(Debug)]
pub(crate) struct Entry {
    word: &'static str,
    pub cue: Option<CueForm>,
    pub noun: Option<&'static CueNoun>,
}

/// The single words of all tables, found by one hash lookup.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Each word is in one of two slots, see [`slots_of`]. A slot has the other bits of its hash and the number of its
    /// entry, or 0 if it is empty.
    slots: Box<[u32; SLOTS]>,
    /// The most frequently used part of each entry, by number. Row 0 belongs to no word.
    known: Box<[Known; NUMBER as usize + 1]>,
    /// Entry number `n` has index `n - 1`.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The identity that [`key_and_identity`] returns.
    identity: u64,
    tags: Tags,
}

/// The vocabulary of about 7,000 words, built at first use.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: Lazy<Vocabulary> = Lazy::new(Vocabulary::build);
    &VOCABULARY
}

const SLOTS: usize = 1 << 15;
/// The bits of a slot for the number of an entry.
const NUMBER: u32 = (1 << 13) - 1;

impl Vocabulary {
    fn empty() -> Vocabulary {
        Vocabulary {
            slots: Box::new([0; SLOTS]),
            known: Box::new([Known::default(); NUMBER as usize + 1]),
            entries: Vec::with_capacity(NUMBER as usize),
        }
    }

    fn build() -> Vocabulary {
        let mut vocabulary = Vocabulary::empty();
        let complete = vocabulary.add_all();
        debug_assert!(complete.is_ok(), "{complete:?}");
        vocabulary
    }

    fn add_all(&mut self) -> Result<(), Error> {
        for (word, tags) in words::words() {
            self.add(word, tags, None)?;
        }
        for verb in cues::verbs() {
            let [base, third, past, ing] = verb.shares;
            let key = word_key(verb.base.as_bytes());
            for (word, form, share) in [
                (verb.past, VerbForm::Past, past),
                (verb.participle, VerbForm::Participle, past),
                (verb.third, VerbForm::Third, third),
                (verb.ing, VerbForm::Ing, ing),
                (verb.base, VerbForm::Base, base),
            ] {
                self.add(word, tags::CUE_VERB, Some(CueForm { verb, key, form, share }))?;
            }
        }
        for noun in cues::nouns() {
            for word in [noun.base, noun.plural] {
                self.add(word, tags::CUE_NOUN, None)?.noun = Some(noun);
            }
        }
        Ok(())
    }

    /// The entry of a word, new if it has none, with these classes added.
    ///
    /// # Errors
    ///
    /// If no number is left.
    fn add(&mut self, word: &'static str, tags: Tags, cue: Option<CueForm>) -> Result<&mut Entry, Error> {
        let full = || Error::new(ErrorKind::TooManyNames, format!("no room for {word:?}, {NUMBER} words at most"));
        let (key, identity) = key_and_identity(word.as_bytes(), 0, word.len());
        let mut number = usize::from(self.find(key, identity).0);
        if number == 0 {
            number = self.entries.len() + 1;
            self.known.get_mut(number).ok_or_else(full)?.identity = identity;
            self.entries.push(Entry { word, cue: None, noun: None });
            self.settle(number).ok_or_else(full)?;
        }
        self.known.get_mut(number).ok_or_else(full)?.tags |= tags;
        let entry = self.entries.get_mut(number - 1).ok_or_else(full)?;
        entry.cue = entry.cue.or(cue);
        Ok(entry)
    }

    /// Puts an entry into one of its two slots; the entry that was there moves to its other slot, and so on. A fifth of
    /// the slots are in use, so this ends soon.
    fn settle(&mut self, mut number: usize) -> Option<()> {
        let mut driven_from = None;
        for _ in 0..MOST_MOVES {
            let word = self.entry(number as u16)?.word;
            let [first, second] = slots_of(word_key(word.as_bytes()));
            let (at, mark) = if driven_from == Some(first.0) { second } else { first };
            let before = std::mem::replace(self.slots.get_mut(at)?, mark | number as u32);
            if before == 0 {
                return Some(());
            }
            number = (before & NUMBER) as usize;
            driven_from = Some(at);
        }
        None
    }

    /// The number of the word's entry and its classes, or 0 and none for a word in no table.
    #[inline(always)]
    pub(crate) fn find(&self, key: u32, identity: u64) -> (u16, Tags) {
        let [first, second] = slots_of(key).map(|(at, mark)| self.number_in(at, mark));
        let number = first.max(second);
        let known = self.known(number);
        // zero if there is no such word, or if it is this one: one test that nearly always succeeds, since the entry
        // that a branch would wait for may not be cached
        let other = (known.identity ^ identity).min(u64::from(number));
        if other == 0 { (number as u16, known.tags) } else { self.choose([first, second], identity) }
    }

    /// The result of [`Vocabulary::find`] if the bits of the hash match another word's.
    #[cold]
    #[inline(never)]
    fn choose(&self, numbers: [u32; 2], identity: u64) -> (u16, Tags) {
        let number = numbers.into_iter().find(|&number| self.known(number).identity == identity).unwrap_or_default();
        (number as u16, self.known(number).tags)
    }

    /// The number in a slot, if the slot has this mark, else 0.
    #[inline(always)]
    fn number_in(&self, at: usize, mark: u32) -> u32 {
        let slot = self.slots.get(at).copied().unwrap_or_default();
        if (slot ^ mark) & !NUMBER == 0 { slot & NUMBER } else { 0 }
    }

    #[inline(always)]
    fn known(&self, number: u32) -> Known {
        self.known.get((number & NUMBER) as usize).copied().unwrap_or_default()
    }

    /// The entry for a number that [`Vocabulary::find`] returned.
    #[inline]
    pub(crate) fn entry(&self, number: u16) -> Option<&Entry> {
        self.entries.get(usize::from(number).wrapping_sub(1))
    }
}

/// An upper limit on moves, which no word reaches.
const MOST_MOVES: usize = 500;

/// The two slots of a hash, each with the mark of the hash there: the last bits as slot and the first bits as mark, and
/// the reverse.
#[inline(always)]
fn slots_of(key: u32) -> [(usize, u32); 2] {
    let by_first = (key >> (32 - SLOTS.trailing_zeros())) as usize;
    [(key as usize & (SLOTS - 1), key & !NUMBER), (by_first, key << NUMBER.trailing_ones())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_word;
    use crate::text::rows::rows;

    /// Reads every row, and asserts that the sort words are sorted, unique and folded. `word` returns the sort word of
    /// a row, and its other words.
    fn assert_sorted<R>(
        file: &str,
        rows: impl Iterator<Item = Result<R, Error>>,
        word: impl Fn(&R) -> (&'static str, Vec<&'static str>),
    ) {
        let mut last = "";
        for row in rows {
            let (first, others) = word(&row.unwrap_or_else(|error| panic!("{file}, {error}")));
            assert!(last < first, "{file} is not sorted: {last:?} before {first:?}");
            for phrase in std::iter::once(first).chain(others) {
                assert_folded(file, phrase);
            }
            last = first;
        }
        assert_ne!(last, "", "{file} has no row");
    }

    fn assert_folded(file: &str, phrase: &str) {
        for word in phrase.split(' ') {
            let mut folded = String::new();
            fold_word(word, &mut folded);
            assert_eq!(folded, word, "{file}");
        }
    }

    #[test]
    fn tables_are_sorted_unique_and_folded() {
        for (file, list) in [
            ("given_names.txt", include_str!("lexicon/given_names.txt")),
            ("surnames.txt", include_str!("lexicon/surnames.txt")),
        ] {
            assert_sorted(file, rows(list).map(|(_, word)| Ok(word)), |word| (word, vec![]));
        }
        assert_sorted("cue_verbs.tsv", cues::read_verbs(), |verb| {
            let all = [verb.third, verb.past, verb.participle, verb.ing];
            (verb.base, all.into_iter().chain(verb.particle).collect())
        });
        assert_sorted("cue_nouns.tsv", cues::read_nouns(), |noun| (noun.base, vec![noun.plural]));
        assert_sorted("anonymity.tsv", anonymity::read(), |row| (row.0, vec![]));
        assert_sorted("hedges.tsv", hedges::read(), |row| (row.form, vec![]));
    }

    #[test]
    fn classes_are_sorted_unique_and_folded() {
        let classes: Result<Vec<(Tags, &str)>, Error> = words::read_classes().collect();
        for class in classes.unwrap().chunk_by(|a, b| a.0 == b.0) {
            let words: Vec<&str> = class.iter().flat_map(|(_, words)| words.split(' ')).collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
            words.iter().for_each(|word| assert_folded("word_classes.txt", word));
        }
    }

    #[test]
    fn too_many_words_are_an_error() {
        let mut vocabulary = Vocabulary::empty();
        let mut words = (0..).map(|number: u32| &*format!("w{number}").leak());
        while vocabulary.entries.len() < NUMBER as usize {
            vocabulary.add(words.next().unwrap(), tags::ROLE, None).unwrap();
        }
        let error = vocabulary.add(words.next().unwrap(), tags::ROLE, None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyNames);
        assert_eq!(vocabulary.entries.len(), NUMBER as usize);
    }

    #[test]
    fn every_word_is_found_by_its_number() {
        assert!(Vocabulary::empty().add_all().is_ok());
        for (number, entry) in (1..).zip(&vocabulary().entries) {
            let (key, identity) = key_and_identity(entry.word.as_bytes(), 0, entry.word.len());
            assert_eq!(vocabulary().find(key, identity).0, number, "{}", entry.word);
        }
    }

    #[test]
    fn a_word_has_the_classes_of_all_its_rows() {
        let find = |word: &'static str| {
            let (key, identity) = key_and_identity(word.as_bytes(), 0, word.len());
            vocabulary().find(key, identity)
        };
        let said = vocabulary().entry(find("said").0).unwrap();
        assert_eq!(said.cue.unwrap().verb.base, "say");
        assert_eq!(said.cue.unwrap().form, VerbForm::Past);
        assert!(find("that").1.any(tags::RELATIVE));
        assert!(find("that").1.any(tags::DETERMINER));
        assert_eq!(find("waziristan").0, 0);
    }
}
