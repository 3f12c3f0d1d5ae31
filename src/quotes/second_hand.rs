//! Words that reached the article second hand: `reportedly said`, `was quoted as saying`.

use super::draft::Draft;
use crate::document::{Document, Range};
use crate::lexicon::tags::*;

/// The longest distance from such a word to the cue, in words.
const REACH: usize = 3;

/// The words that say so, in the verb group or directly before it.
pub(crate) fn mark(document: &Document, draft: &Draft) -> Option<Range> {
    let cue = draft.cue?.words;
    let from = cue.start.saturating_sub(REACH).max(document.sentence(cue.start).start);
    let adverb = (cue.start..cue.end)
        .find(|&at| document.word(at).is(SECOND_HAND))
        .or_else(|| cue.start.checked_sub(1).filter(|&at| at >= from && document.word(at).is(SECOND_HAND)));
    let quoted = || {
        let cited = |at: usize| document.word(at).is(CITED) && document.text_after(at) == "as";
        let at = (from..cue.end).find(|&at| cited(at))?;
        Some(Range::new(at, at.saturating_add(2)))
    };
    adverb.map(Range::one).or_else(quoted)
}
