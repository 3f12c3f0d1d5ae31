//! The word lists: the classes of a word, the verbs that introduce speech, the phrases that hedge.
//!
//! The words are in the files in this directory, whose comments describe their columns. A row that cannot be read is
//! skipped; a test checks that there is none. [`vocabulary`] is the index of single words.

pub(crate) mod anonymity;
mod columns;
pub(crate) mod cues;
pub(crate) mod hedges;
pub(crate) mod kinds;
pub(crate) mod speakers;
pub(crate) mod strength;
pub(crate) mod tags;
mod words;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;
use once_cell::sync::Lazy;

use crate::error::{Error, ErrorKind};
use crate::lexicon::cues::{CueNoun, CueVerb};
use crate::text::hash::{key_and_identity, table_hash, word_key};
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
    pub cue: Option<CueForm>,
    pub noun: Option<&'static CueNoun>,
}

/// The single words of all tables, found by one hash lookup.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// The most frequently used part of each entry, by the hash of its word.
    known: HashTable<Known>,
    /// Entry number `n` has index `n - 1`.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    /// The hash and the identity that [`key_and_identity`] returns.
    key: u32,
    identity: u64,
    /// The number of the entry.
    number: u16,
    tags: Tags,
}

/// The vocabulary of about 7,000 words, built at first use.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: Lazy<Vocabulary> = Lazy::new(Vocabulary::build);
    &VOCABULARY
}

/// The number of words that the table has room for when it is built: it need not grow for those of the crate.
const EXPECTED: usize = 7_168;

impl Vocabulary {
    fn empty() -> Vocabulary {
        Vocabulary { known: HashTable::with_capacity(EXPECTED), entries: Vec::with_capacity(EXPECTED) }
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
        let (key, identity) = key_and_identity(word.as_bytes(), 0, word.len());
        let full = || Error::new(ErrorKind::TooManyNames, format!("no room for {word:?}, {} words at most", u16::MAX));
        let is_it = |known: &Known| known.key == key && known.identity == identity;
        let known = match self.known.entry(table_hash(key), is_it, |known| table_hash(known.key)) {
            Slot::Occupied(slot) => slot.into_mut(),
            Slot::Vacant(slot) => {
                let number = u16::try_from(self.entries.len() + 1).map_err(|_| full())?;
                self.entries.push(Entry { cue: None, noun: None });
                slot.insert(Known { identity, key, number, tags: Tags::default() }).into_mut()
            }
        };
        known.tags |= tags;
        let entry = self.entries.get_mut(usize::from(known.number) - 1).ok_or_else(full)?;
        entry.cue = entry.cue.or(cue);
        Ok(entry)
    }

    /// The number of the word's entry and its classes, or 0 and none for a word in no table.
    #[inline]
    pub(crate) fn find(&self, key: u32, identity: u64) -> (u16, Tags) {
        let known = self.known.find(table_hash(key), |known| known.key == key && known.identity == identity);
        known.map_or((0, Tags::default()), |known| (known.number, known.tags))
    }

    /// The entry for a number that [`Vocabulary::find`] returned.
    #[inline]
    pub(crate) fn entry(&self, number: u16) -> Option<&Entry> {
        self.entries.get(usize::from(number).wrapping_sub(1))
    }
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
        while vocabulary.entries.len() < usize::from(u16::MAX) {
            vocabulary.add(words.next().unwrap(), tags::ROLE, None).unwrap();
        }
        let error = vocabulary.add(words.next().unwrap(), tags::ROLE, None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyNames);
        assert_eq!(vocabulary.entries.len(), usize::from(u16::MAX));
    }

    #[test]
    fn every_word_has_its_own_entry() {
        let mut vocabulary = Vocabulary::empty();
        assert!(vocabulary.add_all().is_ok());
        assert!(vocabulary.entries.len() <= EXPECTED, "{}", vocabulary.entries.len());
        let mut by_number = std::collections::HashMap::new();
        for (word, tags) in words::words() {
            let (key, identity) = key_and_identity(word.as_bytes(), 0, word.len());
            let (number, found) = vocabulary.find(key, identity);
            assert!(vocabulary.entry(number).is_some() && found.any(tags), "{word}");
            assert_eq!(*by_number.entry(number).or_insert(word), word);
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
