//! The evidence for the extent and the kind of a name.

use super::around::Seen;
use super::runs;
use crate::document::{Document, Gap, Range, Shape};
use crate::gazetteer::{ABBREVIATED, COMMON, DEMONYM, PlaceKind};
use crate::lexicon::tags::*;
use crate::scoring::{Family, Features, MOST_VALUES, Names, Value, fixed, flag, paired, valued};

pub(crate) const NAMES: Names = Names {
    flags: &[
        "acronym with stops",
        "after a closing mark",
        "after a colon",
        "after a comma",
        "after a hyphen",
        "after a mark",
        "after a plain word",
        "before a bracket",
        "before a capital",
        "before a closing mark",
        "before a colon",
        "before a comma",
        "before a hyphen",
        "before a plain word",
        "bias",
        "common word",
        "demonym",
        "ends a sentence",
        "five words",
        "four words",
        "given name first",
        "given name, then a surname",
        "given name, then no word of the lexicon",
        "in brackets",
        "in capitals",
        "in capitals of four letters",
        "in capitals of more letters",
        "in the gazetteer",
        "in the lexicon",
        "initial",
        "initial inside",
        "line of capitals",
        "list of capitals",
        "lower, after a hyphen",
        "listed abbreviation",
        "listed big city",
        "listed city",
        "listed country",
        "listed division",
        "listed other place",
        "listed village",
        "many words",
        "number after it",
        "number before it",
        "one word",
        "only particle",
        "small word inside",
        "starts a paragraph",
        "starts a sentence",
        "three words",
        "two words",
    ],
    templates: &[
        "after",
        "after class",
        "before",
        "before class",
        "before two",
        "capital after",
        "class",
        "end",
        "first class",
        "first seen",
        "last class",
        "last seen",
        "previous",
        "seen",
        "sole",
        "sole class",
        "sole end",
        "sole seen",
        "start",
        "word",
    ],
};

/// The classes that say something about a name, with their names as values.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static CLASS_VALUES: [Option<Value<'static>>; MOST_VALUES] = {
    let mut classes = [None; MOST_VALUES];
    let mut number = 0;
    while number < CLASS_NAMES.len() {
        let (tag, name) = CLASS_NAMES[number];
        classes[tag.first() as usize] = Some(Value::fixed(name));
        number += 1;
    }
    classes
};

const CLASS_NAMES: &[(Tags, &str)] = &[
    (DETERMINER, "determiner"),
    (POSSESSIVE, "possessive"),
    (PRONOUN, "pronoun"),
    (BE, "be"),
    (HAVE, "have"),
    (MODAL, "modal"),
    (PREPOSITION, "preposition"),
    (CONJUNCTION, "conjunction"),
    (SUBORDINATOR, "subordinator"),
    (RELATIVE, "relative"),
    (ADVERB, "adverb"),
    (NUMBER_WORD, "number"),
    (MONTH, "month"),
    (WEEKDAY, "weekday"),
    (TIME, "time"),
    (TITLE, "title"),
    (ROLE, "role"),
    (ROLE_PLURAL, "roles"),
    (ORGANIZATION_HEAD, "body"),
    (PLACE_HEAD, "place"),
    (DIRECTION, "direction"),
    (GIVEN_NAME, "given"),
    (SURNAME, "surname"),
    (CUE_VERB, "cue"),
    (CUE_NOUN, "cue-noun"),
    (MEDIA, "media"),
    (DOCUMENT, "document"),
    (RANK, "rank"),
    (ORGANIZATION_TAIL, "tail"),
    (OFFICE, "office"),
    (LOCATIVE, "locative"),
    (NAME_PARTICLE, "particle"),
    (OUTLET, "outlet"),
];

/// The observations, as values.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static SEEN_VALUES: [Option<Value<'static>>; MOST_VALUES] = {
    let mut values = [None; MOST_VALUES];
    let mut number = 0;
    while number < Seen::ALL.len() {
        values[number] = Some(Value::fixed(Seen::ALL[number]));
        number += 1;
    }
    values
};

const fn of_classes(name: &'static str) -> Family {
    Family::of(&NAMES, name, &CLASS_VALUES)
}

const fn of_observations(name: &'static str) -> Family {
    Family::of(&NAMES, name, &SEEN_VALUES)
}

const CLASS: Family = of_classes("class");
const FIRST_CLASS: Family = of_classes("first class");
const LAST_CLASS: Family = of_classes("last class");
const SOLE_CLASS: Family = of_classes("sole class");
const BEFORE_CLASS: Family = of_classes("before class");
const AFTER_CLASS: Family = of_classes("after class");
const SEEN: Family = of_observations("seen");
const FIRST_SEEN: Family = of_observations("first seen");
const LAST_SEEN: Family = of_observations("last seen");
const SOLE_SEEN: Family = of_observations("sole seen");

