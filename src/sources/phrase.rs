//! The noun phrase of a source, where the words beside the cue ran into a verb.

use crate::clause::noun;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;

/// The shortest verb in -ed that is known by its ending, in bytes.
const SHORTEST_PAST: usize = 5;

/// A source without the verb that it ran into: `Barlow` of `Barlow allegedly helped`, `evidence presented at the trial`
/// for `presented at the trial`.
pub(super) fn without_verbs(document: &Document, source: Range) -> Range {
    without_last_verb(document, without_first_verb(document, source))
}

/// `evidence presented at the trial` for `presented at the trial`, and `Titan` of `who presented Titan`.
fn without_first_verb(document: &Document, source: Range) -> Range {
    if source.len() < 2 || !is_past(document, source.start) {
        return source;
    }
    let before = document.before(source.start);
    let apart = document.word(source.start).gap.any(Gap::PUNCTUATION);
    let noun = before.shape == Shape::Lower
        && !before.is(DETERMINER.or(POSSESSIVE).or(PREPOSITION).or(CONJUNCTION).or(RELATIVE).or(ADVERB))
        && !before.is(PRONOUN.or(BE).or(HAVE).or(DO).or(MODAL).or(SUBORDINATOR).or(TO).or(THAT))
        && !document.ends_with(source.start.saturating_sub(1), "ly");
    let floor = document.sentence(source.start).start;
    if !apart && noun && source.start > floor {
        let whole = noun::phrase_before(document, source.start, floor);
        return whole.map_or(source, |whole| Range::new(whole.start, source.end));
    }
    let rest = source.start.saturating_add(1);
    let opens = document.word(rest).is_capital() || document.word(rest).is(DETERMINER.or(POSSESSIVE));
    if opens { Range::new(rest, source.end) } else { source }
}

/// `the fracas` of `the fracas erupted`, `the supplier` of `the supplier voted unanimously`, but `the accused`.
fn without_last_verb(document: &Document, source: Range) -> Range {
    let manner = |at: usize| document.word(at).shape == Shape::Lower && document.ends_with(at, "ly");
    let behind = |end: usize| Range::new(source.start, end);
    let last = source.last();
    let verb = if manner(last) { last.saturating_sub(1) } else { last };
    let begins = document.word(verb.saturating_sub(1)).is(DETERMINER.or(POSSESSIVE).or(CONJUNCTION));
    if verb <= source.start.saturating_add(usize::from(begins)) || !is_past(document, verb) || begins {
        // "Kasich jokingly"
        let name = manner(last) && last > source.start && document.before(last).is_capital();
        return if name { behind(last) } else { source };
    }
    let adverb = verb.saturating_sub(1);
    behind(if adverb > source.start && manner(adverb) { adverb } else { verb })
}

/// Whether a word in lower case has the ending of a past tense and is no noun of the lexicon.
fn is_past(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.shape == Shape::Lower
        && word.len() >= SHORTEST_PAST
        && document.ends_with(at, "ed")
        // "speed"
        && !document.ends_with(at, "eed")
        && !noun::is_noun(word)
        && !word.is(NUMBER_WORD)
        && !word.gap.any(Gap::HYPHEN)
}
