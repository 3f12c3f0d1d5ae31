//! Where a content starts that follows its cue: the rules list the candidates, and the evidence beside each decides.

use once_cell::sync::Lazy;

use super::addressee;
use super::ends::Open;
use super::shapes::{is_function, shape, voice_of};
use crate::document::{Gap, Shape, Word};
use crate::lexicon::tags::*;
use crate::scoring::{Features, Model, Names, Value, fixed, flag, paired, table, valued};

/// The farthest start after the cue, in words.
const REACH: usize = 14;
/// At most this many starts are weighed, nearest first; the one by the rules is always one.
const MOST: usize = 8;
/// The words in which the clause of a start is looked at.
const NEAR: usize = 7;

const NAMES: Names = Names {
    flags: &[
        "ruled",
        "at the cue",
        "1 word skipped",
        "2 words skipped",
        "3 words skipped",
        "5 words skipped",
        "8 words skipped",
        "after a comma",
        "after a colon",
        "at a mark",
        "before that",
        "before to",
        "verb soon",
        "no verb soon",
        "capital after a plain word",
        "skips a time",
        "to after a long object",
    ],
    templates: &[
        "opens",
        "verb, opens",
        "voice, opens",
        "after",
        "after, opens",
        "verb, skips",
        "skips, opens",
        "addressee",
        "verb, addressee",
        "noun before that",
    ],
};

static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::QUOTE_OPENINGS]));

/// The start with the best score.
pub(crate) fn choose(open: &Open<'_>) -> usize {
    if open.start == open.group.words.end && open.document.word(open.start).is(THAT.or(TO)) {
        // "said that", "promised to"
        return open.start;
    }
    let model = &*MODEL;
    let mut best = (f32::MIN, open.start);
    visit(
        open,
        || model.sum(),
        |start, sum| {
            if sum.score() > best.0 {
                best = (sum.score(), start);
            }
        },
    );
    best.1
}

/// Every start that was weighed, with its score.
pub(crate) fn weigh(open: &Open<'_>) -> Vec<(usize, f32)> {
    let mut starts = Vec::new();
    visit(open, || MODEL.sum(), |start, sum| starts.push((start, sum.score())));
    starts
}

/// Calls a function with each possible start of the content, as the index of its first word.
pub(crate) fn visit<F: Features>(open: &Open<'_>, features: impl Fn() -> F, mut then: impl FnMut(usize, F)) {
    let mut shown = 0usize;
    let first = open.group.words.end;
    let last = first.saturating_add(REACH).min(open.ruled.saturating_sub(1));
    let mut verb = false;
    for at in first..=last.max(open.start) {
        let near = at <= last && shown < MOST && !verb && can_start(open, at);
        if near || at == open.start {
            let mut collected = features();
            describe(open, at, &mut collected);
            then(at, collected);
            shown = shown.saturating_add(1);
        }
        let word = open.document.word(at);
        verb |= word.shape == Shape::Lower && word.is(BE.or(HAVE).or(MODAL).or(DO));
    }
}

/// Whether a content can start with this word.
fn can_start(open: &Open<'_>, at: usize) -> bool {
    let document = open.document;
    let word = document.word(at);
    let opens = THAT
        .or(TO)
        .or(QUESTION_WORD)
        .or(PREPOSITION)
        .or(SUBORDINATOR)
        .or(DETERMINER)
        .or(POSSESSIVE)
        .or(PRONOUN)
        .or(RELATIVE);
    at == open.group.words.end
        || word.gap.any(Gap::PUNCTUATION)
        || word.is(opens)
        || word.is_capital() && !document.before(at).is_capital()
        || document.before(at).is(WEEKDAY.or(TIME).or(BY))
}

