//! The words of a quote that are compared.

use crate::article::Article;
use crate::document::Document;
use crate::quotes::Quote;
use crate::text::Span;
use crate::text::hash::key_and_identity;

/// How many words and how many letters two quotes of the same words have at least.
pub(super) const VERBATIM: (usize, usize) = (3, 12);

/// Words beyond this many are not kept, so that a comparison takes bounded time.
const LONGEST: usize = 400;

/// The words of a quote in quotation marks, at most the first 400, as numbers and spans: the text need not be kept.
///
/// ```
/// use reportedly::linking::QuoteWords;
///
/// let text = "Karim said the pass was “closed … until the [late] spring.”";
/// let analysis = reportedly::Analyzer::new().analyze(text);
/// let words = QuoteWords::new(text, &analysis.quotes[0]);
/// assert_eq!(words.spans().map(|span| &text[span]).collect::<Vec<_>>(), ["closed", "until", "the", "spring"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct QuoteWords(pub(super) Vec<Word>);

#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Equal for words that fold alike.
    pub identity: u64,
    pub span: Span,
    pub letters: usize,
    /// Whether words may have been left out before it.
    pub cut: bool,
}

impl QuoteWords {
    /// Returns the words of a quote in quotation marks; indirect speech has none. `text` is the text that was analysed.
    pub fn new(text: &str, quote: &Quote) -> QuoteWords {
        QuoteWords::of(text, &quote.verbatim)
    }

    /// Returns the words of any spans of a text, which are the parts of one quote.
    ///
    /// ```
    /// use reportedly::Span;
    /// use reportedly::linking::{QuoteWords, Sameness, same_quote};
    ///
    /// let (one, other) = ("The valley is OURS.", "the valley is ours");
    /// let words = |text: &str| QuoteWords::of(text, &[Span::new(0, text.len()).unwrap()]);
    /// assert_eq!(same_quote(&words(one), &words(other)).unwrap().sameness, Sameness::Verbatim);
    /// ```
    pub fn of(text: &str, parts: &[Span]) -> QuoteWords {
        let mut words = Vec::new();
        let mut document = Document::default();
        for part in parts {
            let Some(quoted) = part.get(text) else { continue };
            document.read(quoted, &Article::of_one_paragraph(quoted));
            if !read(&document, quoted, part.start(), &mut words) {
                break;
            }
        }
        QuoteWords(words)
    }

    /// Whether they are enough to be the same as others, which takes three words and twelve letters.
    pub(super) fn suffice(&self) -> bool {
        let letters: usize = self.0.iter().map(|word| word.letters).fold(0, usize::saturating_add);
        self.0.len() >= VERBATIM.0 && letters >= VERBATIM.1
    }

    /// Returns the spans of the words, in text order.
    /// For an example see [`QuoteWords`].
    pub fn spans(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.0.iter().map(|word| word.span)
    }
}

/// Adds the words of a part that starts at a byte of the text. Returns whether there is room for more.
fn read(document: &Document, quoted: &str, start: usize, words: &mut Vec<Word>) -> bool {
    let (mut end, mut bracket, mut cut) = (0, false, true);
    for (number, span) in document.words().enumerate() {
        let gap = quoted.get(end..span.start()).unwrap_or_default();
        let closed = gap.contains(']');
        bracket = match gap.rfind(['[', ']']) {
            Some(at) => gap.get(at..).is_some_and(|rest| rest.starts_with('[')),
            None => bracket,
        };
        cut |= closed || bracket || gap.contains('…') || gap.matches('.').count() > 2;
        end = span.end();
        if bracket {
            continue;
        }
        if words.len() >= LONGEST {
            return false;
        }
        let folded = document.text(number).as_bytes();
        let (_, identity) = key_and_identity(folded, 0, folded.len());
        let span = Span::between(start.saturating_add(span.start()), start.saturating_add(span.end()));
        words.push(Word { identity, span, letters: folded.len(), cut });
        cut = false;
    }
    true
}
