//! The conditions under which ambiguous forms hedge in news.

use super::phrase;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::VerbForm;
use crate::lexicon::hedges::Condition;
use crate::lexicon::tags::*;

/// Whether the words beside a form allow it to hedge.
pub(super) fn holds(condition: Condition, document: &Document, words: Range) -> bool {
    let (before, next) = (document.before(words.start), document.word(words.end));
    let (before_text, next_text) = (|| document.text_before(words.start), || document.text(words.end));
    let adjacent = !next.gap.any(Gap::PUNCTUATION);
    match condition {
        Condition::NotMonth => !is_month(document, words),
        Condition::NotMadePossible => !is_made_possible(document, words),
        Condition::NotBeforeVoters => !(adjacent && matches!(next_text(), "voter" | "voters")),
        Condition::NotAbility => !(adjacent && next.is(NEGATION) || is_ability(document, words)),
        Condition::AHolding => before_text() != "no" && !before.is(POSSESSIVE),
        Condition::AVerb => before_text() != "no" && !before.is(BEFORE_NOUN),
        Condition::NotBeforeNumber => !(adjacent && (next.is(NUMBER_WORD) || next.shape == Shape::Number)),
        Condition::NotAfterAsOrThan => !matches!(before_text(), "as" | "than"),
        Condition::NotAfterBe => !before.is(BE),
        Condition::NotAfterDeterminer => !before.is(DETERMINER),
        Condition::NotBeforePreposition => !(adjacent && next.is(PREPOSITION) && next_text() != "to"),
        Condition::NotEvenIf => {
            !matches!(before_text(), "as" | "even" | "what") && !matches!(next_text(), "any" | "not" | "ever")
        }
        Condition::NotBeforeDeterminer => !next.is(DETERMINER.or(POSSESSIVE)),
        Condition::BeforeNumber => {
            adjacent && (next.is(NUMBER_WORD) || matches!(next_text(), "a" | "all" | "every" | "half"))
        }
        Condition::NotASort => !is_sort(document, words.start),
        Condition::NotANoun => before_text() != "no" && !before.is(DETERMINER.or(NUMBER_WORD)),
        Condition::NotAfterNo => before_text() != "no",
        Condition::NotAfterPronoun => !before.is(PRONOUN),
        Condition::NotAfterSpeaker => !(before.is(PRONOUN) || before.is_capital()),
        Condition::NotScheduled => !is_dated(document, words.end),
        Condition::FirstPerson => is_first_person(document, words.start),
        Condition::BeforeReport => phrase::report(document, words.end).is_some(),
        Condition::AsSource => speaks(document, words.end) || is_cited(document, words.start),
    }
}

/// Classes of words before a noun.
const BEFORE_NOUN: Tags = DETERMINER.or(NUMBER_WORD).or(POSSESSIVE).or(PREPOSITION).or(OF);

/// How far before "possible" a form of "make" can be, and before "could" a "so", in words.
const NEAR: usize = 6;

/// Whether "possible" says how far something goes or that something made it so: "as soon as possible", "made the new
/// library possible".
fn is_made_possible(document: &Document, words: Range) -> bool {
    let is_made = |text: &str| matches!(text, "made" | "make" | "makes" | "making");
    matches!(document.text_before(words.start), "as" | "been" | "whenever" | "where" | "wherever")
        || document.word(words.end).gap.any(Gap::PUNCTUATION)
            && (1..=NEAR).any(|back| is_made(document.text_back(words.start, back)))
}

/// Whether "kind of" names a sort: "this kind of work".
fn is_sort(document: &Document, start: usize) -> bool {
    let before = document.before(start);
    before.is(DETERMINER.or(POSSESSIVE))
        || before.shape != Shape::Lower
        || matches!(document.text_before(start), "same" | "right" | "different" | "new" | "what")
}

/// Whether "I" or "we" is the subject, with an adverb after it or not.
fn is_first_person(document: &Document, start: usize) -> bool {
    let is_first = |text: &str| matches!(text, "i" | "we");
    is_first(document.text_before(start)) || document.before(start).is(ADVERB) && is_first(document.text_back(start, 2))
}

