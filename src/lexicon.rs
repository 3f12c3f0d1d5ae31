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

use crate::hash::{key_and_tail, word_key};
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
    /// The hash of its base form.
    pub key: u32,
    /// The word that makes it a verb of speaking: "shot back".
    pub particle: Option<&'static str>,
    /// Whether it can have the person told behind it: "told reporters".
    pub tells: bool,
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
    /// By the hash of the word. The length is [`SLOTS`].
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

/// What is asked of a word most, in one place.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// With the length, all of a word of at most eight bytes.
    tail: u64,
    tags: Tags,
    key: u32,
    length: u16,
    /// The number of the entry plus one; 0 for an empty slot.
    number: u16,
}

/// A word as the vocabulary looks it up: the bytes `start..end` of a folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub key: u32,
    tail: u64,
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Wanted<'a> {
    #[inline]
    pub(crate) fn within(text: &'a str, start: usize, end: usize) -> Wanted<'a> {
        let (key, tail) = key_and_tail(text.as_bytes(), start, end);
        Wanted { key, tail, text, start, end }
    }

    fn new(folded: &'a str) -> Wanted<'a> {
        Wanted::within(folded, 0, folded.len())
    }

    /// Zero where a slot is empty, or has the hash, the length and the last bytes of the word: most first slots are
    /// the one or the other, so that a single test tells nearly always.
    #[inline]
    fn difference(&self, slot: &Slot) -> u64 {
        let length = (self.end - self.start) as u64;
        let difference = (slot.tail ^ self.tail) | u64::from(slot.key ^ self.key) | (u64::from(slot.length) ^ length);
        difference.min(u64::from(slot.number))
    }

    /// Whether a word of more than eight bytes is another than that of a slot.
    fn is_not(&self, slot: &Slot, entries: &[Entry]) -> bool {
        let entry = entries.get(usize::from(slot.number).wrapping_sub(1));
        entry.is_some_and(|entry| Some(entry.word) != self.text.get(self.start..self.end))
    }
}

/// The vocabulary, built at first use: about 7,000 words.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: Lazy<Vocabulary> = Lazy::new(Vocabulary::build);
    &VOCABULARY
}

const SLOTS: usize = 1 << 15;

impl Vocabulary {
    fn build() -> Vocabulary {
        let mut vocabulary = Vocabulary { slots: vec![Slot::default(); SLOTS], entries: Vec::with_capacity(7000) };
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
            let key = word_key(verb.base.as_bytes());
            let particle = phrases::WITH_PARTICLE.iter().find(|row| row.0 == verb.base).map(|row| row.1);
            let tells = phrases::TELLING.contains(&verb.base);
            for (word, form, share) in [
                (verb.past, VerbForm::Past, past),
                (verb.participle, VerbForm::Participle, past),
                (verb.third, VerbForm::Third, third),
                (verb.ing, VerbForm::Ing, ing),
                (verb.base, VerbForm::Base, base),
            ] {
                vocabulary.add(word, tags::CUE_VERB, Some(CueForm { verb, key, particle, tells, form, share }));
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
        if slot.number == 0 {
            self.entries.push(Entry { word, tags: Tags::NONE, cue: None, noun: None });
            slot.tail = wanted.tail;
            slot.key = wanted.key;
            slot.length = u16::try_from(word.len()).ok()?;
            slot.number = u16::try_from(self.entries.len()).ok()?;
        }
        slot.tags |= tags;
        let entry = self.entries.get_mut(usize::from(slot.number).wrapping_sub(1))?;
        entry.tags |= tags;
        entry.cue = entry.cue.or(cue);
        Some(entry)
    }

    /// The slot where a word is or belongs.
    #[inline(always)]
    fn position(&self, wanted: Wanted<'_>) -> usize {
        let mut at = wanted.key as usize & (SLOTS - 1);
        while let Some(slot) = self.slots.get(at) {
            if wanted.difference(slot) == 0 && !(slot.length > 8 && wanted.is_not(slot, &self.entries)) {
                break;
            }
            at = (at + 1) & (SLOTS - 1);
        }
        at
    }

    /// The number of the word's entry plus one with its classes, or 0 and none for a word that no table holds.
    #[inline(always)]
    pub(crate) fn find(&self, wanted: Wanted<'_>) -> (u16, Tags) {
        self.slots.get(self.position(wanted)).map_or((0, Tags::NONE), |slot| (slot.number, slot.tags))
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
