//! The signs beside words.

use super::{Document, Gap, Range};
use crate::lexicon::tags::ABBREVIATION;
use crate::text::Span;

impl Document {
    /// Whether the gap before a word has an ampersand.
    pub(crate) fn is_ampersand(&self, number: usize) -> bool {
        let (before, word) = (self.before(number), self.word(number));
        let gap = self.folded.as_bytes().get(before.end as usize..word.start as usize);
        gap.is_some_and(|gap| gap.contains(&b'&'))
    }

    /// Whether this ASCII character is directly after the last word of a range.
    pub(crate) fn is_followed_by(&self, range: Range, sign: u8) -> bool {
        self.folded.as_bytes().get(self.before(range.end).end as usize) == Some(&sign)
    }

    /// The span from the first word of a range to its last, with the stop of an abbreviation inside a sentence: `Selm Corp.`
    pub(crate) fn span_with_stop(&self, range: Range) -> Span {
        let span = self.span_of(range);
        let (last, next) = (self.before(range.end), self.word(range.end));
        let inside = self.sentence(range.last()).end > range.end;
        let stop = inside && last.is(ABBREVIATION) && next.gap.any(Gap::STOP);
        if stop { Span::between(span.start(), span.end() + 1) } else { span }
    }
}
