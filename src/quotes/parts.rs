//! The parts of a content.

use crate::span::Span;

/// The parts of a content in text order. Nearly always one, which takes no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    first: Span,
    rest: Vec<Span>,
}

impl From<Span> for Parts {
    fn from(first: Span) -> Parts {
        Parts { first, rest: Vec::new() }
    }
}

impl Parts {
    /// Two parts.
    pub(super) fn two(first: Span, second: Span) -> Parts {
        Parts { first, rest: vec![second] }
    }

    pub(super) fn push(&mut self, part: Span) {
        self.rest.push(part);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Span> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    pub(crate) fn first(&self) -> Span {
        self.first
    }

    pub(crate) fn last(&self) -> Span {
        self.rest.last().copied().unwrap_or(self.first)
    }

    /// Whether a part has a byte of the span.
    pub(super) fn overlaps(&self, span: Span) -> bool {
        self.iter().any(|part| part.overlaps(span))
    }

    pub(crate) fn to_vec(&self) -> Vec<Span> {
        let mut parts = Vec::with_capacity(1 + self.rest.len());
        parts.extend(self.iter());
        parts
    }
}
