//! The nesting of quotes: `Karim told them that Noor had said …`.

use super::Quote;
use crate::ids::QuoteId;
use crate::text::Span;
use crate::text::open::OpenSpans;

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
    let mut open = OpenSpans::default();
    let mut next = outer.into_iter().peekable();
    for (whole, id) in inner {
        while let Some((content, id)) = next.next_if(|(content, _)| content.start() <= whole.start()) {
            open.push(content, id);
        }
        let around = open.at(whole.start());
        let parent = around.iter().rev().find(|(content, other)| *other != id && content.covers(whole));
        if let (Some(&(_, parent)), Some(quote)) = (parent, quotes.get_mut(id.index())) {
            quote.parent = Some(parent);
        }
    }
}
