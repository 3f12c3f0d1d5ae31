//! The text as words, sentences and paragraphs: built once, read by every later stage.

mod gaps;
mod sentences;
mod signs;
mod words;

pub(crate) use gaps::{Gap, Mark, MarkKind};

use crate::article::Article;
use crate::lexicon::tags::{PAST, Tags};
use crate::lexicon::{CueForm, Entry, vocabulary};
use crate::scoring::Value;
use crate::text::Span;
use crate::text::hash::{key_and_identity, phrase_key};

/// The words, sentences and paragraphs of one text.
///
/// A word is a run of letters and digits, with the apostrophes and stops inside it (`O’Neill`, `U.S.`,
/// `3.5`). Hyphens separate words, and so do the clitics: `Pakistan’s` is `Pakistan` and `’s`.
///
/// ```
/// use reportedly::{Article, Document};
///
/// let text = "“Why now?” asked Mr. Smith. Nobody in İzmir knew.";
/// let document = Document::new(text, &Article::parse(text));
/// assert_eq!(document.sentences().len(), 2);
/// let izmir = document.words().find(|&word| &text[word] == "İzmir").unwrap();
/// assert_eq!(document.folded(izmir), Some("izmir"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub(crate) words: Vec<Word>,
    /// The text with ASCII letters in lower case, which has the folded forms of plain words; after it come the folded
    /// forms of the other words.
    folded: String,
    /// The start and end offsets of those other forms.
    forms: Vec<(u32, u32)>,
    /// The indices of the words that start with an upper-case letter.
    pub(crate) capitals: Vec<usize>,
    /// Quotation marks in text order.
    pub(crate) marks: Vec<Mark>,
    /// The first sign that is written as an HTML entity or was wrongly decoded.
    pub(crate) escaped: Option<Span>,
    pub(crate) sentences: Vec<Range>,
    pub(crate) paragraphs: Vec<Range>,
    /// The index of the sentence of each word.
    sentence_numbers: Vec<u32>,
    /// The index of the paragraph of each sentence.
    paragraph_numbers: Vec<u32>,
    /// The indices of the words after a stop of some kind, where a sentence may start.
    stops: Vec<usize>,
    /// The other forms alone, one after the other, while they are made.
    other_forms: String,
}

/// Ends every word of a folded phrase.
pub(crate) const WORD_END: char = '\u{3}';

/// A half-open range of word indices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub start: usize,
    pub end: usize,
}

impl Range {
    pub(crate) fn new(start: usize, end: usize) -> Range {
        Range { start, end: end.max(start) }
    }

    /// The range of one word.
    pub(crate) fn one(word: usize) -> Range {
        Range { start: word, end: word.saturating_add(1) }
    }

    /// The index of its last word, or of its first if it is empty.
    pub(crate) fn last(self) -> usize {
        self.end.saturating_sub(1).max(self.start)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub(crate) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub(crate) fn contains(self, word: usize) -> bool {
        self.start <= word && word < self.end
    }
}

/// The case of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    #[default]
    Lower,
    /// The first letter is upper case, and not all others are.
    Capital,
    /// Two or more letters, all upper case.
    Capitals,
    Number,
}

/// One word. It takes half a cache line, since a stage reads many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub tags: Tags,
    pub start: u32,
    pub end: u32,
    /// The hash of its folded form.
    pub key: u32,
    /// The index of its folded form, from one; 0 for a plain word, whose folded form is in the lower-case text.
    form: u32,
    /// What is between the previous word and this one.
    pub gap: Gap,
    /// The number of its lexicon entry, 0 for none.
    pub entry: u16,
    pub shape: Shape,
}

impl Word {
    /// The length in bytes.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub(crate) fn span(&self) -> Span {
        Span::between(self.start as usize, self.end as usize)
    }

    #[inline]
    pub(crate) fn is(&self, tags: Tags) -> bool {
        self.tags.any(tags)
    }

    /// Whether it starts with an upper-case letter.
    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }

    pub(crate) fn lexicon(&self) -> Option<&'static Entry> {
        vocabulary().entry(self.entry)
    }

    pub(crate) fn cue(&self) -> Option<CueForm> {
        self.lexicon().and_then(|entry| entry.cue)
    }
}

