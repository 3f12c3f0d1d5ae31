//! The word lists: which classes a word belongs to, which verbs introduce speech, which phrases hedge.
//!
//! Everything is a table; [`vocabulary`] is the index over the single words.

mod cues;
pub(crate) mod hedges;
pub(crate) mod kinds;
mod nouns;
pub(crate) mod phrases;
pub(crate) mod tags;
mod words;

use once_cell::sync::Lazy;

use crate::lexicon::kinds::{CueClass, HedgeKind};
use crate::text::hash::{key_and_identity, word_key};
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
    pub cue: Option<CueForm>,
    pub noun: Option<&'static CueNoun>,
}

/// All words of all tables behind one hash lookup.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Each word is in one of two slots, see [`slots_of`]: other bits of its hash, and the number of its entry; 0 where no word
    /// is.
    slots: Box<[u32; SLOTS]>,
    /// What is asked of a word most, by the number of the entry. The first row is no word's.
    known: Box<[Known; NUMBER as usize + 1]>,
    /// The entry of number `n` is the one before the `n`th.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// As [`key_and_identity`] gives it.
    identity: u64,
    tags: Tags,
}

/// The vocabulary, built at first use: about 7,000 words.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: Lazy<Vocabulary> = Lazy::new(Vocabulary::build);
    &VOCABULARY
}

const SLOTS: usize = 1 << 15;
/// The bits of a slot that hold the number of an entry.
const NUMBER: u32 = (1 << 13) - 1;

impl Vocabulary {
    fn build() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            slots: Box::new([0; SLOTS]),
            known: Box::new([Known::default(); NUMBER as usize + 1]),
            entries: Vec::with_capacity(NUMBER as usize),
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
        let (key, identity) = key_and_identity(word.as_bytes(), 0, word.len());
        let mut number = usize::from(self.find(key, identity).0);
        if number == 0 {
            self.entries.push(Entry { word, cue: None, noun: None });
            number = self.entries.len();
            self.known.get_mut(number)?.identity = identity;
            self.settle(number)?;
        }
        self.known.get_mut(number)?.tags |= tags;
        let entry = self.entries.get_mut(number - 1)?;
        entry.cue = entry.cue.or(cue);
        Some(entry)
    }

    /// Gives an entry one of its two slots; what was there moves to its other one, and so on. A fifth of the slots are taken, so
    /// that this ends soon.
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

    /// The number of the word's entry with its classes, or 0 and none for a word that no table holds.
    #[inline(always)]
    pub(crate) fn find(&self, key: u32, identity: u64) -> (u16, Tags) {
        let [first, second] = slots_of(key).map(|(at, mark)| self.number_in(at, mark));
        let number = first.max(second);
        let known = self.known(number);
        // zero where there is no such word, or it is this one: one test that is nearly always met, since what a branch waits for
        // here may not be in the cache
        let other = (known.identity ^ identity).min(u64::from(number));
        if other == 0 { (number as u16, known.tags) } else { self.choose([first, second], identity) }
    }

    /// What [`Vocabulary::find`] gives where the hash has the bits of another word's.
    #[cold]
    #[inline(never)]
    fn choose(&self, numbers: [u32; 2], identity: u64) -> (u16, Tags) {
        let number = numbers.into_iter().find(|&number| self.known(number).identity == identity).unwrap_or_default();
        (number as u16, self.known(number).tags)
    }

    /// The number in a slot, where it has this mark, else 0.
    #[inline(always)]
    fn number_in(&self, at: usize, mark: u32) -> u32 {
        let slot = self.slots.get(at).copied().unwrap_or_default();
        if (slot ^ mark) & !NUMBER == 0 { slot & NUMBER } else { 0 }
    }

    #[inline(always)]
    fn known(&self, number: u32) -> Known {
        self.known.get((number & NUMBER) as usize).copied().unwrap_or_default()
    }

    /// The entry of a number that [`Vocabulary::find`] gave.
    #[inline]
    pub(crate) fn entry(&self, number: u16) -> Option<&Entry> {
        self.entries.get(usize::from(number).wrapping_sub(1))
    }
}

/// More moves than a word takes to find its slot.
const MOST_MOVES: usize = 500;

/// The two slots of a hash, each with what marks the hash there: where its last bits lead, its first ones, and the other way
/// round.
#[inline(always)]
fn slots_of(key: u32) -> [(usize, u32); 2] {
    let by_first = (key >> (32 - SLOTS.trailing_zeros())) as usize;
    [(key as usize & (SLOTS - 1), key & !NUMBER), (by_first, key << NUMBER.trailing_ones())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_word;

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
    fn every_word_is_found_by_its_number() {
        assert!(vocabulary().entries.len() <= NUMBER as usize, "{}", vocabulary().entries.len());
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
