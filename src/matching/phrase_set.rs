//! Search for many phrases in one pass, with an Aho-Corasick automaton.

mod assemble;
mod builder;
mod demands;
mod list;
mod plain;
mod spellings;
mod stored;
#[cfg(test)]
mod tests;

use std::fmt;

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, PatternID};

use self::builder::Settings;
pub use self::builder::{PhraseCase, PhraseSetBuilder};
use self::demands::{Demands, Surface};
use self::list::Piece;
use crate::document::{Document, Range, WORD_END};
use crate::error::Error;
use crate::matching::filter::BitSet;
use crate::text::Span;
use crate::text::hash::phrase_key;

/// A set of phrases, each with at least one payload, that finds them as whole words in a text.
///
/// Phrases and text are compared folded: case, accents, forms of apostrophes and hyphens, and invisible characters make
/// no difference. [`PhraseCase`] compares capitals or letters too. Space is space, of any length and with a line feed or
/// without, and so is a hyphen between words.
///
/// Other signs must agree, between words and in what belongs to a word:
///
/// - "Bush & Little" is neither `Bush, “Little`, "Bush / Little" nor "Bush Little"; with
///   [`ampersands`](PhraseSetBuilder::ampersands) it is "Bush and Little".
/// - The `+` and `#` directly behind the last word belong to it: "C", "C++" and "C#" are three phrases, and none is found
///   in another.
/// - A phrase that starts with a sign, ".NET", "#MeToo", "@karim", "$GE", is found with the sign only. One without is found
///   with and without: "NET" in ".NET" too, unless both are in the set.
///
/// No match crosses a paragraph, nor the end of a sentence, unless the sign that ends it is the phrase's own: "Yahoo! News".
/// Matches are leftmost-longest and do not overlap; their spans are of the original text.
///
/// ```
/// use reportedly::{Document, PhraseSet};
///
/// let phrases = PhraseSet::new([("Khost", 1), ("North Waziristan", 2), ("north", 3), ("C++", 4)])?;
/// let text = "From KHOST to North-Waziristan, not Khostan, in C++.";
/// let document = Document::parse(text);
/// let found = phrases.find_iter(text, &document).map(|found| (&text[found.span], found.payloads[0]));
/// assert!(found.eq([("KHOST", 1), ("North-Waziristan", 2), ("C++", 4)]));
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Cost
///
/// Building takes a few microseconds per phrase. Searching is linear in the text; a word that starts no phrase costs
/// one test of two bits. Signs, capitals and letters are compared where the folded words agree, and nowhere else,
/// with one after the other of the phrases that have these folded words.
#[derive(Clone)]
pub struct PhraseSet<T> {
    automaton: NFA,
    /// The first words of the phrases.
    firsts: BitSet,
    /// The beginnings of the phrases: the word of a one-word phrase, the first two words of a longer one.
    openings: BitSet,
    /// The patterns of the automaton: folded phrases, in order.
    patterns: Vec<Pattern>,
    /// The spellings of phrases, by pattern.
    forms: Vec<Form>,
    /// The payloads, by the pattern of the main spelling of their phrase.
    payloads: Vec<T>,
    /// The phrases in the order they were given.
    phrases: Vec<Phrase>,
    /// All that were given, one after the other.
    texts: String,
    settings: Settings,
    errors: Vec<(usize, Error)>,
}

/// The ends of what belongs to a pattern, which starts where that of the previous one ends.
#[derive(Clone, Copy, Debug, Default)]
struct Pattern {
    forms: u32,
    payloads: u32,
}

/// A spelling of a phrase. A pattern has several where they differ in what only [`Demands`] compare.
#[derive(Clone)]
struct Form {
    phrase: u32,
    /// Those of the phrase, so that a match need not look it up.
    payloads: Piece,
    demands: Option<Box<Demands>>,
}

/// A phrase as it was given.
#[derive(Clone, Copy)]
struct Phrase {
    text: Piece,
    payloads: Piece,
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhraseMatch<'s, T> {
    /// The span from the first byte of its first word to the last byte of its last, with the signs that belong to the phrase:
    /// "C++", ".NET".
    pub span: Span,
    /// The number of the phrase, which is its place in [`PhraseSet::phrases`].
    pub phrase: usize,
    /// The payloads of the phrase, in the order they were given.
    pub payloads: &'s [T],
}

