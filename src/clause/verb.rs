//! Verb groups that can introduce what somebody says or holds: `has repeatedly said`, `is expected`.

use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::lexicon::{CueVerb, VerbForm};

/// A verb group around a verb of the cue table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// The verb itself.
    pub head: usize,
    /// From the first auxiliary to the verb.
    pub words: Range,
    pub verb: &'static CueVerb,
    pub form: VerbForm,
    pub voice: Voice,
    /// How often, in a hundred, this form is a cue.
    pub share: u8,
    pub negated: bool,
}

/// How the verb stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// X said, X has said, X is saying
    Active,
    /// …, adding that
    Participle,
    /// is expected, was asked
    Passive,
    /// to say
    Infinitive,
}

/// Auxiliaries, adverbs and negations that stand before a verb.
const BEFORE_VERB: crate::lexicon::tags::Tags = MODAL.or(HAVE).or(BE).or(DO).or(NEGATION).or(ADVERB);
/// What a noun follows and a finite verb does not.
const BEFORE_NOUN: crate::lexicon::tags::Tags = DETERMINER.or(POSSESSIVE).or(OF).or(BY);

/// The verb group whose verb is this word, or `None` where the word is no verb there.
pub(crate) fn group(document: &Document, head: usize) -> Option<Group> {
    let word = document.word(head);
    if !word.is(CUE_VERB) || (word.is_capital() && !starts_sentence(word)) {
        return None;
    }
    let cue = word.cue()?;
    if word.is(ADVERB) && document.word(head + 1).is(CUE_VERB) {
        // "have long believed"
        return None;
    }
    let start = extend_left(document, head);
    let before = if word.gap.any(Gap::PUNCTUATION) { None } else { document.words.get(head.wrapping_sub(1)) };
    let auxiliary = (start..head).map(|at| document.word(at)).rfind(|word| word.is(MODAL.or(HAVE).or(BE).or(DO)));
    let outer = document.word(start.wrapping_sub(1));
    // "before asking her"
    let opens = |word: &Word| word.is(OPENS_PARTICIPLE);
    let infinitive = outer.is(TO) && !document.word(start).gap.any(Gap::PUNCTUATION);
    let voice = match (cue.form, auxiliary) {
        (VerbForm::Past | VerbForm::Participle, Some(word)) if word.is(BE) => Voice::Passive,
        (VerbForm::Ing, Some(word)) if word.is(BE) => Voice::Active,
        (_, Some(word)) if word.is(MODAL.or(DO).or(HAVE)) => Voice::Active,
        (VerbForm::Base, None) if infinitive => Voice::Infinitive,
        (VerbForm::Ing, _) if before.is_some_and(|word| word.is(BEFORE_NOUN.or(PREPOSITION)) && !opens(word)) => {
            return None;
        }
        (VerbForm::Ing, _) => Voice::Participle,
        (VerbForm::Base, _) if !before.is_none_or(|_| can_be_plural_subject(document, start)) => return None,
        _ if before.is_some_and(|word| word.is(BEFORE_NOUN)) => return None,
        (VerbForm::Past, _) if before.is_some_and(|word| word.is(PREPOSITION) && !word.is(ADVERB)) => return None,
        _ => Voice::Active,
    };
    let mut words = Range::new(start, head + 1);
    if voice == Voice::Infinitive
        && document.text(start.wrapping_sub(2)) == "on"
        && document.text(start.wrapping_sub(3)) == "went"
    {
        // "went on to say" is one cue
        words.start = start - 3;
        return Some(Group {
            head,
            words,
            verb: cue.verb,
            form: cue.form,
            voice: Voice::Active,
            share: 90,
            negated: false,
        });
    }
    let negated = (start..head).any(|at| document.word(at).is(NEGATION));
    Some(Group { head, words, verb: cue.verb, form: cue.form, voice, share: cue.share, negated })
}

fn starts_sentence(word: &Word) -> bool {
    word.gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH).or(Gap::QUOTE))
}

fn extend_left(document: &Document, head: usize) -> usize {
    let mut start = head;
    while start > 0 && head - start < 5 && !document.word(start).gap.any(Gap::PUNCTUATION) {
        let before = document.word(start - 1);
        let adverb = document.text(start - 1).ends_with("ly") && before.shape == Shape::Lower;
        if !before.is(BEFORE_VERB) && !adverb {
            break;
        }
        if before.is(CUE_VERB) && !before.is(BE.or(HAVE).or(DO).or(ADVERB)) {
            break;
        }
        start -= 1;
    }
    // an adverb in front belongs to the group only where an auxiliary or the verb follows at once
    while start < head
        && document.word(start).is(PREPOSITION.or(DETERMINER))
        && !document.word(start).is(MODAL.or(HAVE).or(BE).or(DO))
    {
        start += 1;
    }
    start
}

/// Whether a base form can be a finite verb in a group that starts here: they say, officials also say.
fn can_be_plural_subject(document: &Document, start: usize) -> bool {
    let Some(before) = document.words.get(start.wrapping_sub(1)) else { return false };
    if before.is(PRONOUN.or(RELATIVE)) {
        return true;
    }
    let text = document.text(start - 1);
    if before.is(DETERMINER.or(POSSESSIVE).or(PREPOSITION).or(CUE_VERB)) {
        return text == "others";
    }
    let plural = text.ends_with('s') && !text.ends_with("ss") && text != "'s";
    before.is(ROLE_PLURAL.or(VAGUE_ROLE)) || matches!(text, "people" | "police") || plural
}
