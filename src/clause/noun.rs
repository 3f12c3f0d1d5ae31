//! Noun phrases beside a cue, which name the source.

use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;

/// The longest noun phrase, in words.
const LONGEST: usize = 18;
/// The longest modifier after a noun, in words.
const LONGEST_MODIFIER: usize = 20;
/// The longest appositive between a name and its verb, in words.
const LONGEST_APPOSITIVE: usize = 25;

/// Classes of words that end a noun phrase when it is read from right to left.
const LEFT_END: Tags = BE.or(HAVE).or(DO).or(MODAL).or(SUBORDINATOR).or(CONJUNCTION);

/// The subject that ends directly before the word `end` and has no word before `floor`.
///
/// Skips one appositive between commas: in `Hugh Hill, a doctor, said` the subject is `Hugh Hill`.
pub(crate) fn subject_before(document: &Document, end: usize, floor: usize) -> Option<Range> {
    if end <= floor {
        return None;
    }
    let gap = document.word(end).gap;
    let aside = gap.any(Gap::COMMA.or(Gap::CLOSE).or(Gap::DASH));
    // "McConnell, R-Ky., said": the stop belongs to an abbreviation
    // "Khyber Transport Ltd. said"
    let abbreviated = document.before(end).is(ABBREVIATION) && document.word(end).shape == Shape::Lower;
    let breaks = if aside || abbreviated { Gap::BREAK_BUT_STOP } else { Gap::BREAK };
    if gap.any(breaks) && !gap.any(Gap::DASH) {
        return None;
    }
    if aside {
        let comma = (floor.saturating_add(1)..end)
            .rev()
            .take(LONGEST_APPOSITIVE)
            .take_while(|&at| !document.word(at).gap.any(Gap::BREAK_BUT_STOP))
            .find(|&at| {
                let opens = if gap.any(Gap::CLOSE) {
                    Gap::OPEN
                } else if gap.any(Gap::DASH) {
                    Gap::DASH
                } else {
                    Gap::COMMA.or(Gap::OPEN)
                };
                document.word(at).gap.any(opens)
            })?;
        // "Hugh Hill, in a statement on Thursday, in Kabul, said": two of them
        let opens_aside = |at: usize| document.word(at).is(PREPOSITION) && document.word(at).shape == Shape::Lower;
        let first = || {
            let mut near = (floor.saturating_add(1)..comma)
                .rev()
                .take(LONGEST_APPOSITIVE)
                .take_while(|&at| !document.word(at).gap.any(Gap::BREAK_BUT_STOP));
            near.find(|&at| document.word(at).gap.any(Gap::COMMA)).filter(|&at| opens_aside(at))
        };
        let end = if opens_aside(comma) { first().unwrap_or(comma) } else { comma };
        return phrase_before(document, end, floor);
    }
    let found = phrase_before(document, end, floor)?;
    let found = before_adverbial(document, found, floor).unwrap_or(found);
    Some(who_is_told_of(document, found, floor).unwrap_or(found))
}

/// The person whom a modifier describes that ends with something that cannot speak: in `a guard who spoke for fear of
/// losing his job`, the guard.
fn who_is_told_of(document: &Document, found: Range, floor: usize) -> Option<Range> {
    let last = document.before(found.end);
    if last.is_capital() || last.is(PRONOUN.or(RELATIVE).or(DETERMINER)) || is_noun(last) {
        return None;
    }
    let opens = (floor.saturating_add(1)..found.start)
        .rev()
        .take(LONGEST_MODIFIER)
        .find(|&at| document.word(at).gap.any(Gap::PUNCTUATION))
        .unwrap_or(floor);
    let who = words_from(document, opens, found.start)?;
    let next = document.word(who.end);
    let modified = next.is(RELATIVE.or(PREPOSITION)) || document.ends_with(who.end, "ing");
    let head = document.before(who.end);
    let person = head.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE).or(OFFICE));
    (person && modified && who.end < found.start).then_some(who)
}

