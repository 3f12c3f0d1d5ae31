//! Phrases found by their hashes, for the crate's own lists.

use hashbrown::HashTable;

use crate::document::{Document, Range, Word};
use crate::error::Error;
use crate::matching::filter::BitSet;
use crate::matching::folded::{fold_phrase, folded_words};
use crate::text::hash::{phrase_key, table_hash, word_key};

/// Finds the same phrases as a [`PhraseSet`](crate::PhraseSet), with one value each. It is built ten times faster than
/// an automaton, and a search reads words, not bytes.
#[derive(Clone, Debug)]
pub(crate) struct PhraseTable<T> {
    /// The first two words of each phrase, as one hash without the sign between them, and the one-word phrases.
    starts: BitSet,
    /// The bits that [`longest`] reads.
    bits: BitSet,
    /// The phrases by their hashes.
    phrases: HashTable<Phrase<T>>,
}

#[derive(Clone, Debug)]
struct Phrase<T> {
    key: u32,
    folded: String,
    value: T,
}

impl<T> PhraseTable<T> {
    /// Builds the table, with room for this many phrases. Of phrases with the same folded form, the first is kept.
    ///
    /// # Errors
    ///
    /// Those of [`PhraseSet::new`](crate::PhraseSet::new) that concern a single phrase.
    pub(crate) fn new<'p>(
        expected: usize,
        rows: impl IntoIterator<Item = (&'p str, T)>,
    ) -> Result<PhraseTable<T>, Error> {
        let mut table = PhraseTable {
            starts: BitSet::for_items(4 * expected),
            bits: BitSet::for_items(WORDS * expected),
            phrases: HashTable::with_capacity(expected),
        };
        let mut buffer = Document::default();
        for (phrase, value) in rows {
            let folded = fold_phrase(phrase, &mut buffer)?;
            table.add(folded, value);
        }
        Ok(table)
    }

    fn add(&mut self, folded: String, value: T) {
        let words = || folded_words(folded.as_bytes()).map(|(sign, word)| (sign, word_key(word)));
        let two = words().take(2).reduce(|(_, first), (_, second)| (None, phrase_key(first, None, second)));
        self.starts.insert(two.map_or(0, |(_, key)| key));
        let key = enter(words(), &mut self.bits);
        if self.find(key, |phrase| phrase.folded == folded).is_none() {
            self.phrases.insert_unique(table_hash(key), Phrase { key, folded, value }, |phrase| table_hash(phrase.key));
        }
    }

    /// The phrase with this hash for which `is_it` is true.
    #[inline]
    fn find(&self, key: u32, is_it: impl Fn(&Phrase<T>) -> bool) -> Option<&Phrase<T>> {
        self.phrases.find(table_hash(key), |phrase| phrase.key == key && is_it(phrase))
    }

    /// The matches that start in these words, in text order, leftmost-longest.
    pub(crate) fn find_in<'s>(&'s self, document: &'s Document, words: Range) -> impl Iterator<Item = (Range, &'s T)> {
        self.scan(document, words, |_, _| false, |at| self.longest_at(document, at))
    }

    /// The results of `longest` at the words that can start a phrase or for which `or` is true, without overlap.
    /// `longest` returns the index of the word after its match.
    #[inline]
    pub(crate) fn scan<'s, F>(
        &'s self,
        document: &'s Document,
        words: Range,
        or: impl Fn(usize, &Word) -> bool + 's,
        longest: impl Fn(usize) -> Option<(usize, F)> + 's,
    ) -> impl Iterator<Item = (Range, F)> + 's {
        let mut at = words.start;
        std::iter::from_fn(move || {
            loop {
                let start = self.next_start(document, Range::new(at, words.end), &or)?;
                at = start + 1;
                if let Some((end, found)) = longest(start) {
                    at = end;
                    return Some((Range::new(start, end), found));
                }
            }
        })
    }

    /// The index of the first of these words that can start a phrase or for which `or` is true.
    #[inline]
    fn next_start(&self, document: &Document, words: Range, or: impl Fn(usize, &Word) -> bool) -> Option<usize> {
        let next = document.words.get(words.start + 1..).unwrap_or_default();
        let here = document.words.get(words.start..words.end)?;
        // most words start no phrase, and many of those that do are common: each is tested together with the next
        let starts = |at: usize, word: &Word, next: u32| {
            self.starts.contains(word.key) | self.starts.contains(phrase_key(word.key, None, next))
                || or(words.start + at, word)
        };
        let found = here.iter().zip(next).enumerate().find(|(at, (word, next))| starts(*at, word, next.key));
        // no word follows the last word of the text
        let last = || Some(next.len()).filter(|&last| here.get(last).is_some_and(|word| starts(last, word, 0)));
        found.map(|(at, _)| at).or_else(last).map(|at| words.start + at)
    }

    /// The longest phrase that starts with this word: the index of the word after it, and its value.
    #[inline]
    pub(crate) fn longest_at(&self, document: &Document, number: usize) -> Option<(usize, &T)> {
        self.longest_over(document, number, number + 1)
    }

    /// The longest phrase made of this word and those starting at `second`, whatever is between.
    pub(crate) fn longest_over(&self, document: &Document, first: usize, second: usize) -> Option<(usize, &T)> {
        longest(&self.bits, document, first, second, |key, end| {
            let words = || std::iter::once(first).chain(second..end);
            let plainly = |folded: &str| second == first + 1 && document.is_plainly(Range::new(first, end), folded);
            let is_it = |folded: &str| plainly(folded) || document.is_phrase(words(), folded);
            Some(&self.find(key, |phrase| is_it(&phrase.folded))?.value)
        })
    }
}

