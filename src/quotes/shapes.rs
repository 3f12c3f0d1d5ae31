//! The shapes of words, contents and sources that are values of features.

use crate::clause::verb::{Group, Voice};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::scoring::{Value, fixed};

/// The voice of a cue.
pub(crate) fn voice_of(group: &Group) -> Value<'static> {
    match group.voice {
        Voice::Active => fixed!("active"),
        Voice::Participle => fixed!("participle"),
        Voice::Passive => fixed!("passive"),
        Voice::Infinitive => fixed!("infinitive"),
        Voice::Noun => fixed!("noun"),
    }
}

/// The form of a content: a clause with "that", an infinitive, a clause, a quotation, or only a noun phrase.
pub(super) fn form_of(document: &Document, words: Range) -> Value<'static> {
    let first = document.word(words.start);
    if first.is(THAT) {
        return fixed!("that");
    }
    if first.is(TO) {
        return fixed!("to");
    }
    if first.gap.any(Gap::QUOTE) {
        return fixed!("quotation");
    }
    // "may we cross"
    let inverted = first.is(MODAL.or(BE).or(HAVE).or(DO)) && document.after(words.start).is(PRONOUN.or(DETERMINER));
    if first.is(QUESTION_WORD) || inverted || matches!(document.text(words.start), "if" | "whether") {
        return fixed!("question");
    }
    let end = words.end.min(words.start.saturating_add(LONGEST_SUBJECT));
    if (words.start.saturating_add(1)..end).any(|at| is_verb(document, at)) {
        fixed!("clause")
    } else if first.is(PREPOSITION) {
        fixed!("preposition")
    } else {
        fixed!("phrase")
    }
}

/// The longest subject of a content, in words, after which its verb is not looked for.
const LONGEST_SUBJECT: usize = 20;

/// The kind of phrase that the source is.
pub(super) fn source_kind(document: &Document, source: Option<Range>) -> Value<'static> {
    let Some(words) = source else { return fixed!("nobody") };
    let last = document.before(words.end);
    if last.is(PRONOUN) {
        fixed!("pronoun")
    } else if last.is(RELATIVE) {
        fixed!("relative")
    } else if last.is_capital() {
        fixed!("name")
    } else if last.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE)) {
        fixed!("role")
    } else if last.is(DOCUMENT.or(MEDIA)) {
        fixed!("document")
    } else if last.is(ORGANIZATION_HEAD) {
        fixed!("body")
    } else {
        fixed!("other")
    }
}

/// The shape of a word that is not itself a feature, or what is before it.
pub(super) fn look(document: &Document, at: usize) -> Value<'static> {
    let gap = document.word(at).gap;
    if gap.any(Gap::QUOTE) {
        fixed!("quotation")
    } else if gap.any(Gap::PUNCTUATION) {
        fixed!("punctuation")
    } else {
        shape(document, at)
    }
}

/// The shape of a word.
pub(crate) fn shape(document: &Document, at: usize) -> Value<'static> {
    let word = document.word(at);
    if word.is_capital() {
        return fixed!("capital");
    }
    if word.shape == Shape::Number || word.is(NUMBER_WORD) {
        return fixed!("number");
    }
    let ends = |end: &str| document.ends_with(at, end);
    if ends("ing") {
        fixed!("ing")
    } else if document.is_past_form(at) {
        fixed!("ed")
    } else if ends("ly") {
        fixed!("ly")
    } else if ends("s") {
        fixed!("plural")
    } else {
        fixed!("plain")
    }
}

/// Whether a word is itself evidence.
pub(crate) fn is_function(word: &Word) -> bool {
    word.shape != Shape::Number
        && word.is(DETERMINER
            .or(POSSESSIVE)
            .or(PRONOUN)
            .or(OBJECT_PRONOUN)
            .or(BE)
            .or(HAVE)
            .or(DO)
            .or(MODAL)
            .or(NEGATION)
            .or(PREPOSITION)
            .or(CONJUNCTION)
            .or(SUBORDINATOR)
            .or(RELATIVE)
            .or(QUESTION_WORD)
            .or(TO)
            .or(ADVERB))
}

/// Whether a word is a verb, or looks like one.
pub(super) fn is_verb(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let noun = document.before(at).is(DETERMINER.or(POSSESSIVE).or(PREPOSITION));
    word.shape == Shape::Lower
        && (word.is(BE.or(HAVE).or(MODAL).or(DO)) || !noun && (word.is(CUE_VERB) || document.is_past_form(at)))
}
