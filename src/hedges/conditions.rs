//! The conditions under which ambiguous forms hedge in news.

use super::phrase;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::hedges::Condition;
use crate::lexicon::tags::*;

/// Whether the words beside a form allow it to hedge.
pub(super) fn holds(condition: Condition, document: &Document, words: Range) -> bool {
    let (before, next) = (document.before(words.start), document.word(words.end));
    let (before_text, next_text) = (|| document.text_before(words.start), || document.text(words.end));
    let adjacent = !next.gap.any(Gap::PUNCTUATION);
    match condition {
        Condition::NotMonth => !is_month(document, words),
        Condition::NotAfterAsOrWhere => !matches!(before_text(), "as" | "whenever" | "where" | "wherever"),
        Condition::NotBeforeVoters => !(adjacent && matches!(next_text(), "voter" | "voters")),
        Condition::NotAsFarAs => {
            let as_soon_as = || document.text_back(words.start, 2) == "as";
            !(adjacent && next_text() == "not" || before_text() == "as" || as_soon_as())
        }
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
        Condition::NotASort => {
            !before.is(DETERMINER.or(POSSESSIVE))
                && before.shape == Shape::Lower
                && !matches!(before_text(), "same" | "right" | "different" | "new" | "what")
        }
        Condition::NotANoun => before_text() != "no" && !before.is(DETERMINER.or(NUMBER_WORD)),
        Condition::NotAfterNo => before_text() != "no",
        Condition::NotAfterPronoun => !before.is(PRONOUN),
        Condition::NotAfterSpeaker => !before.is(PRONOUN) && (!before.is_capital() || before.is(BE)),
        Condition::NotScheduled => !is_dated(document, words.end),
        Condition::BeforeReport => phrase::report(document, words.end).is_some(),
        Condition::AsSource => speaks(document, words.end) || is_cited(document, words.start),
    }
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

/// Whether those before `start` say or think something: "opponents say", "critics of the road have warned".
pub(super) fn speaks(document: &Document, start: usize) -> bool {
    let has_phrase = document.word(start).is(PREPOSITION);
    for at in start..start.saturating_add(LONGEST_PHRASE) {
        let word = document.word(at);
        if word.gap.any(Gap::PUNCTUATION) {
            return false;
        }
        if word.is(CUE_VERB) && !document.before(at).is(DETERMINER.or(TO).or(PREPOSITION)) {
            return true;
        }
        if !has_phrase && !word.is(HAVE.or(BE).or(ADVERB)) {
            return false;
        }
    }
    false
}

/// Whether the phrase that ends with this word is named as the source: "said opponents", "according to local experts".
pub(super) fn is_cited(document: &Document, start: usize) -> bool {
    for back in 1..=3 {
        let word = document.back(start, back);
        if word.is(TO) {
            return document.back(start, back + 1).is(ACCORDING);
        }
        if back == 1 && word.is(CUE_VERB) {
            return true;
        }
        if word.is(CUE_VERB.or(PREPOSITION)) {
            return false;
        }
    }
    false
}
