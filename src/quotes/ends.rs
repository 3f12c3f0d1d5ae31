//! The end of a content that follows its cue: the rules list the candidates, and the evidence beside each decides.

use once_cell::sync::Lazy;

use super::shapes::{self, is_verb};
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::VerbForm;
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::scoring::{Features, Model, Names, flag, paired, table, valued};

/// At most this many ends are weighed, nearest first; the end of the sentence is always one.
const MOST: usize = 14;

/// A content whose end is not yet known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open<'a> {
    pub document: &'a Document,
    pub group: &'a Group,
    /// The first word of the content.
    pub start: usize,
    /// The end by the rules alone.
    pub ruled: usize,
    pub sentence: Range,
    /// The word after the quotation that opens the content, if one does.
    pub quoted: Option<usize>,
}

/// The names of the evidence.
const NAMES: Names = Names {
    flags: &[
        "past the sentence",
        "bias",
        "ruled",
        "1 word",
        "2 words",
        "3 words",
        "5 words",
        "9 words",
        "17 words",
        "sentence end",
        "sentence end of a noun",
        "sentence end of speech",
        "sentence end, no comma",
        "sentence end, one comma",
        "sentence end, commas",
        "sentence end of a fronted clause",
        "comma",
        "first comma",
        "dash",
        "semicolon",
        "colon",
        "bracket",
        "quotation ends",
        "after all of a quotation",
        "after all of a quotation of speech",
        "after all of a quotation, then when or where",
        "no gap",
        "comma of a fronted clause",
        "comma after that",
        "comma in a relative clause",
        "comma without a subject",
        "first comma without a subject",
        "first comma in a relative clause",
        "comma of speech",
        "comma of assertion",
        "comma of a stance",
        "comma of belief",
        "end of speech",
        "end of assertion",
        "end of a stance",
        "end of belief",
        "comma of a participle",
        "comma of a passive",
        "comma of a noun",
        "end of a noun",
        "and then a cue",
        "and then a capital",
        "no verb yet",
        "no verb yet in speech",
        "comma, no verb yet in speech",
        "comma, no verb yet in a clause with that",
        "then a capital",
        "then a verb",
        "then a cue verb",
        "comma, then -ing",
        "then -ing",
        "then a time",
        "then a plain word",
        "then a finite verb",
        "comma, then a finite verb",
        "then a cue",
        "comma, then a cue",
        "2 words left",
        "5 words left",
    ],
    templates: &[
        "comma in a relative clause, then",
        "comma, then",
        "then",
        "and then",
        "verb, then",
        "opens, comma, then",
        "opens, then",
        "after",
    ],
};

static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::QUOTE_ENDS]));

/// Every end that was weighed, with its score.
pub(crate) fn weigh(open: &Open<'_>, inside: impl Fn(usize) -> bool) -> Vec<(usize, f32)> {
    let mut ends = Vec::new();
    visit(open, inside, || MODEL.sum(), |end, sum| ends.push((end, sum.score())));
    ends
}

/// The end with the best score.
pub(crate) fn choose(open: &Open<'_>, inside: impl Fn(usize) -> bool) -> usize {
    let model = &*MODEL;
    let mut best = (f32::MIN, open.ruled);
    visit(
        open,
        inside,
        || model.sum(),
        |end, sum| {
            if sum.score() > best.0 {
                best = (sum.score(), end);
            }
        },
    );
    best.1
}

