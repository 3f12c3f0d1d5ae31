//! Phrases folded as a text is: the form in which they are compared.

use crate::article::Article;
use crate::document::{Document, Gap, Range, WORD_END};
use crate::error::{Error, ErrorKind};

/// The longest phrase, in bytes after folding.
///
/// A leftmost-longest search may read this many bytes after every word of a text, so the limit keeps hostile texts
/// linear.
const LONGEST: usize = 256;

/// Folds a phrase as a text is folded: each word has the sign of its gap before it and [`WORD_END`] after it. `buffer`
/// is reused from one phrase to the next.
pub(crate) fn fold_phrase(phrase: &str, buffer: &mut Document) -> Result<String, Error> {
    fold_with(phrase, Gap::sign, buffer)
}

/// The same with exact signs.
pub(crate) fn fold_exactly(phrase: &str, buffer: &mut Document) -> Result<String, Error> {
    fold_with(phrase, Gap::exact_sign, buffer)
}

fn fold_with(phrase: &str, sign: impl Fn(Gap) -> Option<char>, buffer: &mut Document) -> Result<String, Error> {
    let name = match fold_plain(phrase) {
        Some(name) => name,
        None => {
            buffer.read(phrase, &Article::of_one_paragraph(phrase));
            let mut name = String::new();
            buffer.push_phrase(Range::new(0, buffer.words.len()), sign, &mut name);
            name
        }
    };
    if name.is_empty() {
        return Err(Error::new(ErrorKind::EmptyName, format!("name {phrase:?} holds no letter and no digit")));
    }
    if name.len() > LONGEST {
        let start: String = phrase.chars().take(40).collect();
        let message = format!("name {start:?}… takes {} bytes after folding, {LONGEST} at most", name.len());
        return Err(Error::new(ErrorKind::LongName, message));
    }
    Ok(name)
}

/// Folds a phrase that needs no tokenizer: words of ASCII letters and digits with one space or hyphen between them.
/// `None` for any other phrase.
pub(crate) fn fold_plain(phrase: &str) -> Option<String> {
    let mut folded = String::with_capacity(phrase.len() + 1);
    let mut in_word = false;
    for byte in phrase.bytes() {
        let plain = byte.is_ascii_alphanumeric();
        if !(plain || in_word && matches!(byte, b' ' | b'-')) {
            return None;
        }
        folded.push(if plain { char::from(byte.to_ascii_lowercase()) } else { WORD_END });
        in_word = plain;
    }
    folded.push(WORD_END);
    in_word.then_some(folded)
}

/// The words of a folded phrase, each with the sign before it.
pub(crate) fn folded_words(phrase: &[u8]) -> impl Iterator<Item = (Option<char>, &[u8])> {
    let mut rest = phrase;
    std::iter::from_fn(move || {
        // a sign is a control character, a comma or a stop, which no word starts with
        let sign = rest.first().filter(|&&byte| matches!(byte, 1 | b',' | b'.')).map(|&byte| char::from(byte));
        rest = rest.get(usize::from(sign.is_some())..)?;
        let (word, behind) = rest.split_at_checked(memchr::memchr(WORD_END as u8, rest)?)?;
        rest = behind.get(1..).unwrap_or_default();
        Some((sign, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_phrases_fold_as_texts_do() {
        for phrase in ["Port Kellan", "so-called", "B-52 3rd 7", "it is", "New York-New Jersey", "a"] {
            let document = Document::new(phrase, &Article::of_one_paragraph(phrase));
            let mut folded = String::new();
            document.push_phrase(Range::new(0, document.words.len()), Gap::sign, &mut folded);
            assert_eq!(fold_plain(phrase), Some(folded), "{phrase}");
        }
        for phrase in ["", "St. John", "a  b", "-a", "a - b", "D’Arcy", "Zürich", "a\tb"] {
            assert_eq!(fold_plain(phrase), None, "{phrase}");
        }
    }
}
