//! Decides whether a name of the gazetteer is a place in its context.

mod names;
mod neighbours;

use once_cell::sync::Lazy;

use self::names::NAMES;
use super::candidates::{Candidate, Context, VILLAGE};
use super::facts::{CONTAINED, GIVEN, LOCATED, LOWER, PERSONAL, REPEATED};
use crate::document::{Document, Gap, Shape, Word};
use crate::gazetteer::{ABBREVIATED, COMMON, DEMONYM, PlaceKind, Row};
use crate::lexicon::tags::*;
use crate::names::NameKind;
use crate::scoring::{Features, Model, flag, table, valued};

/// At most this many meanings of a name are compared with the countries and divisions that the article names.
const MOST_LOOKED_AT: usize = 32;

pub(crate) fn model() -> &'static Model {
    static MODEL: Lazy<Model> =
        Lazy::new(|| Model::read(&NAMES, &[table::PLACE_RECOGNITION, table::PLACE_RECOGNITION_PRIORS]));
    &MODEL
}

/// The evidence for and against a candidate.
pub(crate) fn features(
    document: &Document,
    context: &Context,
    candidates: &[Candidate<'_>],
    number: usize,
    features: &mut impl Features,
) {
    let Some(candidate) = candidates.get(number) else { return };
    let words = candidate.words;
    let first = document.word(words.start);
    flag!(features, "bias");
    own(document, candidate, features);
    if candidate.kind != PlaceKind::Country {
        let start = context.countries.partition_point(|&country| country < candidate.country);
        let named = context.countries.get(start..).unwrap_or_default();
        let count = named.iter().take(3).take_while(|&&country| country == candidate.country).count();
        flag!(features, "its country is named" if count > 0);
        flag!(features, "its country is named thrice" if count > 2);
        if candidate.kind != PlaceKind::Admin1 {
            let in_named = |row: &Row| context.divisions.binary_search(&row.in_division()).is_ok();
            let in_named =
                !context.divisions.is_empty() && candidate.meanings.places().take(MOST_LOOKED_AT).any(in_named);
            flag!(features, "its division is named" if in_named);
            flag!(features, "a small city of a named division" if in_named && candidate.kind == PlaceKind::City && candidate.population < 15_000);
            flag!(features, "a city of no named division" if !in_named && candidate.kind == PlaceKind::City);
        }
        let plain = candidate.flags & COMMON == 0 && !first.is(GIVEN_NAME.or(SURNAME));
        flag!(features, "village of a named country" if candidate.village && plain && count > 0);
    }
    let facts = context.facts.of(candidate.name);
    flag!(features, "repeated" if facts & REPEATED != 0);
    flag!(features, "located" if facts & LOCATED != 0);
    flag!(features, "lower elsewhere" if words.len() == 1 && facts & LOWER != 0);
    flag!(features, "personal" if words.len() == 1 && facts & PERSONAL != 0);
    flag!(features, "a person's given name" if words.len() == 1 && facts & GIVEN != 0);
    flag!(features, "with its container" if facts & CONTAINED != 0);
    let person = candidate.within.is_some_and(|(_, kind)| kind == NameKind::Person);
    flag!(features, "a person named in full" if person && words.len() == 1 && facts & PERSONAL != 0);
    name(candidate, first, features);
    sides(document, candidate, features);
    before(document, words.start, features);
    after(document, words.end, features);
    neighbours::describe(document, candidates, number, features);
}

/// The evidence from the name that the words are or are part of.
fn name(candidate: &Candidate<'_>, first: &Word, features: &mut impl Features) {
    let known = first.is(ORGANIZATION_HEAD.or(PLACE_HEAD).or(ROLE).or(TITLE).or(OFFICE).or(DIRECTION).or(DETERMINER));
    let known = known && candidate.words.len() == 1;
    let small = candidate.kind == PlaceKind::City && candidate.population < 100_000;
    let Some((name, kind)) = candidate.within else {
        flag!(features, "no name");
        flag!(features, "no name, a word of the lexicon" if known);
        flag!(features, "no name, a small city" if small);
        return;
    };
    let whole = name == candidate.words;
    match kind {
        NameKind::Person => {
            flag!(features, "in a name" if name.len() > 1);
            flag!(features, "a surname" if name.len() == 1);
            flag!(features, "a person, a small city" if small);
        }
        NameKind::Organization => {
            flag!(features, "a body" if whole);
            flag!(features, "a body, a word of the lexicon" if whole && known);
            flag!(features, "a body, a small city" if whole && small);
            flag!(features, "in a body's name" if !whole);
        }
        NameKind::Place => {
            flag!(features, "a place's name" if whole);
            flag!(features, "in a place's name" if !whole);
        }
        _ => {
            flag!(features, "another name" if whole);
            flag!(features, "another name, no demonym" if whole && candidate.flags & DEMONYM == 0);
            flag!(features, "in another name" if !whole);
        }
    }
}

/// The evidence from the name itself.
fn own(document: &Document, candidate: &Candidate<'_>, features: &mut impl Features) {
    let words = candidate.words;
    let first = document.word(words.start);
    match candidate.kind {
        _ if candidate.meanings.len() == 0 => {
            flag!(features, "unlisted");
            valued!(features, "unlisted head" = document.value(words.last()));
        }
        PlaceKind::Country => flag!(features, "country"),
        PlaceKind::Admin1 => flag!(features, "admin1"),
        PlaceKind::Admin2 => flag!(features, "admin2"),
        PlaceKind::City => match candidate.population {
            300_000.. => flag!(features, "city of 300,000"),
            100_000.. => flag!(features, "city of 100,000"),
            15_000.. => flag!(features, "city of 15,000"),
            VILLAGE.. => flag!(features, "city of 5,000"),
            1.. => flag!(features, "village"),
            // unknown
            0 => {}
        },
        PlaceKind::Other => flag!(features, "building"),
        _ => flag!(features, "physical"),
    }
    match words.len() {
        1 => flag!(features, "one word"),
        2 => flag!(features, "two words"),
        _ => flag!(features, "three words"),
    }
    if words.len() > 1 && candidate.meanings.len() > 0 && !first.is(GIVEN_NAME) {
        match candidate.kind {
            PlaceKind::City => flag!(features, "city of several words"),
            _ => flag!(features, "no city of several words"),
        }
    }
    flag!(features, "demonym" if candidate.flags & DEMONYM != 0);
    flag!(features, "abbreviated" if candidate.flags & ABBREVIATED != 0);
    flag!(features, "common word" if candidate.flags & COMMON != 0);
    flag!(features, "many meanings" if candidate.meanings.len() > 3);
    if words.len() == 1 {
        if candidate.flags & DEMONYM == 0 {
            // whether "French" counts depends on the corpus, not on the word
            valued!(features, "itself" = document.value(words.start));
        }
        let length = first.len();
        flag!(features, "short" if length < 5);
        flag!(features, "long" if length > 7);
        flag!(features, "given name" if first.is(GIVEN_NAME));
        flag!(features, "surname" if first.is(SURNAME));
        flag!(features, "calendar" if first.is(MONTH.or(WEEKDAY)));
        flag!(features, "a word of the lexicon" if first.is(ORGANIZATION_HEAD.or(PLACE_HEAD).or(ROLE).or(TITLE).or(DIRECTION).or(CUE_VERB).or(DETERMINER)));
        flag!(features, "a function word" if first.is(PREPOSITION.or(PRONOUN).or(CONJUNCTION).or(MODAL).or(ADVERB).or(SUBORDINATOR).or(NUMBER_WORD).or(TO)));
    }
    flag!(features, "capitals" if first.shape == Shape::Capitals);
}

/// The evidence from what is on both sides of it.
fn sides(document: &Document, candidate: &Candidate<'_>, features: &mut impl Features) {
    let words = candidate.words;
    let (first, next) = (document.word(words.start), document.word(words.end));
    let marks = first.gap.any(Gap::QUOTE.or(Gap::SINGLE)) && next.gap.any(Gap::QUOTE.or(Gap::SINGLE));
    flag!(features, "alone in marks" if marks);
    let article = !first.gap.any(Gap::PUNCTUATION) && document.before(words.start).is(DETERMINER);
    let goes_on = next.is_capital() && !next.gap.any(Gap::PUNCTUATION);
    let one = words.len() == 1 && candidate.kind == PlaceKind::City;
    flag!(features, "a city behind an article" if article && one && !goes_on);
}

/// The evidence from the words before it.
fn before(document: &Document, start: usize, features: &mut impl Features) {
    let word = document.word(start);
    let before = document.before(start);
    let gap = word.gap;
    if gap.any(Gap::PARAGRAPH) {
        flag!(features, "starts a paragraph");
        return;
    }
    flag!(features, "behind a comma" if gap.any(Gap::COMMA));
    flag!(features, "behind a hyphen" if gap.any(Gap::HYPHEN));
    flag!(features, "behind a bracket" if gap.any(Gap::OPEN));
    flag!(features, "behind a mark" if gap.any(Gap::QUOTE.or(Gap::SINGLE)));
    flag!(features, "behind a dash" if gap.any(Gap::DASH.or(Gap::COLON).or(Gap::OTHER)));
    if gap.any(Gap::TERMINAL) && document.sentence(start).start == start {
        flag!(features, "starts a sentence");
        return;
    }
    if !gap.any(Gap::PUNCTUATION) {
        beside_before(document, start.saturating_sub(1), before, features);
    }
}

fn beside_before(document: &Document, at: usize, before: &Word, features: &mut impl Features) {
    if before.shape == Shape::Lower {
        if before.is(PREPOSITION.or(DETERMINER).or(CONJUNCTION).or(TO).or(SUBORDINATOR).or(POSSESSIVE)) {
            valued!(features, "before" = document.value(at));
            let second = document.before(at);
            if !before.gap.any(Gap::PUNCTUATION) && before.is(DETERMINER.or(OF)) {
                if second.is_capital() {
                    flag!(features, "capital, then of" if before.is(OF));
                    flag!(features, "organisation of" if second.is(ORGANIZATION_HEAD) && before.is(OF));
                } else if second.is(PREPOSITION) {
                    valued!(features, "before that" = document.value(at.saturating_sub(1)));
                }
            }
        } else {
            flag!(features, "behind a plain word");
            valued!(features, "plain word before" = document.value(at));
            flag!(features, "behind a role" if before.is(ROLE.or(ROLE_PLURAL)));
            flag!(features, "behind a verb" if before.is(CUE_VERB));
        }
        return;
    }
    flag!(features, "behind a number" if before.shape == Shape::Number);
    if before.is_capital() {
        flag!(features, "behind a capital");
        if before.entry != 0 {
            valued!(features, "capital before" = document.value(at));
        }
        flag!(features, "behind a title" if before.is(TITLE.or(OFFICE)));
        flag!(features, "behind a given name" if before.is(GIVEN_NAME));
        flag!(features, "behind a surname" if before.is(SURNAME));
        flag!(features, "behind a direction" if before.is(DIRECTION));
        flag!(features, "behind a sentence's first word" if before.gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH)) && before.is(PREPOSITION.or(DETERMINER)));
        if before.is(PREPOSITION) && before.gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH)) {
            valued!(features, "before" = document.value(at));
        }
    }
}

