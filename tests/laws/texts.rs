//! Small texts: sentences of the words that the rules know, and damage.

use proptest::prelude::*;
use proptest::sample::{Index, select};

const SUBJECTS: &[&str] = &[
    "Karim",
    "Imran Karim",
    "Mr. Karim",
    "Dr. Noor Aziz",
    "KARIM",
    "he",
    "she",
    "they",
    "who",
    "the ministry",
    "The Interior Ministry",
    "a senior US official",
    "two aides",
    "critics",
    "Some analysts",
    "local media",
    "police",
    "Pakistan",
    "the Washington Post",
    "Karim and Noor",
    "an official at the ministry",
    "al-Masri",
];

const CUES: &[&str] = &[
    "said",
    "says that",
    "told reporters",
    "has repeatedly insisted that",
    "denied",
    "declined to comment on",
    "asked",
    "according to",
    "reportedly said",
    "called for",
    "was quoted as saying",
    "did not say that",
    "claims",
    "added",
    ", adding that",
    "in the view of",
    "on condition of anonymity",
];

const CLAUSES: &[&str] = &[
    "the pass was open",
    "the road may close",
    "drivers are believed to have fled",
    "it is not clear why",
    "nobody had paid",
    "about 300 people could be there",
    "if it snows",
    "there is no doubt",
    "the talks would resume on Monday",
    "to wait",
    "“open”",
    "what he called ‘a mess’",
    "whether it happened",
];

const PLACES: &[&str] = &[
    "in Peshawar",
    "in Paris, Texas,",
    "Kabul",
    "North Waziristan",
    "Georgia",
    "of Reading",
    "near São Paulo",
    "St. Louis",
    "Afghan",
    "US-led",
    "New York City",
    "ISLAMABAD (AP) —",
    "from Kabul to Herat",
    "Springfield Road",
    "University of Oslo",
];

const MARKS: &[&str] =
    &["“", "”", "‘", "’", "\"", "'", "«", "»", "„", "(", ")", "—", ",", ".", "?", "!", ":", ";", "…", "-", "''", "``"];

const DAMAGE: &[&str] = &[
    "\u{200B}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{301}",
    "\u{2}",
    "\0",
    "\u{85}",
    "\u{2028}",
    "\u{A0}",
    "\t",
    "  ",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "&quot;",
    "&#8220;",
    "&amp;",
    "&",
    "â€œ",
    "â€",
    "<p>",
    "İ",
    "ﬁ",
    "ß",
    "\u{FDFA}",
    "😀",
    "🇵🇰",
    "ไทย",
    "「はい」",
    "http://a.b/c?d=“e”",
    "1.2.3,4",
    "U.S.A.",
    "'tis",
    "’s",
    "Read more",
    "160 Shares",
    "By Jane Roe",
];

fn one_of(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(list).prop_map(str::to_owned)
}

/// A sentence as a reporter writes it.
fn sentence() -> impl Strategy<Value = String> {
    let parts = (select(SUBJECTS), select(CUES), select(CLAUSES), select(PLACES));
    (parts, 0..8_usize).prop_map(|((subject, cue, clause, place), form)| match form {
        0 => format!("{subject} {cue} {clause} {place}."),
        1 => format!("“{clause} {place},” {subject} {cue}."),
        2 => format!("“{clause},” {subject} {cue}, “{place}.”"),
        3 => format!("\"{subject} {cue} ‘{clause},’ \" {cue} {subject}."),
        4 => format!("{clause} {place}, {cue} {subject}."),
        5 => format!("{subject}, {place}, {cue}: “{clause}"),
        6 => format!("{subject} {cue}, “{clause}. {place}.”"),
        _ => format!("{subject} {place} {clause}?"),
    })
}

/// Whether all double marks are curly, closed, and in no others.
fn is_plain(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| matches!(c, '“' | '”' | '"'));
    let mut open = false;
    let fits = marks.all(|mark| {
        open = !open;
        mark == if open { '“' } else { '”' }
    });
    fits && !open
}

/// Up to five sentences with plain marks, in one paragraph or several.
pub fn articles() -> impl Strategy<Value = String> {
    let space = select(&[" ", " ", " ", "\n\n"][..]);
    prop::collection::vec((sentence().prop_filter("marks are mixed", |text| is_plain(text)), space), 1..5)
        .prop_map(|sentences| sentences.into_iter().map(|(sentence, space)| sentence + space).collect())
}

/// Pieces in any order.
fn jumble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => one_of(SUBJECTS),
        3 => one_of(CUES),
        2 => one_of(CLAUSES),
        2 => one_of(PLACES),
        3 => one_of(MARKS),
        1 => one_of(DAMAGE),
        1 => "\\PC{1,3}",
    ];
    let space = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, space), 1..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

/// Puts a piece of damage anywhere into a text.
fn damaged(text: String, at: Index, damage: &str) -> String {
    let at = text.floor_char_boundary_of(at.index(text.len() + 1));
    [&text[..at], damage, &text[at..]].concat()
}

trait Boundary {
    fn floor_char_boundary_of(&self, at: usize) -> usize;
}

impl Boundary for str {
    /// `str::floor_char_boundary`, which the oldest compiler does not have.
    fn floor_char_boundary_of(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.is_char_boundary(at)).unwrap_or(0)
    }
}

/// Breaks the lines of a text for width.
fn wrapped(text: &str, width: usize) -> String {
    let mut column = 0;
    let words = text.split(' ').map(|word| {
        let length = word.chars().count();
        let breaks = column > 0 && column + 1 + length > width;
        column = if breaks { length } else { column + 1 + length };
        [if breaks { "\n" } else { " " }, word].concat()
    });
    words.collect::<String>().trim_start().to_owned()
}

/// A text of up to seven sentences, with or without damage.
pub fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => sentence(), 1 => jumble()];
    let space = select(&[" ", " ", " ", "\n", "\n\n", "\n\n", "\r\n\r\n"][..]);
    let body = prop::collection::vec((piece, space), 0..7)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect::<String>());
    let broken = (body, prop::option::weighted(0.2, 45..90_usize))
        .prop_map(|(text, width)| width.map_or(text.clone(), |width| wrapped(&text, width)));
    let damage = prop::collection::vec((any::<Index>(), prop_oneof![select(DAMAGE), select(MARKS)]), 0..3);
    (broken, damage)
        .prop_map(|(text, damage)| damage.into_iter().fold(text, |text, (at, what)| damaged(text, at, what)))
}
