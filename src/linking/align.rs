//! Two quotes aligned word by word.

use serde::{Deserialize, Serialize};

use super::QuoteWords;
use super::words::{VERBATIM, Word};
use crate::enums::named_enum;
use crate::text::Span;

/// One change to this many words that agree is the most.
const AGREEING: usize = 4;

named_enum! {
    /// How far two quotes are the same.
    #[derive(PartialOrd, Ord)]
    pub enum Sameness in "linking", "sameness" {
        /// The same words.
        Verbatim = "verbatim",
        /// One or both leave words out, where a cut may be.
        Shortened = "shortened",
        /// Words inside the marks were changed, added or left out without a sign.
        Altered = "altered",
    }
}

named_enum! {
    /// What words of one quote are in the other.
    pub enum Alignment in "linking", "alignment" {
        /// The same words.
        Same = "same",
        /// Left out of the other, where a cut may be.
        Cut = "cut",
        /// Replaced, added or left out.
        Changed = "changed",
    }
}

/// Two quotes that are the same, see [`same_quote`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SameQuote {
    /// How far.
    pub sameness: Sameness,
    /// The words that agree.
    pub agreeing: usize,
    /// All words of both, in order.
    pub words: Vec<AlignedWords>,
}

/// Words of one quote and what is in their place in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AlignedWords {
    /// What they are.
    pub alignment: Alignment,
    /// The words in the text of the first quote, from the first to the last; `None` if it has none.
    pub left: Option<Span>,
    /// The words in the text of the second.
    pub right: Option<Span>,
}

impl SameQuote {
    /// Returns the words that were changed.
    ///
    /// For an example see [`linking`](crate::linking).
    pub fn changes(&self) -> impl Iterator<Item = &AlignedWords> {
        self.words.iter().filter(|words| words.alignment == Alignment::Changed)
    }
}

/// Returns how far two quotes are the same, with their words aligned, or `None` if they are not: the rules are those of [`linking`](crate::linking#rules).
///
/// ```
/// use reportedly::Span;
/// use reportedly::linking::{Alignment, QuoteWords, Sameness, same_quote};
///
/// let long = "The bridge was closed on Monday because the river was too high";
/// let short = "The bridge was closed … because the river was too high";
/// let words = |text: &str| QuoteWords::of(text, &[Span::new(0, text.len()).unwrap()]);
/// let same = same_quote(&words(long), &words(short)).unwrap();
/// assert_eq!((same.sameness, same.agreeing), (Sameness::Shortened, 10));
/// let cut = same.words.iter().find(|words| words.alignment == Alignment::Cut).unwrap();
/// assert_eq!((&long[cut.left.unwrap()], cut.right), ("on Monday", None));
/// assert!(same_quote(&words(long), &words("No comment")).is_none());
/// ```
///
/// # Cost
///
/// The product of the numbers of words, of which there are at most 400 each; words at both ends that agree cost one step each.
pub fn same_quote(left: &QuoteWords, right: &QuoteWords) -> Option<SameQuote> {
    let steps = align(&left.0, &right.0);
    let mut words: Vec<AlignedWords> = Vec::new();
    let (mut agreeing, mut letters, mut changed) = (0usize, 0usize, 0usize);
    for step in steps {
        match step.alignment {
            Alignment::Same => {
                agreeing = agreeing.saturating_add(1);
                letters = letters.saturating_add(step.left.map_or(0, |word| word.letters));
            }
            Alignment::Changed => changed = changed.saturating_add(1),
            _ => {}
        }
        let (left, right) = (step.left.map(|word| word.span), step.right.map(|word| word.span));
        match words.last_mut().filter(|last| last.alignment == step.alignment) {
            Some(last) => (last.left, last.right) = (joined(last.left, left), joined(last.right, right)),
            None => words.push(AlignedWords { alignment: step.alignment, left, right }),
        }
    }
    let has = |alignment| words.iter().any(|words| words.alignment == alignment);
    let (sameness, (least_words, least_letters)) = match (has(Alignment::Changed), has(Alignment::Cut)) {
        (true, _) => (Sameness::Altered, (5, 20)),
        (false, true) => (Sameness::Shortened, (4, 16)),
        (false, false) => (Sameness::Verbatim, VERBATIM),
    };
    let enough = agreeing >= least_words && letters >= least_letters && changed.saturating_mul(AGREEING) <= agreeing;
    enough.then_some(SameQuote { sameness, agreeing, words })
}

fn joined(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    a.zip(b).map(|(a, b)| a.join(b)).or(a).or(b)
}

struct Step<'w> {
    alignment: Alignment,
    left: Option<&'w Word>,
    right: Option<&'w Word>,
}

/// Where a cell of the table comes from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    Both,
    Left,
    Right,
}

