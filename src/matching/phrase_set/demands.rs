//! What a phrase demands of a text beyond its folded words: its signs, capitals and letters.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use super::PhraseCase;
use crate::article::Article;
use crate::document::{Document, Range, Shape, WORD_END};
use crate::text::Span;
use crate::text::escaped::escaped;
use crate::text::fold::{is_apostrophe, is_invisible};

/// The longest run of signs behind a word, and the longest part of a gap between words, in characters, that are
/// compared. Searching stays linear however long they are.
const MOST_BEHIND: usize = 8;
const MOST_BETWEEN: usize = 64;

/// What must be in the text where the folded words of a phrase are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Demands {
    /// The sign directly before the first word.
    before: Option<char>,
    /// The signs between the words, each gap with [`WORD_END`] after it, and those behind the last word.
    signs: String,
    /// The least [`rank`] of each word, for [`PhraseCase::Capitals`].
    ranks: Vec<u8>,
    /// The words as written, each with [`WORD_END`] after it, for [`PhraseCase::Exact`].
    letters: String,
}

impl Demands {
    /// What a phrase demands, or `None` if no sign belongs to it and letters are compared folded. `buffer` is reused from one
    /// phrase to the next.
    pub(super) fn of(phrase: &str, case: PhraseCase, buffer: &mut Document) -> Option<Demands> {
        let is_plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b' ';
        let has_sign = || phrase.contains(|c| is_sign(narrow(c)) || is_before(c));
        if case == PhraseCase::Folded && (phrase.bytes().all(is_plain) || !has_sign()) {
            return None;
        }
        buffer.read(phrase, &Article::of_one_paragraph(phrase));
        let surface = Surface { text: phrase, document: buffer };
        let words = Range::new(0, buffer.words.len());
        let mut demands = Demands { before: surface.sign_before(words.start), ..Demands::default() };
        if surface.signs(words).any(|sign| sign != WORD_END) {
            demands.signs = surface.signs(words).collect();
        }
        match case {
            PhraseCase::Capitals if surface.ranks(words).any(|rank| rank > 0) => {
                demands.ranks = surface.ranks(words).collect();
            }
            PhraseCase::Exact => demands.letters = surface.letters(words).collect(),
            _ => {}
        }
        (demands != Demands::default()).then_some(demands)
    }

    /// Those of two phrases with the same folded words that demand more are first in this order.
    pub(super) fn order(demands: Option<&Demands>) -> impl Ord {
        let capitals = demands.map_or(0, |demands| demands.ranks.iter().map(|&rank| u32::from(rank)).sum());
        (demands.is_none_or(|demands| demands.before.is_none()), Reverse(capitals), demands)
    }

    /// The heap memory in bytes.
    pub(super) fn memory_usage(&self) -> usize {
        self.signs.capacity() + self.ranks.capacity() + self.letters.capacity()
    }

    /// Whether the phrase has a sign before its first word, which is then part of it.
    pub(super) fn starts_with_sign(&self) -> bool {
        self.before.is_some()
    }

    /// Whether the text has what is demanded where these words are.
    pub(super) fn agrees(&self, surface: Surface<'_>, words: Range) -> bool {
        let no_signs = self.signs.is_empty();
        let before = self.before.is_none_or(|sign| surface.sign_before(words.start) == Some(sign));
        let signs = || if no_signs { surface.is_bare(words) } else { surface.signs(words).eq(self.signs.chars()) };
        let ranks = || surface.ranks(words).zip(&self.ranks).all(|(has, least)| has >= *least);
        let letters = || self.letters.is_empty() || surface.letters(words).eq(self.letters.chars());
        before && signs() && ranks() && letters()
    }
}

/// A text as it is written, with its words.
#[derive(Clone, Copy)]
pub(super) struct Surface<'t> {
    pub(super) text: &'t str,
    pub(super) document: &'t Document,
}

impl<'t> Surface<'t> {
    /// The span from the first of these words to the last with its signs, and with the sign before them where asked.
    pub(super) fn span(self, words: Range, with_sign: bool) -> Span {
        let span = self.document.span_of(words);
        let before = if with_sign { self.sign_before(words.start) } else { None };
        let before = before.map_or(0, char::len_utf8);
        Span::between(span.start() - before, span.end() + self.signs_behind(words.last()).len())
    }

