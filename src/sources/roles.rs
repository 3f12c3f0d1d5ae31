//! What a person is, in the words beside the name: `Prime Minister Karim`, `Karim, the mayor of Selm,`, `the mayor,
//! Ann Karim,`.

use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::names::Names;

/// The longest role, in words.
const LONGEST: usize = 5;

/// The words in lower case that are part of a role before its head noun: `prime minister`, `campaign manager`.
const MODIFIERS: &[&str] = &[
    "army",
    "assistant",
    "associate",
    "attorney",
    "campaign",
    "chief",
    "city",
    "communications",
    "county",
    "cultural",
    "defence",
    "defense",
    "deputy",
    "district",
    "education",
    "executive",
    "federal",
    "finance",
    "financial",
    "fire",
    "foreign",
    "general",
    "health",
    "high",
    "human",
    "interior",
    "justice",
    "legal",
    "majority",
    "managing",
    "medical",
    "military",
    "minority",
    "national",
    "police",
    "policy",
    "political",
    "presidential",
    "press",
    "prime",
    "public",
    "research",
    "school",
    "science",
    "security",
    "state",
    "trade",
    "union",
    "vice",
];

/// The titles that say nothing about what somebody does.
const HONORIFICS: &[&str] = &["dame", "dr", "lady", "lord", "messrs", "miss", "mr", "mrs", "ms", "saint", "sir"];

/// The words of a role, before a name: from its first modifier to its head noun, the last word of `words`.
pub(super) fn with_modifiers(document: &Document, names: &Names, floor: usize, head: usize) -> Range {
    let mut start = head;
    while start > floor && head.saturating_sub(start) < LONGEST {
        let at = start.saturating_sub(1);
        let word = document.word(at);
        if document.word(start).gap.any(Gap::PUNCTUATION)
            || names.at(at).is_some()
            || word.is(RANK) && !word.is_capital()
        {
            break;
        }
        let modifier = MODIFIERS.contains(&document.text(at));
        // "Foreign Secretary", but "US officials"
        let title = document.word(head).is_capital()
            && word.shape == Shape::Capital
            && !word.is(DETERMINER.or(POSSESSIVE).or(PREPOSITION).or(CONJUNCTION).or(RANK));
        if !modifier && !title {
            break;
        }
        start = at;
    }
    Range::new(start, head.saturating_add(1))
}

/// The role in the words before a name, or `None` for an honorific.
pub(super) fn before(document: &Document, names: &Names, floor: usize, name: Range) -> Option<Range> {
    let head = name.start.checked_sub(1).filter(|&head| head >= floor)?;
    if document.word(name.start).gap.any(Gap::BREAK_BUT_STOP.or(Gap::QUOTE))
        || HONORIFICS.contains(&document.text(head))
    {
        return None;
    }
    is_role(document.word(head)).then(|| with_modifiers(document, names, floor, head))
}

/// The role in an apposition after a name and a comma, without its article: `Karim, 61, the fire chief,`.
pub(super) fn after(document: &Document, name: Range) -> Option<Range> {
    let mut at = name.end;
    if !document.word(at).gap.any(Gap::COMMA) {
        return None;
    }
    if document.word(at).shape == Shape::Number && document.after(at).gap.any(Gap::COMMA) {
        at = at.saturating_add(1);
    }
    let article = document.word(at).is(DETERMINER.or(POSSESSIVE));
    let start = if article { at.saturating_add(1) } else { at };
    let is_rank = document.word(start).is(RANK) && !MODIFIERS.contains(&document.text(start));
    let rank = usize::from(is_rank && document.after(start).shape == Shape::Lower);
    let start = start.saturating_add(rank);
    let limit = document.sentence(name.start).end.min(start.saturating_add(LONGEST));
    let mut end = start;
    while end < limit {
        let word = document.word(end);
        let inside = end > start && word.gap.any(Gap::PUNCTUATION);
        let stops =
            PREPOSITION.or(CONJUNCTION).or(RELATIVE).or(BE).or(HAVE).or(MODAL).or(TO).or(PRONOUN).or(DETERMINER);
        if inside || word.shape == Shape::Number || word.is(stops) && !is_role(word) || document.text(end) == "'s" {
            break;
        }
        // "Karim, a vet, said", but not "Karim, whose van had said"
        if word.is(CUE_VERB) && !is_role(word) && end > start {
            return None;
        }
        end = end.saturating_add(1);
    }
    let head = document.before(end);
    let closes = document.word(end).gap.any(Gap::PUNCTUATION) || document.word(end).is(PREPOSITION.or(RELATIVE));
    let noun = end > start && head.shape == Shape::Lower && closes;
    let agent = is_role(head) || article && !head.is(TIME.or(PLACE_HEAD));
    (noun && agent).then(|| Range::new(start, end))
}

fn is_role(word: &Word) -> bool {
    word.is(ROLE.or(ROLE_PLURAL).or(OFFICE).or(TITLE))
}