/// The best alignment: a word that agrees counts one, a change costs one, a cut costs nothing.
fn align<'w>(left: &'w [Word], right: &'w [Word]) -> Vec<Step<'w>> {
    let width = right.len().saturating_add(1);
    let mut from = vec![From::Right; width];
    let mut before = vec![0i32; width];
    let mut row = vec![0i32; width];
    for (i, a) in (1..).zip(left) {
        row.clear();
        row.push(0);
        from.push(From::Left);
        for (j, b) in (1..).zip(right) {
            let at = |row: &[i32], j: usize| row.get(j).copied().unwrap_or_default();
            let both = at(&before, j - 1) + if a.identity == b.identity { 1 } else { -1 };
            let only_left = at(&before, j) - i32::from(!may_cut(right, j));
            let only_right = at(&row, j - 1) - i32::from(!may_cut(left, i));
            let (score, step) = if both >= only_left && both >= only_right {
                (both, From::Both)
            } else if only_left >= only_right {
                (only_left, From::Left)
            } else {
                (only_right, From::Right)
            };
            row.push(score);
            from.push(step);
        }
        std::mem::swap(&mut before, &mut row);
    }
    walk(left, right, &from)
}

/// Whether words may be left out before this word of a quote, or behind the last.
fn may_cut(words: &[Word], at: usize) -> bool {
    words.get(at).is_none_or(|word| word.cut)
}

/// The steps that lead to the last cell.
fn walk<'w>(left: &'w [Word], right: &'w [Word], from: &[From]) -> Vec<Step<'w>> {
    let width = right.len().saturating_add(1);
    let (mut i, mut j) = (left.len(), right.len());
    let mut steps = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        let step = from.get(i * width + j).copied().unwrap_or(From::Both);
        let gap = |cut: bool| if cut { Alignment::Cut } else { Alignment::Changed };
        let (alignment, a, b) = match step {
            From::Left if i > 0 => (gap(may_cut(right, j)), left.get(i - 1), None),
            From::Right if j > 0 => (gap(may_cut(left, i)), None, right.get(j - 1)),
            _ => {
                let (a, b) = (left.get(i.wrapping_sub(1)), right.get(j.wrapping_sub(1)));
                let same = a.map(|word| word.identity) == b.map(|word| word.identity);
                (if same { Alignment::Same } else { Alignment::Changed }, a, b)
            }
        };
        i = i.saturating_sub(usize::from(a.is_some()));
        j = j.saturating_sub(usize::from(b.is_some()));
        steps.push(Step { alignment, left: a, right: b });
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> QuoteWords {
        QuoteWords::of(text, &[Span::between(0, text.len())])
    }

    fn sameness(left: &str, right: &str) -> Option<Sameness> {
        let one = same_quote(&words(left), &words(right)).map(|same| same.sameness);
        let other = same_quote(&words(right), &words(left)).map(|same| same.sameness);
        assert_eq!(one, other, "{left} / {right}");
        one
    }

    const LONG: &str = "We closed the old bridge because the river had risen by two metres";

    #[test]
    fn words_are_compared_and_not_signs() {
        assert_eq!(sameness(LONG, &LONG.to_uppercase()), Some(Sameness::Verbatim));
        assert_eq!(sameness("It’s the café, isn’t it?", "It's the Cafe — isn't it!"), Some(Sameness::Verbatim));
        assert_eq!(sameness("inspected and approved", "Inspected and approved."), Some(Sameness::Verbatim));
    }

    #[test]
    fn cuts_are_at_the_ends_and_at_signs() {
        for short in [
            "the river had risen by two metres",
            "We closed the old bridge",
            "We closed the old bridge … by two metres",
            "We closed the old bridge . . . by two metres",
            "We closed [it] because the river had risen by two metres",
            "because the river had risen by two metres, and by three on Monday",
        ] {
            assert_eq!(sameness(LONG, short), Some(Sameness::Shortened), "{short}");
        }
    }

    #[test]
    fn changes_inside_the_marks_are_alterations() {
        for other in [
            "We closed the new bridge because the river had risen by two metres",
            "We closed the bridge because the river had risen by two metres",
            "We closed the old bridge because the big river had risen by two metres",
            "We closed the old bridge because the river had risen by two feet",
            "They closed the old bridge because the river had risen",
        ] {
            assert_eq!(sameness(LONG, other), Some(Sameness::Altered), "{other}");
        }
    }

    #[test]
    fn other_quotes_are_not_the_same() {
        for other in [
            "",
            "No comment",
            "We closed the old road and then we opened another one",
            "the river",
            "The school had been painted by two men because we asked them to",
        ] {
            assert_eq!(sameness(LONG, other), None, "{other}");
        }
        assert_eq!(sameness("No comment", "No comment"), None);
        assert_eq!(sameness("", ""), None);
        assert_eq!(sameness("We are going to win", "We are going to have to look"), None);
    }

    #[test]
    fn the_alignment_has_every_word_once() {
        let other = "They closed the bridge … had risen by two feet and more";
        let (left, right) = (words(LONG), words(other));
        let steps = align(&left.0, &right.0);
        assert_eq!(
            steps.iter().filter_map(|step| step.left).map(|word| word.span).collect::<Vec<_>>(),
            left.spans().collect::<Vec<_>>()
        );
        assert_eq!(
            steps.iter().filter_map(|step| step.right).map(|word| word.span).collect::<Vec<_>>(),
            right.spans().collect::<Vec<_>>()
        );
    }

    #[test]
    fn parts_of_a_split_quote_are_one_text_with_a_cut() {
        let text = "We closed the old bridge, he said, by two metres";
        let part = |words: &str| Span::between(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let split = QuoteWords::of(text, &[part("We closed the old bridge"), part("by two metres")]);
        assert_eq!(same_quote(&split, &words(LONG)).unwrap().sameness, Sameness::Shortened);
    }
}
