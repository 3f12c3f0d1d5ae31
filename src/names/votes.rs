//! Settles the kinds of names by what the whole article shows.

use super::{Extent, NameKind};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;
use crate::scoring::{CLASSES, PerClass};
use hashbrown::HashMap;

use crate::text::hash::word_key;

/// The share of the scores of the other names of the same words that counts for a name, in hundredths. Of 0, 30, 60 and
/// 100, it gives the best F1 on CoNLL-2003 (dev): 91.5, 91.6, 91.2, 90.8.
const SAME_WORDS: i32 = 30;
/// The share of the scores of longer names of persons that end with the same word. Of 0, 50 and 100: 91.3, 91.4,
/// 91.6.
const SURNAME_SHARE: i32 = 100;
/// The longest title before a person's name, in words.
const LONGEST_TITLE: usize = 4;

/// Settles the kinds of the names. `scores` has the scores of each name as each kind.
pub(super) fn settle(document: &Document, names: &mut Vec<Extent>, scores: &[PerClass]) {
    let mut same: HashMap<u32, PerClass> = HashMap::with_capacity(names.len());
    let mut surnames: HashMap<u32, PerClass> = HashMap::default();
    let mut votes = Vec::with_capacity(names.len());
    for (name, scores) in names.iter().zip(scores) {
        let (key, own) = (document.phrase_key(name.words), margins(scores));
        add(same.entry(key).or_default(), &own);
        if name.words.len() > 1 && name.kind == NameKind::Person {
            add(surnames.entry(document.word(name.words.last()).key).or_default(), &own);
        }
        votes.push((key, own));
    }
    for (name, (key, own)) in names.iter_mut().zip(votes) {
        let mut sum = own;
        if let Some(all) = same.get(&key) {
            add(&mut sum, &share(all, SAME_WORDS));
            add(&mut sum, &share(&own, -SAME_WORDS));
        }
        if let Some(longer) = surnames.get(&document.word(name.words.start).key).filter(|_| name.words.len() == 1) {
            add(&mut sum, &share(longer, SURNAME_SHARE));
        }
        let best = (0..sum.len()).max_by_key(|&kind| (sum.get(kind), std::cmp::Reverse(kind)));
        name.kind = best.and_then(|kind| NameKind::ALL.get(kind).copied()).unwrap_or(name.kind);
        if name.kind == NameKind::Person {
            name.words = without_title(document, name.words);
        }
    }
    add_surnames(document, names, &surnames);
    join_nicknames(document, names);
    names.retain(|name| !is_role(document, name.words));
    for at in 0..names.len().saturating_sub(1) {
        let next = at.saturating_add(1);
        if let Some((long, short)) = bracketed(document, names, at, next) {
            let kind = names.get(long).map(|name| name.kind);
            if let (Some(short), Some(kind)) = (names.get_mut(short), kind.filter(|kind| *kind != NameKind::Person)) {
                short.kind = kind;
            }
        }
    }
}

/// The indices of a long name and of its short form, if one of two names is in brackets after the other: `Ministry of
/// Defence (MoD)`.
pub(super) fn bracketed(document: &Document, names: &[Extent], at: usize, next: usize) -> Option<(usize, usize)> {
    let (first, second) = (names.get(at)?.words, names.get(next)?.words);
    let open =
        |short: Range| document.word(short.start).gap.any(Gap::OPEN) && document.word(short.end).gap.any(Gap::CLOSE);
    if first.end != second.start || !open(second) {
        return None;
    }
    let is_short = |words: Range| {
        let word = document.word(words.start);
        words.len() == 1 && (word.shape == Shape::Capitals || document.ends_with(words.start, "."))
    };
    let is_acronym = |long: Range, short: Range| {
        let key = document.word(short.start).key;
        short.len() == 1 && (acronym(document, long, true) == key || acronym(document, long, false) == key)
    };
    let is_short = |short: Range, long: Range| is_short(short) || is_acronym(long, short);
    if is_short(second, first) && first.len() > 1 {
        Some((at, next))
    } else if is_short(first, second) && second.len() > 1 {
        Some((next, at))
    } else {
        None
    }
}

