//! Who was told: `told reporters`, `asked him`.

use super::draft::Draft;
use crate::clause::noun;
use crate::document::{Document, Gap, Range};
use crate::lexicon::tags::*;

/// The longest distance from a cue to the addressee after it, in words.
const REACH: usize = 12;

/// The addressee directly after a verb of telling.
pub(super) fn after(document: &Document, at: usize, limit: usize) -> Option<Range> {
    if document.word(at).is(OBJECT_PRONOUN) {
        return Some(Range::one(at));
    }
    noun::phrase_after(document, at, limit).filter(|_| !document.word(at).is(QUESTION_WORD))
}

/// The addressee of a quote, which shares no word with the content or the source.
pub(crate) fn of(document: &Document, draft: &Draft) -> Option<Range> {
    let cue = draft.cue.filter(|cue| cue.tells)?;
    let limit = document.sentence(cue.words.last()).end.min(cue.words.end.saturating_add(REACH));
    if document.word(cue.words.end).gap.any(Gap::BREAK) {
        // "Noor asked. “It is late.”"
        return None;
    }
    let addressee = after(document, cue.words.end, limit)?;
    let span = document.span_of(addressee);
    let source = draft.source.is_some_and(|source| source.start < addressee.end && addressee.start < source.end);
    (!source && !draft.content.overlap(span)).then_some(addressee)
}