fn describe(open: &Open<'_>, at: usize, features: &mut impl Features) {
    let document = open.document;
    let cue = open.group.words.end;
    let word = document.word(at);
    let before = document.before(at);
    let opens = if is_function(word) { document.value(at) } else { look(open, at) };
    flag!(features, "ruled" if at == open.start);
    flag!(features, "at the cue" if at == cue);
    match at.saturating_sub(cue) {
        0 => {}
        1 => flag!(features, "1 word skipped"),
        2 => flag!(features, "2 words skipped"),
        3..=4 => flag!(features, "3 words skipped"),
        5..=7 => flag!(features, "5 words skipped"),
        _ => flag!(features, "8 words skipped"),
    }
    flag!(features, "after a comma" if word.gap.any(Gap::COMMA));
    flag!(features, "after a colon" if word.gap.any(Gap::COLON));
    flag!(features, "at a mark" if word.gap.any(Gap::QUOTE));
    valued!(features, "opens" = opens);
    paired!(features, "verb, opens" = open.group.base_value(), opens);
    paired!(features, "voice, opens" = voice_of(open.group), opens);
    if open.group.tells {
        let skipped = skipped(open, at);
        valued!(features, "addressee" = skipped);
        paired!(features, "verb, addressee" = open.group.base_value(), skipped);
    }
    if at > cue {
        flag!(features, "to after a long object" if word.is(TO) && at.saturating_sub(cue) > 4 && !word.gap.any(Gap::PUNCTUATION));
        let after =
            if is_function(before) { document.value(at.saturating_sub(1)) } else { look(open, at.saturating_sub(1)) };
        valued!(features, "after" = after);
        paired!(features, "after, opens" = after, opens);
        let skipped = document.word(cue);
        let skips = if is_function(skipped) { document.value(cue) } else { look(open, cue) };
        paired!(features, "verb, skips" = open.group.base_value(), skips);
        paired!(features, "skips, opens" = skips, opens);
        flag!(features, "capital after a plain word" if word.is_capital() && !is_function(before));
        flag!(features, "skips a time" if before.is(WEEKDAY.or(TIME)));
    }
    // what else could open the content
    let mut rest = at.saturating_add(1)..at.saturating_add(NEAR);
    let plain = |at: &usize| !document.word(*at).gap.any(Gap::PUNCTUATION);
    let mut ahead = rest.clone().take_while(plain);
    if let Some(that) = ahead.clone().find(|&at| document.word(at).is(THAT)) {
        flag!(features, "before that");
        // "found evidence that", "said the fact that"
        valued!(features, "noun before that" = document.value(that.saturating_sub(1)));
    }
    flag!(features, "before to" if ahead.any(|at| document.word(at).is(TO)));
    let finite = rest.any(|at| is_finite(document.word(at)));
    flag!(features, "verb soon" if finite);
    flag!(features, "no verb soon" if !finite);
}

/// How much of the phrase after a verb of telling is skipped: `told Karim the pass was open`.
fn skipped(open: &Open<'_>, at: usize) -> Value<'static> {
    let cue = open.group.words.end;
    let phrase = addressee::after(open.document, cue, open.sentence.end).map_or(cue, |phrase| phrase.end);
    match at {
        _ if at == cue => fixed!("nothing"),
        _ if at < phrase => fixed!("a_part"),
        _ if at == phrase => fixed!("the_phrase"),
        _ => fixed!("more"),
    }
}

fn is_finite(word: &Word) -> bool {
    word.shape == Shape::Lower && word.is(BE.or(HAVE).or(MODAL).or(DO))
}

/// The shape of a word that is not itself a feature.
fn look(open: &Open<'_>, at: usize) -> Value<'static> {
    let word = open.document.word(at);
    if word.is(WEEKDAY.or(TIME)) {
        fixed!("time")
    } else if word.is(ROLE_PLURAL.or(ROLE).or(VAGUE_ROLE)) {
        fixed!("role")
    } else {
        shape(open.document, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        crate::scoring::assert_known(&NAMES, &[table::QUOTE_OPENINGS], include_str!("openings.rs"));
    }
}
