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
        /// The time of an entry or of the last change: "14:32 GMT", "Updated 3.15 p.m.".
        TimeStamp = "time_stamp",
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
/// The longest time stamp, in bytes.
const LONGEST_TIME: usize = 60;

pub(super) fn of(line: &str) -> Option<Residue> {
    if line.len() > LONGEST {
        return None;
    }
    if is_count(line) {
        return Some(Residue::ShareCount);
    }
    if line.len() <= LONGEST_TIME && line.bytes().any(|byte| byte.is_ascii_digit()) && is_time(line) {
        return Some(Residue::TimeStamp);
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

/// The months as a time stamp writes them, in lower case and without stops.
const MONTHS: &str = "apr april aug august dec december feb february jan january jul july jun june mar march may nov \
    november oct october sep sept september";

/// Words that only a time stamp has beside its numbers.
const STAMPED: &str = "ago posted published updated";

/// Other words of a time stamp.
const TIME_WORDS: &str = "am at bst cest cet cst ct day days edt est et fri friday gmt h hour hours hrs ist last min mins \
    minutes mon monday nd on pdt pm pst pt rd sat saturday st sun sunday th thu thursday today tue \
    tuesday utc wed wednesday yesterday";

/// Whether a line is a time of day or a date, with nothing but words of a time stamp: "14:32 GMT", "Updated: 12 March
/// 2026, 3.15 p.m.".
fn is_time(line: &str) -> bool {
    let (mut numbers, mut clock, mut month, mut stamped) = (0, false, false, false);
    for piece in line.split([' ', ',', '|', '(', ')', '–', '-', '/']).filter(|piece| !piece.is_empty()) {
        let piece = piece.trim_end_matches(':').to_ascii_lowercase();
        let word = piece.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let digits = piece.strip_suffix(word).unwrap_or_default();
        let word = word.replace('.', "");
        let known = |words: &str| words.split(' ').any(|known| known == word);
        if !word.is_empty() && !known(TIME_WORDS) && !known(MONTHS) && !known(STAMPED) {
            return false;
        }
        numbers += usize::from(!digits.is_empty());
        clock |= digits.contains([':', '.']) || matches!(word.as_str(), "am" | "pm" | "h");
        month |= known(MONTHS);
        stamped |= known(STAMPED);
    }
    numbers > 0 && (clock || stamped || (month && numbers > 1))
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
            ("14:32 GMT", Some(Residue::TimeStamp)),
            ("Updated 3.15 p.m. on Monday, 4 May 2026", Some(Residue::TimeStamp)),
            ("Posted 2 hours ago", Some(Residue::TimeStamp)),
            ("11.20am", Some(Residue::TimeStamp)),
            ("4 May 2026", Some(Residue::TimeStamp)),
            ("4 May", None),
            ("3-1", None),
            ("At 14:32 GMT the siren stopped", None),
            ("Shares fell on Monday.", None),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
        assert!(PHRASES.is_sorted_by_key(|row| row.0) && OPENINGS.is_sorted_by_key(|row| row.0));
    }
}