/// The word past the last: no classes, and the end of a sentence and paragraph before it.
static NO_WORD: Word = Word {
    tags: Tags::NONE,
    start: u32::MAX,
    end: u32::MAX,
    key: 0,
    form: 0,
    gap: Gap::END,
    entry: 0,
    shape: Shape::Lower,
};

/// Follows the lower-case text, so that eight bytes can be read starting at any word.
const PADDING: &str = "\0\0\0\0\0\0\0\0";

/// Room is made for the words of this many bytes at once: a text that is larger may have few.
const LARGE: usize = 1 << 28;

impl Document {
    /// Reads `text`, with the paragraphs of `article`.
    /// For an example see [`Document`].
    ///
    /// # Cost
    ///
    /// One pass over the text. A text longer than 4 GiB is read up to that limit.
    pub fn new(text: &str, article: &Article) -> Document {
        let mut document = Document::default();
        document.read(text, article);
        document
    }

    /// Reads a plain text: the same as [`Document::new`] with the layout that [`Article::parse`] finds.
    ///
    /// ```
    /// use reportedly::Document;
    ///
    /// assert_eq!(Document::parse("Nobody knew. Why not?").sentences().len(), 2);
    /// ```
    pub fn parse(text: &str) -> Document {
        Document::new(text, &Article::parse(text))
    }

    /// Reads another text into the same buffers. The result is that of [`Document::new`], without the cost of
    /// allocation.
    ///
    /// ```
    /// use reportedly::{Article, Document};
    ///
    /// let mut document = Document::default();
    /// for (text, words) in [("Nobody knew.", 2), ("Why not?", 2), ("", 0)] {
    ///     document.read(text, &Article::parse(text));
    ///     assert_eq!(document.words().len(), words);
    /// }
    /// ```
    pub fn read(&mut self, text: &str, article: &Article) {
        let mut lower = std::mem::take(&mut self.folded);
        lower.clear();
        self.forms.clear();
        self.other_forms.clear();
        self.words.clear();
        self.capitals.clear();
        self.marks.clear();
        self.escaped = None;
        self.sentences.clear();
        self.sentence_numbers.clear();
        self.paragraphs.clear();
        self.paragraph_numbers.clear();
        self.stops.clear();
        // a word and its gap take six bytes of news text, one word in seven has a capital, a sentence has 25 words
        let expected = text.len().min(LARGE);
        self.words.reserve(expected / 5);
        self.capitals.reserve(expected / 32);
        self.stops.reserve(expected / 96);
        self.sentences.reserve(expected / 96);
        self.paragraph_numbers.reserve(expected / 96);
        self.paragraphs.reserve(article.paragraphs.len());
        lower.reserve(text.len() + text.len() / 32 + PADDING.len());
        lower.push_str(text);
        lower.make_ascii_lowercase();
        lower.push_str(PADDING);
        let mut gap = Gap::NONE;
        for paragraph in &article.paragraphs {
            let start = self.words.len();
            gap = words::tokenize(text, &lower, paragraph.span, gap, self);
            self.paragraphs.push(Range::new(start, self.words.len()));
        }
        lower.push_str(&self.other_forms);
        self.folded = lower;
        sentences::split(self);
    }

    /// Returns the spans of the words, in text order.
    /// For an example see [`Document`].
    pub fn words(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.words.iter().map(Word::span)
    }