/// The phrase before an adverbial: the protesters in `protesters on the bridge`, `who` in `who in 2010`.
fn before_adverbial(document: &Document, found: Range, floor: usize) -> Option<Range> {
    let at = found.start.checked_sub(1).filter(|&at| at > floor)?;
    let preposition = document.word(at);
    let inside = preposition.is(PREPOSITION) && preposition.shape == Shape::Lower && !preposition.is(SUBORDINATOR);
    if !inside || preposition.gap.any(Gap::PUNCTUATION) || document.word(found.start).gap.any(Gap::PUNCTUATION) {
        return None;
    }
    phrase_before(document, at, floor)
}

/// The noun phrase whose last word is `end - 1`.
pub(crate) fn phrase_before(document: &Document, end: usize, floor: usize) -> Option<Range> {
    let last = document.before(end);
    if last.is(PRONOUN.or(RELATIVE)) && !last.is(DETERMINER) {
        return Some(Range::new(end.saturating_sub(1), end));
    }
    if last.is(THAT) && end.saturating_sub(1) > floor && !document.before(end).gap.any(Gap::PUNCTUATION) {
        // "a message that said"
        return Some(Range::new(end.saturating_sub(1), end));
    }
    if last.is(DETERMINER) && stands_alone(document, end.saturating_sub(1), floor) {
        // "Another said", "while many said"
        return Some(Range::new(end.saturating_sub(1), end));
    }
    // "the talks" is a noun whatever else "talks" can be
    let noun = is_noun(last) || document.back(end, 2).is(DETERMINER.or(POSSESSIVE));
    if last.shape == Shape::Lower && last.is(LEFT_END.or(PREPOSITION).or(OBJECT_PRONOUN).or(CUE_VERB)) && !noun {
        return None;
    }
    // "who had waited, said": a verb
    let behind_auxiliary = document.back(end, 2).is(BE.or(HAVE).or(MODAL));
    if last.shape == Shape::Lower && behind_auxiliary && !is_noun(last) && last.tags == Tags::NONE {
        return None;
    }
    let mut start = end;
    let mut pending = end;
    while start > floor && end.saturating_sub(start) < LONGEST {
        let at = start.saturating_sub(1);
        let word = document.word(at);
        if start < end && document.word(start).gap.any(Gap::PUNCTUATION) && !inner_gap(document, start) {
            break;
        }
        if word.shape == Shape::Lower && word.gap.any(Gap::HYPHEN) {
            // "a court-ordered test"
            start = at;
            continue;
        }
        if word.shape == Shape::Lower {
            if joins(document, at) {
                // a preposition is part of the phrase only after a noun
                start = at;
                continue;
            }
            if word.is(THAT) && opens_clause(document, at) {
                break;
            }
            // "a source close to the talks", "two people briefed on them"
            if word.is(KNOWING) && start < end && is_noun(document.before(at)) {
                start = at;
                pending = at;
                continue;
            }
            if word.is(DETERMINER.or(POSSESSIVE)) && !word.is(PREPOSITION) {
                start = at;
                pending = at;
                if at.checked_sub(1).is_none_or(|before| !joins(document, before))
                    || start == floor
                    || document.word(start).gap.any(Gap::PUNCTUATION)
                {
                    break;
                }
                continue;
            }
            if word.is(LEFT_END.or(PREPOSITION).or(TIME).or(PRONOUN).or(OBJECT_PRONOUN).or(RELATIVE)) && !is_noun(word)
            {
                break;
            }
            if word.is(CUE_VERB) && !is_noun(word) && !document.before(at).is(DETERMINER.or(POSSESSIVE)) {
                break;
            }
            if word.is(ADVERB) && !is_noun(word) && !word.is(DIRECTION.or(RANK)) {
                break;
            }
        } else if word.is(MONTH.or(WEEKDAY)) && word.is_capital() && !word.is(GIVEN_NAME) {
            break;
        } else if word.is(SUBORDINATOR.or(PREPOSITION).or(CONJUNCTION).or(PRONOUN).or(QUESTION_WORD))
            && word.gap.any(Gap::BREAK.or(Gap::QUOTE))
        {
            // the capital of the first word of a sentence: "But Smith said"
            if word.is(DETERMINER) {
                pending = at;
            }
            break;
        }
        start = at;
        pending = at;
    }
    (pending < end).then(|| Range::new(pending, end))
}

