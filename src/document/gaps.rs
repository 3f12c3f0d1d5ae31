//! The gaps between words: punctuation, space and quotation marks.

use crate::text::Span;
use crate::text::fold::is_invisible;

/// The contents of the gap between two words, as a set.
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
    /// The gap before the word that would follow the last.
    pub(crate) const END: Gap = Gap(Self::PARAGRAPH.0 | Self::STOP.0 | Self::SPACE.0);

    /// Ends a sentence, or may.
    pub(crate) const TERMINAL: Gap = Gap(Self::STOP.0 | Self::EXCLAIM.0 | Self::ELLIPSIS.0);
    /// Separates a clause from the next, whatever else is in the gap.
    pub(crate) const BREAK_BUT_STOP: Gap =
        Gap(Self::EXCLAIM.0 | Self::ELLIPSIS.0 | Self::SEMICOLON.0 | Self::COLON.0 | Self::DASH.0 | Self::PARAGRAPH.0);
    /// Separates a clause from the next.
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

    /// The sign for the gap inside a name of the gazetteer or of the crate's own lists; `None` for space and hyphens, so that
    /// names match across both. No name has the sign of a paragraph.
    pub(crate) fn sign(self) -> Option<char> {
        match self {
            gap if !gap.any(Gap::PUNCTUATION) => None,
            gap if gap.any(Gap::PARAGRAPH) => Some('\u{2}'),
            gap if !Gap(gap.0 & !Gap::COMMA.0).any(Gap::PUNCTUATION) => Some(','),
            gap if !Gap(gap.0 & !Gap::STOP.0).any(Gap::PUNCTUATION) => Some('.'),
            _ => Some('\u{1}'),
        }
    }

    /// The same as [`Gap::sign`] with another sign for each set of signs: `&` is not `? “`. Signs other than those that
    /// have a constant are one.
    pub(crate) fn exact_sign(self) -> Option<char> {
        const FIRST: u32 = 0xE000;
        match self.sign()? {
            '\u{1}' => {
                // twelve bits: of the private use area, which no word has
                let (low, high) = (u32::from(self.0 >> 2) & 0x3F, u32::from(self.0 >> 9) & 0x3F);
                char::from_u32(FIRST | high << 6 | low)
            }
            sign => Some(sign),
        }
    }
}

/// A quotation mark in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub span: Span,
    pub kind: MarkKind,
    /// The index of the first word after it.
    pub word: usize,
}

/// The kinds of quotation marks that are distinguished. The right single mark is also the apostrophe.
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
    /// `'` outside words
    StraightSingle,
    /// `‘`
    LeftSingle,
    /// `’` outside words
    RightSingle,
    /// `‚`
    LowSingle,
    /// `‹`
    LeftAngleSingle,
    /// `›`
    RightAngleSingle,
}

pub(super) fn mark_kind(c: char) -> Option<MarkKind> {
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

/// The gap that an ASCII character makes directly after a word; `None` for letters and digits, and if more must be
/// read.
#[inline]
pub(super) fn gap_of_ascii(byte: u8) -> Gap {
    SIGNS.get(usize::from(byte)).copied().unwrap_or_default()
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static SIGNS: [Gap; 256] = {
    let mut signs = [Gap::NONE; 256];
    let rows: [(&[u8], Gap); 8] = [
        (b" \t\n\r", Gap::SPACE),
        (b",", Gap::COMMA),
        (b".", Gap::STOP),
        (b"?!", Gap::EXCLAIM),
        (b":", Gap::COLON),
        (b";", Gap::SEMICOLON),
        (b"([{", Gap::OPEN),
        (b")]}", Gap::CLOSE),
    ];
    let mut row = 0;
    while row < rows.len() {
        let mut at = 0;
        while at < rows[row].0.len() {
            signs[rows[row].0[at] as usize] = rows[row].1;
            at += 1;
        }
        row += 1;
    }
    signs
};

/// The gap that a character other than a quotation mark or hyphen makes.
pub(super) fn gap_of(c: char) -> Gap {
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

impl MarkKind {
    /// The double mark that two of these single marks make.
    pub(super) fn of_pair(c: char) -> MarkKind {
        if c == '`' { MarkKind::LeftDouble } else { MarkKind::Straight }
    }

    pub(crate) fn is_single(self) -> bool {
        use MarkKind::*;
        matches!(self, StraightSingle | LeftSingle | RightSingle | LowSingle | LeftAngleSingle | RightAngleSingle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn signs_that_separate_clauses() {
        let document = Document::parse("Go — now: then; here! there… over. Yes, on (the road\n\nhome");
        let separated = |signs: Gap| -> Vec<&str> {
            let words = 1..document.words().len();
            words.filter(|&at| document.word(at).gap.any(signs)).map(|at| document.text(at)).collect()
        };
        assert_eq!(separated(Gap::BREAK), ["now", "then", "here", "there", "over", "yes", "home"]);
        assert_eq!(separated(Gap::BREAK_BUT_STOP), ["now", "then", "here", "there", "over", "home"]);
        assert_eq!(separated(Gap::TERMINAL), ["there", "over", "yes"]);
        assert_eq!(separated(Gap::PUNCTUATION).len(), 9);
    }
}
