//! A place, as a caller sees it.

use crate::enums::named_enum;

use std::borrow::Cow;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

named_enum! {
    /// The kind of a place.
    #[derive(Default)]
    pub enum PlaceKind in "gazetteer", "place kind" {
        /// A country or territory.
        Country = "country",
        /// A first-order division: state, province.
        Admin1 = "admin1",
        /// A second-order division: county, district.
        Admin2 = "admin2",
        /// A city, town or village.
        City = "city",
        /// A continent or an area without a government: "Middle East".
        Region = "region",
        /// A sea, lake or river.
        Water = "water",
        /// A mountain, a range, a valley, an island.
        Mountain = "mountain",
        /// Anything else.
        #[default]
        Other = "other",
    }
}

impl PlaceKind {
    /// The kind of a number in a saved gazetteer, which is its place in the list of all.
    pub(crate) fn from_number(number: u8) -> Option<PlaceKind> {
        PlaceKind::ALL.get(usize::from(number)).copied()
    }

    pub(crate) fn number(self) -> u8 {
        let known = if self == PlaceKind::Unrecognized { PlaceKind::Other } else { self };
        known as u8
    }

    /// Returns the kind of a GeoNames feature class and code, `P.PPLC`, or class alone, `P`; `Other` for what is neither an area, a settlement,
    /// water nor land form.
    ///
    /// ```
    /// use reportedly::gazetteer::PlaceKind;
    ///
    /// assert_eq!(PlaceKind::of_feature("A.ADM1"), PlaceKind::Admin1);
    /// assert_eq!(PlaceKind::of_feature("H.STM"), PlaceKind::Water);
    /// ```
    pub fn of_feature(feature: &str) -> PlaceKind {
        match feature.split_once('.').unwrap_or((feature, "")) {
            ("A", code) if code.starts_with("PCL") || code == "TERR" => PlaceKind::Country,
            ("A", "ADM1" | "ADM1H") => PlaceKind::Admin1,
            ("A", _) => PlaceKind::Admin2,
            ("P", _) => PlaceKind::City,
            ("L", _) => PlaceKind::Region,
            ("H", _) => PlaceKind::Water,
            ("T", _) => PlaceKind::Mountain,
            _ => PlaceKind::Other,
        }
    }
}

/// A place of a gazetteer. Its texts are borrowed from an embedded table, and owned where it is of another gazetteer.
///
/// For an example see [`Gazetteer::get`](crate::Gazetteer::get).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The GeoNames id where there is one; those that the world table adds start at 4,000,000,000, and those of the readers for
    /// places without an id at 3,000,000,001.
    pub id: u32,
    /// The main name, without the generic word that the mention does not need.
    pub name: Cow<'static, str>,
    /// The kind of place.
    pub kind: PlaceKind,
    /// The GeoNames feature class and code, `P.PPLC`; absent where not known.
    #[serde(default)]
    pub feature: Option<Cow<'static, str>>,
    /// ISO 3166-1 alpha-2 codes, with commas between several; absent for seas and continents.
    pub country: Option<Cow<'static, str>>,
    /// The name of the first-order division; absent for countries and where not known.
    pub admin1: Option<Cow<'static, str>>,
    /// Degrees north; absent where not known. To a millionth; in the world table to a hundredth, about one kilometre.
    pub lat: Option<f64>,
    /// Degrees east; absent where not known.
    pub lon: Option<f64>,
    /// The population, in people; absent where not known. For the divisions of the world table it is the sum of their cities.
    #[serde(default)]
    pub population: Option<u64>,
    /// The [key](crate::gazetteer::PlaceBuilder::key) that your own list gives it. In JSON `key` and `data` are there only where
    /// a place has one of them.
    #[serde(default)]
    pub key: Option<Cow<'static, str>>,
    /// The [text](crate::gazetteer::PlaceBuilder::data) that your own list has beside it.
    #[serde(default)]
    pub data: Option<Cow<'static, str>>,
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // a format without names of fields counts on all of them
        let own = self.key.is_some() || self.data.is_some() || !serializer.is_human_readable();
        let mut fields = serializer.serialize_struct("Place", if own { 11 } else { 9 })?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("name", &self.name)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("feature", &self.feature)?;
        fields.serialize_field("country", &self.country)?;
        fields.serialize_field("admin1", &self.admin1)?;
        fields.serialize_field("lat", &self.lat)?;
        fields.serialize_field("lon", &self.lon)?;
        fields.serialize_field("population", &self.population)?;
        if own {
            fields.serialize_field("key", &self.key)?;
            fields.serialize_field("data", &self.data)?;
        }
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_keep_their_numbers() {
        for (number, kind) in (0..).zip(PlaceKind::ALL.iter().copied()) {
            assert_eq!((kind.number(), PlaceKind::from_number(number)), (number, Some(kind)));
        }
        assert_eq!(PlaceKind::from_number(8), None);
    }
}
