//! The start of a content that follows its cue.

use super::addressee;
use crate::clause::noun;
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Shape};
use crate::lexicon::tags::*;

/// The longest distance from a cue to its "that", in words.
const THAT_REACH: usize = 12;

/// The first word of a content after its cue: after the addressee, the time and the place.
pub(super) fn after(document: &Document, group: &Group, limit: usize) -> usize {
    let mut at = group.words.end;
    if document.word(at).is(VERB_PARTICLE)
        && !document.word(at).gap.any(Gap::PUNCTUATION)
        && group.base != "say"
        && group.base != "tell"
    {
        at = at.saturating_add(1);
    }
    // "was told by Karim that"
    if group.voice == Voice::Passive && document.word(at).is(BY) {
        at = noun::phrase_after(document, at.saturating_add(1), limit).map_or(at, |agent| agent.end);
    }
    // "said and repeated that"
    if document.word(at).is(CONJUNCTION) && !document.word(at).gap.any(Gap::PUNCTUATION) {
        if let Some(second) = verb::group(document, at.saturating_add(1)) {
            at = second.words.end;
        }
    }
    if let Some(that) = that_after(document, at, limit) {
        return that;
    }
    let addressee = if group.tells { addressee::after(document, at, limit) } else { None };
    if let Some(addressee) = addressee {
        if document.word(addressee.end).is(TO) {
            // "urged the drivers to wait"
            return at;
        }
        at = addressee.end;
    }
    let mut guard = 0usize;
    while at < limit && guard < 4 {
        guard = guard.saturating_add(1);
        let word = document.word(at);
        if word.gap.any(Gap::COLON) {
            break;
        }
        // "there were concerns"
        let subject = document.text(at) == "there" && document.after(at).is(BE.or(HAVE).or(MODAL));
        if subject {
            break;
        }
        if word.is(WEEKDAY)
            || matches!(document.text(at), "today" | "tonight" | "yesterday") && !word.gap.any(Gap::PUNCTUATION)
            || (word.is(ADVERB)
                && !word.is(NEGATION.or(PREPOSITION).or(DETERMINER).or(PRONOUN))
                && word.shape == Shape::Lower)
        {
            at = at.saturating_add(1);
            continue;
        }
        match adverbial_end(document, at, limit) {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}

/// The "that" that opens the content, in the clause of the cue.
fn that_after(document: &Document, start: usize, limit: usize) -> Option<usize> {
    for at in start..limit.min(start.saturating_add(THAT_REACH)) {
        let word = document.word(at);
        if at > start && word.gap.any(Gap::PUNCTUATION) && !word.is(THAT) {
            return None;
        }
        if word.is(THAT) {
            return Some(at);
        }
        if word.is(BE.or(HAVE).or(MODAL).or(DO).or(SUBORDINATOR).or(CUE_VERB)) && !word.is(ADVERB) {
            return None;
        }
    }
    None
}

/// The word after an adverbial: `on Monday`, `in a statement`, `at a news conference`, `to reporters`.
fn adverbial_end(document: &Document, at: usize, limit: usize) -> Option<usize> {
    let word = document.word(at);
    if word.gap.any(Gap::PUNCTUATION) || !word.is(PREPOSITION) || word.shape != Shape::Lower {
        return None;
    }
    if !word.is(ADVERBIAL) {
        return None;
    }
    let next = document.after(at);
    if word.is(TO) && !next.is_capital() && !next.is(ROLE_PLURAL.or(DETERMINER).or(POSSESSIVE)) {
        // "to wait", not "to reporters"
        return None;
    }
    let mut end = at.saturating_add(1);
    while end < limit && end.saturating_sub(at) < 9 {
        let word = document.word(end);
        if word.gap.any(Gap::PUNCTUATION) {
            break;
        }
        // "on Wednesday consumers should"
        let day = document.before(end).is(WEEKDAY) && document.before(end.saturating_sub(1)).is(PREPOSITION);
        if day && !word.is(TIME.or(PREPOSITION).or(CONJUNCTION)) {
            break;
        }
        let there = document.text(end) == "there" && document.after(end).is(BE.or(HAVE).or(MODAL));
        if word.is(PRONOUN.or(BE).or(HAVE).or(MODAL))
            || there
            || (word.is(DETERMINER.or(POSSESSIVE))
                && end > at.saturating_add(1)
                && !document.before(end).is(PREPOSITION))
        {
            break;
        }
        end = end.saturating_add(1);
    }
    // an adverbial that fills the clause is not one
    (end < limit).then_some(end)
}

/// Whether the words are "(not) to be named": terms of anonymity, not a content.
pub(super) fn withholds_name(document: &Document, start: usize) -> bool {
    let named =
        |at: usize| matches!(document.text_after(at), "identified" | "named" | "quoted") && document.text(at) == "be";
    (start..start.saturating_add(4)).any(named)
}
