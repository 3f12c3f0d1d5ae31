//! What each name of an article can mean, and how likely each meaning is among the others.

use super::evidence::{self, Surroundings};
use super::landmarks::Landmarks;
use super::meaning::{Around, Beside, Degrees, Meaning, Rivals};
use super::recognise::Candidate;
use super::traits::{Traits, Weights};
use crate::gazetteer::{Data, Meanings, PlaceKind, Row};
use crate::scoring::table;
use once_cell::sync::Lazy;

/// What the names of an article can mean.
#[derive(Debug)]
pub(crate) struct Senses<'d> {
    /// In the order of their first mentions.
    senses: Vec<Sense>,
    /// The meanings of all, those of one side by side.
    meanings: Vec<Meaning<'d>>,
    /// For each candidate the number of its sense.
    numbers: Vec<usize>,
}

/// A name of the article with all its mentions: one name means one place in an article, unless a container beside one
/// of its mentions says otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    /// Whether the gazetteer has no second place of the name.
    pub only: bool,
    /// Whether the likeliest meaning is another than before the article's other names were heard.
    pub moved: bool,
    /// Where in the list of meanings those that it can have stand, at most [`MOST_MEANINGS`], the likeliest at the time of
    /// reading first.
    first: usize,
    count: usize,
}

/// Meanings beyond are the least likely ones of the commonest names.
const MOST_MEANINGS: usize = 24;
/// A meaning that is behind the likeliest by so many logits before the article's other names are heard is left out. In the
/// labelled articles a bound of five loses no right meaning, one of four a few.
pub(crate) const HOPELESS: f32 = 6.0;
/// Leaves nothing out.
pub(crate) const NO_BOUND: f32 = f32::INFINITY;
/// So many meanings of a name are judged at all. The world table has no name of more.
const MOST_JUDGED: usize = 1024;
/// So many names of an article speak for the meanings of others, the first ones: the cost stays linear in the text.
const MOST_WITNESSES: usize = 48;
/// Kilometres of a degree.
const DEGREE: f32 = 111.2;

fn local() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::read(table::PLACE_LOCAL));
    &WEIGHTS
}

pub(crate) fn ranking() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::read(table::PLACE_RANKING));
    &WEIGHTS
}

/// The names of the candidates with what they can mean, judged by class, size and what stands beside them. `bound` tells how
/// many logits a meaning may be behind.
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
    /// Those of the candidates, with all their meanings.
    fn of(candidates: &[Candidate<'d>]) -> Senses<'d> {
        let names = candidates.iter().map(|candidate| candidate.name.saturating_add(1)).max().unwrap_or(0);
        // the number of the sense of each name
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

    /// The sense of the candidate of this number, with its meanings, the likeliest first.
    pub(crate) fn of_candidate(&self, number: usize) -> Option<(Sense, &[Meaning<'d>])> {
        let sense = self.senses.get(*self.numbers.get(number)?)?;
        Some((*sense, sense.of(&self.meanings)))
    }

    /// The meanings of each sense, with the numbers of its candidates.
    #[cfg(feature = "fit")]
    pub(crate) fn with_mentions(&self) -> impl Iterator<Item = (&[Meaning<'d>], impl Iterator<Item = usize>)> {
        self.senses.iter().enumerate().map(|(number, sense)| {
            let mentions = self.numbers.iter().enumerate().filter(move |(_, sense)| **sense == number);
            (sense.of(&self.meanings), mentions.map(|(candidate, _)| candidate))
        })
    }
}

impl Sense {
    /// Its meanings among those of all.
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

    /// Scores the meanings, in logits, and sorts them, the likeliest first; leaves out those that are behind by `bound`.
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

/// What speaks for a place in the publisher's country, in logits: as much as the name of the country in the article. No
/// labelled corpus tells where its articles were published, so that it is set by hand.
const HOME: f32 = 2.0;

/// Judges the meanings again, by what the other names of the article are likely to mean. Once: what a second round
/// learned from the first was worth as much as it cost. `home` is the publisher's country.
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

/// A likely meaning of some name, as it speaks for others.
#[derive(Clone, Copy)]
struct Witness {
    sense: usize,
    weight: f32,
    kind: PlaceKind,
    country: u16,
    division: u32,
}

/// Counts for each meaning what the other names speak for.
pub(crate) fn look_around(found: &mut Senses<'_>) {
    let Senses { senses, meanings, .. } = found;
    let expected = senses.len().saturating_mul(4);
    // small enough for their distance to tell something
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
    // those of one country side by side, so that a meaning hears no others
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
    /// Counts a witness from the country of a place.
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

    /// Counts a landmark within three hundred kilometres, by the square of its distance in degrees.
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

/// The square of three hundred kilometres, in square degrees.
const FAR: f32 = 9.0 * DEGREE_SQUARES;
/// The square of a hundred kilometres, in square degrees.
const DEGREE_SQUARES: f32 = (100.0 / DEGREE) * (100.0 / DEGREE);
