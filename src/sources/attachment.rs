//! Decides which source a phrase about anonymity belongs to, if its sentence mentions several.

use super::anonymity::Phrase;
use crate::document::{Document, Gap, Range};
use crate::lexicon::kinds::Fact;
use crate::lexicon::tags::*;
use crate::quotes::Draft;

/// At most this many quotes that start before a word are searched for one that contains it.
const OPEN_QUOTES: usize = 32;

/// The longest lead from a relative pronoun, in words: `who spoke on the condition of anonymity`.
const LONGEST_LEAD: usize = 7;

/// At most this many mentions on either side of a phrase are examined.
const NEAR: usize = 16;

/// The greatest distance between a mention and a modifier of it, in words.
const LONGEST_DISTANCE: usize = 60;

/// The phrases of one sentence, the most recently requested, by the mention that each belongs to.
#[derive(Debug, Default)]
pub(super) struct Owned {
    sentence: Range,
    /// Ordered by mention, those of one mention in text order.
    phrases: Vec<(Range, Phrase)>,
}

impl Owned {
    /// The phrases that belong to a mention, in text order. `phrases` has those of its sentence.
    pub(super) fn by(
        &mut self,
        mention: Range,
        sentence: Range,
        phrases: &[Phrase],
        mentions: &Mentions<'_>,
    ) -> impl Iterator<Item = Phrase> {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.phrases.clear();
            let owned = phrases.iter().filter_map(|phrase| Some((mentions.owner(phrase, sentence)?, *phrase)));
            self.phrases.extend(owned);
            self.phrases.sort_by_key(|(owner, _)| (owner.start, owner.end));
        }
        let order = |words: Range| (words.start, words.end);
        let first = self.phrases.partition_point(|(owner, _)| order(*owner) < order(mention));
        let from = self.phrases.get(first..).unwrap_or_default().iter();
        from.take_while(move |(owner, _)| *owner == mention).map(|(_, phrase)| *phrase)
    }
}

/// The quotes of a text and the mentions of their sources.
#[derive(Debug)]
pub(super) struct Mentions<'a> {
    pub document: &'a Document,
    /// The quotes, ordered by content.
    pub drafts: &'a [Draft],
    /// The index of the quote and the words of each mention, in text order.
    pub order: &'a [(usize, Range)],
}

impl Mentions<'_> {
    /// The words of the mention that a phrase belongs to: the mention that the phrase attaches to, or else the speaker
    /// of its clause. `None` if that is not a source, as for the aides in `an official said aides who asked not to be
    /// named had left`.
    pub(super) fn owner(&self, phrase: &Phrase, sentence: Range) -> Option<Range> {
        let modifier = self.modifier(phrase);
        let anchor = modifier.unwrap_or(phrase.words.start);
        let context = self.innermost(anchor);
        let beside = |words: &Range| !phrase.words.contains(words.start) && self.innermost(words.start) == context;
        let here = |words: &Range| sentence.contains(words.start);
        let later = self.order.partition_point(|(_, words)| words.start <= anchor);
        let (earlier, later) = self.order.split_at_checked(later).unwrap_or_default();
        let before = earlier.iter().rev().map(|(_, words)| *words).take(NEAR).take_while(here).find(beside);
        if modifier.is_some() {
            return before.filter(|words| self.adjoins(*words, anchor));
        }
        let after = || later.iter().map(|(_, words)| *words).take(NEAR).take_while(here).find(beside);
        let speaker = || self.drafts.get(context?)?.source.filter(here);
        before.or_else(after).or_else(speaker)
    }

    /// The index of the innermost quote whose content contains a word.
    fn innermost(&self, word: usize) -> Option<usize> {
        let span = self.document.word(word).span();
        let last = self.drafts.partition_point(|draft| draft.start() <= span.start());
        let open = self.drafts.iter().enumerate().take(last).rev().take(OPEN_QUOTES);
        let contains = open.filter(|(_, draft)| draft.content.iter().any(|part| part.covers(span)));
        contains.min_by_key(|(_, draft)| draft.content.hull().len()).map(|(number, _)| number)
    }

    /// The first word of the modifier that a phrase is part of, if it modifies the noun before it and not the speaker:
    /// `an official familiar with the talks`, `aides who asked not to be named`.
    fn modifier(&self, phrase: &Phrase) -> Option<usize> {
        let document = self.document;
        let start = phrase.words.start;
        let clause = (0..=start).rev().take(LONGEST_LEAD).scan(false, |parted, at| {
            let inside = !*parted;
            *parted = document.word(at).gap.any(Gap::PUNCTUATION);
            inside.then_some(at)
        });
        let relative = clause.into_iter().find(|&at| document.word(at).is(RELATIVE) && !document.word(at).is(THAT));
        relative.or_else(|| matches!(phrase.fact, Fact::Basis(_) | Fact::Motive).then_some(start))
    }

    /// Whether a later word is near a mention, with no verb between.
    fn adjoins(&self, mention: Range, word: usize) -> bool {
        let verb = BE.or(HAVE).or(DO).or(MODAL).or(CUE_VERB);
        let near = word.saturating_sub(mention.end) <= LONGEST_DISTANCE;
        near && (mention.end..word).all(|at| !self.document.word(at).is(verb))
    }
}