    /// Returns the spans of the sentences, in text order, each from its first word to its last.
    /// For an example see [`Document`].
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.sentences.iter().map(|&range| self.span_of(range))
    }

    /// Returns the folded form of the word with exactly this span, or `None` if no word has it.
    /// For an example see [`Document`].
    ///
    /// # Cost
    ///
    /// A binary search.
    pub fn folded(&self, word: Span) -> Option<&str> {
        let at = self.words.binary_search_by_key(&word.start(), |word| word.start as usize).ok()?;
        let found = self.word(at);
        (found.span() == word).then(|| self.text_of(found))
    }

    /// The word with this index. Past either end: a word of no class, after a gap of every kind.
    #[inline]
    pub(crate) fn word(&self, number: usize) -> &Word {
        self.words.get(number).unwrap_or(&NO_WORD)
    }

    /// The word before the one with this index, or a word of no class if there is none.
    #[inline]
    pub(crate) fn before(&self, number: usize) -> &Word {
        number.checked_sub(1).map_or(&NO_WORD, |before| self.word(before))
    }

    /// The word this many words before the one with this index, or a word of no class if there is none.
    pub(crate) fn back(&self, number: usize, words: usize) -> &Word {
        number.checked_sub(words).map_or(&NO_WORD, |earlier| self.word(earlier))
    }

    /// The word after the one with this index, or a word of no class if there is none.
    #[inline]
    pub(crate) fn after(&self, number: usize) -> &Word {
        self.word(number.saturating_add(1))
    }

    /// The folded form of the word before the one with this index, empty if there is none.
    #[inline]
    pub(crate) fn text_before(&self, number: usize) -> &str {
        self.text_of(self.before(number))
    }

    /// The folded form of the word this many words before the one with this index, empty if there is none.
    pub(crate) fn text_back(&self, number: usize, words: usize) -> &str {
        self.text_of(self.back(number, words))
    }

    /// The folded form of the word after the one with this index, empty if there is none.
    #[inline]
    pub(crate) fn text_after(&self, number: usize) -> &str {
        self.text_of(self.after(number))
    }

    /// The folded form of the word with this index.
    #[inline]
    pub(crate) fn text(&self, number: usize) -> &str {
        self.text_of(self.word(number))
    }

    /// Whether the folded form of the word with this index has this suffix.
    #[inline]
    pub(crate) fn ends_with(&self, number: usize, end: &str) -> bool {
        let (start, folded_end) = self.form_of(self.word(number));
        let folded = self.folded.as_bytes().get(start as usize..folded_end as usize);
        folded.is_some_and(|folded| folded.ends_with(end.as_bytes()))
    }

    /// Whether a word has the form of a past tense, which is often that of a participle too: "shared", "rose".
    pub(crate) fn is_past_form(&self, number: usize) -> bool {
        self.word(number).is(PAST) || self.ends_with(number, "ed")
    }

    /// Whether this is the folded form of a word. The hashes exclude nearly all others.
    #[inline]
    pub(crate) fn is_text(&self, word: &Word, text: Value<'static>) -> bool {
        word.key == text.key() && self.text_of(word) == text.text()
    }

    /// The first bytes of a word as the value of a feature, as many as `count` or all.
    #[inline]
    pub(crate) fn prefix(&self, number: usize, count: u32) -> Value<'_> {
        let (start, end) = self.form_of(self.word(number));
        let mut cut = end.min(start.saturating_add(count));
        while cut < end && self.is_inside_char(cut) {
            cut += 1;
        }
        self.piece(start, cut)
    }

    /// The last bytes of a word as the value of a feature, as many as `count` or all.
    #[inline]
    pub(crate) fn suffix(&self, number: usize, count: u32) -> Value<'_> {
        let (start, end) = self.form_of(self.word(number));
        let mut cut = start.max(end.saturating_sub(count));
        while cut > start && self.is_inside_char(cut) {
            cut -= 1;
        }
        self.piece(cut, end)
    }

    /// Whether the byte at an offset of the folded text continues a character.
    #[inline]
    fn is_inside_char(&self, at: u32) -> bool {
        self.folded.as_bytes().get(at as usize).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000)
    }

    #[inline]
    fn piece(&self, start: u32, end: u32) -> Value<'_> {
        let key = key_and_identity(self.folded.as_bytes(), start as usize, end as usize).0;
        Value::new(key, &self.folded, start, end)
    }

    /// The word with this index as the value of a feature.
    #[inline]
    pub(crate) fn value(&self, number: usize) -> Value<'_> {
        let word = self.word(number);
        let (start, end) = self.form_of(word);
        Value::new(word.key, &self.folded, start, end)
    }

    /// The start and end of the folded form of a word in the folded text.
    #[inline]
    fn form_of(&self, word: &Word) -> (u32, u32) {
        let form = (word.form as usize).checked_sub(1).and_then(|form| self.forms.get(form));
        form.copied().unwrap_or((word.start, word.end))
    }

    #[inline]
    fn text_of(&self, word: &Word) -> &str {
        let (start, end) = self.form_of(word);
        self.folded.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Appends the folded form of these words as a phrase: each word, [`WORD_END`], and the sign of the gap after it, which
    /// `sign` gives.
    pub(crate) fn push_phrase(&self, words: Range, sign: impl Fn(Gap) -> Option<char>, out: &mut String) {
        for number in words.start..words.end {
            out.extend(sign(self.word(number).gap).filter(|_| number > words.start));
            out.push_str(self.text(number));
            out.push(WORD_END);
        }
    }

    /// The hash of these words as a phrase.
    #[inline]
    pub(crate) fn phrase_key(&self, words: Range) -> u32 {
        let first = self.word(words.start).key;
        (words.start + 1..words.end)
            .map(|number| self.word(number))
            .fold(first, |key, word| phrase_key(key, word.gap.sign(), word.key))
    }

    /// The text from the first of these words to the last, with ASCII letters in lower case.
    #[inline]
    pub(crate) fn lower(&self, words: Range) -> &[u8] {
        let span = self.span_of(words);
        self.folded.as_bytes().get(span.start()..span.end()).unwrap_or_default()
    }

    /// Whether these words are in the text exactly as in the folded phrase, with a space between, as most matches are.
    pub(crate) fn is_plainly(&self, words: Range, phrase: &str) -> bool {
        let (text, phrase) = (self.lower(words), phrase.as_bytes());
        let same = |(text, folded): (&u8, &u8)| *text == if *folded == WORD_END as u8 { b' ' } else { *folded };
        text.len() + 1 == phrase.len() && text.iter().zip(phrase).all(same)
    }

    /// Whether these words are the folded phrase.
    pub(crate) fn is_phrase(&self, words: impl Iterator<Item = usize>, phrase: &str) -> bool {
        let mut rest = phrase;
        for number in words {
            let word = self.word(number);
            // a phrase has no sign before its first word
            let sign = if rest.len() < phrase.len() { word.gap.sign() } else { None };
            let behind = sign.map_or(Some(rest), |sign| rest.strip_prefix(sign));
            let behind = behind.and_then(|rest| rest.strip_prefix(self.text_of(word))?.strip_prefix(WORD_END));
            let Some(behind) = behind else { return false };
            rest = behind;
        }
        rest.is_empty()
    }

    /// The leftmost-longest matches in the words, without overlap: `longest_at` returns what starts at a word, and the
    /// index of the word after it.
    pub(crate) fn matches<T>(
        &self,
        mut longest_at: impl FnMut(usize) -> Option<(usize, T)>,
    ) -> impl Iterator<Item = (Range, T)> {
        let count = self.words.len();
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < count {
                let start = at;
                at += 1;
                if let Some((end, found)) = longest_at(start) {
                    at = end;
                    return Some((Range::new(start, end), found));
                }
            }
            None
        })
    }

    /// The span from the first word of a range to its last.
    pub(crate) fn span_of(&self, range: Range) -> Span {
        debug_assert!(!range.is_empty() && range.end <= self.words.len(), "no words {range:?}");
        match (self.words.get(range.start), self.words.get(range.last())) {
            (Some(first), Some(last)) if !range.is_empty() => Span::between(first.start as usize, last.end as usize),
            _ => Span::default(),
        }
    }

    /// Whether the text is longer than the document could take.
    pub(crate) fn is_cut(&self, text: &str) -> bool {
        u32::try_from(text.len()).is_err()
    }

    /// The byte offset after the last word.
    pub(crate) fn end(&self) -> usize {
        self.words.last().map_or(0, |word| word.end as usize)
    }

    /// The index of the first word that starts at `offset` or after it.
    pub(crate) fn word_at(&self, offset: usize) -> usize {
        self.words.partition_point(|word| (word.start as usize) < offset)
    }

    /// The sentence that contains a word, as word indices.
    #[inline]
    pub(crate) fn sentence(&self, word: usize) -> Range {
        let number = self.sentence_numbers.get(word).map(|&number| number as usize);
        number.and_then(|number| self.sentences.get(number)).copied().unwrap_or_default()
    }

    /// The index of the paragraph that contains a word.
    pub(crate) fn paragraph_of(&self, word: usize) -> usize {
        let sentence = self.sentence_numbers.get(word).map(|&number| number as usize);
        let paragraph = sentence.and_then(|sentence| self.paragraph_numbers.get(sentence));
        paragraph.map_or(self.paragraphs.len(), |&number| number as usize)
    }
}
