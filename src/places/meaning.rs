//! A place that a name can mean, and what is known for and against it.

use super::traits::Traits;
use crate::gazetteer::{NamedPlace, PlaceKind, Point};

/// A place that a name can mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning<'d> {
    pub named: NamedPlace<'d>,
    /// What stands beside one of the mentions, or several.
    pub beside: Beside,
    /// What is said of it by itself and by what stands beside it; nothing of an only meaning.
    pub own: Traits,
    /// What the article's other names say of it.
    pub around: Traits,
    /// In logits, to be compared with its rivals only.
    pub score: f32,
    /// Among the rivals, from 0 to 1.
    pub probability: f32,
}

/// What stands beside a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside {
    /// Its country or division stands behind a comma.
    pub container: bool,
    /// A country or division that is not its own stands behind a comma.
    pub other_container: bool,
    /// A place inside it stands before a comma.
    pub part: bool,
    /// A generic word asks for its kind.
    pub head: bool,
    /// A generic word asks for another kind.
    pub other_head: bool,
}

impl Beside {
    /// Whether something beside it speaks for it.
    pub(crate) fn speaks(self) -> bool {
        self.container || self.part || self.head
    }

    pub(crate) fn join(&mut self, other: Beside) {
        self.container |= other.container;
        self.other_container |= other.other_container;
        self.part |= other.part;
        self.head |= other.head;
        self.other_head |= other.other_head;
    }
}

/// How many other names of the article are likely to be somewhere, as the sum of their probabilities.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// In its country, and the share of all that is.
    pub country: f32,
    pub country_share: f32,
    /// In its first-order division.
    pub division: f32,
    pub division_share: f32,
    /// Its country or division itself is named.
    pub country_named: f32,
    pub division_named: f32,
    /// Within 30, 100 and 300 kilometres.
    pub near: f32,
    pub nearby: f32,
    pub far: f32,
}

/// A point in degrees, with the cosine of its latitude.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Degrees {
    lat: f32,
    lon: f32,
    cosine: f32,
}

/// What the meanings of a name are compared by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rivals {
    /// The largest population of a city.
    pub largest: u32,
    /// Whether one is a country or a first-order division.
    pub has_country: bool,
    pub has_division: bool,
    pub has_city: bool,
}

impl Rivals {
    pub(crate) fn of(meanings: &[Meaning<'_>]) -> Rivals {
        let has = |kind| meanings.iter().any(|meaning| meaning.named.row.kind == kind);
        let cities = meanings.iter().filter(|meaning| meaning.named.row.kind == PlaceKind::City);
        Rivals {
            largest: cities.map(|meaning| meaning.named.row.population).max().unwrap_or(0),
            has_country: has(PlaceKind::Country),
            has_division: has(PlaceKind::Admin1),
            has_city: has(PlaceKind::City),
        }
    }
}

impl Degrees {
    pub(crate) fn of(point: Point) -> Degrees {
        let (lat, lon) = Degrees::lat_lon(point);
        Degrees { lat, lon, cosine: lat.to_radians().cos() }
    }

    /// Degrees north and east.
    pub(crate) fn lat_lon(point: Point) -> (f32, f32) {
        (point.lat as f32 / 1e6, point.lon as f32 / 1e6)
    }

    /// The square of the distance to another point, in degrees of a great circle. Good to a few in a hundred up to 300
    /// kilometres.
    #[inline(always)]
    pub(crate) fn square(self, lat: f32, lon: f32) -> f32 {
        let north = self.lat - lat;
        let east = (self.lon - lon).abs();
        let east = if east > 180.0 { 360.0 - east } else { east } * self.cosine;
        north * north + east * east
    }
}
