//! Spans that are open at a position of the text.

use crate::text::Span;

/// At most this many open spans are considered, innermost first.
const DEEPEST: usize = 16;

/// Spans in the order of their starts, each with a value, of which those that are open at a position are asked for.
#[derive(Clone, Debug)]
pub(crate) struct OpenSpans<T>(Vec<(Span, T)>);

impl<T> Default for OpenSpans<T> {
    fn default() -> OpenSpans<T> {
        OpenSpans(Vec::new())
    }
}

impl<T> OpenSpans<T> {
    /// Adds a span. Its start is not before those of the others.
    pub(crate) fn push(&mut self, span: Span, value: T) {
        self.0.push((span, value));
    }

    /// The spans that end after `at`, outermost first: the innermost [`DEEPEST`] of them. Positions must not decrease from
    /// one call to the next.
    ///
    /// Spans that ended are removed as far as they are among the innermost; those further out stay until they are, so that
    /// each span is removed once, however many are open.
    pub(crate) fn at(&mut self, at: usize) -> &[(Span, T)] {
        let (mut first, mut open) = (self.0.len(), 0);
        while open < DEEPEST && first > 0 {
            first -= 1;
            match self.0.get(first) {
                Some((span, _)) if span.end() <= at => drop(self.0.remove(first)),
                _ => open += 1,
            }
        }
        self.0.get(first..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_spans_make_room_for_outer_ones() {
        let mut spans = OpenSpans::default();
        (0..DEEPEST).for_each(|id| spans.push(Span::between(id, 90), id));
        (20..20 + DEEPEST).for_each(|id| spans.push(Span::between(id, 50), id));
        let ids = |spans: &[(Span, usize)]| spans.iter().map(|(_, id)| *id).collect::<Vec<_>>();
        assert_eq!(ids(spans.at(40)), (20..20 + DEEPEST).collect::<Vec<_>>());
        assert_eq!(spans.0.len(), 2 * DEEPEST);
        assert_eq!(ids(spans.at(50)), (0..DEEPEST).collect::<Vec<_>>());
        assert_eq!(spans.0.len(), DEEPEST);
        assert!(spans.at(90).is_empty());
    }
}