/// Adds the surnames of persons where they are alone and were not found: `said May`.
fn add_surnames(document: &Document, names: &mut Vec<Extent>, surnames: &HashMap<u32, PerClass>) {
    if surnames.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for &at in &document.capitals {
        let word = document.word(at);
        if !surnames.contains_key(&word.key) {
            continue;
        }
        let next = names.partition_point(|name| name.words.start <= at);
        let inside = next.checked_sub(1).and_then(|before| names.get(before)).is_some_and(|name| name.words.end > at);
        let date = word.is(MONTH) && document.after(at).shape == Shape::Number;
        let opens = document.sentence(at).start == at && word.is(MODAL.or(PRONOUN).or(DETERMINER).or(PREPOSITION));
        let beside = document.after(at).is_capital() && !document.after(at).gap.any(Gap::PUNCTUATION)
            || document.before(at).is_capital() && !word.gap.any(Gap::PUNCTUATION);
        if !inside && !date && !opens && !beside {
            added.push(Extent { words: Range::one(at), kind: NameKind::Person, entity: 0 });
        }
    }
    if !added.is_empty() {
        names.append(&mut added);
        names.sort_by_key(|name| name.words.start);
    }
}

/// The hash of the first letters of the words of a name, of all or of the capitalised ones.
pub(super) fn acronym(document: &Document, name: Range, capitals: bool) -> u32 {
    let words = (name.start..name.end).filter(|&at| document.word(at).is_capital() || !capitals);
    let mut letters = String::with_capacity(name.len());
    letters.extend(words.filter_map(|at| document.text(at).chars().next()));
    word_key(letters.as_bytes())
}

/// Joins a given name, a nickname in quotation marks or brackets, and a surname: `Raymond “Duke” Karim`.
fn join_nicknames(document: &Document, names: &mut Vec<Extent>) {
    let mut at = 0usize;
    while let (Some(first), Some(nick), Some(last)) =
        (names.get(at).copied(), names.get(at.saturating_add(1)).copied(), names.get(at.saturating_add(2)).copied())
    {
        let number = at;
        at = at.saturating_add(1);
        if first.words.end != nick.words.start || nick.words.end != last.words.start {
            continue;
        }
        let gap = |word: usize| document.word(word).gap;
        let marks = Gap::QUOTE.or(Gap::SINGLE);
        // "Ann Karim (Spain)" has no nickname
        let personal = nick.kind == NameKind::Person && last.words.len() == 1;
        let opens = gap(nick.words.start).any(marks) || personal && gap(nick.words.start).any(Gap::OPEN);
        let closes = gap(last.words.start).any(marks) || personal && gap(last.words.start).any(Gap::CLOSE);
        let other = Gap::STOP.or(Gap::COMMA).or(Gap::PARAGRAPH).or(Gap::COLON).or(Gap::EXCLAIM);
        let clean = !gap(nick.words.start).any(other) && !gap(last.words.start).any(other);
        let short = first.words.len() <= 2 && nick.words.len() <= 2 && last.words.len() <= 2;
        let given = document.word(first.words.start).is(GIVEN_NAME) || first.kind == NameKind::Person;
        if opens && closes && clean && short && given {
            let words = Range::new(first.words.start, last.words.end);
            names.splice(number..=number.saturating_add(2), [Extent { words, kind: NameKind::Person, entity: 0 }]);
        }
    }
}

/// Whether one word is what somebody is, not who: `CEO`.
fn is_role(document: &Document, name: Range) -> bool {
    let word = document.word(name.start);
    name.len() == 1 && word.is(ROLE.or(OFFICE)) && !word.is(GIVEN_NAME.or(SURNAME)) && word.shape == Shape::Capitals
}

/// A person's name without the titles at its start.
fn without_title(document: &Document, name: Range) -> Range {
    let is_title = |at: &usize| {
        let (word, next) = (document.word(*at), document.after(*at));
        let agent = document.ends_with(*at, "er") || document.ends_with(*at, "or") || document.ends_with(*at, "ist");
        // "Publisher Lena Karim", but "Mother Teresa"
        let full = name.end.saturating_sub(*at) > 2;
        let role = full && (word.is(ROLE.or(OFFICE)) || agent && word.entry == 0 && next.is(GIVEN_NAME));
        (word.is(TITLE) || role) && !word.is(GIVEN_NAME)
    };
    let titles = (name.start..name.last()).take(LONGEST_TITLE).take_while(is_title).count();
    Range::new(name.start.saturating_add(titles), name.end)
}

/// The scores with their mean taken off, within bounds, so that no name decides alone.
fn margins(scores: &PerClass) -> PerClass {
    let sum = scores.iter().fold(0i32, |sum, score| sum.wrapping_add(*score));
    let mean = sum.checked_div(CLASSES as i32).unwrap_or_default();
    scores.map(|score| score.wrapping_sub(mean).clamp(-500, 500))
}

/// A share of the scores, in hundredths.
fn share(scores: &PerClass, hundredths: i32) -> PerClass {
    scores.map(|score| score.saturating_mul(hundredths) / 100)
}

fn add(sum: &mut PerClass, other: &PerClass) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.saturating_add(*other));
}