    /// Whether no sign that belongs to the last of these words is behind it.
    pub(super) fn is_bare(self, words: Range) -> bool {
        self.signs_behind(words.last()).is_empty()
    }

    /// The sign that starts a word, as in `.NET`, `#MeToo`, `@karim` and `$GE`: a stop after another, or a sign after a
    /// letter or digit, starts none.
    fn sign_before(self, word: usize) -> Option<char> {
        let before = self.text.get(..self.document.word(word).start as usize)?;
        let mut signs = before.chars().rev();
        let sign = signs.next().filter(|&c| is_before(c))?;
        let starts = signs.next().is_none_or(|c| !c.is_alphanumeric() && c != sign);
        starts.then_some(sign)
    }

    /// The signs that end a word, as in `C++` and `C#`. One sign between two words ends none: `a+b`.
    #[inline]
    fn signs_behind(self, word: usize) -> &'t str {
        let end = self.document.word(word).end as usize;
        // almost always
        if !matches!(self.text.as_bytes().get(end), Some(b'+' | b'#')) {
            return "";
        }
        let rest = self.text.get(end..).unwrap_or_default();
        let length = rest.bytes().take(MOST_BEHIND).take_while(|byte| matches!(byte, b'+' | b'#')).count();
        let joins = || rest.chars().nth(1).is_some_and(char::is_alphanumeric);
        if length == 1 && joins() { "" } else { rest.get(..length).unwrap_or_default() }
    }

    /// The signs between the words, each gap with [`WORD_END`] after it, and those behind the last.
    fn signs(self, words: Range) -> impl Iterator<Item = char> + use<'t> {
        let gap = move |word: usize| {
            let gap = self.document.before(word).end as usize..self.document.word(word).start as usize;
            let gap = decoded(self.text.get(gap).unwrap_or_default()).take(MOST_BETWEEN).map(narrow);
            gap.filter(|&c| is_sign(c)).chain([WORD_END])
        };
        (words.start + 1..words.end).flat_map(gap).chain(self.signs_behind(words.last()).chars())
    }

    fn ranks(self, words: Range) -> impl Iterator<Item = u8> + use<'t> {
        (words.start..words.end).map(move |word| rank(self.document.word(word).shape))
    }

    /// The letters of the words, each with [`WORD_END`] after it. Letters are composed, apostrophes have one form, and
    /// invisible characters are left out.
    fn letters(self, words: Range) -> impl Iterator<Item = char> + use<'t> {
        let letters = move |word: usize| {
            let word = self.document.word(word).span();
            let letters = decoded(self.text.get(word.start()..word.end()).unwrap_or_default());
            let letters = letters.filter(|&c| !is_invisible(c)).map(|c| if is_apostrophe(c) { '\'' } else { c });
            letters.nfc().chain([WORD_END])
        };
        (words.start..words.end).flat_map(letters)
    }
}

/// How much a word is in capitals.
fn rank(shape: Shape) -> u8 {
    match shape {
        Shape::Lower | Shape::Number => 0,
        Shape::Capital => 1,
        Shape::Capitals => 2,
    }
}

/// Whether a sign may start a word.
fn is_before(c: char) -> bool {
    matches!(c, '.' | '#' | '@' | '$')
}

/// Whether a sign is compared itself. The automaton compares all others by their kind: marks, brackets, stops and so on.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '!' | '?' | '#' | '$' | '%' | '&' | '*' | '+' | '/' | '<' | '=' | '>' | '@' | '\\' | '^' | '_' | '|' | '~'
    )
}

/// The plain form of a full-width sign.
fn narrow(c: char) -> char {
    let wide = u32::from(c).checked_sub(0xFEE0).filter(|code| (0x21..0x7F).contains(code));
    wide.and_then(char::from_u32).unwrap_or(c)
}

/// The characters of a text, with those that escapes stand for.
fn decoded(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let escape = if matches!(first, '&' | 'â') { escaped(rest) } else { None };
        let (c, length) = escape.unwrap_or((first, first.len_utf8()));
        rest = rest.get(length..).unwrap_or_default();
        Some(c)
    })
}
