//! What each name in an article can mean, and how likely each meaning is.

use super::candidates::Candidate;
use super::evidence::{self, Surroundings};
use super::meaning::{Beside, Meaning, Rivals};
use super::numbers::{self, Numbers, Scores, numbers};
use super::traits::{Traits, Weights};
use super::witnesses::Witnesses;
use crate::gazetteer::{Data, PlaceKind, Row};
use crate::scoring::{Trees, table, trees};
use once_cell::sync::Lazy;

/// What the names in an article can mean.
#[derive(Debug)]
pub(crate) struct Senses<'d> {
    /// The names, in the order of their first mentions.
    senses: Vec<Sense>,
    /// The meanings of all names; those of one name are adjacent.
    meanings: Vec<Meaning<'d>>,
    /// The index in `senses` for each candidate.
    numbers: Vec<usize>,
}

/// A name in an article with all its mentions. One name means one place in an article, unless a container beside one of
/// its mentions says otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    /// Whether the gazetteer has no other place with this name.
    pub only: bool,
    /// Whether the article's other names changed which meaning is the most likely.
    pub moved: bool,
    /// The index in the list of meanings of the first that it can have; at most [`MOST_MEANINGS`] follow, most likely
    /// first by the evidence before the other names count.
    first: usize,
    count: usize,
}

/// At most this many meanings of a name are kept, which drops only the least likely meanings of the commonest names.
const MOST_MEANINGS: usize = 24;
/// A meaning this many logits below the most likely one, before the article's other names count, is dropped. In the
/// labelled articles a bound of five loses no correct meaning, and one of four loses a few.
pub(crate) const HOPELESS: f32 = 6.0;
/// A meaning this many logits below the most likely one, when the other names have counted, is not ranked by numbers.
const UNLIKELY: f32 = 4.0;
/// A bound that drops nothing.
pub(crate) const NO_BOUND: f32 = f32::INFINITY;
/// At most this many meanings of a name are scored. No name in the world table has more.
const MOST_JUDGED: usize = 1024;

fn local() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::read(table::PLACE_LOCAL));
    &WEIGHTS
}

fn trees() -> &'static Trees {
    static TREES: Lazy<Trees> = Lazy::new(|| Trees::read(trees::PLACE_RANKING));
    &TREES
}

pub(crate) fn ranking() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::read(table::PLACE_RANKING));
    &WEIGHTS
}

/// The names of the candidates with their possible meanings, scored by class, population and the words beside them. A
/// meaning more than `bound` logits below the most likely one is dropped.
pub(crate) fn gather<'d>(
    data: &'d Data,
    candidates: &[Candidate<'d>],
    surroundings: &[Surroundings<'_, 'd>],
    bound: f32,
) -> Senses<'d> {
    let mut found = Senses::of(candidates);
    for (&number, beside) in found.numbers.iter().zip(surroundings).filter(|(_, beside)| !beside.is_empty()) {
        let Some(sense) = found.senses.get(number) else { continue };
        for meaning in sense.of_mut(&mut found.meanings) {
            meaning.beside.join(beside.of_meaning(meaning.named.row));
        }
    }
    for sense in found.senses.iter_mut().filter(|sense| sense.count > 1) {
        let rivals = Rivals::of(sense.of(&found.meanings));
        let seats = seats(sense.of(&found.meanings));
        for meaning in sense.of_mut(&mut found.meanings) {
            // "Kabul, Kandahar and Herat" are cities of divisions of their names
            let row = meaning.named.row;
            meaning.beside.listed &= row.kind == PlaceKind::Country || !seats.contains(&row.in_division());
            meaning.own = evidence::own(data, meaning, &rivals);
        }
        sense.judge(&mut found.meanings, bound, |meaning| local().score(meaning.own));
    }
    found
}

