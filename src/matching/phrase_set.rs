//! Search for many phrases in one pass, with an Aho-Corasick automaton.

use std::fmt;

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind, PatternID};

use crate::article::Article;
use crate::document::{Document, Range, WORD_END};
use crate::error::{Error, ErrorKind};
use crate::matching::filter::BitSet;
use crate::matching::folded::fold_exactly;
use crate::text::Span;
use crate::text::hash::{phrase_key, word_key};

/// A set of phrases, each with at least one payload, that finds them as whole words in a text.
///
/// Phrases and text are compared folded: case, accents, forms of apostrophes and hyphens, and invisible characters make
/// no difference. A hyphen between words equals a space; other signs must agree: "Bush & Little" is neither
/// `Bush, “Little` nor "Bush Little" (`?` and `!` count as one sign, and so do signs that are no punctuation). No match crosses a paragraph. Matches are leftmost-longest and do not overlap; their
/// spans are of the original text.
///
/// ```
/// use reportedly::{Article, Document, PhraseSet};
///
/// let phrases = PhraseSet::new([("Khost", 1), ("North Waziristan", 2), ("north", 3)])?;
/// let text = "From KHOST to North-Waziristan, not Khostan.";
/// let document = Document::new(text, &Article::parse(text));
/// let found: Vec<_> = phrases.find_iter(&document).map(|found| (&text[found.span], found.payloads)).collect();
/// assert_eq!(found, [("KHOST", &[1][..]), ("North-Waziristan", &[2][..])]);
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Cost
///
/// Building takes a few microseconds per phrase. Searching is linear in the text; a word that starts no phrase costs
/// one test of two bits.
#[derive(Clone)]
pub struct PhraseSet<T> {
    automaton: NFA,
    /// The first words of the phrases.
    firsts: BitSet,
    /// The beginnings of the phrases: the word of a one-word phrase, the first two words of a longer one.
    openings: BitSet,
    payloads: Vec<T>,
    /// The end of each phrase's payloads, which start where those of the previous phrase end.
    ends: Vec<usize>,
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhraseMatch<'s, T> {
    /// The span from the first byte of its first word to the last byte of its last.
    pub span: Span,
    /// The payloads of the phrase, in the order they were given.
    pub payloads: &'s [T],
    pub(crate) words: Range,
}

impl<T> PhraseSet<T> {
    /// Builds the set. Phrases with the same folded form are one phrase with several payloads.
    /// For an example see [`PhraseSet`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyName`] for a phrase without a letter or digit, [`ErrorKind::LongName`] for one over 256 bytes
    /// after folding, [`ErrorKind::TooManyNames`] if the automaton would exceed its 31-bit state numbers.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Result<PhraseSet<T>, Error> {
        let mut rows: Vec<(String, [u32; 2], T)> = Vec::new();
        let mut buffer = Document::default();
        for (phrase, payload) in phrases {
            let name = fold_exactly(phrase, &mut buffer)?;
            let beginning = beginning(&name);
            rows.push((name, beginning, payload));
        }
        // sorted patterns build faster; the sort is stable, so payloads keep their order
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        let (mut firsts, mut openings) = (BitSet::for_items(rows.len()), BitSet::for_items(rows.len()));
        let mut patterns: Vec<String> = Vec::new();
        let mut payloads = Vec::with_capacity(rows.len());
        let mut ends: Vec<usize> = Vec::new();
        for (pattern, [first, opening], payload) in rows {
            payloads.push(payload);
            if patterns.last() == Some(&pattern) {
                ends.pop();
            } else {
                firsts.insert(first);
                openings.insert(opening);
                patterns.push(pattern);
            }
            ends.push(payloads.len());
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .prefilter(false)
            .build(&patterns)
            .map_err(|error| Error::new(ErrorKind::TooManyNames, error.to_string()).caused_by(error))?;
        Ok(PhraseSet { automaton, firsts, openings, payloads, ends })
    }

