//! Settles the kinds of names by what the whole article shows.

use super::{Extent, NameKind};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;
use crate::scoring::PerClass;
use crate::text::hash::KeyMap;

/// The share of the scores of the other names of the same words that counts for a name, in hundredths. Of 0, 30, 60 and
/// 100, it gives the best F1 on CoNLL-2003 (dev): 91.5, 91.6, 91.2, 90.8.
const SAME_WORDS: i32 = 30;
/// The share of the scores of longer names of persons that end with the same word. Of 0, 50 and 100: 91.3, 91.4,
/// 91.6.
const SURNAME: i32 = 100;
/// The longest title before a person's name, in words.
const LONGEST_TITLE: usize = 4;

/// Settles the kinds of the names. `scores` has the scores of each name as each kind.
pub(super) fn settle(document: &Document, names: &mut [Extent], scores: &[PerClass]) {
    let mut same: KeyMap<u32, PerClass> = KeyMap::default();
    let mut surnames: KeyMap<u32, PerClass> = KeyMap::default();
    for (name, own) in names.iter().zip(scores) {
        let own = margins(own);
        add(same.entry(document.phrase_key(name.words)).or_default(), &own, 100);
        if name.words.len() > 1 && name.kind == NameKind::Person {
            add(surnames.entry(document.word(name.words.last()).key).or_default(), &own, 100);
        }
    }
    for (name, scores) in names.iter_mut().zip(scores) {
        let own = margins(scores);
        let mut sum = own;
        if let Some(all) = same.get(&document.phrase_key(name.words)) {
            add(&mut sum, all, SAME_WORDS);
            add(&mut sum, &own, -SAME_WORDS);
        }
        if let Some(longer) = surnames.get(&document.word(name.words.start).key).filter(|_| name.words.len() == 1) {
            add(&mut sum, longer, SURNAME);
        }
        let best = (0..sum.len()).max_by_key(|&kind| (sum.get(kind), std::cmp::Reverse(kind)));
        name.kind = best.and_then(|kind| NameKind::ALL.get(kind).copied()).unwrap_or(name.kind);
        if name.kind == NameKind::Person {
            name.words = without_title(document, name.words);
        }
    }
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
    let open = document.word(second.start).gap.any(Gap::OPEN) && document.word(second.end).gap.any(Gap::CLOSE);
    if !open || first.end != second.start {
        return None;
    }
    let is_short = |words: Range| {
        let word = document.word(words.start);
        words.len() == 1 && (word.shape == Shape::Capitals || document.ends_with(words.start, "."))
    };
    if is_short(second) && first.len() > 1 {
        Some((at, next))
    } else if is_short(first) && second.len() > 1 {
        Some((next, at))
    } else {
        None
    }
}

/// A person's name without the titles at its start.
fn without_title(document: &Document, name: Range) -> Range {
    let is_title = |at: &usize| document.word(*at).is(TITLE) && !document.word(*at).is(GIVEN_NAME);
    let titles = (name.start..name.last()).take(LONGEST_TITLE).take_while(is_title).count();
    Range::new(name.start.saturating_add(titles), name.end)
}

/// The scores with their mean taken off, within bounds, so that no name decides alone.
fn margins(scores: &PerClass) -> PerClass {
    let mean = scores.iter().sum::<i32>() / scores.len().max(1) as i32;
    scores.map(|score| (score - mean).clamp(-500, 500))
}

fn add(sum: &mut PerClass, other: &PerClass, share: i32) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.saturating_add(other.saturating_mul(share) / 100));
}
