//! The nesting of quotes: `Karim told them that Noor had said …`.

use super::Quote;
use crate::ids::QuoteId;
use crate::text::Span;

/// At most this many open quotes are examined, innermost first.
const DEEPEST: usize = 16;

/// Sets the parent of each quote: the innermost other quote whose content contains its cue and its content. `contents`
/// has the parts of all contents, sorted.
pub(crate) fn link(quotes: &mut [Quote], contents: &[Span]) {
    if contents.iter().zip(contents.iter().skip(1)).all(|(one, next)| !one.overlaps(*next)) {
        return;
    }
    let mut outer: Vec<(Span, QuoteId)> = Vec::with_capacity(contents.len());
    outer.extend(quotes.iter().flat_map(|quote| quote.content.iter().map(|&content| (content, quote.id))));
    outer.sort_unstable_by_key(|(content, id)| (content.start(), usize::MAX.saturating_sub(content.end()), *id));
    let mut inner: Vec<(Span, QuoteId)> = Vec::with_capacity(quotes.len());
    inner.extend(
        quotes.iter().filter_map(|quote| Some((quote.content.hull().join(quote.cue.as_ref()?.span), quote.id))),
    );
    inner.sort_unstable_by_key(|(whole, id)| (whole.start(), *id));
    let mut open: Vec<(Span, QuoteId)> = Vec::new();
    let mut next = outer.into_iter().peekable();
    for (whole, id) in inner {
        while let Some(content) = next.next_if(|(content, _)| content.start() <= whole.start()) {
            open.push(content);
        }
        close(&mut open, whole.start());
        let parent = open.iter().rev().take(DEEPEST).find(|(content, other)| *other != id && content.covers(whole));
        if let (Some(&(_, parent)), Some(quote)) = (parent, quotes.get_mut(id.index())) {
            quote.parent = Some(parent);
        }
    }
}

/// Removes the contents that end at or before `start` among the innermost [`DEEPEST`]. Those further out stay until
/// they are among these, so that each content is removed once, however many are open.
fn close(open: &mut Vec<(Span, QuoteId)>, start: usize) {
    let (mut at, mut innermost) = (open.len(), 0);
    while innermost < DEEPEST {
        let Some(next) = at.checked_sub(1) else { return };
        at = next;
        match open.get(at) {
            Some((content, _)) if content.end() <= start => drop(open.remove(at)),
            _ => innermost = innermost.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_contents_make_room_for_outer_ones() {
        let content = |id: usize, end: usize| (Span::between(id, end), QuoteId::new(id));
        let mut open: Vec<_> = (0..DEEPEST).map(|id| content(id, 90)).collect();
        open.extend((20..20 + DEEPEST).map(|id| content(id, 50)));
        close(&mut open, 40);
        assert_eq!(open.len(), 2 * DEEPEST);
        close(&mut open, 50);
        assert_eq!(open.iter().map(|(_, id)| id.index()).collect::<Vec<_>>(), (0..DEEPEST).collect::<Vec<_>>());
        close(&mut open, 90);
        assert!(open.is_empty());
    }
}