    /// Returns the number of distinct phrases.
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1), ("khost", 2), ("Kabul", 3)])?;
    /// assert_eq!((set.len(), set.is_empty()), (2, false));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether the set has no phrases.
    /// For an example see [`PhraseSet::len`].
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the heap memory of the automaton, in bytes.
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1)])?;
    /// assert!(set.memory_usage() > 0);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn memory_usage(&self) -> usize {
        self.automaton.memory_usage()
    }

    /// Returns the matches in text order.
    /// For an example see [`PhraseSet`].
    pub fn find_iter<'s, 'd>(
        &'s self,
        document: &'d Document,
    ) -> impl Iterator<Item = PhraseMatch<'s, T>> + use<'s, 'd, T> {
        document.matches(|at| self.longest_at(document, at)).map(|(words, payloads)| PhraseMatch {
            span: document.span_of(words),
            payloads,
            words,
        })
    }

    /// Returns the matches in a plain text, in order. To search one text for several sets, make a [`Document`] once and use
    /// [`find_iter`](Self::find_iter).
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1), ("Bush & Little", 2)])?;
    /// let text = "At Bush & Little, in Khost.";
    /// let found: Vec<_> = set.find_in(text).iter().map(|found| &text[found.span]).collect();
    /// assert_eq!(found, ["Bush & Little", "Khost"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn find_in(&self, text: &str) -> Vec<PhraseMatch<'_, T>> {
        let document = Document::new(text, &Article::parse(text));
        self.find_iter(&document).collect()
    }

    /// The longest phrase that starts with this word: the index of the word after it, and its payloads.
    #[inline(always)]
    pub(crate) fn longest_at(&self, document: &Document, number: usize) -> Option<(usize, &[T])> {
        self.longest_over(document, number, number + 1)
    }

    /// Whether a phrase may start with a word of this hash.
    #[inline]
    pub(crate) fn can_start(&self, key: u32) -> bool {
        self.firsts.contains(key)
    }

    /// The longest phrase made of this word and those starting at `second`, whatever is between.
    #[inline(always)]
    pub(crate) fn longest_over(&self, document: &Document, number: usize, second: usize) -> Option<(usize, &[T])> {
        // most words start no phrase
        let first = document.word(number).key;
        if self.can_start(first) { self.longest_from(document, number, first, second) } else { None }
    }

    #[inline(never)]
    fn longest_from(&self, document: &Document, number: usize, first: u32, second: usize) -> Option<(usize, &[T])> {
        // both tests before the branch, which is then almost always taken the same way
        let two = phrase_key(first, None, document.word(second).key);
        if !(self.openings.contains(first) | self.openings.contains(two)) {
            return None;
        }
        let (end, phrase) = self.walk(document, number, second)?;
        let phrase = phrase.as_usize();
        let begin = phrase.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        Some((end, self.payloads.get(begin..self.ends.get(phrase).copied()?)?))
    }

    /// Runs the automaton over the folded words, the first and those starting at `second`, as long as a phrase can
    /// continue.
    fn walk(&self, document: &Document, start: usize, second: usize) -> Option<(usize, PatternID)> {
        let automaton = &self.automaton;
        let mut state = automaton.start_state(Anchored::Yes).ok()?;
        let mut length = 0;
        let mut longest = None;
        for number in std::iter::once(start).chain(second..document.words.len()) {
            let sign = if number == start { None } else { document.word(number).gap.exact_sign() };
            let mut encoded = [0; 4];
            let sign = sign.map_or(&[][..], |sign| sign.encode_utf8(&mut encoded).as_bytes());
            for byte in sign.iter().copied().chain(document.text(number).bytes()).chain([WORD_END as u8]) {
                state = automaton.next_state(Anchored::Yes, state, byte);
                length += 1;
                if automaton.is_dead(state) {
                    return longest;
                }
            }
            if automaton.is_match(state) {
                // a shorter phrase that also ends here starts after `start`
                let phrase = automaton.match_pattern(state, 0);
                if automaton.pattern_len(phrase) == length {
                    longest = Some((number + 1, phrase));
                }
            }
        }
        longest
    }
}

