//! The spellings of a phrase with "and" or an ampersand.

use crate::text::escaped::escaped;

/// The spellings of a phrase where `&` equals "and". The first is the same for all phrases that are equal so, and
/// the phrase itself is one. Empty for a phrase with neither.
pub(super) fn spellings(phrase: &str) -> Vec<String> {
    let parts = parts(phrase);
    if parts.len() < 2 {
        return Vec::new();
    }
    let mut spellings = vec![parts.join(" and "), parts.join(" & "), parts.join("&")];
    if !spellings.iter().any(|spelling| spelling == phrase) {
        spellings.push(phrase.to_owned());
    }
    spellings
}

/// What is before, between and after the ampersands and the words "and" of a phrase.
fn parts(phrase: &str) -> Vec<String> {
    let plain = phrase.replace("&amp;", "&");
    let is_escaped = |at: usize| plain.get(at..).and_then(escaped).is_some();
    if plain.match_indices('&').any(|(at, _)| is_escaped(at)) {
        return Vec::new();
    }
    let spaced = plain.replace('&', " & ");
    let mut words = spaced.split_whitespace().peekable();
    let mut parts = vec![String::new()];
    while let Some(word) = words.next() {
        let joins = word == "&" || word.eq_ignore_ascii_case("and");
        let Some(part) = parts.last_mut() else { break };
        if joins && part.contains(char::is_alphanumeric) && words.peek().is_some() {
            parts.push(String::new());
            continue;
        }
        part.push_str(if part.is_empty() { "" } else { " " });
        part.push_str(word);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_and_between_words_is_an_ampersand() {
        let expected = ["Bush and Little", "Bush & Little", "Bush&Little"];
        for phrase in ["Bush & Little", "Bush AND  Little", "Bush&Little", "Bush &amp; Little"] {
            assert_eq!(spellings(phrase).get(..3).unwrap(), expected, "{phrase}");
        }
        assert_eq!(parts("A and B & C"), ["A", "B", "C"]);
        assert_eq!(parts("And Then, and Now"), ["And Then,", "Now"]);
        for phrase in ["Andy Band", "And Then", "Come and", "& Sons", "D&#8217;Arcy & Sons", "Little"] {
            assert_eq!(spellings(phrase), [""; 0], "{phrase}");
        }
    }
}
