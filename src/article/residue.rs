//! Page residue: what a web page leaves in a copied text.

use crate::enums::named_enum;

named_enum! {
    /// The kind of residue that a paragraph is.
    pub enum Residue in "article", "residue" {
        /// "160", "1.2K", "160 Shares".
        ShareCount = "share_count",
        /// "Read more", "Read the rest here."
        ReadMore = "read_more",
        /// "Advertisement", "Sponsored".
        Advertisement = "advertisement",
        /// "Related", "Also read: …".
        Related = "related",
        /// "Follow us on …".
        Follow = "follow",
        /// "Sign up for …".
        SignUp = "sign_up",
    }
}

/// Whole paragraphs, in lower case and without a full stop.
const PHRASES: &[(&str, Residue)] = &[
    ("ad", Residue::Advertisement),
    ("advertisement", Residue::Advertisement),
    ("comments", Residue::ShareCount),
    ("continue reading", Residue::ReadMore),
    ("read more", Residue::ReadMore),
    ("read the full story", Residue::ReadMore),
    ("read the rest here", Residue::ReadMore),
    ("related", Residue::Related),
    ("related articles", Residue::Related),
    ("related stories", Residue::Related),
    ("scroll down for video", Residue::ReadMore),
    ("share", Residue::ShareCount),
    ("share this article", Residue::ShareCount),
    ("shares", Residue::ShareCount),
    ("sponsored", Residue::Advertisement),
    ("story continues below advertisement", Residue::Advertisement),
    ("tweet", Residue::ShareCount),
];

/// The first words of short paragraphs, in lower case.
const OPENINGS: &[(&str, Residue)] = &[
    ("also read", Residue::Related),
    ("follow us on", Residue::Follow),
    ("read also", Residue::Related),
    ("read more:", Residue::Related),
    ("see also:", Residue::Related),
    ("sign up for", Residue::SignUp),
    ("subscribe to", Residue::SignUp),
];

/// The longest paragraph that can be residue, in bytes.
const LONGEST: usize = 120;

pub(super) fn of(line: &str) -> Option<Residue> {
    if line.len() > LONGEST {
        return None;
    }
    if is_count(line) {
        return Some(Residue::ShareCount);
    }
    let bare = line.trim_end_matches(['.', ':', '!', '…', '»', ' ']);
    let opens = |words: &str| line.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let phrase = PHRASES.iter().find(|(phrase, _)| phrase.eq_ignore_ascii_case(bare));
    phrase.or_else(|| OPENINGS.iter().find(|(words, _)| opens(words))).map(|&(_, kind)| kind)
}

/// Whether a line is a count: "0", "1.2K", "160 shares", "3 comments".
fn is_count(line: &str) -> bool {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut words = line.split_whitespace();
    let number = words.next().unwrap_or_default().trim_end_matches(['K', 'k', 'M', '+']);
    let counted = words.next().unwrap_or("shares").to_lowercase();
    words.next().is_none()
        && number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        && matches!(counted.as_str(), "comment" | "comments" | "likes" | "share" | "shares" | "tweets" | "views")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_phrases_are_residue_and_sentences_are_not() {
        for (line, expected) in [
            ("0", Some(Residue::ShareCount)),
            ("1.2K", Some(Residue::ShareCount)),
            ("160 Shares", Some(Residue::ShareCount)),
            ("Advertisement", Some(Residue::Advertisement)),
            ("Read more…", Some(Residue::ReadMore)),
            ("Also read: What the treaty says", Some(Residue::Related)),
            ("160 people were hurt.", None),
            ("2016", Some(Residue::ShareCount)),
            ("Shares fell on Monday.", None),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
        assert!(PHRASES.is_sorted_by_key(|row| row.0) && OPENINGS.is_sorted_by_key(|row| row.0));
    }
}