/// Calls a function with each possible end of the content, as the index of the word after it. `inside` is whether a
/// quotation continues at a word; `features` makes the collector for the features of an end.
pub(crate) fn visit<F: Features>(
    open: &Open<'_>,
    inside: impl Fn(usize) -> bool,
    features: impl Fn() -> F,
    mut then: impl FnMut(usize, F),
) {
    let mut shown = 0;
    let mut commas = 0usize;
    let mut verb = false;
    let mut bracket = false;
    for at in open.start.saturating_add(1)..=open.sentence.end {
        verb |= is_verb(open.document, at.saturating_sub(1));
        let last = at == open.sentence.end;
        let says = matches!(open.group.class, CueClass::Neutral | CueClass::Assertive | CueClass::Belief);
        // "that Karim, who": a clause has a verb
        let subject = open.document.word(open.start).is(THAT) && at <= open.start.saturating_add(LONGEST_SUBJECT);
        let comma = open.document.word(at).gap.any(Gap::COMMA);
        let aside = !verb && (says && resumes(open, at) || subject && comma);
        let gap = open.document.word(at).gap;
        let in_bracket = bracket;
        bracket = gap.any(Gap::OPEN) || bracket && !gap.any(Gap::CLOSE);
        if !last && (shown >= MOST || !can_end(open, at) || aside || in_bracket || inside(at)) {
            commas = commas.saturating_add(usize::from(open.document.word(at).gap.any(Gap::COMMA)));
            continue;
        }
        let mut collected = features();
        describe(open, at, commas, &mut collected);
        if !verb {
            without_verb(open, at, &mut collected);
        }
        then(at, collected);
        shown = shown.saturating_add(1);
        // "the clerk (who said he was nine) left"
        let closes = gap.any(Gap::CLOSE) && !in_bracket;
        if closes || gap.any(Gap::SEMICOLON) || returns_to_source(open, at) {
            break;
        }
        commas = commas.saturating_add(usize::from(open.document.word(at).gap.any(Gap::COMMA)));
    }
    if open.ruled > open.sentence.end {
        let mut collected = features();
        flag!(collected, "past the sentence");
        then(open.ruled, collected);
    }
}

/// Whether a content can end before this word.
fn can_end(open: &Open<'_>, at: usize) -> bool {
    let document = open.document;
    let word = document.word(at);
    // "opposition to the plan has grown"
    let verb = open.group.voice == Voice::Noun && word.is(BE.or(HAVE).or(MODAL).or(DO).or(CUE_VERB));
    word.gap.any(Gap::PUNCTUATION)
        || (word.shape == Shape::Lower
            && (word.is(CONJUNCTION.or(SUBORDINATOR).or(RELATIVE).or(TIME))
                || (word.is(PREPOSITION) && !word.is(OF))
                || document.ends_with(at, "ing")))
        || word.is(WEEKDAY)
        || verb
}

fn describe(open: &Open<'_>, at: usize, commas: usize, features: &mut impl Features) {
    flag!(features, "bias");
    flag!(features, "ruled" if at == open.ruled);
    let length = at.saturating_sub(open.start);
    // without branches, since none of them could be predicted
    flag!(features, "1 word" if length == 1);
    flag!(features, "2 words" if length == 2);
    flag!(features, "3 words" if (3..5).contains(&length));
    flag!(features, "5 words" if (5..9).contains(&length));
    flag!(features, "9 words" if (9..17).contains(&length));
    flag!(features, "17 words" if length >= 17);
    if at == open.sentence.end {
        flag!(features, "sentence end");
        flag!(features, "sentence end of a noun" if open.group.voice == Voice::Noun);
        flag!(features, "sentence end of speech" if matches!(open.group.class, CueClass::Neutral | CueClass::Assertive));
        match commas {
            0 => flag!(features, "sentence end, no comma"),
            1 => flag!(features, "sentence end, one comma"),
            _ => flag!(features, "sentence end, commas"),
        }
        flag!(features, "sentence end of a fronted clause" if is_fronted(open) && commas > 0);
        return;
    }
    gap(open, at, commas, features);
    next(open, at, features);
}

/// The evidence of a content that has no verb: `Police said the man`.
fn without_verb(open: &Open<'_>, at: usize, features: &mut impl Features) {
    let document = open.document;
    let speech = matches!(open.group.class, CueClass::Neutral | CueClass::Assertive | CueClass::Belief);
    let comma = at < open.sentence.end && document.word(at).gap.any(Gap::COMMA);
    flag!(features, "no verb yet");
    flag!(features, "no verb yet in speech" if speech);
    flag!(features, "comma, no verb yet in speech" if speech && comma);
    flag!(features, "comma, no verb yet in a clause with that" if comma && document.word(open.start).is(THAT));
}

/// Whether an aside starts here, after which the clause has its verb: `the man, a father of three, would be charged`.
fn resumes(open: &Open<'_>, at: usize) -> bool {
    let document = open.document;
    let near = at.saturating_add(1)..open.sentence.end.min(at.saturating_add(LONGEST_ASIDE));
    let next = || near.into_iter().find(|&at| document.word(at).gap.any(Gap::COMMA));
    document.word(at).gap.any(Gap::COMMA)
        && next().is_some_and(|next| {
            let mut ahead = next..next.saturating_add(3);
            document.word(next).shape == Shape::Lower && ahead.any(|at| is_verb(document, at))
        })
}

/// The longest phrase of when or where after a quotation, in words.
const LONGEST_TAIL: usize = 8;

