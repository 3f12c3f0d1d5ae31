//! Folds words for comparison: the only code that deals with case, accents and letter forms.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::escaped::escaped;

/// Returns a text as the crate compares it: lower case, no accents, one form of each apostrophe and ligature, nothing invisible, HTML entities as the
/// signs that they stand for. Spaces and other signs stay.
///
/// Two texts are the same to the matcher, the gazetteer and [`linking`](crate::linking) where their words fold alike.
///
/// ```
/// assert_eq!(reportedly::fold("N’Djamena, Ñuñoa &amp; STRASSE"), "n'djamena, nunoa & strasse");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_word(text, &mut folded);
    folded
}

/// Folds one word and appends it to `out`: lower case, no accents, one form of each apostrophe and ligature, nothing
/// invisible, and the signs that escapes stand for.
///
/// Compatibility forms are decomposed (NFKD), so that full-width letters and ligatures match plain ones.
#[inline(never)]
pub(crate) fn fold_word(word: &str, out: &mut String) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let escape = if matches!(first, '&' | 'â') { escaped(rest) } else { None };
        let (c, length) = escape.unwrap_or((first, first.len_utf8()));
        rest = rest.get(length..).unwrap_or_default();
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if is_apostrophe(c) {
            out.push('\'');
        } else {
            // letter by letter, since all marks whose order normalisation could change are dropped
            std::iter::once(c).nfkd().for_each(|part| fold_part(part, out));
        }
    }
}

/// Folds one part of a decomposed letter.
fn fold_part(c: char, out: &mut String) {
    if is_combining_mark(c) || is_invisible(c) {
        return;
    }
    if is_apostrophe(c) {
        out.push('\'');
        return;
    }
    for lower in c.to_lowercase() {
        match plain_letters(lower) {
            Some(plain) => out.push_str(plain),
            None if is_combining_mark(lower) => {}
            None => out.push(lower),
        }
    }
}

/// The plain spelling, as used in news text, of a letter that Unicode does not decompose.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'ə' => "e",
        'ħ' => "h",
        'ŧ' => "t",
        'ς' => "σ",
        _ => return None,
    })
}

/// Whether a character is invisible and does not end a word: soft hyphen, zero-width marks, joiners, directional marks,
/// byte order mark, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether a character is a form of the apostrophe, which includes the right single quotation mark.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}'
            | '\u{2019}'
            | '\u{201B}'
            | '\u{02BC}'
            | '\u{02BB}'
            | '\u{02BF}'
            | '\u{FF07}'
            | '`'
            | '\u{B4}'
    )
}

/// Whether a character is a hyphen that joins words: hyphen-minus, hyphen, non-breaking hyphen.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_fold_alike() {
        for (word, folded) in [
            ("İzmir", "izmir"),
            ("IZMIR", "izmir"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("GROẞ", "gross"),
            ("São", "sao"),
            ("Sa\u{303}o", "sao"),
            ("N’Djamena", "n'djamena"),
            ("Waz\u{AD}iristan", "waziristan"),
            ("ﬁre", "fire"),
            ("Ｋａｂｕｌ", "kabul"),
            ("\u{212A}abul", "kabul"),
            ("Łódź", "lodz"),
            ("Ñuñoa", "nunoa"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Don&#39;t", "don't"),
            ("B&amp;B", "b&b"),
            ("Itâ€™s", "it's"),
        ] {
            let mut out = String::new();
            fold_word(word, &mut out);
            assert_eq!(out, folded, "{word}");
        }
    }
}
