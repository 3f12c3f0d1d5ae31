//! The channel that words came through: `told the Herald`, `in an interview`, `on Twitter`.

use super::draft::Draft;
use crate::document::{Document, Gap, Range};
use crate::lexicon::tags::*;

/// The longest distance from the cue, or from the start of the sentence, to a medium, in words.
const REACH: usize = 14;
/// The longest phrase of a medium, in words.
const LONGEST: usize = 7;

/// The medium of a quote, without its preposition: after the cue, or else at the start of its sentence.
pub(crate) fn of(document: &Document, draft: &Draft, addressee: Option<Range>) -> Option<Range> {
    let cue = draft.cue?.words;
    let outlet = addressee.filter(|words| is_outlet(document, *words));
    let sentence = document.sentence(cue.last());
    let said = |words: &Range| !draft.content.overlap(document.span_of(*words));
    let after =
        || phrase_in(document, Range::new(cue.end, sentence.end.min(cue.end.saturating_add(REACH)))).filter(said);
    let opening = || {
        let opens = document.word(sentence.start).is(ADVERBIAL);
        let range = Range::new(sentence.start, cue.start.min(sentence.start.saturating_add(REACH)));
        if opens { phrase_in(document, range).filter(said) } else { None }
    };
    outlet.or_else(after).or_else(opening)
}

/// The first phrase after a preposition that ends with a noun for a channel.
fn phrase_in(document: &Document, range: Range) -> Option<Range> {
    let words = document.words.get(range.start..range.end)?;
    if !words.iter().any(|word| word.is(MEDIUM)) {
        return None;
    }
    (range.start..range.end).find_map(|at| {
        let word = document.word(at);
        if !word.is(ADVERBIAL.or(BY)) || word.is(TO) {
            return None;
        }
        let limit = range.end.min(at.saturating_add(1).saturating_add(LONGEST));
        let last = (at.saturating_add(1)..limit)
            .take_while(|&at| !document.word(at).gap.any(Gap::PUNCTUATION) && !document.word(at).is(ADVERBIAL))
            .find(|&at| document.word(at).is(MEDIUM))?;
        // "in an email statement": the last of them
        let end =
            (last.saturating_add(1)..limit).find(|&at| !document.word(at).is(MEDIUM)).unwrap_or(last.saturating_add(1));
        Some(Range::new(at.saturating_add(1), end))
    })
}

/// Whether the addressee is a newspaper or a broadcaster.
fn is_outlet(document: &Document, addressee: Range) -> bool {
    let last = document.before(addressee.end);
    let named = (addressee.start..addressee.end).any(|at| document.word(at).is_capital());
    named && last.is(MEDIA.or(OUTLET))
}