/// Whether "that" opens a clause: `said that Noor`, but not `that driver`.
fn opens_clause(document: &Document, at: usize) -> bool {
    let next = document.after(at);
    next.is_capital() || next.is(DETERMINER.or(PRONOUN)) || document.before(at).is(CUE_VERB.or(CUE_NOUN))
}

/// Whether a determiner without a noun opens its clause.
fn stands_alone(document: &Document, at: usize, floor: usize) -> bool {
    let word = document.word(at);
    let before = document.before(at);
    at == floor || word.gap.any(Gap::PUNCTUATION) || before.is(CONJUNCTION.or(SUBORDINATOR).or(THAT))
}

/// Whether the words are one noun phrase: it starts with an article or a name, and has no verb and no comma.
pub(crate) fn is_plain_phrase(document: &Document, words: Range) -> bool {
    let first = document.word(words.start);
    let opens = first.is(DETERMINER.or(POSSESSIVE)) || first.is_capital();
    opens
        && (words.start.saturating_add(1)..words.end).all(|at| {
            let word = document.word(at);
            !word.gap.any(Gap::PUNCTUATION) && (!word.is(LEFT_END.or(PRONOUN)) || is_noun(word) || word.is_capital())
        })
}

pub(crate) fn is_noun(word: &Word) -> bool {
    word.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE).or(MEDIA).or(DOCUMENT).or(ORGANIZATION_HEAD))
}

/// Whether the word is a preposition or "and" inside a noun phrase: `officials in Kabul`, `Smith and Jones`.
fn joins(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let before = document.before(at);
    if word.gap.any(Gap::PUNCTUATION) || word.shape != Shape::Lower {
        return false;
    }
    if word.is(OF) {
        return before.is_capital()
            || is_noun(before)
            || before.shape == Shape::Lower && !before.is(CUE_VERB.or(BE).or(PREPOSITION));
    }
    if before.is(KNOWING) {
        return true;
    }
    if word.is(CONJUNCTION) && matches!(document.text(at), "and" | "or") {
        let after = document.after(at);
        return (before.is_capital() && after.is_capital())
            || (before.is(ROLE_PLURAL.or(VAGUE_ROLE)) && after.is(ROLE_PLURAL.or(VAGUE_ROLE)))
            || (before.is(ROLE.or(ROLE_PLURAL).or(OFFICE))
                && after.is(DETERMINER)
                && document.word(at.saturating_add(2)).is(ROLE.or(ROLE_PLURAL).or(OFFICE)));
    }
    word.is(INSIDE_PHRASE) && is_noun(before)
        || word.is(TO) && is_noun(before) && (document.after(at).is_capital() || document.after(at).is(DETERMINER))
}

/// Whether the word is an "and" between two modifiers of one noun: `national and state data`.
fn joins_modifiers(document: &Document, at: usize) -> bool {
    if !document.word(at).is(CONJUNCTION) {
        return false;
    }
    let [before, after, head] = [document.before(at), document.after(at), document.word(at.saturating_add(2))];
    let plain = |word: &Word| {
        word.shape == Shape::Lower
            && !word.is(LEFT_END.or(PRONOUN).or(POSSESSIVE).or(DETERMINER).or(PREPOSITION))
            && !is_noun(word)
    };
    let joined = |word: &Word| word.shape == Shape::Lower && !word.gap.any(Gap::PUNCTUATION);
    matches!(document.text(at), "and" | "or")
        && plain(before)
        && plain(after)
        && joined(after)
        && joined(head)
        && is_noun(head)
}