/// The templates whose values are classes or observations.
pub(super) const FAMILIES: [Family; 10] =
    [CLASS, FIRST_CLASS, LAST_CLASS, SOLE_CLASS, BEFORE_CLASS, AFTER_CLASS, SEEN, FIRST_SEEN, LAST_SEEN, SOLE_SEEN];

/// The classes of a word inside a name.
fn own_classes(document: &Document, at: usize) -> u64 {
    let tags = document.word(at).tags;
    // the month of "Olivia May" is a surname
    if follows_given_name(document, at) { tags.without(MONTH).bits() } else { tags.bits() }
}

/// Whether a word is directly after a given name: `Olivia May`.
fn follows_given_name(document: &Document, at: usize) -> bool {
    let before = document.before(at);
    before.is(GIVEN_NAME) && before.is_capital() && !document.word(at).gap.any(Gap::PUNCTUATION)
}

/// The evidence of a word wherever it is in a name.
pub(super) fn inside(document: &Document, around: Seen, at: usize, features: &mut impl Features) {
    let word = document.word(at);
    let month = word.is(MONTH) && follows_given_name(document, at);
    if !month {
        valued!(features, "word" = document.value(at));
    }
    valued!(features, "end" = document.suffix(at, 3));
    features.family(CLASS, own_classes(document, at));
    features.family(SEEN, around.bits());
    flag!(features, "in the lexicon" if word.entry != 0);
    flag!(features, "lower, after a hyphen" if word.shape == Shape::Lower && word.gap == Gap::HYPHEN);
    match word.shape {
        Shape::Capitals => {
            flag!(features, "in capitals");
            flag!(features, "in capitals of four letters" if word.len() <= 4);
            flag!(features, "in capitals of more letters" if word.len() > 4);
        }
        Shape::Capital => {
            flag!(features, "initial" if is_initial(document, at));
        }
        _ => {}
    }
    flag!(features, "acronym with stops" if document.ends_with(at, "."));
}

/// Whether a word is the first letter of a name, and not an article: `A. Karim`, but not `A driver`.
fn is_initial(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.len() == 1 && word.is_capital() && (!word.is(DETERMINER.or(PRONOUN)) || document.after(at).gap.any(Gap::STOP))
}

/// The evidence of the first word of a name and of what is before it.
pub(super) fn first(document: &Document, around: Seen, at: usize, features: &mut impl Features) {
    let word = document.word(at);
    valued!(features, "start" = document.prefix(at, 3));
    features.family(FIRST_CLASS, word.tags.bits());
    features.family(FIRST_SEEN, around.bits());
    flag!(features, "only particle" if !word.is_capital());
    let gap = word.gap;
    if gap.any(Gap::PARAGRAPH) {
        flag!(features, "starts a paragraph");
        return;
    }
    flag!(features, "starts a sentence" if document.sentence(at).start == at);
    flag!(features, "after a comma" if gap.any(Gap::COMMA));
    flag!(features, "after a hyphen" if gap.any(Gap::HYPHEN));
    flag!(features, "in brackets" if gap.any(Gap::OPEN));
    flag!(features, "after a mark" if gap.any(Gap::QUOTE.or(Gap::SINGLE)));
    flag!(features, "after a closing mark" if gap.any(Gap::CLOSE));
    flag!(features, "after a colon" if gap.any(Gap::COLON.or(Gap::DASH).or(Gap::SEMICOLON).or(Gap::OTHER)));
    let before = document.before(at);
    // "Mr. Karim" has no sentence's end in it
    let joined = runs::is_joined(document, at);
    if !joined && !gap.any(Gap::COMMA) {
        return;
    }
    flag!(features, "number before it" if before.shape == Shape::Number);
    features.family(BEFORE_CLASS, before.tags.bits());
    if !joined {
        return;
    }
    let second = at.saturating_sub(2);
    if before.is_capital() {
        return;
    }
    flag!(features, "after a plain word" if before.entry == 0);
    valued!(features, "before" = document.value(at.saturating_sub(1)));
    if !before.gap.any(Gap::PUNCTUATION) {
        paired!(features, "before two" = document.value(second), document.value(at.saturating_sub(1)));
    }
}

