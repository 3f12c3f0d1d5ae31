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
        let first = self.order.partition_point(|(_, words)| words.start < sentence.start);
        let here = self.order.get(first..).unwrap_or_default().iter().map(|(_, words)| *words);
        let here = here.take_while(|words| words.start < sentence.end);
        let beside = here.filter(|words| !phrase.words.contains(words.start) && self.innermost(words.start) == context);
        let (mut before, mut after) = (None, None);
        for words in beside {
            if words.start <= anchor {
                before = Some(words);
            } else {
                after = after.or(Some(words));
            }
        }
        if modifier.is_some() {
            return before.filter(|words| self.adjoins(*words, anchor));
        }
        let speaker = || self.drafts.get(context?)?.source.filter(|words| sentence.contains(words.start));
        before.or(after).or_else(speaker)
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

    /// Whether there is no verb between a mention and a later word.
    fn adjoins(&self, mention: Range, word: usize) -> bool {
        let verb = BE.or(HAVE).or(DO).or(MODAL).or(CUE_VERB);
        (mention.end..word).all(|at| !self.document.word(at).is(verb))
    }
}
