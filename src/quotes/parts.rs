//! The parts of a content in quotation marks: a quotation that is interrupted, words of the content before the marks.

use super::direct::SAYS;
use super::marks::Region;
use crate::clause::verb::{self, Voice};
use crate::document::{Document, Gap, Range};
use crate::lexicon::tags::*;

/// Whether a quotation is interrupted by an aside between dashes and goes on in the next: `“The levy” — Karim paused —
/// “was never meant to last.”`
pub(super) fn is_interrupted(document: &Document, region: &Region, next: &Region) -> bool {
    let aside = Range::new(region.words.end, next.words.start);
    let ends = Gap::TERMINAL.or(Gap::PARAGRAPH).or(Gap::COMMA).or(Gap::COLON).or(Gap::SEMICOLON);
    let gaps = (aside.start..=aside.end).map(|at| document.word(at).gap);
    !aside.is_empty()
        && aside.len() <= LONGEST_INTERRUPTION
        && document.word(aside.start).gap.any(Gap::DASH)
        && document.word(aside.end).gap.any(Gap::DASH)
        && !gaps.into_iter().any(|gap| gap.any(ends))
        && !(aside.start..aside.end).filter_map(|at| verb::group(document, at)).any(|group| group.share >= SAYS)
}

/// The longest interruption of a quotation, in words.
const LONGEST_INTERRUPTION: usize = 12;

/// The words of the sentence before a quotation that belong to the same content: the subject of its verb, or a clause before
/// its comma. `last` is the last quotation before it that has its own attribution.
pub(super) fn lead(document: &Document, region: &Region, last: Option<&Region>) -> Option<Range> {
    let start = region.words.start;
    let sentence = document.sentence(start.saturating_sub(1));
    // "But “the road was open,” Karim said"
    let joins = usize::from(document.word(sentence.start).is(CONJUNCTION));
    let words = Range::new(sentence.start.saturating_add(joins).min(start), start);
    let breaks = Gap::TERMINAL.or(Gap::COLON).or(Gap::DASH).or(Gap::SEMICOLON).or(Gap::PARAGRAPH).or(Gap::OPEN);
    let quoted = last.is_some_and(|last| last.words.end > words.start);
    let cue =
        |at: usize| verb::group(document, at).is_some_and(|group| group.share >= SAYS && group.voice == Voice::Active);
    let fits = start > 0
        && document.sentence(start).start == sentence.start
        && !words.is_empty()
        && words.len() <= LONGEST_LEAD
        && !quoted
        && !(words.start.saturating_add(1)..=start).any(|at| document.word(at).gap.any(breaks))
        && !(words.start..start).any(cue);
    fits.then_some(words)
}

/// The longest part of a content before its quotation, in words.
const LONGEST_LEAD: usize = 40;
