//! Byte spans of a text.

use std::fmt;
use std::ops::{Index, Range};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::error::{Error, ErrorKind};

/// A half-open range of UTF-8 byte offsets, `start..end`, into the analysed text.
///
/// `start <= end` is always true. Every span of an analysis is inside the text it was made from and on `char`
/// boundaries, so `&text[span]` cannot panic for it; for a span of unknown origin use [`Span::get`].
///
/// ```
/// use reportedly::Span;
///
/// let text = "Khost province";
/// let span = Span::new(0, 5).unwrap();
/// assert_eq!(&text[span], "Khost");
/// assert_eq!(span.get("Kh"), None);
/// assert_eq!(Span::new(5, 0), None);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// Returns the span `start..end`, or `None` if `start > end`.
    /// For an example see [`Span`].
    #[inline]
    pub const fn new(start: usize, end: usize) -> Option<Span> {
        if start <= end { Some(Span { start, end }) } else { None }
    }

    /// The span between two offsets, in either order.
    #[inline]
    pub(crate) const fn between(a: usize, b: usize) -> Span {
        if a <= b { Span { start: a, end: b } } else { Span { start: b, end: a } }
    }

    /// Returns the byte offset where the span starts.
    ///
    /// ```
    /// use reportedly::Span;
    ///
    /// let span = Span::new(2, 5).unwrap();
    /// assert_eq!((span.start(), span.end(), span.len()), (2, 5, 3));
    /// assert_eq!((span.range(), span.is_empty()), (2..5, false));
    /// ```
    #[inline]
    pub const fn start(self) -> usize {
        self.start
    }

    /// Returns the byte offset where the span ends, which is the offset after its last byte.
    /// For an example see [`Span::start`].
    #[inline]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Returns the length in bytes.
    /// For an example see [`Span::start`].
    #[inline]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether the span is empty.
    /// For an example see [`Span::start`].
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the range `start..end`.
    /// For an example see [`Span::start`].
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns whether `offset` is inside the span: `start <= offset < end`.
    ///
    /// ```
    /// use reportedly::Span;
    ///
    /// let (outer, inner) = (Span::new(2, 9).unwrap(), Span::new(4, 9).unwrap());
    /// assert!(outer.contains(2) && !outer.contains(9));
    /// assert!(outer.covers(inner) && outer.overlaps(inner));
    /// assert_eq!(inner.join(outer), outer);
    /// ```
    #[inline]
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Returns whether the whole of `other` is inside this span.
    /// For an example see [`Span::contains`].
    #[inline]
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two spans share at least one byte.
    /// For an example see [`Span::contains`].
    #[inline]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that covers both.
    /// For an example see [`Span::contains`].
    #[inline]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the text of the span, or `None` if it ends after the end of `text` or splits a `char`.
    /// For an example see [`Span`].
    #[inline]
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// The text of the span, empty if it does not fit: for spans that the crate made.
    #[inline]
    pub(crate) fn of(self, text: &str) -> &str {
        debug_assert!(self.get(text).is_some(), "{self:?} does not fit a text of {} bytes", text.len());
        self.get(text).unwrap_or_default()
    }
}

/// Writes the range, `0..5`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

/// Converts a range. A range whose start is after its end is an error.
///
/// ```
/// use reportedly::Span;
///
/// assert_eq!(Span::try_from(0..5).unwrap().to_string(), "0..5");
/// assert!(Span::try_from(std::ops::Range { start: 5, end: 0 }).is_err());
/// ```
impl TryFrom<Range<usize>> for Span {
    type Error = Error;

    fn try_from(range: Range<usize>) -> Result<Span, Error> {
        let message = || format!("span starts at {} but ends at {}", range.start, range.end);
        Span::new(range.start, range.end).ok_or_else(|| Error::new(ErrorKind::Format, message()))
    }
}

impl PartialEq<Span> for Range<usize> {
    fn eq(&self, other: &Span) -> bool {
        *self == other.range()
    }
}

impl PartialEq<Range<usize>> for Span {
    fn eq(&self, other: &Range<usize>) -> bool {
        self.range() == *other
    }
}

/// `&text[span]`. Panics, as slicing by a range does, if the span does not fit the text.
impl Index<Span> for str {
    type Output = str;

    #[expect(clippy::string_slice, reason = "this is the documented, panicking way; get is the other")]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// The same as for `str`.
impl Index<Span> for String {
    type Output = str;

    #[expect(clippy::string_slice, reason = "this is the documented, panicking way; get is the other")]
    fn index(&self, span: Span) -> &str {
        &self.as_str()[span]
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            start: usize,
            end: usize,
        }
        let raw = Raw::deserialize(deserializer)?;
        Span::try_from(Range { start: raw.start, end: raw.end }).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_ends_before_its_end() {
        let span = Span::between(9, 4);
        assert_eq!(span, 4..9);
        assert!(span.contains(4) && !span.contains(9));
        assert!(!span.overlaps(Span::between(9, 12)));
        assert_eq!(format!("{span:?}"), "4..9");
    }

    #[test]
    fn reversed_spans_in_json_are_refused() {
        assert_eq!(serde_json::from_str::<Span>(r#"{"start":1,"end":3}"#).unwrap(), 1..3);
        let error = serde_json::from_str::<Span>(r#"{"start":3,"end":1}"#).unwrap_err().to_string();
        assert!(error.starts_with("span starts at 3 but ends at 1"), "{error}");
    }
}
