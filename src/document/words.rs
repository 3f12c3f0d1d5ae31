//! Splits a paragraph into words.

use super::gaps::{Gap, Mark, MarkKind, gap_of, gap_of_ascii, mark_kind};
use super::{Document, Shape, Word};
use crate::lexicon::tags::NUMBER_WORD;
use crate::lexicon::{Vocabulary, vocabulary};
use crate::text::Span;
use crate::text::bytes::{Run, alphanumerics, eight_bytes, first_bytes, leading_alphanumerics};
use crate::text::escaped::escaped;
use crate::text::fold::{fold_word, is_apostrophe, is_hyphen, is_invisible};
use crate::text::hash::{key_and_identity, short_key};

/// Reads the words of one paragraph into the document. `lower` is the text with ASCII letters in lower case; `before`
/// is the gap at the end of the previous paragraph. Returns the gap at the end of this one.
#[inline(never)]
pub(super) fn tokenize(text: &str, lower: &str, paragraph: Span, before: Gap, document: &mut Document) -> Gap {
    // offsets have 32 bits
    let end = paragraph.end().min(u32::MAX as usize);
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let reader = Reader { text, lower, bytes, vocabulary: vocabulary() };
    let mut at = paragraph.start();
    // a colon at the end of a paragraph introduces the next
    let mut gap = if before.any(Gap::COLON) { Gap::PARAGRAPH.or(Gap::COLON) } else { Gap::PARAGRAPH };
    while at < bytes.len() {
        let eight = eight_bytes(lower.as_bytes(), at);
        let Run { length: mut run, mask } = leading_alphanumerics(eight);
        if run == 8 {
            run += reader.run(at + run);
        }
        if run == 0 {
            let sign = gap_of_ascii(reader.byte(at));
            if sign != Gap::NONE && sign != Gap::STOP {
                gap = gap.or(sign);
                at += 1;
                continue;
            }
        }
        let end = at + run;
        if run > 0 && reader.ends_word(end) {
            // most words
            let bytes = eight & mask;
            let shape = reader.shape(at, end, bytes, mask);
            let (key, identity) =
                if run <= 8 { (short_key(run, bytes), bytes) } else { key_and_identity(lower.as_bytes(), at, end) };
            reader.enter(Word::plain(at, end, key, shape, gap), identity, document);
            // branches throughout, most of which are predicted: the next word need not wait for the gap before it
            at = end;
            gap = Gap::NONE;
            if reader.byte(at) != b' ' {
                gap = gap_of_ascii(reader.byte(at));
                if gap == Gap::NONE {
                    continue;
                }
                at += 1;
            }
            if reader.byte(at) == b' ' {
                gap = gap.or(Gap::SPACE);
                at += 1;
            }
        } else if run > 0 || reader.starts_word(at) {
            let Some(end) = reader.word(at, run, gap, document) else { return gap };
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
    lower: &'t str,
    /// The text up to the end of the paragraph.
    bytes: &'t [u8],
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
            !self.is_punctuation(at) && self.char(at).is_some_and(char::is_alphanumeric) && self.escaped(at).is_none()
        }
    }

    /// The sign that an escape at `at` stands for, and the offset after it.
    #[inline]
    fn escaped(&self, at: usize) -> Option<(char, usize)> {
        if !matches!(self.byte(at), b'&' | 0xC3) {
            return None;
        }
        let (c, length) = escaped(self.text.get(at..self.bytes.len())?)?;
        Some((c, at + length))
    }

    /// Whether the character is in U+2000 to U+203F, the block of quotation marks and dashes.
    #[inline]
    fn is_punctuation(&self, at: usize) -> bool {
        self.byte(at) == 0xE2 && self.byte(at + 1) == 0x80
    }

    /// Whether a character in U+2000 to U+203F is an apostrophe or invisible.
    #[inline]
    fn may_join(&self, at: usize) -> bool {
        matches!(self.byte(at + 2), 0x8B..=0x8F | 0x98..=0x9B | 0xAA..=0xAE)
    }

    /// Whether a word certainly ends after its letters and digits: before a space, say, but not before an apostrophe.
    #[inline]
    fn ends_word(&self, end: usize) -> bool {
        let byte = self.byte(end);
        // a character that could join two words joins none before a space
        !joins(byte)
            || (self.byte(end + 1) == b' ' && byte != b'%')
            || (self.is_punctuation(end) && !self.may_join(end))
    }

    /// Whether a word is all ASCII and has no escape, so that its folded form is in the lower-case text.
    fn is_plain(&self, start: usize, end: usize) -> bool {
        self.bytes.get(start..end).is_some_and(|word| word.is_ascii() && !word.contains(&b'&'))
    }

    /// Reads one character between words.
    #[inline(never)]
    fn gap(&self, at: usize, gap: &mut Gap, document: &mut Document) -> usize {
        let Some(mut c) = self.char(at) else { return self.bytes.len() };
        let mut next = at + c.len_utf8();
        if let Some((sign, end)) = self.escaped(at) {
            (c, next) = (sign, end);
            document.escaped.get_or_insert(Span::between(at, end));
        }
        let pair = matches!(c, '\'' | '`') && self.byte(next) == self.byte(at);
        if pair {
            // two single marks are a double one, as in typewritten and TeX text
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

    /// The number of bytes, starting at `at` and within the paragraph, that are ASCII letters or digits.
    #[inline]
    fn run(&self, at: usize) -> usize {
        alphanumerics(self.lower.as_bytes(), at).min(self.bytes.len().saturating_sub(at))
    }

    /// Reads the word at `at`, which starts with a run of letters and digits. Returns its end, or `None` if the
    /// document is full.
    #[inline(never)]
    fn word(&self, at: usize, run: usize, gap: Gap, document: &mut Document) -> Option<usize> {
        let mut end = (at + run).min(self.bytes.len());
        let mut plain = true;
        while let Some(next) = self.inside(at, end) {
            plain &= self.is_plain(end, next);
            end = next + self.run(next);
        }
        self.push(at, end, plain, gap, document)?;
        Some(end)
    }

    /// The offset after the character at `end`, if it belongs to the word that started at `start`.
    #[inline]
    fn inside(&self, start: usize, end: usize) -> Option<usize> {
        let byte = self.byte(end);
        match byte {
            b' ' | 0 => None,
            b'.' => self.inner_stop(start, end).then_some(end + 1),
            b',' => (self.byte(end.wrapping_sub(1)).is_ascii_digit() && self.byte(end + 1).is_ascii_digit())
                .then_some(end + 1),
            b'%' => self.byte(end.wrapping_sub(1)).is_ascii_digit().then_some(end + 1),
            b'&' => match self.escaped(end) {
                Some((c, next)) => self.escape_joins(c, end, next).then_some(next),
                None => self.byte(end + 1).is_ascii_alphanumeric().then_some(end + 1),
            },
            b'\'' => (self.is_letter(end + 1) && self.clitic(end).is_none()).then_some(end + 1),
            _ if byte.is_ascii() => None,
            // almost always a double quotation mark or a dash
            _ if self.is_punctuation(end) && !self.may_join(end) => None,
            _ => {
                if let Some((c, next)) = self.escaped(end) {
                    return self.escape_joins(c, end, next).then_some(next);
                }
                let c = self.char(end)?;
                let next = end + c.len_utf8();
                // the tables of letters and combining marks are large, so the commonest characters are tested first
                let joins = (is_apostrophe(c) && self.is_letter(next) && self.clitic(end).is_none())
                    || (is_invisible(c) && self.starts_word(next))
                    || (!self.is_punctuation(end)
                        && (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
                joins.then_some(next)
            }
        }
    }

    /// Whether an escape at `at` is inside a word: the apostrophe of `don&#39;t`, the sign of `B&amp;B`, a letter.
    fn escape_joins(&self, c: char, at: usize, next: usize) -> bool {
        match c {
            '&' => self.byte(next).is_ascii_alphanumeric(),
            _ if is_apostrophe(c) => self.is_letter(next) && self.clitic(at).is_none(),
            _ => c.is_alphabetic(),
        }
    }

    /// Whether a full stop is inside a word: in `U.S.`, `3.5` and `example.com`, not in `end.Next`.
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

    /// The end of the clitic (`’s`, `’re`, `’ll` …) whose apostrophe is at `at`.
    #[inline]
    fn clitic(&self, at: usize) -> Option<usize> {
        let byte = self.byte(at);
        let start = match byte {
            b'\'' => at + 1,
            0xE2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == 0x99 => at + 3,
            _ => self.escaped(at).filter(|&(c, _)| is_apostrophe(c))?.1,
        };
        let pair = [self.byte(start) | 0x20, self.byte(start + 1) | 0x20];
        let end = match pair {
            [b's' | b'd' | b'm', _] => start + 1,
            [b'r' | b'v', b'e'] | [b'l', b'l'] => start + 2,
            _ => return None,
        };
        (!self.starts_word(end)).then_some(end)
    }

    /// Adds the word `start..end`; `plain` is as in [`Reader::is_plain`]. Returns `None` if the document is full.
    #[inline(never)]
    fn push(&self, start: usize, end: usize, plain: bool, gap: Gap, document: &mut Document) -> Option<()> {
        if plain {
            let mask = first_bytes(end - start);
            let shape = self.shape(start, end, eight_bytes(self.lower.as_bytes(), start) & mask, mask);
            let (key, identity) = key_and_identity(self.lower.as_bytes(), start, end);
            self.enter(Word::plain(start, end, key, shape, gap), identity, document);
            return Some(());
        }
        let surface = self.text.get(start..end)?;
        let start_of_form = document.other_forms.len();
        if document.escaped.is_none() {
            document.escaped = (start..end).find_map(|at| Some(Span::between(at, self.escaped(at)?.1)));
        }
        fold_word(surface, &mut document.other_forms);
        let end_of_form = document.other_forms.len();
        // the forms will follow the text
        let Ok(folded_end) = u32::try_from(self.lower.len() + end_of_form) else {
            document.other_forms.truncate(start_of_form);
            return None;
        };
        let folded = (self.lower.len() + start_of_form) as u32;
        let (key, identity) = key_and_identity(document.other_forms.as_bytes(), start_of_form, end_of_form);
        document.forms.push((folded, folded_end));
        let mut word = Word::plain(start, end, key, shape_of(surface), gap);
        word.form = document.forms.len() as u32;
        self.enter(word, identity, document);
        Some(())
    }

    /// The case of an ASCII word. `lower` has its first bytes in lower case, as many as `mask` covers.
    #[inline]
    fn shape(&self, start: usize, end: usize, lower: u64, mask: u64) -> Shape {
        // one bit for each byte that is a capital
        let capitals = (eight_bytes(self.text.as_bytes(), start) & mask) ^ lower;
        if capitals & 0xFF == 0 {
            return if (lower as u8).is_ascii_digit() { Shape::Number } else { Shape::Lower };
        }
        if capitals == u64::from(CASE) {
            return Shape::Capital;
        }
        capital_or_capitals(self.bytes.get(start..end).unwrap_or_default())
    }

    /// Adds a word with its lexicon entry. `identity` is that of its folded form.
    #[inline(always)]
    fn enter(&self, mut word: Word, identity: u64, document: &mut Document) {
        (word.entry, word.tags) = self.vocabulary.find(word.key, identity);
        if word.shape == Shape::Number && word.entry == 0 {
            word.tags = NUMBER_WORD;
        }
        if word.gap.any(Gap::TERMINAL.or(Gap::ACRONYM)) {
            document.stops.push(document.words.len());
        }
        if word.is_capital() {
            document.capitals.push(document.words.len());
        }
        document.words.push(word);
    }
}

impl Word {
    /// An ASCII word whose folded form is in the lower-case text. All offsets fit in 32 bits.
    #[inline(always)]
    fn plain(start: usize, end: usize, key: u32, shape: Shape, gap: Gap) -> Word {
        Word { start: start as u32, end: end as u32, key, shape, gap, ..Word::default() }
    }
}

#[cold]
fn capital_or_capitals(word: &[u8]) -> Shape {
    let upper = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    if upper > 1 && !word.iter().any(u8::is_ascii_lowercase) { Shape::Capitals } else { Shape::Capital }
}

/// The bit that is set in a lower-case ASCII letter and not in the capital.
const CASE: u8 = b'a' ^ b'A';

/// Whether a character can be inside a word.
#[inline]
fn joins(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b'%' | b'&' | b'\'' | 128..)
}

fn shape_of(word: &str) -> Shape {
    match word.chars().next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = word.chars().filter(|c| c.is_alphabetic()).skip(1).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Capitals } else { Shape::Capital }
        }
        // the apostrophe of "’s" is the commonest, and needs no look into the table of numbers
        Some(c) if !is_apostrophe(c) && c.is_numeric() => Shape::Number,
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    /// Letters whose second byte is that of the punctuation in U+2000 to U+203F.
    #[test]
    fn letters_that_look_like_punctuation() {
        let text = "Àlex said “Ѐ” and VOILÀ—so";
        let words: Vec<&str> = Document::parse(text).words().map(|span| &text[span]).collect();
        assert_eq!(words, ["Àlex", "said", "Ѐ", "and", "VOILÀ", "so"]);
    }
}
