//! The role of a place name in its sentence.

use super::PlaceRole;
use super::candidates::Candidate;
use crate::document::{Document, Gap, Range, Shape};
use crate::gazetteer::DEMONYM;
use crate::lexicon::tags::*;
use crate::names::NameKind;
use crate::text::Span;
use crate::text::hash::const_key;

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

/// Words of the names of government bodies. The names of states and towns in them stand for these.
const GOVERNMENT: [u32; 26] = [
    const_key("army"),
    const_key("assembly"),
    const_key("attorney"),
    const_key("cabinet"),
    const_key("constabulary"),
    const_key("consulate"),
    const_key("council"),
    const_key("court"),
    const_key("courts"),
    const_key("department"),
    const_key("embassy"),
    const_key("government"),
    const_key("guard"),
    const_key("legislature"),
    const_key("ministry"),
    const_key("navy"),
    const_key("parliament"),
    const_key("patrol"),
    const_key("police"),
    const_key("senate"),
    const_key("sheriff"),
    const_key("sheriff's"),
    const_key("treasury"),
    const_key("troopers"),
    const_key("legislative"),
    const_key("marshals"),
];

/// Words of the names of other bodies, whose councils and departments are their own.
const OTHER_BODY: [u32; 8] = [
    const_key("association"),
    const_key("club"),
    const_key("college"),
    const_key("hospital"),
    const_key("institute"),
    const_key("post"),
    const_key("society"),
    const_key("university"),
];

/// Whether the longer name that a place name is part of is that of a government body: `Kentucky State Police`, `Supreme Court
/// of India`.
pub(super) fn is_of_government(document: &Document, candidate: &Candidate<'_>) -> bool {
    let words = candidate.words;
    let name = match candidate.within {
        Some((name, NameKind::Organization)) if name.len() > words.len() => name,
        _ => {
            let joined = |&at: &usize| !document.word(at).gap.any(Gap::PUNCTUATION) && document.word(at).is_capital();
            let behind = (words.end..words.end.saturating_add(LONGEST_REST)).take_while(joined).count();
            let before = if document.before(words.start).is(OF) { 3 } else { 0 };
            Range::new(words.start.saturating_sub(before), words.end.saturating_add(behind))
        }
    };
    let has = |keys: &[u32]| {
        (name.start..name.end).any(|at| {
            let word = document.word(at);
            word.is_capital() && keys.contains(&word.key)
        })
    };
    has(&GOVERNMENT) && !has(&OTHER_BODY)
}

/// At most this many words of a longer name follow a place name in it.
const LONGEST_REST: usize = 5;

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