/// Whether a verb after a conjunction agrees with the cue and not with the content: `Police believe the fire was set and are
/// treating …`.
fn returns_to_source(open: &Open<'_>, conjunction: usize) -> bool {
    let document = open.document;
    if !document.word(conjunction).is(CONJUNCTION) {
        return false;
    }
    let verb = |at: usize| document.word(at).is(BE.or(HAVE)) && document.word(at).shape == Shape::Lower;
    let own = (open.start..conjunction).find(|&at| verb(at));
    let plural = |at: usize| match document.text(at) {
        "is" | "was" | "has" => Some(false),
        "are" | "were" | "have" if !document.before(at).is(MODAL.or(TO)) => Some(true),
        _ => None,
    };
    let next = plural(conjunction.saturating_add(1));
    let source = match open.group.form {
        VerbForm::Base => Some(true),
        VerbForm::Third => Some(false),
        _ => None,
    };
    next.is_some() && next == source && own.and_then(plural).is_some_and(|own| Some(own) != next)
}

/// The longest content with "that", in words, that is only a subject.
const LONGEST_SUBJECT: usize = 3;

/// The longest aside between a subject and its verb, in words.
const LONGEST_ASIDE: usize = 20;

/// The punctuation before the word, and the kind of cue whose content would end there.
fn gap(open: &Open<'_>, at: usize, commas: usize, features: &mut impl Features) {
    let word = open.document.word(at);
    let comma = word.gap.any(Gap::COMMA);
    let that = open.document.word(open.start).is(THAT);
    flag!(features, "comma" if comma);
    flag!(features, "first comma" if comma && commas == 0);
    flag!(features, "dash" if word.gap.any(Gap::DASH));
    flag!(features, "semicolon" if word.gap.any(Gap::SEMICOLON));
    flag!(features, "colon" if word.gap.any(Gap::COLON));
    flag!(features, "bracket" if word.gap.any(Gap::OPEN.or(Gap::CLOSE)));
    flag!(features, "quotation ends" if word.gap.any(Gap::QUOTE));
    if open.quoted == Some(at) {
        flag!(features, "after all of a quotation");
        flag!(features, "after all of a quotation of speech" if matches!(open.group.class, CueClass::Neutral));
        let tail = at..open.sentence.end.min(at.saturating_add(LONGEST_TAIL));
        let plain = |at: usize| !is_verb(open.document, at);
        let adverbial =
            word.is(PREPOSITION.or(TIME).or(WEEKDAY)) && tail.len() < LONGEST_TAIL && tail.into_iter().all(plain);
        flag!(features, "after all of a quotation, then when or where" if adverbial);
    }
    flag!(features, "no gap" if !word.gap.any(Gap::PUNCTUATION));
    flag!(features, "comma of a fronted clause" if comma && commas == 0 && is_fronted(open));
    flag!(features, "comma after that" if comma && that);
    // "the driver, who said he had waited, crossed"
    let who = word_before(open);
    if comma && who.is(RELATIVE) && who.gap.any(Gap::COMMA) {
        flag!(features, "comma in a relative clause");
        flag!(features, "first comma in a relative clause" if commas == 0);
        let shape = shapes::shape(open.document, at);
        valued!(features, "comma in a relative clause, then" = shape);
    }
    // "the driver, who police said had waited, crossed"
    let first = open.document.word(open.start);
    if comma && first.shape == Shape::Lower && first.is(BE.or(HAVE).or(MODAL).or(DO)) {
        flag!(features, "comma without a subject");
        flag!(features, "first comma without a subject" if commas == 0);
    }
    match open.group.class {
        CueClass::Neutral if comma => flag!(features, "comma of speech"),
        CueClass::Assertive if comma => flag!(features, "comma of assertion"),
        CueClass::Expressive | CueClass::Desire if comma => flag!(features, "comma of a stance"),
        CueClass::Belief if comma => flag!(features, "comma of belief"),
        CueClass::Neutral => flag!(features, "end of speech"),
        CueClass::Assertive => flag!(features, "end of assertion"),
        CueClass::Expressive | CueClass::Desire => flag!(features, "end of a stance"),
        CueClass::Belief => flag!(features, "end of belief"),
        _ => {}
    }
    match open.group.voice {
        Voice::Participle if comma => flag!(features, "comma of a participle"),
        Voice::Passive if comma => flag!(features, "comma of a passive"),
        Voice::Noun if comma => flag!(features, "comma of a noun"),
        Voice::Noun => flag!(features, "end of a noun"),
        _ => {}
    }
}

