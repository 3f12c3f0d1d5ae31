//! The word lists: which classes a word belongs to, which verbs introduce speech, which phrases hedge.
//!
//! Everything is a table; [`vocabulary`] is the index over the single words.

mod cues;
pub(crate) mod hedges;
mod nouns;
pub(crate) mod phrases;
pub(crate) mod tags;
mod words;

use once_cell::sync::Lazy;

use crate::hash::{BitSet, word_key};
use crate::kinds::{CueClass, HedgeKind};
use tags::Tags;

/// A verb that can introduce what somebody says or holds.
#[derive(Debug)]
pub(crate) struct CueVerb {
    pub base: &'static str,
    third: &'static str,
    past: &'static str,
    participle: &'static str,
    ing: &'static str,
    pub class: CueClass,
    /// How often, in a hundred, the base, third person, past and `-ing` form is a cue.
    shares: [u8; 4],
}

/// A noun that can introduce what somebody says or holds.
#[derive(Debug)]
pub(crate) struct CueNoun {
    pub base: &'static str,
    plural: &'static str,
    pub class: CueClass,
}

/// A form that can hedge.
#[derive(Debug)]
pub(crate) struct HedgeForm {
    pub form: &'static str,
    pub kind: HedgeKind,
    pub strength: u8,
    /// The genres in which it counts as uncertainty, a letter each.
    pub genres: &'static str,
}

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
    pub form: VerbForm,
    pub share: u8,
}

/// What the lexicon knows of one word.
#[derive(Debug)]
pub(crate) struct Entry {
    word: &'static str,
    pub tags: Tags,
    pub cue: Option<CueForm>,
    pub noun: Option<&'static CueNoun>,
}

/// All words of all tables behind one hash lookup.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// The hash of a word and its place in `entries` plus one; zero is an empty slot. The length is a power of two.
    slots: Vec<(u32, u16)>,
    entries: Vec<Entry>,
    /// The hashes of all words: tells most words that no table holds without a look at the slots.
    known: BitSet,
}

/// The vocabulary, built at first use: about 5,000 words.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: Lazy<Vocabulary> = Lazy::new(Vocabulary::build);
    &VOCABULARY
}

const SLOTS: usize = 1 << 14;

impl Vocabulary {
    fn build() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            slots: vec![(0, 0); SLOTS],
            entries: Vec::with_capacity(6000),
            known: BitSet::for_items(6000),
        };
        for (tags, words) in words::CLASSES {
            for word in words.split_ascii_whitespace() {
                vocabulary.add(word, *tags, None);
            }
        }
        for word in include_str!("lexicon/given_names.txt").lines() {
            vocabulary.add(word, tags::GIVEN_NAME, None);
        }
        for word in include_str!("lexicon/surnames.txt").lines() {
            vocabulary.add(word, tags::SURNAME, None);
        }
        for verb in cues::CUE_VERBS {
            let [base, third, past, ing] = verb.shares;
            for (word, form, share) in [
                (verb.past, VerbForm::Past, past),
                (verb.participle, VerbForm::Participle, past),
                (verb.third, VerbForm::Third, third),
                (verb.ing, VerbForm::Ing, ing),
                (verb.base, VerbForm::Base, base),
            ] {
                vocabulary.add(word, tags::CUE_VERB, Some(CueForm { verb, form, share }));
            }
        }
        for noun in nouns::CUE_NOUNS {
            for word in [noun.base, noun.plural] {
                if let Some(entry) = vocabulary.add(word, tags::CUE_NOUN, None) {
                    entry.noun = Some(noun);
                }
            }
        }
        vocabulary
    }

    fn add(&mut self, word: &'static str, tags: Tags, cue: Option<CueForm>) -> Option<&mut Entry> {
        let key = word_key(word.as_bytes());
        let slot = self.slot(key, word);
        let (found, index) = self.slots.get_mut(slot)?;
        if *index == 0 {
            self.entries.push(Entry { word, tags: Tags::NONE, cue: None, noun: None });
            *found = key;
            self.known.insert(key);
            *index = u16::try_from(self.entries.len()).unwrap_or(0);
        }
        let entry = self.entries.get_mut(usize::from(*index).wrapping_sub(1))?;
        entry.tags |= tags;
        entry.cue = entry.cue.or(cue);
        Some(entry)
    }

    /// The slot where `word` is or belongs.
    #[inline]
    fn slot(&self, key: u32, word: &str) -> usize {
        let mut slot = key as usize & (SLOTS - 1);
        while let Some(&(found, index)) = self.slots.get(slot) {
            if index == 0 || (found == key && self.entry(index).is_some_and(|entry| entry.word == word)) {
                break;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slot
    }

    /// The number of the word's entry plus one, or 0 for a word that no table holds.
    #[inline]
    pub(crate) fn number(&self, key: u32, folded: &str) -> u16 {
        if !self.known.contains(key) {
            return 0;
        }
        self.slots.get(self.slot(key, folded)).map_or(0, |slot| slot.1)
    }

    /// The entry of a number that [`Vocabulary::number`] gave.
    #[inline]
    pub(crate) fn entry(&self, number: u16) -> Option<&Entry> {
        self.entries.get(usize::from(number).wrapping_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fold_word;

    fn sorted_unique_folded<'a>(words: impl Iterator<Item = &'a str>) {
        let mut last = "";
        for word in words {
            assert!(last < word, "{last} before {word}");
            let mut folded = String::new();
            fold_word(word, &mut folded);
            assert_eq!(folded, word);
            last = word;
        }
    }

    #[test]
    fn tables_are_sorted_unique_and_folded() {
        sorted_unique_folded(include_str!("lexicon/given_names.txt").lines());
        sorted_unique_folded(include_str!("lexicon/surnames.txt").lines());
        sorted_unique_folded(cues::CUE_VERBS.iter().map(|verb| verb.base));
        sorted_unique_folded(nouns::CUE_NOUNS.iter().map(|noun| noun.base));
        assert!(phrases::WITH_PARTICLE.iter().all(|row| cues::CUE_VERBS.iter().any(|verb| verb.base == row.0)));
        for (_, words) in words::CLASSES {
            sorted_unique_folded(words.split_ascii_whitespace());
        }
    }

    #[test]
    fn a_word_has_the_classes_of_all_its_rows() {
        let entry = |word: &str| {
            let vocabulary = vocabulary();
            vocabulary.entry(vocabulary.number(word_key(word.as_bytes()), word))
        };
        let said = entry("said").unwrap();
        assert_eq!(said.cue.unwrap().verb.base, "say");
        assert_eq!(said.cue.unwrap().form, VerbForm::Past);
        assert!(entry("that").unwrap().tags.any(tags::RELATIVE));
        assert!(entry("that").unwrap().tags.any(tags::DETERMINER));
        assert!(entry("waziristan").is_none());
    }
}