/// The countries and divisions of the cities among the meanings of a name that neighbours in a list are compared with.
fn seats(meanings: &[Meaning<'_>]) -> Vec<(u16, u32)> {
    if !meanings.iter().any(|meaning| meaning.beside.listed) {
        return Vec::new();
    }
    let cities = meanings.iter().map(|meaning| meaning.named.row).filter(|row| row.kind == PlaceKind::City);
    cities.map(|row| row.in_division()).collect()
}

impl<'d> Senses<'d> {
    /// The senses of the candidates, with all their meanings.
    fn of(candidates: &[Candidate<'d>]) -> Senses<'d> {
        let names = candidates.iter().map(|candidate| candidate.name.saturating_add(1)).max().unwrap_or(0);
        // the index of the sense of each name
        let mut known = vec![usize::MAX; names];
        let count = candidates.len();
        let (senses, meanings) = (Vec::with_capacity(count), Vec::with_capacity(count.saturating_mul(8)));
        let mut found = Senses { senses, meanings, numbers: Vec::with_capacity(count) };
        for candidate in candidates {
            let Some(number) = known.get_mut(candidate.name) else { continue };
            if *number == usize::MAX {
                *number = found.senses.len();
                found.push(candidate);
            }
            found.numbers.push(*number);
        }
        found
    }

    fn push(&mut self, candidate: &Candidate<'d>) {
        let first = self.meanings.len();
        let named = candidate.meanings.named().filter(|named| candidate.can_mean(named));
        self.meanings.extend(named.take(MOST_JUDGED).map(|named| Meaning {
            named,
            beside: Beside::default(),
            own: Traits::default(),
            around: Traits::default(),
            numbers: Numbers::default(),
            score: 0.0,
            probability: 0.0,
        }));
        let count = self.meanings.len().saturating_sub(first);
        let only = count < 2;
        self.meanings.iter_mut().skip(first).filter(|_| only).for_each(|meaning| meaning.probability = 1.0);
        self.senses.push(Sense { only, moved: false, first, count });
    }

    /// The number of senses.
    pub(super) fn len(&self) -> usize {
        self.senses.len()
    }

    /// The meanings of each sense.
    pub(super) fn all(&self) -> impl Iterator<Item = &[Meaning<'d>]> {
        self.senses.iter().map(|sense| sense.of(&self.meanings))
    }

    /// Scores the meanings of each name again, and drops those more than `bound` below the first.
    fn judge(&mut self, bound: f32, score: impl Fn(&Meaning<'d>) -> f32) {
        for sense in self.senses.iter_mut().filter(|sense| sense.count > 1) {
            let before = sense.likeliest(&self.meanings);
            sense.judge(&mut self.meanings, bound, &score);
            sense.moved |= sense.likeliest(&self.meanings) != before;
        }
    }

    /// The sense of the candidate with this index, with its meanings, most likely first.
    pub(crate) fn of_candidate(&self, number: usize) -> Option<(Sense, &[Meaning<'d>])> {
        let sense = self.senses.get(*self.numbers.get(number)?)?;
        Some((*sense, sense.of(&self.meanings)))
    }

    /// The meanings of each sense, with the indices of its candidates.
    #[cfg(feature = "fit")]
    pub(crate) fn with_mentions(&self) -> impl Iterator<Item = (&[Meaning<'d>], impl Iterator<Item = usize>)> {
        self.senses.iter().enumerate().map(|(number, sense)| {
            let mentions = self.numbers.iter().enumerate().filter(move |(_, sense)| **sense == number);
            (sense.of(&self.meanings), mentions.map(|(candidate, _)| candidate))
        })
    }
}

impl Sense {
    /// The meanings of this sense, in the list of all.
    fn of<'m, 'd>(&self, all: &'m [Meaning<'d>]) -> &'m [Meaning<'d>] {
        all.get(self.first..self.first.saturating_add(self.count)).unwrap_or_default()
    }

    fn of_mut<'m, 'd>(&self, all: &'m mut [Meaning<'d>]) -> &'m mut [Meaning<'d>] {
        all.get_mut(self.first..self.first.saturating_add(self.count)).unwrap_or_default()
    }

    /// The number of the place that it most likely means.
    fn likeliest(&self, all: &[Meaning<'_>]) -> Option<u32> {
        self.of(all).first().map(|meaning| meaning.named.place)
    }

    /// Scores the meanings in logits and sorts them, most likely first; drops those more than `bound` below the first.
    fn judge<'d>(&mut self, all: &mut [Meaning<'d>], bound: f32, score: impl Fn(&Meaning<'d>) -> f32) {
        let meanings = self.of_mut(all);
        let mut top = f32::NEG_INFINITY;
        for meaning in meanings.iter_mut() {
            meaning.score = score(meaning) + f32::from(meaning.named.row.priority);
            top = top.max(meaning.score);
        }
        meanings.sort_by(|a, b| b.score.total_cmp(&a.score));
        let hopeful = |meaning: &&Meaning<'_>| meaning.score > top - bound;
        self.count = meanings.iter().take(MOST_MEANINGS).take_while(hopeful).count();
        let meanings = self.of_mut(all);
        let mut total = 0.0;
        for meaning in meanings.iter_mut() {
            meaning.probability = (meaning.score - top).exp();
            total += meaning.probability;
        }
        meanings.iter_mut().for_each(|meaning| meaning.probability /= total);
    }
}

/// The weight of a place in the publisher's country, in logits: as much as the name of the country in the article. No
/// labelled corpus says where its articles were published, so the value is set by hand.
const HOME: f32 = 2.0;

/// Scores the meanings again, by what the other names in the article are likely to mean: first by traits, then, with the
/// other names as likely as that makes them, by trees over numbers. `home` is the publisher's country.
pub(crate) fn weigh(data: &Data, found: &mut Senses<'_>, home: Option<&str>) {
    let at_home = |row: &Row| home.is_some_and(|home| data.country(row).split(',').any(|country| country == home));
    look_around(found);
    let home = |meaning: &Meaning<'_>| if at_home(meaning.named.row) { HOME } else { 0.0 };
    found.judge(UNLIKELY, |meaning| ranking().score(meaning.own.or(meaning.around)) + home(meaning));
    count(found);
    found.judge(NO_BOUND, |meaning| {
        numbers::score_of_traits(&meaning.numbers) + trees().score(&meaning.numbers) + home(meaning)
    });
}

/// Sets the traits of each meaning that come from the other names.
pub(crate) fn look_around(found: &mut Senses<'_>) {
    let witnesses = Witnesses::of(found);
    let Senses { senses, meanings, .. } = found;
    for (number, sense) in senses.iter().enumerate().filter(|(_, sense)| sense.count > 1) {
        for meaning in sense.of_mut(meanings) {
            let mut around = witnesses.around(number, meaning.named.row);
            witnesses.measure(number, meaning.named.row, &mut around);
            meaning.around = evidence::around(meaning.named.row.kind, &around);
        }
    }
}

/// Sets the numbers of each meaning.
fn count(found: &mut Senses<'_>) {
    let witnesses = Witnesses::of(found);
    let Senses { senses, meanings, .. } = found;
    let scores = |meaning: &Meaning<'_>| Scores {
        all: ranking().score(meaning.own.or(meaning.around)),
        own: local().score(meaning.own),
    };
    for (number, sense) in senses.iter().enumerate().filter(|(_, sense)| sense.count > 1) {
        let best = Scores::best(sense.of(meanings).iter().map(scores));
        for meaning in sense.of_mut(meanings) {
            meaning.numbers = numbers(meaning, number, &witnesses, scores(meaning), best, sense.count);
        }
    }
}
