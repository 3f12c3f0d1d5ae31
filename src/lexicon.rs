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

use crate::hash::{BitSet, key_and_tail};
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
    /// The first word of the form that is the hedge itself, and the one past the last.
    pub core: (usize, usize),
    /// Whether it hedges in news, where its context does not speak against it.
    pub news: bool,
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
    /// The upper half of a word's hash and its number, 0 for an empty slot. The length is a power of two.
    slots: Vec<(u16, u16)>,
    /// What is asked of a word most, by its number less one: the commonest words stand together at the front.
    heads: Vec<Head>,
    entries: Vec<Entry>,
    /// The hashes of all words: tells most words that no table holds without a look at the slots.
    known: BitSet,
}

#[derive(Clone, Copy, Debug)]
struct Head {
    /// With the length, all of a word of at most eight bytes.
    tail: u64,
    length: usize,
    tags: Tags,
}

/// A word as the vocabulary looks it up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub key: u32,
    pub tail: u64,
    pub folded: &'a str,
}

impl<'a> Wanted<'a> {
    fn new(folded: &'a str) -> Wanted<'a> {
        Wanted::within(folded, 0, folded.len())
    }

    /// The word `start..end` of a folded text.
    #[inline]
    pub(crate) fn within(text: &'a str, start: usize, end: usize) -> Wanted<'a> {
        let (key, tail) = key_and_tail(text.as_bytes(), start, end);
        Wanted { key, tail, folded: text.get(start..end).unwrap_or_default() }
    }

    #[inline]
    fn check(&self) -> u16 {
        (self.key >> 16) as u16
    }
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
            heads: Vec::with_capacity(6000),
            known: BitSet::for_items(6000),
            entries: Vec::with_capacity(6000),
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
        let wanted = Wanted::new(word);
        let at = self.position(wanted);
        let slot = self.slots.get_mut(at)?;
        if slot.1 == 0 {
            self.entries.push(Entry { word, tags: Tags::NONE, cue: None, noun: None });
            self.heads.push(Head { tail: wanted.tail, length: word.len(), tags: Tags::NONE });
            self.known.insert(wanted.key);
            *slot = (wanted.check(), u16::try_from(self.entries.len()).ok()?);
        }
        let number = usize::from(slot.1).wrapping_sub(1);
        self.heads.get_mut(number)?.tags |= tags;
        let entry = self.entries.get_mut(number)?;
        entry.tags |= tags;
        entry.cue = entry.cue.or(cue);
        Some(entry)
    }

    /// The slot where a word is or belongs.
    #[inline]
    fn position(&self, wanted: Wanted<'_>) -> usize {
        let mut at = wanted.key as usize & (SLOTS - 1);
        while let Some(&(check, number)) = self.slots.get(at) {
            if number == 0 || (check == wanted.check() && self.is(number, wanted)) {
                break;
            }
            at = (at + 1) & (SLOTS - 1);
        }
        at
    }

    #[inline]
    fn is(&self, number: u16, wanted: Wanted<'_>) -> bool {
        let same = |head: &Head| head.tail == wanted.tail && head.length == wanted.folded.len();
        self.heads.get(usize::from(number).wrapping_sub(1)).is_some_and(same)
            && (wanted.folded.len() <= 8 || self.entry(number).is_some_and(|entry| entry.word == wanted.folded))
    }

    /// The number of the word's entry plus one with its classes, or 0 and none for a word that no table holds.
    #[inline]
    pub(crate) fn find(&self, wanted: Wanted<'_>) -> (u16, Tags) {
        if !self.known.contains(wanted.key) {
            return (0, Tags::NONE);
        }
        let number = self.slots.get(self.position(wanted)).map_or(0, |slot| slot.1);
        let head = self.heads.get(usize::from(number).wrapping_sub(1));
        head.map_or((0, Tags::NONE), |head| (number, head.tags))
    }

    /// The entry of a number that [`Vocabulary::find`] gave.
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
            vocabulary.entry(vocabulary.find(Wanted::new(word)).0)
        };
        let said = entry("said").unwrap();
        assert_eq!(said.cue.unwrap().verb.base, "say");
        assert_eq!(said.cue.unwrap().form, VerbForm::Past);
        assert!(entry("that").unwrap().tags.any(tags::RELATIVE));
        assert!(entry("that").unwrap().tags.any(tags::DETERMINER));
        assert!(entry("waziristan").is_none());
    }
}
