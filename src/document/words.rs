//! Splitting a paragraph into words, gaps and quotation marks.

use super::bits::WordBits;
use super::fold::{fold_word, is_apostrophe, is_hyphen, is_invisible};
use super::{Document, Shape, Word};
use crate::lexicon::tags::NUMBER_WORD;
use crate::lexicon::{Vocabulary, Wanted, vocabulary};
use crate::span::Span;

/// What stands between two words, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap(u16);

impl Gap {
    pub(crate) const NONE: Gap = Gap(0);
    pub(crate) const SPACE: Gap = Gap(1);
    /// The word begins its paragraph.
    pub(crate) const PARAGRAPH: Gap = Gap(1 << 1);
    pub(crate) const COMMA: Gap = Gap(1 << 2);
    pub(crate) const STOP: Gap = Gap(1 << 3);
    /// A question or exclamation mark.
    pub(crate) const EXCLAIM: Gap = Gap(1 << 4);
    pub(crate) const COLON: Gap = Gap(1 << 5);
    pub(crate) const SEMICOLON: Gap = Gap(1 << 6);
    pub(crate) const DASH: Gap = Gap(1 << 7);
    /// A hyphen with no space beside it.
    pub(crate) const HYPHEN: Gap = Gap(1 << 8);
    /// A double quotation mark of any kind.
    pub(crate) const QUOTE: Gap = Gap(1 << 9);
    /// A single mark: quotation mark or apostrophe.
    pub(crate) const SINGLE: Gap = Gap(1 << 10);
    pub(crate) const OPEN: Gap = Gap(1 << 11);
    pub(crate) const CLOSE: Gap = Gap(1 << 12);
    pub(crate) const ELLIPSIS: Gap = Gap(1 << 13);
    /// Any other sign.
    pub(crate) const OTHER: Gap = Gap(1 << 14);
    /// The word before ends with the stop of an acronym, which may end the sentence too.
    pub(crate) const ACRONYM: Gap = Gap(1 << 15);
    /// Before what would be the word behind the last.
    pub(crate) const END: Gap = Gap(Self::PARAGRAPH.0 | Self::STOP.0 | Self::SPACE.0);

    /// Ends a sentence, or may.
    pub(crate) const TERMINAL: Gap = Gap(Self::STOP.0 | Self::EXCLAIM.0 | Self::ELLIPSIS.0);
    /// Parts a clause from the next, whatever else stands beside it.
    pub(crate) const BREAK_BUT_STOP: Gap =
        Gap(Self::EXCLAIM.0 | Self::ELLIPSIS.0 | Self::SEMICOLON.0 | Self::COLON.0 | Self::DASH.0 | Self::PARAGRAPH.0);
    /// Parts a clause from the next.
    pub(crate) const BREAK: Gap = Gap(Self::BREAK_BUT_STOP.0 | Self::STOP.0);
    /// Everything but space, hyphens and the stop of an acronym.
    pub(crate) const PUNCTUATION: Gap = Gap(!(Self::SPACE.0 | Self::HYPHEN.0 | Self::ACRONYM.0));

    #[inline]
    pub(crate) const fn any(self, other: Gap) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// The sign that stands for the gap inside a phrase; none for space and hyphens, so that phrases match
    /// across both.
    pub(crate) fn sign(self) -> Option<char> {
        match self {
            gap if !gap.any(Gap::PUNCTUATION) => None,
            gap if !Gap(gap.0 & !Gap::COMMA.0).any(Gap::PUNCTUATION) => Some(','),
            gap if !Gap(gap.0 & !Gap::STOP.0).any(Gap::PUNCTUATION) => Some('.'),
            _ => Some('\u{1}'),
        }
    }
}

/// A quotation mark in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub span: Span,
    pub kind: MarkKind,
    /// The number of the first word behind it.
    pub word: usize,
}