/// The word before the cue.
fn word_before<'a>(open: &Open<'a>) -> &'a Word {
    open.document.before(open.group.words.start)
}

/// The words after the end.
fn next(open: &Open<'_>, at: usize, features: &mut impl Features) {
    let document = open.document;
    let word = document.word(at);
    let comma = word.gap.any(Gap::COMMA.or(Gap::DASH));
    let function = CONJUNCTION
        .or(SUBORDINATOR)
        .or(RELATIVE)
        .or(PREPOSITION)
        .or(PRONOUN)
        .or(DETERMINER)
        .or(POSSESSIVE)
        .or(TO)
        .or(ADVERB)
        .or(ACCORDING);
    if word.is(function) {
        if comma {
            valued!(features, "comma, then" = document.value(at));
        } else {
            valued!(features, "then" = document.value(at));
        }
        if word.is(CONJUNCTION) {
            let second = document.after(at);
            if second.is(function.or(BE).or(HAVE).or(MODAL)) {
                valued!(features, "and then" = document.value(at.saturating_add(1)));
            }
            flag!(features, "and then a cue" if verb::group(document, at.saturating_add(1)).is_some_and(|group| group.share > 40));
            flag!(features, "and then a capital" if second.is_capital());
        }
    } else {
        flag!(features, "then a capital" if word.is_capital());
        flag!(features, "then a verb" if word.is(BE.or(HAVE).or(MODAL).or(DO)));
        flag!(features, "then a cue verb" if word.is(CUE_VERB));
        let ing = document.ends_with(at, "ing");
        flag!(features, "comma, then -ing" if comma && ing);
        flag!(features, "then -ing" if !comma && ing);
        flag!(features, "then a time" if word.is(TIME.or(WEEKDAY)));
        flag!(features, "then a plain word" if word.tags == Tags::NONE && !word.is_capital());
    }
    // the usual next word for this verb, and for a content with this first word
    let then = if shapes::is_function(word) { document.value(at) } else { shapes::shape(document, at) };
    paired!(features, "verb, then" = open.group.base_value(), then);
    let first = document.word(open.start);
    if shapes::is_function(first) {
        let opens = document.value(open.start);
        if comma {
            paired!(features, "opens, comma, then" = opens, then);
        } else {
            paired!(features, "opens, then" = opens, then);
        }
    }
    let last = document.before(at);
    if shapes::is_function(last) {
        valued!(features, "after" = document.value(at.saturating_sub(1)));
    }
    // whether the next clause has a verb and a cue of its own
    let rest = document.words.get(at..open.sentence.end.min(at.saturating_add(10))).unwrap_or_default();
    let tags = rest.iter().fold(Tags::NONE, |tags, word| tags | word.tags);
    let finite = tags.any(BE.or(HAVE).or(MODAL).or(DO));
    let is_cue = |word: &Word| word.is(CUE_VERB) && word.cue().is_some_and(|cue| cue.share > 55);
    let cue = tags.any(CUE_VERB) && rest.iter().any(is_cue);
    flag!(features, "then a finite verb" if finite);
    flag!(features, "comma, then a finite verb" if finite && comma);
    flag!(features, "then a cue" if cue);
    flag!(features, "comma, then a cue" if cue && comma);
    match open.sentence.end.saturating_sub(at) {
        1..=2 => flag!(features, "2 words left"),
        3..=5 => flag!(features, "5 words left"),
        _ => {}
    }
}

/// Whether the cue is in a clause before the main one: `While praising the deal, he …`.
fn is_fronted(open: &Open<'_>) -> bool {
    let document = open.document;
    // "A day after", "Two weeks before"
    let start = open.sentence.start;
    let time = (start..open.group.words.start).find(|&at| !document.word(at).is(DETERMINER.or(NUMBER_WORD).or(TIME)));
    let first = document.word(time.unwrap_or(start));
    let opens = first.is(SUBORDINATOR.or(PREPOSITION))
        || open.group.words.start <= open.sentence.start.saturating_add(1) && open.group.voice == Voice::Participle;
    opens
        && (open.sentence.start.saturating_add(1)..open.group.words.start)
            .all(|at| !document.word(at).gap.any(Gap::COMMA))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        let tables = [table::QUOTE_ENDS];
        crate::scoring::assert_known(&NAMES, &tables, include_str!("ends.rs"));
    }
}
