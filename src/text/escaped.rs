//! Signs that a web page or a wrong decoding left as other characters: `&quot;`, `&#8217;`, `â€œ`.

/// Named HTML entities that occur in news text, without `&`.
const ENTITIES: &[(&str, char)] = &[
    ("amp;", '&'),
    ("apos;", '\''),
    ("hellip;", '…'),
    ("laquo;", '«'),
    ("ldquo;", '“'),
    ("lsquo;", '‘'),
    ("mdash;", '—'),
    ("nbsp;", '\u{A0}'),
    ("ndash;", '–'),
    ("quot;", '"'),
    ("raquo;", '»'),
    ("rdquo;", '”'),
    ("rsquo;", '’'),
];

/// UTF-8 that was decoded as Windows-1252, without the `â€` that all of it starts with. The last byte of `”` has no
/// character there and is often lost.
const DECODED: &[(&str, char)] =
    &[("\u{9D}", '”'), ("œ", '“'), ("˜", '‘'), ("”", '—'), ("“", '–'), ("™", '’'), ("¦", '…'), ("", '”')];

/// The longest number of a character reference, in digits.
const DIGITS: usize = 6;

/// Returns the character that the escaped sign at the start of `rest` stands for and the length of the sign in bytes,
/// or `None` if there is none. Constant time.
pub(crate) fn escaped(rest: &str) -> Option<(char, usize)> {
    if let Some(name) = rest.strip_prefix('&') {
        if let Some(number) = name.strip_prefix('#') {
            return reference(number).map(|(c, length)| (c, length + "&#".len()));
        }
        let (name, c) = ENTITIES.iter().find(|(entity, _)| name.starts_with(entity))?;
        return Some((*c, "&".len() + name.len()));
    }
    let last = rest.strip_prefix("â€")?;
    let (last, c) = DECODED.iter().find(|(end, _)| last.starts_with(end))?;
    Some((*c, "â€".len() + last.len()))
}

/// Parses `8220;` and `x201C;`.
fn reference(number: &str) -> Option<(char, usize)> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let count = digits.bytes().take(DIGITS + 1).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = digits.get(..count).filter(|_| digits.as_bytes().get(count) == Some(&b';'))?;
    let c = char::from_u32(u32::from_str_radix(code, radix).ok()?)?;
    Some((c, number.len() - digits.len() + count + ";".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_wrong_decodings_are_the_signs_they_stand_for() {
        for (text, expected) in [
            ("&quot;x", Some(('"', 6))),
            ("&#39;s", Some(('\'', 5))),
            ("&#x201C;It", Some(('“', 8))),
            ("â€œIt", Some(('“', 7))),
            ("â€ said", Some(('”', 5))),
            ("â€™s", Some(('’', 8))),
            ("& co", None),
            ("&T", None),
            ("&#;", None),
            ("&#12345678;", None),
            ("&quote", None),
            ("âme", None),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }
}