/// The quotation marks that are told apart. The right single mark is also the apostrophe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// `"`, the full-width form, and two straight single marks
    Straight,
    /// `“`
    LeftDouble,
    /// `”`
    RightDouble,
    /// `„`
    LowDouble,
    /// `«`
    LeftAngle,
    /// `»`
    RightAngle,
    /// `「` and `『`
    LeftCorner,
    /// `」` and `』`
    RightCorner,
    /// `'` where no word holds it
    StraightSingle,
    /// `‘`
    LeftSingle,
    /// `’` where no word holds it
    RightSingle,
    /// `‚`
    LowSingle,
    /// `‹`
    LeftAngleSingle,
    /// `›`
    RightAngleSingle,
}

fn mark_kind(c: char) -> Option<MarkKind> {
    use MarkKind::*;
    Some(match c {
        '"' | '\u{FF02}' => Straight,
        '“' | '\u{201F}' => LeftDouble,
        '”' => RightDouble,
        '„' => LowDouble,
        '«' => LeftAngle,
        '»' => RightAngle,
        '「' | '『' => LeftCorner,
        '」' | '』' => RightCorner,
        '\'' => StraightSingle,
        '‘' | '\u{201B}' | '`' => LeftSingle,
        '’' => RightSingle,
        '‚' => LowSingle,
        '‹' => LeftAngleSingle,
        '›' => RightAngleSingle,
        _ => return None,
    })
}

fn gap_of(c: char) -> Gap {
    match c {
        ',' | '，' | '、' => Gap::COMMA,
        '.' | '。' => Gap::STOP,
        '?' | '!' | '？' | '！' | '¿' | '¡' => Gap::EXCLAIM,
        ':' | '：' => Gap::COLON,
        ';' => Gap::SEMICOLON,
        '–' | '—' | '―' | '‒' => Gap::DASH,
        '(' | '[' | '{' => Gap::OPEN,
        ')' | ']' | '}' => Gap::CLOSE,
        '…' => Gap::ELLIPSIS,
        c if c.is_whitespace() || is_invisible(c) => Gap::SPACE,
        _ => Gap::OTHER,
    }
}

/// Reads the words of one paragraph into the document. `before` is what the paragraph before ended with; gives
/// what this one ends with.
pub(super) fn tokenize(text: &str, bits: &WordBits, paragraph: Span, before: Gap, document: &mut Document) -> Gap {
    // offsets are kept in 32 bits
    let end = paragraph.end().min(u32::MAX as usize);
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let reader = Reader { text, bytes, bits, vocabulary: vocabulary() };
    let mut at = paragraph.start();
    // a colon at the end of a paragraph introduces the next
    let mut gap = if before.any(Gap::COLON) { Gap::PARAGRAPH.or(Gap::COLON) } else { Gap::PARAGRAPH };
    while at < bytes.len() {
        let run = bits.run(at);
        if run > 0 && reader.byte(at + run) == b' ' {
            // most words: nothing but letters before a space
            let end = at + run;
            let shape = shape_of_ascii(bytes.get(at..end).unwrap_or_default());
            reader.add((at, end), (at, end), shape, gap, document);
            gap = Gap::SPACE;
            at = end + 1;
        } else if reader.byte(at) == b' ' {
            gap = gap.or(Gap::SPACE);
            at += 1;
        } else if reader.starts_word(at) {
            let Some(end) = reader.word(at, gap, document) else { return gap };
            at = end;
            gap = if reader.byte(end - 1) == b'.' { Gap::ACRONYM } else { Gap::NONE };
            if let Some(end) = reader.clitic(at) {
                if reader.push(at, end, reader.is_plain(at, end), gap, document).is_none() {
                    return gap;
                }
                at = end;
            }
        } else {
            at = reader.gap(at, &mut gap, document);
        }
    }
    gap
}

struct Reader<'t> {
    text: &'t str,
    /// The text up to the end of the paragraph.
    bytes: &'t [u8],
    bits: &'t WordBits,
    vocabulary: &'static Vocabulary,
}

