//! A place that a name can mean, with the evidence for and against it.

use super::numbers::Numbers;
use super::traits::Traits;
use crate::gazetteer::{NamedPlace, PlaceKind, Point};

/// A place that a name can mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning<'d> {
    pub named: NamedPlace<'d>,
    /// What is beside at least one of the mentions.
    pub beside: Beside,
    /// The evidence from the name and the words beside it; empty for the only meaning of a name.
    pub own: Traits,
    /// The evidence from the other names in the article.
    pub around: Traits,
    /// The numbers by which it is ranked; all 0 for the only meaning of a name.
    pub numbers: Numbers,
    /// The score in logits, comparable only with its rivals.
    pub score: f32,
    /// The probability among the rivals, from 0 to 1.
    pub probability: f32,
}

/// What is beside a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside {
    /// Its country or division comes after a comma.
    pub container: bool,
    /// Another country or division than its own comes after a comma.
    pub other_container: bool,
    /// A place inside it comes before a comma.
    pub part: bool,
    /// A generic word requires its kind.
    pub head: bool,
    /// A generic word requires another kind.
    pub other_head: bool,
    /// It is a country or a division, and a neighbour in a list can be one too.
    pub listed: bool,
}

impl Beside {
    /// Whether something beside the mention supports this meaning.
    pub(crate) fn speaks(self) -> bool {
        self.container || self.part || self.head
    }

    pub(crate) fn join(&mut self, other: Beside) {
        self.container |= other.container;
        self.other_container |= other.other_container;
        self.part |= other.part;
        self.head |= other.head;
        self.other_head |= other.other_head;
        self.listed |= other.listed;
    }
}

/// The number of other names in the article that are likely to be in some area, as the sum of their probabilities.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// In its country, and that number as a share of all names.
    pub country: f32,
    pub country_share: f32,
    /// In its first-order division.
    pub division: f32,
    pub division_share: f32,
    /// The number of names that mean its country or division.
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

/// What the meanings of a name are compared with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rivals {
    /// The largest population of a city among the meanings.
    pub largest: u32,
    /// Whether one of the meanings is a country or a first-order division.
    pub has_country: bool,
    pub has_division: bool,
    pub has_city: bool,
    /// The number of the country of the division; 0 if there is none.
    pub division_of: u16,
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
            division_of: meanings
                .iter()
                .find(|meaning| meaning.named.row.kind == PlaceKind::Admin1)
                .map_or(0, |meaning| meaning.named.row.country),
        }
    }
}

impl Degrees {
    pub(crate) fn of(point: Point) -> Degrees {
        let (lat, lon) = Degrees::lat_lon(point);
        Degrees { lat, lon, cosine: lat.to_radians().cos() }
    }

    /// The latitude and longitude, in degrees north and east.
    pub(crate) fn lat_lon(point: Point) -> (f32, f32) {
        (point.lat as f32 / 1e6, point.lon as f32 / 1e6)
    }

    /// The square of the distance to another point, in degrees of a great circle. The error is a few percent up to 300
    /// kilometres.
    #[inline(always)]
    pub(crate) fn square(self, lat: f32, lon: f32) -> f32 {
        let north = self.lat - lat;
        let east = (self.lon - lon).abs();
        let east = if east > 180.0 { 360.0 - east } else { east } * self.cosine;
        north * north + east * east
    }
}
