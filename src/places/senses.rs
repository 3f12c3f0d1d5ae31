//! What each name of an article can mean, and how likely each meaning is among the others.

use super::evidence::{self, Surroundings};
use super::landmarks::Landmarks;
use super::meaning::{Around, Beside, Degrees, Meaning, Rivals};
use super::recognise::Candidate;
use super::traits::{Traits, Weights};
use super::weights::{LOCAL, RANKING};
use crate::gazetteer::{Data, NamedPlace, PlaceKind, Row};
use crate::hash::KeyMap;
use once_cell::sync::Lazy;

/// A name of the article with all its mentions: one name means one place in an article, unless a container beside one
/// of its mentions says otherwise.
#[derive(Debug)]
pub(crate) struct Sense<'d> {
    /// Whether the gazetteer has no second place of the name.
    pub only: bool,
    /// What it can mean, at most [`MOST_MEANINGS`], the likeliest at the time of reading first.
    pub meanings: Vec<Meaning<'d>>,
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
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::new(LOCAL));
    &WEIGHTS
}

pub(super) fn ranking() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| Weights::new(RANKING));
    &WEIGHTS
}

/// The names of the candidates with what they can mean, judged by class, size and what stands beside them, and for each
/// candidate the number of its name. `bound` tells how many logits a meaning may be behind.
pub(crate) fn gather<'d>(
    data: &'d Data,
    candidates: &[Candidate<'d>],
    surroundings: &[Surroundings<'_, 'd>],
    bound: f32,
) -> (Vec<Sense<'d>>, Vec<usize>) {
    let mut senses: Vec<Sense<'d>> = Vec::with_capacity(candidates.len());
    let mut numbers = Vec::with_capacity(candidates.len());
    let mut known: KeyMap<u32, usize> = KeyMap::with_capacity_and_hasher(candidates.len(), Default::default());
    for (candidate, beside) in candidates.iter().zip(surroundings) {
        let sense = *known.entry(candidate.key).or_insert_with(|| {
            let only = candidate.meanings.len() < 2;
            senses.push(Sense { only, meanings: meanings(candidate) });
            senses.len() - 1
        });
        numbers.push(sense);
        let Some(sense) = senses.get_mut(sense).filter(|_| !beside.is_empty()) else { continue };
        for meaning in &mut sense.meanings {
            meaning.beside.join(beside.of_meaning(meaning.named.row));
        }
    }
    for sense in senses.iter_mut().filter(|sense| sense.meanings.len() > 1) {
        let rivals = Rivals::of(&sense.meanings);
        for meaning in &mut sense.meanings {
            meaning.own = evidence::own(data, meaning, &rivals);
        }
        sense.judge(bound, |meaning| local().score(meaning.own));
    }
    (senses, numbers)
}

fn meanings<'d>(candidate: &Candidate<'d>) -> Vec<Meaning<'d>> {
    let only = if candidate.meanings.len() == 1 { 1.0 } else { 0.0 };
    let meaning = |named: NamedPlace<'d>| Meaning {
        named,
        beside: Beside::default(),
        own: Traits::default(),
        around: Traits::default(),
        score: 0.0,
        probability: only,
    };
    candidate.meanings.named().take(MOST_JUDGED).map(meaning).collect()
}

impl Sense<'_> {
    /// Scores the meanings, in logits, and sorts them, the likeliest first; leaves out those that are behind by `bound`.
    fn judge(&mut self, bound: f32, score: impl Fn(&Meaning<'_>) -> f32) {
        let mut top = f32::NEG_INFINITY;
        for meaning in &mut self.meanings {
            meaning.score = score(meaning) + f32::from(meaning.named.row.priority);
            top = top.max(meaning.score);
        }
        self.meanings.retain(|meaning| meaning.score > top - bound);
        self.meanings.sort_by(|a, b| b.score.total_cmp(&a.score));
        self.meanings.truncate(MOST_MEANINGS);
        let mut total = 0.0;
        for meaning in &mut self.meanings {
            meaning.probability = (meaning.score - top).exp();
            total += meaning.probability;
        }
        self.meanings.iter_mut().for_each(|meaning| meaning.probability /= total);
    }
}

/// What speaks for a place in the publisher's country, in logits: as much as the name of the country in the article. No
/// labelled corpus tells where its articles were published, so that it is set by hand.
const HOME: f32 = 2.0;

/// Judges the meanings again, by what the other names of the article are likely to mean. Once: what a second round
/// learned from the first was worth as much as it cost. `home` is the publisher's country.
pub(crate) fn weigh(data: &Data, senses: &mut [Sense<'_>], home: Option<&str>) {
    let at_home = |row: &Row| home.is_some_and(|home| data.country(row).split(',').any(|country| country == home));
    look_around(senses);
    for sense in senses.iter_mut().filter(|sense| sense.meanings.len() > 1) {
        sense.judge(NO_BOUND, |meaning| {
            let home = if at_home(meaning.named.row) { HOME } else { 0.0 };
            ranking().score(meaning.own.or(meaning.around)) + home
        });
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
pub(crate) fn look_around(senses: &mut [Sense<'_>]) {
    let expected = senses.len() * 2;
    // small enough for their distance to tell something
    let mut landmarks = Landmarks::with_capacity(expected);
    let mut witnesses = Vec::with_capacity(expected);
    for (sense, it) in senses.iter().enumerate().take(MOST_WITNESSES) {
        for meaning in it.meanings.iter().filter(|meaning| meaning.probability > 0.02) {
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
    for (number, sense) in senses.iter_mut().enumerate().filter(|(_, sense)| sense.meanings.len() > 1) {
        for meaning in &mut sense.meanings {
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