impl Reader<'_> {
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn char(&self, at: usize) -> Option<char> {
        if at < self.bytes.len() { self.text.get(at..).and_then(|rest| rest.chars().next()) } else { None }
    }

    #[inline]
    fn starts_word(&self, at: usize) -> bool {
        let byte = self.byte(at);
        if byte.is_ascii() {
            byte.is_ascii_alphanumeric()
        } else {
            !self.is_punctuation(at) && self.char(at).is_some_and(char::is_alphanumeric)
        }
    }

    /// Whether the sign is one of U+2000 to U+203F, where quotation marks and dashes are.
    #[inline]
    fn is_punctuation(&self, at: usize) -> bool {
        self.byte(at) == 0xE2 && self.byte(at + 1) == 0x80
    }

    /// Whether all bytes of a word are ASCII: its folded form stands in the lower-case text.
    fn is_plain(&self, start: usize, end: usize) -> bool {
        self.bytes.get(start..end).is_some_and(<[u8]>::is_ascii)
    }

    /// Reads one sign between words.
    #[inline]
    fn gap(&self, at: usize, gap: &mut Gap, document: &mut Document) -> usize {
        let Some(c) = self.char(at) else { return self.bytes.len() };
        let mut next = at + c.len_utf8();
        let pair = matches!(c, '\'' | '`') && self.byte(next) == self.byte(at);
        if pair {
            // two single marks are a double one, as typewriters and TeX have them
            next += 1;
        }
        let sign = match c {
            '.' if gap.any(Gap::STOP) && self.byte(at.wrapping_sub(1)) == b'.' => Gap::ELLIPSIS,
            _ if is_hyphen(c) => {
                if !gap.any(Gap::SPACE.or(Gap::PUNCTUATION)) && self.starts_word(next) {
                    Gap::HYPHEN
                } else {
                    Gap::DASH
                }
            }
            _ => match if pair { Some(MarkKind::of_pair(c)) } else { mark_kind(c) } {
                Some(kind) => {
                    document.marks.push(Mark { span: Span::between(at, next), kind, word: document.words.len() });
                    if kind.is_single() { Gap::SINGLE } else { Gap::QUOTE }
                }
                None => gap_of(c),
            },
        };
        *gap = gap.or(sign);
        next
    }

    /// Reads the word that starts at `at`; gives its end, or `None` where the document is full.
    #[inline]
    fn word(&self, at: usize, gap: Gap, document: &mut Document) -> Option<usize> {
        let mut end = (at + self.bits.run(at)).min(self.bytes.len());
        let mut plain = true;
        while let Some(next) = self.inside(at, end) {
            plain &= self.is_plain(end, next);
            end = (next + self.bits.run(next)).min(self.bytes.len());
        }
        self.push(at, end, plain, gap, document)?;
        Some(end)
    }

    /// Whether the sign at `end` belongs to the word that started at `start`: the offset behind it.
    #[inline]
    fn inside(&self, start: usize, end: usize) -> Option<usize> {
        let byte = self.byte(end);
        match byte {
            b' ' | 0 => None,
            b'.' => self.inner_stop(start, end).then_some(end + 1),
            b',' => (self.byte(end.wrapping_sub(1)).is_ascii_digit() && self.byte(end + 1).is_ascii_digit())
                .then_some(end + 1),
            b'&' => self.byte(end + 1).is_ascii_alphanumeric().then_some(end + 1),
            b'\'' => (self.is_letter(end + 1) && self.clitic(end).is_none()).then_some(end + 1),
            _ if byte.is_ascii() => None,
            _ => {
                let c = self.char(end)?;
                let next = end + c.len_utf8();
                let joins = c.is_alphanumeric()
                    || unicode_normalization::char::is_combining_mark(c)
                    || (is_invisible(c) && self.starts_word(next))
                    || (is_apostrophe(c) && self.is_letter(next) && self.clitic(end).is_none());
                joins.then_some(next)
            }
        }
    }

    /// Whether a full stop belongs to the word: in `U.S.`, `3.5` and `example.com`, not in `end.Next`.
    fn inner_stop(&self, start: usize, stop: usize) -> bool {
        let before = self.byte(stop.wrapping_sub(1));
        let next = self.byte(stop + 1);
        let single = stop == start + 1 || self.byte(stop.wrapping_sub(2)) == b'.';
        if before.is_ascii_digit() && next.is_ascii_digit() {
            true
        } else if single && before.is_ascii_alphabetic() {
            let acronym = next.is_ascii_alphabetic() && !self.byte(stop + 2).is_ascii_alphabetic();
            acronym || stop > start + 1
        } else {
            before.is_ascii_lowercase() && next.is_ascii_lowercase()
        }
    }

    fn is_letter(&self, at: usize) -> bool {
        self.char(at).is_some_and(char::is_alphabetic)
    }

    /// The end of the clitic (`’s`, `’re`, `’ll` …) whose apostrophe stands at `at`.
    #[inline]
    fn clitic(&self, at: usize) -> Option<usize> {
        let byte = self.byte(at);
        let start = match byte {
            b'\'' => at + 1,
            0xE2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == 0x99 => at + 3,
            _ => return None,
        };
        let pair = [self.byte(start) | 0x20, self.byte(start + 1) | 0x20];
        let end = match pair {
            [b's' | b'd' | b'm', _] => start + 1,
            [b'r' | b'v', b'e'] | [b'l', b'l'] => start + 2,
            _ => return None,
        };
        (!self.starts_word(end)).then_some(end)
    }

    /// Adds the word `start..end`; `plain` tells whether it is ASCII throughout. Gives nothing where the document is full.
    #[inline(never)]
    fn push(&self, start: usize, end: usize, plain: bool, gap: Gap, document: &mut Document) -> Option<()> {
        if plain {
            let shape = shape_of_ascii(self.bytes.get(start..end)?);
            self.add((start, end), (start, end), shape, gap, document);
            return Some(());
        }
        let surface = self.text.get(start..end)?;
        let folded = document.folded.len();
        fold_word(surface, &mut document.folded);
        let folded_end = document.folded.len();
        u32::try_from(folded_end).ok()?;
        self.add((start, end), (folded, folded_end), shape_of(surface), gap, document);
        Some(())
    }

    /// Adds a word. All offsets fit 32 bits.
    #[inline(always)]
    fn add(
        &self,
        (start, end): (usize, usize),
        (folded, folded_end): (usize, usize),
        shape: Shape,
        gap: Gap,
        document: &mut Document,
    ) {
        let wanted = Wanted::within(&document.folded, folded, folded_end);
        let (entry, tags) = self.vocabulary.find(wanted);
        let number = (entry == 0) & (shape == Shape::Number);
        document.words.push(Word {
            start: start as u32,
            end: end as u32,
            folded: folded as u32,
            folded_end: folded_end as u32,
            key: wanted.key,
            sentence: 0,
            tags: if number { NUMBER_WORD } else { tags },
            gap,
            entry,
            shape,
        });
    }
}

