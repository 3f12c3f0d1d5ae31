//! The subject of a verb: the one beside the verb group, or one shared with an earlier verb.

use crate::clause::noun;
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;

/// The longest attribution with its verb first, in words: `said Interior Minister Imran Karim`.
const INVERTED: usize = 10;

/// The least share of a verb, in percent, whose subject is looked for in the whole clause: said, told.
const SPEAKS: u8 = 60;

/// The longest introduction before a subject, in words: `Hours later, Trump …`.
const INTRODUCTION: usize = 20;

/// The subject of a verb group. A subject beside it has no word before `floor`, where a quotation ends.
pub(super) fn of_group(document: &Document, group: &Group, floor: usize) -> Option<Range> {
    let start = group.words.start;
    // "Karim was quoted by the paper as saying", "the paper quoted Karim as saying"
    if let Some(cited) = verb::cited_before(document, group.head).filter(|_| group.words.len() == 2) {
        let cited = verb::group(document, cited)?;
        let object = Range::new(cited.words.end, start);
        return if cited.voice == Voice::Passive {
            noun::subject_before(document, cited.words.start, floor)
        } else {
            (!object.is_empty()).then_some(object)
        };
    }
    match group.voice {
        Voice::Active => noun::subject_before(document, start, floor).or_else(|| {
            // "he said, but added"
            let shared = start > floor && document.before(start).is(CONJUNCTION);
            if shared { of_sentence_after(document, floor, start) } else { of_clause(document, floor, start) }
                .or_else(|| if group.share >= SPEAKS { modified(document, floor, start) } else { None })
        }),
        // "with Karim shouting", but "Karim shrugged, adding"
        Voice::Participle if !document.word(start).gap.any(Gap::PUNCTUATION) => {
            // "issued a statement calling"
            let object = |subject: &Range| subject.start > floor && is_past(document, subject.start.saturating_sub(1));
            noun::subject_before(document, start, floor)
                .filter(|subject| !object(subject))
                .or_else(|| of_sentence_after(document, floor, start))
        }
        // "…, Karim said, adding"
        Voice::Participle => {
            of_attribution_before(document, start, floor).or_else(|| of_sentence_after(document, floor, start))
        }
        Voice::Infinitive => of_sentence_after(document, floor, start),
        // "was told by Karim"
        Voice::Passive if document.word(group.words.end).is(BY) => {
            noun::phrase_after(document, group.words.end.saturating_add(1), document.sentence(start).end)
        }
        Voice::Passive | Voice::Noun => None,
    }
}

/// The subject of an attribution that ends directly before the word `end`, with a comma between.
fn of_attribution_before(document: &Document, end: usize, floor: usize) -> Option<Range> {
    let head = end.checked_sub(1).filter(|&head| head > floor)?;
    let active = |head: usize| verb::group(document, head).filter(|group| group.voice == Voice::Active);
    if let Some(group) = active(head) {
        return noun::subject_before(document, group.words.start, floor);
    }
    // "…,” said Karim, adding"
    (floor..end).rev().take(INVERTED).find_map(|head| {
        let subject = noun::phrase_after(document, active(head)?.words.end, end)?;
        (subject.end == end).then_some(subject)
    })
}

/// The subject of the sentence: after the quotation that ends at `floor`, or else before it.
fn of_sentence_after(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let sentence = document.sentence(end).start.min(floor);
    of_sentence(document, floor, end)
        .or_else(|| if sentence < floor { of_sentence(document, sentence, end) } else { None })
}

/// The subject of the first finite verb starting at `floor`: `He shrugged, adding`.
pub(crate) fn of_sentence(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    let floor = after_introduction(document, floor, end);
    (floor.saturating_add(1)..end)
        .find_map(|at| {
            let word = document.word(at);
            let group = if word.is(CUE_VERB) { verb::group(document, at) } else { None };
            let begin = group.map(|group| group.words.start).or_else(|| word.is(auxiliary).then_some(at))?;
            noun::subject_before(document, begin, floor)
        })
        .or_else(|| leading(document, floor, end))
}

/// The noun phrase that opens the clause of a verb, with no other verb between: `those surveyed say`, `voters who saw
/// him twice, in Kabul and in Herat, said`.
fn of_clause(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    let subject = leading(document, floor, end)?;
    let relative = document.word(subject.end).is(RELATIVE);
    let free = (subject.end..end).all(|at| {
        let word = document.word(at);
        !word.is(auxiliary) && !word.gap.any(Gap::COMMA)
    });
    (relative || free).then_some(subject)
}

/// The noun phrase before the last relative clause: `on Monday the hospital where they are being treated said`.
fn modified(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let relative = |&at: &usize| document.word(at).is(RELATIVE) || document.text(at) == "where";
    let comma = |&at: &usize| !document.word(at).gap.any(Gap::COMMA);
    let at = (floor.saturating_add(1)..end).rev().take_while(comma).find(relative)?;
    noun::phrase_before(document, at, floor)
}

/// The subject of the last verb before `end`, in its clause: `he voiced his concern`.
pub(super) fn nearest(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    (floor.saturating_add(1)..end)
        .rev()
        .take(INTRODUCTION)
        .take_while(|&at| !document.after(at).gap.any(Gap::PUNCTUATION))
        .find_map(|at| {
            let word = document.word(at);
            let begin = match verb::group(document, at) {
                Some(group) => group.words.start,
                None if word.is(auxiliary) || is_past(document, at) => at,
                None => return None,
            };
            noun::subject_before(document, begin, floor)
        })
}

/// Whether a word that is not in the tables looks like a verb in the past tense: `voiced`.
fn is_past(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let in_phrase = document.before(at).is(DETERMINER.or(POSSESSIVE).or(PREPOSITION));
    word.shape == Shape::Lower && document.is_past_form(at) && !in_phrase
}

/// The noun phrase that opens the sentence, after its introduction.
fn leading(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let start = after_introduction(document, floor, end);
    let start = start.saturating_add(usize::from(document.word(start).is(CONJUNCTION)));
    let opens = document.word(start);
    if !opens_phrase(opens) || opens.is(PREPOSITION.or(SUBORDINATOR)) {
        return None;
    }
    noun::words_from(document, start, end)
}

/// The first word after a dateline or a fronted clause: `After Noor spoke, Karim …`, `KABUL (AP) — Karim …`.
fn after_introduction(document: &Document, floor: usize, end: usize) -> usize {
    let first = document.word(floor);
    let reach = floor.saturating_add(1)..end.min(floor.saturating_add(INTRODUCTION));
    if first.shape == Shape::Capitals {
        return reach.into_iter().find(|&at| document.word(at).gap.any(Gap::DASH)).unwrap_or(floor);
    }
    if !first.is(PREPOSITION.or(SUBORDINATOR).or(ADVERB).or(TIME).or(WEEKDAY)) {
        return floor;
    }
    let starts = |&at: &usize| document.word(at).gap.any(Gap::COMMA) && opens_phrase(document.word(at));
    reach.into_iter().find(starts).unwrap_or(floor)
}

fn opens_phrase(word: &Word) -> bool {
    word.is_capital() || word.is(DETERMINER.or(POSSESSIVE).or(PRONOUN))
}
