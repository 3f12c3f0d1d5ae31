//! What each name in an article can mean, and how likely each meaning is.

use super::candidates::Candidate;
use super::evidence::{self, Surroundings};
use super::landmarks::Landmarks;
use super::meaning::{Around, Beside, Degrees, Meaning, Rivals};
use super::traits::{Traits, Weights};
use crate::gazetteer::{Data, Meanings, PlaceKind, Row};
use crate::scoring::table;
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
/// A bound that drops nothing.
pub(crate) const NO_BOUND: f32 = f32::INFINITY;
/// At most this many meanings of a name are scored. No name in the world table has more.
const MOST_JUDGED: usize = 1024;
/// At most this many names in an article, the first ones, are evidence for the meanings of others, so that the cost is
/// linear in the text.
const MOST_WITNESSES: usize = 48;
/// The length of a degree, in kilometres.
const DEGREE: f32 = 111.2;

fn local() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::read(table::PLACE_LOCAL));
    &WEIGHTS
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
        for meaning in sense.of_mut(&mut found.meanings) {
            meaning.own = evidence::own(data, meaning, &rivals);
        }
        sense.judge(&mut found.meanings, bound, |meaning| local().score(meaning.own));
    }
    found
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
                found.push(candidate.meanings);
            }
            found.numbers.push(*number);
        }
        found
    }

    fn push(&mut self, meanings: Meanings<'d>) {
        let (first, only) = (self.meanings.len(), meanings.len() < 2);
        let probability = if only { 1.0 } else { 0.0 };
        self.meanings.extend(meanings.named().take(MOST_JUDGED).map(|named| Meaning {
            named,
            beside: Beside::default(),
            own: Traits::default(),
            around: Traits::default(),
            score: 0.0,
            probability,
        }));
        self.senses.push(Sense { only, moved: false, first, count: self.meanings.len().saturating_sub(first) });
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

/// Scores the meanings again, by what the other names in the article are likely to mean. There is one round: in a
/// second, the gain did not pay for the time. `home` is the publisher's country.
pub(crate) fn weigh(data: &Data, found: &mut Senses<'_>, home: Option<&str>) {
    let at_home = |row: &Row| home.is_some_and(|home| data.country(row).split(',').any(|country| country == home));
    look_around(found);
    for sense in found.senses.iter_mut().filter(|sense| sense.count > 1) {
        let before = sense.likeliest(&found.meanings);
        sense.judge(&mut found.meanings, NO_BOUND, |meaning| {
            let home = if at_home(meaning.named.row) { HOME } else { 0.0 };
            ranking().score(meaning.own.or(meaning.around)) + home
        });
        sense.moved = sense.likeliest(&found.meanings) != before;
    }
}

/// A likely meaning of a name, as evidence for the meanings of others.
#[derive(Clone, Copy)]
struct Witness {
    sense: usize,
    weight: f32,
    kind: PlaceKind,
    country: u16,
    division: u32,
}

/// Counts, for each meaning, the other names that support it.
pub(crate) fn look_around(found: &mut Senses<'_>) {
    let Senses { senses, meanings, .. } = found;
    let expected = senses.len().saturating_mul(4);
    // small enough for distances to it to be evidence
    let mut landmarks = Landmarks::with_capacity(expected);
    let mut witnesses = Vec::with_capacity(expected);
    for (sense, it) in senses.iter().enumerate().take(MOST_WITNESSES) {
        for meaning in it.of(meanings).iter().filter(|meaning| meaning.probability > 0.02) {
            let &Row { kind, country, division, point, .. } = meaning.named.row;
            let weight = meaning.probability;
            witnesses.push(Witness { sense, weight, kind, country, division });
            let small = matches!(kind, PlaceKind::City | PlaceKind::Admin2 | PlaceKind::Other);
            if let Some(point) = point.filter(|_| small) {
                landmarks.push(sense, weight, point);
            }
        }
    }
    // sorted by country, so that a meaning is compared only with those of its own
    witnesses.sort_by_key(|witness| witness.country);
    let total = senses.len().clamp(2, MOST_WITNESSES) as f32 - 1.0;
    for (number, sense) in senses.iter().enumerate().filter(|(_, sense)| sense.count > 1) {
        for meaning in sense.of_mut(meanings) {
            let mut around = Around::default();
            let country = meaning.named.row.country;
            let first = witnesses.partition_point(|witness| witness.country < country);
            let others = witnesses.iter().skip(first).take_while(|witness| witness.country == country && country != 0);
            others
                .filter(|witness| witness.sense != number)
                .for_each(|witness| around.hear(witness, meaning.named.row));
            if let Some(here) = meaning.named.row.point.map(Degrees::of) {
                landmarks.near(number, here, FAR, |weight, square| around.measure(weight, square));
            }
            around.country_share = around.country / total;
            around.division_share = around.division / total;
            meaning.around = evidence::around(meaning.named.row.kind, &around);
        }
    }
}

impl Around {
    /// Counts a name that is likely to be in the country of a place.
    #[inline]
    fn hear(&mut self, witness: &Witness, row: &Row) {
        self.country += witness.weight;
        if witness.kind == PlaceKind::Country {
            self.country_named += witness.weight;
        } else if witness.division == row.division && row.division != 0 {
            self.division += witness.weight;
            if witness.kind == PlaceKind::Admin1 {
                self.division_named += witness.weight;
            }
        }
    }

    /// Counts a landmark within 300 kilometres, by the square of its distance in degrees.
    #[inline]
    fn measure(&mut self, weight: f32, square: f32) {
        self.far += weight;
        if square < DEGREE_SQUARES {
            self.nearby += weight;
            if square < 0.09 * DEGREE_SQUARES {
                self.near += weight;
            }
        }
    }
}

/// The square of 300 kilometres, in square degrees.
const FAR: f32 = 9.0 * DEGREE_SQUARES;
/// The square of 100 kilometres, in square degrees.
const DEGREE_SQUARES: f32 = (100.0 / DEGREE) * (100.0 / DEGREE);
