//! Contents that would cross: `X said P, Y said`, where one cue takes the words up to the other and that one takes them all.

use super::QuoteKind;
use super::draft::Draft;
use super::marks::Region;
use crate::text::{Span, Spans};

/// Makes the contents of the drafts nest or be disjoint. `speech` has the outermost regions between marks, in text order.
///
/// A content has whole quotations, or is inside one; then what starts inside another content ends with it.
pub(crate) fn settle(drafts: &mut [Draft], speech: &[Region]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind != QuoteKind::Direct) {
        if draft.content.iter().any(|&part| with_quotations(part, speech) != part) {
            draft.content = draft.content.iter().map(|&part| with_quotations(part, speech)).collect();
            draft.kind = QuoteKind::Mixed;
        }
    }
    let mut parts: Vec<(Span, usize)> = Vec::with_capacity(drafts.len().saturating_add(drafts.len() / 4));
    parts.extend(drafts.iter().enumerate().flat_map(|(id, draft)| draft.content.iter().map(move |&part| (part, id))));
    parts.sort_unstable_by_key(|(part, id)| (part.start(), usize::MAX.saturating_sub(part.end()), *id));
    let mut open: Vec<Span> = Vec::new();
    for (part, id) in parts {
        while open.last().is_some_and(|outer| outer.end() <= part.start()) {
            open.pop();
        }
        let end = open.last().map_or(part.end(), |outer| outer.end().min(part.end()));
        let inside = Span::between(part.start(), end);
        open.push(inside);
        if inside == part {
            continue;
        }
        let Some(draft) = drafts.get_mut(id) else { continue };
        draft.content = draft.content.iter().map(|&it| if it == part { inside } else { it }).collect();
        if draft.kind == QuoteKind::Mixed && !has_quotation(&draft.content, speech) {
            draft.kind = QuoteKind::Indirect;
        }
    }
    drafts.sort_by_key(Draft::start);
}

/// A part of a content with all of each quotation that is at its start or its end.
fn with_quotations(part: Span, speech: &[Region]) -> Span {
    let around = |at: usize| {
        let next = speech.partition_point(|region| region.outer.start() < at);
        let region = speech.get(next.checked_sub(1)?)?;
        (region.outer.end() > at && !region.outer.covers(part)).then_some(region.outer)
    };
    let joined = around(part.start()).map_or(part, |outer| part.join(outer));
    around(part.end()).map_or(joined, |outer| joined.join(outer))
}

fn has_quotation(content: &Spans, speech: &[Region]) -> bool {
    content.iter().any(|part| {
        let first = speech.partition_point(|region| region.inner.start() < part.start());
        speech.get(first).is_some_and(|region| part.covers(region.inner))
    })
}
