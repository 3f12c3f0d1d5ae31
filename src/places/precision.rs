//! How coarse the coordinates of a mention are.

use crate::enums::named_enum;
use crate::gazetteer::{Place, PlaceKind};

named_enum! {
    /// How coarse the coordinates of a place mention are: the size of the area that its point stands for.
    pub enum PlacePrecision in "places", "place precision" {
        /// A country, or an area that is in no single country: "Europe", "the Red Sea".
        Country = "country",
        /// A division of a country, or a region, a river or a mountain range inside one.
        Region = "region",
        /// A city, a town or a village.
        Town = "town",
        /// A street, a building, a park.
        Site = "site",
    }
}

impl PlacePrecision {
    /// The precision of the point of a place; `None` where it has none.
    pub(super) fn of(place: &Place) -> Option<PlacePrecision> {
        place.lat?;
        let in_one_country = place.country.as_deref().is_some_and(|code| !code.contains(','));
        Some(match place.kind {
            PlaceKind::Country => PlacePrecision::Country,
            PlaceKind::Admin1 | PlaceKind::Admin2 => PlacePrecision::Region,
            PlaceKind::City => PlacePrecision::Town,
            PlaceKind::Region | PlaceKind::Water | PlaceKind::Mountain if in_one_country => PlacePrecision::Region,
            PlaceKind::Region | PlaceKind::Water | PlaceKind::Mountain => PlacePrecision::Country,
            PlaceKind::Other | PlaceKind::Unrecognized => PlacePrecision::Site,
        })
    }
}
