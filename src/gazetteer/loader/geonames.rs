//! The files of GeoNames: their columns are documented in its `readme.txt`.

use std::io::BufRead;

use super::{Loaded, Loader, all_or_nothing};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::{ABBREVIATED, FORMER, GazetteerBuilder, PlaceKind};

/// What stands for a language in `alternateNamesV2.txt` where the name is none: links, codes of posts, airports and
/// other lists, transcriptions.
const NO_LANGUAGES: &[&str] = &["faac", "iata", "icao", "link", "phon", "piny", "post", "tcid", "unlc", "wkdt"];

impl Loader<'_> {
    /// Reads a dump of 19 columns: `allCountries.txt`, `XX.txt`, `cities500.txt` to `cities15000.txt`,
    /// `no-country.txt`. Where [`Loader::admin1_codes`] was read before, divisions have their names, else their codes.
    ///
    /// # Errors
    ///
    /// For a wrong number of columns, an id, point or population that is none, a name that cannot be found, an id that
    /// the builder has, bytes that are not UTF-8, a reader that fails.
    pub fn geonames(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            self.lines(reader, |loader, row| {
                row.has(19, 19)?;
                let (class, code, country) = (row.field(6), row.field(7), row.field(8));
                let population = row.population(14)?;
                let id = row.number(0, "id")?;
                let name = row.name(1, &mut document)?;
                let point = row.point(4, 5)?;
                if !loader.takes(class, code, country, population) {
                    return Ok(false);
                }
                row.new_id(id, 0, &mut ids, builder.len())?;
                let feature = format!("{class}.{code}");
                let kind = PlaceKind::of_feature(&feature);
                let place = builder.place(id, name, kind);
                place.feature(feature.trim_end_matches('.')).country(country).population(population);
                if kind != PlaceKind::Country && !matches!(row.field(10), "" | "00") {
                    let key = format!("{country}.{}", row.field(10));
                    place.admin1(loader.divisions.get(&key).map_or(row.field(10), String::as_str));
                }
                if let Some((lat, lon)) = point {
                    place.at(lat, lon);
                }
                let others = if loader.alternates { row.field(3) } else { "" };
                for other in std::iter::once(row.field(2)).chain(others.split(',')) {
                    // a name in another script may hold nothing but marks
                    if other != name && row.checked_name(other, 3, &mut document).is_ok() {
                        place.alias(other);
                    }
                }
                Ok(true)
            })
        })
    }

    /// Reads `admin1CodesASCII.txt`: the names of the divisions for [`Loader::geonames`], and the divisions as places
    /// without a point where the builder does not have them.
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn admin1_codes(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut names = Vec::new();
        let loaded = self.divisions(reader, builder, PlaceKind::Admin1, |code, name| {
            names.push((code.to_owned(), name.to_owned()));
        })?;
        self.divisions.extend(names);
        Ok(loaded)
    }

    /// Reads `admin2Codes.txt`: the second-order divisions as places without a point where the builder does not have
    /// them.
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn admin2_codes(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        self.divisions(reader, builder, PlaceKind::Admin2, |_, _| {})
    }

    /// Rows of `CC.code`, name, plain name, id.
    fn divisions(
        &mut self,
        reader: impl BufRead,
        builder: &mut GazetteerBuilder,
        kind: PlaceKind,
        mut named: impl FnMut(&str, &str),
    ) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        let (feature, class) = if kind == PlaceKind::Admin1 { ("A.ADM1", "ADM1") } else { ("A.ADM2", "ADM2") };
        all_or_nothing(builder, |builder| {
            self.lines(reader, |loader, row| {
                row.has(4, 4)?;
                let (code, name) = (row.field(0), row.name(1, &mut document)?);
                let Some((country, own)) = code.split_once('.') else {
                    return Err(row.error(ErrorKind::Format, 0, format!("{code:?} is no code of a division")));
                };
                let id = row.number(3, "id")?;
                named(code, name);
                if !loader.takes("A", class, country, 0) || ids.contains_key(&id) {
                    return Ok(false);
                }
                ids.insert(id, builder.len());
                let outer = code.get(..country.len() + 1 + own.find('.').unwrap_or(own.len())).unwrap_or(code);
                let division = if kind == PlaceKind::Admin1 {
                    Some(name)
                } else {
                    loader.divisions.get(outer).map(String::as_str)
                };
                let place = builder.place(id, name, kind);
                place.feature(feature).country(country).admin1(division.unwrap_or_default());
                if row.field(2) != name && row.checked_name(row.field(2), 2, &mut document).is_ok() {
                    place.alias(row.field(2));
                }
                Ok(true)
            })
        })
    }

    /// Reads `countryInfo.txt`: the countries as places without a point where the builder does not have them.
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn country_info(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            self.lines(reader, |loader, row| {
                row.has(17, 19)?;
                let (code, name) = (row.field(0), row.name(4, &mut document)?);
                let population = row.population(7)?;
                let id = row.number(16, "id")?;
                if !loader.takes("A", "PCLI", code, population) || ids.contains_key(&id) {
                    return Ok(false);
                }
                ids.insert(id, builder.len());
                builder.place(id, name, PlaceKind::Country).feature("A.PCLI").country(code).population(population);
                Ok(true)
            })
        })
    }

    /// Reads `hierarchy.txt`, pairs of parent and child ids: a place without a country or division takes that of its
    /// parent, where the builder has both.
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn hierarchy(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let ids = builder.ids();
        let mut pairs = Vec::new();
        let loaded = self.lines(reader, |_, row| {
            row.has(2, 3)?;
            let (parent, child): (u32, u32) = (row.number(0, "id")?, row.number(1, "id")?);
            let pair = ids.get(&parent).zip(ids.get(&child));
            pairs.extend(pair);
            Ok(pair.is_some())
        })?;
        for (&parent, &child) in pairs {
            let Some((country, admin1)) = builder.places.get(parent).map(|it| (it.country.clone(), it.admin1.clone()))
            else {
                continue;
            };
            if let Some(place) = builder.places.get_mut(child).filter(|place| place.kind != PlaceKind::Country) {
                if place.country.is_empty() {
                    place.country = country;
                }
                if place.admin1.is_empty() && place.kind != PlaceKind::Admin1 {
                    place.admin1 = admin1;
                }
            }
        }
        Ok(loaded)
    }

    /// Reads `alternateNamesV2.txt`: other names of the places that the builder has, in the languages chosen.
    /// Historic and colloquial ones become former names, `abbr` abbreviations; links and codes are left out.
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn alternate_names(&mut self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let ids = builder.ids();
        let mut document = Document::default();
        let mut names = Vec::new();
        let loaded = self.lines(reader, |loader, row| {
            row.has(4, 10)?;
            let id: u32 = row.number(1, "id")?;
            let language = row.field(2);
            let taken = match &loader.languages {
                Some(languages) => languages.contains(language),
                None => matches!(language, "" | "en" | "abbr"),
            };
            let Some(&place) = ids.get(&id).filter(|_| taken && !NO_LANGUAGES.contains(&language)) else {
                return Ok(false);
            };
            let name = row.name(3, &mut document)?;
            let flags = match (language, row.field(6), row.field(7)) {
                (_, "1", _) | (_, _, "1") => FORMER,
                ("abbr", ..) => ABBREVIATED,
                _ => 0,
            };
            names.push((place, name.to_owned(), flags));
            Ok(true)
        })?;
        for (place, name, flags) in names {
            if let Some(place) = builder.places.get_mut(place) {
                place.names.push((name, flags));
            }
        }
        Ok(loaded)
    }
}