/// How a word of ASCII is written.
#[inline]
fn shape_of_ascii(word: &[u8]) -> Shape {
    let byte = |at: usize| word.get(at).copied().unwrap_or(0);
    let shape = SHAPES.get(usize::from(byte(0))).copied().unwrap_or_default();
    // nearly every second letter is lower case
    if (shape == Shape::Capital) & !byte(1).is_ascii_lowercase() { capital_or_capitals(word) } else { shape }
}

#[cold]
fn capital_or_capitals(word: &[u8]) -> Shape {
    let upper = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    if upper > 1 && !word.iter().any(u8::is_ascii_lowercase) { Shape::Capitals } else { Shape::Capital }
}

/// What the first byte of an ASCII word tells of its shape.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static SHAPES: [Shape; 256] = {
    let mut shapes = [Shape::Lower; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_uppercase() {
            shapes[byte as usize] = Shape::Capital;
        } else if byte.is_ascii_digit() {
            shapes[byte as usize] = Shape::Number;
        }
        byte += 1;
    }
    shapes
};

fn shape_of(word: &str) -> Shape {
    match word.chars().next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = word.chars().filter(|c| c.is_alphabetic()).skip(1).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Capitals } else { Shape::Capital }
        }
        Some(c) if c.is_numeric() => Shape::Number,
        _ => Shape::Lower,
    }
}

impl MarkKind {
    /// The double mark that two of these single ones make.
    fn of_pair(c: char) -> MarkKind {
        if c == '`' { MarkKind::LeftDouble } else { MarkKind::Straight }
    }

    pub(crate) fn is_single(self) -> bool {
        use MarkKind::*;
        matches!(self, StraightSingle | LeftSingle | RightSingle | LowSingle | LeftAngleSingle | RightAngleSingle)
    }
}
