//! Whose verb it is: the subject beside a verb group, or that of an earlier verb it shares.

use crate::clause::noun;
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;

/// How far an introduction before the subject may reach, in words: `Hours later, Trump …`.
const INTRODUCTION: usize = 12;

/// The subject of a verb group. No word of it lies before `floor`, where a quotation ends or the sentence starts.
pub(super) fn of_group(document: &Document, group: &Group, floor: usize) -> Option<Range> {
    let start = group.words.start;
    match group.voice {
        Voice::Active => noun::subject_before(document, start, floor).or_else(|| {
            // "he said, but added"
            let shared = start > floor && document.word(start - 1).is(CONJUNCTION);
            if shared { of_sentence(document, floor, start) } else { of_clause(document, floor, start) }
        }),
        // "with Karim shouting", but "Karim shrugged, adding"
        Voice::Participle if !document.word(start).gap.any(Gap::PUNCTUATION) => {
            noun::subject_before(document, start, floor).or_else(|| of_sentence(document, floor, start))
        }
        Voice::Participle | Voice::Infinitive => of_sentence(document, floor, start),
        Voice::Passive | Voice::Noun => None,
    }
}

/// The subject of the first finite verb from `floor` on: `He shrugged, adding`.
pub(super) fn of_sentence(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    (floor + 1..end)
        .find_map(|at| {
            let word = document.word(at);
            let group = if word.is(CUE_VERB) { verb::group(document, at) } else { None };
            let begin = group.map(|group| group.words.start).or_else(|| word.is(auxiliary).then_some(at))?;
            noun::subject_before(document, begin, floor)
        })
        .or_else(|| leading(document, floor, end))
}

/// The noun phrase that opens the clause of a verb, where no other verb stands between: `those surveyed say`,
/// `voters who saw him twice, in Kabul and in Herat, said`.
fn of_clause(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    let subject = leading(document, floor, end)?;
    let relative = document.word(subject.end).is(RELATIVE);
    let free = (subject.end..end).all(|at| {
        let word = document.word(at);
        !word.is(auxiliary) && !word.gap.any(Gap::COMMA)
    });
    ((relative && document.word(end).gap.any(Gap::COMMA)) || free).then_some(subject)
}

/// The subject of the last verb before `end`, within its clause: `he voiced his concern`.
pub(super) fn nearest(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let auxiliary = BE.or(HAVE).or(MODAL).or(DO);
    (floor + 1..end)
        .rev()
        .take(INTRODUCTION)
        .take_while(|&at| !document.word(at + 1).gap.any(Gap::PUNCTUATION))
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

/// Whether a word outside the tables reads as a verb in the past: `voiced`.
fn is_past(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let behind_noun = document.word(at.wrapping_sub(1)).is(DETERMINER.or(POSSESSIVE).or(PREPOSITION));
    word.shape == Shape::Lower && document.text(at).ends_with("ed") && !behind_noun
}

/// The noun phrase that opens the sentence, behind its introduction.
fn leading(document: &Document, floor: usize, end: usize) -> Option<Range> {
    let first = document.word(floor);
    let introduced = first.is(PREPOSITION.or(SUBORDINATOR).or(ADVERB).or(TIME).or(CONJUNCTION).or(WEEKDAY));
    let start = if introduced {
        (floor + 1..end.min(floor + INTRODUCTION)).find(|&at| document.word(at).gap.any(Gap::COMMA))?
    } else {
        floor
    };
    let opens = document.word(start);
    if !(opens.is_capital() || opens.is(DETERMINER.or(POSSESSIVE).or(PRONOUN))) || opens.is(PREPOSITION) {
        return None;
    }
    noun::words_from(document, start, end)
}
