//! Runs of words that may have names in them: capitalised words, and the small words inside names.

use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;

/// The longest run, in words. A longer one, a headline in capitals, is cut.
const LONGEST_RUN: usize = 40;

/// The most small words between two capitalised words of a name: `Ministry of the Interior`.
const MOST_SMALL: usize = 3;

/// Calls a function with each run, in text order.
pub(super) fn visit(document: &Document, mut then: impl FnMut(Range)) {
    let mut behind = 0;
    for &capital in &document.capitals {
        if capital >= behind && !opens_sentence(document, capital) {
            let run = run(document, behind, capital);
            behind = run.end;
            then(run);
        }
    }
}

/// Whether a word is capitalised only because it is the first of its sentence: `The`, `But`, `He`.
fn opens_sentence(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let function = DETERMINER
        .or(PREPOSITION)
        .or(CONJUNCTION)
        .or(SUBORDINATOR)
        .or(PRONOUN)
        .or(POSSESSIVE)
        .or(RELATIVE)
        .or(QUESTION_WORD)
        .or(ADVERB)
        .or(BE)
        .or(HAVE)
        .or(DO);
    // "As WHO reported": what joins clauses begins no name, whatever follows
    let alone = || next_capital(document, at.saturating_add(1)).is_none();
    // "An Alton funeral director", but "A. Karim"
    let indefinite = matches!(document.text(at), "a" | "an") && document.after(at).gap == Gap::SPACE;
    word.is(function)
        && (indefinite || !word.is(GIVEN_NAME.or(SURNAME).or(MONTH).or(DIRECTION)))
        && (word.shape == Shape::Capital || indefinite)
        && (word.is(SUBORDINATOR) || indefinite || alone())
        && (document.sentence(at).start == at || word.gap.any(Gap::QUOTE.or(Gap::SINGLE).or(Gap::DASH).or(Gap::COLON)))
}

/// The run with its first capitalised word here. Nothing before `least` belongs to it.
fn run(document: &Document, least: usize, capital: usize) -> Range {
    let mut start = capital;
    // `al-Hadi`, `van der Berg`
    while start > least
        && capital.saturating_sub(start) < MOST_SMALL
        && is_particle(document, start.saturating_sub(1))
        && !document.word(start).gap.any(Gap::PUNCTUATION)
    {
        start = start.saturating_sub(1);
    }
    let mut end = capital.saturating_add(1);
    while end < start.saturating_add(LONGEST_RUN) {
        let Some(next) = next_capital(document, end) else { break };
        end = next.saturating_add(1);
    }
    Range::new(start, end)
}

/// The next capitalised word of the run, from the word `at` on.
fn next_capital(document: &Document, at: usize) -> Option<usize> {
    if document.word(at).is_capital() || is_tail(document, at) {
        return joins(document, at).then_some(at);
    }
    let small = (at..at.saturating_add(MOST_SMALL))
        .take_while(|&at| is_small(document, at) && !document.word(at).gap.any(Gap::PUNCTUATION))
        .count();
    let next = at.saturating_add(small);
    let word = document.word(next);
    (small > 0 && word.is_capital() && !word.gap.any(Gap::PUNCTUATION)).then_some(next)
}

/// Whether a word belongs to the same run as the word before it.
fn joins(document: &Document, at: usize) -> bool {
    let gap = document.word(at).gap;
    if is_joined(document, at) {
        return true;
    }
    let tail = || matches!(document.text(at), "inc" | "ltd" | "llc" | "corp" | "co" | "plc" | "jr" | "sr");
    gap == Gap::COMMA.or(Gap::SPACE) && tail() || gap == Gap::OTHER.or(Gap::SPACE) && document.is_ampersand(at)
}

/// Whether no punctuation is before a word but the stop of an abbreviation: `J. Karim`, `Mr. Karim`, `St. Louis`.
pub(super) fn is_joined(document: &Document, at: usize) -> bool {
    let (gap, before) = (document.word(at).gap, document.before(at));
    let stop = gap == Gap::STOP.or(Gap::SPACE) || gap == Gap::STOP;
    let short = before.len() <= 2 && before.is_capital() || before.is(TITLE.or(ABBREVIATION));
    !gap.any(Gap::PUNCTUATION) || stop && short
}

/// Whether a word in lower case can be inside a name.
fn is_small(document: &Document, at: usize) -> bool {
    document.word(at).is(NAME_PARTICLE)
        || matches!(document.text(at), "of" | "and" | "for" | "the" | "in" | "on" | "to" | "'s")
}

/// Whether a word in lower case is the rest of a word with a hyphen: `Ki-moon`.
pub(super) fn is_tail(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.shape == Shape::Lower && word.gap == Gap::HYPHEN && document.before(at).is_capital()
}

/// Whether a word in lower case can start a name.
pub(super) fn is_particle(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.is(NAME_PARTICLE) && !word.is_capital()
}