/// The words of most phrases, for the size of the bits.
const WORDS: usize = 3;

/// Inserts a phrase, as the hashes of its words with the sign before each, into the bits that [`longest`] reads.
/// Returns its hash.
pub(crate) fn enter(words: impl Iterator<Item = (Option<char>, u32)>, bits: &mut BitSet) -> u32 {
    let mut key = None;
    for (sign, word) in words {
        key = Some(match key {
            None => word,
            Some(before) => {
                bits.insert_second(before);
                phrase_key(before, sign, word)
            }
        });
    }
    let key = key.unwrap_or_default();
    bits.insert(key);
    key
}

/// The longest phrase that starts with the word `first` and continues with the words starting at `second`: the index of
/// the word after it, and the result of `named`, which is called with the hash of the phrase and that index. `bits`
/// contains the hashes of all phrases and, as its second set, those of their beginnings.
#[inline]
pub(crate) fn longest<F>(
    bits: &BitSet,
    document: &Document,
    first: usize,
    second: usize,
    named: impl Fn(u32, usize) -> Option<F>,
) -> Option<(usize, F)> {
    let mut key = document.words.get(first)?.key;
    let (mut behind, mut next) = (first + 1, second);
    let mut found = None;
    loop {
        let (whole, begins) = bits.contains_both(key);
        if whole {
            found = named(key, behind).map(|it| (behind, it)).or(found);
        }
        let word = document.words.get(next).filter(|_| begins);
        let Some(word) = word else { return found };
        key = phrase_key(key, word.gap.sign(), word.key);
        next += 1;
        behind = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::hedges::hedge_rows;
    use crate::matching::PhraseSet;

    #[test]
    fn finds_what_the_automaton_finds() {
        let forms = || hedge_rows().map(|row| (row.form, row.form));
        let (table, automaton) = (PhraseTable::new(0, forms()).unwrap(), PhraseSet::new(forms()).unwrap());
        // every form, whole and without its last word, with others before and after it
        let mut text = String::new();
        for row in hedge_rows() {
            let short = row.form.rsplit_once(' ').map_or("", |(short, _)| short);
            text.push_str(&format!("{} {} {short}, {} ", row.form, row.form, row.form.to_uppercase()));
        }
        let document = Document::new(&text, &Article::of_one_paragraph(&text));
        let mut found = 0;
        for at in 0..document.words.len() {
            let expected = automaton.longest_at(&document, at).map(|(end, forms)| (end, &forms[0]));
            assert_eq!(table.longest_at(&document, at), expected, "word {at}");
            found += usize::from(expected.is_some());
        }
        assert!(found > 3 * hedge_rows().count(), "{found}");
    }

    #[test]
    fn the_first_of_equal_phrases_is_kept() {
        let table = PhraseTable::new(3, [("Khōst", 7), ("khost", 3), ("a b", 1)]).unwrap();
        let text = "Khost a-b a, b";
        let document = Document::new(text, &Article::of_one_paragraph(text));
        let found: Vec<_> = (0..5).map(|at| table.longest_at(&document, at)).collect();
        assert_eq!(found, [Some((1, &7)), Some((3, &1)), None, None, None]);
        assert_eq!(table.longest_over(&document, 1, 4), None);
        assert_eq!(PhraseTable::new(1, [("…", ())]).unwrap_err().kind(), crate::error::ErrorKind::EmptyName);
    }
}
