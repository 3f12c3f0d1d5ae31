//! The evidence from other candidates beside one.

use super::names::NAMES;
use super::{Candidate, Document};
use crate::document::Gap;
use crate::gazetteer::ABBREVIATED;
use crate::lexicon::tags::CONJUNCTION;
use crate::scoring::{Features, flag};

/// The evidence from other candidates beside it: `Paris, Texas`, `Kabul, Khost and Paktika`.
pub(super) fn describe(document: &Document, candidates: &[Candidate<'_>], number: usize, features: &mut impl Features) {
    let Some(candidate) = candidates.get(number) else { return };
    if let Some(next) = candidates.get(number.saturating_add(1)).filter(|next| next.words.start == candidate.words.end)
    {
        let comma = document.word(next.words.start).gap.any(Gap::COMMA);
        flag!(features, "comma, then a place" if comma);
        flag!(features, "then a place" if !comma);
        flag!(features, "comma, then its container" if comma && next.may_contain(candidate));
        flag!(features, "comma, then an abbreviation" if comma && next.flags & ABBREVIATED != 0);
    }
    if let Some(last) = number
        .checked_sub(1)
        .and_then(|last| candidates.get(last))
        .filter(|last| last.words.end == candidate.words.start)
    {
        let comma = document.word(candidate.words.start).gap.any(Gap::COMMA);
        flag!(features, "place, comma" if comma);
        flag!(features, "a place before" if !comma);
        flag!(features, "contains the place before" if comma && candidate.may_contain(last));
    }
    let list = document.word(candidate.words.end);
    if list.is(CONJUNCTION) && !list.gap.any(Gap::BREAK) {
        flag!(features, "and a place" if candidates.get(number.saturating_add(1)).is_some_and(|next| next.words.start == candidate.words.end.saturating_add(1)));
    }
}