/// The evidence of the last word of a name and of what is after it.
pub(super) fn last(document: &Document, around: Seen, at: usize, features: &mut impl Features) {
    features.family(LAST_CLASS, own_classes(document, at));
    features.family(LAST_SEEN, around.bits());
    let next = at.saturating_add(1);
    let after = document.word(next);
    let gap = after.gap;
    if gap.any(Gap::PARAGRAPH.or(Gap::TERMINAL)) {
        flag!(features, "ends a sentence");
        return;
    }
    flag!(features, "before a comma" if gap.any(Gap::COMMA));
    flag!(features, "before a hyphen" if gap.any(Gap::HYPHEN));
    flag!(features, "before a bracket" if gap.any(Gap::OPEN));
    flag!(features, "before a closing mark" if gap.any(Gap::CLOSE.or(Gap::QUOTE).or(Gap::SINGLE)));
    flag!(features, "before a colon" if gap.any(Gap::COLON.or(Gap::DASH).or(Gap::SEMICOLON).or(Gap::OTHER)));
    if gap.any(Gap::PUNCTUATION) && !gap.any(Gap::COMMA) {
        return;
    }
    flag!(features, "number after it" if after.shape == Shape::Number);
    features.family(AFTER_CLASS, after.tags.bits());
    if gap.any(Gap::PUNCTUATION) {
        return;
    }
    if after.is_capital() {
        flag!(features, "before a capital");
        valued!(features, "capital after" = document.value(next));
        return;
    }
    flag!(features, "before a plain word" if after.entry == 0);
    valued!(features, "after" = document.value(next));
}

/// A name of the gazetteer, as evidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// The words.
    pub words: Range,
    /// The kind of its most prominent place.
    pub kind: PlaceKind,
    pub population: u32,
    /// The union of the flags of its names.
    pub flags: u8,
}

/// The evidence of the name as a whole.
pub(super) fn whole(
    document: &Document,
    around: Seen,
    name: Range,
    listed: Option<&Listed>,
    line_of_capitals: bool,
    features: &mut impl Features,
) {
    let first = document.word(name.start);
    let last = document.word(name.last());
    flag!(features, "bias");
    flag!(features, "line of capitals" if line_of_capitals);
    match name.len() {
        1 => {
            flag!(features, "one word");
            valued!(features, "sole" = document.value(name.start));
            valued!(features, "sole end" = document.suffix(name.start, 2));
            features.family(SOLE_CLASS, first.tags.bits());
            features.family(SOLE_SEEN, around.bits());
        }
        2 => flag!(features, "two words"),
        3 => flag!(features, "three words"),
        4 => flag!(features, "four words"),
        5 => flag!(features, "five words"),
        _ => flag!(features, "many words"),
    }
    if name.len() > 1 {
        let given = first.is(GIVEN_NAME);
        flag!(features, "given name first" if given);
        flag!(features, "given name, then a surname" if given && last.is(SURNAME));
        flag!(features, "given name, then no word of the lexicon" if given && last.entry == 0);
        let (mut small, mut initial, mut capitals) = (false, false, true);
        for word in (name.start..name.end).map(|at| document.word(at)) {
            small |= word.shape == Shape::Lower && !word.is(NAME_PARTICLE);
            initial |= word.len() == 1 && word.is_capital();
            capitals &= word.shape == Shape::Capitals;
        }
        flag!(features, "small word inside" if small);
        flag!(features, "initial inside" if initial);
        flag!(features, "list of capitals" if capitals);
    }
    let Some(listed) = listed else { return };
    flag!(features, "in the gazetteer");
    flag!(features, "demonym" if listed.flags & DEMONYM != 0);
    flag!(features, "common word" if listed.flags & COMMON != 0);
    flag!(features, "listed abbreviation" if listed.flags & ABBREVIATED != 0);
    match listed.kind {
        PlaceKind::Country => flag!(features, "listed country"),
        PlaceKind::Admin1 => flag!(features, "listed division"),
        PlaceKind::City if listed.population >= 500_000 => flag!(features, "listed big city"),
        PlaceKind::City if listed.population >= 50_000 => flag!(features, "listed city"),
        PlaceKind::City => flag!(features, "listed village"),
        _ => flag!(features, "listed other place"),
    }
}

/// The value for each state before a name.
pub(super) const STATES: [Value<'static>; super::decode::STATES] =
    [fixed!("person"), fixed!("organization"), fixed!("place"), fixed!("other"), fixed!("start"), fixed!("none")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::table;

    #[test]
    fn the_table_weighs_only_known_features() {
        crate::scoring::assert_known(
            &NAMES,
            &[table::NAMES],
            concat!(include_str!("evidence.rs"), include_str!("../names.rs")),
        );
    }
}
