//! Which quote stands in which: `Karim told them that Noor had said …`.

use super::Quote;
use crate::text::Span;

/// How many quotes that are open at once are looked at, innermost first.
const DEEPEST: usize = 16;

/// Sets the parent of each quote: the innermost other one whose content holds its cue and its content. `contents` holds those
/// of all, sorted.
pub(crate) fn link(quotes: &mut [Quote], contents: &[Span]) {
    if contents.iter().zip(contents.iter().skip(1)).all(|(one, next)| !one.overlaps(*next)) {
        return;
    }
    let mut outer: Vec<(Span, usize)> = Vec::with_capacity(contents.len());
    outer.extend(quotes.iter().flat_map(|quote| quote.content.iter().map(|&content| (content, quote.id))));
    outer.sort_unstable_by_key(|(content, id)| (content.start(), usize::MAX - content.end(), *id));
    let mut inner: Vec<(Span, usize)> = Vec::with_capacity(quotes.len());
    inner.extend(
        quotes.iter().filter_map(|quote| Some((quote.content.hull().join(quote.cue.as_ref()?.span), quote.id))),
    );
    inner.sort_unstable_by_key(|(whole, id)| (whole.start(), *id));
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = outer.into_iter().peekable();
    for (whole, id) in inner {
        while let Some(content) = next.next_if(|(content, _)| content.start() <= whole.start()) {
            open.push(content);
        }
        open.retain(|(content, _)| content.end() > whole.start());
        let parent = open.iter().rev().take(DEEPEST).find(|(content, other)| *other != id && content.covers(whole));
        if let (Some(&(_, parent)), Some(quote)) = (parent, quotes.get_mut(id)) {
            quote.parent = Some(parent);
        }
    }
}
