//! Landmarks: the likely places of an article, for which the nearby meanings of other names are found.

use super::meaning::Degrees;
use crate::gazetteer::Point;

/// Points that are evidence for places near them.
#[derive(Debug, Default)]
pub(super) struct Landmarks(Vec<Landmark>);

#[derive(Clone, Copy, Debug)]
struct Landmark {
    lat: f32,
    lon: f32,
    weight: f32,
    sense: usize,
}

impl Landmarks {
    pub(super) fn with_capacity(count: usize) -> Landmarks {
        Landmarks(Vec::with_capacity(count))
    }

    /// Adds a point that a name may mean. `sense` is the index of the name.
    pub(super) fn push(&mut self, sense: usize, weight: f32, point: Point) {
        let (lat, lon) = Degrees::lat_lon(point);
        self.0.push(Landmark { lat, lon, weight, sense });
    }

    /// Calls a function with the points of other names that are nearer than a bound, which is the square of a distance
    /// in degrees: the weight of each, and the square of its distance.
    #[inline]
    pub(super) fn near(&self, sense: usize, here: Degrees, square: f32, mut then: impl FnMut(f32, f32)) {
        for landmark in &self.0 {
            let distance = here.square(landmark.lat, landmark.lon);
            if distance < square && landmark.sense != sense {
                then(landmark.weight, distance);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_points_of_other_senses_are_shown() {
        let point = |lat: i32, lon: i32| Point { lat: lat * 1_000_000, lon: lon * 1_000_000 };
        let here = Degrees::of(point(0, 179));
        for count in 0..=17 {
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
