//! Nouns that replace a verb of saying: `his claim that`, `the ministry's plan to`, `fears of`.

use super::noun;
use super::verb::{Group, Voice};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::VerbForm;
use crate::lexicon::tags::*;
use crate::text::hash::word_key;

/// At most this many adjectives are between the owner and the noun.
const MOST_ADJECTIVES: usize = 3;

/// The noun as a cue, or `None` if the word is not such a noun.
pub(crate) fn group(document: &Document, head: usize) -> Option<Group> {
    let word = document.word(head);
    let noun = word.lexicon()?.noun?;
    if word.is_capital() && !word.gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH)) {
        return None;
    }
    let words = Range::one(head);
    let negated = document.before(head).is(NEGATION);
    let form = VerbForm::Base;
    let (base, key) = (noun.base, word_key(noun.base.as_bytes()));
    Some(Group {
        head,
        words,
        base,
        key,
        class: noun.class,
        form,
        voice: Voice::Noun,
        share: 50,
        tells: false,
        negated,
    })
}

/// Whose claim it is: `his`, `the ministry's`, or the noun phrase after `by` or `from`; and where that phrase ends.
pub(crate) fn owner(document: &Document, head: usize, floor: usize, limit: usize) -> (Option<Range>, usize) {
    let next = document.after(head);
    if next.is(BY) || document.text_after(head) == "from" {
        if let Some(owner) = noun::phrase_after(document, head.saturating_add(2), limit) {
            return (Some(owner), owner.end);
        }
    }
    let mut first = head;
    while first > floor
        && head.saturating_sub(first) < MOST_ADJECTIVES
        && !document.word(first).gap.any(Gap::PUNCTUATION)
    {
        let before = document.before(first);
        if before.shape != Shape::Lower || before.is(DETERMINER.or(POSSESSIVE).or(PREPOSITION).or(CONJUNCTION)) {
            break;
        }
        if document.text_before(first) == "'s" {
            break;
        }
        first = first.saturating_sub(1);
    }
    let before = first.saturating_sub(1);
    if first > floor && document.word(before).is(POSSESSIVE) {
        return (Some(Range::new(before, first)), head.saturating_add(1));
    }
    let of_noun = first > floor && document.text(before) == "'s";
    let owner = if of_noun { noun::phrase_before(document, before, floor) } else { None };
    (owner, head.saturating_add(1))
}
