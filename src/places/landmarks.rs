//! Landmarks: the likely places of an article, for which the nearby meanings of other names are found.

use super::meaning::Degrees;
use crate::gazetteer::Point;

/// Points that are evidence for places near them, in blocks of eight: most points are far from most places, which is
/// tested for a block at once, without a branch for each.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    blocks: Vec<Block>,
    count: usize,
}

const LANES: usize = 8;

#[derive(Clone, Copy, Debug)]
struct Block {
    lat: [f32; LANES],
    lon: [f32; LANES],
    weight: [f32; LANES],
    sense: [u32; LANES],
}

/// A distance that is not a number never counts as short.
const NOWHERE: Block =
    Block { lat: [f32::NAN; LANES], lon: [f32::NAN; LANES], weight: [0.0; LANES], sense: [0; LANES] };

impl Landmarks {
    pub(super) fn with_capacity(count: usize) -> Landmarks {
        Landmarks { blocks: Vec::with_capacity(count.div_ceil(LANES)), count: 0 }
    }

    /// Adds a point that a name may mean. `sense` is the index of the name.
    pub(super) fn push(&mut self, sense: usize, weight: f32, point: Point) {
        let lane = self.count % LANES;
        if lane == 0 {
            self.blocks.push(NOWHERE);
        }
        self.count = self.count.saturating_add(1);
        let Some(Block { lat, lon, weight: weights, sense: senses }) = self.blocks.last_mut() else { return };
        let places = (lat.get_mut(lane), lon.get_mut(lane), weights.get_mut(lane), senses.get_mut(lane));
        if let (Some(lat), Some(lon), Some(place), Some(number)) = places {
            (*lat, *lon) = Degrees::lat_lon(point);
            (*place, *number) = (weight, sense as u32);
        }
    }

    /// Calls a function with the points of other names that are nearer than a bound, which is the square of a distance
    /// in degrees: the weight of each, and the square of its distance.
    #[inline]
    pub(super) fn near(&self, sense: usize, here: Degrees, square: f32, mut then: impl FnMut(f32, f32)) {
        for block in &self.blocks {
            let mut near = block.near(sense as u32, here, square);
            while near != 0 {
                let lane = near.trailing_zeros() as usize;
                if let (Some(&lat), Some(&lon), Some(&weight)) =
                    (block.lat.get(lane), block.lon.get(lane), block.weight.get(lane))
                {
                    then(weight, here.square(lat, lon));
                }
                near &= near.saturating_sub(1);
            }
        }
    }
}

impl Block {
    /// One bit for each of the points that is near and belongs to another name.
    #[inline]
    fn near(&self, sense: u32, here: Degrees, square: f32) -> u32 {
        let lanes = self.lat.iter().zip(&self.lon).zip(&self.sense).enumerate();
        lanes.fold(0, |near, (lane, ((&lat, &lon), &other))| {
            near | u32::from((here.square(lat, lon) < square) & (other != sense)) << lane
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_points_of_other_senses_are_shown() {
        let point = |lat: i32, lon: i32| Point { lat: lat * 1_000_000, lon: lon * 1_000_000 };
        let here = Degrees::of(point(0, 179));
        for count in 0..=2 * LANES + 1 {
            let mut landmarks = Landmarks::with_capacity(count);
            for number in 0..count {
                // across the date line, here, or a degree further north each
                landmarks.push(
                    number % 3,
                    number as f32,
                    point(number as i32 % 5, if number % 2 == 0 { -180 } else { 179 }),
                );
            }
            let mut found = Vec::new();
            landmarks.near(1, here, 4.5, |weight, square| found.push((weight, square)));
            let expected: Vec<(f32, f32)> = (0..count)
                .filter(|number| number % 3 != 1)
                .map(|number| (number as f32, ((number % 5).pow(2) + (number + 1) % 2) as f32))
                .filter(|&(_, square)| square < 4.5)
                .collect();
            assert_eq!(found, expected, "{count}");
        }
    }
}