/// Whether "could" is what somebody is able to do or is for: "as soon as he could", "so that the children could play",
/// "asked if he could", "everything we could".
fn is_ability(document: &Document, words: Range) -> bool {
    let (subject, next) = (document.before(words.start), document.word(words.end));
    let second = document.text_back(words.start, 2);
    next.gap.any(Gap::TERMINAL)
        || document.text_before(words.start) == "as"
        || subject.is(PRONOUN) && matches!(second, "all" | "anything" | "as" | "everything" | "if" | "nothing" | "what")
        || is_purpose(document, words.start)
}

/// Whether "so" is before the subject: "so the children could", not "so far it could".
fn is_purpose(document: &Document, start: usize) -> bool {
    let mut last = document.word(start);
    for back in 1..=NEAR {
        let word = document.back(start, back);
        if document.text_back(start, back) == "so" {
            return back > 1 && !last.is(ADVERB);
        }
        if word.gap.any(Gap::PUNCTUATION) {
            return false;
        }
        last = word;
    }
    false
}

/// Whether the word is the month: "in May", "May 4".
fn is_month(document: &Document, words: Range) -> bool {
    let (first, next) = (document.word(words.start), document.word(words.end));
    let starts_sentence = || document.sentence(words.start).start == words.start;
    first.is_capital() && first.is(MONTH) && (next.shape == Shape::Number || !starts_sentence())
}

/// Whether a day or a month follows in the sentence.
fn is_dated(document: &Document, start: usize) -> bool {
    let end = document.sentence(start.saturating_sub(1)).end;
    (start..end).any(|at| document.word(at).is(WEEKDAY.or(MONTH)))
}

/// The longest phrase, in words, between a source and its verb: "critics of the new harbour road say".
const LONGEST_PHRASE: usize = 7;

/// What ends a noun phrase; a full stop inside a sentence is that of an abbreviation.
const BREAK: Gap = Gap::BREAK_BUT_STOP;

/// Whether those before `start` say or think something: "opponents say", "critics of the road have warned".
fn speaks(document: &Document, start: usize) -> bool {
    let has_phrase = document.word(start).is(INSIDE_PHRASE.or(OF));
    let end = document.sentence(start.saturating_sub(1)).end;
    for at in start..end.min(start.saturating_add(LONGEST_PHRASE)) {
        let word = document.word(at);
        if word.gap.any(BREAK) {
            return false;
        }
        if is_speech(document, at) {
            return true;
        }
        if !has_phrase && !word.is(HAVE.or(BE).or(ADVERB).or(RELATIVE)) {
            return false;
        }
    }
    false
}

/// A verb that introduces what somebody says at least this often, in percent, is taken to do so after a source.
const SPEAKS: u8 = 15;

/// Whether the word is a verb of saying or thinking, and not a noun: "say", "have warned", not "have claims".
fn is_speech(document: &Document, at: usize) -> bool {
    let before = document.before(at);
    let Some(cue) = document.word(at).cue() else { return false };
    let is_form = !before.is(HAVE) || matches!(cue.form, VerbForm::Past | VerbForm::Participle);
    cue.share >= SPEAKS && is_form && !before.is(DETERMINER.or(TO).or(PREPOSITION))
}

/// How far before its head the phrase of a source can start, in words.
const LONGEST_CITED: usize = 3;

/// Whether the phrase that ends before `start` is named as the source: "said opponents", "according to local experts".
fn is_cited(document: &Document, start: usize) -> bool {
    for back in 1..=LONGEST_CITED {
        let word = document.back(start, back);
        if word.is(TO) {
            return document.back(start, back.saturating_add(1)).is(ACCORDING);
        }
        if word.is(CUE_VERB.or(PREPOSITION)) {
            return back == 1 && word.is(CUE_VERB) && word.gap.any(Gap::PUNCTUATION);
        }
    }
    false
}