impl<T> PhraseSet<T> {
    /// Builds a set with the default settings. Phrases with the same folded form are one phrase with several payloads.
    /// For an example see [`PhraseSet`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyName`](crate::ErrorKind::EmptyName) for a phrase without a letter or digit,
    /// [`ErrorKind::LongName`](crate::ErrorKind::LongName) for one over 256 bytes after folding,
    /// [`ErrorKind::TooManyNames`](crate::ErrorKind::TooManyNames) if the automaton would exceed its 31-bit state numbers,
    /// or the phrases 4 GiB.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Result<PhraseSet<T>, Error> {
        PhraseSet::builder().phrases(phrases).build()
    }

    /// Returns a builder, which has settings. For an example see [`PhraseSetBuilder`].
    pub fn builder() -> PhraseSetBuilder<T> {
        PhraseSetBuilder::new()
    }

    /// Returns the number of distinct phrases.
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1), ("khost", 2), ("Kabul", 3)])?;
    /// assert_eq!((set.len(), set.is_empty()), (2, false));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Returns whether the set has no phrases.
    /// For an example see [`PhraseSet::len`].
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Returns the distinct phrases as they were given, each with its payloads, in the order they were first given.
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1), ("Kabul", 2), ("KHOST", 3)])?;
    /// assert!(set.phrases().eq([("Khost", &[1, 3][..]), ("Kabul", &[2])]));
    ///
    /// let mut counts = vec![0; set.len()];
    /// set.find_in("Kabul, Khost, Kabul").iter().for_each(|found| counts[found.phrase] += 1);
    /// assert_eq!(counts, [1, 2]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn phrases(&self) -> impl ExactSizeIterator<Item = (&str, &[T])> {
        self.phrases.iter().map(|phrase| {
            let text = self.texts.get(phrase.text.range()).unwrap_or_default();
            (text, self.payloads.get(phrase.payloads.range()).unwrap_or_default())
        })
    }

    /// Returns the phrases that a lenient builder left out, each with its number in the list that was given, from 0, and
    /// the reason. They are not stored with a set. For an example see [`PhraseSetBuilder::lenient`].
    pub fn errors(&self) -> &[(usize, Error)] {
        &self.errors
    }

    /// Returns the heap memory in bytes, without what payloads own.
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1)])?;
    /// assert!(set.memory_usage() > 0);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Cost
    ///
    /// Linear in the number of phrases.
    pub fn memory_usage(&self) -> usize {
        let demands = self.forms.iter().filter_map(|form| form.demands.as_deref());
        self.automaton.memory_usage()
            + size_of_val(self.firsts.bits())
            + size_of_val(self.openings.bits())
            + size_of_val(self.patterns.as_slice())
            + size_of_val(self.forms.as_slice())
            + size_of_val(self.payloads.as_slice())
            + size_of_val(self.phrases.as_slice())
            + self.texts.len()
            + demands.map(|demands| size_of_val(demands) + demands.memory_usage()).sum::<usize>()
    }

    /// Returns the matches in text order. `document` is made of `text`; with another there is no panic, and no promise of
    /// what is found. For an example see [`PhraseSet`].
    pub fn find_iter<'s, 't>(
        &'s self,
        text: &'t str,
        document: &'t Document,
    ) -> impl Iterator<Item = PhraseMatch<'s, T>> + use<'s, 't, T> {
        let surface = Surface { text, document };
        document.matches(move |at| self.agreeing_at(surface, at)).filter_map(move |(words, form)| {
            let with_sign = form.demands.as_ref().is_some_and(|demands| demands.starts_with_sign());
            let payloads = self.payloads.get(form.payloads.range())?;
            Some(PhraseMatch { span: surface.span(words, with_sign), phrase: form.phrase as usize, payloads })
        })
    }

    /// Returns the matches in a plain text of any kind, in order. Its paragraphs are separated by blank lines, so that a line
    /// feed alone is a space. For a text with a paragraph on each line, or to search one text for several sets, make a
    /// [`Document`] and use [`find_iter`](Self::find_iter).
    ///
    /// ```
    /// let set = reportedly::PhraseSet::new([("Khost", 1), ("Bush & Little", 2)])?;
    /// let text = "At Bush & Little, in Khost.";
    /// let found: Vec<_> = set.find_in(text).iter().map(|found| &text[found.span]).collect();
    /// assert_eq!(found, ["Bush & Little", "Khost"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Cost
    ///
    /// Splitting the text into words takes at least as long as the search.
    pub fn find_in(&self, text: &str) -> Vec<PhraseMatch<'_, T>> {
        self.find_iter(text, &Document::new(text, &plain::layout(text))).collect()
    }

    /// The longest phrase that starts with this word and agrees with the text: the index of the word after it, and its
    /// spelling.
    #[inline(always)]
    fn agreeing_at(&self, surface: Surface<'_>, at: usize) -> Option<(usize, &Form)> {
        // most words start no phrase
        let first = surface.document.word(at).key;
        if self.can_start(first) { self.agreeing_from(surface, at, first) } else { None }
    }

    #[inline(never)]
    fn agreeing_from(&self, surface: Surface<'_>, at: usize, first: u32) -> Option<(usize, &Form)> {
        if !self.opens(surface.document, first, at + 1) {
            return None;
        }
        self.walk(surface.document, at, at + 1, |pattern, end| {
            let forms = self.forms.get(self.belonging(pattern, |ends| ends.forms))?;
            let words = Range::new(at, end);
            let agrees = |form: &&Form| match &form.demands {
                None => surface.is_bare(words),
                Some(demands) => demands.agrees(surface, words),
            };
            forms.iter().find(agrees)
        })
    }

    /// The range of what belongs to a pattern, where `end` is its end.
    #[inline]
    fn belonging(&self, pattern: PatternID, end: impl Fn(&Pattern) -> u32) -> std::ops::Range<usize> {
        let end_of = |number: usize| self.patterns.get(number).map_or(0, |ends| end(ends) as usize);
        let number = pattern.as_usize();
        number.checked_sub(1).map_or(0, end_of)..end_of(number)
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

    /// The longest phrase that starts with this word and whose payloads `accept` takes, as in
    /// [`longest_at`](Self::longest_at).
    pub(crate) fn longest_where(
        &self,
        document: &Document,
        number: usize,
        accept: impl Fn(&[T]) -> bool,
    ) -> Option<(usize, &[T])> {
        let first = document.word(number).key;
        if !self.can_start(first) || !self.opens(document, first, number + 1) {
            return None;
        }
        self.walk(document, number, number + 1, |pattern, _| {
            let payloads = self.payloads.get(self.belonging(pattern, |ends| ends.payloads))?;
            accept(payloads).then_some(payloads)
        })
    }

    #[inline(never)]
    fn longest_from(&self, document: &Document, number: usize, first: u32, second: usize) -> Option<(usize, &[T])> {
        if !self.opens(document, first, second) {
            return None;
        }
        let (end, pattern) = self.walk(document, number, second, |pattern, _| Some(pattern))?;
        Some((end, self.payloads.get(self.belonging(pattern, |ends| ends.payloads))?))
    }

    /// Whether a phrase may start with a word of the hash `first` and the word `second`.
    #[inline(always)]
    fn opens(&self, document: &Document, first: u32, second: usize) -> bool {
        // both tests before the branch, which is then almost always taken the same way
        let two = phrase_key(first, None, document.word(second).key);
        self.openings.contains(first) | self.openings.contains(two)
    }

    /// Runs the automaton over the folded words, the first and those starting at `second`, as long as a phrase can
    /// continue. Returns the index of the word after the longest pattern for which `accept` has a result, and that result.
    #[inline(never)]
    fn walk<F>(
        &self,
        document: &Document,
        start: usize,
        second: usize,
        accept: impl Fn(PatternID, usize) -> Option<F>,
    ) -> Option<(usize, F)> {
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
                let pattern = automaton.match_pattern(state, 0);
                if automaton.pattern_len(pattern) == length {
                    longest = accept(pattern, number + 1).map(|found| (number + 1, found)).or(longest);
                }
            }
        }
        longest
    }
}

impl<T> fmt::Debug for PhraseSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhraseSet").field("phrases", &self.len()).field("memory", &self.memory_usage()).finish()
    }
}
