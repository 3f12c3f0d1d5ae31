//! Byte offsets converted to other units.

use crate::text::Span;

/// The number of bytes between two stored counts.
const STRIDE: usize = 256;

/// Converts byte offsets of one text to UTF-16 code units (JavaScript, Java) and to code points
/// (Python, W3C Web Annotation), and back.
///
/// # Cost
///
/// Building reads the text once and keeps 24 bytes per 256 bytes of text, or nothing if the text is ASCII. A conversion
/// from bytes reads at most 256 bytes; one to bytes adds a binary search.
///
/// ```
/// use reportedly::{OffsetMap, Span};
///
/// let text = "“Yes” 😀 he said";
/// let map = OffsetMap::new(text);
/// let said = Span::new(text.find("said").unwrap(), text.len()).unwrap();
/// assert_eq!(map.utf16(said), 12..16);
/// assert_eq!(map.code_points(said), 11..15);
/// assert_eq!(map.byte_of_utf16(12), Some(said.start()));
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    /// The counts at each multiple of `STRIDE`; empty for an ASCII text.
    marks: Vec<Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    byte: usize,
    utf16: usize,
    points: usize,
}

impl Counts {
    fn step(self, c: char) -> Counts {
        Counts { byte: self.byte + c.len_utf8(), utf16: self.utf16 + c.len_utf16(), points: self.points + 1 }
    }
}

impl<'t> OffsetMap<'t> {
    /// Builds the map of `text`.
    /// For an example see [`OffsetMap`].
    pub fn new(text: &'t str) -> OffsetMap<'t> {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut at = Counts::default();
            for c in text.chars() {
                if at.byte >= marks.len() * STRIDE {
                    marks.push(at);
                }
                at = at.step(c);
            }
        }
        OffsetMap { text, marks }
    }

    /// Returns the span in UTF-16 code units. An offset past the end is taken as the end; one inside a character as the
    /// start of that character.
    /// For an example see [`OffsetMap`].
    pub fn utf16(&self, span: Span) -> std::ops::Range<usize> {
        self.count(span.start()).utf16..self.count(span.end()).utf16
    }

    /// Returns the span in Unicode code points, with the same rounding as [`OffsetMap::utf16`].
    /// For an example see [`OffsetMap`].
    pub fn code_points(&self, span: Span) -> std::ops::Range<usize> {
        self.count(span.start()).points..self.count(span.end()).points
    }

    /// Returns the byte offset of a UTF-16 offset, or `None` if it is past the end or inside a surrogate pair.
    /// For an example see [`OffsetMap`].
    pub fn byte_of_utf16(&self, offset: usize) -> Option<usize> {
        self.find(offset, |counts| counts.utf16)
    }

    /// Returns the byte offset of a code point offset, or `None` if it is past the end.
    ///
    /// ```
    /// let map = reportedly::OffsetMap::new("“é”");
    /// assert_eq!((map.byte_of_code_point(2), map.byte_of_code_point(4)), (Some(5), None));
    /// ```
    pub fn byte_of_code_point(&self, offset: usize) -> Option<usize> {
        self.find(offset, |counts| counts.points)
    }

    fn count(&self, byte: usize) -> Counts {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return Counts { byte, utf16: byte, points: byte };
        }
        let start = self.marks.get(self.marks.partition_point(|mark| mark.byte <= byte).saturating_sub(1));
        self.walk(start.copied().unwrap_or_default(), |next| next.byte <= byte)
    }

    fn find(&self, offset: usize, unit: impl Fn(Counts) -> usize) -> Option<usize> {
        if self.marks.is_empty() {
            return (offset <= self.text.len()).then_some(offset);
        }
        let start = self.marks.get(self.marks.partition_point(|&mark| unit(mark) <= offset).saturating_sub(1));
        let at = self.walk(start.copied().unwrap_or_default(), |next| unit(next) <= offset);
        (unit(at) == offset).then_some(at.byte)
    }

    /// Moves on from `at` while the next position is still wanted.
    fn walk(&self, mut at: Counts, wanted: impl Fn(Counts) -> bool) -> Counts {
        for c in self.text.get(at.byte..).unwrap_or_default().chars() {
            let next = at.step(c);
            if !wanted(next) {
                break;
            }
            at = next;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_agrees_with_counting() {
        let text = "a“é😀".repeat(200) + "z";
        for text in [text.as_str(), "", "plain ascii only"] {
            let map = OffsetMap::new(text);
            let mut utf16 = 0;
            for (points, (byte, c)) in text.char_indices().enumerate() {
                let span = Span::between(byte, byte);
                assert_eq!(map.utf16(span).start, utf16);
                assert_eq!(map.code_points(span).start, points);
                assert_eq!(map.byte_of_utf16(utf16), Some(byte));
                assert_eq!(map.byte_of_code_point(points), Some(byte));
                utf16 += c.len_utf16();
            }
            assert_eq!(map.byte_of_utf16(utf16 + 1), None);
            assert_eq!(map.utf16(Span::between(0, usize::MAX)), 0..utf16);
        }
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_not_an_offset() {
        let map = OffsetMap::new("😀");
        assert_eq!(map.byte_of_utf16(1), None);
        assert_eq!(map.byte_of_utf16(2), Some(4));
    }
}
