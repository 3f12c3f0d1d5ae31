//! A name as it is compared over articles.

use crate::text::fold::{fold, is_hyphen};

/// The key of a name; `None` for a person of one word, which others share.
pub(crate) fn key(name: &str, person: bool) -> Option<String> {
    let folded = fold(name).replace('.', "");
    let mut words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || is_hyphen(c) || c == ',').filter(|word| !word.is_empty()).collect();
    if person {
        let last = words.len().saturating_sub(1);
        let mut at = 0..;
        words.retain(|word| at.next().is_some_and(|at| at == 0 || at == last || word.chars().nth(1).is_some()));
    } else if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    let kind = if person { "person" } else { "name" };
    (words.len() > usize::from(person)).then(|| format!("{kind}:{}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_have_one_key() {
        for (person, forms) in [
            (true, &["John F. Kennedy", "John Kennedy", "JOHN KENNEDY", "John  Kennedy"][..]),
            (true, &["Jean-Luc Müller", "Jean Luc Muller"]),
            (true, &["J. Müller", "J Muller"]),
            (false, &["The Hague", "Hague", "HAGUE"]),
            (false, &["U.N.", "UN"]),
        ] {
            let keys: Vec<_> = forms.iter().map(|form| key(form, person).unwrap()).collect();
            assert!(keys.windows(2).all(|keys| keys[0] == keys[1]), "{keys:?}");
        }
        assert_ne!(key("Jordan Hill", true), key("Jordan Hill", false));
        assert_eq!((key("Karim", true), key("", false), key("—", true)), (None, None, None));
    }
}