/// The evidence from the words after it.
fn after(document: &Document, end: usize, features: &mut impl Features) {
    let next = document.word(end);
    let gap = next.gap;
    if gap.any(Gap::PARAGRAPH.or(Gap::TERMINAL)) {
        flag!(features, "ends a sentence");
        return;
    }
    flag!(features, "before a comma" if gap.any(Gap::COMMA));
    flag!(features, "before a hyphen" if gap.any(Gap::HYPHEN));
    flag!(features, "before a bracket" if gap.any(Gap::OPEN));
    flag!(features, "before a closing bracket" if gap.any(Gap::CLOSE));
    flag!(features, "before a dash" if gap.any(Gap::DASH.or(Gap::COLON)));
    if gap.any(Gap::PUNCTUATION) {
        return;
    }
    if next.shape == Shape::Lower {
        if document.text(end) == "'s" {
            flag!(features, "possessive");
            flag!(features, "possessive, then a capital" if document.after(end).is_capital());
        } else if next.is(PREPOSITION.or(CONJUNCTION).or(TO).or(BE).or(HAVE).or(MODAL).or(RELATIVE).or(SUBORDINATOR)) {
            valued!(features, "after" = document.value(end));
        } else {
            flag!(features, "before a plain word");
            valued!(features, "plain word behind" = document.value(end));
            flag!(features, "before a speech verb" if next.is(CUE_VERB) && next.cue().is_some_and(|cue| cue.share > 60));
            flag!(features, "before a verb" if next.is(CUE_VERB));
            flag!(features, "before a role" if next.is(ROLE.or(ROLE_PLURAL)));
            flag!(features, "before a place word" if next.is(PLACE_HEAD));
            flag!(features, "before an organisation word" if next.is(ORGANIZATION_HEAD));
        }
        return;
    }
    flag!(features, "before a number" if next.shape == Shape::Number);
    if next.is_capital() {
        flag!(features, "before a capital");
        if next.entry != 0 {
            valued!(features, "capital behind" = document.value(end));
        }
        flag!(features, "before a given name" if next.is(GIVEN_NAME));
        flag!(features, "before a surname" if next.is(SURNAME));
        flag!(features, "before a title" if next.is(TITLE.or(OFFICE)));
        flag!(features, "before an organisation" if next.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL)));
        flag!(features, "before a place head" if next.is(PLACE_HEAD));
        flag!(features, "before a weekday" if next.is(WEEKDAY.or(MONTH)));
        flag!(features, "before a capital pair" if document.after(end).is_capital() && !document.after(end).gap.any(Gap::PUNCTUATION));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        let tables = [table::PLACE_RECOGNITION, table::PLACE_RECOGNITION_PRIORS];
        crate::scoring::assert_known(
            &NAMES,
            &tables,
            concat!(include_str!("recognise.rs"), include_str!("recognise/neighbours.rs")),
        );
    }
}
