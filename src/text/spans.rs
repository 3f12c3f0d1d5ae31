//! Lists of spans.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Span;

/// A list of spans, nearly always one, which is stored inline: the parts of a quote, the mentions of a source.
///
/// It dereferences to a slice and serialises as a list of spans.
///
/// ```
/// use reportedly::{Span, Spans};
///
/// let mut spans: Spans = Span::new(0, 5).into_iter().collect();
/// spans.push(Span::new(9, 14).unwrap());
/// assert_eq!(spans.len(), 2);
/// assert_eq!(spans[1].start(), 9);
/// assert!(spans.iter().all(|span| span.len() == 5));
/// spans.extend(Span::new(20, 22));
/// assert_eq!(Spans::from(spans.into_iter().collect::<Vec<Span>>()).len(), 3);
/// ```
#[derive(Clone, Default)]
pub struct Spans(Held);

#[derive(Clone)]
enum Held {
    One([Span; 1]),
    Other(Vec<Span>),
}

impl Default for Held {
    fn default() -> Held {
        Held::Other(Vec::new())
    }
}

impl Spans {
    /// Appends a span.
    /// For an example see [`Spans`].
    pub fn push(&mut self, span: Span) {
        match &mut self.0 {
            Held::Other(spans) if spans.is_empty() => self.0 = Held::One([span]),
            Held::Other(spans) => spans.push(span),
            Held::One([first]) => {
                let mut spans = Vec::with_capacity(4);
                spans.extend([*first, span]);
                self.0 = Held::Other(spans);
            }
        }
    }

    /// Sorts the spans by position and removes duplicates.
    pub(crate) fn sort(&mut self) {
        if let Held::Other(spans) = &mut self.0 {
            spans.sort_unstable();
            spans.dedup();
        }
    }

    /// The span from the start of the first to the end of the last, for spans in text order; empty if there are none.
    pub(crate) fn hull(&self) -> Span {
        match (self.first(), self.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }

    /// Whether one of them shares a byte with `other`.
    pub(crate) fn overlap(&self, other: Span) -> bool {
        self.iter().any(|span| span.overlaps(other))
    }
}

impl Deref for Spans {
    type Target = [Span];

    #[inline]
    fn deref(&self) -> &[Span] {
        match &self.0 {
            Held::One(span) => span,
            Held::Other(spans) => spans,
        }
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Spans {
        Spans(Held::One([span]))
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Spans {
        let mut found = Spans::default();
        spans.into_iter().for_each(|span| found.push(span));
        found
    }
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Spans {
        Spans(Held::Other(spans))
    }
}

impl Extend<Span> for Spans {
    fn extend<I: IntoIterator<Item = Span>>(&mut self, spans: I) {
        spans.into_iter().for_each(|span| self.push(span));
    }
}

impl IntoIterator for Spans {
    type Item = Span;
    type IntoIter = std::vec::IntoIter<Span>;

    fn into_iter(self) -> Self::IntoIter {
        let spans = match self.0 {
            Held::One([span]) => vec![span],
            Held::Other(spans) => spans,
        };
        spans.into_iter()
    }
}

impl<'s> IntoIterator for &'s Spans {
    type Item = &'s Span;
    type IntoIter = std::slice::Iter<'s, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Spans {
    fn eq(&self, other: &Spans) -> bool {
        self[..] == other[..]
    }
}

impl Eq for Spans {}

impl Hash for Spans {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self[..].hash(state);
    }
}

impl fmt::Debug for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Spans {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Spans, D::Error> {
        Vec::deserialize(deserializer).map(|spans| spans.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_equal_what_was_pushed_in_either_storage() {
        let all: Vec<Span> = (0..4).map(|at| Span::between(at * 10, at * 10 + 3)).collect();
        for count in 0..=all.len() {
            let mut pushed = Spans::default();
            all[..count].iter().for_each(|&span| pushed.push(span));
            assert_eq!(pushed[..], all[..count]);
            assert_eq!(pushed, all[..count].iter().copied().collect());
            assert_eq!(pushed.hull(), if count == 0 { Span::default() } else { Span::between(0, count * 10 - 7) });
            assert_eq!((pushed.overlap(all[0]), pushed.overlap(Span::between(4, 9))), (count > 0, false));
        }
        assert_ne!(Spans::from(all[0]), Spans::from(all[1]));
    }
}
