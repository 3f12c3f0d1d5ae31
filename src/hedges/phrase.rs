//! How far the phrase of a hedge reaches beyond the words that carry it: `is widely expected to`, `appears to`.

use crate::document::{Document, Gap, Range};
use crate::lexicon::hedges::Whole;
use crate::lexicon::tags::*;

/// The words of the whole phrase around the core of a form that matches `words`. It starts at `floor` at the earliest.
pub(super) fn around(document: &Document, words: Range, core: Range, whole: Option<Whole>, floor: usize) -> Range {
    match whole {
        None => core,
        Some(Whole::To) => Range::new(core.start, over_to(document, core.end)),
        Some(Whole::Passive) => {
            let start = auxiliaries(document, core, floor);
            let is_long = start < core.start || words.end > core.end;
            Range::new(start, if is_long { over_to(document, core.end) } else { core.end })
        }
        Some(Whole::Adverb) => Range::new(core.start, over_adverb(document, core.end)),
        Some(Whole::Reports) => Range::new(core.start, report(document, core.end).unwrap_or(core.end)),
    }
}

/// Classes of words that can be before a participle in its verb group.
const BEFORE_PARTICIPLE: Tags = BE.or(HAVE).or(MODAL).or(NEGATION).or(ADVERB);

/// The index of the first auxiliary of the verb group that ends with the core; its first word if none is a form of "be".
fn auxiliaries(document: &Document, core: Range, floor: usize) -> usize {
    let mut any_be = (core.start..core.end).any(|at| document.word(at).is(BE));
    let (mut start, mut at) = (core.start, core.start);
    while at > floor && !document.word(at).gap.any(Gap::PUNCTUATION) {
        at = at.saturating_sub(1);
        let word = document.word(at);
        if word.is(BE) || any_be && word.is(HAVE.or(MODAL)) {
            any_be = true;
            start = at;
        } else if !word.is(BEFORE_PARTICIPLE) && !document.ends_with(at, "ly") {
            break;
        }
    }
    start
}

/// The index of the word after a "to" here.
fn over_to(document: &Document, at: usize) -> usize {
    if document.word(at).is(TO) && !document.word(at).gap.any(Gap::PUNCTUATION) { at.saturating_add(1) } else { at }
}

/// The index of the word after "well" here: "could well".
fn over_adverb(document: &Document, at: usize) -> usize {
    if document.text(at) == "well" && !document.word(at).gap.any(Gap::PUNCTUATION) { at.saturating_add(1) } else { at }
}

/// The longest phrase after "according to", in words.
const LONGEST_REPORT: usize = 6;

/// The index of the word after a report of nobody in particular that is named here: "a foreign news report", "local
/// media", but not "a report by the ministry".
pub(super) fn report(document: &Document, start: usize) -> Option<usize> {
    for at in start..start.saturating_add(LONGEST_REPORT) {
        let word = document.word(at);
        let is_other = word.is_capital() || word.is(DEFINITE.or(POSSESSIVE).or(PREPOSITION).or(ORGANIZATION_HEAD));
        if word.gap.any(Gap::PUNCTUATION) || is_other {
            return None;
        }
        let next = at.saturating_add(1);
        if is_report(document, at) && !is_report(document, next) {
            let behind = document.word(next);
            return (behind.gap.any(Gap::PUNCTUATION) || !behind.is(PREPOSITION.or(BY).or(OF))).then_some(next);
        }
    }
    None
}

fn is_report(document: &Document, at: usize) -> bool {
    document.word(at).is(MEDIA) || document.text(at) == "report"
}
