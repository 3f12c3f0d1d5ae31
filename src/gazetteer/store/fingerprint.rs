//! A number that changes with the folding of names or with their hashes.
//!
//! A saved gazetteer has folded names and hashes in it. Where a later version of the crate folds or hashes in another way, it
//! would not find these names in a text, and nothing would say so; so the file has this number, and one with another is
//! refused.

use once_cell::sync::Lazy;

use crate::document::Document;
use crate::matching::filter::BitSet;
use crate::matching::folded::{fold_phrase, folded_words};
use crate::matching::phrase_table::enter;
use crate::text::hash::{checksum, word_key};

/// A name or more for each thing that folding does: letter case, accents, ligatures, letters that Unicode does not
/// decompose, invisible characters, apostrophes, hyphens, signs between words and in them, escapes, scripts, long words.
const NAMES: &[&str] = &[
    "Kabul",
    "NORTH WAZIRISTAN",
    "São Paulo",
    "Sa\u{303}o Jose\u{301}",
    "Żabno",
    "Łódź",
    "Đà Nẵng",
    "Straße",
    "STRASSE",
    "GROẞ",
    "Æbeltoft",
    "Þingvellir",
    "İzmir",
    "Iğdır",
    "Gəncə",
    "Ħamrun",
    "ﬁre",
    "Ｋａｂｕｌ",
    "\u{212A}abul",
    "Waz\u{AD}iristan",
    "Ka\u{200B}bul",
    "N’Djamena",
    "O\u{02BB}ahu",
    "D'Arcy",
    "King`s Cross",
    "Land's End",
    "Aix-en-Provence",
    "Baden\u{2010}Baden",
    "Stratford – on – Avon",
    "St. Louis",
    "Paris, Texas",
    "Washington, D.C.",
    "W.Va.",
    "N.S.W",
    "Trinidad & Tobago",
    "Port/Kellan",
    "“The Kiln”",
    "Yahoo! Bay",
    "B&amp;B",
    "Itâ€™s",
    "42nd Street",
    "10,000 Islands",
    "50% Hill",
    "3.5 Mile Creek",
    "A",
    "eight888",
    "Llanfairpwllgwyngyllgogerychwyrndrobwll",
    "Москва",
    "ΠΕΙΡΑΙΆΣ",
    "القاهرة",
    "ירושלים",
    "नई दिल्ली",
    "กรุงเทพ",
    "東京",
    "서울",
];

/// The number of this version of the crate.
pub(crate) fn fingerprint() -> u64 {
    static FINGERPRINT: Lazy<u64> = Lazy::new(|| fingerprint_of(NAMES));
    *FINGERPRINT
}

/// The hash of the folded forms, of their hashes, and of the bits that a search for them reads.
fn fingerprint_of(names: &[&str]) -> u64 {
    let mut document = Document::default();
    let mut bits = BitSet::for_items(4 * names.len());
    let mut bytes = Vec::new();
    for name in names {
        let folded = fold_phrase(name, &mut document).unwrap_or_default();
        let words = folded_words(folded.as_bytes()).map(|(sign, word)| (sign, word_key(word)));
        bytes.extend_from_slice(&enter(words, &mut bits).to_le_bytes());
        bytes.extend_from_slice(folded.as_bytes());
    }
    bytes.extend(bits.bits().iter().flat_map(|bits| bits.to_le_bytes()));
    checksum(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_counts() {
        let all = fingerprint();
        assert_eq!(all, fingerprint_of(NAMES));
        let mut document = Document::default();
        for (number, name) in NAMES.iter().enumerate() {
            assert!(fold_phrase(name, &mut document).is_ok(), "{name}");
            let mut others = NAMES.to_vec();
            others[number] = "another name";
            assert_ne!(fingerprint_of(&others), all, "{name}");
        }
    }
}
