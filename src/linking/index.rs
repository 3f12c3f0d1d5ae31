//! Quotes of many articles, found by runs of words.

use hashbrown::HashMap;

use super::align::{SameQuote, same_quote};
use super::words::{QuoteWords, Word};

/// So many words in a row are looked up.
const SHINGLE: usize = 3;
/// So many wordings are kept for one shingle; those that come later are found by their other words.
const MOST_WORDINGS: usize = 32;
/// So many wordings with the most shingles in common are aligned.
const MOST_ALIGNED: usize = 8;

/// The different wordings of quotes, to which those of many articles are added one after the other.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::linking::{QuoteIndex, QuoteWords, Sameness};
///
/// let analyzer = Analyzer::new();
/// let mut index = QuoteIndex::new();
/// for text in ["“The road to the valley is closed,” said Karim.", "“No fuel is left in the whole town,” said Noor."] {
///     index.add(QuoteWords::new(text, &analyzer.analyze(text).quotes[0]));
/// }
/// let text = "“The road to the valley is open,” Karim insisted.";
/// let found = index.find(&QuoteWords::new(text, &analyzer.analyze(text).quotes[0]));
/// assert_eq!((found.len(), found[0].0, found[0].1.sameness), (1, 0, Sameness::Altered));
/// ```
///
/// # Cost
///
/// Linear in the number of quotes, in time and in memory: three words in a row are looked up, each with at most 32 wordings, and the eight wordings with
/// the most in common are aligned. Quotes with the same words are kept once. A quote that shares no three words in a row with another, or only ones that
/// many others have, is not found; [`docs::speed`](crate::docs::speed) has the figures.
#[derive(Clone, Debug, Default)]
pub struct QuoteIndex {
    wordings: Vec<QuoteWords>,
    /// By the hash of all words.
    whole: HashMap<u64, Vec<u32>>,
    shingles: HashMap<u64, Vec<u32>>,
}

impl QuoteIndex {
    /// Returns an index without quotes.
    pub fn new() -> QuoteIndex {
        QuoteIndex::default()
    }

    /// Adds a quote and returns the number of its wording, from 0: that of an earlier quote if it has the same words, without regard to cuts. `None` for a
    /// quote that is too short to be the same as any other, as indirect speech is, which has no words in quotation marks; it is not kept.
    ///
    /// ```
    /// use reportedly::Span;
    /// use reportedly::linking::{QuoteIndex, QuoteWords};
    ///
    /// let words = |text: &str| QuoteWords::of(text, &[Span::new(0, text.len()).unwrap()]);
    /// let mut index = QuoteIndex::new();
    /// let numbers = ["The road is closed.", "Who knows?", "Nobody has asked Noor.", "the road is closed"].map(|text| index.add(words(text)));
    /// assert_eq!(numbers, [Some(0), None, Some(1), Some(0)]);
    /// assert_eq!(index.len(), 2);
    /// ```
    pub fn add(&mut self, words: QuoteWords) -> Option<usize> {
        if !words.suffice() {
            return None;
        }
        let known = self.whole.entry(hash(&words.0)).or_default();
        let same = |number: &&u32| {
            self.wordings.get(**number as usize).is_some_and(|known| {
                known.0.iter().map(|word| word.identity).eq(words.0.iter().map(|word| word.identity))
            })
        };
        if let Some(&number) = known.iter().find(same) {
            return Some(number as usize);
        }
        let number = self.wordings.len();
        // beyond four billion wordings none is found
        if let Ok(number) = u32::try_from(number) {
            known.push(number);
            for shingle in words.0.windows(SHINGLE) {
                let wordings = self.shingles.entry(hash(shingle)).or_default();
                if wordings.len() < MOST_WORDINGS && wordings.last() != Some(&number) {
                    wordings.push(number);
                }
            }
        }
        self.wordings.push(words);
        Some(number)
    }

    /// Returns the wordings that a quote is the same as, by number, each with the quote on the left and the wording on the right: the nearest first.
    /// For an example see [`QuoteIndex`].
    pub fn find(&self, words: &QuoteWords) -> Vec<(usize, SameQuote)> {
        // a shingle that few have says more
        let mut shared: Vec<(u32, usize)> = Vec::new();
        for shingle in words.0.windows(SHINGLE) {
            let wordings = self.shingles.get(&hash(shingle)).map_or(&[][..], Vec::as_slice);
            shared.extend(wordings.iter().map(|&number| (number, MOST_WORDINGS / wordings.len().max(1))));
        }
        shared.sort_unstable();
        let weighed = |run: &[(u32, usize)]| Some((run.iter().map(|(_, weight)| weight).sum(), run.first()?.0));
        let mut candidates: Vec<(usize, u32)> = shared.chunk_by(|a, b| a.0 == b.0).filter_map(weighed).collect();
        candidates.sort_unstable_by_key(|&(weight, number)| (std::cmp::Reverse(weight), number));
        let mut found: Vec<(usize, SameQuote)> = candidates
            .into_iter()
            .take(MOST_ALIGNED)
            .filter_map(|(_, number)| {
                let number = number as usize;
                Some((number, same_quote(words, self.wordings.get(number)?)?))
            })
            .collect();
        found.sort_by_key(|(number, same)| (same.sameness, std::cmp::Reverse(same.agreeing), *number));
        found
    }

    /// Returns the number of different wordings. For an example see [`QuoteIndex::add`].
    pub fn len(&self) -> usize {
        self.wordings.len()
    }

    /// Returns whether no quote was added.
    pub fn is_empty(&self) -> bool {
        self.wordings.is_empty()
    }
}

/// The hash of words in a row.
fn hash(words: &[Word]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| {
        (hash.rotate_left(23) ^ word.identity).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linking::Sameness;
    use crate::text::Span;

    fn words(text: &str) -> QuoteWords {
        QuoteWords::of(text, &[Span::between(0, text.len())])
    }

    #[test]
    fn the_nearest_wording_is_first() {
        let mut index = QuoteIndex::new();
        for text in [
            "the road to the valley is open now",
            "the road to the valley is closed now",
            "the road to the valley is closed",
        ] {
            index.add(words(text));
        }
        let found = index.find(&words("The road to the valley is closed now."));
        let found: Vec<(usize, Sameness)> = found.iter().map(|(number, same)| (*number, same.sameness)).collect();
        assert_eq!(found, [(1, Sameness::Verbatim), (2, Sameness::Shortened), (0, Sameness::Altered)]);
    }

    #[test]
    fn what_everybody_says_does_not_hide_a_copy() {
        let mut index = QuoteIndex::new();
        let said = |number: usize| format!("I would like to thank number{number} for a good day");
        for number in 0..1000 {
            index.add(words(&said(number)));
        }
        for number in [3, 999] {
            let found = index.find(&words(&said(number)));
            assert_eq!((found[0].0, found[0].1.sameness), (number, Sameness::Verbatim), "{number}");
            assert!(found.len() <= MOST_ALIGNED);
        }
    }

    #[test]
    fn no_quote_is_too_odd() {
        let mut index = QuoteIndex::new();
        let long = "no ".repeat(50_000);
        for text in ["", "a", "a b", "[", "[x] ]", "a b c d"] {
            assert_eq!(index.add(words(text)), None);
            assert!(index.find(&words(text)).is_empty());
        }
        assert_eq!((index.add(words(&long)), index.add(words(&long))), (Some(0), Some(0)));
        assert_eq!(index.find(&words(&long))[0].1.sameness, Sameness::Verbatim);
    }
}
