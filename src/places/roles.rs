//! The role of a place name in its sentence.

use super::PlaceRole;
use super::candidates::Candidate;
use crate::document::{Document, Gap, Range, Shape};
use crate::gazetteer::DEMONYM;
use crate::lexicon::tags::*;
use crate::text::Span;

pub(crate) fn role(document: &Document, candidate: &Candidate<'_>, span: Span, dateline: Option<Span>) -> PlaceRole {
    let words = candidate.words;
    let next = document.word(words.end);
    if dateline.is_some_and(|dateline| dateline.covers(span)) {
        PlaceRole::Dateline
    } else if candidate.is_in_longer_name(document) || is_part_of_name(document, words) {
        PlaceRole::PartOfName
    } else if candidate.flags & DEMONYM != 0 {
        PlaceRole::Demonym
    } else if next.gap.any(Gap::HYPHEN) && next.shape == Shape::Lower || document.word(words.start).gap.any(Gap::HYPHEN)
    {
        PlaceRole::Modifier
    } else {
        PlaceRole::Toponym
    }
}

/// Whether the name is part of a longer name of an organisation: `Washington Post`, `University of Oslo`.
fn is_part_of_name(document: &Document, words: Range) -> bool {
    let organisation = ORGANIZATION_HEAD.or(ORGANIZATION_TAIL);
    let next = document.word(words.end);
    let behind = (words.end..words.end.saturating_add(3))
        .take_while(|&at| document.word(at).is_capital() && !document.word(at).gap.any(Gap::PUNCTUATION))
        .any(|at| document.word(at).is(organisation));
    let (of, head) = (document.before(words.start), document.back(words.start, 2));
    let before = of.is(OF) && head.is_capital() && head.is(organisation) && !of.gap.any(Gap::PUNCTUATION);
    (behind && next.is_capital()) || before
}