/// The hash of the first word of a folded phrase, and the hash of its beginning.
fn beginning(folded: &str) -> [u32; 2] {
    // the sign before a word is no part of it
    let signs = |c: char| matches!(c, ',' | '.' | '\u{2}' | '\u{E000}'..='\u{EFFF}');
    let words = folded.split_terminator(WORD_END).map(|word| word.strip_prefix(signs).unwrap_or(word));
    let mut words = words.map(|word| word_key(word.as_bytes()));
    let first = words.next().unwrap_or_default();
    [first, words.next().map_or(first, |second| phrase_key(first, None, second))]
}

impl<T> fmt::Debug for PhraseSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhraseSet").field("phrases", &self.len()).field("memory", &self.memory_usage()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrases: &[&str], text: &'t str) -> Vec<&'t str> {
        let set = PhraseSet::new(phrases.iter().map(|&phrase| (phrase, ()))).unwrap();
        let document = Document::new(text, &Article::parse(text));
        set.find_iter(&document).map(|found| found.span.of(text)).collect()
    }

    #[test]
    fn whole_words_longest_first() {
        assert_eq!(found(&["Washington", "Washington D"], "Washington Dulles"), ["Washington"]);
        assert_eq!(
            found(&["New York", "York", "New York City"], "New York City, New York, York"),
            ["New York City", "New York", "York"]
        );
        assert_eq!(found(&["a", "a a", "a a b"], "a a a b"), ["a a", "a"]);
    }

    #[test]
    fn punctuation_must_agree_and_hyphens_need_not() {
        assert_eq!(
            found(&["St. Louis", "Washington, D.C."], "St. Louis and Washington, D.C. again"),
            ["St. Louis", "Washington, D.C."]
        );
        assert_eq!(found(&["Paris Texas"], "in Paris. Texas"), [""; 0]);
        assert_eq!(found(&["so-called"], "a so called and so‑called plan"), ["so called", "so‑called"]);
        assert_eq!(found(&["Pakistan"], "Pakistan’s army, US-Pakistan ties"), ["Pakistan", "Pakistan"]);
    }

    #[test]
    fn other_signs_must_agree_and_no_match_crosses_a_paragraph() {
        let little = "Bush & Little";
        assert_eq!(found(&[little], "At Bush & Little. At BUSH &  LITTLE."), [little, "BUSH &  LITTLE"]);
        assert_eq!(found(&[little], "Bush, \"Little\" and Bush? Little, Bush (Little), Bush Little"), [""; 0]);
        assert_eq!(found(&[little, "Bush Little"], "Bush\n\nLittle. Bush &\n\nLittle"), [""; 0]);
        assert_eq!(found(&["Yahoo! News", "AC/DC"], "on Yahoo! News, Yahoo, News, AC/DC"), ["Yahoo! News", "AC/DC"]);
    }

    #[test]
    fn unusable_phrases_are_refused() {
        let kind = |phrase: &str| PhraseSet::new([(phrase, ())]).unwrap_err().kind();
        for empty in ["", "  ", "\u{200B}", "—!"] {
            assert_eq!(kind(empty), ErrorKind::EmptyName, "{empty:?}");
        }
        assert_eq!(kind(&"x".repeat(300)), ErrorKind::LongName);
        assert_eq!(kind(&"\u{FDFA}".repeat(12)), ErrorKind::LongName);
    }

    #[test]
    fn payloads_of_equal_phrases_keep_their_order() {
        let set = PhraseSet::new([("Khōst", 7), ("Kabul", 1), ("khost", 3)]).unwrap();
        let document = Document::new("Khost", &Article::parse("Khost"));
        assert_eq!(set.find_iter(&document).next().unwrap().payloads, [7, 3]);
        assert_eq!(set.len(), 2);
    }
}
