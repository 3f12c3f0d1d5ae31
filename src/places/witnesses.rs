//! The likely meanings of the names in an article, as evidence for the meanings of others.

use super::landmarks::Landmarks;
use super::meaning::{Around, Degrees};
use super::senses::Senses;
use crate::gazetteer::{PlaceKind, Row};

/// The likely meanings of the first names of an article.
#[derive(Debug)]
pub(super) struct Witnesses {
    /// Sorted by country, so that a meaning is compared only with those of its own.
    list: Vec<Witness>,
    /// Those small enough for distances to them to be evidence.
    landmarks: Landmarks,
    /// The number of other names, at least 1.
    others: f32,
}

/// A likely meaning of a name.
#[derive(Clone, Copy, Debug)]
struct Witness {
    /// The index of the name.
    sense: usize,
    /// The probability of the meaning.
    weight: f32,
    kind: PlaceKind,
    country: u16,
    division: u32,
}

/// At most this many names in an article, the first ones, are evidence for the meanings of others, so that the cost is
/// linear in the text.
const MOST_WITNESSES: usize = 48;
/// Meanings less likely than this are no evidence.
const LEAST_LIKELY: f32 = 0.02;
/// The length of a degree, in kilometres.
const DEGREE: f32 = 111.2;
/// The squares of 30, 100 and 300 kilometres, in square degrees.
const NEAR: f32 = squared(30.0);
const NEARBY: f32 = squared(100.0);
const FAR: f32 = squared(300.0);
/// The squares of the distances at which a name counts half, 20, 80 and 300 kilometres.
const HALF: [f32; 3] = [squared(20.0), squared(80.0), FAR];

/// The square of a distance in kilometres, in square degrees.
const fn squared(km: f32) -> f32 {
    (km / DEGREE) * (km / DEGREE)
}

impl Witnesses {
    /// The meanings of these names, each as likely as it is now.
    pub(super) fn of(found: &Senses<'_>) -> Witnesses {
        let expected = found.len().saturating_mul(4);
        let mut list = Vec::with_capacity(expected);
        let mut landmarks = Landmarks::with_capacity(expected);
        for (sense, meanings) in found.all().enumerate().take(MOST_WITNESSES) {
            for meaning in meanings.iter().filter(|meaning| meaning.probability > LEAST_LIKELY) {
                let &Row { kind, country, division, point, .. } = meaning.named.row;
                let weight = meaning.probability;
                list.push(Witness { sense, weight, kind, country, division });
                let small = matches!(kind, PlaceKind::City | PlaceKind::Admin2 | PlaceKind::Other);
                if let Some(point) = point.filter(|_| small) {
                    landmarks.push(sense, weight, point);
                }
            }
        }
        list.sort_by_key(|witness| witness.country);
        Witnesses { list, landmarks, others: found.len().clamp(2, MOST_WITNESSES) as f32 - 1.0 }
    }

    /// Counts the other names in the country and the division of a place. `sense` is the index of its own name.
    pub(super) fn around(&self, sense: usize, row: &Row) -> Around {
        let mut around = Around::default();
        let first = self.list.partition_point(|witness| witness.country < row.country);
        let others =
            self.list.iter().skip(first).take_while(|witness| witness.country == row.country && row.country != 0);
        for witness in others.filter(|witness| witness.sense != sense) {
            around.country += witness.weight;
            if witness.kind == PlaceKind::Country {
                around.country_named += witness.weight;
            } else if witness.division == row.division && row.division != 0 {
                around.division += witness.weight;
                if witness.kind == PlaceKind::Admin1 {
                    around.division_named += witness.weight;
                }
            }
        }
        around.country_share = around.country / self.others;
        around.division_share = around.division / self.others;
        around
    }

    /// Counts the other names within 30, 100 and 300 kilometres of a place.
    pub(super) fn measure(&self, sense: usize, row: &Row, around: &mut Around) {
        let Some(here) = row.point.map(Degrees::of) else { return };
        self.landmarks.near(sense, here, FAR, |weight, square| {
            around.far += weight;
            if square < NEARBY {
                around.nearby += weight;
                if square < NEAR {
                    around.near += weight;
                }
            }
        });
    }

    /// The share of the other names that are places of the same kind.
    pub(super) fn alike(&self, sense: usize, kind: PlaceKind) -> f32 {
        let alike = self.list.iter().filter(|witness| witness.kind == kind && witness.sense != sense);
        alike.map(|witness| witness.weight).sum::<f32>() / self.others
    }

    /// Counts the other names by their distances to a place: one at 20, 80 or 300 kilometres counts half, one further
    /// away less.
    pub(super) fn nearness(&self, sense: usize, row: &Row) -> [f32; 3] {
        let mut near = [0.0; 3];
        let Some(here) = row.point.map(Degrees::of) else { return near };
        self.landmarks.near(sense, here, f32::INFINITY, |weight, square| {
            near.iter_mut().zip(HALF).for_each(|(near, half)| *near += weight * half / (half + square));
        });
        near
    }
}