/// Whether a gap can be inside a name: `J. K. Rowling`, `Smith (R-Ohio)`, `“Shorty”`.
pub(crate) fn inner_gap(document: &Document, at: usize) -> bool {
    let gap = document.word(at).gap;
    let before = document.before(at);
    // the apostrophe of a plural: "the drivers’ log"
    if gap == Gap::SINGLE.or(Gap::SPACE) && document.ends_with(at.saturating_sub(1), "s") {
        return true;
    }
    gap.any(Gap::STOP)
        && !gap.any(Gap::QUOTE.or(Gap::PARAGRAPH).or(Gap::EXCLAIM))
        && document.word(at).is_capital()
        && (before.is(ABBREVIATION.or(TITLE)) || before.len() <= 2 && before.is_capital())
}

/// The noun phrase that starts at the word `start` and ends before `limit`: `a senior US official` after `said`.
pub(crate) fn phrase_after(document: &Document, start: usize, limit: usize) -> Option<Range> {
    if document.word(start).gap.any(Gap::PUNCTUATION) {
        return None;
    }
    words_from(document, start, limit)
}

/// The noun phrase that starts at the word `start`, whatever comes before it.
pub(crate) fn words_from(document: &Document, start: usize, limit: usize) -> Option<Range> {
    let first = document.word(start);
    if start >= limit {
        return None;
    }
    if first.is(PRONOUN) && !first.is(DETERMINER) {
        return Some(Range::one(start));
    }
    if first.shape == Shape::Lower
        && first.is(PREPOSITION
            .or(SUBORDINATOR)
            .or(CONJUNCTION)
            .or(OBJECT_PRONOUN)
            .or(ADVERB)
            .or(BE)
            .or(HAVE)
            .or(MODAL)
            .or(TO))
        && !first.is(DETERMINER)
    {
        return None;
    }
    let mut end = start.saturating_add(1);
    while end < limit && end.saturating_sub(start) < LONGEST {
        let word = document.word(end);
        if word.gap.any(Gap::PUNCTUATION) && !inner_gap(document, end) {
            break;
        }
        // "the 33-year-old driver"
        if word.shape == Shape::Lower && !word.gap.any(Gap::HYPHEN) {
            let before = document.before(end);
            if end.saturating_add(2) < limit && joins_modifiers(document, end) {
                end = end.saturating_add(2);
                continue;
            }
            if joins(document, end) && end.saturating_add(1) < limit {
                let after = document.after(end);
                if after.is(TIME.or(WEEKDAY).or(MONTH))
                    || (matches!(document.text(end), "in" | "on") && after.is(DETERMINER.or(POSSESSIVE)))
                {
                    break;
                }
                end = end.saturating_add(1);
                continue;
            }
            // "the fire service" is no verb
            let modifies = before.is(DETERMINER.or(POSSESSIVE)) && document.after(end).shape == Shape::Lower;
            let stops = word.is(LEFT_END.or(PREPOSITION).or(PRONOUN).or(RELATIVE).or(OBJECT_PRONOUN).or(TIME))
                || (word.is(ADVERB) || word.is(CUE_VERB) && !modifies) && !is_noun(word);
            if stops && !is_noun(word) {
                break;
            }
            // "told drivers the pass was open"
            if word.is(DETERMINER.or(POSSESSIVE)) && !before.is(DETERMINER.or(PREPOSITION)) {
                break;
            }
            // after a name, a plain word is not part of it, least of all a verb: "Karim shared"
            let past = document.is_past_form(end);
            if before.is_capital()
                && !is_noun(word)
                && document.text(end) != "'s"
                && (end.saturating_sub(start) > 1 || past)
            {
                break;
            }
        } else if word.is(WEEKDAY.or(MONTH)) && word.is_capital() {
            break;
        }
        end = end.saturating_add(1);
    }
    let last = document.before(end);
    if end.saturating_sub(1) > start
        && last.shape == Shape::Lower
        && last.is(PREPOSITION.or(CONJUNCTION).or(DETERMINER))
    {
        end = end.saturating_sub(1);
    }
    Some(Range::new(start, end))
}
